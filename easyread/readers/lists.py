"""A line -> its list marker (bullet, number, letter), and whether the marker may be left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from easyread.readers.piece import Piece
from easyread.readers.shapes import is_short, label_of

BULLETS = "•◦▪▫■□●○‣⁃∙·*+–—-»►➢➤✓✔"
_BULLET = re.compile(
    rf"(\s*)([{re.escape(BULLETS)}\uf0b7\uf0a7\uf076\uf0d8]|o(?=\s{{2,}}|\t))(\s+)(?=\S)"
)
_NUMBER = re.compile(r"(\s*)(\(?(\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)])(\s+)(?=\S)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


@dataclass(frozen=True, slots=True)
class Marker:
    """The marker of a list item.

    ``mark`` is as written, ``order`` its number ("b" is 2) or 0 for a bullet, ``rest`` the words
    after it, ``indent`` and ``text_at`` the columns where the marker and the words begin.
    """

    mark: str
    order: int
    rest: str
    indent: int
    text_at: int

    @property
    def style(self) -> str:
        """The marker without its number, so that "1." and "2." have one style."""
        kind = "1" if any(c.isdigit() for c in self.mark) else "a" if self.order else self.mark
        return re.sub(r"\w+", kind, self.mark) if self.order else self.mark


def marker_of(line: str) -> Marker | None:
    """Give the list marker this line begins with, or None.

    >>> marker_of("  b) a towel").rest
    'a towel'
    >>> marker_of("I. Newton") is None
    True
    """
    found = _BULLET.match(line)
    if found:
        return Marker(found[2], 0, line[found.end() :], len(found[1]), found.end())
    found = _NUMBER.match(line)
    if not found:
        return None
    order = _order(found[3])
    # "A. N. Other" is a name; "a." and "(A)" are markers.
    if not order or (found[3].isupper() and not found[2].startswith("(")):
        return None
    return Marker(found[2], order, line[found.end() :], len(found[1]), found.end())


def keep_odd_numbers(
    found: Sequence[tuple[Piece, Marker | None]],
) -> list[tuple[Piece, Marker | None]]:
    """Put the marker back into the text where counting the items would not give it.

    A list that counts 1, 2, 3 (or a, b, c) is plain from its order. A single "7." or a list that
    begins at 4 is not, and a lone "1." may be a heading: those keep their number.
    """
    out = list(found)
    for run in _runs(out):
        orders = [_as_roman(out[i][1], n) for n, i in enumerate(run, start=1)]
        if len(run) > 1 and _are_headings(out, run):
            for i in run:
                piece, marker = out[i]
                mark = marker.mark if marker else ""
                out[i] = (replace(piece, text=f"{mark} {piece.text}").with_kind("heading", 1), None)
            continue
        if len(run) > 1 and orders == list(range(1, len(run) + 1)):
            continue
        for i in run:
            piece, marker = out[i]
            if marker is not None:
                alone = len(run) == 1
                kept = replace(piece, text=f"{marker.mark} {piece.text}")
                out[i] = (kept.with_kind("paragraph") if alone else kept, marker)
    return out


def _are_headings(found: Sequence[tuple[Piece, Marker | None]], run: Sequence[int]) -> bool:
    """Numbered lines are headings where each is short, stands alone, and has words under it."""
    for i in run:
        piece = found[i][0]
        if i + 1 == len(found) or not piece.gap or not is_short(piece.text, 10):
            return False
        after, marker = found[i + 1]
        if not after.gap or (marker is not None and marker.order) or label_of(piece.text):
            return False
    return True


def _runs(found: Sequence[tuple[Piece, Marker | None]]) -> list[list[int]]:
    """Lists of places of numbered items that are one list: the same indent and style, unbroken.

    Deeper items may stand between; anything else may, too, as long as the count goes on.
    """
    runs: list[list[int]] = []
    last: dict[tuple[int, str], list[int]] = {}
    for i, (_, marker) in enumerate(found):
        if marker is None or not marker.order:
            continue
        key = (marker.indent, marker.style)
        before = last.get(key)
        before_marker = found[before[-1]][1] if before else None
        goes_on = (
            before_marker is not None
            and marker.order != 1
            and (
                marker.order == before_marker.order + 1
                or _as_roman(marker, len(before or ()) + 1) == len(before or ()) + 1
            )
        )
        if goes_on and before is not None:
            before.append(i)
        else:
            last[key] = [i]
            runs.append(last[key])
    return runs


def _order(mark: str) -> int:
    if mark.isdigit():
        return int(mark)
    if len(mark) == 1:
        return ord(mark.lower()) - ord("a") + 1
    return _ROMAN.index(mark) + 1 if mark in _ROMAN else 0


def _as_roman(marker: Marker | None, place: int) -> int:
    """The marker's number, read as Roman where that fits its place in the list ("i" as 1)."""
    if marker is None:
        return 0
    name = re.sub(r"\W", "", marker.mark).lower()
    if name in _ROMAN and _ROMAN.index(name) + 1 == place:
        return place
    return marker.order
