"""``/templates``: letters that are sent again and again: their fixed words, their slots, their letters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from starlette.datastructures import FormData

from api.cases import see
from api.deps import Caller, StoreDep
from api.letters_out import short_letter
from api.pages.common import page_for, render
from api.pages.forms import FormDep, as_body, back_to, field, several, typed
from api.pages.panel_view import named
from api.routes import letters, panel_sessions, templates
from easyread.errors import EasyReadError
from easyread.review.store import Store

router = APIRouter(include_in_schema=False)
Read = Annotated[Caller, Depends(page_for("templates.read"))]
Make = Annotated[Caller, Depends(page_for("templates.make"))]
Withdraw = Annotated[Caller, Depends(page_for("templates.withdraw"))]
MOST = 100
DONE = {
    "made": "The template is made. Look at its slots: a person must say if they are right.",
    "slots": "The slots are kept.",
    "withdrawn": "The template is withdrawn. No new letter is matched to it.",
}
KINDS = (
    ("date", "a day"),
    ("time", "a time"),
    ("money", "money"),
    ("name", "a name"),
    ("place", "a place"),
    ("number", "a number"),
    ("phone", "a phone number"),
    ("reference", "a reference"),
    ("free_text", "free words (each letter is checked anew)"),
)


@router.get("/templates")
def overview(
    request: Request, store: StoreDep, caller: Read, due: bool = False, cursor: str = ""
) -> Response:
    """List the templates; with ``due``, only those that somebody must look at again."""
    page = templates.list_templates(store, caller, due, cursor or None, MOST)
    return render(
        request,
        "patterns/list.html",
        caller,
        templates=page.items,
        next=page.next,
        due=due,
        may_make=caller.may("templates.make"),
    )


@router.get("/templates/new")
def form_to_make(
    request: Request, store: StoreDep, caller: Make, letter: str = "", follows: str = ""
) -> Response:
    """The form to make a template of a letter, or the next version of one."""
    return _new(request, store, caller, letter, follows)


@router.post("/templates/new")
def make(
    form: FormDep, request: Request, response: Response, store: StoreDep, caller: Make
) -> Response:
    """Make a template, or its next version, and show it."""
    letter, follows = field(form, "letter"), field(form, "follows")
    fields: dict[str, Any] = {"letter_id": letter, "review_by": field(form, "review_by") or None}
    name, says = field(form, "name"), "Choose a letter and give a name."
    try:
        if follows:
            body = as_body(templates.VersionIn, says, **fields, name=name or None)
            made = templates.new_version(follows, body, request, response, store, caller)
        else:
            body_ = as_body(templates.TemplateIn, says, **fields, name=name)
            made = templates.make(body_, request, response, store, caller)
    except EasyReadError as error:
        return _new(request, store, caller, letter, follows, error=error, form=form)
    return back_to(f"/templates/{made['id']}", "made")


@router.get("/templates/{template_id}")
def one(
    template_id: str, request: Request, store: StoreDep, caller: Read, done: str = ""
) -> Response:
    """One template: its slots, its page, its letters."""
    return _show(request, store, caller, template_id, done=done)


@router.post("/templates/{template_id}/slots")
def keep_slots(
    template_id: str,
    form: FormDep,
    request: Request,
    response: Response,
    store: StoreDep,
    caller: Make,
) -> Response:
    """Rename slots, give them another kind, drop them, or add one."""
    try:
        kept = templates.get_template(template_id, Response(), store, caller, None)
        body = as_body(
            templates.SlotsIn,
            "A slot needs a name of at most 40 letters.",
            "Look at the names.",
            slots=_slots(kept["slots"], form),
            conditions=kept["conditions"],
        )
        templates.put_slots(
            template_id, body, request, response, store, caller, field(form, "etag")
        )
    except EasyReadError as error:
        return _show(request, store, caller, template_id, error=error, form=form)
    return back_to(f"/templates/{template_id}", "slots")


@router.post("/templates/{template_id}/withdraw")
def withdraw(
    template_id: str,
    form: FormDep,
    request: Request,
    response: Response,
    store: StoreDep,
    caller: Withdraw,
) -> Response:
    """Withdraw a template, with a reason."""
    try:
        body = as_body(
            templates.WithdrawIn,
            "The reason is too long.",
            "Make it shorter.",
            reason=field(form, "reason"),
        )
        templates.withdraw(template_id, body, response, store, caller, field(form, "etag"))
    except EasyReadError as error:
        faults = {"reason": error.says} if error.code == "no-reason" else {}
        return _show(request, store, caller, template_id, error=error, form=form, faults=faults)
    if not caller.may("templates.read"):
        return back_to("/people")
    return back_to(f"/templates/{template_id}", "withdrawn")


def _slots(kept: Iterable[dict[str, Any]], form: FormData) -> list[dict[str, str]]:
    """The slots as the form has them: what was ticked is dropped, what was typed below is new."""
    dropped = several(form, "drop")
    wanted = [
        {
            "key": slot["key"],
            "name": _as_name(field(form, f"name-{slot['key']}") or slot["name"]),
            "kind": field(form, f"kind-{slot['key']}") or slot["kind"],
        }
        for slot in kept
        if slot["key"] not in dropped
    ]
    if words := field(form, "new-words"):
        name = _as_name(field(form, "new-name"))
        wanted.append({"name": name, "kind": field(form, "new-kind"), "words": words})
    return wanted


def _as_name(words: str) -> str:
    """A name as people type it, as slots are named.

    >>> _as_name("Appointment date")
    'appointment_date'
    """
    return "_".join(words.lower().split())


def _new(
    request: Request,
    store: Store,
    caller: Caller,
    letter: str,
    follows: str,
    *,
    error: EasyReadError | None = None,
    form: FormData | None = None,
) -> Response:
    found = letters.list_letters(store, caller, None, None, False, None, MOST).items
    old = templates.get_template(follows, Response(), store, caller, None) if follows else None
    return render(
        request,
        "patterns/new.html",
        caller,
        error=error,
        letters=[(one["id"], one["title"]) for one in found if one["state"] != "withdrawn"],
        letter=letter,
        old=old,
        typed=typed(form) if form is not None else {},
    )


def _show(
    request: Request,
    store: Store,
    caller: Caller,
    template_id: str,
    *,
    done: str = "",
    error: EasyReadError | None = None,
    form: FormData | None = None,
    faults: dict[str, str] | None = None,
) -> Response:
    template = templates.get_template(template_id, Response(), store, caller, None)
    used = templates.letters(template_id, store, caller)
    with store.read() as work:
        for one in used:
            one["title"] = short_letter(work, see(work, caller, one["id"]))["title"]
    sessions = []
    if caller.may("panels.run"):
        page = panel_sessions.list_sessions(store, caller, None, template_id, None, MOST)
        sessions = page.items
        with store.read() as work:
            named(work, caller, sessions)
    may = {
        "ask": caller.may("panels.run") and not template["withdrawn"],
        "make": caller.may("templates.make") and not template["withdrawn"],
        "withdraw": caller.may("templates.withdraw") and not template["withdrawn"],
    }
    return render(
        request,
        "patterns/one.html",
        caller,
        error=error,
        template=template,
        used=used,
        sessions=sessions,
        kinds=KINDS,
        kind_words=dict(KINDS),
        may=may,
        done=DONE.get(done, ""),
        typed=typed(form) if form is not None else {},
        dropped=several(form, "drop") if form is not None else [],
        faults=faults or {},
    )
