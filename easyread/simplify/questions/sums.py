"""A sum in a sentence ("£50 rent + £12 service charge = £64") -> does it add up?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from easyread.simplify.questions.asked import Asked, Kind, Reading
from easyread.simplify.questions.money import Sum, say_pounds, sums_in

_I = re.IGNORECASE
_TOTAL_AHEAD = re.compile(
    r"=|\b(?:a total of|total(?:s|ling|ing)?(?: is| of| to)?|mak(?:es|ing)(?: a total of| it)?|com(?:es|ing) to|add(?:s|ing)? up to|altogether|giving(?: a total of)?|in total|in all)"
    r"[ :,]*(?:of |is )?$",
    _I,
)
_TOTAL_BEHIND = re.compile(r"^ ?,?\(? ?(?:in total|altogether|in all|total)\b", _I)
_PARTS_FOLLOW = re.compile(
    r"^[^.£]{0,60}?(?:made up of|made up from|consist(?:s|ing) of|compris(?:es|ing)(?: of)?|split into|broken down as|this is|that is|being|:|\(|=|which is)[^£.]{0,30}$",
    _I,
)
_PLUS = re.compile(r"\+|\bplus\b|\band\b|,|;|\badd(?:ed)?\b", _I)
_MINUS = re.compile(r"(?<=\s)[-–−](?=\s)|\b(?:minus|less|take away)\b", _I)
# Words that make the parts no parts of one sum.
_UNSURE = re.compile(
    r"\b(?:of which|from|instead|up to|at least|more|was|were|now|before|after|if|or|between|limit|increase[ds]?|reduced|cap|maximum|minimum|about"
    r"|around|nearly|over|under|above|below|then|rather|not|deducted|discount|including|includes?|per cent|off|out of|owe[ds]?|balance|remaining|left|to)\b|%|\d+ ?(?:x|×|weeks|months|hours|instalments|payments)\b",
    _I,
)


_RISE = re.compile(
    r"^[^.;]{0,30}?\b(?:(?:an? |this is an? |which is an? )(?P<way>increase|rise|decrease|reduction|cut)) of $",
    _I,
)
_UNSURE_PARTS = re.compile(
    r"\b(?:including|includes?|already|or|up to|each|was|from|per cent)\b|%", _I
)
_OF_THIS = re.compile(r"^of (?:this|that|these|which)\b", _I)


def ask(reading: Reading) -> Iterator[Asked]:
    """Ask which number is right where the parts do not make the total."""
    for i, said in enumerate(reading.said):
        line, found = said.words, sums_in(said.words)
        yield from _rise(line, found)
        if i and _OF_THIS.match(line):
            yield from _more_than_all(reading.said[i - 1].words, line, found)
        if len(found) < 3 or len({s.rate for s in found if s.rate}) > 1:
            continue
        yield from _ahead(line, found) or _behind(line, found)


def _rise(line: str, found: Sequence[Sum]) -> Iterator[Asked]:
    """From one sum to another: "from £80 to £90 a week, an increase of £20"."""
    for one, other, step in zip(found, found[1:], found[2:], strict=False):
        between = line[other.end : step.start]
        if (
            re.search(r"\bfrom $", line[: one.start])
            and line[one.end : other.start].strip() == "to"
            and _RISE.match(between)
            and len({s.rate for s in (one, other, step) if s.rate}) < 2
            and abs(other.pounds - one.pounds) != step.pounds
        ):
            yield Asked(
                f"The numbers do not fit: from {say_pounds(one.pounds)} to "
                f"{say_pounds(other.pounds)} is {say_pounds(abs(other.pounds - one.pounds))}, but "
                f"the letter says {say_pounds(step.pounds)}. Which number is wrong?",
                (line,),
            )


def _more_than_all(before: str, line: str, parts: Sequence[Sum]) -> Iterator[Asked]:
    """Parts that are more than the whole: "You pay £60. Of this, £50 is rent and £20 is water"."""
    whole = sums_in(before)
    real = sum((p.pounds for p in parts), Decimal(0))
    known = len(whole) == 1 and len(parts) > 1 and not _UNSURE_PARTS.search(line)
    if known and real > whole[0].pounds:
        written = " + ".join(say_pounds(p.pounds) for p in parts)
        yield Asked(
            f"The numbers do not add up: {written} is {say_pounds(real)}, but the letter says "
            f"{say_pounds(whole[0].pounds)}. Which number is wrong?",
            (before, line),
        )


def _ahead(line: str, found: Sequence[Sum]) -> list[Asked]:
    """Parts, then their total: "£50 rent + £12 charge = £64"."""
    for i in range(2, len(found)):
        between = line[found[i - 1].end : found[i].start]
        total_word = _TOTAL_AHEAD.search(between)
        behind = _TOTAL_BEHIND.match(line[found[i].end :])
        if not total_word and not (behind and re.search(r"[+:(]|\b(?:plus|and)\b", between)):
            continue
        signs = _signs(line, found[:i])
        rest = between[: total_word.start()] if total_word else ""
        if signs is None or _UNSURE.search(rest):
            return []
        return _wrong(line, found[:i], signs, found[i].pounds)
    return []


def _behind(line: str, found: Sequence[Sum]) -> list[Asked]:
    """A total, then its parts: "£64, made up of £50 rent and £12 charge"."""
    gap = line[found[0].end : found[1].start]
    if gap.strip() in (":", "(") and not _UNSURE.search(line[found[-1].end :]):
        signs = _signs(line, found[1:])
        return [] if signs is None else _wrong(line, found[1:], signs, found[0].pounds)
    if not (
        _PARTS_FOLLOW.match(gap)
        and (
            _TOTAL_AHEAD.search(line[: found[0].start])
            or re.search(r"made up|consist|compris|split|broken|in total|altogether", gap, _I)
        )
    ):
        return []
    signs = _signs(line, found[1:])
    return [] if signs is None else _wrong(line, found[1:], signs, found[0].pounds)


def _signs(line: str, parts: Sequence[Sum]) -> list[int] | None:
    """Plus or minus before each part; None where the words between say neither."""
    signs = [1]
    for one, other in pairwise(parts):
        between = line[one.end : other.start]
        if len(between) > 80 or re.search(r"[.!?] ", between) or "=" in between:
            return None
        if _MINUS.search(between):
            signs.append(-1)
        elif _PLUS.search(between) and not _UNSURE.search(between):
            signs.append(1)
        else:
            return None
    return signs


def _wrong(line: str, parts: Sequence[Sum], signs: Sequence[int], total: Decimal) -> list[Asked]:
    real = sum((s * p.pounds for s, p in zip(signs, parts, strict=True)), Decimal(0))
    if real == total or len(parts) < 2:
        return []
    written = say_pounds(parts[0].pounds) + "".join(
        f" {'+' if s > 0 else '-'} {say_pounds(p.pounds)}"
        for s, p in zip(signs[1:], parts[1:], strict=True)
    )
    return [
        Asked(
            f"The numbers do not add up: {written} is {say_pounds(real)}, but the letter says "
            f"{say_pounds(total)}. Which number is wrong?",
            (line,),
        )
    ]


KIND = Kind(
    "sum",
    ask,
    asks=(
        "Your rent goes up from £80 to £90 a week, an increase of £12 a week.",
        "You will pay £66.72 each month. Of this, £51.20 is for water and £25.52 is for the debt.",
        "You will get £300: £100 in April, £100 in May and £50 in June.",
        "Your payment will be £120 a week for care and £35 a week for transport (£165 a week in total).",
        "Your new rent is £50 rent + £12 service charge = £64.",
        "You will pay £50 for rent and £12 for service charges, a total of £64.",
        "The total is £150, made up of £90 rent and £50 heating.",
        "You owe £200 rent plus £35 court costs, which makes £225.",
        "You get £73.90 a week for daily living and £29.20 a week for mobility, a total of £105.10 a week.",
        "You must pay a total of £64 (£50 rent and £12 service charge).",
        "We will pay you £120 - £20 = £90.",
        "Rent £412.50, heating £30 and water £18.20: £470.70 in total.",
        "£30 for the form plus £15 for postage comes to £50.",
    ),
    passes=(
        "Your rent goes up from £80 to £90 a week, an increase of £10 a week.",
        "You owe £100. Of this, £30 is rent and £20 is water.",
        "The fine is £130: £65 if you pay early and £195 if you pay late.",
        "You will get £250: £100 in April, £100 in May and £50 in June.",
        "Your new rent is £50 rent + £12 service charge = £62.",
        "You will pay £50 for rent and £12 for service charges, a total of £62.",
        "The rent goes up from £50 to £55, an increase of £5, and the total is £60.",
        "You have savings of £16,300.00, which is above the lower limit (£14,250) and below the upper limit (£23,250).",
        "A fee of £75.00 will be added and, if a visit is made, a further £235.00.",
        "You may claim £10 plus £2 for each further day, up to £50.",
        "You will pay £66.72 each month. Of this, £41.20 is for water and £25.52 is towards the balance.",
        "You pay £10 a week, £43.33 a month or £520 in total.",
        "You get £120 - £20 = £100.",
        "The grant is £64,000 a year and the other is £18,500.",
    ),
)
