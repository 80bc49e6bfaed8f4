"""The bytes of a file that somebody holds -> the code it carries, and what can truly be said of it.

Every making of finished files has a code. It stands in the words of the page and in what the file
says of itself, so it outlives printing and most re-saving. That a file is *exactly* as it was made
shows its SHA-256 alone: a code can be copied into any file.
"""

from __future__ import annotations

import io
import re
import secrets
import zipfile
import zlib
from dataclasses import dataclass
from typing import Literal

from easyread.model import Mark

# No letter or digit that looks like another (0 O, 1 I L, 2 Z, 5 S, 8 B, U V), and no vowel, so that
# no code reads as a word.
ALPHABET = "CDFGHJKMNPQRTWXY34679"
CODE = re.compile(rf"ER(?:-[{ALPHABET}]{{4}}){{3}}")
_TYPED = re.compile(rf"ER[{ALPHABET}]{{12}}")
_PARTS = ("docProps/core.xml", "word/document.xml")  # where a Word file says it
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
MOST_BYTES = 30_000_000  # of one part of a Word file: a small file can unpack to any size

MarkNow = Literal["draft", "staff_checked", "people_checked", "withdrawn", "superseded"]
RANK: dict[str, int] = {"draft": 0, "staff_checked": 1, "people_checked": 2}

_AS_MADE = "This is the file exactly as it was made."
SAYS_NOW: dict[str, str] = {
    "draft": "It is a draft. Do not send it.",
    "staff_checked": "Staff checked it. People with learning disabilities have not.",
    "people_checked": "People with learning disabilities checked the words and pictures.",
    "withdrawn": "It was withdrawn. Do not use it.",
    "superseded": "There is a newer version. Use the newest one.",
}


@dataclass(frozen=True, slots=True)
class MadeFile:
    """One file that was made here: its format, its mark then and now, and the day it was made."""

    format: str
    mark: Mark
    mark_now: MarkNow
    made_on: str
    test: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What can be said of a file. Never a word of the letter, and nobody's name or id."""

    known: bool
    exact: bool
    mark: Mark | None
    mark_now: MarkNow | None
    format: str | None
    made_on: str | None
    says: str

    @property
    def good(self) -> bool:
        """Whether this is the file as it was made, and is still a checked one."""
        return self.exact and self.mark_now in ("staff_checked", "people_checked")


def new_code() -> str:
    """Make a code that nobody can guess (about 50 bits) and everybody can type.

    >>> bool(CODE.fullmatch(new_code()))
    True
    """
    letters = "".join(secrets.choice(ALPHABET) for _ in range(12))
    return f"ER-{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def typed_code(words: str) -> str | None:
    """The code that a person typed, whatever spaces, dashes and small letters they used.

    >>> typed_code("er 7k4m 9d3c wxyt")
    'ER-7K4M-9D3C-WXYT'
    """
    letters = re.sub(r"[^A-Z0-9]", "", words.upper())
    if not _TYPED.fullmatch(letters):
        return None
    return f"ER-{letters[2:6]}-{letters[6:10]}-{letters[10:]}"


def code_in(content: bytes) -> str | None:
    """Find the code in the bytes of a PDF, Word file, web page or text, without opening its pages.

    None where there is none, or where another program packed it away: then the words of the pages
    may still hold it (``code_in_words``).
    """
    if content.startswith(b"PK"):
        return code_in_words(_word_parts(content))
    return code_in_words(content.decode("latin-1"))


def code_in_words(words: str) -> str | None:
    """Find the code in words. Word cuts a line into runs: what stands between two tags is joined."""
    found = CODE.search(words) or CODE.search(re.sub(r"<[^<>]*>", "", words))
    return found.group() if found else None


def kind_of(content: bytes) -> str:
    """Which of our formats a file looks like, by its first bytes."""
    if content.startswith(b"%PDF"):
        return "pdf"
    if content.startswith(b"PK"):
        return "docx"
    return "html" if content.lstrip()[:1] == b"<" else "text"


def judge(made: MadeFile | None, exact: bool) -> Verdict:
    """Say what is true of a file.

    Args:
        made: what was made under its code, or with its bytes; None if nothing was.
        exact: whether the bytes are those that were made.
    """
    if made is None:
        says = "We do not know this file. It was not made here, or its code is gone."
        return Verdict(False, False, None, None, None, None, says)
    if made.test:  # it is no more than a draft, whoever approved it there
        says = "This file was made as a test. Do not send it."
        return Verdict(True, exact, "draft", "draft", made.format, made.made_on, says)
    says = f"{_AS_MADE} {_now(made)}" if exact else _changed(made)
    return Verdict(True, exact, made.mark, made.mark_now, made.format, made.made_on, says)


def _now(made: MadeFile) -> str:
    then, now = RANK[made.mark], RANK.get(made.mark_now)
    if now is None or now == then:
        return SAYS_NOW[made.mark_now]
    if now < then:
        return "But its mark is not true any more: an approval was taken back. Make it again."
    return "It was checked further since then. Make it again to print the new mark."


def _changed(made: MadeFile) -> str:
    gone = f" {SAYS_NOW[made.mark_now]}" if made.mark_now not in RANK else ""
    return f"This file was changed after it was made. Nobody checked it as it is now.{gone}"


def _word_parts(content: bytes) -> str:
    found = []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for part in packed.infolist():
                if part.filename in _PARTS and part.compress_type in _PACKED:
                    with packed.open(part) as words:
                        found.append(words.read(MOST_BYTES).decode("utf-8", "replace"))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError):
        return ""  # a damaged or locked file: no code can be read in it
    return "\n".join(found)
