"""A line of a rewrite -> is it added help that explains a word, rather than a retelling?"""

from __future__ import annotations

import re

from easyread.facts.close.denial import SKIP
from easyread.facts.close.senses import MODALS, counts
from easyread.facts.find.scan import scan
from easyread.facts.words.stems import stem
from easyread.facts.words.tokens import tokens

# Added help may explain, but may not bring in one of these.
NEVER_IN_HELP = frozenset(
    "date deadline time money phone email url dose reference address field provision".split()
)
_EXPLAINS = re.compile(
    r"^(?:an?\s+|the\s+|your\s+)?(?P<term>[\w'’ -]{2,60}?):?\s+(?:is|are|means?|says?|checks?|decides?|gives?|tells?|shows?|helps?)\b(?!\s+not\b)(?P<rest>.*)",
    re.IGNORECASE,
)
# "You must tell us ..." is a clause: what stands before the verb is no word to explain.
_IS_SENTENCE = re.compile(r"^(?:you|we|i|he|she)\b|\b(?:must|can|cannot|may|will|should|not|to)$")
_POINTING = frozenset("this that it these they there".split())
# A shorter ending is a statement: "The appeal is refused."
FEWEST_WORDS = 4
MOST_SHARED = 0.34


def explains(line: str, lines_before: str, letter: frozenset[str]) -> bool:
    """Say if a line explains a word of the lines before it in words the letter does not have.

    Args:
        line: one line of the rewrite.
        lines_before: the last few lines before it, in small letters.
        letter: the stems of the sentence of the letter it is nearest to.

    >>> explains("An appeal means you ask other people to look again.", "your appeal", frozenset())
    True
    >>> explains("The appeal is refused.", "your appeal", frozenset())
    False
    """
    match = _EXPLAINS.match(line)
    if match is None or any(fact.kind in NEVER_IN_HELP for fact in scan(line)):
        return False
    term = match["term"].lower()
    if _IS_SENTENCE.search(term):
        return False
    rest = [word for _, _, word in tokens(match["rest"])]
    if len(rest) < FEWEST_WORDS or (term not in _POINTING and not _is_named(term, lines_before)):
        return False
    return _is_new(rest, letter, MOST_SHARED)


def goes_on(line: str, letter: frozenset[str]) -> bool:
    """Say if a line after an explanation only goes on with it, as in "It decides who is right".

    A line with a duty or a hard fact never does, nor one that mostly has words of the letter.
    """
    words = [word for _, _, word in tokens(line)]
    if words[:1] == [] or words[0] not in _POINTING or any(counts(line)[0][c] for c in MODALS):
        return False
    return not any(fact.kind in NEVER_IN_HELP for fact in scan(line)) and _is_new(
        words, letter, 0.5
    )


def _is_new(words: list[str], letter: frozenset[str], most: float) -> bool:
    """Say if at most this share of the longer words stands in the letter's sentence."""
    long_words = [stem(word) for word in words if len(word) > 3 and word not in SKIP]
    return sum(word in letter for word in long_words) <= most * len(long_words)


def _is_named(term: str, lines: str) -> bool:
    """The word itself stands before, or all its words do ("Taking nutrition" for "take nutrition")."""
    there = {stem(word) for _, _, word in tokens(lines)}
    return all(stem(word) in there for _, _, word in tokens(term))
