"""Real letters, made wrong on purpose -> how many wrong rewrites the fact lock stops, and false alarms.

Run: ``python benchmarks/facts.py [--misses] [--seed N]``. Needs the letters in ``EASYREAD_DATA``.

A wrong rewrite is a right one with one thing changed. Three kinds of right one are used: the letter
itself, our own draft of it, and the Easy Read that a practitioner wrote.
Each kind is tried until there are 40 wrong rewrites, where the letters hold as many.
"""

from __future__ import annotations

import json
import os
import platform
import random
import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from wrong_rewrites import MUTATIONS

from easyread.facts import verify, verify_text
from easyread.model import FactCheck
from easyread.readers import read
from easyread.settings import find_profile
from easyread.simplify import analyse, apply, suggest

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("EASYREAD_DATA", ROOT.parent / "shared" / "data"))
EXAMPLES = DATA.parent / "examples"
PROFILE = find_profile("easy-read")
ENOUGH, MOST_ROUNDS = 40, 8


def digits_only(source: str, rewrite: str) -> bool:
    """The floor to compare with: True where the two texts hold the same runs of digits."""
    return set(re.findall(r"\d+", source)) == set(re.findall(r"\d+", rewrite))


def letters() -> list[tuple[str, str]]:
    return [
        (p.stem, p.read_text(encoding="utf-8")) for p in sorted((DATA / "letters").glob("*/*.txt"))
    ]


def gold_pairs() -> list[tuple[str, str, str]]:
    found = []
    for path in sorted(EXAMPLES.glob("*.letter.txt")):
        name = path.name.removesuffix(".letter.txt")
        easy = path.with_name(f"{name}.easy-read.txt")
        # A line that names a picture is for the person who makes the page, not for the reader.
        text = re.sub(r"^\[Picture:.*\]\n", "", easy.read_text(encoding="utf-8"), flags=re.M)
        found.append((name, path.read_text(encoding="utf-8"), text))
    return found


def drafts() -> tuple[list[tuple[str, str, str]], int]:
    """Our own draft of every letter without its added help, and how many whole drafts are stopped.

    Help and definitions cannot be checked against a letter that does not hold them, so they are
    left out of what is attacked; the false alarms are counted on the drafts as they are.
    """
    found, stopped = [], 0
    for path in sorted((DATA / "letters").glob("*/*.txt")):
        letter = read(path)
        analysis = analyse(letter, PROFILE)
        draft = apply(letter, analysis, suggest(letter, analysis, PROFILE))
        check = verify(letter, analysis, draft)
        source = path.read_text(encoding="utf-8")
        whole = "\n\n".join("- " * line.item + line.text for line in draft.lines)
        carried = "\n\n".join("- " * line.item + line.text for line in draft.lines if line.sources)
        untraced = verify_text(source, whole)
        if not check.ok:
            print_check(f"  with trace: {path.stem}", check)
        if not untraced.ok:
            print_check(f"  without trace: {path.stem}", untraced)
        stopped += not (check.ok and untraced.ok)
        found.append((path.stem, source, carried))
    return found, stopped


def print_check(name: str, check: FactCheck) -> None:
    print(name, *(f"{n} {len(getattr(check, n))}" for n in ("lost", "changed", "added")))


def attack(
    base: list[tuple[str, str, str]], tries: int, dice: random.Random, show: bool
) -> dict[str, list[int]]:
    """Make ``tries`` wrong rewrites of each kind from each right one; count caught, floor, all."""
    rows: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    known = {name: problems(source, right) for name, source, right in base}
    for kind, mutate in MUTATIONS.items():
        row, seen = rows[kind], set()
        for again in range(MOST_ROUNDS):
            if again and row[2] >= ENOUGH:
                break
            for name, source, right in base:
                made = {mutate(right, dice) for _ in range(tries)} - {None, right}
                for wrong in sorted(w for w in made if w and (name, w) not in seen):
                    seen.add((name, wrong))
                    # A false alarm on the right rewrite must not count as a catch.
                    caught = bool(problems(source, wrong) - known[name])
                    floor = not digits_only(source, wrong) and digits_only(source, right)
                    row[0] += caught
                    row[1] += floor
                    row[2] += 1
                    if show and not caught:
                        print(f"MISSED {kind} in {name}: {difference(right, wrong)}")
    return rows


def problems(source: str, rewrite: str) -> Counter[tuple[str, str, str]]:
    check = verify_text(source, rewrite)
    return Counter((p.kind, p.value, p.was) for p in (*check.lost, *check.changed, *check.added))


def difference(right: str, wrong: str) -> str:
    start = next((i for i, (a, b) in enumerate(zip(right, wrong, strict=False)) if a != b), 0)
    return (
        repr(right[max(0, start - 60) : start + 50])
        + " -> "
        + repr(wrong[max(0, start - 30) : start + 50])
    )


def print_rows(title: str, rows: dict[str, list[int]]) -> dict[str, list[int]]:
    print(f"\n{title}: wrong rewrites stopped (in brackets: by comparing digits only)")
    for kind, (caught, floor, total) in rows.items():
        print(
            f"  {kind:32}{caught:5} of {total:5}  {100 * caught / total:5.1f}%   ({100 * floor / total:.0f}%)"
        )
    caught, floor, total = (sum(row[i] for row in rows.values()) for i in range(3))
    if total:
        print(
            f"  {'all':32}{caught:5} of {total:5}  {100 * caught / total:5.1f}%   ({100 * floor / total:.0f}%)"
        )
    return dict(rows)


def main() -> int:
    show = "--misses" in sys.argv
    seed = int(sys.argv[sys.argv.index("--seed") + 1]) if "--seed" in sys.argv else 1
    real = letters()
    if not real:
        print(f"not run: no data ({DATA}/letters)")
        return 0
    dice = random.Random(seed)  # noqa: S311 - a benchmark, not a secret
    started = time.perf_counter()
    false = sum(not verify_text(text, text).ok for _, text in real)
    print(f"identity: {false} false alarms in {len(real)} letters")
    for name, source, right in gold_pairs():
        print_check(f"practitioner's Easy Read ({name}):", verify_text(source, right))
    own, stopped = drafts()
    print(f"our own drafts: {stopped} of {len(own)} stopped")
    results = {
        "letter": print_rows(
            "From the letter itself", attack([(n, t, t) for n, t in real], 2, dice, show)
        ),
        "draft": print_rows("From our own draft", attack(own, 1, dice, show)),
        "gold": print_rows(
            "From the practitioner's Easy Read", attack(gold_pairs(), 40, dice, show)
        ),
    }
    took = time.perf_counter() - started
    print(f"\n{took:.0f} s, seed {seed}")
    out = ROOT / "benchmarks" / "results" / "facts.json"
    out.parent.mkdir(exist_ok=True)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    out.write_text(
        json.dumps({"machine": machine, "seed": seed, "stopped_floor_all": results}, indent=1)
        + "\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
