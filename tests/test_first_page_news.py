"""The first page: the news, what to do, by when, and who to ask; a letter is closed where it closes."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from easyread.layout import export
from easyread.layout.chunks import CLOSE
from easyread.layout.compose import HOURS
from easyread.layout.first_page import LEAST_PICTURE_MM, for_title, is_full
from easyread.layout.images import bitmap_of
from easyread.layout.main_things import LAW, _Candidate, _made_to_fit
from easyread.layout.news import ASKED_FOR
from easyread.layout.stands import may_stand, untied
from easyread.layout.style import style_of
from easyread.layout.weights import CANNOT_COME, HOW_NOT, PHONE
from easyread.model import EasyRead, Line, Picture, Row, Section
from easyread.pipeline import convert_bytes
from easyread.settings import Profile

MM = 36000  # in the units of Word
TOP = "North Fell Council\nFell House\nFellmoor FE1 2AB\nTel: 01632 960100\n{hours}\nMr J Okafor\n2 Mill Lane\nFellmoor\nFE2 3CD\n\n1 May 2026\n\n"


def page_of(body: str, hours: str = "", tail: str = "") -> EasyRead:
    text = (
        f"{TOP.format(hours=hours)}Dear Mr Okafor\n\n{body}\n\nYours sincerely\n\nA. Reed\n{tail}"
    )
    made = convert_bytes(text.encode(), "a.txt")
    assert made.check.ok
    return made.easyread


def main_of(page: EasyRead) -> list[str]:
    return [line.text for row in page.sections[0].rows for line in row.lines]


def under(page: EasyRead, heading: str) -> list[str]:
    return [
        line.text
        for section in page.sections
        if section.heading == heading
        for row in section.rows
        for line in row.lines
    ]


@pytest.mark.parametrize(
    "line", ["Yours sincerely", "Yours faithfully,", "Kind regards", "With best wishes,"]
)
def test_a_closing_closes_the_letter(line: str) -> None:
    assert CLOSE.match(line)


@pytest.mark.parametrize(
    "line",
    [
        "With",
        "With: Sister Moira Flint",
        "Best time to ring: 9am",
        "Kind of visit",
        "Yours is clear.",
    ],
)
def test_a_line_that_begins_as_a_closing_does_closes_nothing(line: str) -> None:
    assert not CLOSE.match(line)


def test_what_follows_with_sister_flint_stays_in_the_letter() -> None:
    page = page_of(
        "Your appointment is:\n\nDate: Tuesday 25 May 2027\nTime: 9.40am\nWith: Sister Moira Flint\n\n"
        "Please bring your glasses. You must not eat after 8pm on 24 May 2027."
    )
    assert not any("glasses" in line for line in under(page, "Details of the letter"))
    assert "With: Sister Moira Flint" in [
        line.text for s in page.sections for row in s.rows for line in row.lines
    ]


def test_a_slip_below_the_name_has_its_own_section() -> None:
    page = page_of(
        "Please sign the slip below by 20 May 2026.",
        tail="\nI agree to the Council sharing my plan.\n\nName: ..........   Date: ..........\n",
    )
    assert "I agree to the Council sharing my plan." in under(page, "Slip to send back")
    headings = [section.heading for section in page.sections]
    assert headings.index("Slip to send back") < headings.index("Details of the letter")


def test_the_hours_of_a_phone_stand_beside_it() -> None:
    page = page_of("You must pay £90.00 by 20 May 2026.", hours="Monday to Friday, 8am to 6pm")
    contact = under(page, "How to contact us")
    at = contact.index("Tel: 01632 960100")
    assert contact[at + 1] == "Monday to Friday, 8am to 6pm"


def test_a_number_of_a_pass_is_no_phone() -> None:
    assert not PHONE.search("Pass number: 633597 0021 44810")
    assert PHONE.search("Tel 01632 960335 or 0808 157 0126")


def test_doctors_of_a_surgery_are_not_the_reader() -> None:
    top = (
        "LINDEN STREET MEDICAL PRACTICE\nDr A Bassett   Dr S Rahimi\n2 Linden Street, Parrow PR1 5ZZ\n\n"
        "Miss Tracey Holcombe\n61 Beacon View\nParrow\nPR9 8ZZ\n\n17 June 2027\n\n"
    )
    text = f"{top}Dear Miss Holcombe\n\nYou must write to us by 1 July 2027.\n\nYours sincerely\n\nD. Lyle\n"
    page = convert_bytes(text.encode(), "a.txt").easyread
    assert any("2 Linden Street" in line for line in under(page, "How to contact us"))
    assert not any("Beacon View" in line for line in under(page, "How to contact us"))


def test_a_date_is_no_hours() -> None:
    assert HOURS.match("Lines are open 9am to 5pm")
    assert not HOURS.match("Monday 3 May 2027")


def test_a_new_amount_stands_before_the_sums_it_is_worked_out_from() -> None:
    main = main_of(
        page_of(
            "We have carried out a financial assessment.\n\nFrom Monday 12 April 2027 you have been "
            "assessed to contribute £47.35 each week.\n\nWeekly income\nAllowance            £140.55\n"
            "Total income taken into account             £250.95\n"
        )
    )
    assert (
        main[0]
        == "From Monday 12 April 2027 you have been assessed to contribute £47.35 each week."
    )
    assert not any("£250.95" in line for line in main)


def test_the_day_a_thing_runs_out_and_the_day_to_act_stand_there_and_how_not_to_send_does_not() -> (
    None
):
    main = main_of(
        page_of(
            "Our records show that your bus pass is due to expire on 31 March 2027.\n\nIf you wish to "
            "keep your pass, you must send us the form by Friday 5 March 2027.\n\nPlease send copies "
            "only. We cannot accept responsibility for original documents lost in the post."
        )
    )
    assert any("31 March 2027" in line for line in main)
    assert any("5 March 2027" in line for line in main)
    assert not any("copies only" in line or "responsibility" in line for line in main)


def test_how_not_to_do_it_is_known() -> None:
    assert HOW_NOT.search("Please do not send cash by post.")
    assert not ASKED_FOR.search("We cannot collect extra bags left beside the bin.")
    assert ASKED_FOR.search("We cannot grant your application.")


def test_a_table_of_visits_stands_whole_or_not_at_all() -> None:
    main = main_of(
        page_of(
            "We have made two appointments for you:\n\n"
            "Appointment          Date                           Time\n"
            "Blood test           Monday 18 October 2027         8.50am\n"
            "Health check         Thursday 28 October 2027       2.10pm\n"
        )
    )
    both = [line for line in main if "Blood test" in line or "Health check" in line]
    assert len(both) == 2
    assert all("October 2027" in line and ("8:50am" in line or "2:10pm" in line) for line in both)


def test_a_week_of_hours_is_no_list_of_visits() -> None:
    days = "".join(
        f"{day}           9am - 1pm                  10am - 1pm\n"
        for day in ("Monday", "Tuesday", "Friday")
    )
    main = main_of(
        page_of(
            "Your hours will change.\n\nDay              Now                        From 17 May\n"
            f"{days}\nYou are invited to a meeting on Wednesday 28 April 2027 at 11am."
        )
    )
    assert not any(line.startswith("Day:") for line in main)
    assert any("28 April 2027" in line for line in main)


@pytest.mark.parametrize(
    ("line", "comes"),
    [
        ("If you cannot keep this appointment, please tell us by 18 May 2027.", True),
        ("If this is not convenient please let Marcus know.", True),
        ("If you cannot move heavy items, let us know.", False),
        ("If you cannot move your bins, you may apply for help.", False),
    ],
)
def test_not_to_come_is_not_to_be_unable(line: str, comes: bool) -> None:
    assert bool(CANNOT_COME.match(line)) is comes


def test_the_outcome_of_a_complaint_comes_first_and_no_paragraph_number_opens_a_row() -> None:
    main = main_of(
        page_of(
            "1.1 Mould was first reported on 8 April 2025.\n\n1.2 Three appointments were missed.\n\n"
            "Your complaint is UPHELD in respect of 1.1 and 1.2.\n\n"
            "4.1 The fan will be replaced on Monday 9 February 2026."
        )
    )
    assert main[0] == "Your complaint is UPHELD in respect of points 1.1 and 1.2 in this letter."
    assert not any(line.startswith("4.1") for line in main)
    assert untied("4.1 The fan will be replaced.") == "The fan will be replaced."
    assert may_stand("It is upheld in respect of points 1.1, 1.2 and 1.3 in this letter.")


def test_a_sign_of_who_must_phone_before_the_visit_brings_do_not_stop() -> None:
    page = page_of(
        "You have an appointment for an operation at the hospital.\n\nDate: Tuesday 25 May 2027\nTime: 9.40am\n\n"
        "If you take warfarin, please telephone the clinic at least 7 days before your appointment. "
        "Do not stop taking any medication unless you have been advised to do so.\n\n"
        "If you cannot attend your appointment please tell us by 18 May 2027."
    )
    first = [line.text for line in page.sections[0].rows[0].lines]
    assert "warfarin" in first[0]
    assert first[1].startswith("Do not stop taking any medication")


def test_a_long_title_is_set_smaller_so_that_the_rows_find_room() -> None:
    style = style_of(Profile())
    assert for_title(style, "Your visit").title_pt == style.title_pt
    assert for_title(style, "Outpatient appointment: gastroscopy").title_pt < style.title_pt


def test_only_a_first_page_of_many_rows_is_set_close() -> None:
    rows = tuple(Row(f"main.{i}", "info", (Line(f"{i}", "Come.", ()),)) for i in range(4))
    assert is_full(Section("main", "The main things", rows))
    assert not is_full(Section("main", "The main things", rows[:3]))
    assert not is_full(Section("own1", "What to do", rows))


def test_a_picture_has_no_empty_space_above_and_below() -> None:
    art = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect y="40" width="100" height="20"/></svg>'
    bitmap = bitmap_of(
        Picture("bar", "bar", "ours", art, "A bar", False, "Apache-2.0", ""), style_of(Profile())
    )
    assert bitmap.height == pytest.approx(bitmap.width / 5, abs=2)


def test_in_word_too_the_first_page_is_set_close() -> None:
    page = page_of(
        "You owe £90.00. You must pay by 20 May 2026.\n\nIf you do not pay, we will take you to court.\n\n"
        "You can ask us to look at the decision again within 28 days of this letter."
    )
    assert len(page.sections[0].rows) >= 4
    document = Document(io.BytesIO(export(page, "docx", Profile())))
    pictures = [i.extent.cy / MM for i in document.tables[0]._tbl.iter(qn("wp:inline"))]
    assert pictures and max(pictures) <= LEAST_PICTURE_MM + 0.1
    gaps = [
        row.cells[1].paragraphs[-1].paragraph_format.space_after.mm
        for row in document.tables[0].rows
    ]
    assert gaps == pytest.approx([8.0] * len(gaps), abs=0.1)


def test_the_day_under_its_lead_in_is_no_heading() -> None:
    page = page_of(
        "A provisional appointment has been made for you:\n\nWednesday 22 October 2026, between 8am and "
        "12 noon\n\nThere is no charge for this work."
    )
    assert any("22 October 2026" in line for line in main_of(page))
    assert not any("22 October" in section.heading for section in page.sections)


def test_steps_that_follow_one_for_some_do_not_hang_on_it() -> None:
    page = page_of(
        "What you should do now\n\n1. Telephone your officer.\n2. If you are unable to pay the full amount, "
        "complete the enclosed form and return it to us in the envelope provided.\n"
        "3. Continue to pay your weekly rent of £118.64."
    )
    said = [
        line
        for s in page.sections
        for row in s.rows
        for line in row.lines
        if not row.id.startswith("main")
    ]
    assert any(line.text.startswith("Continue to pay") for line in said)
    assert not any(line.item and line.text.endswith(":") for line in said)


def test_a_duty_whose_list_is_too_long_still_says_its_day() -> None:
    items = "".join(
        f"- proof number {n} of where you have lived since you moved to this town\n"
        for n in range(8)
    )
    main = main_of(page_of(f"You must return the form by Friday 31 July 2026 with:\n{items}"))
    assert "You must return the form by Friday 31 July 2026." in main
    assert "This letter has a list of what to send with it." in main


def test_within_28_days_of_this_letter_brings_the_day_of_the_letter() -> None:
    main = main_of(
        page_of(
            "We cannot grant your application.\n\nYou may ask for a review within 28 days of the date of this letter."
        )
    )
    at = next(i for i, line in enumerate(main) if "28 days" in line)
    assert main[at + 1] == "The date of the letter is Friday 1 May 2026."


def test_a_line_that_names_only_the_law_goes_first_where_there_is_no_room() -> None:
    law = "This is in line with the Council Tax (Administration and Enforcement) Regulations 1992."
    assert LAW.match(law)
    assert LAW.match("This is under section 83 of the Housing Act 1985.")
    assert not LAW.match("This is because of your illness.")
    assert not LAW.match("This is under review.")


def test_who_to_ask_stands_beside_another_row_where_there_is_no_room_below() -> None:
    def row(need: str, *texts: str) -> _Candidate:
        lines = [Line(f"{need}{i}", text, ("s1",)) for i, text in enumerate(texts)]
        return _Candidate(need, 1, 0, "info", lines)

    when, do = row("when", "Tuesday 25 May 2027"), row("do", "Please allow 3 hours.")
    cannot = row("cannot", "If you cannot come, please phone us.", "Do this by 18 May 2027.")
    ask = row("ask", "Clinic: 01632 960210")
    made = _made_to_fit([when, do, cannot, ask], lambda rows: len(rows) <= 2)
    assert [[line.text for line in c.lines] for c in made] == [
        ["Tuesday 25 May 2027"],
        ["If you cannot come, please phone us.", "Do this by 18 May 2027.", "Clinic: 01632 960210"],
    ]


def test_a_row_that_says_whom_to_phone_is_enough_where_there_is_no_room() -> None:
    rows = [
        _Candidate(
            "do", 1, 0, "action", [Line("1", "Phone Ann on 01632 960342 to agree a plan.", ("s1",))]
        ),
        _Candidate("ask", 1, 1, "info", [Line("2", "Tel 01632 960335", ("s2",))]),
    ]
    assert _made_to_fit(rows, lambda rows: len(rows) < 2) == rows[:1]
    assert _made_to_fit(rows, lambda rows: True) == rows


def test_a_right_brings_that_it_must_be_used_in_writing() -> None:
    main = main_of(
        page_of(
            "We cannot grant your application.\n\nYou may request a review by 20 May 2026. "
            "Your request must be in writing and say why the decision is wrong."
        )
    )
    at = next(i for i, line in enumerate(main) if "20 May 2026" in line)
    assert "in writing" in main[at + 1]


def test_the_day_a_thing_is_done_to_the_reader_is_news() -> None:
    main = main_of(
        page_of(
            "We can no longer provide you with medical services. We will keep you on our list for 30 days.\n\n"
            "You will be removed on 17 July 2027. Please ask another practice to register you."
        )
    )
    assert any("removed" in line and "17 July 2027" in line for line in main)
