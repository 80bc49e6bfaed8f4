"""What a panel session heard -> the report for the author and other staff: what worked for how many.

It names nobody. What a checker said in their own words stands as they said it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from easyread.review.checker_words import (
    NOBODY_SPOKE,
    NOT_SAID,
    OPEN,
    PICTURE_REASONS,
    READY_ANSWERS,
    SECTION_ANSWERS,
)
from easyread.review.heard import BitHeard, Heard, PointHeard, Why
from easyread.review.panel import Answer, worked_for
from easyread.review.sitting import Sitting

FAILED_TEXT = "Not understood is a failed text, not a failed reader."
SAID_BY = {"checker": "", "supporter": "told by the checker to a supporter", "paper": "on paper"}


def staff_report(sitting: Sitting, found: Heard, needed: int) -> dict[str, Any]:
    """Report on one session.

    Args:
        sitting: what was asked.
        found: what was heard.
        needed: how many people must approve each row.
    """
    every = found.every
    by: Counter[str] = Counter(answer.by for answer in every)
    return {
        "says": worked_for(found.ready.get("yes", 0), found.people),
        "rule": FAILED_TEXT,
        "people": found.people,
        "needed": needed,
        "ready": {words: found.ready.get(value, 0) for value, words in READY_ANSWERS.items()},
        "must_change": must_change(sitting, found),
        "bits": [_bit(one) for one in found.bits],
        "hard_words": _hard_words(every),
        "pictures": _pictures(every),
        "said": [
            {
                "question": ask,
                # In the order of the alphabet, so that place does not tell who said what.
                "answers": sorted(
                    a.words for a in every if a.question == f"open:{number}" and a.value == "said"
                ),
            }
            for number, ask in OPEN.items()
        ],
        "points": [_point(one) for one in found.points],
        "entered": {words: by[who] for who, words in SAID_BY.items() if words and by[who]},
        "later": list(sitting.later),
    }


def must_change(sitting: Sitting, found: Heard) -> list[dict[str, Any]]:
    """The rows that failed for anybody, with why; the row that most people spoke of first."""
    rows = {row.key: row for row in sitting.rows()}
    return [
        {
            "row": one.key,
            "lines": [line.text for line in rows[one.key].lines],
            "people": one.people,
            "why": [
                {"reason": reason, "people": n}
                for reason, n in sorted((_reason(why), n) for why, n in one.why.items())
            ],
        }
        for one in sorted(found.rows, key=lambda one: -one.people)
    ]


def _reason(why: Why) -> str:
    kind, value = why
    if kind == "word":
        return f"Hard word: {value}"
    if kind == "picture":
        return f"Picture: {PICTURE_REASONS[value]}"
    return (
        f"The bit: {SECTION_ANSWERS[value]}"
        if kind == "bit"
        else f"It did not come across: {value}"
    )


def _bit(one: BitHeard) -> dict[str, Any]:
    return {
        "number": one.bit.number,
        "headings": list(one.bit.headings),
        "rows": list(one.bit.rows),
        "says": worked_for(one.worked, one.of, "bit") if one.of else NOBODY_SPOKE,
        "answers": {words: one.answers.get(value, 0) for value, words in SECTION_ANSWERS.items()},
    }


def _hard_words(every: Sequence[Answer]) -> list[dict[str, Any]]:
    found = Counter((a.row, a.words.strip()) for a in every if a.question == "word")
    return [{"row": row, "word": word, "people": n} for (row, word), n in sorted(found.items())]


def _pictures(every: Sequence[Answer]) -> list[dict[str, Any]]:
    found = Counter((a.row, a.value) for a in every if a.question == "picture")
    return [
        {
            "row": row,
            "reason": PICTURE_REASONS[value],
            "people": n,
            "said": sorted(
                a.words
                for a in every
                if (a.question, a.row, a.value) == ("picture", row, value) and a.words
            ),
        }
        for (row, value), n in sorted(found.items())
    ]


def _point(one: PointHeard) -> dict[str, Any]:
    """How often the page got one point across; the rows to look at if it did not."""
    question = one.question
    words = {choice.id: choice.words for choice in question.choices}
    return {
        "id": question.id,
        "ask": question.ask,
        "line": question.line,
        "says": f"The page told this to {one.across} of {one.of}."
        if one.of
        else "Nobody spoke about this.",
        "read_as": sorted({words.get(value, NOT_SAID) for value in one.read_as}),
        "look_at": list(question.rows) if one.across < one.of else [],
    }
