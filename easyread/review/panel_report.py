"""What was asked and all answers -> the report for staff: what of the page worked for how many.

It counts people and names none. What a checker said in their own words stands as they said it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from easyread.review.checker_words import (
    NOT_SAID,
    OPEN,
    PICTURE_REASONS,
    READY_ANSWERS,
    SECTION_ANSWERS,
)
from easyread.review.panel import Answer, current, rows_that_failed, worked_for
from easyread.review.sitting import Bit, PictureQuestion, Sitting

SAID_BY = {"checker": "", "supporter": "told by the checker to a supporter", "paper": "on paper"}


def panel_report(
    sitting: Sitting, by_checker: Mapping[str, Sequence[Answer]], needed: int
) -> dict[str, Any]:
    """Report on one session.

    Args:
        sitting: what was asked.
        by_checker: the whole history of answers of each person who took part.
        needed: how many people must approve each row.
    """
    said = {who: current(history) for who, history in by_checker.items()}
    said = {who: answers for who, answers in said.items() if answers}
    ready = Counter(a.value for answers in said.values() for a in answers if a.question == "ready")
    every = [a for answers in said.values() for a in answers]
    return {
        "says": worked_for(ready["yes"], len(said)),
        "people": len(said),
        "needed": needed,
        "ready": {READY_ANSWERS[value]: ready[value] for value in READY_ANSWERS},
        "bits": [_bit(bit, sitting, said) for bit in sitting.bits],
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
        "points": [_point(q, said) for q in sitting.questions],
        "entered": {SAID_BY[by]: n for by in SAID_BY if by != "checker" and (n := _by(every, by))},
        "later": list(sitting.later),
    }


def _bit(bit: Bit, sitting: Sitting, said: Mapping[str, Sequence[Answer]]) -> dict[str, Any]:
    worked, looked = 0, 0
    counts: Counter[str] = Counter()
    for answers in said.values():
        value = next((a.value for a in answers if a.question == f"section:{bit.number}"), "skip")
        if value == "skip":
            continue
        looked += 1
        counts[value] += 1
        worked += value == "easy" and not rows_that_failed(answers, sitting) & set(bit.rows)
    return {
        "number": bit.number,
        "headings": list(bit.headings),
        "rows": list(bit.rows),
        "says": worked_for(worked, looked, "bit") if looked else "Nobody spoke about this bit.",
        "answers": {SECTION_ANSWERS[value]: counts[value] for value in SECTION_ANSWERS},
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


def _point(question: PictureQuestion, said: Mapping[str, Sequence[Answer]]) -> dict[str, Any]:
    """How often the page got one point across; the rows to look at if it did not."""
    asked = f"choice:{question.id}"
    chosen = [
        a.value
        for answers in said.values()
        for a in answers
        if a.question == asked and a.value != "skip"
    ]
    across = chosen.count(question.right)
    words = {choice.id: choice.words for choice in question.choices}
    return {
        "id": question.id,
        "ask": question.ask,
        "line": question.line,
        "says": f"The page told this to {across} of {len(chosen)}."
        if chosen
        else "Nobody spoke about this.",
        "read_as": sorted({words.get(v, NOT_SAID) for v in chosen if v != question.right}),
        "look_at": list(question.rows) if across < len(chosen) else [],
    }


def _by(every: Sequence[Answer], by: str) -> int:
    return sum(1 for answer in every if answer.by == by)
