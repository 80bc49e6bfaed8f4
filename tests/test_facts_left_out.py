"""What a rewrite leaves out of a letter, and what it makes up."""

from __future__ import annotations

import time

import pytest

from easyread.facts.retold.align import Alignment, align
from easyread.facts.retold.dropped import (
    dropped_conditions,
    dropped_rights,
    dropped_sentences,
    dropped_things,
)
from easyread.facts.retold.invented import (
    added_bars,
    added_claims,
    added_reasons,
    barred_ways,
    unheard_duties,
)
from easyread.facts.words.near_words import known, nearness
from easyread.facts.words.plain_things import things
from easyread.facts.words.sentences import split_sentences


def _together(letter: str, rewrite: str) -> Alignment:
    return align(split_sentences(letter), split_sentences(rewrite))


def test_a_thing_nobody_tells_of_is_left_out() -> None:
    both = _together(
        "Please bring your passport and two photographs to the library.",
        "Please bring two photos.\nCome to the library.",
    )
    assert [p.value for p in dropped_things(both, [])] == ["passport"]


@pytest.mark.parametrize(
    ("letter", "rewrite"),
    [
        ("Your medication should be taken with water.", "Take your tablets with a drink of water."),
        ("On receipt of your form we will write to you.", "We write when we get your form."),
        ("Dear Landlord", "Hello"),
    ],
)
def test_a_thing_told_by_a_near_word_is_not_left_out(letter: str, rewrite: str) -> None:
    assert not list(dropped_things(_together(letter, rewrite), []))


def test_a_sentence_lost_as_a_whole_is_named_once() -> None:
    letter = "You must hand the keys in at the garage. The office opens at 9am on Monday."
    both = _together(letter, "The office opens at 9am on Monday.")
    lost = list(dropped_sentences(both))
    assert [p.kind for p in lost] == ["sentence"]
    assert not list(dropped_things(both, lost))


def test_a_lost_right_to_a_review_is_found() -> None:
    letter = "You may request a review of the amount within one month. The new amount is £40."
    lost = list(dropped_rights(_together(letter, "The new amount is £40.\nPhone us for a talk.")))
    assert [p.kind for p in lost] == ["right"]
    told = _together(letter, "The new amount is £40.\nYou can ask us to look at it again.")
    assert not list(dropped_rights(told))


def test_a_condition_without_any_word_for_it_is_lost() -> None:
    letter = "You can borrow a laptop only if a member of staff is present."
    assert list(dropped_conditions(_together(letter, "You can borrow a laptop.")))
    asked = "Is a member of staff there? You can borrow a laptop."
    assert not list(dropped_conditions(_together(letter, asked)))


def test_an_exception_is_lost_unless_its_day_has_a_row_of_its_own() -> None:
    letter = "The cafe is open every day except Tuesday."
    assert list(dropped_conditions(_together(letter, "The cafe is open every day.")))
    rows = "The cafe is open every day of the week.\nTuesday: closed"
    assert not list(dropped_conditions(_together(letter, rows)))


@pytest.mark.parametrize(
    "line",
    [
        "We will make sure that the lift works.",
        "You will hear from us soon.",
        "The treatment does not hurt.",
        "Our driver was ill.",
        "You could go to prison.",
        "You must pay for this.",
        "There are no exceptions.",
        "We will find you a new club.",
    ],
)
def test_a_claim_nothing_bears_out_is_made_up(line: str) -> None:
    both = _together("The art club has moved to the hall in Mill Lane.", "The club moved.\n" + line)
    assert [p.text for p in added_claims(both)] == [line]


@pytest.mark.parametrize(
    ("letter", "line"),
    [
        ("We will notify you in due course.", "We will tell you soon."),
        ("The procedure is not painful.", "It does not hurt."),
        ("Mr Shah is absent through sickness.", "Mr Shah is ill."),
        ("A fee of £5 is payable.", "You must pay £5."),
        ("Failure to comply is an offence.", "You would be breaking the law."),
        ("No action is required.", "You do not have to do anything."),
    ],
)
def test_a_claim_the_letter_bears_out_is_not_made_up(letter: str, line: str) -> None:
    assert not list(added_claims(_together(letter, line)))


def test_a_bar_the_letter_does_not_set_is_made_up() -> None:
    letter = "Your sister may attend the meeting and ask questions."
    assert list(added_bars(_together(letter, "Your sister cannot come to the meeting.")))
    closed = "The meeting is restricted to members."
    assert not list(added_bars(_together(closed, "You cannot come if you are not a member.")))


def test_a_way_out_may_only_be_barred_where_the_letter_bars_it() -> None:
    letter = "You do not qualify for the pass. You may appeal by writing to the clerk."
    assert list(barred_ways(_together(letter, "You cannot have the pass.\nYou cannot appeal.")))
    final = "You do not qualify for the pass. There is no right of appeal."
    assert not list(barred_ways(_together(final, "You cannot have it.\nYou cannot appeal.")))


def test_a_reason_of_its_own_is_made_up() -> None:
    both = _together("The pool is closed on Friday.", "The pool is shut because the roof fell in.")
    assert [p.value for p in added_reasons(both)] == ["because"]


def test_a_duty_in_words_of_its_own_is_made_up() -> None:
    both = _together(
        "The pool is closed on Friday.", "It is shut on Friday.\nYou must wear purple socks."
    )
    assert list(unheard_duties(both, light=True))


def test_hard_words_are_near_the_easier_words_of_our_lists() -> None:
    near = nearness(["commence", "purchase"], ["start", "buy", "walk"])
    assert near["commence"]["start"] > 0.8
    assert "walk" not in near["purchase"]
    assert known("window")
    assert not known("qzxv")


def test_only_whole_plain_words_are_things() -> None:
    assert things(["buses", "batteries", "planning", "living"]) == ["buses", "batteries"]


def test_the_number_of_an_entry_ends_no_sentence() -> None:
    assert len(split_sentences("This part applied: 4. Getting dressed.")) == 1


def test_a_long_letter_is_read_in_seconds() -> None:
    letter = " ".join(f"Room {n} must be cleared by {n} May if you use it." for n in range(1, 1500))
    lines = "\n".join(f"Clear room {n} by {n} May if you use it." for n in range(1, 1500))
    start = time.perf_counter()
    both = _together(letter, lines)
    for find in (dropped_rights, dropped_conditions, added_claims, barred_ways, added_bars):
        list(find(both))
    list(dropped_things(both, []))
    assert time.perf_counter() - start < 20
