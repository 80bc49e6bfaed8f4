"""A passive that only the reader can do ("A complaint may be made") -> "You can make a complaint".

Who does it is never guessed from the verb alone. ``ACTS`` holds the few pairs of verb and thing that
only the reader of a letter does: to appeal, to complain, to claim, to fill in the enclosed form. Where
the letter is to one person about another, or to two sides of a case, nothing is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from easyread.grammar import by_agent, helpers_of, is_negated, passive_verbs, subtree_span
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import is_name, lower_start, may_be_cut, own_subject, root_of
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import no_new_fault

if TYPE_CHECKING:
    import spacy.tokens

_CHEAP = re.compile(r"\b(?:must|should|may|can|cannot)\s+(?:\w+\s+){0,2}be\s", re.I)
_LEAD_IN = re.compile(r"^[A-Z][^:\"“”;()\n]+:$")
_REDRESS = "appeal complaint objection representation"
_HOW = r"(?::$|\b(?:in writing|within|by (?:phone|post|e-?mail|letter|\d|[A-Z])|to us\b|online\b|on 0\d|on form\b))"
_REVIEW = (
    "review reconsideration copy form interpreter transport version appointment leaflet adjournment "
    "format hearing extension explanation refund it"
)
_OWED = "total amount balance arrears charge instalment rent bill sum debt fee fine contribution"
_PAPER = "help detail form copy leaflet version"
_TO_US = r"\bto (?:us|me|this office|our office|the (?:above|council|office|address|department))\b"
_HAS_FORM = r"\b(?:enclosed|attached)\b"
_OPTIONS, _DUTIES = "may can cannot", "must should"
# A verb, what it is said of (the last word of the subject; "*" for all), its modals, and what must
# stand in the whole sentence: each pair has only the reader for its doer.
ACTS: tuple[tuple[str, str, str, str], ...] = (
    ("make", _REDRESS, f"{_OPTIONS} {_DUTIES}", ""),
    ("make", "request claim", f"{_OPTIONS} {_DUTIES}", rf"\bmade\b.*{_HOW}|made:$"),
    ("make", "application", f"{_OPTIONS} {_DUTIES}", r"\bfor (?:a|an|any) "),
    ("make", "cheque", _DUTIES, r"\bmade payable to\b"),
    ("make", "payment", _DUTIES, ""),
    ("make", "payment", "may can", r"\bmade (?:by|online|at|over|in person|using|through|with|on 0)\b|made:$"),
    ("lodge", _REDRESS, f"{_OPTIONS} {_DUTIES}", ""),
    ("submit", f"{_REDRESS} request claim", _DUTIES, ""),
    ("raise", "complaint objection", f"{_OPTIONS} {_DUTIES}", ""),
    ("request", _REVIEW, f"{_OPTIONS} {_DUTIES}", r"\brequested\b.*\b(?:on|from|in|by|within|if|at)\b"),
    ("obtain", _PAPER, "may can", r"\bobtained (?:\w+ ){0,2}?(?:from|at|on|online|by)\b"),
    ("obtain", "advice information", "may can", r"\b(?:more|further|free|independent|legal)\b.* obtained from\b"),
    ("find", f"{_PAPER} information", "may can", r"\bfound (?:\w+ ){0,2}?(?:at|on|in|online)\b"),
    ("download", "*", "may can", ""),
    ("contact", "*", "may can", r"\bcontacted (?:\w+ ){0,2}?on 0?\d"),
    ("contact", "*", "may can", r"^(?!Your\b).*\bcontacted (?:at|through|via)\b"),
    ("claim", "fare expense allowance refund mileage following benefit", _OPTIONS, ""),
    ("claim", "cost", _OPTIONS, r"\b(?:travel|travelling|childcare|care) costs?\b"),
    ("challenge", "decision change charge fine it", "may can", ""),
    ("refer", "complaint it", "may can", r"\bOmbudsman\b"),
    ("return", "*", _DUTIES, rf"{_TO_US}|{_HAS_FORM}"),
    ("send", "*", _DUTIES, _TO_US),
    ("complete", "*", _DUTIES, _HAS_FORM),
    ("fill", "*", _DUTIES, _HAS_FORM),
    ("read", "*", _DUTIES, _HAS_FORM),
    ("use", "*", "may can should must", _HAS_FORM),
    ("report", "change", _DUTIES, ""),
    ("pay", _OWED, _DUTIES, ""),
)  # fmt: skip
# After such a condition, the act is the reader's too: "If you want to appeal, notice must be given".
_IF_YOU_WANT = re.compile(
    r"^If you (?:want|wish|would like|disagree|do not agree|are (?:still )?(?:unhappy|dissatisfied))\b"
)
_THEN_YOU = frozenset("give make send submit return complete refer".split())
_YOUR_PAPERS = frozenset(
    "notice application request form letter appeal complaint objection matter".split()
)
# Somebody else does it, or it is done to the reader.
_OTHERS = re.compile(
    r"\b(?:by (?:us|the|a|an|your|our|either|both|each) |to you\b|into your|to your|from you|on your behalf|"
    r"for you\b|against you|about you\b|landlord|police)",
    re.I,
)
_COURT = re.compile(r"\b(?:court|order|warrant|possession|injunction|tribunal)\b", re.I)
_TWO_SIDES = re.compile(r"\b(?:respondent|appellant|the parties|each party)\b", re.I)
# Asking in writing may be a must; to ask never is: "You must make your appeal in writing".
_ASKS = frozenset("make lodge submit raise".split())
_THE_READERS = re.compile(
    r"^(\w+) an? (?=(?:appeal|complaint|objection|request|application|claim)\b)"
)
_QUANTIFIED = frozenset("no none nothing few only not neither both just never".split())
_PERSONS = frozenset("you i we he she they who".split())
AS_OBJECT = {"they": "them", "these": "these", "it": "it", "this": "this"}
MODAL = {"may": "can", "can": "can", "cannot": "cannot", "must": "must", "should": "should"}
SAID = {"request": "ask for", "obtain": "get", "lodge": "make", "submit": "make", "raise": "make"}
MOST_WORDS = 12
SURE = 0.85


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose "you" for the doer, where nobody else can be meant."""
    text = sentence.text
    if not _CHEAP.search(text) or len(sentence.sentences) != 1:
        return
    if not may_be_cut(sentence) and not _LEAD_IN.match(text):
        return
    root = root_of(sentence)
    if root not in passive_verbs(sentence.doc) or (letter is not None and not _to_reader(letter)):
        return
    after = _with_you(root, text)
    if after is not None and no_new_fault(text, after):
        yield Proposal(after, "Say who does it: you.", SURE, source="S-05")


