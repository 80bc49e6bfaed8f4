"""A time to count ("within 14 days of the date of this letter") -> the last day, offered, never printed unasked.

The rule stays in the draft as it is. Only the author can confirm the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from easyread.facts.find.number_words import NUMBER, to_decimal
from easyread.simplify.questions.asked import Asked, Kind, Reading, Said
from easyread.simplify.questions.days import dates_in, say_day
from easyread.simplify.questions.working_days import last_day, why_closed

_I = re.IGNORECASE
_LENGTH = (
    rf"(?:a (?:further )?(?:period|maximum) of )?(?:the next )?(?P<number>{NUMBER}|a|one)(?: \(\w+\))?[ -]"
    r"(?:(?P<work>working|business|calendar|clear|full|whole|school|term|consecutive) )?(?:\(\w+\) )?"
    r"(?P<unit>day|week|month|year|fortnight)s?[’']?"
)
_PERIOD = re.compile(
    rf"\b(?:(?:with)?in|(?:no|not) later than|you have|you have up to|up to) {_LENGTH}(?![\w-])", _I
)
_HOW = re.compile(
    r"^,? ?(?P<how>of|from|after|following|starting (?:on|from|with)|beginning (?:on|with)"
    r"|commencing (?:on|with|from)) (?:and including )?",
    _I,
)
_RECEIPT = re.compile(
    r"^(?:the )?(?:date (?:of receipt|(?:on which |that )?you (?:receive|get|got))|(?:your |its )?(?:receipt|receiving|getting)"
    r"|when you (?:receive|get)|(?:the )?day you (?:receive|get)|service of|being served|delivery)",
    _I,
)
_PAPER = r"(?:letter|notice|e-?mail|decision letter|decision notice|invoice|bill)"
_LETTER_DATE = re.compile(
    rf"^(?:(?:the )?(?:date|day) (?:of (?:the )?issue(?: of this {_PAPER})?|of (?:writing|this {_PAPER})|(?:shown |given |printed )?(?:on|at the top of) this {_PAPER}"
    rf"|(?:shown )?above)|this {_PAPER}(?:’s date|'s date)?|today(?:[’']s date)?)(?=$|[\s.,;:)])(?! (?:being|was|is|arriv|reach))",
    _I,
)
_DECISION = re.compile(
    r"^(?:the )?(?:date (?:of|on) )?(?:this|the|our) (?:original )?decision\b", _I
)
_SOMETHING_ELSE = re.compile(
    r"^ ?(?:if|when|where|once|of|from|after|before|prior|beforehand)\b", _I
)
# The sender or somebody else does it: nothing the reader must be in time for.
_OTHERS = re.compile(
    r"\b(?:we|I|he|she|they|it|council|trust|tribunal|department|team|office|officer|panel|landlord)\b"
    r"(?: (?:will|shall|aim|try|hope|expect|must|may|should|intend|plan|does|do)\b)|\bwill(?: normally| usually)? be\b"
    r"|\b(?:is|are) due\b|\bto be (?:completed|done|carried out|finished|repaired|fixed)\b|\bwill (?:write|send|pay|reply|respond|contact|call|visit|have|see)\b|\bexpect\b",
    _I,
)
_READER = re.compile(
    r"\b(?:you|your|please)\b|\b(?:write|reply|speak|talk|appeal|apply) to us\b|\b(?:contact|tell|phone|call|ring|email) us\b|^(?:\W|\d)*(?:return|send|pay|reply|ring|phone|call|contact|tell|complete|appeal|apply|ask|write|sign|fill)\b"
    r"|\b(?:must|should|may|can|(?:needs?|has|have|is|are) to) be (?:returned|made|sent|received|requested|paid|completed|submitted|lodged|given|raised|appealed)\b"
    r"|\breturned\b|\b(?:must|should) (?:reach|arrive)\b",
    _I,
)
# "If an order is made, you may write within 7 days": it counts from what has not happened.
_NOT_YET = re.compile(
    r"^\W*(?:if|should|when|where|once|unless|in the event) (?!you (?:do not|don[’']t|are (?:not|un|dis)|be (?:un|dis)|disagree|want|wish|would|think"
    r"|feel|believe|need|remain|decide|consider|cannot|intend|prefer|object)|the (?:form|money|payment|full|amount|balance)|payment|no |we do not|we have not heard|it is not)",
    _I,
)
# "If your income changes, tell us within 14 days": there is no day to work out.
_EVENT = re.compile(r"\b(?:if|when|whenever|where|should|any|a) [^.]*\bchang(?:e|es|ing)\b", _I)
_PAST = re.compile(r"\b(?:did not|didn[’']t|was|were|had|failed|have not|has not)\b", _I)
_LAST_DAY = re.compile(r"\b(?:by|before|that is|which is|i\.e\.|this is|namely)\b|\(", _I)


@dataclass(frozen=True, slots=True)
class Counted:
    """A time to count in one sentence: its words, how long, from when, and the last day if known."""

    rule: str
    length: str
    start: str
    day: date | None
    how: str
    end: int


def ask(reading: Reading) -> Iterator[Asked]:
    """Ask for the last day of each time the reader must keep to, and offer it where it can be counted."""
    for said in reading.said:
        yield from (asked for asked, _ in ask_of(reading, said))


def ask_of(reading: Reading, said: Said) -> Iterator[tuple[Asked, Counted]]:
    """What to ask about one sentence, with how the day was counted."""
    for match in _PERIOD.finditer(said.words):
        counted = _count(reading, said, match)
        if counted is None:
            continue
        after = said.words[match.end() : match.end() + 70]
        given = [
            d
            for d in dates_in(said.words, reading.date)
            if not match.start() < d.start < counted.end
        ]
        told = next((d for d in given if d.start >= counted.end), None)
        if told is not None and counted.day is not None:
            if _LAST_DAY.search(after) and abs((told.day - counted.day).days) > 1:
                yield (
                    Asked(
                        f"“{counted.rule}” ends on {say_day(counted.day)}, but the letter says "
                        f"{told.words}. Which is the last day?",
                        (said.words,),
                        (say_day(counted.day), told.words),
                        how_counted=counted.how,
                    ),
                    counted,
                )
        elif not given:
            yield _last_day_of(said, counted), counted


def _last_day_of(said: Said, counted: Counted) -> Asked:
    if counted.day is not None:
        offer = say_day(counted.day)
        return Asked(
            f"Which date is the last day? “{counted.rule}” would end on {offer}. "
            "We print this date only if you say it is right.",
            (said.words,),
            (offer, "Another date", "Do not print a date"),
            offer,
            counted.how,
        )
    why = {
        "receipt": "It counts from the day the letter comes, and we do not know that day.",
        "decision": "Is the day of the decision the date of this letter?",
        "school": "It counts days of school terms, and we do not know those.",
    }.get(counted.start, "The letter does not say from which day to count.")
    return Asked(
        f"Which date is the last day? The letter says “{counted.rule}”. {why}", (said.words,)
    )


def _count(reading: Reading, said: Said, match: re.Match[str]) -> Counted | None:
    """Count one time, or None where there is no day for the reader to be in time for."""
    words = said.words
    before, after = words[: match.start()], words[match.end() :]
    clause = re.split(r"[;:]|, (?!you)", before)[-1]
    if match[0].lower().startswith(("in ", "up to ")) and not _HOW.match(after):
        return None  # "up to 14 days", "in 3 weeks": how long, not by when
    if said.block.kind == "heading" or _PAST.search(clause) or _OTHERS.search(clause):
        return None
    how = _HOW.match(after)
    rule = match[0]
    if how is None:
        if _SOMETHING_ELSE.match(after) or not _READER.search(words) or _EVENT.search(words):
            return None
        if _NOT_YET.search(words):
            return None
        return Counted(rule, _length(match), "unsaid", None, "", match.end())
    rest = after[how.end() :]
    named = dates_in(rest[:40], reading.date)
    if _RECEIPT.match(rest):
        if not _READER.search(words) or _NOT_YET.search(words):
            return None
        found = _RECEIPT.match(rest)
        rule += after[: how.end()] + (found[0] if found else "")
        return Counted(
            _whole(rule, words), _length(match), "receipt", None, "", match.end() + how.end()
        )
    decision = _DECISION.match(rest)
    if decision and _READER.search(words) and not _NOT_YET.search(words):
        rule += after[: how.end()] + decision[0]
        return Counted(rule, _length(match), "decision", None, "", match.start() + len(rule))
    letter = _LETTER_DATE.match(rest)
    if letter is None and not (named and _is_first(rest, named[0].start)):
        return None  # counted from something that has not happened: "of our reply"
    if not _READER.search(words):
        return None
    if letter is not None:
        if reading.date is None:
            return None  # ``gaps`` asks for the date of the letter
        start, what, end = reading.date, "the date of this letter", letter.end()
    else:
        start, what, end = named[0].day, "the date the letter gives", named[0].end
    rule += after[: how.end()] + rest[:end]
    return _from(match, start, what, how["how"].lower(), rule)


def _from(match: re.Match[str], start: date, what: str, how: str, rule: str) -> Counted | None:
    end = match.start() + len(rule)
    work, unit = (match["work"] or "").lower(), match["unit"].lower()
    if work in ("school", "term"):
        return Counted(rule, _length(match), "school", None, "", end)
    number = (
        1 if match["number"].lower() in ("a", "one") else int(float(to_decimal(match["number"])))
    )
    if unit == "fortnight":
        number, unit = number * 2, "week"
    if work in ("working", "business") and unit != "day":
        return None  # "working weeks" has no settled meaning
    if not 0 < number <= 400:
        return None
    counts = how.startswith(("beginning", "starting", "commencing")) and how.endswith(
        ("on", "with")
    )
    unit = "working day" if work in ("working", "business") else unit
    day = last_day(start, number, unit, counts)
    many = f"{number} {unit}{'' if number == 1 else 's'}"
    said = [f"We counted {many} from {what}, {say_day(start)}."]
    if counts:
        said.append("That day is the first day.")
    elif unit in ("month", "year"):
        said.append("We took the same day number in the later month, or its last day.")
    else:
        said.append("The day after that is day 1.")
    if unit == "working day":
        said.append("Weekends and the bank holidays of England and Wales do not count.")
    elif closed := why_closed(day):
        said.append(f"That is {closed}: please check that it still counts.")
    if work == "clear":
        said.append("The letter says clear days: please check if the last day itself counts.")
    return Counted(rule, _length(match), "known", day, " ".join(said), end)


def _length(match: re.Match[str]) -> str:
    """The time itself, "28 days", which stays the same when the sentence is reworded."""
    return match[0][match.start("number") - match.start() :]


def _is_first(rest: str, start: int) -> bool:
    """Say if a date stands at once after "from", but for "the date of" and the name of the day."""
    return re.fullmatch(r"(?:the )?(?:date of )?(?:\w+day,? )?", rest[:start], _I) is not None


def _whole(rule: str, words: str) -> str:
    """The rule up to the next stop: "within 28 days of receipt of this letter"."""
    at = words.find(rule)
    tail = re.match(
        r"[^.,;:()]{0,30}?(?:letter|notice|form|decision|email|it|this)\b", words[at + len(rule) :]
    )
    return rule + (tail[0] if tail else "")


KIND = Kind(
    "deadline",
    ask,
    asks=(
        "To appeal, write to us within 28 days of the date of this decision.",
        "You must reply within 14 days of the date of this letter.",
        "Please pay the full amount within 28 days from the date of this letter.",
        "If you disagree, you can ask for a review within one calendar month of the date of this letter.",
        "You may appeal within 28 days of receipt of this letter.",
        "If you disagree with the findings, you may ask for a second inspection within 10 working days of this letter.",
        "A review may be requested in writing within 28 days of the date of this notice.",
        "You have 14 days beginning with the date of this letter to send us your form.",
        "You must return the form within 21 days.",
        "Please return the slip no later than 7 days after the date of this letter.",
        "You must appeal within one month of 2 March 2026.",
        "Please reply within 14 days of the date of this letter (by 30 March 2026).",
    ),
    passes=(
        "We will send your money within 28 days of the decision.",
        "We will write to you within 10 working days.",
        "You must tell us within 14 days if your income changes.",
        "A Stage 1 reply is due within 10 working days of our acknowledgement.",
        "If you have been assessed within the last 12 months you can ask for a review.",
        "The decision will be sent to you within five school days.",
        "If your circumstances change, please tell us within 14 days.",
        "The money will be paid into your account within 5 working days.",
        "The parties may agree to extend any date by up to 14 days.",
        "You must reply within 14 days of the date of this letter, by Thursday 19 March 2026.",
        "The Tribunal recommends that you are not assessed again within 12 months of the next decision.",
        "You can park for free within 24 hours of your visit.",
        "The job will be completed within 28 days.",
        "If an order is made, you may apply to the court within 7 days of receiving it.",
        "Should your application be refused, you may request a review within 28 days.",
        "You should expect a reply within 20 working days.",
        "Professor Wen, who is new to your care, will see you within the next eight weeks.",
    ),
)
