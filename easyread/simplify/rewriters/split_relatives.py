"""A statement with ", who ..." or ", which ..." in it -> one sentence each, the thing named again.

A clause without a comma tells which one is meant and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from easyread.grammar import helpers_of, is_negated
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import (
    CONDITIONS,
    VERBS,
    all_within,
    in_brackets,
    lower_start,
    may_be_cut,
    name_again,
    noun_again,
    own_subject,
    root_of,
    sentence_of,
)
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

if TYPE_CHECKING:
    import spacy.tokens

# What a letter or a form does: here "which" is the thing, never the whole statement.
# "Which in this case is £20", "which in turn": what it points at is in the first half.
_POINTS_BACK = re.compile(r"(?:this|that|it|in (?:this|that|your|our) case|in turn)\b", re.I)
TELLING = frozenset("tell explain say contain list describe".split())


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose the first clause that can be cut off cleanly."""
    if not may_be_cut(sentence) or sentence.doc[0].lower_ in CONDITIONS | {"should"}:
        return
    found = _cut(sentence)
    if found is not None and is_well_formed(found[0]):
        yield Proposal(
            found[0], "One idea in each sentence.", found[1], "split", source="S-02, S-04"
        )


def _cut(sentence: Parsed) -> tuple[str, float] | None:
    """Cut ", who ..." or ", which ..." off; the thing it is about is named again."""
    doc, root = sentence.doc, root_of(sentence)
    for clause in (t for t in doc if t.dep_ == "relcl"):
        word, noun = clause.left_edge, clause.head
        if word.lower_ not in ("who", "which") or word.i < 2 or doc[word.i - 1].text != ",":
            continue
        last = clause.right_edge.i
        final = all(t.is_punct for t in doc[last + 1 :])
        if not final and re.search(r",\s+so\b", doc[last + 1 :].text):
            continue  # ", so please ...": the result must stay beside its cause
        if (
            any(t.head != noun or t.dep_ != "nummod" for t in doc[noun.i + 1 : word.i - 1])
            or not all_within(doc[word.i : last + 1], clause)
            or in_brackets(word)
        ):
            continue
        if _POINTS_BACK.match(doc[word.i + 1 :].text):
            continue
        if word.head != clause or clause.lemma_ == "mean":
            continue  # ", which means": the whole statement does, not the last thing in it
        if any(c.pos_ in VERBS and (not final or c.tag_ != clause.tag_) for c in clause.conjuncts):
            continue
        if word.dep_ in ("nsubj", "nsubjpass"):
            said = _subject_for(root, noun, clause, word, final)
            aside = None if said is None else f"{said} {doc[word.i + 1 : last + 1].text}"
        else:
            aside = _with_object(clause, word, noun)
        if aside is None:
            continue
        if not final:
            if (
                doc[last + 1].text != ","
                or noun.head != root
                or noun.dep_ not in ("nsubj", "nsubjpass")
            ):
                continue
            main = f"{doc[: word.i - 1].text} {doc[last + 2 :].text}"
        else:
            main = doc[: word.i - 1].text
        return f"{sentence_of(main)} {sentence_of(aside)}", 0.85
    return None


