"""Chunks and the analysis -> each sentence with what it tells: its purpose, its facts, what it leans on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from easyread.layout.chunks import CONDITION, Chunk
from easyread.layout.rows import MOST_LINES, is_short_list, printed_lines
from easyread.layout.settle import POINTS_BACK, settle
from easyread.layout.stands import OTHER_HALF, may_stand, untied
from easyread.layout.titles import is_title, tells
from easyread.model import Analysis, Line, Purpose

MOST_PRINTED = 4  # printed lines of one row, so that five rows stand on the first page
MOST_ALONE = 6  # of one sentence, or of one that is wanted behind one it needs
SILENT: frozenset[Purpose] = frozenset({"greeting", "boilerplate", "enclosure"})
# What these point to stands in another sentence.
UNRESOLVED = re.compile(
    r"\b(?:this|that|these|those|the same) (?:date|day|time|period|amount|sum|number|instructions?|"
    r"conditions?|arrangements?)\b|\bthe (?:two|three|former|latter)\b(?! \w+s\b)|"
    r"^without \w+,? (?:it|they|this)\b",
    re.I,
)
# "It is with regret that ..." points to nothing.
EMPTY_IT = re.compile(r"^it (?:is|was|has been|would be) (?:with\b|\w+ (?:that|to|if)\b)", re.I)
# "If you do not, you may be charged." and "Should that fail ..." say only half of their condition.
CUT_SHORT = re.compile(
    r"^(?:if|unless) (?:you|they|it|we|he|she) (?:do|does|did|are|is|can)(?:n['’]t| not|not)?"
    r"(?: do (?:so|this|that|it))?,|"
    r"^(?:if|unless) (?:you|they|we) fail to do (?:so|this|that|it)\b|^failure to do (?:so|this|that)\b|"
    r"^if you do (?:neither|none)\b|"
    r"^(?:if|unless|should|when|once) (?:this|that|it|he|she|they|these|those)\b|"
    r"^if you (?:disagree|are (?:unhappy|dissatisfied|not (?:happy|satisfied))) with (?:it|this|that),|"
    r"^(?:after that|as a result|of this|(?:before|after|by|when) doing (?:so|this|that))\b",
    re.I,
)
FOLLOWS = re.compile(r"\bthe following\b|\bas follows\b", re.I)
LAST_DAY = re.compile(r"\bby (?:\w+day )?\d{1,2}(?:st|nd|rd|th)? [A-Z]")
NAMED_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+")
IF_NOT = re.compile(
    r"^(?:if|unless) (?:you|they|we) (?:(?:do|does|did)(?:n['’]t| not)(?: do (?:so|this|that|it))?,|"
    r"fail to do (?:so|this|that|it)\b)|^failure to do (?:so|this|that)\b",
    re.I,
)
DUTIES: frozenset[Purpose] = frozenset({"action", "deadline", "consequence"})
NOT_HERE = re.compile(r"\bthe following\.$|\b(?:as follows|shown below|listed below)\.$", re.I)
LABEL = re.compile(r"^[A-Z][\w .'’()/-]{1,34}:\s*\S")


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of the letter as it is printed, with its list and the explanations behind it.

    ``facts`` are the kinds of its facts; ``place`` is "front", "body" or "back"; ``unit`` is the
    same for sentences of one paragraph. ``heading`` is the line above it that names its topic.
    """

    lines: tuple[Line, ...]
    notes: tuple[Line, ...]
    purpose: Purpose
    facts: frozenset[str]
    kind: str
    place: str
    unit: int
    words: str
    heading: Line | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the analysis knows of a sentence of the letter."""

    purpose: Purpose
    facts: frozenset[str]


def known(analysis: Analysis) -> Mapping[str, Known]:
    """Give the purpose and the kinds of facts of each sentence, by its id."""
    found: dict[str, Known] = {}
    for sentence in analysis.sentences:
        span = sentence.span
        kinds = frozenset(
            fact.kind
            for fact in analysis.facts
            if fact.span.block == span.block
            and fact.span.start < span.end
            and span.start < fact.span.end
        )
        found[sentence.id] = Known(sentence.purpose, kinds)
    return found


def sentences(chunks: Sequence[Chunk], by_id: Mapping[str, Known]) -> list[Told]:
    """Give what the letter says sentence by sentence, without headings, greetings and enclosures."""
    found: list[Told] = []
    heading: Line | None = None
    for chunk in chunks:
        if chunk.level:
            heading = chunk.lines[0]
            continue
        for told in _of_chunk(chunk, by_id):
            if told.purpose in SILENT:
                continue
            if is_title(told.words) and told.kind == "paragraph":
                heading = told.lines[0]
            found.append(replace(told, heading=heading))
    return found


def _of_chunk(chunk: Chunk, by_id: Mapping[str, Known]) -> Iterator[Told]:
    said: list[tuple[list[Line], list[Line]]] = []
    before: list[Line] = []  # explanations that stand before the first sentence
    rows = chunk.kind == "cell"  # a row of a table is one thing to tell
    for group in _record(chunk.lines) if rows else _groups(settle(chunk.lines)):
        if group[0].term:
            (said[-1][1] if said else before).extend(group)
        elif said and group[0].sources and group[0].sources == said[-1][0][-1].sources:
            said[-1][0].extend(group)  # the rest of a sentence that an explanation parted
        else:
            said.append((group, before))
            before = []
    for lines, notes in said:
        ids = [source for line in lines for source in line.sources if source in by_id]
        purpose = by_id[ids[0]].purpose if ids else chunk.purpose
        if chunk.kind == "cell":
            purpose = chunk.purpose
        yield Told(
            lines=tuple(lines),
            notes=tuple(notes),
            purpose=purpose,
            facts=frozenset(kind for i in ids for kind in by_id[i].facts),
            kind=chunk.kind,
            place=chunk.place,
            unit=chunk.unit,
            words=" ".join(line.text for line in lines),
        )


def row_lines(said: Sequence[Told], at: int, most: int = MOST_ALONE) -> list[Line]:
    """The sentence at this place with those it leans on, and its explanations where they fit.

    Never part of a sentence or of a list, never a line that points back without what it points to.
    Nothing, where that is more than one picture can carry.
    """
    start = at
    while leans(said[start].words):
        if start and not is_whole(said[start - 1]):
            return []
        if start == 0 or said[start - 1].unit != said[start].unit:
            return []
        if IF_NOT.match(said[start].words) and said[start - 1].purpose not in DUTIES:
            return []
        start -= 1
    lines = [line for told in said[start : at + 1] for line in told.lines]
    if not fits(lines, most):
        return []
    notes = [line for told in said[start : at + 1] for line in told.notes]
    return [*lines, *notes] if fits([*lines, *notes], MOST_PRINTED) else lines


def whole_truth(said: Sequence[Told], at: int, lines: Sequence[Line], most: int) -> list[Line]:
    """The lines with the other half that makes them true; nothing where it does not fit.

    Other halves are "However, no decision has been taken." behind a sentence, and the case in front
    of it ("If you have sedation, ..."). A line that points to another place of the letter says nothing.
    """
    own = [x for x in lines if not x.term]
    if not own or not all(_stands(own, i) for i in range(len(own))):
        return []
    whole = list(lines)
    after = said[at + 1] if at + 1 < len(said) else None
    half = after if after is not None and OTHER_HALF.match(after.words) else None
    if half is not None and half.unit == said[at].unit and not set(half.lines) <= set(lines):
        whole = [*own, *half.lines]
    first = next((i for i in range(at + 1) if own[0] in said[i].lines), at)
    before = said[first - 1] if first else None
    if before is not None and before.unit == said[first].unit and _opens_case(before, said[first]):
        whole = [*before.lines, *(x for x in whole if not x.term)]
        if leans(before.words):
            return []
    if whole != list(lines) and not (
        fits(whole, most) and all(_stands(whole, i) for i in range(len(whole)))
    ):
        return []
    return [replace(whole[0], text=untied(whole[0].text)), *whole[1:]]


def _stands(lines: Sequence[Line], at: int) -> bool:
    """Whether a line points at nothing elsewhere; "the following:" points at its own list."""
    text = lines[at].text
    listed = at + 1 < len(lines) and lines[at + 1].item and text.endswith(":")
    return may_stand(FOLLOWS.sub("", text) if listed else text, opens=not at)


def _opens_case(before: Told, told: Told) -> bool:
    """Whether the sentence before says the case that this one is for."""
    return (
        is_conditional(before.words) and not is_conditional(told.words) and not told.lines[0].item
    )


def leans(words: str) -> bool:
    """Whether a sentence needs the one before it."""
    words = untied(words)
    back = POINTS_BACK.match(words) and not EMPTY_IT.match(words)
    unresolved = UNRESOLVED.search(words)
    if unresolved and NAMED_DAY.search(words[: unresolved.start()]):
        unresolved = None  # "Ring by 8 April. After that date ..." says which date
    return bool(back or unresolved or CUT_SHORT.match(words))


def fits(lines: Sequence[Line], most: int) -> bool:
    """Whether the lines stand beside one picture, in so many printed lines."""
    if len(lines) > MOST_LINES and not is_short_list(lines):
        return False
    return sum(printed_lines(line) for line in lines) <= most


def is_whole(told: Told) -> bool:
    """Whether a row may say this: a sentence, a label with its value, a bullet; never a fragment.

    A lead-in without its list, a question, a footnote, a heading and a line with half a bracket
    tell nothing when they stand alone.
    """
    text = told.words.strip()
    if not text or text.endswith((":", "?")) or text.startswith("*"):
        return False
    if text.count("(") != text.count(")") or NOT_HERE.search(text):
        return False
    if told.kind == "cell" or told.lines[0].text.endswith(":") or LABEL.match(text):
        return True
    return text.endswith((".", "!", ";", ")", "”", '"')) or tells(text)


def is_conditional(words: str) -> bool:
    """Whether it is said for a case only."""
    return bool(CONDITION.match(words))


def _record(lines: Sequence[Line]) -> list[list[Line]]:
    """The cells of one row, then their explanations."""
    cells = [line for line in lines if not line.term]
    return [cells, *_groups([line for line in lines if line.term])] if cells else []


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines in groups that stand or fall together: one sentence, a lead-in with its list."""
    groups: list[list[Line]] = []
    for line in lines:
        before = groups[-1][-1] if groups else None
        listed = bool(groups) and groups[-1][0].text.endswith(":")
        joins = before is not None and (
            (bool(line.sources) and line.sources == before.sources)
            or (line.item and before.text.endswith(":"))
            or (line.item and before.item and listed and not POINTS_BACK.match(line.text))
            or (bool(line.term) and line.term == before.term)
        )
        if joins:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups
