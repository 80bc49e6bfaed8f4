"""A text -> its money, shares, doses, periods, rates and other numbers, in one normal form."""

from __future__ import annotations

import re
from decimal import Decimal

from easyread.facts.find.found import Page
from easyread.facts.find.number_words import NUMBER, shortest, to_decimal

_I = re.IGNORECASE
_SCALE = {
    "k": 1000,
    "thousand": 1000,
    "m": 1_000_000,
    "million": 1_000_000,
    "bn": 10**9,
    "billion": 10**9,
}

# Each form with pieces of text: no match is without one of them. All forms but those of money are
# looked for in small letters.
_Forms = tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
_MONEY: _Forms = (
    (
        re.compile(
            r"(?P<sign>[£€$])\s?(?P<number>\d[\d,]*(?:\.\d+)?)(?:\s?(?P<scale>k|m|bn|thousand|million|billion)\b)?",
            _I,
        ),
        ("£", "€", "$"),
    ),
    (
        re.compile(rf"(?P<number>{NUMBER})\s+(?P<sign>pounds|euros?|pence)(?=\W|$)", _I),
        ("pounds", "euro", "pence"),
    ),
    (re.compile(r"(?<![\w.])(?P<number>\d+)(?P<sign>p)\b"), ("p",)),
)
_SHARES: _Forms = (
    (re.compile(rf"(?P<top>{NUMBER})\s?(?P<bottom>%|per\s?cent\b)"), ("%", "cent")),
    (
        re.compile(
            rf"(?P<top>{NUMBER})\s+(?:in(?!\s+(?:19|20)\d\d\b)|out\s+of)\s+(?:every\s+)?(?P<bottom>{NUMBER})"
        ),
        ("in", "out"),
    ),
)
_PARTS = {
    "half": "50%", "quarter": "25%", "third": "33.33%", "fifth": "20%", "tenth": "10%", "three quarters": "75%",
    "two thirds": "66.67%", "two fifths": "40%", "three fifths": "60%", "four fifths": "80%",
}  # fmt: skip
_NOT_TIME = (
    r"(?![\s-]+(?:past|to|an?|the|of\s+an)\s+(?:[\d]|hours?\b|day\b|year\b|one\b|two\b|three\b|four\b|five\b|six\b"
    r"|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b)|[\s-]+(?:hour|day|year|term|board|time|way|sister|brother|past|an?)s?\b)"
)
# "a third" and "a fifth" are shares only before "of" or "off", or after "by": "a third letter" is no share.
_PART = re.compile(
    r"\b(?:(?<!hour and )(?<!hours and )(?<!year and )(?<!years and )(?P<many>three[\s-]+quarters|two[\s-]+thirds|(?:two|three|four)[\s-]+fifths)"
    r"|(?:an?|one|1)[\s-]+(?P<one>third|fifth|tenth|quarter)(?=\s+(?:of|off|less|more|from|extra|smaller|bigger|lower|higher)\b(?!\s+an?\b))"
    r"|(?<=\bby )(?:an?|one|1)[\s-]+(?P<by>third|fifth|tenth|quarter)(?=\s*(?:[.,;:)]|$)|\s+(?:if|when|from|because|for|as|and|until|unless|this|next|in|on|at|after|over|but|with|since|during|each|every)\b)"
    r"|(?<!a )(?<!an )(?<!and )(?<!-)(?P<half>half)(?=\s+(?:of|off|the|your|his|her|its|their|our|what|price|that|as)\b|\s*[.;\n]|\s*$))"
    rf"{_NOT_TIME}",
)
_FREQUENCY = re.compile(
    rf"\b(?:(?P<word>once|twice)|(?P<number>{NUMBER})\s+times?)\s+(?:(?:a|an|per|each|every)\s+)?"
    r"(?P<unit>hour|day|week|month|year|daily|weekly|monthly|yearly|nightly|night)\b",
)
_DOSE_UNITS = {
    "mg": "mg", "milligram": "mg", "milligrams": "mg", "mcg": "mcg", "microgram": "mcg", "micrograms": "mcg",
    "µg": "mcg", "g": "g", "gram": "g", "grams": "g", "ml": "ml", "millilitre": "ml", "millilitres": "ml",
    "tablet": "tablet", "tablets": "tablet", "capsule": "capsule", "capsules": "capsule", "puff": "puff",
    "puffs": "puff", "drop": "drop", "drops": "drop", "dose": "dose", "doses": "dose", "unit": "unit",
    "units": "unit", "pill": "tablet", "pills": "tablet", "spoonful": "spoonful", "spoonfuls": "spoonful",
}  # fmt: skip
_UNITS = {
    "km": "km", "kilometre": "km", "kilometres": "km", "mile": "mile", "miles": "mile", "m": "metre",
    "metre": "metre", "metres": "metre", "cm": "cm", "centimetres": "cm", "mm": "mm", "kg": "kg", "kilos": "kg",
    "kilograms": "kg", "stone": "stone", "litre": "litre", "litres": "litre", "kwh": "kwh", "c": "c", "mb": "mb",
    "feet": "foot", "ft": "foot", "inches": "inch", "yards": "yard", "yard": "yard",
}  # fmt: skip
_DOSE = re.compile(
    rf"(?P<number>{NUMBER})\s?-?(?P<unit>{'|'.join(sorted(_DOSE_UNITS, key=len, reverse=True))})\b",
)
_UNIT = re.compile(
    rf"(?P<number>{NUMBER})\s?-?(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})\b",
)
_PERIOD = re.compile(
    rf"(?P<number>{NUMBER})(?:\s+|-)(?:(?P<work>(?:full\s+|clear\s+)?working|business|calendar|clear|consecutive|full|whole"
    r"|more|further|extra)\s+)?"
    r"(?P<unit>minute|min|hour|hr|day|night|week|fortnight|month|year)s?'?(?![a-z])(?:\s+old\b)?",
)
# "48 to 72 hours", "between 2 and 3 days": the first number has the unit of the second.
_FROM_PERIOD = re.compile(
    rf"(?P<number>\b\d+(?=\s*(?:-|–|to|or|and)\s*\d)|{NUMBER}(?=\s+(?:to|or)\s))\s*(?:-|–|to|or|and)\s*"
    rf"(?={NUMBER}[\s-]+(?P<unit>minute|hour|day|night|week|month|year)s?\b)",
)
_DAYS_AND_NIGHTS = re.compile(
    rf"(?P<number>{NUMBER})\s+days?\s+and\s+(?P<nights>{NUMBER})\s+nights?\b",
)
_SPOKEN = {
    "an hour and a half": "90 minute", "half an hour": "30 minute", "a half hour": "30 minute",
    "quarter of an hour": "15 minute", "three quarters of an hour": "45 minute", "each quarter": "3 month",
    "every quarter": "3 month", "per quarter": "3 month", "quarterly": "3 month", "half a year": "6 month",
    "a year and a half": "18 month", "a day and a night": "24 hour", "day and night": "24 hour", "day and a night": "24 hour",
    "overnight": "1 night", "half yearly": "6 month", "every half year": "6 month", "every other week": "2 week",
    "every second week": "2 week", "every other month": "2 month", "biannually": "6 month", "biannual": "6 month",
    "bi annually": "6 month", "twice yearly": "6 month",
}  # fmt: skip
_SPOKEN_PERIOD = re.compile(
    rf"\b(?:{'|'.join(sorted(_SPOKEN, key=len, reverse=True))})\b".replace(" ", r"[\s-]+"),
)
_ONE_PERIOD = re.compile(r"\b(?:(?:a|one|per|each|every)\s+)?fortnight(?:ly)?\b")
_SPANS = ("min", "hour", "hr", "day", "night", "week", "month", "year")
# "for a year", "in the last year", "a whole day": one of it, not how often.
_A_PERIOD = re.compile(
    r"\b(?:(?:for|within|after|takes?|lasts?|than|least|in|from|over|during|at\s+most|up\s+to)\s+)(?P<from>)(?:an?|(?<=for )another|the\s+(?:last|past|next)|the\s+whole"
    r"|the\s+full)\s+(?P<unit>minute|hour|day|night|week|month|year)\b(?!'s)"
    r"|\b(?:an?|one|the)\s+(?:whole|full|further)\s+(?P<full>hour|day|night|week|month|year)\b",
)
_HYPHEN_RATE = re.compile(rf"(?P<number>{NUMBER})-(?P<unit>hour|dai|week|month|year)ly\b")
_AND_A_HALF = re.compile(
    rf"(?:(?P<number>{NUMBER})|\ban?)\s+(?P<unit>hour|day|week|month|year)?s?\s*(?:and|&)\s+(?P<part>(?:a|1)\s+half|(?:a|1)\s+quarter|three\s+quarters)(?:\s+(?P<after>hour|day|week|month|year)s?)?\b",
)
_HOURS_MINUTES = re.compile(
    rf"(?P<hours>{NUMBER})\s+hours?\s+(?:and\s+)?(?P<minutes>{NUMBER})\s+minutes?\b"
)
_SMALLER = {"hour": (60, "minute"), "day": (24, "hour"), "year": (12, "month")}
_RATE = re.compile(
    r"\b(?:(?:a|an|per|each|every)\s+(?:calendar\s+|single\s+)?(?P<unit>minute|hour|day|night|week|month|year|annum)"
    r"|(?P<adverb>hourly|daily(?!\s+(?:living|life|lives|routine|activit|tasks?))|nightly|weekly|monthly|annually|yearly|annual))\b",
)
_ADVERBS = {
    "daily": "day",
    "annually": "year",
    "annual": "year",
    "annum": "year",
    "nightly": "night",
}
_ORDINAL = re.compile(r"(?<![\w.])(?P<number>\d+)(?:st|nd|rd|th)\b")
_NUMBER = re.compile(rf"(?<![\w.])(?P<number>-?(?:{NUMBER}))(?![\w])")
_LIST_MARK = re.compile(
    r"(?:(?:^|\n)[ \t]*(?:\*\s*)?|[:;\t]\s*)\d{1,2}[.)](?=\s)|\b\d{1,2}\.(?=[A-Z][a-z])"
)

