"""What happens after a letter is finished: that it was sent, what its reader said, and the year's counts."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field

from api.cases import IfMatch, Opened, check_fresh, etag, open_case
from api.deps import Caller, StoreDep, need
from api.errors import BadRequest
from api.limits import slow_down
from api.moving import StillOpen
from api.routes.responses import problems
from api.schemas import Strict
from easyread.errors import NoReason
from easyread.review.findings import SHORTEST_REASON
from easyread.review.signing import Obstacle
from easyread.review.states import moved
from easyread.review.store.engine import Work
from easyread.review.store.exports import exports_of, true_still
from easyread.review.store.log import write_log
from easyread.review.store.sends import (
    add_feedback,
    add_send,
    feedback_of,
    figures_of,
    letter_by_code,
    said,
    sends_of,
    why_not_checked,
)
from easyread.review.store.tables import Client, ExportRow, SendRow, now
from easyread.review.verifying import typed_code

router = APIRouter(prefix="/v1", tags=["After sending"])

KNOWN = problems("bad-request", "not-signed-in", "not-allowed", "not-found", "shredded")
ONE_DAY = timedelta(days=1)  # a day may already have begun where the letter was sent
FIRST_YEAR, LAST_YEAR = 2000, 2200
THANKS = "Thank you. We have your answer."


class SendIn(Strict):
    """That a letter went out."""

    code: str = Field(
        max_length=40, description="The code on the page.", examples=["ER-7K4M-9D3C-WXYT"]
    )
    format: Literal["pdf", "docx", "html", "text"] | None = Field(
        default=None, description="Which file of this code, where there are several."
    )
    sent_on: date = Field(examples=["2027-01-14"])
    with_letter: bool = Field(description="On the same day as the ordinary letter.")
    right_format: bool = Field(description="In the format that the person needs.")
    safe_address: bool = Field(description="Somebody asked if this address is safe.")
    channel: Literal["post", "email", "by hand", "online account", "other"]
    reason: str = Field(
        default="",
        max_length=2000,
        description="Why people have not checked it, where they have not.",
    )


class FeedbackIn(Strict):
    """What a reader says of the page they got."""

    easy: Literal["yes", "no", "some"] = Field(description="Was this easy?")
    phone_me: bool = Field(default=False, description="Please phone me.")
    words: str = Field(default="", max_length=2000, description="In the reader's own words.")


class FeedbackByCodeIn(FeedbackIn):
    """The same, from the reader: the code printed on the page says which page it is."""

    code: str = Field(max_length=40, examples=["ER-7K4M-9D3C-WXYT"])


@router.post(
    "/letters/{letter_id}/sends",
    status_code=201,
    responses={
        **KNOWN,
        **problems("wrong-move", "still-open", "no-reason", "stale", "needs-version"),
    },
)
def send(
    letter_id: str,
    body: SendIn,
    response: Response,
    store: StoreDep,
    caller: Annotated[Caller, Depends(need("letters.send"))],
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Say that a letter was sent, and which file. From now on nobody can change it."""
    with store.begin() as work:
        case = open_case(work, caller, letter_id)
        letter = case.letter
        check_fresh(letter, if_match)
        ends = moved(letter.state, "send")  # type: ignore[arg-type]
        export = _file(work, case, body)
        reason = _reason(export, body)
        made = add_send(
            work,
            letter,
            export,
            **body.model_dump(exclude={"code", "format", "reason"}),
            reason=reason,
            user_id=caller.user_id,
        )
        letter.state = ends
        letter.changed = now()
        caller.log(work, "letters.send", "sent", letter.id, code=export.code, mark=export.mark)
        work.db.flush()
        response.headers["ETag"] = etag(letter)
        return _send(made, export.code, reason)


@router.get("/letters/{letter_id}/sends", responses=KNOWN)
def sends(
    letter_id: str,
    store: StoreDep,
    caller: Annotated[Caller, Depends(need("letters.read"))],
) -> list[dict[str, Any]]:
    """When and how a letter went out."""
    with store.read() as work:
        letter = open_case(work, caller, letter_id).letter
        return [
            _send(row, code, why_not_checked(work, row)) for row, code in sends_of(work, letter)
        ]


@router.post("/feedback", status_code=202, responses=problems("bad-request", "too-often"))
def feedback_by_code(body: FeedbackByCodeIn, request: Request, store: StoreDep) -> dict[str, str]:
    """What a reader says, with the code on their page. The answer is the same for any code."""
    slow_down(request, "public")
    code = typed_code(body.code)
    if code is not None:
        slow_down(request, "public", code)
        with store.begin() as work:
            _keep_by_code(work, code, body)
    return {"says": THANKS}


