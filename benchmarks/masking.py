"""Masking: 55 kinds of identifying things seeded in made letters; how many are found, and false masks.

Run: python benchmarks/masking.py [LETTERS]   (default 60 letters of four layouts)
The letters are made by this file, the same each time; no name in them is on the lists of the program
more often than chance has it. A thing counts as found only when none of its words stands in the masked
text any more. False masks are counted on ordinary words that look like names, and on the tribunal and
planning letters (``EASYREAD_DATA``), where every masked single word is printed with ``--show``.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

sys.path.insert(0, str(Path(__file__).resolve().parent / "sets"))

from masking_letters import ORDINARY, make_letter  # the letters that are made

from easyread.masking import find_identifiers, make_mask, shown_text, typed_text, unmask
from easyread.readers import read, read_bytes

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("EASYREAD_DATA", ROOT.parent / "shared" / "data"))
RESULTS = ROOT / "benchmarks" / "results"


def main() -> None:
    """Print recall for each kind, the round trip, and the false masks."""
    count = next((int(a) for a in sys.argv[1:] if a.isdigit()), 60)
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    missed: list[str] = []
    trips = 0
    for n in range(count):
        made = make_letter(n)
        letter = read_bytes(made.text.encode(), f"letter{n}.txt")
        mask = make_mask(letter)
        shown = "\n".join(shown_text(b.text, mask) for b in letter.blocks)
        typed = [typed_text(b.text, mask) for b in letter.blocks]
        trips += all(unmask(t, mask) == b.text for t, b in zip(typed, letter.blocks, strict=True))
        typed_all = "\n".join(typed)
        for kind, words in made.seeded:
            total[kind] += 1
            left = still_there(words, typed_all)
            found[kind] += not left
            if left:
                missed.append(f"letter {n} ({kind}): {words}")
            if still_there(words, shown) and not left:
                missed.append(f"letter {n} ({kind}) shown: {words}")
    width = max(map(len, total))
    for kind in sorted(total):
        print(f"{kind:{width}}  {found[kind]}/{total[kind]}")
    print(
        f"{len(total)} kinds; recall {sum(found.values())}/{sum(total.values())}; round trip {trips}/{count}"
    )
    if missed:
        print("\n".join(missed[:40]))
    wrong = false_masks()
    print(f"false masks on ordinary words: {len(wrong)} of {len(ORDINARY)} sentences", wrong or "")
    rates = real_letters()
    _write(
        {
            "kinds": len(total),
            "seeded": sum(total.values()),
            "found": sum(found.values()),
            "letters": count,
            "round_trip": trips,
            "false_on_words": len(wrong),
            "real_letters": rates,
        }
    )


def still_there(words: str, text: str) -> bool:
    """Say if any telling word of an identifier is left in a text: one of four letters or more, or a digit run."""
    if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text):
        return True
    low = words.lower()
    pieces = [
        p for p in re.findall(r"[^\W_]+", words) if len(p) > 3 and p.lower() not in COMMON_PIECES
    ]
    if not any(c.isdigit() for c in words) and "@" not in low:
        return any(
            re.search(rf"(?<![\w{{]){re.escape(p)}(?!\w)", text)
            for p in pieces
            if p not in AMBIGUOUS
        )
    return any(p in text for p in pieces if any(c.isdigit() for c in p) and len(p) > 4)


AMBIGUOUS = {
    "Rose",
    "Hope",
    "Mark",
    "Will",
    "Bill",
    "Grant",
    "Grace",
    "Faith",
    "Cook",
    "Wood",
    "Banks",
    "Small",
    "Young",
    "Reading",
    "Bath",
    "Daisy",
    "Marsh",
    "Queen",
    "Hill",
}
COMMON_PIECES = set(
    "road street close lane avenue gardens rise cottage house court farm upper nether great council city borough district hospital surgery centre school "
    "community primary general county medical day flat care the and homes housing association http https www mill tower wharf miss health home 01632 01483 0161 contact page medical example".split()
)


def false_masks() -> list[str]:
    """Ordinary sentences in a letter of their own in which something was masked."""
    wrong = []
    for sentence in ORDINARY:
        letter = read_bytes(
            f"Dear Sir or Madam\n\n{sentence}\n\nYours faithfully\n".encode(), "w.txt"
        )
        wrong += [f"{sentence} [{i.text}]" for i in find_identifiers(letter)]
    return wrong


def real_letters() -> dict[str, float]:
    """Masked single words and all masked things a 1,000 words, on real letters."""
    rates: dict[str, float] = {}
    for folder in ("tribunal-decisions", "planning-appeals"):
        path = DATA / "letters" / folder
        if not path.is_dir():
            print(f"{folder}: not run: no data")
            continue
        words = masked = 0
        lone: Counter[str] = Counter()
        for file in sorted(
            p for p in path.iterdir() if p.suffix in (".txt", ".docx", ".pdf", ".html")
        ):
            letter = read(file)
            words += sum(len(b.text.split()) for b in letter.blocks)
            for i in find_identifiers(letter):
                masked += 1
                lone[f"{i.kind}: {i.text}"] += 1
        rates[folder] = round(1000 * masked / max(1, words), 1)
        print(f"{folder}: {masked} masks in {words} words ({rates[folder]} a 1,000)")
        if "--show" in sys.argv:
            print("   " + " | ".join(f"{w} {c}" for w, c in lone.most_common(400)))
    return rates


def _write(row: dict[str, object]) -> None:
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "masking.json").write_text(json.dumps(row, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
