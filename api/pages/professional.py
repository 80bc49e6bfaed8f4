"""``/letters/{id}/check``: what the rules still find, before and after, and pass or send back."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from starlette.datastructures import FormData

from api.deps import Caller, StoreDep
from api.errors import BadRequest
from api.moving import MoveIn
from api.pages.author import keep_comment
from api.pages.common import page_for, render
from api.pages.forms import FormDep, as_body, back_to, field, several, typed
from api.pages.look import SEVERITY_WORDS
from api.pages.look import look as look_at
from api.pages.plot import bands, bars
from api.pages.side_by_side import lengths_of, sided
from api.routes import letters, moves
from easyread.errors import EasyReadError
from easyread.review.findings import SHORTEST_REASON
from easyread.review.store import Store

router = APIRouter(include_in_schema=False)
Reader = Annotated[Caller, Depends(page_for("letters.pass"))]
DONE = {
    "aside": "Set aside, with your reason.",
    "again": "What you ticked counts again.",
    "comment": "Your comment is kept.",
    "passed": "You passed this letter. It is checked by staff now.",
    "back": "The letter was sent back with your reason.",
}
# name of the score, its words, what it means, and whether it is a share
MEASURES = (
    ("words_per_sentence", "Words in a sentence", "Aim for 10 or fewer.", False),
    ("share_over_15", "Sentences over 15 words", "These are hard for many readers.", True),
    ("share_over_20", "Sentences over 20 words", "These are too long for Easy Read.", True),
    ("share_passive", "Passive sentences", "They do not say who does it.", True),
    ("flesch_kincaid_grade", "School grade", "The US school year that can read it.", False),
    ("words", "All words", "Easy Read may be longer. That is fine.", False),
    ("sentences", "All sentences", "One idea in each makes more of them.", False),
)


@router.get("/letters/{letter_id}/check")
def look(
    letter_id: str, request: Request, store: StoreDep, caller: Reader, done: str = ""
) -> Response:
    """Show what the rules find in the page, and how it differs from the letter."""
    return _show(request, store, caller, letter_id, done=done)


@router.post("/letters/{letter_id}/check/aside")
def set_aside(
    letter_id: str,
    form: FormDep,
    request: Request,
    response: Response,
    store: StoreDep,
    caller: Reader,
) -> Response:
    """Set the ticked findings aside, with one reason."""
    keys, reason = several(form, "finding"), field(form, "why")
    faults = {}
    try:
        if not keys:
            faults["finding"] = "Tick what you set aside."
            raise BadRequest("Nothing was ticked.", "Tick what you set aside.")
        if len(reason) < SHORTEST_REASON:
            faults["why"] = "Write in a few words why it may stay."
        given = [{"about": "finding", "key": k, "choice": "keep", "reason": reason} for k in keys]
        _decide(letter_id, given, form, request, response, store, caller)
    except EasyReadError as error:
        return _show(request, store, caller, letter_id, error=error, form=form, faults=faults)
    return back_to(f"/letters/{letter_id}/check", "aside")


@router.post("/letters/{letter_id}/check/again")
def count_again(
    letter_id: str,
    form: FormDep,
    request: Request,
    response: Response,
    store: StoreDep,
    caller: Reader,
) -> Response:
    """Let findings that were set aside count again: each decision is undone."""
    keys, etag = set(several(form, "back")), field(form, "etag")
    try:
        if not keys:
            raise BadRequest("Nothing was ticked.", "Tick what must count again.")
        for one in look_at(store, caller, letter_id).letter["decisions"]:
            if (one["about"], one["choice"]) == ("finding", "keep") and one["key"] in keys:
                letters.undo(letter_id, one["id"], request, response, store, caller, etag)
                etag = response.headers["ETag"]
    except EasyReadError as error:
        return _show(request, store, caller, letter_id, error=error, form=form)
    return back_to(f"/letters/{letter_id}/check", "again")


@router.post("/letters/{letter_id}/check/comment")
def comment(
    letter_id: str, form: FormDep, request: Request, store: StoreDep, caller: Reader
) -> Response:
    """Keep a comment."""
    try:
        keep_comment(letter_id, form, store, caller)
    except EasyReadError as error:
        faults = {"text": error.says}
        return _show(request, store, caller, letter_id, error=error, form=form, faults=faults)
    return back_to(f"/letters/{letter_id}/check", "comment", "comments")


@router.post("/letters/{letter_id}/check")
def pass_or_back(
    letter_id: str,
    form: FormDep,
    response: Response,
    request: Request,
    store: StoreDep,
    caller: Reader,
) -> Response:
    """Pass the page, or send it back with a reason."""
    back = field(form, "do") == "back"
    try:
        body = as_body(
            MoveIn,
            "The reason is too long.",
            "Make it shorter.",
            move="readability_back" if back else "pass",
            reason=field(form, "reason"),
        )
        moves.move(letter_id, body, response, store, caller, field(form, "etag"))
    except EasyReadError as error:
        faults = {"reason": error.says} if error.code == "no-reason" else {}
        return _show(request, store, caller, letter_id, error=error, form=form, faults=faults)
    return back_to(f"/letters/{letter_id}/check", "back" if back else "passed")


def _decide(
    letter_id: str,
    given: list[dict[str, str]],
    form: FormData,
    request: Request,
    response: Response,
    store: Store,
    caller: Caller,
) -> None:
    body = as_body(
        letters.DecisionsIn, "The reason is too long.", "Make it shorter.", decisions=given
    )
    letters.decide(letter_id, body, request, response, store, caller, field(form, "etag"))


def _show(
    request: Request,
    store: Store,
    caller: Caller,
    letter_id: str,
    *,
    done: str = "",
    error: EasyReadError | None = None,
    form: FormData | None = None,
    faults: dict[str, str] | None = None,
) -> Response:
    side = sided(store, caller, letter_id)
    letter = side.letter
    open_ones = [f for f in letter["findings"] if not f["dismissed"]]
    found = bands(*lengths_of(side.seen.case))
    return render(
        request,
        "professional/check.html",
        caller,
        error=error,
        side=side,
        letter=letter,
        groups=_by_severity(open_ones),
        stops=sum(f["severity"] != "inform" for f in open_ones),
        aside=[f for f in letter["findings"] if f["dismissed"]],
        measures=[_measure(letter["scores"], *one) for one in MEASURES],
        bands=found,
        plot=bars(found),
        own=caller.user_id in (letter["author_id"], letter["converter_id"]),
        here_path=f"/letters/{letter_id}/check",
        done=DONE.get(done, ""),
        typed=typed(form) if form is not None else {},
        ticked=several(form, "finding") if form is not None else [],
        faults=faults or {},
    )


def _by_severity(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The findings by how much they matter, and in each by rule."""
    groups = []
    for severity, says in SEVERITY_WORDS.items():
        rules: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for one in found:
            if one["severity"] == severity:
                rules[one["rule"]].append(one)
        if rules:
            count = sum(len(some) for some in rules.values())
            groups.append({"id": severity, "says": says, "count": count, "rules": dict(rules)})
    return groups


def _measure(
    scores: dict[str, dict[str, float]], name: str, says: str, means: str, share: bool
) -> dict[str, str]:
    def shown(value: float) -> str:
        if share:
            return f"{round(100 * value)} in 100"
        return f"{value:.1f}" if isinstance(value, float) else str(value)

    return {
        "says": says,
        "means": means,
        "before": shown(scores["before"][name]),
        "after": shown(scores["after"][name]),
    }
