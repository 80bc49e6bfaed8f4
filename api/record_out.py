"""An opened letter -> its one-page record and its approvals, as the service says them."""

from __future__ import annotations

from typing import Any

from api.cases import Opened, profile_for
from api.letters_out import left_on
from easyread.facts import gate
from easyread.review.approval import all_prints
from easyread.review.named import as_named, is_personal
from easyread.review.record import (
    FileMade,
    Record,
    SentOut,
    Signed,
    StillThere,
    Worked,
    guide_of,
    review_day,
    whole_page,
    worked,
)
from easyread.review.store.approvals import checkers_needed, mark_in
from easyread.review.store.engine import Work
from easyread.review.store.exports import exports_of
from easyread.review.store.letters import for_pipeline, prints_in, set_aside
from easyread.review.store.record import approval_rows, checkers_of, yes_by_section
from easyread.review.store.sends import sends_of, why_not_checked
from easyread.review.store.tables import ApprovalRow, ExportRow, LetterRow, TemplateRow, User
from easyread.review.verifying import SAYS_NOW

KINDS = {
    "signed": "Signed that it is true",
    "clinical": "Signed what it says about medicine",
    "readability": "Passed it by the guides",
}


def named_checkers(work: Work, case: Opened) -> tuple[str, ...]:
    """How the page may name the people who checked it: as each wishes, or only how many."""
    people = checkers_of(work, case.letter, case.version)
    return as_named(people, is_personal(case.made.letter))


def record_of(work: Work, case: Opened) -> Record:
    """The one-page record of the newest version of a letter."""
    letter, version, mark = case.letter, case.version, mark_in(work, case.letter)
    template = work.db.get(TemplateRow, letter.template_id) if letter.template_id else None
    made_on = version.created.date()
    parts = worked_parts(work, case)
    return Record(
        letter_id=letter.id,
        version=version.number,
        fingerprint=version.fingerprint,
        made_on=made_on.isoformat(),
        review_by=review_day(made_on, template.review_by if template else None).isoformat(),
        state=letter.state,
        mark=mark,
        mark_says=SAYS_NOW[mark],
        guide=guide_of(profile_for(work, letter), letter.level),
        findings_left=_findings(work, case),
        facts_let_through=_facts(work, case),
        signed=_signed(work, case),
        checked_by=named_checkers(work, case),
        people_needed=checkers_needed(work, letter),
        worked=parts,
        worked_for=whole_page(parts),
        files=tuple(_file(x) for x in exports_of(work, letter) if x.version_id == version.id),
        sent=_sends(work, letter),
    )


def worked_parts(work: Work, case: Opened) -> tuple[Worked, ...]:
    """For each section of the page: for how many it worked. Empty before anybody said anything."""
    found = yes_by_section(work, case.letter, case.version)
    if not any(of for _, of in found.values()):
        return ()
    return tuple(
        worked(section.heading or "The first part", *found[number])
        for number, section in enumerate(case.made.easyread.sections)
        if number in found
    )


def approval_out(work: Work, row: ApprovalRow, prints: frozenset[str]) -> dict[str, Any]:
    """One approval: who approved how many rows of the page as it is now, and whether it counts.

    A checker is shown by a number only: how they answered is theirs.
    """
    now = prints & frozenset(row.rows)
    return {
        "id": row.id,
        "kind": row.kind,
        "who": None if row.kind == "people" else work.db.get_one(User, row.user_id).name,
        "role": row.role,
        "at": row.at.isoformat(),
        "rows_now": len(now),
        "rows": len(prints),
        "counts": row.withdrawn is None and bool(now),
        "withdrawn": row.withdrawn.isoformat() if row.withdrawn else None,
        "from_template": row.template_id is not None,
    }


def approvals_out(work: Work, case: Opened) -> list[dict[str, Any]]:
    """Every approval of a letter, oldest first."""
    prints = prints_in(work, case.version)
    return [
        approval_out(work, row, all_prints(prints, masked=row.kind == "people"))
        for row in approval_rows(work, case.letter)
    ]


def _findings(work: Work, case: Opened) -> tuple[StillThere, ...]:
    dismissed = set_aside(case.kept)
    found = []
    for left in left_on(case):
        finding, kept = left.finding, dismissed.get(left.key)
        found.append(
            StillThere(
                finding.says,
                left.line,
                finding.source,
                finding.severity,
                str(kept.words.get("reason", "")) if kept else "",
                work.db.get_one(User, kept.user_id).name if kept else "",
            )
        )
    return tuple(found)


def _facts(work: Work, case: Opened) -> tuple[StillThere, ...]:
    decisions, _ = for_pipeline(work, case.kept)
    passed = gate(case.made.check, decisions)
    return tuple(
        StillThere(p.says, p.line, p.kind, p.severity, d.reason, d.who)
        for p, d in passed.let_through
    )


def _signed(work: Work, case: Opened) -> tuple[Signed, ...]:
    """The staff approvals that cover at least one row of the page as it is now."""
    prints = all_prints(prints_in(work, case.version))
    return tuple(
        Signed(
            KINDS[row.kind],
            work.db.get_one(User, row.user_id).name,
            row.role,
            row.at.date().isoformat(),
            prints <= frozenset(row.rows),
        )
        for row in approval_rows(work, case.letter)
        if row.kind in KINDS and row.withdrawn is None and prints & frozenset(row.rows)
    )


def _file(row: ExportRow) -> FileMade:
    return FileMade(row.code, row.format, row.mark, row.sha256, row.at.date().isoformat())


def _sends(work: Work, letter: LetterRow) -> tuple[SentOut, ...]:
    return tuple(
        SentOut(
            send.sent_on.isoformat(),
            code,
            send.with_letter,
            send.right_format,
            send.safe_address,
            send.channel,
            why_not_checked(work, send),
        )
        for send, code in sends_of(work, letter)
    )
