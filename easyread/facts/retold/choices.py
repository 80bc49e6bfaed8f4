"""Two texts -> lists and quantities turned round: "and" for "or", "one of" for "all", "some" for "only"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from easyread.facts.retold.conditions import content
from easyread.facts.words.near_words import nearness
from easyread.facts.words.party_words import PEOPLE, READERS

_I = re.IGNORECASE
# "65 or over", "one or more", "whether or not", "two or three": no choice between two things.
_NO_CHOICE = re.compile(
    r"\bor (?:over|older|above|more|less|fewer|younger|under|below|later|earlier|longer|so|not|otherwise|better|worse|after|before)\b"
    r"|\bwhether or\b|\b(?:\d+|one|two|three|four) (?:or|and) (?:\d+|two|three|four|five|a half)\b|\bbetween [^,.;]{1,40} and\b"
    r"|\band (?:so|then|also|not|only|no later|at the latest|at least)\b|\b(?:now|again|over|more) and (?:then|again|over|more)\b|\bterms and conditions\b",
    _I,
)
_JOIN = re.compile(r"\b(?P<word>and/or|and|or|nor|as well as|together with|along with|plus)\b", _I)
_NOT = re.compile(
    r"\b(?:not|never|cannot|no|nobody|none|nothing|without|neither|unless|except)\b|n't\b", _I
)
_STOP = re.compile(r"[.;:!?(]|\b(?:but|because|so|unless|which)\b", _I)
_ONE = re.compile(
    r"(?<!yes to )(?<!every )(?<!each )(?<!last )\b(?:1|one|any) of (?:these|the following|them|the (?:two|2|three|3))\b|\beither\b(?=[^.;\n]* or\b)|\b(?:1|one) or the other\b"
    r"|\bat least (?:1|one) of (?:these|them)\b|\bjust (?:1|one) of\b|\b(?:1|one) (?:thing|way|paper)s? from\b", _I,
)  # fmt: skip
_ALL = re.compile(
    r"\b(?:all|both|each) of (?:these|the following|them|those)\b(?! (?:people|persons)\b)|\bthese (?:2|two|3|three) things\b|\bboth (?:of )?(?:things|parts|must|have to|need)\b"
    r"|\ball (?:2|two|3|three|4|four)\b|\beach of (?:these|them)\b(?! (?:people|persons)\b)|\bthese must all\b",
    _I,
)
_EVERY = re.compile(
    r"\b(?:all|every|each|everyone|everybody|both|whole|entire)\b(?! (?:you|we|they) (?:do|did|need)\b)",
    _I,
)
_PART = re.compile(
    r"\b(?:only|exclusively|certain|at least (?:one|1) of (?:them|the|your|these)|one of (?:which|whom|them|the|your|our|these)|1 of (?:them|the|your)|a (?:proportion|part|share|number|few|minority) of"
    r"|part of|half of|several|most|mostly|partly|partially|the (?:great )?majority|nearly all|almost all)\b",
    _I,
)
_ALL_OF_THEM = re.compile(r"\b(?:all|every|each|everyone|everybody|anyone|whole|entire)\b", _I)
_SOME_OF_THEM = re.compile(
    r"(?<!every )(?<!each )(?<!last )\b(?:(?:some|1|one|most|half|a few|several) of (?:the|them|your|our|these|those)|just (?:1|one)|some (?:people|of))\b",
    _I,
)
_PEOPLE = frozenset("everyone everybody anyone".split())
_ONLY = re.compile(
    r"\b(?:can|may|must) only\b(?! (?:if|when|after|once|do|be)\b)|(?:^|\bbut )only (?:your|the|one|1|people)\b",
    _I,
)
_HAS_ONLY = re.compile(
    r"\b(?:only|solely|exclusively|alone|just|except|other than|apart from|save|sole|single|restricted|limited|reserved|no more|maximum|at most"
    r"|unless|not|cannot|without|nobody|none|neither|never|up to|rather than|instead|excluding|within|personally|yourself|until)\b|n't\b",
    _I,
)
_SOME_AND_SOME = re.compile(r"\bsome\b[^.;]*\band (?:some|others)\b", _I)
_MANY = frozenset("people persons those".split())
# What is joined before one of these is who may.
_FREELY = re.compile(r"\bor\b[^.;:]*\b(?:can|may|welcome|allowed)\b", _I)
_MAY = re.compile(r"\b(?:can|may|welcome|allowed)\b", _I)
_TERMS = re.compile(r"\b(?:if|unless|should|must|need|both|only|not|where|provided)\b", _I)
NEAR = 0.45
REACH = 6
_LABEL = re.compile(r"^[^:]{0,60}\b(?:and|or)\b[^:]*: ", _I)


@dataclass(frozen=True, slots=True)
class Join:
    """An "and" or "or" with the words on either side."""

    word: str
    left: frozenset[str]
    right: frozenset[str]
    line: str
    denied: bool


@lru_cache(maxsize=4096)
def joins(text: str) -> tuple[Join, ...]:
    """Find what a text joins by "and" and by "or", also across the items of a list.

    >>> [(j.word, sorted(j.left)) for j in joins("You need a passport or a licence.")]
    [('or', ['need', 'passport'])]
    """
    clean = _NO_CHOICE.sub(lambda m: re.sub(r"[a-z]", "_", m[0], flags=_I), text)
    found = []
    for mark in _JOIN.finditer(clean):
        ahead = _STOP.split(clean[: mark.start()].rstrip(" \n,"))[-1].split("\n")[-1]
        behind = clean[mark.end() :].lstrip(" \n,")
        behind = _STOP.split(behind)[0].split("\n")[0]
        denied = bool(_NOT.search(ahead))
        ahead, behind = _JOIN.split(ahead)[-1], _JOIN.split(behind)[0]
        left, right = " ".join(ahead.split()[-7:]), " ".join(behind.split()[:7])
        start = text.rfind("\n", 0, mark.start()) + 1
        line = text[start:].split("\n")[0]
        word = "or" if mark["word"].lower() in ("or", "nor") else "and"
        if mark["word"].lower() == "and/or":
            continue
        found.append(Join(word, _things(left), _things(right), line, denied))
    return tuple(j for j in found if j.left and j.right)


def _things(text: str) -> frozenset[str]:
    """The content words and the numbers of a text."""
    return content(text) | frozenset(re.findall(r"\b\d{2,}\b", text))


def turned_joins(before: str, lines: str) -> Iterator[tuple[str, str, str]]:
    """Find an "and" between two things that became "or" between the same things, or the other way.

    Yields:
        What the letter says, what the lines say, and the line.
    """
    old, new = joins(before), joins(lines)
    if old and new:
        near = nearness(
            (w for j in new for w in j.left | j.right), (w for j in old for w in j.left | j.right)
        )
        for now in new:
            if now.denied:
                continue
            same = [was for was in old if _meets(now, was, near)]
            if any(_kept(was, new, near) for was in same) or _LABEL.search(now.line):
                continue  # Told once as it was; or a label: "Flats or rooms: you pay nothing".
            if now.word == "and" and (_ONE.search(lines) or _SOME_AND_SOME.search(now.line)):
                continue  # "In one of these ways:"; "some need it, and some choose it"
            if now.word == "or" and _freely(now, same):
                continue  # "Parents and carers are welcome": your parents or carers can come.
            if same and all(was.word != now.word and not was.denied for was in same):
                yield same[0].word, now.word, now.line
    or_, and_ = (any(j.word == word for j in old) for word in ("or", "and"))
    if and_ == or_:
        return
    word, other = ("and", _ONE) if and_ else ("or", _ALL)
    told = other.search(lines)
    if told is None or other.search(before) or _NOT.search(before):
        return
    if word == "or" or not _groups(old):
        yield word, told[0], told[0]


def _groups(old: Sequence[Join]) -> bool:
    """Say if kinds of people are joined: "students and carers" are told as "if you are one of these"."""

    def people(words: frozenset[str]) -> bool:
        return any(w in _MANY or (w[-1:] == "s" and w[:-1] in READERS | PEOPLE) for w in words)

    return any(j.word == "and" and people(j.left) and people(j.right) for j in old)


def _freely(now: Join, same: list[Join]) -> bool:
    """Say if either may do it and both may do it: the letter and the line only allow, on no terms."""
    allowed = all(_MAY.search(was.line) and not _TERMS.search(was.line) for was in same)
    return allowed and _FREELY.search(now.line) is not None


def _kept(was: Join, new: tuple[Join, ...], near: Mapping[str, Mapping[str, float]]) -> bool:
    return any(now.word == was.word and _meets(now, was, near) for now in new)


def _meets(now: Join, was: Join, near: Mapping[str, Mapping[str, float]]) -> bool:
    def much(some: frozenset[str], others: frozenset[str]) -> float:
        return max((near.get(s, {}).get(o, 0.0) for s in some for o in others), default=0.0)

    def only(some: frozenset[str], others: frozenset[str]) -> frozenset[str]:
        return some - others

    left, right = only(now.left, now.right), only(now.right, now.left)
    straight = min(much(left, was.left - was.right), much(right, was.right - was.left))
    crossed = min(much(left, was.right - was.left), much(right, was.left - was.right))
    return max(straight, crossed) >= NEAR


def turned_quantities(before: str, lines: str) -> Iterator[tuple[str, str, str]]:
    """Find "all" on a thing that was "some", "only" or "one of", or the other way, on the same noun."""
    for was, now in ((_PART, _EVERY), (_ALL_OF_THEM, _SOME_OF_THEM)):
        if now.search(before) or was.search(lines):
            continue
        for old in was.finditer(before):
            thing = _things(" ".join(before[old.end() :].split()[:REACH]))
            for new in now.finditer(lines):
                if old[0].lower() == "anyone" and new[0].lower() == "some people":
                    continue  # "Anyone you wrote to": "You wrote to some people. Tell each of them."
                other = _things(" ".join(lines[new.end() :].split()[:REACH]))
                if old[0].lower() in _PEOPLE and (other & {"people"} or new[0].endswith("them")):
                    yield old[0], new[0], new[0]
                    break
                near = nearness(other, thing)
                if any(m >= NEAR for row in near.values() for m in row.values()):
                    yield old[0], new[0], new[0]
                    break


def added_only(before: str, lines: str) -> Iterator[tuple[str, str, str]]:
    """Find an "only" where nothing in the letter limits anything."""
    if _HAS_ONLY.search(before):
        return
    for line in lines.split("\n"):
        new = _ONLY.search(line)
        if new and not re.search(r"\bif\b", line):
            yield "", new[0], line
