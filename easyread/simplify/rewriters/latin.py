"""A sentence with Latin or short forms ("e.g.", "etc") -> the same in English words.

"And/or" stays: "or" alone would take the "and" away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.protected import protected, touches
from easyread.simplify.registry import Hit, Proposal, Rewriter

SURE = 0.95
UNSURE = 0.6
SOURCE = "W-10: GOV.UK; NHS; PLG. W-12: IE"

# (pattern, English, sure). A group "keep" in the pattern is put back after the English.
_SWAPS: tuple[tuple[str, str, bool], ...] = (
    (r"(?<![\w.])(?:e\.\s?g\.?|eg\.?)(?=[\s,:])(?P<keep>,?)", "for example", True),
    (r"(?<![\w.])(?:i\.\s?e\.?|ie\.?)(?=[\s,:]),?", "that is,", True),
    (r"(?<![\w.])(?:viz\.?),?(?=\s)", "that is,", True),
    (r"(?:,? and|,)? ?(?<![\w.])(?:et cetera|etc)\b(?P<keep>\.?)", " and so on", True),
    (r"\b(?:per annum|p\.a\.(?=\W|$)|(?<=\d )pa\b)", "each year", True),
    (r"\bper (?P<keep>day|week|month|year|fortnight|quarter|hour|night|visit)\b", "each ", True),
    (r"\bpcm\b", "each month", True),
    (r"\bpw\b", "each week", True),
    (r"\bvice versa\b", "the other way round", True),
    (r"\binter alia\b,?", "among other things", True),
    (r"(?:\bcirca (?=[£\d])|(?<![\w.])c\. ?(?=£))", "about ", True),
    (r"\bapprox(?:\.|\b)(?=\s?[£\d]) ?", "about ", True),
    (r"\bASAP\b|\basap\b", "as soon as possible", True),
    (r"^N\.?B\.?:? (?=\w)", "", True),
    (r"\bpro rata\b", "in proportion", False),
    (r"\bad hoc\b", "as needed", False),
    (r"\bper se\b", "in itself", False),
    (r"\bbona fide\b", "real", False),
    (r"(?-i:(?<=[a-z]) & (?=[a-z]))", " and ", True),
)
_COMPILED = tuple((re.compile(p, re.IGNORECASE), new, sure) for p, new, sure in _SWAPS)

_RISES = re.compile(
    r"\b(?:increas|rise|rising|rose|go(?:es|ing)? up|went up|reduc|fall|cut|lower|drop)",
    re.IGNORECASE,
)


def propose(_hits: Sequence[Hit], sentence: Parsed, _letter: Letter | None) -> Iterator[Proposal]:
    """Put English for all sure swaps at once; offer each other swap alone."""
    text = sentence.text
    changed: list[str] = []
    for pattern, english, sure in _COMPILED:
        if english.startswith("each ") and _RISES.search(text):
            continue  # "an increase of £6 each week" could rise every week
        new, words = _swap(text, pattern, english)
        if not words:
            continue
        if sure:
            text, changed = new, [*changed, *words]
        else:
            after, _ = _swap(sentence.text, pattern, english)
            yield _proposal(after, words, UNSURE)
    if changed:
        yield _proposal(text, changed, SURE)


# "The £3 million per year fund": here it tells which fund, and "each year" cannot stand there.
_BEFORE_NOUN = re.compile(
    r"\b(?:the|an?|this|our|your|its)\s+£?[\d,.]+(?:\s(?:million|billion|thousand))?\s*$",
    re.IGNORECASE,
)


def _swap(text: str, pattern: re.Pattern[str], english: str) -> tuple[str, list[str]]:
    """Replace every match outside protected stretches. Gives the new text and the words replaced."""
    stretches = protected(text)
    found: list[str] = []

    def english_for(match: re.Match[str]) -> str:
        if touches(match.start(), match.end(), stretches):
            return match[0]
        goes_on = re.match(r"\s[a-z]", text[match.end() :], re.IGNORECASE)
        if english.startswith("each ") and goes_on and _BEFORE_NOUN.search(text[: match.start()]):
            return match[0]
        found.append(match[0].strip(" ,"))
        keep = match.groupdict().get("keep") or ""
        if english == " and so on":
            return english + _stop(text, match, keep)
        first = not text[: match.start()].strip(" \"“'(-•")
        new = english + keep
        return new[:1].upper() + new[1:] if first and match[0][:1].isupper() else new

    new = pattern.sub(english_for, text)
    if new and text[:1].isupper():
        new = new[0].upper() + new[1:]
    return new, found


def _stop(text: str, match: re.Match[str], dot: str) -> str:
    """The full stop after "etc." stays only where it also ends the sentence."""
    rest = text[match.end() :].strip()
    return dot if not rest or rest[0].isupper() else ""


def _proposal(after: str, words: Sequence[str], confidence: float) -> Proposal:
    seen = ", ".join(f"“{w}”" for w in dict.fromkeys(words))
    return Proposal(
        after=after,
        why=f"Write {seen} in full English words.",
        confidence=confidence,
        source=SOURCE,
    )


REWRITER = Rewriter(
    id="latin",
    mends=(),
    turn=20,
    propose=propose,
    examples=(
        ("Bring proof, e.g. a bank letter.", "Bring proof, for example a bank letter."),
        ("Bring proof (eg, a bank letter).", "Bring proof (for example, a bank letter)."),
        (
            "Stop 7 days before, i.e. on Tuesday.",
            "Stop 7 days before, that is, on Tuesday.",
        ),
        ("You pay for gas, water, etc.", "You pay for gas, water and so on."),
        (
            "You pay for gas, water etc. in your rent.",
            "You pay for gas, water and so on in your rent.",
        ),
        (
            "You pay for shared bills (gas, water etc).",
            "You pay for shared bills (gas, water and so on).",
        ),
        ("You get £500 per annum.", "You get £500 each year."),
        ("The rent is £90 per week.", "The rent is £90 each week."),
        ("It costs approx. £20.", "It costs about £20."),
        ("Phone us asap.", "Phone us as soon as possible."),
        ("N.B. The lift is broken.", "The lift is broken."),
        ("E.g. a bank letter will do.", "For example a bank letter will do."),
    ),
    leaves=(
        "Mobilising c.1 gives 9 points.",
        "Marks & Spencer sell these.",
        "You and/or your carer can come.",
        "Email eg@ie.com today.",
        "Section 1(e)(g) of the Act applies.",
        "The ratio is 5 per cent.",
        "Your rent will rise from £98.50 to £103.25 per week.",
        'The sign says "e.g. cats".',
        "Ask Ms Etch about the fees.",
        "Use {{e.g. name}} here.",
    ),
)
