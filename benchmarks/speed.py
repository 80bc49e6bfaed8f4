"""How long a conversion takes, stage by stage, against spaCy's bare parse of the same words.

The bare parse is the whole pipeline as the model ships it, which also marks names; ours leaves that
part out. Both ratios are printed.

Run: python benchmarks/speed.py [LETTER...]   (default: the example letters)
Ratios are what counts: the bare parse runs in the same process, in turn with the conversion.
"""

from __future__ import annotations

import json
import platform
import statistics
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5


def main() -> None:
    """Print each stage's share, the total, and the ratio to the bare parse."""
    import spacy

    from easyread.nlp import MODELS, parse_blocks
    from easyread.pipeline import convert, export_all

    letters = [Path(a) for a in sys.argv[1:]] or sorted((ROOT / "examples").glob("*.docx"))
    for letter in letters:  # warm: model, fonts, picture cache
        export_all(convert(letter))
    whole = spacy.load(next(m for m in MODELS if spacy.util.is_package(m)))
    rows = []
    for letter in letters:
        totals, parses, ours, stages = [], [], [], {}
        for _ in range(ROUNDS):
            start = time.perf_counter()
            conversion = convert(letter)
            made = time.perf_counter()
            export_all(conversion)
            end = time.perf_counter()
            totals.append(end - start)
            seconds = dict(conversion.timings_s) | {"export": end - made}
            for stage, value in seconds.items():
                stages.setdefault(stage, []).append(value)
            start = time.perf_counter()
            list(whole.pipe(b.text for b in conversion.letter.blocks))
            parses.append(time.perf_counter() - start)
            start = time.perf_counter()
            parse_blocks(conversion.letter.blocks)
            ours.append(time.perf_counter() - start)
        row = _row(letter, totals, parses, stages, conversion.analysis.readability.words)
        row["ratio_to_our_parse"] = round(row["total_s"] / statistics.median(ours), 1)
        rows.append(row)
    for row in rows:
        shares = "  ".join(f"{k} {v:.0%}" for k, v in row["shares"].items())
        print(
            f"{row['letter']:<28} {row['words']:>6} words  {row['total_s']:.2f} s  "
            f"{row['ratio_to_parse']:.1f} x bare parse  "
            f"{row['ratio_to_our_parse']:.1f} x ours   {shares}"
        )
    results = ROOT / "benchmarks" / "results" / "speed.json"
    told = {
        "machine": platform.machine(),
        "python": platform.python_version(),
        "date": str(date.today()),
    }
    results.write_text(json.dumps(told | {"rows": rows}, indent=1) + "\n", encoding="utf-8")


def _row(letter: Path, totals: list[float], parses: list[float], stages: dict, words: int) -> dict:
    total, parse = statistics.median(totals), statistics.median(parses)
    shares = {k: statistics.median(v) / total for k, v in stages.items() if k != "total"}
    return {
        "letter": letter.name,
        "words": words,
        "total_s": round(total, 3),
        "ratio_to_parse": round(total / parse, 1),
        "shares": {k: round(v, 3) for k, v in shares.items()},
    }


if __name__ == "__main__":
    main()
