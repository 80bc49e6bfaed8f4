"""``/v1/letters``: put a letter in, look at it, decide on it, and undo."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Annotated, Any, Literal, cast

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from pydantic import Field
from sqlalchemy import String, select
from sqlalchemy import cast as sql_cast
from starlette.concurrency import run_in_threadpool

from api import cases
from api.cases import IfMatch, New, Opened, Stale, open_case, remake
from api.deps import Caller, NotAllowed, StoreDep, need
from api.errors import BadRequest
from api.incoming import read_incoming
from api.letters_out import left_on, short_letter, whole_letter
from api.long_letters import is_long, queue_letter
from api.paging import Page, page_of
from api.put_in import keep_letter
from api.routes.jobs import LATER, accepted
from api.routes.responses import LETTER_BODY, LETTER_PROBLEMS, problems
from api.schemas import Strict
from easyread.facts.gate import let_through
from easyread.model import Decision
from easyread.plain import to_plain
from easyread.review.edits import EditKind, RowEdit, check_edit
from easyread.review.findings import SHORTEST_REASON
from easyread.review.jobsheet import CLINICAL
from easyread.review.store import letters as kept
from easyread.review.store.engine import Work
from easyread.review.store.tables import LetterRow, User
from easyread.simplify.decide_alike import everywhere

router = APIRouter(prefix="/v1/letters", tags=["Letters"])

Read = Annotated[Caller, Depends(need("letters.read"))]
CHANGE = problems(
    "bad-request",
    "not-signed-in",
    "not-allowed",
    "not-found",
    "shredded",
    "wrong-move",
    "stale",
    "needs-version",
    "busy",
    "took-too-long",
)


class DecisionIn(Strict):
    """One decision. ``about`` says what ``key`` names."""

    about: Literal["suggestion", "row", "question", "fact", "finding"]
    key: str = Field(max_length=64)
    choice: Literal[
        "accept", "edit", "keep", "words", "picture", "join", "split", "up", "down", "remove"
    ]
    text: str = Field(default="", max_length=2000, description="The words, for edit.")
    lines: list[str] = Field(default=[], max_length=3, description="The new lines, for words.")
    picture: str | None = Field(default=None, description="A concept, or null for no picture.")
    crossed: bool = False
    after: int = Field(default=1, ge=1, le=3, description="Split after this line.")
    reason: str = Field(default="", max_length=2000)
    alone: bool = Field(
        default=False, description="For words: only here, also where they stand twice."
    )
    everywhere: bool = Field(default=False, description="The same words in the whole letter.")


class DecisionsIn(Strict):
    """Decisions that are kept together, or not at all."""

    decisions: list[DecisionIn] = Field(min_length=1, max_length=500)


OPERATION = {
    "suggestion": "letters.edit",
    "row": "letters.edit",
    "question": "letters.answer",
    "fact": "letters.let_through",
    "finding": "letters.dismiss",
}
CHOICES = {
    "suggestion": {"accept", "edit", "keep"},
    "question": {"accept", "edit", "keep"},
    "fact": {"keep", "edit"},
    "finding": {"keep", "edit"},
    "row": {"words", "picture", "join", "split", "up", "down", "remove"},
}


@router.post(
    "",
    status_code=201,
    openapi_extra=LETTER_BODY,
    response_model=None,
    responses={202: LATER, **LETTER_PROBLEMS, **CHANGE},
)
async def put_in(
    request: Request,
    response: Response,
    store: StoreDep,
    caller: Annotated[Caller, Depends(need("letters.create"))],
    prefer: Annotated[str, Header(description="`respond-async`: do not wait for the letter.")] = "",
) -> dict[str, Any] | Response:
    """Put a letter in: it is read, converted and kept as a draft. A long one is worked on later."""
    letter = await read_incoming(request)
    asked = "respond-async" in [part.strip().lower() for part in prefer.split(",")]
    if asked or is_long(request, letter):
        return accepted(await run_in_threadpool(queue_letter, store, caller, letter), asked)
    out = await keep_letter(request.app.state.workers.run, store, caller, letter)
    response.headers["ETag"] = out["etag"]
    response.headers["Location"] = f"/v1/letters/{out['id']}"
    return out


@router.get("", responses=problems("not-signed-in", "not-allowed", "bad-request"))
def list_letters(
    store: StoreDep,
    caller: Read,
    state: str | None = None,
    due_by: date | None = None,
    mine: bool = False,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> Page:
    """List the letters of this client, the soonest due first, then the oldest."""
    with store.read() as work:
        wanted = select(LetterRow).where(LetterRow.client_id == caller.client_id)
        if not caller.roles & {"converter", "readability"}:
            own = LetterRow.author_id == caller.user_id
            if "clinician" in caller.roles:  # as ``cases.see``: those that speak of medicine
                own |= sql_cast(LetterRow.topics, String).contains(f'"{CLINICAL}"')
            wanted = wanted.where(own)
        if mine:
            wanted = wanted.where(
                (LetterRow.author_id == caller.user_id)
                | (LetterRow.converter_id == caller.user_id)
                | (LetterRow.readability_id == caller.user_id)
            )
        if state:
            wanted = wanted.where(LetterRow.state == state)
        if due_by:
            wanted = wanted.where(LetterRow.due <= due_by)
        return page_of(work, wanted, cursor, limit, short_letter)


@router.get(
    "/{letter_id}", responses=problems("not-signed-in", "not-allowed", "not-found", "shredded")
)
def get_letter(
    letter_id: str,
    response: Response,
    store: StoreDep,
    caller: Read,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Any:
    """One letter with its Easy Read, what is suggested, and what is still open."""
    with store.read() as work:
        letter = cases.see(work, caller, letter_id)
        tag = cases.etag(letter)
        if if_none_match == tag:
            return Response(status_code=304, headers={"ETag": tag})
        response.headers["ETag"] = tag
        return whole_letter(work, open_case(work, caller, letter_id))


@router.post("/{letter_id}/decisions", status_code=201, responses=CHANGE)
def decide(
    letter_id: str,
    body: DecisionsIn,
    request: Request,
    response: Response,
    store: StoreDep,
    caller: Read,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Decide: on suggestions, rows, questions to the author, facts and findings. All or none."""
    wanted = {OPERATION[one.about] for one in body.decisions}
    if len(wanted) > 1:
        raise BadRequest("These decisions belong to different people.", "Send them apart.")
    operation = wanted.pop()
    if not caller.may(operation):
        raise NotAllowed("You may not decide this.", "Ask the person who may.")

    def prepare(work: Work, case: Opened) -> list[New]:
        return [new for one in body.decisions for new in _new(work, case, one, caller)]

    try:
        remake(request, store, caller, letter_id, if_match, operation, prepare)
    except Stale as stale:
        theirs = _answer(store, caller, letter_id, response)
        stale.more = {"yours": body.model_dump(exclude_unset=True), "theirs": theirs}
        raise
    return _answer(store, caller, letter_id, response)


