"""A number that seems lost or new in a free retelling -> does it only count what the letter lists, or is it said in words?

"You must do 2 things:" before a list is no fact of its own; "you got no points" says 0.
"""

from __future__ import annotations

import re
from decimal import Decimal

from easyread.facts.find.found import Found
from easyread.facts.find.ledger import Ledger, Stated
from easyread.facts.find.number_words import shortest, to_decimal
from easyread.facts.find.scan import scan
from easyread.facts.find.times import same_time
from easyread.facts.retold.align import EMPTY

_I = re.IGNORECASE
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINAL = {word: str(i + 1) for i, word in enumerate(_ORDINALS)} | {"forth": "4"}
# Digits in one of these are no number: a phone may hold any.
_CLOSED = frozenset({"phone", "money", "time", "email", "url", "address", "date", "field"})
_NONE = re.compile(
    r"\b(?:no|none|nil|zero|nothing|free|without|not|never|nobody|no-one|neither|nor)\b|n't\b", _I
)
_TWO = re.compile(
    r"\b(?:both|either|neither|former|latter|pair|couple|another|other|second|twice|each|partner|double|joint(?:ly)?|together)\b",
    _I,
)
_ALL = re.compile(r"\b(?:all|each|every|both|everything)\b", _I)
_CHOICE = re.compile(r"\b(?:or|either|any|one of|whichever|alternatively|whoever|whichever)\b", _I)
_ONE_ONLY = re.compile(r"\b(?:an?|the|only|sole|single|one|any|another|every|your)\b", _I)
_JOINTS = re.compile(
    r"[,;\n:]|\b(?:and|or|nor|but|while|whereas|as well as|then|together with)\b", _I
)
# What people count when they announce a list.
_COUNTED = (
    r"things?|ways?|parts?|people|persons?|questions?|cases?|reasons?|steps?|dates?|days?|jobs?|choices?|options?|rules?|papers?"
    r"|documents?|places?|sides?|items?|kinds?|types?|sorts?|groups?|tests?|medicines?|tablets?|changes?|problems?|lists?|facts?"
    r"|meetings?|letters?|visits?|calls?|payments?|amounts?|bills?|forms?|doctors?|nurses?|workers?|officers?|children|adults"
    r"|appointments?|decisions?|answers?|points?|tasks?|conditions?|checks?|services?|offices?|teams?|sets?|stages?|times?"
    r"|courses?|classes|rooms?|homes?|flats?|sites?|numbers?|names?|benefits?|mistakes?|examples?|events?|respondents?|times"
)
_COUNT = re.compile(
    rf"^\s+(?:(?:main|different|other|more|new|key|big|important|separate|possible)\s+)?(?:{_COUNTED}|of\s+(?:these|those|them|you|us|the))\b"
    r"|^\s*[:.]?\s*$",
    _I,
)
_ASKS_ALL = re.compile(r"\b(?:must|need|needs|have to|has to|bring|send|give|show|get|all)\b", _I)
_LIMITS = re.compile(
    r"\b(?:just|only|at least|at most|up to|more than|less than|fewer than)\s+$", _I
)
MOST = 12


def number_known(one: Stated, old: Ledger) -> bool:
    """Say if a number of the rewrite is no new fact: it stands in the letter, or counts what stands there."""
    value = one.fact.value
    text = "\n".join(old.texts)
    if _replaced(one, old):
        return False
    if _per_hundred(value, old, one.text):
        return True
    if value in bare_numbers(old) or _of_share(value, old) or _with_unit(value, old):
        return True
    if value == "0":
        return _NONE.search(text) is not None
    if (value == "50%" and _HALF.search(text)) or any(_is_next(s, one) for s in old.facts):
        return True
    if _is_total(one, old) or _is_rest(one, old) or (value == "50%" and _one_is_half(old)):
        return True
    if not value.isdigit() or not 1 <= int(value) <= MOST:
        return False
    return _counts(one, int(value), text) or _as_many_as_listed(one, int(value), old)


