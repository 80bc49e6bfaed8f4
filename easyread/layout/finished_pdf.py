"""The bytes of a PDF -> what is seen on its pages and what is heard from its tags."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

import pdfplumber
import pypdf
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException
from pypdf.errors import PyPdfError

from easyread.errors import UnreadableLetter
from easyread.layout.printed import LOGO_NAME

Glyph = Mapping[str, Any]  # one letter as pdfplumber gives it; points, from the top left
_INLINE = frozenset("Link Span Em Strong Quote Note Reference Code Annot".split())
# Browsers wrap each stretch of a paragraph's words in a NonStruct, which means nothing by itself.
_HOLDS_WORDS = re.compile(r"P|H[1-6]?|LBody|Lbl|TD|TH|Caption|Figure")


@dataclass(frozen=True, slots=True)
class Spot:
    """A box on one page (counted from 1), in points from the top left."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Tag:
    """One thing that is read out: its role, its words, and where it is seen.

    ``row`` numbers the Div it stands in (0: in none), which is one row of an Easy Read.
    """

    role: str
    text: str
    alt: str | None
    spots: tuple[Spot, ...]
    row: int

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it stands on."""
        return tuple(sorted({spot.page for spot in self.spots}))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its size in points, letters, pictures and the colour behind them."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    pictures: tuple[Mapping[str, Any], ...]
    background: str

    @property
    def text(self) -> str:
        """All words on the page in the order they were drawn, with single spaces."""
        lines = groupby(self.glyphs, key=lambda g: round(g["matrix"][5]))
        text = " ".join("".join(str(g["text"]) for g in line) for _, line in lines)
        return " ".join(text.split())

    @property
    def row_pictures(self) -> tuple[Mapping[str, Any], ...]:
        """The pictures without an organisation's logo, which has a size and place of its own."""
        return tuple(p for p in self.pictures if LOGO_NAME not in str(p.get("name", "")))

    @property
    def body(self) -> tuple[Glyph, ...]:
        """The letters that are read out, blanks left away."""
        return tuple(g for g in self.glyphs if g["tag"] != "Artifact" and str(g["text"]).strip())

    def lines(self) -> Iterator[list[Glyph]]:
        """Yield the letters of each line of the body, from top to bottom and left to right."""
        upright = sorted(
            (g for g in self.glyphs if g["tag"] != "Artifact" and g["upright"]),
            key=lambda g: (-round(g["matrix"][5]), g["x0"]),
        )
        for _, group in groupby(upright, key=lambda g: round(g["matrix"][5])):
            yield list(group)


@dataclass(frozen=True)
class Finished:
    """A finished PDF, opened again."""

    sheets: tuple[Sheet, ...]
    tags: tuple[Tag, ...]
    is_tagged: bool
    language: str
    title: str
    shows_title: bool

    @cached_property
    def body_size(self) -> float:
        """The size of most letters that are not headings, in points; 0.0 where there are none."""
        count: dict[float, int] = {}
        for sheet in self.sheets:
            for glyph in sheet.body:
                if str(glyph["tag"]).startswith("H"):
                    continue
                size = round(float(glyph["size"]), 1)
                count[size] = count.get(size, 0) + 1
        return max(count, key=lambda size: (count[size], size)) if count else 0.0

    @cached_property
    def rows(self) -> tuple[tuple[Tag, ...], ...]:
        """The tags of each row, in reading order."""
        in_rows = [tag for tag in self.tags if tag.row]
        return tuple(tuple(group) for _, group in groupby(in_rows, key=lambda tag: tag.row))


