"""Templates without a store: slots are found, filled in, and matched word by word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from easyread import pipeline
from easyread.model import (
    About,
    Analysis,
    Block,
    Conversion,
    EasyRead,
    Letter,
    Place,
)
from easyread.plain import from_plain, to_plain
from easyread.review.approval import Approval, all_prints, open_for_people
from easyread.review.edits import RowEdit, edit_page, row_keys
from easyread.review.templates import (
    BadSlot,
    Base,
    CannotFill,
    Condition,
    Pattern,
    Source,
    Template,
    Wanted,
    build,
    differences,
    edited_slots,
    fill,
    match_letter,
    own_match,
    printed,
    prints_with,
    suggest_slots,
    template_prints,
)
from easyread.review.templates.model import ANSWER
from easyread.simplify.answers import MARK

TEXT = """Ashby Hospital
Hill Road, Ashby AB1 2CD

Ms Leyla Demir
4 Mill Lane
Ashby AB1 3EF

3 March 2026

Hospital number: X0096041

Dear Ms Demir

Your appointment

Your appointment is on 14/04/2026 at 14:30. Please come to Clinic 4.

Please bring £5.50 for the car park.

If you need an interpreter, tell us before 7 April 2026.

If you cannot come, phone 01632 960001. Do not eat after 08:00 on the day.

Yours sincerely

