"""``/v1/letters/{id}/template-match``: a letter that is kept -> the wording of its template, if one fits."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy.orm.exc import StaleDataError

from api import cases, jobs
from api.cases import IfMatch, Opened, Stale, check_fresh, in_worker, open_case
from api.deps import Caller, StoreDep, need
from api.letters_out import whole_letter
from api.matching import Filled, find_template, outcome_out, refused
from api.routes.responses import problems
from easyread.review.states import WORK, WrongMove
from easyread.review.store import Store
from easyread.review.store import letters as kept_letters
from easyread.review.store import templates as kept
from easyread.review.store.tables import now
from easyread.review.templates import CannotFill

router = APIRouter(tags=["Templates"])
CHANGE = problems(
    "bad-request",
    "not-signed-in",
    "not-allowed",
    "not-found",
    "shredded",
    "busy",
    "took-too-long",
    "stale",
    "needs-version",
    "wrong-move",
)


@router.post(
    "/v1/letters/{letter_id}/template-match",
    responses=CHANGE,
)
def match(
    letter_id: str,
    request: Request,
    response: Response,
    store: StoreDep,
    caller: Annotated[Caller, Depends(need("letters.edit"))],
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Compare a letter with the templates of its client, and take over the wording of one that fits.

    When none fits, nothing is changed, and the answer says which words differ.
    """
    with store.read() as work:
        case = open_case(work, caller, letter_id)
        check_fresh(case.letter, if_match)
        _untouched(case)
        profile = cases.profile_for(work, case.letter)
        decisions, _ = kept_letters.for_pipeline(work, case.kept)
    outcome = find_template(store, caller.client_id, case.made)
    if outcome.template is not None and outcome.matched is not None and outcome.row is not None:
        row = outcome.row
        try:
            filled = in_worker(
                request,
                jobs.fill_template,
                case.made,
                outcome.template,
                outcome.matched,
                row.id,
                row.number,
                profile,
                decisions,
            )
        except CannotFill as why:
            outcome = refused(outcome, why)
        else:
            _take_over(store, caller, case, filled)
    with store.read() as work:
        after = open_case(work, caller, letter_id)
        response.headers["ETag"] = cases.etag(after.letter)
        return {**whole_letter(work, after), "template_match": outcome_out(outcome)}


def _take_over(store: Store, caller: Caller, case: Opened, filled: Filled) -> None:
    made, prints, base = filled
    try:
        with store.begin() as work:
            letter = cases.see(work, caller, case.letter.id)
            if letter.revision != case.letter.revision:
                raise Stale("Somebody else changed this letter first.", "Load it again.")
            kept.keep_base(work, letter, base)
            kept_letters.add_version(work, letter, made, prints, caller.user_id, "template-match")
            letter.changed = now()
            caller.log(work, "letters.edit", "matched template", letter.id, slots=len(base.values))
    except StaleDataError as why:
        raise Stale("Somebody else changed this letter first.", "Load it again.") from why


def _untouched(case: Opened) -> None:
    """A template would take away what people wrote: then it is not taken over."""
    if case.letter.state not in WORK:
        raise WrongMove("This letter is not a draft any more.", "Take it back first.")
    if any(one.about in ("suggestion", "row") for one in case.kept):
        raise WrongMove(
            "People have changed the words of this letter.", "Undo their changes first."
        )