def number_told(one: Stated, new: Ledger) -> bool:
    """Say if a number of the letter is told by a word ("none", "both", "all") or in another place."""
    value, text = one.fact.value, "\n".join(new.texts)
    if _replaced(one, new):
        return False
    if value in bare_numbers(new) or _with_unit(value, new) or _as_day(one, new):
        return True
    if pointed_time(one) and any(
        s.fact.kind == "time" and same_time(s.fact.value, pointed_time(one)) for s in new.facts
    ):
        return True
    if value.endswith("%") and _HUNDRED.search(text) and value[:-1] in bare_numbers(new):
        return True
    if value == "0":
        return _NONE.search(text) is not None
    if (value == "50%" and _HALF.search(text)) or any(_is_next(one, s) for s in new.facts):
        return True
    if value == "100%":
        return re.search(r"\b(?:all|whole|full|everything|everyone|total)\b", text, _I) is not None
    if value.endswith("%"):
        numbers = _NUMBERS.findall(one.words)
        return len(numbers) == 2 and all(n in bare_numbers(new) for n in numbers)
    if value == "2":
        return _TWO.search(text) is not None
    around = one.text[max(0, one.fact.start - 24) : one.fact.end + 24]
    if value.isdigit() and 2 < int(value) <= MOST:
        return _ALL.search(around) is not None and _ALL.search(text) is not None
    return value == "1" and re.search(r"\ban?\b", text, _I) is not None


_NUMBERS = re.compile(r"\d+(?:\.\d+)?")
_POINTED = re.compile(r"(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)")


def pointed_time(one: Stated) -> str:
    """Give the time that "8.40" may be ("" for other numbers): only the other text can tell."""
    match = _POINTED.fullmatch(one.words) if one.fact.kind == "number" else None
    if match is None:
        return ""
    hour, past = int(match["hour"]), match["minute"]
    return f"{hour:02d}:{past}" if hour > TWELVE else f"{hour}:{past}?"


TWELVE = 12


