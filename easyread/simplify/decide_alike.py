"""One decision -> the same decision wherever the same maker changes the same words the same way.

Suggestions hold whole sentences; what is compared is the words that change. A split or a new order
changes the sentence as a whole, so there the whole sentence must be the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache

from easyread.model import Decision, Suggestion
from easyread.simplify.policy import why_protected

WHY = "Decided once for the same words everywhere."

Change = tuple[tuple[str, str], ...]
Place = tuple[str, int]
_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]|\s+")


def everywhere(decision: Decision, suggestions: Sequence[Suggestion]) -> tuple[Decision, ...]:
    """Give this decision and its copies for the same words in the rest of the letter.

    Never into or out of a sentence that a person must look at alone (medicine, food before a test,
    consent, harm), and nothing that the fact lock refuses there. An edited text is carried only
    where it was offered for those words too, or explains the same word.

    Args:
        decision: what a person decided about one suggestion.
        suggestions: every suggestion of the letter.
    """
    origin = next((s for s in suggestions if s.key == decision.key), None)
    if origin is None:
        return (decision,)
    copies = [decision]
    protected = _protected(suggestions)
    for other in _alike(origin, suggestions, protected):
        text = _text_for(decision, origin, other)
        if text is not None and other.key != origin.key:
            reason = f"{decision.reason} {WHY}".strip()
            copies.append(replace(decision, key=other.key, text=text, reason=reason))
    return tuple(copies)


def same_places(suggestions: Sequence[Suggestion]) -> Mapping[str, int]:
    """How many sentences one decision on each suggestion would change, by key; at least 1."""
    protected = _protected(suggestions)
    places: dict[tuple[str, str, Change], set[Place]] = {}
    marks = {s.key: (s.maker, s.kind, changed_words(s)) for s in suggestions}
    for s in suggestions:
        if _place(s) not in protected and not s.locked:
            places.setdefault(marks[s.key], set()).add(_place(s))
    return {
        s.key: 1 if _place(s) in protected or s.locked else len(places[marks[s.key]])
        for s in suggestions
    }


@lru_cache(maxsize=4096)  # asked again for each suggestion whenever its letter is shown
def changed_words(suggestion: Suggestion, after: str | None = None) -> Change:
    """The words that change, before and after, in small letters.

    >>> from easyread.model import Span
    >>> changed_words(Suggestion("k", None, "reword", Span("b", 0, 9), "We will commence it.",
    ...     "We will start it.", "", "words", 0.9))
    (('commence', 'start'),)
    """
    new = suggestion.after if after is None else after
    if suggestion.kind != "reword":
        return ((suggestion.before.casefold(), new.casefold()),)
    old_parts = _TOKEN.findall(suggestion.before.casefold())
    new_parts = _TOKEN.findall(new.casefold())
    matcher = SequenceMatcher(None, old_parts, new_parts, autojunk=False)
    return tuple(
        ("".join(old_parts[a:b]), "".join(new_parts[c:d]))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    )


def _alike(
    origin: Suggestion, suggestions: Sequence[Suggestion], protected: frozenset[Place]
) -> Iterable[Suggestion]:
    if _place(origin) in protected:
        return
    change = changed_words(origin)
    for other in suggestions:
        same = other.maker == origin.maker and other.kind == origin.kind
        if same and _place(other) not in protected and changed_words(other) == change:
            yield other


def _text_for(decision: Decision, origin: Suggestion, other: Suggestion) -> str | None:
    """The text of the copy, or None where the decision cannot be carried to ``other``."""
    if decision.choice == "keep":
        return decision.text
    if decision.choice == "edit":
        if origin.kind == "explain" or origin.before == other.before:
            return decision.text
        edit = changed_words(origin, decision.text)
        return next((o for o in other.options if changed_words(other, o) == edit), None)
    return None if other.locked or origin.locked else other.after


def _protected(suggestions: Sequence[Suggestion]) -> frozenset[Place]:
    """The sentences that hold words a person must choose, in the letter or in any suggestion."""
    return frozenset(
        _place(s) for s in suggestions if why_protected(s.before) or why_protected(s.after)
    )


def _place(suggestion: Suggestion) -> Place:
    return suggestion.span.block, suggestion.span.start
