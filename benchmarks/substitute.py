"""Our own labelled sentences -> how often the first easier word is right.

Run: python benchmarks/substitute.py            (prints both halves, and the time for 1,000 lines)
     python benchmarks/substitute.py --errors   (also what was wrong on the tuning half)
     python benchmarks/substitute.py --learn    (learns the weights on the tuning half, writes them)
``sets/substitute.jsonl`` was written by hand before anything was tuned: the hard words are a random
draw from words of middling frequency, and words of the news and of letters. One half is for tuning;
the other is only counted.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from easyread.nlp import parse
from easyread.simplify.easier import ranking
from easyread.simplify.easier.candidates import Candidate, find_candidates
from easyread.simplify.substitute import substitute_surely

HERE = Path(__file__).resolve().parent
SET = HERE / "sets" / "substitute.jsonl"
WEIGHTS = HERE.parent / "easyread" / "simplify" / "easier" / "weights.csv"
# How strongly the weights are held near their start, so that 160 sentences do not bend them.
HOLD = 0.02


@dataclass(frozen=True, slots=True)
class Item:
    sentence: str
    word: str
    easier: frozenset[str]
    half: str


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--learn", action="store_true")
    asked = parser.parse_args()
    items = read()
    if asked.learn:
        learn([i for i in items if i.half == "tune"])
    for half in ("tune", "held"):
        count([i for i in items if i.half == half], half, asked.errors and half == "tune")
    wordnet_alone([i for i in items if i.half == "held"])
    start = time.perf_counter()
    lines = (items * 4)[:1000]
    for item in lines:
        substitute_surely(item.sentence, item.word)
    print(f"{len(lines)} lines in {time.perf_counter() - start:.1f} s")


def read() -> list[Item]:
    rows = [json.loads(line) for line in SET.read_text(encoding="utf-8").splitlines()]
    return [
        Item(r["sentence"], r["word"], frozenset(e.lower() for e in r["easier"]), r["half"])
        for r in rows
    ]


def count(items: Sequence[Item], half: str, show: bool) -> None:
    answers = []
    for item in items:
        found, sure = substitute_surely(item.sentence, item.word)
        right = [f.lower() in item.easier for f in found]
        answers.append((sure, bool(right and right[0]), any(right[:3]), any(right), bool(found)))
        if show and not (right and right[0]):
            print(f"  {sure:.2f} {item.word}: {', '.join(found[:5])} | {', '.join(item.easier)}")
    answers.sort(key=lambda a: -a[0])
    n = len(answers)
    print(
        f"{half}: {n} items, answered {sum(a[4] for a in answers)}; first right "
        f"{_share(answers, 1):.3f}, in first three {_share(answers, 2):.3f}, in ten "
        f"{_share(answers, 3):.3f}; first right when it speaks on a half "
        f"{_share(answers[: n // 2], 1):.3f} (sure {answers[n // 2 - 1][0]:.2f}), on a tenth "
        f"{_share(answers[: n // 10], 1):.3f} (sure {answers[n // 10 - 1][0]:.2f})"
    )


def wordnet_alone(items: Sequence[Item]) -> None:
    """Count without our own lists: what to expect of words they do not hold."""
    weights = np.array([ranking.weights()[name] for name in ranking.MEASURES])
    first = []
    for item in items:
        rows, right = _measured(item, own=False)
        scores = rows[:-1, :-1] @ weights
        first.append(bool(len(scores)) and bool(right[int(np.argmax(scores))]))
    print(f"held, WordNet alone: first right {sum(first) / len(first):.3f}")


def _share(answers: Sequence[tuple[float, bool, bool, bool, bool]], column: int) -> float:
    return sum(bool(a[column]) for a in answers) / max(1, len(answers))


def learn(items: Sequence[Item]) -> None:
    """Fit the weights so that the right words of a sentence get its chances; write them."""
    start = dict(ranking.weights())
    names = [*ranking.MEASURES, "nothing fits"]
    first = np.array([start[n] for n in names])
    # Once with all lists and once with WordNet alone: the words of the set are better covered by
    # our own lists than the words of the world are.
    both = [_measured(item, own) for item in items for own in (True, False)]
    weights = fit(both, first)
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("measure", "weight"))
        writer.writerows((n, f"{w:.2f}") for n, w in zip(names, weights, strict=True))
    ranking.weights.cache_clear()


def without_own(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave only what WordNet gives."""
    return [
        Candidate(c.text, c.base, {m: v for m, v in c.marks.items() if m.startswith("wordnet")})
        for c in candidates
        if any(m.startswith("wordnet") for m in c.marks)
    ]


def fit(measured: Sequence[tuple[np.ndarray, np.ndarray]], first: np.ndarray) -> np.ndarray:
    """Climb the log of the chance of a right word (of "nothing fits" where none is right)."""
    weights = first.copy()
    for step in range(600):
        slope = -HOLD * len(measured) * (weights - first)
        for rows, right in measured:
            scores = rows @ weights
            chances = np.exp(scores - scores.max())
            chances /= chances.sum()
            wanted = chances * right
            slope += rows.T @ (wanted / wanted.sum() - chances)
        weights += 2.0 / (1 + step / 100) * slope / len(measured)
    return weights


def _measured(item: Item, own: bool) -> tuple[np.ndarray, np.ndarray]:
    """The measures of every candidate and of "nothing fits" (last row), and which are right."""
    doc = parse(item.sentence).doc
    start = item.sentence.lower().find(item.word.lower())
    tokens = [t for t in doc if start <= t.idx < start + len(item.word)]
    candidates = [
        c
        for c in find_candidates((start, start + len(item.word)), tokens)
        if c.base.lower() != tokens[0].lemma_.lower()
    ]
    if not own:
        candidates = without_own(candidates)
    wide = len(ranking.MEASURES) + 1
    rows = np.zeros((len(candidates) + 1, wide))
    if candidates:
        rows[:-1, :-1] = ranking.measure(candidates, tokens)
    rows[-1, -1] = 1.0
    right = np.array([float(c.text.lower() in item.easier) for c in candidates] + [0.0])
    if not right.any():
        right[-1] = 1.0
    return rows, right


if __name__ == "__main__":
    main()
