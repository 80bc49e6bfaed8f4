"""A sentence and a line that is nearly the same -> the few words that differ, and what they turn.

Where a line keeps nearly every word, the words that differ say it all: "you" for "we", one office for
another, a condition cut away. In a free retelling the same signs mean nothing, so it is not asked there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from easyread.facts import says
from easyread.facts.retold.align import EMPTY
from easyread.facts.words.easy_words import near
from easyread.facts.words.near_words import nearness
from easyread.facts.words.party_words import FAMILY, ORGANISATIONS, PEOPLE
from easyread.facts.words.stems import stem
from easyread.facts.words.tokens import Token, tokens
from easyread.model import FactProblem

# At least this share of the words stands in both, in the same order.
MOSTLY = 0.7
# At most this many words may stand for one another; a longer change is a retelling.
FEW = 5
_YOU = frozenset("you your yours yourself".split())
_WE = frozenset("we us our ours i me my".split())
_PARTIES = (
    PEOPLE
    | ORGANISATIONS
    | frozenset("state authority parties party inspectors appellants".split())
)
_CONDITIONS = frozenset("if unless because until except provided only where when".split())
# From this nearness on, one word may be an easier word for the other.
AKIN = 0.4
# A cut clause is lost where less than this share of its words stands elsewhere in the rewrite.
TOLD = 0.34
FEWEST_CUT = 3


def edited_words(before: str, line: str, rewrite: Iterable[str]) -> Iterator[FactProblem]:
    """Find who was exchanged, and which condition was cut, in a line that is nearly the sentence.

    Args:
        before: the sentence.
        line: the one line that tells it.
        rewrite: all lines; a clause that another line tells is not lost.
    """
    old, new = tokens(before), tokens(line)
    match = SequenceMatcher(None, [w for _, _, w in old], [w for _, _, w in new], autojunk=False)
    if match.ratio() < MOSTLY:
        return
    whole = list(rewrite)
    for kind, a, b, c, d in match.get_opcodes():
        gone, come = old[a:b], new[c:d]
        if kind == "replace" and max(len(gone), len(come)) <= FEW:
            yield from _exchanged(before, line, gone, come)
        if kind == "delete":
            yield from _cut(before, gone, whole)


def _exchanged(
    before: str, line: str, gone: tuple[Token, ...], come: tuple[Token, ...]
) -> Iterator[FactProblem]:
    was, now = ({w for _, _, w in some} for some in (gone, come))
    turned = (was & _YOU and now & _WE and not now & _YOU) or (
        was & _WE and now & _YOU and not now & _WE
    )
    others, parties = was & _PARTIES, {p for p in now & _PARTIES if p not in before.lower().split()}
    parties = parties or (now & _PARTIES if others else set())
    if turned or (others and parties and not _akin(others, parties)):
        text, was_text = _words(line, come), _words(before, gone)
        yield says.changed("role", text, text, line, was_text, was_text)


def _akin(some: set[str], others: set[str]) -> bool:
    pairs = [(a, b) for a in some for b in others]
    if any(
        near(stem(a), stem(b)) or (a in FAMILY and FAMILY[a] == FAMILY.get(b)) for a, b in pairs
    ):
        return True
    return any(much >= AKIN for found in nearness(some, others).values() for much in found.values())


def _cut(before: str, gone: tuple[Token, ...], rewrite: list[str]) -> Iterator[FactProblem]:
    if not gone or not any(w in _CONDITIONS for _, _, w in gone[:2]):
        return
    content = {w for _, _, w in gone if w not in EMPTY and w not in _CONDITIONS}
    if len(content) < FEWEST_CUT - 1 or len(gone) < FEWEST_CUT:
        return
    there = {w for text in rewrite for _, _, w in tokens(text)}
    told = sum(
        max(found.values(), default=0.0) >= AKIN for found in nearness(content, there).values()
    )
    if told < TOLD * len(content):
        text = _words(before, gone)
        yield says.lost("condition", gone[0][2], text, before)


def _words(text: str, some: tuple[Token, ...]) -> str:
    return text[some[0][0] : some[-1][1]]
