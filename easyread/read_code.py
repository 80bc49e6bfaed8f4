"""A finished file -> the code it carries: from its bytes, else from the words of its pages."""

from __future__ import annotations

from easyread.errors import UnreadableLetter
from easyread.readers import read_bytes
from easyread.review.verifying import code_in, code_in_words


def code_of(content: bytes, name: str) -> str | None:
    """Find the code of a file, also of one that another program saved again.

    The pages are read as those of a letter are: in a process of its own, with hard limits.

    Args:
        content: the whole file.
        name: its name; only the ending counts.
    """
    found = code_in(content)
    if found:
        return found
    try:
        letter = read_bytes(content, name)
    except UnreadableLetter:
        return None  # whatever it is: it carries no code that anybody can read
    return code_in_words("\n".join(block.text for block in letter.blocks))
