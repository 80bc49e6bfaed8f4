"""Who does what to whom, and which fact goes with which: turned ones are found, faithful ones pass."""

from __future__ import annotations

import pytest

from easyread.facts import verify_text
from easyread.facts.retold.align import align
from easyread.facts.retold.crossed import crossed_facts
from easyread.facts.retold.frames import acts_of
from easyread.facts.retold.roles import wrong_roles
from easyread.facts.words.sentences import split_sentences

TURNED = [
    ("asks", "We have asked your bank for a statement of your savings.", "Your bank has asked us for a statement of your savings."),
    ("phones", "Please telephone the clinic on 01632 960111 if you feel unwell.", "The clinic will phone you on 01632 960111 if you feel ill."),
    ("hidden passive", "The refund of £40 will be paid to you within a week.", "You need to pay £40 within a week."),
    ("named people", "Mrs Oduya, the ward manager, will write to the surgeon, Mr Penn.", "Mr Penn, the surgeon, will write to Mrs Oduya, the ward manager."),
    ("order", "The landlord was ordered to send the keys to Miss Rowe.", "Miss Rowe must send the keys to the landlord."),
    ("reader for office", "You may ask the Ombudsman to review our reply.", "We may ask the Ombudsman to look at our reply."),
    ("office for reader", "You must return the form to the council.\nWe will check it.", "We will return the form to the council.\nThen we check it."),
    ("owner of a request", "We have refused the landlord's application for costs.", "You applied for costs.\nWe said no."),
    ("other doer", "Mr Hale, the surgeon, will decide whether you need a scan. Mrs Orr, the nurse, will book it.", "Your nurse is Mrs Orr. She will decide if you need a scan.\nMr Hale is the surgeon."),
    ("job", "The case for the council will be put by its officer, Mr Dov Lane.", "Mr Dov Lane will be there.\nHe is the judge."),
    ("part in court", "You are summoned for jury service at Hallam Crown Court.", "You must go to Hallam Crown Court.\nYou will be a witness."),
    ("where it goes", "You must send the deeds to the council.", "Get the deeds.\nSend the deeds to the inspector."),
]  # fmt: skip
FAITHFUL = [
    ("passive", "Your scan will be checked by the doctor, who will then write to you.", "The doctor will check your scan.\nThen the doctor will write to you."),
    ("reader as you", "The tenant must tell the landlord about any repairs.", "You must tell your landlord about repairs."),
    ("sender as we", "The Tribunal will send the claimant a copy of the order.", "We will send you a copy of the order."),
    ("converse", "We will send you a new card.", "You will get a new card from us."),
    ("meeting", "Dr Abara will see you on Monday.", "You will see Dr Abara on Monday."),
    ("both ways", "You can phone the office. The office will phone you back.", "The office will phone you back if you ring them."),
    ("other word for him", "Your consultant, Mr Rhys, will phone you.", "Mr Rhys is your doctor.\nHe will phone you."),
    ("let", "You must give the council a copy of the plan.", "Please let the council have a copy of the plan."),
    ("no need", "The charity will pay the driver.", "The charity pays the driver.\nYou do not need to pay the driver."),
]  # fmt: skip
CROSSED = [
    ("days", "The boiler will be serviced on 3 May 2027. The roof will be mended on 9 May 2027.", "On 3 May 2027 we will mend the roof.\nOn 9 May 2027 we will look at the boiler."),
    ("medicines", "Take ramipril in the morning and warfarin at night.", "Take warfarin in the morning.\nTake ramipril at night."),
    ("points", "You got 6 points for washing and 2 points for cooking.", "Washing: 2 points\nCooking: 6 points"),
]  # fmt: skip
STRAIGHT = [
    ("turned order", "The boiler will be serviced on 3 May 2027. The roof will be mended on 9 May 2027.", "We will mend the roof on 9 May 2027.\nWe will look at the boiler on 3 May 2027."),
    ("headings", "You got 6 points for washing and 2 points for cooking.", "Cooking\n2 points\nWashing\n6 points"),
]  # fmt: skip


def _both(source: str, rewrite: str):  # type: ignore[no-untyped-def]
    return align(split_sentences(source), split_sentences(rewrite))


@pytest.mark.parametrize(("name", "source", "rewrite"), TURNED, ids=[t[0] for t in TURNED])
def test_an_act_done_by_another_is_found(name: str, source: str, rewrite: str) -> None:
    assert list(wrong_roles(_both(source, rewrite))), name


@pytest.mark.parametrize(("name", "source", "rewrite"), FAITHFUL, ids=[t[0] for t in FAITHFUL])
def test_an_act_told_in_other_words_passes(name: str, source: str, rewrite: str) -> None:
    assert not list(wrong_roles(_both(source, rewrite))), name


@pytest.mark.parametrize(("name", "source", "rewrite"), CROSSED, ids=[t[0] for t in CROSSED])
def test_two_facts_that_changed_places_are_found(name: str, source: str, rewrite: str) -> None:
    assert list(crossed_facts(_both(source, rewrite))), name


@pytest.mark.parametrize(("name", "source", "rewrite"), STRAIGHT, ids=[t[0] for t in STRAIGHT])
def test_facts_told_in_another_order_pass(name: str, source: str, rewrite: str) -> None:
    assert not list(crossed_facts(_both(source, rewrite))), name


def test_a_swap_is_a_changed_fact_of_the_whole_check() -> None:
    check = verify_text(
        "We have asked your bank for a statement.", "Your bank has asked us for a statement."
    )
    assert [p.kind for p in check.changed] == ["role"]


def test_a_frame_gives_the_doer_of_a_passive_and_the_reader_of_an_order() -> None:
    passive, order = acts_of(["It will be paid by the council.", "Send it to the nurse."]).frames
    assert passive.doer.words == {"council"}
    assert (order.doer.kind, order.receiver.words) == ("you", {"nurse"})


def test_a_line_kept_word_for_word_is_never_a_swap() -> None:
    text = "Your surgeon is Miss A. B. Reed.\nYour GP is your own doctor.\nThe nurse is Mr Lee."
    both = _both(text, text + "\nWe wrote this for you.")
    assert not list(wrong_roles(both))
