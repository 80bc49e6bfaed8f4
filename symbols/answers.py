"""What a checker can answer -> our own drawing of it.

The drawings tell of the page, as a way that one walks: flat, with a stone, with steep steps. None is
a face, a tick or a mark out of ten: they must not look like a score, and no answer is the good one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from symbols.glyphs import outline

_PEN = 'stroke="#000" stroke-linejoin="round" stroke-linecap="round"'
_INK = f'{_PEN} stroke-width="2"'
_CLOTHES, _OTHER, _STONE, _WAY = "#3f7cac", "#c27b2c", "#a3a3a3", "#e3d9c6"
_RED = "#c9211b"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is seen, in words, and the drawing."""

    alt: str
    draw: Callable[[], str]


def easy() -> str:
    """Somebody who walks on a flat way with nothing on it."""
    return _way("M3 58 h66 v9 h-66 z") + _walker(34, 58)


def some() -> str:
    """Somebody who walks on a way with one stone on it."""
    stone = f'<path d="M45 58 l3 -11 9 -5 8 6 3 10 z" fill="{_STONE}" {_INK}/>'
    return _way("M3 58 h66 v9 h-66 z") + stone + _walker(22, 58)


def hard() -> str:
    """Somebody who stands before high, steep steps."""
    steps = "M3 58 h28 v-15 h12 v-15 h12 v-15 h14 v54 h-66 z"
    return _way(steps) + _walker(16, 58)


def unsure() -> str:
    """A question mark between two arrows that point away from each other."""
    arrows = "".join(
        f'<path d="M{x} 30 h{8 * d} v-7 l{10 * d} 13 {-10 * d} 13 v-7 h{-8 * d} z"'
        f' fill="{fill}" {_INK}/>'
        for x, d, fill in ((20, -1, _CLOTHES), (52, 1, _OTHER))
    )
    return arrows + outline("?", 36, 56, 42, 30)


def skip() -> str:
    """An arrow that jumps over one page to the next."""
    pages = "".join(_page(x, 36, 20, 28) for x in (26, 50))
    return (
        pages + f'<path d="M8 62 C8 10 44 6 56 24" fill="none" stroke="{_CLOTHES}" '
        'stroke-width="6" stroke-linecap="round"/>'
        f'<path d="M64 17 l-2 17 -15 -7 z" fill="{_CLOTHES}" stroke="{_CLOTHES}" '
        'stroke-width="2" stroke-linejoin="round"/>'
    )


def yes() -> str:
    """A page that goes to a person."""
    return _page(3, 22, 24, 34) + _arrow(28, 39, 13) + _bust(55, 20, 12, _CLOTHES)


def change() -> str:
    """A pencil that writes on a page."""
    return _page(6, 5, 44, 62) + (
        f'<path d="M34 60 l3 -12 22 -28 9 7 -22 28 z" fill="#f1b31c" {_INK}/>'
        f'<path d="M34 60 l3 -12 9 7 z" fill="#fff" {_INK}/>'
        '<path d="M34 60 l1 -4 3 2 z" fill="#000"/>'
        f'<path d="M55 25 l9 7" {_INK}/>'
    )


def no() -> str:
    """A page, and the road sign for no entry."""
    return _page(5, 5, 44, 62) + (
        f'<circle cx="49" cy="49" r="20" fill="{_RED}" stroke="#fff" stroke-width="2"/>'
        '<rect x="36" y="45" width="26" height="8" rx="1" fill="#fff"/>'
    )


def unsaid() -> str:
    """A person, and a speech bubble with nothing in it."""
    return _bust(22, 31, 12, _CLOTHES) + _bubble(28, 3, 40, 22)


def talk() -> str:
    """Two people who talk with each other."""
    return (
        _bust(19, 33, 11, _CLOTHES)
        + _bust(53, 33, 11, _OTHER, light=True)
        + _bubble(3, 3, 31, 19, told=True)
        + _bubble(38, 3, 31, 19, told=True, left=True)
    )


def not_said() -> str:
    """A page with nothing on it."""
    return f'<rect x="14" y="4" width="44" height="64" rx="1.5" fill="#fff" {_INK}/>'


def stop() -> str:
    """The stop sign of the road."""
    eight = "M22 3 h28 l19 19 v28 l-19 19 h-28 l-19 -19 v-28 z"
    return f'<path d="{eight}" fill="{_RED}" {_INK}/>' + outline("STOP", 36, 43.5, 16, 52, "#fff")


def pause() -> str:
    """A cup with a hot drink."""
    steam = "".join(
        f'<path d="M{x} 22 q-5 -5 0 -9 q5 -4 0 -9" fill="none" {_PEN} stroke-width="2.4"/>'
        for x in (22, 32, 42)
    )
    return (
        steam + f'<path d="M52 34 h6 a8 8 0 0 1 0 17 h-8" fill="none" {_PEN} stroke-width="4"/>'
        f'<path d="M12 28 h42 v16 a16 16 0 0 1 -16 16 h-10 a16 16 0 0 1 -16 -16 z"'
        f' fill="#fff" {_INK}/>'
        f'<path d="M14.5 33 h37" stroke="{_OTHER}" stroke-width="4"/>'
        f'<path d="M6 66 h54" {_PEN} stroke-width="4"/>'
    )


