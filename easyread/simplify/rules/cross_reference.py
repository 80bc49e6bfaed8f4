"""Sending the reader to another place loses them. Easy Read says it again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.nlp import Parsed
from easyread.settings import Profile
from easyread.simplify.registry import Hit, Rule

_PLACE = (
    r"(?:the\s+)?(?:sections?|paragraphs?|paras?\.?|pages?|parts?|notes?|appendix|annex|box|table|footnotes?"
    r"|question|chapter|schedule|step|point)"
)
_THING = (
    r"(?:address|addresses|number|numbers|details|table|information|section|paragraph|date|dates|reasons?"
    r"|times?|list|conditions?|documents?|options?|steps?|points?|instructions?|link)"
)
_SAID = (
    r"(?:as|mentioned|listed|shown|stated|set\s+out|outlined|described|detailed|given|noted|explained"
    r"|specified|provided|referred\s+to|see|printed|recorded|found)"
)
_PATTERNS = (
    # "See section 4", "refer to page 2"
    rf"\b(?:see|refer\s+to|referred\s+to\s+in|look\s+at|turn\s+to|go\s+to|read)(?:\s+also)?\s+{_PLACE}\s+[\dA-Z]\w*\b",
    rf"\b{_PLACE}\s+[\dA-Z]\w*\s+(?:above|below|overleaf|of\s+this\s+(?:letter|leaflet|notice|form))\b",
    # "as above", "listed below"; "above 65" and "below the limit" are ordinary
    rf"\b{_SAID}\s+(?:above|below|overleaf)\b(?!\s+(?:the|a|an|your|our|£?\d))",
    rf"\b(?:the|an?y?|these|those|our|your)\s+{_THING}\s+(?:above|below|overleaf)\b(?!\s+(?:the|a|an|£?\d))",
    r"\bthe\s+above(?:[\s-]mentioned)?\s+(?=[a-z])(?!is\b|are\b|and\b|or\b|will\b|may\b)",
    r"\bthe\s+above\b(?!\s+[a-z]{4,})",
    r"\b(?:above|below|before|after|afore)[-\s]?(?:mentioned|named)\b|\baforesaid\b|\boverleaf\b",
    r"\bsee\s+(?:footnote|endnote|reverse|the\s+back\s+of)\b",
)
_ANY = re.compile("|".join(f"(?:{p})" for p in _PATTERNS), re.I)


def find(text: Parsed, profile: Profile) -> Iterator[Hit]:
    """Find words that send the reader to another place in the letter."""
    for found in _ANY.finditer(text.text):
        yield Hit(found.start(), found.start() + len(found[0].rstrip()), "block")


RULE = Rule(
    id="cross_reference",
    scope="sentence",
    says="Do not send the reader to another place. Say it again here.",
    source="T-10: GOV.UK; plainlanguage.gov",
    find=find,
    catches=(
        "Please see section 4.",
        "The rules are overleaf.",
        "Write to the above address.",
        "As stated above, you must pay.",
        "Use the number below.",
    ),
    passes=(
        "People above 65 can apply.",
        "Your savings are below the limit.",
        "See your doctor.",
        "You get help under section 117 of the Mental Health Act.",
        "Look at the pictures.",
    ),
)
