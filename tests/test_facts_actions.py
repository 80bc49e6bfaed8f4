"""Duties, conditions, choices and order in free retellings: what is turned and what is only reworded."""

from __future__ import annotations

import pytest

from easyread.facts.retold.actions import added_answers, advice_made_duty, claims, turned_actions
from easyread.facts.retold.choices import added_only, turned_joins, turned_quantities
from easyread.facts.retold.conditions import conditions, turned_conditions
from easyread.facts.retold.sequence import orders, turned_orders
from easyread.facts.whole import verify_text


def _kinds(text: str) -> list[tuple[list[str], str]]:
    return [(sorted(c.kinds), c.verb) for c in claims(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("You must return the key.", "DUTY"),
        ("You are required to return the key.", "DUTY"),
        ("You are not required to return the key.", "FREE"),
        ("You do not have to return the key.", "FREE"),
        ("You may not return the key.", "BAN"),
        ("We shall return the key.", "WILL"),
        ("You should return the key.", "ADVICE"),
        ("Please return the key.", "ORDER"),
        ("Do not return the key.", "DONT"),
    ],
)
def test_the_longest_words_with_their_not_say_what_class_an_action_is(text: str, kind: str) -> None:
    assert [k for k, _ in _kinds(text)] == [[kind]]


def test_a_question_and_an_aim_are_no_duty() -> None:
    assert not claims("Do you have to move out?")
    assert not claims("I should like to thank you.")
    assert not claims("This leaflet says how to pay.")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("You must sign the tenancy form.", "You do not have to sign the tenancy form."),
        ("You must sign the tenancy form.", "You can sign the tenancy form if you like."),
        ("The gardener may prune the hedge in May.", "The gardener will prune the hedge in May."),
        ("We will repair the boiler on Friday.", "We might mend the boiler on Friday."),
        ("You may keep a small pet in the flat.", "You must keep a small pet in the flat."),
        (
            "The panel's advice is not binding on the landlord.",
            "The landlord must do what the panel says. The landlord has to follow it.",
        ),
    ],
)
def test_an_action_under_a_clashing_modal_is_found(before: str, after: str) -> None:
    assert list(turned_actions(before, after.replace(". ", ".\n")))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The form must be signed by the tenant.", "Please sign the form."),
        ("Tenants may park in the yard.", "You can park in the yard."),
        ("We shall write to you.", "We will write to you."),
        ("You cannot claim unless you have a receipt.", "You can only claim with a receipt."),
        ("You need not attend the meeting.", "You do not have to come to the meeting."),
        ("You should not drive for a day.", "Do not drive for a day."),
    ],
)
def test_the_same_duty_in_other_words_is_not_turned(before: str, after: str) -> None:
    assert not list(turned_actions(before, after))


def test_advice_that_became_a_duty_is_found_but_not_beside_may() -> None:
    before = "It would be advisable to wear stout shoes on the farm."
    assert advice_made_duty(before, "You must wear strong shoes on the farm.")
    assert advice_made_duty(before, "You may like to wear strong shoes.") is None


def test_a_freedom_no_word_of_the_letter_gives_is_new() -> None:
    before = "Keep all your receipts for the garden work."
    assert list(added_answers(before, "You do not have to show them to us."))
    assert not list(added_answers("The visit is free.", "You do not have to pay."))
    assert not list(added_answers(before, "If you do not need this, phone us."))


def test_unless_may_become_if_not_and_must_not_become_if() -> None:
    before = "The parcel will be returned unless you collect the parcel by Friday."
    assert not list(
        turned_conditions(before, "If you do not collect the parcel by Friday, we will return it.")
    )
    assert list(
        turned_conditions(before, "If you collect the parcel by Friday, it will be returned.")
    )


def test_provided_is_a_condition_only_before_a_clause() -> None:
    assert conditions("You can stay provided the rent is paid.")
    assert not conditions("Your doctor has provided enough evidence.")


def test_a_question_heading_is_a_condition() -> None:
    assert [c.kind for c in conditions("Are you over 60?\nThen travel is free.")] == ["may"]


def test_a_condition_left_out_is_reported_and_a_question_tells_it() -> None:
    letter = "A grant may be paid, provided that the applicant owns the freehold of the cottage."
    lost = verify_text(letter, "We may pay you a grant.").lost
    assert [p.kind for p in lost if p.kind == "condition"] == ["condition"]
    told = verify_text(letter, "Do you own the freehold of the cottage?\nWe may pay you a grant.")
    assert not [p for p in told.lost if p.kind == "condition"]


def test_the_order_of_two_events_is_read_from_before_after_until_and_then() -> None:
    for text in (
        "Wash your hands before you touch the dressing.",
        "Touch the dressing after you wash your hands.",
        "Do not touch the dressing until you wash your hands.",
        "Wash your hands.\nThen touch the dressing.",
    ):
        assert any("wash" in o.first and "dressing" in o.later for o in orders(text)), text


def test_two_events_in_the_other_order_are_found() -> None:
    before = "Please empty the cupboard before the plumber arrives."
    assert list(turned_orders(before, "Empty the cupboard after the plumber arrives."))
    assert list(turned_orders(before, "The plumber arrives.\nThen empty the cupboard."))
    assert not list(turned_orders(before, "First empty the cupboard.\nThen the plumber arrives."))


def test_and_between_the_same_two_things_may_not_become_or() -> None:
    before = "Bring your passport and a bank statement."
    assert list(turned_joins(before, "Bring:\nyour passport, or\na bank statement"))
    assert list(turned_joins(before, "Bring one of these:\nyour passport\na bank statement"))
    assert not list(turned_joins(before, "Bring:\nyour passport\na bank statement"))
    assert not list(turned_joins("People aged 65 or over pay less.", "Are you 65 and over?"))


def test_all_on_a_noun_may_not_become_some_of_them() -> None:
    before = "All tenants must sign the agreement."
    assert list(turned_quantities(before, "One of the tenants must sign the agreement."))
    assert not list(turned_quantities(before, "Every tenant must sign the agreement."))
    assert list(turned_quantities("Only carers may use the lift.", "Everyone can use the lift."))


def test_a_new_only_is_found_where_nothing_limits() -> None:
    before = "Your sister or your brother may collect the keys."
    assert list(added_only(before, "But only your sister can collect the keys."))
    assert not list(added_only("Nobody except carers may park.", "You can only park as a carer."))


def test_a_right_told_as_a_favour_is_changed() -> None:
    check = verify_text(
        "You have the right to see your file.", "We may let you look at your file. Ask us."
    )
    assert not check.ok


def test_an_award_one_is_entitled_to_may_be_got() -> None:
    check = verify_text(
        "You are entitled to the heating payment for this winter.",
        "You get the heating payment this winter.",
    )
    assert not [p for p in check.lost if p.kind == "right"]
