"""The main things of a letter come from the purposes and the facts of its sentences."""

from __future__ import annotations

from easyread.facts import find_letter_facts
from easyread.layout.compose import compose
from easyread.model import Analysis, LetterKind, Row
from easyread.nlp import parse_blocks
from easyread.readability import score
from easyread.settings import find_profile
from easyread.simplify.drafting import draft
from easyread.simplify.purpose import sort_sentences
from tests.make_letter import letter_of


def main_rows(text: str, kind: LetterKind) -> list[Row]:
    letter = letter_of(text, kind=kind)
    texts = list(parse_blocks(letter.blocks))
    analysis = Analysis(
        sort_sentences(letter.blocks, texts), (), find_letter_facts(texts), score(texts)
    )
    page = compose(letter, analysis, draft(letter, analysis, (), ()), find_profile("easy-read"))
    return list(page.sections[0].rows)


def lines(rows: list[Row]) -> list[str]:
    return [line.text for row in rows for line in row.lines]


BILL = """Dear Mr Po

Thank you for your call.

The total you owe is £366.00.

You must pay £366.00 by 3 May 2026.

If you do not pay by 3 May 2026, we may take you to court.

If you disagree, you can ask for a review within 14 days.

Phone us on 01632 960001.

Yours sincerely"""


def test_a_bill_says_how_much_by_when_what_if_not_who_to_ask_and_how_to_disagree() -> None:
    said = lines(main_rows(BILL, "money"))
    assert any("£366.00" in x for x in said)
    assert any("3 May 2026" in x and "must" in x for x in said)
    assert any("court" in x for x in said)
    assert any("01632 960001" in x for x in said)
    assert any("review" in x for x in said)


def test_there_are_never_more_than_five_rows() -> None:
    for kind in ("appointment", "decision", "money", "invitation", "notice", "report", "other"):
        assert len(main_rows(BILL, kind)) <= 5, kind  # type: ignore[arg-type]


def test_date_time_and_place_of_an_appointment_share_a_row() -> None:
    rows = main_rows(
        "Dear Ms Li\n\nAn appointment was made for you.\n\nDate: 3 February 2026\n\n"
        "Time: 8:40am\n\nPlace: Larkin Wing\n\nYou must not eat.\n\nYours sincerely",
        "appointment",
    )
    assert any(
        [line.text for line in row.lines]
        == ["Date: 3 February 2026", "Time: 8:40am", "Place: Larkin Wing"]
        for row in rows
    )


def test_the_time_limit_of_a_right_stands_with_the_right() -> None:
    said = lines(
        main_rows(
            "Dear Ms Li\n\nWe have decided that you do not get this benefit.\n\nIf you disagree, you "
            "can ask us to look at it again. You must ask for this by 18 October 2025.\n\nYours sincerely",
            "decision",
        )
    )
    at = next(i for i, x in enumerate(said) if "look at it again" in x)
    assert said[at + 1] == "You must ask for this by 18 October 2025."


def test_half_a_condition_is_never_a_row_of_its_own() -> None:
    said = lines(
        main_rows(
            "Dear Ms Li\n\nThe sky is blue. The door is old. We have 4 rooms and a garden behind the house "
            "that everybody in the street likes to sit in when the sun is out in the summer months. If you do "
            "not, you may be charged £5.\n\nYou must send the form by 3 May 2026.\n\nYours sincerely",
            "money",
        )
    )
    assert "If you do not, you may be charged £5." not in said
