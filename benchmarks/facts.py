"""Real letters, made wrong on purpose -> how many wrong rewrites the fact lock stops, and false alarms.

Run: ``python benchmarks/facts.py [--misses] [--seed N]``. Needs the letters in ``EASYREAD_DATA``.

A wrong rewrite is a right one with one thing changed. Three kinds of right one are used: the letter
itself, our own draft of it, and the Easy Read that a practitioner wrote. The lists below are written
from common sense for this benchmark; they are not the lists that the fact lock uses.
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
from collections.abc import Callable
from pathlib import Path

from easyread.facts import verify, verify_text
from easyread.model import FactCheck
from easyread.readers import read
from easyread.settings import find_profile
from easyread.simplify import analyse, apply, suggest

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("EASYREAD_DATA", ROOT.parent / "shared" / "data"))
EXAMPLES = DATA.parent / "examples"
PROFILE = find_profile("easy-read")

Mutation = Callable[[str, random.Random], str | None]

PEOPLE = ["Gareth Pugh", "Nadia Hussain", "Oliver Trent", "Mary Okafor"]
SURNAMES = ["Pugh", "Hussain", "Trent", "Okafor"]
STRENGTH = [
    ("must", "can"), ("must", "may"), ("must", "should"), ("can", "must"), ("may", "must"), ("will", "may"),
    ("may", "will"), ("should", "can"), ("need to", "can"), ("have to", "may"), ("could", "must"), ("might", "will"),
    ("must", "might"), ("has to", "can"), ("can", "should"),
]  # fmt: skip
CLAUSES = [
    ("before", "after"), ("after", "before"), ("if", "unless"), ("unless", "if"), ("until", "after"), ("by", "after"),
    ("when", "unless"), ("from", "until"), ("until", "from"),
]  # fmt: skip
AMOUNTS = [
    ("all", "some"), ("all", "none"), ("every", "some"), ("some", "all"), ("at least", "at most"), ("up to", "at least"),
    ("only", "also"), ("no more than", "more than"), ("both", "neither"), ("most", "few"), ("more", "less"), 
    ("each", "some"), ("within", "after"),
]  # fmt: skip
TURNED = [
    ("allowed", "refused"), ("allowed", "dismissed"), ("refused", "granted"), ("accept", "turn down"), ("accepted", "rejected"),
    ("confirmed", "overturned"), ("set aside", "upheld"), ("agree", "disagree"), ("agreed", "disagreed"), ("start", "finish"),
    ("started", "ended"), ("starts", "ends"), ("begins", "finishes"), ("continue", "stop"), ("satisfied", "dissatisfied"),
    ("include", "leave out"), ("includes", "excludes"), ("valid", "invalid"), ("complete", "incomplete"), ("increase", "decrease"),
    ("limited", "unlimited"), ("entitled", "not entitled"), ("able", "unable"), ("submit", "withdraw"), ("submitted", "withdrawn"),
    ("attended", "missed"), ("attend", "miss"), ("morning", "evening"), ("first", "last"), ("early", "late"), ("longer", "shorter"),
    ("stop", "keep taking"), ("ill", "well"), ("adult", "child"), ("small", "big"), ("open", "close"), ("send", "keep"),
    ("bring", "leave"), ("take off", "put on"), ("appellant", "respondent"), ("enhanced", "standard"), ("standard", "enhanced"),
    ("higher", "lower"), ("severe", "mild"), ("unreasonably", "reasonably"), ("late", "early"), ("received", "lost"),
    ("public", "private"), ("with", "without"), ("accompany", "avoid"), ("likely", "unlikely"), ("right", "wrong"),
]  # fmt: skip
ADDED = [
    "You will get £75 each week.", "Phone 020 7946 0018 to ask about this.", "You must bring your passport.",
    "You must reply by 17 June 2031.", "The meeting will take 45 minutes.", "You must not speak to a newspaper.",
    "Write to Doctor Imogen Vance.", "If you are late you will be fined £60.", "You do not have to pay tax on this.",
    "Your appointment is on Friday 6 August 2032.", "This costs 12 pounds.", "Look at www.example-helpline.org.uk.",
]  # fmt: skip
DENIABLE = r"is|are|was|were|will|can|must|may|should|did|has|have|do|does"


def swap_words(pairs: list[tuple[str, str]]) -> Mutation:
    def mutate(text: str, dice: random.Random) -> str | None:
        places = [
            (m, new)
            for old, new in pairs
            for m in re.finditer(rf"(?<![\w-]){old}(?![\w-])(?! not)", text, re.I)
        ]
        if not places:
            return None
        match, new = dice.choice(places)
        new = new.capitalize() if match[0][0].isupper() else new
        return text[: match.start()] + new + text[match.end() :]

    return mutate


def change_digit(pattern: str) -> Mutation:
    def mutate(text: str, dice: random.Random) -> str | None:
        places = [
            i for m in re.finditer(pattern, text) for i in range(*m.span()) if text[i].isdigit()
        ]
        if not places:
            return None
        at = dice.choice(places)
        others = [d for d in "123456789" if d != text[at]]
        return text[:at] + dice.choice(others) + text[at + 1 :]

    return mutate


def swap_name(text: str, dice: random.Random) -> str | None:
    # Felix Sydney (the letters), Bex Proxy and Mockridge-Specimen (the hospital)
    places = [
        (m, PEOPLE)
        for m in re.finditer(
            r"Felix Sydney|Bex Proxy|Bristol City Council|System Test Borough Council", text
        )
    ]
    places += [(m, SURNAMES) for m in re.finditer(r"(?<=N\. )Other|Mockridge-Specimen", text)]
    places += [
        (m, SURNAMES)
        for m in re.finditer(
            r"(?<=[a-z] )[A-Z][a-z]+ [A-Z][a-z]+(?= (?:the|is|has|was|will)\b)", text
        )
    ]
    if not places:
        return None
    match, names = dice.choice(places)
    return text[: match.start()] + dice.choice(names) + text[match.end() :]


def add_not(text: str, dice: random.Random) -> str | None:
    places = list(
        re.finditer(rf"(?<=[a-z] )({DENIABLE})(?= [a-z])(?! (?:not|no|nothing|any)\b)", text)
    )
    if not places:
        return None
    at = dice.choice(places).end()
    return f"{text[:at]} not{text[at:]}"


def remove_not(text: str, dice: random.Random) -> str | None:
    places = [
        *re.finditer(r" not(?=\s)", text),
        *re.finditer(r"(?<=can)not\b", text),
        *re.finditer(r"(?<=\s)no (?=[a-z])", text),
    ]
    if not places:
        return None
    match = dice.choice(places)
    return text[: match.start()] + text[match.end() :]


def drop_sentence(text: str, dice: random.Random) -> str | None:
    lines = text.split("\n")
    places = [
        i for i, line in enumerate(lines)
        if len(line.split()) > 4 and line.rstrip()[-1:] in ".?" and not line.startswith(("[", "#"))
        and lines.count(line) == 1
    ]  # fmt: skip
    if not places:
        return None
    i = dice.choice(places)
    pieces = re.split(r"(?<=[a-z]\.) (?=[A-Z])", lines[i])
    pieces.pop(dice.randrange(len(pieces)))
    return "\n".join([*lines[:i], " ".join(pieces), *lines[i + 1 :]])


def add_fact(text: str, dice: random.Random) -> str | None:
    lines = text.split("\n")
    at = dice.randrange(len(lines) // 3, len(lines))
    return "\n".join([*lines[:at], dice.choice(ADDED), *lines[at:]])


MONTHS = (
    "January February March April May June July August September October November December".split()
)


def change_month(text: str, dice: random.Random) -> str | None:
    places = list(re.finditer(rf"(?<=\d )({'|'.join(MONTHS)})(?= \d)", text))
    if not places:
        return None
    match = dice.choice(places)
    month = dice.choice([m for m in MONTHS if m != match[0]])
    return text[: match.start()] + month + text[match.end() :]


MUTATIONS: dict[str, Mutation] = {
    "number changed": change_digit(
        r"(?<![\w/.:@-])\d{1,4}(?![\w/:@-])(?!\. )(?! (?:January|February|March|April|May|June|July))"
    ),
    "date changed": change_digit(r"\b\d\d?/\d\d?/\d{4}\b|\b\d{1,2} [A-Z][a-z]+ \d{4}\b"),
    "month changed": change_month,
    "phone or reference changed": change_digit(r"\b0\d{4} \d{6}\b|\b[A-Z]+\d{4,}\b|\b\d{5,}\b"),
    "name swapped": swap_name,
    "strength (must, can, may)": swap_words(STRENGTH),
    "clause (before, if, until)": swap_words(CLAUSES),
    "amount word (all, some, only)": swap_words(AMOUNTS),
    "opposite (allowed, refused)": swap_words(TURNED),
    "not added": add_not,
    "not removed": remove_not,
    "sentence dropped": drop_sentence,
    "fact added": add_fact,
}


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
    for name, source, right in base:
        known = problems(source, right)
        for kind, mutate in MUTATIONS.items():
            for wrong in {mutate(right, dice) for _ in range(tries)} - {None, right}:
                # A false alarm on the right rewrite must not count as a catch.
                caught = bool(problems(source, wrong) - known)
                floor = not digits_only(source, wrong) and digits_only(source, right)
                row = rows[kind]
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
