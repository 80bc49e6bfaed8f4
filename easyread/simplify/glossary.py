"""A parsed sentence -> the hard terms in it that stay, each with its Easy Read explanation.

The list is ``words/glossary.csv``. Columns: ``term``, ``explanation``, ``pos``, ``also`` (other
forms, ``|`` between), ``when`` and ``not_when`` (see ``conditions``), ``nation`` (empty: all),
``source``, ``note``. A term may have several rows, one a sense; the first that fits wins, and the
longest term wins. A term in capitals (PIP) is found only in capitals.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from easyread.simplify.conditions import Condition, Context, fits, read_conditions
from easyread.simplify.protected import protected, touches
from easyread.simplify.words import list_files

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

COLUMNS = ("term", "explanation", "pos", "also", "when", "not_when", "nation", "source", "note")


@dataclass(frozen=True, slots=True)
class Term:
    """One row of the glossary. ``forms`` holds the term and its other forms.

    ``group`` is the group whose own explanation this is, "" for ours, and ``others`` are the
    explanations that it outranks.
    """

    term: str
    explanation: str
    pos: str
    forms: tuple[str, ...]
    when: tuple[Condition, ...]
    not_when: tuple[Condition, ...]
    nation: str
    source: str
    group: str = ""
    others: tuple[str, ...] = ()


TermIndex = Mapping[str, tuple[tuple[str, Term], ...]]


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A hard term at characters ``start`` to ``end`` of the text, what explains it, and its row."""

    start: int
    end: int
    term: str
    explanation: str
    row: Term


@lru_cache(maxsize=1)
def load_terms() -> tuple[Term, ...]:
    """Read the glossary once, in the order of its rows.

    Raises:
        BadSettings: a row has a condition we do not know (code ``bad-settings``).
    """
    text = next(text for name, text in list_files() if name == "glossary.csv")
    return tuple(
        Term(
            term=row["term"],
            explanation=row["explanation"],
            pos=row["pos"],
            forms=tuple(map(tokens_of, (row["term"], *filter(None, row["also"].split("|"))))),
            when=read_conditions(row["when"]),
            not_when=read_conditions(row["not_when"]),
            nation=row["nation"],
            source=row["source"],
        )
        for row in csv.DictReader(text.splitlines())
    )


def find_terms(
    piece: Doc | Span,
    kind: str = "other",
    nation: str = "England",
    index: TermIndex | None = None,
) -> Iterator[TermMatch]:
    """Find the glossary's terms in a parsed text or sentence, left to right, none overlapping.

    Args:
        piece: the text or one sentence of it.
        kind: the kind of letter, for terms that mean something else in another kind.
        nation: where the letter comes from: law words differ.
        index: stands in for our own glossary (see ``approved``).

    >>> from easyread.nlp import parse
    >>> [m.explanation for m in find_terms(parse("You can give consent.").doc)]
    ['Consent means you say yes to something.']
    """
    index = _our_index() if index is None else index
    stretches = protected(piece.doc.text)
    for sentence in getattr(piece, "sents", None) or [piece]:
        taken = sentence.start
        for token in sentence:
            if token.i < taken:
                continue
            for form, term in index.get(token.lower_, ()) + index.get(
                "~" + token.lemma_.lower(), ()
            ):
                last = _last_token(form, token, sentence, term.pos == "VERB")
                if last is None or (term.nation and nation not in term.nation.split("|")):
                    continue
                end = last.idx + len(last.text)
                if touches(token.idx, end, stretches):
                    continue
                if fits(term.when, term.not_when, Context(sentence, token, last, last, kind)):
                    taken = last.i + 1
                    yield TermMatch(token.idx, end, term.term, term.explanation, term)
                    break


@lru_cache(maxsize=2048)
def explains(text: str, term: str) -> bool:
    """Say whether a text itself says what a term means.

    >>> explains("A biopsy is a small piece of tissue.", "biopsy")
    True
    >>> explains("Your biopsy is on Monday.", "biopsy")
    False
    """
    return any(
        _explains_at(text, found.start(), found.end())
        for found in re.finditer(rf"\b{re.escape(term)}", text, re.IGNORECASE)
    )


# Ways to explain a term, each in what may stand before it and after it; so that no pattern need be
# made for a term. "^" in one of the first kind is the start of a line.
_WHICH_IS = r"which (?:is|are) (?:a|an|the|when|where)"
_IS_A = r" is (?:a|an|when|where|someone|something|money|medicine)\b"
_EXPLAIN = tuple(
    (re.compile(before, re.IGNORECASE | re.MULTILINE), re.compile(after, re.IGNORECASE))
    for before, after in (
        (
            "",
            rf"s?\b[\"”’']?(?: \([A-Za-z ]+\))?,? (?:(?:which )?means?|stands? for|{_WHICH_IS})\b",
        ),
        (r"\b(?:A|An|The|Your) \Z", _IS_A.replace("an|", "an|the|")),
        (r"(?:^|[.!?] )\Z", _IS_A),
        (
            r"\b(?:called|known as|this is|that is) (?:\w+ing )?(?:a |an |the |your )?[\"“‘']?\Z",
            r"\b",
        ),
        (
            "",
            r"\b[^.!?\n]*[.!?] (?:This|That|It) (?:means|is when|is where|is called)\b",
        ),
        ("", r"s? ?\([a-z][^)]* [^)]*\)"),
    )
)


def _explains_at(text: str, start: int, end: int) -> bool:
    """Say whether the words around this place say what stands there."""
    return any(
        after.match(text, end) and before.search(text, max(0, start - 60), start)
        for before, after in _EXPLAIN
    )


def tokens_of(form: str) -> str:
    """The form with spaces where the parser parts words: "carer 's", "means - tested"."""
    return " ".join(re.sub(r"(-|'s\b|,)", r" \1 ", form).split())


@lru_cache(maxsize=1)
def _our_index() -> TermIndex:
    return index_terms(load_terms())


def index_terms(terms: Iterable[Term]) -> TermIndex:
    """Terms by the first word of each form; verbs under "~" and their base form. Longest first."""
    found: dict[str, list[tuple[str, Term]]] = {}
    for term in terms:
        for form in term.forms:
            first = form.split(" ")[0].lower()
            key = "~" + first if term.pos == "VERB" else first
            found.setdefault(key, []).append((form, term))
            if " " not in form and term.pos != "VERB" and not form.isupper():
                found.setdefault("~" + first, []).append((form, term))
    return {k: tuple(sorted(v, key=lambda f: -len(f[0].split(" ")))) for k, v in found.items()}


def _last_token(form: str, token: Token, sentence: Span, verb: bool) -> Token | None:
    """The last token of this form where it stands at ``token``, else None.

    The last word may be plural, and a verb at the front may have any ending ("struck out"). A form
    in capitals must stand in capitals.
    """
    words = form.split(" ")
    if token.i + len(words) > sentence.end:
        return None
    stretch = sentence.doc[token.i : token.i + len(words)]
    for word, found in zip(words[:-1], stretch, strict=False):
        is_verb = verb and found.i == token.i and found.lemma_.lower() == word.lower()
        if not (is_verb or _same(word, found)):
            return None
    last = stretch[-1]
    if _same(words[-1], last):
        return last
    base = last.lemma_.lower() == words[-1].lower() and last.pos_ in ("NOUN", "VERB", "PROPN")
    return last if base and not words[-1].isupper() else None


def _same(word: str, token: Token) -> bool:
    if word.isupper() and len(word) > 1:
        return bool(token.text == word)
    return bool(token.lower_ == word.lower() or (word == "'s" and token.lower_ == "’s"))
