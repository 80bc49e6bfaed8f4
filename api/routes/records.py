"""Who approved a page, its one-page record, its teach-back script, and whether a file is the real one."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from typing import Annotated, Any, Literal

from anyio import to_thread
from fastapi import APIRouter, Depends, Header, Request, Response
from pydantic import BaseModel, Field

from api.cases import open_case
from api.deps import Caller, StoreDep, need
from api.formats import prefers
from api.limits import slow_down
from api.record_out import approvals_out, record_of
from api.routes.responses import problems
from api.uploads import read_upload
from easyread.read_code import code_of
from easyread.review.record import as_text
from easyread.review.store import Store
from easyread.review.store.exports import verdict_by_code, verdict_by_digest
from easyread.review.teach_back import AFTER, BEFORE, questions, script
from easyread.review.verifying import Verdict, kind_of

router = APIRouter(prefix="/v1", tags=["Finished files"])

KNOWN = problems("not-signed-in", "not-allowed", "not-found", "not-acceptable", "shredded")
TEXT = "text/plain"
OR_TEXT: dict[int | str, dict[str, Any]] = {
    200: {"content": {TEXT: {"schema": {"type": "string"}}}},
    **KNOWN,
}
FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {
                            "type": "string",
                            "format": "binary",
                            "description": "A finished PDF, Word file, web page or text.",
                        }
                    },
                }
            }
        },
    }
}


class VerdictOut(BaseModel):
    """What is true of a file. Never a word of the letter."""

    known: bool = Field(description="A file with this code was made here.", examples=[True])
    exact: bool = Field(description="The bytes are those that were made.", examples=[True])
    mark: Literal["draft", "staff_checked", "people_checked"] | None = Field(
        description="How far it was checked when it was made.", examples=["people_checked"]
    )
    mark_now: (
        Literal["draft", "staff_checked", "people_checked", "withdrawn", "superseded"] | None
    ) = Field(description="What is true of it now.", examples=["people_checked"])
    format: str | None = Field(examples=["pdf"])
    made_on: str | None = Field(examples=["2027-01-14"])
    says: str = Field(examples=["This is the file exactly as it was made."])


@router.post(
    "/approvals/verify",
    openapi_extra=FORM,
    responses=problems(
        "bad-request", "unsupported-media-type", "too-big", "too-often", "busy", "took-too-long"
    ),
)
async def verify_file(request: Request, store: StoreDep) -> VerdictOut:
    """Say whether a finished file is exactly as it was made here, and how far it is checked now."""
    slow_down(request, "public")
    content, name = await read_upload(request, "file")
    return VerdictOut(**asdict(await verdict_of(request, store, content, name)))


async def verdict_of(request: Request, store: Store, content: bytes, name: str) -> Verdict:
    """What can be said of the bytes of a file."""
    sha256 = hashlib.sha256(content).hexdigest()

    def by_digest() -> Verdict | None:
        with store.read() as work:
            return verdict_by_digest(work, sha256)

    found = await to_thread.run_sync(by_digest)
    if found is not None:
        return found
    # Only a file that we do not have must be opened, and that is done where nothing can break.
    code = await request.app.state.workers.run(code_of, content, name)

    def by_code() -> Verdict:
        with store.read() as work:
            return verdict_by_code(work, code, kind_of(content))

    return await to_thread.run_sync(by_code)


@router.get("/letters/{letter_id}/approvals", responses=KNOWN)
def approvals(
    letter_id: str,
    store: StoreDep,
    caller: Annotated[Caller, Depends(need("approvals.read"))],
) -> list[dict[str, Any]]:
    """Who approved what of a letter, oldest first, and how many rows each approval still covers."""
    with store.read() as work:
        return approvals_out(work, open_case(work, caller, letter_id))


@router.get("/letters/{letter_id}/record", responses=OR_TEXT)
def record(
    letter_id: str,
    store: StoreDep,
    caller: Annotated[Caller, Depends(need("approvals.read"))],
    accept: Annotated[str, Header()] = "*/*",
) -> Any:
    """The one-page record of a letter, as JSON or (``Accept: text/plain``) as text."""
    wants_text = prefers(accept, TEXT)
    with store.read() as work:
        found = record_of(work, open_case(work, caller, letter_id))
    headers = {"Vary": "Accept"}
    if wants_text:
        return Response(as_text(found), 200, headers, f"{TEXT}; charset=utf-8")
    return asdict(found)


@router.get("/letters/{letter_id}/teach-back", responses=OR_TEXT)
def teach_back(
    letter_id: str,
    store: StoreDep,
    caller: Annotated[Caller, Depends(need("letters.read"))],
    accept: Annotated[str, Header()] = "*/*",
) -> Any:
    """Three to five open questions that show if the letter is clear, with the lines to listen for."""
    wants_text = prefers(accept, TEXT)
    with store.read() as work:
        made = open_case(work, caller, letter_id).made
    if wants_text:
        return Response(script(made), 200, {"Vary": "Accept"}, f"{TEXT}; charset=utf-8")
    return {
        "before": list(BEFORE),
        "questions": [asdict(one) for one in questions(made)],
        "after": list(AFTER),
    }
