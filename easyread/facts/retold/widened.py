"""A letter and a free retelling -> limits told wider or narrower: "only" as "mainly", "for" as "up to"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from easyread.facts.find.scan import scan
from easyread.facts.retold.actions import claims
from easyread.facts.retold.conditions import conditions, content
from easyread.facts.words.action_words import PLAINLY_FREE
from easyread.facts.words.near_words import nearness
from easyread.facts.words.stems import stem

_I = re.IGNORECASE
NEAR = 0.45
REACH = 8
_LEAVE = re.compile(
    r"\b(?:can|may|could|might|allowed|entitled|valid|lasts?|maximum|limit\w*|most|up to|within|between|usually|about|around)\b",
    _I,
)
_FOR = re.compile(r"\bfor (?:the (?:next|first|whole) |a (?:further|full) |another )?$", _I)
_UP_TO = re.compile(
    r"\b(?:up to|at most|at the most|no more than|not more than|no longer than|less than|under|a maximum of) $",
    _I,
)
_AT_LEAST_BEFORE = re.compile(
    r"\b(?:no later than|not later than|at least|not less than|no less than|a minimum of) $", _I
)
_IN_THE_LAST = re.compile(r"\b(?:in|within|during) (?:the )?(?:last|final) $|\bwithin $", _I)
_BEFORE = re.compile(
    r" ?(?:notice )?(?:before|beforehand|in advance|ahead|prior|earlier|notice)\b", _I
)
_NO = re.compile(
    r"\b(?:not|never|cannot|no|none|too late|if(?! possible| you can\b)|unless|when)\b|n't\b", _I
)
_ONLY = re.compile(r"\b(?:only|solely|exclusively|nothing but)\b", _I)
_MAINLY = re.compile(
    r"\b(?:mainly|mostly|chiefly|largely|primarily|above all|for the most part|especially)\b", _I
)
_NONE = re.compile(
    r"\b(?:no(?! (?:more|less|later|longer|earlier|doubt|\d))|none|neither|nothing|nobody|not any)\b",
    _I,
)
_NOT_ALL = re.compile(r"\bnot (?:all|every\w*|each|always)\b", _I)
_ANY_AMOUNT = re.compile(
    r"\b(?:all|every\w*|each|always|both|some|most|part\w*|several|certain|usually|half)\b", _I
)
_MOST = re.compile(
    r"\b(?:most of|the (?:great |large |vast )?majority|nearly all|almost all|the bulk of|the (?:greater|larger|main) part of)\b",
    _I,
)
_LITTLE = re.compile(
    r"\b(?:(?:a|only a|just a) (?:very )?(?:small|tiny|little) (?:part|number|amount|share|bit|sum)|a few|only a little|a minority|hardly any|very few|very little)\b",
    _I,
)
_ANY = re.compile(r"\b(?:any|every|all|each|whatever|whichever) (?P<thing>[a-z]+)", _I)
_NO_MATTER = re.compile(
    r"\b(?:(?:does|do|will) not matter|doesn't matter|no matter|regardless of|whatever|for any reason)\b",
    _I,
)
# What one may do something without, and the words that tell of it.
_WITHOUT = re.compile(
    r"\bwithout (?:(?:any|a|an|our|your|the|prior|previous|advance|written|good|reasonable|proper|valid|due|giving|first|express|their) )*"
    r"(?P<thing>reasons?|excuse|cause|notice|warning|notifying|telling|informing|permission|consent|agreement|approval|authori[sz]ation|asking)\b",
    _I,
)
_FAMILIES = tuple(
    re.compile(rf"\b(?:{row})\b", _I)
    for row in (
        r"reasons?|excuses?|cause|why|fair|explain\w*|because",
        r"notice|notif\w+|warn\w*|t(?:ell|old)|telling|inform\w*|know|advance|contact\w*|phone|call|ring|say|said|saying|ask\w*",
        r"permission|permit|consents?|agree\w*|approv\w+|authori\w+|allow\w*|asks?|asking|yes|lets?|says?|say so|ok|okay|written|writing|tell\w*",
    )
)
_EXCEPT = re.compile(
    r"\b(?:with the exception of|except(?: for)?|apart from|other than|excluding|not including|does not apply to|do not apply to|but not)\s+"
    r"(?!(?:where|when|if|that|as)\b)(?P<rest>[^,;:.!?()]+)",
    _I,
)
_EVEN = re.compile(
    r"\b(?:even|including)\s+(?:(?:for|on|in|at|to|your|the|a|any)\s+)*(?P<thing>[a-z]+)", _I
)


@dataclass(frozen=True, slots=True)
class Widened:
    """What the letter says and what the lines say instead, with the line."""

    kind: str
    was: str
    now: str
    line: str


def widened(before: str, after: str) -> Iterator[Widened]:
    """Find limits of the letter that the rewrite tells wider or narrower, in the whole texts.

    Each rule asks that the letter itself nowhere uses the other word on the same thing.
    """
    yield from _lengths(before, after)
    for was, now in ((_ONLY, _MAINLY), (_NONE, _NOT_ALL), (_MOST, _LITTLE), (_LITTLE, _MOST)):
        yield from _amounts(before, after, was, now)
    yield from _no_condition(before, after)
    yield from _no_exception(before, after)


def _lengths(before: str, after: str) -> Iterator[Widened]:
    """Find "for 24 hours" told as "up to", and "no later than 2 days before" as "in the last 2 days"."""
    for line in after.split("\n"):
        for new in scan(line):
            if new.kind != "period":
                continue
            ahead = line[: new.start]
            olds = [
                (text, old)
                for text in before.split("\n")
                for old in scan(text)
                if old.kind == "period" and old.value == new.value
            ]
            whole = olds and all(
                _FOR.search(t[: o.start]) and not _LEAVE.search(t) for t, o in olds
            )
            early = olds and all(
                _AT_LEAST_BEFORE.search(t[: o.start]) and _BEFORE.match(t[o.end :]) for t, o in olds
            )
            up_to = _UP_TO.search(ahead) if whole else None
            last = _IN_THE_LAST.search(ahead) if early and not _NO.search(line) else None
            mark = up_to or (last if last and _BEFORE.match(line[new.end :]) else None)
            if mark:
                text, old = olds[0]
                yield Widened(
                    "quantifier", text[old.start : old.end], line[mark.start() : new.end], line
                )


def _amounts(
    before: str, after: str, was: re.Pattern[str], now: re.Pattern[str]
) -> Iterator[Widened]:
    """Find one amount told as another on words that stand near each other."""
    if now.search(before) or (now is _NOT_ALL and _ANY_AMOUNT.search(before)):
        return
    for old in was.finditer(before):
        thing = content(" ".join(before[old.end() :].split("\n")[0].split()[:REACH]))
        for line in after.split("\n"):
            new = now.search(line)
            if not new:
                continue
            same = was.search(line)
            if not same and _near(content(line[new.end() :]), thing):
                yield Widened("quantifier", old[0], new[0], line)
                return


def _near(some: Iterable[str], others: Iterable[str]) -> bool:
    return any(m >= NEAR for row in nearness(some, others).values() for m in row.values())


def _no_condition(before: str, after: str) -> Iterator[Widened]:
    """Find a condition that the rewrite lifts: "for any site", "does not matter", "do not have to"."""
    strict = [c for c in conditions(before) if c.kind in ("only", "sure", "unless")]
    without = list(_WITHOUT.finditer(before))
    for line in after.split("\n"):
        any_, matter = _ANY.search(line), _NO_MATTER.search(line)
        for condition in strict:
            words = frozenset(map(stem, condition.asks))
            if (
                any_
                and condition.kind == "only"
                and stem(any_["thing"].lower()) in words
                and not re.search(rf"\b(?:any|every|all|each)\s+{any_['thing']}", before, _I)
                and not re.search(r"\b(?:if|when|only|unless|not)\b", line, _I)
            ):
                yield Widened("condition", f"{condition.words} {condition.clause}", any_[0], line)
            for claim in claims(line):
                if (
                    claim.words in PLAINLY_FREE
                    and not claim.aside
                    and re.match(r"you\b", condition.clause, _I)
                    and stem(claim.verb)
                    in {stem(w) for w in condition.asks}
                    | {stem("tell") for w in condition.asks if w == "told"}
                    and _near(claim.around, condition.asks)
                    and not re.search(r"\b(?:if|when|unless|until)\b", line, _I)
                ):
                    yield Widened("condition", condition.words, claim.words, line)
        if not matter or _NO_MATTER.search(before):
            continue
        for match in without:
            if stem(match["thing"].lower()) in {stem(w) for w in content(line)}:
                yield Widened("condition", match[0], matter[0], line)


def _no_exception(before: str, after: str) -> Iterator[Widened]:
    """Find an exception of the letter that the rewrite counts in: "even for fish"."""
    if _EVEN.search(before):
        return
    for match in _EXCEPT.finditer(before):
        things = {stem(w) for w in content(match["rest"])}
        for line in after.split("\n"):
            even = _EVEN.search(line)
            if even and stem(even["thing"].lower()) in things and not _EXCEPT.search(line):
                yield Widened("condition", match[0], even[0], line)


def lost_without(sentence: str, near: str, everywhere: str) -> str:
    """Give a "without notice" or "without good reason" of a sentence that no line near by tells."""
    for match in _WITHOUT.finditer(sentence):
        family = next((f for f in _FAMILIES if f.fullmatch(match["thing"])), None)
        # A reason may be told in any line: "You do not have to tell us why."
        told = everywhere if family is _FAMILIES[0] else near
        if family is not None and near and not family.search(told):
            return match[0]
    return ""
