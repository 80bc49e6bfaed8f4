"""``/v1/words``: what a group says of single words. It outranks our own word lists."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends
from pydantic import Field
from sqlalchemy import select

from api.deps import Caller, NotThere, StoreDep, need
from api.routes.responses import problems
from api.routes.sessions import Strict
from easyread.review.store.engine import Work
from easyread.review.store.tables import User, WordBankRow, new_id, now

router = APIRouter(prefix="/v1/words", tags=["Words"])
KNOWN = problems("bad-request", "not-signed-in", "not-allowed", "not-found")


class WordIn(Strict):
    """What a group says of a word: yes, no, or another word instead."""

    word: str = Field(min_length=1, max_length=200)
    verdict: Literal["yes", "no"]
    instead: str = Field(default="", max_length=200)
    reason: str = Field(default="", max_length=500)


@router.get("", responses=KNOWN)
def list_words(
    store: StoreDep, caller: Annotated[Caller, Depends(need("words.read"))]
) -> list[dict[str, Any]]:
    """The group's word bank, by word; the newest verdict on a word is the one that counts."""
    with store.read() as work:
        rows = work.db.scalars(
            select(WordBankRow)
            .where(WordBankRow.client_id == caller.client_id, WordBankRow.removed.is_(None))
            .order_by(WordBankRow.word, WordBankRow.at)
        )
        return [_word(work, row) for row in rows]


@router.post("", status_code=201, responses=KNOWN)
def add_word(
    body: WordIn, store: StoreDep, caller: Annotated[Caller, Depends(need("words.change"))]
) -> dict[str, Any]:
    """Write down what the group says of a word."""
    with store.begin() as work:
        made = WordBankRow(
            id=new_id("wrd"),
            client_id=caller.client_id,
            word=" ".join(body.word.lower().split()),
            verdict=body.verdict,
            instead=body.instead,
            reason=body.reason,
            user_id=caller.user_id,
            at=now(),
        )
        work.db.add(made)
        work.db.flush()
        caller.log(work, "words.change", "added word", made.id)
        return _word(work, made)


@router.delete("/{word_id}", status_code=204, responses=KNOWN)
def remove_word(
    word_id: str, store: StoreDep, caller: Annotated[Caller, Depends(need("words.change"))]
) -> None:
    """Take a word out of the bank. That it stood there stays on record."""
    with store.begin() as work:
        kept = work.db.get(WordBankRow, word_id)
        if kept is None or kept.client_id != caller.client_id:
            raise NotThere("There is no such word.", "Look at the list of words.")
        kept.removed = kept.removed or now()
        caller.log(work, "words.change", "removed word", kept.id)


def _word(work: Work, row: WordBankRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "word": row.word,
        "verdict": row.verdict,
        "instead": row.instead,
        "reason": row.reason,
        "who": work.db.get_one(User, row.user_id).name,
        "at": row.at.isoformat(),
    }
