"""``/waiting/{job}``: a letter that takes long, until it is there."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from api.deps import Caller, StoreDep
from api.pages.common import page_for, render
from api.routes.jobs import get_job
from easyread.errors import EasyReadError

router = APIRouter(include_in_schema=False)


@router.get("/waiting/{job_id}")
def waiting(
    job_id: str,
    request: Request,
    store: StoreDep,
    caller: Annotated[Caller, Depends(page_for("letters.create"))],
) -> Response:
    """Say how far the letter is; once it is there, go to it. The page asks again by itself."""
    job = get_job(job_id, Response(), store, caller)
    if job.letter is not None:
        address = job.letter.removeprefix("/v1")
        if "hx-request" in request.headers:
            return Response(headers={"HX-Redirect": address})
        return RedirectResponse(address, status_code=303)
    problem = job.problem
    error = EasyReadError(problem["detail"], problem["try_this"]) if problem else None
    return render(request, "work/waiting.html", caller, problem=error, job=job)
