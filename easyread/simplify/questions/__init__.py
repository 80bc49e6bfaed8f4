"""Letter and Analysis -> questions for the author: what only the person who wrote the letter can say.

A letter is never mended silently: what does not fit is asked. Each kind of question is one file with
its proof (``asks`` and ``passes``); a new kind is one file and one line here.
"""

from __future__ import annotations

from easyread.fingerprint import suggestion_key
from easyread.model import Analysis, Letter, Question
from easyread.simplify.questions import (
    addressee,
    deadlines,
    doers,
    gaps,
    instalments,
    lists,
    passed,
    points,
    references,
    sums,
    totals,
    twice_dated,
    two_contacts,
    weekdays,
)
from easyread.simplify.questions.asked import Asked, Reading

__all__ = ["KINDS", "key_of", "questions"]

# In the order they are asked: who, then what is wrong, then what is not said.
KINDS = (
    addressee.KIND,
    weekdays.KIND,
    twice_dated.KIND,
    passed.KIND,
    sums.KIND,
    totals.KIND,
    points.KIND,
    instalments.KIND,
    lists.KIND,
    two_contacts.KIND,
    references.KIND,
    deadlines.KIND,
    doers.KIND,
    gaps.KIND,
)


def questions(letter: Letter, analysis: Analysis) -> tuple[Question, ...]:
    """Ask what the letter itself cannot answer, and where it contradicts itself.

    Questions in the same words are one question about all their sentences.
    """
    reading = Reading(letter, analysis)
    found: dict[tuple[str, Asked], list[str]] = {}
    for kind in KINDS:
        for asked in kind.ask(reading):
            same = Asked(asked.says, (), asked.choices, asked.offer, asked.how_counted)
            sentences = found.setdefault((kind.id, same), [])
            sentences.extend(s for s in asked.sentences if s not in sentences)
    return tuple(
        Question(
            id=f"q{number}",
            says=asked.says,
            sentence=sentences[0] if sentences else "",
            choices=asked.choices,
            sentences=tuple(sentences),
            offer=asked.offer,
            how_counted=asked.how_counted,
            kind=kind,
            key=key_of(kind, asked, sentences[0] if sentences else ""),
        )
        for number, ((kind, asked), sentences) in enumerate(found.items(), 1)
    )


def key_of(kind: str, asked: Asked, sentence: str) -> str:
    """The key an answer is kept under: it outlives a re-run, and changes when the question does."""
    return suggestion_key(kind, sentence, asked.says, "", "")
