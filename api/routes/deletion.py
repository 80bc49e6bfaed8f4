"""``DELETE /v1/letters/{id}``: the words of a letter are deleted for good; that it was there stays."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field

from api import cases
from api.cases import IfMatch, check_fresh
from api.deps import Caller, StoreDep, need
from api.routes.responses import problems
from api.schemas import Strict
from easyread.review.states import ENDED, WORDS, WrongMove
from easyread.review.store.deleting import forget
from easyread.review.store.tables import now

router = APIRouter(prefix="/v1/letters", tags=["Letters"])


class KeepIn(Strict):
    """Until when a letter is kept: null for no end."""

    delete_after: date | None = Field(examples=["2027-03-31"])


@router.delete(
    "/{letter_id}",
    status_code=204,
    responses=problems(
        "bad-request",
        "not-signed-in",
        "not-allowed",
        "not-found",
        "wrong-move",
        "stale",
        "needs-version",
    ),
)
def delete_words(
    letter_id: str,
    store: StoreDep,
    caller: Annotated[Caller, Depends(need("letters.delete"))],
    if_match: IfMatch = None,
) -> None:
    """Delete the words of a letter for good: its text, its pages, comments, answers and reasons.

    Ids, dates, states, counts and the log stay. Nobody can bring the words back.
    """
    with store.begin() as work:
        letter = cases.see(work, caller, letter_id)
        check_fresh(letter, if_match)
        if letter.state not in ENDED:
            raise WrongMove(
                f"This letter is {WORDS[letter.state]}.",  # type: ignore[index]
                "Withdraw it first, so that nobody is at work on it.",
            )
        forget(work, letter)
        letter.changed = now()
        caller.log(work, "letters.delete", "deleted words", letter.id)


@router.put(
    "/{letter_id}/delete-after",
    status_code=204,
    responses=problems("bad-request", "not-signed-in", "not-allowed", "not-found"),
)
def delete_after(
    letter_id: str,
    body: KeepIn,
    store: StoreDep,
    caller: Annotated[Caller, Depends(need("letters.delete"))],
) -> None:
    """Say after which day the words of a letter are deleted by themselves."""
    with store.begin() as work:
        letter = cases.see(work, caller, letter_id)
        letter.delete_after = body.delete_after
        caller.log(work, "letters.delete", "set last day", letter.id)
