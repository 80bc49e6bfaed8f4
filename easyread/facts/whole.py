"""A letter and its draft, or any two texts -> a FactCheck: what was kept, lost, changed, added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from easyread.facts import says
from easyread.facts.close.hard import Problems, once, pair, said_again
from easyread.facts.close.senses import counts
from easyread.facts.close.soft import compare_soft
from easyread.facts.find.ledger import Ledger, kind_of
from easyread.facts.help_lines import NEVER_IN_HELP
from easyread.facts.letter import facts_of_text
from easyread.facts.retold.align import Alignment, align, bag, closeness, shared
from easyread.facts.retold.crossed import crossed_facts
from easyread.facts.retold.denied_words import turned_statements
from easyread.facts.retold.dropped import (
    dropped_clauses,
    dropped_conditions,
    dropped_rights,
    dropped_sentences,
    dropped_things,
    nothing_to_tell,
    tells_right,
)
from easyread.facts.retold.edits import edited_words
from easyread.facts.retold.excuses import around, excused, in_order, only_then, turned_facts
from easyread.facts.retold.free import Retold
from easyread.facts.retold.invented import (
    added_bars,
    added_claims,
    added_reasons,
    barred_ways,
    unheard_duties,
)
from easyread.facts.retold.parsed import parsed
from easyread.facts.retold.parts import lost_parts, turned_lists, turned_parts
from easyread.facts.retold.reversals import reversed_senses
from easyread.facts.retold.roles import wrong_persons, wrong_roles
from easyread.facts.retold.swapped import swapped_facts, turned_comparison, turned_contact
from easyread.facts.retold.told import told_otherwise
from easyread.facts.words.sentences import split_own_address, split_sentences
from easyread.model import FactCheck, FactProblem

# Over this share of common words a line is the sentence lightly reworded: every small word counts.
CLOSE = 0.5


def verify_text(source: str, rewrite: str) -> FactCheck:
    """Check the facts of any two texts, the second meant as a rewrite of the first.

    Args:
        source: the letter.
        rewrite: its Easy Read; headings, lists and ``[Picture: ...]`` lines may stand in it.

    Returns:
        What was lost, changed and added; ``total`` counts the facts of the source.

    >>> verify_text("You must pay £20.", "You must pay £30.").changed[0].says
    'The letter says £20. The Easy Read says £30.'
    """
    body, own_address = split_own_address(source)
    sentences = split_sentences(body)
    lines = split_sentences(split_own_address(rewrite)[0])
    if sentences == lines:
        total = sum(len(facts_of_text(s)) for s in sentences)
        return FactCheck(total, total, sentences=len(sentences), told=len(sentences))
    together = align(sentences, lines)
    lost, changed, added = _compare_everywhere(together, split_sentences(own_address))
    same = together.same
    for i in range(len(sentences)):
        mine = together.lines_of(i)
        if mine and not same.issuperset(mine):
            own = [lines[j] for j in mine]
            lost_here, changed_here, added_here = _compare_group(together, i, own)
            changed += changed_here
            lost += lost_here
            added += added_here
            lost += lost_parts(together, i, around(together, i))
    lost += [*dropped_sentences(together), *dropped_clauses(together)]
    lost += [*dropped_things(together, lost), *dropped_rights(together)]
    lost += dropped_conditions(together)
    added += unheard_duties(together, light=False)
    extra = together.part(range(len(sentences)), nothing_to_tell(together))
    added += [*unheard_duties(extra, light=True), *added_reasons(together)]
    added += [*added_claims(together), *added_bars(together), *barred_ways(together)]
    changed += turned_contact(body, lines)
    changed += turned_parts(together)
    changed += _sure(crossed_facts, together.reworded(moved=True), together)
    reworded = together.reworded()
    parsed([bag.text for bag in (*reworded.sentences, *reworded.lines)])  # all in one batch
    for problem in (*_sure(wrong_roles, reworded, together), *wrong_persons(together)):
        (changed if problem.was else added).append(problem)
    for problem in _sure(turned_statements, reworded, together):
        side = changed if problem.was else added if problem.line in lines else lost
        side.append(problem)
    known = {problem.kind for problem in (*lost, *changed, *added)}
    for problem in told_otherwise(together):
        if problem.kind in known:
            continue  # said already, and by a surer rule
        side = changed if problem.was else lost if problem.how == "lost" else added
        side.append(problem)
    total = sum(len(facts_of_text(s)) for s in sentences)
    kept = max(0, total - len(set(lost)) - len(set(changed)))
    untold = sum(p.kind == "sentence" for p in _once(lost))
    told = max(0, len(sentences) - untold)
    return FactCheck(total, kept, _once(lost), _once(changed), _once(added), len(sentences), told)


def _sure(
    rule: Callable[[Alignment], Iterable[FactProblem]], reworded: Alignment, together: Alignment
) -> list[FactProblem]:
    """Ask a slow rule first of the reworded lines only, and where it speaks, of all.

    What stands word for word in both texts needs no second look, but may excuse what was found.
    """
    if not reworded.lines:
        return []
    found = list(dict.fromkeys(rule(reworded)))
    if not found or len(reworded.sentences) == len(together.sentences):
        return found
    again = set(rule(together))
    return [problem for problem in found if problem in again]


def _compare_everywhere(both: Alignment, may_say: Sequence[str]) -> Problems:
    """Hard facts that stand nowhere in the other text; paired where their lines belong together."""
    old = Ledger(b.text for b in both.sentences)
    allowed = Ledger([*old.texts, *may_say])
    new = Ledger(b.text for b in both.lines)
    retold = Retold(allowed, new)
    gone = [s for s in old.facts if not new.states(s.fact) and not retold.keeps(s)]
    helping = {both.lines[j].text for j in both.help}
    come = [
        s
        for s in new.facts
        if not allowed.states(s.fact)
        and not said_again(s, old, new)
        and not retold.knows(s)
        and (kind_of(s.fact) in NEVER_IN_HELP or s.text not in helping)
    ]
    lines_of: dict[str, set[str]] = {}
    for j, home in enumerate(both.home):
        if home is not None:
            lines_of.setdefault(both.sentences[home].text, set()).add(both.lines[j].text)
    lost: list[FactProblem] = []
    changed: list[FactProblem] = []
    for old_fact in once(gone):
        here = [n for n in come if n.text in lines_of.get(old_fact.text, ())]
        lost_here, changed_here = pair([old_fact], here)
        if changed_here:
            come = [n for n in come if n.fact.value != changed_here[0].value]
        lost += lost_here
        changed += changed_here
    added = [says.added(kind_of(n.fact), n.fact.value, n.words, n.text) for n in once(come)]
    return lost, changed, added


def _compare_group(both: Alignment, sentence: int, mine: list[str]) -> Problems:
    """Compare one sentence with the lines that tell it.

    Lines in nearly the same words are compared word for word; a free retelling only with what the
    lines near by bear out. The rest of the letter has no say in this.
    """
    before, after = both.sentences[sentence].text, "\n".join(mine)
    found = []
    if _closely_told(before, mine):
        found = [p for p in compare_soft(before, after) if not excused(p, both, sentence)]
    changed = turned_facts(before, mine)
    lost, added = [], []
    found += reversed_senses(before, after, around(both, sentence))
    if len(mine) > 1:
        changed += swapped_facts(before, mine)
    changed += turned_comparison(before, mine)
    changed += turned_lists(before, mine)
    if len(mine) == 1:
        found += edited_words(before, mine[0], [line.text for line in both.lines])
    if only_then(before, after):
        found = [p for p in found if p.kind not in ("modal", "negation", "condition")]
    for problem in found:
        if problem.was:
            changed.append(problem)
        elif problem.line != " ".join(before.split()):
            added.append(problem)
        elif problem.kind != "right" or not (
            counts(after)[0]["CAN"] or tells_right(problem, around(both, sentence))
        ):
            lost.append(problem)
    return lost, changed, added


def _closely_told(before: str, mine: list[str]) -> bool:
    """Do the lines tell the sentence mostly in its own words, in their order?"""
    after = "\n".join(mine)
    old = bag(before)
    return (
        closeness(old, bag(after)) >= CLOSE
        and min(shared(bag(line), old) for line in mine) >= CLOSE
        and in_order(before, after) >= CLOSE
    )


def _once(problems: Iterable[FactProblem]) -> tuple[FactProblem, ...]:
    """Each problem once, in the order found."""
    return tuple(dict.fromkeys(problems))