def bare_numbers(there: Ledger) -> frozenset[str]:
    """Give every number of some texts, also as ordinal, item number or year, but not those of phones or sums."""
    found: set[str] = set()
    for text in there.texts:
        left = list(text)
        for fact in scan(text):
            if fact.kind in _CLOSED:
                left[fact.start : fact.end] = " " * (fact.end - fact.start)
            if fact.kind in ("date", "provision"):
                found.update(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", fact.value))
        rest = "".join(left)
        found.update(to_decimal(n) for n in _NUMBERS.findall(rest))
        found.update(ORDINAL[w] for w in re.findall(r"[a-z]+", rest.lower()) if w in ORDINAL)
    return frozenset(found)


def _replaced(one: Stated, there: Ledger) -> bool:
    """Say if a nearly equal line stands in the other text with another number in this place.

    "9 points were scored" beside "3 points were scored" is a changed number, whatever else holds a 3.
    """
    mine = frozenset(_WORD.findall(one.text.lower()))
    for text in there.texts:
        other = frozenset(_WORD.findall(text.lower()))
        if mine and len(mine & other) >= SAME_LINE * len(mine | other):
            values = [
                s.fact.value for s in there.facts if s.text == text and s.fact.kind == one.fact.kind
            ]
            return bool(values) and one.fact.value not in values
    return False


_WORD = re.compile(r"[a-z']+")
# The share of words two lines have in common that are the same line but for a number.
SAME_LINE = 0.8


def _per_hundred(value: str, old: Ledger, line: str) -> bool:
    """Of every 100, "75" is 75%, and 100 itself is the whole."""
    shares = {s.fact.value for s in old.facts if s.fact.value.endswith("%")}
    return bool(shares) and (
        f"{value}%" in shares
        or (value in ("10", "100", "1000") and _HUNDRED.search(line) is not None)
    )


_HUNDRED = re.compile(r"\b(?:every|of|each) (?:10|100|1,?000|ten|hundred|a hundred)\b", _I)


def _of_share(value: str, old: Ledger) -> bool:
    """35 and 50 of "35 out of 50"."""
    return any(
        s.fact.value.endswith("%") and value in [to_decimal(n) for n in _NUMBERS.findall(s.words)]
        for s in old.facts
        if s.fact.kind == "number"
    )


def _is_total(one: Stated, old: Ledger) -> bool:
    """2 points and 4 points are 6 points."""
    noun = _NOUN.match(one.text[one.fact.end :])
    if noun is None or not one.fact.value.isdigit():
        return False
    word = noun["words"].split()[0].lower().rstrip("s")
    parts = [
        int(s.fact.value)
        for s in old.facts
        if s.fact.kind == "number"
        and s.fact.value.isdigit()
        and s.text[s.fact.end :].lower().lstrip().startswith(word)
    ]
    return len(parts) > 1 and sum(parts) == int(one.fact.value)


def _is_rest(one: Stated, old: Ledger) -> bool:
    """Of five, of whom two are parents, "the other 3" are not."""
    if not _OTHER.search(one.text[: one.fact.start]) or not one.fact.value.isdigit():
        return False
    many = {int(s.fact.value) for s in old.facts if s.fact.value.isdigit()}
    return any(all_ - some == int(one.fact.value) for all_ in many for some in many)


def _one_is_half(old: Ledger) -> bool:
    """£35 is half of £70."""
    sums = {Decimal(s.fact.value[1:]) for s in old.facts if s.fact.kind == "money"}
    return any(2 * amount in sums for amount in sums)


_OTHER = re.compile(r"\b(?:other|remaining|rest|last|left)\s+(?:are\s+)?$", _I)


def off_by_one(old: Stated, new: Stated) -> bool:
    """Say if "under 5" became "5 or younger"."""
    ahead, behind = old.text[: old.fact.start], new.text[new.fact.end :]
    return bool(
        (_UNDER.search(ahead) and _OR_LESS.match(behind))
        or (_OVER.search(ahead) and _OR_MORE.match(behind))
    )


def _is_next(old: Stated, new: Stated) -> bool:
    """Under 5 is 4 or younger; over 18 is 19 or older."""
    if not (old.fact.value.isdigit() and new.fact.value.isdigit()):
        return False
    step = int(new.fact.value) - int(old.fact.value)
    ahead, behind = old.text[: old.fact.start], new.text[new.fact.end :]
    under = re.match(r"\W*(?:inclusive|$)", old.text[old.fact.end :]) or _OR_LESS.match(
        old.text[old.fact.end :]
    )
    return bool(
        (step == -1 and _UNDER.search(ahead) and _OR_LESS.match(behind))
        or (step == 1 and _OVER.search(ahead) and _OR_MORE.match(behind))
        or (step == 1 and under and _UNDER.search(new.text[: new.fact.start]))
        or (
            step == -1
            and _OR_MORE.match(old.text[old.fact.end :])
            and _OVER.search(new.text[: new.fact.start])
        )
    )


_HALF = re.compile(r"\bhal(?:f|ves?|ved|ving)\b", _I)
_UNDER = re.compile(
    r"\b(?:under|below|less than|fewer than|younger than|not yet|before (?:you are|they are|your|their))\s+(?:the age of\s+)?$",
    _I,
)
_OVER = re.compile(r"\b(?:over|above|more than|older than)\s+(?:the age of\s+)?$", _I)
_OR_LESS = re.compile(r"\s+(?:\w+\s+){0,2}(?:or|and)\s+(?:under|younger|less|fewer|below)\b", _I)
_OR_MORE = re.compile(r"\s+(?:\w+\s+){0,2}(?:or|and)\s+(?:over|older|more|above)\b", _I)


def _as_many_as_listed(one: Stated, number: int, old: Ledger) -> bool:
    """The 5 of "5 appeals" counts the five that the letter names after the word "appeals"."""
    noun = _NOUN.match(one.text[one.fact.end :])
    if noun is None:
        return False
    stems = {word.lower().rstrip("s") for word in noun["words"].split()[:2]}
    if _told_apart("\n".join(old.texts), stems) == number:
        return True
    if number < FEWEST_LISTED:
        return False
    for text in old.texts:
        for match in re.finditer(r"[a-z]+", text.lower()):
            if match[0].rstrip("s") in stems and _items(text[match.end() :]) == number:
                return True
    return False


def _told_apart(text: str, stems: set[str]) -> int:
    """Count the kinds of one thing that a text tells apart: the red cream and the white cream are 2."""
    kinds = {
        m["kind"]
        for m in re.finditer(r"\b(?P<kind>[a-z]+)(?= (?P<thing>[a-z]+))", text.lower())
        if m["thing"].rstrip("s") in stems and m["kind"] not in EMPTY
    }
    return len(kinds)


def _items(text: str) -> int:
    """Count the things listed in the first run of a text that has commas, lines or semicolons."""
    ahead, colon, listed = text.partition(":")
    run = re.split(r"[.?!](?:\s|$)", listed if colon and "." not in ahead else text)[0]
    return len([part for part in _BETWEEN.split(run) if part.strip(" .\n")])


# Fewer things make no list.
FEWEST_LISTED = 3
_NOUN = re.compile(r"\s+(?P<words>[A-Za-z'-]+(?:\s+[A-Za-z'-]+)?)")
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and|or)\b|[,;\n]|\b(?:and|or)\b)\s*", _I)


