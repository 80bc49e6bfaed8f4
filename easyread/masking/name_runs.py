"""A run of words with capitals -> the names of people in it, by their look alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from easyread.facts.find.name_words import COMMON, ROLES
from easyread.masking.capitals import (
    TITLES,
    Word,
    capital,
    job,
    name_like,
    rare,
    shouted,
    starts,
    strange,
)
from easyread.masking.spot import SMALL_PARTS
from easyread.masking.words import is_first_name, is_surname, is_word, lists, says_nothing


def pieces_of(run: Sequence[Word], joins: str = "") -> list[list[Word]]:
    """Part a run at "of", "on", "&" (not at ``joins``): "Rosalind Peverell on Monday" is two."""
    pieces: list[list[Word]] = [[]]
    for word in run:
        link = word.text == "&" or (word.text.islower() and word.low not in SMALL_PARTS)
        if link and word.text != joins:
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [p for p in pieces if p]


def people_in(text: str, run: Sequence[Word]) -> tuple[tuple[Word, ...], ...]:
    """The names of people inside one run of capitals, by their look alone.

    A run that ends like a body, a street or a law gives none here: ``places`` looks at those.
    """
    return _people_in(text, tuple(run))


@lru_cache(maxsize=4096)
def _people_in(text: str, words: tuple[Word, ...]) -> tuple[tuple[Word, ...], ...]:
    while words and words[0].low in TITLES:
        words = words[1:]  # titles are read elsewhere
    if (
        len(words) > 1
        and starts(text, words[0])
        and not name_like(words[0])
        and not words[0].initial
    ):
        words = words[1:]  # "Phone Bex", "Dear Sam"
    if not words or is_body(words):
        return ()
    if len(words) == 1:
        return (words,) if _lone_name(text, words[0]) else ()
    parted = next((i for i, w in enumerate(words) if w.low in SMALL_PARTS and w.text.islower()), 0)
    if parted:  # "Ludo van der Westhuizen"
        return (words[max(0, parted - 2) :],)
    pieces: list[list[Word]] = [[]]
    for word in words:
        small = word.low in SMALL_PARTS and word.text.islower()
        if (
            (small and pieces[-1])
            or word.initial
            or (not small and name_like(word) and capital(word))
        ):
            pieces[-1].append(word)
        elif (
            pieces[-1]
            and is_first_name(pieces[-1][0].low)
            and len(pieces[-1]) == 1
            and word.low not in lists().general
            and capital(word)
            and not job(word)
        ):
            pieces[-1].append(word)  # "Caspian Stone", "Marcus Bellweather"
        elif _may_begin(text, word) and word is not words[-1]:
            pieces.append([word])  # "Temperance Adebisi"
        else:
            pieces.append([])
    return tuple(tuple(p) for p in pieces if _is_name(text, p))


def _is_name(text: str, words: Sequence[Word]) -> bool:
    real = [w for w in words if len(w.text) > 1 and w.low not in SMALL_PARTS]
    if not real:
        return False
    odd = [w for w in real if strange(w, text)]
    if len(real) > 1 and _may_begin(text, real[0]) and not name_like(real[0]):
        return strange(real[-1], text) or (is_surname(real[-1].low) and not is_word(real[-1].low))
    if len(real) == 1:
        initial = (
            any(w.initial for w in words)
            and (is_surname(real[0].low) or bool(odd))
            and words[-1] is real[0]
        )
        return initial or (bool(odd) and _lone_name(text, real[0]))
    if odd:
        return is_first_name(real[0].low) or strange(real[-1], text) or is_surname(real[-1].low)
    return is_first_name(real[0].low) and is_surname(real[-1].low)


def says_general(word: Word) -> bool:
    """Say if a word is a job or one that many bodies have in their name."""
    return job(word) or word.low in lists().general or word.low in lists().not_names


def _may_begin(text: str, word: Word) -> bool:
    """Say if an ordinary word with a capital inside a sentence may be a first name: "Temperance"."""
    low = word.low
    general = says_general(word) or low in BODY_ENDS or low in TITLES
    return (
        capital(word)
        and not general
        and len(low) > 2
        and not starts(text, word)
        and not word.text.isupper()
    )


def _lone_name(text: str, word: Word) -> bool:
    """One word with a capital: a name if it is in no dictionary, or a first name inside a sentence."""
    low = word.low
    if low in lists().towns:
        return False
    if strange(word, text):
        return not _medicine(text, word)
    if (says_nothing(low) and low in lists().not_names) or shouted(text, word):
        return False
    if starts(text, word):
        return (
            is_first_name(low)
            and word.owner
            and low not in ("will", "may", "mark", "bill", "grant")
        )
    before = re.search(r"([\w'-]+)[ ,]*$", text[max(0, word.start - 20) : word.start])
    if (
        len(word.text) > 3
        and not word.text.isupper()
        and before is not None
        and rare(word)
        and not _medicine(text, word)
    ):
        return True
    after_article = before is not None and before[1].lower() in (
        "the",
        "a",
        "an",
        "your",
        "our",
        "this",
        "my",
        "their",
        "each",
        "any",
        "no",
        "of",
        "and",
    )
    if after_article or word.text.isupper():
        return False
    # "Temperance's care" is somebody's; "the Council's" is not.
    owner = (
        word.owner
        and before is not None
        and not says_general(word)
        and low not in ROLES | COMMON | BODY_ENDS
    )
    return is_first_name(low) or owner


def _medicine(text: str, word: Word) -> bool:
    """What comes with a dose is a medicine: its name is content."""
    return bool(
        re.match(
            r"[ (]{1,2}(?:[\w-]+ ){0,1}?(?:\d[\d./]* ?(?:mg|mcg|micrograms?|ml|g|%|units?)\b|\d+/\d+|inhaler|tablets?|capsules?|cream|drops|spray|gel|patch(?:es)?|injections?)",
            text[word.end : word.end + 40],
        )
    )


def is_body(words: Sequence[Word]) -> bool:
    """Say if a run of capitals ends (or, before "of", begins) like a body, a place or a law."""
    last = words[-1].low if words else ""
    if (
        len(words) > 1
        and last in BODY_ENDS
        and not (len(words) == 2 and is_first_name(words[0].low) and is_surname(last))
    ):
        return True
    return any(
        w.low in ("of", "for", "on", "upon", "the", "under", "in") and w.text.islower()
        for w in words
    )


BODY_ENDS = frozenset(
    "council trust hospital tribunal department service services court ltd limited plc llp university school surgery agency inspectorate office society association "
    "committee authority board centre center college church charity foundation house road street lane avenue close drive way crescent square gardens place terrace park "
    "advocacy cabs taxis clinic practice infirmary group partnership housing homes home ombudsman commission bureau advice bank union company police team unit ward wing hall lodge cottage "
    "academy nursery pharmacy library act regulations order scheme credit allowance benefit pension payment fund badge supplies catering care support solicitors "
    "chambers grove rise row walk mews hill view court green yard wharf quay parade broadway gate bungalows farm barn villas mill works estate station day bank".split()
)
