"""A FactCheck -> the lines a person reads: what stops the letter, where, and how much was told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from easyread.facts.gate import gate
from easyread.model import FactCheck, FactProblem

# A bar of this many marks fits beside its words on a narrow screen.
BAR = 20
# Longer lines are cut; the JSON answer holds them whole.
LONGEST = 100


def spoken(check: FactCheck) -> Iterator[str]:
    r"""Say what the fact lock found, the problems that stop the signing first.

    >>> from easyread.facts import verify_text
    >>> print(*spoken(verify_text("You must pay £20.", "You can pay £20.")), sep="\n")
    Mend these, or a person must write why not:
    - weakened: The letter says “must”. The Easy Read says “can”.
        You can pay £20.
    <BLANKLINE>
    Facts kept:      1 of 2  [##########..........]
    Sentences told:  1 of 1  [####################]
    """
    now = gate(check)
    yield from _group("Mend these, or a person must write why not:", now.stopping)
    yield from _group("Look at these:", now.to_look_at)
    yield f"Facts kept:      {check.kept} of {check.total}  {_bar(check.kept, check.total)}"
    yield f"Sentences told:  {check.told} of {check.sentences}  {_bar(check.told, check.sentences)}"


def _group(heading: str, problems: Sequence[FactProblem]) -> Iterator[str]:
    if not problems:
        return
    yield heading
    for problem in problems:
        yield f"- {problem.how}: {problem.says}"
        if problem.kind != "sentence":
            yield f"    {_cut(problem.line)}"
    yield ""


def _bar(part: int, whole: int) -> str:
    full = BAR if part >= whole else part * BAR // max(whole, 1)
    return f"[{'#' * full}{'.' * (BAR - full)}]"


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
