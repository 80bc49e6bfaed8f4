"""styles.xml and numbering.xml of a Word file -> what each style and list means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from easyread.readers.zips import Parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_OFF = ("0", "false", "off", "none")
_HEADING = re.compile(r"heading (\d)$")


@dataclass(frozen=True, slots=True)
class Style:
    """What matters of one Word style, with what it inherits.

    ``heading`` is 1 for the highest level and 0 for none; ``list`` is (number id, depth from 0).
    """

    heading: int = 0
    list: tuple[str, int] | None = None
    hidden: bool = False
    item: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles by id, and for each (number id, depth) whether it is a real list with markers."""

    by_id: dict[str, Style]
    marked: dict[tuple[str, int], str]

    def style(self, style_id: str | None) -> Style:
        """Give the style of this id (a plain one where there is none)."""
        return self.by_id.get(style_id or "", Style())

    def marker(self, number_id: str, depth: int) -> str:
        """Give the kind of marker of a list: "bullet", "decimal" ... or "" for none."""
        return self.marked.get((number_id, depth), "")


def read_styles(parts: Parts, folder: str) -> Styles:
    """Read the styles and lists of a Word file whose main part stands in ``folder``."""
    styles: dict[str, Style] = {}
    name = f"{folder}styles.xml"
    if name in parts.names:
        found = {s.get(f"{W}styleId", ""): s for s in parts.xml(name).iter(f"{W}style")}
        for style_id in found:
            styles[style_id] = _resolve(style_id, found, styles, depth=0)
    marked: dict[tuple[str, int], str] = {}
    name = f"{folder}numbering.xml"
    if name in parts.names:
        marked = _lists(parts.xml(name))
    return Styles(styles, marked)


def is_on(element: etree._Element | None) -> bool:
    """Say whether an on/off property such as ``w:vanish`` is there and not switched off."""
    return element is not None and element.get(f"{W}val", "1").lower() not in _OFF


def value(element: etree._Element | None) -> str | None:
    """Give the ``w:val`` of an element, or None."""
    return None if element is None else element.get(f"{W}val")


def whole(text: str | None, otherwise: int = 0) -> int:
    """Read a whole number, or give ``otherwise``."""
    return int(text) if text is not None and re.fullmatch(r"-?\d{1,9}", text) else otherwise


def list_of(properties: etree._Element | None) -> tuple[str, int] | None:
    """Give (number id, depth from 0) of paragraph properties, or None where they name no list."""
    if properties is None or (numbers := properties.find(f"{W}numPr")) is None:
        return None
    number_id = value(numbers.find(f"{W}numId"))
    depth = whole(value(numbers.find(f"{W}ilvl")))
    return None if number_id is None else (number_id, depth)


def _resolve(
    style_id: str, found: dict[str, etree._Element], done: dict[str, Style], depth: int
) -> Style:
    if style_id in done:
        return done[style_id]
    element = found.get(style_id)
    if element is None or depth > 20:
        return Style()
    parent_id = value(element.find(f"{W}basedOn"))
    parent = _resolve(parent_id, found, done, depth + 1) if parent_id else Style()
    name = (value(element.find(f"{W}name")) or "").lower()
    properties = element.find(f"{W}pPr")
    outline = value(element.find(f"{W}pPr/{W}outlineLvl"))
    named = _HEADING.match(name)
    heading = parent.heading
    if named:
        heading = int(named[1])
    elif name in ("title", "subject line"):
        heading = 1
    elif name == "subtitle":
        heading = 2
    elif outline is not None:
        level = whole(outline, 9)
        heading = level + 1 if level < 9 else 0
    vanish = element.find(f"{W}rPr/{W}vanish")
    bold = element.find(f"{W}rPr/{W}b")
    return Style(
        heading=heading,
        bold=is_on(bold) if bold is not None else parent.bold,
        list=list_of(properties) or parent.list,
        hidden=is_on(vanish) if vanish is not None else parent.hidden,
        item=name.startswith(("list bullet", "list number")) or parent.item,
    )


def _lists(root: etree._Element) -> dict[tuple[str, int], str]:
    abstract: dict[str, dict[int, str]] = {}
    for entry in root.iter(f"{W}abstractNum"):
        abstract[entry.get(f"{W}abstractNumId", "")] = _levels(entry)
    marked: dict[tuple[str, int], str] = {}
    for entry in root.iter(f"{W}num"):
        levels = dict(abstract.get(value(entry.find(f"{W}abstractNumId")) or "", {}))
        for change in entry.iter(f"{W}lvlOverride"):
            levels.update(_levels(change))
        number_id = entry.get(f"{W}numId", "")
        marked.update({(number_id, depth): kind for depth, kind in levels.items()})
    return marked


def _levels(entry: etree._Element) -> dict[int, str]:
    levels: dict[int, str] = {}
    for level in entry.findall(f"{W}lvl"):
        kind = value(level.find(f"{W}numFmt")) or "decimal"
        shown = value(level.find(f"{W}lvlText"))
        levels[whole(level.get(f"{W}ilvl"))] = "" if kind == "none" or shown == "" else kind
    return levels
