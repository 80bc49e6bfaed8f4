"""One name for a number, two different numbers: "Our ref" twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.simplify.questions.asked import Asked, Kind, Reading

_NAME = (
    r"(?P<whose>(?:our|your|my|please quote(?: our)?) )?(?P<what>(?:[A-Za-z]+ ){0,2}?)"
    r"(?P<word>ref(?:erence)?(?: (?:no|number))?|(?:case|claim|account|customer|hospital|nhs|patient|tenancy|policy|invoice|order|application|appeal|national insurance|unit|payment|complaint|claimant|membership) (?:ref(?:erence)?|no|number)(?: number)?)"
)
_NAMED = re.compile(
    rf"(?:^|(?<=[\s(|^;,.*]))\^?{_NAME}\b\.?(?: is| was)?\s*(?P<mark>[:#,]|(?= ?[A-Z0-9/-]*\d))\s*(?P<value>(?=[^\n]*\d)[A-Z0-9][A-Za-z0-9]*(?:[ /.-]{{1,3}}[A-Z0-9]*\d[A-Za-z0-9]*|[/-][A-Za-z0-9]+| [A-Z](?![a-z]))*)",
    re.IGNORECASE,
)
_OWNER = re.compile(r"\b(?:our|your)\b", re.I)
_SMALL = re.compile(
    r"\b(?:our|your|use|write|put|state|any|when|you|phone|call|email|enter|include|send|reply|bring|the|this|that|and|or|a|of|with|quote|quoting|using|under|please|give|their|his|her|letter|in|to|on|by)\b",
    re.I,
)
# A bank account and an account with the sender are two things.
_BANK = re.compile(r"\bsort code\b|\bbank account\b", re.I)
# Numbers of this and that thing, each with a number of its own.
_MANY = 3


def ask(reading: Reading) -> Iterator[Asked]:
    """Ask which number is right where one name has two."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    owners: dict[str, set[str]] = {}
    in_tables: set[str] = set()
    for row in reading.rows:
        line = ": ".join(row)
        for match in _NAMED.finditer(line):
            value = match["value"].strip()
            if not re.search(r"\d", value) or len(re.sub(r"\W", "", value)) < 4:
                continue
            name, owner = _name(match)
            owners.setdefault(name, set()).add(owner)
            plain = re.sub(r"\W", "", value).lower()
            found.setdefault(name, {}).setdefault(plain, (value, line))
            if len(row) > 2:
                in_tables.add(name)
    for name, values in found.items():
        if not 1 < len(values) < _MANY or name in in_tables:
            continue
        if {"our", "your"} <= owners[name] or ("account" in name and _BANK.search(reading.text)):
            continue
        one, other = values
        if one.startswith(other) or other.startswith(one):
            continue  # "ABC/123" and "ABC/123/KD": a longer form of the same
        (first, line), (second, again) = values[one], values[other]
        yield Asked(
            f"The letter gives two numbers as “{name}”: {first} and {second}. Which is right?",
            tuple(dict.fromkeys((line, again))),
            (first, second),
        )


def _name(match: re.Match[str]) -> tuple[str, str]:
    """What the number is called ("case number"), and whose it is said to be ("our", "your", "")."""
    whose = (match["whose"] or "").lower() or " ".join(_OWNER.findall(match["what"])).lower()
    owner = "your" if whose.startswith("your") else "our" if whose else ""
    what = " ".join(_SMALL.sub(" ", match["what"]).split()).lower()
    word = re.sub(r"\breference\b", "ref", match["word"].lower())
    if word.startswith("ref"):
        word = f"{owner} ref".strip() if not what else "ref"
    else:
        word = f"{word.split(' ref')[0].removesuffix(' number').removesuffix(' no')} number"
    return f"{what} {word}".strip(), owner


KIND = Kind(
    "reference",
    ask,
    asks=(
        "Council tax reference 60012345\n\nPlease quote your council tax reference, 60012354, when you pay.",
        "Our ref: HB/20417/B\n\nPlease pay the rent.\n\nOur ref: HB/20471/B",
        "Our reference: REP/77031\n\nPlease quote our ref REP/77013 when you call.",
        "Case number: 0000417/2025\n\nPlease write to us. Give case number 0000471/2025.",
        "Account number: 5510 2837 6\n\nPay by bank transfer.\n\nAccount number: 5510 2873 6",
        "NHS number: 999 000 9604\n\nBring this letter.\n\nNHS number: 999 000 9640",
        "Claim reference: AB123456C\n\nWrite your claim reference AB123465C on the form.",
        "Hospital number: X0096041\n\nBring this letter with you.\n\nHospital no: X0096014",
        "Ref: IAP/2026/058\n\nPlease use ref IAP/2026/085 on your slip.",
        "Your ref: 88-1204\n\nThank you for your letter.\n\nYour reference: 88-1240",
    ),
    passes=(
        "Our ref: HB/20417/B\n\nPlease pay the rent.\n\nOur ref: HB/20417/B",
        "Our ref: HB/20417/B\nYour ref: 88-1204",
        "Account number: 5510 2837 6\n\nInvoice number: 7781234",
        "NHS number: 999 000 9604\n\nNHS number: 9990009604",
        "Our ref: REP/77031/KD/2\n\nPlease quote reference REP/77031.",
        "Appeal reference number: 134526\n\nPlanning application reference: 48269/APP/2021/1482",
        "We made a separate job (REP/77044). Our ref: REP/77031.",
        "Hospital number: X0096041\nNHS number: 999 000 9604",
        "Case number: 0000417/2025\n\nYou can phone us on 01632 960977.",
    ),
)
