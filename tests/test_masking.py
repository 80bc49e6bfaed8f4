"""No word that tells who a letter is about is left for the people who check it."""

from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from easyread.errors import EasyReadError
from easyread.masking import (
    find_identifiers,
    leaks,
    make_mask,
    mask_page,
    masked_row_print,
    shown_text,
    typed_text,
    unmask,
)
from easyread.masking.page import page_texts
from easyread.model import About, EasyRead, Letter, Line, Picture, Row, Section
from easyread.pipeline import convert
from easyread.readers import read_bytes

ROOT = Path(__file__).resolve().parent.parent
BENCH = runpy.run_path(str(ROOT / "benchmarks" / "masking.py"))

LETTER = """Northgate Borough Council
Civic Centre, Quay Street
Northgate NG4 7QD

Ms Aisha Khan
Flat 5, 16 Copley Rise
Hexley
HX3 6TU

Our ref: UC/OP/7730518-KB
Date: 3 November 2026

Dear Ms Khan

Aisha's review

Your date of birth is 12 March 1961. We spoke to your son, Sam O'Brien, on 4 May 2026.
Dr Achterberg will see you on Tuesday 25 November 2026 at 10.30am. Call 01632 960214.
KHAN stands on the form. A. Khan signed it. The cost is £142.80 a week.

Yours sincerely

T. Okonjo
Housing Officer
"""


def letter_of(text: str) -> Letter:
    return read_bytes(text.encode(), "letter.txt")


def page_of(
    *lines: str, heading: str = "About this letter", hard: tuple[str, ...] = ()
) -> EasyRead:
    art = Picture("doctor", "doctor", "test", b"<svg/>", "A doctor", False, "CC0-1.0", "")
    rows = tuple(
        Row(f"r{i}", "info", (Line(f"l{i}", text, ()),), art, hard) for i, text in enumerate(lines)
    )
    return EasyRead("A letter", (Section("s1", heading, rows),), About(), "easy-read")


@pytest.mark.parametrize("number", range(16))
def test_every_kind_of_identifier_in_a_made_letter_is_hidden(number: int) -> None:
    made = BENCH["make_letter"](number)
    letter = letter_of(made.text)
    mask = make_mask(letter)
    typed = "\n".join(typed_text(b.text, mask) for b in letter.blocks)
    left = [(kind, words) for kind, words in made.seeded if BENCH["still_there"](words, typed)]
    assert left == []


def test_the_made_letters_hold_forty_kinds_or_more() -> None:
    kinds = {kind for n in range(8) for kind, _ in BENCH["make_letter"](n).seeded}
    assert len(kinds) >= 40


@pytest.mark.parametrize("sentence", BENCH["ORDINARY"])
def test_a_word_that_is_also_a_name_stays_a_word(sentence: str) -> None:
    letter = letter_of(f"Dear Sir or Madam\n\n{sentence}\n\nYours faithfully\n")
    assert [i.text for i in find_identifiers(letter)] == []


def test_the_person_called_may_is_hidden_and_the_month_is_not() -> None:
    letter = letter_of(
        "Dear May Jones\n\nMay I see you on 4 May 2026? May lives here. We met May.\n"
    )
    mask = make_mask(letter)
    assert typed_text(letter.blocks[-1].text, mask) == (
        "May I see you on 4 May 2026? {name 1.2} lives here. We met {name 1.2}."
    )


def test_an_a_in_front_of_a_signature_is_an_initial() -> None:
    letter = letter_of("Dear Sir\n\nWe will call.\n\nYours sincerely\n\nA Khan\nHousing Officer\n")
    mask = make_mask(letter)
    assert "A Khan" not in "\n".join(typed_text(b.text, mask) for b in letter.blocks)


def test_all_forms_of_one_name_are_one_person() -> None:
    mask = make_mask(letter_of(LETTER))
    signs = {e.real: e.placeholder for e in mask.entries if e.kind == "name"}
    forms = ("Ms Aisha Khan", "Ms Khan", "Aisha", "KHAN", "A. Khan")
    assert {signs[f].split()[1].split(".")[0].rstrip("}") for f in forms} == {"1"}
    assert len({signs[f] for f in forms}) == 5


def test_a_made_up_name_has_the_shape_of_the_real_one() -> None:
    mask = make_mask(letter_of(LETTER))
    shown = {e.real: e.shown for e in mask.entries}
    title, first, last = shown["Ms Aisha Khan"].split()
    assert title == "Ms"
    assert shown["Ms Khan"] == f"Ms {last}"
    assert shown["Aisha"] == first
    assert shown["KHAN"] == last.upper()
    assert shown["A. Khan"] == f"{first[0]}. {last}"
    assert shown["T. Okonjo"][1:3] == ". "


def test_dates_times_and_money_stay_but_not_the_date_of_birth() -> None:
    letter = letter_of(LETTER)
    mask = make_mask(letter)
    shown = "\n".join(shown_text(b.text, mask) for b in letter.blocks)
    for kept in ("3 November 2026", "Tuesday 25 November 2026", "10.30am", "£142.80", "4 May 2026"):
        assert kept in shown
    assert "12 March 1961" not in shown


