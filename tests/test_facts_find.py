"""What counts as a fact, where it stands, and its one normal form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from easyread.facts import find_facts, find_letter_facts
from easyread.facts.find.scan import scan
from easyread.nlp import parse


def values(text: str, kind: str) -> list[str]:
    return [f.value for f in scan(text) if f.kind == kind]


@pytest.mark.parametrize(
    "text",
    [
        "18/11/2025", "18 November 2025", "Tuesday 18 November 2025", "18th of November 2025", "18.11.2025",
        "November 18, 2025", "Tues 18 Nov 2025", "2025-11-18", "18-11-25", "Tuesday, 18 November 2025",
    ],
)  # fmt: skip
def test_a_date_has_one_value_however_it_is_written(text: str) -> None:
    assert values(f"Come on {text} please.", "date") == ["2025-11-18"]


def test_a_wrong_day_of_the_week_is_not_the_same_date() -> None:
    assert values("Monday 18 November 2025", "date") == ["2025-11-18 but monday"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("14:30", "14:30"), ("2:30pm", "14:30"), ("2.30 p.m.", "14:30"), ("half past two in the afternoon", "14:30"),
        ("1430 hours", "14:30"), ("quarter to 3 in the afternoon", "14:45"), ("midday", "12:00"), ("9am", "09:00"),
        ("06:00", "06:00"), ("6am in the morning", "06:00"), ("10:40", "10:40"), ("12 noon", "12:00"), ("midnight", "00:00"),
    ],
)  # fmt: skip
def test_a_time_has_one_value_however_it_is_written(text: str, value: str) -> None:
    assert values(f"Come at {text}", "time") == [value]


def test_a_morning_time_in_the_evening_is_no_time() -> None:
    assert values("7:15am in the evening", "time") == ["07:15 but evening"]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("£1,250.00", "money", "£1250"), ("£1,250", "money", "£1250"), ("50p", "money", "£0.5"), ("£1.5 million", "money", "£1500000"),
        ("20 pounds", "money", "£20"), ("two letters", "number", "2"), ("twenty-one letters", "number", "21"),
        ("25%", "number", "25%"), ("1 in 4", "number", "25%"), ("25 per cent", "number", "25%"), ("fourteen days", "period", "14 day"),
        ("14 days", "period", "14 day"), ("14-day", "period", "14 day"), ("two weeks", "period", "2 week"), ("10 working days", "period", "10 working day"),
        ("500mg", "dose", "500 mg"), ("two tablets", "dose", "2 tablet"), ("twice a day", "dose", "2 times each day"),
        ("2 times each day", "dose", "2 times each day"), ("weekly", "unit", "each week"), ("a week", "unit", "each week"),
        ("01632 960410", "phone", "01632960410"), ("+44 1632 960410", "phone", "01632960410"), ("(01632) 960 410", "phone", "01632960410"),
        ("HM2 0ZZ", "address", "HM20ZZ"), ("999 000 9604", "reference", "9990009604"), ("48269/APP/2021/1482", "reference", "48269/app/2021/1482"),
        ("Help@Example.gov.uk", "email", "help@example.gov.uk"), ("https://www.gov.uk/appeal", "url", "gov.uk/appeal"), ("gov.uk/appeal", "url", "gov.uk/appeal"),
        ("{{name}}", "field", "{{name}}"), ("((date))", "field", "((date))"), ("==x==", "field", "==x=="), ("<<x>>", "field", "<<x>>"),
        ("«x»", "field", "«x»"), ("%s", "field", "%s"), ("Schedule 3", "provision", "schedule 3"),
        ("Mrs Winifred Mockridge-Specimen", "name", "winifred mockridge-specimen"), ("Bristol City Council", "name", "bristol city council"),
    ],
)  # fmt: skip
def test_each_kind_of_fact_has_a_normal_form(text: str, kind: str, value: str) -> None:
    assert values(f"This is about {text} here.", kind) == [value]


def test_an_act_and_its_section_are_two_facts() -> None:
    assert values("See section 21 of the Housing Act 1988.", "provision") == [
        "section 21",
        "housing act 1988",
    ]


def test_two_weeks_are_not_fourteen_days() -> None:
    assert values("14 days", "period") != values("2 weeks", "period")


@pytest.mark.parametrize(
    "text",
    [
        "Please bring your letter.", "What happens next", "Your Appointment Details", "Dear Sir or Madam", "Yours sincerely",
        "You can come in May be early.", "I will phone you.", "1. Send the form", "One of us will phone.",
    ],
)  # fmt: skip
def test_ordinary_words_with_capitals_are_no_names(text: str) -> None:
    assert [f for f in scan(text) if f.kind in ("name", "number")] == []


def test_a_deadline_is_a_date_or_period_that_is_a_latest() -> None:
    facts = find_facts(parse("Reply by 3 May 2025 or within 14 days."))
    assert [f.value for f in facts if f.kind == "deadline"] == ["2025-05-03", "14 day"]


def test_every_fact_stands_where_its_span_says_with_its_own_id() -> None:
    blocks = [parse("You must pay £20.", block="b1"), parse("Do not pay £20.", block="b2")]
    facts = find_letter_facts(blocks)
    assert [f.id for f in facts] == [f"f{i + 1}" for i in range(len(facts))]
    words = [
        (f.kind, {b.block: b.text for b in blocks}[f.span.block][f.span.start : f.span.end])
        for f in facts
    ]
    assert words == [("modal", "must"), ("money", "£20"), ("negation", "not"), ("money", "£20")]


def test_a_right_of_appeal_is_a_fact() -> None:
    assert "right" in {f.kind for f in find_facts(parse("You have the right to appeal."))}


WORDS = [
    "18 November 2025",
    "£20",
    "14 days",
    "01632 960410",
    "Bex Proxy",
    "must not",
    "by",
    "2:30pm",
    "and",
    "pay",
    "HM2 0ZZ",
]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8),
    st.sampled_from(["  ", "\u00a0", "   "]),
)
def test_the_same_facts_are_found_whatever_the_white_space(parts: list[str], blank: str) -> None:
    text = "we say " + " then ".join(parts)
    found = [(f.kind, f.value) for f in scan(text)]
    assert [(f.kind, f.value) for f in scan(text.replace(" ", blank))] == found


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_facts_never_overlap_and_never_leave_the_text(text: str) -> None:
    end = 0
    for fact in scan(text):
        assert end <= fact.start < fact.end <= len(text)
        end = fact.end
