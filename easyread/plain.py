"""A frozen value of ``model`` <-> plain JSON values, so that it can be kept and read again exactly."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeVar

from cattrs.preconf.json import JsonConverter, make_converter

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """Turn a value into dicts, lists, text and numbers. Bytes become base85 text."""
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
    return make_converter()
