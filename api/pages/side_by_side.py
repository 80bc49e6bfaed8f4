"""An opened letter -> what its author and the professional look at: sentence, line and fact side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from api.cases import Opened, open_case
from api.deps import Caller
from api.letters_out import whole_letter
from api.routes import moves
from easyread.grammar import words
from easyread.model import Fact, Row
from easyread.printed import carrying_lines
from easyread.readability import NOT_PROSE
from easyread.review.approval import open_for
from easyread.review.edits import row_keys
from easyread.review.jobsheet import CLINICAL
from easyread.review.store import Store
from easyread.review.store.approvals import approvals_for
from easyread.review.store.letters import prints_in
from easyread.review.store.tables import User
from easyread.simplify.policy import PROTECTED


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of the letter in parts: the words, and whether they are a hard fact."""

    id: str
    text: str
    parts: tuple[tuple[str, bool], ...]
    clinical: bool


@dataclass(frozen=True, slots=True)
class FactSeen:
    """One fact: its kind, its words in the letter, and what became of it."""

    kind: str
    words: str
    fate: str


@dataclass(frozen=True, slots=True)
class SidedRow:
    """One row of the page beside the sentences that it carries."""

    key: str
    number: int | None
    lines: tuple[str, ...]
    has_picture: bool
    alt: str
    said: tuple[Said, ...]
    facts: tuple[FactSeen, ...]
    clinical: bool


@dataclass(frozen=True, slots=True)
class Sided:
    """Everything the author's and the professional's screens show of one letter."""

    letter: dict[str, Any]
    sections: tuple[tuple[str, tuple[SidedRow, ...]], ...]
    said: dict[str, Said]
    answers: dict[str, dict[str, str]]
    comments: list[dict[str, Any]]
    names: dict[str, str]
    clinical_open: bool
    before: tuple[int, ...]
    after: tuple[int, ...]

    @property
    def rows(self) -> tuple[SidedRow, ...]:
        """Every row, in order."""
        return tuple(row for _, rows in self.sections for row in rows)


def sided(store: Store, caller: Caller, letter_id: str) -> Sided:
    """Load a letter as both screens show it.

    Raises:
        NoLetter: there is none for this person (code ``not-found``).
    """
    comments = moves.comments(letter_id, store, caller)
    with store.read() as work:
        case = open_case(work, caller, letter_id)
        letter = whole_letter(work, case)
        said = sentences_of(case)
        facts = _facts(case)
        keys = row_keys(case.made.easyread)
        people = {k.user_id for k in case.kept} | {
            who for who in (case.letter.author_id, case.letter.converter_id) if who
        }
        rows = work.db.execute(select(User.id, User.name).where(User.id.in_(people)))
        names = {row.id: row.name for row in rows}
        clinical_open = CLINICAL in case.letter.topics and bool(
            open_for("clinical", prints_in(work, case.version), approvals_for(work, case.letter))
        )
    answers = {
        k.key: {"choice": k.choice, "text": str(k.words.get("text", ""))}
        for k in case.kept
        if k.about == "question"
    }
    sections = tuple(
        (s.heading, tuple(_row(row, keys[row.id], said, facts) for row in s.rows))
        for s in case.made.easyread.sections
    )
    before, after = lengths_of(case)
    return Sided(
        letter, sections, said, answers, comments, names, clinical_open, before, after
    )  # fmt: skip


def sentences_of(case: Opened) -> dict[str, Said]:
    """Every sentence of the letter by its id, with its facts marked."""
    texts = {b.id: b.text for b in case.made.letter.blocks}
    found = {}
    for sentence in case.made.analysis.sentences:
        span = sentence.span
        text = texts[span.block][span.start : span.end]
        inside = [
            (f.span.start - span.start, f.span.end - span.start)
            for f in case.made.analysis.facts
            if f.span.block == span.block and span.start <= f.span.start and f.span.end <= span.end
        ]
        clinical = PROTECTED.search(text) is not None
        found[sentence.id] = Said(sentence.id, text, parts_of(text, inside), clinical)
    return found


def parts_of(text: str, marked: Iterable[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    """Cut a text into marked and other parts; a mark inside another is part of it.

    >>> parts_of("Pay £5 now", [(4, 6)])
    (('Pay ', False), ('£5', True), (' now', False))
    """
    parts: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted(marked, key=lambda mark: (mark[0], -mark[1])):
        if start < at:
            continue
        parts += [(text[at:start], False), (text[start:end], True)]
        at = end
    parts.append((text[at:], False))
    return tuple(part for part in parts if part[0])


def lengths_of(case: Opened) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """How many words each sentence has: of the letter, and of the page. Addresses do not count."""
    kinds = {b.id: b.kind for b in case.made.letter.blocks}
    prose = {s.id for s in case.made.analysis.sentences if kinds[s.span.block] not in NOT_PROSE}
    said = sentences_of(case)
    before = [len(words(said[key].text)) for key in said if key in prose]
    lines = carrying_lines(case.made.easyread, case.made.draft)
    after = [len(words(line.text)) for line in lines if line.sources[0] in prose]
    return tuple(n for n in before if n), tuple(n for n in after if n)


def _facts(case: Opened) -> dict[str, list[FactSeen]]:
    """The facts in each sentence, with what became of them."""
    made = case.made
    texts = {b.id: b.text for b in made.letter.blocks}
    lost = {(p.kind, p.value) for p in made.check.lost}
    changed = {(p.kind, p.was) for p in made.check.changed}
    found: dict[str, list[FactSeen]] = {}
    for sentence in made.analysis.sentences:
        own = [f for f in made.analysis.facts if _inside(f, sentence.span)]
        for fact in sorted(own, key=lambda f: f.span.start):
            about = (fact.kind, fact.value)
            fate = "lost" if about in lost else "changed" if about in changed else "kept"
            text = texts[fact.span.block][fact.span.start : fact.span.end]
            found.setdefault(sentence.id, []).append(FactSeen(fact.kind, text, fate))
    return found


def _inside(fact: Fact, span: Any) -> bool:
    return bool(fact.span.block == span.block and span.start <= fact.span.start < span.end)


def _row(
    row: Row, key: str, said: dict[str, Said], facts: dict[str, list[FactSeen]]
) -> SidedRow:
    ids = dict.fromkeys(s for line in row.lines for s in line.sources if s in said)
    lines = tuple(line.text for line in row.lines)
    clinical = any(said[s].clinical for s in ids) or bool(_medicine(lines))
    return SidedRow(
        key,
        row.number,
        lines,
        row.picture is not None,
        row.picture.alt if row.picture else "",
        tuple(said[s] for s in ids),
        tuple(dict.fromkeys(fact for s in ids for fact in facts.get(s, ()))),
        clinical,
    )


def _medicine(lines: Sequence[str]) -> re.Match[str] | None:
    return next((found for line in lines if (found := PROTECTED.search(line))), None)
