"""``/v1/panels``: groups of checkers with lived experience, and what each of them said once and for all."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends
from pydantic import Field
from sqlalchemy import delete, select

from api import cases
from api.deps import Caller, StoreDep, need
from api.errors import BadRequest
from api.routes.responses import problems
from api.schemas import Strict
from easyread.review.jobsheet import TOPICS
from easyread.review.panel import may_sit
from easyread.review.store import panels as kept
from easyread.review.store.engine import Work
from easyread.review.store.tables import PanelMemberRow, PanelRow, User, new_id
from easyread.review.store.templates import template_of

router = APIRouter(prefix="/v1/panels", tags=["Panels"])
Topic = Literal["law", "money", "consent", "safeguarding", "clinical"]
Admin = Annotated[Caller, Depends(need("panels.manage"))]
KNOWN = problems("not-signed-in", "not-allowed")
ONE = problems("not-signed-in", "not-allowed", "not-found", "bad-request", "shredded")


class PanelIn(Strict):
    """A group of checkers."""

    name: str = Field(min_length=1, max_length=200, examples=["Tuesday group"])


class MemberIn(Strict):
    """One checker in a panel.

    ``conflicts`` names whose letters they never see: their provider, landlord or social worker.
    ``refused_topics`` are topics they do not want to read about. ``named`` is how they wish to be
    named where that is allowed at all: by default not.
    """

    conflicts: list[Annotated[str, Field(min_length=2, max_length=200)]] = Field(
        default=[], max_length=50, examples=[["Ashby Homes"]]
    )
    refused_topics: list[Topic] = Field(default=[], max_length=5)
    named: Literal["no", "first name", "full name"] = "no"


@router.get("", responses=KNOWN)
def list_panels(store: StoreDep, caller: Admin) -> list[dict[str, Any]]:
    """The panels of this client, with their members."""
    with store.read() as work:
        return [_panel(work, row) for row in kept.panels_of(work, caller.client_id)]


@router.get("/for-letter/{letter_id}", responses=ONE)
def who_may_sit(
    letter_id: str, store: StoreDep, caller: Annotated[Caller, Depends(need("panels.run"))]
) -> list[dict[str, Any]]:
    """The panels of this client, and who of each may sit over this letter. Never why not."""
    with store.read() as work:
        return _seats(work, cases.see(work, caller, letter_id))


@router.get("/for-template/{template_id}", responses=ONE)
def who_may_sit_over_template(
    template_id: str, store: StoreDep, caller: Annotated[Caller, Depends(need("panels.run"))]
) -> list[dict[str, Any]]:
    """The panels of this client, and who of each may sit over this template. Never why not."""
    with store.read() as work:
        return _seats(work, template_of(work, caller.client_id, template_id))


@router.post("", status_code=201, responses=ONE)
def add_panel(body: PanelIn, store: StoreDep, caller: Admin) -> dict[str, Any]:
    """Make a panel."""
    with store.begin() as work:
        panel = PanelRow(id=new_id("pan"), client_id=caller.client_id, name=body.name)
        work.db.add(panel)
        work.db.flush()
        caller.log(work, "panels.manage", "made panel", panel.id)
        return _panel(work, panel)


@router.put("/{panel_id}", responses=ONE)
def rename_panel(panel_id: str, body: PanelIn, store: StoreDep, caller: Admin) -> dict[str, Any]:
    """Give a panel another name."""
    with store.begin() as work:
        panel = kept.panel_in(work, caller.client_id, panel_id)
        panel.name = body.name
        caller.log(work, "panels.manage", "renamed panel", panel.id)
        return _panel(work, panel)


@router.put("/{panel_id}/members/{user_id}", responses=ONE)
def put_member(
    panel_id: str, user_id: str, body: MemberIn, store: StoreDep, caller: Admin
) -> dict[str, Any]:
    """Put a checker into a panel, or change what is known of them. It counts for new sessions."""
    with store.begin() as work:
        panel = kept.panel_in(work, caller.client_id, panel_id)
        if not kept.has_seat(work, user_id, caller.client_id, "checker"):
            raise BadRequest("This person is not a checker here.", "Give them that role first.")
        row = work.db.get(PanelMemberRow, (panel.id, user_id))
        if row is None:
            row = PanelMemberRow(panel_id=panel.id, user_id=user_id)
            work.db.add(row)
        names = tuple(sorted({" ".join(name.split()) for name in body.conflicts}))
        topics = tuple(topic for topic in TOPICS if topic in body.refused_topics)
        kept.keep_said(work, panel, row, kept.Said(names, topics))
        row.named = body.named
        work.db.flush()
        caller.log(work, "panels.manage", "put member", panel.id, member=user_id)
        return _panel(work, panel)


@router.delete("/{panel_id}/members/{user_id}", responses=ONE)
def take_member_out(panel_id: str, user_id: str, store: StoreDep, caller: Admin) -> dict[str, Any]:
    """Take a checker out of a panel. Their sessions and answers stay as they are."""
    with store.begin() as work:
        panel = kept.panel_in(work, caller.client_id, panel_id)
        if work.db.get(PanelMemberRow, (panel.id, user_id)) is None:
            raise kept.NotHere("This person is not in this panel.", "Load the panel again.")
        work.db.execute(
            delete(PanelMemberRow).where(
                PanelMemberRow.panel_id == panel.id, PanelMemberRow.user_id == user_id
            )
        )
        caller.log(work, "panels.manage", "took member out", panel.id, member=user_id)
        return _panel(work, panel)


def _seats(work: Work, about: kept.About) -> list[dict[str, Any]]:
    matter = kept.matter_of(work, about)
    return [
        {
            "id": panel.id,
            "name": panel.name,
            "members": [
                {"user_id": m.user_id, "name": m.name, "may_sit": may_sit(m, matter)}
                for m in kept.members_of(work, panel)
            ],
        }
        for panel in kept.panels_of(work, about.client_id)
    ]


def _panel(work: Work, panel: PanelRow) -> dict[str, Any]:
    rows = work.db.execute(
        select(PanelMemberRow, User)
        .join(User, User.id == PanelMemberRow.user_id)
        .where(PanelMemberRow.panel_id == panel.id)
        .order_by(User.name, User.id)
    )
    members = []
    for row, user in rows:
        said = kept.said_by(work, panel, row)
        members.append(
            {
                "user_id": user.id,
                "name": user.name,
                "conflicts": list(said.conflicts),
                "refused_topics": list(said.refused_topics),
                "named": row.named,
            }
        )
    return {"id": panel.id, "name": panel.name, "members": members}
