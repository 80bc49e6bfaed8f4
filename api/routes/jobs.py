"""``/v1/jobs``: what becomes of a letter that takes long."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from api.deps import Caller, StoreDep, need
from api.routes.responses import problems
from easyread.review.store.jobs import failure_of, job_of, jobs_by
from easyread.review.store.tables import JobRow

router = APIRouter(prefix="/v1/jobs", tags=["Letters"])

ASK_AGAIN_S = 2
SAYS = {
    "queued": "This letter waits for its turn.",
    "working": "We are working on this letter.",
    "done": "The letter is there.",
    "failed": "No letter came of it.",
}


class JobOut(BaseModel):
    """One job: how far it is, and the letter or the problem that it ended with."""

    id: str = Field(examples=["job_3f2a9c0d1e4b5a697887"])
    state: Literal["queued", "working", "done", "failed"]
    says: str = Field(examples=[SAYS["working"]])
    tries: int = Field(description="How often it was begun. After three times it fails.")
    created: str
    letter: str | None = Field(description="The address of the letter, once it is there.")
    problem: dict[str, Any] | None = Field(description="Why it failed, as any problem.")


@router.get("", response_model=list[JobOut], responses=problems("not-signed-in", "not-allowed"))
def list_jobs(
    store: StoreDep, caller: Annotated[Caller, Depends(need("letters.create"))]
) -> list[JobOut]:
    """The letters you put in that wait, or are worked on, or failed in the last 24 hours."""
    with store.read() as work:
        mine = jobs_by(work, caller.client_id, caller.user_id)
        return [job_out(job, failure_of(work, job)) for job in mine]


@router.get(
    "/{job_id}",
    response_model=JobOut,
    responses=problems("not-signed-in", "not-allowed", "not-found"),
)
def get_job(
    job_id: str,
    response: Response,
    store: StoreDep,
    caller: Annotated[Caller, Depends(need("letters.create"))],
) -> JobOut:
    """Ask how far a letter is. What became of it can be asked for 24 hours."""
    with store.read() as work:
        job = job_of(work, caller.client_id, job_id)
        if job.state in ("queued", "working"):
            response.headers["Retry-After"] = str(ASK_AGAIN_S)
        return job_out(job, failure_of(work, job))


LATER: dict[str, Any] = {
    "model": JobOut,
    "description": "The letter is long, or it was asked for: `Location` says where it will be told.",
}


def accepted(job: JobRow, asked: bool) -> JSONResponse:
    """Answer that a letter is kept and will be worked on, and where to ask for it."""
    headers = {"Location": f"/v1/jobs/{job.id}", "Retry-After": str(ASK_AGAIN_S)}
    if asked:
        headers["Preference-Applied"] = "respond-async"  # RFC 7240
    return JSONResponse(job_out(job).model_dump(), 202, headers)


def job_out(job: JobRow, failure: dict[str, Any] | None = None) -> JobOut:
    """A job as the service says it."""
    return JobOut(
        id=job.id,
        state=job.state,  # type: ignore[arg-type]
        says=failure["detail"] if failure else SAYS[job.state],
        tries=job.tries,
        created=job.created.isoformat(),
        letter=f"/v1/letters/{job.letter_id}" if job.letter_id else None,
        problem=failure,
    )
