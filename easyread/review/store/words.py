"""A client's word bank and its memory of approved wording -> rows of the store; and back."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select

from easyread.fingerprint import print_of
from easyread.review.store.engine import Work
from easyread.review.store.tables import WordBankRow, WordingRow, new_id, now


def bank_rows(work: Work, client_id: str) -> list[WordBankRow]:
    """The entries of a client's bank that were not taken out, oldest first."""
    return list(
        work.db.scalars(
            select(WordBankRow)
            .where(WordBankRow.client_id == client_id, WordBankRow.removed.is_(None))
            .order_by(WordBankRow.number)
        )
    )


def next_number(work: Work, client_id: str) -> int:
    """The number of the next entry of a client."""
    last = work.db.scalar(
        select(func.max(WordBankRow.number)).where(WordBankRow.client_id == client_id)
    )
    return (last or 0) + 1


def remember_wordings(
    work: Work, client_id: str, pairs: Iterable[tuple[str, tuple[str, ...]]], user_id: str
) -> None:
    """Keep (sentence of a letter, the lines people approved for it). A pair known already is left.

    They are sealed with the client's own key and outlive their letter, so give only sentences
    without anybody in them.
    """
    for before, lines in pairs:
        mark = _mark(client_id, before)
        known = wording_for(work, client_id, before)
        if known == lines:
            continue
        row = WordingRow(id=new_id("wdg"), client_id=client_id, before_print=mark, user_id=user_id)
        row.body = work.keys.seal(client_id, f"wordings.body:{row.id}", list(lines))
        row.at = now()
        work.db.add(row)
        work.db.flush()


def wording_for(work: Work, client_id: str, before: str) -> tuple[str, ...] | None:
    """The lines this client approved last for a sentence, or None."""
    return wordings_for(work, client_id, (before,)).get(before)


def wordings_for(
    work: Work, client_id: str, sentences: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """The lines this client approved last for each of these sentences that it knows."""
    marks = {before: _mark(client_id, before) for before in sentences}
    rows = work.db.scalars(
        select(WordingRow)
        .where(WordingRow.client_id == client_id, WordingRow.before_print.in_(set(marks.values())))
        .order_by(WordingRow.number)
    )
    last = {row.before_print: row for row in rows}
    return {
        before: tuple(work.keys.open(client_id, f"wordings.body:{last[mark].id}", last[mark].body))
        for before, mark in marks.items()
        if mark in last
    }


def _mark(client_id: str, sentence: str) -> str:
    return print_of([client_id, " ".join(sentence.split())])
