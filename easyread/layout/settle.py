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


def settle(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Move explanations behind the lines that point back, and before a lead-in.

    >>> said = [Line("1", "He won.", ("s1",)), Line("2", "To win is good.", (), term="won"),
    ...         Line("3", "This is because he was right.", ("s2",))]
    >>> [line.id for line in settle(said)]
    ['1', '3', '2']
    """
    settled: list[Line] = []
    waiting: list[Line] = []
    for line in lines:
        if line.term:
            waiting.append(line)
            continue
        back = POINTS_BACK.match(line.text) or POINTS_AT.match(line.text)
        if waiting and not (line.item or back):
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
