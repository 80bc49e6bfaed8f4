"""Number words, dashes between numbers and short day names -> digits, "to" and whole day names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.registry import Hit, Proposal, Rewriter

if TYPE_CHECKING:
    import spacy.tokens

SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), 2
    )
}
GREAT = ("hundred", "thousand", "million", "billion")
DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "tues": "Tuesday",
    "wed": "Wednesday",
    "weds": "Wednesday",
    "thu": "Thursday",
    "thur": "Thursday",
    "thurs": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
UNITS = (
    "seconds? minutes? mins? hours? hrs? days? weeks? months? years? people persons? adults? children patients? "
    "miles? metres? pages? places? times? visits? appointments? bedrooms? working calendar business"
).split()
# "one" is often a pronoun or a manner of speaking; before these it is a count.
COUNTED = frozenset(
    "second minute hour week month year appointment visit letter form copy child adult bedroom person "
    "night tablet page meeting session payment parent".split()
)
# "two-fold", "in two minds", "on all fours": not counts.
NOT_COUNTS = frozenset(
    "minds hands thirds quarters fifths tenths fold odds o'clock half sides".split()
)
_JOINS = frozenset("to or and".split())
# Two numbers of one count are both digits, or both words.
_OF = re.compile(r"(?:out )?of(?: (?:the|these|those|our|your))?(?= |$)", re.IGNORECASE)
_ONE_OF = re.compile(
    r"\b(?:one|none|zero) (?:out )?of(?: (?:the|these|those|our|your|his|her|their))?$",
    re.IGNORECASE,
)
_BESIDE = frozenset("past number point chapter channel article section another each".split())

_WORD = rf"(?:{'|'.join([*SMALL, *TENS])})"
_TWICE = re.compile(
    rf"\b(?P<words>(?:{'|'.join(TENS)})[- ](?:{'|'.join(list(SMALL)[1:10])})|{_WORD})\s*\((?P<digits>\d{{1,2}})\)(?=\s)",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"(?<![\w/.,£$:+-])(?P<a>\d{{1,3}})\s?[-–—]\s?(?P<b>\d{{1,3}})(?=\s(?:{'|'.join(UNITS)})\b)(?!\s\w+\s?[-–])"
)
_MONEY = re.compile(
    r"(?<![\w/-])(?P<a>£\d[\d,]*(?:\.\d\d)?)(?P<dash>\s?[-–—]\s?)(?P<b>£\d[\d,]*(?:\.\d\d)?)(?![\w-]|,\d)"
)
_DAYS = re.compile(
    r"\b(?P<a>[A-Z][a-z]{2,8})\.?\s?(?:-|–|—|to)\s?(?P<b>[A-Z][a-z]{2,8})\b\.?,?(?P<time>\s+(?=\d{1,2}(?::\d\d)?[ap]m))?"
)
_DIGIT = re.compile(r"\d")
_SHARE = re.compile(
    r"\b(?P<n>\d{1,3})(?:%| per ?cent| percent)\s+of\s+(?P<the>(?:the|our|all)\s+)?(?P<who>[a-z]+)\b"
)
_PERCENT = re.compile(r"%|\bper ?cent\b")
SHARES = {
    1: "1 in 100",
    2: "1 in 50",
    5: "1 in 20",
    10: "1 in 10",
    20: "1 in 5",
    25: "1 in 4",
    30: "3 in 10",
    40: "2 in 5",
    50: "1 in 2",
    60: "3 in 5",
    70: "7 in 10",
    75: "3 in 4",
    80: "4 in 5",
    90: "9 in 10",
}
PEOPLE = frozenset(
    "people patients adults children men women respondents tenants households claimants carers residents "
    "homes users staff participants families parents students pupils".split()
)


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose digits and "to" for the whole sentence, then, apart, shares in place of percentages."""
    text = _digits(sentence)
    if _DIGIT.search(text):
        text = _TWICE.sub(_once, text)
        text = _SPAN.sub(_span, text)
        text = _MONEY.sub(_money, text)
    text = _DAYS.sub(_day_span, text)
    if text != sentence.text:
        yield Proposal(text, "Digits and whole words are easier to read.", 0.9, source="N-01, N-11")
    shares = _SHARE.sub(_share, text)
    if shares != text and len(_PERCENT.findall(text)) == 1:  # all shares of one text in one form
        yield Proposal(
            shares, "A share of people is easier to picture than a percentage.", 0.6, source="N-03"
        )


