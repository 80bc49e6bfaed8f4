"""The eleven small words that turn a sentence round: none passes, alone or in a letter."""

from __future__ import annotations

import pytest

from easyread.facts import check_change, verify_text

REVERSALS = {
    "can for must": (
        ("You must tell the job centre about your new job.", "You can tell the job centre about your new job."),
        ("Tenants must test the smoke alarm every month.", "Tenants can test the smoke alarm every month."),
        ("You have to pay the deposit by 4 June 2027.", "You can pay the deposit by 4 June 2027."),
    ),
    "must for can": (
        ("You can bring a friend to the meeting.", "You must bring a friend to the meeting."),
        ("Parents can stay on the ward overnight.", "Parents must stay on the ward overnight."),
        ("You are able to pay by card.", "You have to pay by card."),
    ),
    "not lost": (
        ("Do not take the bandage off.", "Take the bandage off."),
        ("Your landlord has not protected your deposit.", "Your landlord has protected your deposit."),
        ("You will not lose your home.", "You will lose your home."),
    ),
    "not added": (
        ("You need to sign page 4.", "You do not need to sign page 4."),
        ("The lift is working.", "The lift is not working."),
        ("We have your bank details.", "We do not have your bank details."),
    ),
    "after for before": (
        ("Wash your hands before you change the dressing.", "Wash your hands after you change the dressing."),
        ("You must speak to us before you book a holiday.", "You must speak to us after you book a holiday."),
        ("Pay the first rent before 2 March 2027.", "Pay the first rent after 2 March 2027."),
    ),
    "some for all": (
        ("All the rooms have been checked for damp.", "Some of the rooms have been checked for damp."),
        ("We will pay back all of the money.", "We will pay back some of the money."),
        ("Every resident gets a blue bin.", "Some residents get a blue bin."),
    ),
    "only lost": (
        ("Only your named carer may collect you.", "Your named carer may collect you."),
        ("You can park only in bay 6.", "You can park in bay 6."),
        ("The grant is only for heating.", "The grant is for heating."),
    ),
    "unless for if": (
        ("Your claim ends if you start work.", "Your claim ends unless you start work."),
        ("If we hear from you, we will keep your place.", "Unless we hear from you, we will keep your place."),
        ("You can come home if the nurse agrees.", "You can come home unless the nurse agrees."),
    ),
    "will for may": (
        ("We may stop your housing benefit.", "We will stop your housing benefit."),
        ("The cream might sting.", "The cream will sting."),
        ("A bailiff may call at your home.", "A bailiff will call at your home."),
    ),
    "refused for allowed": (
        ("The judge allowed your appeal.", "The judge refused your appeal."),
        ("Your request for a larger flat was approved.", "Your request for a larger flat was rejected."),
        ("The council has granted your application.", "The council has refused your application."),
    ),
    "less for more": (
        ("You will get more help with your rent.", "You will get less help with your rent."),
        ("Your council tax will go up in April.", "Your council tax will go down in April."),
        ("Your care hours have been increased.", "Your care hours have been reduced."),
    ),
}  # fmt: skip
_REVERSED = [
    pytest.param(before, after, id=f"{name}-{i}")
    for name, pairs in REVERSALS.items()
    for i, (before, after) in enumerate(pairs)
]


@pytest.mark.parametrize(("before", "after"), _REVERSED)
def test_one_machine_rewrite_may_not_turn_a_sentence_round(before: str, after: str) -> None:
    assert check_change(before, after)


_KEPT = """Thank you for your letter.
{}
The office is in Bell Street.
An advocate can help you."""
_LETTER = """A minimum of 12 points is required for this benefit.
If you are unwell, telephone 01632 960123 before you attend.
{}
The form must be returned to this office by 14/05/2027.
Your claim was refused by the council on 4 June 2027."""
_EASY = """You must have at least 12 points to get this benefit.

If you are ill, phone 01632 960123.
Do it before you come.

{}

Send the form back to us by Friday 14 May 2027.

The council refused your claim on Friday 4 June 2027."""


@pytest.mark.parametrize(("before", "after"), _REVERSED)
def test_a_letter_with_one_sentence_turned_round_is_stopped(before: str, after: str) -> None:
    """Whether the rest is kept word for word or told in other words."""
    assert not verify_text(_KEPT.format(before), _KEPT.format(after)).ok
    assert not verify_text(_LETTER.format(before), _EASY.format(after)).ok
    assert verify_text(_LETTER.format(before), _EASY.format(before)).ok


def test_every_reversal_has_three_sentences() -> None:
    assert len(REVERSALS) == 11
    assert all(len(set(pairs)) == 3 for pairs in REVERSALS.values())
