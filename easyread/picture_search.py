"""A word that a person typed -> the pictures whose idea, words or alt text hold it, best first."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from easyread.model import Picture
from easyread.pictures import picture_of
from symbols.index import Concept, concepts

MOST = 24  # more than a person looks through; a longer word finds fewer


def search_pictures(words: str, most: int = MOST) -> tuple[Picture, ...]:
    """Find pictures by a word, sensitive ideas too: here a person chooses.

    Args:
        words: what was typed; every word of it must be found.
        most: give no more than this many.

    >>> search_pictures("telephone")[0].concept
    'phone'
    >>> search_pictures("  ")
    ()
    """
    wanted = tuple(words.casefold().split())
    if not wanted:
        return ()
    ranked = sorted((_rank(concept, wanted), concept.id) for concept in concepts().values())
    found = (picture_of(name) for rank, name in ranked if rank < _NOT)
    return tuple(islice((picture for picture in found if picture), most))


_NOT = 4


def _rank(concept: Concept, wanted: tuple[str, ...]) -> int:
    """0 where the words are the idea itself, 3 where they only stand in its words; 4 for not at all."""
    name, known = _known(concept)
    if " ".join(wanted) in (name, *known[:-1]):
        return 0
    if all(any(part.startswith(word) for part in name.split()) for word in wanted):
        return 1
    parts = {part for phrase in known for part in phrase.split()}
    if all(word in parts for word in wanted):
        return 2
    if all(any(part.startswith(word) for part in parts) for word in wanted):
        return 3
    return _NOT


@lru_cache(maxsize=2048)
def _known(concept: Concept) -> tuple[str, tuple[str, ...]]:
    """The idea's name, and the phrases that name it with its alt text last, all in small letters."""
    name = concept.id.replace("-", " ")
    phrases = (phrase.lstrip("=").casefold() for phrase in concept.triggers)
    return name, (*phrases, concept.alt.casefold().replace(",", ""))
