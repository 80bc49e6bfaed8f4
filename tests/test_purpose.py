"""What a sentence is for."""

import pytest

from easyread.nlp import parse_blocks
from easyread.simplify.purpose import purpose_of, sort_sentences
from tests.make_letter import letter_of


@pytest.mark.parametrize(
    ("sentence", "purpose"),
    [
        ("Dear Mrs Shah", "greeting"),
        ("Yours sincerely", "greeting"),
        ("We are writing about your rent.", "about"),
        ("We have decided to stop your benefit.", "decision"),
        ("The appeal is refused.", "decision"),
        ("This is because you have more than £16,000.", "reason"),
        ("You must send us the form.", "action"),
        ("Please bring your medicines.", "action"),
        ("Bring your medicines.", "action"),
        ("Due by 1 January 2025.", "deadline"),
        ("If you do not reply, we will close your claim.", "consequence"),
        ("You have the right to appeal.", "right"),
        ("If you disagree with this decision you can ask us to look at it again.", "right"),
        ("You can choose a phone call or a visit.", "choice"),
        ("An interpreter can be provided.", "help"),
        ("Please contact us on 01632 960001.", "contact"),
        ("If you need an interpreter please call us on 01632 960001.", "help"),
        ("Admissions: 01632 960410", "contact"),
        ("caseofficers@example.org", "contact"),
        ("I enclose a leaflet.", "enclosure"),
        ("The building is old.", "other"),
    ],
)
def test_each_purpose_is_known_by_its_cue(sentence: str, purpose: str) -> None:
    assert purpose_of(sentence) == purpose


def test_items_take_the_purpose_of_their_lead_in() -> None:
    letter = letter_of(
        "You must bring:\n- your letter\n- a list of your tablets\n\nThe door is red."
    )
    found = sort_sentences(letter.blocks, parse_blocks(letter.blocks))
    assert [s.purpose for s in found] == ["action", "action", "action", "other"]


def test_every_sentence_has_an_id_and_its_exact_words() -> None:
    letter = letter_of("We wrote to you. You did not reply.\n\nPlease call.")
    found = sort_sentences(letter.blocks, parse_blocks(letter.blocks))
    words = {b.id: b.text for b in letter.blocks}
    assert [s.id for s in found] == ["s1", "s2", "s3"]
    assert [words[s.span.block][s.span.start : s.span.end] for s in found] == [
        "We wrote to you.",
        "You did not reply.",
        "Please call.",
    ]
