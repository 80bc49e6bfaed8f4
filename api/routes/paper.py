"""``/v1/panel-sessions/{id}``: the pack of paper for a session, and what changed because of checkers."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Request, Response
from pydantic import Field

from api import jobs, paper_jobs
from api.cases import in_worker
from api.deps import Caller, StoreDep, need
from api.errors import BadRequest, NotAcceptable
from api.formats import MEDIA, wanted_format
from api.incoming import Incoming
from api.panel_pages import about_of, looked_at, now_of, rows_now
from api.routes.responses import problems
from api.schemas import Strict
from easyread.model import EasyRead
from easyread.review.on_paper import OnPaper, letters_of, marks_of
from easyread.review.panel import SAT, Answer, NotNow
from easyread.review.store import panels as kept
from easyread.review.store import paper
from easyread.review.store.engine import Work
from easyread.review.store.tables import ChairRow, PanelSessionRow, VersionRow

router = APIRouter(prefix="/v1/panel-sessions", tags=["Panels on paper"])
Run = Annotated[Caller, Depends(need("panels.run"))]
ONE = problems("bad-request", "not-signed-in", "not-allowed", "not-found", "not-now")
MADE = problems("layout-failed", "busy", "took-too-long")
PDF: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The pack: pages, cards, questions, the script and note sheets.",
        "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
    }
}
PAGE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The report in Easy Read: as data, as a web page or as PDF.",
        "content": {
            "application/json": {"schema": {"type": "object"}},
            "text/html": {"schema": {"type": "string"}},
            "application/pdf": {"schema": {"type": "string", "format": "binary"}},
        },
    }
}


class ReasonIn(Strict):
    """Why a row stays as it is, in words that checkers can read."""

    reason: str = Field(min_length=6, max_length=300, examples=["The law says this word."])


@router.get("/{session_id}/paper-pack", responses={**PDF, **ONE, **MADE}, response_class=Response)
def paper_pack(session_id: str, request: Request, store: StoreDep, caller: Run) -> Response:
    """Everything that a session on paper needs, as one PDF to print. Names are made up in it."""
    with store.begin() as work:
        session = kept.session_in(work, caller.client_id, session_id)
        version = work.db.get(VersionRow, session.version_id or "")
        seen = looked_at(work, about_of(work, caller, session), version)
        chairs = kept.chairs_of(work, session)
        fees = {chair.fee_pence for chair in chairs}
        leads = paper.names_with_role(work, session.client_id, "safeguarding")
        on_paper = OnPaper(
            id=session.id,
            people=len(chairs),
            topic=session.topic_warning,
            fee_pence=fees.pop() if len(fees) == 1 else 0,
            talk_to=leads[0] if len(leads) == 1 else "",
            credits=seen.page.credits,
        )
        sitting = kept.sitting_of(work, session)
        caller.log(work, "panels.run", "made paper pack", session.id, bits=len(sitting.bits))
    content = in_worker(request, paper_jobs.paper_pack, on_paper, sitting, seen.profile)
    name = f'attachment; filename="{session_id}.pdf"'
    return Response(content, media_type=MEDIA["pdf"], headers={"Content-Disposition": name})


@router.get("/{session_id}/paper-marks", responses=ONE)
def paper_marks(session_id: str, store: StoreDep, caller: Run) -> dict[str, Any]:
    """What the marks on paper mean, to type answers in: of each row, and of each lettered choice."""
    with store.read() as work:
        session = kept.session_in(work, caller.client_id, session_id)
        about_of(work, caller, session)
        sitting = kept.sitting_of(work, session)
    return {
        "rows": {
            mark: key
            for bit in sitting.bits
            for mark, key in zip(marks_of(bit), bit.rows, strict=True)
        },
        "choices": {
            f"choice:{question.id}": {
                choice.letter: choice.id for choice in letters_of(session_id, question)
            }
            for question in sitting.questions
        },
    }


@router.put(
    "/{session_id}/not-changed/{row}",
    responses={**ONE, **MADE, **problems("unreadable", "wrong-kind")},
)
def say_why(
    session_id: str, row: str, body: ReasonIn, request: Request, store: StoreDep, caller: Run
) -> dict[str, Any]:
    """Say why a row that people found hard stays as it is. The answer says what is hard in it."""
    found = in_worker(request, jobs.check, Incoming(body.reason.encode(), "reason.txt"))
    with store.begin() as work:
        session = kept.session_in(work, caller.client_id, session_id, to_change=True)
        about_of(work, caller, session)
        _closed(session)
        if row not in kept.sitting_of(work, session).asked():
            raise BadRequest("This row was not asked about.", "Give the key of a row that was.")
        paper.keep_reason(work, session, row, " ".join(body.reason.split()))
        caller.log(work, "panels.run", "said why not changed", session.id, row=row)
    return {"row": row, "reason": body.reason, "findings": found["findings"]}


@router.get(
    "/{session_id}/what-changed",
    responses={**PAGE, **ONE, **MADE, **problems("not-acceptable")},
    response_model=None,
)
def what_changed(
    session_id: str,
    request: Request,
    store: StoreDep,
    caller: Annotated[Caller, Depends(need("checking.look"))],
    accept: Annotated[str, Header()] = "*/*",
) -> Response | dict[str, Any]:
    """What changed because of those who checked it, for them, in Easy Read."""
    fmt = wanted_format(accept)
    if fmt not in ("json", "html", "pdf"):
        raise NotAcceptable("We do not make that format.", "Ask for JSON, HTML or PDF.")
    with store.read() as work:
        session = _mine(work, caller, session_id)
        _closed(session)
        sitting = kept.sitting_of(work, session)
        answers = _answers(work, session)
        reasons = paper.reasons_of(work, session)
        now = now_of(work, session)
    page = in_worker(
        request,
        paper_jobs.checkers_page,
        sitting,
        rows_now(request, session, sitting, now),
        answers,
        reasons,
        now.mark,
        now.page.credits,
    )
    if fmt == "json":
        return _plain(page)
    content = in_worker(request, jobs.files_of, page, (fmt,), now.profile)[fmt]
    return Response(content, media_type=MEDIA[fmt])


def _mine(work: Work, caller: Caller, session_id: str) -> PanelSessionRow:
    """A session that this person took part in, or supported somebody in. Else it is not there."""
    session = kept.session_in(work, caller.client_id, session_id)
    for chair in _sat(work, session):
        own = chair.checker_id == caller.user_id and "checker" in caller.roles
        if own or (chair.supporter_id == caller.user_id and "supporter" in caller.roles):
            return session
    raise kept.NotHere("There is no such session.", "Look for it in the list of sessions.")


def _closed(session: PanelSessionRow) -> None:
    if session.closed is None:
        raise NotNow("We are not finished yet.", "Look again later.")


def _sat(work: Work, session: PanelSessionRow) -> list[ChairRow]:
    return [chair for chair in kept.chairs_of(work, session) if chair.state in SAT]


def _answers(work: Work, session: PanelSessionRow) -> dict[str, tuple[Answer, ...]]:
    return {
        chair.checker_id: kept.answers_of(work, session, chair.checker_id)
        for chair in _sat(work, session)
    }


def _plain(page: EasyRead) -> dict[str, Any]:
    return {
        "title": page.title,
        "mark": page.mark,
        "sections": [
            {
                "heading": section.heading,
                "rows": [
                    {
                        "lines": [line.text for line in row.lines],
                        "alt": row.picture.alt if row.picture else None,
                    }
                    for row in section.rows
                ],
            }
            for section in page.sections
        ],
        "credits": list(page.credits),
    }
