"""``/results/<token>``: a result on the shelf -> its page, its files, and its end."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api.formats import FILES, MEDIA
from api.jobs import Converted
from api.pages.home import templates
from easyread.layout.printed import alt_of, mark_of, runs_of, sections_of, title_of
from easyread.model import Block, Picture

router = APIRouter(prefix="/results", include_in_schema=False)

FILE_NAMES = {"pdf": "PDF", "docx": "Word (DOCX)", "html": "Web page (HTML)"}


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks of the letter that are shown as one thing: ``kind`` is heading, list, table or text."""

    kind: str
    blocks: tuple[Block, ...]
    rows: tuple[tuple[Block, ...], ...] = ()


@router.get("/{token}")
async def show(token: str, request: Request) -> Response:
    """Show the letter and its Easy Read side by side, and what became of its facts."""
    made = request.app.state.shelf.get(token)
    if made is None:
        return _gone(request)
    about = _about(made) | {"token": token, "minutes": request.app.state.limits.kept_s // 60}
    return templates.TemplateResponse(request, "result.html", about)


@router.get("/{token}/easyread.{fmt}")
async def download(token: str, fmt: str, request: Request) -> Response:
    """Give one file of the result."""
    made = request.app.state.shelf.get(token)
    if made is None or fmt not in made.files:
        return _gone(request)
    name = {"Content-Disposition": f'attachment; filename="easyread.{fmt}"'}
    return Response(made.files[fmt], media_type=MEDIA[fmt], headers=name)


@router.post("/{token}/delete")
async def delete(token: str, request: Request) -> Response:
    """Delete the result now and go back to the form."""
    request.app.state.shelf.drop(token)
    return RedirectResponse("/", status_code=303)


def parts_of(blocks: Iterable[Block]) -> list[Part]:
    """Group the blocks of a letter into headings, lists, tables and text, in order."""
    parts: list[Part] = []
    for (kind, _), group in groupby(blocks, key=_shown_as):
        found = tuple(group)
        rows: tuple[tuple[Block, ...], ...] = ()
        if kind == "table":
            rows = tuple(tuple(row) for _, row in groupby(found, key=lambda b: b.place.row))
        parts.append(Part(kind, found, rows))
    return parts


def _shown_as(block: Block) -> tuple[str, int | None]:
    kinds = {"heading": "heading", "item": "list", "cell": "table"}
    kind = kinds.get(block.kind, "text")
    return kind, block.place.table if kind == "table" else None


def picture_address(picture: Picture) -> str:
    """Give the picture as a ``data:`` address: it travels in the page, and no host is asked."""
    media = "image/svg+xml" if picture.art.lstrip()[:1] == b"<" else "image/png"
    return f"data:{media};base64,{base64.b64encode(picture.art).decode('ascii')}"


def _about(made: Converted) -> dict[str, Any]:
    return {
        "title": title_of(made.easyread),
        "mark": mark_of(made.easyread),
        "parts": parts_of(made.original),
        "sections": list(sections_of(made.easyread)),
        "facts": made.facts,
        "report": made.report,
        "files": [(fmt, FILE_NAMES[fmt], _size(made.files[fmt])) for fmt in FILES],
        "runs_of": runs_of,
        "alt_of": alt_of,
        "picture_address": picture_address,
    }


def _size(content: bytes) -> str:
    return f"{max(1, round(len(content) / 1000))} kB"


def _gone(request: Request) -> Response:
    return templates.TemplateResponse(request, "gone.html", status_code=404)
