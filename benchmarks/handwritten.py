"""The fact lock on rewrites that people wrote by hand without seeing the checker.

Run: python benchmarks/handwritten.py [--held] [--show wrong|faithful]
``sets/facts-*.jsonl`` holds pairs of a source and a rewrite, wrong or faithful, by kind. Half of each
set (by the last digit of a hash of its id) is held back: look at it only with ``--held``, and mend
nothing by what it shows.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))


def main() -> None:
    """Print recall and alarms by kind, and the pairs that were judged wrongly with ``--show``."""
    from easyread.facts import verify_text

    held = "--held" in sys.argv
    show = sys.argv[sys.argv.index("--show") + 1] if "--show" in sys.argv else ""
    counts: dict[tuple[bool, str], list[int]] = defaultdict(lambda: [0, 0])
    for pair in pairs(held):
        check = verify_text(pair["source"], pair["rewrite"])
        count = counts[pair["wrong"], pair["kind"]]
        count[0] += not check.ok
        count[1] += 1
        missed = pair["wrong"] and check.ok and show == "wrong"
        alarm = not pair["wrong"] and not check.ok and show == "faithful"
        if missed or alarm:
            print(f"\n{pair['id']} {pair['kind']}: {pair['source']}\n  -> {pair['rewrite']}")
            for problem in (*check.lost, *check.changed, *check.added):
                print("  !", problem.says)
            if missed:
                print("  ?", pair["why"])
    for wrong, name in ((True, "wrong rewrites stopped"), (False, "faithful rewrites alarmed")):
        print(f"\n{name} ({'held back' if held else 'open'} half)")
        rows = {kind: c for (w, kind), c in sorted(counts.items()) if w == wrong}
        for kind, (hit, total) in rows.items():
            print(f"  {kind:32} {hit:3} of {total:3}")
        hit, total = (sum(c[i] for c in rows.values()) for i in (0, 1))
        print(f"  {'all':32} {hit:3} of {total:3}  {hit / max(total, 1):.2f}")


def pairs(held: bool) -> list[dict]:
    """The open half, or the half that is held back."""
    found = []
    for path in sorted((HERE / "sets").glob("facts-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            pair = json.loads(line)
            digit = int(hashlib.sha256(pair["id"].encode()).hexdigest(), 16) % 2
            if bool(digit) == held:
                found.append(pair)
    return found


if __name__ == "__main__":
    main()
