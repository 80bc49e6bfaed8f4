"""A date to act by, or an appointment, that lies before the date of the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.simplify.questions.asked import Asked, Kind, Reading
from easyread.simplify.questions.days import Dated, dates_in, say_day

# Without a year, a date this far back may be of the next year.
NEAR_DAYS = 60
_I = re.IGNORECASE
_PAST = re.compile(
    r"\b(?:was|were|had|did|made|gave|sent|wrote|told|spoke|said|received|paid|came|decided|ended|began|started|stopped|dated|asked you|should have"
    r"|could have|have been|has been|due on|previous|earlier|already|last (?:year|month|week)|since"
    r"|no longer|used to|backdated|born|expired|missed|failed|happened|took place|if you have|if we have)\b",
    _I,
)
# To come, although the verb looks past: "has been booked", "must be received".
_ARRANGED = re.compile(
    r"\b(?:must|should|will|to|can|may) be \w+\b|\bhas (?:now )?been (?:arranged|made|booked|set|listed|fixed)\b",
    _I,
)
_DUTY = re.compile(
    r"\b(?:please|you (?:must|need to|have to|should|will need to|can|may)|we must|(?:must|should|needs? to|has to|have to|(?:is|are) to) (?:be|reach|arrive)|(?:is|are) (?:needed|required|due))\b"
    r"|^(?:\W|\d)*(?:return|send|pay|reply|ring|phone|call|contact|tell|complete|appeal|apply|let|book|ask|write)\b",
    _I,
)
_BY = re.compile(
    r"\b(?:by|before|no later than|not later than|on or before|until)(?: \d[\w.:]*(?: ?[ap]m)? on)?(?: the)? ?$",
    _I,
)
_EVENT = re.compile(
    r"\b(?:appointment|hearing|meeting|assessment|interview|operation|procedure|visit|inspection|review|admission|test|scan)\b"
    r"(?=[^.;]{0,40}\b(?:is|will be|will take place|has been (?:arranged|made|booked|set|listed|fixed))\b)[^.;]{0,60}?\b(?:on|for)(?: the)? ?$"
    r"|\bwill be (?:collected|paid|taken|made|held|carried out|sent|heard)\b[^.;]{0,25}?\bon(?: or (?:just )?after)? ?$"
    r"|\b(?:we|I|he|she|they|nurse|doctor|surveyor|officer) will (?:visit|come|see|call|phone|collect|meet)\b[^.;]{0,40}?\bon ?$"
    r"|\b(?:please|you must|you should|required to|asked to|invited to) (?:come|attend)\b[^.;]{0,40}?\bon ?$",
    _I,
)


def ask(reading: Reading) -> Iterator[Asked]:
    """Ask about a day to come that has gone by when the letter is written."""
    sent = reading.date
    if sent is None:
        return
    for said in reading.said:
        if said.block.kind in ("address", "signature") or _is_past(said.words):
            continue
        for dated in dates_in(said.words, sent):
            gone = (sent - dated.day).days
            if gone <= 0 or (not dated.sure and gone > NEAR_DAYS):
                continue
            what = _what(said.words, dated)
            if what:
                yield Asked(
                    f"The letter is dated {say_day(sent)}, but it {what} {say_day(dated.day)}. "
                    "That day has gone by. Which date is right?",
                    (said.words,),
                )


def _is_past(words: str) -> bool:
    return _PAST.search(_ARRANGED.sub("", words)) is not None


def _what(words: str, dated: Dated) -> str:
    before = words[: dated.start]
    if _BY.search(before) and _DUTY.search(words):
        return "asks for something by"
    return "speaks of a day to come," if _EVENT.search(before) else ""


KIND = Kind(
    "passed",
    ask,
    asks=(
        "Payment in full must be received by 27 February 2026.",
        "The first payment will be collected on or just after 27 January 2026.",
        "Your reply is needed by 1 March 2026.",
        "You are required to attend an interview on 23 February 2026 at 10am.",
        "Please return the form by 27 February 2026.",
        "You must pay the full amount before 1 March.",
        "Your appointment is on Tuesday 3 March 2026 at 10am.",
        "An appointment has been made for you on Monday 2 February 2026.",
        "The form must be returned no later than 20 February 2026.",
        "The hearing will take place on 12 March 2025 at Westerby.",
        "Our surveyor will visit you on Friday 6 February 2026.",
        "If you want to appeal, you must tell us by 5 February 2026.",
        "Please come to the clinic on 4 March 2026.",
    ),
    passes=(
        "The first payment will be collected on or just after 27 March 2026.",
        "Your form was received on 3 February 2026 and you will be told our decision.",
        "Your payment is due on 1 April 2026.",
        "Please return the form by 27 March 2026.",
        "Your assessment was on 3 February 2026.",
        "You were asked to pay by 1 March 2026.",
        "You must pay the full amount before 1 December.",
        "We have decided that you can get PIP from 2 May 2025 to 1 May 2028.",
        "Your appointment is on Thursday 5 March 2026.",
        "We paid you until 1 February 2026. Please tell us if this is wrong.",
        "The form should have been returned by 27 February 2026.",
        "The decision made on 20 January 2026 is confirmed.",
        "If you paid before 1 March 2026, please ignore this letter.",
    ),
)
