"""The example letters: made up, hard to read, and made again from their words."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import docx
import pytest

from easyread.readers import read

NAMES = (
    "advocacy-meeting",
    "benefit-decision",
    "care-review",
    "council-tax-arrears",
    "hospital-appointment",
    "housing-repair",
)


@pytest.fixture(scope="module")
def made(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    sys.path.insert(0, str(project / "examples"))
    try:
        import make_examples
    finally:
        sys.path.pop(0)
    folder = tmp_path_factory.mktemp("examples")
    make_examples.make(folder)
    return folder


def test_there_are_six_letters_and_two_of_them_as_pdf(examples: Path) -> None:
    assert sorted(path.stem for path in examples.glob("*.docx")) == list(NAMES)
    assert sorted(path.stem for path in examples.glob("*.pdf")) == [
        "council-tax-arrears",
        "hospital-appointment",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_files_hold_the_words_they_are_made_from(examples: Path, made: Path, name: str) -> None:
    kept, new = (docx.Document(str(folder / f"{name}.docx")) for folder in (examples, made))
    assert [p._p.xml for p in kept.paragraphs] == [p._p.xml for p in new.paragraphs]


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_is_of_a_real_length_and_made_up(examples: Path, name: str) -> None:
    text = (examples / "text" / f"{name}.txt").read_text("utf-8")
    assert 250 <= len(text.split()) <= 450
    assert all(phone.startswith("01632 960") for phone in re.findall(r"\b0\d{4} \d{6}\b", text))
    assert all(mail.endswith(".example") for mail in re.findall(r"[\w.]+@([\w.-]+\w)", text))


@pytest.mark.parametrize("name", NAMES)
def test_every_example_can_be_read(examples: Path, name: str) -> None:
    letter = read(examples / f"{name}.docx")
    words = " ".join(block.text for block in letter.blocks)
    source = (examples / "text" / f"{name}.txt").read_text("utf-8")
    headers = re.findall(r"^header: (.*?)(?: {2,}|$)", source, re.MULTILINE)
    assert headers and all(line in words for line in headers)
    assert any(block.kind == "heading" for block in letter.blocks)


def test_the_tracked_change_is_read_as_it_will_be(examples: Path) -> None:
    words = " ".join(block.text for block in read(examples / "housing-repair.docx").blocks)
    assert "between 09:00 and 13:00" in words
    assert "08:00" not in words
