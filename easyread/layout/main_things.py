"""Chunks -> The main things: at most five rows, what a person must know if they read nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from easyread.layout.chunks import Chunk
from easyread.layout.days import is_past
from easyread.layout.disagree import LIMIT, is_later_step
from easyread.layout.must_know import (
    CUT_SHORT,
    MOST_ALONE,
    Known,
    Told,
    fits,
    is_whole,
    row_lines,
    sentences,
    whole_truth,
)
from easyread.layout.news import FINAL, OWED, tells_news
from easyread.layout.rows import renamed
from easyread.layout.settle import POINTS_BACK
from easyread.layout.shown import CASE, MOST_DECISION, has_limit, limits, shown, without_lone_bullet
from easyread.layout.stands import may_stand
from easyread.layout.weights import (
    ASKED,
    DATE,
    FAILS,
    HURTS,
    MONEY,
    MUST,
    NEEDS,
    PHONE,
    POLITE,
    says_limit,
)
from easyread.model import LetterKind, Line, Row, RowKind

MOST_ROWS = 5  # design 3.1
BESIDE = ("right", "cannot")  # needs whose row may hold who to ask
CONTACT_US = re.compile(r"\b(?:contact|phone|call|tell) us\b", re.I)
LAW = re.compile(
    r"^This is (?:under|in line with|because of) (?:(?:the )?(?:section|regulation|part|schedule)\b|"
    r"the (?:[A-Z(][\w()&,'’-]*(?: and)? )+(?:Act|Regulations|Order|Rules)\b)"
)
FROM_LETTER = re.compile(
    r"(?<!receipt )\b(?:from|of|after) (?:the date of )?(?:this|the) (?:letter|notice|decision letter)\b",
    re.I,
)
BY_THEN = re.compile(r"if (?:the|your) .*\bby (?:this|that) (?:date|day)\b", re.I)
# What comes first in which letter. What finds no room is left to its section.
WANTED: dict[LetterKind, tuple[str, ...]] = {
    "appointment": (
        "danger", "when", "what", "do", "ask", "cannot", "outcome", "not yet", "do more", "right",
        "what more",
    ),
    "invitation": (
        "danger", "when", "what", "not yet", "do", "ask", "cannot", "outcome", "do more", "right",
    ),
    "decision": (
        "danger", "what", "right", "limit", "do", "ask", "not yet", "much", "outcome", "what more",
    ),
    "money": (
        "danger", "what", "much", "do", "outcome", "ask", "right", "not yet", "do more",
        "what more",
    ),
    "other": (
        "danger", "what", "not yet", "do", "ask", "when", "cannot", "outcome", "right", "much", "do more",
        "what more",
    ),
}  # fmt: skip


Room = Callable[[Sequence[Sequence[Line]]], bool]
# What goes first where the page has no room. To say in time that one cannot come never goes.
ON_TOP = ("what more", "cannot", "do more")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A row that could be printed: ``order`` is that of its need, ``at`` its place in the letter."""

    need: str
    order: int
    at: int
    kind: RowKind
    lines: list[Line]


def main_things(
    chunks: Sequence[Chunk],
    kind: LetterKind,
    by_id: Mapping[str, Known],
    written: date | None = None,
    room: Room = lambda rows: True,
) -> tuple[Row, ...]:
    """Choose the rows: danger, what, when and where, how much, what to do, what if not, who to ask.

    ``WANTED`` says what comes first in which letter.
    ``by_id`` holds the purpose and the facts of each sentence (``must_know.known``). Rows repeat
    lines of the letter (repeating what matters is right, standards T-11); none is made up.
    A day before ``written``, the day of the letter, is no "when". ``room`` says whether these rows
    stand on the first page: where they do not, explanations go first, then what comes on top.
    """
    said = sentences(chunks, by_id)
    chosen: list[_Candidate] = []
    for need in WANTED.get(kind, WANTED["other"]):
        if need == "much" and _said_enough(said, chosen):
            continue  # the decision or the duty said it
        if need == "cannot" and not any(c.need == "when" for c in chosen):
            continue  # nothing on the page to come to
        if need == "outcome" and any(_tells_outcome(c) for c in chosen):
            continue  # it stands with its duty
        found = (
            _limit(said, chosen)
            if need == "limit"
            else next(_rows(need, said, kind, chosen, written), None)
        )
        if need == "outcome" and found is None:
            found = _after_duty(said, chosen)
        if found and need == "cannot" and len(chosen) == MOST_ROWS:
            chosen = [c for c in chosen if not _only_says_why(c, said)]
        if found and len(chosen) < MOST_ROWS:
            chosen.append(found)
    if not chosen:
        chosen = [_Candidate("what", 1, 0, "info", lines) for lines in _first_said(said)]
    chosen = _made_to_fit(chosen, room)
    dated = [_with_day(c, written) for c in chosen]
    chosen = dated if room([c.lines for c in dated]) else chosen
    chosen.sort(key=lambda c: (c.order, c.at))
    return tuple(
        Row(
            f"main.{i}",
            c.kind,
            renamed(without_lone_bullet(c.lines), f"main.{i}."),
            None,
            tuple(dict.fromkeys(line.term for line in c.lines if line.term)),
        )
        for i, c in enumerate(chosen, 1)
    )