def test_a_date_of_birth_with_its_weekday_is_hidden_on_the_page_too() -> None:
    masked = mask_page(page_of("You were born on Sunday 12 March 1961."), letter_of(LETTER))
    line = masked.typed.sections[0].rows[0].lines[0].text
    assert line == "You were born on {birth date 1.2}."


def test_phones_and_mails_are_ones_that_nobody_has() -> None:
    text = "Dear Sam\n\nCall 0161 496 0001, 07911 123456, 020 7000 1234, 0300 123 4567 or 0800 11 1111 1.\nMail sam.field@gmail.com.\n"
    mask = make_mask(letter_of(text))
    phones = [e.shown.replace(" ", "") for e in mask.entries if e.kind == "phone"]
    drama = ("01632960", "07700900", "02079460", "03069990", "08081570")
    assert len(phones) == 5 and all(p.startswith(drama) for p in phones)
    assert [e.shown.split("@")[1] for e in mask.entries if e.kind == "email"] == ["example.org"]


def test_different_values_get_different_made_up_ones_and_the_same_value_the_same() -> None:
    for number in range(6):
        letter = letter_of(BENCH["make_letter"](number).text)
        mask = make_mask(letter)
        for kind in {e.kind for e in mask.entries} - {
            "name",
            "organisation",
            "address",
            "birth date",
        }:
            entries = [e for e in mask.entries if e.kind == kind]
            by_real = {BENCH["re"].sub(r"\W", "", e.real).lower(): e.shown for e in entries}
            assert len(set(by_real.values())) == len(by_real), kind
        names = {e.real: e.shown for e in mask.entries if e.kind == "name"}
        assert len(set(names.values())) == len(names)


def test_a_made_up_name_stands_nowhere_in_the_letter() -> None:
    for number in range(6):
        letter = letter_of(BENCH["make_letter"](number).text)
        words = {w.strip(".,'").lower() for b in letter.blocks for w in b.text.split()}
        mask = make_mask(letter)
        for entry in mask.entries:
            if entry.kind == "name":
                new = {w.lower() for w in entry.shown.split() if len(w.strip(".")) > 1}
                assert not (new - {"mr", "mrs", "ms", "miss", "dr"}) & words, entry


def test_a_second_look_shows_the_same_names() -> None:
    first, second = (make_mask(letter_of(LETTER)) for _ in range(2))
    assert first == second


def test_another_letter_has_other_made_up_names_for_the_same_person() -> None:
    other = make_mask(letter_of(LETTER + "\nMore.\n"))
    assert other.letter_id != make_mask(letter_of(LETTER)).letter_id
    assert [e.shown for e in other.entries] != [
        e.shown for e in make_mask(letter_of(LETTER)).entries
    ]


def test_every_text_of_a_page_is_masked_and_comes_back_whole() -> None:
    letter = letter_of(LETTER)
    page = page_of("Aisha will see Dr Achterberg.", "Call 01632 960214.", hard=("Khan",))
    page = replace(
        page,
        title="Aisha Khan's letter",
        about=letter.about,
        checked_by=("Aisha Khan",),
        sections=(replace(page.sections[0], heading="Dr Achterberg"), *page.sections[1:]),
    )
    row = page.sections[0].rows[0]
    assert row.picture is not None
    row = replace(row, picture=replace(row.picture, alt="A photo of Aisha"))
    page = replace(
        page, sections=(replace(page.sections[0], rows=(row, *page.sections[0].rows[1:])),)
    )
    masked = mask_page(page, letter)
    for typed, shown, real in zip(
        page_texts(masked.typed), page_texts(masked.page), page_texts(page), strict=True
    ):
        assert unmask(typed, masked.mask) == real
        for word in ("Aisha", "Khan", "Achterberg", "960214", "7730518", "Northgate"):
            assert word not in shown and word not in typed


def test_names_in_running_text_with_no_title_and_no_list_behind_them_are_hidden() -> None:
    text = (
        "To the parents/carers of Ellie-Mae Strong\nThe Old Bakehouse\nChurch Row\nMuch Wenlow\nTF99 9ZZ\n\nDear Jo and Pat,\n\n"
        "Re: Ellie-Mae Strong, DOB 7/9/2014\n\nEllie-Mae told Miss Bright at Wenlow Leisure Centre. Her brother Mark was there; "
        "Mark's teacher, Will, rang you. Fatuma can help. Your key worker Del is off. We met Bea at Rainbow Lodge on Monday. "
        "Ms Tracey Day of Riverside Advocacy will call you, and Rosalind Peverell on Friday.\n\nKind regards,\n\nGill Bland-Carter\nHeadteacher\n"
    )
    letter = letter_of(text)
    mask = make_mask(letter)
    typed = "\n".join(typed_text(b.text, mask) for b in letter.blocks)
    hidden = "Ellie Strong Bakehouse Church Wenlow TF99 Jo Pat 2014 Bright Mark Will Fatuma Del Bea Rainbow Tracey Riverside Rosalind Peverell Gill Bland"
    assert [word for word in hidden.split() if word in typed] == []
    for kept in ("Monday", "Friday", "Headteacher", "Kind regards"):
        assert kept in typed


