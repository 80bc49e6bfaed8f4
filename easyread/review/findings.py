"""A finding or a fact problem of a page and what people decided -> what still stops a letter.

What must be mended (severity "block") stops a letter from the first step on, each by itself, until it
is mended or a person wrote why it may stay. What needs a look ("warn") waits for the readability
check, where one reason serves for all alike. What is for interest ("inform") never stops anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from easyread.fingerprint import print_of
from easyread.model import Finding, Severity

SHORTEST_REASON = 6  # letters; "ok" does not say why
# Which findings stop which move, the worst first.
STOPS: dict[str, tuple[Severity, ...]] = {"to_author": ("block",), "pass": ("block", "warn")}


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


def stopping(left: Sequence[Left], dismissed: Iterable[str], move: str) -> tuple[Left, ...]:
    """Those that need mending or a reason before this move, the worst first."""
    known, stops = set(dismissed), STOPS[move]
    found = [x for x in left if x.finding.severity in stops and x.key not in known]
    return tuple(sorted(found, key=lambda x: stops.index(x.finding.severity)))
