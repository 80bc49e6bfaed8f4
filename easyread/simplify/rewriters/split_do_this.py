"""An act of the reader with its last day, or its way, at the end of a long sentence -> "Do this by ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import words
from easyread.model import Letter
from easyread.nlp import Parsed, parse
from easyread.simplify.clauses import may_be_cut
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

LONG = 15
_DAY = r"(?:[A-Z][a-z]+day\s+)?\d{1,2}\s+[A-Z][a-z]+(?:\s+\d{4})?"
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|ten|fourteen|twenty-one|twenty-eight)"
_SPAN = rf"{_NUMBER}\s+(?:calendar\s+|working\s+|clear\s+)?(?:hours?|days?|weeks?|months?|years?)"
_TIME = r"(?:(?:\d[\d:.]*\s?[ap]m|midday|noon|midnight)\s+on\s+)?"
# The last day: "by Friday 3 May 2026", "within 28 days of the date of this letter".
_LAST_DAY = (
    rf"(?:(?:by|before|on or before|no later than|not later than|by no later than)\s+{_TIME}{_DAY}"
    rf"|within\s+{_SPAN}(?:\s+(?:of|from|after)\s+[^,;]+?)?"
    rf"|(?:at least\s+)?{_SPAN}\s+(?:before|beforehand|in advance)(?:\s+[^,;]+?)?)"
)
_WAY = r"(?:in writing|online|by (?:phone|post|e-?mail|letter))"
_WAYS = rf"{_WAY}(?:,?\s+(?:or|and)\s+{_WAY})*"
_PLACE = r"(?:(?:by (?:tele)?phone )?on 0\d[\d ]{8,}\d|at \S+@\S+|by e-?mail (?:to|at) \S+@\S+)"
_ACT = (
    "ask|apply|appeal|complain|object|tell|phone|ring|call|contact|write|send|return|pay|complete|fill|sign|let|"
    "email|e-mail|reply|claim|refer|report|confirm|challenge|give|use|submit|register"
)
# The act: an order, or "you" with a duty or a right, and nothing between that could take the day.
_MAIN = (
    r"(?P<front>(?:If|When|Where)\s+[^,;:()]+(?:,\s+or\s+[^,;:()]+)?,\s+)?"
    rf"(?P<act>(?:please\s+|(?:then\s+)?you\s+(?:also\s+|then\s+)?(?:must|should|can|may|will need to|need to|have the right to)\s+"
    rf"(?:also\s+|first\s+|then\s+)?)?(?:{_ACT})\b[^;:()]*?)"
)
_SENTENCE = re.compile(
    rf"^{_MAIN}(?P<tail>,?\s+{_LAST_DAY}(?:,?\s+(?:{_WAYS}|{_PLACE}(?:\s+or\s+{_PLACE})?))?)\.$",
    re.IGNORECASE,
)
_WAYS_LAST = re.compile(rf"^{_MAIN}(?P<tail>,\s+{_WAYS})\.$", re.IGNORECASE)
# Another clause, a denial or another day in the act: nobody can say what the last day belongs to.
_TANGLED = re.compile(
    r"\b(?:(?:plan|proposal|offer|agreement|intention)s? to|that|which|who|whose|whom|where|when|if|unless|whether|because|as|so|until|before|after|not|cannot|never|no|"
    r"only|but|or else|otherwise|by|within|without|once|while|since|how|what|why|except|usually|ideally|normally|preferably)\b|n't\b",
    re.IGNORECASE,
)
_ENDS_ON_DAY = re.compile(rf"\s+{_LAST_DAY}$", re.IGNORECASE)
# A second act or right: "this" would point at the last one alone, or at both.
_TWO_ACTS = re.compile(
    rf",\s+(?:and|or)\b|\b(?:and|or)\s+(?:(?:then|also|please|to)\s+)*(?:you|we|they|{_ACT})\b|\bright of\b",
    re.IGNORECASE,
)
FEWEST = 4


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose the act first, then by when or how to do it."""
    text = sentence.text
    if len(words(text)) <= LONG or not may_be_cut(sentence):
        return
    found = _WAYS_LAST.match(text) or _SENTENCE.match(text)
    if found is None or len(words(found["act"])) < FEWEST - bool(found["front"]):
        return
    if _TANGLED.search(_ENDS_ON_DAY.sub("", found["act"])) or _TWO_ACTS.search(found["act"]):
        return
    main = f"{found['front'] or ''}{found['act'].rstrip(' ,')}."
    tail = found["tail"].strip(" ,")
    if is_well_formed(main) and len(parse(main).sentences) == 1:
        yield Proposal(
            f"{main} Do this {tail}.", "One idea in each sentence.", 0.86, "split", source="S-02"
        )


REWRITER = Rewriter(
    id="split_do_this",
    mends=(),
    turn=65,
    propose=propose,
    examples=(
        (
            "If you disagree with the findings, you may ask for a second inspection within 10 working days of "
            "this letter.",
            "If you disagree with the findings, you may ask for a second inspection. Do this within 10 working "
            "days of this letter.",
        ),
        (
            "You must ask within 1 month of the date of this letter, by phone or in writing.",
            "You must ask within 1 month of the date of this letter. Do this by phone or in writing.",
        ),
        (
            "If this appointment is not convenient, please tell the Booking Centre by Thursday 7 January 2027.",
            "If this appointment is not convenient, please tell the Booking Centre. "
            "Do this by Thursday 7 January 2027.",
        ),
        (
            "If you are unhappy with us, you can complain within 6 months by phone on 01632 960425 or by email to "
            "a@tillerton.example.",
            "If you are unhappy with us, you can complain. Do this within 6 months by phone on 01632 960425 or by "
            "email to a@tillerton.example.",
        ),
        (
            "You have the right to complain to the Housing Ombudsman about this decision within 12 months.",
            "You have the right to complain to the Housing Ombudsman about this decision. "
            "Do this within 12 months.",
        ),
    ),
    leaves=(
        "Please send the form back by Friday 3 May 2026.",
        "If you are unhappy, you can ask for a meeting, and you have a right of complaint to the Board within 21 days.",
        "You must fill in the blue form for the parking team and return it to the town hall within 21 days.",
        "If you are ill, you must not send the form back to the council by Friday 3 May 2026.",
        "If you disagree, you may ask us to look again at the decision that we made within 28 days of this letter.",
        "You can give the council your views on the plan to close the day centre in Marlow by 3 April 2027.",
        "The council will write to you about the result of the review within 28 days of this letter.",
        "You can have a second inspection of your home by the same surveyor within 10 working days of this letter.",
        "You must tell us about each change in your pay or the pay of your partner before you start the new job.",
    ),
)
