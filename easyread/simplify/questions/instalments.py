"""So many payments of so much ("12 payments of £20") -> do they make the total that the letter gives?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from easyread.facts.find.number_words import NUMBER, to_decimal
from easyread.simplify.questions.asked import Asked, Kind, Reading
from easyread.simplify.questions.money import Sum, say_pounds, sums_in

_I = re.IGNORECASE
_COUNT_AHEAD = re.compile(
    rf"(?P<number>{NUMBER}) (?:(?:equal|monthly|weekly|fortnightly|regular|further) )*(?:instalments?|payments?|hours?|nights?|sessions?|visits?|days?|weeks?|months?)"
    r"(?: of [a-z ]{3,25})? ?(?:of|at|x|×|@) ?$",
    _I,
)
_COUNT_BEHIND = re.compile(
    rf"^,? ?(?:by [\w ]{{3,20}} )?(?:for|over|x|×) (?P<number>{NUMBER}) (?P<unit>week|month|year|fortnight|day|night|instalment|payment|session|visit)s?\b",
    _I,
)
_TOTAL = re.compile(
    r"(?:\ba total of|\btotal(?:s|ling)?(?: is| of)?|\bcomes to|\bmakes|\bin all|\baltogether|=|\bto (?:pay|clear) (?:the|your) (?:balance|debt|arrears) of)[ :]*$",
    _I,
)
_TOTAL_BEHIND = re.compile(r"^ ?(?:in total|altogether|in all)\b", _I)
_THIS = re.compile(
    r"\b(?:pay|repay|clear) (?:back |off )?(?:this|it|what you owe|the (?:debt|money|balance|arrears)) (?:back |off )?in (?!full)[^£]*$|\b(?:pay|repay) (?:back |off )?(?:this|it) in \w+ ",
    _I,
)
_REPAID = re.compile(
    r"\b(?:pay|repay|clear)(?:ing)?(?: (?:back|off))?(?: (?:the|your))? [^£.]{0,40}$", _I
)
_BY_PARTS = re.compile(r"^ ?(?:at|by|in|with)\b[^£.]{0,50}$", _I)
# An instalment of another size, or a number that is not exact.
_UNSURE = re.compile(
    r"\b(?:final|last (?:payment|instalment|one)|first (?:payment|instalment|one)|remaining|followed by|about|around|approximately|roughly|up to|at least|interest|deposit|plus|and then|minimum|extra|towards|left to pay)\b",
    _I,
)


def ask(reading: Reading) -> Iterator[Asked]:
    """Ask which number is wrong where the payments do not make the total."""
    for i, said in enumerate(reading.said):
        words = said.words
        after = reading.said[i + 1].words if i + 1 < len(reading.said) else ""
        both = f"{words} {after}" if _is_total_sentence(after) else words
        if _UNSURE.search(both):
            continue
        about = [words, after] if len(both) > len(words) else [words]
        owed = reading.said[i - 1].words if i and _THIS.search(words) else ""
        if len(sums_in(owed)) == 1 and not _UNSURE.search(owed):
            about.insert(0, owed)
            both = f"{owed.rstrip('. ')}: {words}"  # "You owe £360. You can pay this in 12 ..."
        found = sums_in(both)
        for one in found:
            count = _count(both, one)
            total = next((s for s in found if s is not one and _is_total(both, s, one)), None)
            if count is None or total is None:
                continue
            real = count * one.pounds
            if abs(real - total.pounds) > count / 100:  # a penny each may be rounding
                yield Asked(
                    f"The numbers do not add up: {count} times {say_pounds(one.pounds)} is "
                    f"{say_pounds(real)}, but the letter says {say_pounds(total.pounds)}. "
                    "Which number is wrong?",
                    tuple(about),
                )
                break


def _count(text: str, one: Sum) -> int | None:
    ahead = _COUNT_AHEAD.search(text[: one.start])
    behind = _COUNT_BEHIND.match(text[one.end :])
    match = ahead or behind
    if match is None:
        return None
    if match is behind and one.rate and not behind["unit"].lower().startswith(one.rate):
        return None  # "£20 a week for 12 months"
    if match is ahead and one.rate and not re.search(rf"\b{one.rate}", match[0], _I):
        return None
    number = Decimal(to_decimal(match["number"]))
    return int(number) if number == number.to_integral() and 1 < number < 1000 else None


def _is_total(text: str, total: Sum, one: Sum) -> bool:
    before, after = text[: total.start], text[total.end :]
    if total.start > one.start:
        return bool(_TOTAL.search(before) or _TOTAL_BEHIND.match(after))
    gap = text[total.end : one.start]
    if _REPAID.search(before) and _BY_PARTS.match(gap):
        return True
    if ": " in gap and _THIS.search(gap):
        return True
    return (bool(_TOTAL.search(before)) and "£" not in gap and len(gap) < 60) or (
        len(gap) < 60 and re.search(r"\b(?:being|made up of|=)\s[^£.]*$", gap, _I) is not None
    )


def _is_total_sentence(words: str) -> bool:
    return (
        re.match(
            r"(?:this|that|it) (?:is|makes|comes to|adds up to|will be)\b[^.]*£[^.]*(?:\bin total|\baltogether|\bin all)|(?:the|your) total is £|(?:this|that|it) (?:makes|comes to|adds up to) £|this is a total of £",
            words,
            _I,
        )
        is not None
    )


KIND = Kind(
    "instalments",
    ask,
    asks=(
        "You owe £360. You can pay this in 12 instalments of £35.",
        "You can repay the overpayment of £240.00 at £20 a week for 10 weeks.",
        "You will make 12 payments of £20, a total of £260.",
        "You can pay in 10 monthly instalments of £45.50. This is £450 in total.",
        "You will pay £25 a week for 8 weeks, which is £225 in total.",
        "A personal budget of £286.80 per week has been agreed, being 12 hours of home care at £22.40.",
        "The total of £600 can be paid in six instalments of £110.",
        "You pay £30 each month for 24 months. That comes to £750.",
        "The balance will be cleared with 4 equal payments of £62.50, totalling £255.",
        "5 nights at £18 comes to £80.",
    ),
    passes=(
        "You owe £420. You can pay this in 12 instalments of £35.",
        "You can repay the overpayment of £240.00 at £20 a week for 12 weeks.",
        "You will make 12 payments of £20, a total of £240.",
        "You can pay in 12 monthly instalments of £33.33, a total of £400.",
        "You will make 11 payments of £50 and a final payment of £38, a total of £588.",
        "A personal budget of £268.80 per week has been agreed, being 12 hours of home care at £22.40.",
        "You will pay £66.72 each month by Direct Debit for 24 months. Of this, £41.20 is for water.",
        "You can pay about £30 a month for 12 months, a total of £400.",
        "You may claim £10 plus £2 for each further day, up to £50.",
        "You get £73.90 a week from 2 May. Arrears of £1,478.00, covering 20 weeks, will be paid.",
        "You pay £20 a week for 12 months. This is £1,040 in total.",
    ),
)
