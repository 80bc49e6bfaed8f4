"""A day that the author confirmed prints beside its rule, and is no fact added."""

from pathlib import Path

from easyread.model import Decision
from easyread.pipeline import convert
from easyread.printed import rows_of

LETTER = """Council Tax Office

3 November 2026

Dear Ms Khan

You must pay £120 within 14 days of the date of this letter.

Phone us on 01632 960123 if you cannot pay.

Ann Bell
Council Tax Office
"""


def _lines(conversion):
    return [line.text for row in rows_of(conversion.easyread) for line in row.lines]


def test_a_worked_out_day_is_offered_and_prints_only_when_the_author_says_yes(tmp_path: Path):
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER, encoding="utf-8")
    first = convert(letter)
    (question,) = [q for q in first.questions if q.offer]
    assert "Tuesday 17 November 2026" in question.offer
    assert question.how_counted
    assert not any("17 November" in line for line in _lines(first))

    yes = Decision(question.key, "accept", "", "Ann Bell", "author", "2026-11-03T10:00:00Z")
    second = convert(letter, decisions=[yes])
    assert any("17 November 2026" in line for line in _lines(second))
    assert any("within 14 days" in line for line in _lines(second))
    assert second.check.ok


def test_nobody_but_the_author_may_confirm_a_day(tmp_path: Path):
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER, encoding="utf-8")
    (question,) = [q for q in convert(letter).questions if q.offer]
    staff = Decision(question.key, "accept", "", "Bo Day", "staff", "2026-11-03T10:00:00Z")
    assert not any("17 November" in line for line in _lines(convert(letter, decisions=[staff])))
