"""A sentence of the letter -> how much it meets each need of the first page: 0 or less is not at all."""

from __future__ import annotations

import re
from collections.abc import Callable

from easyread.layout.disagree import AGREE, LIMIT, READER, right_worth
from easyread.layout.must_know import LABEL, MOST_PRINTED, Told, is_conditional, leans
from easyread.layout.news import (
    ASKED_FOR,
    CONTINGENT,
    FINAL,
    OLD,
    PAID,
    PART_ONLY,
    SAYS_NO,
    is_change,
    only_sorry,
    tells_news,
)
from easyread.layout.rows import printed_lines
from easyread.layout.stands import NOT_YET
from easyread.model import LetterKind, RowKind

SAYS_WHO = 7  # words: "Due by 1 May 2026." under a heading does not say whose deadline it is
DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?[  ](?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"
)
TIME = re.compile(r"\b\d{1,2}(?:[:.]\d\d)?[  ]?(?:am|pm)\b|\b\d{1,2}:\d\d\b|\bmidday\b")
MONEY = re.compile(r"£\s?\d")
PHONE = re.compile(r"(?<!\d)(?<!\d )0\d[\d ()-]{7,14}\d")  # no later part of a long number
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
VISIT = re.compile(
    r"\b(?:appointment|admission|admitted|collections?|visit|meeting|assessment|clinic|ward|hearing|heard|interview|review|operation|surgery|scan|test|venue|inquiry|attend)\b",
    re.I,
)
WHEN_LABEL = re.compile(
    r"^[^:]*\b(?:date|day|time|arriv\w*|report|place|where|when|venue|location)\b[^:]*:", re.I
)
# The row of a table holds a day of its own; one in the head of a column is not said of it.
DAY_OF_ROW = re.compile(rf"(?:^|:\s*)(?:\w+day,? )?(?:{DATE.pattern})", re.I)
NAMES_DAY = re.compile(r":\s*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
PAST = re.compile(
    r"\b(?:was|were|dated|lodged|refer to|received|since|has (?:remained|stayed))\b|\bI (?:am writing|write)\b",
    re.I,
)
# Says that the letter says something, not what.
ABOUT_ITSELF = re.compile(
    r"\bthis letter (?:tells|explains|sets)\b|\bset out (?:here|below)\b|\bthe arrangements for\b|\bha(?:s|ve) considered\b|"
    r"^you (?:say|state|claim|explain)\b",
    re.I,
)
SAYS_NEWS = 2
BACKGROUND = re.compile(r"\b(?:was|were|ended|came to an end|since)\b", re.I)
# What the sender did, and which law it did it by: true, but no news for the reader.
ROUTINE = re.compile(
    r"\b(?:council|authority|trust|we) (?:has|have) a (?:\w+ )?duty to\b|"
    r"\bhas (?:\w+ )?been (?:undertaken|carried out|conducted)\b|^[Uu]nder (?:section|the [A-Z])"
)
GETS = re.compile(r"\b(?:entitled|awarded|qualify|treated as|limited capability|eligible)\b", re.I)
# What was done and written before, not what this letter says.
HISTORY = re.compile(
    r"we (?:wrote|sent|asked)\b|(?:i am|we are) writing (?:about|following)\b|i write (?:about|with)\b|as you may (?:have heard|know)\b",
    re.I,
)
ORDER = re.compile(r"(?:please )?(?:give|quote)\b", re.I)
POLITE = re.compile(r"(?:thank you|further to|i am writing further|following|i refer)\b", re.I)
MUST = re.compile(
    r"(?<!do not )\b(?:must|need to|have to|has to|essential|cannot go ahead|required to|(?:is|are) to be paid)\b|\byou will pay\b",
    re.I,
)
ASKED = re.compile(
    r"\bstrongly (?:recommended|advised|encouraged)\b|\byou should\b[^.]*\b(?:as soon as|straight away|at once)\b|\b(?:do not|should not)\b|^please (?:bring|send|return|complete|fill|sign|make sure)",
    re.I,
)
NOTHING_NAMED = re.compile(
    r"^(?:send|return|email|submit|pay|reply|respond) (?:to|by|before|within)\b", re.I
)
FEWEST = 5  # words of a duty that says what to do
TO_AGREE = re.compile(r"\bto (?:agree|arrange|discuss|set up) (?:how|a|an|the|when)\b", re.I)
STEPS_HEADING = re.compile(
    r"(?:\d[.\d]* )?what (?:you )?(?:need|must|should|have|are required|do you need)\b|how to (?:pay|reply|renew|apply)\b",
    re.I,
)
READS = re.compile(r"^(?:please )?(?:read|keep|note|quote|find)\b|\bread this letter\b", re.I)
OTHER_CASE = re.compile(
    r"\b(?:if|unless) (?:this|that|it|you|your|either|a|an)\b(?! do(?:n['’]t| not) do\b)", re.I
)
ASIDE = re.compile(r", which (?:you )?(?:should|must|can|may)\b", re.I)
# "If you want to keep your pass, you must ...": nearly every reader does.
TO_KEEP = re.compile(
    r"^if you (?:still )?(?:want|wish|would like) to (?:continue|keep|carry on|go on|renew|stay|remain)\b",
    re.I,
)
OUR_DUTY = re.compile(r"\bwe (?:are (?:required|obliged) to|have a duty to)\b", re.I)
# How not to do it. What to do comes first.
HOW_NOT = re.compile(r"\bsend (?:\w+ )?(?:cash|originals?|copies)\b|\bcopies only\b", re.I)
# "Finding things difficult?" and "If you disagree" are conditions of all that stands under them.
CASE_HEADING = re.compile(r"^(?:if|when|unless)\b|\?$", re.I)
ASKS_SENTENCE = re.compile(r"^(?:what|how|why|where|who)\b", re.I)
FAILS = re.compile(
    r"^should [^,]{1,60}\b(?:be (?:refused|missed)|not be|not)\b|"
    r"\b(?:do|does|did|is|are|have|has|can)(?: not|n't)\b|\bcannot\b|\bfail\w*\b|\bunless\b|\bwithout\b|"
    r"\b(?:if|when) (?:\w+ )?(?:no|nobody|nothing|neither|access is refused)\b|\bmiss\b|\blate\b",
    re.I,
)
IF_YOU = re.compile(
    r"\b(?:you|payment|it|form|order)\b (?:\w+ )?(?:do not|does not|is not|are not|fail|miss)\b|\bfailure to (?:attend|pay|reply|do so)\b",
    re.I,
)
HURTS = re.compile(
    r"\b(?:cancel|clos|court|charge|fine|stop|los[et]|discharged|costs?\b|penalt|at once|evict|referred|"
    r"possession|no longer entitled|affected|abandoned|withdrawn|suspended|decided|struck|strike|offence|not be considered|recover|legal|solicitor|"
    r"discharg|prosecut|refus|reduc|disconnect|liab|pay\b)",
    re.I,
)
TOLD_LATER = re.compile(r"\bwill be (?:issued|told|informed|notified|sent)\b", re.I)
FUTURE_CASE = re.compile(r"^(?:if|unless|should|when|once|where)\b", re.I)
URGENT = re.compile(
    r"\b(?:without delay|straight away|immediately|urgently|at once|as soon as you can)\b", re.I
)
CHANGES = re.compile(r"\b(?:increas|reduc|ris|go(?:ing)? (?:up|down)|start|deduct)\w*\b", re.I)

CANNOT_COME = re.compile(
    r"^(?:if|should) (?:you (?:are (?:unable|not able) to|cannot|can't) "
    r"(?:come|attend|go|keep (?:this|the|your)|make (?:it|this|that|the|your)|be (?:there|at home|in))\b|"
    r"(?:this|that|it|the (?:date|day|time|appointment|place|meeting))\b[^.,]{0,40}"
    r"\b(?:not (?:\w+ )?(?:convenient|suitable|possible)|unsuitable|inconvenient)\b)",
    re.I,
)
NOTICE = re.compile(r"\bat least \w+ (?:hours|(?:working )?days)\b|\bnotice\b", re.I)
ALL_OF_IT = re.compile(r"^total\W*(?:£|$)", re.I)
TOTAL = re.compile(
    r"\b(?:total|owe|balance|outstanding|will be paid|will pay|get|award|due)\b", re.I
)
# Who takes these must say so before the visit.
TAKES = re.compile(
    r"^if you (?:take|use|are (?:taking|on|diabetic)|have (?:diabetes|a pacemaker))\b.*"
    r"\b(?:warfarin|blood[- ]thin\w+|anticoagulant\w*|insulin|diabet\w+|pacemaker)\b",
    re.I,
)
REPORTS = re.compile(r"\b(?:phone|telephone|ring|contact|tell|call) (?:us|the|your)\b", re.I)
KEEP_TAKING = re.compile(
    r"\bdo not stop (?:taking )?(?:any|your) (?:\w+ )?(?:medicines?|tablets|medication)\b", re.I
)
EMERGENCY = re.compile(r"\b(?:999|111|112)\b|(?<!except )\bin an emergency\b|\bdanger\b", re.I)
PAYS = re.compile(
    r"\b(?:give your answers|pay|complain\w*|bank|account number|debit|credit card)\b", re.I
)
TALK = re.compile(r"^(?:please )?(?:phone|telephone|call|ring|contact|speak to)\b", re.I)


def _danger(told: Told, kind: LetterKind) -> float:
    """An emergency; in a letter about a visit, who must phone before it, with the whole list."""
    urgent = kind == "appointment" and bool(URGENT.search(told.words) and PHONE.search(told.words))
    taken = kind == "appointment" and TAKES.match(told.words) and REPORTS.search(told.words)
    listed = told.lines[0].text.endswith(":") and len(told.lines) > 1
    return 2.0 * (told.purpose == "action" and bool(EMERGENCY.search(told.words))) + (
        bool(urgent and (listed or told.purpose == "action"))
        or bool(taken or KEEP_TAKING.search(told.words))
    )


def _what(told: Told, kind: LetterKind) -> float:
    """A decision, then what the letter says of itself. Polite openings say too little."""
    if told.kind == "cell" and told.place == "body" and is_change(told):
        return 6.3 + 0.1 * bool(PAID.search(told.words))
    if told.place != "body" or LABEL.match(told.words) or told.kind == "cell":
        return 0
    if ORDER.match(told.words):
        return 0
    worth = {"decision": 5.0, "about": 3.0}.get(told.purpose, 0.0)
    news = tells_news(told)
    if news:
        worth = max(worth, 5.0) + 1.5
    case = FUTURE_CASE.match(told.words) or NOT_YET.search(told.words)
    if not worth or case or only_sorry(told.words):
        return 0
    refused = SAYS_NO.search(told.words) and ASKED_FOR.search(told.words)
    ours = READER.search(told.words) or refused
    if told.purpose == "decision" and not news and not ours:
        worth -= 3.5  # "Passes are sent by second class post" decides nothing about the reader
    if news:
        pass
    elif told.purpose == "about" and BACKGROUND.search(told.words):
        worth -= 1.5
    elif told.purpose == "about" and ROUTINE.search(told.words):
        worth -= 2.1
    else:
        coming = bool(DATE.search(told.words) and not PAST.search(told.words))
        worth += (
            coming
            if told.purpose == "about"
            else 0.5 * bool(MONEY.search(told.words) or GETS.search(told.words))
        )
    return (
        worth
        - 2.5 * bool((POLITE.match(told.words) and not news) or HISTORY.match(told.words))
        - 1.5 * bool(ABOUT_ITSELF.search(told.words))
        - 0.4 * (printed_lines(told.lines[0]) > MOST_PRINTED)
    )


def _what_it_is(told: Told, kind: LetterKind) -> float:
    """A letter that only says "set out below" says no news there."""
    worth = _what(told, kind)
    return worth if worth >= SAYS_NEWS else 0


def _what_more(told: Told, kind: LetterKind) -> float:
    worth = _what(told, kind)
    return worth if worth >= SAYS_NEWS else 0


def _when(told: Told, kind: LetterKind) -> float:
    """A day to come with a time or with the name of a visit. A history is none."""
    visit = kind in ("appointment", "invitation")
    if not DATE.search(told.words) or told.purpose not in ("about", "other", "decision", "reason"):
        return 0
    if told.place != "body" or PAST.search(told.words) or POLITE.match(told.words):
        return 0
    if told.kind == "cell" and not DAY_OF_ROW.search(told.words):
        return 0
    timed, named = bool(TIME.search(told.words)), bool(VISIT.search(told.words))
    labelled = bool(WHEN_LABEL.match(told.words))
    if labelled and (visit or timed or NAMES_DAY.search(told.words)):
        return 6
    return 3 * timed + 2 * named - (0 if visit else 1) - 1.5 * is_conditional(told.words)


def _cannot(told: Told, kind: LetterKind) -> float:
    """What to do if one cannot come: the day to say so by matters most, then how."""
    if told.place != "body" or told.purpose == "consequence" or not CANNOT_COME.match(told.words):
        return 0
    return 1 + 2 * says_limit(told.words) + bool(PHONE.search(told.words))


def says_limit(words: str) -> bool:
    """Whether a day or a length of notice is said."""
    return any(x.search(words) for x in (DATE, LIMIT, NOTICE))


def _much(told: Told, kind: LetterKind) -> float:
    last = FINAL.search(told.words) and not is_conditional(told.words)
    if (
        not MONEY.search(told.words)
        or (told.kind == "cell" and (is_change(told) or not _sums_up(told)))
        or (told.purpose in ("right", "choice", "help") and not last)
    ):
        return 0
    if told.purpose == "consequence" and not last:
        return 0
    return (
        2
        + 2 * bool(TOTAL.search(told.words))
        + 4 * bool(FINAL.search(told.words))
        - 2
        * (
            told.purpose == "other"
            and not (last or any(x.search(told.words) for x in (CHANGES, TOTAL, LIMIT)))
        )
        - 4 * bool(PART_ONLY.search(told.words))
        - 2 * bool(OLD.search(told.words))
        + (told.purpose in ("decision", "action"))
        + 1 * bool(CHANGES.search(told.words))
        - 2 * bool(CONTINGENT.search(told.words))
        - 4 * bool(PAST.search(told.words))
        - 2 * (told.kind == "cell" and not FINAL.search(told.words))
        - 1 * is_conditional(told.words)
    )


def _sums_up(told: Told) -> bool:
    """Whether the row of a table names the sum of all: no item, and no sum of a part of them."""
    label = told.lines[0].text
    return bool(FINAL.search(label) or PAID.search(label) or ALL_OF_IT.match(label))


def _do(told: Told, kind: LetterKind) -> float:
    """How much a duty matters: "you must" and "do not" most, then a day or an amount.

    A condition, and a bare way to get in touch, weigh little. A sentence too long for a row, and a
    list that would be cut short, are left to their own section.
    """
    words = told.words
    agree = bool(told.purpose == "contact" and TO_AGREE.search(words))
    if (told.purpose not in ("action", "deadline") and not agree) or told.place != "body":
        return 0
    if len(words.split()) < FEWEST or told.kind == "cell" or only_sorry(words):
        return 0
    dated = bool(DATE.search(words) or LIMIT.search(words))
    steps = _in_steps(told)
    to_keep = bool(TO_KEEP.match(words))
    short = len(words.split()) < SAYS_WHO
    if short and told.purpose == "deadline":
        return 0
    return (
        1.5
        + 3 * bool(MUST.search(words))
        + 1.5 * bool(ASKED.search(words))
        + 2 * dated
        + 3 * steps
        + 3 * agree
        + bool(MONEY.search(words))
        - (0 if to_keep else 3) * is_conditional(words)
        - (0 if to_keep else 2) * bool(OTHER_CASE.search(words))
        - 3 * bool(HOW_NOT.search(words) or OUR_DUTY.search(words))
        - (0 if agree else 1 if dated else 2) * bool(PHONE.search(words))
        - 4 * bool(READS.search(words))
        - 1 * short
        - 4 * bool(NOTHING_NAMED.search(words))
        # In an item, what came before it says when and what for: a day of its own helps a little.
        - (2 if dated or steps or _is_paragraph(told) else 4) * told.lines[0].item
        - 2 * (printed_lines(told.lines[0]) > MOST_PRINTED)
        - 2 * leans(words)
        - 2.5 * bool(ASIDE.search(words))
        - 3 * bool(AGREE.search(words))  # a step of disagreeing stands with that right
        - 6 * _in_a_case(told)
        - 3 * bool(TOLD_LATER.search(words))
    )


def _in_steps(told: Told) -> bool:
    """Whether the heading above says that these are the things to do."""
    return bool(told.heading is not None and STEPS_HEADING.match(told.heading.text))


def _is_paragraph(told: Told) -> bool:
    """Whether an item is a numbered paragraph: whole sentences, under no lead-in."""
    return told.words.endswith(".") and len(told.words.split()) >= SAYS_WHO


def _in_a_case(told: Told) -> bool:
    """Whether the heading above is a condition or a question of need: the duty is for that case."""
    heading = told.heading.text if told.heading is not None else ""
    return bool(CASE_HEADING.search(heading)) and not ASKS_SENTENCE.match(heading)


def _do_more(told: Told, kind: LetterKind) -> float:
    """A second duty stands on the first page only if it weighs something."""
    return _do(told, kind) - 3


def _outcome(told: Told, kind: LetterKind) -> float:
    """What follows, only where the sentence says what it follows from."""
    if told.purpose != "consequence":
        return 0
    fails, hurts = bool(FAILS.search(told.words)), bool(HURTS.search(told.words))
    yours = 0.5 * bool(IF_YOU.search(told.words))
    return 1.5 * fails + hurts + yours - leans(told.words) if fails and hurts else 0


def _ask(told: Told, kind: LetterKind) -> float:
    """Who to ask: a line that says so, then a line for help, then any phone, then an email.

    A line about how to pay, or that begins with a condition, is not who to ask.
    """
    phone = PHONE.search(told.words)
    if not phone and not EMAIL.search(told.words):
        return 0
    purpose = "contact" if told.place == "front" else told.purpose  # a phone of the letterhead
    says = {"contact": 4.0, "help": 3.0}.get(purpose, 1.5)
    return (
        says
        - 2 * (not phone)
        - 2 * bool(PAYS.search(told.words))
        - 1 * is_conditional(told.words)
        + 0.5
        + 1.0 * bool(_in_steps(told) and TALK.search(told.words))
    )


def _not_yet(told: Told, kind: LetterKind) -> float:
    """What is not settled, or not taken away: said in every case, it must be known."""
    return float(told.place == "body" and bool(NOT_YET.search(told.words)))


# Need -> its place on the page, its kind of row, its score.
NEEDS: dict[str, tuple[int, RowKind, Callable[[Told, LetterKind], float]]] = {
    "danger": (0, "warning", _danger),
    "what": (1, "info", _what_it_is),
    "when": (2, "info", _when),
    "much": (3, "info", _much),
    "do": (4, "action", _do),
    "do more": (5, "action", _do_more),
    "outcome": (6, "warning", _outcome),
    "right": (7, "info", right_worth),
    "ask": (8, "info", _ask),
    "not yet": (3, "info", _not_yet),
    "what more": (1, "info", _what_more),
    "cannot": (5, "action", _cannot),
}
