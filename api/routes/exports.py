"""``/v1/letters/{id}/exports``: the finished files of a letter, each with its true mark and a code.

The mark is never asked for: it is worked out from the approvals of the exact words and pictures.
The files go to the caller and are not kept; what was made is.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, Request, Response
from pydantic import Field

from api import jobs
from api.cases import Opened, Stale, in_worker, open_case, profile_for
from api.deps import Caller, StoreDep, need
from api.formats import MEDIA, check_accepted
from api.record_out import named_checkers, record_of
from api.routes.responses import problems
from api.schemas import Strict
from easyread.layout.printed import MARKS
from easyread.model import EasyRead, Mark
from easyread.review.record import as_text
from easyread.review.states import WrongMove
from easyread.review.store.approvals import mark_in, printed_mark
from easyread.review.store.engine import Work
from easyread.review.store.exports import check_print, exports_of, keep_exports
from easyread.review.store.tables import ExportRow, LetterRow
from easyread.review.verifying import new_code
from easyread.settings import FORMATS

router = APIRouter(prefix="/v1/letters", tags=["Finished files"])

STEM = "easyread"  # never the letter's own file name: it may hold a person's name
TYPES = {**MEDIA, "text": "text/plain; charset=utf-8"}
Made = Annotated[Caller, Depends(need("letters.export"))]
KNOWN = problems("bad-request", "not-signed-in", "not-allowed", "not-found", "shredded")
ANSWERS: dict[int | str, dict[str, Any]] = {
    201: {
        "description": "The file, or a zip of several with the record of the page.",
        "headers": {
            name: {"description": says, "schema": {"type": "string"}}
            for name, says in (
                ("Easyread-Code", "The code that is printed on the page."),
                ("Easyread-Mark", "How far the page is checked."),
                ("Easyread-Fingerprint", "The fingerprint of the words and pictures."),
            )
        },
        "content": {
            media.partition(";")[0]: {"schema": {"type": "string", "format": "binary"}}
            for name, media in TYPES.items()
            if name != "json"
        },
    },
    **KNOWN,
    **problems(
        "wrong-move",
        "forged-print",
        "stale",
        "not-acceptable",
        "layout-failed",
        "busy",
        "took-too-long",
    ),
}


class ExportIn(Strict):
    """Which files to make of the newest version."""

    formats: list[Literal["pdf", "docx", "html", "text"]] = Field(
        min_length=1, max_length=4, examples=[["pdf"]]
    )


@router.post("/{letter_id}/exports", status_code=201, responses=ANSWERS, response_class=Response)
def export(
    letter_id: str,
    body: ExportIn,
    request: Request,
    store: StoreDep,
    caller: Made,
    accept: Annotated[str, Header()] = "*/*",
) -> Response:
    """Make finished files of the newest version: one file as it is, several in a zip."""
    formats = tuple(dict.fromkeys(body.formats))
    kind = formats[0] if len(formats) == 1 else "zip"
    check_accepted(accept, TYPES[kind])
    with store.read() as work:
        case = open_case(work, caller, letter_id)
        _not_withdrawn(case.letter)
        mark, code = mark_in(work, case.letter), new_code()
        page = _finished(work, case, printed_mark(work, case.letter), code)
        profile = profile_for(work, case.letter)
    files = in_worker(request, jobs.files_of, page, formats, profile)
    with store.begin() as work:
        now = open_case(work, caller, letter_id)
        _not_withdrawn(now.letter)
        # Somebody may have changed a row, or taken an approval back, while the files were made.
        if now.version.id != case.version.id or mark_in(work, now.letter) != mark:
            raise Stale("The letter changed while its files were made.", "Make them again.")
        keep_exports(work, now.letter, now.version, code, mark, files, caller.user_id)
        caller.log(
            work, "letters.export", "made files", letter_id, code=code, mark=mark, files=len(files)
        )
        content = files[kind] if kind != "zip" else _zip(files, _record(work, now, page.mark))
    headers = {
        "Easyread-Code": code,
        "Easyread-Mark": mark,
        "Easyread-Fingerprint": now.version.fingerprint,
        "Content-Disposition": f'attachment; filename="{STEM}.{FORMATS.get(kind, kind)}"',
        "Location": f"/v1/letters/{letter_id}/exports",
        "Vary": "Accept",
    }
    return Response(content, 201, headers, TYPES[kind])


@router.get("/{letter_id}/exports", responses=KNOWN)
def exports(letter_id: str, store: StoreDep, caller: Made) -> list[dict[str, Any]]:
    """What was made of a letter, oldest first: codes and digests. The files are not kept."""
    with store.read() as work:
        case = open_case(work, caller, letter_id)
        return [_export(row) for row in exports_of(work, case.letter)]


def _finished(work: Work, case: Opened, mark: Mark, code: str) -> EasyRead:
    """The page as it is printed: its true mark, its code, and who checked it as each wishes."""
    page = case.made.easyread
    check_print(page, case.version)
    checked_by = named_checkers(work, case) if mark == "people_checked" else ()
    fingerprint = case.version.fingerprint
    return replace(page, mark=mark, code=code, checked_by=checked_by, fingerprint=fingerprint)


def _not_withdrawn(letter: LetterRow) -> None:
    if letter.state == "withdrawn":
        raise WrongMove("This letter is withdrawn.", "Put it in again as a new letter.")


def _record(work: Work, case: Opened, printed: Mark) -> str:
    record = as_text(record_of(work, case))
    return f"{MARKS[printed]}\n\n{record}" if printed == "test" else record


def _zip(files: Mapping[str, bytes], record: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for fmt, content in files.items():
            packed.writestr(f"{STEM}.{FORMATS[fmt]}", content)
        packed.writestr(f"{STEM}.record.txt", record)
    return out.getvalue()


def _export(row: ExportRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "code": row.code,
        "format": row.format,
        "mark": row.mark,
        "fingerprint": row.fingerprint,
        "sha256": row.sha256,
        "version_id": row.version_id,
        "made_by": row.made_by,
        "made_at": row.at.isoformat(),
    }
