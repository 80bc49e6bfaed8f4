"""A group's word bank and our lists -> the rows that the rewriters look in: the group's word first.

The bank says which word, never whether it is safe. A form that the group chose keeps the conditions
of our own row for that word; where we have none, ``bank_grammar`` says where a machine may put it.
Where our rows say that the word means something else here, or that it must stay, a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from easyread.facts import find_facts
from easyread.nlp import parse
from easyread.settings import Profile
from easyread.simplify.bank_grammar import machine_shapes
from easyread.simplify.glossary import Term, TermIndex, index_terms, load_terms, tokens_of
from easyread.simplify.inflect import inflect
from easyread.simplify.word_bank import TERM, BankWord, counting, parse_bank, read_bank
from easyread.simplify.words import Word, WordIndex, index_of, load_words

FIXED = frozenset({"PHRASE", "PREP", "CONJ", "ADV"})  # these never change their ending
# What only one letter can say: an explanation that is right in every letter has none of them.
STATED = frozenset(
    "date time deadline money dose phone email url address reference provision field".split()
)
_ENDINGS = ("VBD", "VBN", "VBG", "VBZ", "NNS", "JJR", "JJS")


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a group said no to: ``easier`` put for ``word``, or (``easier`` is None) the word itself."""

    entry: BankWord
    word: re.Pattern[str]
    easier: re.Pattern[str] | None

    @property
    def refused(self) -> re.Pattern[str]:
        """The words that the group did not want to read."""
        return self.easier or self.word


@dataclass(frozen=True, eq=False, slots=True)
class Bank:
    """Our rows with a group's decisions in them, and what the group refused."""

    words: WordIndex
    terms: TermIndex
    refusals: tuple[Refusal, ...]


def bank_of(profile: Profile) -> Bank | None:
    """The word bank that a profile names, or None.

    Raises:
        BadSettings: the bank cannot be read (code ``bad-word-bank``).
    """
    if profile.word_bank_csv:
        return _from_text(profile.word_bank_csv)
    if not profile.word_bank:
        return None
    path = Path(profile.word_bank)
    seen = path.stat() if path.is_file() else None
    return _open(path, *((seen.st_mtime_ns, seen.st_size) if seen else (0, 0)))


@lru_cache(maxsize=8)
def _open(path: Path, _changed: int, _size: int) -> Bank:
    return make_bank(read_bank(path))


@lru_cache(maxsize=8)
def _from_text(rows: str) -> Bank:
    return make_bank(parse_bank(rows))


def make_bank(entries: Sequence[BankWord]) -> Bank:
    """Put the entries that count into our own lists.

    >>> entry = BankWord("commence", "VERB", ("get going",), "use", "Ann", "2026-05-03", "", "Us")
    >>> make_bank([entry]).words["commence"][0].easier
    ('get going', 'start', 'begin')
    """
    entries = counting(entries)
    uses = [e for e in entries if e.verdict == "use" and e.pos != TERM]
    nevers = [e for e in entries if e.verdict == "never" and e.pos != TERM]
    refusals = tuple(_refusal(e, form) for e in nevers for form in e.easier or ("",))
    rows = (_without_refused(row, refusals) for row in _outranked(uses))
    terms = _explained([e for e in entries if e.pos == TERM])
    return Bank(index_of(rows), index_terms(terms), refusals)


def why_refused(bank: Bank | None, before: str, after: str) -> str:
    """Say in one plain sentence which refused word a change brings in, or "" for none."""
    for refusal in bank.refusals if bank else ():
        comes = _more(refusal.refused, before, after)
        if comes and (refusal.easier is None or _more(refusal.word, after, before)):
            return _no(refusal, after)
    return ""


def why_refused_words(bank: Bank | None, explanation: str) -> str:
    """Say in one plain sentence which refused word an explanation uses, or "" for none."""
    for refusal in bank.refusals if bank else ():
        if refusal.refused.search(explanation):
            return _no(refusal, explanation)
    return ""


def states_a_fact(explanation: str) -> bool:
    """Whether an explanation holds a day, a sum, a duty or the like: it may be untrue of a letter.

    >>> states_a_fact("Rent is money for your home."), states_a_fact("Rent is £80 a week.")
    (False, True)
    """
    facts = find_facts(parse(explanation))
    return any(f.kind in STATED or f.value == "must" for f in facts)


def must_stay(word: str) -> bool:
    """Whether our glossary explains this word: it stays, so a machine puts no other for it."""
    form = tokens_of(word).casefold()
    return any(form in (f.casefold() for f in term.forms) for term in load_terms())


