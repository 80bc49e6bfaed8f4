"""A label for the reader ("the claimant") -> "you". Only ever suggested: people know who is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from easyread.grammar import helpers_of
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import own_subject
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import no_new_fault

if TYPE_CHECKING:
    import spacy.tokens

WITH_YOU = {"is": "are", "was": "were", "has": "have", "does": "do"}
# The sides of a case: a decision goes to both, so nobody can tell which of them reads it.
SIDES = frozenset("appellant respondent".split())
# Words that may stand for the same person later in the sentence, and would then be wrong.
LATER = frozenset("he she him her his hers their they them who whose whom".split())


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Suggest "you" for the first label, with the verb made to agree."""
    for hit in hits:
        phrase = sentence.doc.char_span(hit.start, hit.end)
        if phrase is None or (letter is not None and _is_side(phrase, letter)):
            continue
        if any(t.lower_ in LATER for t in sentence.doc):
            continue
        after = _with_you(sentence, phrase)
        if after is not None and no_new_fault(sentence.text, after):
            yield Proposal(after, "Speak to the reader as you.", 0.5, source="S-06")
            return


def _is_side(phrase: spacy.tokens.Span, letter: Letter) -> bool:
    """Say whether the label names one side of a case, and the reader may be the other."""
    label = phrase[-1].lemma_.lower()
    if label in SIDES:
        return True
    words = " ".join(b.text for b in letter.blocks).lower()
    return label in ("claimant", "applicant") and ("respondent" in words or "tribunal" in words)


def _with_you(sentence: Parsed, phrase: spacy.tokens.Span) -> str | None:
    """Put "you" or "your" for the label; None where more than a label stands there."""
    noun, text = phrase[-1], sentence.text
    if len(phrase) > 2 or any(c.dep_ in ("prep", "relcl", "acl", "appos") for c in noun.children):
        return None
    start, end = phrase.start_char, phrase.end_char
    following = sentence.doc[noun.i + 1] if noun.i + 1 < len(sentence.doc) else None
    changes: list[tuple[int, int, str]] = []
    if following is not None and following.tag_ == "POS":
        word, end = "your", following.idx + len(following)
    else:
        word = "you"
        if own_subject(noun.head) == noun:
            changes = _agreeing(noun.head)
    if start == 0:
        word = word.capitalize()
    for a, b, new in sorted([(start, end, word), *changes], reverse=True):
        text = text[:a] + new + text[b:]
    return text


def _agreeing(verb: spacy.tokens.Token) -> list[tuple[int, int, str]]:
    """Change "is", "has" or "pays" of this verb to what stands after "you"."""
    helpers = helpers_of(verb)
    first = helpers[0] if helpers else verb
    new = WITH_YOU.get(first.lower_) or (first.lemma_ if first.tag_ == "VBZ" else None)
    return [(first.idx, first.idx + len(first), new)] if new else []


REWRITER = Rewriter(
    id="labels",
    mends=("third_person_label",),
    turn=85,
    propose=propose,
    examples=(
        ("The claimant must tell us about any change.", "You must tell us about any change."),
        ("The tenant is to pay the rent.", "You are to pay the rent."),
        ("We sent the form to the applicant.", "We sent the form to you."),
        ("The appellant's appeal is allowed.", "Your appeal is allowed."),
    ),
    leaves=(
        "Patients who do not attend may be sent back.",
        "The tenant of the flat must pay.",
        "The patient must bring his letter.",
    ),
)
