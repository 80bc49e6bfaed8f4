"""Chunks -> the sections of the body: the letter's own headings, or the plan for its kind of letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from easyread.layout.chunks import CONDITION, Chunk
from easyread.layout.details import plain_capitals
from easyread.layout.plan import AGREE, DISAGREE, DO, RIGHTS, Part, part_of, plan_of
from easyread.layout.rows import MOST_LINES, rows_of
from easyread.layout.settle import settle_groups
from easyread.model import LetterKind, Line, Row, RowKind, Section

KINDS: dict[str, RowKind] = {
    "action": "action",
    "deadline": "action",
    "consequence": "warning",
    "choice": "choice",
}
FIRST_HEADING = "What this letter says"
SLIP_HEADING = "Slip to send back"


def own_sections(body: Sequence[Chunk]) -> Iterator[Section]:
    """The letter's own headings, in its own order."""
    number, heading, held = 0, FIRST_HEADING, list[Chunk]()
    for chunk in body:
        if not chunk.level:
            held.append(chunk)
            continue
        if held or number:
            yield Section(f"own{number}", heading, chunk_rows(held, f"own{number}"))
        number, heading, held = number + 1, plain_capitals(chunk.words), []
    if held or number:
        yield Section(f"own{number}", heading, chunk_rows(held, f"own{number}"))


def planned_sections(body: Sequence[Chunk], kind: LetterKind) -> Iterator[Section]:
    """The sections for this kind of letter; what belongs together stays together."""
    plan = plan_of(kind)
    held: dict[str, list[Chunk]] = {part.heading: [] for part in plan}
    last: Part | None = None
    for _, unit in groupby(body, key=lambda c: c.unit):
        chunks = [replace(c, level=0) for c in unit]
        last = part_of(chunks, plan, last)
        held[last.heading].extend(chunks)
    for number, part in enumerate(plan, 1):
        chunks = held[part.heading]
        rows = chunk_rows(chunks, f"part{number}", numbered=part is DO)
        yield Section(f"part{number}", _heading(part, chunks), rows)


def slip_section(slip: Sequence[Chunk]) -> Section:
    """What the reader fills in and sends back, under its own name where it has one."""
    named = bool(slip) and slip[0].level > 0
    heading = plain_capitals(slip[0].words) if named else SLIP_HEADING
    rows = chunk_rows([replace(c, level=0) for c in slip[named:]], "slip")
    return Section("slip", heading, rows)


def _heading(part: Part, chunks: Sequence[Chunk]) -> str:
    """A heading must be true of every line under it: saying no to a test is not disagreeing."""
    if part is DISAGREE and not all(AGREE.search(c.words) for c in chunks if c.purpose == "right"):
        return RIGHTS
    return part.heading


def chunk_rows(held: Sequence[Chunk], prefix: str, numbered: bool = False) -> tuple[Row, ...]:
    """Rows of chunks. Short neighbours of one purpose share a row; a section of duties is numbered."""
    rows: list[Row] = []
    groups = list(_neighbours(held))
    steps = numbered and len(groups) > 1 and all(_is_step(group) for group in groups)
    settled = settle_groups([[x for chunk in group for x in chunk.lines] for group in groups])
    for i, (group, lines) in enumerate(zip(groups, settled, strict=True), 1):
        kind = KINDS.get(group[0].purpose, "info")
        record = group[0].kind == "cell"
        made = list((_record if record else _rows)(lines, kind, f"{prefix}.{i}"))
        if steps and made:
            made[0] = replace(made[0], number=i)
        rows.extend(made)
    return tuple(rows)


def _is_step(group: Sequence[Chunk]) -> bool:
    """A thing the reader must do: only such are numbered, and only where nothing stands between."""
    return group[0].purpose == "action" and not CONDITION.match(group[0].words)


def _record(lines: Sequence[Line], kind: RowKind, prefix: str) -> tuple[Row, ...]:
    """The cells of one row of a table in one row; the explanations that find no room go behind it."""
    cells = [line for line in lines if not line.term]
    notes = [line for line in lines if line.term]
    if len(cells) > MOST_LINES or len(lines) <= MOST_LINES or not cells:
        return rows_of(lines, kind, prefix)
    first = Row(f"{prefix}.1", kind, tuple(cells), None, ())
    return (first, *rows_of(notes, kind, f"{prefix}.2"))


def _rows(lines: Sequence[Line], kind: RowKind, prefix: str) -> tuple[Row, ...]:
    """Rows of one group; each choice of a list gets a row of its own, all the same size (design 3.1)."""
    if kind != "choice" or not any(line.item for line in lines):
        return rows_of(lines, kind, prefix)
    parts: list[list[Line]] = [[]]
    for line in lines:
        if line.item or (parts[-1] and parts[-1][-1].item and not line.term):
            parts.append([])
        parts[-1].append(line)
    made = [rows_of(part, kind, f"{prefix}.{n}") for n, part in enumerate(parts, 1) if part]
    return tuple(row for rows in made for row in rows)


def _neighbours(held: Sequence[Chunk]) -> Iterator[list[Chunk]]:
    """Chunks that may share a row: plain text of one purpose, never two duties or two records."""
    group: list[Chunk] = []
    for chunk in held:
        alone = chunk.purpose in ("action", "choice", "right", "decision")
        alone = alone or chunk.kind in ("item", "cell")
        if group and (alone or group[-1].purpose != chunk.purpose or group[-1].kind != chunk.kind):
            yield group
            group = []
        group.append(chunk)
    if group:
        yield group
