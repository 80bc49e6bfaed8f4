"""A parsed sentence -> the hard words in it, each with easier words that fit where it stands.

The lists are ``words/*.csv``, one row a sense. Columns: ``phrase`` (base form; ``*`` stands for a
short object, as in ``notify * of``), ``pos`` (VERB NOUN ADJ ADV PHRASE PREP CONJ), ``easier`` (one
to three, best first, ``|`` between; ``-`` means leave the phrase out), ``sense``, ``apply`` (auto:
right in at least 95 of 100 letters; suggest: a person decides), ``when`` and ``not_when`` (see
``conditions``), ``source``. The first row whose conditions hold wins, longest phrase first.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from easyread.errors import BadSettings
from easyread.simplify.conditions import Condition, Context, first_word, fits, read_conditions
from easyread.simplify.inflect import article, fit_adjective, fit_noun, fit_verb, inflect
from easyread.simplify.protected import protected, touches
from easyread.simplify.stands import stands
from easyread.simplify.titles import titles

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

COLUMNS = ("phrase", "pos", "easier", "sense", "apply", "when", "not_when", "source")
KINDS = frozenset("VERB NOUN ADJ ADV PHRASE PREP CONJ".split())
SLOT_POS = frozenset("PRON DET ADJ NOUN PROPN PART NUM CCONJ ADV".split())
SLOT_WORDS = 6

Edit = tuple[int, int, str]
Piece = tuple[int, int]
WordIndex = Mapping[str, tuple["Word", ...]]


@dataclass(frozen=True, slots=True)
class Word:
    """One row of the lists: a hard word in one sense. ``easier`` holds "" for "leave it out".

    ``group`` is the group whose word bank put its form first, "" for our own rows; ``ours`` is the
    form that we would have put first.
    """

    phrase: str
    pos: str
    easier: tuple[str, ...]
    sense: str
    apply: str
    when: tuple[Condition, ...]
    not_when: tuple[Condition, ...]
    source: str
    group: str = ""
    ours: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The words of the phrase, ``*`` for the slot."""
        return tuple(self.phrase.split(" "))


