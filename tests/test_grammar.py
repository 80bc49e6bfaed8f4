"""Grammar questions about a sentence: passives, doers, ideas, orders, words."""

import pytest
from spacy.tokens import Span

from easyread.grammar import (
    by_agent,
    condition_word,
    finite_verbs,
    helpers_of,
    ideas,
    is_imperative,
    is_negated,
    is_shouted,
    passive_verbs,
    subject_of,
    subtree_span,
    words,
)
from easyread.nlp import parse


def sentence(text: str) -> Span:
    found = parse(text).sentences
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The form must be returned by 3 May.", ["returned"]),
        ("The form must be signed and returned by post.", ["signed", "returned"]),
        ("Your claim got rejected.", ["rejected"]),
        ("I was surprised by the news.", ["surprised"]),
        ("Enclosed is a copy of the form.", ["Enclosed"]),
        ("Why is the city called Miramar?", ["called"]),
        ("Is parking provided?", ["provided"]),
        ("Is help needed?", ["needed"]),
        ("She does not like being asked.", ["asked"]),
        ("She has been a nurse for 3 years.", []),
        ("You are entitled to help.", []),
        ("The office is closed today.", []),
        ("The office was closed by the council.", ["closed"]),
        ("Do not get lost.", []),
        ("When they were done, they went home.", []),
        ("When the work is done, we will pay you.", ["done"]),
        ("Your appeal procedure is written representations.", []),
        ("The form sent to you is blue.", []),
    ],
)
def test_passive_verbs_are_found_and_states_are_left(text: str, verbs: list[str]) -> None:
    assert [t.text for t in passive_verbs(sentence(text))] == verbs


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Written consent will be sought by the surgeon.", "the surgeon"),
        ("The letter was sent to you by Leeds City Council on 3 May.", "Leeds City Council"),
        ("You will be seen by your own doctor.", "your own doctor"),
        ("You have been referred by your doctor to the Heart Clinic.", "your doctor"),
        ("You were seen by a member of the team on Monday.", "a member of the team"),
        ("The form must be returned by Friday 3 May.", None),
        ("The form must be sent by post.", None),
        ("It must be paid by the end of the month.", None),
        ("You will be contacted by phone.", None),
        ("The form must be signed.", None),
    ],
)
def test_a_doer_is_a_person_or_a_body_never_a_time_or_a_way(text: str, doer: str | None) -> None:
    found = by_agent(passive_verbs(sentence(text))[0])
    assert (found.text if found is not None else None) == doer


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Take your tablets at 6am.", ["Take"]),
        ("Take your tablets at 6am and bring your passport.", ["Take", "bring"]),
        ("This means you owe us money.", ["means"]),
        ("Do not eat or drink anything.", ["eat"]),
        ("We will phone you because we want to help.", ["phone", "want"]),
    ],
)
def test_one_idea_is_one_verb_with_a_tense_or_an_order(text: str, verbs: list[str]) -> None:
    assert [t.text for t in ideas(sentence(text))] == verbs


@pytest.mark.parametrize(
    "text",
    [
        "Please send the form to us.",
        "Phone us.",
        "Do not drive for 24 hours.",
        "If you are ill, phone us.",
        "Bring your letter.",
    ],
)
def test_an_order_is_seen(text: str) -> None:
    assert is_imperative(sentence(text))


@pytest.mark.parametrize(
    "text",
    ["You must send the form.", "The nurse will phone you.", "Phone calls cost money.", "Letter"],
)
def test_a_statement_is_no_order(text: str) -> None:
    assert not is_imperative(sentence(text))


def test_joined_verbs_share_their_subject() -> None:
    found = sentence("The nurse will test your blood and will measure your height.")
    measure = next(t for t in found if t.text == "measure")
    subject = subject_of(measure)
    assert subject is not None and subtree_span(subject).text == "The nurse"


def test_helpers_negation_and_conditions_are_found() -> None:
    found = sentence("If you do not come, we will not have been told.")
    come = next(t for t in found if t.text == "come")
    told = next(t for t in found if t.text == "told")
    condition = condition_word(come)
    assert condition is not None and condition.text == "If"
    assert is_negated(come) and is_negated(told)
    assert [t.text for t in helpers_of(told)] == ["will", "have", "been"]
    assert set(finite_verbs(found)) >= {come, told}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Phone 01632 960422.", 2),
        ("Phone +44 1632 960 422 today.", 3),
        ("You get £20.50 a week - not more.", 7),
        ("A face-to-face meeting: yes!", 4),
        ("See [our page](https://example.org/help) now.", 4),
        ("• ", 0),
        ("", 0),
    ],
)
def test_words_are_counted_as_a_reader_counts(text: str, count: int) -> None:
    assert len(words(text)) == count


def test_only_a_line_in_capitals_is_shouted() -> None:
    assert is_shouted(sentence("YOUR APPOINTMENT ON 3 MAY"))
    assert not is_shouted(sentence("You MUST NOT eat."))
    assert not is_shouted(sentence("A"))
