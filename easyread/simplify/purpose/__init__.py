"""A sentence and where it stands -> what it is for: a decision, an action, a right, a way to get in touch.

``cues`` holds the cue words, ``clauses`` parts a condition from what follows it, ``sentence`` judges
one sentence by its words, ``place`` by where it stands: under which heading, after which sentence.
"""

from __future__ import annotations

from easyread.simplify.purpose.place import sort_sentences
from easyread.simplify.purpose.sentence import purpose_of

__all__ = ["purpose_of", "sort_sentences"]
