"""A frozen value of ``model`` <-> plain JSON values, so that it can be kept and read again exactly."""

from __future__ import annotations

from base64 import b64decode, b64encode
from functools import lru_cache
from typing import Any, TypeVar

from cattrs.preconf.json import JsonConverter, make_converter

T = TypeVar("T")

# How bytes begin as text. A drawing (SVG) is text already: that is far quicker, and packs better.
_TEXT, _BYTES = "utf-8:", "base64:"


def to_plain(value: Any) -> Any:
    """Turn a value into dicts, lists, text and numbers. Bytes become text, too."""
    return _converter().unstructure(value)


def from_plain(plain: Any, kind: type[T]) -> T:
    """Turn what ``to_plain`` gave back into the same value.

    >>> from easyread.model import Span
    >>> from_plain(to_plain(Span("b1", 0, 4)), Span)
    Span(block='b1', start=0, end=4)
    """
    return _converter().structure(plain, kind)


@lru_cache(maxsize=1)
def _converter() -> JsonConverter:
    made = make_converter()
    made.register_unstructure_hook(bytes, _said)
    made.register_structure_hook(bytes, lambda said, _: _read(said))
    return made


def _said(content: bytes) -> str:
    try:
        return _TEXT + content.decode()
    except UnicodeDecodeError:
        return _BYTES + b64encode(content).decode("ascii")


def _read(said: str) -> bytes:
    if said.startswith(_TEXT):
        return said.removeprefix(_TEXT).encode()
    return b64decode(said.removeprefix(_BYTES), validate=True)
