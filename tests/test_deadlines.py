"""A row's own day, hour and money: drawn where the row is about them, and never the wrong way round."""

from __future__ import annotations

from pathlib import Path

import pytest

from easyread.pictures import offer


@pytest.fixture(autouse=True)
def no_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EASYREAD_PACKS", str(tmp_path / "none"))


def concept_of(*lines: str) -> str | None:
    found = offer(lines).picture
    return found.concept if found else None


def test_a_row_with_a_date_and_a_time_shows_that_date_and_that_time() -> None:
    found = offer(
        ["Thursday 28 January 2027", "10:40am in the morning", "Clinic 4, Level 2"]
    ).picture
    assert found is not None and found.concept == "date-and-time"
    assert found.alt == "A calendar at 28 January and a clock at 10:40"
    other = offer(["Friday 29 January 2027", "10:40am in the morning"]).picture
    assert other is not None and other.art != found.art


@pytest.mark.parametrize(
    ("lines", "concept"),
    [
        (["Your appointment is on 3 May 2026."], "date"),
        (["On Tuesday 12 May at 2pm"], "date-and-time"),
        (["At 7.15 am"], "time"),
        (["We will pay you £45.50 each week."], "pay-you"),
        (["The total is £366.00."], "money-amount"),
        (["You will get £72.90 every week."], "money-amount"),
    ],
)
def test_a_row_about_one_fact_shows_that_fact(lines: list[str], concept: str) -> None:
    assert concept_of(*lines) == concept


@pytest.mark.parametrize(
    "sentence",
    ["Monday to Friday, 8am to 4pm", "Come on 3 May or 4 May.", "You get £20 or £30."],
)
def test_two_times_dates_or_amounts_are_never_drawn_as_one(sentence: str) -> None:
    assert concept_of(sentence) not in {"date", "time", "date-and-time", "money-amount"}


def test_money_in_money_out_and_debt_are_three_pictures_each_with_its_amount() -> None:
    said = [
        "Arrears of £812.90 will be credited to your account.",
        "A penalty of £812.90 may be imposed.",
        "You owe £812.90.",
    ]
    found = [offer([s]).picture for s in said]
    assert [p.concept if p else None for p in found] == ["pay-you", "pay", "debt"]
    assert len({p.art for p in found if p}) == 3
    assert all(p and p.alt.endswith(": £812.90") for p in found)


@pytest.mark.parametrize(
    ("sentence", "alt"),
    [
        ("Send the form by 3 May.", "A post box, and a calendar at 3 May"),
        (
            "If the day is not right, please phone us by Monday 21 September 2026.",
            "A telephone, and a calendar at 21 September",
        ),
        (
            "The total must be paid no later than Monday 29 March 2027.",
            "Money and a purse, and a calendar at 29 March",
        ),
        ("Due by Friday 10 January 2025.", "A calendar at 10 January"),
        (
            "An engineer will attend on Monday 28 September 2026 between 9am and midday.",
            "A worker with a tool, and a calendar at 28 September",
        ),
    ],
)
def test_a_deadline_shows_what_to_do_beside_the_page_of_its_day(sentence: str, alt: str) -> None:
    found = offer([sentence]).picture
    assert found is not None and found.alt == alt


@pytest.mark.parametrize(
    "sentence",
    [
        "You were overpaid by 3 May.",
        "Do not send the form by 3 May.",
        "Send the form by 3 May or 4 May.",
        "A reminder was sent on 8 February.",
    ],
)
def test_no_day_is_shown_that_is_past_forbidden_or_one_of_two(sentence: str) -> None:
    found = offer([sentence]).picture
    assert found is None or "calendar at" not in found.alt


def test_no_weekday_is_worked_out_that_the_text_does_not_give() -> None:
    with_day, without = (
        offer([s]).picture for s in ("Thursday 28 January 2027", "28 January 2027")
    )
    assert with_day is not None and without is not None and with_day.art != without.art
