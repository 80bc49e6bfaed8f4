"""A label such as "the claimant" hides that the reader is meant. Easy Read says "you" or a name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from easyread.grammar import word_set
from easyread.nlp import Parsed
from easyread.settings import Profile
from easyread.simplify.registry import Hit, Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

LABELS = word_set("""
    addressee appellant applicant beneficiary borrower claimant client complainant customer debtor
    householder leaseholder lessee licensee occupier patient payee recipient respondent taxpayer
    tenant undersigned
    """)
ARTICLES = word_set("the any each every this that all")
# "Other tenants" and "our patients" are not the reader.
OTHERS = word_set("other some many most our their his her your my few more several no old former")


def find(text: Parsed, profile: Profile) -> Iterator[Hit]:
    """Find labels for the reader: "the claimant", "patients who", "applicants must"."""
    if text.kind in {"address", "signature", "heading"}:
        return
    for sentence in text.sentences:
        for token in sentence:
            if token.lemma_.lower() not in LABELS or token.pos_ not in {"NOUN", "PROPN"}:
                continue
            start = _start(token)
            if start is not None:
                yield Hit(start, token.idx + len(token.text), "block")


def _start(noun: Token) -> int | None:
    """Where the label starts, or None where it is no label of the reader."""
    if noun.dep_ == "compound" or (noun.i + 1 < len(noun.doc) and noun.nbor().text in {":", "-"}):
        return None  # "patient transport", "Patient: Ann Smith"
    inside = noun.i > noun.sent.start
    if (
        noun.text[0].isupper()
        and inside
        and noun.tag_ in {"NNP", "NNPS"}
        and noun.nbor(-1).text[0].isupper()
    ):
        return None  # part of a name: "Service Patient Council"
    if noun.dep_ == "appos":
        return None  # "John Lennon, the second respondent": the name stands there
    left = [child for child in noun.children if child.i < noun.i]
    if any(child.lower_ in OTHERS or child.dep_ == "poss" for child in left):
        return None
    articles = [child for child in left if child.lower_ in ARTICLES]
    if articles:
        first = articles[0]
        if first.i > noun.sent.start and first.nbor(-1).pos_ == "PROPN":
            return None  # "John Lennon the second respondent"
        return first.idx
    plural = noun.tag_ in {"NNS", "NNPS"}
    if plural and not left and noun.dep_ in {"nsubj", "nsubjpass"}:
        return noun.idx
    return None


RULE = Rule(
    id="third_person_label",
    scope="sentence",
    says='Say "you", or the name of the person.',
    source="S-06: Inclusion Europe 2009; GOV.UK; NHS",
    find=find,
    catches=(
        "The claimant must tell us about any change.",
        "Patients who do not attend may be referred back to their GP.",
        "It is the responsibility of the tenant to pay the rent.",
        "Applicants must send a photo.",
    ),
    passes=(
        "You must tell us about any change.",
        "Ask about patient transport.",
        "Patient: Ann Smith",
        "Talk to other tenants.",
        "Our patients like the garden.",
        "Write to the Patient Advice and Liaison Service.",
    ),
)
