"""A multipart request -> the one file in it, kept in memory and never written to disk."""

from __future__ import annotations

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from api.errors import BadRequest, UnknownMedia
from api.limits import Limits

LONGEST_NAME = 200


async def read_upload(request: Request, field: str) -> tuple[bytes, str]:
    """Read the file that the form calls ``field``: its bytes and its name.

    Raises:
        BadRequest: there is no such file, or the form is broken (code ``bad-request``).
        UnknownMedia: the request is not a form (code ``unsupported-media-type``).
    """
    limits: Limits = request.app.state.limits
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != "multipart/form-data":
        raise UnknownMedia(
            "The request is not a form.", f"Send multipart/form-data with a file called {field}."
        )
    parser = MultiPartParser(request.headers, request.stream(), max_files=1, max_fields=8)
    parser.spool_max_size = limits.body_bytes + 1  # stay in memory
    try:
        form = await parser.parse()
    except MultiPartException as why:
        raise BadRequest(f"The form cannot be read. {why.message}") from None
    try:
        found = form.get(field)
        if not isinstance(found, UploadFile):
            raise BadRequest("There is no file.", f"Send the file as the field {field}.")
        return await found.read(), (found.filename or "file")[-LONGEST_NAME:]
    finally:
        await form.close()
