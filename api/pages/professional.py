"""``/letters/{id}/check``: what the rules still find, before and after, and pass or send back."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from api.deps import Caller, StoreDep
from api.pages import beside
from api.pages.beside import Faults, Screen
from api.pages.common import page_for
from api.pages.forms import FormDep
from api.pages.found import USUAL, count_again, found_in, keep_reasons
from api.pages.look import SEVERITY_WORDS, SeenRow
from api.pages.plot import bands, bars
from api.pages.side_by_side import Sided, lengths_of

router = APIRouter(include_in_schema=False)
Reader = Annotated[Caller, Depends(page_for("letters.pass"))]
DONE = {
    "aside": "Your reasons are kept.",
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


def _about(side: Sided, caller: Caller) -> dict[str, Any]:
    letter, counted = side.letter, bands(*lengths_of(side.seen.case))
    return {
        "rules_found": found_in(letter["findings"]),
        "usual_reasons": USUAL,
        "severities": SEVERITY_WORDS,
        "stretches": [(heading, _stretches(rows)) for heading, rows in side.sections],
        "measures": [_measure(letter["scores"], *one) for one in MEASURES],
        "bands": counted,
        "plot": bars(counted),
        "own": caller.user_id in (letter["author_id"], letter["converter_id"]),
    }


CHECK = Screen("check", "professional/check.html", DONE, _about)


@router.get("/letters/{letter_id}/check")
def look(letter_id: str, request: Request, store: StoreDep, caller: Reader) -> Response:
    """Show what the rules find in the page, and how it differs from the letter."""
    return beside.show(CHECK, request, store, caller, letter_id)


@router.post("/letters/{letter_id}/check/aside")
def set_aside(
    letter_id: str, form: FormDep, request: Request, store: StoreDep, caller: Reader
) -> Response:
    """Set findings aside: one reason for each place to mend, and for each rule to look at."""

    def do(faults: Faults) -> str:
        keep_reasons(letter_id, form, request, store, caller, faults)
        return "aside"

    return beside.keep(CHECK, do, request, store, caller, letter_id, form)


@router.post("/letters/{letter_id}/check/aside/again")
def again(
    letter_id: str, form: FormDep, request: Request, store: StoreDep, caller: Reader
) -> Response:
    """Let findings that were set aside count again."""

    def do(_: Faults) -> str:
        count_again(letter_id, form, request, store, caller)
        return "again"

    return beside.keep(CHECK, do, request, store, caller, letter_id, form)


@router.post("/letters/{letter_id}/check/comment")
def comment(
    letter_id: str, form: FormDep, request: Request, store: StoreDep, caller: Reader
) -> Response:
    """Keep a comment."""
    return beside.comment(CHECK, request, store, caller, letter_id, form)


@router.post("/letters/{letter_id}/check")
def pass_or_back(
    letter_id: str, form: FormDep, request: Request, store: StoreDep, caller: Reader
) -> Response:
    """Pass the page, or send it back with a reason."""

    def do(_: Faults) -> str:
        back = beside.move_on(letter_id, form, store, caller, "pass", "readability_back")
        return "back" if back else "passed"

    return beside.keep(CHECK, do, request, store, caller, letter_id, form)


def _stretches(rows: tuple[SeenRow, ...]) -> list[tuple[bool, list[SeenRow]]]:
    """Rows in order, put together: those with something to look at, and those without."""

    def to_look_at(row: SeenRow) -> bool:
        found = any(f["severity"] != "inform" and not f["dismissed"] for f in row.findings)
        return found or bool(row.comments)

    return [(wanted, list(some)) for wanted, some in groupby(rows, to_look_at)]


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