@dataclass(frozen=True, slots=True)
class Option:
    """One easier wording, inflected, the edits (start, end, new text) that put it in, and its base."""

    text: str
    edits: tuple[Edit, ...]
    form: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A hard word: characters ``start`` to ``end`` of the text, its row, and what fits here.

    ``options`` may be empty: the word is hard, but no easier word of the row fits the grammar.
    """

    start: int
    end: int
    row: Word
    options: tuple[Option, ...]


@lru_cache(maxsize=1)
def load_words() -> tuple[Word, ...]:
    """Read every word list once, in the order of the files' names and rows.

    Raises:
        BadSettings: a row with a part of speech, a mark or a condition we do not know.
    """
    found: list[Word] = []
    for name, text in list_files():
        rows = csv.DictReader(text.splitlines())
        if tuple(rows.fieldnames or ()) == COLUMNS:
            found.extend(_read_row(name, row) for row in rows)
    return tuple(found)


def list_files() -> list[tuple[str, str]]:
    """Give (name, text) of every CSV file in ``words/``, by name."""
    folder = files("easyread.simplify").joinpath("words")
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".csv"))
    return [(n, folder.joinpath(n).read_text(encoding="utf-8")) for n in names]


def find_words(piece: Doc | Span, index: WordIndex | None = None) -> Iterator[Match]:
    """Find the hard words of a parsed text or sentence, left to right, none overlapping.

    Nothing is found in quotations, titles, addresses, template fields and names. ``start`` and ``end``
    count characters of the whole text. ``index`` stands in for our own lists (see ``approved``).

    >>> from easyread.nlp import parse
    >>> [m.row.phrase for m in find_words(parse("Your claim commenced prior to May.").doc)]
    ['commence', 'prior to']
    """
    index = our_index() if index is None else index
    stretches = (*protected(piece.doc.text), *titles(piece.doc.text))
    for sentence in getattr(piece, "sents", None) or [piece]:
        taken = sentence.start
        for token in sentence:
            if token.i < taken:
                continue
            match, last = _match_at(sentence, token, stretches, index)
            if match is not None:
                taken = last
                yield match


def apply_edits(text: str, edits: tuple[Edit, ...]) -> str:
    """Put edits that do not overlap into a text.

    >>> apply_edits("I purchased it", ((2, 11, "bought"),))
    'I bought it'
    """
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


@lru_cache(maxsize=1)
def our_index() -> WordIndex:
    """Our own rows by the first word of each phrase."""
    return index_of(load_words())


def index_of(rows: Iterable[Word]) -> WordIndex:
    """Rows by the first word of each phrase, longest phrase first, else in the order given."""
    found: dict[str, list[Word]] = {}
    for row in rows:
        found.setdefault(row.parts[0], []).append(row)
    return {k: tuple(sorted(v, key=lambda r: -len(r.parts))) for k, v in found.items()}


def _read_row(name: str, row: dict[str, str]) -> Word:
    if row["pos"] not in KINDS or row["apply"] not in ("auto", "suggest") or not row["source"]:
        raise BadSettings(
            f"The row for {row['phrase']} in {name} is not right.",
            "Check its columns pos, apply and source.",
        )
    return Word(
        phrase=row["phrase"],
        pos=row["pos"],
        easier=tuple("" if e == "-" else e for e in row["easier"].split("|") if e),
        sense=row["sense"],
        apply=row["apply"],
        when=read_conditions(row["when"]),
        not_when=read_conditions(row["not_when"]),
        source=row["source"],
    )


def _match_at(
    sentence: Span, token: Token, stretches: tuple[tuple[int, int], ...], index: WordIndex
) -> tuple[Match | None, int]:
    rows = index.get(token.lower_, ())
    lemma = token.lemma_.lower()
    if lemma != token.lower_ and lemma in index:
        rows = tuple(sorted((*rows, *index.get(lemma, ())), key=lambda r: -len(r.parts)))
    following = sentence.doc[token.i + 1].lower_ if token.i + 1 < sentence.end else ""
    hard: tuple[Match, int] | None = None  # the first row that fits, though no wording of it does
    for row in rows:
        if hard is not None and len(row.parts) < len(hard[0].row.parts):
            break
        if _second_word(row.phrase, row.pos) not in ("", following):
            continue
        pieces = _pieces(row, sentence, token)
        if pieces is None or _is_name(sentence, row, pieces):
            continue
        doc = sentence.doc
        first, last = doc[pieces[0][0]], doc[pieces[-1][1] - 1]
        end = last.idx + len(last.text)
        if touches(first.idx, end, stretches) or _in_compound(first, last):
            continue
        main = doc[pieces[0][1] - 1] if row.pos == "NOUN" else first
        if fits(row.when, row.not_when, Context(sentence, first, last, main)):
            options = _options(row, sentence, pieces, main)
            one = doc[pieces[0][1] - 1]  # for a slot, mark the verb alone
            stop = end if len(pieces) == 1 else one.idx + len(one.text)
            found = Match(first.idx, stop, row, options), last.i + 1
            if options:
                return found
            hard = hard or found
    return hard or (None, token.i)


@lru_cache(maxsize=8192)
def _second_word(phrase: str, pos: str) -> str:
    """The word that must follow the first word of a phrase as it is; "" where any form may.

    >>> [_second_word(*row) for row in (("prior to", "PREP"), ("notify * of", "VERB"), ("sole use", "NOUN"))]
    ['to', '', '']
    """
    head = phrase.partition(" * ")[0]
    parts = head.split(" ")
    may_change = pos == "NOUN" and len(parts) == 2
    return "" if len(parts) < 2 or may_change else parts[1]


def _pieces(row: Word, sentence: Span, token: Token) -> tuple[Piece, ...] | None:
    """The token ranges of the phrase (one, or two around the slot), or None if it is not here."""
    before, slot, after = row.phrase.partition(" * ")
    i = _take(row, before.split(" "), sentence, token.i, True)
    if i is None:
        return None
    if not slot:
        return ((token.i, i),)
    for j in range(i, min(i + SLOT_WORDS, sentence.end) + 1):
        k = _take(row, after.split(" "), sentence, j, False) if j > i else None
        if k is not None:
            return ((token.i, i), (j, k))
        if j >= sentence.end or sentence.doc[j].pos_ not in SLOT_POS or _is_that(sentence.doc[j]):
            return None
    return None


def _is_that(token: Token) -> bool:
    return token.lower_ == "that" or token.tag_ in ("TO", "WDT", "WP")


def _take(row: Word, parts: list[str], sentence: Span, at: int, head: bool) -> int | None:
    """The token after these parts if they stand at ``at``, else None."""
    if at + len(parts) > sentence.end:
        return None
    for k, part in enumerate(parts):
        token = sentence.doc[at + k]
        if head and row.pos == "VERB" and k == 0:
            right = token.lemma_.lower() == part and token.pos_ in ("VERB", "AUX")
            right = right and token.dep_ not in ("amod", "compound") and token.text[0].isalpha()
        elif head and row.pos == "NOUN" and k == len(parts) - 1:
            right = token.pos_ == "NOUN" and part in (token.lemma_.lower(), token.lower_)
        elif head and row.pos == "ADJ" and len(parts) == 1:
            right = token.pos_ == "ADJ" and part in (token.lemma_.lower(), token.lower_)
        elif head and row.pos == "ADV" and len(parts) == 1:
            right = token.lower_ == part and token.pos_ in ("ADV", "ADP", "SCONJ", "PROPN")
        else:
            right = token.lower_ == part
        if not right:
            return None
    return at + len(parts)


def _is_name(sentence: Span, row: Word, pieces: tuple[Piece, ...]) -> bool:
    """Say whether the match looks like (part of) a name or a title."""
    start = first_word(sentence)
    for a, b in pieces:
        for token in sentence.doc[a:b]:
            if token.text[0].isupper() and token.i != start:
                return True
    after = pieces[-1][1]
    if pieces[0][0] == start and row.pos in ("NOUN", "ADJ") and after < sentence.end:
        word = sentence.doc[after]
        return word.text[0].isupper() and word.text != "I"
    first = sentence.doc[pieces[0][0]]
    return len(first.text) > 1 and first.is_upper


def _in_compound(first: Token, last: Token) -> bool:
    """Say whether a hyphen or slash ties the phrase to another word ("non-payment")."""
    doc = first.doc
    if first.i and doc[first.i - 1].text in "-–/" and not doc[first.i - 1].whitespace_:
        return True
    if last.i + 1 < len(doc) and not last.whitespace_:
        return doc[last.i + 1].text in "-–/"
    return False


def _options(
    row: Word, sentence: Span, pieces: tuple[Piece, ...], main: Token
) -> tuple[Option, ...]:
    found = []
    first, last = sentence.doc[pieces[0][0]], sentence.doc[pieces[0][1] - 1]
    for easier in row.easier:
        head, star, tail = easier.partition(" *")
        fitted = _fit(row.pos, head, main)
        if fitted is None:
            continue
        between = len(pieces) == 1 and bool(tail)  # "look at * again" for "review"
        stop = _end_of_next(last, sentence) if between else None
        if between and stop is None:
            if row.pos != "VERB" or any(c.dep_ == "dobj" for c in main.children):
                continue
            fitted += tail  # "was reviewed" is "was looked at again"
        if fitted and not stands(row.pos, fitted.lower().split(" "), list(row.parts), first, last):
            continue
        edits = [*_replace(sentence, pieces[0], fitted)]
        if len(pieces) == 2:
            edits += _replace(sentence, pieces[1], tail.strip())
        if stop is not None:
            edits.append((stop, stop, tail))
        edits += _second_half(sentence.doc[pieces[-1][1] - 1], fitted + tail)
        edits += _owner(sentence.doc[pieces[-1][1] - 1], fitted)
        text = f"{fitted} *{tail}" if star and (len(pieces) == 2 or stop is not None) else fitted
        found.append(Option(text, tuple(edits), easier))
    return tuple(found)


def _end_of_next(last: Token, sentence: Span) -> int | None:
    """The character where the short thing ends that stands straight after ``last``."""
    if last.i + 1 >= sentence.end:
        return None
    heads = [t for t in last.children if t.dep_ in ("dobj", "pobj") and t.left_edge.i == last.i + 1]
    if not heads:
        return None
    thing = sentence.doc[heads[0].left_edge.i : heads[0].right_edge.i + 1]
    if len(thing) > SLOT_WORDS or any(t.pos_ not in SLOT_POS or _is_that(t) for t in thing):
        return None
    return int(thing.end_char)


def _second_half(last: Token, new: str) -> Iterator[Edit]:
    """Take away the second preposition of "refer to A and to B": "about A and B"."""
    if last.pos_ != "ADP" or new.rstrip().endswith(f" {last.lower_}"):
        return
    for token in last.doc[last.i + 2 : last.sent.end]:
        same = token.lower_ == last.lower_ and token.dep_ in ("conj", "prep")
        if same and token.nbor(-1).pos_ == "CCONJ" and token.head in (last, last.head):
            yield token.idx, token.nbor().idx, ""


def _owner(last: Token, new: str) -> Iterator[Edit]:
    """Write "people's" where "individuals'" stood."""
    after = last.nbor() if last.i + 1 < len(last.doc) else None
    if after is not None and after.text in ("'", "’") and after.tag_ == "POS" and new[-1:] != "s":
        yield after.idx, after.idx + 1, f"{after.text}s"


def _fit(pos: str, easier: str, main: Token) -> str | None:
    if not easier:
        return ""
    if pos == "VERB":
        if main.lemma_ == easier.split(" ")[0] == "be":
            return f"{main.lower_}{easier.removeprefix('be')}"
        return None if _may_be_participle(easier, main) else fit_verb(easier, main)
    if pos == "NOUN":
        return fit_noun(easier, main)
    if pos == "ADJ":
        return fit_adjective(easier, main)
    return easier


def _may_be_participle(easier: str, main: Token) -> bool:
    """Whether "took" may be wrong for "taken": "20% of income, deducted from the maximum"."""
    if main.tag_ != "VBD" or main.dep_ == "conj":
        return False
    word = easier.split(" ")[0]
    owned = any(c.dep_ in ("nsubj", "csubj", "expl") for c in main.children)
    if owned and main.nbor(-1).text != ",":
        return False
    return inflect(word, "VBD") != inflect(word, "VBN")


def _replace(sentence: Span, piece: Piece, new: str) -> Iterator[Edit]:
    doc = sentence.doc
    first, last = doc[piece[0]], doc[piece[1] - 1]
    start, end = first.idx, last.idx + len(last.text)
    if new:
        if first.text[0].isupper():
            new = new[0].upper() + new[1:]
        yield start, end, new
        yield from _mend_article(doc, first.i, new)
    elif first.i == first_word(sentence) and last.i + 1 < sentence.end:
        after = doc[last.i + 1]  # the next word now starts the sentence
        yield start, after.idx + 1, after.text[0].upper()
    else:
        gap = doc[first.i - 1] if first.i else first
        yield gap.idx + len(gap.text), end, ""


def _mend_article(doc: Doc, i: int, new: str) -> Iterator[Edit]:
    before = doc[i - 1] if i else None
    if before is None or before.lower_ not in ("a", "an") or before.pos_ != "DET":
        return
    right = article(new)
    if right != before.lower_:
        said = right.capitalize() if before.text[0].isupper() else right
        yield before.idx, before.idx + len(before.text), said
