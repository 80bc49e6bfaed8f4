"""A letter and its draft, or any two texts -> a FactCheck: what was kept, lost, changed, added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from easyread.facts import says
from easyread.facts.align import Alignment, Bag, align, bag
from easyread.facts.easy_words import keys
from easyread.facts.excuses import (
    around,
    both_said,
    denied_beside,
    excused,
    may_tell_duty,
    turned_facts,
)
from easyread.facts.free import Retold
from easyread.facts.hard import Problems, once, pair, said_again
from easyread.facts.help_lines import NEVER_IN_HELP
from easyread.facts.ledger import Ledger, kind_of
from easyread.facts.letter import facts_of_text
from easyread.facts.loose import compare_loosely, missing_denials, spare_denials
from easyread.facts.parts import added_promises, added_reasons, lost_parts, turned_lists
from easyread.facts.reversals import reversed_senses, turned_together
from easyread.facts.senses import counts, first_words
from easyread.facts.sentences import split_own_address, split_sentences
from easyread.facts.soft import compare_soft
from easyread.facts.swapped import swapped_facts, turned_comparison, turned_contact
from easyread.facts.tokens import tokens
from easyread.model import FactCheck, FactProblem

# Over this share of common words a line is the sentence lightly reworded: every small word counts.
CLOSE = 0.5
# Under this share of its weight in the whole rewrite, a sentence of the letter was dropped.
DROPPED = 0.3
# Half of that is enough where all lines together have this share of it.
TOLD = 0.5
# Under this share in the whole letter, a line with a duty says something new.
UNHEARD = 0.4
# In a rewrite that keeps most sentences, each sentence needs a line of its own.
ONE_TO_ONE = 1.01
LIGHT = 0.6
# Two or three sentences are too few to say how a rewrite goes about it.
FEW = 4
_DUTIES = frozenset({"MUST", "MUSTNOT", "SHOULD", "SHOULDNOT", "CANNOT", "NEEDNOT"})
_GREETINGS = ("dear ", "yours ", "kind regards", "thank you", "best wishes", "hello", "sincerely")


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
        return FactCheck(total, total)
    together = align(sentences, lines)
    lost, changed, added = _compare_everywhere(together, split_sentences(own_address))
    light = is_light(together)
    for i in range(len(sentences)):
        mine = [lines[j] for j in together.lines_of(i)]
        if mine:
            lost_here, changed_here, added_here = _compare_group(together, i, mine, light)
            changed += changed_here
            lost += lost_here
            added += added_here
    lost += _dropped(together, light)
    added += _unheard_duties(together, light)
    if not light:
        for i in range(len(sentences)):
            lost += lost_parts(together, i, around(together, i))
        added += [*added_reasons(together), *added_promises(together)]
        changed += turned_contact(body, lines)
    total = sum(len(facts_of_text(s)) for s in sentences)
    kept = max(0, total - len(set(lost)) - len(set(changed)))
    return FactCheck(total, kept, _once(lost), _once(changed), _once(added))


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


def _compare_group(both: Alignment, sentence: int, mine: list[str], light: bool) -> Problems:
    """Compare one sentence with the lines that tell it: every small word, or only plain reversals."""
    before, after = both.sentences[sentence].text, "\n".join(mine)
    if " ".join(before.split()) == " ".join(after.split()):
        return [], [], []
    old, new = bag(before), bag(after)
    each = min(_shared(bag(line), old) for line in mine)
    close = min(_closeness(old, new), _order(before, after), each) >= CLOSE
    if close:
        found = compare_soft(before, after)
        if not light:
            found = [p for p in found if not excused(p, both, sentence)]
    else:
        near = around(both, sentence)
        spare, short = spare_denials(before, near), missing_denials(before, near)
        found = [p for line in mine for p in compare_loosely(before, line, spare, short, after)]
        found = [p for p in found if p.kind != "opposite" or not both_said(p, both, sentence)]
        if denied_beside(both, sentence):
            found = [p for p in found if p.kind != "negation"]
    changed = turned_facts(before, mine)
    lost, added = [], []
    if not light:
        near = around(both, sentence)
        found += reversed_senses(before, after, near)
        if not found:
            found += [p for p in turned_together(before, near) if not both_said(p, both, sentence)]
        changed += swapped_facts(before, mine)
        changed += turned_comparison(before, mine)
        changed += turned_lists(before, mine)
    for problem in found:
        if problem.was:
            changed.append(problem)
        elif problem.line != " ".join(before.split()):
            added.append(problem)
        elif problem.kind != "right" or not counts(after)[0]["CAN"]:
            lost.append(problem)
    return lost, changed, added


def _closeness(one: Bag, other: Bag) -> float:
    """The share of words and facts that two bags have in common (Jaccard)."""
    together = len(one.stems | other.stems) + len(one.facts | other.facts)
    common = len(one.stems & other.stems) + len(one.facts & other.facts)
    return common / together if together else 0.0


def _shared(one: Bag, other: Bag) -> float:
    """The share of one bag's words that stand in the other, letter for letter (1 for no words)."""
    return len(one.stems & other.stems) / len(one.stems) if one.stems else 1.0


