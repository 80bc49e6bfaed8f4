"""``/verify``: a finished file or the code on its pages -> whether it was made here, and how far it is checked.

Anybody may ask, without an account. No word of a letter is ever in the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from starlette.concurrency import run_in_threadpool

from api.deps import StoreDep
from api.errors import BadRequest
from api.limits import slow_down
from api.pages.common import render
from api.routes.records import verdict_of
from api.uploads import read_upload
from easyread.errors import EasyReadError
from easyread.review.store.exports import verdict_by_code
from easyread.review.verifying import SAYS_NOW, typed_code

router = APIRouter(prefix="/verify", include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Told:
    """What the screen says: whether all is well, one sentence, and one about what that means."""

    good: bool
    says: str
    more: str = ""


@router.get("")
def ask(request: Request) -> Response:
    """Ask for a file or a code."""
    return _show(request)


@router.post("/file")
async def verify_file(request: Request, store: StoreDep) -> Response:
    """Say what is true of a file."""
    try:
        slow_down(request, "public")
        found = await verdict_of(request, store, *await _chosen(request))
    except EasyReadError as error:
        return _show(request, error=error)
    return _show(request, Told(found.good, found.says))


@router.post("/code")
async def verify_code(
    request: Request, store: StoreDep, code: Annotated[str, Form()] = ""
) -> Response:
    """Say what is true of the pages that carry a code."""
    try:
        slow_down(request, "public")
        known = typed_code(code)
        if known is None:
            raise BadRequest("This is not a code.", "A code looks like ER-7K4M-9D3C-WXYT.")
        told = await run_in_threadpool(_of_code, store, known)
    except EasyReadError as error:
        return _show(request, error=error, code=code)
    return _show(request, told, code=code)


async def _chosen(request: Request) -> tuple[bytes, str]:
    """The file of the form. A browser sends an empty one, or none, where nobody chose any."""
    try:
        content, name = await read_upload(request, "file")
    except BadRequest:
        content, name = b"", ""
    if not content:
        raise BadRequest("No file was chosen.", "Choose the file, then press the button.")
    return content, name


def _of_code(store: StoreDep, code: str) -> Told:
    with store.read() as work:
        found = verdict_by_code(work, code, "pdf")
    if found.mark_now is None:
        return Told(False, "We do not know this code. No page with it was made here.")
    checked = found.mark_now in ("staff_checked", "people_checked")
    says = f"A page with this code was made here. {SAYS_NOW[found.mark_now]}"
    return Told(checked, says, "If you have the file, check the file: a code can be copied.")


def _show(
    request: Request,
    told: Told | None = None,
    *,
    error: EasyReadError | None = None,
    code: str = "",
) -> Response:
    return render(request, "work/verify.html", error=error, told=told, code=code)