def open_pdf(content: bytes, name: str) -> Finished:
    """Open a PDF and read its pages and tags.

    Raises:
        UnreadableLetter: damaged (code ``damaged``) or locked with a password (code ``locked``).
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableLetter(
                f"{name} is locked with a password.", "Save it without one.", code="locked"
            )
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            sheets = tuple(_sheet(page) for page in pdf.pages)
        return _finished(reader, sheets)
    except (PyPdfError, PDFException, PSException, PdfminerException, RecursionError) as why:
        raise UnreadableLetter(
            f"{name} is damaged and cannot be opened.", "Make the file again.", code="damaged"
        ) from why


def _finished(reader: pypdf.PdfReader, sheets: tuple[Sheet, ...]) -> Finished:
    root: Any = reader.trailer["/Root"].get_object()
    structure = root.get("/StructTreeRoot")
    mark_info = root.get("/MarkInfo")
    viewer = root.get("/ViewerPreferences")
    about = reader.metadata
    return Finished(
        sheets=sheets,
        tags=tuple(_tags(reader, structure, sheets)) if structure is not None else (),
        is_tagged=structure is not None and bool(mark_info and mark_info.get("/Marked")),
        language=str(root.get("/Lang", "")),
        title=str((about and about.title) or ""),
        shows_title=bool(viewer and viewer.get("/DisplayDocTitle")),
    )


def _sheet(page: Any) -> Sheet:
    behind = "#FFFFFF"
    for box in page.rects:
        covers = box["width"] >= page.width * 0.95 and box["height"] >= page.height * 0.95
        if covers and box["fill"]:
            behind = colour_of(box["non_stroking_color"]) or behind
    return Sheet(
        page.page_number,
        float(page.width),
        float(page.height),
        tuple(page.chars),
        tuple(page.images),
        behind,
    )


def colour_of(parts: Any) -> str:
    """Turn the numbers of a PDF colour (grey, RGB or CMYK) into "#RRGGBB", "" for a pattern."""
    if isinstance(parts, int | float):
        parts = (parts,)
    if not isinstance(parts, list | tuple) or not all(isinstance(p, int | float) for p in parts):
        return ""
    if len(parts) == 1:
        rgb = [parts[0]] * 3
    elif len(parts) == 3:
        rgb = list(parts)
    elif len(parts) == 4:
        rgb = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    else:
        return ""
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, part))):02X}" for part in rgb)


@dataclass(frozen=True, slots=True)
class _Walk:
    """What a walk through the structure tree needs: page numbers, and content by page and MCID."""

    page_numbers: Mapping[int, int]
    glyphs: Mapping[tuple[int, int], Sequence[Glyph]]
    pictures: Mapping[tuple[int, int], Sequence[Mapping[str, Any]]]


def _tags(reader: pypdf.PdfReader, structure: Any, sheets: Sequence[Sheet]) -> Iterator[Tag]:
    numbers = {
        page.indirect_reference.idnum: number
        for number, page in enumerate(reader.pages, 1)
        if page.indirect_reference is not None
    }
    walk = _Walk(numbers, _by_mcid(sheets, "glyphs"), _by_mcid(sheets, "pictures"))
    counter = iter(range(1, 10**9))
    for kid in _kids(structure):
        yield from _walk(kid, walk, None, 0, counter)


def _by_mcid(sheets: Sequence[Sheet], what: str) -> dict[tuple[int, int], list[Any]]:
    found: dict[tuple[int, int], list[Any]] = {}
    for sheet in sheets:
        for item in getattr(sheet, what):
            if item["mcid"] is not None:
                found.setdefault((sheet.number, item["mcid"]), []).append(item)
    return found


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    kids = kids.get_object()
    return list(kids) if isinstance(kids, list) else [kids]


def _walk(element: Any, walk: _Walk, page: int | None, row: int, counter: Any) -> Iterator[Tag]:
    """Yield the tags of an element that has words or pictures of its own, then of those below."""
    element = element.get_object()
    if not isinstance(element, dict) or "/S" not in element:
        return
    page = _page_of(element, walk, page)
    role = str(element["/S"])[1:]
    if role == "Div":
        row = next(counter)
    inline = _INLINE | {"NonStruct"} if _HOLDS_WORDS.fullmatch(role) else _INLINE
    content = list(_own_content(element, walk, page, inline))
    if content or role == "Figure":
        glyphs = [g for spot in content for g in walk.glyphs.get(spot, ())]
        seen = [*glyphs, *(p for spot in content for p in walk.pictures.get(spot, ()))]
        text = " ".join("".join(str(g["text"]) for g in glyphs).split())
        alt = str(element["/Alt"]) if "/Alt" in element else None
        yield Tag(role, text, alt, tuple(_spots(seen)), row)
    for kid in _kids(element):
        if not isinstance(kid, int) and _role(kid) not in inline:
            yield from _walk(kid, walk, page, row, counter)


def _own_content(
    element: Any, walk: _Walk, page: int | None, inline: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Yield page and MCID of an element's content, links inside it included, in order."""
    for kid in _kids(element):
        kid = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(kid, int):
            if page is not None:
                yield page, int(kid)
        elif kid.get("/Type") == "/MCR":
            at = _page_of(kid, walk, page)
            if at is not None:
                yield at, int(kid["/MCID"])
        elif _role(kid) in inline:
            yield from _own_content(kid, walk, _page_of(kid, walk, page), inline)


def _role(kid: Any) -> str:
    found = kid.get_object()
    return str(found.get("/S", ""))[1:] if isinstance(found, dict) else ""


def _page_of(element: Any, walk: _Walk, otherwise: int | None) -> int | None:
    if "/Pg" not in element:
        return otherwise
    return walk.page_numbers.get(element.raw_get("/Pg").idnum, otherwise)


def _spots(seen: Sequence[Mapping[str, Any]]) -> Iterator[Spot]:
    visible = [s for s in seen if s["object_type"] != "char" or str(s["text"]).strip()]
    for page, group in groupby(visible, key=lambda s: int(s["page_number"])):
        items = list(group)
        yield Spot(
            page,
            min(float(s["x0"]) for s in items),
            min(float(s["top"]) for s in items),
            max(float(s["x1"]) for s in items),
            max(float(s["bottom"]) for s in items),
        )