@router.post("/{letter_id}/decisions/{decision_id}/undo", status_code=201, responses=CHANGE)
def undo(
    letter_id: str,
    decision_id: str,
    request: Request,
    response: Response,
    store: StoreDep,
    caller: Read,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Undo one of your own decisions. Both stay on record."""
    with store.read() as work:
        case = open_case(work, caller, letter_id)
        one = next((k for k in case.kept if k.id == decision_id), None)
    if one is None:
        raise kept.NoLetter(
            "There is no such decision, or it was undone.", "Load the letter again."
        )
    operation = OPERATION[one.about]
    if not caller.may(operation):
        raise NotAllowed("You may not undo this.", "Ask the person who decided it.")
    new = New(one.about, one.key, "undo", {}, undoes=one.id)
    remake(request, store, caller, letter_id, if_match, operation, lambda _w, _c: [new])
    return _answer(store, caller, letter_id, response)


@router.get(
    "/{letter_id}/versions",
    responses=problems("not-signed-in", "not-allowed", "not-found", "shredded"),
)
def versions(letter_id: str, store: StoreDep, caller: Read) -> list[dict[str, Any]]:
    """All versions of a letter, oldest first, with who made each and how."""
    from easyread.review.store.tables import VersionRow

    with store.read() as work:
        cases.see(work, caller, letter_id)
        rows = work.db.scalars(
            select(VersionRow).where(VersionRow.letter_id == letter_id).order_by(VersionRow.number)
        )
        return [
            {
                "id": row.id,
                "number": row.number,
                "fingerprint": row.fingerprint,
                "made_by": work.db.get_one(User, row.made_by).name,
                "made_how": row.made_how,
                "created": row.created.isoformat(),
            }
            for row in rows
        ]


def _answer(store: StoreDep, caller: Caller, letter_id: str, response: Response) -> dict[str, Any]:
    with store.read() as work:
        case = open_case(work, caller, letter_id)
        response.headers["ETag"] = cases.etag(case.letter)
        return whole_letter(work, case)


def _new(work: Work, case: Opened, one: DecisionIn, caller: Caller) -> list[New]:
    """One decision as it came in, checked against the letter, as it will be kept."""
    if one.choice not in CHOICES[one.about]:
        raise BadRequest(f"A {one.about} cannot be decided with {one.choice}.")
    if one.about == "suggestion":
        return _on_suggestion(case, one, caller)
    if one.about == "question":
        _known(one.key, [q.key for q in case.made.questions], "question")
        return [New("question", one.key, one.choice, {"text": one.text, "reason": one.reason})]
    if one.about == "fact":
        check = case.made.check
        found = {p.key: p for p in (*check.lost, *check.changed, *check.added)}
        _known(one.key, found, "fact problem")
        if one.choice == "keep":
            let_through(found[one.key], caller.name, "author", "", one.reason)
        return [New("fact", one.key, one.choice, {"reason": one.reason})]
    if one.about == "finding":
        _known(one.key, [left.key for left in left_on(case)], "finding")
        if one.choice == "keep" and len(one.reason.strip()) < SHORTEST_REASON:
            raise BadRequest("Setting a finding aside needs a reason.", "Write why in a few words.")
        return [New("finding", one.key, one.choice, {"reason": one.reason})]
    return [_on_row(case, one, caller)]


def _on_suggestion(case: Opened, one: DecisionIn, caller: Caller) -> list[New]:
    found = {s.key: s for s in case.made.suggestions}
    _known(one.key, found, "suggestion")
    text = one.text or found[one.key].after
    decision = Decision(one.key, one.choice, text, caller.name, "converter", "", one.reason)  # type: ignore[arg-type]
    same = everywhere(decision, case.made.suggestions) if one.everywhere else (decision,)
    return [New("suggestion", d.key, d.choice, {"text": d.text, "reason": d.reason}) for d in same]


def _on_row(case: Opened, one: DecisionIn, caller: Caller) -> New:
    from easyread.pictures import picture_of

    picture = None
    if one.choice == "picture" and one.picture:
        picture = picture_of(one.picture, one.crossed)
        if picture is None:
            raise BadRequest("There is no picture of that name.", "Search the pictures first.")
    edit = RowEdit(
        one.key,
        cast(EditKind, one.choice),  # ``CHOICES`` let no other word pass
        tuple(one.lines),
        picture,
        one.after,
        caller.name,
        one.reason,
        one.alone,
    )
    check_edit(case.made.easyread, edit)
    words = {f.name: to_plain(getattr(edit, f.name)) for f in fields(RowEdit)}
    return New(
        "row",
        one.key,
        one.choice,
        {k: v for k, v in words.items() if k not in ("row", "kind", "who")},
    )


def _known(key: str, keys: Any, what: str) -> None:
    if key not in keys:
        raise BadRequest(f"There is no such {what} on this letter.", "Load the letter again.")
