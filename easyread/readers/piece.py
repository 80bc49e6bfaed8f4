"""``Piece``: one line, paragraph, heading, item or cell as a reader finds it, before it is numbered."""

from __future__ import annotations

from dataclasses import dataclass, replace

from easyread.model import BlockKind


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing found in a file, in reading order.

    ``gap`` is True where a blank line, or clear space, stands before it. The other fields are those
    of ``Block`` and ``Place``.
    """

    text: str
    kind: BlockKind = "paragraph"
    level: int = 0
    gap: bool = False
    page: int | None = None
    top_mm: float | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None

    def with_text(self, text: str, gap: bool) -> Piece:
        """Give the same piece with this text and gap."""
        return replace(self, text=text, gap=gap)

    def with_kind(self, kind: BlockKind, level: int = 0) -> Piece:
        """Give the same piece with this kind and level."""
        return replace(self, kind=kind, level=level)
