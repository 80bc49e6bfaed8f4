"""``POST /v1/convert``: a letter -> its report, its Easy Read as one file, or a zip of all."""

from __future__ import annotations

import io
import json
import zipfile

from fastapi import APIRouter, Request, Response

from api import jobs
from api.formats import FILES, MEDIA, wanted_format
from api.incoming import read_incoming
from api.routes.responses import LETTER_BODY, LETTER_PROBLEMS, problems
from api.schemas import ReportOut

router = APIRouter(prefix="/v1", tags=["Stateless"])

STEM = "easyread"  # never the letter's own file name: it may hold a person's name

ANSWERS = {
    200: {
        "model": ReportOut,
        "description": "What ``Accept`` asks for: the report, one file, or a zip of all.",
        "content": {
            media: {"schema": {"type": "string", "format": "binary"}}
            for name, media in MEDIA.items()
            if name != "json"
        },
    },
    **LETTER_PROBLEMS,
    **problems("not-acceptable", "layout-failed"),
}


@router.post("/convert", responses=ANSWERS, openapi_extra=LETTER_BODY, response_class=Response)
async def convert(request: Request) -> Response:
    """Turn a letter into Easy Read. ``Accept`` chooses the answer. Nothing is kept."""
    wanted = wanted_format(request.headers.get("accept", ""))
    letter = await read_incoming(request)
    formats = FILES if wanted == "zip" else () if wanted == "json" else (wanted,)
    made = await request.app.state.workers.run(jobs.convert, letter, formats)
    headers = {"Vary": "Accept"}
    if wanted == "json":
        return Response(_json(made.report), media_type=MEDIA["json"], headers=headers)
    content = zip_of(made) if wanted == "zip" else made.files[wanted]
    headers["Content-Disposition"] = f'attachment; filename="{STEM}.{wanted}"'
    return Response(content, media_type=MEDIA[wanted], headers=headers)


def zip_of(made: jobs.Converted) -> bytes:
    """Pack every file and the report."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for fmt, content in made.files.items():
            packed.writestr(f"{STEM}.{fmt}", content)
        packed.writestr(f"{STEM}.report.json", _json(made.report))
    return out.getvalue()


def _json(report: dict[str, object]) -> bytes:
    return json.dumps(report, ensure_ascii=False, indent=1).encode("utf-8")
