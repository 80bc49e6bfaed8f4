"""Templates -> rows of the store, sealed, and back; and what a letter took over from its template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from easyread.fingerprint import print_of
from easyread.model import About, Draft, EasyRead
from easyread.plain import from_plain, to_plain
from easyread.review.approval import Prints, open_for_people
from easyread.review.store.approvals import as_value, checkers_needed
from easyread.review.store.engine import Work
from easyread.review.store.letters import NoLetter, newest, prints_in
from easyread.review.store.tables import ApprovalRow, LetterRow, TemplateRow, new_id, now
from easyread.review.templates import (
    Base,
    NotShown,
    Pattern,
    Source,
    Template,
    free_rows,
    made_up_values,
    template_prints,
)

MOST_TRIED = 500  # templates of one client that a new letter is compared with, the newest first


class NoTemplate(NoLetter):
    """There is no such template for this client (code ``not-found``)."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The half of a template that is opened only when it is looked at or filled in."""

    page: EasyRead
    draft: Draft
    not_shown: tuple[NotShown, ...]
    source: Source | None


def template_of(work: Work, client_id: str, template_id: str) -> TemplateRow:
    """Load one template of this client.

    Raises:
        NoTemplate: there is none, or it belongs to another client (code ``not-found``).
    """
    row = work.db.get(TemplateRow, template_id)
    if row is None or row.client_id != client_id:
        raise NoTemplate("There is no such template.", "Look for it in the list of templates.")
    return row


def templates_of(work: Work, client_id: str, due_by: date | None = None) -> list[TemplateRow]:
    """The templates of a client, the newest first; only those to be looked at again by a day."""
    wanted = select(TemplateRow).where(TemplateRow.client_id == client_id)
    if due_by is not None:
        wanted = wanted.where(TemplateRow.review_by <= due_by, TemplateRow.withdrawn.is_(None))
    newest_first = (TemplateRow.number.desc(), TemplateRow.created.desc(), TemplateRow.id)
    return list(work.db.scalars(wanted.order_by(*newest_first)))


def pattern_in(work: Work, row: TemplateRow) -> Pattern:
    """The words, slots and conditions of a template."""
    return from_plain(work.keys.open(row.id, f"templates.body:{row.id}", row.body), Pattern)


def pages_in(work: Work, row: TemplateRow) -> Pages:
    """The page of a template with its slots, and the letter it was made from."""
    return from_plain(work.keys.open(row.id, f"templates.pages:{row.id}", row.pages), Pages)


def whole_in(work: Work, row: TemplateRow) -> Template:
    """A whole template."""
    pages = pages_in(work, row)
    return Template(pattern_in(work, row), pages.page, pages.draft, pages.not_shown)


def prints_of_template(work: Work, row: TemplateRow) -> Prints:
    """The prints that people approve of a template: of its page with placeholders."""
    return template_prints(whole_in(work, row))


def write(work: Work, row: TemplateRow, template: Template, source: Source | None) -> None:
    """Put a template's words into its row, sealed. Without ``source``, its slots stay as they are."""
    pages = Pages(template.page, template.draft, template.not_shown, source)
    row.body = work.keys.seal(row.id, f"templates.body:{row.id}", to_plain(template.pattern))
    row.pages = work.keys.seal(row.id, f"templates.pages:{row.id}", to_plain(pages))
    row.fixed_print = fixed_print(template.pattern)


def fixed_print(pattern: Pattern) -> str:
    """One print of the fixed words, the slots' kinds and the conditions: nothing of a value."""
    said = [
        f"{block.condition}|{part.words or part.key + ':' + part.kind}"
        for block in pattern.blocks
        for part in block.parts
    ]
    return print_of(said, 32)


def new_template(
    client_id: str, name: str, user_id: str, made_from: str, review_by: date | None
) -> TemplateRow:
    """A new row for a template, still without its words (see ``write``)."""
    return TemplateRow(
        id=new_id("tem"),
        client_id=client_id,
        name=name,
        made_by=user_id,
        made_from=made_from,
        review_by=review_by,
        created=now(),
    )


def candidates(work: Work, client_id: str) -> Iterator[tuple[TemplateRow, Pattern]]:
    """The templates that a new letter of this client may be made by, the newest version first."""
    wanted = (
        select(TemplateRow)
        .where(TemplateRow.client_id == client_id, TemplateRow.withdrawn.is_(None))
        .order_by(TemplateRow.number.desc(), TemplateRow.created.desc(), TemplateRow.id)
        .limit(MOST_TRIED)
    )
    for row in work.db.scalars(wanted):
        yield row, pattern_in(work, row)


def letters_with(work: Work, row: TemplateRow) -> list[LetterRow]:
    """The letters that took over the wording of a template, oldest first."""
    wanted = select(LetterRow).where(
        LetterRow.client_id == row.client_id, LetterRow.template_id == row.id
    )
    return list(work.db.scalars(wanted.order_by(LetterRow.created, LetterRow.id)))


def forget_letter(work: Work, letter_id: str) -> int:
    """Take somebody's own words out of the templates that were made from their letter.

    The fixed words and the page with slots stay, with made-up values in the slots. Gives the number
    of templates.
    """
    rows = work.db.scalars(select(TemplateRow).where(TemplateRow.made_from == letter_id)).all()
    for row in rows:
        template = whole_in(work, row)
        made_up = made_up_values(template.slots, row.id)
        slots = tuple(replace(s, value=made_up[s.key]) for s in template.slots)
        left = tuple(replace(n, text="") for n in template.not_shown)
        pattern = replace(template.pattern, slots=slots)
        page = replace(template.page, about=_sender_alone(template))
        write(work, row, replace(template, pattern=pattern, page=page, not_shown=left), None)
    return len(rows)


