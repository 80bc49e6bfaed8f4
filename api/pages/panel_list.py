"""``/panels``: the sessions of this client, letters that wait for a panel, and opening a session."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from starlette.datastructures import FormData

from api.deps import Caller, NotThere, StoreDep
from api.errors import BadRequest
from api.pages.common import page_for, render
from api.pages.forms import FormDep, as_body, back_to, field, pence, several, typed
from api.pages.panel_view import named, supporters
from api.routes import letters, panel_sessions, panels, templates
from easyread.errors import EasyReadError
from easyread.review.store import Store
from easyread.review.store.templates import waiting as templates_waiting

router = APIRouter(include_in_schema=False)
Run = Annotated[Caller, Depends(page_for("panels.run"))]
SHOWN = 50


@router.get("/panels")
def overview(request: Request, store: StoreDep, caller: Run, cursor: str = "") -> Response:
    """List the templates and letters that wait for a panel, and the sessions, the newest first."""
    waiting = letters.list_letters(store, caller, "with_panel", None, False, None, SHOWN)
    page = panel_sessions.list_sessions(store, caller, None, None, cursor or None, SHOWN)
    with store.read() as work:
        named(work, caller, page.items)
        patterns = [
            {"id": row.id, "name": row.name, "open": still}
            for row, still in templates_waiting(work, caller.client_id, SHOWN)
        ]
    return render(
        request,
        "panels/list.html",
        caller,
        waiting=waiting.items,
        patterns=patterns,
        sessions=page.items,
        next=page.next,
        may_manage=caller.may("panels.manage"),
    )


@router.get("/panels/new")
def choose(
    request: Request,
    store: StoreDep,
    caller: Run,
    letter: str = "",
    template: str = "",
    panel: str = "",
) -> Response:
    """The form to open a session over a letter or a template; first the panel, then who comes."""
    return _form(request, store, caller, letter, template, panel)


@router.post("/panels/new")
def open_session(form: FormDep, request: Request, store: StoreDep, caller: Run) -> Response:
    """Open a session and show it; or say why it cannot be."""
    letter, template = field(form, "letter"), field(form, "template")
    panel = field(form, "panel")
    try:
        body = as_body(
            panel_sessions.SessionIn,
            "Choose at least one person, and a day that there is.",
            "Look at the form again.",
            panel_id=panel,
            letter_id=letter or None,
            template_id=template or None,
            topic_warning=field(form, "topic_warning"),
            on_paper=field(form, "on_paper") == "yes",
            held_on=field(form, "held_on") or None,
            chairs=_chairs(form),
        )
        made = panel_sessions.open_session(body, request, store, caller)
    except EasyReadError as error:
        return _form(request, store, caller, letter, template, panel, error=error, form=form)
    return back_to(f"/panels/sessions/{made['id']}", "opened")


def _chairs(form: FormData) -> list[dict[str, Any]]:
    """A chair for each person that was ticked."""
    comes = several(form, "comes")
    if not comes:
        raise BadRequest("Nobody was chosen.", "Tick at least one person who comes.")
    return [
        {
            "checker_id": who,
            "supporter_id": field(form, f"supporter-{who}") or None,
            "fee_pence": pence(field(form, f"fee-{who}")),
            "travel_pence": pence(field(form, f"travel-{who}")),
        }
        for who in comes
    ]


def _form(
    request: Request,
    store: Store,
    caller: Caller,
    letter_id: str,
    template_id: str,
    panel_id: str,
    *,
    error: EasyReadError | None = None,
    form: FormData | None = None,
) -> Response:
    if template_id:
        found = panels.who_may_sit_over_template(template_id, store, caller)
        seen = templates.get_template(template_id, Response(), store, caller, None)
        over = {"kind": "template", "id": template_id, "name": seen["name"]}
    else:
        found = panels.who_may_sit(letter_id, store, caller)
        seen = letters.get_letter(letter_id, Response(), store, caller, None)
        over = {"kind": "letter", "id": letter_id, "name": seen["title"]}
    panel = next((one for one in found if one["id"] == panel_id), None)
    if panel is None and panel_id:
        raise NotThere("There is no such panel.", "Look for it in the list of panels.")
    if panel is None and len(found) == 1:
        panel = found[0]
    return render(
        request,
        "panels/new.html",
        caller,
        error=error,
        over=over,
        panels=found,
        panel=panel,
        supporters=supporters(store, caller),
        typed=typed(form) if form is not None else {},
        ticked=several(form, "comes") if form is not None else [],
    )
