"""Denials and opposites in free retellings: the same "no" in other words passes, a turned one does not."""

from __future__ import annotations

import pytest

from easyread.facts.retold.align import align
from easyread.facts.retold.denied_words import turned_statements
from easyread.facts.retold.polarity import said
from easyread.facts.words.sentences import split_sentences


def kinds(letter: str, retold: str) -> list[str]:
    both = align(split_sentences(letter), split_sentences(retold))
    return [problem.kind for problem in turned_statements(both)]


def sign(line: str, word: str) -> int:
    return next(-1 if s.denied else 1 for s in said([line]) if s.word == word)


@pytest.mark.parametrize(
    ("letter", "retold"),
    [
        ("The parcel was not delivered on Friday.", "The parcel was delivered on Friday."),
        ("Nobody may park in the yard.", "You can park in the yard."),
        ("The nurse was unable to find your notes.", "The nurse found your notes. "),
        ("Your rent has been paid for June.", "Your rent has not been paid for June."),
        ("We received no reply from the school.", "We received a reply from the school."),
    ],
)
def test_a_denial_that_came_or_went_on_the_same_words_is_found(letter: str, retold: str) -> None:
    assert "negation" in kinds(letter, retold)


@pytest.mark.parametrize(
    ("letter", "retold"),
    [
        ("Your complaint has been rejected.", "We agreed with your complaint."),
        ("The pool will be open on Sunday.", "The pool will be shut on Sunday."),
        ("Your bus pass has been cancelled.", "Your bus pass has been renewed."),
        ("The charge will go up in May.", "In May the charge will be lower."),
        ("The appeal is dismissed.", "What happened?\nYou won."),
        ("The order is set aside.", "The order still stands."),
    ],
)
def test_an_opposite_in_the_same_place_is_found(letter: str, retold: str) -> None:
    assert "opposite" in kinds(letter, retold)


@pytest.mark.parametrize(
    ("letter", "retold"),
    [
        ("Your request has not been refused.", "We said yes to your request."),
        ("The clinic does not open on Sundays.", "The clinic is shut on Sundays."),
        ("Your place is not affected.", "Your place is unaffected."),
        ("There will be no change to the rota.", "The rota will stay the same."),
        ("You must not eat or drink.", "Do not eat.\nDo not drink."),
        ("You are not obliged to sign.", "You can sign if you like."),
        ("Do not forget to bring your card.", "Please bring your card."),
        ("We cannot pay you unless you sign the form.", "If you sign the form, we can pay you."),
        ("The landlord may enter the flat.", "Your tenant may visit. The landlord may enter."),
        ("We have received the form.", "You sent us the form."),
    ],
)
def test_the_same_said_in_another_way_is_no_problem(letter: str, retold: str) -> None:
    assert kinds(letter, retold) == []


def test_two_denials_make_a_yes() -> None:
    assert sign("We did not fail to write to you.", "write") == 1
    assert sign("We failed to write to you.", "write") == -1
    assert sign("It is not necessary to attend.", "attend") == -1


def test_a_heading_hands_its_denial_to_the_items_under_it() -> None:
    letter = "You may use the grant for travel. You may not use the grant for paying rent."
    assert kinds(letter, "You can use the grant for travel.\nNot allowed:\n- paying rent") == []
    came = "Mr Shah attended. Mrs Bell did not attend."
    assert "negation" in kinds(came, "These people attended:\n- Mr Shah\n- Mrs Bell")
    assert kinds(came, "Mr Shah was there.\nWho did not attend?\n- Mrs Bell") == []


def test_a_mark_glued_to_a_denial_does_not_hide_it() -> None:
    assert kinds("f.Cannot wash or dress. 8", "Cannot wash or dress.") == []


def test_a_denied_opposite_in_the_same_place_is_a_change() -> None:
    assert kinds("The permit is not valid.", "The permit is not invalid.") != []
