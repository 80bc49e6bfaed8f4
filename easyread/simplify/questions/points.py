"""Points of a decision ("12 points: 8 + 2") -> do the parts make the score?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.facts.find.number_words import NUMBER, to_decimal
from easyread.simplify.questions.asked import Asked, Kind, Reading

_I = re.IGNORECASE
_SCORE = re.compile(
    rf"\b(?:scor(?:e|ed|es) (?:is |of |a total of )?|total (?:score|points)(?: is| of|:)? |award(?:ed|s)? (?:you )?(?:a total of )?|(?:gave|give|get|got|have|had|gives) (?:you )?(?:a total of )?|total of )(?P<number>{NUMBER})(?: points?)?\b"
    rf"|^(?P<first>{NUMBER}) points?(?= ?[:=(])",
    _I,
)
_TOTAL_BEHIND = re.compile(
    rf"(?:a total of|in total|total(?:s|ling)?|mak(?:es|ing)|altogether|=)[ :]*(?P<number>{NUMBER})(?: points?)?|(?P<other>{NUMBER}) points (?:in total|altogether)",
    _I,
)
_ADDED = re.compile(r"(?<![\w.£])\d{1,2}(?: points?)?(?: ?\+ ?\d{1,2}(?: points?)?)+(?![\w%])")
_BRACKETS = re.compile(r"\((\d{1,2})(?: points?)?\)")
_EACH = re.compile(rf"\b({NUMBER}) points? (?:for|because|in|on)\b", _I)
_NEEDED = re.compile(
    r"\b(?:at least|needed|need \w+ points?|fewer|less|more than|threshold|enough|minimum|between|or more|out of)\b",
    _I,
)
_LAST_CELL = re.compile(r"^\d{1,2}$")


def ask(reading: Reading) -> Iterator[Asked]:
    """Ask which number is wrong where the points do not make the score."""
    yield from _in_words(reading)
    yield from _in_tables(reading)


def _in_words(reading: Reading) -> Iterator[Asked]:
    for i, said in enumerate(reading.said):
        if "point" not in said.words.lower() and "score" not in said.words.lower():
            continue
        after = reading.said[i + 1].words if i + 1 < len(reading.said) else ""
        total, parts = _score(said.words), _parts(said.words)
        sentences: tuple[str, ...] = (said.words,)
        if total is not None and not parts and "point" in after.lower() and _score(after) is None:
            parts, sentences = _parts(after), (said.words, after)
        if total is not None and len(parts) > 1 and sum(parts) != total:
            yield _asked(parts, total, sentences)


def _in_tables(reading: Reading) -> Iterator[Asked]:
    """A score, then the rows of a table that end in a number."""
    total: int | None = None
    said, parts, lines = "", [], []
    for row in (*reading.rows, ("",)):
        if len(row) > 1 and not re.search(r"\w", "".join(row)):
            continue  # the rule under the names of the columns
        if len(row) > 1 and _LAST_CELL.match(row[-1].strip()):
            parts.append(int(row[-1]))
            lines.append(": ".join(row))
            continue
        if len(row) > 1 and not parts:
            continue  # the names of the columns
        if total is not None and parts and sum(parts) != total:
            yield _asked(parts, total, (said, *lines))
        parts, lines = [], []
        sentences = [s for s in re.split(r"(?<=[.:]) ", row[0]) if _score(s) is not None]
        total, said = (_score(sentences[-1]), sentences[-1]) if len(sentences) == 1 else (None, "")
        if total is not None and "point" not in said.lower():
            total = None


def _score(words: str) -> int | None:
    """The score a sentence states; None for none, or where it says what is needed."""
    if _NEEDED.search(words):
        return None
    behind = _TOTAL_BEHIND.search(words)
    if behind and "point" in words.lower():
        return int(float(to_decimal(behind["number"] or behind["other"])))
    found = [
        m
        for m in _SCORE.finditer(words)
        if m["first"] or "point" in m[0].lower() or "score" in m[0].lower()
    ]
    if len(found) != 1 or len(_EACH.findall(words)) > 1:
        return None
    return int(float(to_decimal(found[0]["number"] or found[0]["first"])))


def _parts(words: str) -> list[int]:
    if _NEEDED.search(words):
        return []
    added = _ADDED.search(words)
    if added:
        return [int(n) for n in re.findall(r"\d+", added[0])]
    brackets = _BRACKETS.findall(words)
    if len(brackets) > 1:
        return [int(n) for n in brackets]
    after = re.findall(rf"\b({NUMBER}) points?\b", words.partition(":")[2], _I)
    each = after if len(after) > 1 else _EACH.findall(words)
    return [int(float(to_decimal(n))) for n in each] if len(each) > 1 else []


def _asked(parts: Sequence[int], total: int, sentences: tuple[str, ...]) -> Asked:
    written = " + ".join(str(n) for n in parts)
    real = f"{written} is {sum(parts)}" if len(parts) > 1 else f"the list has {sum(parts)}"
    return Asked(
        f"The points do not add up: {real}, but the letter says {total}. Which number is wrong?",
        sentences,
    )


KIND = Kind(
    "points",
    ask,
    asks=(
        "You have 8 points for daily living: cooking 4 points, washing 2 points and dressing 4 points.",
        "You scored 12 points: 8 + 2.",
        "You get 12 points (8 + 2) for daily living.",
        "We awarded 10 points: 4 + 4 + 4.",
        "Daily living: total score 9. You were awarded points because you need an aid to cook (2), need an aid to wash (2) and need help to dress (2).",
        "You get 8 points for cooking and 2 points for washing, a total of 12 points.",
        "You scored 4 points for moving around and 4 points for going out, 10 points in total.",
        "You score 12 points. The descriptors are:\n\n| Preparing food | f. Cannot cook | 8 |\n| --- | --- | --- |\n| Taking nutrition | d. Needs prompting | 2 |",
        "You have 11 points for daily living: 4 + 4 + 2.",
    ),
    passes=(
        "You have 10 points for daily living: cooking 4 points, washing 2 points and dressing 4 points.",
        "You scored 10 points: 8 + 2.",
        "You need at least 8 points for the standard rate and 12 for the enhanced rate.",
        "Daily living: total score 6. You were awarded points because you need an aid to cook (2), need an aid to wash (2) and need help to dress (2).",
        "You get 8 points for cooking and 2 points for washing, a total of 10 points.",
        "You score 12 points. The descriptors are:\n\n| Preparing food | f. Cannot cook | 8 |\n| --- | --- | --- |\n| Taking nutrition | d. Needs prompting | 4 |",
        "You scored 8 points. This is enough for the standard rate.",
        "There are 3 points for the meeting (1) rent and (2) repairs.",
        "Mobility: total score 4. You told us you can walk 30 metres (2 bus stops).",
        "You scored 2 points for washing and 2 points for dressing. At least 8 points are needed.",
    ),
)
