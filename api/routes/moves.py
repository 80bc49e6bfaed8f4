"""``/v1/letters/{id}/moves`` and beside it: who works on a letter, its job sheet, comments, history."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Response
from pydantic import Field
from sqlalchemy import select

from api import cases
from api.cases import IfMatch, check_fresh, open_case
from api.deps import Caller, NotAllowed, StoreDep, need, need_one
from api.errors import BadRequest
from api.letters_out import short_letter
from api.moving import GUARDS, OPERATIONS_OF_MOVES, MoveIn, nothing
from api.routes.responses import problems
from api.schemas import Strict
from easyread.review.history import changes_between
from easyread.review.jobsheet import TOPICS, JobSheet
from easyread.review.states import ENDED, MOVES, WORDS, WrongMove, moved
from easyread.review.store import letters as kept
from easyread.review.store.engine import Work
from easyread.review.store.tables import (
    CommentRow,
    LetterRow,
    LogRow,
    Seat,
    User,
    VersionRow,
    new_id,
    now,
)

router = APIRouter(prefix="/v1/letters", tags=["Letters"])
Read = Annotated[Caller, Depends(need("letters.read"))]
KNOWN = problems(
    "bad-request",
    "not-signed-in",
    "not-allowed",
    "not-found",
    "shredded",
    "wrong-move",
    "stale",
    "needs-version",
    "no-reason",
)


Topic = Literal["law", "money", "consent", "safeguarding", "clinical"]


class PeopleIn(Strict):
    """Who works on a letter. A field that is left out stays as it is."""

    author_id: str | None = None
    readability_id: str | None = None
    due: date | None = None
    topics: list[Topic] | None = Field(default=None, max_length=len(TOPICS))


class JobSheetIn(Strict):
    """The job sheet, whole."""

    sender: str = Field(default="", max_length=300)
    reader: str = Field(default="", max_length=300)
    purpose: str = Field(default="", max_length=1000)
    deadline: str = Field(default="", max_length=300)
    keep: str = Field(default="", max_length=2000)
    enclosures: str = Field(default="", max_length=2000)
    needs: str = Field(default="", max_length=2000)


class CommentIn(Strict):
    """A comment on the letter, or on one row of it."""

    text: str = Field(min_length=1, max_length=5000)
    row: str | None = Field(default=None, max_length=32)


@router.post("/{letter_id}/moves", responses={**KNOWN, **problems("still-open")})
def move(
    letter_id: str,
    body: MoveIn,
    response: Response,
    store: StoreDep,
    caller: Annotated[Caller, Depends(need_one(*OPERATIONS_OF_MOVES))],
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Move a letter on, or back. What stands in the way is listed, and nothing is changed."""
    operation = MOVES[body.move].operation
    if not caller.may(operation):
        raise NotAllowed("You may not move this letter.", "Ask the person whose turn it is.")
    with store.begin() as work:
        case = open_case(work, caller, letter_id)
        letter = case.letter
        check_fresh(letter, if_match)
        ends = moved(letter.state, body.move)  # type: ignore[arg-type]
        GUARDS.get(body.move, nothing)(work, case, caller, body)
        letter.state = ends
        letter.changed = now()
        caller.log(work, operation, body.move, letter.id)
        work.db.flush()
        response.headers["ETag"] = cases.etag(letter)
        return short_letter(work, letter)


