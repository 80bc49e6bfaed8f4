"""Finished files -> rows of the store: what was made under which code; and a file back to its row.

The files themselves are not kept, only their digests.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from sqlalchemy import select

from easyread.errors import EasyReadError
from easyread.fingerprint import fingerprint
from easyread.model import Checked, EasyRead, Mark
from easyread.review.approval import mark_of
from easyread.review.jobsheet import CLINICAL
from easyread.review.store.approvals import approvals_for, checkers_needed
from easyread.review.store.engine import Work
from easyread.review.store.letters import newest, prints_in
from easyread.review.store.tables import Client, ExportRow, LetterRow, LogRow, VersionRow, new_id
from easyread.review.verifying import RANK, MadeFile, MarkNow, Verdict, judge


class ForgedPrint(EasyReadError):
    """The kept words are not those that the kept fingerprint was taken of."""

    code = "forged-print"


def check_print(page: EasyRead, version: VersionRow) -> None:
    """Refuse a page that is not the one that was printed when it was kept.

    Raises:
        ForgedPrint: somebody changed the store by hand (code ``forged-print``).
    """
    if fingerprint(page) != version.fingerprint:
        raise ForgedPrint(
            "The kept words are not those that were approved.", "Tell the people who run the store."
        )


def keep_exports(
    work: Work,
    letter: LetterRow,
    version: VersionRow,
    code: str,
    mark: Mark,
    files: Mapping[str, bytes],
    user_id: str,
) -> list[ExportRow]:
    """Keep what was made: one row for each file, all under one code."""
    rows = [
        ExportRow(
            id=new_id("exp"),
            code=code,
            client_id=letter.client_id,
            letter_id=letter.id,
            version_id=version.id,
            format=fmt,
            mark=mark,
            fingerprint=version.fingerprint,
            sha256=hashlib.sha256(content).hexdigest(),
            made_by=user_id,
        )
        for fmt, content in files.items()
    ]
    work.db.add_all(rows)
    work.db.flush()
    return rows


def exports_of(work: Work, letter: LetterRow, code: str | None = None) -> Sequence[ExportRow]:
    """What was made of a letter (under one code), oldest first."""
    wanted = select(ExportRow).where(ExportRow.letter_id == letter.id)
    if code is not None:
        wanted = wanted.where(ExportRow.code == code)
    return work.db.scalars(wanted.order_by(ExportRow.at, ExportRow.code, ExportRow.format)).all()


def mark_at(work: Work, letter: LetterRow, version: VersionRow) -> Checked:
    """How far this version of a letter is checked, by the approvals that count now."""
    return mark_of(
        prints_in(work, version),
        approvals_for(work, letter),
        checkers_needed(work, letter),
        clinical=CLINICAL in letter.topics,
    )


def mark_now(work: Work, row: ExportRow) -> MarkNow:
    """What the mark of a finished file would be now: withdrawn, superseded, or a mark worked out."""
    letter = work.db.get_one(LetterRow, row.letter_id)
    if letter.state == "withdrawn":
        return "withdrawn"
    if newest(work, letter).fingerprint != row.fingerprint:
        return "superseded"
    return mark_at(work, letter, work.db.get_one(VersionRow, row.version_id))


def true_still(work: Work, row: ExportRow) -> bool:
    """Whether what a finished file says of itself is not more than is true now."""
    now = RANK.get(mark_now(work, row))
    return now is not None and RANK[row.mark] <= now


def verdict_by_digest(work: Work, sha256: str) -> Verdict | None:
    """What can be said of a file with these bytes; None where no such file was made."""
    row = work.db.scalars(select(ExportRow).where(ExportRow.sha256 == sha256)).first()
    return None if row is None else judge(_made(work, row), exact=True)


def verdict_by_code(work: Work, code: str | None, kind: str) -> Verdict:
    """What can be said of a file that carries this code but has other bytes than were made.

    ``kind`` is the format it looks like.
    """
    rows = work.db.scalars(
        select(ExportRow).where(ExportRow.code == (code or "")).order_by(ExportRow.format)
    ).all()
    found = next((row for row in rows if row.format == kind), rows[0] if rows else None)
    return judge(None if found is None else _made(work, found), exact=False)


def in_chain(work: Work, head: str) -> bool:
    """Whether a head of the log that was written down elsewhere is still a link of its chain."""
    wanted = select(LogRow.number).where(LogRow.chain == head).limit(1)
    return work.db.scalars(wanted).first() is not None


def _made(work: Work, row: ExportRow) -> MadeFile:
    day = row.at.date().isoformat()
    test = work.db.get_one(Client, row.client_id).test_of is not None
    return MadeFile(row.format, row.mark, mark_now(work, row), day, test)  # type: ignore[arg-type]
