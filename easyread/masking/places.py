"""A letter's texts -> its towns, streets, houses and organisations that tell where somebody lives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from easyread.masking.capitals import (
    TITLES,
    Word,
    capital,
    rare,
    runs,
    shouted,
    starts,
    strange,
    words_of,
)
from easyread.masking.name_runs import BODY_ENDS, people_in, pieces_of
from easyread.masking.words import is_first_name, is_surname, is_word, lists, says_nothing
from easyread.model import Block

STREETS = (
    r"(?:Road|Rd|Street|St|Lane|Ln|Avenue|Ave|Close|Drive|Dr|Way|Crescent|Cres|Square|Sq|Gardens|Gdns|Place|Pl|Terrace|Grove|Rise|Row|Walk|Mews|Hill|View|Court|Ct|"
    r"Green|Wharf|Quay|Parade|Broadway|Gate|Bungalows|Villas|House|Lodge|Cottages?|Hall|Park|Yard|Path|Passage|Mount|Bank|Croft|Drift|Chase|Fields?|Meadows?|Vale|End|Side|Circus|Heights|Point|Tower|Towers|Buildings|Estate|Farm|Barn|Mill|Bridge|Common|Heath|Dene|Dale)"
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s{0,3}\d[A-Z]{2}\b", re.I)
NUMBERED = re.compile(
    rf"(?<![\w£/-])(?P<n>(?:(?:Flat|Apartment|Apt|Unit|Room) )?\d{{1,4}}[A-Za-z]?(?:\s?[-/]\s?\d{{1,4}}[A-Za-z]?)?),?\s(?P<street>(?:(?:The|St\.?|Upper|Lower|Old|New|Great|Little) )?(?:[A-Z][\w'’-]+ ){{1,3}}{STREETS})\b(?![a-z])"
)
_FLAT = re.compile(
    r"\b(?:Flat|Apartment|Apt|Room|Unit|Plot|Caravan|Bed|Maisonette)\.? (?P<n>\d{1,4}[A-Za-z]?|[A-Z])\b"
)
_HOUSE_ENDS = frozenset(
    "house court lodge cottage hall surgery practice school academy college nursery church clinic hospital pharmacy library ward wing park homes limited ltd plc llp "
    "care home centre center manor grange hospice garage advocacy cabs taxis works solicitors chambers farm mill bungalow villa hotel inn mosque temple foundation charity".split()
)
_BODY_HOUSES = frozenset(
    "surgery practice school academy college nursery church clinic hospital pharmacy library ltd limited plc llp care home homes centre center hospice charity foundation solicitors".split()
)
_STREET_ENDS = frozenset(
    "road rd street lane avenue close drive crescent square gardens terrace grove rise row walk mews hill view green yard wharf quay parade broadway gate bungalows "
    "villas place way".split()
)
_JOINS = frozenset("of the and & for in on upon under le".split())
_NOT_STREETS = re.compile(
    r"^(?:(?:the )?(?:right|only|same|best|main|front|first|long|other|safe|next|one|this|that|high|parking|market|work|play|take|your|my|our|in|by|on) )+\w+$",
    re.I,
)


@dataclass
class Places:
    """What is found, in small letters."""

    words: set[str] = field(default_factory=set)
    towns: set[str] = field(default_factory=set)
    streets: set[str] = field(default_factory=set)
    organisations: set[str] = field(default_factory=set)


def learn_places(blocks: Sequence[Block], lines: Iterable[str], names: frozenset[str]) -> Places:
    """Find the places a letter names.

    Args:
        blocks: the blocks of the letter, with plain quotes.
        lines: other texts of the same letter, such as the lines of its Easy Read.
        names: words that are names of people in this letter.
    """
    found = Places()
    if blocks and blocks[0].kind == "address":
        _read_letterhead(blocks[0].text.split("\n")[0], found, names)
    for group in _address_groups(blocks):
        _read_address(group, found, names)
    for text in [*(b.text for b in blocks), *lines]:
        read_place_words(text, found, names)
    return found


def read_place_words(text: str, found: Places, names: frozenset[str]) -> None:
    """Read one text: numbered streets, bodies with a name of their own, known towns, odd words in bodies."""
    for match in NUMBERED.finditer(text):
        if not _NOT_STREETS.match(match["street"]):
            found.streets.add(_low(match["street"]))
    for match in _POSTCODE.finditer(text):
        before = re.split(r"[,\n]", text[: match.start()].rstrip(" ,"))[-1].strip(" ,.")
        tail = re.search(r"((?:[A-Z][\w'’-]+ ?){1,3})$", before)
        if tail and not re.search(r"\d", before):
            _read_town(tail[1].strip(), found, names)
    for match in re.finditer(r"\bS(?:t|aint)\.? (?=[A-Z])", text):
        saint = words_of(text[match.end() :])[:1]
        if saint and saint[0].start == 0 and saint[0].low not in names:
            found.words.add(saint[0].low)  # a school, a church, a hospice
    for run in runs(text):
        _read_run(text, run, found, names)


def _address_groups(blocks: Sequence[Block]) -> list[list[str]]:
    """Lines that stand together in an address; a line may be cut by commas."""
    groups: list[list[str]] = [[]]
    for block in blocks:
        lines = block.text.split("\n")
        if block.kind == "address" or (len(lines) > 2 and _POSTCODE.search(block.text)):
            for line in lines:
                groups[-1].append(line)
                if _POSTCODE.search(line):
                    groups.append([])
        elif groups[-1]:
            groups.append([])
    return [g for g in groups if g]


def _read_address(group: Sequence[str], found: Places, names: frozenset[str]) -> None:
    """Read the lines of one address. Without a postcode in it, only what looks like a place counts."""
    whole = any(_POSTCODE.search(line) for line in group)
    numbered = home = False
    top = True
    for line in group:
        for piece in re.split(r",|\s{2,}|\t|\s[-–|]\s", _POSTCODE.sub("", line)):
            text = piece.strip(" .,;:")
            if not text or re.search(r"[@:]|\d{4}|www|PO Box", text):
                continue
            words = [w for w in words_of(text) if capital(w)]
            first, top = top, False
            if NUMBERED.search(text) or _FLAT.search(text) or re.match(r"\d", text):
                numbered = True
                street = re.sub(
                    r"^(?:(?:flat|apartment|unit)\s+\w+\s*)?\d*[a-z]?\b\s*", "", text, flags=re.I
                )
                if street and words and not all(w.low in lists().general for w in words):
                    found.streets.add(_low(street))
                continue
            low = [w.low for w in words]
            if not words or (set(low) & names and not numbered and low[-1] not in _STREET_ENDS):
                home = home or bool(words)  # the lines under a person's name are where they live
                continue
            if whole and home and not numbered and (len(low) > 1 or low[-1] in _HOUSE_ENDS):
                found.streets.add(_low(text))
                numbered = True
                continue
            if low[-1] in _BODY_HOUSES and not numbered:
                if not is_general(words):
                    found.organisations.add(_low(text))
            elif low[-1] in _STREET_ENDS or (low[-1] in _HOUSE_ENDS and not is_general(words)):
                found.streets.add(_low(text))
                numbered = True
            elif (
                whole
                and numbered
                and len(words) <= 4
                and not is_general(words)
                and len(text.split()) <= 5
            ):
                _read_town(text, found, names)
            elif (
                whole
                and not first
                and not home
                and not numbered
                and len(words) < 5
                and not is_general(words)
                and not set(low) & _NO_NAME
                and len(words) > 1
                and (low[0] == "the" or any(is_word(w.low) and rare(w) for w in words))
            ):
                found.streets.add(_low(text))  # "The Ridings"
            elif (
                len(words) > 1
                and not numbered
                and any(is_word(w.low) and not is_surname(w.low) for w in words)
            ):
                odd = (w.low for w in words if strange(w, text) and w.low not in names)
                found.words.update(odd)  # "Lumenwise Energy"
            elif len(words) == 1 and len(text.split()) == 1 and strange(words[0], text.title()):
                _read_town(text, found, names)


def _read_letterhead(line: str, found: Places, names: frozenset[str]) -> None:
    """The first line of a letter whose name says nothing of its kind: "Speaking Up Together"."""
    words = words_of(line)
    name = 1 < len(words) < 6 and "," not in line and not re.search(r"[\d:@]", line)
    if not name or {w.low for w in words} & (names | _NO_NAME) or is_general(words):
        return
    if not people_in(line, words) and words[0].low not in TITLES:
        found.organisations.add(_low(line))


_NO_NAME = frozenset(
    "private confidential important urgent notice reminder team department services service unit directorate section office letter invitation dear operations customer mail site handling reception support benefits revenues health adult adults social children".split()
)


def _read_town(text: str, found: Places, names: frozenset[str]) -> None:
    words = [w for w in words_of(text) if capital(w)]
    if not words or is_general(words) or text.split()[0].lower() in ("flat", "unit"):
        return
    if words[-1].low in BODY_ENDS and words[-1].low not in (
        "hill",
        "green",
        "view",
        "park",
        "bank",
        "mill",
        "gate",
        "hall",
        "court",
        "bridge",
    ):
        return
    if len(words) == 1 and (
        words[0].low in names
        or (
            says_nothing(words[0].low)
            and is_word(words[0].low)
            and words[0].low not in lists().towns
            and len(text.split()) > 1
        )
    ):
        return
    found.towns.add(_low(text))
    found.words.update(w.low for w in words if not says_nothing(w.low) and w.low not in names)


def _read_run(text: str, run: Sequence[Word], found: Places, names: frozenset[str]) -> None:
    pieces = pieces_of(run, joins="&")
    if len(pieces) > 1:  # "Rainbow Lodge on Monday", "Royal Borough of Eastmarsh"
        before: list[Word] = []
        for piece in pieces:
            _read_run(text, piece, found, names)
            if before and is_general(before) and len(piece) == 1 and strange(piece[0], text):
                found.words.add(piece[0].low)
            before = piece
        return
    words = [w for w in run if capital(w)]
    for word in words:
        if (
            word.low in lists().towns
            and not starts(text, word)
            and not (is_word(word.low) and shouted(text, word))
        ):
            beside_name = len(run) > 1 and any(w.low in names for w in run)
            if not beside_name and not (is_word(word.low) and len(run) > 1):
                found.words.add(word.low)
    if "&" in text[run[0].start : run[-1].end] and words[-1].low in _SONS:
        found.organisations.add(_low(text[run[0].start : run[-1].end]))
        return
    of_people = {w.low for name in people_in(text, run) for w in name}
    body = len(words) > 1 and words[-1].low in BODY_ENDS
    linked = any(not capital(w) for w in run)
    if (
        len(words) == 2
        and is_first_name(words[0].low)
        and is_surname(words[1].low)
        and words[1].low not in _HOUSE_ENDS | _STREET_ENDS
    ):
        return
    odd = [w for w in words if strange(w, text) and w.low not in names and w.low not in of_people]
    if (len(words) > 1 and (body or linked)) or (len(words) > 1 and odd and not of_people):
        found.words.update(w.low for w in odd)
    if not body or shouted(text, words[-1]) or words[-1].low in ("act", "order", "regulations"):
        return
    if words[-1].low not in _HOUSE_ENDS | _STREET_ENDS or len(words) > 5:
        return
    while words and (
        (starts(text, words[0]) and words[0].low in _CALLS)
        or words[0].low in ("the", "at", "your", "our")
    ):
        words = words[1:]
    if len(words) < 2 or is_general(words) or _headline(text, run):
        return
    phrase = _low(text[words[0].start : words[-1].end])
    if words[-1].low in _STREET_ENDS:
        if not _NOT_STREETS.match(phrase):
            found.streets.add(phrase)
    else:
        found.organisations.add(phrase)


_SONS = frozenset("sons son co partners daughters".split())
_CALLS = frozenset(
    "call phone visit contact ask email write from at see dear to for through in the please location venue where place property address".split()
)


def _headline(text: str, run: Sequence[Word]) -> bool:
    """Say if a run is all of a line: "Paying for Care", the title of a part."""
    a = text.rfind("\n", 0, run[0].start) + 1
    b = text.find("\n", run[-1].end)
    line = text[a : b if b >= 0 else len(text)].strip(" .:#*")
    return line == text[run[0].start : run[-1].end] and all(is_word(w.low) for w in run)


def is_general(words: Sequence[Word]) -> bool:
    """Say if every word is one that many bodies have in their name."""
    return all(w.low in lists().general or w.low in _JOINS or len(w.text) == 1 for w in words)


def special_words(name: str, places: frozenset[str]) -> list[Word]:
    """The words of an organisation's name that are its own: "Harbour View" of "Harbour View Day Centre"."""
    words = [w for w in words_of(name) if w.text != "&"]
    return [
        w
        for w in words
        if w.low in places
        or not (
            w.low in lists().general
            or w.low in BODY_ENDS - {"hill", "view", "green", "mill"}
            or w.low in _JOINS
            or w.low in _SONS
        )
    ]


def _low(text: str) -> str:
    return re.sub(r"[ \u00a0]+", " ", text.strip(" .,;:").lower())
