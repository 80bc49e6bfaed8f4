"""A text -> its template fields, links, e-mails, postcodes, phones, references and provisions."""

from __future__ import annotations

import re

from easyread.facts.find.found import Page

_I = re.IGNORECASE
_FIELD = re.compile(
    r"==[^=\n]{1,80}==|\(\([^()\n]{1,200}\)\)|\{\{[^{}\n]{1,80}\}\}|<<[^<>\n]{1,80}>>|«[^«»\n]{1,80}»"
    r"|%\(\w+\)[sd]|%[sd]\b"
)
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]\"]+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:co\.uk|org\.uk|gov\.uk|nhs\.uk|ac\.uk|gov\.scot|gov\.wales|com|org|net|uk|scot|wales)\b"
    r"(?:/[^\s<>()\[\]\"]*)?",
    _I,
)
_ENDS_OF_SITES = (".co", ".org", ".gov", ".nhs", ".ac.", ".net", ".uk", ".scot", ".wales")
_POSTCODE = re.compile(r"\b(?:GIR\s?0AA|[A-Z]{1,2}\d[A-Z\d]?\s{0,3}\d[A-Z]{2})\b")
_PHONE = re.compile(r"(?<![\w.])(?:\+44\s?(?:\(0\)\s?)?|\(?0)\d(?:[\s()-]{0,3}\d){6,11}(?!\w)")
_LAW = (
    r"(?:sections?|ss?\.|regulations?|regs?\.?|schedules?|sch\.|paragraphs?|paras?\.?|articles?|rules?|"
    r"parts?|chapters?|clauses?|grounds?|subsections?|annex|appendix)"
)
_PLACES_IN_LAW = (
    *("section", "s.", "reg", "sch", "para", "article", "rule", "part", "chapter", "clause"),
    *("ground", "annex", "appendix"),
)
_PROVISION = re.compile(
    rf"\b(?P<what>{_LAW})\s?(?P<where>(?:\d+[A-Z]{{0,2}}(?:\(\w{{1,4}}\))*|\([a-z]{{1,3}}\)|[A-Z](?![\w'])|[IVX]+\b)"
    r"(?:(?:,\s?|\s?(?:and|or|to|-)\s?)(?:\d+[A-Z]{0,2}(?:\(\w{1,4}\))*|\([a-z]{1,3}\)|(?-i:[A-Z](?![\w'])))(?![\w/]))*)",
    _I,
)
_EACH_PLACE = re.compile(r"\d+[A-Za-z]{0,2}(?:\(\w{1,4}\))*|\([a-z]{1,3}\)|\b[A-Z]+\b")
_ACT = re.compile(
    r"\b(?:[A-Z][\w']+[ \t\n]+(?:(?:and|of|for|the|in|to|etc|\([^)\n]{1,60}\)),?[ \t\n]+)*){1,10}"
    r"(?:Act|Regulations|Order|Rules|Code|Directive)\s+(?P<year>(?:19|20)\d\d)"
)
_KINDS_OF_LAW = ("act", "regulations", "order", "rules", "code", "directive")
_HEALTH_NUMBER = re.compile(r"(?<!\d)\d{3}\s{1,3}\d{3}\s{1,3}\d{4}(?!\d)")
_INSURANCE = re.compile(r"\b[A-Z]{2}\s{0,3}\d{2}\s{0,3}\d{2}\s{0,3}\d{2}\s{0,3}[A-D]\b")
_REFERENCE = re.compile(
    r"(?<![\w£.])(?=[\w/.-]*\d)(?=[\w/.-]*[A-Za-z])[A-Za-z0-9]+(?:[/.-]+[A-Za-z0-9]+)*(?![\w])"
)
_LONG_NUMBER = re.compile(
    r"(?<![\w£.,])\d{5,}(?:[/-]\d+)*(?![\w,.]\d|\w)|(?<![\w£.,/])\d+(?:[/-]\d+){1,4}(?![\w])"
)
_ORDINARY = re.compile(
    r"\d+(?:st|nd|rd|th|am|pm|p|k|m|bn|mg|ml|g|kg|km|cm|mm|mcg|hrs?|h|s|x|%|d)"
    r"|\d+(?:[.,]\d+)?(?:am|pm|mg|ml|kg|km|cm|mm|mcg|m)|[\d.:-]+(?:am|pm)(?:-[\d.:]+(?:am|pm))?"
    r"|\d+-(?:minute|hour|day|week|month|year)s?(?:-old)?|covid-19"
    # The number or letter of an item that stands close to its first word: "12.Moving", "e.Can".
    r"|\d{1,2}\.[a-z]{2,}|[a-z]\.\d{1,2}|(?:over|under|the)-\d+s?",
    _I,
)
# "aged 12-18", "12-18 years": two numbers.
_AGES = re.compile(r"\d{1,3}-\d{1,3}")
_AGED = re.compile(r"\b(?:aged?|ages|between|pages?|about|around|takes?|in)\s+$", _I)
_YEARS = re.compile(
    r"[\s-]+(?:(?:working|calendar)\s+)?(?:years?|months?|weeks?|days?|hours?|minutes?|people|children|adults|pupils|places|pages|times)\b",
    _I,
)
_WORDS_TOO = frozenset({"part", "parts", "rule", "rules", "chapter"})
_LAW_NAMES = {
    "s": "section", "ss": "section", "reg": "regulation", "sch": "schedule", "para": "paragraph",
}  # fmt: skip


