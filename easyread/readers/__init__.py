"""A file of any format -> Letter.

The doors are ``read`` (a path) and ``read_bytes`` (bytes and the file's name). Each format is one
module; ``sandbox.READERS`` and ``sniff.ENDINGS`` are the written tables.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from easyread.model import Letter, Note
from easyread.readers.refusals import refuse

# A letter with photographs has under 20 MB.
MAX_FILE_BYTES = 40 * 2**20


def read(path: Path | str) -> Letter:
    """Read a letter from a file of any format we know, found out from its bytes.

    Raises:
        UnreadableLetter: a stable code (see ``refusals.REFUSALS``), one sentence, what to try.
    """
    file = Path(path)
    try:
        if file.stat().st_size > MAX_FILE_BYTES:
            raise refuse("too-big")
        content = file.read_bytes()
    except OSError as e:
        raise refuse("missing") from e
    return read_bytes(content, file.name)


def read_bytes(content: bytes, name: str) -> Letter:
    """Read a letter from bytes; ``name`` is the file's name, of which only the ending matters.

    Raises:
        UnreadableLetter: a stable code (see ``refusals.REFUSALS``), one sentence, what to try.
    """
    from easyread.readers.about import find_about, find_title
    from easyread.readers.sandbox import read_pages
    from easyread.readers.sniff import NAMES, find_format, named_format

    if len(content) > MAX_FILE_BYTES:
        raise refuse("too-big")
    kind = find_format(content, name)
    named = named_format(name)
    pages = read_pages(content, kind)
    notes = pages.notes
    if named not in (None, kind) and {named, kind} != {"text", "markdown"}:
        ending = name.rpartition(".")[2]
        notes = (
            Note("wrong-ending", f"The file's name ends in .{ending}, but it is {NAMES[kind]}."),
            *notes,
        )
    about = find_about(pages.blocks)
    digest = hashlib.sha256(content).hexdigest()
    title = find_title(about, pages.blocks, pages.title)
    return Letter(digest[:12], title, pages.blocks, about, notes, digest)


__all__ = ["read", "read_bytes"]
