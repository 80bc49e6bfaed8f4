"""Letters labelled by a reader -> how often each sentence's purpose and each letter's kind is found.

Run: python benchmarks/purpose.py                the figures, also written to results/purpose.json
     python benchmarks/purpose.py --wrong        the wrong ones of the tuning half, to mend the rules

``sets/purpose.jsonl`` holds letters and labelled sentences. A letter is given whole (``text``: invented
for the project), as a file of the project (``file``) or as a file below ``EASYREAD_DATA`` (``data``);
of the last, no words are stored, only the hash of each labelled sentence. A sentence has its one best
purpose first and, where a careful reader could argue, one other that is right too. Headings, table
cells, addresses and signatures are not labelled: their kind of block says what they are.

The labels were given by reading the letters, before the answers of the rules were seen. The hash of
a sentence puts it in the tuning half, which the rules were mended on, or in the held half, of which
only the totals were looked at. What the halves cannot show: sentences, not letters, are split, so
both halves share the letters; and one reader gave all labels and wrote the rules. On 41 sentences
of public letters that were not seen before, the rules were right in 36 at first sight.

What the labels mean. The first question is what the sentence asks of, gives to or tells the reader:

- about: what this letter is and why it was sent; what was asked for or sent before; what marks the
  letter (reference, date, property). "Date: ...", "Place: ..." are about or other.
- decision: what was decided for or against the reader: what they get, what is refused, what it comes
  to. An amount or a date that only follows from it may be other.
- reason: why: what was found, what was accepted, points, rules that applied, evidence.
- action: what the reader must, should or must not do, with or without a last day; a polite request.
- deadline: a last day whose doing stands elsewhere ("Due by 1 May 2025.").
- consequence: what will or may happen because somebody does or does not do something; what breaks.
- right: what the reader may do against the sender or is owed by law: disagree, appeal, complain, say
  no, have a second look; also how that is done, its time limit and what it leads to.
- choice: a way that is open and may be left: one of several, an offer, "you can bring a friend".
- help: support, adjustments, advice, easier terms, and how to get them.
- contact: how to reach somebody, without a reason to.
- enclosure: what is sent with the letter. greeting: hello, thanks and goodbye.
- boilerplate: what any letter of the sender says: confidential, by post, give us feedback.
- other: none of these: what others do, how things are, what will be done, when.

Kinds of letter have a best and sometimes a second right answer too.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

os.environ.setdefault("OMP_NUM_THREADS", "1")

from easyread.model import Letter, Purpose
from easyread.nlp import parse_blocks
from easyread.readers import read, read_bytes
from easyread.simplify.purpose import sort_sentences

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("EASYREAD_DATA", ROOT.parent / "shared" / "data"))
SET = ROOT / "benchmarks" / "sets" / "purpose.jsonl"
RESULTS = ROOT / "benchmarks" / "results" / "purpose.json"
HALVES = ("tuning", "held")
MARK = 16  # hexadecimal digits of a hash that are stored


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled sentence and what the rules say of it."""

    letter: str
    half: str
    words: str
    right: tuple[str, ...]
    said: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 0 when every letter was read, 3 when some data is not there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wrong", action="store_true", help="show wrong ones of the tuning half")
    parser.add_argument("--no-file", action="store_true", help="do not write results/purpose.json")
    chosen = parser.parse_args(arguments)
    rows = [json.loads(line) for line in SET.read_text(encoding="utf-8").splitlines()]
    letters = [row for row in rows if "kinds" in row]
    labels: dict[str, list[dict[str, Any]]] = {row["letter"]: [] for row in letters}
    for row in rows:
        if "purposes" in row:
            labels[row["letter"]].append(row)
    judged: list[Judged] = []
    kinds: list[tuple[str, tuple[str, ...], str]] = []
    absent = lost = 0
    for row in letters:
        letter = _letter(row)
        if letter is None:
            absent += 1
            continue
        kinds.append((row["letter"], tuple(row["kinds"]), letter.about.kind))
        found = list(_judge(letter, labels[row["letter"]]))
        lost += len(labels[row["letter"]]) - len(found)
        judged.extend(found)
    if absent:
        print(f"not run: no data for {absent} of {len(letters)} letters")
    if chosen.wrong:
        _show_wrong(judged, kinds)
        return 3 if absent else 0
    figures = {half: _figures([j for j in judged if j.half == half]) for half in HALVES}
    _print(figures, lost)
    best = sum(said == right[0] for _, right, said in kinds)
    fair = sum(said in right for _, right, said in kinds)
    print(f"\nkind of letter: {fair}/{len(kinds)} right, {best} of them the best answer")
    written = [k for k in kinds if not k[0].startswith(("notify", "appeal", "publish", "shared"))]
    written = [k for k in written if "Scenario" not in k[0] and not k[0].startswith("rearrange")]
    of_these = sum(said in right for _, right, said in written)
    print(f"kind of letter, without the families that are filled in: {of_these}/{len(written)}")
    if not absent and not chosen.no_file:
        kind = {"letters": len(kinds), "right": fair, "best": best}
        said = {**figures, "kind": kind, "python": platform.python_version()}
        RESULTS.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
    return 3 if absent else 0


