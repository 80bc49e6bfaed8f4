"""Chunks -> The main things: at most five rows, what a person must know if they read nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from easyread.layout.chunks import Chunk
from easyread.layout.must_know import (
    LABEL,
    MOST_ALONE,
    Known,
    Told,
    fits,
    row_lines,
    sentences,
)
from easyread.layout.rows import MOST_LINES, renamed
from easyread.layout.weights import (
    DATE,
    EMAIL,
    LIMIT,
    MONEY,
    NEEDS,
    PHONE,
    POLITE,
    TIME,
    WHEN_LABEL,
)
from easyread.model import LetterKind, Line, Row, RowKind

MOST_ROWS = 5  # design 3.1
NEAR = 4  # sentences between a right and its time limit
LAST = re.compile(r"\b(?:by|before|until|no later than)\b", re.I)
STEP = re.compile(
    r"\b(?:ask|request|application|apply|appeal|refer|form|it|this|received|in writing)\b", re.I
)
# What comes first in which letter. What finds no room is left to its section.
WANTED: dict[LetterKind, tuple[str, ...]] = {
    "appointment": (
        "danger", "when", "do", "ask", "outcome", "what", "do more", "right", "what more",
    ),
    "invitation": ("danger", "when", "what", "do", "ask", "outcome", "do more", "right"),
    "decision": ("danger", "what", "right", "limit", "ask", "what more", "do", "much", "outcome", "what more"),
    "money": ("danger", "much", "do", "ask", "outcome", "right", "what", "do more"),
    "other": (
        "danger", "what", "do", "ask", "when", "outcome", "right", "much", "do more", "what more",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A row that could be printed: ``order`` is that of its need, ``at`` its place in the letter."""

    order: int
    at: int
    kind: RowKind
    lines: list[Line]


def main_things(
    chunks: Sequence[Chunk], kind: LetterKind, by_id: Mapping[str, Known]
) -> tuple[Row, ...]:
    """Choose the rows: danger, what, when and where, how much, what to do, what if not, who to ask.

    ``WANTED`` says what comes first in which letter.
    ``by_id`` holds the purpose and the facts of each sentence (``must_know.known``). Rows repeat
    lines of the letter (repeating what matters is right, standards T-11); none is made up.
    """
    said = sentences(chunks, by_id)
    chosen: list[_Candidate] = []
    for need in WANTED.get(kind, WANTED["other"]):
        words = " ".join(line.text for c in chosen for line in c.lines)
        if need == "much" and MONEY.search(words):
            continue  # the decision or the duty said it
        found = (
            _limit(said, chosen) if need == "limit" else next(_rows(need, said, kind, chosen), None)
        )
        if found and len(chosen) < MOST_ROWS:
            chosen.append(found)
    if not chosen:
        chosen = [_Candidate(1, 0, "info", lines) for lines in _first_said(said)]
    chosen.sort(key=lambda c: (c.order, c.at))
    return tuple(
        Row(
            f"main.{i}",
            c.kind,
            renamed(c.lines, f"main.{i}."),
            None,
            tuple(dict.fromkeys(line.term for line in c.lines if line.term)),
        )
        for i, c in enumerate(chosen, 1)
    )


def _rows(
    need: str, said: Sequence[Told], kind: LetterKind, chosen: Sequence[_Candidate]
) -> Iterator[_Candidate]:
    """Rows that meet this need and repeat no line that is chosen, the best first."""
    order, row_kind, score = NEEDS[need]
    taken = {line.text for c in chosen for line in c.lines}
    scores = [(score(told, kind), -at) for at, told in enumerate(said)]
    for worth, minus in sorted(scores, reverse=True):
        if worth <= 0:
            return
        at = -minus
        if any(line.text in taken for line in said[at].lines):
            continue
        for lines in _printed(need, said, at):
            if lines and not taken & {line.text for line in lines if not line.term}:
                yield _Candidate(order, at, row_kind, lines)


def _printed(need: str, said: Sequence[Told], at: int) -> Iterator[list[Line]]:
    """The lines of a row for this need, the fullest first."""
    lines = row_lines(said, at)
    if need == "ask":
        reach = [x for x in said[at].lines if PHONE.search(x.text) or EMAIL.search(x.text)]
        yield reach[:MOST_LINES] if said[at].place != "body" else lines
    elif need == "when" and LABEL.match(said[at].words):
        yield _labels(said, at)
    elif need == "right" and lines:
        yield from _with_limit(said, at, lines)
    yield lines


def _labels(said: Sequence[Told], at: int) -> list[Line]:
    """Lines such as "Date: ...", "Time: ..." and "Place: ..." that stand together."""
    near = [t for t in said[max(0, at - 2) : at + 5] if t.place == said[at].place]
    return [t.lines[0] for t in near if WHEN_LABEL.match(t.words) or _dated(t.words)][:MOST_LINES]


def _dated(words: str) -> bool:
    """Whether one line holds all: "Admission: 10 February 2027, 7:15am"."""
    return bool(LABEL.match(words) and DATE.search(words) and TIME.search(words))


def _with_limit(said: Sequence[Told], at: int, lines: list[Line]) -> Iterator[list[Line]]:
    """A right with its time limit, where both fit beside one picture."""
    if _has_limit(said[at]):
        return
    for told in _limits(said, at):
        if fits([*said[at].lines, *told.lines], MOST_ALONE):
            yield [*said[at].lines, *told.lines]


def _limits(said: Sequence[Told], at: int) -> Iterator[Told]:
    """The sentences after a right that say until when it can be used."""
    for told in said[at + 1 : at + 1 + NEAR]:
        right = told.purpose in ("right", "deadline", "action") and STEP.search(told.words)
        if right and _has_limit(told):
            yield told


def _has_limit(told: Told) -> bool:
    return bool(LIMIT.search(told.words) or (DATE.search(told.words) and LAST.search(told.words)))


def _limit(said: Sequence[Told], chosen: Sequence[_Candidate]) -> _Candidate | None:
    """The time limit of the right that is chosen, in the next row, where it did not fit beside it."""
    row = next((c for c in chosen if c.order == NEEDS["right"][0]), None)
    if row is None:
        return None
    first = row.lines[0].text
    at = next(i for i, told in enumerate(said) if first in (x.text for x in told.lines))
    if _has_limit(said[at]) or len(row.lines) > len(said[at].lines):
        return None
    for told in _limits(said, at):
        if told.purpose == "right":
            return _Candidate(row.order, row.at + 1, "action", list(told.lines))
    return None


def _first_said(said: Sequence[Told]) -> list[list[Line]]:
    """What the letter says first, for a short letter that holds no duty, date or decision."""
    body = [
        at
        for at, t in enumerate(said)
        if t.place == "body" and t.kind == "paragraph" and not POLITE.match(t.words)
    ]
    return [lines for at in body[:1] if (lines := row_lines(said, at))]
