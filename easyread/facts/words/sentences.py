"""Any text -> its sentences, with the marks of lists, headings and pictures taken off. No parser."""

from __future__ import annotations

import re
from functools import lru_cache

from easyread.facts.find.found import plain

# A shorter line was ended on purpose: an item of a list, a heading.
WRAPPED = 60
_PICTURE = re.compile(
    r"^\s*(?:\[(?:picture|image|photo)[^\]]*\]|!\[[^\]]*\]\([^)]*\))\s*$", re.IGNORECASE
)
_MARKS = re.compile(
    r"^\s*(?:[#>^]+\s*|[-*•–·▪o]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z]\)\s+)+", re.IGNORECASE
)
_BOLD = re.compile(r"\*\*|__|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)")
_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9«{=£])")
_NO_END = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|rev|st|no|nos|ref|tel|ext|para|reg|sch|fig|e\.g|i\.e|eg|ie|etc|vs|approx|dept"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|weds?|thurs?|fri|sat|sun)|\b[A-Z]|:\s*\d{1,2})\.$",
    re.IGNORECASE,
)


@lru_cache(maxsize=512)
def split_sentences(text: str) -> tuple[str, ...]:
    r"""Split a text into sentences; a heading or an item of a list counts as one.

    Lines that only name a picture are left out. A line that goes on in small letters belongs to the
    long line before it, as in letters with hard line ends.

    >>> split_sentences("# Your visit\n- See Dr. Shah at 10am. Bring this letter.\n- a pen")
    ('Your visit', 'See Dr. Shah at 10am.', 'Bring this letter.', 'a pen')
    """
    found: list[str] = []
    for line in _logical_lines(text):
        found.extend(_split_line(line))
    return tuple(found)


def _logical_lines(text: str) -> list[str]:
    lines: list[str] = []
    open_line = False
    for raw in plain(text).splitlines():
        if _PICTURE.match(raw) or not raw.strip():
            open_line = False
            continue
        clean = _BOLD.sub("", raw) if "*" in raw or "__" in raw else raw
        bare = _MARKS.sub("", clean)
        item = bare != clean.strip() and bare.strip() != clean.strip()
        bare = bare.strip()
        if not bare:
            continue
        if open_line and not item and bare[0].islower() and _is_cut(lines[-1]):
            lines[-1] += " " + bare
        else:
            lines.append(bare)
        open_line = True
    return lines


def _is_cut(line: str) -> bool:
    """Does this line look as if its end is only the edge of the paper?"""
    return len(line) >= WRAPPED and line[-1] not in ".!?:;"


def _split_line(line: str) -> list[str]:
    parts: list[str] = []
    start = 0
    for match in _END.finditer(line):
        piece = line[start : match.start()]
        if _NO_END.search(piece):
            continue
        parts.append(line[start : match.end()].strip())
        start = match.end()
    parts.append(line[start:].strip())
    return [part for part in parts if part]


_DEAR = re.compile(r"^\s*Dear\s+(?P<name>[^\n,]+?),?\s*$", re.MULTILINE)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\s*$")


def split_own_address(text: str) -> tuple[str, str]:
    """Part a letter into its text without the reader's own address, and that address.

    People know where they live, so an Easy Read may leave it out. The name stays in the text. The block must begin with the name in the greeting and end with a
    postcode, so the sender's address is never taken.
    """
    dear = _DEAR.search(text)
    if dear is None:
        return text, ""
    surname = dear["name"].split()[-1]
    head = text[: dear.start()]
    for block in re.finditer(r"(?:[^\n]*\S[^\n]*\n){3,8}", head):
        lines = block[0].rstrip("\n").split("\n")
        if surname in lines[0] and _POSTCODE.search(lines[-1]):
            rest = text[: block.start()] + lines[0] + "\n" + text[block.end() :]
            return rest, "\n".join(lines[1:])
    return text, ""
