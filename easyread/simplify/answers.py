"""A Draft and the author's answers -> the draft with each confirmed last day beside its rule.

The rule ("within 14 days of the date of this letter") stays as it is. A day that we worked out
prints only where the author said it is right, or gave another (design 1.2).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from easyread.model import Analysis, Decision, Draft, Letter, Line
from easyread.simplify.policy import last_choices
from easyread.simplify.questions import key_of
from easyread.simplify.questions.asked import Reading
from easyread.simplify.questions.deadlines import KIND, ask_of

AUTHOR = "author"
LAST_DAY = "The last day is"
MARK = ".day"  # in the id of a line that prints a confirmed day


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A last day as the author confirmed it: for which sentence and time, and the answer's key."""

    sentence: str
    length: str
    day: str
    key: str


def with_answers(
    draft: Draft, letter: Letter, analysis: Analysis, decisions: Sequence[Decision]
) -> Draft:
    """Print each last day that the author confirmed on a line of its own, after its rule.

    A ``Decision`` on the ``key`` of a deadline question counts when its role is "author" and its
    choice is "accept" (the day we offered) or "edit" (``text`` is the day). "keep" prints nothing.
    """
    answers = {
        key: d
        for key, d in last_choices(decisions).items()
        if d.role == AUTHOR and d.choice != "keep"
    }
    found = _confirmed(letter, analysis, answers) if answers else []
    lines = list(draft.lines)
    for number, confirmed in enumerate(found, 1):
        own = [i for i, line in enumerate(lines) if confirmed.sentence in line.sources]
        if not own:
            continue  # a person left the sentence out, and its time with it
        at = next((i for i in own if confirmed.length in lines[i].text), own[-1])
        lines.insert(at + 1, _line(lines[at], number, confirmed))
    return replace(draft, lines=tuple(lines))


def without_answers(draft: Draft) -> Draft:
    """The draft without the days that the author confirmed: what the fact lock can compare.

    A confirmed day is not in the letter, and is no mistake.
    """
    return replace(draft, lines=tuple(x for x in draft.lines if MARK not in x.id))


def _confirmed(
    letter: Letter, analysis: Analysis, answers: Mapping[str, Decision]
) -> list[Confirmed]:
    """The confirmed days in the order of the letter."""
    days: list[Confirmed] = []
    reading = Reading(letter, analysis)
    for said in reading.said:
        for asked, counted in ask_of(reading, said):
            key = key_of(KIND.id, asked, said.words)
            answer = answers.get(key)
            if answer is None:
                continue
            day = (asked.offer if answer.choice == "accept" else answer.text).strip(" .")
            if day:
                days.append(Confirmed(said.id, counted.length, day, key))
    return days


def _line(after: Line, number: int, confirmed: Confirmed) -> Line:
    return Line(
        f"{after.id}{MARK}{number}",
        f"{LAST_DAY} {confirmed.day}.",
        (confirmed.sentence,),
        (confirmed.key,),
        item=after.item,
    )