@lru_cache(maxsize=4)
def _to_reader(letter: Letter) -> bool:
    """Say whether "you" in this letter is the one person that it is about."""
    about = letter.about
    if about.person is not None and about.reader is not None and about.person != about.reader:
        return False
    words = " ".join(b.text for b in letter.blocks)
    return re.search(r"\byour?\b", words, re.I) is not None and not _TWO_SIDES.search(words)


def _with_you(verb: spacy.tokens.Token, text: str) -> str | None:
    doc, subject, helpers = verb.doc, own_subject(verb), helpers_of(verb)
    if subject is None or len(helpers) < 2 or helpers[-1].lower_ != "be":
        return None
    modal = (
        "cannot" if is_negated(verb) and helpers[0].lower_ in ("can", "ca") else helpers[0].lower_
    )
    thing, lead = subtree_span(subject), doc[: subject.left_edge.i]
    if modal not in MODAL or thing.end > helpers[0].i or len(thing) > MOST_WORDS:
        return None
    if is_negated(verb) and modal == "may":  # "may not" forbids, or leaves it open
        return None
    if not _is_readers(verb, subject, modal, text) or not _may_stand(thing, lead):
        return None
    between = [t for t in doc[helpers[0].i + 1 : verb.i] if t not in helpers]
    if any(t.dep_ not in ("advmod", "neg") for t in between):
        return None
    if any(t.lower_ in _QUANTIFIED - {"not"} for t in between):
        return None
    tail = _tail(verb)
    if tail is None:
        return None
    adverbs = [t.text for t in between if t.dep_ == "advmod"]
    helper = MODAL[modal] + (" not" if is_negated(verb) and modal != "cannot" else "")
    deed = _deed(verb, thing)
    if modal in _DUTIES.split() and verb.lemma_ in _ASKS:
        deed = _THE_READERS.sub(r"\1 your ", deed)
    start = f"{lead.text} you" if len(lead) else "You"
    return " ".join(p for p in (start, helper, *adverbs, deed) if p) + tail


