"""``/v1/panel-sessions``: open a session over a letter or a template, say who comes, close it, and read its report."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from pydantic import Field
from sqlalchemy.orm.exc import StaleDataError

from api import cases
from api.cases import Stale
from api.deps import Caller, NotAllowed, StoreDep, need
from api.errors import BadRequest
from api.paging import Page
from api.panel_pages import Looked, about_of, looked_at
from api.panels_out import session_out, short_out
from api.routes.panel_chairs import ChairIn, open_one, seat
from api.routes.responses import problems
from api.schemas import Strict
from easyread.errors import EasyReadError
from easyread.model import EasyRead
from easyread.review.heard import heard
from easyread.review.panel import SAT, NotNow, Outcome, outcome, tells_who
from easyread.review.picture_questions import check_questions, picture_questions
from easyread.review.sitting import Choice, PictureQuestion, Sitting, make_sitting
from easyread.review.staff_report import staff_report
from easyread.review.states import WrongMove, moved
from easyread.review.store import panels as kept
from easyread.review.store.approvals import checkers_needed
from easyread.review.store.engine import Work
from easyread.review.store.letters import newest
from easyread.review.store.tables import LetterRow, PanelSessionRow, TemplateRow, new_id, now
from easyread.review.store.templates import template_of

router = APIRouter(prefix="/v1/panel-sessions", tags=["Panels"])
Run = Annotated[Caller, Depends(need("panels.run"))]
ONE = problems("bad-request", "not-signed-in", "not-allowed", "not-found", "not-now", "shredded")
CHANGE = {**ONE, **problems("wrong-move", "may-not-sit", "stale", "busy", "took-too-long")}


class NothingOpen(EasyReadError):
    """Every row of the page has been checked by enough people already."""

    code = "nothing-open"


class SessionIn(Strict):
    """A session over the newest version of a letter, or over a template: one of the two ids."""

    panel_id: str = Field(max_length=32)
    letter_id: str | None = Field(default=None, max_length=32)
    template_id: str | None = Field(default=None, max_length=32)
    topic_warning: str = Field(default="", max_length=200, examples=["owing money"])
    on_paper: bool = False
    held_on: date | None = None
    chairs: list[ChairIn] = Field(min_length=1, max_length=20)


class ChoiceIn(Strict):
    """One answer to choose: words of the page, and the row whose picture goes with them."""

    id: str = Field(pattern="^[a-c]$")
    words: str = Field(min_length=1, max_length=500)
    row: str = Field(default="", max_length=32)


class QuestionIn(Strict):
    """One picture question as staff want it asked."""

    id: str = Field(pattern="^[a-z_0-9]{1,20}$")
    ask: str = Field(min_length=1, max_length=200)
    line: str = Field(default="", max_length=500)
    choices: list[ChoiceIn] = Field(min_length=2, max_length=3)
    right: str = Field(max_length=10)
    rows: list[str] = Field(min_length=1, max_length=50)


class QuestionsIn(Strict):
    """All picture questions of a session. One that is left out is dropped."""

    questions: list[QuestionIn] = Field(max_length=6)


@router.post("", status_code=201, responses={**CHANGE, **problems("nothing-open")})
def open_session(body: SessionIn, request: Request, store: StoreDep, caller: Run) -> dict[str, Any]:
    """Open a session. What it shows and asks is fixed now: later changes do not touch it."""
    with store.read() as work:
        about = _wanted(work, caller, body)
        seen = looked_at(work, about)
        still_open = kept.still_open(work, about)
        version = newest(work, about).id if isinstance(about, LetterRow) else None
    if not still_open:
        raise NothingOpen("Enough people have checked every row.", "There is nothing to ask.")
    sitting = _sitting(seen, seen.show(request), still_open)
    with store.begin() as work:
        now_about = _wanted(work, caller, body)
        if now_about.revision != about.revision:
            raise Stale("Somebody else changed this first.", "Look at it, then try again.")
        panel = kept.panel_in(work, caller.client_id, body.panel_id)
        _masked(work, now_about, [body.topic_warning])
        session = PanelSessionRow(
            id=new_id("ses"),
            client_id=caller.client_id,
            panel_id=panel.id,
            letter_id=body.letter_id,
            version_id=version,
            template_id=body.template_id,
            on_paper=body.on_paper,
            facilitator_id=caller.user_id,
            topic_warning=body.topic_warning.strip(),
            held_on=body.held_on,
        )
        kept.keep_sitting(work, session, sitting)
        work.db.add(session)
        work.db.flush()
        for one in body.chairs:
            seat(work, session, now_about, one)
        caller.log(
            work, "panels.run", "opened session", session.id, over=now_about.id,
            chairs=len(body.chairs), bits=len(sitting.bits),
        )  # fmt: skip
        return session_out(work, session)


def _wanted(work: Work, caller: Caller, body: SessionIn) -> kept.About:
    """The letter or template that a session shall be over, if it may be.

    Raises:
        WrongMove: the letter is not with the panel, or the template was withdrawn.
    """
    if (body.letter_id is None) == (body.template_id is None):
        raise BadRequest(
            "A session is over one letter or one template.", "Send letter_id or template_id."
        )
    if body.template_id is not None:
        template = template_of(work, caller.client_id, body.template_id)
        if template.withdrawn is not None:
            raise WrongMove("This template was withdrawn.", "Choose another one.")
        return template
    letter = cases.see(work, caller, body.letter_id or "")
    if letter.author_id == caller.user_id:
        raise NotAllowed("An author does not lead a session on their letter.", "Ask a colleague.")
    moved(letter.state, "panel_yes")  # type: ignore[arg-type]
    return letter


def _sitting(seen: Looked, shown: EasyRead, still_open: Collection[str]) -> Sitting:
    """What a session shows and asks. A row whose picture could not be shown is not asked about."""
    rows = [row for section in seen.page.sections for row in section.rows]
    looks = [row for section in shown.sections for row in section.rows]
    keys = {row.id: key for row, key in zip(rows, seen.prints.keys, strict=True)}
    lost = {
        keys[row.id]
        for row, look in zip(rows, looks, strict=True)
        if row.picture is not None and look.picture is None
    }
    asked = [key for key in still_open if key not in lost]
    return make_sitting(shown, seen.prints, asked, picture_questions(shown, keys, seen.purposes))


@router.get("", responses=ONE)
def list_sessions(
    store: StoreDep,
    caller: Run,
    letter_id: Annotated[str | None, Query(max_length=32)] = None,
    template_id: Annotated[str | None, Query(max_length=32)] = None,
    cursor: Annotated[str | None, Query(max_length=32)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> Page:
    """List the sessions of this client, the newest first; of one letter or template if it is named."""
    with store.read() as work:
        found = kept.sessions_about(
            work, caller.client_id, letter_id, template_id, limit + 1, cursor
        )
        following = found[limit - 1].id if len(found) > limit else None
        return Page(items=[short_out(work, one) for one in found[:limit]], next=following)


@router.get("/{session_id}", responses=ONE)
def get_session(session_id: str, store: StoreDep, caller: Run) -> dict[str, Any]:
    """One session as who leads it sees it: chairs, bits and picture questions. No answers."""
    with store.read() as work:
        return session_out(work, kept.session_in(work, caller.client_id, session_id))


@router.put("/{session_id}/questions", responses={**ONE, **problems("bad-question")})
def put_questions(
    session_id: str, body: QuestionsIn, store: StoreDep, caller: Run
) -> dict[str, Any]:
    """Edit or drop picture questions: only before anybody has begun."""
    with store.begin() as work:
        session = open_one(work, caller, session_id)
        if any(chair.state in SAT for chair in kept.chairs_of(work, session)):
            raise NotNow("Somebody has begun.", "The questions stay as they are now.")
        sitting = kept.sitting_of(work, session)
        questions = tuple(
            PictureQuestion(
                q.id,
                " ".join(q.ask.split()),
                q.line,
                tuple(Choice(c.id, c.words.strip(), c.row) for c in q.choices),
                q.right,
                tuple(q.rows),
            )
            for q in body.questions
        )
        check_questions(questions, sitting)
        texts = [text for q in questions for text in (q.ask, q.line)]
        _masked(work, about_of(work, caller, session), texts)
        kept.keep_sitting(work, session, replace(sitting, questions=questions))
        caller.log(work, "panels.run", "wrote questions", session.id, count=len(questions))
        return session_out(work, session)


@router.post("/{session_id}/close", responses=CHANGE)
def close_session(session_id: str, store: StoreDep, caller: Run) -> dict[str, Any]:
    """Close a session for good. What the checkers approved counts, and a letter moves on.

    What they approved of a template counts for every letter that is matched to it.
    """
    try:
        with store.begin() as work:
            session = open_one(work, caller, session_id)
            about = about_of(work, caller, session)
            by_checker = kept.counted(work, session, kept.chairs_of(work, session))
            approvals = kept.approve_rows(work, session, about, by_checker)
            session.closed = now()
            still_open = kept.still_open(work, about)
            result = outcome(by_checker, kept.sitting_of(work, session), still_open)
            _move_on(work, about, result)
            caller.log(
                work, "panels.run", f"closed session: {result}", session.id,
                over=about.id, approvals=approvals,
            )  # fmt: skip
            work.db.flush()
            return {
                **session_out(work, session),
                "outcome": result,
                "letter_state": about.state if isinstance(about, LetterRow) else None,
                "still_open": list(still_open),
            }
    except StaleDataError as why:
        raise Stale("Somebody else changed this first.", "Load it again, then try again.") from why


@router.get("/{session_id}/report", responses=ONE)
def report(
    session_id: str,
    store: StoreDep,
    caller: Annotated[Caller, Depends(need("panels.report"))],
) -> dict[str, Any]:
    """What of the page worked for how many. Readable once the session is closed."""
    with store.read() as work:
        session = kept.session_in(work, caller.client_id, session_id)
        needed = checkers_needed(work, about_of(work, caller, session))
        if session.closed is None:
            raise NotNow("This session is still open.", "The report comes when it is closed.")
        chairs = [chair for chair in kept.chairs_of(work, session) if chair.state in SAT]
        by_checker = {c.checker_id: kept.answers_of(work, session, c.checker_id) for c in chairs}
        sitting = kept.sitting_of(work, session)
        return {
            "id": session.id,
            "letter_id": session.letter_id,
            "version_id": session.version_id,
            "template_id": session.template_id,
            **staff_report(sitting, heard(sitting, by_checker), needed),
        }


def _move_on(work: Work, about: kept.About, result: Outcome) -> None:
    """What a closed session means for a letter; a template only has a new day on which it was checked."""
    if isinstance(about, TemplateRow):
        about.checked = now()
        return
    if about.state == "with_panel" and result != "more":
        step = "panel_yes" if result == "yes" else "panel_changes"
        about.state = moved("with_panel", step)
    about.changed = now()
    if about.template_id is not None:  # people checked its wording, too
        work.db.get_one(TemplateRow, about.template_id).checked = now()


def _masked(work: Work, about: kept.About, texts: list[str]) -> None:
    """Refuse words for checkers that say who wrote the letter or to whom."""
    matter = kept.matter_of(work, about)
    if any(tells_who(text, matter) for text in texts):
        raise BadRequest("This names somebody of the letter.", "Say it without the name.")
