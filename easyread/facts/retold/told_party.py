"""A sentence and the lines that tell it -> one office or person told in the place of another.

"The decision was made by the Secretary of State" may not become "the tribunal made a decision". No
verb need be the same: the party of the letter is told nowhere near, and one that can never be an
easier word for it stands in its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from easyread.facts import says
from easyread.facts.retold.align import Alignment
from easyread.facts.retold.around import places
from easyread.facts.retold.parsed import parsed
from easyread.facts.words.party_words import KIN, READERS
from easyread.facts.words.tokens import tokens
from easyread.model import FactProblem

if TYPE_CHECKING:
    from spacy.tokens import Doc

_I = re.IGNORECASE
_WE = re.compile(r"\b(?:we|us)\b", _I)
_EXPLAINS = re.compile(
    r"\b(?:is|are) (?:an?|the|like|people|someone|part of)\b|\bmeans?\b|\bcalled\b|\bsuch as\b|\bfor example\b|\blike\b|\?",
    _I,
)
# Those who stand by the reader are told in many ways, and so are places.
_LOOSE = frozenset(
    "owner father mother friend neighbour relative family parent carer guardian defendant accused contractor".split()
)


def replaced_parties(both: Alignment) -> Iterator[FactProblem]:
    """Find a party in the lines of a sentence that took the place of the sentence's own party."""
    letter = {one.text for one in both.sentences}
    for place in places(both):
        i = place.number
        mine = both.lines_of(i)
        rough = _rough(place.sentence) - READERS - _LOOSE
        if not rough:
            continue
        told = _rough(place.near)
        gone = {w for w in rough if w not in told and not KIN[w] & told}
        if not gone or not told:
            continue
        if not gone & _parties(parsed([place.sentence])[0]):
            continue
        beside = _rough(place.beside)
        excused = beside | {k for w in beside if w not in told for k in KIN[w]}
        for j in mine:
            line = both.lines[j].text
            if j in both.help or line in letter or _EXPLAINS.search(line):
                continue
            new = _rough(line) - excused
            if not new or (_WE.search(place.beside) and not _WE.search(place.wide)):
                continue
            found = new & _parties(parsed([line])[0])
            if found:
                who, was = sorted(found)[0], sorted(gone)[0]
                yield says.changed("role", who, who, line, was, was)
                break


def _rough(text: str) -> set[str]:
    """The words of a text that may name a party."""
    words = {w for _, _, w in tokens(text)}
    if "secretary" in words and "state" not in words:
        words.discard("secretary")
    elif "secretary" in words:
        words.discard("state")
    return {k for w in words for k in (w, w.removesuffix("s")) if k in KIN}


def _parties(doc: Doc) -> set[str]:
    """The words that do name one: "the court", but not "the court fee" or "a school place"."""
    found = set()
    for token in doc:
        word = token.lower_ if token.lower_ in KIN else token.lower_.removesuffix("s")
        behind = doc[token.i + 1] if token.i + 1 < len(doc) else token
        joined = behind.i != token.i and behind.pos_ in ("NOUN", "PROPN")
        if word in KIN and token.pos_ in ("NOUN", "PROPN", "ADJ") and not joined:
            found.add(word)
    return found
