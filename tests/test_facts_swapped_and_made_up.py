"""Facts that changed places, changed value or were made up in a free retelling, and what only looks so."""

from __future__ import annotations

import pytest

from easyread.facts import verify_text

WRONG = [
    # words and facts that changed halves
    (
        "The physiotherapist will look at your knee and the dietitian will talk about your meals.",
        "The physiotherapist will talk about your meals.\nThe dietitian will look at your knee.",
    ),
    (
        "The north car park is for staff and the south car park is for visitors.",
        "Visitors: use the north car park.\nStaff: use the south car park.",
    ),
    (
        "Section 3 does not apply to you but section 5 does.",
        "Section 3 is about you.\nSection 5 is not about you.",
    ),
    (
        "Washing: 2 points. Cooking: 4 points.",
        "You got these points:\n- washing: 4 points\n- cooking: 2 points",
    ),
    # what was paid and what is owed
    ("You have paid £75 and £125 is outstanding.", "You have paid £125.\nYou still owe £75."),
    (
        "So far we have received £60 from you. The balance due is £140.",
        "You have paid us £140.\nYou have £60 left to pay.",
    ),
    ("You have paid £240. Please pay the £60 left.", "You have paid £60.\nPlease pay £240."),
    # made up
    (
        "Please return the form by 3 June. If it is late, you may lose your place. The court has your address.",
        "Send the form back by 3 June.\nIf it is late, you may go to jail.",
    ),
    (
        "An engineer will visit on 4 May to look at the boiler.",
        "An engineer will come on 4 May.\nThey will look at your boiler.\nIt will be mended on the same day.",
    ),
    (
        "Your application for a ramp is being considered by our panel on 2 July.",
        "Our panel will look at your request for a ramp on 2 July.\nThe ramp will be built by the end of the month.",
    ),
    (
        "A surveyor will visit on 8 May.",
        "A surveyor will come on 8 May.\nWe will pick you up afterwards.",
    ),
    (
        "Please bring your passport to the meeting.",
        "Bring your passport to the meeting.\nThere will be free lunch.",
    ),
    # counts, times, shares, laws
    (
        "The following linked appeals will be decided together: 201, 202, 203.",
        "4 appeals will be decided together:\n- 201\n- 202\n- 203",
    ),
    (
        "Expected days: 2. We will write to you.",
        "We think it will take 3 days.\nWe will write to you.",
    ),
    ("Please arrive at 8.40.", "Please arrive at 9.40 in the morning."),
    ("The fee goes up by a quarter in May.", "The fee goes up by a third in May."),
    ("Children under 5 travel free.", "Children who are 5 or younger travel free."),
    ("We will take £12 a week until the £96 is paid.", "We take £12 a week until the £96 is paid.\nThis takes 9 weeks."),
    (
        "You scored 6 points under the Employment and Support Allowance (ESA) Regulations 2008.",
        "You got 6 points.\nThe rules are called the ESA Regulations 2013.",
    ),
]  # fmt: skip

FAITHFUL = [
    (
        "The physiotherapist will look at your knee and the dietitian will talk about your meals.",
        "The dietitian will talk with you about meals.\nThe physiotherapist checks your knee.",
    ),
    (
        "The north car park is for staff and the south car park is for visitors.",
        "Do not park in the north car park. That one is for staff.\nVisitors park in the south car park.",
    ),
    (
        "Section 3 does not apply to you but section 5 does.",
        "Section 5 is about you.\nSection 3 is not.",
    ),
    (
        "Washing: 2 points. Cooking: 4 points.",
        "You got 6 points:\n- 4 points for cooking\n- 2 points for washing",
    ),
    (
        "You have paid £75 and £125 is outstanding.",
        "You still have to pay £125.\nYou have already paid £75.",
    ),
    (
        "Your bill is £300. You have paid £100, so £200 is due by 3 May.",
        "You must pay £200 by 3 May.\nThe whole bill was £300. We already have £100 from you.",
    ),
    (
        "The prison has sent us your papers. If you go back to custody, your claim will end.",
        "The prison sent us your papers.\nYour claim will stop if you go to prison again.",
    ),
    (
        "An engineer will visit on 4 May to look at the boiler. He will repair it the same day if he can.",
        "An engineer will come on 4 May to look at your boiler.\nIf he can, he will mend it on the same day.",
    ),
    (
        "Work will start next door on Monday. You will still be able to use your front door.",
        "Work starts next door on Monday.\nDo not worry. You can still use your front door.",
    ),
    (
        "Transport to the day centre is provided and a hot meal is served at noon.",
        "We will pick you up for the day centre.\nThere will be a hot lunch at 12 noon.",
    ),
    (
        "The following linked appeals will be decided together: 201, 202, 203.",
        "3 appeals will be decided together:\n- 201\n- 202\n- 203",
    ),
    (
        "The red cream is for your hands. The white cream is for your face.",
        "You have 2 creams.\nPut the white one on your face.\nPut the red one on your hands.",
    ),
    (
        "Expected days: 1. We will write to you.",
        "We think it will take one day.\nWe will write to you.",
    ),
    ("Take the tablets for another week.", "Take the tablets for 1 more week."),
    ("The bus leaves at 9.45.", "The bus leaves at 9.45 in the morning."),
    (
        "We will cut your Council Tax by a quarter if you live alone.",
        "Do you live alone?\nThen you pay a quarter less Council Tax. A quarter is 25 per cent.",
    ),
    ("Children under 5 travel free.", "Is your child 4 or younger? They travel for free."),
    (
        "Collection days are Tuesday, Thursday and Saturday.",
        "We collect on 3 days:\n- Tuesday\n- Thursday\n- Saturday",
    ),
    (
        "You were overpaid by £96, which will be taken from your benefit at £12 a week.",
        "We paid you £96 too much.\nEach week we will take £12 from your benefit.\nAfter 8 weeks you will have paid it back.",
    ),
    (
        "You scored 6 points under the Employment and Support Allowance (ESA) Regulations 2008.",
        "You got 6 points.\nThe rules are called the ESA Regulations 2008.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("letter", "told"), WRONG)
def test_a_swapped_changed_or_made_up_fact_is_found(letter: str, told: str) -> None:
    assert not verify_text(letter, told).ok


@pytest.mark.parametrize(("letter", "told"), FAITHFUL)
def test_a_faithful_retelling_with_other_forms_of_a_fact_passes(letter: str, told: str) -> None:
    check = verify_text(letter, told)
    assert check.ok, [p.says for p in (*check.lost, *check.changed, *check.added)]
