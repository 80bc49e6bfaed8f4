"""Nothing on the first page is a fragment, is over, or has lost its noun or its condition."""

from __future__ import annotations

from datetime import date

import pytest

from easyread.layout.days import is_past
from easyread.layout.first_page import fits_first_page
from easyread.layout.titles import is_title
from easyread.model import Line
from easyread.settings import find_profile
from easyread.simplify.purpose.sentence import purpose_of
from tests.test_purpose_main_things import lines, main_rows

END = "\n\nYours sincerely"


@pytest.mark.parametrize(
    "title",
    ["What you need to do", "Going home", "What happens if access is not given?", "Medication"],
)
def test_a_line_that_only_names_what_follows_is_no_row(title: str) -> None:
    assert is_title(title)
    said = lines(
        main_rows(
            f"Dear Ms Li\n\n{title}\n\nYou must send us the form by 3 May 2027.{END}", "other"
        )
    )
    assert title not in said
    assert "You must send us the form by 3 May 2027." in said


def test_a_question_a_footnote_and_half_a_bracket_are_no_rows() -> None:
    said = lines(
        main_rows(
            "Dear Ms Li\n\nWe are writing to tell you about free travel (for A. Li\n\n*Based on £50 a "
            f"year.\n\nWhat happens if you do not pay?\n\nYou must pay £60.00 by 3 May 2027.{END}",
            "money",
        )
    )
    assert said == ["You must pay £60.00 by 3 May 2027."]


def test_if_you_do_not_do_this_brings_what_this_is() -> None:
    rows = main_rows(
        "Dear Ms Li\n\nYou must pay £35 a week to your landlord.\n\nYou must tell us about a new job.\n"
        f"If you do not do this, you may be charged.{END}",
        "money",
    )
    row = next(r for r in rows if any("charged" in line.text for line in r.lines))
    assert row.lines[0].text == "You must tell us about a new job."


def test_a_duty_stands_with_what_happens_if_it_is_not_done() -> None:
    rows = main_rows(
        "Dear Ms Li\n\nYou must return the form by 3 May 2027. If it is not returned, you will be "
        f"charged the full cost.{END}",
        "decision",
    )
    assert any(
        [line.text for line in row.lines]
        == [
            "You must return the form by 3 May 2027.",
            "If it is not returned, you will be charged the full cost.",
        ]
        for row in rows
    )


def test_a_visit_that_is_over_is_not_when() -> None:
    assert is_past("Wednesday 20 August: did not come", date(2025, 11, 18))
    assert not is_past("Monday 5 January at 9am", date(2025, 11, 18))
    assert not is_past("20 August 2025 and 3 May 2026", date(2025, 11, 18))
    assert not is_past("31 June", date(2025, 11, 18))


def test_all_meetings_to_choose_from_stand_together() -> None:
    said = lines(
        main_rows(
            "Dear Ms Li\n\nWe would like to invite you to a meeting.\n\nMeeting A – Tuesday 3 February, "
            "10:30am to 1pm\n\nThe Hall, Bridge Street\n\nMeeting B – Thursday 12 February, 5:30pm to "
            f"8pm{END}",
            "invitation",
        )
    )
    assert sum(line.startswith("Meeting ") for line in said) == 2


def test_labels_of_an_appointment_keep_the_line_that_says_what_for() -> None:
    said = lines(
        main_rows(
            "Dear Ms Li\n\nA further appointment has been made for you:\n\nDay: Wednesday 3 February "
            f"2027\n\nTime: 9am to 1pm{END}",
            "notice",
        )
    )
    assert said[0] == "A further appointment has been made for you:"


def test_a_second_step_is_not_how_to_disagree() -> None:
    said = lines(
        main_rows(
            "Dear Ms Li\n\nWe have refused your application.\n\nYou have 20 working days to request a "
            "review of this decision.\n\nIf you are still unhappy, you can appeal to the panel."
            + END,
            "decision",
        )
    )
    assert any("review" in line for line in said)
    assert not any("panel" in line for line in said)


def test_an_emergency_line_brings_the_emergency_it_is_for() -> None:
    rows = main_rows(
        "Dear Ms Li\n\nYou must give us access.\n\nIf water comes in, do not touch it. Phone our "
        f"emergency line on 01632 960420 straight away.{END}",
        "notice",
    )
    row = next(r for r in rows if any("01632 960420" in line.text for line in r.lines))
    assert row.lines[0].text.startswith("If water comes in")


def test_a_charge_that_may_follow_is_not_how_much() -> None:
    said = lines(
        main_rows(
            "Dear Ms Li\n\nThe check will take 45 minutes.\n\nA charge of £35.00 may also be applied."
            f"\n\nPhone us on 01632 960001.{END}",
            "notice",
        )
    )
    assert not any("£35" in line for line in said)


@pytest.mark.parametrize(
    ("words", "purpose"),
    [
        ("The Trust cannot accept liability for valuables.", "other"),
        ("But the PCN will not be cancelled, for the following reasons.", "decision"),
        ("You have been overpaid £641.28.", "decision"),
        ("Your entitlement will reduce from £118.40 to £89.52 per week.", "decision"),
        ("You will be required to complete the form and return it.", "action"),
        ("Kindly return the slip below by Friday 23 January.", "action"),
        ("We’d therefore like to invite you to one of our meetings.", "about"),
        ("Appeal to the Traffic Penalty Tribunal within 28 days.", "right"),
        ("You have 20 working days to request in writing a review by an officer.", "right"),
    ],
)
def test_what_official_sentences_are_for(words: str, purpose: str) -> None:
    assert purpose_of(words) == purpose


def test_rows_are_measured_against_the_room_on_the_page() -> None:
    profile = find_profile("easy-read")
    row = [Line("1", "You must bring your letter with you.", ("s1",))]
    assert fits_first_page("Your visit", [row] * 5, profile)
    assert not fits_first_page("Your visit", [row * 6] * 5, profile)
