"""A form as a browser sends it -> its fields as plain words, and the way back once something is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, TypeVar

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ValidationError
from starlette.datastructures import FormData, UploadFile

from api.errors import BadRequest
from api.pages.common import templates

Body = TypeVar("Body", bound=BaseModel)


async def _read(request: Request) -> FormData:
    return await request.form()


FormDep = Annotated[FormData, Depends(_read)]


def field(form: FormData, name: str) -> str:
    """The words of one field, without spaces around them; "" if it was not sent."""
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""


def several(form: FormData, name: str) -> list[str]:
    """All values of a field that may be ticked more than once."""
    return [value for value in form.getlist(name) if isinstance(value, str) and value]


def uploaded(form: FormData, name: str) -> UploadFile | None:
    """The file in a field, or None where none was chosen."""
    value = form.get(name)
    return value if isinstance(value, UploadFile) and value.filename else None


def typed(form: FormData) -> dict[str, str]:
    """Everything that was typed, to show it again when the form comes back."""
    return {name: value for name, value in form.items() if isinstance(value, str)}


def as_body(shape: type[Body], says: str, try_this: str = "", **fields: object) -> Body:
    """Make the body of a request, or say in one sentence what is wrong with the form.

    Raises:
        BadRequest: a field does not fit (code ``bad-request``).
    """
    try:
        return shape.model_validate(fields)
    except ValidationError as why:
        raise BadRequest(says, try_this) from why


def pence(words: str) -> int:
    """A sum in pounds as typed -> pence.

    Raises:
        BadRequest: it is no sum (code ``bad-request``).

    >>> pence("£20"), pence("7.50"), pence("")
    (2000, 750, 0)
    """
    try:
        return round(float(words.replace("£", "").replace(",", "").strip() or 0) * 100)
    except (ValueError, OverflowError) as why:
        raise BadRequest(
            "A fee must be a sum in pounds.", "Type it like this: 20 or 7.50."
        ) from why


def back_to(path: str, done: str = "", part: str = "") -> RedirectResponse:
    """Go to a screen with GET, which says there what was ``done``."""
    asked = f"?done={done}" if done else ""
    return RedirectResponse(f"{path}{asked}{'#' + part if part else ''}", status_code=303)


def day_words(moment: str | None) -> str:
    """A day or moment as people say it.

    >>> day_words("2027-01-14T09:30:00+00:00"), day_words("2027-01-14"), day_words(None)
    ('14 January 2027', '14 January 2027', '')
    """
    if not moment:
        return ""
    when = datetime.fromisoformat(moment)
    return f"{when.day} {when:%B %Y}"


def time_words(moment: str | None) -> str:
    """A moment with its time of day.

    >>> time_words("2027-01-14T09:30:00+00:00")
    '14 January 2027, 09:30'
    """
    return f"{day_words(moment)}, {datetime.fromisoformat(moment):%H:%M}" if moment else ""


def pounds(amount: int) -> str:
    """Pence as people read a sum.

    >>> pounds(2000), pounds(750)
    ('£20', '£7.50')
    """
    return f"£{amount // 100}" if amount % 100 == 0 else f"£{amount / 100:.2f}"


templates.env.filters.update(day=day_words, moment=time_words, pounds=pounds)