def find_fields_and_links(page: Page) -> None:
    """Take template fields letter for letter, then e-mail and web addresses."""
    for match in page.matches(_FIELD, "==", "((", "{{", "<<", "«", "%"):
        page.take(match.start(), match.end(), "field", match[0])
    for match in page.matches(_EMAIL, "@"):
        text = match[0].rstrip(".-'")
        page.take(match.start(), match.start() + len(text), "email", text.lower())
    for match in page.matches(_URL, "://", "www", *_ENDS_OF_SITES):
        text = match[0].rstrip(".,;:!?'*_")
        value = re.sub(r"^https?://(?:www\.)?|^www\.", "", text, flags=_I).rstrip("/").lower()
        page.take(match.start(), match.start() + len(text), "url", value)


def find_provisions(page: Page) -> None:
    """Take Acts by their name and year, then sections, schedules, paragraphs and grounds."""
    for match in page.matches(_ACT, *_KINDS_OF_LAW):
        start = match.start()
        lead = re.match(r"(?:(?:The|Under|In|See|If|By)\s+(?:the\s+)?)+", match[0])
        start += lead.end() if lead else 0
        page.take(start, match.end(), "provision", _squeeze(page.text[start : match.end()]))
    for match in page.matches(_PROVISION, *_PLACES_IN_LAW):
        what = match["what"].lower().rstrip(".")
        if not _is_place(what, match["where"]):
            continue
        name = _LAW_NAMES.get(what, what.removesuffix("s") if what != "ss" else "section")
        name = _LAW_NAMES.get(name, name)
        # "grounds (c) and (d)" are two places, each of which may be told on a line of its own.
        start = match.start()
        places = list(_EACH_PLACE.finditer(page.text, match.start("where"), match.end("where")))
        if not places:
            page.take(start, match.end(), "provision", f"{name} {_squeeze(match['where'])}")
        for place in places:
            page.take(start, place.end(), "provision", f"{name} {_squeeze(place[0])}")
            start = place.end()


def find_numbers_of_people(page: Page) -> None:
    """Take postcodes, phone numbers, and reference numbers."""
    if not page.has_digit:
        return
    for match in _POSTCODE.finditer(page.left):
        page.take(match.start(), match.end(), "address", re.sub(r"\s", "", match[0]))
    for form in (_HEALTH_NUMBER, _INSURANCE):
        for match in form.finditer(page.left):
            page.take(match.start(), match.end(), "reference", re.sub(r"\s", "", match[0]))
    for match in _PHONE.finditer(page.left):
        digits = re.sub(r"\D", "", match[0].replace("(0)", ""))
        if match[0].startswith("+44"):
            digits = "0" + digits[2:]
        if 7 <= len(digits) <= 11:
            page.take(match.start(), match.end(), "phone", digits)


def find_references(page: Page) -> None:
    """Take codes: words that mix letters and digits, and long runs of digits."""
    if not page.has_digit:
        return
    for match in _REFERENCE.finditer(page.left):
        if not _ORDINARY.fullmatch(match[0]) and any(c.isdigit() for c in match[0]):
            page.take(match.start(), match.end(), "reference", match[0].lower())
    for match in _LONG_NUMBER.finditer(page.left):
        if _AGES.fullmatch(match[0]) and (
            _AGED.search(page.text[: match.start()]) or _YEARS.match(page.text, match.end())
        ):
            continue
        page.take(match.start(), match.end(), "reference", match[0])


def _is_place(what: str, where: str) -> bool:
    """Say if this is a place in a law ("Part I", "section 3"), not two words ("paragraph a")."""
    if where[0].isdigit():
        return True
    where = re.split(r"[\s,-]", where)[0]  # "Parts A and C" stands as "Part A"
    if what in ("s", "ss") or re.fullmatch(r"[a-z]+", where):
        return False
    return what not in _WORDS_TOO or re.fullmatch(r"[IVX]+|[A-Z]", where) is not None


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,").lower()
