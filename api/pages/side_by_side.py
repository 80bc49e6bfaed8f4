"""An opened letter -> what its author and the professional look at: sentence, line and fact side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from api.cases import Opened, open_case
from api.deps import Caller
from api.letters_out import whole_letter
from api.pages.look import Seen, SeenRow, seen_of
from easyread.grammar import words
from easyread.model import Span
from easyread.printed import carrying_lines
from easyread.readability import NOT_PROSE
from easyread.review.approval import open_for
from easyread.review.jobsheet import CLINICAL
from easyread.review.store import Store
from easyread.review.store.approvals import approvals_for
from easyread.review.store.letters import prints_in
from easyread.simplify.policy import PROTECTED

# What kinds of fact are called on screen, where their own name says little.
KIND_WORDS = {"modal": "must or may", "negation": "not", "condition": "if", "span": "how long"}
Sections = tuple[tuple[str, tuple[SeenRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of the letter in parts: the words, and whether they are a hard fact."""

    text: str
    parts: tuple[tuple[str, bool], ...]
    facts: tuple[FactSeen, ...]
    clinical: bool


@dataclass(frozen=True, slots=True)
class FactSeen:
    """One fact: its kind, its words in the letter, and what became of it."""

    kind: str
    words: str
    fate: str


@dataclass(frozen=True, slots=True)
class Folded:
    """The rows of a page: those to read word by word, and those that need only a glance."""

    own: Sections
    same: tuple[SeenRow, ...] = ()
    again: tuple[SeenRow, ...] = ()
    added: tuple[SeenRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Sided:
    """A letter as it is seen, with its sentences and the answers of its author."""

    seen: Seen
    said: dict[str, Said]
    answers: dict[str, dict[str, str]]
    clinical_open: bool

    @property
    def letter(self) -> dict[str, Any]:
        """What the service says of the letter."""
        return self.seen.letter

    @property
    def sections(self) -> Sections:
        """The headings, each with its rows."""
        return self.seen.sections

    @property
    def clinical_sections(self) -> Sections:
        """Only the rows about medicine, food before a test, or consent."""
        return tuple(
            (heading, kept)
            for heading, rows in self.sections
            if (kept := tuple(row for row in rows if self.is_clinical(row)))
        )

    @property
    def folded(self) -> Folded:
        """The rows apart: in other words, in the letter's own, said before, and added.

        A row with a comment or a fact that does not match is always among the first.
        """
        said: set[tuple[tuple[str, ...], str]] = set()
        own: list[tuple[str, tuple[SeenRow, ...]]] = []
        apart: dict[str, list[SeenRow]] = {"same": [], "again": [], "added": []}
        for heading, rows in self.sections:
            kept = []
            for row in rows:
                told = {(line.sources, line.text) for line in row.row.lines}
                if row.comments or row.problems:
                    kept.append(row)
                elif not row.sources:
                    apart["added"].append(row)
                elif told <= said:
                    apart["again"].append(row)
                elif _plain(row.texts) == _plain(one.text for one in self.sentences(row)):
                    apart["same"].append(row)
                else:
                    kept.append(row)
                said |= told
            if kept:
                own.append((heading, tuple(kept)))
        return Folded(tuple(own), *(tuple(rows) for rows in apart.values()))

    def sentences(self, row: SeenRow) -> tuple[Said, ...]:
        """The sentences of the letter that a row carries."""
        return tuple(self.said[source] for source in row.sources if source in self.said)

    def facts(self, row: SeenRow) -> tuple[FactSeen, ...]:
        """The facts in those sentences, each once."""
        return tuple(dict.fromkeys(fact for said in self.sentences(row) for fact in said.facts))

    def is_clinical(self, row: SeenRow) -> bool:
        """Whether a row, or a sentence that it carries, is about medicine, fasting or consent."""
        return any(said.clinical for said in self.sentences(row)) or any(
            PROTECTED.search(text) for text in row.texts
        )


def sided(store: Store, caller: Caller, letter_id: str) -> Sided:
    """Load a letter as both screens show it.

    Raises:
        NoLetter: there is none for this person (code ``not-found``).
    """
    with store.read() as work:
        case = open_case(work, caller, letter_id)
        seen = seen_of(work, case, whole_letter(work, case))
        clinical_open = CLINICAL in case.letter.topics and bool(
            open_for("clinical", prints_in(work, case.version), approvals_for(work, case.letter))
        )
    answers = {
        k.key: {"choice": k.choice, "text": str(k.words.get("text", ""))}
        for k in case.kept
        if k.about == "question"
    }
    return Sided(seen, sentences_of(case), answers, clinical_open)


def sentences_of(case: Opened) -> dict[str, Said]:
    """Every sentence of the letter by its id, with its facts marked."""
    made = case.made
    texts = {b.id: b.text for b in made.letter.blocks}
    lost = {(p.kind, p.value) for p in made.check.lost}
    changed = {(p.kind, p.was) for p in made.check.changed}
    found = {}
    for sentence in made.analysis.sentences:
        span = sentence.span
        text = texts[span.block][span.start : span.end]
        own = sorted(
            (f for f in made.analysis.facts if _inside(f.span, span)), key=lambda f: f.span.start
        )
        facts = []
        for fact in own:
            about = (fact.kind, fact.value)
            fate = "lost" if about in lost else "changed" if about in changed else "kept"
            told = texts[span.block][fact.span.start : fact.span.end]
            facts.append(
                FactSeen(KIND_WORDS.get(fact.kind, fact.kind.replace("_", " ")), told, fate)
            )
        marks = [(f.span.start - span.start, f.span.end - span.start) for f in own]
        clinical = PROTECTED.search(text) is not None
        found[sentence.id] = Said(text, parts_of(text, marks), tuple(facts), clinical)
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


def _plain(texts: Iterable[str]) -> list[str]:
    """The words of some texts one after the other, without capitals and stops."""
    return re.findall(r"[\w£%€$]+", " ".join(texts).casefold())


def _inside(fact: Span, sentence: Span) -> bool:
    same = fact.block == sentence.block
    return same and sentence.start <= fact.start and fact.end <= sentence.end
