"""A letter and a free retelling -> a limit, a share or a point in time told from the other side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.facts import says
from easyread.facts.find.found import Found
from easyread.facts.find.scan import scan
from easyread.facts.retold.align import Alignment
from easyread.facts.retold.around import Place
from easyread.facts.retold.conditions import NEAR, content
from easyread.facts.words.near_words import nearness
from easyread.model import FactProblem

_I = re.IGNORECASE
# The event stands in so many words behind "before" or "after".
REACH = 5
_MIN_AHEAD = re.compile(
    r"\b(?:at least|(?:no|not) (?:less|fewer) than|(?:a )?minimum(?: of)?|(?<!no )(?<!not )(?<!be )(?:more|longer|older) than|(?<!not )(?<!for )over|above|(?<!not )exceed(?:s|ing)?) $",
    _I,
)
_MAX_AHEAD = re.compile(
    r"\b(?:up to|at most|(?:no|not) (?:more|longer) than|(?<!no )(?<!not )(?:less|fewer) than|under|below|(?:a )?maximum(?: of)?|within|not exceed(?:ing)?) $",
    _I,
)
_MIN_BEHIND = re.compile(
    r"^ ?(?:\w+ )?(?:or more|or over|or above|or older|or longer|and over|at least|and above|minimum)\b",
    _I,
)
_MAX_BEHIND = re.compile(
    r"^ ?(?:\w+ )?(?:or less|or under|or fewer|or below|or younger|at most|maximum)\b", _I
)
_NOTICE = re.compile(r"^ ?(?:\w+ ){0,3}(?:before|beforehand|in advance|ahead|prior|notice)\b", _I)
_NO_LATER = re.compile(r"\b(?:no|not) later than $", _I)
# A denial or a case turns a limit round: "65 or less pays nothing" is "over 65 pays".
_NO = re.compile(
    r"\b(?:not(?! (?:more|less|later|fewer|longer|exceed))|never|cannot|no(?! (?:more|less|later|fewer|longer))|nobody|none|nothing|without|unless|neither|if|free)\b|n't\b",
    _I,
)
_BEFORE = re.compile(
    r"\b(?:before(?! (?:that|this|then)\b)|prior|beforehand|in advance|ahead of|pre-(?=\w)|earlier|previous(?:ly)?)\b",
    _I,
)
_BEFORE_TOLD = re.compile(
    r"\b(?:before\w*|prior|advance|ahead|pre\w+|until|till|earl\w+|first|already|by|so far|ready|without|last|ago|old|past|now|then|within|no later|since|up to|not|no|cannot|never|former\w*|original\w*|if)\b|n't\b",
    _I,
)
_AFTER = re.compile(
    r"(?<!look )(?<!looks )(?<!looked )(?<!looking )\b(?:after(?! (?:that|this|school|care)\b)|following(?!:)|afterwards|subsequent\w*|post-(?=\w))\b",
    _I,
)
_AFTER_TOLD = re.compile(
    r"\b(?:after\w*|following|subsequent\w*|then|later|once|when|from|since|next|post\w*|upon|as soon|until|on (?:receipt|completion)|not|no|cannot|never|if)\b|n't\b|ing\b",
    _I,
)
_NEXT_DAY = re.compile(
    r"\b(?:following|next) (?:day|week|month|year|morning)\b|\b(?:day|week|month|year)s? (?:after|later|afterwards)\b",
    _I,
)
_DAY_BEFORE = re.compile(
    r"\b(?:previous|last) (?:day|week|month|year|morning)\b|\b(?:day|week|month|year)s? (?:before|earlier|beforehand|in advance)\b",
    _I,
)
_WITHIN = re.compile(r"\b(?:within|no later than|not later than|in) (?:the (?:next )?)?$", _I)
_PAST_AHEAD = re.compile(r"\b(?:after|once|when) (?:the )?$", _I)
_PAST_BEHIND = re.compile(
    r"^ (?:later|have (?:passed|gone)|has (?:passed|gone)|(?:are|is) (?:up|over))\b", _I
)
_TO_READER = re.compile(
    r"\b[Pp]lease\b|\b[Yy]ou (?:must|can|need|should|have to)\b|^[A-Z]\w+ (?:us|the|your|it|this)\b"
)
_ALL = re.compile(
    r"\b(?:all(?! (?:right|day|the time|about|night))|every(?! (?:day|week|month|year|\d|two|other|time))\w*|each(?! (?:day|week|month|year|other))|both|whole|in full|fully|always|entire\w*)\b",
    _I,
)
_ALL_TOLD = re.compile(
    r"\b(?:all|every\w*|each|both|whole|full\w*|always|entire\w*|any\w*|complete\w*|throughout|total|no one|nobody|only)\b",
    _I,
)
_SOME = re.compile(
    r"\b(?:some(?! (?:of it|time|people may))|most|a few|several|part of|half|partly)\b", _I
)
_SOME_TOLD = re.compile(
    r"\b(?:some\w*|most\w*|few\w*|many|several|part\w*|half|certain|usual\w*|normal\w*|majority|except\w*|not|no|other|any\w*|unless|limited|general\w*|often|lots?|up to|various|number|select\w*|if|apart|only|these|those|list\w*|another|but)\b|[%\d]",
    _I,
)


def crossed_limits(both: Alignment) -> Iterator[FactProblem]:
    """Find an amount that is the least in the letter and the most in the rewrite, or the other way."""
    old: dict[tuple[str, str], set[str]] = {}
    for sentence in both.sentences:
        for fact in scan(sentence.text):
            side = "" if _NO.search(sentence.text) else _side(sentence.text, fact)
            old.setdefault((fact.kind, fact.value), set()).add(side)
    for j, line in enumerate(both.lines):
        if j in both.help or j in both.same or _NO.search(line.text):
            continue
        for fact in scan(line.text):
            now, was = _side(line.text, fact), old.get((fact.kind, fact.value), {""})
            if now and "" not in was and now not in was:
                text = line.text[max(0, fact.start - 15) : fact.end + 10]
                yield says.changed("quantifier", now, text, line.text, next(iter(was)), fact.value)


def _side(text: str, fact: Found) -> str:
    """Say if an amount is the least or the most, "" for neither."""
    ahead, behind = text[: fact.start], text[fact.end :]
    if _NO_LATER.search(ahead):
        return "atleast" if _NOTICE.search(behind) else "atmost"
    if _MAX_AHEAD.search(ahead) or _MAX_BEHIND.search(behind):
        return "atmost"
    return "atleast" if _MIN_AHEAD.search(ahead) or _MIN_BEHIND.search(behind) else ""


def crossed_times(both: Alignment) -> Iterator[FactProblem]:
    """Find "the following day" told as the day before, and "within 14 days" as "when 14 days are over"."""
    whole = " ".join(sentence.text for sentence in both.sentences)
    inside: dict[str, set[bool]] = {}
    for sentence in both.sentences:
        for fact in scan(sentence.text):
            if fact.kind == "period":
                within = _WITHIN.search(sentence.text[: fact.start]) is not None
                within &= not _NOTICE.search(sentence.text[fact.end :])
                inside.setdefault(fact.value, set()).add(within)
    for j, line in enumerate(both.lines):
        if j in both.help or _NO.search(line.text):
            continue
        for was, now, other in (
            (_NEXT_DAY, _DAY_BEFORE, _BEFORE),
            (_DAY_BEFORE, _NEXT_DAY, _AFTER),
        ):
            old, new = was.search(whole), now.search(line.text)
            if old and new and not now.search(whole) and not other.search(whole):
                yield says.changed("deadline", new[0], new[0], line.text, old[0], old[0])
        for fact in scan(line.text):
            if fact.kind != "period" or inside.get(fact.value) != {True}:
                continue
            past = _PAST_AHEAD.search(line.text[: fact.start])
            if (past or _PAST_BEHIND.search(line.text[fact.end :])) and _TO_READER.search(
                line.text
            ):
                yield says.changed("deadline", "after", "after", line.text, "within", "within")


def _alike(old: str, new: str) -> bool:
    """Do the words behind two marks of time name one event: "before admission", "after you come in"?"""
    was, now = (content(" ".join(text.split("\n")[0].split()[:REACH])) for text in (old, new))
    near = nearness(now, was)
    return any(much >= NEAR for row in near.values() for much in row.values())


def crossed_shares(place: Place) -> Iterator[FactProblem]:
    """Find "all" told as "some", and "before" as "after", where no word near by says it the old way."""
    before = place.sentence
    whole, part = _ALL.search(before), _SOME.search(place.near)
    if whole and part and not _SOME_TOLD.search(place.beside) and not _ALL_TOLD.search(place.near):
        yield says.changed("quantifier", "some", part[0], place.near, "all", whole[0])
    for was, now, told_old, told_new in (
        (_BEFORE, _AFTER, _BEFORE_TOLD, _AFTER_TOLD),
        (_AFTER, _BEFORE, _AFTER_TOLD, _BEFORE_TOLD),
    ):
        old, new = was.search(before), now.search(place.near)
        if not old or not new or told_new.search(place.beside) or told_old.search(place.near):
            continue
        if not _alike(before[old.end() :], place.near[new.end() :]):
            continue
        yield says.changed("condition", new[0].lower(), new[0], place.near, old[0], old[0])
