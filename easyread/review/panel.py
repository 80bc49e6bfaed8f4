"""Panels, chairs and answers -> who may sit, what may be entered, and what the answers approve.

Not understood is a failed text, not a failed reader: nothing here says anything about a person.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from easyread.errors import EasyReadError
from easyread.review.checker_words import (
    OPEN,
    PICTURE_REASONS,
    READY_ANSWERS,
    SECTION_ANSWERS,
)
from easyread.review.picture_questions import NOT_SAID
from easyread.review.sitting import Sitting

By = Literal["checker", "supporter", "paper"]
ChairState = Literal["asked", "agreed", "refused", "stopped", "done"]
Say = Literal["agree", "refuse", "stop", "come_back", "done"]
Outcome = Literal["yes", "changes", "more"]
SAT = ("agreed", "stopped", "done")  # said yes to the topic; what they answered is theirs to give
COUNTED = ("stopped", "done")
NOT_EASY = ("some", "hard", "unsure")
LONGEST_WORD = 60
_TITLE = re.compile(r"\b(?:mr|mrs|ms|miss|mx|dr|the)\b\.?", re.I)


class MayNotSit(EasyReadError):
    """This person may not sit in this session. It never says why: that is their own matter."""

    code = "may-not-sit"


class BadAnswer(EasyReadError):
    """The answer does not fit the question."""

    code = "bad-answer"


class Answered(EasyReadError):
    """There is an answer, and only the checker may change it."""

    code = "answered"


class NotNow(EasyReadError):
    """The session is closed, or the checker is not at it: nothing can be added."""

    code = "not-now"


@dataclass(frozen=True, slots=True)
class Member:
    """One checker of a panel, with what they said once and for all."""

    user_id: str
    name: str
    conflicts: tuple[str, ...] = ()
    refused_topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matter:
    """What decides who may not look at a letter: who sent it, whom it is about, who worked on it.

    ``fixed`` are the words of a template that stand in every letter, whoever it names there.
    """

    senders: tuple[str, ...]
    readers: tuple[str, ...]
    topics: tuple[str, ...]
    staff: frozenset[str]
    fixed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One entry as it is kept. ``words`` are a hard word or the person's own words."""

    id: str
    question: str
    value: str
    by: By
    row: str = ""
    words: str = ""
    replaces: str | None = None
    withdrawn: bool = False


def may_sit(member: Member, matter: Matter) -> bool:
    """Whether a checker may look at this letter.

    Not if it comes from somebody they named as a conflict (their provider, landlord or social
    worker), is about a topic they do not want, is their own letter, or if they worked on it.
    """
    return (
        member.user_id not in matter.staff
        and not set(member.refused_topics) & set(matter.topics)
        and not any(_names(own, sender) for own in member.conflicts for sender in matter.senders)
        and not any(_stands(own, text) for own in member.conflicts for text in matter.fixed)
        and not any(_words(member.name) == _words(reader) for reader in matter.readers if reader)
    )


def tells_who(text: str, matter: Matter) -> bool:
    """Whether a text for checkers names the sender or the reader of the letter.

    >>> tells_who("A letter from Ashby Council", Matter(("Ashby Council",), (), (), frozenset()))
    True
    """
    return any(_stands(name, text) for name in (*matter.senders, *matter.readers))


def _names(conflict: str, sender: str) -> bool:
    """Whether one name stands whole in the other: "Ashby Council" and "Ashby Council, Housing"."""
    return _stands(conflict, sender) or _stands(sender, conflict)


def _stands(name: str, text: str) -> bool:
    """Whether a name stands whole in a text."""
    return bool(_words(name)) and f" {_words(name)} " in f" {_words(text)} "


def _words(name: str) -> str:
    return " ".join(re.findall(r"\w+", _TITLE.sub(" ", name.casefold())))


def chair_after(state: ChairState, say: Say, by: By) -> ChairState:
    """The state of a chair after the checker says something.

    A refusal and a stop need no reason. Only the checker comes back from either; a supporter may
    say the rest for them.

    Raises:
        NotNow: it cannot be said now, or not by this person (code ``not-now``).
    """
    steps: dict[Say, tuple[tuple[ChairState, ...], ChairState]] = {
        "agree": (("asked",), "agreed"),
        "refuse": (("asked", "agreed"), "refused"),
        "stop": (("agreed", "done"), "stopped"),
        "come_back": (("refused", "stopped", "done"), "agreed"),
        "done": (("agreed",), "done"),
    }
    starts, ends = steps[say]
    if say == "come_back" and by != "checker":
        raise NotNow("Only the checker can say that they want to go on.", "Ask the checker.")
    if state not in starts:
        raise NotNow("This cannot be said now.", "Look at the session again.")
    return ends


def check_answer(sitting: Sitting, question: str, value: str, row: str, words: str) -> None:
    """Say what is wrong with an answer before it is kept.

    ``question`` is ``section:N``, ``word``, ``picture``, ``open:N``, ``choice:ID`` or ``ready``.

    Raises:
        BadAnswer: no such question, no such answer, or a row or word that is not there
            (code ``bad-answer``).
    """
    kind, _, which = question.partition(":")
    values = _values(sitting, kind, which)
    if not values:
        raise BadAnswer("This was not asked.", "Load the session again.")
    if value not in values:
        raise BadAnswer("This is not one of the answers.", f"Use one of: {', '.join(values)}.")
    if kind in ("word", "picture") and row not in sitting.asked():
        raise BadAnswer("This row was not asked about.", "Load the session again.")
    if kind == "word":
        shown = next(r for r in sitting.rows() if r.key == row)
        said = words.strip().casefold()
        if not said or len(said) > LONGEST_WORD:
            raise BadAnswer("Which word is it?", "Give one word of this row.")
        if not any(said in line.text.casefold() for line in shown.lines):
            raise BadAnswer("This word is not in this row.", "Give one word of this row.")
    if kind == "open" and value == "said" and not words.strip():
        raise BadAnswer("There are no words in this answer.", "Write some, or skip it.")


