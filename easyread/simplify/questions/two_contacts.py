"""One office or person -> does the letter give two phone numbers or two e-mail addresses?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from easyread.facts.find.scan import scan
from easyread.simplify.questions.asked import Asked, Kind, Reading

_OFFICE = r"(?:[Tt]eam|[Oo]ffice|[Ss]ervices?|[Dd]esk|[Dd]epartment|[Uu]nit|[Cc]linic|[Ww]ard|[Hh]elpline|[Cc]entre|[Ss]urgery|[Rr]eception|[Oo]fficer|[Nn]urse|[Mm]anager|[Ss]ecretary|[Ll]ine)"
_CAPS = r"(?:[A-Z][\w’'&-]*\.?)"
_LABEL = re.compile(
    rf"(?P<label>(?:{_CAPS} (?:(?:of|and|for|the|&) )?){{0,4}}(?:{_CAPS}|{_OFFICE})|(?:[a-z-]+ ){{1,2}}{_OFFICE})"
    r"(?:,? (?:our|the|your|a) [\w ’'-]{3,40},|,? (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2}),?)?"
    r"(?:\s|[:(,–-]|\b(?:on|at|by|via|or|is|phone|telephone|email|e-mail|calling|emailing|tel|number|the|address)\b|\b(?:Tel|Telephone|Phone|Email|E-mail)\b)*$"
)
_NOT_A_NAME = frozenset(
    "tel telephone phone email e-mail ring call contact please ask speak write us you if for the our your or and on at to with direct line by "
    "textphone fax mobile office helpline number mail web website".split()
)
_VERBS = re.compile(
    r"^(?:(?:please|ring|call|phone|contact|email|e-mail|telephone|ask|for|speak|to|write|the|our|your|if|you|can|or|and|text|with|tel|by|mr|mrs|ms|miss|dr|from|of|at) )+",
    re.I,
)
_OTHER_LINE = re.compile(
    r"\b(?:fax|text|textphone|minicom|relay|out of hours|out-of-hours|evenings?|weekends?|emergency|emergencies|extension|ext|mobile|direct line|direct|nights?|typetalk|freephone|whatsapp|or)\b"
    r"[^.]{0,25}$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Way:
    """One phone number or e-mail address, whose it is (empty: nobody named), and where it stands."""

    kind: str
    value: str
    words: str
    whose: frozenset[str]
    line: str
    block: int


def ask(reading: Reading) -> Iterator[Asked]:
    """Ask which number is right where one office has two, or two differ by a slip of the hand."""
    ways = list(_ways(reading))
    asked: set[str] = set()
    for one, other in combinations(ways, 2):
        if one.kind != other.kind or one.value == other.value or one.block == other.block:
            continue
        if {one.value, other.value} & asked:
            continue
        if one.whose & other.whose and _alike(one, other):
            owner = next(iter(sorted(one.whose & other.whose, key=len, reverse=True)))
        elif (not one.whose or not other.whose) and _slip(one, other):
            owner = ""
        else:
            continue
        asked |= {one.value, other.value}
        thing = "phone numbers" if one.kind == "phone" else "email addresses"
        says = (
            f"The letter gives two {thing} for {owner}: {one.words} and {other.words}. Which is right?"
            if owner
            else f"The letter gives two {thing} that are nearly the same: {one.words} and {other.words}. "
            "Is one of them wrong?"
        )
        choices = (one.words, other.words, "Both are right")
        yield Asked(says, tuple(dict.fromkeys((one.line, other.line))), choices)


def _ways(reading: Reading) -> Iterator[Way]:
    seen: set[str] = set()
    for number, row in enumerate(reading.rows):
        line = ": ".join(row)
        for fact in scan(line):
            if fact.kind not in ("phone", "email"):
                continue
            before = line[max(0, fact.start - 90) : fact.start]
            whose = frozenset() if _OTHER_LINE.search(before) else _whose(before)
            if fact.value not in seen or whose:
                sentence = next(
                    (s for s in re.split(r"(?<=[.!?]) ", line) if line[fact.start : fact.end] in s),
                    line,
                )
                yield Way(
                    fact.kind,
                    fact.value,
                    line[fact.start : fact.end].strip(),
                    whose,
                    sentence,
                    number,
                )
            seen.add(fact.value)


def _whose(before: str) -> frozenset[str]:
    """The person and the office that stand before a number: "our Officer, Ann Bell, on"."""
    match = _LABEL.search(re.split(r"(?<=[a-z]{3}[.!?]) |\||;|\n", before)[-1])
    if match is None:
        return frozenset()
    return frozenset(filter(None, (_label(match["label"]), _label(match["name"] or ""))))


def _label(words: str) -> str:
    label = _VERBS.sub("", f"{' '.join(words.split())} ").strip()
    parts = label.lower().split()
    return label if len(parts) > 1 and not all(p in _NOT_A_NAME for p in parts) else ""


def _alike(one: Way, other: Way) -> bool:
    """Both landlines or both mobiles: a person may well have one of each."""
    return one.kind == "email" or one.value[:2] == other.value[:2]


def _slip(one: Way, other: Way) -> bool:
    """Say if the second is the first with two characters swapped, or one wrong early on."""
    if one.kind == "phone":
        if len(one.value) != len(other.value):
            return False
        differ = [i for i, (a, b) in enumerate(zip(one.value, other.value, strict=True)) if a != b]
        if len(differ) == 2 and differ[1] == differ[0] + 1:
            i, j = differ
            return (one.value[i], one.value[j]) == (other.value[j], other.value[i])
        return len(differ) == 1 and differ[0] < len(one.value) - 3
    name, _, home = one.value.partition("@")
    other_name, _, other_home = other.value.partition("@")
    if home == other_home:
        return len(name) >= 5 and len(other_name) >= 5 and _one_edit(name, other_name)
    if name != other_name:
        return False
    return home.split(".")[0] == other_home.split(".")[0] or _one_edit(home, other_home)


def _one_edit(one: str, other: str) -> bool:
    """Say if one letter more, less or other, or two swapped, makes one of the other. Digits count parts."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    first, second = one[start:], other[start:]
    if (first[:1] + second[:1]).isdigit():
        return False
    swapped = (
        len(first) > 1
        and len(second) > 1
        and first[:2] == second[1::-1]
        and first[2:] == second[2:]
    )
    return swapped or first[1:] == second[1:] or first[1:] == second or first == second[1:]


