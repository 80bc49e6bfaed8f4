"""A sentence and one hard word in it -> up to 10 easier words that fit there, best first.

Where they come from: ``easier/candidates.py``. How they are ordered: ``easier/ranking.py``. They are
for a person to choose from: no rewriter and no rule reads them.
"""

from __future__ import annotations

import re

from easyread.nlp import parse
from easyread.simplify.easier.candidates import find_candidates
from easyread.simplify.easier.ranking import rank

MOST = 10
# Words of law without an easier word: to "ask" is not to "appeal", a tribunal is no court.
AS_THEY_ARE = frozenset(("appeal", "tribunal"))
# A word this common is easy already (Zipf: 5.5 is once in 3,000 words).
EASY = 5.5
# Less sure than this, the first word is wrong more often than right (benchmarks/substitute.py).
LEAST = 0.15


def substitute(sentence: str, word: str, least: float = LEAST) -> tuple[str, ...]:
    """Give easier words for one word (or phrase) of a sentence, in the form it stands in.

    Args:
        sentence: the whole sentence.
        word: the word as it stands in the sentence.
        least: how sure the first word must be (0 to 1); nothing is given where it is less so.

    Returns:
        Up to 10 words or short phrases, best first; nothing where we would rather say nothing.

    >>> substitute("She purchased a ticket.", "purchased")[0]
    'bought'
    """
    found, sure = substitute_surely(sentence, word)
    return found if sure >= least else ()


def substitute_surely(sentence: str, word: str) -> tuple[tuple[str, ...], float]:
    """Give what ``substitute`` gives, and how sure the first word is (0 to 1).

    >>> substitute_surely("You can appeal.", "appeal")
    ((), 0.0)
    """
    from wordfreq import zipf_frequency

    place = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", sentence, re.IGNORECASE)
    if place is None or not word.strip():
        return (), 0.0
    doc = parse(sentence).doc
    tokens = [t for t in doc if place.start() <= t.idx < place.end()]
    if not tokens or tokens[0].lemma_.lower() in AS_THEY_ARE:
        return (), 0.0
    if len(tokens) == 1 and zipf_frequency(word, "en") >= EASY:
        return (), 0.0
    # An easier wording that holds the hard word itself ("rocket engine") helps nobody.
    hard = {word.lower(), *(t.lemma_.lower() for t in tokens)}
    candidates = [
        c
        for c in find_candidates(place.span(), tokens)
        if not hard & {c.text.lower(), *c.text.lower().split(" "), *c.base.split(" ")}
    ]
    ranked, sure = rank(candidates, tokens)
    easier = dict.fromkeys(_as_written(c.text, word) for c in ranked)
    return tuple(easier)[:MOST], sure


def _as_written(easier: str, word: str) -> str:
    return easier[0].upper() + easier[1:] if word[0].isupper() else easier[0].lower() + easier[1:]
