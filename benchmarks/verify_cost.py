"""Letters and our own drafts of them -> the time of ``verify_text``, as a multiple of a bare parse.

Run: ``python benchmarks/verify_cost.py [LETTER ...]``. The parse is that of every different line of
both texts, once, by the language model that the rules ask; so 1.0 is what it costs to read them.
Each pair of runs is made one after the other; the median of the ratios is printed. What earlier runs
kept of the texts is cleared before each run. A second ratio is against both whole texts, read by the
model as it ships (with its names), as somebody without our rules would read them.
"""

from __future__ import annotations

import gc
import json
import os
import platform
import statistics
import sys
import time
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language

from easyread.facts import verify_text
from easyread.facts.retold.parsed import forget as forget_parses
from easyread.facts.words.sentences import split_sentences
from easyread.nlp import MODELS, model
from easyread.readers import read
from easyread.settings import find_profile
from easyread.simplify import analyse, apply, suggest

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("EASYREAD_DATA", ROOT.parent / "shared" / "data"))
LETTERS = (
    "appeal-valid-start-case-enforcement-lpa_4",
    "notify-site-visit-change-unaccompanied-to-access-required-appellant_0",
    "EsaScenario4_0",
)
RUNS = 7
MOST = 1.5


def draft_of(path: Path) -> str:
    letter, profile = read(path), find_profile("easy-read")
    analysis = analyse(letter, profile)
    draft = apply(letter, analysis, suggest(letter, analysis, profile))
    return "\n\n".join("- " * line.item + line.text for line in draft.lines)


def forget() -> None:
    """Empty what the rules of the fact lock keep in memory of one text.

    What they keep of single words, and their lists, stays: the language model keeps its words too.
    """
    for name, module in list(sys.modules.items()):
        if name.startswith("easyread.facts."):
            for thing in vars(module).values():
                if hasattr(thing, "cache_clear") and _is_of_texts(thing):
                    thing.cache_clear()
    forget_parses()
    gc.collect()


def _is_of_texts(thing: object) -> bool:
    code = getattr(getattr(thing, "__wrapped__", None), "__code__", None)
    return code is not None and code.co_argcount > 0 and code.co_varnames[0] != "word"


def parse_time(source: str, rewrite: str) -> float:
    lines = list(dict.fromkeys([*split_sentences(source), *split_sentences(rewrite)]))
    started = time.process_time()
    for _ in model().pipe(lines, batch_size=64):
        pass
    return time.process_time() - started


@lru_cache(maxsize=1)
def shipped() -> Language:
    """The language model with all its parts."""
    for name in MODELS:
        try:
            return spacy.load(name)
        except OSError:
            continue
    raise SystemExit("not run: no language model")


def shipped_time(source: str, rewrite: str) -> float:
    started = time.process_time()
    for text in (source, rewrite):
        shipped()(text)
    return time.process_time() - started


def verify_time(source: str, rewrite: str) -> float:
    forget()
    started = time.process_time()
    verify_text(source, rewrite)
    return time.process_time() - started


def main() -> int:
    paths = [Path(a) for a in sys.argv[1:]] or [
        p for name in LETTERS for p in sorted((DATA / "letters").glob(f"*/{name}.txt"))
    ]
    if not paths:
        print(f"not run: no data ({DATA}/letters)")
        return 0
    rows = {}
    for path in paths:
        source, rewrite = path.read_text(encoding="utf-8"), draft_of(path)
        verify_time(source, rewrite)  # loads the model and the word lists
        pairs = [(parse_time(source, rewrite), verify_time(source, rewrite)) for _ in range(RUNS)]
        ratio = statistics.median(check / parse for parse, check in pairs)
        shipped_time(source, rewrite)
        both = [(shipped_time(source, rewrite), verify_time(source, rewrite)) for _ in range(RUNS)]
        whole = statistics.median(check / parse for parse, check in both)
        seconds = [statistics.median(side) for side in zip(*pairs, strict=True)]
        rows[path.stem] = {"lines once": round(ratio, 2), "as it ships": round(whole, 2)}
        print(
            f"{path.stem}: parse {seconds[0]:.3f} s, verify_text {seconds[1]:.3f} s, "
            f"ratio {ratio:.2f}{'' if ratio <= MOST else '  OVER'}, to the model as it ships {whole:.2f}"
        )
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    out = ROOT / "benchmarks" / "results" / "verify_cost.json"
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps({"machine": machine, "runs": RUNS, "ratio": rows}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
