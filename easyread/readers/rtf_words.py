"""Bytes of an RTF file -> its paragraphs as a person sees them, and a list of what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from easyread.readers.refusals import refuse

MAX_DEPTH = 500  # groups inside groups; Word reaches about 20

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(\r?\n|.)|([{}])|([^\\{}\r\n]+)|[\r\n]+",
    re.S,
)
_SIGNS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "softline": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
# Groups that hold no words of the letter.
_SKIPPED = frozenset(
    "fonttbl colortbl info generator listtable listoverridetable revtbl rsidtbl themedata datastore xmlnstbl "
    "filetbl colorschememapping latentstyles datafield bkmkstart bkmkend fldinst nonshppict pgptbl mmathPr xe tc "
    "defchp defpap atnid atnauthor atrfstart atrfend atndate atnref template panose sp nonesttables upr "
    "wgrffmtfilter userprops ftnsep ftnsepc aftnsep aftnsepc background".split()
)
_NOTED = {"pict": "pictures", "object": "objects", "annotation": "comments", "objdata": "objects"}
_KEPT_STARRED = frozenset("shpinst shptxt cs ds shppict pn listtext".split())
_CODEPAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    161: "cp1253",
    162: "cp1254",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    238: "cp1250",
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    ``heading`` and ``item`` count from 1, 0 for none; ``edge`` names a header or footer;
    ``ends_cell`` and ``ends_row`` say what comes after a paragraph of a table cell.
    """

    text: str
    heading: int = 0
    item: int = 0
    cell: bool = False
    ends_cell: bool = False
    ends_row: bool = False
    edge: str = ""


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits from the group around it."""

    skip: bool = False
    hidden: bool = False
    gone: bool = False
    edge: str = ""
    group: str = ""
    skip_after_u: int = 1
    font: int = -1


@dataclass
class _Reading:
    """The paragraph being read and what is known of the file."""

    words: list[str] = field(default_factory=list)
    done: list[Paragraph] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    headings: dict[int, int] = field(default_factory=dict)
    style: int = 0
    outline: int = 9
    item: int = 0
    listed: bool = False
    in_table: bool = False
    codepage: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    font_now: int = -1
    style_now: int = 0
    style_name: str = ""
    swallow: int = 0
    pending: bytearray = field(default_factory=bytearray)

    def end(self, edge: str, *, cell: bool = False, row: bool = False) -> None:
        """End the paragraph, and with it maybe the cell or the row."""
        self.flush("cp1252")
        text = "".join(self.words)
        self.words = []
        level = self.outline + 1 if self.outline < 9 else self.headings.get(self.style, 0)
        item = self.item if self.listed else 0
        in_table = (self.in_table or cell) and not edge
        self.listed = False
        if row:
            if self.done and self.done[-1].cell:
                self.done[-1] = replace(self.done[-1], ends_row=True)
            return
        self.done.append(Paragraph(text, level, item, in_table, cell, False, edge))

    def flush(self, codepage: str) -> None:
        """Turn the bytes that wait into words."""
        if self.pending:
            self.words.append(bytes(self.pending).decode(codepage, errors="replace"))
            self.pending = bytearray()


def paragraphs_of(content: bytes) -> tuple[list[Paragraph], set[str]]:
    """Give the paragraphs in order, and the codes of what was left out (see ``rtf``).

    Raises:
        UnreadableLetter: groups far too deep (``unsafe``).
    """
    reading = _Reading()
    state = _State()
    stack: list[_State] = []
    first = False
    starred = False
    for word, number, byte, sign, brace, text in _tokens(content):
        if brace == b"{":
            if len(stack) >= MAX_DEPTH:
                raise refuse("unsafe", "This file has too many things inside one another.")
            stack.append(state)
            first, starred = True, False
            reading.swallow = 0
            continue
        if brace == b"}":
            reading.flush(_codepage(reading, state))
            _leave(reading, state)
            state = stack.pop() if stack else state
            first = starred = False
            continue
        if word:
            name = word.decode("ascii")
            value = int(number) if number else None
            if first:
                state = _enter(reading, state, name, value, starred)
            state = _control(reading, state, name, value)
        elif sign == b"*" and first:
            starred = True
            continue
        else:
            _say(reading, state, byte, sign, text)
        first = starred = False
    if stack:
        reading.seen.add("cut")
    reading.flush(_codepage(reading, state))
    if reading.words:
        reading.end("")
    return reading.done, reading.seen


def _tokens(content: bytes) -> Iterator[tuple[bytes, ...]]:
    at = 0
    while found := _TOKEN.match(content, at):
        at = found.end()
        if found[1] == b"bin" and found[2]:
            at += max(0, int(found[2]))  # raw bytes of a picture
        yield tuple(part or b"" for part in found.groups())


def _codepage(reading: _Reading, state: _State) -> str:
    return reading.fonts.get(state.font, reading.codepage)


def _enter(reading: _Reading, state: _State, name: str, value: int | None, starred: bool) -> _State:
    """What the first control word of a group says about the whole group."""
    if name in _NOTED and not state.skip:
        reading.seen.add(_NOTED[name])
    if name in ("passwordhash", "encryption"):
        reading.seen.add("password")
    if name in ("fonttbl", "stylesheet"):
        return replace(state, skip=True, group=name)
    if state.group in ("fonttbl", "stylesheet"):
        return state
    if name in ("header", "headerf", "headerl", "headerr"):
        wanted = name in ("header", "headerf", "headerr")
        return replace(state, edge="header" if wanted else "other", skip=state.skip or not wanted)
    if name in ("footer", "footerf", "footerl", "footerr"):
        return replace(state, edge="footer", skip=state.skip or name == "footerl")
    if name in ("listtext", "pntext", "pn"):
        reading.listed = True
        reading.item = max(1, reading.item)
        return replace(state, skip=True, group=name)
    if name == "footnote":
        reading.seen.add("footnotes")
        reading.words.append(" (")
        return replace(state, group="footnote")
    out = name in _SKIPPED or name in _NOTED or (starred and name not in _KEPT_STARRED)
    return replace(state, skip=True) if out else state


def _leave(reading: _Reading, state: _State) -> None:
    if state.group == "footnote":
        reading.words.append(")")
    if state.edge and not state.skip and reading.words and any(w.strip() for w in reading.words):
        reading.end(state.edge)


def _control(reading: _Reading, state: _State, name: str, value: int | None) -> _State:
    if state.group == "fonttbl":
        return _font(reading, state, name, value)
    if state.group == "stylesheet":
        return _style(reading, state, name, value)
    if name == "uc":
        return replace(state, skip_after_u=min(value or 0, 10))
    if name in _CODEPAGES:
        reading.codepage = _CODEPAGES[name]
    elif name == "ansicpg" and value:
        reading.codepage = _known(f"cp{value}")
    if state.skip:
        return state
    if name == "u" and value is not None:
        _unicode(reading, state, value)
        return state
    if name in ("v", "deleted"):
        on = value != 0
        return replace(state, hidden=on) if name == "v" else replace(state, gone=on)
    if name in ("plain",):
        return replace(state, hidden=False, gone=False)
    if name == "f" and value is not None:
        reading.flush(_codepage(reading, state))
        return replace(state, font=value)
    if name in _SIGNS:
        reading.flush(_codepage(reading, state))
        _add(reading, state, _SIGNS[name])
    else:
        _paragraph_word(reading, state, name, value)
    return state


def _paragraph_word(reading: _Reading, state: _State, name: str, value: int | None) -> None:
    if name in ("par", "sect", "page"):
        reading.flush(_codepage(reading, state))
        reading.end(state.edge)
    elif name in ("cell", "nestcell"):
        reading.flush(_codepage(reading, state))
        reading.end(state.edge, cell=True)
    elif name in ("row", "nestrow"):
        reading.end(state.edge, row=True)
        reading.in_table = False
    elif name == "pard":
        reading.style, reading.outline, reading.item, reading.in_table = 0, 9, 0, False
    elif name == "intbl":
        reading.in_table = True
    elif name == "s" and value is not None:
        reading.style = value
    elif name == "outlinelevel" and value is not None:
        reading.outline = value
    elif name == "ilvl" and value is not None:
        reading.item = min(value, 8) + 1
    elif name == "ls" and value:
        reading.item = max(1, reading.item)
        reading.listed = True


def _font(reading: _Reading, state: _State, name: str, value: int | None) -> _State:
    if name == "f" and value is not None:
        reading.font_now = value
    elif name == "fcharset" and value in _CHARSETS and value:
        reading.fonts[reading.font_now] = _CHARSETS[value]
    return state


def _style(reading: _Reading, state: _State, name: str, value: int | None) -> _State:
    if name == "s" and value is not None:
        reading.style_now = value
        reading.style_name = ""
    elif name in ("cs", "ds", "ts"):
        reading.style_now = -1
    elif name == "outlinelevel" and value is not None and 0 <= value < 9 and reading.style_now >= 0:
        reading.headings[reading.style_now] = value + 1
    return state


def _say(reading: _Reading, state: _State, byte: bytes, sign: bytes, text: bytes) -> None:
    if state.group == "stylesheet" and text:
        named = re.match(rb"\s*heading (\d)", text, re.I)
        if named and reading.style_now >= 0:
            reading.headings[reading.style_now] = int(named[1])
        return
    if state.skip:
        return
    if reading.swallow and (byte or text or sign):
        if byte or sign:
            reading.swallow -= 1
            return
        cut = min(reading.swallow, len(text))
        text, reading.swallow = text[cut:], reading.swallow - cut
    if state.hidden or state.gone:
        if (byte or text).strip():
            reading.seen.add("hidden-text" if state.hidden else "deleted-text")
        return
    if byte:
        reading.pending.append(int(byte, 16))
    elif text:
        reading.pending.extend(text)
    elif sign:
        _sign(reading, state, sign)


def _sign(reading: _Reading, state: _State, sign: bytes) -> None:
    if sign in (b"\n", b"\r\n"):
        reading.flush(_codepage(reading, state))
        reading.end(state.edge)
    elif sign in (b"{", b"}", b"\\"):
        reading.pending.extend(sign)
    elif sign == b"~":
        reading.pending.extend(b" ")
    elif sign == b"_":
        reading.pending.extend(b"-")


def _unicode(reading: _Reading, state: _State, value: int) -> None:
    reading.flush(_codepage(reading, state))
    code = value + 65536 if value < 0 else value
    _add(reading, state, chr(code) if 0 < code < 0x110000 else "")
    reading.swallow = state.skip_after_u


def _add(reading: _Reading, state: _State, text: str) -> None:
    if state.hidden or state.gone:
        reading.seen.add("hidden-text" if state.hidden else "deleted-text")
    else:
        reading.words.append(text)


def _known(codepage: str) -> str:
    try:
        "".encode(codepage)
    except LookupError:
        return "cp1252"
    return codepage
