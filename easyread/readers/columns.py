"""Lines with wide gaps at the top of a letter -> the left side, then the right side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from easyread.readers.shapes import POSTCODE, label_of

GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
SLACK = 3  # columns that begin within 3 letters of each other are one


def letter_top(rows: Sequence[str], start: int) -> tuple[list[str], int]:
    """Read an address set beside references or another address with spaces.

    Gives the lines of the left side, then those of the right side, and how many rows they take;
    none where the rows from ``start`` are no such thing.
    """
    lefts: list[str] = []
    rights: list[str] = []
    edges: list[int] = []
    taken = 0
    both = 0
    for row in rows[start:]:
        if not row.strip() or "\t" in row.strip():
            break
        gaps = list(GAP.finditer(row))
        if len(gaps) > 1:
            break
        taken += 1
        if gaps:
            both += 1
            edges.append(gaps[0].end())
            lefts.append(row[: gaps[0].start()].strip())
            rights.append(row[gaps[0].end() :].strip())
        elif edges and len(row) - len(row.lstrip()) >= edges[0] - SLACK:
            rights.append(row.strip())
        else:
            lefts.append(row.strip())
    if both < 2 or max(edges) - min(edges) > SLACK:
        return [], 0
    labels = sum(1 for right in rights if label_of(right))
    place = any(POSTCODE.search(side) for side in (*lefts, *rights))
    if any(map(label_of, lefts)) or not (labels * 2 >= len(rights) or place):
        return [], 0
    return [*lefts, *rights], taken