def _is_readers(
    verb: spacy.tokens.Token, subject: spacy.tokens.Token, modal: str, text: str
) -> bool:
    """Say whether only the reader can do this to that."""
    if subject.lower_ in _PERSONS - {"they"}:
        return False
    after = verb.doc[verb.i :].text
    if any(by_agent(v) for v in (verb, *verb.conjuncts)) or _OTHERS.search(after.split(",")[0]):
        return False
    head = subject.lemma_.lower()
    for lemma, heads, modals, needs in ACTS:
        if verb.lemma_ != lemma or modal not in modals.split():
            continue
        if heads != "*" and head not in heads.split():
            continue
        if re.search(needs, text, re.I):
            return head != "application" or not _COURT.search(after)
    wants = _IF_YOU_WANT.match(text) is not None
    return wants and verb.lemma_ in _THEN_YOU and head in _YOUR_PAPERS


def _may_stand(thing: spacy.tokens.Span, lead: spacy.tokens.Span) -> bool:
    """Say whether the thing may move behind the verb, and what stands before it may stay there."""
    if any(t.dep_ in ("relcl", "acl", "advcl") or t.text in (",", ";", "(") for t in thing):
        return False
    if any(t.lower_ in _QUANTIFIED or t.lower_ == "you" for t in thing):
        return False  # "no appeal", "the amount due to you"
    if not len(lead):
        return True
    return lead[-1].text == "," or lead.text.lower() in ("but", "so", "then", "also")


def _deed(verb: spacy.tokens.Token, thing: spacy.tokens.Span) -> str:
    """Give the verb in the active with its thing: "make a complaint", "pay in full"."""
    words = thing.text if is_name(thing[0]) else lower_start(thing.text, thing[0])
    if thing[0].lower_ == "payment" and verb.lemma_ == "make":
        return f"pay{words[len('payment') :]}"
    return f"{SAID.get(verb.lemma_, verb.lemma_)} {AS_OBJECT.get(words.lower(), words)}"


def _tail(verb: spacy.tokens.Token) -> str | None:
    """Give what follows the verb, with joined participles made active; None where it is not clear."""
    doc = verb.doc
    text = doc[verb.i + 1 :].text if verb.i + 1 < len(doc) else ""
    if any(other.i > verb.i and own_subject(other) is None for other in verb.conjuncts):
        return None  # "must be signed and returned": what follows still needs its "be"
    return text if text[:1] in ".,:;" else f" {text}"


REWRITER = Rewriter(
    id="reader_acts",
    mends=(),
    turn=38,
    propose=propose,
    examples=(
        (
            "A request must be made within 1 month of the date of this letter, by phone or in writing.",
            "You must make your request within 1 month of the date of this letter, by phone or in writing.",
        ),
        (
            "If you are unhappy with our service, a complaint may be made within 6 months.",
            "If you are unhappy with our service, you can make a complaint within 6 months.",
        ),
        (
            "An appeal cannot be made to an independent tribunal until we have looked at it again.",
            "You cannot make an appeal to an independent tribunal until we have looked at it again.",
        ),
        (
            "A complaint must be made in writing to the Head of the Library within 21 days.",
            "You must make your complaint in writing to the Head of the Library within 21 days.",
        ),
        (
            "A review of the contribution may be requested in writing within 28 days.",
            "You can ask for a review of the contribution in writing within 28 days.",
        ),
        (
            "Independent advice may be obtained from the Citizens' Rights Centre.",
            "You can get independent advice from the Citizens' Rights Centre.",
        ),
        ("The Clerk may be contacted on 01632 960640.", "You can contact the Clerk on 01632 960640."),
        ("Payment may be made:", "You can pay:"),
        ("The enclosed form must be returned by 3 May.", "You must return the enclosed form by 3 May."),
        (
            "If you want to appeal, notice must be given within 15 days.",
            "If you want to appeal, you must give notice within 15 days.",
        ),
        ("It should be returned to the above address.", "You should return it to the above address."),
        ("The total must be paid by Monday 29 March 2027.", "You must pay the total by Monday 29 March 2027."),
    ),
    leaves=(
        "The form must be returned by 3 May.",
        "Payment must be made to you by 3 May.",
        "Payment will be made every 4 weeks.",
        "An application may be made to the court for an order.",
        "More information may be requested.",
        "Information may be obtained from your doctor.",
        "Your deposit should be returned within 14 days.",
        "The enclosed form must be completed by your doctor.",
        "No appeal may then be made.",
        "The matter may be referred to the court.",
        "A claim may be made against you for the cost.",
        "Payment can be made direct to the landlord.",
        "Payment may be made every 4 weeks.",
        "Court costs may be claimed.",
        "Your GP may be contacted by phone.",
        "The full amount due to you should be paid within 28 days.",
        "If you are unhappy, a reply must be given within 10 days.",
        "You may be contacted by phone.",
        "A decision must be made by 3 May.",
        "Compensation should be paid to you.",
    ),
)  # fmt: skip
