"""An alignment -> what a free retelling turns round, read from all that stands near a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.facts.retold.align import Alignment
from easyread.facts.retold.around import places
from easyread.facts.retold.told_doubt import turned_doubts
from easyread.facts.retold.told_limits import crossed_limits, crossed_shares, crossed_times
from easyread.facts.retold.told_no import lone_denials
from easyread.facts.retold.told_party import replaced_parties
from easyread.facts.retold.told_who import changed_doers
from easyread.model import FactProblem


def told_otherwise(both: Alignment) -> Iterator[FactProblem]:
    """Give all that these rules find, in no order that matters."""
    for place in places(both):
        yield from lone_denials(place)
        yield from turned_doubts(place)
        yield from crossed_shares(place)
        yield from changed_doers(place)
    yield from crossed_limits(both)
    yield from crossed_times(both)
    yield from replaced_parties(both)
