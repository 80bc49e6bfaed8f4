"""Roman numerals (Part II, Type IV) are hard to read. Easy Read writes 2 and 4."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.nlp import Parsed
from easyread.settings import Profile
from easyread.simplify.registry import Hit, Rule

_LABEL = (
    r"(?:Part|Schedule|Section|Chapter|Annex|Appendix|Volume|Stage|Type|Grade|Level|Class|Band|Title"
    r"|Article|Phase|Division|Group|Table|Figure|Category)"
)
_ROMAN = r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_AFTER_LABEL = re.compile(rf"\b{_LABEL}s?\s+({_ROMAN})\b(?!['’.]\w)", re.I)
# Standing alone only those that are nothing else; IV (a drip), CV, XL, MI and so on are left.
_ALONE = re.compile(r"(?<![\w&/-])(II|III|VI|VII|VIII|XI|XII|XIII|XIV|XVI)(?![\w&/-])")
_IN_BRACKETS = re.compile(r"\((ii|iii|iv|vi|vii|viii|ix|xi|xii)\)")
_NAME_BEFORE = re.compile(r"\b[A-Z][\w’'-]+\s+$")


def find(text: Parsed, profile: Profile) -> Iterator[Hit]:
    """Find Roman numerals that number something; "Elizabeth II" is a name."""
    seen: set[int] = set()
    for found in _AFTER_LABEL.finditer(text.text):
        if found[1] and found[1].isupper():
            seen.add(found.start(1))
            yield Hit(found.start(1), found.end(1), "block")
    for found in _ALONE.finditer(text.text):
        if found.start(1) not in seen and not _NAME_BEFORE.search(text.text[: found.start()]):
            yield Hit(found.start(1), found.end(1), "block")
    for found in _IN_BRACKETS.finditer(text.text):
        yield Hit(found.start(), found.end(), "block")


RULE = Rule(
    id="roman_numeral",
    scope="sentence",
    says="Write the number in figures.",
    source="N-02: Inclusion Europe 2009; W3C COGA",
    find=find,
    catches=(
        "Read Part II of the form.",
        "You have type II diabetes.",
        "This is set out in Schedule IV.",
        "You must (ii) sign the form.",
    ),
    passes=(
        "Read part 2 of the form.",
        "Queen Elizabeth II opened it.",
        "Send us your CV.",
        "The nurse puts in an IV line.",
        "I said that I agree.",
        "World War II ended in 1945.",
    ),
)
