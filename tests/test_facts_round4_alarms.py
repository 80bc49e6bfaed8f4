"""What a free retelling may say in another true form, and what that form may not hide."""

from __future__ import annotations

import pytest

from easyread.facts import verify_text

# Each mend with three retellings that are true and three that are not.
PASSES = {
    "the last day told as the day before": (
        ("Your library card must be renewed before 1 October.", "You must renew your library card by 30 September."),
        ("Payments will cease from 6 April.", "The last day we will pay you for is 5 April."),
        ("Requests for a school place must arrive by 15 January.", "Ask for a school place before 16 January."),
    ),
    "how often told in another rhythm": (
        ("Take one capsule three times a day.", "Take 1 capsule in the morning, 1 at midday and 1 in the evening."),
        ("You will be billed quarterly in the sum of £90.", "You get a bill every 3 months. Each bill is £90. There are 4 bills a year."),
        ("The club fee is £120 a year.", "The club costs £10 a month."),
    ),
    "numbers worked out": (
        ("Of the 40 flats surveyed, 10 required repairs.", "We looked at 40 flats. 10 of them needed repairs. 30 did not."),
        ("The course fee is £60, payable in two equal parts.", "The course costs £60. You pay £30 first, then £30 later."),
        ("Two of your three references have been received.", "We have 2 of your references. / We still need 1 more."),
    ),
    "times of day and lengths": (
        ("Volunteers run the food bank each Saturday from 11 until 1.", "Volunteers run the food bank every Saturday, from 11 in the morning to 1 in the afternoon."),
        ("Please arrive a quarter of an hour before your 2.15pm appointment.", "Your appointment is at 2.15pm. / Please get here at 2pm."),
        ("The scan result will be available in 48 to 72 hours.", "You will get your scan result in 2 to 3 days."),
    ),
    "ages": (
        ("The youth group is for children aged 12-18 years.", "The youth group is for children aged 12 to 18."),
        ("Over-60s travel free after 9.30am.", "If you are over 60, the bus is free from half past 9 in the morning."),
        ("The scheme is open to those aged 16 to 24 inclusive.", "You can join if you are 16 or older, but not yet 25."),
    ),
    "a denial told by a word for the thing": (
        ("Neither the train company nor the insurer sent any reply.", "The train company sent no reply. / The insurer sent none either."),
        ("We have cancelled your operation.", "You were going to have an operation. / We have cancelled it."),
        ("We have suspended your bus pass because we did not receive your photo.", "We needed your photo. / We did not get it. / So we have stopped your bus pass for now."),
    ),
    "lists": (
        ("The library staff came to the talk. The cook and the driver did not come.", "These people came to the talk: / - the library staff / These people did not come: / - the cook / - the driver"),
        ("Help is offered with shopping and cooking. Personal care is not included.", "We can help with: / - shopping / - cooking / We cannot help with: / - personal care"),
        ("The following are exempt from the fee: students, carers and pensioners.", "You do not pay if you are one of these: / - a student / - a carer / - a pensioner"),
    ),
    "help that is offered": (
        ("You are welcome to have someone with you at the interview.", "You can bring someone to the interview. / You do not have to be on your own."),
        ("Staff are available to help complete the form.", "You do not have to fill in the form alone. / Our staff can help you."),
        ("You can move your appointment by text up to 24 hours before it.", "Do you need to move your appointment? / You can do it by text up to 24 hours before."),
    ),
    "the writer called by a role": (
        ("The landlord will mend the boiler within 20 working days of the report.", "We will mend the boiler no more than 20 working days after you report it."),
        ("The tenant shall keep the yard clean. The landlord shall paint the fences.", "You must keep the yard clean. / We must paint the fences."),
        ("Taxi fares cannot be refunded unless they were authorised by us in advance.", "If you came by taxi, we can only pay you back if we agreed to it beforehand."),
    ),
}  # fmt: skip
ALARMS = {
    "another last day": (
        ("Your library card must be renewed before 1 October.", "You must renew your library card by 31 October."),
        ("Please return the form by 31 March.", "Send the form back from 1 April."),
        ("Requests received after 30 June will not be accepted.", "You must send your request before 30 July."),
    ),
    "another rhythm": (
        ("Take one capsule three times a day.", "Take 1 capsule in the morning and 1 in the evening."),
        ("You will be billed quarterly in the sum of £90.", "You get a bill every month. Each bill is £90."),
        ("The club fee is £120 a year.", "The club costs £12 a month."),
    ),
    "numbers worked out wrongly": (
        ("Of the 40 flats surveyed, 10 required repairs.", "We looked at 40 flats. 10 of them needed repairs. 20 did not."),
        ("The course fee is £60, payable in two equal parts.", "The course costs £60. You pay £20 first, then £20 later."),
        ("The bill is payable biannually.", "You pay this bill 4 times a year."),
    ),
    "another time or length": (
        ("Volunteers run the food bank each Saturday from 11 until 1.", "Volunteers run the food bank every Saturday, from 10 in the morning to 1 in the afternoon."),
        ("Please arrive a quarter of an hour before your 2.15pm appointment.", "Your appointment is at 2.15pm. / Please get here at 2.30pm."),
        ("The scan result will be available in 48 to 72 hours.", "You will get your scan result in 4 to 6 days."),
    ),
    "another age": (
        ("The youth group is for children aged 12-18 years.", "The youth group is for children aged 12 to 16."),
        ("Over-60s travel free after 9.30am.", "If you are over 65, the bus is free from half past 9 in the morning."),
        ("The scheme is open to those aged 16 to 24 inclusive.", "You can join if you are 16 or older, but not yet 30."),
    ),
    "a denial that is gone or new": (
        ("Neither the school nor the council sent any comments.", "The school sent comments. / The council sent comments too."),
        ("We have cancelled your operation.", "You will have an operation. / We have booked it."),
        ("We have received your photo.", "We needed your photo. / We did not get it."),
    ),
    "lists turned": (
        ("You must have a passport and a birth certificate.", "You need one of these: / - a passport / - a birth certificate"),
        ("You must have a passport or a birth certificate.", "You need both of these: / - a passport / - a birth certificate"),
        ("Bring either your passport or your tenancy agreement.", "Bring both of these: / - your passport / - your tenancy agreement"),
    ),
    "a duty that is lifted": (
        ("You must not come to the interview alone.", "You can come to the interview alone."),
        ("You must read the rules.", "You can read the rules if you like."),
        ("An application must be received within 28 days of this letter.", "You can send an application within 28 days of this letter if you like."),
    ),
    "what fell out": (
        ("Bring your own food and a towel. There is no shop.", "Bring your own food. There is no shop."),
        ("The hearing is on 1 May. Parties must arrive half an hour early.", "The hearing is on 1 May."),
        ("Taxi fares cannot be refunded unless they were authorised by us in advance.", "We can pay you back for a taxi. / You will get the money in a week."),
    ),
}  # fmt: skip


def _each(of: dict[str, tuple[tuple[str, str], ...]]) -> list[object]:
    return [pytest.param(*pair, id=name) for name, pairs in of.items() for pair in pairs]


@pytest.mark.parametrize(("letter", "easy"), _each(PASSES))
def test_a_true_retelling_in_another_form_passes(letter: str, easy: str) -> None:
    check = verify_text(letter, easy.replace(" / ", "\n"))
    assert [p.says for p in (*check.lost, *check.changed, *check.added)] == []


@pytest.mark.parametrize(("letter", "easy"), _each(ALARMS))
def test_a_fact_that_another_form_turns_is_found(letter: str, easy: str) -> None:
    assert not verify_text(letter, easy.replace(" / ", "\n")).ok
