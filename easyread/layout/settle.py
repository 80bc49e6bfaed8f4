"""Lines with explanations -> the same lines, no explanation between words that need each other.

"They meet these descriptors: / A descriptor is ... / - cooking" tears a list from its lead-in, and
"A tribunal is like a court. / This is because ..." gives "this" a wrong meaning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from easyread.model import Line

# A sentence that points back. Source: standards.md S-12 (a pronoun needs its noun beside it).
POINTS_BACK = re.compile(
    r"^(?:this|that|these|those|it|its|they|their|them|he|his|she|her|such|so|otherwise|then)\b",
    re.IGNORECASE,
)


# "Do not stop any of these medicines": the list must stand just above.
POINTS_AT = re.compile(r"^(?:\S+ ){1,6}(?:of )?(?:these|those)\b", re.IGNORECASE)
# The other half of what was said: "There is no right of appeal. / But you may ask for a review."
OTHER_SIDE = re.compile(
    r"^(?:but|however|and|or|nor|instead|until|unless|if (?:so|not)|if you do not|also)\b",
    re.IGNORECASE,
)
MOST_HALVES = 2  # lines of one sentence that an explanation waits for: the word must stay in sight


def hangs_on(line: Line) -> bool:
    """Whether nothing may stand between this line and the one before: it leans on it, or goes on.

    >>> hangs_on(Line("2", "But you may ask for a review.", ("s2",)))
    True
    """
    if line.item:
        return True
    return any(said.match(line.text) for said in (POINTS_BACK, POINTS_AT, OTHER_SIDE))


def settle(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Move explanations behind the lines that hang on the one explained, and before a lead-in.

    >>> said = [Line("1", "He won.", ("s1",)), Line("2", "To win is good.", (), term="won"),
    ...         Line("3", "This is because he was right.", ("s2",))]
    >>> [line.id for line in settle(said)]
    ['1', '3', '2']
    """
    settled: list[Line] = []
    waiting: list[Line] = []
    halves = 0
    for line in lines:
        if line.term:
            waiting.append(line)
            continue
        before = next((x for x in reversed(settled) if not x.term), None)
        goes_on = before is not None and line.sources and line.sources == before.sources
        halves = halves + 1 if waiting and goes_on else 0
        if waiting and not hangs_on(line) and not 0 < halves <= MOST_HALVES:
            settled.extend(waiting)
            waiting = []
        elif waiting and settled and settled[-1].text.endswith(":"):
            settled[-1:-1] = waiting
            waiting = []
        settled.append(line)
    if waiting and settled and settled[-1].text.endswith(":"):
        settled[-1:-1] = waiting
        waiting = []
    return (*settled, *waiting)


def settle_groups(groups: Sequence[Sequence[Line]]) -> list[tuple[Line, ...]]:
    """Settle the lines of each group; explanations at its end pass to a next group that hangs on it.

    >>> one, two = Line("1", "He won.", ("s1",)), Line("3", "But she lost.", ("s2",))
    >>> [[x.id for x in g] for g in settle_groups([[one, Line("2", "To win is good.", (), term="won")], [two]])]
    [['1'], ['3', '2']]
    """
    settled: list[tuple[Line, ...]] = []
    carried: tuple[Line, ...] = ()
    for at, group in enumerate(groups):
        lines = settle((*carried, *group))
        end = len(lines)
        following = groups[at + 1] if at + 1 < len(groups) else ()
        if following and not following[0].term and hangs_on(following[0]):
            while end > 1 and lines[end - 1].term:
                end -= 1
        carried = lines[end:]
        settled.append(lines[:end])
    return settled
