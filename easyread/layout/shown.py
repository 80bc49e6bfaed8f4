"""A sentence chosen for the first page -> the lines of its row, with those that it needs beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from easyread.layout.disagree import AGREE, LIMIT, READER, headed_right
from easyread.layout.must_know import (
    LABEL,
    MOST_ALONE,
    Told,
    fits,
    is_conditional,
    is_whole,
    leans,
    row_lines,
)
from easyread.layout.news import tells_news
from easyread.layout.rows import MOST_LINES, is_short_list, printed_lines
from easyread.layout.stands import may_stand
from easyread.layout.weights import (
    DATE,
    DAY_OF_ROW,
    EMAIL,
    FAILS,
    HURTS,
    KEEP_TAKING,
    PHONE,
    POLITE,
    TIME,
    WHEN_LABEL,
)
from easyread.model import Line

NEAR = 4  # sentences between a right and its time limit
MOST_LED = 9  # printed lines of a lead-in with its days or places
MOST_DECISION = 8  # printed lines: what was decided may make its row taller
# "An appointment has been booked" does not say what for; "the application" does not say which.
INDEFINITE = re.compile(r"^(?:an?|a further) (?:\w+ )?(?:appointment|visit|meeting)\b", re.I)
WHICH = re.compile(r"\bthe (?:application|request|claim|appeal)\b", re.I)
YOURS = re.compile(r"\byour (?:\w+ )?(?:application|request|claim|appeal)\b", re.I)
URGENT = re.compile(r"\bemergenc|\bstraight away\b", re.I)
SENDS_WITH = re.compile(r",? (?:together )?(?:with|enclosing|including)(?: the following)?:$", re.I)
SO = re.compile(r"(?:but|so|and|then)\b", re.I)
DESPITE = re.compile(r"but (?:the|your|we) [^,]*\bnot\b", re.I)
LAST = re.compile(r"\b(?:by|before|until|no later than)\b", re.I)
# A label that says what a letter without a subject is about.
TOPIC = re.compile(
    r"^(?:procedure|operation|treatment|test|examination|scan|(?:type of|reason for) "
    r"(?:appointment|visit|referral))\s*:",
    re.I,
)
IN_FORM = re.compile(
    r"^(?:your|the|this|an?) (?:request|appeal|complaint|application)\b[^.]*\bin writing\b", re.I
)
STEP = re.compile(
    r"\b(?:ask|request|application|apply|appeal|refer|form|it|this|received|in writing)\b", re.I
)
CASE = re.compile(r"^(?:if|unless|without|otherwise|should|failure)\b", re.I)


def shown(need: str, said: Sequence[Told], at: int) -> Iterator[list[Line]]:
    """The lines of a row for this need, the fullest first."""
    decides = need in ("what", "what more") and said[at].purpose == "decision"
    dated = need in ("right", "do") and has_limit(said[at])
    if (dated or need == "danger") and is_short_list(said[at].lines):
        yield list(said[at].lines)  # who must phone, what must be told: all of it
    if need in ("cannot", "danger") and (both := _with_next(need, said, at)):
        yield both
    long = decides or dated or need in ("outcome", "danger", "much") or tells_news(said[at])
    lines = row_lines(said, at, MOST_DECISION if long else MOST_ALONE)
    if need == "ask":
        reach = [x for x in said[at].lines if PHONE.search(x.text) or EMAIL.search(x.text)]
        if URGENT.search(said[at].words) and is_conditional(_before(said, at)):
            yield _with_noun(said, at, lines, leaning=True)  # the emergency that the line is for
            return
        yield reach[:MOST_LINES] if said[at].place != "body" else lines
    elif need == "when" and said[at].kind == "cell":
        yield days_of_table(said, at)
        return
    elif need == "when" and LABEL.match(said[at].words):
        yield from _labels(said, at)
    elif need == "when" and not said[at].words.endswith("."):
        yield _alike(said, at)
    elif (need == "when" and INDEFINITE.match(said[at].words)) or (
        decides and WHICH.search(said[at].words) and YOURS.search(_before(said, at))
    ):
        yield _with_noun(said, at, lines)
    elif need == "right" and lines:
        yield _with_form(said, at)
        yield from _with_limit(said, at, lines)
    elif need in ("do", "do more") and lines:
        yield _with_outcome(said, at, lines)
    elif need == "do" and dated and (led := _without_list(said[at])):
        yield led
    if need == "right" and lines and headed_right(said[at]) and not AGREE.search(said[at].words):
        if READER.search(said[at].words):  # "You must contact us by ...": only in that case
            yield _under_heading(said[at], lines)
        return
    yield lines
    if need in ("what", "what more", "much"):
        yield _rest(
            said[at]
        )  # where the sentence is too long, or begins with what stands elsewhere


def topic(said: Sequence[Told]) -> tuple[Line, ...]:
    """The label that says what the letter is about, with its explanations; nothing if there is none."""
    for told in said:
        if told.place == "body" and TOPIC.match(told.words):
            lines = (*told.lines, *told.notes)
            return lines if fits(lines, MOST_ALONE) else told.lines
    return ()


def _before(said: Sequence[Told], at: int) -> str:
    return said[at - 1].words if at and said[at - 1].unit == said[at].unit else ""


def _with_noun(
    said: Sequence[Told], at: int, lines: list[Line], leaning: bool = False
) -> list[Line]:
    """A sentence behind the one that names what it is about, where both fit."""
    if not at or said[at - 1].unit != said[at].unit or not is_whole(said[at - 1]):
        return []
    both = [*said[at - 1].lines, *(x for x in lines if not x.term)]
    alone = not leans(said[at - 1].words) and (leaning or not is_conditional(said[at - 1].words))
    return both if alone and fits(both, MOST_ALONE) else []


def _with_outcome(said: Sequence[Told], at: int, lines: list[Line]) -> list[Line]:
    """A duty with the sentences behind it, up to what happens if it is not done."""
    together = [x for x in lines if not x.term]
    for told in said[at + 1 : at + 1 + MOST_LINES]:
        if told.unit != said[at].unit or told.purpose not in ("action", "consequence"):
            return []
        together += told.lines
        if not fits(together, MOST_ALONE):
            return []
        if told.purpose == "consequence":
            return together if leans(told.words) else []
    return []


def _with_next(need: str, said: Sequence[Told], at: int) -> list[Line]:
    """What follows for one who does not come; "do not stop taking ..." behind who must phone first."""
    after = said[at + 1] if at + 1 < len(said) else None
    if after is None or after.unit != said[at].unit:
        return []
    missed = (
        after.purpose == "consequence" and FAILS.search(after.words) and HURTS.search(after.words)
    )
    belongs = missed if need == "cannot" else KEEP_TAKING.search(after.words)
    both = [*said[at].lines, *after.lines]
    return both if belongs and not leans(said[at].words) and fits(both, MOST_DECISION) else []


def _without_list(told: Told) -> list[Line]:
    """A duty with its last day, and that there is a list of what to send, where the list is too long."""
    lead = told.lines[0]
    found = SENDS_WITH.search(lead.text)
    if not found or not DATE.search(lead.text) or is_conditional(lead.text):
        return []
    said = replace(lead, text=f"{lead.text[: found.start()]}.")
    both = [said, Line(f"{lead.id}.list", "This letter has a list of what to send with it.", ())]
    return both if fits(both, MOST_ALONE) else []


def _under_heading(told: Told, lines: list[Line]) -> list[Line]:
    """A right behind the heading that says when it counts."""
    heading = told.heading
    if heading is None or heading in lines:
        return []
    text = heading.text.strip().rstrip(":?")
    text = text.capitalize() if text.isupper() else text
    said = replace(heading, text=f"{text}:", item=False)
    both = [said, *(x for x in lines if not x.term)]
    return both if fits(both, MOST_ALONE) else []


def _rest(told: Told) -> list[Line]:
    """The last lines of a parted sentence, where they say all of their news without the first."""
    if told.lines[0].text.endswith(":") or is_conditional(told.words):
        return []
    for start in range(1, len(told.lines)):
        rest = list(told.lines[start:])
        last = len(rest) == 1  # "But the notice will not be cancelled." is the news of its sentence
        ties = any(SO.match(x.text) or leans(x.text) or CASE.match(x.text) for x in rest)
        if fits(rest, MOST_ALONE) and (not ties or (last and DESPITE.match(rest[0].text))):
            return rest
    return []


def without_lone_bullet(lines: list[Line]) -> list[Line]:
    """One bullet is no list; nor are the bullets of one sentence."""
    alone = lines[0].item and all(x.sources == lines[0].sources or x.term for x in lines)
    return [replace(x, item=False) for x in lines] if alone else lines


def _alike(said: Sequence[Told], at: int) -> list[Line]:
    """Meetings to choose from: all lines near that name a day and a time in the same way."""
    near = [t for t in said[max(0, at - 4) : at + 5] if t.place == said[at].place]
    found = [t for t in near if _names_time(t)]
    lines = [t.lines[0] for t in found]
    if not found or len(lines) > MOST_LINES:
        return []
    return _led(said, said.index(found[0]), lines) or lines


def _led(said: Sequence[Told], start: int, lines: Sequence[Line]) -> list[Line]:
    """The lines as bullets under the lead-in before them; nothing where there is none to repeat."""
    lead = said[start - 1] if start else None
    if lead is None or not lead.words.endswith(":") or POLITE.match(lead.words) or len(lines) < 2:
        return []
    line = lead.lines[-1]
    both = [replace(line, item=False), *(replace(x, item=True) for x in lines)]
    whole = may_stand(line.text) and not leans(line.text)
    return both if whole and fits(both, MOST_LED) else []


def _names_time(told: Told) -> bool:
    dated = bool(DATE.search(told.words) and TIME.search(told.words))
    return dated and told.kind != "cell" and not told.words.endswith(".")


def _labels(said: Sequence[Told], at: int) -> Iterator[list[Line]]:
    """Lines such as "Date: ...", "Time: ..." and "Place: ..." that stand together, with their lead-in."""
    near = [
        i
        for i in range(max(0, at - 2), min(len(said), at + 5))
        if said[i].place == said[at].place
        and LABEL.match(said[i].words)
        and (WHEN_LABEL.match(said[i].words) or _dated(said[i].words))
    ]
    lines = [said[i].lines[0] for i in near][:MOST_LINES]
    if near and (led := _led(said, near[0], lines)):
        yield led
    yield lines


def days_of_table(said: Sequence[Told], at: int) -> list[Line]:
    """All rows of a table of visits, each with its day and all it holds; nothing where they do not fit.

    Never the first column alone, nor the first rows: "Day: Monday" says nothing.
    """
    rows = [
        told
        for told in said[max(0, at - MOST_LINES) : at + MOST_LINES + 1]
        if told.kind == "cell" and told.unit == said[at].unit
    ]
    if len(rows) > MOST_LINES or not all(DAY_OF_ROW.search(told.words) for told in rows):
        return []
    lines = [_in_one(told) for told in rows]
    whole = _led(said, said.index(rows[0]), lines) or lines
    return whole if sum(printed_lines(x) for x in whole) <= MOST_LED else []


def _in_one(told: Told) -> Line:
    """The cells of one row of a table as one line."""
    text = ". ".join(x.text.rstrip(" .") for x in told.lines)
    sources = tuple(dict.fromkeys(s for x in told.lines for s in x.sources))
    return replace(told.lines[0], text=f"{text}.", sources=sources, item=False)


def _dated(words: str) -> bool:
    """Whether one line holds all: "Admission: 10 February 2027, 7:15am"."""
    return bool(LABEL.match(words) and DATE.search(words) and TIME.search(words))


def _with_limit(said: Sequence[Told], at: int, lines: list[Line]) -> Iterator[list[Line]]:
    """A right with its time limit, where both fit beside one picture."""
    if has_limit(said[at]):
        return
    for told in limits(said, at):
        if fits([*said[at].lines, *told.lines], MOST_ALONE):
            yield [*said[at].lines, *told.lines]


def _with_form(said: Sequence[Told], at: int) -> list[Line]:
    """A right with the next sentence, where that says in which form to ask."""
    after = said[at + 1] if at + 1 < len(said) else None
    if after is None or after.unit != said[at].unit or not IN_FORM.match(after.words):
        return []
    both = [*said[at].lines, *after.lines]
    return both if not leans(said[at].words) and fits(both, MOST_DECISION) else []


def limits(said: Sequence[Told], at: int) -> Iterator[Told]:
    """The sentences after a right that say until when it can be used."""
    for told in said[at + 1 : at + 1 + NEAR]:
        right = told.purpose in ("right", "deadline", "action") and STEP.search(told.words)
        if right and has_limit(told):
            yield told


def has_limit(told: Told) -> bool:
    """Whether the sentence says until when."""
    return bool(LIMIT.search(told.words) or (DATE.search(told.words) and LAST.search(told.words)))