def _made_to_fit(chosen: Sequence[_Candidate], room: Room) -> list[_Candidate]:
    """Rows that stand on one page: without explanations and laws, then without what comes on top."""
    kept = list(chosen)
    for i in reversed(range(len(kept))):
        if room([c.lines for c in kept]):
            return kept
        kept[i] = replace(kept[i], lines=[x for x in kept[i].lines if not _is_aside(x)])
    spare = [c for need in ON_TOP for c in reversed(kept) if c.need == need and not _in_time(c)]
    spare += [c for c in kept if c.need == "do" and _is_light(c)]
    for candidate in spare:
        if not room([c.lines for c in kept]):
            kept.remove(candidate)
    return kept if room([c.lines for c in kept]) else _ask_beside_another(kept)


def _with_day(candidate: _Candidate, written: date | None) -> _Candidate:
    """A row that says "within 1 month of this letter" with the day of the letter, if it names none."""
    words = " ".join(line.text for line in candidate.lines)
    counted = LIMIT.search(words) and FROM_LETTER.search(words)
    if written is None or not counted or DATE.search(words):
        return candidate
    day = f"{written:%A} {written.day} {written:%B %Y}"
    own = [line for line in candidate.lines if not line.term]
    both = [*own, Line(f"{own[-1].id}.day", f"The date of the letter is {day}.", ())]
    return replace(candidate, lines=both) if fits(both, MOST_DECISION) else candidate


def _is_aside(line: Line) -> bool:
    """Whether the line explains a word, or names nothing but the law that a thing is done under."""
    return bool(line.term or LAW.match(line.text))


def _in_time(candidate: _Candidate) -> bool:
    """Whether the row says until when to tell that one cannot come."""
    words = " ".join(line.text for line in candidate.lines)
    return candidate.need == "cannot" and says_limit(words)


def _is_light(candidate: _Candidate) -> bool:
    """Whether a duty says no "must", no day and no phone: "Please allow 3 hours for this visit"."""
    words = " ".join(line.text for line in candidate.lines)
    return not (any(x.search(words) for x in (MUST, ASKED, PHONE)) or says_limit(words))


def _ask_beside_another(chosen: Sequence[_Candidate]) -> list[_Candidate]:
    """Who to ask in the row of "You must contact us within 1 month", where there is no room below.

    Where it does not fit there, and another row says whom to phone, that is enough.
    """
    ask = next((c for c in chosen if c.need == "ask"), None)
    if ask is None:
        return list(chosen)
    others = [c for c in chosen if c is not ask]
    for row in others:
        both = [*row.lines, *ask.lines]
        tells = row.need in BESIDE and any(CONTACT_US.search(x.text) for x in row.lines)
        if tells and fits(both, MOST_ALONE):
            return [replace(c, lines=both) if c is row else c for c in others]
    phoned = any(PHONE.search(x.text) for c in others if c.need != "danger" for x in c.lines)
    return others if phoned else list(chosen)


