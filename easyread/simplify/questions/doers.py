"""A duty, a decision or a visit without a doer -> who does it? One question for all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from easyread.grammar import by_agent, helpers_of, is_negated, passive_verbs, subject_of
from easyread.nlp import parse_many
from easyread.simplify.policy import why_protected
from easyread.simplify.questions.asked import Asked, Kind, Reading, Said

if TYPE_CHECKING:
    from spacy.tokens import Token

DOES = "Who does this? The letter does not say."
DECIDES = "Who decides this? The letter does not say."
MOST_BODIES = 2
_DUTY = frozenset("must should".split())
_DECIDED = frozenset("refuse allow dismiss reject uphold approve grant confirm decide".split())
# "Payment must be received", "the tablets are to be taken": nobody needs to ask who.
_CLEAR = frozenset("receive see read note send pay award backdate take".split())
_VISITS = frozenset("visit inspection assessment work works repair repairs check survey".split())
_DONE = frozenset("carry do make undertake complete hold repair replace install".split())
# The sentence before says who or what this is, and mostly who acts.
_POINTING = frozenset("you we i they he she who which that it this these those".split())
_BODY = re.compile(
    r"\b[Tt]he ((?:First[- ]tier )?Tribunal|Panel|Council|Trust|Secretary of State|Department|Inspector|Court|[Ll]andlord"
    r"|Board|School|Hospital|Respondent|Claimant)\b(?! (?:Tax|Road|Street|House|Hall|Office))"
)
_BODY_ACTS = re.compile(
    rf"(?:{_BODY.pattern}|\b(?:[Ww]e|[Tt]he parties|[Ee]ach party)\b)[^.]{{0,20}}\b(?:must|will|can|may|decides?|considers?)\b"
)
_IF = re.compile(r"^\W*(?:if|when|where|unless|should|otherwise)\b", re.I)


def ask(reading: Reading) -> Iterator[Asked]:
    """Ask once about all duties and visits, and once about all decisions, that nobody is said to do."""
    hidden = [s for s in reading.said if _may_hide(reading, s)]
    duties: list[str] = []
    decisions: list[str] = []
    for parsed in parse_many((s.words, s.id, "paragraph") for s in hidden):
        verbs = [v for sent in parsed.sentences for v in passive_verbs(sent)]
        if any(_is_duty(verb, parsed.text) for verb in verbs):
            duties.append(parsed.text)
        elif any(_is_decision(verb) for verb in verbs):
            decisions.append(parsed.text)
    bodies = _bodies(reading)
    if decisions:
        yield Asked(DECIDES, tuple(dict.fromkeys(decisions)), ("We do", *bodies, "Someone else"))
    if duties:
        yield Asked(
            DOES, tuple(dict.fromkeys(duties)), ("You do", "We do", *bodies, "Someone else")
        )


def _may_hide(reading: Reading, said: Said) -> bool:
    """Say if a sentence has a passive verb, and nothing near it says who acts."""
    if said.block.kind in ("heading", "cell", "address", "signature") or why_protected(said.words):
        return False
    before = said.block.text[: said.start]
    if _BODY_ACTS.search(before):
        return False  # "The Panel must decide first. ... the appeal must be upheld."
    return any(
        f.rule == "passive"
        and f.span.block == said.block.id
        and said.start <= f.span.start < said.start + len(said.words)
        for f in reading.analysis.findings
    )


def _is_main(verb: Token) -> bool:
    """Say if a verb heads its sentence, alone or after "and", with a thing that it is done to."""
    top = verb.head if verb.dep_ == "conj" else verb
    subject = subject_of(verb)
    return (
        top.dep_ == "ROOT"
        and by_agent(verb) is None
        and subject is not None
        and subject.lower_ not in _POINTING
    )


def _is_duty(verb: Token, text: str) -> bool:
    if verb.dep_ == "xcomp" and verb.head.dep_ == "ROOT" and by_agent(verb) is None:
        subject = subject_of(verb.head)  # "are to be removed", "needs to be signed"
        return (
            verb.head.lemma_ in ("be", "need", "have")
            and subject is not None
            and subject.lower_ not in _POINTING
            and verb.lemma_ not in _CLEAR
        )
    if not _is_main(verb) or verb.lemma_ in _CLEAR or is_negated(verb):
        return False
    helpers = {t.lower_ for t in helpers_of(verb)}
    if helpers & _DUTY:
        return "have" not in helpers  # "should have been returned" is past
    subject = subject_of(verb)
    visit = subject is not None and subject.lower_ in _VISITS
    return visit and "will" in helpers and verb.lemma_ in _DONE and not _IF.match(text)


def _is_decision(verb: Token) -> bool:
    if not _is_main(verb) or verb.lemma_ not in _DECIDED or is_negated(verb):
        return False
    return {t.lower_ for t in helpers_of(verb)} <= {"is", "are", "has", "have", "been"}


def _bodies(reading: Reading) -> tuple[str, ...]:
    """The bodies that the letter names most, but for the one that sends it."""
    named = Counter(match[1] for match in _BODY.finditer(reading.text))
    sender = (reading.letter.about.sender or "").lower()
    return tuple(
        f"The {name} does" for name, _ in named.most_common() if name.lower() not in sender
    )[:MOST_BODIES]


KIND = Kind(
    "doer",
    ask,
    asks=(
        "The form must be returned.",
        "Jewellery and make-up are to be removed.",
        "The appeal is refused.",
        "The application should be made as soon as possible.",
        "The side gate must be left unlocked.",
        "An inspection will be carried out on 20 March 2026.",
        "Your claim has been rejected.",
        "The boiler needs to be serviced each year.",
        "The works will be completed in April.",
    ),
    passes=(
        "You must return the form.",
        "The form must be returned by your doctor.",
        "What you are required to do",
        "The money will be paid into your account.",
        "You will be seen by a nurse.",
        "Please read this letter carefully as it replaces our letter, which can now be disregarded.",
        "No further evidence had been received at the time the decision was made.",
        "If access is refused, we may apply to the county court.",
        "Payment in full must be received by 7 April 2026.",
        "The form should have been returned.",
        "It is essential that you attend, as failure to do so will result in your operation being cancelled.",
        "You must be collected from the unit.",
    ),
)
