"""One line of text -> what it looks like: a greeting, a closing, a label with a value, an address line."""

from __future__ import annotations

import re

GREETING = re.compile(
    r"(?:dear\s|to whom it may concern|(?:hello|hi|good (?:morning|afternoon))(?=[ ,!]*$| [A-Z(«{=<]))",
    re.I,
)
CLOSING = re.compile(
    r"(?:yours?(?: very)? (?:sincerely|faithfully|truly|ever)|sincerely|faithfully yours"
    r"|(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many thanks and (?:kind|best)) )+(?:regards|wishes)"
    r"|with (?:many )?(?:thanks|regards|best wishes|kind regards)|regards|(?:many )?thanks|thank you|signed)"
    r"(?: for and on behalf of)?\s*[,.]?$",
    re.I,
)
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
STREET = re.compile(
    r"\b\d{1,4}[A-Za-z]?,? [A-Z]|\b(?:Road|Street|Lane|Avenue|Close|Drive|Court|House|Way|Place|Square|"
    r"Terrace|Crescent|Gardens|Grove|Hill|Row|Walk|Wing|Floor|Level|Flat|Building|Centre|Hospital|PO Box|"
    r"P\.O\. Box|Rd|St|Ave)\b(?!\.? [a-z])"
)
EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w/.-])(?:\+44|\(?0\d)[\d ()-]{7,15}\d(?![\w/])")
LINK = re.compile(r"(?:https?://|www\.)\S+", re.I)
TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Revd|Sir|Lady|Lord|Master|Cllr|The Parents?|The Guardian)\b"
    r"\.?(?: (?:and|&) (?:Mr|Mrs|Ms|Miss|Mx|Dr)\b\.?)? "
    r"[A-Z][\w'’.-]*(?:[ -]+(?:[A-Z][\w'’.-]*|of|de|van|von|le|la|the|and|&))*"
)
FIELD = re.compile(
    r"==[^=\n]{1,80}==|\(\([^()\n]{1,80}\)\)|\{\{[^{}\n]{1,80}\}\}|<<[^<>\n]{1,80}>>|«[^«»\n]{1,80}»|%s"
)
ORGANISATION = re.compile(
    r"\b(?:NHS|Council|Hospital|Trust|Department|Dept|Service|Services|Surgery|Inspectorate|Association|"
    r"Clinic|Office|Agency|Authority|Board|Borough|Tribunal|Tribunals|Court|Centre|Housing|University|School|"
    r"Academy|College|Charity|Foundation|Society|Ltd|Limited|plc|CIC|Practice|Unit|Team|Commission|Ministry|"
    r"Government|HMRC|HMCTS|DWP|Jobcentre|Ombudsman|Committee|Partnership|Group|Homes|Bank|Police|"
    r"Directorate|Executive|Secretary of State)\b"
)
_LABEL = re.compile(r"([A-Z][\w'’()/&., -]{0,48}?)\s*:\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.?!][\"'”’)]*$")
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|St|Rd|Ave|Ltd|Co|No|Tel|Ext|Dept|Esq|Hons|etc|[A-Z]|[a-z]\.[a-z])\.$"
)


def label_of(line: str) -> str | None:
    """Give the label of a "Label: value" line, or None.

    >>> label_of("NHS No: 999 000 9604")
    'NHS No'
    >>> label_of("You may have to pay costs if you:") is None
    True
    """
    found = _LABEL.match(line)
    if not found or len(found[1].split()) > 6:
        return None
    return found[1].strip()


def value_of(line: str) -> str:
    """Give what stands after the label of a "Label: value" line ("" where there is no label)."""
    found = _LABEL.match(line)
    return line[found.end() :].strip() if found else ""


def is_greeting(line: str) -> bool:
    """Say whether this line greets the reader ("Dear Mrs Jones")."""
    plain = len(line.split()) <= 12 and not ends_sentence(line.rstrip("!"))
    return plain and bool(GREETING.match(line))


def is_closing(line: str) -> bool:
    """Say whether this line closes the letter ("Yours sincerely")."""
    return len(line) <= 50 and bool(CLOSING.match(line))


def ends_sentence(line: str) -> bool:
    """Say whether the line ends as a sentence does (not with an abbreviation such as "Ltd.").

    >>> ends_sentence("Bring this letter."), ends_sentence("Proxy Homes Ltd.")
    (True, False)
    """
    return bool(_SENTENCE_END.search(line)) and not _ABBREVIATED.search(line)


def is_short(line: str, words: int = 12) -> bool:
    """Say whether the line is a short one that is no sentence."""
    return len(line.split()) <= words and not ends_sentence(line) and line[-1:] not in ":;"


def is_place(line: str) -> bool:
    """Say whether the line holds a postcode or the name of a street or building."""
    return bool(POSTCODE.search(line) or STREET.search(line))


def is_contact(line: str) -> bool:
    """Say whether the line is nothing but an e-mail address, telephone number or web address."""
    rest = line
    for shape in (EMAIL, LINK, PHONE):
        rest = shape.sub("", rest)
    rest = re.sub(
        r"(?i)\b(?:tel(?:ephone)?|phone|fax|mobile|e-?mail|web(?:site)?|minicom|text(?:phone)?)\b",
        "",
        rest,
    )
    return rest != line and not any(c.isalpha() for c in rest)
