"""The fact lock on free retellings: faithful ones pass whatever their words, wrong ones are stopped."""

from __future__ import annotations

import pytest

from easyread.facts import check_change, verify_text

FAITHFUL = [
    ("a duty as an order", "The questionnaire must be returned in the envelope supplied.", "Please use our envelope.\nSend the questionnaire back in it."),
    ("essential", "It is essential that you fast for six hours before the test.", "You must not eat for 6 hours before the test."),
    ("required", "Tenants are required to give four weeks' notice in writing.", "You must write to us 4 weeks before you leave."),
    ("failure to", "Failure to attend may result in your claim being closed.", "If you do not come, we may close your claim."),
    ("unless as if not", "Your money will stop unless you send us the form.", "If you do not send us the form, your money will stop."),
    ("unless as only if", "Refunds are not given unless a receipt is shown.", "We only give your money back if you show a receipt."),
    ("until", "You must not drive until your doctor has confirmed that it is safe.", "Do not drive.\nYou can drive again when your doctor says it is safe."),
    ("double negative", "It is not uncommon for patients to feel tired afterwards.", "Many people feel tired after this."),
    ("double negative duty", "Do not forget to sign the declaration.", "Remember to sign the form."),
    ("periods", "Replies should reach us within a fortnight.", "You should answer us within 2 weeks."),
    ("hours as days", "Please give 72 hours' notice if you want to cancel.", "Tell us 3 days before if you want to cancel."),
    ("months as years", "The licence lasts for twenty-four months.", "Your licence lasts for 2 years."),
    ("half past", "The coach leaves at 8.30am sharp.", "The coach leaves at half past 8 in the morning."),
    ("share", "Around 25% of carers receive no support.", "About 1 in 4 carers get no help."),
    ("annual", "The annual charge is £60.", "You pay £60 each year."),
    ("we for the office", "Hartwell Housing will replace your windows in June. The tenant should contact Hartwell Housing with any questions.", "We will put in new windows in June.\nAsk us if you have any questions."),
    ("own name", "Dear Ms Quill, Your bus pass is ready to collect.", "Your bus pass is ready. You can come and get it."),
    ("initials written out", "Your CPN will visit on 4 May 2027. The MDT meets in June.", "Your nurse will visit on Tuesday 4 May 2027.\nThe multi disciplinary team meets in June."),
    ("weekdays", "The desk is staffed on weekdays only.", "Someone is at the desk from Monday to Friday only."),
    ("weekday added and time of day", "Your scan is at 14:15 on 6 July 2027.", "Your scan is on Tuesday 6 July 2027.\nIt is at 2:15pm in the afternoon."),
    ("definition", "You may request an advocate.", "You can ask for an advocate.\nAn advocate is a person who helps you to say what you want."),
    ("question heading", "Complaints may be made to the manager, Ivy Stone.", "What if you are not happy?\nYou can complain to the manager, Ivy Stone."),
    ("dozen", "A dozen chairs are needed for the meeting.", "We need 12 chairs for the meeting."),
    ("not permitted", "Smoking is prohibited in the building.", "You must not smoke in the building."),
    ("exception", "The pool is open every day except Monday.", "The pool is closed on Monday.\nIt is open on all other days."),
    ("no less than", "Deposits of no less than £50 are accepted.", "You can pay in £50 or more."),
    ("passive", "Your wheelchair will be delivered by the supplier, MoveWell, who will telephone beforehand.", "MoveWell will bring your wheelchair.\nThey will phone you before they come."),
    ("filler", "We are writing further to our recent correspondence. Your rent will increase to £92 per week.", "Your rent is going up. You will pay £92 each week."),
    ("joined", "Lifts are out of order. Please use the stairs. We apologise for this.", "Please use the stairs because the lifts do not work. We are sorry."),
    ("bullets", "Payment may be made by cheque, in cash at the office, or by card over the telephone.", "You can pay:\n- by cheque\n- in cash at our office\n- by card on the phone."),
    ("reason kept", "Owing to staff sickness the clinic on 3 March 2027 has been cancelled.", "There will be no clinic on Wednesday 3 March 2027.\nThis is because the staff are ill."),
    ("should you", "Should you require an interpreter, please notify reception in advance.", "Do you need an interpreter? Tell the people at reception before you come."),
    ("entitled", "You are entitled to a copy of your records free of charge.", "You can get a copy of your records. You do not have to pay."),
    ("both", "Applications need the signatures of both parents.", "Your mum and dad must both sign the form."),
    ("subject to", "Subject to funding, classes will resume in September.", "If we get the money, classes will start again in September."),
    ("unable", "We are unable to process your claim without your bank details.", "We need your bank details. We cannot deal with your claim if we do not have them."),
    ("limit", "Visitors are limited to two per bed.", "Each person can only have 2 visitors at one time."),
    ("and more", "The hearing has been postponed. You need take no action.", "Your hearing will be on another day. You do not need to do anything."),
    ("refused", "Your request for a transfer has been declined as the property is already let.", "You asked to move home. We said no.\nThis is because someone else already lives there."),
    ("within", "You have one month in which to appeal.", "If you want to appeal, you must do it within 1 month."),
]  # fmt: skip

