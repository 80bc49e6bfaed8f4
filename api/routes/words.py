"""``/v1/words``: what a group says of single words. It outranks our own word lists."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from api.cases import as_bank_word
from api.deps import Caller, NotThere, StoreDep, need
from api.routes.responses import problems
from api.schemas import Strict
from easyread.review.store.engine import Work
from easyread.review.store.tables import Client, WordBankRow, new_id, now
from easyread.review.store.words import bank_rows, next_number
from easyread.simplify.word_bank import BETWEEN, BankWord, parse_bank, spoken_word, write_bank

router = APIRouter(prefix="/v1/words", tags=["Words"])
Read = Annotated[Caller, Depends(need("words.read"))]
Change = Annotated[Caller, Depends(need("words.change"))]
KNOWN = problems("bad-request", "not-signed-in", "not-allowed", "not-found")

CSV: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The bank, with the columns of docs/cli.md.",
        "content": {"text/csv": {"schema": {"type": "string"}}},
    }
}


class WordIn(Strict):
    """What a group says of a word: use these forms, or never."""

    word: str = Field(min_length=1, max_length=200, examples=["commence"])
    pos: Literal["", "VERB", "NOUN", "ADJ", "ADV", "PHRASE", "PREP", "CONJ", "TERM"] = ""
    easier: list[str] = Field(default=[], max_length=5, examples=[["start"]])
    verdict: Literal["use", "never"]
    why: str = Field(default="", max_length=500)


class CsvIn(Strict):
    """A whole bank as CSV text, with the columns of docs/cli.md."""

    csv: str = Field(max_length=500_000)


@router.get("", responses=KNOWN)
def list_words(store: StoreDep, caller: Read) -> list[dict[str, Any]]:
    """The group's word bank, oldest first; the last entry on a word is the one that counts."""
    with store.read() as work:
        return [_out(row) for row in bank_rows(work, caller.client_id)]


@router.get("/csv", responses={**CSV, **KNOWN}, response_class=Response)
def words_as_csv(store: StoreDep, caller: Read) -> Response:
    """The group's word bank as CSV."""
    with store.read() as work:
        text = write_bank(as_bank_word(row) for row in bank_rows(work, caller.client_id))
    return Response(text, media_type="text/csv; charset=utf-8")


@router.post("", status_code=201, responses={**KNOWN, **problems("bad-settings")})
def add_word(body: WordIn, store: StoreDep, caller: Change) -> dict[str, Any]:
    """Write down what the group says of a word."""
    with store.begin() as work:
        entry = BankWord(
            " ".join(body.word.split()),
            body.pos,
            tuple(" ".join(form.split()) for form in body.easier),
            body.verdict,
            caller.name,
            date.today().isoformat(),
            body.why,
            work.db.get_one(Client, caller.client_id).name,
        )
        parse_bank(write_bank([entry]))
        row = _keep(work, entry, caller)
        caller.log(work, "words.change", "added word", row.id)
        return _out(row)


@router.post("/csv", status_code=201, responses={**KNOWN, **problems("bad-settings")})
def add_csv(body: CsvIn, store: StoreDep, caller: Change) -> dict[str, int]:
    """Add every entry of a CSV file, or none if one of its rows is not right."""
    entries = parse_bank(body.csv)
    with store.begin() as work:
        for entry in entries:
            _keep(work, entry, caller)
        caller.log(work, "words.change", "added words", caller.client_id, count=len(entries))
    return {"added": len(entries)}


@router.delete("/{word_id}", status_code=204, responses=KNOWN)
def remove_word(word_id: str, store: StoreDep, caller: Change) -> None:
    """Take a word out of the bank. That it stood there stays on record."""
    with store.begin() as work:
        kept = work.db.get(WordBankRow, word_id)
        if kept is None or kept.client_id != caller.client_id:
            raise NotThere("There is no such word.", "Look at the list of words.")
        kept.removed = kept.removed or now()
        caller.log(work, "words.change", "removed word", kept.id)


def _keep(work: Work, entry: BankWord, caller: Caller) -> WordBankRow:
    row = WordBankRow(
        id=new_id("wrd"),
        client_id=caller.client_id,
        number=next_number(work, caller.client_id),
        word=entry.word,
        pos=entry.pos,
        easier=BETWEEN.join(entry.easier),
        verdict=entry.verdict,
        group=entry.group,
        why=entry.why,
        user_id=caller.user_id,
        who=entry.who,
        at=now(),
    )
    work.db.add(row)
    work.db.flush()
    return row


def _out(row: WordBankRow) -> dict[str, Any]:
    entry = as_bank_word(row)
    return {
        "id": row.id,
        "word": entry.word,
        "pos": entry.pos,
        "easier": list(entry.easier),
        "verdict": entry.verdict,
        "why": entry.why,
        "group": entry.group,
        "who": entry.who,
        "when": entry.when,
        "says": spoken_word(entry),
    }
