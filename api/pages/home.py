"""``GET /`` and ``POST /``: a letter chosen or pasted -> a result on the shelf, and its page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from fastapi.templating import Jinja2Templates

from api import jobs
from api.errors import status_of
from api.formats import FILES
from api.guard import TOO_BIG_TRY
from api.incoming import PASTED_NAME, Incoming, read_incoming
from api.limits import Limits
from easyread.errors import EasyReadError, UnreadableLetter
from easyread.settings import PROFILES

router = APIRouter(include_in_schema=False)
templates = Jinja2Templates(directory=Path(__file__).parent.parent / "templates")

PROFILE_NAMES = {
    "easy-read": "Easy Read",
    "easy-read-plus": "Easy Read, even shorter",
    "plain-english": "Plain English",
    "large-print": "Easy Read in large print",
}
LEVEL_NAMES = {"full": "Everything in the letter", "main-points": "Only the main points"}


@router.get("/")
async def show(request: Request) -> Response:
    """Show the form."""
    return templates.TemplateResponse(request, "home.html", _about(request.app.state.limits))


@router.post("/")
async def convert(request: Request) -> Response:
    """Convert the letter and go to the page of the result; or say what is wrong, with the form."""
    letter = None
    try:
        letter = await read_incoming(request)
        made = await request.app.state.workers.run(jobs.convert, letter, FILES)
    except EasyReadError as error:
        about = _about(request.app.state.limits, error, letter)
        status, _ = status_of(error)
        headers = {"Retry-After": str(request.app.state.limits.retry_after_s)}
        return templates.TemplateResponse(
            request, "home.html", about, status, headers if status == 503 else None
        )
    token = request.app.state.shelf.put(made)
    return RedirectResponse(f"/results/{token}", status_code=303)


def too_big_page(limits: Limits) -> bytes:
    """Make the form as it is shown after a letter that is over the size limit."""
    error = UnreadableLetter(
        f"The letter is bigger than {limits.body_bytes / 1_000_000:g} MB.", TOO_BIG_TRY
    )
    return templates.get_template("home.html").render(_about(limits, error)).encode("utf-8")


def _about(
    limits: Limits, error: EasyReadError | None = None, letter: Incoming | None = None
) -> dict[str, Any]:
    pasted = letter is not None and letter.name == PASTED_NAME
    return {
        "error": error,
        "pasted": letter.content.decode("utf-8") if letter and pasted else "",  # not to type twice
        "profile": letter.profile if letter else "easy-read",
        "level": letter.level if letter else "full",
        "profiles": {name: PROFILE_NAMES.get(name, name) for name in PROFILES},
        "levels": LEVEL_NAMES,
        "megabytes": f"{limits.body_bytes / 1_000_000:g}",
        "minutes": limits.kept_s // 60,
    }
