"""Numbers in figures are easier to spot than in words. Easy Read writes 3, not three."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.nlp import Parsed
from easyread.settings import Profile
from easyread.simplify.registry import Hit, Rule

_UNITS = "two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SMALL = rf"(?:(?:{_TENS})(?:[\s-](?:one|{_UNITS}))?|{_TEENS}|{_UNITS})"
_NUMBER = re.compile(
    rf"(?<![\w-])(?:(?:a|one|{_SMALL})[\s-](?:hundred|thousand|million)(?:\s(?:and\s)?{_SMALL})?|{_SMALL})"
    r"(?!\w|[\s-]+(?:halves|thirds|quarters|fifths|sixths|eighths|tenths))",
    re.I,
)
_ONE = re.compile(
    r"(?<![\w-])one (?=(?:day|week|month|year|hour|minute|copy|form|tablet|person)\b)", re.I
)
_IDIOMS = re.compile(
    r"\b(?:one or two|two minds|nine to five|fifty-fifty|(?:on|to) all fours|twos|threes"
    r"|four-poster|six-form|ten to one|the other two|five-a-side)\b",
    re.I,
)


def find(text: Parsed, profile: Profile) -> Iterator[Hit]:
    """Find numbers in words from two up, and "one" before a unit; names and idioms are left."""
    idioms = [(m.start(), m.end()) for m in _IDIOMS.finditer(text.text)]
    for found in _NUMBER.finditer(text.text):
        if any(start <= found.start() < end for start, end in idioms):
            continue
        if found[0][0].isupper() and _is_name(text, found.start(), found.end()):
            continue
        yield Hit(found.start(), found.end(), "warn")
    for found in _ONE.finditer(text.text):
        if not text.text[: found.start()].lower().rstrip().endswith(("no", "this", "that", "some")):
            yield Hit(found.start(), found.start() + 3, "warn")


def _is_name(text: Parsed, start: int, end: int) -> bool:
    """A capital inside a sentence, or before another capital, is a name: "Seven Oaks"."""
    at_start = any(sentence.start_char == start for sentence in text.sentences)
    return not at_start or text.text[end:].lstrip()[:1].isupper()


RULE = Rule(
    id="number_word",
    scope="sentence",
    says="Write the number in figures.",
    source="N-01, C-08: Inclusion Europe 2009; NHS",
    find=find,
    catches=(
        "You have three weeks to reply.",
        "Bring twenty-five pounds.",
        "Stay for one hour.",
        "About two hundred people came.",
    ),
    passes=(
        "You have 3 weeks to reply.",
        "No one will make you talk.",
        "This is one of your rights.",
        "She lives in Seven Oaks.",
        "Someone often phones.",
        "We need one or two more ideas.",
    ),
)
