"""Number words and digits -> one decimal form, so that "fourteen" and "14" are the same."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {word: i for i, word in enumerate(_SMALL)} | {
    word: 10 * (i + 2) for i, word in enumerate(_TENS)
}
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}
_WORD = "|".join(sorted([*_VALUES, *_SCALES], key=len, reverse=True))

WORDS = (
    rf"(?:a\s+(?=hundred|thousand|million|dozen))?(?:{_WORD})(?:(?:\s+and\s+|\s+|-)(?:{_WORD}))*"
)
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
NUMBER = rf"(?:{DIGITS}|\b{WORDS}\b)"


_LETTERS = re.compile(r"[a-z]+")
_ALL_WORDS = frozenset({*_VALUES, *_SCALES})


def may_hold_number(low: str) -> bool:
    """Say if a number word stands in a text in small letters, much faster than ``NUMBER`` finds it."""
    return not _ALL_WORDS.isdisjoint(_LETTERS.findall(low))


def to_decimal(text: str) -> str:
    """Give the number a run of digits or words stands for, without needless noughts.

    >>> to_decimal("1,250.00"), to_decimal("twenty-one"), to_decimal("one hundred and fifty")
    ('1250', '21', '150')
    """
    digits = text.replace(",", "").strip()
    try:
        return shortest(Decimal(digits))
    except InvalidOperation:  # not digits, so it is words
        return shortest(Decimal(_words_to_int(text)))


def shortest(number: Decimal) -> str:
    """Write a decimal without exponent or trailing noughts: 2.50 is "2.5"."""
    if number == number.to_integral_value():
        return str(int(number))
    return format(number.normalize(), "f")


def _words_to_int(text: str) -> int:
    total, part = 0, 0
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in _VALUES:
            part += _VALUES[word]
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word in _SCALES:
            total, part = total + max(part, 1) * _SCALES[word], 0
    return total + part