def _subject_for(
    root: spacy.tokens.Token,
    noun: spacy.tokens.Token,
    clause: spacy.tokens.Token,
    word: spacy.tokens.Token,
    final: bool,
) -> str | None:
    """Choose the words for "who" or "which", or None where it is not certain what they stand for.

    "This" leaves open what "which" left open: the thing or the whole statement.
    """
    doc = root.doc
    if is_negated(root) or any(
        t.dep_ in ("advcl", "relcl", "ccomp") and own_subject(t) for t in doc[: noun.i]
    ):
        return None
    number, plural = _number_of(clause), noun.tag_ in ("NNS", "NNPS")
    rivals = [
        t
        for t in doc[(root.i + 1 if final else 0) : noun.i]
        if t.pos_ in ("NOUN", "PROPN") and t.dep_ not in ("compound", "poss", "npadvmod", "nmod")
    ]
    if word.lower_ == "who":
        if noun.pos_ == "PROPN" and number == "singular" and not plural:
            return (
                None
                if any(r.pos_ == "PROPN" and r not in noun.conjuncts for r in rivals)
                else name_again(noun)
            )
        return (
            None
            if rivals or (number is not None and (number == "plural") != plural)
            else noun_again(noun)
        )
    agrees = number is None or (number == "plural") == plural
    settled = not rivals or (number is not None and all(_is_plural(r) != plural for r in rivals))
    if final and noun.pos_ == "PROPN" and number == "singular" and noun.head.head.pos_ in VERBS:
        edge = noun.left_edge
        behind_comma = edge.i > 0 and edge.nbor(-1).text == ","
        return (
            None if behind_comma else name_again(noun)
        )  # "the Centre, High Street, which is open"
    be = clause.lemma_ == "be" and not helpers_of(clause)
    after = {c.dep_ for c in clause.children if c.i > clause.i}
    passive = any(h.dep_ == "auxpass" for h in helpers_of(clause))
    # "We have lost your form, which is our fault": "This" says what "which" said, whatever it is
    event = be and "attr" in after
    clear = not final or plural or passive or (be and "acomp" not in after)
    clear = clear or clause.lemma_ in TELLING
    if agrees and settled and clear and not event:
        return noun_again(noun) if not plural or number == "plural" else None
    if final and not (be and "prep" in after and not after & {"attr", "acomp"}):
        one = number == "singular" or (
            number is None and not plural and not any(map(_is_plural, rivals))
        )
        return "This" if one else None
    return None


def _with_object(
    clause: spacy.tokens.Token, word: spacy.tokens.Token, noun: spacy.tokens.Token
) -> str | None:
    """Put the thing back where "which" took it from: "which you made" -> "you made your claim"."""
    doc, subject = clause.doc, own_subject(clause)
    if word.lower_ != "which" or word.dep_ != "dobj" or subject is None:
        return None
    named = noun_again(noun)
    if named is None or subject.left_edge.i != word.i + 1 or not subject.i < clause.i:
        return None
    rivals = [
        t for t in doc[noun.sent.start : noun.i] if t.pos_ in ("NOUN", "PROPN") and t.dep_ == "pobj"
    ]
    if rivals or any(
        c.dep_ in ("dobj", "prt", "neg", "xcomp", "ccomp") and c != word for c in clause.children
    ):
        return None
    rest = doc[clause.i + 1 : clause.right_edge.i + 1].text
    again = lower_start(named, noun.doc[noun.left_edge.i]) if noun.pos_ != "PROPN" else named
    return f"{doc[word.i + 1 : clause.i + 1].text} {again} {rest}".strip()


def _is_plural(noun: spacy.tokens.Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS")


def _number_of(verb: spacy.tokens.Token) -> str | None:
    helpers = helpers_of(verb)
    first = helpers[0] if helpers else verb
    if first.tag_ == "VBZ" or first.lower_ == "was":
        return "singular"
    if first.tag_ == "VBP" or first.lower_ == "were":
        return "plural"
    return None


REWRITER = Rewriter(
    id="split_relatives",
    mends=(),
    turn=56,
    propose=propose,
    examples=(
        (
            "You will get a letter, which tells you the date.",
            "You will get a letter. The letter tells you the date.",
        ),
        (
            "Please go to Clinic 4, which is on Level 2.",
            "Please go to Clinic 4. Clinic 4 is on Level 2.",
        ),
        (
            "We have lost your form, which is our fault.",
            "We have lost your form. This is our fault.",
        ),
        (
            "Dr Shah, who is your consultant, will see you.",
            "Dr Shah will see you. Dr Shah is your consultant.",
        ),
        (
            "You will see Dr Shah, who will examine you.",
            "You will see Dr Shah. Dr Shah will examine you.",
        ),
        (
            "Your claim, which you made in May, has ended.",
            "Your claim has ended. You made your claim in May.",
        ),
    ),
    leaves=(
        "The people who live here pay rent.",
        "We will pay the higher of the two fees, which in this case is £412.",
        "The form which you sent us was wrong.",
        "DDP, Booker T and the Undertaker, who all came, won.",
        "The letter (about your son, who is 5) was sent.",
        "If you see Dr Shah, who is your consultant, tell us.",
        "We called your mother and your sister, who will help.",
    ),
)
