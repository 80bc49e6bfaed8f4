"""Letter and Analysis -> questions for the author: what only the person who wrote the letter can say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from easyread.model import Analysis, Letter, Question
from easyread.simplify.policy import sentence_words, why_protected

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DATED = re.compile(
    rf"\b({'|'.join(d[:3] for d in DAYS)})[a-z]*,?\s+(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(m[:3] for m in MONTHS)})[a-z]*,?\s+(\d{{4}})\b",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r"\bwithin (?:the next )?\S+(?: \w+)? (?:days?|weeks?|months?)\b", re.IGNORECASE
)


A_DATE = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{'|'.join(m[:3] for m in MONTHS)})[a-z]*\b")
ASKED_WHO = ("action", "deadline", "decision")
WHO = "Who does this? The letter does not say."
FROM_LETTER = re.compile(r"\bdate of (?:this|the|our) letter\b|\breceiving this letter\b", re.I)
GET_IN_TOUCH = re.compile(r"\b(?:let us know|contact us|tell us|phone us|call us|email us)\b", re.I)
DEAD_LINK = re.compile(r"\((?:/[\w-]+)+/?\)|\bhttps?://(?:localhost|example)\b")


def questions(letter: Letter, analysis: Analysis) -> tuple[Question, ...]:
    """Ask what the letter itself cannot answer.

    A day that does not fit its date, a duty without a doer, a deadline that must be counted, who
    "you" is, and sentences that no machine may change.
    """
    found: list[Question] = []
    for says, sentence, choices in _questions(letter, analysis):
        found.append(Question(f"q{len(found) + 1}", says, sentence, choices))
    return tuple(found)


def _questions(letter: Letter, analysis: Analysis) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    yield from _about_the_letter(letter, analysis)
    words_of = sentence_words(letter, analysis)
    passive = {(f.span.block, f.span.start) for f in analysis.findings if f.rule == "passive"}
    for sentence in analysis.sentences:
        block, start = sentence.span.block, sentence.span.start
        words = words_of[block, start]
        yield from ((says, words, ()) for says in _wrong_days(words))
        hidden = any(b == block and start <= at < sentence.span.end for b, at in passive)
        if sentence.purpose in ASKED_WHO and hidden and " by " not in words:
            yield WHO, words, ("We do", "You do", "Someone else")
        if RELATIVE.search(words) and not A_DATE.search(words):
            yield "Which date is the last day? The letter gives a time to count.", words, ()
        if DEAD_LINK.search(words):
            yield "This web link does not lead anywhere. What is the whole address?", words, ()
        protected = why_protected(words)
        if protected:
            yield protected, words, ()


def _about_the_letter(
    letter: Letter, analysis: Analysis
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """What the letter as a whole leaves open: who, when, and how to get in touch."""
    about = letter.about
    text = "\n".join(block.text for block in letter.blocks)
    kinds = {fact.kind for fact in analysis.facts}
    if about.person and about.reader and about.person != about.reader:
        says = f"The letter is to {about.reader} and about {about.person}. Who should “you” be?"
        yield says, "", (about.reader, about.person)
    if about.sender is None:
        yield "Who is this letter from? It does not say.", "", ()
    if about.date is None and FROM_LETTER.search(text):
        yield "What is the date of this letter? A time is counted from it.", "", ()
    if GET_IN_TOUCH.search(text) and not kinds & {"phone", "email"}:
        yield "How can the reader get in touch? No phone number or email is given.", "", ()
    if "field" in kinds:
        yield "A field of the template is not filled in. What should it say?", "", ()


def _wrong_days(words: str) -> Iterator[str]:
    for day, number, month, year in DATED.findall(words):
        index = next(i for i, m in enumerate(MONTHS, 1) if m[:3].lower() == month[:3].lower())
        try:
            real = date(int(year), index, int(number))
        except ValueError:
            yield f"{number} {month} {year} is not a real date. Which date is right?"
            continue
        if not DAYS[real.weekday()].lower().startswith(day.lower()):
            yield (
                f"The letter says {day} for {real.day} {real:%B %Y}, but that day is a "
                f"{DAYS[real.weekday()]}. Which is right?"
            )
