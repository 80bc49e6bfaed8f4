"""A sentence and one hard word in it -> up to 10 easier words that fit there, best first.

The word lists of letters come first, then ``words/synonyms.csv``: columns ``word``, ``pos``,
``easier`` (best first, ``|`` between), ``source``. That list is for this door alone: no rewriter
and no rule reads it, because its words are not checked for the senses they have in letters.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from easyread.nlp import parse
from easyread.simplify.conditions import Context, fits
from easyread.simplify.inflect import fit_adjective, fit_noun, fit_verb
from easyread.simplify.words import Word, find_words, list_files, load_words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

MOST = 10


def substitute(sentence: str, word: str) -> tuple[str, ...]:
    """Give easier words for one word (or phrase) of a sentence, in the form it stands in.

    Args:
        sentence: the whole sentence.
        word: the word as it stands in the sentence.

    Returns:
        Up to 10 words or short phrases, best first; nothing where we would rather say nothing.

    >>> substitute("She purchased a ticket.", "purchased")
    ('bought', 'got')
    """
    place = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", sentence, re.IGNORECASE)
    if place is None or not word.strip():
        return ()
    doc = parse(sentence).doc
    found: list[str] = []
    for match in find_words(doc):
        if match.start == place.start() and match.end == place.end():
            found += [o.text for o in match.options if o.text and "*" not in o.text]
    tokens = [t for t in doc if place.start() <= t.idx < place.end()]
    if len(tokens) == 1:
        found += _other_senses(doc[:], tokens[0])
    low = word.lower()
    kept = [f for f in dict.fromkeys(found) if f.lower() != low]
    return tuple(_as_written(f, word) for f in kept[:MOST])


def _other_senses(sentence: Span, token: Token) -> list[str]:
    """Easier words of every one-word row for this word: rows whose conditions hold come first."""
    pos = {"AUX": "VERB", "SCONJ": "CONJ", "ADP": "PREP"}.get(token.pos_, token.pos_)
    rows = [r for r in _single_words().get(token.lemma_.lower(), ()) if r.pos == pos]
    context = Context(sentence, token, token, token)
    rows.sort(key=lambda r: not fits(r.when, r.not_when, context))
    found = []
    for row in rows:
        for easier in row.easier:
            fitted = _fit(row.pos, easier, token) if easier else None
            if fitted:
                found.append(fitted)
    pairs = [(token.lemma_.lower(), pos)]
    if token.dep_ == "amod" or pos == "ADJ":  # "a terrified man": the list may hold either
        pairs += [(token.lower_, "ADJ"), (token.lemma_.lower(), "VERB")]
    for pair in pairs:
        for easier in _synonyms().get(pair, ()):
            found.append(_fit(pair[1], easier, token) or "")
    return [f for f in found if f]


def _fit(pos: str, easier: str, token: Token) -> str | None:
    if pos == "VERB":
        return fit_verb(easier, token)
    if pos == "NOUN":
        return fit_noun(easier, token)
    if pos == "ADJ":
        return fit_adjective(easier, token)
    return easier


@lru_cache(maxsize=1)
def _single_words() -> dict[str, tuple[Word, ...]]:
    found: dict[str, list[Word]] = {}
    for row in load_words():
        if len(row.parts) == 1:
            found.setdefault(row.phrase, []).append(row)
    return {k: tuple(v) for k, v in found.items()}


@lru_cache(maxsize=1)
def _synonyms() -> dict[tuple[str, str], tuple[str, ...]]:
    text = next(text for name, text in list_files() if name == "synonyms.csv")
    rows = csv.DictReader(text.splitlines())
    return {(r["word"], r["pos"]): tuple(r["easier"].split("|")) for r in rows}


def _as_written(easier: str, word: str) -> str:
    return easier[0].upper() + easier[1:] if word[0].isupper() else easier[0].lower() + easier[1:]
