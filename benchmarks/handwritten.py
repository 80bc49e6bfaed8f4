"""The fact lock on rewrites that people wrote by hand without seeing the checker, beside its peers.

Run: python benchmarks/handwritten.py [--held] [--show wrong|faithful]
``sets/facts-*.jsonl`` holds pairs of a source and a rewrite, wrong or faithful, by kind, from eight
writers. Half of sets c to h (by a hash of the id) is held back: look at its totals only, with
``--held``, and mend nothing by what it shows. Sets a and b are open: the lock was mended on them.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

# The writers named their kinds freely; the first group whose word stands in a kind's name takes it.
WRONG = {
    "swapped items or facts": "swap",
    "who, role, place": "who role person place org sender name wrong-",
    "quantifier or limit": "quantifier least all-some limit",
    "condition or exception": "condition exception",
    "right or appeal": "right appeal",
    "choice (and, or)": "choice and-or",
    "deadline or sequence": "deadline sequence before from-until",
    "comparison": "comparison more-less",
    "negation": "negation not-",
    "duty or modal": "duty modal must should may can certainty",
    "opposite word": "opposite allowed start-stop future",
    "made up": "made invent promise advice reason",
    "left out": "drop lost",
    "number, date, money, unit": "fact number date amount unit period phone money time weekly",
}
FAITHFUL = {
    "exception or condition reworded": "exception condition",
    "double or hidden negation": "negat failure",
    "opposite phrasing": "opposite same-meaning",
    "list, bullets, choices": "list bullet choice item side table",
    "passive to active": "passive active",
    "you or we": "you we sender-",
    "verb for noun": "verb noun",
    "hard word explained": "hard defin explain abbrev",
    "date, time, number form": "date time 24h number fraction percent",
    "deadline reworded": "deadline until span notice",
    "duty made plain": "duty implied obligation",
    "reordered": "order",
    "joined or split": "join split merge short-lines",
    "question heading": "question label heading",
    "filler left out": "filler pleasant",
    "names and pronouns": "name subject pronoun quoted",
    "easier words": "easier easy",
    "free retelling": "retell free plain",
}


def main() -> None:
    """Print recall and alarms by kind, the peers, and with ``--show`` the pairs judged wrongly."""
    from fact_peers import CLARA_NOT_RUN, PEERS, clara_version, rates

    from easyread.facts import verify_text

    held = "--held" in sys.argv
    show = sys.argv[sys.argv.index("--show") + 1] if "--show" in sys.argv else ""
    counts: dict[tuple[bool, str], list[int]] = defaultdict(lambda: [0, 0])
    for pair in pairs(held):
        check = verify_text(pair["source"], pair["rewrite"])
        count = counts[pair["wrong"], group_of(pair)]
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
    half = "held back" if held else "open"
    for wrong, name in ((True, "wrong rewrites stopped"), (False, "faithful rewrites alarmed")):
        print(f"\n{name} ({half} half)")
        rows = {kind: c for (w, kind), c in sorted(counts.items()) if w == wrong}
        for kind, (hit, total) in rows.items():
            print(f"  {kind:32} {hit:3} of {total:3}  {hit / total:.2f}")
        hit, total = (sum(c[i] for c in rows.values()) for i in (0, 1))
        print(f"  {'all':32} {hit:3} of {total:3}  {hit / max(total, 1):.2f}")
    print(f"\npeers ({half} half): wrong rewrites stopped, faithful ones alarmed")
    for name, peer in PEERS.items():
        stopped, of_wrong, alarmed, of_faithful = rates(peer, pairs(held))
        print(f"  {name:32} {stopped / of_wrong:.2f}  {alarmed / of_faithful:.2f}")
    if not clara_version():
        print(f"  {CLARA_NOT_RUN}")


def group_of(pair: dict) -> str:
    """The group that the writer's own name for the kind falls into."""
    for group, words in (WRONG if pair["wrong"] else FAITHFUL).items():
        if any(word in pair["kind"] for word in words.split()):
            return group
    return "other"


def pairs(held: bool) -> list[dict]:
    """The open pairs, or those that are held back."""
    found = []
    for path in sorted((HERE / "sets").glob("facts-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            pair = json.loads(line)
            if is_held(pair["id"]) == held:
                found.append(pair)
    return found


def is_held(name: str) -> bool:
    """Is this pair of the half that nobody looks at?"""
    odd = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2
    return bool(odd) and name[0] not in "ab"


if __name__ == "__main__":
    main()
