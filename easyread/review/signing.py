"""An opened letter and a move -> what still stands in its way, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from easyread.facts import Gate
from easyread.model import Question
from easyread.review.findings import Left


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that stops a move: a stable code, a plain sentence, and the key it is about."""

    code: str
    says: str
    key: str = ""


def before_author(left: Sequence[Left], author_id: str | None, unplaced: int) -> list[Obstacle]:
    """What must be done before a letter goes to its author."""
    found = []
    if author_id is None:
        found.append(Obstacle("no-author", "Nobody is named as the author of this letter."))
    if unplaced:
        found.append(Obstacle("lost-change", "A change of yours has no row any more. Undo it."))
    return found + _findings(left)


def before_signing(
    gate: Gate, questions: Iterable[Question], answered: Iterable[str]
) -> list[Obstacle]:
    """What must be done before the author can sign that the Easy Read is true."""
    known = set(answered)
    facts = [Obstacle("fact", problem.says, problem.key) for problem in gate.stopping]
    asked = [
        Obstacle("question", question.says, question.key)
        for question in questions
        if question.key not in known
    ]
    return facts + asked


def before_passing(left: Sequence[Left]) -> list[Obstacle]:
    """What must be done before the page can pass the readability check."""
    return _findings(left)


def _findings(left: Sequence[Left]) -> list[Obstacle]:
    return [Obstacle("finding", x.finding.says, x.key) for x in left]
