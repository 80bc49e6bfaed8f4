"""A problem in a free retelling -> is it told by the lines near by, or in a form that says the same?"""

from __future__ import annotations

import re

from easyread.facts.align import Alignment
from easyread.facts.denial import hidden_denials
from easyread.facts.free import Retold
from easyread.facts.hard import pair, turned_sides
from easyread.facts.ledger import Ledger
from easyread.facts.senses import counts
from easyread.facts.stems import stem
from easyread.facts.tokens import tokens
from easyread.model import FactProblem

# A duty or denial in one of these may be told by "no" alone: "at no cost", "you do not have to pay".
_BY_NO = frozenset({"neednot", "cannot", "mustnot", "shouldnot", "maynot"})
_DUTIES = frozenset({"MUST", "MUSTNOT", "SHOULD", "SHOULDNOT", "CANNOT", "NEEDNOT"})
_RESTS = re.compile(r"\b(?:other|rest|but|except|apart)\b", re.IGNORECASE)
_SOFT = frozenset({"modal", "condition", "quantifier"})


def around(both: Alignment, sentence: int) -> str:
    """Give the lines that tell a sentence, and those next to them that tell no sentence."""
    mine = both.lines_of(sentence)
    if not mine:
        return ""
    first, last = mine[0], mine[-1]
    while first > 0 and both.home[first - 1] is None:
        first -= 1
    while last + 1 < len(both.lines) and both.home[last + 1] is None:
        last += 1
    own = (j for j in range(first, last + 1) if both.home[j] in (None, sentence))
    return "\n".join(both.lines[j].text for j in own if j not in both.help)


def excused(problem: FactProblem, both: Alignment, sentence: int) -> bool:
    """Say if a small word that came or went is told near by.

    A retelling moves an "if" or a "must" to the next line, or says it twice.
    """
    before, after = both.sentences[sentence].text, around(both, sentence)
    old, old_perhaps = counts(before)
    new, new_perhaps = counts(after)
    old_perhaps["NOT"] += hidden_denials(before)
    new_perhaps["NOT"] += hidden_denials(after)
    if problem.kind == "opposite":
        return both_said(problem, both, sentence)
    if problem.was:
        return problem.was == "may" and problem.value == "can"
    if problem.kind == "negation":
        return new["NOT"] <= old["NOT"] + old_perhaps["NOT"] + old["ATMOST"] and (
            old["NOT"] <= new["NOT"] + new_perhaps["NOT"]
        )
    if problem.kind not in _SOFT:
        return False
    came = problem.line != " ".join(before.split())
    code = problem.value.upper()
    if code.lower() in _BY_NO:
        if came:
            return bool(old["NOT"] or old_perhaps["NOT"])
        return bool(new["NOT"] or new_perhaps["NOT"])
    if came:
        return bool(old[code] or old_perhaps[code])
    return bool(new[code] or new_perhaps[code])


def both_said(problem: FactProblem, both: Alignment, sentence: int) -> bool:
    """Say if the lines hold both a word and its opposite: "closed on Monday, open on other days"."""
    near = "\n".join(line.text for line in both.lines)
    excepts = counts(both.sentences[sentence].text)[0]["EXCEPT"]
    return bool(excepts and _RESTS.search(near)) and stem(problem.was) in {
        stem(word) for _, _, word in tokens(near)
    }


def may_tell_duty(both: Alignment, line: int) -> bool:
    """Say if a line with a duty may tell a sentence in other words: one near it, or an untold one."""
    if any(both.lines[line].keys & sentence.keys for sentence in both.sentences):
        return True
    told = set(both.home)
    near = {h for h in both.home[max(0, line - 1) : line + 2] if h is not None}
    near |= {j for j in range(len(both.sentences)) if j not in told}
    new, _ = counts(both.lines[line].text)
    wanted = {c for c in new if c in _DUTIES} | ({"NOT"} if new["NOT"] else set())
    for j in near:
        old, perhaps = counts(both.sentences[j].text)
        perhaps["NOT"] += hidden_denials(both.sentences[j].text)
        if any(old[c] or perhaps[c] for c in wanted):
            return True
    return False


def denied_beside(both: Alignment, sentence: int) -> bool:
    """Say if a sentence beside this one is denied and has no line of its own."""
    beside = (sentence - 1, sentence + 1)
    return any(
        0 <= j < len(both.sentences)
        and not both.lines_of(j)
        and counts(both.sentences[j].text)[0]["NOT"]
        for j in beside
    )


def turned_facts(before: str, lines: list[str]) -> list[FactProblem]:
    """Find hard facts of one sentence that are changed, or on the wrong side, in its lines."""
    old, new = Ledger([before]), Ledger(lines)
    retold = Retold(old, new)
    gone = [s for s in old.facts if not new.states(s.fact) and not retold.keeps(s)]
    come = [s for s in new.facts if not old.states(s.fact) and not retold.knows(s)]
    _, changed = pair(gone, come)
    return [*changed, *(p for p in turned_sides(old, new) if not _denied_once(before, p))]


def _denied_once(before: str, problem: FactProblem) -> bool:
    """Refused after nine, so be there by nine: a denial on one side only turns the side round."""
    old, old_perhaps = counts(before)
    new, new_perhaps = counts(problem.line)
    return bool(old["NOT"] or old_perhaps["NOT"]) != bool(new["NOT"] or new_perhaps["NOT"])