def _rows(
    need: str,
    said: Sequence[Told],
    kind: LetterKind,
    chosen: Sequence[_Candidate],
    written: date | None,
) -> Iterator[_Candidate]:
    """Rows that meet this need and repeat no line that is chosen, the best first."""
    order, row_kind, score = NEEDS[need]
    taken = {line.text for c in chosen for line in c.lines}
    scores = [(score(told, kind), -at) for at, told in enumerate(said)]
    for worth, minus in sorted(scores, reverse=True):
        if worth <= 0:
            return
        at = -minus
        if need != "ask" and not is_whole(said[at]):
            continue
        if need == "ask" and not may_stand(said[at].words):
            continue
        if need == "when" and is_past(said[at].words, written):
            continue
        if (
            need == "what more"
            and said[at].purpose == "about"
            and any(c.order == 1 for c in chosen)
        ):
            continue  # the news is told; how it came about can wait
        if any(line.text in taken for line in said[at].lines):
            continue
        for found in shown(need, said, at):
            lines = (
                found if need in ("ask", "danger") else whole_truth(said, at, found, MOST_DECISION)
            )
            if need == "right" and any(is_later_step(line.text) for line in lines):
                continue
            if lines and not taken & {line.text for line in lines if not line.term}:
                news = need == "what more" and said[at].purpose == "decision"
                yield _Candidate("what" if news else need, order, at, row_kind, lines)


def _only_says_why(candidate: _Candidate, said: Sequence[Told]) -> bool:
    """Whether a row says how a visit came about, and no news: the title and the day say what it is."""
    told = said[candidate.at]
    return candidate.need == "what" and told.purpose == "about" and not tells_news(told)


def _said_enough(said: Sequence[Told], chosen: Sequence[_Candidate]) -> bool:
    """Whether an amount is told, and no other sentence says what is to be paid in the end."""
    told = [line for c in chosen for line in c.lines if _tells_amount(line)]
    owed = any(_is_owed(t.words) for t in said)
    return bool(told) and (not owed or any(_is_owed(line.text) for line in told))


def _is_owed(words: str) -> bool:
    return bool(FINAL.search(words) and OWED.search(words) and MONEY.search(words))


def _tells_amount(line: Line) -> bool:
    """Whether a line says how much; a charge for one who does not act is another matter."""
    return bool(MONEY.search(line.text)) and not CASE.match(line.text)


def _tells_outcome(candidate: _Candidate) -> bool:
    return any(
        CASE.match(x.text) and FAILS.search(x.text) and HURTS.search(x.text)
        for x in candidate.lines
    )


def _after_duty(said: Sequence[Told], chosen: Sequence[_Candidate]) -> _Candidate | None:
    """What follows from the duty that is chosen, in the next row, where it did not fit beside it.

    Only where it says its own condition and takes but the day from the duty: "If the total is not
    paid by this date, ...".
    """
    duty = next((c for c in chosen if c.order == NEEDS["do"][0]), None)
    if duty is None or duty.at + 1 >= len(said):
        return None
    told = said[duty.at + 1]
    if told.purpose != "consequence" or not is_whole(told) or CUT_SHORT.match(told.words):
        return None
    names = BY_THEN.match(told.words) and DATE.search(said[duty.at].words)
    if not names or POINTS_BACK.match(told.words) or not fits(told.lines, MOST_ALONE):
        return None
    return _Candidate("outcome", duty.order, duty.at + 1, NEEDS["outcome"][1], list(told.lines))


def _limit(said: Sequence[Told], chosen: Sequence[_Candidate]) -> _Candidate | None:
    """The time limit of the right that is chosen, in the next row, where it did not fit beside it."""
    row = next((c for c in chosen if c.order == NEEDS["right"][0]), None)
    if row is None:
        return None
    at = row.at
    if has_limit(said[at]) or len(row.lines) > len(said[at].lines):
        return None
    for told in limits(said, at):
        whole = whole_truth(said, said.index(told), told.lines, MOST_ALONE)
        if told.purpose == "right" and whole and not is_later_step(told.words):
            return _Candidate("limit", row.order, row.at + 1, "action", list(told.lines))
    return None


def _first_said(said: Sequence[Told]) -> list[list[Line]]:
    """What the letter says first, for a short letter that holds no duty, date or decision."""
    body = [
        at
        for at, t in enumerate(said)
        if t.place == "body" and t.kind == "paragraph" and not POLITE.match(t.words)
    ]
    return [lines for at in body[:1] if (lines := row_lines(said, at))]