def _with_unit(value: str, there: Ledger) -> bool:
    """The 1 of "between 1 and 20 metres" is 1 metre; "the usual three" beside "one month" is 3 months."""
    return any(
        s.fact.kind in ("period", "unit", "dose") and s.fact.value.split(" ")[0] == value
        for s in there.facts
    )


def _as_day(one: Stated, new: Ledger) -> bool:
    """Say if a day of the month ("on the 11th") is told by its date ("11 September")."""
    if not re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)", one.words, _I):
        return False
    return any(
        s.fact.kind == "date" and s.fact.value.endswith(f"-{int(one.fact.value):02d}")
        for s in new.facts
    )


def _counts(one: Stated, number: int, text: str) -> bool:
    """Say if a small number announces a list, and the letter has so many things to list."""
    ahead, behind = one.text[: one.fact.start], one.text[one.fact.end :]
    if number == 1:
        if re.match(r"\s+of\b", behind):
            return _CHOICE.search(text) is not None and not _LIMITS.search(ahead)
        noun = re.match(r"\s+(?:[\w'-]+\s+)?(?P<noun>[\w'-]+)", behind)
        if noun is None or _LIMITS.search(ahead):
            return False
        if re.search(r"\b(?:only|sole|single)\b", text, _I):
            return True
        stem = noun["noun"].lower().rstrip("s")[:6]
        return (
            re.search(rf"{_ONE_ONLY.pattern}(?:\s+[\w'-]+){{0,3}}\s+{re.escape(stem)}", text, _I)
            is not None
        )
    if re.match(r"\s+of (?:you|us)\b", behind) or re.search(r"\b(?:day|number)\s+$", ahead, _I):
        return number == 2 and _TWO.search(text) is not None
    if _COUNT.match(behind) is None:
        return False
    if len({w for w in re.findall(r"[a-z]+", text.lower()) if w in ORDINAL}) == number:
        return True
    if _CHOICE.search(text) and _ASKS_ALL.search(ahead) and not re.search(r"\bor\b", behind, _I):
        return False  # "bring 3 things" where the letter leaves a choice
    further = re.findall(r"\b(\w+)\s+(?:further|more|other|remaining|additional)\b", text, _I)
    if any(to_decimal(w) == str(number - 1) for w in further if w.lower() in _WORDS or w.isdigit()):
        return True
    if number == 2 and _TWO.search(text):
        return True
    return len(_JOINTS.findall(text)) >= number - 1 or text.count(". ") >= number - 1


_WORDS = frozenset("one two three four five six seven eight nine ten eleven twelve".split())


def half_of(fact: Found, old: Ledger) -> bool:
    """The first half of 40 minutes is 20 minutes."""
    number, _, unit = fact.value.partition(" ")
    if not _NUMBERS.fullmatch(number) or not re.search(
        r"\bhal(?:f|ves)\b", "\n".join(old.texts), _I
    ):
        return False
    return any(
        s.fact.value == f"{shortest(Decimal(number) * 2)} {unit}".strip()
        for s in old.facts
        if s.fact.kind == fact.kind
    )
