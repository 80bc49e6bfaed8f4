"""Who wrote to whom about what: found where the letter says it plainly, else None."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from easyread.model import About, Letter
from easyread.readers import read, read_bytes
from easyread.readers.dates import find_date, only_date

COUNCIL = """Harmouth Borough Council
Town Hall, High Street, Harmouth HM1 1AA

Mr J Smith
3 Pretend Lane
Harmouth HM5 5ZZ

Our ref: HB/2027/0041
Your ref: 77
Date: 3rd March 2027

Dear Mr Smith

{subject}

{body}

Yours sincerely

Bex Proxy
Benefits Manager
"""


def _letter(words: str) -> Letter:
    return read_bytes(words.encode(), "a.txt")


def _about(words: str) -> About:
    return _letter(words).about


def _council(
    subject: str = "Re: Housing Benefit", body: str = "We have looked at your claim."
) -> About:
    return _about(COUNCIL.format(subject=subject, body=body))


def test_a_council_letter_says_everything() -> None:
    about = _council()
    assert about.sender == "Harmouth Borough Council"
    assert about.reader == "Mr J Smith"
    assert about.date == date(2027, 3, 3)
    assert about.reference == "HB/2027/0041"
    assert about.subject == "Housing Benefit"
    assert about.person is None


def test_the_gold_letter(data: Path) -> None:
    about = read(data.parent / "examples" / "hospital.letter.txt").about
    assert about.sender == "ST EXAMPLE'S HOSPITAL NHS FOUNDATION TRUST"
    assert about.reader == "Mrs Winifred Mockridge-Specimen"
    assert about.date == date(2027, 1, 11)
    assert about.reference == "X0096041"
    assert about.kind == "appointment"
    assert about.person is None


def test_every_tribunal_notice_is_a_decision_and_invents_nothing(data: Path) -> None:
    for file in sorted((data / "letters" / "tribunal-decisions").glob("*_*.txt")):
        about = read(file).about
        assert about == About(kind="decision"), file.name


def test_every_planning_letter_has_its_reference_and_no_invented_date(data: Path) -> None:
    for file in sorted((data / "letters" / "planning-appeals").glob("*_*.txt")):
        about = read(file).about
        assert about.reference and f"reference number: {about.reference}" in file.read_text()
        assert about.date is None, file.name
        assert about.sender in (None, "Planning Inspectorate", "The Planning Inspectorate")
        assert (about.reader, about.person) == (None, None)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("11 January 2027", date(2027, 1, 11)),
        ("11th Jan 2027", date(2027, 1, 11)),
        ("Monday, 11 January 2027", date(2027, 1, 11)),
        ("Mon 11 Jan. 27", date(2027, 1, 11)),
        ("11/01/2027", date(2027, 1, 11)),
        ("11.01.27", date(2027, 1, 11)),
        ("11-Jan-2027", date(2027, 1, 11)),
        ("11-01-2027", date(2027, 1, 11)),
        ("2027-01-11", date(2027, 1, 11)),
        ("January 11, 2027", date(2027, 1, 11)),
        ("the 3rd of September 2026", date(2026, 9, 3)),
        ("Mon, 11 Jan 2027 10:00:00 +0000", date(2027, 1, 11)),
    ],
)
def test_dates_are_read_in_every_usual_form(words: str, day: date) -> None:
    assert find_date(words) == day


@pytest.mark.parametrize(
    "words",
    [
        "31/02/2027",
        "Ref 11/01",
        "version 1.2.3.4",
        "01632 960410",
        "11 January",
        "may 20",
        "10:30-11:30",
    ],
)
def test_what_is_no_date_gives_none(words: str) -> None:
    assert find_date(words) is None


def test_a_line_with_other_words_is_not_only_a_date() -> None:
    assert only_date("Tuesday 11 January 2027") == date(2027, 1, 11)
    assert only_date("Please come on 11 January 2027") is None


def test_the_date_of_a_hearing_is_not_the_date_of_the_letter() -> None:
    assert (
        _about("# Hearing details\n\n^Date: 31 January 2025\nTime: 1:30pm\n\nPlease come.").date
        is None
    )
    assert _about("Dear Ann\n\nDate of appointment: 3 May 2027\n\nPlease come.").date is None


@pytest.mark.parametrize(
    ("greeting", "reader"),
    [
        ("Dear Ms Ng,", "Ms Ng"),
        ("Dear Ann", "Ann"),
        ("Hello Sam!", "Sam"),
        ("Dear Mr and Mrs Patel", "Mr and Mrs Patel"),
        ("Dear ((first_name)) ((last_name))", "((first_name)) ((last_name))"),
        ("Dear Sir or Madam", None),
        ("Dear Sir/Madam,", None),
        ("Dear Customer", None),
        ("Dear Parent/Carer", None),
        ("To whom it may concern", None),
    ],
)
def test_the_reader_is_who_is_greeted(greeting: str, reader: str | None) -> None:
    assert _about(f"{greeting}\n\nWe are writing about your home.").reader == reader


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("Dear Mrs Smith\n\nRe: Mr John Smith, 3 High Street\n\nWe saw him.", "Mr John Smith"),
        ("Dear Mrs Smith\n\nRE: Jack Smith (DOB 01/02/2015)\n\nWe saw him.", "Jack Smith"),
        ("Dear Mrs Smith\n\nWe are writing about your son, Jack Smith, who came to us.", "Jack Smith"),
        ("Patient: Mrs Ada Lamb\n\nDear Doctor\n\nWe saw her.", "Mrs Ada Lamb"),
        ("Dear parent or carer of Jack Smith\n\nPlease come.", "Jack Smith"),
        ("Dear Mrs Smith\n\nRe: Housing Benefit\n\nWe saw it.", None),
        ("Dear Mrs Smith\n\nRe: Council Tax Reduction Scheme\n\nWe saw it.", None),
        ("Dear Mrs Smith\n\nPlease talk to your partner about it.", None),
    ],
)  # fmt: skip
def test_the_person_is_who_the_letter_is_about(words: str, person: str | None) -> None:
    assert _about(words).person == person


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Your appointment is on 3 May 2027 at the Eye Clinic. If you are unable to attend, ring us.", "appointment"),
        ("We have decided that you are not entitled to Personal Independence Payment. If you disagree, you can ask for a mandatory reconsideration.", "decision"),
        ("Your council tax account is in arrears. You owe £366.00. Please pay by direct debit.", "money"),
        ("We would like to invite you to our open day. There will be refreshments.", "invitation"),
        ("We are writing to let you know that your water will be off. Planned works will start on 3 May.", "notice"),
        ("Thank you for your letter.", "other"),
    ],
)  # fmt: skip
def test_the_kind_is_told_by_cue_words(body: str, kind: str) -> None:
    assert _council("About your home", body).kind == kind


@pytest.mark.parametrize(
    "line",
    ["Our Ref: AB/123", "Our reference: AB/123", "Hospital No: AB123", "NHS No: 999 000 9604", "Appeal reference number: 134526",
     "Account number: 7096 0318 4", "Claim ref AB/123 of last week", "Reference: ((ref))"],
)  # fmt: skip
def test_references_are_found_by_their_label(line: str) -> None:
    reference = _about(f"{line}\n\nDear Ann\n\nHello there.").reference
    assert reference and reference in line


def test_a_heading_under_the_greeting_is_the_subject_and_title() -> None:
    letter = _letter(COUNCIL.format(subject="Your new bins", body="They come on Monday."))
    assert letter.about.subject == letter.title == "Your new bins"


def test_without_subject_or_heading_the_title_is_plain() -> None:
    assert (
        _letter("The appeal is refused.\n\nThe decision made on 20/09/2020 is confirmed.").title
        == "Letter about a decision"
    )
    assert _letter("Hello there.").title == "Letter"


def test_a_person_who_signs_alone_is_the_sender() -> None:
    assert _about("Dear Ann\n\nPlease ring me.\n\nBest wishes\n\nDr A Shah").sender == "Dr A Shah"
