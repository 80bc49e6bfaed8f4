"""Easier words for a word in its sentence -> a score for each, and how sure we are of the best one.

A score is a weighted sum of the measures below. The weights (``weights.csv``) were learned by
``benchmarks/substitute.py --learn`` on our own sentences, so that the first word is a right one as
often as possible. ``sure`` is the share of the first word when the scores are turned into chances.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from easyread.facts.words.near_words import vectors_of_words
from easyread.simplify.easier.candidates import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Token

LISTS = ("letters", "letters_other", "synonyms", "own", "wordnet_s", "wordnet_l", "wordnet_a")
MEASURES = (
    *LISTS,
    "first",  # first in one of our own lists
    "lists",  # how many lists hold it
    "else",  # only found by another part of speech than the parser's
    "common",  # how common it is (Zipf, tenths of a million and up)
    "gain",  # how much more common than the hard word, up to 2
    "rarer",  # how much rarer than the hard word
    "near",  # how near its meaning is to the hard word's
    "context",  # how near to the other words of the sentence
    "phrase",  # more than one word
    "longer",  # longer than the hard word
    "object",  # "rise" for a verb with an object
)
# Verbs (or their first words) that take no object: nobody "rises prices".
_WITHOUT_OBJECT = frozenset(
    "rise fall go come happen arrive appear live act agree die stay last".split()
)
_GO_WITH_ADJECTIVE = frozenset("better worse less smaller bigger stronger well up down".split())
# Under this share of the chances a word is not worth reading; under this Zipf it is not easy.
CHANCE, EASY = 0.002, 2.8
_CONTENT = frozenset("NOUN VERB ADJ ADV PROPN".split())


def measure(candidates: Sequence[Candidate], tokens: Sequence[Token]) -> np.ndarray:
    """Give one row of numbers for each candidate, in the order of ``MEASURES``."""
    word = " ".join(t.lower_ for t in tokens)
    inside = {t.i for t in tokens}
    around = [t.lower_ for t in tokens[0].doc if t.pos_ in _CONTENT and t.i not in inside]
    takes_object = any(c.dep_ in ("dobj", "nsubjpass") for c in tokens[0].children)
    own = _vector([word])
    context = _vector(around)
    rows = []
    for candidate in candidates:
        marks = candidate.marks
        best = [max(marks.get(name, 0.0), marks.get(f"{name}_else", 0.0) * 0.8) for name in LISTS]
        vector = _vector([candidate.text.lower()]) + _vector([candidate.base.lower()])
        common = _zipf(candidate.text)
        gain = common - _zipf(word)
        rows.append(
            [
                *best,
                float(max(best[:4]) == 1.0),
                sum(1.0 for value in best if value) / 3,
                float(all(mark.endswith("_else") for mark in marks)),
                common - 4,
                max(0.0, min(gain, 2.0)),
                max(0.0, -gain),
                _cosine(vector, own),
                _cosine(vector, context),
                float(" " in candidate.text),
                float(len(candidate.text) > len(word)),
                float(_lacks_object(candidate.base) if takes_object else 0.0),
            ]
        )
    return np.array(rows, dtype=np.float64)


def rank(candidates: Sequence[Candidate], tokens: Sequence[Token]) -> tuple[list[Candidate], float]:
    """Order candidates, best first, and say how sure the first one is (0 to 1).

    Words without a real chance, and words too rare to be easy, are left out.
    """
    if not candidates:
        return [], 0.0
    scores = measure(candidates, tokens) @ np.array([weights()[name] for name in MEASURES])
    order = np.argsort(-scores, kind="stable")
    chances = np.exp(scores - scores.max())
    # A word that nothing else competes with is not sure for that alone.
    rest = np.exp(weights()["nothing fits"] - scores.max())
    share = chances / (chances.sum() + rest)
    kept = [i for i in order if share[i] >= CHANCE and _zipf(candidates[i].text) >= EASY]
    return [candidates[i] for i in kept], float(share[kept[0]]) if kept else 0.0


def _lacks_object(base: str) -> bool:
    first, _, rest = base.partition(" ")
    if first == "get" and rest in _GO_WITH_ADJECTIVE:
        return True
    return first in _WITHOUT_OBJECT and not rest.endswith(
        (" to", " into", " with", " out", "through")
    )


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """The weight of each measure, and of "nothing fits"."""
    text = files(__package__).joinpath("weights.csv").read_text(encoding="utf-8")
    return {row["measure"]: float(row["weight"]) for row in csv.DictReader(text.splitlines())}


@lru_cache(maxsize=8192)
def _zipf(text: str) -> float:
    from wordfreq import zipf_frequency

    return min(float(zipf_frequency(part, "en")) for part in text.split(" "))


def _vector(words: Sequence[str]) -> np.ndarray:
    rows, vectors = vectors_of_words()
    known = [rows[part] for word in words for part in word.split(" ") if part in rows]
    if not known:
        return np.zeros(vectors.shape[1], dtype=np.float32)
    return np.asarray(vectors[known].mean(axis=0))


def _cosine(one: np.ndarray, other: np.ndarray) -> float:
    size = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(one @ other) / size if size else 0.0
