"""How right the rules are: passives against gold labels, alarms against a reader's judgement, cost.

Run: python benchmarks/language.py passive            sentence precision, recall and F1
     python benchmarks/language.py rules              alarms on real letters, right and wrong ones
     python benchmarks/language.py rules --show RULE  alarms of one rule to read and judge
     python benchmarks/language.py cost               seconds for 1,000 words: parse, rules
     python benchmarks/language.py drafts             drafts against originals (drafts.py)
     python benchmarks/language.py                    the first three

The judged counts stand in results/rules-judged.csv (rule, right, wrong): a person read a sample of
the alarms of ``rules --show`` and of the same command on the easy-read-pairs originals.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import runpy
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from easyread.model import Finding
from easyread.nlp import Parsed, parse_blocks, parse_many
from easyread.readers import read
from easyread.settings import find_profile
from easyread.simplify.check import check_letter
from easyread.simplify.registry import find_hits, rules

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("EASYREAD_DATA", ROOT.parent / "shared" / "data"))
JUDGED = ROOT / "benchmarks" / "results" / "rules-judged.csv"
LETTERS = (DATA / "letters" / "planning-appeals", DATA / "letters" / "tribunal-decisions")
PROFILE = find_profile("easy-read")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one part; 0 when it ran, 3 when the data is not there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parts = parser.add_subparsers(dest="part")
    parts.add_parser("passive")
    shown = parts.add_parser("rules")
    shown.add_argument("--show", metavar="RULE")
    shown.add_argument("--sample", type=int, default=20)
    shown.add_argument("folders", nargs="*", type=Path)
    parts.add_parser("cost")
    parts.add_parser("drafts")
    chosen = parser.parse_args(arguments)
    if not DATA.is_dir():
        print("not run: no data")
        return 3
    if chosen.part is None:
        show_passive()
        show_rules(LETTERS)
        show_cost()
    elif chosen.part == "passive":
        show_passive()
    elif chosen.part == "cost":
        show_cost()
    elif chosen.part == "drafts":
        runpy.run_path(str(Path(__file__).with_name("drafts.py")), run_name="__main__")
    elif chosen.show:
        show_alarms(chosen.show, chosen.folders or LETTERS, chosen.sample)
    else:
        show_rules(chosen.folders or LETTERS)
    return 0


def passive_counts() -> tuple[int, int, int]:
    """Count (right, false alarm, missed) sentences on the gold labels."""
    path = DATA / "passive" / "ewt-dev.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    right = wrong = missed = 0
    texts = parse_many((row["text"], "", "paragraph") for row in rows)
    for row, text in zip(rows, texts, strict=True):
        said = any(True for _ in find_hits(text, PROFILE, only=["passive"]))
        right += said and row["passive"]
        wrong += said and not row["passive"]
        missed += not said and row["passive"]
    return right, wrong, missed


def show_passive() -> None:
    """Print precision, recall and F1 on EWT dev (bare spaCy auxpass: F1 0.89)."""
    right, wrong, missed = passive_counts()
    precision, recall = right / (right + wrong), right / (right + missed)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"passive  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    print(f"         right {right}  false alarms {wrong}  missed {missed}")


def letters(folders: Sequence[Path]) -> Iterator[tuple[Path, tuple[Parsed, ...]]]:
    """Read and parse every letter of these folders, in order of their names."""
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            yield path, parse_blocks(read(path).blocks)


def alarms(folders: Sequence[Path]) -> dict[str, list[tuple[str, Finding]]]:
    """Collect each rule's alarms as (the block's text, finding), the same place in the same text once."""
    found: dict[str, dict[tuple[str, int, int], Finding]] = defaultdict(dict)
    for _, parsed in letters(folders):
        texts = {text.block: text.text for text in parsed}
        for alarm in check_letter(parsed, PROFILE):
            key = (texts[alarm.span.block], alarm.span.start, alarm.span.end)
            found[alarm.rule].setdefault(key, alarm)
    return {rule: [(key[0], alarm) for key, alarm in of.items()] for rule, of in found.items()}


def show_alarms(rule: str, folders: Sequence[Path], sample: int) -> None:
    """Print a fixed sample of one rule's alarms with the words around them."""
    of_rule = alarms(folders).get(rule, [])
    for text, alarm in random.Random(7).sample(  # noqa: S311
        of_rule, min(sample, len(of_rule))
    ):
        start, end = alarm.span.start, alarm.span.end
        before, after = text[max(0, start - 60) : start], text[end : end + 60]
        print(f"{alarm.severity:6} {before}[[{text[start:end]}]]{after} | {alarm.says}")
    print(f"{len(of_rule)} different alarms")


def show_rules(folders: Sequence[Path]) -> None:
    """Print for each rule: different alarms here, judged right and wrong, precision."""
    judged = read_judged()
    here = alarms(folders)
    print(f"{'rule':20} {'alarms':>6} {'right':>6} {'wrong':>6} {'precision':>9}")
    for rule in rules():
        right, wrong = judged.get(rule.id, (0, 0))
        share = f"{right / (right + wrong):9.2f}" if right + wrong else "      n/a"
        state = "" if rule.on else "  off"
        print(f"{rule.id:20} {len(here.get(rule.id, [])):6} {right:6} {wrong:6} {share}{state}")


def read_judged() -> dict[str, tuple[int, int]]:
    """Give rule -> (right, wrong) as a reader judged a sample of its alarms."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        return {row["rule"]: (int(row["right"]), int(row["wrong"])) for row in csv.DictReader(file)}


def show_cost() -> None:
    """Print seconds for 1,000 words: the parse, then all rules over the parsed letters."""
    blocks = [read(path).blocks for folder in LETTERS for path in sorted(folder.glob("*.txt"))]
    check_letter(parse_blocks(blocks[0]), PROFILE)  # load the model and the word lists first
    start = time.process_time()
    parsed = [parse_blocks(of_letter) for of_letter in blocks]
    middle = time.process_time()
    for text in parsed:
        check_letter(text, PROFILE)
    end = time.process_time()
    count = sum(len(text.text.split()) for of_letter in parsed for text in of_letter)
    parse_s, rules_s = (middle - start) / count * 1000, (end - middle) / count * 1000
    print(f"{count} words; for 1,000 words: parse {parse_s:.3f} s, rules {rules_s:.3f} s")
    print(f"the rules cost {rules_s / parse_s:.0%} of the parse")
    for rule in sorted(rules(), key=lambda r: r.id):
        begin = time.process_time()
        for of_letter in parsed:
            if rule.scope == "letter":
                list(rule.find(of_letter, PROFILE))
            else:
                for text in of_letter:
                    list(rule.find(text, PROFILE))
        print(f"  {rule.id:20} {(time.process_time() - begin) / count * 1e6:7.1f} ms")


if __name__ == "__main__":
    sys.exit(main())
