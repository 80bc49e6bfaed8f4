"""The nouns: frozen values that pass from one stage to the next. Imports nothing of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "cell", "address", "signature"]
LetterKind = Literal["appointment", "decision", "money", "invitation", "notice", "report", "other"]
Purpose = Literal[
    "about",
    "decision",
    "reason",
    "action",
    "deadline",
    "consequence",
    "right",
    "choice",
    "help",
    "contact",
    "enclosure",
    "greeting",
    "boilerplate",
    "other",
]
Severity = Literal["block", "warn", "inform"]
How = Literal[
    "lost", "changed", "added", "weakened", "strengthened", "turned round", "wrong person"
]
SuggestionKind = Literal["reword", "split", "order", "explain", "picture", "leave_out"]
Choice = Literal["accept", "edit", "keep"]
RowKind = Literal["info", "action", "warning", "example", "choice", "definition", "answer"]
Checked = Literal["draft", "staff_checked", "people_checked"]  # how far; see review/approval.py
Mark = Checked | Literal["test"]  # what is printed
Level = Literal["full", "main-points"]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` (not included) inside the text of one block."""

    block: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stood in the file it was read from.

    ``number`` counts blocks from 1. ``page`` counts from 1 and ``top_mm`` is the distance from the
    top of that page; both are None where the format has no pages. ``table``, ``row`` and ``column``
    count from 0 and are None outside tables.
    """

    number: int
    page: int | None = None
    top_mm: float | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item, table cell, address line or signature line, as read.

    ``level`` is 1 for the highest heading (2, 3 ... below it), the depth of a list item counted
    from 1, and 0 for all other kinds.
    """

    id: str
    kind: BlockKind
    text: str
    place: Place
    level: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader of a file left out or was not sure of: a stable code and a plain sentence."""

    code: str
    says: str


@dataclass(frozen=True, slots=True)
class About:
    """Who wrote to whom about what. None means the letter does not say.

    ``reader`` is who the letter is addressed to; ``person`` is who it is about (often the same).
    """

    sender: str | None = None
    reader: str | None = None
    person: str | None = None
    date: date | None = None
    reference: str | None = None
    subject: str | None = None
    kind: LetterKind = "other"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as read, never edited. ``sha256`` is of the file's bytes, in hexadecimal."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    about: About
    notes: tuple[Note, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the letter: where it stands and what it is for."""

    id: str
    span: Span
    purpose: Purpose = "other"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: where it stands, its kind, and its value in one normal form (see ``facts``)."""

    id: str
    span: Span
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule is broken. ``source`` begins with the codes of docs/standards.md."""

    rule: str
    span: Span
    says: str
    severity: Severity
    source: str


