"""A noun made from a verb hides the action. Easy Read says "decide", not "make a decision"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from easyread.grammar import word_set
from easyread.nlp import Parsed
from easyread.settings import Profile
from easyread.simplify.registry import Hit, Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

# Noun -> verb. Caught after a light verb ("make a payment") and, unless everyday, before "of".
VERBS: dict[str, str] = {
    "acceptance": "accept", "achievement": "achieve", "adjustment": "adjust",
    "administration": "give", "admission": "admit", "agreement": "agree", "alteration": "change",
    "allocation": "give", "amendment": "change", "analysis": "study", "application": "apply",
    "appointment": "appoint", "approval": "approve", "arrangement": "arrange",
    "assessment": "assess", "attendance": "come", "calculation": "work out",
    "cancellation": "cancel", "change": "change", "cessation": "stop", "clarification": "explain",
    "collection": "collect", "commencement": "start", "completion": "finish",
    "confirmation": "confirm", "consideration": "consider", "consultation": "ask",
    "continuation": "go on", "contribution": "pay", "conversion": "change",
    "decision": "decide", "declaration": "say", "deduction": "take off", "delivery": "deliver",
    "determination": "decide", "disclosure": "tell", "discussion": "discuss",
    "enquiry": "ask", "inquiry": "ask", "establishment": "set up", "evaluation": "check",
    "examination": "examine", "execution": "do", "explanation": "explain", "failure": "fail",
    "identification": "find", "implementation": "put in place", "improvement": "improve",
    "inspection": "inspect", "installation": "put in", "introduction": "start",
    "investigation": "look into", "maintenance": "look after", "measurement": "measure",
    "modification": "change", "notification": "tell", "objection": "object",
    "observation": "watch", "payment": "pay", "preparation": "prepare",
    "presentation": "show", "prevention": "stop", "production": "make", "protection": "protect",
    "provision": "give", "receipt": "get", "recommendation": "suggest", "recovery": "get back",
    "reduction": "cut", "referral": "refer", "refusal": "refuse", "removal": "take away",
    "renewal": "renew", "repayment": "pay back", "replacement": "replace",
    "representation": "speak for", "resolution": "settle", "review": "look again",
    "submission": "send", "suggestion": "suggest", "suspension": "stop", "termination": "end",
    "transmission": "pass on", "treatment": "treat", "use": "use", "utilisation": "use",
    "verification": "check", "withdrawal": "take back",
}  # fmt: skip
# Everyday nouns: fine before "of" ("payment of £50", "a review of your case").
EVERYDAY = word_set("""
    administration admission agreement appointment application attendance change collection decision
    declaration delivery discussion examination explanation introduction maintenance measurement
    observation payment presentation production protection recommendation recovery resolution
    representation review treatment use improvement arrangement achievement provision
    determination establishment analysis prevention installation contribution consideration
    """)
LIGHT = word_set("make give carry conduct undertake perform effect")
# Pairs that are the plain way to say it.
PLAIN = frozenset(
    {("make", "appointment"), ("make", "arrangement"), ("give", "treatment"), ("make", "use"),
     ("give", "payment"), ("make", "change"), ("give", "appointment"), ("give", "presentation"),
     ("give", "review"), ("make", "improvement"), ("give", "agreement"), ("make", "agreement"),
     ("give", "receipt")}
)  # fmt: skip


def find(text: Parsed, profile: Profile) -> Iterator[Hit]:
    """Find "make an application", "the assessment of your needs", "failure to attend"."""
    if text.kind in {"address", "signature"}:
        return
    for sentence in text.sentences:
        for noun in sentence:
            verb = VERBS.get(noun.lower_) if noun.pos_ == "NOUN" else None
            if verb is None:
                continue
            light = _light_verb(noun)
            if light is not None:
                yield Hit(light.idx, noun.idx + len(noun.text), "warn", f'Use the verb: "{verb}".')
            elif _has_of(noun):
                yield Hit(noun.idx, noun.idx + len(noun.text), "warn", f'Use the verb: "{verb}".')


def _light_verb(noun: Token) -> Token | None:
    verb = noun.head
    if (
        noun.dep_ == "nsubjpass"
        or noun.dep_ != "dobj"
        or verb.lemma_ not in LIGHT
        or not 0 < noun.i - verb.i <= 6
    ):
        return None
    if (verb.lemma_, noun.lower_) in PLAIN:
        return None
    if _has_more(noun):
        return None  # "makes delivery of care easier": the verb carries the meaning
    if verb.lemma_ == "carry" and not any(c.lower_ == "out" for c in verb.children):
        return None
    return verb


def _has_more(noun: Token) -> bool:
    """Tell whether "make" has a second part: "makes delivery easier", "makes the decision hard"."""
    return noun.head.lemma_ == "make" and any(
        c.i > noun.i and (c.dep_ in {"ccomp", "oprd", "acomp"} or c.pos_ == "ADJ")
        for c in noun.head.children
    )


def _has_of(noun: Token) -> bool:
    if noun.lower_ == "failure":
        return noun.i + 1 < len(noun.doc) and noun.nbor().lower_ == "to"
    if noun.lower_ in EVERYDAY or noun.dep_ == "compound":
        return False
    return any(c.dep_ == "prep" and c.lower_ == "of" and c.i == noun.i + 1 for c in noun.children)


RULE = Rule(
    id="nominalisation",
    scope="sentence",
    says="Use a verb.",
    source="W-13: plainlanguage.gov; GOV.UK",
    find=find,
    catches=(
        "We will carry out an assessment of your needs.",
        "You can make an application online.",
        "Failure to attend may stop your money.",
        "This is about the suspension of your benefit.",
    ),
    passes=(
        "We will assess your needs.",
        "A payment of £50 is on its way.",
        "The statement of the nurse is here.",
        "Carry your application form with you.",
        "You can make an appointment.",
        "Read the information about our services.",
    ),
)