def _digits(sentence: Parsed) -> str:
    """Write each number word that counts a thing in digits."""
    doc, text = sentence.doc, sentence.text
    pieces: list[str] = []
    at = i = 0
    joined = -1  # where the second number of "two to three weeks" would start
    while i < len(doc):
        length, number = _number_at(doc, i)
        end_of = i + length
        if length and (i == joined or _counts(doc, i, end_of) or _joins_a_count(doc, i, end_of)):
            joined = end_of + 1 if end_of < len(doc) and doc[end_of].lower_ in _JOINS else -1
            end = doc[end_of - 1].idx + len(doc[end_of - 1])
            pieces += [text[at : doc[i].idx], number]
            at = end
        i += max(length, 1)
    return "".join([*pieces, text[at:]])


def _number_at(doc: spacy.tokens.Doc, start: int) -> tuple[int, str]:
    """Read "twenty-one", "two hundred", "three million" at a token: how many tokens, and the digits."""
    words = [t.lower_ for t in doc[start : start + 4]]
    if words[0] in TENS:
        length, value = 1, TENS[words[0]]
        if len(words) > 2 and words[1] == "-" and 0 < SMALL.get(words[2], 0) < 10:
            length, value = 3, value + SMALL[words[2]]
        elif len(words) > 1 and 0 < SMALL.get(words[1], 0) < 10:
            length, value = 2, value + SMALL[words[1]]
    elif words[0] in SMALL:
        length, value = 1, SMALL[words[0]]
    else:
        return 0, ""
    following = doc[start + length].lower_ if start + length < len(doc) else ""
    if following == "hundred":
        return length + 1, str(value * 100)
    if following == "thousand":
        return length + 1, f"{value},000"
    return length, str(value)


def _joins_a_count(doc: spacy.tokens.Doc, start: int, end: int) -> bool:
    """Say whether the number opens "three to five hours" or "seven of the eight days"."""
    join = doc[end].lower_ if end + 1 < len(doc) else ""
    of = _OF.match(doc[end : end + 3].text)
    if of is not None and doc[start].lower_ not in ("one", "zero"):
        then = end + len(of[0].split())
        length = _number_at(doc, then)[0] if then < len(doc) else 0
        return length > 0 and _counts(doc, then, then + length)
    if join not in _JOINS or doc[start].lower_ in ("one", "zero"):
        return False
    if doc[start].text[0].isupper() and start:
        return False
    if join == "and" and (not start or doc[start - 1].lower_ != "between"):
        return False
    length, _number = _number_at(doc, end + 1)
    return length > 0 and _counts(doc, end + 1, end + 1 + length)


def _is_after_one(doc: spacy.tokens.Doc, start: int) -> bool:
    """Say whether a number that stays a word stands before: "one or two people", "one of the two"."""
    before = doc[max(0, start - 4) : start].text
    return (
        start > 1 and doc[start - 1].lower_ in _JOINS and doc[start - 2].lower_ in ("one", "zero")
    ) or _ONE_OF.search(before) is not None


def _counts(doc: spacy.tokens.Doc, start: int, end: int) -> bool:
    """Say whether the number counts the noun after it, in no name, idiom or hyphenated word."""
    first, last = doc[start], doc[end - 1]
    capital = any(t.text[0].isupper() for t in doc[start + 1 : end]) or (
        first.text[0].isupper() and not first.is_sent_start and start != 0
    )
    if capital or end >= len(doc):
        return False
    after, before = doc[end], doc[start - 1] if start else None
    if _is_after_one(doc, start):
        return False
    if after.text in ("-", "–", "/", "'", "’") or not last.whitespace_:
        return False
    if before is not None and (
        before.text in ("-", "–", "/") or before.lower_ in (*_BESIDE, *GREAT)
    ):
        return False
    if after.lower_ in GREAT:
        return after.lower_ in ("million", "billion") and first.lower_ != "one"
    if last.dep_ != "nummod" or last.head.i < end or last.head.tag_ not in ("NN", "NNS"):
        return False
    head = last.head
    between = doc[end : head.i]
    if head.lower_ in NOT_COUNTS or any(t.is_punct or t.pos_ in ("VERB", "ADP") for t in between):
        return False
    if first.lower_ in ("one", "zero"):
        return first.lower_ == "one" and _one_is_a_count(doc, start, head)
    return head.tag_ == "NNS" or head.lower_ in ("people", "weeks", "staff")


