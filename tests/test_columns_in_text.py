"""Tables and headings of a plain text letter: each row stays one row, each list keeps its lead-in."""

from __future__ import annotations

import pytest

from easyread.layout.details import plain_capitals
from easyread.model import Letter
from easyread.pipeline import convert_bytes
from easyread.readers import read_bytes


def letter_of(body: str, top: str = "") -> Letter:
    return read_bytes(
        f"{top}Dear Mr Okafor\n\n{body}\n\nYours sincerely\n\nA. Reed\n".encode(), "a.txt"
    )


def cells(letter: Letter) -> list[tuple[int | None, int | None, str]]:
    return [(b.place.row, b.place.column, b.text) for b in letter.blocks if b.kind == "cell"]


def rows_of(body: str) -> list[list[str]]:
    page = convert_bytes(
        f"Dear Mr Okafor\n\n{body}\n\nYours sincerely\n\nA. Reed\n".encode(), "a.txt"
    ).easyread
    own = [s for s in page.sections if s.id.startswith(("own", "part"))]
    return [[line.text for line in row.lines] for s in own for row in s.rows]


DAYS = (
    "Getting ready for the scan\n\n"
    "   Monday 4 May      Eat a light lunch\n"
    "   Tuesday 5 May     Drink water only.\n"
    "                     First tablet at 6pm\n"
    "   Wednesday 6 May   Second tablet at 7am\n"
)


def test_a_day_keeps_all_that_stands_beside_it() -> None:
    assert cells(letter_of(DAYS))[2:4] == [
        (1, 0, "Tuesday 5 May"),
        (1, 1, "Drink water only. First tablet at 6pm"),
    ]


def test_each_day_and_its_event_are_one_row_also_where_the_event_holds_a_colon() -> None:
    made = rows_of(
        "We looked at our records.\n\n"
        "   03/02/26   Leak reported: kitchen\n   19/02/26   Visit missed: no reason given\n"
    )
    assert ["Tuesday 3 February 2026: Leak reported: kitchen"] in made
    assert ["Thursday 19 February 2026: Visit missed: no reason given"] in made


def test_a_row_says_each_value_with_its_day() -> None:
    made = rows_of(
        "Your payment will change.\n\n"
        "                    To 3 May     From 4 May\n"
        "Hours a week        12.0         9.5\n"
        "PAID EACH MONTH     £410.00      £322.50\n"
    )
    assert ["Paid each month:", "To 3 May: £410.00.", "From 4 May: £322.50."] in made


def test_cells_with_bars_go_on_in_the_next_line() -> None:
    table = (
        "Part | Now           | Later\n-----|---------------|-----------\n"
        "A    | 10 hours of   | 8 hours of\n     | help at home  | help at home\n"
        "B    | Day centre    | No change\n"
    )
    assert cells(letter_of(f"Your plan.\n\n{table}"))[3:6] == [
        (1, 0, "A"),
        (1, 1, "10 hours of help at home"),
        (1, 2, "8 hours of help at home"),
    ]


def test_a_rule_above_the_total_is_no_end_of_the_table() -> None:
    found = cells(
        letter_of(
            "Costs.\n\nFine           £90.00\nCosts          £40.00\n--------------\nTOTAL          £130.00\n"
        )
    )
    assert (2, 1, "£130.00") in found


def test_boxes_to_tick_are_no_table_and_unclear_columns_are_noted() -> None:
    slip = letter_of("Reply.\n\nI will come:   [ ] A   [ ] B\nGroup:   [ ] 1   [ ] 2\n")
    assert not cells(slip)
    odd = letter_of(
        "These are set out here.\n\nSwimming   Hall 2   Fridays   free\n\nThat is all of it."
    )
    assert [n.code for n in odd.notes] == ["columns-unclear"]


def test_bold_stars_are_taken_off_and_a_lead_in_keeps_its_list() -> None:
    letter = letter_of(
        "**Before the test**\nThe stomach must be empty.\n\n"
        "**Ring 01632 960 111 at once if you:**\n - take warfarin;\n - have diabetes.\n"
        "Do not stop any of these medicines."
    )
    assert not any("*" in b.text for b in letter.blocks)
    assert ("heading", "Before the test") in {(b.kind, b.text) for b in letter.blocks}
    at = next(i for i, b in enumerate(letter.blocks) if b.text.startswith("Ring 01632"))
    assert [b.kind for b in letter.blocks[at : at + 3]] == ["paragraph", "item", "item"]


def test_a_short_line_straight_above_its_paragraph_is_its_heading() -> None:
    letter = letter_of(
        "I shall take your points in turn, one after another.\n\n"
        "The wait on 3 March\nYou waited for three hours in the corridor, and nobody told you why it took so long.\n\n"
        "2.0 What I found\n2.1 The ward was short of staff."
    )
    heads = [b.text for b in letter.blocks if b.kind == "heading"]
    assert heads == ["The wait on 3 March", "2.0 What I found"]


def test_the_sender_is_the_organisation_and_not_its_office() -> None:
    top = (
        "Chief Executive's Office\nTrust Headquarters\nNorth Fell NHS Foundation Trust\n"
        "Fellmoor FE1 2AB\n\nMr Tunde Okafor\n1 Low Road\nFellmoor FE3 4CD\n\n"
    )
    assert (
        letter_of("Thank you for your letter.", top).about.sender
        == "North Fell NHS Foundation Trust"
    )


def test_the_title_is_what_the_letter_says_in_capitals_or_in_its_second_line() -> None:
    warning = letter_of("WARNING: WE MAY TAKE YOU TO COURT\nRef: 12\n\nYou owe £20.00 in rent.")
    assert warning.about.subject == "WARNING: WE MAY TAKE YOU TO COURT"
    news = letter_of(
        "About your Blue Badge\nYour badge has run out\n\nYou must send it back to us."
    )
    assert news.about.subject == "Your badge has run out"


def test_letters_that_are_spelt_out_stay_capitals() -> None:
    assert plain_capitals("HM PRISON AND PROBATION SERVICE") == "HM Prison and Probation Service"
    assert plain_capitals("NOTICE TO A TENANT") == "Notice to a Tenant"


@pytest.mark.parametrize(
    ("capitals", "small"),
    [
        (
            "ENVIRONMENTAL PROTECTION ACT 1990, PART III",
            "Environmental Protection Act 1990, Part III",
        ),
        ("SCHEDULE II: NOTICE OF HEARING", "Schedule II: Notice of Hearing"),
        ("COUNCIL TAX BAND A (REF CT/204)", "Council Tax Band A (Ref CT/204)"),
        ("GROUP A AND GROUP B", "Group A and Group B"),
        ("YOUR EHCP AND DLA", "Your EHCP and DLA"),
        ("A MIX OF CIVIL CASES", "A Mix of Civil Cases"),
        ("I AM A TENANT", "I Am a Tenant"),
    ],
)
def test_roman_numerals_and_codes_keep_their_capitals(capitals: str, small: str) -> None:
    assert plain_capitals(capitals) == small


def test_hard_words_do_not_part_a_row_of_a_table() -> None:
    made = rows_of(
        "Send us one of these.\n\n"
        "Proof we take                     Must be dated\n"
        "PIP award letter: 8 points        Within 12 months\n"
        "Bank statement                    Within 3 months\n"
    )
    pip = next(row for row in made if "PIP" in row[0])
    assert pip[1].startswith("Must be dated: Within 12 months")
