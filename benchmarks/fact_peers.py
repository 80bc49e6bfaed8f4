"""A source and its rewrite -> does another checker raise an alarm? The peers of our fact lock.

Run: python benchmarks/fact_peers.py   (every peer and our lock on the pairs in ``sets/``)

Each peer is a function of (source, rewrite) that returns True for an alarm:

- Clara (distribution ``clara-plain``, MIT), an open Easy Read program that compares a rewrite with
  its source: bags of numbers, dates and identifiers. Where negations, duties or conditions grew
  fewer it warns and still says fine, hence its second row. Its own code is run; none of it is here.
- plain tokens: what one would write in ten minutes. Numbers, days, months and a small closed list of
  words for denials, duties, conditions and limits, as bags; any difference alarms. Easy Read adds
  such words all the time, so a kinder row alarms only where one is gone altogether.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

Peer = Callable[[str, str], bool]

CLARA = "clara-plain"
CLARA_NOT_RUN = f"clara: not run ({CLARA} is not installed)"

DATE_WORDS = frozenset(
    "january february march april june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)  # May is among the closed words, as it is a month and a modal
CLOSED_WORDS = frozenset(
    "not no never without must can may should will if unless except only all "
    "before after until".split()
)
TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[a-z]+")
# Without this "don't" and "do not" would differ, which no one would leave in such a check.
SHORT_FORMS = {"won't": "will not", "can't": "can not", "cannot": "can not", "n't": " not"}


def peers() -> dict[str, Peer]:
    """Every peer that can run here, by name; the two of Clara only where Clara is installed."""
    found: dict[str, Peer] = {}
    if clara_version():
        found["clara"] = clara
        found["clara with warnings"] = clara_with_warnings
    found["plain tokens"] = plain_tokens
    found["plain tokens, lost only"] = plain_tokens_lost
    return found


def clara_version() -> str:
    """The installed version of Clara, or "".

    The distribution is asked for, not the module: another, unrelated distribution is also
    imported as ``clara``.
    """
    try:
        return version(CLARA)
    except PackageNotFoundError:
        return ""


def clara(source: str, rewrite: str) -> bool:
    """True where Clara finds a number, date or identifier dropped or invented."""
    return not import_module("clara.verify").verify(source, rewrite).ok


def clara_with_warnings(source: str, rewrite: str) -> bool:
    """True where Clara finds an error, or warns that negations, duties or conditions grew fewer."""
    report = import_module("clara.verify").verify(source, rewrite)
    return not report.ok or bool(report.warnings)


def plain_tokens(source: str, rewrite: str) -> bool:
    """True where the two bags of numbers, date words and closed words differ.

    >>> plain_tokens("You must pay £20 by 3 May.", "By 3 May you must pay £20.")
    False
    >>> plain_tokens("You must pay £20.", "You can pay £20.")
    True
    """
    return hard_tokens(source) != hard_tokens(rewrite)


def plain_tokens_lost(source: str, rewrite: str) -> bool:
    """True where a number, date word or closed word of the source is nowhere in the rewrite.

    >>> plain_tokens_lost("You must pay £20.", "You must pay £20. You must not be late.")
    False
    """
    return not hard_tokens(source).keys() <= hard_tokens(rewrite).keys()


def hard_tokens(text: str) -> Counter[str]:
    """The bag of tokens of a text that the plain comparison looks at."""
    lowered = text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    for short, full in SHORT_FORMS.items():
        lowered = lowered.replace(short, full)
    looked_at = DATE_WORDS | CLOSED_WORDS
    return Counter(t for t in TOKEN.findall(lowered) if t[0].isdigit() or t in looked_at)


PEERS: dict[str, Peer] = peers()


def rates(alarm: Peer, pairs: Iterable[dict[str, str | bool]]) -> tuple[int, int, int, int]:
    """Count the alarms of one checker.

    Returns:
        Wrong rewrites with an alarm, wrong rewrites, faithful ones with an alarm, faithful ones.
    """
    hits = Counter((bool(p["wrong"]), alarm(str(p["source"]), str(p["rewrite"]))) for p in pairs)
    wrong, faithful = hits[True, True] + hits[True, False], hits[False, True] + hits[False, False]
    return hits[True, True], wrong, hits[False, True], faithful


def main() -> None:
    """Print recall and false alarms of our fact lock and of each peer, half by half."""
    from handwritten import pairs

    from easyread.facts import verify_text

    checkers: dict[str, Peer] = {"easyread": lambda s, r: not verify_text(s, r).ok, **PEERS}
    for held, half in ((False, "open half (our lock is mended on it)"), (True, "held-back half")):
        print(f"{half}: wrong rewrites stopped, faithful ones alarmed")
        for name, alarm in checkers.items():
            stopped, wrong, alarmed, faithful = rates(alarm, pairs(held))
            print(
                f"  {name:24} {stopped:4} of {wrong:4}  {stopped / wrong:.2f}"
                f"   {alarmed:4} of {faithful:4}  {alarmed / faithful:.2f}"
            )
    print(f"clara: {CLARA} {clara_version()}" if clara_version() else CLARA_NOT_RUN)


if __name__ == "__main__":
    main()
