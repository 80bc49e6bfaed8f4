"""What a panel session heard and the page as it is now -> the report for checkers, in Easy Read.

It tells what they said, what changed because of them, and what did not. It names nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from easyread.model import About, EasyRead, Line, Mark, Picture, Row, Section
from easyread.review import checker_words as said
from easyread.review import paper_words as paper
from easyread.review.heard import Heard
from easyread.review.panel import NOT_EASY, worked_for
from easyread.review.panel_changes import Changed, changed_because
from easyread.review.sitting import ShownRow, Sitting

MOST_LINES = 3  # of one row (design 2)


def checkers_report(
    sitting: Sitting,
    now: Sequence[ShownRow],
    found: Heard,
    reasons: Mapping[str, str],
    pictures: Mapping[str, Picture],
    mark: Mark,
    credits: tuple[str, ...] = (),
) -> EasyRead:
    """What changed because of them, as an Easy Read page.

    Args:
        sitting: what the checkers saw.
        now: the rows of the newest page, with the same made-up names.
        found: what was heard from them.
        reasons: for a row that stayed as it was, why; staff wrote it, in Easy Read.
        pictures: the pictures of the answers (``answer_pictures``).
        mark: how far the page is checked: its words stand in the report.
        credits: who made the pictures of the page.
    """
    changes = changed_because(sitting, now, found.spoken_of)
    # Nobody has answered about what was not asked: that it changed is not because of them.
    because = [c for c in changes if c.row in found.spoken_of and c.says != said.SAME_YET]
    too = [c for c in changes if c.row not in found.spoken_of]
    same = [c for c in changes if c.says == said.SAME_YET]
    drawn = _Drawn(sitting.rows(), now)
    parts = (
        (paper.YOU_SAID, tuple(_you_said(found, pictures))),
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


def _you_said(found: Heard, pictures: Mapping[str, Picture]) -> Iterator[Row]:
    """Each bit that was not easy for all, with the words and pictures that they named in it."""
    rows = {row.key: row for row in found.rows}
    troubled = False
    for one in found.bits:
        named = {why for key in one.bit.rows if key in rows for why in rows[key].why}
        words = sorted(value for kind, value in named if kind == "word")
        looks = sorted(value for kind, value in named if kind == "picture")
        hard = [value for value in NOT_EASY if one.answers.get(value)]
        if not words and not looks and not hard:
            continue
        troubled = True
        says = worked_for(one.worked, one.of, "bit") if one.of else said.NOBODY_SPOKE
        lines = [f"{one.bit.headings[0].rstrip(':.')}:", says]
        if words:
            quoted = ", ".join(paper.QUOTED.format(words=word) for word in words)
            lines.append(paper.HARD_WORDS_ARE.format(words=quoted))
        if looks:
            reasons = (said.PICTURE_REASONS[look] for look in looks)
            lines += [paper.OF_A_PICTURE, *(paper.QUOTED.format(words=r) for r in reasons)]
        yield from _rows(
            f"said-{one.bit.number}", lines, pictures.get(hard[-1] if hard else "some")
        )
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
    seen = row.picture
    return Picture("", "", "", seen.art, seen.alt, False, "", "", seen.crossed)


def _rows(name: str, lines: Sequence[str], picture: Picture | None) -> Iterator[Row]:
    """Rows of at most three lines; the first has the picture."""
    for start in range(0, len(lines), MOST_LINES):
        shown = picture if start == 0 else None
        yield _row(f"{name}-{start}", lines[start : start + MOST_LINES], shown)


def _row(name: str, lines: Sequence[str], picture: Picture | None) -> Row:
    made = tuple(Line(f"{name}.{n}", text, ()) for n, text in enumerate(lines, 1))
    return Row(name, "info", made, picture)
