"""A FactCheck and what people wrote -> what still stops the signing of a letter.

A fact that was lost, changed or added stops it. A person may let it through, and must write why: the
words, the person and the reason are kept and shown (design 4.4). The machine never may.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from easyread.errors import NoReason
from easyread.model import Decision, FactCheck, FactProblem

# "Fine" or "ok" does not say why; a reason has at least this many letters.
SHORTEST_REASON = 6


@dataclass(frozen=True, slots=True)
class Gate:
    """What stops the signing, what a person let through and why, and what only asks for a look."""

    stopping: tuple[FactProblem, ...]
    let_through: tuple[tuple[FactProblem, Decision], ...]
    to_look_at: tuple[FactProblem, ...]

    @property
    def open(self) -> bool:
        """True when the author may sign."""
        return not self.stopping


def let_through(problem: FactProblem, who: str, role: str, at: str, reason: str) -> Decision:
    """Make the decision of a person that a problem may stand.

    Args:
        problem: one problem of a ``FactCheck``.
        who: the person.
        role: their role; "machine" may not decide this.
        at: when, as an ISO 8601 time.
        reason: why the Easy Read is right as it is, in the person's own words.

    Raises:
        NoReason: the reason is missing or too short, or no person decided (code ``no-reason``).
    """
    if role == "machine" or not who.strip():
        raise NoReason("Only a person can let this through.", "Sign in, then write why.")
    if len(reason.strip()) < SHORTEST_REASON:
        raise NoReason("This needs a reason.", "Write in a few words why the Easy Read is right.")
    return Decision(problem.key, "keep", problem.text, who.strip(), role, at, reason.strip())


def gate(check: FactCheck, decisions: Iterable[Decision] = ()) -> Gate:
    """Say what still stops the signing.

    A decision counts only for the very same words: any later change of the line or of the fact gives
    the problem another key, and it stops the signing again. The last decision on a key counts; one
    that was taken back has the choice "edit".
    """
    last = {d.key: d for d in decisions if d.role != "machine" and d.reason}
    stopping, passed, look = [], [], []
    for problem in (*check.lost, *check.changed, *check.added):
        decision = last.get(problem.key)
        if decision is not None and decision.choice == "keep":
            passed.append((problem, decision))
        elif problem.severity == "block":
            stopping.append(problem)
        else:
            look.append(problem)
    return Gate(tuple(stopping), tuple(passed), tuple(look))