@router.post("/letters/{letter_id}/feedback", status_code=201, responses=KNOWN)
def feedback(
    letter_id: str,
    body: FeedbackIn,
    store: StoreDep,
    caller: Annotated[Caller, Depends(need("feedback.add"))],
) -> dict[str, Any]:
    """Write down what a reader said to somebody of the staff."""
    with store.begin() as work:
        letter = open_case(work, caller, letter_id).letter
        kept = add_feedback(
            work, letter, body.easy, body.phone_me, body.words.strip(), caller.user_id
        )
        caller.log(work, "feedback.add", "feedback", letter.id, phone_me=str(body.phone_me))
        return {} if kept is None else _said(said(work, kept))


@router.get("/letters/{letter_id}/feedback", responses=KNOWN)
def all_feedback(
    letter_id: str,
    store: StoreDep,
    caller: Annotated[Caller, Depends(need("feedback.read"))],
) -> list[dict[str, Any]]:
    """What readers said of a letter, oldest first."""
    with store.read() as work:
        letter = open_case(work, caller, letter_id).letter
        return [_said(one) for one in feedback_of(work, letter)]


@router.get("/figures", responses=problems("bad-request", "not-signed-in", "not-allowed"))
def figures(
    store: StoreDep,
    caller: Annotated[Caller, Depends(need("figures.read"))],
    year: Annotated[int | None, Query(ge=FIRST_YEAR, le=LAST_YEAR)] = None,
) -> dict[str, Any]:
    """The counts of one year for the Accessible Information Standard; this year by itself."""
    with store.read() as work:
        return asdict(figures_of(work, caller.client_id, year or now().year))


def _file(work: Work, case: Opened, body: SendIn) -> ExportRow:
    """The file that went out, or what is wrong with it."""
    code = typed_code(body.code)
    made = exports_of(work, case.letter, code) if code else ()
    found = next((row for row in made if body.format in (None, row.format)), None)
    if found is None:
        raise BadRequest("No file of this letter has that code.", "Look at the code on the page.")
    if body.sent_on > now().date() + ONE_DAY:
        raise BadRequest("This day has not come yet.", "Say the day on which it was sent.")
    if body.sent_on < found.at.date() - ONE_DAY:
        raise BadRequest("The file was made after that day.", "Say the day on which it was sent.")
    obstacles = []
    if found.fingerprint != case.version.fingerprint:
        obstacles.append(Obstacle("old-file", "This file is of an older version. Make it again."))
    if found.mark == "draft":
        obstacles.append(Obstacle("draft", "This file is a draft. Make it again."))
    elif not obstacles and not true_still(work, found):
        obstacles.append(Obstacle("mark-lost", "The mark of this file is not true any more."))
    if obstacles:
        raise StillOpen(obstacles)
    return found


def _reason(export: ExportRow, body: SendIn) -> str:
    """Why people did not check: it must be said of a page that only staff checked (design 1)."""
    if export.mark == "people_checked":
        return ""
    reason = body.reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise NoReason(
            "People with learning disabilities have not checked this page.",
            "Write in a few words why not.",
        )
    return reason


def _keep_by_code(work: Work, code: str, body: FeedbackByCodeIn) -> None:
    letter = letter_by_code(work, code)
    if letter is None:
        return  # the answer must not tell whether there is such a code
    if add_feedback(work, letter, body.easy, body.phone_me, body.words.strip()) is None:
        return
    write_log(
        work.db,
        organisation=work.db.get_one(Client, letter.client_id).organisation_id,
        client=letter.client_id,
        user=None,
        role="reader",
        action="feedback",
        about=letter.id,
        phone_me=body.phone_me,
    )


def _send(row: SendRow, code: str, reason: str) -> dict[str, Any]:
    return {
        "id": row.id,
        "code": code,
        "sent_on": row.sent_on.isoformat(),
        "with_letter": row.with_letter,
        "right_format": row.right_format,
        "safe_address": row.safe_address,
        "channel": row.channel,
        "why_not_checked": reason,
        "sent_by": row.user_id,
        "at": row.at.isoformat(),
    }


def _said(one: Any) -> dict[str, Any]:
    return {**asdict(one), "at": one.at.isoformat()}
