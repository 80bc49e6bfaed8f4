"""Denials and opposites told with other words, in questions, in cases and as degrees."""

from __future__ import annotations

import pytest

from easyread.facts.retold.align import align
from easyread.facts.retold.denied_words import turned_statements
from easyread.facts.retold.polarity import said
from easyread.facts.words.sentences import split_sentences


def found(letter: str, retold: str) -> bool:
    both = align(split_sentences(letter), split_sentences(retold))
    return bool(list(turned_statements(both)))


@pytest.mark.parametrize(
    ("letter", "retold"),
    [
        # What is asked for.
        ("This notice is not a request for money.", "This notice asks you for money."),
        ("This leaflet is not a demand for rent.", "This leaflet is asking you to pay rent."),
        # Rights that are gone.
        ("There is no right to a refund on sale items.", "You have a right to a refund."),
        ("You do not qualify for a grant.", "You get a grant."),
        ("You have no reason to delay your visit.", "You should delay your visit."),
        # None left.
        ("No further payments will be made to the school.", "The school gets more payments."),
        # How much.
        ("Mr Rowe is severely restricted in walking.", "Walking is a little hard for Mr Rowe."),
        ("The burn on your arm is severe.", "The burn on your arm is mild."),
        ("The walk is short, although the bus will take longer.", "The bus will be quicker."),
        # Complaints and objections.
        ("We have upheld your complaint.", "We disagreed with your complaint."),
        ("The objection to your shed has been withdrawn.", "Someone still objects to your shed."),
        ("Your request for a bus pass has been refused.", "You will get a bus pass."),
        # Advice against and bans.
        ("The nurse advised against taking aspirin.", "The nurse said you should take aspirin."),
        ("Parking is prohibited at night.", "You can park at night."),
        ("None of the tests showed anything abnormal.", "Some of your tests were not normal."),
        # What may be so.
        ("The licence may not be valid.", "Your licence does not count."),
        ("The roof might not be safe.", "The roof is not safe."),
        # The same case.
        ("You will not lose your place if you are late.", "If you are late, you lose your place."),
        (
            "Claiming the grant will not affect your rent.",
            "If you claim the grant, your rent will change.",
        ),
        ("Phoning us will not speed up the decision.", "If you phone us, we will decide faster."),
        ("Do not fast before the scan.", "Do not eat before the scan."),
        (
            "Do not stop using the cream, even if your skin is clear.",
            "Is your skin clear? Stop using the cream.",
        ),
    ],
)
def test_a_statement_turned_round_is_found(letter: str, retold: str) -> None:
    assert found(letter, retold)


@pytest.mark.parametrize(
    ("letter", "retold"),
    [
        ("This notice is not a request for money.", "We are not asking you for money."),
        ("There is no further right of review.", "You cannot ask for a review again."),
        ("You do not qualify for a grant.", "You cannot get a grant."),
        ("There is no reason to delay your operation.", "We will not delay your operation."),
        ("No further permits are available.", "There are no more permits."),
        ("Please bring no more than two bags.", "Bring 2 bags or fewer."),
        ("Mr Rowe is severely restricted in walking.", "Walking is very hard for Mr Rowe."),
        ("You may feel slight pain.", "You may feel a little pain."),
        ("The bus will take longer.", "The bus will be slower."),
        ("We have upheld your complaint.", "We agree with your complaint."),
        ("The council's decision has been upheld.", "We did not accept your appeal."),
        ("The objection to your shed is withdrawn.", "Nobody is against your shed any more."),
        ("Your request for a bus pass has been refused.", "You will not get a bus pass."),
        (
            "The nurse advised against taking aspirin.",
            "The nurse said you should not take aspirin.",
        ),
        ("Parking is prohibited at night.", "You must not park at night."),
        ("Nothing here affects your right to complain.", "You can still complain."),
        ("The licence may not be valid.", "We are not sure that your licence counts."),
        ("You may not bring glass into the park.", "You must not bring glass into the park."),
        ("You must not eat after midnight.", "Can I eat?\nNot after midnight.\nDo not chew gum."),
        ("You will lose your place unless you reply.", "Reply, or you will lose your place."),
        ("You will not be paid if you do not sign.", "If you sign, we will pay you."),
        ("We will not change the rent before May.", "The rent will change after May."),
        ("The hall is not open without a ticket.", "If you have a ticket, the hall is open."),
        ("Do not take the dressing off unless told.", "If told, take the dressing off."),
        ("It is not necessary to fast before the scan.", "You can eat before the scan."),
    ],
)
def test_the_same_in_other_words_is_no_problem(letter: str, retold: str) -> None:
    assert not found(letter, retold)


def test_an_answer_denies_what_its_question_asks() -> None:
    signs = {(s.word, s.denied) for s in said(["Can I drive?", "No, not for two days."])}
    assert ("drive", True) in signs


def test_a_line_that_is_no_answer_says_nothing_of_the_question() -> None:
    lines = ["Can I drive?", "Do not sign papers."]
    assert all(s.word != "drive" for s in said(lines))
