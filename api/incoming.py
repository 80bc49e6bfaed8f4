"""A request's body -> Incoming: the letter's bytes, its name and what is wanted of it.

An uploaded file is kept in memory up to the size limit, so no part of a letter is written to disk
here. The readers get it through a pipe, in a process that may not write files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from fastapi import Request
from pydantic import ValidationError
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from api.errors import BadRequest, UnknownMedia
from api.limits import Limits
from api.schemas import TextIn
from easyread.errors import BadSettings, UnreadableLetter
from easyread.model import Level
from easyread.settings import PROFILES

LEVELS: tuple[str, ...] = get_args(Level)
PASTED_NAME = "pasted-words.txt"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One letter as it came in, and what is wanted of it."""

    content: bytes
    name: str
    profile: str = "easy-read"
    level: str = "full"


async def read_incoming(request: Request) -> Incoming:
    """Read a letter from a multipart form (``letter`` or ``text``) or from JSON (``text``).

    Raises:
        BadRequest: no letter, two letters, or a broken body (code ``bad-request``).
        BadSettings: no such profile or level (code ``bad-settings``).
        UnreadableLetter: the pasted text is too long (code ``too-big``).
        UnknownMedia: neither a form nor JSON (code ``unsupported-media-type``).
    """
    limits: Limits = request.app.state.limits
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media == "application/json":
        return _from_json(await request.body(), limits)
    if media == "multipart/form-data":
        return await _from_form(request, limits)
    raise UnknownMedia(
        "The request is neither a form nor JSON.",
        "Send multipart/form-data with a file called letter, or JSON with text.",
    )


def _from_json(body: bytes, limits: Limits) -> Incoming:
    try:
        wanted = TextIn.model_validate_json(body)
    except ValidationError as why:
        first = why.errors(include_input=False)[0]
        where = ".".join(str(step) for step in first["loc"]) or "the body"
        raise BadRequest(f"There is a fault at {where}: {first['msg']}.") from None
    return _incoming(None, wanted.text, wanted.profile, wanted.level, limits)


async def _from_form(request: Request, limits: Limits) -> Incoming:
    parser = MultiPartParser(
        request.headers,
        request.stream(),
        max_files=1,
        max_fields=8,
        max_part_size=4 * limits.text_letters,  # a character has at most 4 bytes in UTF-8
    )
    parser.spool_max_size = limits.body_bytes + 1  # stay in memory
    try:
        form = await parser.parse()
    except MultiPartException as why:
        raise BadRequest(f"The form cannot be read. {why.message}") from None
    try:
        letter = form.get("letter")
        file = letter if isinstance(letter, UploadFile) and letter.filename else None
        upload = None if file is None else (await file.read(), file.filename or "letter")
    finally:
        await form.close()
    return _incoming(
        upload,
        _field(form, "text", ""),
        _field(form, "profile", "easy-read"),
        _field(form, "level", "full"),
        limits,
    )


def _field(form: Mapping[str, object], name: str, default: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) and value else default


def _incoming(
    upload: tuple[bytes, str] | None, text: str, profile: str, level: str, limits: Limits
) -> Incoming:
    if profile not in PROFILES:  # never a path: a request must not name files of this machine
        raise BadSettings(
            "There is no profile of that name.", f"Use one of: {', '.join(PROFILES)}."
        )
    if level not in LEVELS:
        raise BadSettings("There is no level of that name.", f"Use one of: {', '.join(LEVELS)}.")
    if len(text) > limits.text_letters:
        raise UnreadableLetter(
            f"The words are longer than {limits.text_letters} letters.",
            "Paste a part of them, or send a file.",
            code="too-big",
        )
    if upload is not None and text.strip():
        raise BadRequest("There is a file and there are words.", "Send the one or the other.")
    if upload is not None:
        return Incoming(*upload, profile, level)
    if not text.strip():
        raise BadRequest("There is no letter.", "Choose a file or paste the words of the letter.")
    return Incoming(text.encode("utf-8"), PASTED_NAME, profile, level)
