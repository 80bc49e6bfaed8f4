"""Lines of a text -> their parses, each text parsed once however many rules ask for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from easyread.nlp import model

if TYPE_CHECKING:
    from spacy.tokens import Doc


# So many lines are kept: a long letter and its draft.
MOST = 2000
_kept: dict[str, Doc] = {}


def parsed(lines: Sequence[str]) -> tuple[Doc, ...]:
    """Give the parse of each line. A line is parsed once, whichever rules ask for it, in one batch.

    >>> [doc[0].pos_ for doc in parsed(["Bring the form."])]
    ['VERB']
    """
    here = {line: _kept[line] for line in lines if line in _kept}
    new = [line for line in dict.fromkeys(lines) if line not in here]
    if new:
        docs = model().pipe(("" if line.isspace() else line for line in new), batch_size=64)
        here |= dict(zip(new, docs, strict=True))
        if len(_kept) + len(new) > MOST:
            forget()
        _kept.update((line, here[line]) for line in new)
    return tuple(here[line] for line in lines)


def forget() -> None:
    """Let go of all parses."""
    _kept.clear()
