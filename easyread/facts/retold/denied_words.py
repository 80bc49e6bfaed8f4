"""A letter and a free retelling -> words that one of them denies and the other does not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial

from easyread.facts import says
from easyread.facts.retold.align import Alignment
from easyread.facts.retold.cases import doubts, same_case
from easyread.facts.retold.polarity import FREE, Key, Said, said
from easyread.facts.words.stems import stem
from easyread.facts.words.tokens import tokens
from easyread.model import FactProblem

# Two statements are of one thing from this share of near words on.
SAME_THING = 0.35
# As good as the best, within this.
AS_GOOD = 0.35
ALIGNED = 0.25
# So much of the same thing must both be before a doubt that is gone is called gone.
SURE_OF_IT = 0.75


def turned_statements(both: Alignment) -> list[FactProblem]:
    """Find words that stand on the same things in both texts, said in one and denied in the other.

    Args:
        both: the two texts, with the lines that tell each sentence.
    """
    old = said([s.text for s in both.sentences])
    new = said([line.text for line in both.lines])
    return list(dict.fromkeys(_turned(both, old, new)))


def _turned(both: Alignment, old: tuple[Said, ...], new: tuple[Said, ...]) -> Iterator[FactProblem]:
    by_key: dict[Key, list[Said]] = {}
    for one in old:
        for key in one.signs:
            by_key.setdefault(key, []).append(one)
    links: dict[int, list[tuple[float, Said, bool]]] = {}
    told: dict[int, list[tuple[float, int, bool]]] = {}
    for i, now in enumerate(new):
        mates = {id(o): o for key in now.signs for o in by_key.get(key, ())}
        for was in mates.values():
            score = _score(both, was, now)
            same = _agree(was, now)
            links.setdefault(i, []).append((score, was, same))
            told.setdefault(id(was), []).append((score, i, same))
    for i, now in enumerate(new):
        if (now.case and now.given is None) or now.line in both.help:
            continue
        found = sorted(links.get(i, ()), key=lambda link: -link[0])
        if not found or found[0][0] < SAME_THING:
            continue
        best = found[0][0]
        agreeing = [was for score, was, same in found if same and score >= best - AS_GOOD]
        if agreeing:
            if best >= SURE_OF_IT and _made_sure(both, agreeing, now):
                was = agreeing[0]
                line = both.lines[now.line].text
                yield says.changed("modal", now.word, now.word, line, "may", "may")
            continue
        score, was, _ = found[0]
        if not _comparable(both, was, now) or _excused(was, now):
            continue
        if any(
            same and s >= score - AS_GOOD and (not _one_word(was, now) or _one_word(was, new[j]))
            for s, j, same in told[id(was)]
        ):
            continue
        yield _problem(both, was, now)


def _score(both: Alignment, was: Said, now: Said) -> float:
    """How much two statements are of the same thing (0 to 1, more where the lines are aligned)."""
    home = both.home[now.line]
    aligned = ALIGNED if home == was.line else 0.0
    if home is not None and home != was.line:
        aligned = -ALIGNED
    if not now.words and now.word in _OUTCOMES:
        return 1.0
    score = 0.6 * _cover(both, now.words, was.words | was.meant)
    score += 0.4 * _cover(both, was.words, now.words | now.meant)
    score += aligned
    if was.thing and now.thing:
        return max(score, SAME_THING + aligned)
    return score


def _cover(both: Alignment, some: frozenset[str], others: frozenset[str]) -> float:
    """Give the share of some words that are near others (0.5 for none)."""
    total = held = 0.0
    for word in some:
        near = both.near.get(word, {})
        much = max((near.get(o, float(word == o)) for o in others), default=0.0)
        total += both.weight.get(stem(word), 1.0)
        held += both.weight.get(stem(word), 1.0) * much
    return held / total if total else 0.5


def _comparable(both: Alignment, was: Said, now: Said) -> bool:
    """Say if both are said outright, or in the same case."""
    if not now.case:
        return not was.case
    if was.case and was.given is None:
        return False
    told = both.sentences[was.line].words
    return same_case(was.given, now.given, told, partial(_cover, both), _turns)


def _made_sure(both: Alignment, was: Sequence[Said], now: Said) -> bool:
    """Say if what may not be so is told as not so: "may not be valid", "does not count"."""
    if now.case or not now.denied or not all(w.doubt and w.denied and not w.case for w in was):
        return False
    near = range(max(0, now.line - 1), min(len(both.lines), now.line + 2))
    return not any(doubts({w for *_, w in tokens(both.lines[j].text)}) for j in near)


def _turns(some: Collection[str], others: Collection[str]) -> bool:
    """Do two bags of words hold opposites of one another: "in work" and "unemployed"?"""
    sides = {place for word in some for place in FREE.get(word, ())}
    return any((n, 1 - side) in sides for word in others for n, side in FREE.get(word, ()))


# Said alone, these tell how a whole case ended.
_OUTCOMES = frozenset("won win lost lose successful unsuccessful".split()) | {"said yes", "said no"}


def _agree(was: Said, now: Said) -> bool:
    """Say if both say yes or both say no.

    The word itself and its opposites go before its group: "valid" and "invalid" may stand in one group.
    """
    shared = [key for key in now.signs if key in was.signs]
    sure = [key for key in shared if not isinstance(key, int)] or shared
    return any(was.signs[key] == now.signs[key] for key in sure)


def _one_word(was: Said, now: Said) -> bool:
    """Say if both say the very same word: only that word said rightly elsewhere excuses it."""
    return any(isinstance(key, str) and key in was.signs for key in now.signs)


def _excused(was: Said, now: Said) -> bool:
    """Say if a duty that fell away became a choice: "you do not have to" may become "you can"."""
    if was.denied and was.optional and not now.duty:
        return True
    return now.denied and now.optional and not was.duty


def _problem(both: Alignment, was: Said, now: Said) -> FactProblem:
    before, line = both.sentences[was.line].text, both.lines[now.line].text
    if was.denied == now.denied:
        return says.changed("opposite", now.word, now.word, line, was.word, was.word)
    if was.denied:
        return says.lost("negation", was.word, f"not {was.word}", before)
    return says.added("negation", now.word, f"not {now.word}", line)
