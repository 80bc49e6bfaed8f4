"""What checkers saw and the page as it is now -> what changed because of them, in Easy Read."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from easyread.review.checker_words import NEW_PICTURE, SAME_YET, TAKEN_OUT
from easyread.review.sitting import ShownRow, Sitting


@dataclass(frozen=True, slots=True)
class Changed:
    """One row that people said something about: as it was, as it is now, and a plain sentence."""

    row: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    says: str = ""


def changed_because(
    sitting: Sitting, now: Collection[ShownRow], spoken_of: Collection[str]
) -> tuple[Changed, ...]:
    """List the rows that changed since, and those that people spoke of and that did not.

    Args:
        sitting: what the checkers saw.
        now: the rows of the newest page, with the same made-up names.
        spoken_of: the rows that somebody said were hard or had a wrong picture.
    """
    newer = {row.key: row for row in now}
    found = []
    for old in sitting.rows():
        row = newer.get(old.key)
        if row is None:
            found.append(Changed(old.key, _words(old), (), TAKEN_OUT))
        # Not the made-up names but the print says whether a row is another now.
        elif row.print != old.print and _words(row) != _words(old):
            found.append(Changed(old.key, _words(old), _words(row)))
        elif row.print != old.print and row.picture != old.picture:
            found.append(Changed(old.key, _words(old), _words(row), NEW_PICTURE))
        elif old.key in spoken_of:
            found.append(Changed(old.key, _words(old), _words(row), SAME_YET))
    return tuple(found)


def as_seen(sitting: Sitting, now: Sequence[ShownRow]) -> tuple[ShownRow, ...]:
    """The rows of a newer template, each under the key of the row that checkers saw in its place.

    The next version of a template is made from another letter, whose sentences count anew. Rows that
    print alike are the same, and those between them stand for one another, in order.
    """
    seen = sitting.rows()
    found: list[ShownRow] = []
    both = SequenceMatcher(None, [r.print for r in seen], [r.print for r in now], autojunk=False)
    for _, i, end_i, j, end_j in both.get_opcodes():
        pairs = zip(seen[i:end_i], now[j:end_j], strict=False)
        found += [replace(row, key=old.key) for old, row in pairs]
    return tuple(found)


def _words(row: ShownRow) -> tuple[str, ...]:
    return tuple(line.text for line in row.lines)
