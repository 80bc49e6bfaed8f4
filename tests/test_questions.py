"""What only the author of a letter can say: each kind of question proves itself on its own letters."""

import pytest

from easyread.readers import read_bytes
from easyread.settings import find_profile
from easyread.simplify.questions import KINDS, questions
from easyread.simplify.questions.asked import Kind, Reading
from easyread.simplify.stages import analyse

FRAME = """Harrowmere Council
1 Tanner Street
Harrowmere HM1 4BX

Mrs Ann Okafor
2 Mill Lane
Harrowmere HM1 2AB

5 March 2026

Dear Mrs Okafor

{body}

Yours sincerely

Ruth Pemberley
Team Leader
"""
ASKS = [(kind, text) for kind in KINDS for text in kind.asks]
PASSES = [(kind, text) for kind in KINDS for text in kind.passes]


def reading_of(text: str, whole: bool = False) -> Reading:
    letter = read_bytes((text if whole else FRAME.format(body=text)).encode(), "letter.txt")
    return Reading(letter, analyse(letter, find_profile("easy-read")))


@pytest.mark.parametrize("kind", KINDS, ids=[k.id for k in KINDS])
def test_each_kind_of_question_has_eight_letters_that_raise_it_and_eight_that_do_not(
    kind: Kind,
) -> None:
    assert len(kind.asks) >= 8
    assert len(kind.passes) >= 8


@pytest.mark.parametrize(("kind", "text"), ASKS, ids=[f"{k.id}: {t[-60:]}" for k, t in ASKS])
def test_a_question_is_asked_once_where_the_letter_needs_it(kind: Kind, text: str) -> None:
    assert len({asked.says for asked in kind.ask(reading_of(text, kind.whole))}) == 1


@pytest.mark.parametrize(("kind", "text"), PASSES, ids=[f"{k.id}: {t[-60:]}" for k, t in PASSES])
def test_a_question_is_not_asked_where_all_is_well(kind: Kind, text: str) -> None:
    assert [asked.says for asked in kind.ask(reading_of(text, kind.whole))] == []


def test_questions_in_the_same_words_are_one_question_about_all_their_sentences() -> None:
    reading = reading_of("The form must be returned.\n\nThe gate must be left unlocked.")
    asked = [q for q in questions(reading.letter, reading.analysis) if q.kind == "doer"]
    assert len(asked) == 1
    assert asked[0].sentences == ("The form must be returned.", "The gate must be left unlocked.")
    assert asked[0].sentence == asked[0].sentences[0]


def test_a_plain_letter_asks_nothing() -> None:
    reading = reading_of("Please call us on 01632 960001 by Tuesday 12 May 2026.")
    assert questions(reading.letter, reading.analysis) == ()


def test_who_decides_names_the_bodies_of_the_letter() -> None:
    reading = reading_of("The appeal is refused.\n\nThe Tribunal read your papers.")
    (asked,) = [q for q in questions(reading.letter, reading.analysis) if q.kind == "doer"]
    assert asked.choices == ("We do", "The Tribunal does", "Someone else")


def test_a_question_keeps_its_key_when_another_part_of_the_letter_changes() -> None:
    rule = "You must reply within 14 days of the date of this letter."
    keys = [
        {q.key for q in questions(r.letter, r.analysis) if q.kind == "deadline"}
        for r in (reading_of(rule), reading_of(f"Your rent is £80.\n\n{rule}"))
    ]
    assert keys[0] == keys[1] != set()


@pytest.mark.parametrize(
    ("words", "offer"),
    [  # the letter is dated Thursday 5 March 2026; Easter Monday is 6 April 2026
        ("within 14 days of the date of this letter", "Thursday 19 March 2026"),
        ("within fourteen (14) days from the date of this letter", "Thursday 19 March 2026"),
        ("within 14 days beginning with the date of this letter", "Wednesday 18 March 2026"),
        ("within 4 weeks of today's date", "Thursday 2 April 2026"),
        ("within 10 working days of the date of this letter", "Thursday 19 March 2026"),
        ("within 21 working days of the date of this letter", "Tuesday 7 April 2026"),
        ("within one calendar month of the date of this letter", "Sunday 5 April 2026"),
        ("no later than 28 days after the date of this notice", "Thursday 2 April 2026"),
        ("within 10 working days of 31 March 2026", "Thursday 16 April 2026"),
        ("within one month from 31 January 2026", "Saturday 28 February 2026"),
        ("within 28 days of receipt of this letter", ""),
        ("within 28 days of receiving this letter", ""),
        ("within 28 days", ""),
        ("within ten school days of the date of this letter", ""),
    ],
)
def test_a_last_day_is_counted_by_the_words_of_the_rule(words: str, offer: str) -> None:
    reading = reading_of(f"You must reply to us {words}.")
    (asked,) = [q for q in questions(reading.letter, reading.analysis) if q.kind == "deadline"]
    assert asked.offer == offer
    assert bool(asked.how_counted) == bool(offer)


def test_a_last_day_on_a_closed_day_says_so() -> None:
    reading = reading_of("You must reply within one month of the date of this letter.")
    (asked,) = [q for q in questions(reading.letter, reading.analysis) if q.kind == "deadline"]
    assert "That is a Sunday" in asked.how_counted


def test_a_rule_that_disagrees_with_its_own_date_is_asked_about() -> None:
    reading = reading_of("Reply within 14 days of the date of this letter (by 30 March 2026).")
    (asked,) = [q for q in questions(reading.letter, reading.analysis) if q.kind == "deadline"]
    assert asked.choices == ("Thursday 19 March 2026", "30 March 2026")
