"""Draft against original, on real letters: sentence length, passives, grade, linking words, pages, facts.

Run: python benchmarks/drafts.py [FOLDER...]   (default: the tribunal and planning letters, the examples)
     python benchmarks/drafts.py --originals   (long reports: no pages; why lines stay long)
Only lines that carry a sentence of the letter are counted: no added help, no repeats. Each figure
comes twice: paragraphs and list items alone (``before``, ``after``), and over all lines, headings and
table cells too, in the way of most readability tools (``..._with_headings``): sentences of 1 or 2 words
are left aside, and a number is 1 syllable. Addresses and signatures never count.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from easyread.grammar import passive_verbs, words
from easyread.model import Conversion
from easyread.nlp import Parsed, parse_blocks
from easyread.pipeline import carrying_texts, convert, export_all
from easyread.readability import NOT_PROSE, flesch_kincaid_grade, score, syllables
from easyread.report import coverage
from easyread.simplify.policy import why_protected

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("EASYREAD_DATA", ROOT.parent / "shared" / "data"))
RESULTS = ROOT / "benchmarks" / "results"
PROSE = ("paragraph", "item")
LINKS = re.compile(r"\b(?:because|so|but)\b", re.IGNORECASE)
LONG, FEWEST = 15, 3
FIGURES = (
    "words_per_sentence",
    "share_over_15",
    "share_over_20",
    "share_passive",
    "flesch_kincaid_grade",
)
# The one original that is longer than all others together; it is left aside for time.
TOO_LONG_CHARACTERS = 100_000
_GLUED = re.compile(r"^(?:\[?\d[\d.\]]*\s+[A-Z]|\d+\s+\d)|\.{4}|\[\d\]")
_QUOTED = re.compile(r"[“”\"‘]|(?<!\w)'")


def main() -> None:
    """Print one line a group of letters, or the figures of the long reports."""
    if "--originals" in sys.argv:
        _print_originals()
        return
    named = [Path(a) for a in sys.argv[1:] if Path(a).is_dir()]
    folders = named or [
        DATA / "letters" / "tribunal-decisions",
        DATA / "letters" / "planning-appeals",
        ROOT / "examples",
    ]
    results = {}
    for folder in folders:
        if not folder.is_dir():
            print(f"{folder.name}: not run: no data")
            continue
        results[folder.name] = row = measure(_letters(folder))
        print(folder.name, json.dumps(row))
    _write("drafts.json", results)


def measure(paths: Iterable[Path], pages: bool = True) -> dict[str, object]:
    """Convert every letter and count, before and after.

    Args:
        paths: the letters.
        pages: also make each PDF and count its pages.
    """
    from pypdf import PdfReader

    before: list[Parsed] = []
    after: list[Parsed] = []
    letters = page_count = left_out = 0
    facts = dict.fromkeys(("total", "kept", "lost", "changed", "added"), 0)
    for path in paths:
        c = convert(path)
        letters += 1
        before += parse_blocks(c.letter.blocks)
        after += carrying_texts(c.letter, c.analysis, c.easyread, c.draft)
        if pages:
            page_count += len(PdfReader(BytesIO(export_all(c, ["pdf"])["pdf"])).pages)
        _add_facts(facts, c)
        left_out += len(coverage(c)["left_out"])
    found: dict[str, object] = {"letters": letters}
    for name, texts in (("before", before), ("after", after)):
        found[name] = _scores([t for t in texts if t.kind in PROSE])
        found[f"{name}_with_headings"] = _scores_of_all(texts)
    found["because_so_but"] = [_links(before), _links(after)]
    found["words_after_to_before"] = round(_length(after) / max(_length(before), 1), 2)
    if pages:
        found["pages_a_letter"] = round(page_count / max(letters, 1), 1)
    found |= {"facts": facts, "sentences_left_out": left_out}
    found["still_long"] = dict(Counter(_why_long(after)).most_common())
    return found


def _print_originals() -> None:
    folder = DATA / "easy-read-pairs"
    if not folder.is_dir():
        print("originals: not run: no data")
        return
    paths = [
        p for p in sorted(folder.glob("*.original.txt")) if p.stat().st_size < TOO_LONG_CHARACTERS
    ]
    row = measure(paths, pages=False)
    print("originals", json.dumps(row))
    _write("originals.json", {"originals": row})


def _letters(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.stem not in ("LICENCE", "README") and path.suffix in (
            ".txt",
            ".docx",
            ".md",
            ".html",
        ):
            yield path


def _add_facts(facts: dict[str, int], c: Conversion) -> None:
    facts["total"] += c.check.total
    facts["kept"] += c.check.kept
    for kind in ("lost", "changed", "added"):
        facts[kind] += len(getattr(c.check, kind))


def _links(texts: Iterable[Parsed]) -> int:
    return sum(len(LINKS.findall(t.text)) for t in texts)


def _length(texts: Iterable[Parsed]) -> int:
    return sum(len(words(t.text)) for t in texts)


def _why_long(texts: Iterable[Parsed]) -> Iterator[str]:
    """Say of each sentence that is still too long why no machine made it shorter."""
    for text in texts:
        for sentence in text.sentences:
            if len(words(sentence.text)) > LONG and text.kind in PROSE:
                yield _reason(sentence.text, text.kind)


def _reason(said: str, kind: str) -> str:
    if why_protected(said):
        return "a person must choose the words"
    if _QUOTED.search(said):
        return "somebody's own words"
    if _GLUED.search(said):
        return "a heading, a note or a table run into the text"
    if kind == "item" and not said[:1].isupper():
        return "a bullet that is no whole sentence"
    if not said.rstrip().endswith((".", "!", "?")):
        return "no whole sentence"
    return "no safe place to cut"


def _write(name: str, results: object) -> None:
    (RESULTS / name).write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def _scores(texts: Sequence[Parsed]) -> dict[str, float]:
    found = score(texts)
    return {name: round(getattr(found, name), 3) for name in FIGURES}


def _scores_of_all(texts: Sequence[Parsed]) -> dict[str, float]:
    """The same figures over every line, counted as other tools count (see the top)."""
    said = [
        (found, bool(passive_verbs(sentence)))
        for text in texts
        if text.kind not in NOT_PROSE
        for sentence in text.sentences
        if len(found := words(sentence.text)) >= FEWEST
    ]
    count = max(len(said), 1)
    total = max(sum(len(found) for found, _ in said), 1)
    beats = sum(1 if w[0].isdigit() else syllables(w) for found, _ in said for w in found)
    figures = (
        total / count,
        sum(len(found) > 15 for found, _ in said) / count,
        sum(len(found) > 20 for found, _ in said) / count,
        sum(passive for _, passive in said) / count,
        flesch_kincaid_grade(total, count, beats),
    )
    return {name: round(figure, 3) for name, figure in zip(FIGURES, figures, strict=True)}


if __name__ == "__main__":
    main()