def _values(sitting: Sitting, kind: str, which: str) -> tuple[str, ...]:
    if kind == "section" and which in {str(bit.number) for bit in sitting.bits}:
        return (*SECTION_ANSWERS, "skip")
    if kind == "open" and which in OPEN:
        return ("said", "skip")
    if kind == "choice":
        asked = next((q for q in sitting.questions if q.id == which), None)
        return (*(c.id for c in asked.choices), NOT_SAID, "skip") if asked else ()
    if which:
        return ()
    alone = {"word": ("word",), "picture": tuple(PICTURE_REASONS), "ready": tuple(READY_ANSWERS)}
    return alone.get(kind, ())


def slot_of(question: str, row: str, words: str) -> str:
    """What can be answered once: a question; one word of one row; the picture of one row."""
    if question == "word":
        return f"word:{row}:{words.strip().casefold()}"
    return f"picture:{row}" if question == "picture" else question


def current(history: Iterable[Answer]) -> tuple[Answer, ...]:
    """The answers that count now, oldest first: not replaced, not taken back."""
    entries = tuple(history)
    gone = {entry.replaces for entry in entries}
    return tuple(e for e in entries if e.id not in gone and not e.withdrawn)


def check_new(history: Sequence[Answer], slot: str, by: By) -> None:
    """Say whether this person may enter an answer here.

    A checker may answer what has no answer. Anybody else may only enter what was never answered,
    also if the checker took the answer back: from then on it is the checker's alone.

    Raises:
        Answered: there is one (code ``answered``).
    """
    before = [e for e in history if slot_of(e.question, e.row, e.words) == slot]
    if by != "checker" and before:
        raise Answered("There is an answer already.", "Only the checker can change it.")
    if any(e in current(history) for e in before):
        raise Answered("There is an answer already.", "Change that one.")


def rows_approved(answers: Iterable[Answer], sitting: Sitting) -> frozenset[str]:
    """The masked prints that one checker's answers approve: of rows, and of the page as a whole.

    A row counts if the checker called its bit Easy and marked no hard word in it, no picture of
    it, and no question about it shows that it did not come across. The print of the whole (title,
    headings, order) counts only if they said Yes, it is ready. "No, it is not ready" approves
    nothing at all. "Change it first", "I do not want to say" and no answer leave the Easy bits.
    """
    said = current(answers)
    ready = next((a.value for a in said if a.question == "ready"), "")
    if ready == "no":
        return frozenset()
    failed = rows_that_failed(said, sitting)
    easy = {a.question for a in said if a.value == "easy"}
    rows = {
        key for bit in sitting.bits if f"section:{bit.number}" in easy for key in bit.rows
    } - failed
    asked = sitting.asked()
    prints = {row.print for row in sitting.rows() if row.key in rows}
    # Two rows may be the same, word for word: one of them alone cannot be approved.
    prints -= {row.print for row in sitting.rows() if row.key in asked - rows}
    return frozenset(prints | ({sitting.frame} if ready == "yes" else set()))


def rows_that_failed(answers: Iterable[Answer], sitting: Sitting) -> set[str]:
    """Rows with a hard word, a wrong picture, or a point that did not come across."""
    failed = set()
    tells = {f"choice:{q.id}": q for q in sitting.questions}
    for answer in current(answers):
        if answer.question in ("word", "picture"):
            failed.add(answer.row)
        asked = tells.get(answer.question)
        if asked is not None and answer.value not in (asked.right, "skip"):
            failed.update(asked.rows)
    return failed


def rows_spoken_of(answers: Iterable[Answer], sitting: Sitting) -> set[str]:
    """Rows of which a checker said that they, or the bit they stand in, are hard."""
    said = current(answers)
    hard = {a.question for a in said if a.value in NOT_EASY}
    return rows_that_failed(said, sitting) | {
        key for bit in sitting.bits if f"section:{bit.number}" in hard for key in bit.rows
    }


def asks_for_change(answers: Iterable[Answer], sitting: Sitting) -> bool:
    """Whether this checker said that something must change: some of it is hard, not ready, a word."""
    said = current(answers)
    return bool(rows_that_failed(said, sitting)) or any(
        (a.question.startswith("section:") and a.value in NOT_EASY)
        or (a.question == "ready" and a.value in ("change", "no"))
        for a in said
    )


def outcome(
    by_checker: Mapping[str, Sequence[Answer]], sitting: Sitting, still_open: Collection[str]
) -> Outcome:
    """What a closed session means for the letter.

    Args:
        by_checker: the answers of those who finished or stopped.
        sitting: what was asked.
        still_open: what too few people approved, this session counted.

    Returns:
        "changes" if anybody asked for one; "yes" if nothing is open any more; else "more": nobody
        asked for a change, but more people must look.
    """
    if any(asks_for_change(answers, sitting) for answers in by_checker.values()):
        return "changes"
    return "more" if still_open else "yes"


def worked_for(worked: int, of: int, what: str = "page") -> str:
    """The result of a page or a bit in words: about the text, never about a person.

    >>> worked_for(3, 3)
    'This page worked for 3 of 3.'
    """
    return f"This {what} worked for {worked} of {of}."


def answer_order(seed: int) -> tuple[str, ...]:
    """The answers to "How is this bit?" for one checker: half of them see the hard end first."""
    scale = ("easy", "some", "hard")
    return (*(scale if seed % 2 == 0 else scale[::-1]), "unsure", "skip")
