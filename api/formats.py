"""The ``Accept`` header -> the format to answer in."""

from __future__ import annotations

from api.errors import NotAcceptable

# In this order where the caller has no wish: the first is what ``*/*`` gets.
MEDIA = {
    "json": "application/json",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "zip": "application/zip",
}
FILES = ("pdf", "docx", "html")


def wanted_format(accept: str) -> str:
    """Choose the format that the caller likes best (RFC 9110, section 12.5.1).

    Raises:
        NotAcceptable: the header allows none of ours (code ``not-acceptable``).

    >>> wanted_format("application/pdf, */*;q=0.1")
    'pdf'
    >>> wanted_format("")
    'json'
    """
    ranges = _ranges(accept)
    liked = {name: _quality(media, ranges) for name, media in MEDIA.items()}
    best = max(liked, key=lambda name: liked[name])  # the first of equals, in the order above
    if liked[best] <= 0:
        raise NotAcceptable(
            "We do not make that format.", f"Ask for one of: {', '.join(MEDIA.values())}."
        )
    return best


def check_accepted(accept: str, media: str) -> None:
    """Refuse to answer in a format that the caller cannot take.

    Raises:
        NotAcceptable: the header does not allow it (code ``not-acceptable``).
    """
    media = media.partition(";")[0]
    if _quality(media, _ranges(accept)) <= 0:
        raise NotAcceptable("You do not take this format.", f"Ask for: {media}.")


def prefers(accept: str, media: str) -> bool:
    """Whether the caller likes ``media`` better than JSON.

    Raises:
        NotAcceptable: the header allows neither (code ``not-acceptable``).

    >>> prefers("text/plain", "text/plain"), prefers("*/*", "text/plain")
    (True, False)
    """
    ranges = _ranges(accept)
    liked, plain = _quality(media, ranges), _quality(MEDIA["json"], ranges)
    if max(liked, plain) <= 0:
        raise NotAcceptable(
            "We do not make that format.", f"Ask for one of: {MEDIA['json']}, {media}."
        )
    return liked > plain


def _ranges(accept: str) -> list[tuple[str, float]]:
    return [_range(part) for part in (accept or "*/*").split(",") if part.strip()]


def _range(part: str) -> tuple[str, float]:
    media, *settings = (piece.strip().lower() for piece in part.split(";"))
    quality = next((s[2:] for s in settings if s.startswith("q=")), "1")
    try:
        return media, float(quality)
    except ValueError:
        return media, 0.0


def _quality(media: str, ranges: list[tuple[str, float]]) -> float:
    """Take the most exact range that fits: ``text/html`` before ``text/*`` before ``*/*``."""
    for wanted in (media, media.partition("/")[0] + "/*", "*/*"):
        found = [quality for name, quality in ranges if name == wanted]
        if found:
            return max(found)
    return 0.0