def _sender_alone(template: Template) -> About:
    """Who sends letters of this template, if that is fixed: panels need to know, and it is nobody's own."""
    sender = template.page.about.sender
    own = {text for slot in template.slots for text in slot.value.texts}
    return About() if sender in own else About(sender=sender)


# -- approvals --------------------------------------------------------------------------------


def approvals_on(work: Work, template_id: str) -> list[ApprovalRow]:
    """The approvals of a template that were not withdrawn."""
    wanted = select(ApprovalRow).where(
        ApprovalRow.template_id == template_id, ApprovalRow.withdrawn.is_(None)
    )
    return list(work.db.scalars(wanted.order_by(ApprovalRow.number)))


def carry_from_letter(
    work: Work, letter: LetterRow, version_id: str, row: TemplateRow, template: Template
) -> int:
    """What people approved of a letter's rows counts for the same rows of the template made from it.

    Only for the very version it is made from, and never for a row with a free text. Gives the number
    of approvals carried.
    """
    version = newest(work, letter)
    if version.id != version_id:
        return 0
    was, made = prints_in(work, version), template_prints(template)
    closed = free_rows(template)
    ids = [r.id for section in template.page.sections for r in section.rows]
    same = {
        (old, new)
        for old, new, at in zip(was.masked, made.masked, ids, strict=True)
        if at not in closed
    } | {(was.masked_frame, made.masked_frame)}
    wanted = select(ApprovalRow).where(
        ApprovalRow.letter_id == letter.id,
        ApprovalRow.kind == "people",
        ApprovalRow.withdrawn.is_(None),
    )
    carried = 0
    for approval in work.db.scalars(wanted.order_by(ApprovalRow.number)):
        rows = {new for old, new in same if old in as_value(approval).rows}
        carried += _carry(work, approval, row, rows, made)
    return carried


def carry_from_template(work: Work, old: TemplateRow, row: TemplateRow, template: Template) -> int:
    """What people approved of an older version counts for the rows that are still just the same."""
    made = template_prints(template)
    held = {*made.masked, made.masked_frame}
    return sum(
        _carry(work, approval, row, held & as_value(approval).rows, made)
        for approval in approvals_on(work, old.id)
        if approval.kind == "people"
    )


def _carry(
    work: Work, approval: ApprovalRow, row: TemplateRow, rows: Iterable[str], made: Prints
) -> int:
    kept = sorted(rows)
    if not kept:
        return 0
    add_people(
        work, row, kept, made.masked_frame, approval.user_id, approval.session_id, made.whole
    )
    return 1


def add_people(
    work: Work,
    row: TemplateRow,
    rows: Iterable[str],
    frame: str,
    checker_id: str,
    session_id: str | None,
    whole: str = "",
) -> None:
    """Keep that a checker approved these prints of a template. Letters with them have it, too."""
    work.db.add(
        ApprovalRow(
            id=new_id("apr"),
            client_id=row.client_id,
            template_id=row.id,
            session_id=session_id,
            kind="people",
            rows=sorted(rows),
            frame=frame,
            whole=whole,
            user_id=checker_id,
            role="checker",
        )
    )
    work.db.flush()


def open_rows(work: Work, row: TemplateRow, template: Template | None = None) -> tuple[str, ...]:
    """The keys of the rows of a template that too few people approved, "" for the page as a whole.

    A row with a free text is never among them: it is another in each letter, and checked there.
    ``template`` saves opening it again.
    """
    template = template or whole_in(work, row)
    prints = template_prints(template)
    ids = [r.id for section in template.page.sections for r in section.rows]
    closed = free_rows(template)
    free = {key for at, key in zip(ids, prints.keys, strict=True) if at in closed}
    known = [as_value(one) for one in approvals_on(work, row.id)]
    still = open_for_people(prints, known, checkers_needed(work, row))
    return tuple(key for key in still if key not in free)


def waiting(work: Work, client_id: str, most: int) -> list[tuple[TemplateRow, int]]:
    """Templates that a panel should look at, the newest first, with how many rows are open.

    Only the newest version of each, and none that was withdrawn.
    """
    rows = templates_of(work, client_id)
    older = {row.follows for row in rows}
    found: list[tuple[TemplateRow, int]] = []
    for row in rows:
        if row.withdrawn is None and row.id not in older and len(found) < most:
            still = [key for key in open_rows(work, row) if key]
            found += [(row, len(still))] if still else []
    return found


# -- versions ---------------------------------------------------------------------------------


def first_of(work: Work, row: TemplateRow) -> TemplateRow:
    """The first version of a template."""
    while row.follows is not None:
        row = work.db.get_one(TemplateRow, row.follows)
    return row


def newest_of(work: Work, row: TemplateRow) -> TemplateRow:
    """The newest version of a template."""
    following = {one.follows: one for one in templates_of(work, row.client_id) if one.follows}
    while row.id in following:
        row = following[row.id]
    return row


# -- a letter that was filled in --------------------------------------------------------------


def keep_base(work: Work, letter: LetterRow, base: Base) -> None:
    """Keep with a letter what it took over from its template."""
    letter.template_id = base.template_id
    place = f"letters.from_template:{letter.id}"
    letter.from_template = work.keys.seal(letter.id, place, to_plain(base))


def base_of(work: Work, letter: LetterRow) -> Base | None:
    """What a letter took over from its template, or None."""
    if letter.from_template is None:
        return None
    plain: Any = work.keys.open(
        letter.id, f"letters.from_template:{letter.id}", letter.from_template
    )
    return from_plain(plain, Base)
