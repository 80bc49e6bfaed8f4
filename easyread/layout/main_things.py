"""Chunks -> The main things: at most five rows, what a person must know if they read nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from easyread.layout.chunks import CONDITION, Chunk
from easyread.layout.rows import MOST_LINES, printed_lines, renamed
from easyread.layout.settle import POINTS_BACK, settle
from easyread.model import LetterKind, Line, Purpose, Row, RowKind

MOST_ROWS = 5  # design 3.1
MOST_PRINTED = 4  # printed lines of one row, so that five rows stand on the first page
MOST_WITH_WANTED = 6  # where the line that is wanted stands behind one it needs
SAYS_WHO = 7  # words: "Due by 1 May 2026." under a heading does not say whose deadline it is
DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?[  ](?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December)\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"
)
TIME = re.compile(r"\b\d{1,2}(?::\d\d)?[  ]?(?:am|pm)\b|\b\d{1,2}:\d\d\b|\bmidday\b")
MONEY = re.compile(r"£\d")
PHONE = re.compile(r"(?<!\d)0\d[\d ()-]{7,14}\d")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
VISIT = re.compile(
    r"\b(?:appointment|admission|admitted|visit|meeting|assessment|clinic|ward|hearing|interview|"
    r"review|operation|surgery|scan|test|venue)\b",
    re.I,
)
MUST = re.compile(r"\b(?:must|need to|have to|has to|essential|cannot go ahead)\b", re.I)
ASKED = re.compile(
    r"\b(?:do not|should not)\b|^please (?:bring|send|return|complete|fill|make sure)", re.I
)
POLITE = re.compile(r"(?:thank you|further to|i am writing further|following)\b", re.I)
# What these point to stands in another sentence.
UNRESOLVED = re.compile(r"\b(?:this|that|these|those) (?:date|day|time|period|amount|sum)\b", re.I)
COMPLAINT = re.compile(r"\bcomplain", re.I)
LIMIT = re.compile(r"\bwithin \w+ (?:\w+ )?(?:days?|weeks?|months?)\b", re.I)
IF_NOT = re.compile(r"if (?:you|we) (?:do not|cannot|fail)\b", re.I)
NEAR = 3
TOTAL = re.compile(r"\b(?:total|owe|balance|outstanding|will be paid|get|award)\b", re.I)
EMERGENCY = re.compile(r"\b999\b|\bemergency\b|\bdanger\b", re.I)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A row that could be printed. ``first`` rows are taken before all others; ``order`` is its place."""

    order: int
    first: bool
    kind: RowKind
    lines: list[Line]


def main_things(chunks: Sequence[Chunk], kind: LetterKind) -> tuple[Row, ...]:
    """Choose the rows, in this order: danger, what this is, when and where, what to do, by when, who to ask.

    One row of each comes before a second of any. Rows repeat lines of the letter (repeating what
    matters is right, standards T-11); none is made up.
    """
    said = [c for c in chunks if not c.level and c.purpose not in ("greeting", "boilerplate")]
    body = [_with_condition(c, said[i - 1] if i else None) for i, c in enumerate(said)]
    chosen: list[_Candidate] = []
    for found in sorted(_candidates(body, kind), key=lambda c: not c.first):
        taken = {line.text for c in chosen for line in c.lines}
        if found.lines and found.lines[0].text not in taken and len(chosen) < MOST_ROWS:
            chosen.append(found)
    if not chosen:
        chosen = [_Candidate(1, True, "info", lines) for lines in _first_said(body)]
    chosen.sort(key=lambda c: c.order)
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


def _first_said(body: Sequence[Chunk]) -> list[list[Line]]:
    """What the letter says first, for a short letter that holds no duty, date or decision."""
    said = [
        c for c in body if c.place == "body" and c.kind == "paragraph" and not POLITE.match(c.words)
    ]
    return [lines for c in said[:1] if (lines := _short(c))]


def _with_condition(chunk: Chunk, before: Chunk | None) -> Chunk:
    """Take along "If we cannot get in, ..." from the same paragraph: a charge needs its condition."""
    if before is None or chunk.opens or chunk.unit != before.unit:
        return chunk
    if not any(CONDITION.match(line.text) for line in before.lines):
        return chunk
    return replace(chunk, lines=before.lines + chunk.lines)


def _candidates(body: Sequence[Chunk], kind: LetterKind) -> Iterator[_Candidate]:
    danger = [c for c in body if EMERGENCY.search(c.words) and c.purpose == "action"]
    decisions, about = _of(body, "decision"), _of(body, "about")
    what = decisions or [c for c in about if not POLITE.match(c.words)]
    visit = kind in ("appointment", "invitation")
    money = [c for c in body if MONEY.search(c.words) and c.kind != "cell"]
    money = sorted(money, key=lambda c: not TOTAL.search(c.words))
    when = _when(body, dates_too=visit)
    deadlines = [c for c in _of(body, "deadline") if len(c.words.split()) >= SAYS_WHO]
    right = _right(body)
    duties = [c for c in _of(body, "action") if not set(c.lines) & set(right)]
    duties = sorted(duties, key=_weight, reverse=True)
    duties = sorted(duties[:1] + [c for c in duties[1:3] if _weight(c) >= 2], key=body.index)
    yield from (_Candidate(0, True, "warning", _short(c)) for c in danger[:1])
    yield from (
        _Candidate(2, i == 0, "info", _short(c, DATE, TIME)) for i, c in enumerate(when[:2])
    )
    yield from (_Candidate(1, not visit, "info", _short(c)) for c in what[:1])
    if kind in ("money", "decision"):
        yield from (_Candidate(3, kind == "money", "info", _short(c, MONEY)) for c in money[:1])
    yield from (_Candidate(4, i == 0, "action", _short(c)) for i, c in enumerate(duties))
    yield from (_Candidate(5, False, "action", _short(c, DATE)) for c in deadlines[:1])
    outcomes = [c for c in body if c.purpose in ("action", "consequence") and IF_NOT.match(c.words)]
    yield from (_Candidate(5, False, "warning", _short(c)) for c in outcomes[:1])
    yield _Candidate(6, kind == "decision", "info", right)
    yield from (_Candidate(7, True, "info", _short(c, PHONE, EMAIL)) for c in _asks(body)[:1])
    yield from (_Candidate(1, False, "info", _short(c)) for c in what[1:2])


