"""The letter rebuilt as a page."""

from dataclasses import replace
from datetime import date

import pytest

from easyread.layout.compose import compose
from easyread.layout.rows import MOST_LINES, is_short_list, rows_of
from easyread.layout.settle import settle, settle_groups
from easyread.model import (
    Analysis,
    Block,
    EasyRead,
    LetterKind,
    Line,
    Place,
    Readability,
    Row,
)
from easyread.nlp import parse_blocks
from easyread.settings import find_profile
from easyread.simplify.drafting import draft
from easyread.simplify.purpose import sort_sentences
from tests.make_letter import letter_of

NO_SCORES = Readability(0, 0, 0, 0, 0, 0, 0, 0, 0)

APPOINTMENT = """
ST EXAMPLE'S HOSPITAL

Dear Mrs Shah

We are writing about your appointment at the eye clinic. Your appointment is on Tuesday 12 May 2026
at 10:30am. It is in Clinic 4, Level 2.

Please bring your glasses. You must not drive home. If you drive, you may hurt someone.

You must bring:
- your letter
- a list of your eye drops
- your glasses
- a friend

If you cannot come, please phone us on 01632 960001.

You have the right to complain. You can write to the manager.

Clinic office: 01632 960001

Yours sincerely

Dr A. Other
"""


def page_of(text: str, kind: LetterKind = "other", **about: object) -> EasyRead:
    letter = letter_of(text, kind, **about)
    sentences = sort_sentences(letter.blocks, parse_blocks(letter.blocks))
    analysis = Analysis(sentences, (), (), NO_SCORES)
    return compose(letter, analysis, draft(letter, analysis, (), ()), find_profile("easy-read"))


def rows(page: EasyRead, heading: str) -> list[Row]:
    return [row for s in page.sections if s.heading == heading for row in s.rows]


def words(found: list[Row]) -> list[str]:
    return [line.text for row in found for line in row.lines]


def test_no_sentence_of_the_letter_is_missing_from_the_page() -> None:
    page = page_of(APPOINTMENT, "appointment")
    letter = letter_of(APPOINTMENT)
    printed = {s for sec in page.sections for row in sec.rows for x in row.lines for s in x.sources}
    sentences = sort_sentences(letter.blocks, parse_blocks(letter.blocks))
    assert {s.id for s in sentences} == printed


def test_every_row_has_one_to_three_lines() -> None:
    page = page_of(APPOINTMENT, "appointment")
    made = [row.lines for section in page.sections for row in section.rows]
    assert min(len(lines) for lines in made) >= 1
    assert max(len(lines) for lines in made if not is_short_list(lines)) <= MOST_LINES


def test_a_lead_in_with_three_short_bullets_keeps_one_picture() -> None:
    listed = [Line("1", "Please bring:", ("s1",))]
    listed += [
        Line(str(i), x, ("s1",), item=True) for i, x in enumerate(("a bag", "a pen", "a cup"), 2)
    ]
    assert [len(row.lines) for row in rows_of(listed, "action", "x")] == [4]
    longer = [*listed, *(Line(str(n), "a hat", ("s1",), item=True) for n in range(6, 11))]
    assert [len(row.lines) for row in rows_of(longer, "action", "x")] == [3, 3, 3]


def test_a_line_that_only_names_what_follows_goes_where_that_goes() -> None:
    text = (
        "Dear Ms Li\n\nYour scan is on 3 May 2027 at 9am.\n\nGoing home\n\n"
        "A friend must take you home after your scan.\n\nYours sincerely"
    )
    page = page_of(text, "appointment")
    found = [s for s in page.sections if "Going home" in words(list(s.rows))]
    assert any("A friend must" in line for line in words(list(found[0].rows)))


def test_a_label_says_what_a_letter_without_a_subject_is_about() -> None:
    text = (
        "Dear Ms Li\n\nProcedure: cataract surgery\n\nDate: 3 May 2027\n\nYou must come at 9am.\n\n"
        "Yours sincerely"
    )
    page = page_of(text, "appointment")
    assert "Procedure: cataract surgery" in words(rows(page, "About this letter"))


def test_the_main_things_come_first_and_say_when_what_to_do_and_who_to_ask() -> None:
    page = page_of(APPOINTMENT, "appointment")
    assert page.sections[0].heading == "The main things"
    main = words(list(page.sections[0].rows))
    assert len(page.sections[0].rows) <= 5
    assert any("12 May 2026" in line for line in main)
    assert any("01632 960001" in line for line in main)
    assert "You must not drive home." in main


def test_the_main_things_never_show_half_a_list() -> None:
    main = page_of(APPOINTMENT, "appointment").sections[0]
    listed = [row for row in main.rows if any(line.item for line in row.lines)]
    assert all(row.lines[0].text.endswith(":") for row in listed)
    assert [len(row.lines) for row in listed] == [5]  # the lead-in and all four things to bring


