"""``/v1/templates``: letters that are sent again and again; and a letter matched to its template."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from pydantic import Field
from sqlalchemy.orm.exc import StaleDataError

from api import cases, jobs
from api.cases import IfMatch, NeedsVersion, Stale, in_worker, open_case
from api.deps import Caller, StoreDep, need
from api.errors import BadRequest
from api.paging import Page
from api.routes.responses import problems
from api.schemas import Strict
from api.templates_out import short_template, template_etag, whole_template
from easyread.errors import NoReason
from easyread.model import Span
from easyread.review.findings import SHORTEST_REASON
from easyread.review.states import WrongMove
from easyread.review.store import Store
from easyread.review.store import templates as kept
from easyread.review.store.engine import Work
from easyread.review.store.tables import TemplateRow, now
from easyread.review.templates import (
    Condition,
    Slot,
    Source,
    Template,
    Wanted,
    edited_slots,
)

router = APIRouter(tags=["Templates"])
Read = Annotated[Caller, Depends(need("templates.read"))]
Make = Annotated[Caller, Depends(need("templates.make"))]
ONE_ID = r"^[a-z0-9_]+$"
ONE_LINE = r"^[^\x00-\x1f]+$"  # PostgreSQL keeps no zero character
REVIEW_AFTER = timedelta(days=365)  # when nobody says another day
KNOWN = problems(
    "bad-request", "not-signed-in", "not-allowed", "not-found", "busy", "took-too-long"
)
CHANGE = {**KNOWN, **problems("stale", "needs-version", "wrong-move", "bad-slot")}


class TemplateIn(Strict):
    """A letter that becomes a template."""

    letter_id: str = Field(max_length=32, pattern=ONE_ID)
    name: str = Field(max_length=200, pattern=ONE_LINE, examples=["Outpatient appointment"])
    review_by: date | None = Field(default=None, description="A year from now if left out.")


class VersionIn(Strict):
    """A letter that becomes the next version of a template."""

    letter_id: str = Field(max_length=32, pattern=ONE_ID)
    name: str | None = Field(default=None, max_length=200, pattern=ONE_LINE)
    review_by: date | None = None


class SlotIn(Strict):
    """One slot. With ``key`` one that is there; without, a new one at ``words`` or at a place."""

    name: str = Field(max_length=40, examples=["appointment_date"])
    kind: Literal[
        "date", "time", "money", "name", "place", "number", "phone", "reference", "free_text"
    ]
    key: str = Field(default="", max_length=60)
    words: str = Field(default="", max_length=3000)
    block: str = Field(default="", max_length=32)
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=0)


class ConditionIn(Strict):
    """A named part of the letter that may be there or not."""

    name: str = Field(min_length=1, max_length=60, examples=["needs_an_interpreter"])
    blocks: list[str] = Field(min_length=1, max_length=100)


class SlotsIn(Strict):
    """All slots and conditions of a template: a slot that is left out is dropped."""

    slots: list[SlotIn] = Field(max_length=200)
    conditions: list[ConditionIn] = Field(default=[], max_length=10)


class WithdrawIn(Strict):
    """Why a template is withdrawn."""

    reason: str = Field(max_length=2000)


@router.get("/v1/templates", responses=problems("not-signed-in", "not-allowed", "bad-request"))
def list_templates(
    store: StoreDep,
    caller: Read,
    due: bool = False,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 100,
) -> Page:
    """List the templates of this client, the newest first. ``due``: only those to look at again."""
    with store.read() as work:
        rows = kept.templates_of(work, caller.client_id, date.today() if due else None)
        ids = [row.id for row in rows]
        if cursor is not None and cursor not in ids:
            raise BadRequest("This cursor is not one of ours.", "Begin at the first page.")
        start = ids.index(cursor) + 1 if cursor is not None else 0
        shown = rows[start : start + limit]
        more = len(rows) > start + limit
        return Page(
            items=[short_template(work, row) for row in shown],
            next=shown[-1].id if more else None,
        )


@router.post(
    "/v1/templates", status_code=201, responses={**KNOWN, **problems("bad-slot", "wrong-move")}
)
def make(
    body: TemplateIn, request: Request, response: Response, store: StoreDep, caller: Make
) -> dict[str, Any]:
    """Make a template of a letter. Its slots are found by the machine; a person mends them."""
    row = kept.new_template(
        caller.client_id,
        body.name,
        caller.user_id,
        body.letter_id,
        body.review_by or date.today() + REVIEW_AFTER,
    )
    return _make(request, response, store, caller, body.letter_id, row, None)


@router.post("/v1/templates/{template_id}/versions", status_code=201, responses=CHANGE)
def new_version(
    template_id: str,
    body: VersionIn,
    request: Request,
    response: Response,
    store: StoreDep,
    caller: Make,
) -> dict[str, Any]:
    """Make the next version of a template from another letter.

    What people approved counts on for the rows that are still just the same.
    """
    with store.read() as work:
        old = kept.template_of(work, caller.client_id, template_id)
        if any(r.follows == old.id for r in kept.templates_of(work, caller.client_id)):
            raise WrongMove("There is a newer version of this template.", "Go on from that one.")
    row = kept.new_template(
        caller.client_id,
        body.name or old.name,
        caller.user_id,
        body.letter_id,
        body.review_by or date.today() + REVIEW_AFTER,
    )
    row.follows, row.number = old.id, old.number + 1
    return _make(request, response, store, caller, body.letter_id, row, old)


@router.get("/v1/templates/{template_id}", responses=KNOWN)
def get_template(
    template_id: str,
    response: Response,
    store: StoreDep,
    caller: Read,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Any:
    """One template: its fixed words, its slots, its page, and who approved which row."""
    with store.read() as work:
        row = kept.template_of(work, caller.client_id, template_id)
        if if_none_match == template_etag(row):
            return Response(status_code=304, headers={"ETag": template_etag(row)})
        return _out(work, row, caller, response)


@router.put("/v1/templates/{template_id}/slots", responses=CHANGE)
def put_slots(
    template_id: str,
    body: SlotsIn,
    request: Request,
    response: Response,
    store: StoreDep,
    caller: Make,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Say what the slots and conditions are: rename, drop, add, or give another kind. All or none."""
    try:
        return _put_slots(template_id, body, request, response, store, caller, if_match)
    except (Stale, StaleDataError) as why:
        stale = Stale("Somebody else changed this template first.", "Look at both, then try again.")
        with store.read() as work:
            row = kept.template_of(work, caller.client_id, template_id)
            theirs = whole_template(work, row, _wide(caller))
        stale.more = {"yours": body.model_dump(exclude_unset=True), "theirs": theirs}
        raise stale from why


