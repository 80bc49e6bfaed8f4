"""Parsed text -> findings: every place where a rule is broken, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from easyread.model import Finding, Span
from easyread.nlp import Parsed
from easyread.settings import Profile
from easyread.simplify.registry import Hit, Rule, find_hits, rules

# Nobody can re-word these: web and email addresses and the fields of a template.
_FIXED = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+|==[^=\n]{1,60}==|\(\([^()\n]{1,60}\)\)"
    r"|\{\{[^{}\n]{1,60}\}\}|<<[^<>\n]{1,60}>>|«[^«»\n]{1,60}»|%s"
)

# The hits in the last texts: a person who changes one line leaves all others as they were.
MOST = 4000
_known: dict[tuple[str, str, Profile], tuple[tuple[Rule, Hit], ...]] = {}


def check_text(text: Parsed, profile: Profile) -> tuple[Finding, ...]:
    """Check one text alone. Rules that need a whole letter see it as a letter of one block."""
    return check_letter((text,), profile)


def check_letter(parsed: Sequence[Parsed], profile: Profile) -> tuple[Finding, ...]:
    """Check every block, then the letter as a whole.

    Findings come in reading order (block, first character, longest first), none twice.
    """
    found: dict[tuple[int, int, int, str], Finding] = {}
    for number, text in enumerate(parsed):
        for rule, hit in _hits_in(text, profile):
            _keep(found, rule, hit, number, text)
    for rule in _letter_rules():
        hits: Iterable[Hit] = rule.find(parsed, profile)
        for hit in hits:
            _keep(found, rule, hit, hit.text, parsed[hit.text])
    return tuple(found[key] for key in sorted(found))


def _hits_in(text: Parsed, profile: Profile) -> tuple[tuple[Rule, Hit], ...]:
    """The hits of every rule for one sentence; no such rule looks at more than words and kind."""
    key = (text.text, text.kind, profile)
    hits = _known.get(key)
    if hits is None:
        hits = tuple(find_hits(text, profile))
        if len(_known) >= MOST:
            _known.clear()
        _known[key] = hits
    return hits


def _keep(
    found: dict[tuple[int, int, int, str], Finding], rule: Rule, hit: Hit, number: int, text: Parsed
) -> None:
    if _is_fixed(text.text, hit.start, hit.end):
        return
    finding = Finding(
        rule.id,
        Span(text.block, hit.start, hit.end),
        hit.says or rule.says,
        hit.severity,
        rule.source,
    )
    found.setdefault((number, hit.start, -hit.end, rule.id), finding)


def _is_fixed(text: str, start: int, end: int) -> bool:
    return any(fixed.start() <= start and end <= fixed.end() for fixed in _FIXED.finditer(text))


@lru_cache(maxsize=1)
def _letter_rules() -> tuple[Rule, ...]:
    return tuple(rule for rule in rules() if rule.scope == "letter" and rule.on)
