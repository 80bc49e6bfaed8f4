"""Letters -> the time and memory of the whole rewriting, as a multiple of the bare parse of the same text.

The whole rewriting is ``analyse``, ``suggest``, the machine's decisions and ``apply``; reading the
file and laying out the page are left aside. The bare parse is spaCy's own run over the blocks of
the letter in one batch: once by the model as it ships (with its names), once by ours (without).

Run: ``python benchmarks/rewrite_cost.py [LETTER ...]`` (default: the example letters, and the real
letters in ``EASYREAD_DATA`` where they are). All letters run once before the clock starts. Then each
letter is rewritten and parsed in turn, RUNS times; the median of the paired ratios counts. What the
code keeps of a letter's sentences is cleared before each run; what it keeps of single words stays,
as the model keeps its words too.
"""

from __future__ import annotations

import gc
import json
import os
import platform
import resource
import statistics
import sys
import time
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import spacy
from spacy.language import Language

from easyread.errors import EasyReadError
from easyread.facts.retold.parsed import forget as forget_parses
from easyread.model import Letter
from easyread.nlp import MODELS, keep_parses, parse_blocks
from easyread.readers import read
from easyread.settings import find_profile
from easyread.simplify import analyse, apply, suggest

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("EASYREAD_DATA", ROOT.parent / "shared" / "data"))
RUNS = 5
MOST = 3.0  # times the parse by the model as it ships, all letters together
MOST_MB = 600


@keep_parses()
def rewrite(letter: Letter) -> dict[str, float]:
    """Rewrite one letter as a stranger to this process would. Gives seconds by stage."""
    forget()
    profile = find_profile("easy-read")
    times = [time.process_time()]
    analysis = analyse(letter, profile)
    times.append(time.process_time())
    suggestions = suggest(letter, analysis, profile)
    times.append(time.process_time())
    apply(letter, analysis, suggestions)
    times.append(time.process_time())
    steps = [b - a for a, b in pairwise(times)]
    return dict(zip(("analyse", "suggest", "apply"), steps, strict=True))


def forget() -> None:
    """Empty what is kept of the words of a letter; what is kept of a single word stays."""
    for name, module in list(sys.modules.items()):
        if name.startswith("easyread."):
            for thing in vars(module).values():
                if hasattr(thing, "cache_clear") and _is_of_texts(thing):
                    thing.cache_clear()
    forget_parses()
    gc.collect()


def _is_of_texts(thing: object) -> bool:
    code = getattr(getattr(thing, "__wrapped__", None), "__code__", None)
    return code is not None and code.co_argcount > 0 and code.co_varnames[0] != "word"


@lru_cache(maxsize=1)
def shipped() -> Language:
    """The language model with all its parts."""
    return spacy.load(next(name for name in MODELS if spacy.util.is_package(name)))


def parse_as_shipped(letter: Letter) -> None:
    for _ in shipped().pipe((block.text for block in letter.blocks), batch_size=64):
        pass


def seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def measure(letter: Letter) -> dict[str, float]:
    """The medians of one letter: seconds, and how many times each parse the rewriting takes."""
    runs, whole, ours = [], [], []
    for _ in range(RUNS):
        whole.append(seconds(lambda: parse_as_shipped(letter)))
        ours.append(seconds(lambda: parse_blocks(letter.blocks)))
        runs.append(rewrite(letter))
    totals = [sum(run.values()) for run in runs]
    row = {stage: statistics.median(run[stage] for run in runs) for stage in runs[0]}
    return row | {
        "rewriting": statistics.median(totals),
        "parse": statistics.median(whole),
        "our parse": statistics.median(ours),
        "ratio": statistics.median(t / p for t, p in zip(totals, whole, strict=True)),
        "ratio to ours": statistics.median(t / p for t, p in zip(totals, ours, strict=True)),
    }


def main() -> int:
    """Print the worst letters and the totals; 1 where the limits are passed."""
    if sys.argv[1:]:
        paths = [Path(a) for a in sys.argv[1:]]
    else:
        paths = sorted((ROOT / "examples").glob("*.docx"))
        real = sorted((DATA / "letters").glob("*/*.txt"))
        if not real:
            print(f"real letters not run: no data ({DATA}/letters)")
        paths += real
    letters = {}
    for path in paths:
        try:
            letters[path.stem] = read(path)
        except EasyReadError as error:
            print(f"{path.stem}: not run: {error}")
    for letter in letters.values():  # warm: the models, the lists, the words
        parse_as_shipped(letter)
        rewrite(letter)
    rows = {name: measure(letter) for name, letter in letters.items()}
    return report(rows)


def report(rows: dict[str, dict[str, float]]) -> int:
    """Print and write down the rows; 1 where the limits are passed."""
    total = {key: sum(row[key] for row in rows.values()) for key in next(iter(rows.values()))}
    ratio, to_ours = total["rewriting"] / total["parse"], total["rewriting"] / total["our parse"]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    worst = sorted(rows, key=lambda name: -rows[name]["ratio"])[:8]
    for name in worst:
        row = rows[name]
        print(f"{row['ratio']:.2f} x ({row['ratio to ours']:.2f} x ours)  {name}")
    shares = "  ".join(
        f"{s} {total[s] / total['parse']:.2f}" for s in ("analyse", "suggest", "apply")
    )
    over = sum(row["ratio"] > MOST for row in rows.values())
    print(
        f"{len(rows)} letters: rewriting {total['rewriting']:.2f} s, parse {total['parse']:.2f} s, "
        f"ratio {ratio:.2f} ({shares}), to our own parse {to_ours:.2f}; "
        f"{over} letters over {MOST}; peak memory {peak} MB (both models)"
    )
    told = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "runs": RUNS,
        "letters": len(rows),
        "ratio": round(ratio, 2),
        "ratio to our parse": round(to_ours, 2),
        "letters over": over,
        "peak MB": peak,
        "ratios": {
            n: [round(r["ratio"], 2), round(r["ratio to ours"], 2)] for n, r in rows.items()
        },
    }
    out = ROOT / "benchmarks" / "results" / "rewrite_cost.json"
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return int(ratio > MOST or peak > MOST_MB)


if __name__ == "__main__":
    sys.exit(main())
