"""Two words -> how near they are in meaning (0 to 1), only to see which lines belong together.

Nearness never decides that a fact is kept: "allow" and "refuse" are near too. The vectors in ``words.npz``
were made from a sentence model (all-MiniLM-L6-v2, Apache-2.0) by ``benchmarks/word_vectors.py``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from easyread.facts.words.easy_words import keys
from easyread.facts.words.stems import stem

# Under this cosine two words have nothing to do with one another: 1 random pair in 50 is above it
# (benchmarks/word_vectors.py, our word lists against random easy words).
FAR = 0.30
# Words of one of our groups ("telephone", "ring"), or a hard word and the easier one that our word
# lists give for it, count for this much.
GROUPED = 0.85
# The nearest that two different words can be by their vectors alone.
BY_VECTOR = 0.8


@lru_cache(maxsize=1)
def vectors_of_words() -> tuple[Mapping[str, int], Any]:
    """Give the row of each word, and the vectors (one a row, length 1)."""
    import numpy as np  # only who compares texts needs it: the web process does not

    with np.load(Path(__file__).with_name("words.npz")) as file:
        words = str(file["words"]).split("\n")
        vectors = file["vectors"].astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return {word: row for row, word in enumerate(words)}, vectors


def nearness(some: Iterable[str], others: Iterable[str]) -> Mapping[str, Mapping[str, float]]:
    """Give for each word of one text the words of the other text that are near it.

    Args:
        some: words in small letters.
        others: words of the other text.

    Returns:
        word -> other word -> how near (over 0, up to 1 for the same stem). Far words are left out.

    >>> near = nearness(["reside"], ["live", "pay"])
    >>> sorted(near["reside"])
    ['live']
    """
    rows, vectors = vectors_of_words()
    new, old = sorted(set(some)), sorted(set(others))
    found: dict[str, dict[str, float]] = {word: {} for word in new}
    known_new = [w for w in new if w in rows]
    known_old = [w for w in old if w in rows]
    if known_new and known_old:
        cosines = vectors[[rows[w] for w in known_new]] @ vectors[[rows[w] for w in known_old]].T
        at = (cosines > FAR).nonzero()
        # Plain numbers: numpy's own are slow to ask for one by one.
        for i, j, cosine in zip(at[0].tolist(), at[1].tolist(), cosines[at].tolist(), strict=True):
            found[known_new[i]][known_old[j]] = BY_VECTOR * (cosine - FAR) / (1 - FAR)
    stems = {word: stem(word) for word in {*new, *old}}
    places: dict[str | int, list[str]] = {}
    for other in old:
        for key in keys(stems[other]):
            places.setdefault(key, []).append(other)
    easier = _easier()
    for word in new:
        for key in (*keys(stems[word])[1:], *easier.get(stems[word], ())):
            for other in places.get(key, ()):
                found[word][other] = GROUPED
        for other in places.get(stems[word], ()):
            found[word][other] = 1.0
    return found


def known(word: str) -> bool:
    """Say if this is a common English word (in small letters).

    >>> known("happy"), known("xqz")
    (True, False)
    """
    return word in vectors_of_words()[0]


@lru_cache(maxsize=1)
def _easier() -> Mapping[str, frozenset[str]]:
    """The stems of hard words and of the easier words that our word lists give for them, both ways.

    Only single words: of "get rid of" no word alone means "abolish".
    """
    found: dict[str, set[str]] = {}
    for name in ("synonyms", "verbs", "nouns", "describing"):
        path = Path(__file__).parents[2] / "simplify" / "words" / f"{name}.csv"
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            hard = (row.get("word") or row.get("phrase") or "").lower()
            for easy in row["easier"].lower().split("|"):
                if hard.isalpha() and easy.isalpha():
                    found.setdefault(stem(hard), set()).add(stem(easy))
                    found.setdefault(stem(easy), set()).add(stem(hard))
    return {word: frozenset(others) for word, others in found.items()}
