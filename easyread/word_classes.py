"""A tagged and parsed text -> its word classes, as the model's own rules give them, but faster.

The model's rules (``attribute_ruler``) match 200 patterns against every text. Nearly all look at one
word at a time: its tag, its relation, and whether it is one of some hundred words. So what they give
is worked out once for each such kind of word, by those same rules on a text of that one word. A text
with a word that may begin a longer pattern ("there is") goes through the rules themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc, MorphAnalysis, Token

# What a pattern may look at for this to give the same as the rules.
SEEN = frozenset({"TAG", "DEP", "LOWER", "IS_SPACE"})

Kind = tuple[int, int, int, bool]


@dataclass(frozen=True, slots=True)
class _Given:
    """What the rules give a word of one kind."""

    pos: int
    lemma: int
    morph: MorphAnalysis | None
    tag: int
    dep: int


@dataclass(frozen=True, slots=True)
class _WordClasses:
    """Stands in for the rules. ``known`` holds kinds of words, None where a longer pattern begins.

    Only words that the patterns name tell kinds apart, so no word of a letter is kept.
    """

    rules: AttributeRuler
    longer: Matcher
    named: frozenset[int]
    named_so: re.Pattern[str]
    known: dict[Kind, _Given | None] = field(default_factory=dict)

    def __call__(self, doc: Doc) -> Doc:
        found: list[_Given] = []
        for token in doc:
            kind = self._kind(token)
            if kind not in self.known:
                self.known[kind] = self._ask(token)
            given = self.known[kind]
            if given is None:
                return self.rules(doc)
            found.append(given)
        for token, given in zip(doc, found, strict=True):
            token.pos = given.pos
            if given.lemma:
                token.lemma = given.lemma
            if given.morph is not None:
                token.set_morph(given.morph)  # type: ignore[attr-defined]
            if given.tag != token.tag:
                token.tag = given.tag
            if given.dep != token.dep:
                token.dep = given.dep
        return doc

    def _kind(self, token: Token) -> Kind:
        word = token.lower
        if word not in self.named and not self.named_so.search(token.lower_):
            word = 0
        return (token.tag, word, token.dep, token.is_space)

    def _ask(self, token: Token) -> _Given | None:
        from spacy.tokens import Doc

        one = Doc(token.vocab, [token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
        if self.longer(one, allow_missing=True):
            return None
        word = self.rules(one)[0]
        morph = word.morph if word.has_morph() else None
        return _Given(word.pos, word.lemma, morph, word.tag, word.dep)


def may_stand_in(nlp: Language) -> bool:
    """Whether the model has rules of the kind that this can stand in for."""
    if "attribute_ruler" not in nlp.pipe_names:
        return False
    return all(set(word) <= SEEN for pattern in _patterns(_rules(nlp)) for word in pattern)


def word_classes(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the part of the pipeline that stands in for the model's rules."""
    from spacy.matcher import Matcher

    rules = _rules(nlp)
    longer = Matcher(nlp.vocab)
    words: set[str] = set()
    so: list[str] = []
    for pattern in _patterns(rules):
        if len(pattern) > 1:
            longer.add("longer", [pattern[:1]])
        for word in pattern:
            _add_words(word.get("LOWER"), words, so)
    named = frozenset(nlp.vocab.strings.add(word) for word in words)
    return _WordClasses(rules, longer, named, re.compile("|".join(so) or "(?!)"))


def _rules(nlp: Language) -> AttributeRuler:
    rules: Any = nlp.get_pipe("attribute_ruler")
    return rules  # type: ignore[no-any-return]


def _patterns(rules: AttributeRuler) -> Iterator[list[dict[str, Any]]]:
    for rule in rules.patterns:
        yield from rule["patterns"]  # type: ignore[misc]


def _add_words(said: str | dict[str, Any] | None, words: set[str], so: list[str]) -> None:
    """Add the words that this part of a pattern names, and the expressions for words."""
    if isinstance(said, str):
        words.add(said)
    for how, value in said.items() if isinstance(said, dict) else ():
        if how == "REGEX":
            so.append(value)
        else:
            words.update(value)