def _outranked(uses: Sequence[BankWord]) -> Iterator[Word]:
    """Our rows, the group's form first, then a row for each word where no row of ours fits."""
    known = set()
    for row in load_words():
        entry = next((e for e in uses if _is_about(e, row)), None)
        if entry is None:
            yield row
        else:
            known.add(entry)
            yield from _with_form(row, entry)
    for entry in uses:
        own = Word(
            phrase=entry.word.lower(),
            pos=entry.pos,
            easier=entry.easier,
            sense=entry.easier[0],
            apply="suggest",
            when=(),
            not_when=(),
            source=entry.source,
            group=entry.group,
        )
        if entry not in known and not must_stay(entry.word):
            yield from _where_it_fits(own, entry.easier[0])
        yield own


def _is_about(entry: BankWord, row: Word) -> bool:
    same_kind = entry.pos == row.pos or {entry.pos, row.pos} <= FIXED
    return same_kind and entry.word.lower() == row.phrase


def _with_form(row: Word, entry: BankWord) -> Iterator[Word]:
    """One of our rows with the group's form first, wherever our own proof of the row still holds."""
    first, *more = entry.easier
    mixed = replace(
        row,
        easier=tuple(dict.fromkeys((first, *row.easier, *more))),
        source=f"{entry.source}; {row.source}",
        group=entry.group,
        ours=row.easier[0] if row.easier else "",
    )
    if row.apply == "suggest" or first == row.easier[0]:
        yield mixed
        return
    yield from _where_it_fits(mixed, first)
    yield replace(row, easier=tuple(dict.fromkeys((*row.easier, *entry.easier))))


def _where_it_fits(row: Word, first: str) -> Iterator[Word]:
    for when, not_when in machine_shapes(row.pos, first):
        yield replace(
            row, apply="auto", when=(*row.when, *when), not_when=(*row.not_when, *not_when)
        )


def _refusal(entry: BankWord, form: str) -> Refusal:
    return Refusal(entry, _any_form(entry.word), _any_form(form) if form else None)


def _without_refused(row: Word, refusals: Iterable[Refusal]) -> Word:
    easier = row.easier
    for refusal in refusals:
        if refusal.easier is None or _covers(refusal, row):
            easier = tuple(e for e in easier if not refusal.refused.search(e))
    return row if easier == row.easier else replace(row, easier=easier)


def _covers(refusal: Refusal, row: Word) -> bool:
    """Whether a row puts something for the refused word: "notify" and also "notify * of"."""
    if not refusal.word.search(row.phrase):
        return False
    pos = refusal.entry.pos
    longer = refusal.entry.word.lower() != row.phrase
    return longer or pos in ("", row.pos) or {pos, row.pos} <= FIXED


def _explained(entries: Sequence[BankWord]) -> Iterator[Term]:
    """Our glossary with the group's own explanations, each in the sense that our first row has."""
    told: dict[str, tuple[object, ...]] = {}
    for term in load_terms():
        entry = next((e for e in entries if _explains(e, term)), None)
        if entry is None:
            yield term
        elif entry.verdict == "never":
            if entry.easier and entry.easier[0].casefold() != term.explanation.casefold():
                yield term
        elif told.setdefault(entry.word, (term.when, term.not_when)) == (term.when, term.not_when):
            yield replace(
                term,
                explanation=entry.easier[0],
                source=entry.source,
                group=entry.group,
                others=(term.explanation,),
            )
        else:
            yield term
    for entry in entries:
        if entry.verdict == "use" and entry.word not in told:
            forms = (tokens_of(entry.word),)
            yield Term(
                entry.word, entry.easier[0], "NOUN", forms, (), (), "", entry.source, entry.group
            )


def _explains(entry: BankWord, term: Term) -> bool:
    form = tokens_of(entry.word).casefold()
    return form in (f.casefold() for f in term.forms)


def _more(pattern: re.Pattern[str], few: str, many: str) -> bool:
    return len(pattern.findall(many)) > len(pattern.findall(few))


def _no(refusal: Refusal, text: str) -> str:
    found = refusal.refused.search(text)
    word = found.group() if found else refusal.entry.word
    instead = f" for “{refusal.entry.word}”" if refusal.easier else ""
    return f"{refusal.entry.group} said no to “{word.lower()}”{instead}."


@lru_cache(maxsize=1024)
def _any_form(phrase: str) -> re.Pattern[str]:
    """Match a phrase with any ending on its first or last word; ``*`` stands for a few words."""
    words = phrase.lower().split(" ")
    parts = [re.escape(w) for w in words]
    for at in {0, len(words) - 1}:
        if words[at].isalpha():
            forms = {words[at], *filter(None, (inflect(words[at], tag) for tag in _ENDINGS))}
            parts[at] = "(?:" + "|".join(sorted(map(re.escape, forms))) + ")"
    parts = [
        r"(?:\*|\w+(?:\s+\w+){0,5})" if w == "*" else p for w, p in zip(words, parts, strict=True)
    ]
    return re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)", re.IGNORECASE)