def test_a_name_that_stands_only_on_the_page_is_hidden() -> None:
    masked = mask_page(page_of("Call Mrs Thistlethwaite."), letter_of(LETTER))
    assert "Thistlethwaite" not in masked.page.sections[0].rows[0].lines[0].text


def test_a_real_letter_and_its_easy_read_leave_nothing() -> None:
    for name in ("care-review", "council-tax-arrears"):
        done = convert(ROOT / "examples" / f"{name}.docx")
        masked = mask_page(done.easyread, done.letter)
        shown = "\n".join(page_texts(masked.page))
        assert leaks(shown, masked.mask) == ()
        for word in (
            "Rosalind",
            "Peverell",
            "Okonjo",
            "Holloway",
            "Penmarsh",
            "Ashgrove",
            "Wetherlow",
            "Northmere",
        ):
            assert word not in shown


def test_the_same_letter_to_two_people_has_equal_prints() -> None:
    other = (
        LETTER.replace("Ms Aisha Khan", "Mr Tobias Reed")
        .replace("Flat 5, 16 Copley Rise", "2 Mill Lane")
        .replace("Ms Khan", "Mr Reed")
        .replace("Aisha", "Tobias")
        .replace("KHAN", "REED")
        .replace("A. Khan", "T. Reed")
        .replace("HX3 6TU", "HX9 1AB")
        .replace("7730518-KB", "1234567-TR")
    )
    words = (
        "Dear {who}, your reference is {ref}.",
        "{first}'s doctor is Dr Achterberg.",
        "You live at {home}.",
    )
    khan = [
        w.format(
            who="Ms Khan",
            first="Aisha",
            ref="UC/OP/7730518-KB",
            home="Flat 5, 16 Copley Rise, Hexley, HX3 6TU",
        )
        for w in words
    ]
    reed = [
        w.format(
            who="Mr Reed",
            first="Tobias",
            ref="UC/OP/1234567-TR",
            home="2 Mill Lane, Hexley, HX9 1AB",
        )
        for w in words
    ]
    first, second = page_of(*khan), page_of(*reed)
    mask_a, mask_b = (
        mask_page(first, letter_of(LETTER)).mask,
        mask_page(second, letter_of(other)).mask,
    )
    for a, b in zip(first.sections[0].rows, second.sections[0].rows, strict=True):
        assert masked_row_print(a, mask_a) == masked_row_print(b, mask_b)


def test_a_print_changes_with_a_word_a_picture_or_a_hard_word() -> None:
    page = page_of("Aisha must call us by 4 May 2026.", hard=("call",))
    mask = mask_page(page, letter_of(LETTER)).mask
    row = page.sections[0].rows[0]
    picture = row.picture
    assert picture is not None
    changed = (
        replace(row, lines=(replace(row.lines[0], text="Aisha may call us by 4 May 2026."),)),
        replace(row, lines=(replace(row.lines[0], text="Aisha must call us by 5 May 2026."),)),
        replace(row, picture=replace(picture, symbol="nurse")),
        replace(row, picture=None),
        replace(row, hard_words=("must",)),
        replace(row, kind="action"),
    )
    prints = {masked_row_print(r, mask) for r in (row, *changed)}
    assert len(prints) == len(changed) + 1


def test_a_print_does_not_change_when_a_name_comes_into_another_row() -> None:
    one = page_of("Call Dr Achterberg.")
    two = page_of("Call Mr Patel first.", "Call Dr Achterberg.")
    letter = letter_of(LETTER)
    a = masked_row_print(one.sections[0].rows[0], mask_page(one, letter).mask)
    b = masked_row_print(two.sections[0].rows[1], mask_page(two, letter).mask)
    assert a == b


def test_places_can_stay_when_the_group_may_know_the_town() -> None:
    letter = letter_of(LETTER)
    masked = mask_page(page_of("Northgate Borough Council wrote to Aisha."), letter, places=False)
    line = masked.typed.sections[0].rows[0].lines[0].text
    assert line.startswith("Northgate Borough Council wrote to {name 1")


def test_words_the_mask_does_not_know_are_refused_in_one_sentence() -> None:
    mask = make_mask(letter_of(LETTER))
    with pytest.raises(EasyReadError) as caught:
        typed_text("Call 0161 496 0999.", mask)
    assert caught.value.code == "not-masked"


def test_an_unmasked_text_is_told_as_a_leak() -> None:
    mask = make_mask(letter_of(LETTER))
    assert leaks("Tell Ms Khan to call 01632 960214.", mask) == ("Ms Khan", "01632 960214")
    assert leaks("Tell the person to call.", mask) == ()