def _one_is_a_count(doc: spacy.tokens.Doc, start: int, head: spacy.tokens.Token) -> bool:
    before = doc[start - 1].lower_ if start else ""
    if before in ("no", "any", "the", "that", "this", "which", "every", "each", "or", "to", "only"):
        return False
    following = [t.lower_ for t in doc[start + 1 :]]
    if following[0] in ("or", "to") or "another" in following or "other" in following:
        return False  # "from one form to another"
    return head.lower_ in COUNTED and head.i - start <= 2 and (start > 0 or head.lower_ != "day")


def _once(found: re.Match[str]) -> str:
    parts = re.split(r"[- ]", found["words"].lower())
    value = sum(TENS.get(p, SMALL.get(p, 0)) for p in parts)
    return found["digits"] if value == int(found["digits"]) else found[0]


def _money(found: re.Match[str]) -> str:
    """Say "£20 to £30"; a dash with spaces, or before the smaller amount, may be a minus: it stays."""
    low, high = (float(found[part][1:].replace(",", "")) for part in ("a", "b"))
    if " " in found["dash"] or low >= high:
        return found[0]
    return f"{found['a']} to {found['b']}"


def _span(found: re.Match[str]) -> str:
    a, b = found["a"], found["b"]
    rises = int(a) < int(b) and not (len(a) > 1 and a[0] == "0")
    return f"{a} to {b}" if rises else found[0]


def _day_span(found: re.Match[str]) -> str:
    """Write "Mon-Fri" as "Monday to Friday", with a comma before a time."""
    names = [DAYS.get(found[x].lower()) or _whole_day(found[x]) for x in ("a", "b")]
    if None in names:
        return found[0]
    ends = found[0].rstrip()
    tail = ", " if found["time"] else ends[len(ends.rstrip(".,")) :]
    return f"{names[0]} to {names[1]}{tail}"


def _whole_day(word: str) -> str | None:
    return word if word in DAYS.values() else None


def _share(found: re.Match[str]) -> str:
    share = SHARES.get(int(found["n"]))
    if share is None or found["who"] not in PEOPLE:
        return found[0]
    return f"{share} {'of ' + found['the'] if found['the'] else ''}{found['who']}"


REWRITER = Rewriter(
    id="numbers",
    mends=(),
    turn=8,
    propose=propose,
    examples=(
        ("You must reply in two weeks.", "You must reply in 2 weeks."),
        ("You have twenty-one days to reply.", "You have 21 days to reply."),
        ("You have fourteen (14) days to reply.", "You have 14 days to reply."),
        ("Two nurses will visit you.", "2 nurses will visit you."),
        ("The visit takes one hour.", "The visit takes 1 hour."),
        ("About three million people live here.", "About 3 million people live here."),
        ("It takes three to five hours.", "It takes 3 to 5 hours."),
        ("It takes between two and three weeks.", "It takes between 2 and 3 weeks."),
        ("It takes 2-4 weeks to do.", "It takes 2 to 4 weeks to do."),
        ("It costs £5-£10 a week.", "It costs £5 to £10 a week."),
        ("Call us Mon-Fri 8am to 4pm.", "Call us Monday to Friday, 8am to 4pm."),
        ("We are open Mon - Fri.", "We are open Monday to Friday."),
        ("This helps 25% of people.", "This helps 1 in 4 people."),
        ("It rained on seven of the eight days.", "It rained on 7 of the 8 days."),
        ("Three out of five nurses came.", "3 out of 5 nurses came."),
    ),
    leaves=(
        "One of us will call you.",
        "On the one hand, you can wait.",
        "No one can do this for you.",
        "You must go from one form to another.",
        "It is a two-bedroom flat.",
        "The First-tier Tribunal will write to you.",
        "The second respondent did not come.",
        "Seven Oaks is a care home.",
        "Call 01632 960-422 now.",
        "The sort code is 12-34-56.",
        "You can choose this one.",
        "We are in two minds about it.",
        "It takes one or two days to do.",
        "It rained on one of the two days.",
        "About 90% of residents are over 65 and nearly 50% are over 85.",
        "The discount is 25% of the price.",
    ),
)
