"""A word in a parsed sentence -> every easier word we know for it, in its form, and who says so.

Four lists, from the surest to the widest: the lists of letters (``words/*.csv``), where a row's own
conditions say whether it is right here; ``words/synonyms.csv``; ``easier.csv`` beside this file
(our own: columns ``word``, ``pos``, ``easier``, best first, ``|`` between); and ``wordnet.txt.gz``
(WordNet 3.0, see ``wordnet_licence.txt``), made by ``benchmarks/substitute_wordnet.py``.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from wordfreq import zipf_frequency

from easyread.simplify.conditions import Context, fits
from easyread.simplify.inflect import fit_adjective, fit_noun, fit_verb, inflect
from easyread.simplify.words import Word, find_words, list_files, load_words

if TYPE_CHECKING:
    from spacy.tokens import Token

Easier = Mapping[tuple[str, str], tuple[str, ...]]

_POS = {"AUX": "VERB", "SCONJ": "CONJ", "CCONJ": "CONJ", "ADP": "PREP", "PROPN": "NOUN"}
# American spelling -> British: our lists are British, the sentence may not be.
_BRITISH = (
    (re.compile(r"iz(e|ed|es|ing|ation|er)$"), r"is\1"),
    (re.compile(r"yz(e|ed|es|ing)$"), r"ys\1"),
    (re.compile(r"or(s|ed|ing|able|ite|al|ful)?$"), r"our\1"),
    (re.compile(r"ter$"), "tre"),
    (re.compile(r"ense$"), "ence"),
    (re.compile(r"og$"), "ogue"),
    (re.compile(r"ment$"), "ement"),
)


# WordNet puts these above or beside half of all verbs: "extend" is not "be".
_TOO_WIDE = frozenset("be have do make get go act change move take put work run give".split())

# There is no "way outs".
_PARTICLES = (" out", " in", " up", " left", " away", " back")
# Adjectives whose "-ly" means something else: "hardly" is not "in a hard way".
_OTHERWISE = frozenset("hard late short near bare high large present direct scarce".split())
# Words that hurt the people this is for, however common they are.
_NEVER = frozenset("handicapped crippled cripple cripples retarded retard dumb idiot moron".split())


@dataclass(slots=True)
class Candidate:
    """One easier word: ``text`` in the form that fits, ``base`` as listed, ``marks`` for who says so.

    A mark is 1 for the first word of a list, 1/2 for the second, and so on.
    """

    text: str
    base: str
    marks: dict[str, float] = field(default_factory=dict)


def find_candidates(place: tuple[int, int], tokens: list[Token]) -> tuple[Candidate, ...]:
    """Give every easier word for the words at characters ``place`` of a sentence.

    Args:
        place: the first character and the one after the last.
        tokens: the tokens that stand there; at least one.

    Returns:
        Each easier wording once, in the order the lists give them.
    """
    found: dict[str, Candidate] = {}
    for mark, base, text, strength in _all(place, tokens):
        if not text or not text[0].isalnum() or "*" in text or text.lower() in _NEVER:
            continue
        if mark.startswith("wordnet"):
            text = _british(text)
        key = text.lower()
        candidate = found.setdefault(key, Candidate(text, base))
        candidate.marks[mark] = max(strength, candidate.marks.get(mark, 0.0))
    return tuple(found.values())


def _all(
    place: tuple[int, int], tokens: list[Token]
) -> Iterator[tuple[str, str, str | None, float]]:
    for match in find_words(tokens[0].doc):
        if (match.start, match.end) == place:
            for n, option in enumerate(match.options):
                yield "letters", option.text, option.text, 1 / (1 + n)
    if len(tokens) > 1:
        return
    token = tokens[0]
    for n, (pos, easier) in enumerate(_letter_rows(token)):
        yield "letters_other", easier, _fit(pos, easier, token), 1 / (1 + n)
    for other, (word, pos) in _readings(token):
        for name, easier_words in (("synonyms", _synonyms()), ("own", _own())):
            for n, easier in enumerate(easier_words.get((word, pos), ())):
                yield name + other, easier, _fit(pos, easier, token), 1 / (1 + n)
            if pos == "ADV" and word.endswith("ly"):
                for n, easier in enumerate(easier_words.get((_adjective(word), "ADJ"), ())):
                    yield name + "_else", easier, _adverb(easier), 1 / (1 + n)
        for entry in _wordnet().get((word, pos), ()):
            easier, _, relation = entry.partition(":")
            if easier in _TOO_WIDE:
                continue
            mark = f"wordnet_{relation[0]}{other}"
            yield mark, easier, _fit(pos, easier, token), 1 / (1 + int(relation[1:]))


def _letter_rows(token: Token) -> list[tuple[str, str]]:
    """Easier words of one-word rows of the lists of letters: rows whose conditions hold first."""
    pos = _POS.get(token.pos_, token.pos_)
    rows = [r for r in _single_words().get(token.lemma_.lower(), ()) if r.pos == pos]
    context = Context(token.doc[:], token, token, token)
    rows.sort(key=lambda r: not fits(r.when, r.not_when, context))
    return [(row.pos, easier) for row in rows for easier in row.easier if easier]


def _readings(token: Token) -> list[tuple[str, tuple[str, str]]]:
    """The (word, part of speech) pairs to look up: as it was parsed ("") and otherwise ("_else").

    The parser often takes "terrified" for a verb, "ruling" for a noun or "native" for a name. The
    other readings come in only where the first one finds nothing, but for participles.
    """
    from lemminflect import getAllLemmas

    pos = _POS.get(token.pos_, token.pos_)
    first = _spellings([(token.lemma_.lower(), pos), (token.lower_, pos)])
    every = getAllLemmas(token.lower_)
    other = [(token.lower_, "ADJ")] if token.lower_.endswith(("ed", "ing", "en")) else []
    if pos == "ADJ":
        other += [(lemma, "VERB") for lemma in every.get("VERB", ())]
    if not any(_known(pair) for pair in [*first, *other]):
        other += [(lemma, p) for p in ("VERB", "NOUN", "ADJ", "ADV") for lemma in every.get(p, ())]
        other += [(token.lower_, p) for p in ("PREP", "CONJ", "NOUN", "VERB", "ADJ", "ADV")]
    other = [p for p in _spellings(other) if p not in first]
    return [("", p) for p in first] + [("_else", p) for p in other]


def _adjective(adverb: str) -> str:
    """The adjective under an adverb: "amazing" of "amazingly", "noisy" of "noisily"."""
    if adverb.endswith("ily"):
        return adverb[:-3] + "y"
    return adverb[:-2]


def _adverb(adjective: str) -> str | None:
    if " " in adjective or adjective.endswith("ly") or adjective in _OTHERWISE:
        return None
    made = adjective[:-1] + "ily" if adjective.endswith("y") else adjective + "ly"
    return made if zipf_frequency(made, "en") >= 3 else None  # there is no "fastly"


def _spellings(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    found = dict.fromkeys(pairs)
    for word, pos in pairs:
        for pattern, british in _BRITISH:
            spelt = pattern.sub(british, word)
            if spelt != word and _known((spelt, pos)):
                found[spelt, pos] = None
    return list(found)


@lru_cache(maxsize=4096)
def _british(text: str) -> str:
    """The British spelling, where there is one that people use: "organisations"."""
    for pattern, british in _BRITISH[:3]:
        spelt = pattern.sub(british, text)
        if spelt != text and zipf_frequency(spelt, "en") >= zipf_frequency(text, "en") - 0.8:
            return spelt
    return text


def _known(pair: tuple[str, str]) -> bool:
    return pair in _synonyms() or pair in _own() or pair in _wordnet()


def _fit(pos: str, easier: str, token: Token) -> str | None:
    if pos == "VERB":
        if token.pos_ in ("VERB", "AUX"):
            return fit_verb(easier, token)
        first, *rest = easier.split(" ")  # "devastated" parsed as an adjective is still "ruined"
        ending = "VBG" if token.lower_.endswith("ing") else "VBN"
        done = inflect(
            first, ending if token.lower_ != token.lemma_ or token.pos_ == "ADJ" else "VB"
        )
        return None if done is None else " ".join([done, *rest])
    if pos == "NOUN":
        plural = token.tag_ in ("NNS", "NNPS")
        return None if plural and easier.endswith(_PARTICLES) else fit_noun(easier, token)
    if pos == "ADJ":
        return fit_adjective(easier, token)
    return easier


@lru_cache(maxsize=1)
def _single_words() -> Mapping[str, tuple[Word, ...]]:
    found: dict[str, list[Word]] = {}
    for row in load_words():
        if len(row.parts) == 1:
            found.setdefault(row.phrase, []).append(row)
    return {k: tuple(v) for k, v in found.items()}


@lru_cache(maxsize=1)
def _synonyms() -> Easier:
    return _read(next(text for name, text in list_files() if name == "synonyms.csv"))


@lru_cache(maxsize=1)
def _own() -> Easier:
    return _read(files(__package__).joinpath("easier.csv").read_text(encoding="utf-8"))


def _read(text: str) -> Easier:
    rows = csv.DictReader(text.splitlines())
    return {(r["word"], r["pos"]): tuple(r["easier"].split("|")) for r in rows}


@lru_cache(maxsize=1)
def _wordnet() -> Easier:
    raw = files(__package__).joinpath("wordnet.txt.gz").read_bytes()
    lines = (line.split("\t") for line in gzip.decompress(raw).decode("utf-8").split("\n"))
    return {(word, pos): tuple(easier) for word, pos, *easier in lines}
