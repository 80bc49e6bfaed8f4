"""Bytes of a Markdown file -> ``Pages``."""

from __future__ import annotations

import re

from easyread.model import Note
from easyread.readers.inline import has_picture, plain_words
from easyread.readers.lines import pieces_from_lines
from easyread.readers.pages import Pages, make_pages
from easyread.readers.text import decode, split_front_matter

_FENCE = re.compile(r"^\s*(```|~~~)")
_UNDERLINE = re.compile(r"^(=+|-+)\s*$")
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_BREAK = re.compile(r"<br\s*/?>", re.I)


def read_markdown(content: bytes) -> Pages:
    """Read a Markdown file: headings, lists, tables, links (words and address)."""
    text, notes = decode(content)
    title, body = split_front_matter(text)
    if _COMMENT.search(body):
        notes.append(Note("comments", "The file has hidden comments. They were left out."))
        body = _COMMENT.sub("", body)
    if has_picture(body):
        notes.append(Note("pictures", "The letter has pictures. They were left out."))
    lines = _BREAK.sub("\n", body).split("\n")
    return make_pages(title, pieces_from_lines(list(_plain_lines(lines))), notes)


def _plain_lines(lines: list[str]) -> list[str]:
    out: list[str] = []
    for i, raw in enumerate(lines):
        line = re.sub(r"^\s{0,3}(?:>\s?)+", "", raw)
        after = lines[i + 1] if i + 1 < len(lines) else ""
        before = lines[i - 1] if i else ""
        if _FENCE.match(line) or (_TABLE_RULE.match(line) and "|" in line):
            continue
        if (
            _UNDERLINE.match(line)
            and before.strip()
            and not before.lstrip().startswith(("#", "-", "|"))
        ):
            continue  # the underline of the heading above
        underline = _UNDERLINE.match(after)
        if (
            underline
            and line.strip()
            and "|" not in line
            and not line.lstrip().startswith(("#", "-", "*", ">"))
        ):
            out.append(("# " if underline[1][0] == "=" else "## ") + plain_words(line.strip()))
            continue
        out.append(_plain_line(line))
    return out


def _plain_line(line: str) -> str:
    """One line without marks; a row of a table becomes columns with tabs between."""
    bar = line.strip()
    if bar.startswith("|") and bar.endswith("|") and bar.count("|") > 2:
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", bar[1:-1])]
        return "\t".join(plain_words(cell.replace("\\|", "|")) or "\u200b" for cell in cells)
    hard = line.endswith("\\")
    mark = re.match(
        r"^(\s*(?:[-*+]\s+|\d{1,3}[.)]\s+|#{1,6}\s+)?)(.*)$", line[:-1] if hard else line
    )
    if mark is None:
        return plain_words(line)
    return mark[1] + plain_words(mark[2].rstrip())