@router.post("/v1/templates/{template_id}/withdraw", responses={**CHANGE, **problems("no-reason")})
def withdraw(
    template_id: str,
    body: WithdrawIn,
    response: Response,
    store: StoreDep,
    caller: Annotated[Caller, Depends(need("templates.withdraw"))],
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Withdraw a template. No new letter is matched to it; letters that used it are listed."""
    if len(body.reason.strip()) < SHORTEST_REASON:
        raise NoReason("Withdrawing a template needs a reason.", "Write in a few words why.")
    try:
        with store.begin() as work:
            row = kept.template_of(work, caller.client_id, template_id)
            _check_fresh(row, if_match)
            _not_withdrawn(row)
            row.withdrawn, row.withdrawn_by = now(), caller.user_id
            place = f"templates.why_withdrawn:{row.id}"
            row.why_withdrawn = work.keys.seal(row.id, place, body.reason.strip())
            used = kept.letters_with(work, row)
            caller.log(work, "templates.withdraw", "withdrew template", row.id, letters=len(used))
            work.db.flush()
            response.headers["ETag"] = template_etag(row)
            return {**short_template(work, row), "letters": [x.id for x in used]}
    except StaleDataError as why:
        raise Stale("Somebody else changed this template first.", "Load it again.") from why


@router.get("/v1/templates/{template_id}/letters", responses=KNOWN)
def letters(template_id: str, store: StoreDep, caller: Read) -> list[dict[str, Any]]:
    """Which letters took over the wording of a template. An author sees their own."""
    with store.read() as work:
        row = kept.template_of(work, caller.client_id, template_id)
        return [
            {
                "id": letter.id,
                "state": letter.state,
                "created": letter.created.isoformat(),
                "changed": letter.changed.isoformat(),
            }
            for letter in kept.letters_with(work, row)
            if _wide(caller) or letter.author_id == caller.user_id
        ]


def _make(
    request: Request,
    response: Response,
    store: Store,
    caller: Caller,
    letter_id: str,
    row: TemplateRow,
    old: TemplateRow | None,
) -> dict[str, Any]:
    with store.read() as work:
        case = open_case(work, caller, letter_id)
        if case.letter.state == "withdrawn":
            raise WrongMove("This letter was withdrawn.", "Choose another letter.")
        before = () if old is None else kept.pattern_in(work, old).slots
    made = case.made
    source = Source(made.letter, made.analysis.sentences, made.easyread, made.draft, made.level)
    template = in_worker(request, jobs.make_template, source, None, ())
    if before:
        template = _named_as(template, before)
    with store.begin() as work:
        letter = cases.see(work, caller, letter_id)
        kept.write(work, row, template, source)
        row.topics = list(letter.topics)
        work.db.add(row)
        work.db.flush()
        if old is not None:
            kept.carry_from_template(work, old, row, template)
        kept.carry_from_letter(work, letter, case.version.id, row, template)
        caller.log(work, "templates.make", "made template", row.id, slots=len(template.slots))
        work.db.flush()
        response.headers["Location"] = f"/v1/templates/{row.id}"
        return _out(work, row, caller, response)


def _named_as(template: Template, before: tuple[Slot, ...]) -> Template:
    """Call the slots of a new version as people called those of the old one."""
    names = {(slot.key, slot.kind): slot.name for slot in before}
    taken: set[str] = set()
    slots = []
    for slot in template.slots:
        name = names.get((slot.key, slot.kind), slot.name)
        name = slot.name if name in taken else name
        taken.add(name)
        slots.append(replace(slot, name=name))
    return replace(template, pattern=replace(template.pattern, slots=tuple(slots)))


def _put_slots(
    template_id: str,
    body: SlotsIn,
    request: Request,
    response: Response,
    store: Store,
    caller: Caller,
    if_match: str | None,
) -> dict[str, Any]:
    with store.read() as work:
        row = kept.template_of(work, caller.client_id, template_id)
        _check_fresh(row, if_match)
        _not_withdrawn(row)
        source = kept.pages_in(work, row).source
        old = kept.pattern_in(work, row).slots
    if source is None:
        raise WrongMove(
            "The letter of this template was deleted.", "Make a new version from another letter."
        )
    slots = edited_slots(source.letter, old, [_wanted(one) for one in body.slots], caller.user_id)
    conditions = tuple(Condition(c.name, tuple(c.blocks)) for c in body.conditions)
    if len({c.name for c in conditions}) < len(conditions):
        raise BadRequest("Two conditions have one name.", "Give each a name of its own.")
    template = in_worker(request, jobs.make_template, source, slots, conditions)
    with store.begin() as work:
        fresh = kept.template_of(work, caller.client_id, template_id)
        if fresh.revision != row.revision:
            raise Stale("Somebody else changed this template first.", "Load it again.")
        kept.write(work, fresh, template, source)
        caller.log(work, "templates.make", "changed slots", row.id, slots=len(slots))
        work.db.flush()
        return _out(work, fresh, caller, response)


def _wanted(one: SlotIn) -> Wanted:
    span = None
    if one.block and one.start is not None and one.end is not None:
        span = Span(one.block, one.start, one.end)
    return Wanted(one.name, one.kind, one.key, one.words, span)


def _out(work: Work, row: TemplateRow, caller: Caller, response: Response) -> dict[str, Any]:
    response.headers["ETag"] = template_etag(row)
    return whole_template(work, row, _wide(caller))


def _wide(caller: Caller) -> bool:
    """Whether this person sees every letter of the client anyway, and so the values in a template."""
    return bool(caller.roles & {"converter", "readability"})


def _check_fresh(row: TemplateRow, if_match: str | None) -> None:
    if if_match is None:
        raise NeedsVersion("Say which version you changed.", "Send its ETag as If-Match.")
    if if_match.strip() not in (template_etag(row), "*"):
        raise Stale("Somebody else changed this template first.", "Look at both, then try again.")


def _not_withdrawn(row: TemplateRow) -> None:
    if row.withdrawn is not None:
        raise WrongMove("This template was withdrawn.", "Make a new one from a letter.")
