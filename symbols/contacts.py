"""A line -> the ways of contact in it that are not words: a number, an email, a web or postal address."""

from __future__ import annotations

import re
from collections.abc import Iterator

_EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
_WEB = re.compile(
    r"\b(?:https?://|www\.)\S+|\b[\w-]+\.(?:gov|nhs|org|co|ac)\.uk\b|\b[\w-]+\.(?:com|org)\b", re.I
)
_SOURCE = re.compile(r"\((?:https?://|www\.)[^)]*\)")
_GO = re.compile(r"\b(?:find out|go to|visit|see|read|view|look at|fill in|apply|use)\b", re.I)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_PHONE = re.compile(r"(?<![\d£])(?:\+44\s?|\(?0)(?:\d[\s()-]?){8,10}\d?(?!\d)")


def contact_concepts(line: str) -> Iterator[tuple[str, str]]:
    """Give (concept id, what was seen) for each way of contact in a line.

    >>> list(contact_concepts("Phone Admissions: 01632 960410"))
    [('phone', 'a phone number')]
    """
    if _PHONE.search(line):
        yield "phone", "a phone number"
    if _POSTCODE.search(line):
        yield "address", "a postcode"
    if _EMAIL.search(line):
        yield "email", "an email address"
    rest = _EMAIL.sub(" ", line)
    # A link in brackets only says where words come from, unless the line sends its reader there.
    if _WEB.search(rest if _GO.search(line) else _SOURCE.sub(" ", rest)):
        yield "website", "a web address"
