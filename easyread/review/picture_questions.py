"""A masked page -> questions with pictures about what people must know, for people to edit or drop.

Right and wrong choices are words of the same letter. A wrong choice must be wrong: where that is not
sure, no question is made. The questions test the page, never the person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from easyread.errors import EasyReadError
from easyread.facts.find.scan import scan
from easyread.fingerprint import print_of
from easyread.model import EasyRead, Line, Row
from easyread.review.checker_words import POINTS
from easyread.review.sitting import Choice, PictureQuestion, Sitting

MOST_WRONG = 2  # with the right one: three choices, and "The page does not say"
NOT_SAID = "not_said"
GAP = "…"
CONTACTS = frozenset(("phone", "email"))
# A line that asks for something may be a thing to do, whatever it is for.
_ASKS = re.compile(r"\b(?:must|need|should|please|have to|can|may|ask|contact|phone|tell)\b", re.I)
_PLACE = re.compile(r"^(?:place|where|venue|location|address)\s*:\s*(.+?)\.?$", re.I)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")
# A line that points back says what to do only together with the line before it.
_POINTS_BACK = re.compile(r"\b(?:do so|this|that|it)\b", re.I)
_NOT_TO_DO = frozenset(("about", "decision", "reason"))


class BadQuestion(EasyReadError):
    """A question cannot be asked as it was written."""

    code = "bad-question"


@dataclass(frozen=True, slots=True)
class _Value:
    """One date or amount where it stands: its words, its normal form, and which side is meant."""

    row: str
    line: str
    start: int
    end: int
    value: str
    side: str

    @property
    def words(self) -> str:
        """As it is printed."""
        return self.line[self.start : self.end].strip()


def picture_questions(
    shown: EasyRead, keys: Mapping[str, str], purposes: Mapping[str, str]
) -> tuple[PictureQuestion, ...]:
    """Make at most one question for each point that people must know, in the order of ``POINTS``.

    Args:
        shown: the page with made-up names.
        keys: the key of each row by its id.
        purposes: what each sentence of the letter is for, by its id.
    """
    rows = [(keys[row.id], row) for section in shown.sections for row in section.rows]
    dates = list(_values(rows, "date"))
    full = [d for d in dates if re.fullmatch(r"\d{4}-\d{2}-\d{2}", d.value)]
    made = {
        "when": _of_value("when", [d for d in full if _is_event(d, rows)], full),
        "where": _where(rows),
        "how_much": _of_value("how_much", money := list(_values(rows, "money")), money),
        "what_to_do": _what_to_do(rows, purposes),
        "by_when": _of_value("by_when", [d for d in full if d.side == "latest"], full),
        "who_to_ask": _who_to_ask(rows, purposes),
    }
    return tuple(question for point in POINTS if (question := made[point]) is not None)


def in_order(question: PictureQuestion, seed: int) -> tuple[Choice, ...]:
    """The choices in the order that this checker sees them: another for each, the same each time."""
    return tuple(
        sorted(question.choices, key=lambda choice: print_of([str(seed), question.id, choice.id]))
    )


def check_questions(questions: Sequence[PictureQuestion], sitting: Sitting) -> None:
    """Say what is wrong with questions that staff edited.

    Raises:
        BadQuestion: a choice that is not in the letter, two alike, no right one, a row that is
            not on the page (code ``bad-question``).
    """
    page = " ".join(line.text for row in sitting.rows() for line in row.lines).casefold()
    keys = {row.key for row in sitting.rows()}
    if len({question.id for question in questions}) != len(questions):
        raise BadQuestion("Two questions have the same id.", "Give each its own.")
    for question in questions:
        ids = [choice.id for choice in question.choices]
        words = [choice.words.strip().casefold() for choice in question.choices]
        if len(set(ids)) != len(ids) or len(set(words)) != len(words):
            raise BadQuestion("Two choices of a question are the same.", "Change one of them.")
        if question.right not in (*ids, NOT_SAID):
            raise BadQuestion("A question has no right choice.", "Say which one is right.")
        if not 2 <= len(ids) <= 1 + MOST_WRONG:
            raise BadQuestion("A question has two or three choices.", "Add one or take one out.")
        if not all(said and said in page for said in words):
            raise BadQuestion("A choice must be words of this page.", "Copy them from a row.")
        if not {choice.row for choice in question.choices if choice.row} <= keys:
            raise BadQuestion("A choice names a row that is not there.", "Load the page again.")
        if not question.rows or not set(question.rows) <= keys:
            raise BadQuestion("Say which row tells it.", "Give the key of at least one row.")


def _values(rows: Sequence[tuple[str, Row]], kind: str) -> Iterator[_Value]:
    for key, row in rows:
        for line in row.lines:
            for fact in scan(line.text) if line.sources else ():
                if fact.kind == kind:
                    yield _Value(key, line.text, fact.start, fact.end, fact.value, fact.side)


def _is_event(day: _Value, rows: Sequence[tuple[str, Row]]) -> bool:
    """Whether this day is when something is: said with a time in its row, or labelled as the day."""
    if day.side not in ("", "exact"):
        return False
    row = next(row for key, row in rows if key == day.row)
    return any(fact.kind == "time" for line in row.lines for fact in scan(line.text))


def _of_value(
    point: str, right: Sequence[_Value], others: Sequence[_Value]
) -> PictureQuestion | None:
    """Ask for the first value: its own line with a gap; wrong ones stand in other lines."""
    if not right:
        return None
    first = right[0]
    same_line = {o.value for o in others if o.line == first.line}
    wrong: dict[str, _Value] = {}
    for other in others:
        alike = {w.words.casefold() for w in (first, *wrong.values())}
        nothing = other.value in ("£0", "0")  # so wrong that it shows which one is right
        if other.value not in same_line and other.words.casefold() not in alike and not nothing:
            wrong.setdefault(other.value, other)
    if not wrong:
        return None
    chosen = [first, *list(wrong.values())[:MOST_WRONG]]
    line = first.line[: first.start] + GAP + first.line[first.end :]
    says = tuple(dict.fromkeys(o.row for o in (*right, *others) if o.value == first.value))
    return _question(point, line, [(value.words, "") for value in chosen], says)


def _where(rows: Sequence[tuple[str, Row]]) -> PictureQuestion | None:
    """Ask where it is, if a line says so by its label; the other places are other addresses."""
    found = [
        (key, place[1], line.text)
        for key, row in rows
        for line in row.lines
        if line.sources and (place := _PLACE.match(line.text))
    ]
    if not found:
        return None
    right = found[0][1]
    wrong = dict.fromkeys(
        line.text.strip(" .")
        for _, row in rows
        for line in row.lines
        if _POSTCODE.search(line.text)
        and not set(right.casefold().split(", ")) & set(line.text.casefold().split(", "))
    )
    if not wrong or len({place for _, place, _ in found}) > 1:
        return None
    words = [(said, "") for said in (right, *list(wrong)[:MOST_WRONG])]
    says = tuple(dict.fromkeys(key for key, place, _ in found))
    return _question("where", "", words, says)


def _what_to_do(
    rows: Sequence[tuple[str, Row]], purposes: Mapping[str, str]
) -> PictureQuestion | None:
    """Ask what to do: the first duty; the other choices are rows that only tell something."""
    duties = [
        (key, line)
        for key, row in rows
        if row.kind == "action"
        for line in row.lines[:1]
        if _for(line, purposes) & {"action", "deadline"}
        and _ASKS.search(line.text)
        and not _POINTS_BACK.search(line.text)
    ]
    return _of_row("what_to_do", duties, _only_tell(rows, purposes), rows)


def _who_to_ask(
    rows: Sequence[tuple[str, Row]], purposes: Mapping[str, str]
) -> PictureQuestion | None:
    """Ask how to get help: the first line with a phone number or an e-mail address."""
    contacts = [
        (key, line)
        for key, row in rows
        for line in row.lines
        if _for(line, purposes) & {"contact", "help"}
        and any(fact.kind in CONTACTS for fact in scan(line.text))
    ]
    return _of_row("who_to_ask", contacts, _only_tell(rows, purposes), rows)


def _only_tell(
    rows: Sequence[tuple[str, Row]], purposes: Mapping[str, str]
) -> list[tuple[str, Line]]:
    """First lines of rows that ask for nothing and help with nothing."""
    return [
        (key, row.lines[0])
        for key, row in rows
        if row.kind == "info"
        and row.picture is not None
        and row.lines[0].sources
        and _for(row.lines[0], purposes) <= _NOT_TO_DO
        and not any(_ASKS.search(line.text) for line in row.lines)
        and not any(fact.kind in CONTACTS for line in row.lines for fact in scan(line.text))
    ]


def _of_row(
    point: str,
    right: Sequence[tuple[str, Line]],
    wrong: Sequence[tuple[str, Line]],
    rows: Sequence[tuple[str, Row]],
) -> PictureQuestion | None:
    if not right:
        return None
    key, line = right[0]
    others: dict[str, str] = {}
    for other_key, other in wrong:
        others.setdefault(other.text, other_key)
    if not others:
        return None
    chosen = [(line.text, key), *list(others.items())[:MOST_WRONG]]
    says = tuple(k for k, row in rows if any(x.text == line.text for x in row.lines))
    return _question(point, "", chosen, says)


def _question(
    point: str, line: str, chosen: Sequence[tuple[str, str]], says: tuple[str, ...]
) -> PictureQuestion:
    """Put the choices (words and row, the right one first) together. No id shows which is right."""
    mixed = sorted(chosen, key=lambda choice: print_of([point, *choice]))
    choices = tuple(Choice(x, *choice) for x, choice in zip("abc", mixed, strict=False))
    right = choices[mixed.index(chosen[0])].id
    return PictureQuestion(point, POINTS[point], line, choices, right, says)


def _for(line: Line, purposes: Mapping[str, str]) -> set[str]:
    return {purposes[source] for source in line.sources if source in purposes}
