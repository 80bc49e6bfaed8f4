"""Whole letters as readable snapshots. A bug is first a file in tests/letters/.

``make snapshots`` writes them anew; read the difference before you keep it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from easyread.model import Analysis, Letter
from easyread.pipeline import convert, export_all

LETTERS = sorted(
    p for p in (Path(__file__).parent / "letters").glob("*.txt") if len(p.suffixes) == 1
)
WRITE = os.environ.get("EASYREAD_SNAPSHOTS") == "write"


def shown(letter: Letter, analysis: Analysis) -> str:
    """Every block, ``^~~~`` under the words of each finding, and what the rule says."""
    out: list[str] = []
    for block in letter.blocks:
        out.append(block.text.replace("\t", " "))
        for f in analysis.findings:
            if f.span.block == block.id:
                width = max(1, f.span.end - f.span.start)
                mark = " " * f.span.start + "^" + "~" * (width - 1)
                out.append(f"{mark} {f.rule} ({f.severity}): {f.says}")
        out.append("")
    return "\n".join(out).rstrip() + "\n"


@pytest.mark.parametrize("path", LETTERS, ids=lambda p: p.stem)
def test_the_letter_gives_the_same_findings_and_the_same_page(path: Path) -> None:
    conversion = convert(path)
    made = {
        path.with_suffix(".findings.txt"): shown(conversion.letter, conversion.analysis),
        path.with_suffix(".easyread.txt"): export_all(conversion, ["text"])["text"].decode("utf-8"),
    }
    for snapshot, text in made.items():
        if WRITE:
            snapshot.write_text(text, encoding="utf-8")
        assert snapshot.read_text(encoding="utf-8") == text


def test_there_are_letters_to_compare() -> None:
    assert len(LETTERS) >= 3
