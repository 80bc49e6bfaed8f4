"""A fact that seems lost or new in a free retelling -> is it only said in another form?

People who retell a letter write 2 days for 48 hours, Saturday and Sunday for the weekend, "we" for
their own office. These answers are for whole texts only: one machine rewrite must keep the form.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from easyread.facts.amounts import same_length
from easyread.facts.dates import WEEKDAYS
from easyread.facts.found import Found
from easyread.facts.ledger import Ledger, Stated
from easyread.facts.name_words import TITLES
from easyread.facts.number_words import shortest, to_decimal
from easyread.facts.stems import stem

_I = re.IGNORECASE
_WEEK = re.compile(r"\b(?:weekdays?|working days?|mondays? (?:to|-) fridays?)\b", _I)
_WEEKEND = re.compile(r"\bweekends?\b", _I)
_WE = re.compile(r"\b(?:we|us|our|ours)\b", _I)
_YOU = re.compile(r"\b(?:you|your|yours)\b", _I)
_DEAR = re.compile(r"\bDear\s+(?P<name>[^\n,.:;]{2,40})", _I)
_ACRONYM = re.compile(r"\b[A-Z](?:&?[A-Z]){1,5}s?\b")
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_PLACE = re.compile(rf"\b(?P<word>{'|'.join(_ORDINALS)})\s+(?=floor|stage|visit|time|page)", _I)
_ONE_OF = re.compile(r"\b(?:an?|one|per)\s+(?P<unit>[a-z]+)", _I)
_OTHER_DAYS = re.compile(r"\b(?:all|any|every|on)\s+other\s+days?\b", _I)
# What a number beside a share may be: "5 of 100" says 5%, "each 100" is the whole.
_WHOLE = frozenset({"10", "100", "1000"})


class Retold:
    """Two texts as ledgers, with the forms of a fact that a free retelling may choose."""

    def __init__(self, old: Ledger, new: Ledger) -> None:
        self.old, self.new = old, new

    def keeps(self, one: Stated) -> bool:
        """Say if a fact of the letter stands in the rewrite in another form."""
        if one.fact.kind == "name":
            return self._name_kept(one)
        return _said(one.fact, self.new) or self._is_share(one.fact, self.new)

    def knows(self, one: Stated) -> bool:
        """Say if a fact of the rewrite stands in the letter in another form."""
        if one.fact.kind == "name":
            return all(word in self._written_out for word in one.fact.value.split())
        return (
            _said(one.fact, self.old)
            or self._is_share(one.fact, self.old)
            or self._worked_out(one.fact)
        )

    def _name_kept(self, one: Stated) -> bool:
        value = one.fact.value
        for dear in _DEAR.finditer("\n".join(self.old.texts)):
            greeted = {stem(w) for w in dear["name"].lower().split()}
            if all(stem(w) in greeted or w in TITLES for w in value.split()):
                return True  # people know who they are
        if all(word in self._written_out for word in value.split()):
            return True
        if any(word in self._written_out_short for word in (value, value.removesuffix("s"))):
            return True
        return value in self._ourselves

    @cached_property
    def _ourselves(self) -> frozenset[str]:
        """The one body that speaks as "we", and the one person spoken to, where the letter names them."""
        old, new = "\n".join(self.old.texts), "\n".join(self.new.texts)
        free = bool(_WE.search(new) and not _WE.search(old)) + bool(
            _YOU.search(new) and not _YOU.search(old)
        )
        gone = dict.fromkeys(
            s.fact.value
            for s in self.old.facts
            if s.fact.kind == "name" and not self.new.states(s.fact)
        )
        return frozenset(list(gone)[:free])

    @cached_property
    def _expansions(self) -> dict[str, str]:
        """Initials of one text and the words of the other text that they stand for."""
        found: dict[str, str] = {}
        for short, long in ((self.old, self.new), (self.new, self.old)):
            words = "\n".join(long.texts)
            for match in _ACRONYM.finditer("\n".join(short.texts)):
                letters = match[0].rstrip("s").replace("&", "")
                if match[0] not in found:
                    full = re.search(_spelt(letters), words, _I)
                    if full:
                        found[match[0].lower()] = full[0].lower()
        return found

    @cached_property
    def _written_out(self) -> frozenset[str]:
        return frozenset(
            w for full in self._expansions.values() for w in re.findall(r"[\w']+", full)
        )

    @cached_property
    def _written_out_short(self) -> frozenset[str]:
        return frozenset(self._expansions)

    def _is_share(self, fact: Found, there: Ledger) -> bool:
        """Of every 100: "75" is "75%", and 100 itself is the whole."""
        shares = {s.fact.value for s in (*self.old.facts, *self.new.facts) if "%" in s.fact.value}
        words = "\n".join((*self.old.texts, *self.new.texts)).lower()
        if not re.search(r"\b(?:every|of|each) (?:10|100|1,?000|hundred)\b", words):
            return False
        if fact.value in _WHOLE:
            return bool(shares)
        bare = fact.value.rstrip("%")
        other = bare if fact.value.endswith("%") else f"{bare}%"
        return any(s.fact.value == other for s in there.facts)

    @cached_property
    def _last_days(self) -> frozenset[str]:
        days = [s.fact.value for s in self.old.facts if s.fact.kind == "date"]
        periods = [s.fact.value for s in self.old.facts if s.fact.kind == "period"]
        return frozenset(_day_after(day, period) for day in days for period in periods)

    def _worked_out(self, fact: Found) -> bool:
        """A sum that is the share of a sum, or a day that is some days after a day: 1 May and 14 days."""
        if fact.kind == "date":
            return fact.value in self._last_days
        if fact.kind != "money":
            return False
        shares = [s.fact.value for s in self.old.facts if s.fact.value.endswith("%")]
        sums = [s.fact.value for s in self.old.facts if s.fact.kind == "money"]
        return any(
            fact.value == f"{s[0]}{shortest(Decimal(s[1:]) * Decimal(p[:-1]) / 100)}"
            for p in shares
            for s in sums
        )


def _day_after(day: str, period: str) -> str:
    """Give the date a period after a full date, "" for months and working days."""
    number, _, unit = period.partition(" ")
    days = {"day": 1, "week": 7}.get(unit, 0)
    try:
        return (date.fromisoformat(day) + timedelta(int(number) * days)).isoformat() if days else ""
    except (ValueError, OverflowError):  # a date without a year, half a week
        return ""


def _said(fact: Found, there: Ledger) -> bool:
    """The same length, number or day in other words."""
    text = "\n".join(there.texts)
    if fact.kind == "period":
        return any(
            o.fact.kind == "period"
            and (same_length(o.fact.value, fact.value) or same_length(fact.value, o.fact.value))
            for o in there.facts
        )
    if fact.kind == "date" and fact.value in WEEKDAYS:
        form = _WEEKEND if fact.value in WEEKDAYS[5:] else _WEEK
        return form.search(text) is not None
    if fact.kind in ("unit", "dose") and fact.value.startswith("1 "):
        unit = stem(fact.value[2:])
        return any(stem(m["unit"].lower()) == unit for m in _ONE_OF.finditer(text))
    if fact.value == "each day":
        return _OTHER_DAYS.search(text) is not None
    if fact.kind == "number":
        return any(
            to_decimal(str(_ORDINALS.index(m["word"].lower()) + 1)) == fact.value
            for m in _PLACE.finditer(text)
        )
    return False


def _spelt(letters: str) -> str:
    """A pattern for words with these first letters, with small links between them."""
    return (
        r"\b"
        + r",?[\s-]+(?:(?:and|of|for|the|in|with)\s+)?".join(rf"{c}[a-z']{{3,}}" for c in letters)
        + r"\b"
    )