def test_the_page_says_it_is_the_easy_read_version_and_to_keep_both() -> None:
    said = words(rows(page_of(APPOINTMENT), "About this letter"))
    assert "This is the Easy Read version." in said
    assert "Keep both letters." in said


def test_what_to_do_when_you_cannot_come_has_its_own_heading() -> None:
    page = page_of(APPOINTMENT, "appointment")
    assert words(rows(page, "If you cannot come")) == [
        "If you cannot come, please phone us on 01632 960001."
    ]


def test_a_right_always_stands_under_its_own_heading() -> None:
    for kind in ("appointment", "decision", "money", "invitation", "notice", "other"):
        page = page_of(APPOINTMENT, kind)  # type: ignore[arg-type]
        assert "You have the right to complain." in words(rows(page, "Your rights")), kind


def test_a_consequence_stands_under_its_action() -> None:
    found = words(rows(page_of(APPOINTMENT, "appointment"), "What you need to do"))
    assert found.index("If you drive, you may hurt someone.") == (
        found.index("You must not drive home.") + 1
    )


def test_duties_are_numbered_in_order() -> None:
    page = page_of(
        "Dear Mr Po\n\nYou must fill in the form. You must sign it. You must send it to us.",
        "money",
    )
    assert [r.number for r in rows(page, "What you need to do")] == [1, 2, 3]


def test_a_condition_among_duties_is_not_a_step() -> None:
    page = page_of(
        "Dear Mr Po\n\nYou must fill in the form. If there is danger, you must phone 999.", "money"
    )
    assert {r.number for r in rows(page, "What you need to do")} == {None}


def test_a_lead_in_is_never_the_last_line_of_a_row() -> None:
    page = page_of(APPOINTMENT, "appointment")
    for section in page.sections:
        for row in section.rows:
            assert row.kind == "choice" or not row.lines[-1].text.endswith(":")


def test_each_choice_of_a_list_gets_a_row_of_its_own() -> None:
    page = page_of("You can choose to meet:\n- at home\n- at our office\n- by video call")
    found = rows(page, "Your choices")
    assert [len(row.lines) for row in found] == [1, 1, 1, 1]
    assert {row.kind for row in found} == {"choice"}


def test_a_letter_with_its_own_headings_keeps_them() -> None:
    page = page_of("# Appeal\n\nOne thing.\n\n# Timetable\n\nDue by 1 May 2026.\n\n# Next\n\nWait.")
    headings = [s.heading for s in page.sections]
    assert headings.index("Timetable") < headings.index("Next")


def test_the_same_letter_gives_the_same_fingerprint_and_a_changed_word_another() -> None:
    one, two = page_of(APPOINTMENT), page_of(APPOINTMENT)
    other = page_of(APPOINTMENT.replace("glasses", "letter"))
    assert one.fingerprint == two.fingerprint
    assert one.fingerprint != other.fingerprint


def test_the_sender_is_named_and_the_date_is_written_in_full() -> None:
    page = page_of(APPOINTMENT, sender="St Example's Hospital", date=date(2026, 4, 28))
    assert "This letter is from St Example's Hospital." in words(rows(page, "About this letter"))
    assert "Date of the letter: Tuesday 28 April 2026" in words(rows(page, "Details of the letter"))


@pytest.mark.parametrize("text", ["Hello.", "Dear Sir", "# Only a heading"])
def test_a_very_short_letter_still_makes_a_page(text: str) -> None:
    assert page_of(text).sections


def test_what_stands_in_the_paragraph_about_a_day_stays_with_that_day() -> None:
    page = page_of(
        "Dear Mr Po\n\nYou must see the nurse on 3 May 2027 before your operation.\n\n"
        "Please shower on the morning of surgery. Jewellery must be taken off. Stop 7 days before.",
        "appointment",
    )
    assert "Jewellery must be taken off." in words(rows(page, "On the day"))
    assert "Jewellery must be taken off." not in words(rows(page, "What you need to do"))


def test_a_charge_is_never_shown_without_its_condition() -> None:
    page = page_of(
        "Dear Mr Po\n\nWe will visit on Monday 3 May 2027 at 10am.\n\n"
        "If we cannot get in, we may go to court. You may then be charged £65.",
        "money",
    )
    for row in page.sections[0].rows:
        said = [line.text for line in row.lines]
        assert "You may then be charged £65." not in said or said[0].startswith("If we cannot")


