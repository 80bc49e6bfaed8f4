"""``GET /health``: is the service there, and how busy is it."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from fastapi import APIRouter, Request

from api.schemas import HealthOut

router = APIRouter(tags=["Service"])


@router.get("/health", response_model=HealthOut)
async def health(request: Request) -> dict[str, Any]:
    """Say that the service answers, and how many letters are in hand."""
    workers = request.app.state.workers
    return {
        "status": "ok",
        "version": version("easyread-pipeline"),
        "workers": workers.limits.workers,
        "in_hand": workers.in_hand,
    }
