"""``/settings``: what the pages of this client say, and how many people check each letter."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from api.deps import Caller, NotThere, StoreDep
from api.errors import BadRequest
from api.pages.common import page_for, render
from api.pages.forms import FormDep, as_body, back_to, field, typed
from api.routes import people
from easyread.errors import EasyReadError
from easyread.review.store import Store
from easyread.review.store.approvals import CHECKERS, CHECKERS_AT_RISK

router = APIRouter(include_in_schema=False)
Admin = Annotated[Caller, Depends(page_for("people.manage"))]
# name in the profile, its label, and what it is for
TEXTS = (
    ("organisation", "Who sends the letters", "It is printed as the name of who wrote."),
    ("feedback", "How readers tell us if it was easy", "For example: Phone 01632 960001."),
    ("complaints", "How to complain", "For example: Write to us at Town Hall, Ashby."),
    ("other_formats", "Other formats", "For example: Ask us for large print or audio."),
)
NATIONS = ("England", "Wales", "Scotland", "Northern Ireland")
COUNTS = (
    ("default", "People who check each letter", CHECKERS),
    ("at_risk", "People who check a letter about law, money, consent or harm", CHECKERS_AT_RISK),
)
MOST_CHECKERS = 20
LONGEST = 500
WARN_AT = (8, 20)  # words; from 20 on a sentence is refused (C-01)


@router.get("/settings")
def look(request: Request, store: StoreDep, caller: Admin, done: str = "") -> Response:
    """Show the settings."""
    return _show(request, store, caller, done="The settings are kept." if done else "")


@router.post("/settings")
def keep(form: FormDep, request: Request, store: StoreDep, caller: Admin) -> Response:
    """Keep the settings. What this screen does not show stays as it is."""
    faults: dict[str, str] = {}
    try:
        counts = {
            name: _number(field(form, name), name, 1, MOST_CHECKERS, faults)
            for name, _, _ in COUNTS
        }
        texts = {name: field(form, name) for name, _, _ in TEXTS}
        for name, text in texts.items():
            if len(text) > LONGEST:
                faults[name] = f"Use at most {LONGEST} letters."
        warn = field(form, "warn_words")  # empty: as the guide of each profile has it
        warn_words = _number(warn, "warn_words", *WARN_AT, faults) if warn else ""
        nation = field(form, "nation")
        if nation not in NATIONS:
            faults["nation"] = "Choose one of these."
        if not field(form, "name"):
            faults["name"] = "Fill in a name."
        if faults:
            raise BadRequest("Something is missing or not right.", "Look for the red line below.")
        profile = {
            **_client(store, caller)["profile"],
            **texts,
            "nation": nation,
            "checkers": counts,
            "warn_words": warn_words,
        }
        body = as_body(
            people.ClientIn,
            "The name is too long.",
            "Make it shorter.",
            name=field(form, "name"),
            profile={key: value for key, value in profile.items() if value != ""},
        )
        people.change_client(body, store, caller)
    except EasyReadError as error:
        return _show(request, store, caller, error=error, said=typed(form), faults=faults)
    return back_to("/settings", "kept")


def _number(words: str, name: str, least: int, most: int, faults: dict[str, str]) -> int:
    if words.isdecimal() and least <= int(words) <= most:
        return int(words)
    faults[name] = f"Type a number from {least} to {most}."
    return 0


def _client(store: Store, caller: Caller) -> dict[str, Any]:
    found = next(
        (c for c in people.list_clients(store, caller) if c["id"] == caller.client_id), None
    )
    if found is None:
        raise NotThere("You do not look after this client.", "Ask the person who does.")
    return found


def _show(
    request: Request,
    store: Store,
    caller: Caller,
    *,
    done: str = "",
    error: EasyReadError | None = None,
    said: dict[str, str] | None = None,
    faults: dict[str, str] | None = None,
) -> Response:
    client = _client(store, caller)
    profile = client["profile"]
    checkers = profile.get("checkers", {})
    values = {
        "name": client["name"],
        **{name: profile.get(name, "") for name, _, _ in TEXTS},
        "nation": profile.get("nation", NATIONS[0]),
        "warn_words": profile.get("warn_words", ""),
        **{name: checkers.get(name, usual) for name, _, usual in COUNTS},
    }
    return render(
        request,
        "office/settings.html",
        caller,
        error=error,
        done=done,
        values={**values, **(said or {})},
        faults=faults or {},
        texts=TEXTS,
        counts=COUNTS,
        nations=[(nation, nation) for nation in NATIONS],
    )
