"""A bit of a page -> the words in it that are hard, and the pictures in it that are wrong."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response

from api.deps import StoreDep
from api.errors import BadRequest
from api.pages.checker import TAKE_BACK, Typed, keep, take_back
from api.pages.checking_at import IN_SESSION, At, Entering, Looking, at_it
from api.pages.checking_show import KindRoute, go, show
from api.pages.checking_steps import sections_shown
from easyread.review import checker_words as words
from easyread.review.panel import Answered
from easyread.review.store.panels import NotHere

router = APIRouter(include_in_schema=False, route_class=KindRoute)
BIT = f"{IN_SESSION}/{{name}}"


@router.get(f"{BIT}/hard")
def hard(name: str, request: Request, at: Looking) -> Response:
    """Ask what is hard: a word, or a picture."""
    return _show(request, "hard", at, name)


@router.get(f"{BIT}/word")
def which_words(name: str, request: Request, at: Looking) -> Response:
    """The words of the bit, each of them to be pressed."""
    return _show(request, "words", at, name)


@router.post(f"{BIT}/word")
def keep_words(
    name: str,
    store: StoreDep,
    at: Entering,
    word: Annotated[list[str] | None, Form()] = None,
) -> Response:
    """Keep the words that were pressed; one that is not pressed any more is taken back."""
    rows = {row.casefold() for row in at.bit(name)["rows"]}
    before = {_value(one): one["id"] for one in at.said if one["question"] == "word"}
    pressed = {value.casefold(): value for value in word or ()}
    here = at.address(at.step(name))
    try:
        for folded, value in pressed.items():
            row, _, said = value.partition("|")
            if folded not in before:
                keep(store, at, "word", "word", row=row, said=said)
        for folded, answer_id in before.items():
            if not at.helps and folded not in pressed and folded.partition("|")[0] in rows:
                take_back(store, at, answer_id)
    except (Answered, NotHere):
        return go(f"{here}/word")  # it was said in another window: look at it as it is now
    return go(f"{here}/hard")


@router.get(f"{BIT}/picture")
def which_picture(name: str, request: Request, at: Looking) -> Response:
    """The pictures of the bit, to choose one."""
    return _show(request, "pictures", at, name)


@router.get(f"{BIT}/picture/{{row}}")
def what_is_wrong(name: str, row: str, request: Request, at: Looking, other: str = "") -> Response:
    """One picture, and what can be wrong with it; with ``other``, a box for own words."""
    return _picture(request, at, name, row, other=bool(other))


@router.post(f"{BIT}/picture/{{row}}")
def keep_picture(
    name: str,
    row: str,
    request: Request,
    store: StoreDep,
    at: Entering,
    value: Typed = "",
    own_words: Typed = "",
    replaces: Typed = "",
) -> Response:
    """Keep what is wrong with a picture."""
    try:
        if value == TAKE_BACK:
            take_back(store, at, replaces)
        else:
            keep(store, at, "picture", value, replaces, row, own_words)
    except (Answered, NotHere):
        now = at_it(store, at.caller, at.session, at.checker)
        return _picture(request, now, name, row, problem=(words.SAID_BEFORE,))
    except BadRequest:
        problem = (words.TOO_LONG, words.TOO_LONG_HOW)
        return _picture(request, at, name, row, True, problem, own_words)
    return go(f"{at.address(at.step(name))}/hard")


def _picture(
    request: Request,
    at: At,
    name: str,
    row: str,
    other: bool = False,
    problem: tuple[str, ...] = (),
    draft: str = "",
) -> Response:
    rows = [r for s in sections_shown(at.pages, at.bit(name)["rows"]) for r in s["rows"]]
    shown = next((r for r in rows if r["key"] == row and r["picture"]), None)
    if shown is None:
        raise NotHere("There is no such picture.", "Look at the list of pages.")
    about = {"own": at.own("picture", row), "other": other, "problem": problem, "draft": draft}
    return _show(request, "picture", at, name, 422 if problem else 200, row=shown, **about)


def _show(
    request: Request, template: str, at: At, name: str, status: int = 200, **more: Any
) -> Response:
    bit, step = at.bit(name), at.step(name)
    sections = sections_shown(at.pages, bit["rows"])
    mine = [one for one in at.said if one["row"] in bit["rows"]]
    hard_words = [one["words"] for one in mine if one["question"] == "word"]
    back = f"{at.address(step)}/picture" if template == "picture" else at.address(step)
    told: dict[str, Any] = {
        "at": at,
        "bit": bit,
        "sections": sections,
        "has_pictures": any(r["picture"] for s in sections for r in s["rows"]),
        "hard_words": hard_words,
        "pressed": {_value(one) for one in mine if one["question"] == "word"},
        "wrong": {one["row"] for one in mine if one["question"] == "picture"},
        "base": at.address(step),
        "back": back,
        "next": at.after(step),
        **more,
    }
    return show(request, template, at.caller, status, **told)


def _value(one: dict[str, Any]) -> str:
    """A hard word as its box on the page is named, without regard to capitals."""
    return f"{one['row']}|{one['words']}".casefold()
