"""Draft against original, on real letters: sentence length, passives, grade, linking words, pages, facts.

Run: python benchmarks/drafts.py [FOLDER...]   (default: the tribunal and planning letters, the examples)
Only lines that carry a sentence of the letter are counted: no added help, no repeats. Sentences of
paragraphs and list items are compared; headings, table cells, addresses and signatures are not, since
the page joins or moves them.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("EASYREAD_DATA", ROOT.parent / "shared" / "data"))
PROSE = ("paragraph", "item")
LINKS = re.compile(r"\b(?:because|so|but)\b", re.IGNORECASE)


def main() -> None:
    """Print one line a group of letters."""
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
        results[folder.name] = row = measure(sorted(folder.iterdir()))
        print(folder.name, json.dumps(row))
    path = ROOT / "benchmarks" / "results" / "drafts.json"
    path.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def measure(paths: Iterable[Path]) -> dict[str, object]:
    """Convert every letter and count, before and after."""
    from pypdf import PdfReader

    from easyread.nlp import parse_blocks
    from easyread.pipeline import carrying_texts, convert, coverage, export_all
    from easyread.readability import score

    before, after, pages, letters = [], [], 0, 0
    links = [0, 0]
    facts = dict.fromkeys(("total", "kept", "lost", "changed", "added"), 0)
    left_out = 0
    for path in paths:
        if path.stem in ("LICENCE", "README") or path.suffix not in (
            ".txt",
            ".docx",
            ".md",
            ".html",
        ):
            continue
        c = convert(path)
        letters += 1
        before += [t for t in parse_blocks(c.letter.blocks) if t.kind in PROSE]
        texts = carrying_texts(c.letter, c.analysis, c.easyread, c.draft)
        after += [t for t in texts if t.kind in PROSE]
        links[0] += sum(len(LINKS.findall(b.text)) for b in c.letter.blocks)
        links[1] += sum(len(LINKS.findall(t.text)) for t in texts)
        pages += len(PdfReader(BytesIO(export_all(c, ["pdf"])["pdf"])).pages)
        facts["total"] += c.check.total
        facts["kept"] += c.check.kept
        for kind in ("lost", "changed", "added"):
            facts[kind] += len(getattr(c.check, kind))
        left_out += len(coverage(c)["left_out"])
    return {
        "letters": letters,
        "before": _scores(score(before)),
        "after": _scores(score(after)),
        "because_so_but": links,
        "pages_a_letter": round(pages / max(letters, 1), 1),
        "facts": facts,
        "sentences_left_out": left_out,
    }


def _scores(found: object) -> dict[str, float]:
    names: Sequence[str] = (
        "words_per_sentence",
        "share_over_15",
        "share_over_20",
        "share_passive",
        "flesch_kincaid_grade",
    )
    return {name: round(getattr(found, name), 3) for name in names}


if __name__ == "__main__":
    main()
