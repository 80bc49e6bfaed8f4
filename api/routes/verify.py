"""``POST /v1/verify``: a text and its rewrite -> the facts that were lost, changed or added."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from api import jobs
from api.routes.responses import problems
from api.schemas import VerifyIn, VerifyOut

router = APIRouter(prefix="/v1", tags=["Stateless"])


@router.post(
    "/verify",
    response_model=VerifyOut,
    responses=problems("bad-request", "too-big", "busy", "took-too-long"),
)
async def verify(wanted: VerifyIn, request: Request) -> dict[str, Any]:
    """Compare the facts of two texts: dates, times, money, phone numbers, duties, "not" ..."""
    run = request.app.state.workers.run
    found: dict[str, Any] = await run(jobs.verify, wanted.source, wanted.rewrite)
    return found
