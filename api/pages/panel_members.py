"""``/panel-members``: the panels of this client, and what each checker said once and for all."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.datastructures import FormData

from api.deps import Caller, StoreDep
from api.pages.common import TOPIC_WORDS, page_for, render
from api.pages.forms import FormDep, as_body, back_to, field, several, typed
from api.routes import panels, people
from easyread.errors import EasyReadError
from easyread.review.jobsheet import TOPICS
from easyread.review.store import Store

router = APIRouter(include_in_schema=False)
Admin = Annotated[Caller, Depends(page_for("panels.manage"))]
DONE = {
    "made": "The panel is made.",
    "named": "The panel has its new name.",
    "put": "It is kept. It counts for new sessions.",
    "out": "This person is not in the panel any more.",
}
NAMED = (
    ("no", "Do not name them"),
    ("first name", "By their first name"),
    ("full name", "By their full name"),
)


@router.get("/panel-members")
def members(request: Request, store: StoreDep, caller: Admin, done: str = "") -> Response:
    """Show the panels with their members."""
    return _show(request, store, caller, done=done)


@router.post("/panel-members")
def make(form: FormDep, request: Request, store: StoreDep, caller: Admin) -> Response:
    """Make a panel."""
    try:
        panels.add_panel(_panel(form), store, caller)
    except EasyReadError as error:
        return _show(request, store, caller, error=error, form=form)
    return back_to("/panel-members", "made")


@router.post("/panel-members/{panel_id}")
def rename(
    panel_id: str, form: FormDep, request: Request, store: StoreDep, caller: Admin
) -> Response:
    """Give a panel another name."""
    try:
        panels.rename_panel(panel_id, _panel(form), store, caller)
    except EasyReadError as error:
        return _show(request, store, caller, error=error)
    return back_to("/panel-members", "named")


@router.post("/panel-members/{panel_id}/member")
def put(panel_id: str, form: FormDep, request: Request, store: StoreDep, caller: Admin) -> Response:
    """Put a checker into a panel, change what is known of them, or take them out."""
    who = field(form, "user_id")
    try:
        if field(form, "do") == "out":
            panels.take_member_out(panel_id, who, store, caller)
            return back_to("/panel-members", "out")
        body = as_body(
            panels.MemberIn,
            "A name in the list is too short or too long.",
            "One name on each line.",
            conflicts=[x.strip() for x in field(form, "conflicts").splitlines() if x.strip()],
            refused_topics=several(form, "topics"),
            named=field(form, "named") or "no",
        )
        panels.put_member(panel_id, who, body, store, caller)
    except EasyReadError as error:
        return _show(request, store, caller, error=error)
    return back_to("/panel-members", "put")


def _panel(form: FormData) -> panels.PanelIn:
    return as_body(panels.PanelIn, "A panel needs a name.", "Fill it in.", name=field(form, "name"))


def _show(
    request: Request,
    store: Store,
    caller: Caller,
    *,
    done: str = "",
    error: EasyReadError | None = None,
    form: FormData | None = None,
) -> Response:
    checkers = [
        (one["id"], one["name"])
        for one in people.list_users(store, caller)
        if "checker" in one["roles"] and one["active"]
    ]
    found = panels.list_panels(store, caller)
    for panel in found:
        inside = {member["user_id"] for member in panel["members"]}
        panel["others"] = [one for one in checkers if one[0] not in inside]
    return render(
        request,
        "panels/members.html",
        caller,
        error=error,
        panels=found,
        topics={topic: TOPIC_WORDS[topic] for topic in TOPICS},
        named=NAMED,
        done=DONE.get(done, ""),
        typed=typed(form) if form is not None else {},
    )