def _letter(row: dict[str, Any]) -> Letter | None:
    """Read the letter of a row; None where its data is not there."""
    if "text" in row:
        return read_bytes(row["text"].encode(), f"{row['letter']}.txt")
    path = ROOT / row["file"] if "file" in row else DATA / row["data"]
    return read(path) if path.is_file() else None


def _judge(letter: Letter, labels: Sequence[dict[str, Any]]) -> Iterator[Judged]:
    """Find each labelled sentence in the letter by its words; one that is not there is not given."""
    blocks = {b.id: b.text for b in letter.blocks}
    said: dict[str, tuple[str, str]] = {}
    for sentence in sort_sentences(letter.blocks, parse_blocks(letter.blocks)):
        span = sentence.span
        words = blocks[span.block][span.start : span.end].strip()
        said.setdefault(_mark(words), (words, sentence.purpose))
    for label in labels:
        mark = label.get("sha256") or _mark(label["text"])
        if mark in said:
            words, purpose = said[mark]
            half = HALVES[int(mark[:8], 16) % 2]
            yield Judged(label["letter"], half, words, tuple(label["purposes"]), purpose)


def _mark(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:MARK]


def _figures(judged: Sequence[Judged]) -> dict[str, Any]:
    """Count: "right" takes either label, "best" only the first.

    A class is found in a sentence where it is said and one of the labels; it is missed where it is
    the best label and no label is said.
    """
    right = sum(j.said in j.right for j in judged)
    best = sum(j.said == j.right[0] for j in judged)
    said = Counter(j.said for j in judged)
    said_well = Counter(j.said for j in judged if j.said in j.right)
    wanted = Counter(j.right[0] for j in judged)
    met = Counter(j.right[0] for j in judged if j.said in j.right)
    classes = {
        purpose: {
            "labelled": wanted[purpose],
            "said": said[purpose],
            "precision": round(said_well[purpose] / said[purpose], 3) if said[purpose] else None,
            "recall": round(met[purpose] / wanted[purpose], 3) if wanted[purpose] else None,
        }
        for purpose in get_args(Purpose)
    }
    count = max(1, len(judged))
    return {
        "sentences": len(judged),
        "right": round(right / count, 3),
        "best": round(best / count, 3),
        "classes": classes,
    }


def _print(figures: dict[str, dict[str, Any]], lost: int) -> None:
    for half, found in figures.items():
        print(
            f"{half}: {found['sentences']} sentences, right {found['right']:.1%}, "
            f"the best label {found['best']:.1%}"
        )
    print(f"labelled sentences that the reader of files cuts otherwise: {lost}\n")
    print(f"{'':13}" + "".join(f"{half + ': labelled  precision  recall':>36}" for half in HALVES))
    for purpose in get_args(Purpose):
        cells = (figures[half]["classes"][purpose] for half in HALVES)
        print(
            f"{purpose:13}"
            + "".join(
                f"{c['labelled']:>17}{_share(c['precision']):>11}{_share(c['recall']):>8}"
                for c in cells
            )
        )


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.0%}"


def _show_wrong(
    judged: Sequence[Judged], kinds: Sequence[tuple[str, tuple[str, ...], str]]
) -> None:
    for j in judged:
        if j.half == "tuning" and j.said not in j.right:
            print(f"{'/'.join(j.right):22} not {j.said:12} {j.letter[:18]:18} {j.words}")
    for name, right, kind in kinds:
        if kind not in right:
            print(f"kind {'/'.join(right)}, not {kind}: {name}")


if __name__ == "__main__":
    sys.exit(main())
