"""What was asked and all answers -> what was heard: the one source of the report for staff and of that for checkers.

It counts people and names none. What does not work is a failed text, never a failed reader.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from easyread.review.panel import NOT_EASY, Answer, current, rows_spoken_of, rows_that_failed
from easyread.review.sitting import Bit, PictureQuestion, Sitting

Why = tuple[Literal["bit", "word", "picture", "point"], str]  # what is hard, and its value or words


@dataclass(frozen=True, slots=True)
class BitHeard:
    """One bit: for how many of those who spoke about it it worked, and what they called it."""

    bit: Bit
    worked: int
    of: int
    answers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RowHeard:
    """One row that failed for somebody: for how many people, and why, each reason with how many."""

    key: str
    people: int
    why: Mapping[Why, int]


@dataclass(frozen=True, slots=True)
class PointHeard:
    """One picture question: how often the page got its point across, and what was read instead."""

    question: PictureQuestion
    across: int
    of: int
    read_as: frozenset[str]


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything that a session heard. ``every`` are the answers that count, of all people."""

    people: int
    ready: Mapping[str, int]
    bits: tuple[BitHeard, ...]
    rows: tuple[RowHeard, ...]  # in the order of the page
    points: tuple[PointHeard, ...]
    every: tuple[Answer, ...]

    @property
    def spoken_of(self) -> frozenset[str]:
        """The keys of the rows that somebody found hard, or whose picture is wrong."""
        return frozenset(row.key for row in self.rows)


def heard(sitting: Sitting, by_checker: Mapping[str, Sequence[Answer]]) -> Heard:
    """Say what was heard.

    Args:
        sitting: what was asked.
        by_checker: the whole history of answers of each person who took part.
    """
    said = [answers for history in by_checker.values() if (answers := current(history))]
    every = tuple(answer for answers in said for answer in answers)
    return Heard(
        people=len(said),
        ready=Counter(a.value for a in every if a.question == "ready"),
        bits=tuple(_bit(bit, sitting, said) for bit in sitting.bits),
        rows=tuple(_rows(sitting, said)),
        points=tuple(_point(question, every) for question in sitting.questions),
        every=every,
    )


def _bit(bit: Bit, sitting: Sitting, said: Sequence[Sequence[Answer]]) -> BitHeard:
    worked = 0
    counts: Counter[str] = Counter()
    for answers in said:
        value = next((a.value for a in answers if a.question == f"section:{bit.number}"), "skip")
        if value != "skip":
            counts[value] += 1
            worked += value == "easy" and not rows_that_failed(answers, sitting) & set(bit.rows)
    return BitHeard(bit, worked, counts.total(), counts)


def _rows(sitting: Sitting, said: Sequence[Sequence[Answer]]) -> Iterator[RowHeard]:
    people: Counter[str] = Counter()
    why: dict[str, Counter[Why]] = {}
    for answers in said:
        people.update(rows_spoken_of(answers, sitting))
        for row, reason in set(_reasons(answers, sitting)):
            why.setdefault(row, Counter())[reason] += 1
    for row_ in sitting.rows():
        if people[row_.key]:
            yield RowHeard(row_.key, people[row_.key], why[row_.key])


def _reasons(answers: Sequence[Answer], sitting: Sitting) -> Iterator[tuple[str, Why]]:
    """Each row that an answer is about, and what the answer says of it."""
    bits = {f"section:{bit.number}": bit for bit in sitting.bits}
    asked = {f"choice:{q.id}": q for q in sitting.questions}
    for one in answers:
        if one.question == "word":
            yield one.row, ("word", one.words.strip())
        elif one.question == "picture":
            yield one.row, ("picture", one.value)
        elif one.question in bits and one.value in NOT_EASY:
            for row in bits[one.question].rows:
                yield row, ("bit", one.value)
        elif one.question in asked and one.value not in (asked[one.question].right, "skip"):
            for row in asked[one.question].rows:
                yield row, ("point", asked[one.question].ask)


def _point(question: PictureQuestion, every: Sequence[Answer]) -> PointHeard:
    asked = f"choice:{question.id}"
    chosen = [a.value for a in every if a.question == asked and a.value != "skip"]
    wrong = frozenset(value for value in chosen if value != question.right)
    return PointHeard(question, chosen.count(question.right), len(chosen), wrong)
