"""Words and their widths -> lines that break where a speaker would pause."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

NBSP = "\u00a0"

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_UNITS = (
    "am|pm|days?|weeks?|months?|years?|hours?|minutes?|pence|pounds?|mg|g|kg|ml|litres?|mm|cm|m|km"
    "|miles?|tablets?|times|people|percent|o'clock"
)
_TITLES = r"Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Lady|Lord|St|Rev"

# What is said in one breath stays on one line (L-10).
_TOGETHER = [
    re.compile(p)
    for p in (
        rf"\b(?:{_DAYS}) (?=\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})\b)",
        rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?=(?:{_MONTHS})\b)",
        rf"\b(?:{_MONTHS}) (?=\d{{4}}\b)",
        rf"\b(?:{_MONTHS}) (?=\d{{1,2}}\b)",
        r"^\d{1,2}\. ",  # the number of a step
        r"(?<=\d) (?=\d)",
        rf"(?<=\d) (?=(?:{_UNITS})\b)",
        r"(?<=£) (?=\d)|(?<=\d) (?=(?:million|billion)\b)",
        rf"\b(?:{_TITLES})\.? (?=[A-Z])",
        r"\b(?:Page|page|Level|Room|Ward|Clinic|Floor|Part|Visit|Step|Flat|Unit|Number|Door) (?=\d)",
        r"\b[A-Z]{1,2}\d[A-Z\d]? (?=\d[A-Z]{2}\b)",  # a postcode
        r"\b[A-Z]\. (?=[A-Z]\b\.?)",  # initials
    )
]

_PAUSE_BEFORE = frozenset(
    "and or but because so if when while until unless than that which who where what how why whether"
    " before after for to with without from in on at by about into near during between like as".split()
)
_CLAUSE_BEFORE = frozenset(
    "and or but because so if when while until unless that which who where".split()
)
_LEANS_ON_NEXT = frozenset(
    "a an the this that these those my your our their his her its no not every each any some to of in"
    " on at by for with from about and or but because so if when than as i you we they he she it is are"
    " was were will can must do does did have has had be very don't can't Mr Mrs Ms Miss Dr"
    " Mx until unless who which inside outside under over between near into after before during without"
    " within through around because if when where how what".split()
)


def keep_together(text: str) -> str:
    """Put no-break spaces inside dates, times, phone numbers, money, names and postcodes.

    Source: L-10 keep together what belongs together.

    >>> keep_together("Come on 14 March 2027.").replace(NBSP, "_")
    'Come on 14_March_2027.'
    """
    for pattern in _TOGETHER:
        text = pattern.sub(lambda found: found.group().replace(" ", NBSP), text)
    return text


def break_lines(
    words: Sequence[str], widths: Sequence[float], space: float, room: float
) -> list[tuple[int, int]]:
    """Choose where the lines of one sentence end.

    As few lines as the room allows; among those, the lines that end at a pause (after a comma,
    before "and", "because", "to"), that leave no word alone on the last line and that do not part
    "the" from its noun. Source: L-10.

    Args:
        words: The words of the sentence. No-break spaces may stand inside a word.
        widths: The width of each word, none wider than ``room``.
        space: The width of a space, in the same unit.
        room: The width of a line.

    Returns:
        For each line the number of its first word and of the word after its last.
    """
    count = len(words)
    # best[i]: the least (lines, cost) to set the words from i on, and where the first line ends.
    best: list[tuple[int, float, int]] = [(0, 0.0, count)] * (count + 1)
    for start in range(count - 1, -1, -1):
        choices: list[tuple[int, float, int]] = []
        width = -space
        for end in range(start + 1, count + 1):
            width += space + widths[end - 1]
            if width > room + 0.01 and end > start + 1:
                break
            lines, cost, _ = best[end]
            here = _cost(words, start, end, max(0.0, 1 - width / room))
            choices.append((lines + 1, cost + here, end))
        best[start] = min(choices)
    lines_found, at = [], 0
    while at < count:
        end = best[at][2]
        lines_found.append((at, end))
        at = end
    return lines_found


def _cost(words: Sequence[str], start: int, end: int, empty: float) -> float:
    """How bad it is to end a line before word ``end``. ``empty`` is the share left blank."""
    if end == len(words):
        # A short last line looks lost, unless it is the only one.
        if start == 0:
            return 0.0
        return 40.0 * max(0.0, empty - 0.65) + (8 if end - start == 1 else 0)
    last, following = words[end - 1], words[end]
    cost = 14.0 * empty * empty
    if empty > 0.7:
        cost += 20 if end - start == 1 else 6  # a word or two alone
    if last[-1:] in ".?!":
        return cost - 12
    if last[-1:] in ",;:":
        return cost - 10
    if last.lower().lstrip("(“‘'\"") in _LEANS_ON_NEXT or _is_date(last, following):
        return cost + 25
    if last[:1].isupper() and following[:1].isupper() and end - start > 1:
        return cost + 18  # very likely one name
    if following.lower() in _CLAUSE_BEFORE:
        return cost - 4
    return cost + (0 if following.lower() in _PAUSE_BEFORE else 6)


def _is_date(last: str, following: str) -> bool:
    """True inside a date or a number that was too wide to be held together."""
    if following[:1].isdigit():
        return last[-1:].isdigit() or last in _MONTHS.split("|")
    return last[-1:].isdigit() and following.rstrip(".,") in _MONTHS.split("|")


def cut_to_fit(word: str, room: float, width_of: Callable[[str], float]) -> list[str]:
    """Cut a word that is wider than a line into pieces that fit. Joined, they are the word again.

    An address is cut after "@", then after "/", then after the other signs in it; anything else
    where the line is full. No hyphen is added: it would look like part of the word. Source: L-08.

    >>> cut_to_fit("someone@example.org", 12, len)
    ['someone@', 'example.org']
    """
    if width_of(word) <= room or len(word) < 2:
        return [word]
    for pattern in (r"[^@]+@?|@", r"[^/]+/*|/+", r"[^._=&?-]+[._=&?-]*|[._=&?-]+", r"."):
        parts = re.findall(pattern, word, re.DOTALL)
        if len(parts) > 1:
            break
    pieces: list[str] = []
    for part in parts:
        if pieces and width_of(pieces[-1] + part) <= room:
            pieces[-1] += part
        else:
            pieces.extend(cut_to_fit(part, room, width_of))
    return pieces
