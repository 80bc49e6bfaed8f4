"""A letter whose time is over -> its key deleted, so that nobody can read its words any more.

The rows stay: ids, states, prints and dates tell what was done, and hold no word. Back-ups made
earlier still hold the key: they must end before the promise does.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from easyread.review.store.engine import Store, Work
from easyread.review.store.tables import DataKey, LetterRow
from easyread.review.store.templates import forget_letter


def forget(work: Work, letter: LetterRow) -> None:
    """Delete the key of a letter. Its templates stay: they hold no value of its slots."""
    forget_letter(work, letter.id)
    work.keys.shred(letter.id)
    if letter.state != "sent":
        letter.state = "withdrawn"  # nobody can go on with it
    work.db.flush()


def forget_old(store: Store, today: date) -> int:
    """Delete the words of every letter whose last day is past, and say how many there were."""
    with store.begin() as work:
        old = work.db.scalars(
            select(LetterRow)
            .join(DataKey, DataKey.owner == LetterRow.id)
            .where(LetterRow.delete_after < today, DataKey.wrapped.is_not(None))
        ).all()
        for letter in old:
            forget(work, letter)
        return len(old)
