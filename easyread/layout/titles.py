"""A line of a letter -> whether it tells something, or only names what follows it."""

from __future__ import annotations

import re

TITLE_WORDS = 8
# Without a full stop, these still make a sentence; "What you need to do" is a title all the same.
_NEWS = re.compile(
    r"^(?!(?:what|how|why|when|where|who|if|after|before)\b)"
    r".*(?:\b(?:is|are|was|were|will|must|should|cannot|has|have|please)\b|"
    r"\d{1,2}(?:[:.]\d\d)? ?[ap]m\b)",
    re.I,
)


def is_title(words: str) -> bool:
    """Whether a line only names what follows.

    >>> is_title("Going home"), is_title("What happens next?"), is_title("You must come at 9")
    (True, True, False)
    """
    text = words.strip()
    if len(text.split()) > TITLE_WORDS:
        return False
    if text.endswith("?"):
        return True
    return not re.search(r"[.:;,!()\d@_]", text) and not tells(text)


def tells(words: str) -> bool:
    """Whether a line without a full stop still says something: it holds a verb or a time of day."""
    return bool(_NEWS.match(words.strip()))
