"""A sentence and where it stands -> what it is for: a decision, an action, a right, a way to get in touch.

Cue words in order of how sure they are: the first that fits names the purpose. Nothing fits: "other".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from easyread.model import Block, Purpose, Sentence
from easyread.nlp import Parsed, span_of


def _cues(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
PHONE = re.compile(r"(?<![\w/])(?:\+44\s?|0)\d[\d ()-]{7,14}\d(?![\w/])")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
WEB = re.compile(r"\b(?:https?://|www\.)\S+")

GREETING = _cues(
    r"^dear\b",
    r"^yours (?:sincerely|faithfully|truly)\b",
    r"^(?:kind|best|warm) (?:regards|wishes)\b",
    r"^(?:regards|sincerely|with thanks|thank you),?$",
)
BOILERPLATE = _cues(
    r"\bthis (?:email|message|letter) (?:is|and any) .*\bconfidential\b",
    r"\bif you (?:are not|have received this) .*(?:intended recipient|in error)\b",
    r"\bregistered (?:charity|company|office)\b",
    r"^page \d+ of \d+$",
    r"\bplease do not reply to this (?:email|message)\b",
)
ENCLOSURE = _cues(
    r"\b(?:enclosed|i enclose|we enclose|enc(?:s|l)?:|find attached|is attached|are attached)\b",
    r"\benclosures?\b",
)
EMERGENCY = _cues(
    r"\b(?:call|phone|dial|ring) (?:999|112|111)\b", r"\bin an emergency\b", r"\bgo to a&e\b"
)
RIGHT = _cues(
    r"\bappeal (?:against|to|this|the|our|form|within)\b",
    r"\b(?:can|may|could|wish to|want to) appeal\b",
    r"(?<!lost )(?<!lose )\b(?:the|your|a|have the) right (?:to|of)\b",
    r"\bmandatory reconsideration\b",
    r"\bask (?:us )?(?:to look (?:again|at)|for (?:the|this|our) decision)\b",
    r"\b(?:do not|don't) agree\b",
    r"\bdisagree\b",
    r"\bcomplain(?:t|ts)?\b",
    r"\bombudsman\b",
    r"\bentitled to (?:decline|refuse|ask|request|appeal|be|see|bring|a review)\b",
    r"\b(?:change your mind|say no)\b",
    r"\brequest a (?:review|reconsideration|copy|statement of reasons)\b",
)
CONSEQUENCE = _cues(
    r"\b(?:failure|failing) to\b",
    r"\bif (?:you|we|this|it|payment)\b[^,]*\b(?:do|does|did|is|are|have|has)(?: not|n't)\b",
    r"\bif you fail\b",
    r"\botherwise\b",
    r"\bmay be (?:referred|cancelled|stopped|withdrawn|suspended|closed)\b",
    r"\bwill be (?:cancelled|stopped|withdrawn|suspended|closed|lost)\b",
    r"\b(?:legal action|court proceedings|enforcement agents?|bailiffs?)\b",
    r"\bwithout (?:this|further) .*\bwill\b",
)
DECISION = _cues(
    r"\b(?:have|has|had) (?:now )?(?:been )?decided\b",
    r"\b(?:council|trust|department|school|company|association|authority|we|i) (?:is|are|am|was|were) "
    r"(?:unable|not able|sorry)\b",
    r"\b(?:does|do|did) not qualify\b|\b(?:was|is|has been) (?:unsuccessful|successful)\b",
    r"\b(?:council|we|trust|authority) cannot (?:provide|pay|offer|agree|give|help)\b",
    r"\bwe (?:will|can|cannot|are (?:un)?able to|are not able to|have agreed to) (?:pay|award|offer|give|provide|accept|fund)\b",
    r"\b(?:the|your|this) (?:appeal|claim|application|request|complaint) (?:is|was|has been) \w+",
    r"\b(?:is|are|was|has been|have been) (?:refused|allowed|confirmed|awarded|granted|dismissed|approved|rejected|set aside|upheld|turned down)\b",
    r"\byou (?:do not |don't |are not |no longer )?(?:qualify|get|are entitled to|have been awarded)\b",
    r"\b(?:is|are) (?:not )?entitled to\b",
    r"\b(?:our|the|my) decision (?:is|was)\b",
    r"\boutcome of (?:your|the|our)\b",
)
REASON = _cues(
    r"\bthis is because\b",
    r"^because\b",
    r"\bthe reasons? (?:for|is|are|why)\b",
    r"\bour reasons\b",
    r"\bdue to\b",
    r"\bas a result of\b",
    r"\bscor(?:e|ed|es) \d+ points?\b|\b\d+ points\b",
    r"\bbecause\b",
)
DEADLINE = _cues(
    rf"\b(?:by|before|until|no later than|on or before)\b.{{0,25}}\b\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}\b",
    r"\b(?:by|before|no later than|on or before)\b.{0,15}\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b",
    r"\bwithin (?:the next )?\w+ (?:\w+ )?(?:hours?|days?|weeks?|months?)\b",
    r"^due by\b",
    r"\bdeadline\b",
)
ACTION = _cues(
    r"\byou (?:must|need to|have to|will need to|should|will have to|are (?:required|asked|advised) to)\b",
    r"\b(?:must|need to|should|are to|is to) be (?:returned|sent|made|paid|removed|completed|submitted|stopped|omitted)\b",
    r"^please\b",
    r",\s*please\b",
    r"\bit is (?:essential|important|vital) that you\b",
    r"\byou will require\b",
    r"\bwe (?:ask|advise|require|need) you\b",
)
DUTY = _cues(
    r"\byou (?:must|need to|have to|will need to)\b", r"\bit is (?:essential|vital) that you\b"
)
CONDITION = re.compile(r"(?:if|unless|should|when|in the event)\b", re.IGNORECASE)
CHOICE = _cues(
    r"\byou (?:can|may) (?:choose|decide|either|also)\b",
    r"\bif you (?:want|wish|prefer|would like|choose)\b",
    r"\b(?:options?|choices?) (?:are|is|available)\b",
    r"\beither\b.*\bor\b",
)
HELP_ASKED = _cues(
    r"\b(?:need|want|would (?:like|benefit from)|require|for)\b.*"
    r"\b(?:help|support|interpreter|large print|braille|advocate|reasonable adjustments|easy read)\b"
    r".*\b(?:contact|call|phone|telephone|ask|tell|email|speak)\b",
)
HELP = _cues(
    r"\b(?:get|need|want|offer|give|provide|ask for|more|of) (?:\w+ )?(?:help|support|assistance)\b",
    r"\bhelp (?:you|with|is)\b",
    r"\bsupport (?:you|is available)\b",
    r"\b(?:interpreter|translator|large print|braille|easy read|audio|advocate|advocacy)s?\b",
    r"\breasonable adjustments?\b",
    r"\bcitizens advice\b",
)
CONTACT = _cues(
    r"\b(?:contact|telephone|phone|call|ring|email|write to) (?:us|me|the|our|your|him|her)\b",
    r"\bhesitate to contact\b",
    r"\b(?:tel|telephone|phone|email|fax|website|opening hours|our office)\b\s*:",
    r"\b(?:lines|office|offices|reception|phones) (?:are|is) open\b",
    r"^(?:office|opening|telephone|phone) hours\b|^lines open\b|^monday to friday\b.{0,30}$",
)
GET_IN_TOUCH = _cues(r"^(?:please )?(?:contact|phone|telephone|call|ring|email|speak to)\b")
ABOUT = _cues(
    r"\b(?:would like to|want to|am pleased to|are pleased to) invite you\b",
    r"\byou are invited\b",
    r"\b(?:i am|we are|i'm|we're) writing\b",
    r"\bthis letter (?:is|tells|explains|confirms|sets)\b",
    r"\bfurther to\b",
    r"\bthank you for\b",
    r"^(?:re|subject)\s*:",
    r"\bfollowing (?:your|our)\b",
)

# In this order: what must never be missed comes before what is common.
CUES: tuple[tuple[Purpose, re.Pattern[str]], ...] = (
    ("greeting", GREETING),
    ("boilerplate", BOILERPLATE),
    ("right", RIGHT),
    ("consequence", CONSEQUENCE),
    ("help", HELP_ASKED),
    ("decision", DECISION),
    ("action", ACTION),
    ("deadline", DEADLINE),
    ("enclosure", ENCLOSURE),
    ("about", ABOUT),
    ("choice", CHOICE),
    ("contact", CONTACT),
    ("reason", REASON),
    ("help", HELP),
)

# A command: the first word of the sentence is one of these verbs in its bare form.
COMMANDS = frozenset(
    "bring send return complete fill sign call phone telephone ring email contact write read check "
    "keep pay tell ask let give make take arrive come go attend wait use visit submit provide report "
    "apply book cancel stop avoid remember drink eat wear have shower do ensure reply respond follow "
    "click quote include confirm note".split()
)


def purpose_of(text: str, kind: str = "paragraph", imperative: bool = False) -> Purpose:
    """Say what one sentence is for.

    ``kind`` is the kind of its block, ``imperative`` whether its main verb is a command.

    >>> purpose_of("You must return the form by 3 May 2026.")
    'action'
    >>> purpose_of("Yours sincerely")
    'greeting'
    """
    words = text.strip()
    if kind == "signature":
        return "greeting"
    if kind == "address" or _is_contact_line(words):
        return "contact"
    if EMERGENCY.search(words):
        return "action"
    if CONSEQUENCE.search(words) and DUTY.search(words):
        return "action"  # "You must come, as failure to do so ..." is a duty with its consequence
    if CONDITION.match(words) and CONTACT.search(words) and not HELP_ASKED.search(words):
        if words.lower().startswith("unless"):
            return "consequence"
        return "right" if RIGHT.search(words) else "action"  # "If you cannot come, phone us."
    if PHONE.search(words) and GET_IN_TOUCH.search(words) and not RIGHT.search(words):
        return "help" if HELP_ASKED.search(words) else "contact"
    for purpose, cue in CUES:
        if cue.search(words):
            return purpose
    first = re.match(r"(?:\d+[.)]\s*)?([A-Za-z]+)", words)
    if imperative or (first and first.group(1).lower() in COMMANDS and kind != "heading"):
        return "action"
    return "other"


def sort_sentences(blocks: Sequence[Block], texts: Iterable[Parsed]) -> tuple[Sentence, ...]:
    """Give every sentence of the letter an id ("s1", "s2", ...), its span and its purpose, in order."""
    return tuple(_sentences(blocks, texts))


def _sentences(blocks: Sequence[Block], texts: Iterable[Parsed]) -> Iterator[Sentence]:
    number = 0
    before: Purpose = "other"
    for block, parsed in zip(blocks, texts, strict=True):
        for sent in parsed.sentences:
            number += 1
            purpose = purpose_of(sent.text, block.kind)
            if (
                purpose == "other"
                and block.kind == "item"
                and before in ("action", "right", "choice")
            ):
                purpose = before  # the items of "You must bring:" are things to do too
            if block.kind != "item":
                before = purpose
            yield Sentence(f"s{number}", span_of(sent, block.id), purpose)


def _is_contact_line(words: str) -> bool:
    """A line that is nothing but a way to get in touch: "Admissions: 01632 960410"."""
    if not (PHONE.search(words) or EMAIL.search(words) or WEB.search(words)):
        return False
    rest = WEB.sub("", EMAIL.sub("", PHONE.sub("", words)))
    return len(re.findall(r"[A-Za-z]{2,}", rest)) <= 6
