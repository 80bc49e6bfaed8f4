"""What a panel said and the page as it is now -> a report for staff, and one in Easy Read for checkers.

Not understood is a failed text, not a failed reader: both speak of the page, and name nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from easyread.model import About, EasyRead, Line, Mark, Picture, Row, Section
from easyread.review import checker_words as said
from easyread.review import paper_words as paper
from easyread.review.panel import NOT_EASY, Answer, current, rows_spoken_of
from easyread.review.panel_changes import Changed, changed_because
from easyread.review.panel_report import panel_report
from easyread.review.sitting import ShownRow, Sitting

FAILED_TEXT = "Not understood is a failed text, not a failed reader."
MOST_LINES = 3  # of one row (design 2)


def staff_report(
    sitting: Sitting, by_checker: Mapping[str, Sequence[Answer]], needed: int
) -> dict[str, Any]:
    """The report for the author and other staff.

    To what ``panel_report`` counts it adds ``must_change``: each row that failed, with its words and
    every reason, the row that most people spoke of first.

    Args:
        sitting: what was asked.
        by_checker: the whole history of answers of each person who took part.
        needed: how many people must approve each row.
    """
    return {
        **panel_report(sitting, by_checker, needed),
        "rule": FAILED_TEXT,
        "must_change": must_change(sitting, by_checker),
    }


def must_change(
    sitting: Sitting, by_checker: Mapping[str, Sequence[Answer]]
) -> list[dict[str, Any]]:
    """The rows that failed for anybody, with why. ``people`` counts people, each once a row."""
    people: Counter[str] = Counter()
    why: dict[str, Counter[str]] = {}
    for history in by_checker.values():
        answers = current(history)
        people.update(rows_spoken_of(answers, sitting))
        for row, reason in set(_reasons(answers, sitting)):
            why.setdefault(row, Counter())[reason] += 1
    rows = {row.key: row for row in sitting.rows()}
    order = {key: place for place, key in enumerate(rows)}
    return [
        {
            "row": key,
            "lines": [line.text for line in rows[key].lines],
            "people": people[key],
            "why": [{"reason": reason, "people": n} for reason, n in sorted(why[key].items())],
        }
        for key in sorted((k for k in people if k in rows), key=lambda k: (-people[k], order[k]))
    ]


def _reasons(answers: Iterable[Answer], sitting: Sitting) -> Iterator[tuple[str, str]]:
    """Each row that an answer is about, and what the answer says of it."""
    bits = {f"section:{bit.number}": bit for bit in sitting.bits}
    asked = {f"choice:{q.id}": q for q in sitting.questions}
    for one in answers:
        if one.question == "word":
            yield one.row, f"Hard word: {one.words}"
        elif one.question == "picture":
            yield one.row, f"Picture: {said.PICTURE_REASONS[one.value]}"
        elif one.question in bits and one.value in NOT_EASY:
            for row in bits[one.question].rows:
                yield row, f"The bit: {said.SECTION_ANSWERS[one.value]}"
        elif one.question in asked and one.value not in (asked[one.question].right, "skip"):
            for row in asked[one.question].rows:
                yield row, f"It did not come across: {asked[one.question].ask}"


def checkers_report(
    sitting: Sitting,
    now: Sequence[ShownRow],
    by_checker: Mapping[str, Sequence[Answer]],
    reasons: Mapping[str, str],
    pictures: Mapping[str, Picture],
    mark: Mark,
    credits: tuple[str, ...] = (),
) -> EasyRead:
    """What changed because of them, as an Easy Read page.

    Args:
        sitting: what the checkers saw.
        now: the rows of the newest page, with the same made-up names.
        by_checker: the whole history of answers of each person who took part.
        reasons: for a row that stayed as it was, why; staff wrote it, in Easy Read.
        pictures: the pictures of the answers (``answer_pictures``).
        mark: how far the page is checked: its words stand in the report.
        credits: who made the pictures of the page.
    """
    spoken = {row for history in by_checker.values() for row in rows_spoken_of(history, sitting)}
    found = changed_because(sitting, now, spoken)
    # Nobody has answered about what was not asked: that it changed is not because of them.
    because = [c for c in found if c.row in spoken and c.says != said.SAME_YET]
    too = [c for c in found if c.row not in spoken]
    same = [c for c in found if c.says == said.SAME_YET]
    drawn = _Drawn(sitting.rows(), now)
    parts = (
        (paper.YOU_SAID, tuple(_you_said(sitting, by_checker, pictures))),
        (paper.WE_CHANGED, tuple(row for c in because for row in drawn.change(c))),
        (paper.WE_CHANGED_TOO, tuple(row for c in too for row in drawn.change(c))),
        (paper.NOT_CHANGED, tuple(row for c in same for row in drawn.same(c, reasons))),
        ("", (_row("end", (said.THANKS, paper.TELL_US), pictures.get("talk")),)),
    )
    sections = tuple(
        Section(f"part-{number}", heading, rows)
        for number, (heading, rows) in enumerate(parts, 1)
        if rows
    )
    made_by = tuple(dict.fromkeys((*credits, *(p.credit for p in pictures.values()))))
    return EasyRead(said.BECAUSE_OF_YOU, sections, About(), "easy-read", mark, credits=made_by)


def _you_said(
    sitting: Sitting,
    by_checker: Mapping[str, Sequence[Answer]],
    pictures: Mapping[str, Picture],
) -> Iterator[Row]:
    every = [answer for history in by_checker.values() for answer in current(history)]
    counted = panel_report(sitting, by_checker, 0)["bits"]
    troubled = False
    for bit, count in zip(sitting.bits, counted, strict=True):
        words = sorted(
            {a.words.strip() for a in every if a.question == "word" and a.row in bit.rows}
        )
        looks = sorted({a.value for a in every if a.question == "picture" and a.row in bit.rows})
        hard = [v for v in NOT_EASY if count["answers"][said.SECTION_ANSWERS[v]]]
        if not words and not looks and not hard:
            continue
        troubled = True
        lines = [f"{bit.headings[0].rstrip(':.')}:", count["says"]]
        if words:
            quoted = ", ".join(paper.QUOTED.format(words=word) for word in words)
            lines.append(paper.HARD_WORDS_ARE.format(words=quoted))
        if looks:
            reasons = (said.PICTURE_REASONS[look] for look in looks)
            lines += [paper.OF_A_PICTURE, *(paper.QUOTED.format(words=r) for r in reasons)]
        yield from _rows(f"said-{bit.number}", lines, pictures.get(hard[-1] if hard else "some"))
    if not troubled:
        yield _row("said", (paper.ALL_EASY,), pictures.get("easy"))


class _Drawn:
    """The rows before and after by their key, so that a change is shown with its pictures."""

    def __init__(self, before: Collection[ShownRow], after: Collection[ShownRow]) -> None:
        self.before = {row.key: row for row in before}
        self.after = {row.key: row for row in after}

    def change(self, one: Changed) -> Iterator[Row]:
        """It said: ... Now it says: ... Or that it is gone, or has a new picture."""
        old, new = _drawing(self.before.get(one.row)), _drawing(self.after.get(one.row))
        if one.says == said.NEW_PICTURE:
            yield from _rows(f"{one.row}-new", (said.NEW_PICTURE, *one.after), new)
            return
        yield from _rows(f"{one.row}-was", (said.WAS, *one.before), old)
        if one.after:
            yield from _rows(f"{one.row}-now", (said.NOW, *one.after), new)
        else:
            yield _row(f"{one.row}-gone", (said.TAKEN_OUT,), None)

    def same(self, one: Changed, reasons: Mapping[str, str]) -> Iterator[Row]:
        """It still says: ..., and why."""
        shown = _drawing(self.after.get(one.row))
        reason = reasons.get(one.row, "")
        why = paper.WHY.format(reason=reason) if reason else paper.NOTHING_YET
        yield from _rows(f"{one.row}-same", (paper.STILL_SAYS, *one.after, why), shown)


def _drawing(row: ShownRow | None) -> Picture | None:
    if row is None or row.picture is None:
        return None
    return Picture("", "", "", row.picture.art, row.picture.alt, False, "", "")


def _rows(name: str, lines: Sequence[str], picture: Picture | None) -> Iterator[Row]:
    """Rows of at most three lines; the first has the picture."""
    for start in range(0, len(lines), MOST_LINES):
        shown = picture if start == 0 else None
        yield _row(f"{name}-{start}", lines[start : start + MOST_LINES], shown)


def _row(name: str, lines: Sequence[str], picture: Picture | None) -> Row:
    made = tuple(Line(f"{name}.{n}", text, ()) for n, text in enumerate(lines, 1))
    return Row(name, "info", made, picture)
