"""Every real letter, and every example, from the file to a PDF that is judged and read again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from easyread.layout.finished_pdf import open_pdf
from easyread.layout.fonts import printable
from easyread.layout.rows import MOST_LINES, is_short_list
from easyread.pipeline import convert, export_all
from easyread.report import coverage
from tests.pdf_judge import judge
from tests.test_pdf import as_heard

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("EASYREAD_DATA", ROOT.parent / "shared" / "data"))
EXAMPLES = sorted((ROOT / "examples").glob("*.docx")) + sorted((ROOT / "examples").glob("*.pdf"))
REAL = sorted((DATA / "letters").glob("*/*_*.txt"))


@pytest.mark.parametrize("path", EXAMPLES + REAL, ids=lambda p: p.name)
def test_the_letter_becomes_a_sound_page_and_no_fact_is_lost_silently(path: Path) -> None:
    conversion = convert(path)
    check = conversion.check
    assert (check.lost, check.changed, check.added) == ((), (), ())
    covered = coverage(conversion)
    assert covered["carried"] == covered["sentences"]
    rows = [row for s in conversion.easyread.sections for row in s.rows]
    assert all(len(row.lines) <= MOST_LINES or is_short_list(row.lines) for row in rows)

    pdf = export_all(conversion, ["pdf"])["pdf"]
    heard = [(t.role, t.alt if t.role == "Figure" else t.text) for t in open_pdf(pdf, "x.pdf").tags]
    said = [(r, t if r == "Figure" else printable(t)) for r, t in as_heard(conversion.easyread)]
    assert heard == said
    verdict = judge(pdf)
    assert (verdict.passes, verdict.broken) == (True, {})
    assert verdict.rules == 106  # all of PDF/UA-1 that a machine can check


def test_the_real_letters_were_there() -> None:
    if not REAL:
        pytest.skip("not run: no data")  # visible in the summary; the examples still ran
    assert len(REAL) >= 64
