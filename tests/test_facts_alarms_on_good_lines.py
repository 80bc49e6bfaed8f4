"""Good rewrites that once alarmed, by rule; and wrong ones of the same shape, that still must."""

from __future__ import annotations

import pytest

from easyread.facts import verify, verify_text
from easyread.model import (
    About,
    Analysis,
    Block,
    Draft,
    FactProblem,
    Letter,
    Line,
    Place,
    Readability,
)
from easyread.nlp import parse_blocks
from easyread.pipeline import convert_bytes
from easyread.simplify.purpose import sort_sentences

NO_SCORES = Readability(0, 0, 0, 0, 0, 0, 0, 0, 0)


def alarms(letter: str, easy: str) -> list[FactProblem]:
    check = verify_text(letter, easy)
    return [p for p in (*check.lost, *check.changed, *check.added) if p.severity != "inform"]


# What is denied is denied of its own statement: a semicolon, or the order, parts two of them.
REACH = [
    (
        "New passes are sent by second class post; there is no fee for renewal, although a charge of "
        "£10.00 is made for replacing those which have been lost.",
        "New passes are sent by second class post.\nThere is no fee for renewal.\n"
        "But a charge of £10.00 is made for replacing those which have been lost.",
    ),
    (
        "They ask that the adult is unable to achieve two or more of the specified outcomes; and that "
        "there is, or is likely to be, a significant impact on wellbeing.",
        "They ask that the adult cannot achieve two or more of the specified outcomes; and that "
        "there is, or is likely to be, a significant impact on wellbeing.",
    ),
    (
        "The ward was two registered nurses short of its planned establishment of five and, whilst "
        "this was escalated to the site manager, no additional staff were forthcoming.",
        "The ward was two registered nurses short of its planned establishment of five.\n"
        "While this was escalated to the site manager, no extra staff were forthcoming.",
    ),
]
REACH_WRONG = [
    (
        "New passes are sent by second class post; there is no fee for renewal.",
        "New passes are not sent by second class post.\nThere is no fee for renewal.",
    ),
    (
        "New passes are sent by second class post; there is no fee for renewal.",
        "New passes are sent by second class post.\nThere is a fee for renewal.",
    ),
    (
        "You cannot have taxis; meals; or hotels paid for.",
        "You can have taxis, meals or hotels paid for.",
    ),
]
# "Barring" in a name leaves nobody out.
NAMES = [
    (
        "The worker has been dismissed and a referral has been made to the Disclosure and Barring "
        "Service.",
        "The worker has been dismissed.\n"
        "A referral has been made to the Disclosure and Barring Service.",
    ),
]
NAMES_WRONG = [
    ("We will visit on 4 May, barring bad weather.", "We will visit on 4 May."),
    ("Barring bad weather, we will visit on 4 May.", "We will visit on 4 May."),
    ("All people can come except Dr Shah's patients.", "All people can come."),
]
# "And a half" is the end of a number, and no clause of its own.
HALVES = [
    (
        "The review will be undertaken by Bettina Okonjo, Social Worker, and is expected to last "
        "approximately one and a half hours.",
        "The review will be undertaken by Bettina Okonjo, Social Worker.\n"
        "The review is expected to last about one and a half hours.",
    ),
]
HALVES_WRONG = [
    ("The review will last one and a half hours.", "The review will last one hour."),
    ("The review will last one and a half hours.", "The review will last two and a half hours."),
    (
        "The review is at your home and is expected to last one and a half hours.",
        "The review is at your home.",
    ),
]
# The parser reads "per week" and "each week", "two" and "2", in other ways: what is said is the same.
PARSES = [
    (
        "The repayment agreement you entered into on 2 February, under which £8.50 per week was to be "
        "paid in addition to the current rent, has not been kept to.",
        "The repayment agreement you entered into on 2 February, under which £8.50 each week was to be "
        "paid as well as the current rent, has not been kept to.",
    ),
    (
        "You will recall that we wrote to you on 29th September explaining that, in line with our "
        "Missed Appointments Policy, any patient who misses two or more appointments within a twelve "
        "month period may be discharged.",
        "You will recall that we wrote to you on 29 September explaining that, in line with our "
        "Missed Appointments Policy, any patient who misses 2 or more appointments within a twelve "
        "month period may be discharged.",
    ),
]
PARSES_WRONG = [
    (
        "The agreement, under which £8.50 per week was to be paid, has not been kept to.",
        "The agreement, under which £8.50 each week was to be paid, has been kept to.",
    ),
    (
        "Any patient who misses two or more appointments may be discharged.",
        "Any patient who misses 3 or more appointments may be discharged.",
    ),
    ("We wrote to you on 29 September.", "You wrote to us on 29 September."),
]


@pytest.mark.parametrize(("letter", "easy"), [*REACH, *NAMES, *HALVES, *PARSES])
def test_a_good_rewrite_does_not_alarm(letter: str, easy: str) -> None:
    assert alarms(letter, easy) == []


@pytest.mark.parametrize(
    ("letter", "easy"), [*REACH_WRONG, *NAMES_WRONG, *HALVES_WRONG, *PARSES_WRONG]
)
def test_a_wrong_rewrite_of_the_same_shape_still_alarms(letter: str, easy: str) -> None:
    assert alarms(letter, easy)


def cells(*lines: str) -> list[FactProblem]:
    """What a check says of a row "Days | 28 | Reduction | £364.00" that is told by these lines."""
    blocks = tuple(
        Block(f"b{i}", "cell", text, Place(i, table=0, row=i > 2, column=i % 2))
        for i, text in enumerate(("Days", "Reduction", "28", "£364.00"), 1)
    )
    letter = Letter("x", "", blocks, About(), (), "")
    sentences = sort_sentences(blocks, parse_blocks(blocks))
    days, money = (sentences[2].id, sentences[0].id), (sentences[3].id, sentences[1].id)
    told = [Line(x, x, sources) for x, sources in zip(lines, (days, money), strict=True)]
    analysis = Analysis(sentences, (), (), NO_SCORES)
    check = verify(letter, analysis, Draft("x", tuple(told), ()))
    return [*check.lost, *check.changed, *check.added]


def test_a_unit_that_stands_in_the_name_of_a_column_is_kept_there() -> None:
    assert cells("Days: 28", "Reduction: £364.00") == []
    assert cells("28 days", "Reduction: £364.00") == []


@pytest.mark.parametrize(
    ("days", "money"),
    [
        ("Days: 27", "Reduction: £364.00"),
        ("28 weeks", "Reduction: £364.00"),
        ("Days: 28", "Reduction: £346.00"),
    ],
)
def test_a_wrong_cell_still_alarms(days: str, money: str) -> None:
    assert cells(days, money)


TITLED = (
    "Anytown Council\n1 High Street\nAnytown AN1 1ZZ\n\n6 September 2027\n\nDear Resident\n\n"
    "IMPORTANT: CHANGES TO YOUR BINS FROM MONDAY 4 OCTOBER 2027\n\n"
    "Your bins will be emptied on Thursdays.\n\nYours sincerely\n\nA Smith\n"
)


def test_a_title_that_prints_in_small_letters_is_not_lost() -> None:
    made = convert_bytes(TITLED.encode(), "letter.txt")
    assert made.easyread.title == "Important: Changes to Your Bins From Monday 4 October 2027"
    assert made.check.lost == ()
