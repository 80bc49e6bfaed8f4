"""Words such as "soon" do not say when. Easy Read gives the day or the time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.nlp import Parsed
from easyread.settings import Profile
from easyread.simplify.registry import Hit, Rule

_VAGUE = re.compile(
    r"\b(?:(?<!as )(?<!too )(?<!how )soon(?! (?:as|after|before))|sooner or later|shortly(?! (?:before|after))|regularly"
    r"|in due course|from time to time"
    r"|at your earliest convenience|at the earliest opportunity|in the near future|until further notice"
    r"|(?:in|within) a (?:short|long|reasonable|while|limited|certain) ?(?:time|period)?(?: of time)?"
    r"|a (?:long|short) (?:time|while)|(?:in|on) a timely (?:manner|basis)|at a later (?:date|stage|time)"
    r"|in good time|promptly|periodically|on a regular basis|as and when"
    r"|for the foreseeable future|for the time being|in the coming (?:days|weeks|months)"
    r"|over the next few (?:days|weeks|months)|within a few (?:days|weeks|months))\b",
    re.I,
)


def find(text: Parsed, profile: Profile) -> Iterator[Hit]:
    """Find words that name a time without saying which."""
    for found in _VAGUE.finditer(text.text):
        yield Hit(found.start(), found.start() + len(found[0].rstrip()), "warn")


RULE = Rule(
    id="vague_time",
    scope="sentence",
    says="Say when, with a day or a time.",
    source="W-20: NHS",
    find=find,
    catches=(
        "We will write to you soon.",
        "You will hear from us in due course.",
        "We check this regularly.",
        "Please reply at your earliest convenience.",
    ),
    passes=(
        "We will write to you by Friday 3 May.",
        "Phone us as soon as you can.",
        "Take your regular tablets.",
        "The bus leaves shortly after 9am.",
        "How soon can you come?",
    ),
)