KIND = Kind(
    "two-contacts",
    ask,
    asks=(
        "Please call the Welfare Team on 01632 960119.\n\nYou can ask the Welfare Team on 01632 960191 for help.",
        "Ring our Housing Officer, Priya Nandakumar, on 01632 960347.\n\nIf you have questions, contact Priya Nandakumar on 01632 960374.",
        "Contact Ms Hannah Brierley on 01632 960541.\n\nMs Hannah Brierley (01632 960514) can tell you more.",
        "Repairs Team: 01632 960340\n\nIf the leak comes back, call the Repairs Team on 01632 960430.",
        "Email the Appeals Office at appeals@harrowmere.example.\n\nSend papers to the Appeals Office at appeal.office@harrowmere.example.",
        "Please call us on 01632 960405.\n\nIf you cannot come, call us on 01623 960405.",
        "Email us at repairs@fernlea.example.\n\nSend photos to repiars@fernlea.example.",
        "Write to benefits@harrowmere.gov.uk.\n\nYou can also email benefits@harrowmere.org.uk.",
        "Phone the Booking Office on 01632 960231.\n\nThe Booking Office (01632 960213) is open from 9am.",
    ),
    passes=(
        "Please call the Welfare Team on 01632 960119.\n\nThe Welfare Team (01632 960119) can help.",
        "Repairs Team: 01632 960340\n\nAppeals Team: 01632 960341",
        "Contact Ms Hannah Brierley on 01632 960541 or 01632 960542.",
        "Telephone: 01632 960405\n\nTextphone: 01632 960406",
        "Contact Hannah Brierley on 01632 960541.\n\nHannah Brierley's mobile is 07700 900123.",
        "Please call us on 01632 960405.\n\nTo tell us about a leak, call us on 01632 960777.",
        "Email repairs@fernlea.example.\n\nFor rent, email rents@fernlea.example.",
        "Repairs Team: 01632 960340\n\nRepairs Team, out of hours: 01632 960341",
        "Call Mr Aziz on 01632 960522.\n\nCall Ms Brierley on 01632 960541.",
        "Write to north1@harrowmere.example or north2@harrowmere.example.",
    ),
)
