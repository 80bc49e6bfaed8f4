"""Brackets, semicolons, slashes and dashes join several thoughts. Easy Read uses full stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.nlp import Parsed
from easyread.settings import Profile
from easyread.simplify.registry import Hit, Rule

_SEMICOLON = re.compile(r";(?=\s|$)")
# One word in brackets is allowed: an acronym, a clause "(a)", "(Scotland)" in the name of a law.
_BRACKETS = re.compile(r"(?<![\w(\]])\((?=[^()\n]*[a-z])[^()\s]+\s[^()\n]+\)(?![)\]])")
_ACRONYM_BEFORE = re.compile(r"\b[A-Z]{2,}s?\s?$")
_DASH = re.compile(r"(?<=\w) [–—] (?=\w)|(?<=\w) - (?=\w)|(?<=[a-z])—(?=[a-z])")
_AMPERSAND = re.compile(r"(?<=[a-z]) & (?=[a-z])")


def find(text: Parsed, profile: Profile) -> Iterator[Hit]:
    """Find semicolons, brackets, dashes and "&" inside sentences; not in headings or addresses."""
    if text.kind in {"address", "signature", "heading", "cell"}:
        return
    for found in _SEMICOLON.finditer(text.text):
        yield Hit(found.start(), found.end(), "warn", "Use a full stop.")
    for found in _BRACKETS.finditer(text.text):
        if _ACRONYM_BEFORE.search(text.text[: found.start()]):
            continue
        yield Hit(found.start(), found.end(), "warn", "Say this in a sentence of its own.")
    for found in _DASH.finditer(text.text):
        mark = found.start() + len(found[0]) - len(found[0].lstrip())
        if any(s.start_char <= mark < s.end_char and _is_sentence(s.text) for s in text.sentences):
            yield Hit(mark, mark + 1, "warn", "Use a full stop.")
    for found in _AMPERSAND.finditer(text.text):
        yield Hit(found.start() + 1, found.end() - 1, "warn", 'Write "and".')


def _is_sentence(words: str) -> bool:
    """A line that is no sentence ("Clinic 4 - Level 2") may hold a dash."""
    return words.rstrip().endswith((".", "!", "?"))


RULE = Rule(
    id="punctuation",
    scope="sentence",
    says="Use simple punctuation.",
    source="S-15: NHS; GOV.UK; Mencap 2000",
    find=find,
    catches=(
        "You need an adult with you; without this we cannot go ahead.",
        "Jewellery (except a wedding ring) must come off.",
        "Bring your letter – it has your number.",
    ),
    passes=(
        "You get Personal Independence Payment (PIP).",
        "Bring a make-up bag.",
        "Clinic 4 - Level 2",
        "You get PIP (Personal Independence Payment).",
        "Look at [our page](https://www.example.org/help).",
    ),
)
