"""``POST /v1/check``: a letter -> what makes it hard to read."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from api import jobs
from api.incoming import read_incoming
from api.routes.responses import LETTER_BODY, LETTER_PROBLEMS
from api.schemas import CheckOut

router = APIRouter(prefix="/v1", tags=["Stateless"])


@router.post(
    "/check", response_model=CheckOut, responses=LETTER_PROBLEMS, openapi_extra=LETTER_BODY
)
async def check(request: Request) -> dict[str, Any]:
    """Find what makes a letter hard to read. Nothing is changed and nothing is kept."""
    letter = await read_incoming(request)
    found: dict[str, Any] = await request.app.state.workers.run(jobs.check, letter)
    return found