def _order(before: str, after: str) -> float:
    """How much of the order of words is the same (0 to 1)."""
    old, new = ([word for _, _, word in tokens(text)] for text in (before, after))
    return SequenceMatcher(None, old, new, autojunk=False).ratio()


def _dropped(both: Alignment, light: bool) -> list[FactProblem]:
    """Sentences of the letter that no line tells."""
    found = []
    enough = ONE_TO_ONE if light else DROPPED
    for i, sentence in enumerate(both.sentences):
        if len(sentence.stems) + len(sentence.facts) < 2 or sentence.text.lower().startswith(
            _GREETINGS
        ):
            continue
        if both.lines_of(i) or not (light or _matters(sentence)):
            continue
        # Each word may be told by any line, but one line must tell a good part of them together.
        best = max((both.share(sentence, [line]) for line in both.lines), default=0.0)
        if best >= enough or (
            not light and 2 * best >= enough and both.share(sentence, both.lines) >= TOLD
        ):
            continue
        found.append(says.lost("sentence", sentence.text, sentence.text, sentence.text))
    return found


def _matters(sentence: Bag) -> bool:
    """Say if a sentence states more than that something will or may be ("These things take time")."""
    return any(
        kind != "modal" or value not in ("will", "may", "can")
        for _, _, kind, value in facts_of_text(sentence.text)
    )


def is_light(both: Alignment) -> bool:
    """Does the rewrite keep most sentences nearly as they were?"""
    if len(both.sentences) < FEW:
        return False
    near = [
        i
        for i, sentence in enumerate(both.sentences)
        if any(_closeness(sentence, both.lines[j]) >= CLOSE for j in both.lines_of(i))
    ]
    return len(near) >= LIGHT * len(both.sentences)


def _unheard_duties(both: Alignment, light: bool) -> list[FactProblem]:
    """Lines that give a duty in words the letter does not have."""
    heard = frozenset(k for s in both.sentences for k in s.keys)
    found = []
    for j, line in enumerate(both.lines):
        if not light and may_tell_duty(both, j):
            continue
        sure, _ = counts(line.text)
        if both.home[j] is not None or j in both.help or not any(sure[c] for c in _DUTIES):
            continue
        new = [s for s in line.stems if not any(k in heard for k in keys(s))]
        if line.stems and 1 - len(new) / len(line.stems) < UNHEARD:
            words = first_words(line.text, _DUTIES)
            found.append(says.added("modal", words, words, line.text))
    return found


def _once(problems: Iterable[FactProblem]) -> tuple[FactProblem, ...]:
    """Each problem once, in the order found."""
    return tuple(dict.fromkeys(problems))