def _right(body: Sequence[Chunk]) -> list[Line]:
    """How to disagree, with its time limit where another sentence says it. Complaints are no such right."""
    rights = [c for c in _of(body, "right") if not COMPLAINT.search(c.words)]
    if not rights:
        return []
    lines = _short(rights[0])
    limits = [
        c
        for c in body
        if LIMIT.search(c.words)
        and c.purpose in ("right", "action", "deadline")
        and _kindred(rights[0], c, body)
    ]
    if limits and not LIMIT.search(rights[0].words):
        lines = [*lines[:1], *_short(limits[0])][:MOST_LINES]
    return lines


def _kindred(one: Chunk, other: Chunk, body: Sequence[Chunk]) -> bool:
    """Whether two chunks stand within three of one another, so that the second is about the first."""
    return 0 < body.index(other) - body.index(one) <= NEAR


def _asks(body: Sequence[Chunk]) -> list[Chunk]:
    """Who to ask, best first: a line that says so, then a line for help, then any phone, then email.

    A line about how to pay, or that begins with a condition, is not who to ask.
    """
    phones = [c for c in body if PHONE.search(c.words)]
    phones.sort(
        key=lambda c: (
            bool(re.search(r"\b(?:pay|complain\w*|bank)\b", c.words, re.I)),
            bool(CONDITION.match(c.words)),
            c.purpose not in ("contact", "help"),
        )
    )
    return phones + [c for c in body if EMAIL.search(c.words)]


def _weight(chunk: Chunk) -> int:
    """How much a duty matters on the first page.

    "You must" and "do not" weigh most, then a date or an amount; a condition, and a bare way to
    get in touch, weigh little. A list that would be cut short, and a
    sentence too long for a row, are left to their own section.
    """
    words = chunk.words
    return (
        3 * bool(MUST.search(words))
        + bool(ASKED.search(words))
        + 2 * bool(DATE.search(words))
        + bool(MONEY.search(words))
        - 3 * bool(CONDITION.match(words))
        - 2 * bool(PHONE.search(words))
        - 2 * (len(words.split()) < SAYS_WHO)
        - 2 * (printed_lines(chunk.lines[0]) > MOST_PRINTED)
        - 4 * (len(chunk.lines) > MOST_LINES and chunk.lines[0].text.endswith(":"))
    )


def _of(body: Sequence[Chunk], *purposes: Purpose) -> list[Chunk]:
    return [c for c in body if c.purpose in purposes and c.place == "body"] or [
        c for c in body if c.purpose in purposes
    ]


def _when(body: Sequence[Chunk], dates_too: bool) -> list[Chunk]:
    """Chunks that say when and where: a visit with a date and a time first, then other times.

    With ``dates_too``, a date without a time counts where there is no time in the letter.
    """
    dated = [c for c in body if DATE.search(c.words) and c.place == "body"]
    timed = [c for c in dated if TIME.search(c.words)]
    told = [c for c in timed if c.purpose not in ("right", "consequence", "action")]
    visits = [c for c in told if VISIT.search(c.words)]
    return visits or told or (timed or dated if dates_too else [])


def _short(chunk: Chunk, *wanted: re.Pattern[str]) -> list[Line]:
    """The first sentences of the chunk that fit beside one picture, from the one with a wanted thing.

    Never part of a sentence or of a list, never a line that points back without what it points to.
    Nothing, where not even the first sentence fits.
    """
    groups = _sentences(settle(chunk.lines))
    start = next(
        (
            i
            for i, group in enumerate(groups)
            if any(w.search(line.text) for w in wanted for line in group)
        ),
        0,
    )
    while start and (
        _points_back(groups[start][0].text) or CONDITION.match(groups[start - 1][0].text)
    ):
        start -= 1
    if not groups or _points_back(groups[start][0].text):
        return []
    taken: list[Line] = []
    for group in groups[start:]:
        size = sum(printed_lines(x) for x in [*taken, *group])
        found = not wanted or any(w.search(x.text) for w in wanted for x in taken)
        needed = bool(taken) and POINTS_BACK.match(group[0].text) and DATE.search(group[0].text)
        most = MOST_PRINTED if found and not needed else MOST_WITH_WANTED
        if len(taken) + len(group) > MOST_LINES or (taken and size > most):
            break
        taken.extend(group)
    missed = wanted and not any(w.search(x.text) for w in wanted for x in taken)
    return [] if missed else taken


def _points_back(text: str) -> bool:
    return bool(POINTS_BACK.match(text) or UNRESOLVED.search(text))


def _sentences(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines in groups that stand or fall together: one sentence, a lead-in with its list."""
    groups: list[list[Line]] = []
    for line in lines:
        before = groups[-1][-1] if groups else None
        joins = before is not None and (
            (bool(line.sources) and line.sources == before.sources)
            or (line.item and before.text.endswith(":"))
            or (line.item and before.item and groups[-1][0].text.endswith(":"))
            or (bool(line.term) and line.term == before.term)
        )
        if joins:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups
