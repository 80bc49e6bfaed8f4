"""Make ``easyread/simplify/easier/wordnet.txt.gz``: easier words that WordNet 3.0 gives for a word.

Run: apt-get install wordnet-base, then: python benchmarks/substitute_wordnet.py
Of every word of WordNet that is at all common we keep the words of its first senses, of the senses
just above them (a car is a vehicle) and of senses like them, where those words are more common
than the word itself. A line: word, part of speech, then ``word:relation sense`` for each (s: same
sense, l: like it, a: above it), TAB-separated. The product needs no WordNet: it reads only this file.
"""

from __future__ import annotations

import argparse
import gzip
from itertools import pairwise
from pathlib import Path

from wordfreq import zipf_frequency

HERE = Path(__file__).resolve().parent
MADE = HERE.parent / "easyread" / "simplify" / "easier" / "wordnet.txt.gz"
FILES = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ", "adv": "ADV"}
RELATIONS = {"@": "a", "&": "l", "^": "l"}  # WordNet's marks: hypernym, similar to, see also
SENSES = 6
MOST = 30
COMMON, EASY = 2.0, 3.3


def main() -> None:
    """Make the file and say how large it is."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--from", dest="folder", default="/usr/share/wordnet", type=Path)
    folder = parser.parse_args().folder
    lines = [line for name, pos in FILES.items() for line in _lines(folder, name, pos)]
    # No time stamp: the same WordNet makes the same file.
    MADE.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    print(f"{len(lines)} words, {MADE.stat().st_size / 1e6:.2f} MB")


def _lines(folder: Path, name: str, pos: str) -> list[str]:
    senses = {}
    for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            parts = line.split(" | ")[0].split()
            count = int(parts[3], 16)
            words = [w.split("(")[0].replace("_", " ") for w in parts[4 : 4 + 2 * count : 2]]
            links = parts[5 + 2 * count :]
            near = [(m, o) for m, o in pairwise(links) if m in RELATIONS]
            senses[parts[0]] = (words, near)
    found = []
    for line in (folder / f"index.{name}").read_text(encoding="utf-8").splitlines():
        parts = line.split()
        word = parts[0] if not line.startswith(" ") else ""
        if not word.isalpha() or len(word) < 3 or _zipf(word) < COMMON:
            continue
        easier: dict[str, str] = {}
        for n, offset in enumerate(parts[-int(parts[2]) :][:SENSES]):
            words, near = senses[offset]
            rows = [("s", words)] + [(RELATIONS[m], senses[o][0]) for m, o in near if o in senses]
            for relation, others in rows:
                for other in others:
                    if other != word and other.islower() and _easier(other, word):
                        easier.setdefault(other, f"{relation}{n}")
        if easier:
            found.append(
                "\t".join([word, pos, *(f"{w}:{r}" for w, r in list(easier.items())[:MOST])])
            )
    return found


def _zipf(word: str) -> float:
    return float(zipf_frequency(word, "en"))


def _easier(other: str, word: str) -> bool:
    return (
        other.replace(" ", "").isalpha()
        and other.count(" ") < 2
        and _zipf(other) >= max(EASY, _zipf(word) - 0.2)
    )


if __name__ == "__main__":
    main()