Owen Price
Clinic Manager
"""


@pytest.fixture(scope="module")
def made() -> Conversion:
    return pipeline.convert_bytes(TEXT.encode(), "letter.txt")


@pytest.fixture(scope="module")
def template(made: Conversion) -> Template:
    return _template(made)


def _template(made: Conversion, *conditions: Condition) -> Template:
    slots = suggest_slots(made.letter)
    source = Source(made.letter, made.analysis.sentences, made.easyread, made.draft)
    return build(source, slots, conditions)


def with_values(made: Conversion, template: Template, words: Mapping[str, object]) -> Letter:
    """The letter with other words in its slots, as somebody else would get it."""
    puts: dict[str, list[tuple[int, int, str]]] = {}
    for slot in template.slots:
        for span in slot.spans:
            old = next(b.text for b in made.letter.blocks if b.id == span.block)
            wanted = words.get(slot.key)
            if wanted is None:
                continue
            said = wanted[old[span.start : span.end]] if isinstance(wanted, dict) else str(wanted)
            puts.setdefault(span.block, []).append((span.start, span.end, said))
    blocks = []
    for block in made.letter.blocks:
        text = block.text
        for start, end, said in sorted(puts.get(block.id, []), reverse=True):
            text = text[:start] + said + text[end:]
        blocks.append(replace(block, text=text))
    return replace(made.letter, id="other", blocks=tuple(blocks))


FIRST = ("Adam", "Farah", "Tomasz", "Siân", "May", "Hope", "Will", "José")
LAST = ("Khan", "Nowak", "O'Brien", "Price", "Young", "Okonjo", "de la Cruz", "Mockridge-Specimen")
MONTHS = "January February March April May June July August September October November December"


@st.composite
def values(draw: st.DrawFn) -> dict[str, object]:
    title = draw(st.sampled_from(("Mr", "Ms", "Mrs", "Dr", "Mx")))
    first, last = draw(st.sampled_from(FIRST)), draw(st.sampled_from(LAST))
    days = st.dates(date(2026, 1, 1), date(2029, 12, 31))
    pence = draw(st.integers(1, 999_999))
    clock = draw(st.times(time(0, 5), time(23, 55)))
    return {
        "name_1": {"Ms Leyla Demir": f"{title} {first} {last}", "Ms Demir": f"{title} {last}"},
        "letter_date": day(draw(days), draw(st.integers(0, 3))),
        "appointment_date": day(draw(days), draw(st.integers(0, 3))),
        "appointment_time": f"{clock.hour:02d}:{clock.minute:02d}",
        "amount_1": f"£{pence // 100:,}.{pence % 100:02d}",
        "reference": "X" + str(draw(st.integers(10_000, 9_999_999))),
        "deadline": day(draw(days), draw(st.integers(0, 3))),
        "phone_1": f"01632 96{draw(st.integers(1000, 9999))}",
        "name_2": f"{draw(st.sampled_from(FIRST))} {draw(st.sampled_from(LAST))}",
    }


def day(when: date, form: int) -> str:
    month = MONTHS.split()[when.month - 1]
    return (
        f"{when.day} {month} {when.year}",
        f"{when:%A} {when.day} {month} {when.year}",
        f"{when:%d/%m/%Y}",
        f"{when:%a} {when:%d.%m.%Y}",
    )[form]


def everyone(template: Template) -> list[Approval]:
    rows = all_prints(template_prints(template), masked=True)
    return [Approval(who, "people", who, "checker", rows) for who in ("ann", "bob")]


def lines_of(page: EasyRead) -> list[str]:
    return [line.text for s in page.sections for row in s.rows for line in row.lines]


# -- what is found ----------------------------------------------------------------------------


def test_the_slots_of_a_letter_are_found_named_and_typed(template: Template) -> None:
    found = {slot.name: (slot.kind, slot.value.texts[0]) for slot in template.slots}
    assert found == {
        "name_1": ("name", "Ms Leyla Demir"),
        "address": ("place", "4 Mill Lane, Ashby AB1 3EF"),
        "letter_date": ("date", "3 March 2026"),
        "reference": ("reference", "X0096041"),
        "appointment_date": ("date", "14/04/2026"),
        "appointment_time": ("time", "14:30"),
        "amount_1": ("money", "£5.50"),
        "deadline": ("date", "7 April 2026"),
        "phone_1": ("phone", "01632 960001"),
        "time_1": ("time", "08:00"),
        "name_2": ("name", "Owen Price"),
    }


def test_the_page_holds_no_value_of_the_letter(template: Template) -> None:
    said = "\n".join([template.page.title, *lines_of(template.page)])
    for value in ("Demir", "Mill Lane", "2026", "14:30", "2:30pm", "5.50", "960001", "Price"):
        assert value not in said, value
    assert not template.not_shown


def test_the_own_values_give_the_page_back(made: Conversion, template: Template) -> None:
    base = fill(template, own_match(template), made.letter)
    assert lines_of(base.page) == lines_of(made.easyread)
    assert {line.text for line in base.draft.lines} >= {
        line.text
        for s in made.easyread.sections
        for r in s.rows
        for line in r.lines
        if line.sources
    }
    found = match_letter(template.pattern, made.letter, made.analysis)
    assert found is not None and found.values == own_match(template).values
    again = fill(template, found, made.letter)
    assert lines_of(again.page) == lines_of(made.easyread)


def test_answers_are_known_by_the_mark_that_the_answers_write() -> None:
    assert ANSWER == MARK


# -- properties -------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(words=values())
def test_other_values_fill_the_page_and_carry_the_approval(
    made: Conversion, template: Template, words: dict[str, object]
) -> None:
    letter = with_values(made, template, words)
    matched = match_letter(template.pattern, letter, made.analysis)
    assert matched is not None, differences(template.pattern, letter)
    for key, wanted in words.items():
        own = list(wanted.values()) if isinstance(wanted, dict) else [wanted]
        assert list(matched.values[key].texts) == own
    base = fill(template, matched, letter, "tem_1")
    said = "\n".join(lines_of(base.page))
    for key in ("appointment_date", "deadline", "appointment_time", "amount_1", "phone_1"):
        assert printed(matched.values[key]) in said
    assert "Demir" not in said and "{" not in said
    prints = prints_with(base.page, base)
    assert open_for_people(prints, everyone(template), 2) == ()
    assert from_plain(to_plain(base), Base) == base


@settings(max_examples=60, deadline=None)
@given(
    words=values(),
    where=st.integers(0, 10_000),
    how=st.sampled_from("change drop double case".split()),
)
def test_one_fixed_word_less_more_or_other_is_no_match(
    made: Conversion, template: Template, words: dict[str, object], where: int, how: str
) -> None:
    letter = with_values(made, template, words)
    fixed = [
        (b.id, word)
        for b in template.pattern.blocks
        for part in b.parts
        for word in part.words.split()
        if word.strip(".,;:").isalpha()
    ]
    block, word = fixed[where % len(fixed)]
    other = {
        "change": "otherwise" if word != "otherwise" else "not",
        "drop": "",
        "double": f"{word} {word}",
        "case": word.swapcase(),
    }[how]
    blocks = tuple(
        replace(b, text=f" {b.text} ".replace(f" {word} ", f" {other} ", 1).strip())
        if b.id == block
        else b
        for b in letter.blocks
    )
    assume(blocks != letter.blocks)
    changed = replace(letter, blocks=blocks)
    assert match_letter(template.pattern, changed, made.analysis) is None


@settings(max_examples=60, deadline=None)
@given(words=values(), where=st.integers(0, 10_000), what=st.sampled_from(("words", "picture")))
def test_a_changed_row_is_open_and_no_other(
    made: Conversion, template: Template, words: dict[str, object], where: int, what: str
) -> None:
    letter = with_values(made, template, words)
    matched = match_letter(template.pattern, letter, made.analysis)
    assert matched is not None
    base = fill(template, matched, letter, "tem_1")
    rows = [r for s in base.page.sections for r in s.rows if what == "words" or r.picture]
    row = rows[where % len(rows)]
    key = row_keys(base.page)[row.id]
    new = tuple(line.text for line in row.lines)
    edit = (
        RowEdit(key, "words", (*new[:-1], f"{new[-1]} now"))
        if what == "words"
        else RowEdit(key, "picture", picture=None)
    )
    page = edit_page(base.page, [edit]).page
    assert row_keys(page) == row_keys(base.page)
    old = {row for s in base.page.sections for row in s.rows}
    # Words that stand twice change in both places, a picture in its own row alone.
    changed = [row_keys(page)[r.id] for s in page.sections for r in s.rows if r not in old]
    assert key in changed
    assert open_for_people(prints_with(page, base), everyone(template), 2) == tuple(changed)


# -- order and conditions ---------------------------------------------------------------------


def test_rows_in_another_order_open_the_frame(made: Conversion, template: Template) -> None:
    base = fill(template, own_match(template), made.letter, "tem_1")
    section = next(s for s in base.page.sections if len(s.rows) > 2)
    key = row_keys(base.page)[section.rows[0].id]
    page = edit_page(base.page, [RowEdit(key, "down")]).page
    assert open_for_people(prints_with(page, base), everyone(template), 2) == ("",)


def test_a_part_under_a_condition_may_be_missing_with_all_its_lines(made: Conversion) -> None:
    block = next(b.id for b in made.letter.blocks if "interpreter" in b.text)
    template = _template(made, Condition("interpreter", (block,)))
    blocks = tuple(b for b in made.letter.blocks if b.id != block)
    short = replace(made.letter, blocks=blocks)
    matched = match_letter(template.pattern, short, made.analysis)
    assert matched is not None and matched.present == ()
    base = fill(template, matched, short, "tem_1")
    assert not any("interpreter" in line for line in lines_of(base.page))
    prints = prints_with(base.page, base)
    assert open_for_people(prints, everyone(template), 2) == ()
    there = match_letter(template.pattern, made.letter, made.analysis)
    assert there is not None and there.present == ("interpreter",)


def test_a_block_that_is_always_there_may_not_be_missing(
    made: Conversion, template: Template
) -> None:
    short = replace(made.letter, blocks=made.letter.blocks[:-1])
    assert match_letter(template.pattern, short, made.analysis) is None
    said = [d.says for d in differences(template.pattern, short).differences]
    assert said == ["The letter does not say “Clinic Manager”."]


def test_a_page_that_needs_a_slot_the_letter_lacks_is_refused(
    made: Conversion, template: Template
) -> None:
    matched = own_match(template)
    few = {k: v for k, v in matched.values.items() if k != "phone_1"}
    with pytest.raises(CannotFill, match="phone_1"):
        fill(template, replace(matched, values=few), made.letter)


def test_a_condition_over_everything_or_over_nothing_is_refused(made: Conversion) -> None:
    every = tuple(b.id for b in made.letter.blocks)
    for wrong in (
        [Condition("all", every)],
        [Condition("none", ())],
        [Condition("odd", ("b999",))],
        [Condition("one", (every[0],)), Condition("two", (every[0],))],
    ):
        with pytest.raises(BadSlot):
            _template(made, *wrong)


def test_a_slot_that_stands_twice_takes_one_value(made: Conversion, template: Template) -> None:
    names = {"Ms Leyla Demir": "Mr Adam Khan", "Ms Demir": "Mr Singh"}
    letter = with_values(made, template, {"name_1": names})
    assert match_letter(template.pattern, letter, made.analysis) is None
    said = [d.says for d in differences(template.pattern, letter).differences]
    assert said == ["name_1 has two values in this letter: Mr Adam Khan and Mr Singh."]


# -- mending by a person ----------------------------------------------------------------------


def wanted(template: Template) -> list[Wanted]:
    return [Wanted(s.name, s.kind, s.key) for s in template.slots]


def test_a_new_name_for_a_slot_keeps_its_prints(made: Conversion, template: Template) -> None:
    renamed = [replace(w, name=f"my_{w.name}") for w in wanted(template)]
    slots = edited_slots(made.letter, template.slots, renamed, "ann")
    source = Source(made.letter, made.analysis.sentences, made.easyread, made.draft)
    again = build(source, slots, ())
    assert template_prints(again).masked == template_prints(template).masked


def test_another_kind_or_a_dropped_slot_opens_its_rows_alone(
    made: Conversion, template: Template
) -> None:
    source = Source(made.letter, made.analysis.sentences, made.easyread, made.draft)
    for change in (
        [w for w in wanted(template) if w.key != "amount_1"],
        [replace(w, kind="free_text") if w.key == "amount_1" else w for w in wanted(template)],
    ):
        again = build(source, edited_slots(made.letter, template.slots, change, "ann"), ())
        opened = open_for_people(template_prints(again), everyone(template), 2)
        keys = row_keys(again.page)
        rows = [
            keys[r.id]
            for s in made.easyread.sections
            for r in s.rows
            if any("£5.50" in x.text for x in r.lines)
        ]
        assert opened == tuple(rows) != ()


def test_a_very_long_letter_is_answered_and_not_matched(template: Template) -> None:
    blocks = tuple(Block(f"b{n}", "paragraph", "Dear all", Place(n)) for n in range(1, 3000))
    letter = Letter("l", "", blocks, About(), (), "")
    empty = Analysis((), (), (), None)  # type: ignore[arg-type]
    assert match_letter(template.pattern, letter, empty) is None
    assert differences(template.pattern, letter).near == 0.0


def test_a_pattern_can_be_kept_and_read_again(template: Template) -> None:
    assert from_plain(to_plain(template.pattern), Pattern) == template.pattern