def test_the_readers_own_address_is_not_how_to_contact_us() -> None:
    letter = letter_of("", "other", reader="Miss Peverell")
    blocks = [
        Block("b1", "address", "Care Team, Beacon House, Northmere NX2 6SA", Place(1)),
        Block("b2", "address", "To the family of Miss Rosalind Peverell", Place(2)),
        Block("b3", "address", "5 Old Quay, Northmere NX9 4CJ", Place(3)),
        Block("b4", "paragraph", "Dear Mr and Mrs Peverell", Place(4)),
        Block("b5", "paragraph", "We will visit you.", Place(5)),
    ]
    letter = replace(letter, blocks=tuple(blocks))
    sentences = sort_sentences(letter.blocks, parse_blocks(letter.blocks))
    analysis = Analysis(sentences, (), (), NO_SCORES)
    page = compose(letter, analysis, draft(letter, analysis, (), ()), find_profile("easy-read"))
    assert words(rows(page, "How to contact us")) == ["Care Team, Beacon House, Northmere NX2 6SA"]


def test_a_right_on_the_first_page_brings_its_time_limit() -> None:
    page = page_of(
        "Dear Mr Po\n\nYour claim is refused.\n\nYou have the right to ask for a review. "
        "You must ask within 1 month of this letter.",
        "decision",
    )
    main = words(list(page.sections[0].rows))
    assert main.index("You must ask within 1 month of this letter.") == (
        main.index("You have the right to ask for a review.") + 1
    )


def test_a_hard_word_is_bold_where_it_first_stands_and_on_the_first_page() -> None:
    letter = letter_of("Dear Mr Po\n\nYour appeal is refused. Your appeal has ended.", "decision")
    sentences = sort_sentences(letter.blocks, parse_blocks(letter.blocks))
    analysis = Analysis(sentences, (), (), NO_SCORES)
    made = draft(letter, analysis, (), ())
    explained = Line("x", "An appeal asks people to change a decision.", (), (), False, "appeal")
    made = replace(made, lines=(*made.lines[:2], explained, *made.lines[2:]))
    page = compose(letter, analysis, made, find_profile("easy-read"))
    assert "appeal" in page.sections[0].rows[0].hard_words
    assert "appeal" in rows(page, "The decision")[0].hard_words


def test_an_explanation_never_parts_words_that_need_each_other() -> None:
    def line(text: str, term: str = "") -> Line:
        return Line(text[:4], text, () if term else (text[:4],), (), text.startswith("-"), term)

    win, back = line("He won his appeal."), line("This is because he was ill.")
    lead, item = line("They meet these rules:"), line("- cooking")
    means = line("A rule is a thing to keep.", "rules")
    assert settle([win, means, back]) == (win, back, means)
    assert settle([lead, means, item]) == (means, lead, item)
    assert settle([lead, means]) == (means, lead)


def test_an_explanation_never_parts_a_contrast_or_two_lines_of_one_sentence() -> None:
    def line(text: str, source: str, term: str = "") -> Line:
        return Line(text, text, (source,) if source else (), (), False, term)

    means = line("An appeal asks other people to change a decision.", "", "appeal")
    no, but = line("You cannot appeal.", "s1"), line("But you may ask for a review.", "s2")
    assert settle([no, means, but]) == (no, but, means)
    check, due = line("You can appeal.", "s1"), line("The last day is 3 May.", "s1")
    assert settle([check, means, due]) == (check, due, means)
    other = line("We will write to you.", "s3")
    assert settle([check, means, other]) == (check, means, other)
    long = [line(f"Part {i} of a long sentence.", "s1") for i in range(5)]
    assert settle([long[0], means, *long[1:]]) == (*long[:3], means, *long[3:])


def test_an_explanation_passes_to_the_row_that_hangs_on_its_line() -> None:
    def line(text: str, term: str = "") -> Line:
        return Line(text, text, () if term else (text,), (), text.startswith("-"), term)

    means = line("A questionnaire is a list of questions.", "questionnaire")
    lead, one, two = line("Bring:"), line("- the questionnaire"), line("- your glasses")
    assert settle_groups([[lead], [one, means], [two]]) == [(lead,), (one,), (two, means)]
    no, but, other = line("You cannot come."), line("But you may phone."), line("Bring it.")
    assert settle_groups([[no, means], [but], [other]]) == [(no,), (but, means), (other,)]


def test_the_first_of_many_headings_is_not_the_title() -> None:
    letter = letter_of(
        "# Appeal details\n\nOne.\n\n# Timetable\n\nTwo.", sender="Planning Inspectorate"
    )
    letter = replace(letter, title="Appeal details")
    sentences = sort_sentences(letter.blocks, parse_blocks(letter.blocks))
    analysis = Analysis(sentences, (), (), NO_SCORES)
    page = compose(letter, analysis, draft(letter, analysis, (), ()), find_profile("easy-read"))
    assert page.title == "Letter from the Planning Inspectorate"
    assert "Appeal details" in [s.heading for s in page.sections]


def test_a_short_letter_still_has_its_news_on_the_first_page() -> None:
    page = page_of(
        "Thank you for your call.\n\nWe have got an application for costs on appeal 134."
    )
    assert words(rows(page, "The main things")) == [
        "We have got an application for costs on appeal 134."
    ]
