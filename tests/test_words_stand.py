"""An easier word stands where the hard one stood: its grammar, its sense and the facts fit, or silence."""

from __future__ import annotations

import pytest

from easyread.nlp import parse
from easyread.simplify.rewriters.words import REWRITER
from easyread.simplify.words import find_words, load_words


def offers(text: str) -> set[str]:
    """Every sentence that the rewriter of words offers, its other wordings too."""
    found = REWRITER.propose((), parse(text), None)
    return {words for p in found for words in (p.after, *p.options)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("You may ask us to review the decision.", "You may ask us to look at the decision again."),
        ("We will finalise the plan in May.", "We will make the plan final in May."),
        ("They will reassess Mrs Lowe.", "They will assess Mrs Lowe again."),
        ("Stress may aggravate the rash.", "Stress may make the rash worse."),
        ("Your claim has been reinstated.", "Your claim has been started again."),
    ],
)
def test_the_thing_stands_between_the_verb_and_its_tail(before: str, after: str) -> None:
    assert offers(before) == {after}


def test_a_long_thing_does_not_stand_between_them() -> None:
    assert offers("We reassessed the plan that your nurse, who left, wrote in May.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "A slot has been provisionally booked.",
        "We were inadvertently told the wrong day.",
        "You may be initially upset.",
        "She can eat, either aided or unaided.",
    ],
)
def test_a_phrase_never_stands_between_helper_and_verb(text: str) -> None:
    assert offers(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "We will give each further day a number.",
        "It has a variable price.",
        "The council has shared accountability.",
        "Diet is key to health.",
        "We must have a habitable room.",
        "They share the scrutiny of accounts.",
        "The sum will be recovered at £4 a week.",
        "She has no specific further needs.",
        "Pain can be a considerable and constant trouble.",
    ],
)
def test_number_article_and_place_must_fit(text: str) -> None:
    bad = (
        "more day",
        "that can change price",
        "being responsible",
        "main to",
        "fit to live in room",
    )
    bad += ("checking of", "got back", "specific more", "a a lot of")
    assert [o for o in offers(text) if any(b in o for b in bad)] == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A further visit is planned.", None),
        ("We need further visits.", "We need more visits."),
        ("Call by no later than 5pm.", "Call by 5pm."),
        ("Call us no later than 5pm.", "Call us by 5pm."),
        ("Physical health and wellbeing matter.", None),
        ("Pay a price of no less than £7.", "Pay a price of at least £7."),
        ("Do not exceed £20.", None),
        ("It must not exceed £20.", "It must not be more than £20."),
    ],
)
def test_a_word_is_not_said_twice_and_helpers_agree(before: str, after: str | None) -> None:
    assert offers(before) == ({after} if after else set())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "We refer to your call of 3 May and to the form you sent.",
            "We are writing about your call of 3 May and the form you sent.",
        ),
        (
            "I refer to your note and to my reply.",
            "I am writing about your note and my reply.",
        ),
        ("I write regarding your bill.", "I am writing about your bill."),
    ],
)
def test_both_halves_of_a_joined_phrase_get_the_new_word(before: str, after: str) -> None:
    assert after in offers(before)


@pytest.mark.parametrize(
    "text",
    [
        "All stakeholders came.",
        "The complaints procedure is below.",
        "You can choose the procedure for your appeal.",
        "The minister has powers of intervention.",
        "We set out the care pathway.",
        "Your entitlement will go down to £80 a week.",
        "The implementation of the scheme is slow.",
        "Is this an eligible need?",
        "The debt may be registered at the court.",
        "Your applicable amount is £90.",
        "Bring supporting evidence.",
        "The rules apply, where appropriate.",
        "You must tell us in writing.",
        "The vehicle was parked there.",
        "The panel is independent of us.",
        "The tribunal's decision is independent.",
        "You acted unreasonably.",
        "This is on the basis that she agrees.",
        "He is ill to the extent that he cannot walk.",
        "The fact that you moved does not matter.",
        "Your claim was cancelled.",
        "They engage with people.",
    ],
)
def test_where_no_easier_word_is_true_none_is_offered(text: str) -> None:
    assert offers(text) == set()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The judge considered the evidence.", "The judge looked at the evidence."),
        ("This does not establish that you parked.", "This does not show that you parked."),
        ("They will establish a new service.", "They will set up a new service."),
        ("You have a right to attend the hearing.", "You have a right to go to the hearing."),
        ("You have received a general anaesthetic.", "You have had a general anaesthetic."),
        ("The court may impose a fine.", "The court may give a fine."),
        ("Do not operate machinery.", "Do not use machinery."),
        ("We seek your permission.", "We ask for your permission."),
        ("He is seeking work.", "He is looking for work."),
        ("You are entitled to a refund.", "You can get a refund."),
        ("You may be referred back to your GP.", "You may be sent back to your GP."),
    ],
)
def test_the_words_around_choose_the_sense(before: str, after: str) -> None:
    assert after in offers(before)
    assert not [
        o for o in offers(before) if "thought about the evidence" in o or "find out that" in o
    ]


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        ("It gives help for the poor; we provide help for all.", "provide help for"),
        ("He pays more in excess of need.", "in excess of"),
        ("We anticipate care needs.", "anticipate"),
        ("Locating the team here makes sense.", "Locating the team"),
        ("It makes for equitable quality.", "equitable quality"),
        ("Initial complaints go to the ward.", "Initial complaints"),
        ("He needs a change in order to come.", "in order to"),
    ],
)
def test_a_sure_word_keeps_out_of_another_sense(before: str, kept: str) -> None:
    assert all(kept in o for o in offers(before))


def test_a_hard_word_without_an_easier_one_is_still_found() -> None:
    (match,) = find_words(parse("The stakeholder came.").doc)
    assert (match.row.easier, match.options) == ((), ())


def test_a_row_with_no_easier_word_is_never_one_for_the_machine() -> None:
    assert [w.phrase for w in load_words() if not w.easier and w.apply == "auto"] == []
