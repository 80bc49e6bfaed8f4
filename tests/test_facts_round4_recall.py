"""Free retellings that turn a letter round with no word in common, and true ones that look like it."""

from __future__ import annotations

import pytest

from easyread.facts import verify_text

WRONG = (
    # One office or person in the place of another.
    ("Your boiler will be checked by the landlord in May.", "In May a judge will check your boiler."),
    ("The form is to be signed by your employer.", "Your doctor must sign this form."),
    ("The refund was agreed by the bank on 3 May.", "On 3 May the school agreed to pay you back."),
    # A denial from nowhere, or gone nowhere.
    ("The trustees will meet on 4 June to hear your case.", "The trustees will not hear your case on 4 June."),
    ("The nursery has received your deposit.", "The nursery has not got your deposit."),
    ("No cracks were found in the chimney.", "We found cracks in the chimney."),
    # Only, even if, unless.
    ("Only the named driver is covered by the policy.", "Any driver in your family is covered by the policy."),
    ("You will lose the deposit if you damage the hall.", "You will lose the deposit even if you damage the hall."),
    ("We will phone you if the coach runs late.", "Unless the coach runs late, we will phone you."),
    # Sure as doubtful, doubtful as sure, duty as choice, leave as duty.
    ("We will empty the brown bins on Tuesday.", "We might empty the brown bins on Tuesday."),
    ("The dye may stain your skin.", "The dye will stain your skin."),
    ("Members must wear a badge in the gym.", "You can choose to wear a badge in the gym."),
    # A limit, a share or a time from the other side.
    ("Each load must weigh at least 20 kg.", "Each load must weigh up to 20 kg."),
    ("Every flat in the block has been tested.", "We have tested some of the flats in the block."),
    ("The results came out the following day.", "The results came out the day before."),
    ("Return the keys within 14 days of the sale.", "Please return the keys once 14 days have passed."),
    # Who does it.
    ("Please send us the signed copy.", "We will send you the signed copy."),
    ("We will repair the gate.", "You must repair the gate."),
    # A grant is a thing, and its refusal no grant.
    ("The board has approved your request for a Home Repair Grant.", "You asked for a Home Repair Grant.\nThe board has turned down your request."),
    ("The hearing on 8 May has been vacated.", "The judge has kept your hearing on 8 May."),
)  # fmt: skip

FAITHFUL = (
    ("Your boiler will be checked by the landlord in May.", "Your landlord will look at your boiler in May."),
    ("The form is to be signed by your GP.", "Your doctor must sign this form."),
    ("The court has received your form.", "The judge has your form."),
    ("The swimming pool is closed on Mondays.", "You cannot swim on Mondays."),
    ("Do not forget your card.", "Remember your card."),
    ("No places remain on the course.", "The course is full."),
    ("Only the named driver is covered by the policy.", "The policy covers the named driver and no one else."),
    ("You will be charged whether or not you come.", "You pay even if you do not come."),
    ("Payment is refused where no proof has been shown.", "Show us proof. We cannot pay you unless you do."),
    ("There is a risk of bleeding.", "You might bleed."),
    ("The dye may stain your skin.", "The dye might leave a mark on your skin."),
    ("Parents may attend by video.", "You can choose to join by video."),
    ("Each load must weigh no less than 20 kg.", "Each load must weigh 20 kg or more."),
    ("Every flat in the block has been tested.", "We have tested all the flats in the block."),
    ("The results came out the following day.", "The results came out the day after."),
    ("Return the keys within 14 days of the sale.", "Give back the keys no later than 14 days after the sale."),
    ("Please send us the signed copy.", "Sign the copy and send it to us. We need it."),
    ("The gate will be repaired by us.", "We will repair the gate."),
    ("The board has approved your request for a Home Repair Grant.", "You asked for a Home Repair Grant.\nThe board said yes."),
    ("The hearing on 8 May has been vacated.", "The hearing on 8 May is cancelled."),
)  # fmt: skip


@pytest.mark.parametrize(("letter", "retold"), WRONG)
def test_a_retelling_that_turns_the_letter_round_is_stopped(letter: str, retold: str) -> None:
    assert not verify_text(letter, retold).ok


@pytest.mark.parametrize(("letter", "retold"), FAITHFUL)
def test_a_true_retelling_in_other_words_passes(letter: str, retold: str) -> None:
    found = verify_text(letter, retold)
    problems = [p.says for p in (*found.lost, *found.changed, *found.added)]
    assert problems == []
