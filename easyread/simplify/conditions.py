"""A row's ``when`` and ``not_when`` -> is this row right for these words, here?

The condition language is a list of conditions with ``;`` between them. ``when`` needs all of them,
``not_when`` none of them. A condition is a name, or a name and a list: ``next:to,for``.

================  =================================================================================
``next:a,b``      the word straight after is a or b (as it stands, or its base form)
``prev:a,b``      the word straight before
``next-pos:X``    the part of speech (or the fine tag, such as VBG) of the word straight after
``prev-pos:X``    ... straight before
``near:a,b``      a or b stands somewhere in the same sentence
``object``        the verb has a direct object, or is passive; ``object:a,b`` names the object's word
``object-next:a``  the word straight after the verb's object: "give help for"
``pobj:a,b``      the word that the last preposition of the phrase, or the next one, governs
``subject:a,b``   the subject of the verb
``head:a,b``      the word that this word hangs on
``dep:x,y``       the dependency label of this word
``child:a,b``     a or b hangs on this word
``child-dep:x``   something with this dependency label hangs on this word
``tag:VBD,VB``    the fine tag of this word
``passive``       a participle without "have": "was received", "money received"
``starts``        first in its sentence
``ends``          nothing but punctuation follows straight after
``kind:x,y``      the kind of letter (glossary only)
================  =================================================================================
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from easyread.errors import BadSettings

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: its name and the words it lists, in lower case except tags and labels."""

    name: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What a condition is asked about: the sentence, the first, last and main word, the letter."""

    sentence: Span
    first: Token
    last: Token
    main: Token
    kind: str = ""


def read_conditions(text: str) -> tuple[Condition, ...]:
    """Read a ``when`` cell.

    Raises:
        BadSettings: a condition we do not know (code ``bad-settings``).

    >>> read_conditions("next:to,for; passive")
    (Condition(name='next', values=('to', 'for')), Condition(name='passive', values=()))
    """
    found = []
    for part in filter(None, (p.strip() for p in text.split(";"))):
        name, _, values = part.partition(":")
        if name not in _CHECKS:
            raise BadSettings(
                f"A word list has a condition we do not know: {name}.",
                f"Use one of: {', '.join(_CHECKS)}.",
            )
        found.append(Condition(name, tuple(v.strip() for v in values.split(",") if v.strip())))
    return tuple(found)


def fits(when: tuple[Condition, ...], not_when: tuple[Condition, ...], context: Context) -> bool:
    """Say whether all of ``when`` and none of ``not_when`` hold here."""
    return all(_CHECKS[c.name](context, c.values) for c in when) and not any(
        _CHECKS[c.name](context, c.values) for c in not_when
    )


def is_passive(token: Token) -> bool:
    """Say whether this is a participle that does not stand in a perfect ("has received").

    True for "was received" and for "the money received".
    """
    if token.tag_ != "VBN":
        return False
    helpers = [c for c in token.children if c.dep_ in ("aux", "auxpass")]
    if any(c.dep_ == "auxpass" or c.lemma_ == "be" for c in helpers):
        return True
    return not any(c.lemma_ in ("have", "'ve", "’ve") for c in helpers)


def _is_one(token: Token | None, values: tuple[str, ...]) -> bool:
    return token is not None and (token.lower_ in values or token.lemma_.lower() in values)


def _after(context: Context) -> Token | None:
    i = context.last.i + 1
    return context.last.doc[i] if i < context.sentence.end else None


def _before(context: Context) -> Token | None:
    i = context.first.i - 1
    return context.first.doc[i] if i >= context.sentence.start else None


def _objects(token: Token) -> list[Token]:
    return [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]


def _object(context: Context, values: tuple[str, ...]) -> bool:
    found = _objects(context.main)
    if values:
        return any(
            _is_one(t, values) or any(_is_one(c, values) for c in t.conjuncts) for t in found
        )
    return bool(found)


def _object_next(context: Context, values: tuple[str, ...]) -> bool:
    ends = [t.i + 1 for t in _objects(context.main) if t.i + 1 < context.sentence.end]
    return any(_is_one(context.sentence.doc[i], values) for i in ends)


def _pobj(context: Context, values: tuple[str, ...]) -> bool:
    after = _after(context)
    preps = [t for t in (context.last, after) if t is not None and t.pos_ in ("ADP", "PART")]
    return any(_is_one(c, values) for t in preps for c in t.children if c.dep_ == "pobj")


def _has_tag(token: Token | None, values: tuple[str, ...]) -> bool:
    return token is not None and (token.pos_ in values or token.tag_ in values)


def _starts(context: Context, _values: tuple[str, ...]) -> bool:
    return first_word(context.sentence) == context.first.i


def first_word(sentence: Span) -> int:
    """The index of the first token that is a word, past bullets, numbers and opening marks."""
    for token in sentence:
        if token.is_alpha or (token.text[0].isalpha()):
            return int(token.i)
    return int(sentence.start)


def _ends(context: Context, _values: tuple[str, ...]) -> bool:
    after = _after(context)
    return after is None or after.is_punct


def _children(context: Context, values: tuple[str, ...]) -> bool:
    return any(_is_one(c, values) for c in context.main.children)


_CHECKS: dict[str, Callable[[Context, tuple[str, ...]], bool]] = {
    "next": lambda c, v: _is_one(_after(c), v),
    "prev": lambda c, v: _is_one(_before(c), v),
    "next-pos": lambda c, v: _has_tag(_after(c), v),
    "prev-pos": lambda c, v: _has_tag(_before(c), v),
    "near": lambda c, v: any(_is_one(t, v) for t in c.sentence),
    "object": _object,
    "object-next": _object_next,
    "pobj": _pobj,
    "subject": lambda c, v: any(
        _is_one(t, v) for t in c.main.children if t.dep_ in ("nsubj", "nsubjpass")
    ),
    "head": lambda c, v: _is_one(c.main.head, v),
    "dep": lambda c, v: c.main.dep_ in v,
    "child": _children,
    "child-dep": lambda c, v: any(t.dep_ in v for t in c.main.children),
    "tag": lambda c, v: c.main.tag_ in v,
    "passive": lambda c, _v: is_passive(c.main),
    "starts": _starts,
    "ends": _ends,
    "kind": lambda c, v: c.kind in v,
}
