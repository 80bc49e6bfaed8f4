"""The values of slots, and how they are put into a page: each case on a letter of a few sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from easyread.model import (
    About,
    Block,
    Draft,
    EasyRead,
    Letter,
    Line,
    Place,
    Row,
    Section,
    Sentence,
    Span,
)
from easyread.review.approval import open_for_people
from easyread.review.templates import (
    BadSlot,
    Source,
    Value,
    build,
    doubtful,
    fill,
    own_match,
    printed,
    prints_with,
    suggest_slots,
)
from easyread.review.templates.match import fit
from easyread.review.templates.model import Part
from easyread.review.templates.slots import escaped, filled, value_of
from easyread.simplify.answers import MARK
from tests.test_templates import everyone, lines_of


def small(texts: tuple[str, ...], lines: tuple[Line, ...]) -> Source:
    """A letter of a few sentences, and a page of one row."""
    blocks = tuple(Block(f"b{n}", "paragraph", t, Place(n)) for n, t in enumerate(texts, 1))
    sentences = tuple(
        Sentence(f"s{n}", Span(b.id, 0, len(b.text))) for n, b in enumerate(blocks, 1)
    )
    letter = Letter("l1", "", blocks, About(), (), "0" * 64)
    page = EasyRead(
        "A letter", (Section("a", "What", (Row("a.1", "info", lines),)),), About(), "easy-read"
    )
    return Source(letter, sentences, page, Draft("l1", lines))


@settings(max_examples=30, deadline=None)
@given(text=st.text(alphabet="ab {}.1_%=", max_size=40))
def test_braces_of_a_letter_stay_as_they_are(text: str) -> None:
    assert filled(escaped(text), lambda key, form: "?") == text


# -- values -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("date", "Friday 3 April 2026", "2026-04-03"),
        ("date", "Monday 3 April 2026", None),  # a wrong day of the week
        ("date", "3 April", "--04-03"),
        ("date", "Monday", None),
        ("date", "==date==", None),
        ("time", "2.30pm", "14:30"),
        ("time", "2.30 p.m.", "14:30"),
        ("time", "soon", None),
        ("money", "£1,250.00", "£1250"),
        ("money", "1,250", None),
        ("name", "Mrs Anne-Marie de la Cruz", "Mrs Anne-Marie de la Cruz"),
        ("name", "Hope", "Hope"),
        ("name", "Stop Your Benefit", None),
        ("name", "the nurse", None),
        ("name", "", None),
        ("phone", "01632 960001", "01632 960001"),
        ("phone", "call us", None),
        ("reference", "HB/4471/26", "HB/4471/26"),
        ("reference", "unknown", None),
        ("number", "14 days", "14 day"),
        ("number", "some", None),
        ("free_text", "", ""),
    ],
)
def test_a_value_is_of_its_kind_or_none(kind: str, text: str, value: str | None) -> None:
    assert value_of(kind, text) == value


def test_a_day_is_printed_in_full_with_the_right_weekday() -> None:
    when = Value("date", "2026-04-03", ("03/04/26",))
    assert printed(when) == "Friday 3 April 2026"
    assert [printed(when, form) for form in ("no_weekday", "no_year", "day_month", "weekday")] == [
        "3 April 2026",
        "Friday 3 April",
        "3 April",
        "Friday",
    ]
    assert printed(Value("date", "--04-03", ("Fri 3 Apr",))) == "Friday 3 April"
    assert printed(Value("time", "12:00", ("12 noon",))) == "midday"
    assert printed(Value("time", "09:05", ("0905 hrs",))) == "9:05am"


def test_a_free_text_may_be_empty() -> None:
    parts = (Part(words="Bring this. "), Part(key="more", kind="free_text"), Part(words=" Thanks."))
    full = fit(parts, "Bring this. And a pen. Thanks.")
    assert full is not None and [t.text for t in full if t.part.key] == ["And a pen."]
    empty = fit(parts, "Bring this. Thanks.")
    assert empty is not None and [t.text for t in empty if t.part.key] == [""]
    assert fit(parts, "Bring that. Thanks.") is None


def test_the_point_of_a_sentence_is_a_fixed_word() -> None:
    parts = (Part(words="Come at "), Part(key="when", kind="time"), Part(words="."))
    for said in ("2pm", "2.30 p.m", "14:30"):
        found = fit(parts, f"Come at {said}.")
        assert found is not None and found[0].text == said
    assert fit(parts, "Come at 2pm") is None


def test_a_name_that_is_also_a_word_is_put_in_only_where_a_name_stands() -> None:
    lines = (
        Line("x1", "To: Mr Will", ("s1",)),
        Line("x2", "Will you come?", ("s2",)),
        Line("x3", "Mr Will must bring the form.", ("s3",)),
    )
    texts = ("Dear Mr Will", "Will you come?", "Mr Will must bring the form.")
    made = small(texts, lines)
    slots = suggest_slots(made.letter)
    assert [s.value.texts[0] for s in slots] == ["Mr Will"]
    template = build(made, slots, ())
    assert lines_of(template.page) == [
        "To: {name_1}",
        "Will you come?",
        "{name_1} must bring the form.",
    ]
    alone = replace(slots[0], value=Value("name", "will", ("Will",)))
    assert doubtful(alone) == "“Will” is also a word. Look at each place where it stands."


def test_of_two_slots_with_one_value_the_one_of_the_line_counts() -> None:
    texts = ("3 March 2026", "You start on 3 March 2026.")
    lines = (
        Line("x1", "Tuesday 3 March 2026", ("s1",)),
        Line("x2", "You start on Tuesday 3 March 2026.", ("s2",)),
        Line("x3", "Remember Tuesday 3 March 2026.", ()),
    )
    made = small(texts, lines)
    template = build(made, suggest_slots(made.letter), ())
    assert lines_of(template.page) == [
        "{letter_date}",
        "You start on {start_date}.",
        "Remember Tuesday 3 March 2026.",  # which of the two is meant, nobody can know
    ]


def test_a_value_that_the_page_does_not_print_is_said() -> None:
    made = small(("You owe £20.00 now.",), (Line("x1", "You owe money now.", ("s1",)),))
    template = build(made, suggest_slots(made.letter), ())
    assert [(n.key, n.text) for n in template.not_shown] == [("amount_1", "£20.00")]


def test_a_day_that_an_author_confirmed_is_not_taken_over() -> None:
    lines = (
        Line("x1", "You must appeal within 14 days.", ("s1",)),
        Line(f"x1{MARK}1", "The last day is Tuesday 17 March 2026.", ("s1",), ("key",)),
    )
    made = small(("You must appeal within 14 days.",), lines)
    template = build(made, (), ())
    assert lines_of(template.page)[1] == "The last day is {last_day}."
    base = fill(template, own_match(template), made.letter)
    assert lines_of(base.page) == ["You must appeal within 14 days."]
    row = base.page.sections[0].rows[0]
    day = Line(f"x1{MARK}1", "The last day is Friday 3 April 2026.", ("s1",), ("key",))
    section = replace(base.page.sections[0], rows=(replace(row, lines=(*row.lines, day)),))
    answered = replace(base.page, sections=(section,))
    assert open_for_people(prints_with(base.page, base), everyone(template), 2) != ()
    assert open_for_people(prints_with(answered, base), everyone(template), 2) == ()


def test_a_letter_without_fixed_words_is_no_template() -> None:
    made = small(("==name==",), (Line("x1", "==name==", ("s1",)),))
    with pytest.raises(BadSlot, match="no fixed words"):
        build(made, suggest_slots(made.letter), ())
