"""``/checking``: a checker's screens, one thing a page. What may be said is decided in ``/v1/checking``."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response
from pydantic import ValidationError

from api.deps import Caller, StoreDep
from api.errors import BadRequest, status_of
from api.pages.checking_at import IN_SESSION, At, Enter, Entering, Look, Looking, at_it
from api.pages.checking_show import KindRoute, base_of, go, message, show
from api.pages.checking_steps import Step, sections_shown
from api.pages.checking_talk import tell
from api.routes import checking
from easyread.errors import EasyReadError
from easyread.review import checker_words as words
from easyread.review.panel import SAT, Answered, BadAnswer
from easyread.review.store import Store
from easyread.review.store.panels import NotHere

router = APIRouter(include_in_schema=False, route_class=KindRoute)
Typed = Annotated[str, Form()]
TAKE_BACK = "take-back"


@router.get("/checking")
def my_pages(request: Request, store: StoreDep, caller: Look, kept: str = "") -> Response:
    """The pages that wait, and those that are finished."""
    cards = [_card(one, caller) for one in checking.my_sessions(store, caller)]
    return show(request, "mine", caller, cards=cards, kept=bool(kept))


@router.get("/checking/{other}")
def no_page(other: str) -> Response:
    """What was left by a press, or was never there: go to the list of pages."""
    return go("/checking")


@router.get(IN_SESSION)
def front(
    session: str, checker: str, request: Request, store: StoreDep, caller: Look, late: str = ""
) -> Response:
    """What is said before a session; later, where it stands."""
    about = checking.my_session(session, store, caller, checker)
    base, state = base_of(session, checker), about["state"]
    if about["open"] and state == "agreed":
        return go(at_it(store, caller, session, checker).go_on())
    place = {"session": session, "checker": checker, "name": about["checker"]}
    told: dict[str, Any] = {
        "at": {**place, "helps": caller.user_id != checker, "base": base},
        "back": "/checking",
        "links": [("/checking", words.GO_TO_MINE)],
        "no_stop": True,
    }
    if about["open"] and state == "asked":
        return show(request, "before", caller, about=about, **told)
    late_says = [words.TOO_LATE] if late else []
    if not about["open"]:
        if state in SAT and not about["may_be_named"]:
            told["links"].insert(0, (f"{base}/because-of-you", words.BECAUSE_OF_YOU))
        return message(request, caller, words.STATES["closed"], *late_says, words.THANKS, **told)
    if state == "done":
        told["links"].insert(0, (f"{base}/start", words.LOOK_BACK))
        return message(request, caller, words.STATES["done"], *late_says, words.THANKS, **told)
    heading = words.HAVE_STOPPED if state == "stopped" else words.SAID_NO
    says = [*late_says, words.STILL_PAID]
    if caller.user_id == checker:
        again = words.COME_BACK if state == "stopped" else words.AGREE
        says += [] if state == "stopped" else [words.CAN_SAY_YES]
        told["forms"] = [(f"{base}/say", "say", "come_back", again)]
    else:
        says.append(words.ONLY_THEM.format(name=about["checker"]))
    return message(request, caller, heading, *says, **told)


@router.post(f"{IN_SESSION}/say")
def say(session: str, checker: str, store: StoreDep, caller: Enter, say: Typed = "") -> Response:
    """Agree, refuse, stop, or come back. What was said already is not said twice."""
    checking.say(session, _said(say), store, caller, checker)
    return go(base_of(session, checker))


@router.get(f"{IN_SESSION}/because-of-you")
def because_of_you(
    session: str, checker: str, request: Request, store: StoreDep, caller: Look
) -> Response:
    """What changed because of those who checked."""
    told = checking.because_of_you(session, request, store, caller, checker)
    # The same words may stand in two places of a page: they are told once.
    rows = list({(r["before"], r["after"], r["says"]): r for r in told["rows"]}.values())
    about = {
        "title": told["title"],
        "changed": [row for row in rows if row["says"] != words.SAME_YET],
        "same": [row for row in rows if row["says"] == words.SAME_YET],
        "back": base_of(session, checker),
    }
    return show(request, "because", caller, **about)


@router.get(f"{IN_SESSION}/{{name}}")
def screen(name: str, request: Request, at: Looking) -> Response:
    """One screen of a session."""
    return _show(request, at, at.step(name))


@router.post(f"{IN_SESSION}/{{name}}")
def answer(
    name: str,
    request: Request,
    store: StoreDep,
    at: Entering,
    value: Typed = "",
    own_words: Typed = "",
    replaces: Typed = "",
    then: Typed = "",
) -> Response:
    """Keep what was answered on one screen, and go on.

    ``then`` is where a page with a box for words is left to: what was written is kept first.
    """
    step = at.step(name)
    if then == "talk":
        # A wish to talk is no answer: the words go along and come back, and are not kept.
        return tell(request, store, at, at.address(step), own_words)
    if then == "show":
        return _show(request, at, step, draft=own_words)
    try:
        if step.kind == "name":
            checking.be_named(at.session, _named(value), store, at.caller)
        elif value == TAKE_BACK:
            take_back(store, at, replaces)
            return go(at.address(step))
        elif not then or own_words.strip():
            # A button that leaves has no answer of its own: what was written is the answer.
            keep(store, at, step.question, "said" if then else value, replaces, said=own_words)
    except (Answered, BadAnswer, BadRequest, NotHere) as error:
        now = at_it(store, at.caller, at.session, at.checker)
        return _show(request, now, step, error, own_words)
    if then == "stop":
        return say(at.session, at.checker, store, at.caller, "stop")
    if step.kind == "section" and value in ("some", "hard"):
        return go(f"{at.address(step)}/hard")
    on = {"back": at.before(step), "later": "/checking?kept=1"}
    return go(on.get(then, at.after(step)))


def keep(
    store: Store,
    at: At,
    question: str,
    value: str,
    replaces: str = "",
    row: str = "",
    said: str = "",
) -> None:
    """Answer, or change the answer that the page showed.

    Raises:
        Answered: there is another answer than the page showed (it was answered in another window),
            or a supporter may not change it.
        BadAnswer, BadRequest: the answer does not fit, or is too long.
    """
    said = said.strip()
    own = at.own(question, row, said)
    if own is not None and (own["value"], own["words"]) == (value, said):
        return
    if own is not None and (own["id"] != replaces or at.helps):
        raise Answered("There is an answer already.", "Look at it first.")
    try:
        if own is None:
            body = checking.AnswerIn(question=question, value=value, row=row, words=said)
            checking.answer(at.session, body, store, at.caller, at.checker)
        else:
            new = checking.ChangeIn(value=value, words=said)
            checking.change_answer(at.session, own["id"], new, store, at.caller)
    except ValidationError as why:
        raise BadRequest("These words are too long.", "Make them shorter.") from why


def take_back(store: Store, at: At, answer_id: str) -> None:
    """Take an own answer back. One that is not there any more is taken back already."""
    if at.helps:
        raise Answered("Only the checker can change it.", "Ask them.")
    if any(one["id"] == answer_id for one in at.said):
        checking.take_back(at.session, answer_id, store, at.caller)


def _show(
    request: Request, at: At, step: Step, error: EasyReadError | None = None, draft: str = ""
) -> Response:
    """Show one screen with what was said there. ``draft`` is what was written and is not kept."""
    told: dict[str, Any] = {
        "at": at,
        "step": step,
        "back": at.before(step),
        "next": at.after(step),
        "own": at.own(step.question),
        "draft": draft,
        "problem": _problem(error, at),
        "status": status_of(error)[0] if error else 200,
    }
    if step.kind == "start":
        return show(request, "start", at.caller, **told)
    if step.kind == "end":
        return show(request, "end", at.caller, **told)
    if step.kind == "section":
        bit = at.bit(step.name)
        number = at.pages["bits"].index(bit) + 1
        part = words.BIT.format(number=number, all=len(at.pages["bits"]))
        sections = sections_shown(at.pages, bit["rows"])
        pictures = any(row["picture"] for section in sections for row in section["rows"])
        told |= {"bit": bit, "part": part, "sections": sections, "pictures": pictures}
        return show(request, "bit", at.caller, **told)
    asked = _asked(at, step)
    if step.kind == "name":
        told["own"] = {"value": at.about["named"], "entered_as": "checker", "id": "", "words": ""}
    return show(request, "ask", at.caller, ask=asked, sections=sections_shown(at.pages), **told)


def _asked(at: At, step: Step) -> dict[str, Any]:
    """The question of a screen as the pages have it, and the one that no page has."""
    if step.kind == "name":
        answers = [{"value": v, "words": w} for v, w in words.NAMED_ANSWERS.items()]
        return {"ask": words.NAMED, "answers": answers}
    every = [*at.pages["open"], *at.pages["choices"], at.pages["ready"]]
    found: dict[str, Any] = next(one for one in every if one["question"] == step.question)
    return found


def _problem(error: EasyReadError | None, at: At) -> tuple[str, ...]:
    """What is wrong, in words for a checker."""
    if error is None:
        return ()
    if isinstance(error, BadAnswer):
        return words.NO_WORDS, words.NO_WORDS_HOW
    if isinstance(error, BadRequest):
        return words.TOO_LONG, words.TOO_LONG_HOW
    return (words.ONLY_CHECKER.format(name=at.name) if at.helps else words.SAID_BEFORE,)


def _card(one: dict[str, Any], caller: Caller) -> dict[str, Any]:
    topic = one["topic"]
    says = [words.STATES[one["state"] if one["open"] else "closed"]]
    if one["open"] and one["on_paper"]:
        says.append(words.ON_PAPER)
    if one["open"] and one["held_on"]:
        day = date.fromisoformat(one["held_on"])
        says.append(words.MEET.format(day=f"{day:%A} {day.day} {day:%B %Y}"))
    return {
        "address": base_of(one["id"], one["checker_id"]),
        "name": words.ONE_PAGE_ABOUT.format(topic=topic) if topic else words.ONE_PAGE,
        "says": says,
        "helps": one["checker"] if one["checker_id"] != caller.user_id else "",
    }


def _said(say: str) -> checking.SayIn:
    try:
        return checking.SayIn.model_validate({"say": say})
    except ValidationError as why:
        raise BadRequest("This cannot be said.", "Press one of the buttons.") from why


def _named(named: str) -> checking.NamedIn:
    try:
        return checking.NamedIn.model_validate({"named": named})
    except ValidationError as why:
        raise BadAnswer("This is not one of the answers.", "Press one of the buttons.") from why