# "Expected days: 1." fills in a form, and begins no list.
_FILLED_IN = re.compile(
    r"\b(?:minutes?|hours?|days?|nights?|weeks?|months?|years?|number|people|persons?|adults|children|guests|total|points?|score"
    r"|tablets?|doses?|copies|pages?|visits?|sessions?|lessons?|bedrooms?|rooms?|age|quantity|amount|places|items|times)\W{0,2}:$",
    _I,
)


def find_shares_and_money(page: Page) -> None:
    """Take money, then shares of a whole (25%, 1 in 4)."""
    if page.has_number:
        for form, needs in _MONEY:
            for match in page.matches(form, *needs):
                page.take(match.start(), match.end(), "money", _money(match))
    for match in page.matches_low(_PART, "half", "third", "quarter", "fifth", "tenth"):
        part = (match["many"] or match["one"] or match["by"] or match["half"]).lower()
        page.take(match.start(), match.end(), "number", _PARTS[" ".join(re.split(r"[\s-]+", part))])
    for form, needs in _SHARES if page.has_number else ():
        for match in page.matches_low(form, *needs):
            value = _share(match["top"], match["bottom"])
            if value is not None:
                page.take(match.start(), match.end(), "number", value)


def find_amounts(page: Page) -> None:
    """Take how often, doses, measures, periods, rates, then every number that is left."""
    for match in page.matches_low(_AND_A_HALF, "half"):
        unit = (match["unit"] or match["after"] or "").lower()
        if unit in _SMALLER:
            many, smaller = _SMALLER[unit]
            number = Decimal(to_decimal(match["number"] or "1")) + _part_of_one(match["part"])
            page.take(match.start(), match.end(), "period", f"{shortest(number * many)} {smaller}")
    for match in page.matches_low(_HOURS_MINUTES, "minute"):
        minutes = 60 * int(Decimal(to_decimal(match["hours"]))) + int(
            Decimal(to_decimal(match["minutes"]))
        )
        page.take(match.start(), match.end(), "period", f"{minutes} minute")
    for match in page.matches_low(_FREQUENCY, "once", "twice", "time"):
        often = {"once": "1", "twice": "2"}.get((match["word"] or "").lower()) or to_decimal(
            match["number"]
        )
        each = f"each {_rate(match['unit'])}"
        if often == "1":  # "once a year" is "annual"
            page.take(match.start(), match.end(), "unit", each)
        else:
            page.take(match.start(), match.end(), "dose", f"{often} times {each}")
    for match in page.matches_low(_DAYS_AND_NIGHTS, "night"):
        if to_decimal(match["number"]) == to_decimal(match["nights"]):
            page.take(match.start(), match.end(), "period", f"{to_decimal(match['number'])} day")
    for match in page.matches_low(_SPOKEN_PERIOD, "half", "hour", "quarter", "night", "every"):
        words = " ".join(match[0].lower().replace("-", " ").split())
        page.take(match.start(), match.end(), "period", _SPOKEN[words])
    for match in page.matches_low(_FROM_PERIOD, *_SPANS):
        value = f"{to_decimal(match['number'])} {match['unit'].lower()}"
        page.take(match.start("number"), match.end("number"), "period", value)
    for match in page.matches_low(_HYPHEN_RATE, "ly"):
        unit = match["unit"].lower().replace("dai", "day")
        page.take(match.start(), match.end(), "period", f"{to_decimal(match['number'])} {unit}")
    for match in page.matches_low(_PERIOD, *_SPANS) if page.has_number else ():
        page.take(match.start(), match.end(), "period", _period(match))
    for match in page.matches_low(_ONE_PERIOD, "fortnight"):
        page.take(match.start(), match.end(), "period", "2 week")
    for match in page.matches_low(_A_PERIOD, *_SPANS):
        unit = (match["unit"] or match["full"]).lower()
        start = match.start("from") if match["unit"] else match.start()
        page.take(start, match.end(), "period", f"1 {unit}")
    for match in page.matches_low(_DOSE) if page.has_number else ():
        page.take(
            match.start(),
            match.end(),
            "dose",
            f"{to_decimal(match['number'])} {_DOSE_UNITS[match['unit'].lower()]}",
        )
    for match in page.matches_low(_UNIT) if page.has_number else ():
        page.take(
            match.start(),
            match.end(),
            "unit",
            f"{to_decimal(match['number'])} {_UNITS[match['unit'].lower()]}",
        )
    for match in page.matches_low(_RATE, *_SPANS, "dai", "annu"):
        page.take(
            match.start(), match.end(), "unit", f"each {_rate(match['unit'] or match['adverb'])}"
        )
    if not page.has_number:
        return
    marks = {
        m.end()
        for m in _LIST_MARK.finditer(page.left)
        if not (m[0][0] == ":" and _FILLED_IN.search(page.text[: m.start() + 1]))
    }
    for form in (_ORDINAL, _NUMBER):
        for match in page.matches_low(form):
            if match.end() + 1 in marks or match.end("number") + 1 in marks:
                continue  # "1." before an item of a list counts the items, it is no fact
            if match["number"].lower() != "one":  # mostly a pronoun: "the last one", "no one"
                page.take(match.start(), match.end(), "number", to_decimal(match["number"]))