@router.put("/{letter_id}/people", responses=KNOWN)
def assign(
    letter_id: str,
    body: PeopleIn,
    response: Response,
    store: StoreDep,
    caller: Annotated[Caller, Depends(need("letters.assign"))],
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Say who is the author and who checks readability, when it is due, and what it is about."""
    with store.begin() as work:
        letter = cases.see(work, caller, letter_id)
        check_fresh(letter, if_match)
        for name, role in (("author_id", "author"), ("readability_id", "readability")):
            if name in body.model_fields_set:
                person = getattr(body, name)
                if person is not None and not _has_role(work, person, letter.client_id, role):
                    raise BadRequest("This person does not have that role here.", "Choose another.")
                setattr(letter, name, person)
        if letter.author_id and letter.author_id in (letter.readability_id, letter.converter_id):
            raise BadRequest("Nobody approves their own work.", "Choose three different people.")
        if letter.readability_id and letter.readability_id == letter.converter_id:
            raise BadRequest("Nobody approves their own work.", "Choose three different people.")
        if "due" in body.model_fields_set:
            letter.due = body.due
        topics = None if body.topics is None else sorted(set(body.topics))
        if topics is not None and topics != sorted(letter.topics):
            # They decide how many must check it: that is part of what was true when it was sent.
            _not_ended(letter, "what it is about stays as it is")
            letter.topics = list(topics)
        letter.changed = now()
        caller.log(work, "letters.assign", "assigned", letter.id)
        work.db.flush()
        response.headers["ETag"] = cases.etag(letter)
        return short_letter(work, letter)


@router.get(
    "/{letter_id}/job-sheet",
    responses=problems("not-signed-in", "not-allowed", "not-found", "shredded"),
)
def get_job_sheet(letter_id: str, store: StoreDep, caller: Read) -> dict[str, str]:
    """The job sheet of a letter."""
    with store.read() as work:
        letter = cases.see(work, caller, letter_id)
        return _job_sheet(work, letter)


@router.put("/{letter_id}/job-sheet", responses=KNOWN)
def put_job_sheet(
    letter_id: str,
    body: JobSheetIn,
    response: Response,
    store: StoreDep,
    caller: Annotated[Caller, Depends(need("letters.edit"))],
    if_match: IfMatch = None,
) -> dict[str, str]:
    """Write the job sheet."""
    with store.begin() as work:
        letter = cases.see(work, caller, letter_id)
        check_fresh(letter, if_match)
        _not_ended(letter, "its job sheet stays as it is")
        place = f"letters.job_sheet:{letter.id}"
        letter.job_sheet = work.keys.seal(letter.id, place, body.model_dump())
        letter.changed = now()
        caller.log(work, "letters.edit", "wrote job sheet", letter.id)
        work.db.flush()
        response.headers["ETag"] = cases.etag(letter)
        return _job_sheet(work, letter)


@router.post("/{letter_id}/comments", status_code=201, responses=KNOWN)
def comment(
    letter_id: str,
    body: CommentIn,
    store: StoreDep,
    caller: Annotated[Caller, Depends(need("letters.comment"))],
) -> dict[str, Any]:
    """Write a comment. It changes nothing in the letter."""
    with store.begin() as work:
        letter = cases.see(work, caller, letter_id)
        made = CommentRow(
            id=new_id("com"),
            letter_id=letter.id,
            row_key=body.row,
            user_id=caller.user_id,
            at=now(),
        )
        made.body = work.keys.seal(letter.id, f"comments.body:{made.id}", body.text)
        work.db.add(made)
        caller.log(work, "letters.comment", "commented", letter.id)
        return _comment(work, made)


@router.get(
    "/{letter_id}/comments",
    responses=problems("not-signed-in", "not-allowed", "not-found", "shredded"),
)
def comments(letter_id: str, store: StoreDep, caller: Read) -> list[dict[str, Any]]:
    """All comments on a letter, oldest first."""
    with store.read() as work:
        return comments_in(work, cases.see(work, caller, letter_id))


@router.get(
    "/{letter_id}/history",
    responses=problems("not-signed-in", "not-allowed", "not-found", "shredded"),
)
def history(letter_id: str, store: StoreDep, caller: Read) -> dict[str, Any]:
    """What was done with a letter, and how each version differs from the one before."""
    with store.read() as work:
        letter = cases.see(work, caller, letter_id)
        log = work.db.scalars(
            select(LogRow).where(LogRow.about == letter.id).order_by(LogRow.number)
        )
        done = [
            {"at": x.at.isoformat(), "who": x.user_id, "role": x.role, "action": x.action}
            for x in log
        ]
        versions = work.db.scalars(
            select(VersionRow).where(VersionRow.letter_id == letter.id).order_by(VersionRow.number)
        ).all()
        pages = [kept.conversion_of(work, v).easyread for v in versions]
        steps = [
            {
                "version": version.number,
                "made_by": work.db.get_one(User, version.made_by).name,
                "changes": [asdict(c) for c in changes_between(before, after)],
            }
            for version, before, after in zip(versions[1:], pages, pages[1:], strict=False)
        ]
        return {"done": done, "versions": steps}


def comments_in(work: Work, letter: LetterRow) -> list[dict[str, Any]]:
    """All comments on a letter, oldest first."""
    rows = work.db.scalars(
        select(CommentRow)
        .where(CommentRow.letter_id == letter.id)
        .order_by(CommentRow.at, CommentRow.id)
    )
    return [_comment(work, row) for row in rows]


def _not_ended(letter: LetterRow, so: str) -> None:
    """Refuse a change that would make the record of a letter that went out untrue."""
    if letter.state in ENDED:
        raise WrongMove(f"This letter is {WORDS[letter.state]}, so {so}.", "Write a comment.")  # type: ignore[index]


def _has_role(work: Work, user_id: str, client_id: str, role: str) -> bool:
    return work.db.get(Seat, (user_id, client_id, role)) is not None


def _job_sheet(work: Work, letter: LetterRow) -> dict[str, str]:
    empty = {f.name: "" for f in fields(JobSheet)}
    if letter.job_sheet is None:
        return empty
    return {
        **empty,
        **work.keys.open(letter.id, f"letters.job_sheet:{letter.id}", letter.job_sheet),
    }


def _comment(work: Work, row: CommentRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "row": row.row_key,
        "who": work.db.get_one(User, row.user_id).name,
        "text": work.keys.open(row.letter_id, f"comments.body:{row.id}", row.body),
        "at": row.at.isoformat(),
    }
