"""``POST /v1/pictures/suggest``: a sentence -> a picture for it, two others, and why."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from api import jobs
from api.routes.responses import problems
from api.schemas import PictureOut, SentenceIn

router = APIRouter(prefix="/v1/pictures", tags=["Stateless"])


@router.post(
    "/suggest",
    response_model=PictureOut,
    responses=problems("bad-request", "too-big", "busy", "took-too-long"),
)
async def suggest(wanted: SentenceIn, request: Request) -> dict[str, Any]:
    """Suggest a picture for one sentence. Where none fits, ``concept`` is null."""
    run = request.app.state.workers.run
    found: dict[str, Any] = await run(jobs.suggest_picture, wanted.sentence)
    return found