_HOURS = {"minute": Decimal(1) / 60, "hour": Decimal(1), "day": Decimal(24), "week": Decimal(168)}


def same_length(one: str, other: str) -> bool:
    """Say if two period values last exactly as long: 48 hours and 2 days.

    Used for a help line that says a period again in other words, never for the period itself.

    >>> same_length("48 hour", "2 day"), same_length("1 month", "30 day")
    (True, False)
    """
    (n, unit), (m, other_unit) = one.split(" ", 1), other.split(" ", 1)
    if unit not in _HOURS or other_unit not in _HOURS:
        return unit == "year" and other_unit == "month" and Decimal(n) * 12 == Decimal(m)
    return abs(Decimal(n) * _HOURS[unit] - Decimal(m) * _HOURS[other_unit]) < Decimal("0.001")


def _part_of_one(words: str) -> Decimal:
    """The rest of "an hour and a quarter": 0.25, 0.5 or 0.75."""
    if words.lower().endswith("half"):
        return Decimal("0.5")
    return Decimal("0.75") if words.lower().startswith("three") else Decimal("0.25")


def _money(match: re.Match[str]) -> str:
    sign = match["sign"].lower()
    number = Decimal(to_decimal(match["number"]))
    scale = match.groupdict().get("scale")
    if scale:
        number *= _SCALE[scale.lower()]
    if sign in ("p", "pence"):
        return f"£{shortest(number / 100)}"
    coin = {"pounds": "£", "euro": "€", "euros": "€"}.get(sign, sign)
    return f"{coin}{shortest(number)}"


def _share(top: str, bottom: str) -> str | None:
    over = (
        Decimal(100)
        if not bottom[:1].isdigit() and bottom.lower().startswith(("%", "per"))
        else None
    )
    base = over or Decimal(to_decimal(bottom))
    part = Decimal(to_decimal(top))
    if base == 0 or (over is None and part > base):
        return None  # "2 in 1" is no share
    return f"{shortest(round(part / base * 100, 2))}%"


def _period(match: re.Match[str]) -> str:
    number, unit = to_decimal(match["number"]), match["unit"].lower()
    kind = (match["work"] or "").lower()
    unit = {"min": "minute", "hr": "hour"}.get(unit, unit)
    if unit == "fortnight":
        return f"{shortest(Decimal(number) * 2)} week"
    return (
        f"{number} working {unit}"
        if "working" in kind or kind == "business"
        else f"{number} {unit}"
    )


def _rate(text: str) -> str:
    low = text.lower()
    return _ADVERBS.get(low, low.removesuffix("ly"))
