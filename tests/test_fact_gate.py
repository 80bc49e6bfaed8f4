"""What stops the signing of a letter, and how a person lets it through."""

import pytest

from easyread.errors import NoReason
from easyread.facts import gate, let_through, verify_text

LETTER = "You must pay £20 by 3 May. Phone Mrs Khan on 01632 960123."
WRONG = "You can pay £20 by 3 May. Phone Mrs Khan on 01632 960124."
AT = "2026-11-24T10:00:00Z"


def test_a_changed_fact_stops_the_signing():
    now = gate(verify_text(LETTER, WRONG))
    assert not now.open
    assert {p.kind for p in now.stopping} == {"modal", "phone"}


def test_a_letter_told_as_it_is_can_be_signed():
    assert gate(
        verify_text(LETTER, "You must pay £20 by 3 May. Phone Mrs Khan: 01632 960123.")
    ).open


def test_a_weaker_duty_is_called_weakened_and_a_stronger_one_strengthened():
    (weak,) = verify_text("You must pay £20.", "You can pay £20.").changed
    (strong,) = verify_text("You can pay £20.", "You must pay £20.").changed
    assert (weak.how, strong.how) == ("weakened", "strengthened")


def test_a_person_with_a_reason_lets_a_problem_through_and_the_reason_is_kept():
    check = verify_text(LETTER, WRONG)
    decisions = [
        let_through(p, "Ann Lee", "author", AT, "The office moved last week.")
        for p in check.changed
    ]
    now = gate(check, decisions)
    assert now.open
    assert [d.reason for _, d in now.let_through] == ["The office moved last week."] * 2


def test_another_change_of_the_line_stops_the_signing_again():
    check = verify_text("You must pay £20.", "You can pay £20.")
    decision = let_through(check.changed[0], "Ann Lee", "author", AT, "It is a free choice now.")
    later = verify_text("You must pay £20.", "You can now pay £20.")
    assert gate(check, [decision]).open
    assert not gate(later, [decision]).open


def test_the_last_decision_counts():
    check = verify_text("You must pay £20.", "You can pay £20.")
    first = let_through(check.changed[0], "Ann Lee", "author", AT, "It is a free choice now.")
    back = type(first)(first.key, "edit", "", "Bo Day", "author", AT, "It is a duty after all.")
    assert not gate(check, [first, back]).open


@pytest.mark.parametrize(("who", "role", "reason"), [
    ("", "author", "The office moved."),
    ("easyread", "machine", "The office moved."),
    ("Ann Lee", "author", ""),
    ("Ann Lee", "author", "  ok "),
])  # fmt: skip
def test_nobody_lets_a_problem_through_without_a_name_and_a_reason(who, role, reason):
    (problem,) = verify_text("You must pay £20.", "You can pay £20.").changed
    with pytest.raises(NoReason):
        let_through(problem, who, role, AT, reason)


def test_a_small_word_that_only_came_in_asks_for_a_look_and_does_not_stop():
    check = verify_text(
        "We will look at your claim. The result will come by post on 3 May.",
        "We will look at your claim. You must wait. The result will come by post on 3 May.",
    )
    now = gate(check)
    assert [p.how for p in now.to_look_at] == ["added"]
    assert now.open
