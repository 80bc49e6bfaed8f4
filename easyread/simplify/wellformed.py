"""A rewritten text -> does each of its sentences still stand up? A door that every split passes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from easyread.grammar import AFTER_ORDER, ORDERS, is_imperative
from easyread.nlp import Parsed, parse

if TYPE_CHECKING:
    import spacy.tokens

PAIRS = {")": "(", "]": "[", "}": "{", "\u201d": "\u201c"}
FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
VERBS = frozenset({"VERB", "AUX"})
MAY_DOUBLE = frozenset({"had", "that", "very", "bye", "so", "no"})
# A sentence never ends on one of these ("The council and.").
DANGLING = frozenset(
    "and or but nor because if unless although while which who whose that the a an of your our".split()
)
LEAD_ALONE = "For example:"  # the only lead-in that needs no verb
_DOUBLED = re.compile(r"\b([A-Za-z]+) \1\b", re.IGNORECASE)
_BAD_POINT = re.compile(r"[,;:]\s*[.!?]|\(\s|\s\)|\(\)|[,;]\s*[,;]|\.\s*\.(?!\.)|\s[,;.](?=\s|$)")


def is_well_formed(text: str) -> bool:
    """Say whether brackets match and every sentence has a subject and a finite verb (or commands).

    >>> is_well_formed("Fill in the form. Send it back."), is_well_formed("Which the form and.")
    (True, False)
    """
    return next(_faults(text), None) is None


def no_new_fault(before: str, after: str) -> bool:
    """Say whether ``after`` has no kind of fault that ``before`` did not have already.

    A letter holds fragments ("Clinic 4, Level 2"); a change of date in one must not be refused for
    what was there before.
    """
    return set(_faults(after)) <= set(_faults(before))


def _text_faults(text: str) -> Iterator[str]:
    if not _balanced(text):
        yield "brackets"
    if any(m[1].lower() not in MAY_DOUBLE for m in _DOUBLED.finditer(text)):
        yield "doubled"
    if _BAD_POINT.search(text):
        yield "points"
    if not text.strip():
        yield "empty"


def _faults(text: str) -> Iterator[str]:
    yield from _text_faults(text)
    for line in text.splitlines():
        if line.startswith("- "):  # an item of a list need not be a sentence
            continue
        for sentence in parse(line).sentences:
            yield from _sentence_faults(sentence)


def is_sound(parsed: Parsed) -> bool:
    """Say of one line that is parsed already whether it is well formed."""
    return (
        next(chain(_text_faults(parsed.text), *map(_sentence_faults, parsed.sentences)), None)
        is None
    )


def _balanced(text: str) -> bool:
    open_ones: list[str] = []
    for letter in text:
        if letter in PAIRS.values():
            open_ones.append(letter)
        elif letter in PAIRS and (not open_ones or open_ones.pop() != PAIRS[letter]):
            return False
    return not open_ones and text.count('"') % 2 == 0


def _sentence_faults(sentence: spacy.tokens.Span) -> Iterator[str]:
    words = [t for t in sentence if not t.is_punct and not t.is_space]
    leads = sentence.text.rstrip().endswith(":")  # "We know that:" goes on in the list below it
    if leads and sentence.text.rstrip() == LEAD_ALONE:
        return
    if len(words) < 2:
        yield "short"
        return
    if words[-1].lower_ in DANGLING and not leads:
        yield "dangling"
    command = _is_command(words)
    if len(words) < 3 and not command:
        yield "short"
    if not command and not any(_has_finite_clause(token) for token in sentence):
        yield "no clause"
    root = sentence.root
    if words[0].tag_ in ("WDT", "WP") and words[-1].sent[-1].text != "?":
        yield "loose clause"
    if not command and root.pos_ not in VERBS and not any(c.dep_ == "cop" for c in root.children):
        yield "no main verb"


def _has_finite_clause(verb: spacy.tokens.Token) -> bool:
    """Say whether this token is a finite verb with a subject, outside a relative clause."""
    if verb.pos_ not in VERBS or verb.dep_ in ("relcl", "advcl", "acl", "csubj"):
        return False
    if verb.tag_ not in FINITE and not any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in verb.children
    ):
        return False
    return any(c.dep_ in SUBJECTS for c in verb.children) or (
        verb.dep_ == "conj" and _has_finite_clause(verb.head)
    )


def _orders_after_comma(sentence: spacy.tokens.Span) -> bool:
    """Say whether a command stands after an opening: "If you are ill, phone us."."""
    for comma in sentence[1:-2]:
        word, following = comma.nbor(), comma.nbor(2)
        if comma.text == "," and word.lower_ == "please":
            return True
        if comma.text == "," and word.lower_ in ORDERS and following.pos_ in AFTER_ORDER:
            return True
    return False


def opens_with_please(words: Iterable[spacy.tokens.Token]) -> bool:
    """Say whether "please" and an order word open a sentence, whatever the model calls them."""
    first = [t.lower_ for t in islice(words, 3)]
    return len(first) == 3 and first[0] == "please" and first[1] in ORDERS


def _is_command(words: list[spacy.tokens.Token]) -> bool:
    """Say whether the main verb is a bare verb with no subject: "Send it back.", "Do not eat."."""
    root = words[0].sent.root
    if opens_with_please(words):
        return True
    if is_imperative(root.sent) or _orders_after_comma(root.sent):
        return True
    if any(c.dep_ in SUBJECTS for c in root.children):
        return False
    auxiliaries = [c for c in root.children if c.dep_ in ("aux", "auxpass")]
    if auxiliaries:
        return auxiliaries[0].lower_ in ("do", "don't", "let")
    return root.tag_ in ("VB", "VBP") and root.lower_ == root.lemma_.lower()