ANSWERS: dict[str, Answer] = {
    "easy": Answer("A person walks on a flat path", easy),
    "some": Answer("A person on a path with one stone", some),
    "hard": Answer("A person in front of steep steps", hard),
    "unsure": Answer("A question mark and arrows", unsure),
    "skip": Answer("An arrow jumps over a page", skip),
    "yes": Answer("A page goes to a person", yes),
    "change": Answer("A pencil writes on a page", change),
    "no": Answer("A page and a no entry sign", no),
    "unsaid": Answer("A person with an empty speech bubble", unsaid),
    "talk": Answer("People talk with each other", talk),
    "not_said": Answer("An empty page", not_said),
    "stop": Answer("A stop sign", stop),
    "break": Answer("A cup with a hot drink", pause),
}


def _way(outline_of_way: str) -> str:
    return f'<path d="{outline_of_way}" fill="{_WAY}" {_INK}/>'


def _walker(x: float, foot: float) -> str:
    """A person who walks to the right, as on a road sign: a body, and no face."""
    limb = f'fill="none" stroke="{_CLOTHES}" stroke-linecap="round" stroke-linejoin="round"'
    return (
        f'<circle cx="{x + 1}" cy="{foot - 45}" r="6" fill="{_CLOTHES}"/>'
        f'<path d="M{x} {foot - 34} v15" {limb} stroke-width="9"/>'
        f'<path d="M{x} {foot - 18} l6 8 1 8 M{x} {foot - 18} l-4 9 -6 6" {limb} stroke-width="5"/>'
        f'<path d="M{x + 1} {foot - 34} l6 8 6 1 M{x - 1} {foot - 34} l-6 8 -1 6" {limb}'
        ' stroke-width="4"/>'
    )


def _bust(x: float, top: float, r: float, clothes: str, light: bool = False) -> str:
    """A person from the chest up: a head with hair, and shoulders; no face."""
    skin = "#debb90" if light else "#a57939"
    neck = top + 2 * r
    return (
        f'<path d="M{x - 1.25 * r:.2f} {neck + 1.3 * r:.2f} v{-0.2 * r:.2f} q0 {-0.95 * r:.2f} '
        f"{1.25 * r:.2f} {-0.95 * r:.2f} q{1.25 * r:.2f} 0 {1.25 * r:.2f} {0.95 * r:.2f} "
        f'v{0.2 * r:.2f} z" fill="{clothes}" {_INK}/>'
        f'<circle cx="{x}" cy="{top + r}" r="{0.92 * r:.2f}" fill="{skin}" {_INK}/>'
        f'<path d="M{x - 0.92 * r:.2f} {top + r} a{0.92 * r:.2f} {0.92 * r:.2f} 0 0 1 '
        f'{1.84 * r:.2f} 0 q{-0.9 * r:.2f} {-0.55 * r:.2f} {-1.84 * r:.2f} 0 z" fill="#3b2a1e" {_INK}/>'
    )


def _page(x: float, y: float, wide: float, high: float) -> str:
    """A page with a picture and lines."""
    lines = "".join(
        f'<path d="M{x + 0.2 * wide:.1f} {y + share * high:.1f} h{0.6 * wide:.1f}" {_PEN}'
        ' stroke-width="1.8"/>'
        for share in (0.5, 0.65, 0.8)
    )
    return (
        f'<rect x="{x}" y="{y}" width="{wide}" height="{high}" rx="1.5" fill="#fff" {_INK}/>'
        f'<rect x="{x + 0.2 * wide:.1f}" y="{y + 0.13 * high:.1f}" width="{0.35 * wide:.1f}" '
        f'height="{0.22 * high:.1f}" fill="#92d3f5" {_PEN} stroke-width="1.2"/>{lines}'
    )


def _arrow(x: float, y: float, wide: float) -> str:
    head = x + wide - 7
    return (
        f'<path d="M{x} {y} H{head}" stroke="#000" stroke-width="4"/>'
        f'<path d="M{head} {y - 6} L{x + wide} {y} L{head} {y + 6} z" fill="#000"/>'
    )


def _bubble(
    x: float, y: float, wide: float, high: float, told: bool = False, left: bool = False
) -> str:
    """A speech bubble; its tail points down, to whoever speaks."""
    right, foot = x + wide, y + high
    tail = right - 14 if left else x + 7
    lines = "".join(
        f'<path d="M{x + 5} {y + share * high:.1f} h{wide - 10}" {_PEN} stroke-width="1.8"/>'
        for share in ((0.36, 0.66) if told else ())
    )
    return (
        f'<path d="M{x + 5} {y} H{right - 5} q5 0 5 5 V{foot - 5} q0 5 -5 5 H{tail + 8} l-7 7 '
        f'l-1 -7 H{x + 5} q-5 0 -5 -5 V{y + 5} q0 -5 5 -5 z" fill="#fff" {_INK}/>{lines}'
    )
