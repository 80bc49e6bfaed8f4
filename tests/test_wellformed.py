"""The last door of every rewrite: does the text still stand up?"""

from __future__ import annotations

import pytest

from easyread.simplify.wellformed import is_well_formed, no_new_fault


@pytest.mark.parametrize(
    "text",
    [
        "You must send the form.",
        "Phone us. Send the form back.",
        "Do not drive for 24 hours.",
        "If you are ill, phone us.",
        "The nurse (Ann Bell) will see you.",
        "You must bring:\n- your letter\n- a friend",
        "He had had a letter.",
        "There is a lift.",
        "Please wait here.",
        "We know that:\n- you are ill\n- you live alone.",
        "Tell us if things change. For example:\n- if you move house.",
        "Please phone Bettina Okonjo on 01632 960512.",
    ],
)
def test_good_sentences_pass(text: str) -> None:
    assert is_well_formed(text)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("The nurse (Ann Bell will see you.", "an open bracket"),
        ("The nurse Ann Bell) will see you.", "a loose bracket"),
        ("He said “come in to them.", "an open quote"),
        ("You must send the form and.", "a dangling word"),
        ("You must send the the form.", "a doubled word"),
        ("Which tells you.", "no main clause"),
        ("Islam’s holiest city which able-bodied.", "no main clause"),
        ("The form on the table.", "no verb"),
        ("You must send the form,.", "a loose comma"),
        ("We know that.", "a lead-in with no list"),
        ("For example.", "no clause"),
        ("", "nothing at all"),
    ],
)
def test_broken_sentences_do_not_pass(text: str, fault: str) -> None:
    assert not is_well_formed(text), fault


def test_a_fragment_of_a_letter_may_stay_a_fragment() -> None:
    assert no_new_fault(
        "Clinic 4, 28/01/2027, Level 2", "Clinic 4, Thursday 28 January 2027, Level 2"
    )
    assert not no_new_fault("Clinic 4 (Level 2)", "Clinic 4 (Level 2")
