"""Texts -> the ledger of their hard facts, which can say if it also states a fact of another text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from easyread.facts.find.amounts import same_length
from easyread.facts.find.dates import WEEKDAYS, same_date, weekday_of
from easyread.facts.find.found import LATEST, Found
from easyread.facts.find.names import Mention, name_kept
from easyread.facts.find.scan import scan
from easyread.facts.find.times import same_time

_ONE = frozenset({"1", "one", "once", "single", "first"})


@dataclass(frozen=True, slots=True)
class Stated:
    """One hard fact with the text it stands in."""

    fact: Found
    text: str

    @property
    def words(self) -> str:
        """The words of the fact as written."""
        return self.text[self.fact.start : self.fact.end]


class Ledger:
    """The hard facts of some texts, in order, with quick answers to "is this stated here too?"."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = tuple(texts)
        self.facts = tuple(Stated(fact, text) for text in self.texts for fact in scan(text))

    def states(self, fact: Found) -> bool:
        """Say if a fact of another text is stated here, in whatever form."""
        if fact.kind == "name":
            return name_kept(fact.value, self._mention)
        if fact.value in self._values:
            return True
        if fact.kind == "date":
            return self._states_date(fact.value)
        if fact.kind == "time":
            return any(same_time(fact.value, value) for value in self._times)
        if fact.kind in ("reference", "phone", "address") and len(fact.value) >= 5:
            return fact.value.lower() in self._glued  # grouped digits are the same number
        return fact.value == "1" and bool(_ONE & self._mention.words)

    def same(self, fact: Found) -> list[Stated]:
        """Give the facts here that state the same as a fact of another text."""
        return [one for one in self.facts if same_fact(one.fact, fact)]

    @cached_property
    def _values(self) -> frozenset[str]:
        return frozenset(one.fact.value for one in self.facts)

    @cached_property
    def _dates(self) -> frozenset[str]:
        return frozenset(one.fact.value for one in self.facts if one.fact.kind == "date")

    @cached_property
    def _times(self) -> frozenset[str]:
        return frozenset(one.fact.value for one in self.facts if one.fact.kind == "time")

    @cached_property
    def _mention(self) -> Mention:
        return Mention("\n".join(self.texts))

    @cached_property
    def _glued(self) -> str:
        return re.sub(r"[^\w/.-]", "", "\n".join(self.texts).lower())

    def _states_date(self, value: str) -> bool:
        if value in WEEKDAYS:
            return any(weekday_of(other) == value for other in self._dates)
        return any(same_date(value, other) for other in self._dates)


def same_fact(one: Found, other: Found) -> bool:
    """Say if two found facts state the same thing."""
    if one.kind == "date" and other.kind == "date":
        return same_date(one.value, other.value)
    if one.kind == "time" and other.kind == "time":
        return same_time(one.value, other.value)
    if one.kind == "period" and other.kind == "period" and one.value != other.value:
        return same_length(one.value, other.value) or same_length(other.value, one.value)
    return one.value == other.value


def kind_of(fact: Found) -> str:
    """Give the kind people see: a date or period that is a latest is a deadline."""
    return "deadline" if fact.side == LATEST and fact.kind in ("date", "period") else fact.kind