@dataclass(frozen=True, slots=True)
class Readability:
    """Counts and scores of a text. Shares lie between 0 and 1; grades are US school years."""

    words: int
    sentences: int
    words_per_sentence: float
    share_over_15: float
    share_over_20: float
    share_passive: float
    flesch_kincaid_grade: float
    flesch_reading_ease: float
    smog_grade: float


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was found in a letter before anything is changed."""

    sentences: tuple[Sentence, ...]
    findings: tuple[Finding, ...]
    facts: tuple[Fact, ...]
    readability: Readability


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One change a machine suggests to one sentence.

    ``on`` is the key of the suggestion whose ``after`` this one starts from, or None for the
    letter's own words. ``before`` and ``after`` are the whole sentence before and after the change
    (for ``explain``, ``before`` is the hard word and ``after`` its explanation), so a stack can be
    replayed without offsets. ``span`` is where the sentence stands in the letter. ``confidence``
    lies between 0 and 1. ``locked`` says what the fact lock refused, "" where it lets the change pass.
    ``options`` are other words for ``after`` that the fact lock lets pass, best first.
    """

    key: str
    on: str | None
    kind: SuggestionKind
    span: Span
    before: str
    after: str
    why: str
    maker: str
    confidence: float
    source: str = ""
    locked: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person (or the draft policy, role "machine") chose. Only ever added: the last counts."""

    key: str
    choice: Choice
    text: str
    who: str
    role: str
    at: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One Easy Read sentence, plain text.

    ``sources`` are the ids of the letter's sentences it carries (empty: added help or definition).
    ``item`` marks a bullet of a list. ``term`` is the hard word this line explains, "" for others.
    """

    id: str
    text: str
    sources: tuple[str, ...]
    decisions: tuple[str, ...] = ()
    item: bool = False
    term: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sentence of the letter that no line carries: why, and who decided."""

    sentence: str
    reason: str
    who: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The letter re-worded, in the letter's own order."""

    letter_id: str
    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A symbol chosen for a row. ``art`` is SVG (bytes beginning with "<") or PNG.

    ``crossed`` is True when the picture shows a thing crossed out; the row then says "Do not".
    """

    concept: str
    symbol: str
    set: str
    art: bytes
    alt: str
    decorative: bool
    licence: str
    credit: str
    crossed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One picture and one to three lines. Never split over pages. ``hard_words`` print in bold."""

    id: str
    kind: RowKind
    lines: tuple[Line, ...]
    picture: Picture | None = None
    hard_words: tuple[str, ...] = ()
    number: int | None = None

    @property
    def repeats(self) -> bool:
        """Whether it says again what another row carries: The main things, contacts said again."""
        return self.id.startswith(("main.", "again."))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its rows."""

    id: str
    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class EasyRead:
    """The finished page as data: the only thing layout takes. ``code`` names one making of files."""

    title: str
    sections: tuple[Section, ...]
    about: About
    profile: str
    mark: Mark = "draft"
    checked_by: tuple[str, ...] = ()
    fingerprint: str = ""
    credits: tuple[str, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class FactProblem:
    """One fact that was lost, changed or added: its kind, value, the words, and the line it is on.

    ``line`` is the text of the line (for a lost fact: of the source sentence). ``says`` is one plain
    sentence for people. ``was`` holds the old value of a changed fact. ``how`` says in one word or
    two what happened to the fact. A problem of severity "block" must be mended, or a person must
    write why not, before anyone can sign; one of severity "warn" only asks for a look.
    """

    kind: str
    value: str
    text: str
    line: str
    says: str = ""
    was: str = ""
    how: How = "changed"
    severity: Severity = "block"

    @property
    def key(self) -> str:
        """A fingerprint of this problem: the same words give the same key after a re-run."""
        return sha256(f"{self.kind}|{self.was}|{self.value}|{self.line}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class FactCheck:
    """What the fact lock found. ``ok`` means nothing was lost, changed or added.

    ``total`` and ``kept`` count the letter's facts, ``sentences`` and ``told`` its sentences.
    """

    total: int
    kept: int
    lost: tuple[FactProblem, ...] = ()
    changed: tuple[FactProblem, ...] = ()
    added: tuple[FactProblem, ...] = ()
    sentences: int = 0
    told: int = 0

    @property
    def ok(self) -> bool:
        """True when nothing was lost, changed or added."""
        return not (self.lost or self.changed or self.added)


@dataclass(frozen=True, slots=True)
class PageFault:
    """One thing wrong in a finished file: rule, page (from 1, or None), and a plain sentence."""

    rule: str
    page: int | None
    says: str
    severity: Severity = "block"


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the letter's author can say, with the sentence it is about.

    ``sentences`` are all sentences that the one question is about (``sentence`` is the first).
    ``offer`` is an answer that was worked out, "" for none, and ``how_counted`` says how; it prints
    only when the author confirms it with a ``Decision`` on ``key``. ``kind`` names the question.
    """

    id: str
    says: str
    sentence: str
    choices: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    offer: str = ""
    how_counted: str = ""
    kind: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Conversion:
    """Everything one conversion made, for the report and for the screens.

    ``lost_changes`` are the keys of rows that people changed and that this page has no more.
    """

    letter: Letter
    analysis: Analysis
    suggestions: tuple[Suggestion, ...]
    draft: Draft
    easyread: EasyRead
    check: FactCheck
    after: Readability
    questions: tuple[Question, ...]
    findings_left: tuple[Finding, ...]
    level: Level
    timings_s: Mapping[str, float] = field(default_factory=dict)
    lost_changes: tuple[str, ...] = ()
