"""A text -> its e-mails, sites, phones, postcodes, references, numbers of a person, days of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.facts.find.found import Page
from easyread.masking.days import DAY, day_of
from easyread.masking.spot import Known
from easyread.masking.words import lists

_I = re.IGNORECASE
PLACEHOLDER = re.compile(r"\{(?P<kind>[A-Za-z][A-Za-z ]{0,30}) (?P<n>\d{1,4}(?:\.\d{1,4})?)\}")
_EMAIL = re.compile(r"[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]\"“”]+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:co\.uk|org\.uk|gov\.uk|nhs\.uk|ac\.uk|sch\.uk|police\.uk|gov\.scot|gov\.wales|com|org|net|uk|"
    r"scot|wales|cymru|info|example)\b(?:/[^\s<>()\[\]\"“”]*)?",
    _I,
)
_PHONE = re.compile(
    r"(?<![\w.£])(?:\+44[ .-]?(?:\(0\)[ .-]?)?|0044[ .-]?|\(0|0)\d(?:[ ().-]{0,3}\d){7,9}(?![\d\w])"
)
_TEXT_CODE = re.compile(r"(?<=\b[Tt]ext )\d{5}\b")
POSTCODE = re.compile(
    r"\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]?\s{0,3}(?!\d(?-i:am|pm|st|nd|rd|th|mg|ml|kg|km|cm|mm)\b)\d[A-Z]{2})\b",
    _I,
)
_NINO = re.compile(r"\b[A-Z]{2}[ -]{0,2}\d{2}[ -]{0,2}\d{2}[ -]{0,2}\d{2}[ -]{0,2}[A-D]\b", _I)
_NHS = re.compile(r"(?<![\d£])\d{3}[ -]{1,3}\d{3}[ -]{1,3}\d{4}(?!\d)")
_CAR = re.compile(
    r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b|\b[A-Z]\d{1,3} [A-Z]{3}\b|\b[A-Z]{3} \d{1,3}[A-Z]\b"
)
_DRIVER = re.compile(r"\b[A-Z9]{5} ?\d{6} ?[A-Z9]{2}\d[A-Z]{2}(?: ?\d\d)?\b")
_IBAN = re.compile(r"\bGB\d{2}(?: ?[A-Z]{4})(?: ?\d{2,4}){3,5}\b")
_SORT = re.compile(r"(?<![\d/-])\d{2}-\d{2}-\d{2}(?![\d/-])")

# The label in front of a number of a person -> its kind. First the special ones.
LABELS: tuple[tuple[str, str], ...] = (
    ("NHS number", r"nhs"),
    ("National Insurance number", r"national insurance|nino|ni"),
    ("hospital number", r"hospital|patient|mrn|chi|unit record|clinic|h&c|health and care"),
    ("passport number", r"passport"),
    ("driving licence number", r"driving licence|driver(?:'s)? (?:licence|number)|driver"),
    ("vehicle registration", r"vehicle|vrm|registration mark|vehicle registration(?: mark)?|number plate|reg"),
    ("sort code", r"sort code"),
    ("council tax number", r"council tax(?: account| reference)?"),
    ("tax reference", r"unique taxpayer(?: reference)?|utr|tax(?:payer)? reference|paye"),
    ("account number", r"(?:bank |building society )?account|iban|roll"),
    ("case number", r"case|claim|court"),
    ("appeal number", r"appeal|tribunal"),
    ("tenancy number", r"tenancy|rent|property"),
)  # fmt: skip
_END = r"(?:nos?|numbers?|refs?|references?|codes?|ids?|identifiers?|marks?|u?rn)\.?"
_ALONE = (
    r"sort code|nino|vrm|mrn|crn|urn|upn|uprn|uln|chi|utr|iban|mpan|mprn|registration mark|unique taxpayer reference|"
    r"vehicle registration|(?:your |our |my )?ref(?:erence)?|hospital (?:id|unit)|pcn|(?:account|passport|driving licence)(?=\W{1,3}[A-Z]?\d)|quoting|number plate"
)
_LABEL = re.compile(
    rf"(?<![\w])(?P<label>(?:(?:[A-Za-z][\w'/&-]*) ){{0,4}}?(?:{_END}|{_ALONE})|{_ALONE})(?![\w])"
    r"(?:\s*\([^()\n]{1,20}\))?\s{0,3}(?:[:#=.-]|\bis\b|\bwas\b|\bof\b|\bas\b)?\s{0,3}[\"'(]?",
    _I,
)
_VALUE = re.compile(
    r"(?=[^\n]{0,24}\d)(?:[A-Z0-9][A-Z0-9/.\\-]*(?![a-z]))(?: ?[/-] ?(?=[A-Z0-9]))?(?:[ ](?=[A-Z0-9/-]*\d)[A-Z0-9][A-Z0-9/.\\-]*(?![a-z]))*"
    r"(?:[ ][A-Z]{1,3}(?![A-Za-z]))?|(?=[\w/.-]*\d)[A-Za-z0-9]+(?:[/.\\-][A-Za-z0-9]+)*"
)
_NOT_PERSONAL = re.compile(
    r"\b(?:page|room|ward|floor|level|bus|platform|box|route|question|section|part|paragraph|para|annex|form|item|flat|"
    r"house|door|gate|zone|tel|telephone|phone|mobile|fax|text|textphone|minicom|helpline|call|freephone|the|a|this|same|"
    r"whole|total|maximum|minimum|in|any|small|large|post|leaflet|version|serial port|dress|bar)\b",
    _I,
)
_CODE = re.compile(r"(?<![\w£.,@/-])[A-Za-z0-9]+(?:[/_.\\-]{1,2}[A-Za-z0-9]+)*(?![\w@])")
_TALLIES = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d[/-](?:\d\d|(?:19|20)\d\d)|\d{4}-\d\d-\d\d|[\d.]+|\d{1,3}[/-]\d{1,3}"
    r"|\d[\d.,:-]*(?:am|pm|st|nd|rd|th|mg|mcg|ml|g|kg|km|cm|mm|m|k|hrs?|mins?|p|s|x)(?:[/-][\d.:]+(?:am|pm)?)?"
    r"|\d+-(?:minute|hour|day|week|month|year)s?(?:-old)?|covid-?19|\d{1,2}[a-z]{2,}",
    _I,
)
_DAYLIKE = re.compile(
    rf"\d{{1,2}}[ .-]?(?:{'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'})[a-z]*[ .-]?\d{{2,4}}",
    _I,
)
_LONG = re.compile(
    r"(?<![\w£.,/-])(?<!£ )\d{5,}(?:[/-]\d+)*(?![\w%]|[.,/-]\d)|(?<![\w£.,/-])\d{2,6}(?: \d{3,6}){1,4}(?![\w%]|[.,/-]\d)"
)
_BORN = re.compile(
    r"\b(?:d\.? ?o\.? ?b\b\.?|date of birth|birth ?date|birthday|born(?: on)?)(?:\s*\([^()\n]{1,14}\))?[\s:=.,|-]{0,4}(?:is |was |on |\d{1,2} ?= ?)?",
    _I,
)


def find_addresses_of_the_net(page: Page) -> None:
    """Take what already is a placeholder, then e-mail and web addresses (not the national ones)."""
    for found in PLACEHOLDER.finditer(page.left):
        page.take(found.start(), found.end(), found["kind"], found[0])
    for found in page.matches(_EMAIL, "@"):
        text = found[0].rstrip(".-'’")
        start = found.start() + len(text) - len(text.lstrip(".'’-"))
        page.take(
            start,
            found.start() + len(text),
            "email",
            page.text[start : found.start() + len(text)].lower(),
        )
    for found in page.matches(
        _URL,
        "://",
        "www",
        ".uk",
        ".com",
        ".org",
        ".net",
        ".scot",
        ".wales",
        ".cymru",
        ".info",
        ".example",
    ):
        text = found[0].rstrip(".,;:!?'’*_)")
        value = re.sub(r"^https?://", "", text, flags=_I).rstrip("/").lower()
        if value.split("/")[0] not in lists().sites:
            page.take(found.start(), found.start() + len(text), "web", value)


def births_in(text: str) -> Iterator[str]:
    """Every day of birth that a text names as one."""
    for label in _BORN.finditer(text):
        found = DAY.match(text, label.end())
        if found and (day := day_of(found)):
            yield day


def labelled_in(text: str) -> Iterator[tuple[str, str]]:
    """Every number with a label in front of it: its kind, and its bare letters and digits."""
    for kind, start, end in _labelled(text):
        yield kind, bare(text[start:end])


def kind_of_label(label: str) -> str | None:
    """The kind of number that a label promises, None where it promises none."""
    found = _LABEL.fullmatch(label.strip() + ": ")
    return _kind(found["label"]) if found and not _NOT_PERSONAL.search(found["label"]) else None


def bare(text: str) -> str:
    """Only the letters and digits, in small letters.

    >>> bare("UC/OP 77-KB")
    'ucop77kb'
    """
    return re.sub(r"[\W_]", "", text).lower()


def find_numbers(page: Page, known: Known) -> None:
    """Take numbers of people: days of birth, numbers with a label, and what looks like one."""
    if not page.has_digit:
        return
    for found in DAY.finditer(page.left):
        if (day := day_of(found)) and day in known.births:
            page.take(found.start(), found.end(), "birth date", day)
    for found in _PHONE.finditer(page.left):
        digits = re.sub(r"\D", "", found[0].replace("(0)", ""))
        digits = re.sub(r"^(?:0044|44)", "0", digits)
        before = page.text[max(0, found.start() - 24) : found.start()]
        if (
            10 <= len(digits) <= 11
            and not re.search(r"(?:no|number|ref\w*|account)\W{0,3}$", before, _I)
        ) or (
            10 <= len(digits) <= 11
            and re.search(
                r"(?:tel\w*|phone|mobile|fax|contact|call)\W*(?:no|number)?\W*$", before, _I
            )
        ):
            page.take(found.start(), found.end(), "phone", digits)
    for form, kind in (
        (_NINO, "National Insurance number"),
        (_NHS, "NHS number"),
        (_IBAN, "account number"),
        (_DRIVER, "driving licence number"),
    ):
        for found in form.finditer(page.left):
            page.take(found.start(), found.end(), kind, bare(found[0]))
    for kind, start, end in _labelled(page.left):
        page.take(start, end, kind, bare(page.text[start:end]))
    for form, kind in (
        (POSTCODE, "postcode"),
        (_TEXT_CODE, "phone"),
        (_CAR, "vehicle registration"),
        (_SORT, "sort code"),
    ):
        for found in form.finditer(page.left):
            if (
                kind == "sort code"
                and DAY.fullmatch(found[0])
                and not known_sort(page.text, found.start())
            ):
                continue
            if kind != "vehicle registration" or found[0].split()[-1] not in (
                "THE",
                "AND",
                "FOR",
                "MAY",
                "GBP",
            ):
                page.take(found.start(), found.end(), kind, bare(found[0]))
    for kind, value in known.numbers:
        spread = r"[ /.\\-]{0,2}".join(map(re.escape, value))
        for found in re.finditer(rf"(?<!\w){spread}(?!\w)", page.left, _I):
            page.take(found.start(), found.end(), kind, value)
    for found in _PHONE.finditer(page.left):
        page.take(found.start(), found.end(), "phone", re.sub(r"\D", "", found[0]))
    _find_codes(page)


def known_sort(text: str, at: int) -> bool:
    """Say if the words in front of a number such as 20-11-25 call it a sort code."""
    return "sort" in text[max(0, at - 30) : at].lower()


def _labelled(text: str) -> Iterator[tuple[str, int, int]]:
    at = 0
    while label := _LABEL.search(text, at):
        at = label.end()
        found = _VALUE.match(text, label.end())
        if found is None or _NOT_PERSONAL.search(label["label"]):
            at = max(label.start("label") + 1, label.end() - 1)
            continue
        words = found[0].rstrip(".-/\\ ")
        kind = _kind(label["label"])
        digits = sum(c.isdigit() for c in words)
        if (
            digits < (2 if kind != "reference" else 3)
            or DAY.match(text, found.start())
            or (_TALLIES.fullmatch(words) and not words.isdigit())
        ):
            continue
        yield kind, found.start(), found.start() + len(words)
        at = found.start() + len(words)


def _kind(label: str) -> str:
    low = label.lower()
    for kind, shape in LABELS:
        if re.search(rf"\b(?:{shape})\b", low):
            return kind
    return "reference"


def _find_codes(page: Page) -> None:
    """Take codes that nothing announces: four digits or more with letters or strokes, or a long number."""
    for found in _CODE.finditer(page.left):
        word = found[0]
        digits = sum(c.isdigit() for c in word)
        turns = len(re.findall(r"(?<=\d)[A-Za-z]|(?<=[A-Za-z])\d", word))
        if _TALLIES.fullmatch(word) or _DAYLIKE.fullmatch(word) or not digits:
            continue
        if word.isdigit() or re.search(
            r"\bS\.?I\.? $", page.text[max(0, found.start() - 5) : found.start()]
        ):
            continue
        mixed = any(c.isalpha() for c in word)
        if (
            (digits >= 4 and mixed)
            or (turns >= 2 and len(word) >= 5)
            or (digits >= 5 and not mixed)
        ):
            page.take(found.start(), found.end(), "reference", bare(word))
    for found in _LONG.finditer(page.left):
        if not DAY.match(page.text, found.start()) and not re.search(
            r"(?:£|€|\$) ?$", page.text[max(0, found.start() - 3) : found.start()]
        ):
            page.take(found.start(), found.end(), "reference", bare(found[0]))
