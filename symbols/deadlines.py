"""The lines of a row -> the one day by which, or on which, something happens, and its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from symbols.facts import Day, Drawable, days_in, read_facts

_SENTENCE = re.compile(r"(?<=[a-z0-9)][.?!])\s+(?=[A-Z\d])|\n")
_UNTIL = re.compile(
    r"\b(?:by|no later than|not later than|on or before|before|due:?|due on|due date:)"
    r"(?:\s+(?:(?:the end of|midday on|noon on|midnight on|[\d:.]+\s?[ap]m on)))?\s*$",
    re.IGNORECASE,
)
_ON = re.compile(r"\b(?:on|for)\s*$", re.IGNORECASE)
_IF = re.compile(
    r"^(?:and |but |as long as |provided that |if |when |once |unless )+", re.IGNORECASE
)
_MORE = re.compile(r"^(?:including|such as|with|and|or|at|on|by)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|no|never|cannot|without|nothing)\b|n['’]t\b", re.IGNORECASE)
_OVER = re.compile(r"\b(?:was|were|had|did|(?:has|have) been (?!arranged|booked|made for))", re.I)
_TO_COME = re.compile(
    r"\b(?:will|must|need to|should|please|is on|are on|arranged|booked|take place|be held)\b|^(?:come|go|attend)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Planned:
    """A day, the part of a sentence that names it, the sentence, and "by" (else "on") that day."""

    day: Day
    clause: str
    sentence: str
    until: bool


def planned(lines: Sequence[str]) -> Planned | None:
    """Find the one day of a row that something must be done by, or will happen on.

    None where the row has no day or two, where the sentence says not, and where it tells of the past.

    >>> found = planned(["If you like it, send the form by 3 May."])
    >>> found.day, found.clause, found.until
    (Day(day=3, month='May', weekday=''), 'send the form by 3 May.', True)
    >>> planned(["The form was sent by 3 May."]) is None
    True
    """
    if read_facts(lines).day is None:
        return None
    for sentence in sentences_of(lines):
        for day, at in days_in(sentence):
            start = sentence.rfind(", ", 0, at) + 1
            clause = sentence[start:].strip()
            lead = sentence[start:at]
            rest = re.sub(r"\b(?:no|not) later than\b", "by", clause, flags=re.IGNORECASE)
            if _NOT.search(rest.split(", ")[0]) or _OVER.search(lead):
                return None
            # "Send the form, including a list, by 3 May": the order stands before the comma.
            told = sentence if _MORE.match(clause) else _IF.sub("", clause)
            if _UNTIL.search(lead):
                return Planned(day, told, sentence, until=True)
            if _ON.search(lead) and _TO_COME.search(sentence[:at]):
                return Planned(day, told, sentence, until=False)
    return None


def facts_of_the_day(lines: Sequence[str]) -> Drawable:
    """Read the facts of the row; where it names two times, that of the sentence with the day.

    >>> facts_of_the_day(["It is on 3 May at 2pm.", "Doors open at 1pm."]).time
    (14, 0)
    """
    whole = read_facts(lines)
    if whole.day is None or whole.time is not None:
        return whole
    for sentence in sentences_of(lines):
        found = read_facts([sentence])
        if found.day and found.time:
            return found
    return whole


def sentences_of(lines: Sequence[str]) -> Iterator[str]:
    """Split the lines of a row into sentences.

    >>> list(sentences_of(["Come at 2 p.m. on 3 May. Bring this."]))
    ['Come at 2 p.m. on 3 May.', 'Bring this.']
    """
    for line in lines:
        yield from (s.strip() for s in _SENTENCE.split(line) if s.strip())
