"""A new letter and the templates of its client -> the template it is made by, or what differs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from anyio import to_thread

from api import jobs
from api.workers import Run
from easyread.errors import EasyReadError
from easyread.model import Conversion
from easyread.review.approval import Prints
from easyread.review.store import Store
from easyread.review.store import templates as kept
from easyread.review.store.tables import TemplateRow
from easyread.review.templates import (
    Base,
    CannotFill,
    Matched,
    Nearest,
    Pattern,
    Template,
    differences,
    likeness,
    match_letter,
)
from easyread.settings import Profile

Filled = tuple[Conversion, Prints, Base]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a comparison.

    ``template`` and ``matched`` are there when one fits. ``also`` are the ids of others that fit too
    (the newest version wins). ``nearest`` says how the nearest one differs when none fits.
    """

    row: TemplateRow | None = None
    template: Template | None = None
    matched: Matched | None = None
    also: tuple[str, ...] = ()
    nearest_row: TemplateRow | None = None
    nearest: Nearest | None = None
    refused: str = ""
    try_this: str = ""
    past_review: bool = field(default=False)


def find_template(store: Store, client_id: str, made: Conversion) -> Outcome:
    """Compare a letter with every template of its client that is not withdrawn."""
    fitting: list[tuple[TemplateRow, Matched]] = []
    best: tuple[float, TemplateRow, Pattern] | None = None
    with store.read() as work:
        for row, pattern in kept.candidates(work, client_id):
            if (pattern.profile, pattern.level) != (made.easyread.profile, made.level):
                continue  # its page was made for other eyes
            found = match_letter(pattern, made.letter, made.analysis)
            if found is not None:
                fitting.append((row, found))
                continue
            like = likeness(pattern, made.letter)
            if best is None or like > best[0]:
                best = (like, row, pattern)
        if fitting:
            row, matched = fitting[0]
            others = tuple(other.id for other, _ in fitting[1:])
            whole = kept.whole_in(work, row)
            return Outcome(row, whole, matched, others, past_review=is_past(row))
    if best is None:
        return Outcome()
    return Outcome(nearest_row=best[1], nearest=differences(best[2], made.letter))


async def by_template(
    run: Run, store: Store, client_id: str, made: Conversion, profile: Profile
) -> tuple[Outcome, Filled | None]:
    """Give a letter that is put in the wording of its template, if one fits and can be filled in."""
    outcome = await to_thread.run_sync(find_template, store, client_id, made)
    if outcome.row is None:
        return outcome, None
    try:
        filled: Filled = await run(
            jobs.fill_template,
            made,
            outcome.template,
            outcome.matched,
            outcome.row.id,
            outcome.row.number,
            profile,
        )
    except CannotFill as why:
        return refused(outcome, why), None
    return outcome, filled


def refused(outcome: Outcome, why: EasyReadError) -> Outcome:
    """The outcome when the template fits and its page does not: nothing was taken over."""
    return Outcome(
        row=None,
        also=outcome.also,
        nearest_row=outcome.row,
        refused=why.says,
        try_this=why.try_this,
        past_review=outcome.past_review,
    )


def is_past(row: TemplateRow) -> bool:
    """Whether a template should have been looked at again by now."""
    return row.review_by is not None and row.review_by < date.today()


def outcome_out(outcome: Outcome) -> dict[str, Any]:
    """What came of a comparison, as the service says it."""
    near, row = outcome.nearest, outcome.nearest_row
    parted = () if near is None else near.differences
    return {
        "matched": outcome.row is not None,
        "template": _named(outcome.row),
        "also": list(outcome.also),
        "past_review": outcome.past_review,
        "refused": f"{outcome.refused} {outcome.try_this}".strip(),
        "nearest": None
        if row is None
        else {
            **(_named(row) or {}),
            "near": near.near if near else 1.0,
            "differences": [
                {"template": d.template, "letter": d.letter, "says": d.says} for d in parted
            ],
        },
        "says": _says(outcome),
    }


def _named(row: TemplateRow | None) -> dict[str, Any] | None:
    return None if row is None else {"id": row.id, "name": row.name, "number": row.number}


def _says(outcome: Outcome) -> list[str]:
    """The plain sentences for people."""
    said = []
    if outcome.row is not None:
        said.append(f"This letter has the wording of {outcome.row.name}. Check its values.")
        if outcome.also:
            said.append("Other templates fit too. The newest version was taken.")
    elif outcome.refused:
        said.append(outcome.refused)
    elif outcome.nearest is not None and outcome.nearest_row is not None:
        said.append(f"No template fits. The nearest is {outcome.nearest_row.name}.")
    if outcome.past_review:
        said.append("The review date of this template is over.")
    return said