WRONG = [
    ("more for less", "Your pension will be reduced by £4 a week.", "You will get £4 more pension each week."),
    ("yes for no", "The panel has turned down your request for a ramp.", "You asked for a ramp. The panel said yes."),
    ("counted for ignored", "Your savings will be disregarded.", "We will count your savings."),
    ("might for will", "We will take you to court if the debt is not paid. You have seven days.", "If you do not pay the debt, we might take you to court.\nYou have 7 days."),
    ("must for can", "You can ask a friend to come with you to the meeting.", "You must come to the meeting with a friend."),
    ("will for may", "The tablets may make you feel sleepy.", "You will feel sleepy when you take the tablets."),
    ("condition dropped", "The grant will be paid once the inspector has approved the building work.", "We will pay you the grant."),
    ("exception dropped", "All rooms must be cleared, except for the upstairs bathroom.", "You must clear all the rooms."),
    ("reason invented", "Your lesson on Tuesday has been moved to Friday.", "Your lesson is now on Friday, not Tuesday.\nThis is because your teacher has gone on holiday."),
    ("or for and", "To join you must live in Whitby and be aged over sixty.", "You can join if:\n- you live in Whitby, or\n- you are over 60."),
    ("times swapped", "Aunt Polly arrives at 10am by train, and Uncle Bert arrives at 3pm by coach.", "At 10am Uncle Bert comes by coach.\nAt 3pm Aunt Polly comes by train."),
    ("who phones", "Please telephone the ward on 01632 960111 before you set off.", "The ward will phone you on 01632 960111 before you set off."),
    ("promise added", "Your report of the broken lamp has been sent to the street team.", "You told us about the broken lamp.\nThe street team knows.\nThey will make sure it is mended this week."),
    ("until turned", "You cannot claim until you have left your job.", "You can claim until you leave your job."),
    ("comparison", "Trains are cheaper than buses on this route.", "Buses are cheaper than trains here."),
    ("denial lost", "The nurse did not check your weight.", "The nurse checked your weight."),
    ("period", "Take part in the study for six weeks.", "Take part in the study for 6 months."),
    ("limit turned", "You may bring no more than three bags.", "You can bring 3 bags or more."),
    ("right dropped", "You have the right to see your file. Ask the clerk.", "There is a file about you. Ask the clerk."),
    ("before turned", "Take the medicine before meals.", "Take the medicine after meals."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("letter", "easy"), [p[1:] for p in FAITHFUL], ids=[p[0] for p in FAITHFUL]
)
def test_a_faithful_retelling_passes(letter: str, easy: str) -> None:
    check = verify_text(letter, easy)
    assert [p.says for p in (*check.lost, *check.changed, *check.added)] == []


@pytest.mark.parametrize(("letter", "easy"), [p[1:] for p in WRONG], ids=[p[0] for p in WRONG])
def test_a_retelling_that_changes_the_sense_is_stopped(letter: str, easy: str) -> None:
    assert not verify_text(letter, easy).ok


@pytest.mark.parametrize(
    "easy", ["You must drive too.", "You must drive late.", "You must drive free."]
)
def test_one_machine_rewrite_may_not_lose_a_not_behind_another_word(easy: str) -> None:
    assert check_change("You must not drive.", easy)
