"""A word with several senses shows a picture only in the sense that the picture shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from easyread.model import About, EasyRead, Line, Row, Section
from easyread.pictures import illustrate
from easyread.settings import Profile
from symbols.matching import SURE, match


@pytest.fixture(autouse=True)
def no_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EASYREAD_PACKS", str(tmp_path / "none"))


def illustrated(*rows: tuple[Line, ...]) -> list[str | None]:
    """What is seen beside each row of one section."""
    made = tuple(Row(f"r{i}", "info", lines, None, ()) for i, lines in enumerate(rows))
    page = EasyRead("Title", (Section("own1", "Heading", made),), About(), "easy-read")
    shown = [row.picture for row in illustrate(page, Profile()).sections[0].rows]
    return [picture.alt if picture else None for picture in shown]


def said(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(text, text, ()) for text in texts)


@pytest.mark.parametrize(
    ("concept", "other_sense", "this_sense"),
    [
        (
            "debt",
            "Tell us of any hospital referrals that are outstanding.",
            "Your rent balance is outstanding.",
        ),
        ("debt", "Your eye test is overdue.", "Your payment is overdue."),
        ("emergency", "We cannot see you, except in an emergency.", "In an emergency, phone 999."),
        (
            "emergency",
            "This is an emergency repair of your boiler.",
            "Go to the emergency department.",
        ),
        (
            "less-money",
            "They want to reduce your hours of support.",
            "We will reduce your benefit.",
        ),
        (
            "less-money",
            "Some blood will be taken from your arm.",
            "£5 will be taken from your payment.",
        ),
        ("operation", "The Quayside Surgery", "Your surgery will be at the hospital."),
        ("assessment", "Assessment period: 15 March to 14 April", "Your needs assessment is next."),
        (
            "hospital-bag",
            "Do not leave rubbish bags beside the bin.",
            "Pack a bag for the hospital.",
        ),
        (
            "send-back",
            "Bins should be returned to your property.",
            "The form must be returned to us.",
        ),
        ("tribunal", "Flat 6, 14 Tannery Court", "You must go to court."),
        ("tribunal", "The nurse checks your sight and hearing.", "The hearing is in June."),
        ("exercise", "You can exercise your right to appeal.", "Exercise helps you to feel well."),
        (
            "wound",
            "She needs help with washing and dressing.",
            "The nurse will change your dressing.",
        ),
        ("choice", "You can pick up your prescription.", "You can pick one."),
        ("learn", "We sent it by second class post.", "You can join the class to learn."),
        ("learn", "You need a course of antibiotics.", "You can do a training course."),
        ("get-better", "We will recover the overpayment.", "You will recover from the operation."),
        ("weigh", "The judge weighed the evidence.", "The nurse will weigh you."),
        ("car", "7 Sparrow Drive", "You cannot drive your car."),
        ("bus", "Your coach will help you at work.", "The coach leaves from the bus station."),
        ("train", "We train our staff.", "You can come by train from the station."),
        ("travel", "This is how to get help.", "This is how to get there."),
        ("move-home", "We have moved to the next step.", "You can move to a new home."),
        ("jewellery", "Please ring and tell us.", "Take off your ring and watch."),
        ("scan", "Scan the QR code.", "You will have a scan at the hospital."),
        ("breathing", "You can ask for a breathing space.", "You may find breathing hard."),
        (
            "go-home-hospital",
            "The council has discharged its duty.",
            "You may be discharged from hospital.",
        ),
        ("bank", "Bank House, 42 High Street", "Give us the number of your bank account."),
        ("bill", "Charge the scooter at night.", "We charge £5 for this."),
        ("worried", "We must stress that this is final.", "You may feel stress or worry."),
        ("scared", "We are afraid that we cannot help.", "You may be scared."),
        ("water", "Your water company will write.", "Drink a glass of water."),
        (
            "repairs",
            "This is through no fault of yours.",
            "Tell us about the fault in the heating.",
        ),
        ("late", "This is about your late husband.", "You may be late."),
        ("key", "These are the key changes.", "Take the key of the front door."),
        ("medicine", "You can use a tablet or computer.", "Bring your tablets."),
        ("consent-choice", "You need listed building consent.", "You must give consent."),
        ("food", "Put it into the food caddy.", "Do not eat food."),
        (
            "test-results",
            "These are the results of the vote.",
            "The results of your blood test are back.",
        ),
    ],
)
def test_a_word_with_several_senses_shows_the_picture_of_one_only_beside_its_words(
    concept: str, other_sense: str, this_sense: str
) -> None:
    def named(line: str) -> set[str]:
        return {m.concept.id for m in match([line]) if m.score >= SURE}

    assert concept not in named(other_sense)
    assert concept in named(this_sense)


def test_the_name_of_a_column_is_no_day_of_a_row() -> None:
    """A calendar at 17 May would be wrong beside each day of the week."""
    week = [
        said(f"Day: {day}", "Now: 9am to 1pm.", "From 17 May: 10am to 1pm.")
        for day in ("Monday", "Tuesday", "Sunday")
    ]
    assert illustrated(*week) == [None, None, None]


def test_the_same_day_is_not_drawn_twice_running() -> None:
    first = said("Your first day is 7 October.")
    assert illustrated(first, first) == ["A calendar at 7 October", None]


def test_less_money_shown_often_enough_does_not_become_money_that_comes() -> None:
    less, other = said("Your benefit will be reduced by £5."), said("This is how it is.")
    found = illustrated(less, other, less, other, less, other, less)
    assert found == ["Money and an arrow down", None] * 3 + [None]


def test_a_row_of_explanations_shows_its_word_and_not_the_words_that_explain_it() -> None:
    def explained(term: str, text: str) -> str | None:
        return illustrated((Line("x", text, (), (), False, term),))[0]

    assert explained("claimant commitment", "It lists what you agree to do.") is None
    assert explained("tribunal", "It is like a meeting.") == illustrated(said("A tribunal."))[0]
    told = said("This is about your tenancy.")
    means = (Line("x", "A tenancy means someone rents a home.", (), (), False, "tenancy"),)
    assert illustrated(told, means) == ["A letter and a key", None]


def test_what_nobody_can_offer_and_what_a_later_line_gives_is_not_the_picture() -> None:
    denied = "After this we are unable to offer you appointments, home visits or a bath."
    assert illustrated(said(denied)) == [None]
    contact = said(
        "Customer Services: 01632 960800", "bins@anytown.example www.anytown.example/bins"
    )
    assert illustrated(contact) == ["A telephone"]
