"""What a sentence is for, judged by where it stands; and how well the labelled set is met."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from easyread.nlp import parse_blocks
from easyread.simplify.purpose import purpose_of, sort_sentences
from easyread.simplify.purpose.clauses import part
from tests.make_letter import letter_of


def purposes(text: str) -> dict[str, str]:
    letter = letter_of(text)
    words = {block.id: block.text for block in letter.blocks}
    return {
        words[s.span.block][s.span.start : s.span.end].strip(): s.purpose
        for s in sort_sentences(letter.blocks, parse_blocks(letter.blocks))
    }


@pytest.mark.parametrize(
    ("sentence", "purpose"),
    [
        ("Unless payment is made by 3 May 2026, we may apply to the county court.", "consequence"),
        ("If access is refused, you may be charged £35.", "consequence"),
        ("If you drive, you may hurt someone.", "consequence"),
        ("Your supply will not be cut off.", "other"),
        ("Furniture should be moved before the first visit.", "action"),
        ("The Panel must first decide whether the rules were lawful.", "other"),
        ("An advocate must be provided by the council.", "help"),
        ("You may not drive for 24 hours.", "action"),
        ("Each party must send the other a list by 3 May 2026.", "action"),
        ("If the date is not convenient, please phone us on 01632 960001.", "action"),
        ("If you have any questions, please phone us on 01632 960001.", "contact"),
        ("If you are having difficulty paying, please contact us.", "help"),
        ("If you are unhappy, please write to our manager.", "right"),
        ("A review may be requested in writing within 28 days.", "right"),
        ("Your appeal will be heard on 3 May 2026.", "other"),
        ("You have a new planning appeal.", "about"),
        ("The money will be paid within 5 working days.", "other"),
        ("Any documents must be received by noon on 2 June.", "deadline"),
        ("You may bring a friend or an interpreter.", "choice"),
        ("Enclosed: Your right to appeal", "enclosure"),
        ("The letter was not enclosed.", "other"),
        ("It was not accepted that you cannot plan a journey.", "reason"),
        ("We cannot award you this part.", "decision"),
        ("By post and by e-mail", "boilerplate"),
    ],
)
def test_the_main_clause_and_not_a_single_word_says_the_purpose(
    sentence: str, purpose: str
) -> None:
    assert purpose_of(sentence) == purpose


def test_a_condition_is_parted_from_what_follows_it() -> None:
    assert part("If you are ill, or cannot come, please phone us.").main == "please phone us."
    assert part("Please phone us if you are ill.").condition == ""
    assert part("Should you be late, telephone us.").condition == "Should you be late"


def test_the_first_thing_a_letter_says_is_what_it_is_about() -> None:
    found = purposes("Dear Mr Po\n\nYour yearly review is due.\n\nThe room is on floor 2.")
    assert found["Your yearly review is due."] == "about"
    assert found["The room is on floor 2."] == "other"


def test_steps_under_if_you_disagree_are_rights_and_not_duties() -> None:
    found = purposes(
        "# If you disagree\n\nYou can ask us to look again. You must ask for this by 3 May 2026.\n\n"
        "# What to do\n\nYou must send this form by 3 May 2026."
    )
    assert found["You must ask for this by 3 May 2026."] == "right"
    assert found["You must send this form by 3 May 2026."] == "action"


def test_plain_sentences_under_a_heading_of_reasons_are_reasons() -> None:
    found = purposes("# How we made this decision\n\nYou can plan a journey without help.")
    assert found["You can plan a journey without help."] == "reason"


def test_items_say_what_their_lead_in_says() -> None:
    found = purposes("You may have to pay costs if you:\n- behave badly\n- send things late")
    assert set(found.values()) == {"consequence"}


def test_all_that_follows_enclosures_in_one_paragraph_is_an_enclosure() -> None:
    found = purposes("Encl. Form 4 with notes")
    assert set(found.values()) == {"enclosure"}


def test_the_labelled_letters_of_the_project_stay_well_sorted() -> None:
    root = Path(__file__).resolve().parent.parent
    bench = runpy.run_path(str(root / "benchmarks" / "purpose.py"))
    rows = [bench["json"].loads(line) for line in bench["SET"].read_text("utf-8").splitlines()]
    letters = [row for row in rows if "text" in row and "kinds" in row][:4]
    judged = []
    for row in letters:
        letter = bench["_letter"](row)
        assert letter.about.kind in row["kinds"], row["letter"]
        labels = [r for r in rows if r["letter"] == row["letter"] and "purposes" in r]
        judged.extend(bench["_judge"](letter, labels))
    assert len(judged) > 100
    right = sum(j.said in j.right for j in judged) / len(judged)
    assert right >= 0.93
