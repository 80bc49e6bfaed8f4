"""A text -> the characters that name a report, booklet or the like: a title is never re-worded."""

from __future__ import annotations

import re
from functools import lru_cache

_PAPERS = (
    "report|booklet|leaflet|guide|factsheet|fact sheet|publication|paper|brochure|handbook|toolkit|"
    "strategy|framework|code of practice"
)
_NOT_TITLES = r"(?!(?:I|Mr|Mrs|Miss|Ms|Mx|Dr|Prof|Professor|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\b)"
# "The report We're all in this together: how we live": a capital with no full stop before it.
_AFTER_NAME = re.compile(
    rf"\b(?:{_PAPERS})s?,? (?:called |entitled |titled |named )?(?P<title>{_NOT_TITLES}[A-Z][^.,;()\n]+)"
)


@lru_cache(maxsize=4096)
def titles(text: str) -> tuple[tuple[int, int], ...]:
    """Give the stretches of a text that are titles, as (start, end) character pairs, in order.

    >>> text = "Read our leaflet Paying for additional care, please."
    >>> [text[a:b] for a, b in titles(text)]
    ['Paying for additional care']
    """
    return tuple(m.span("title") for m in _AFTER_NAME.finditer(text))
