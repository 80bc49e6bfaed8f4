"""A finding or a fact problem of a page and what people decided -> what still stops a letter.

Severity "block" stops the letter until it is mended or a person wrote why it may stay; "warn" asks
for a reason too; "inform" never stops anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from easyread.fingerprint import print_of
from easyread.model import Finding

SHORTEST_REASON = 6  # letters; "ok" does not say why


@dataclass(frozen=True, slots=True)
class Left:
    """One finding that is left on the page, with its key and the words of its line."""

    key: str
    finding: Finding
    line: str


def findings_left(findings: Iterable[Finding], lines: dict[str, str]) -> tuple[Left, ...]:
    """Give each finding its key: the rule, the words it is about, and the line they stand in.

    Args:
        findings: of the finished page; each span's ``block`` is the id of a line.
        lines: the words of each line by its id.
    """
    made = []
    for finding in findings:
        line = lines[finding.span.block]
        words = line[finding.span.start : finding.span.end]
        made.append(Left(print_of([finding.rule, words, line]), finding, line))
    return tuple(made)


def stopping(left: Sequence[Left], dismissed: Iterable[str]) -> tuple[Left, ...]:
    """Those that still need mending or a reason, the worst first."""
    known = set(dismissed)
    order = {"block": 0, "warn": 1}
    found = [x for x in left if x.finding.severity in order and x.key not in known]
    return tuple(sorted(found, key=lambda x: order[x.finding.severity]))
