"""The first page: fewer rows, each of them whole and true by itself."""

from __future__ import annotations

import pytest

from easyread.layout.stands import may_stand, untied
from easyread.model import EasyRead
from easyread.pictures import offer
from easyread.pipeline import convert_bytes


def page_of(body: str, subject: str = "") -> EasyRead:
    top = "North Fell Council\nFell House\nFellmoor FE1 2AB\n01632 960100\n\n1 May 2026\n\n"
    text = f"{top}Dear Mr Okafor\n\n{subject}{body}\n\nYours sincerely\n\nA. Reed\n"
    made = convert_bytes(text.encode(), "a.txt")
    assert made.check.ok
    return made.easyread


def main_of(page: EasyRead) -> list[str]:
    return [line.text for row in page.sections[0].rows for line in row.lines]


def test_nothing_points_to_another_place() -> None:
    main = main_of(
        page_of(
            "You must pay £90.00 by 20 May 2026. If you disagree, write to the court, whose details are given overleaf."
        )
    )
    assert not any("overleaf" in line for line in main)


@pytest.mark.parametrize(
    "words",
    [
        "In view of these pressures, the centre should close.",
        "Your complaint is upheld in respect of 1.1, 1.2 and 1.3.",
        "If the figures above are wrong, tell us.",
        "Unless you object to this change, it will start on 4 May.",
        "An appeal must be made within one month of the certificate.",
        "This element is not upheld.",
        "From Monday 6 April, a charge of £2 a day will be made unless she brings a lunch.",
        "Or you may appeal to the tribunal with the code on the form.",
        "You may ask us to look at either decision again.",
        "If nobody is at home, tell us by Friday 4 September.",
        "This result does not mean that you do not qualify.",
        "You have the right to come.",
    ],
)
def test_a_line_without_its_noun_does_not_stand_there(words: str) -> None:
    assert not may_stand(words)


@pytest.mark.parametrize(
    "words",
    [
        "Ask your social worker if she can come on Monday 6 April.",
        "You have the right to come to the hearing on 6 April.",
        "If nobody answers the phone, or you need help, ring 01632 960100.",
    ],
)
def test_a_line_that_names_its_person_and_its_place_stands_there(words: str) -> None:
    assert may_stand(words, opens=not words.startswith("If nobody"))


@pytest.mark.parametrize("to", ["To: Ms Ada Okafor (for Mr Sol Okafor)", "Parent or carer of Ada"])
def test_the_readers_own_address_is_no_way_to_reach_the_sender(to: str) -> None:
    top = "North Fell Council, Fell House, Fellmoor FE1 2AB\n01632 960100\n\n1 May 2026\n\n"
    home = f"{to}\n9 Quarry Road, Fellmoor FE9 7QE\n\nDear Ms Okafor\n\n"
    body = "Your meals end on Monday 20 July 2026. Please ring us.\n\nYours sincerely\n\nA. Reed\n"
    page = convert_bytes((top + home + body).encode(), "a.txt").easyread
    contact = [s for s in page.sections if s.heading == "How to contact us"]
    said = [line.text for s in contact for row in s.rows for line in row.lines]
    assert said
    assert not any("Quarry Road" in text for text in said)


def test_a_line_keeps_its_noun_where_the_row_brings_it() -> None:
    assert may_stand("You must repay this amount by 4 May.", opens=False)


def test_a_plan_never_travels_without_no_decision_has_been_taken() -> None:
    main = main_of(
        page_of(
            "I am writing about Hill House.\n\n"
            "The Council has decided that it would like to close Hill House on 31 March 2027. "
            "However, no decision has been taken.\n\nYou can tell us your views."
        )
    )
    joined = " ".join(main)
    assert "31 March 2027" not in joined or "no decision has been taken" in joined


def test_a_duty_of_one_case_is_not_told_to_all() -> None:
    main = main_of(
        page_of(
            "Your appointment is on Tuesday 19 May 2026 at 9am at the clinic.\n\n"
            "Should you have sedation, somebody must take you home by car and stay with you through the whole of the night. "
            "You must not drive a car, work with machines or sign papers for 24 hours."
        )
    )
    drive = [i for i, line in enumerate(main) if "not drive" in line]
    assert all("sedation" in " ".join(main[: i + 1]) for i in drive)


def test_who_must_phone_first_stands_there_with_the_whole_list() -> None:
    page = page_of(
        "Your appointment for a scan is on Tuesday 19 May 2026 at 9am.\n\n"
        "Telephone us without delay on 01632 960 111 (nurse line) if you:\n"
        "- take blood-thinning tablets;\n- have diabetes;\n- have a pacemaker;\n- have kidney disease."
        "\n\nDo not stop any of these medicines unless we tell you to."
    )
    rows = [[x.text for x in r.lines] for s in page.sections for r in s.rows if r.lines]
    listed = [r for r in rows if any("pacemaker" in x for x in r)]
    assert len(listed) == 2  # on the first page, and in its place
    for row in listed:
        assert "01632 960 111" in row[0]
        assert row[0].endswith(":")
        assert len(row) == 5
    medicines = next(i for i, r in enumerate(rows) if "Do not stop any of these" in r[0])
    assert any("pacemaker" in x for x in rows[medicines - 1])


def test_the_first_step_of_disagreeing_is_shown_and_not_the_second() -> None:
    main = main_of(
        page_of(
            "We have decided that you do not get a discount.\n\nIf you disagree\n\n"
            "A request for reconsideration should be made in writing by 8 June 2026. "
            "You may also complain and, thereafter, go to the Ombudsman."
        )
    )
    assert any("8 June 2026" in line for line in main)
    assert not any("Ombudsman" in line for line in main)


def test_the_sum_that_counts_is_the_last_of_the_table() -> None:
    main = main_of(
        page_of(
            "This is what we will pay you.\n\nDelay            £350.00\nUpset            £150.00\n"
            "Total            £500.00\nLess paid        £100.00\nNow payable      £400.00\n"
        )
    )
    assert any("£400.00" in line for line in main)
    assert not any("£500.00" in line for line in main)


def test_costs_that_would_come_in_one_case_are_not_the_news() -> None:
    main = main_of(
        page_of(
            "You owe us £300.00 in rent.\n\nCourt costs, currently about £400, would be added to the debt."
        )
    )
    assert any("£300.00" in line for line in main)
    assert not any("£400" in line for line in main)


def test_help_that_is_not_ours_is_no_way_to_contact_us() -> None:
    page = page_of(
        "Your rent will change.\n\nWhat you can do\n\n"
        "Independent advice is available from Fell Advice on 01632 960222."
    )
    contact = next(s for s in page.sections if s.heading == "How to contact us")
    assert not any("960222" in line.text for row in contact.rows for line in row.lines)


def test_a_word_that_ties_is_taken_off() -> None:
    assert untied("As a result, your help is cut.") == "Your help is cut."
    assert untied("Therefore it ends.") == "Therefore it ends."


@pytest.mark.parametrize(
    "words",
    [
        "The talk is on Thursday 25 June, 2.00 – 3:30pm.",
        "You can answer until midnight on Sunday 6 September 2026.",
        "The office closes at 5pm.",
    ],
)
def test_no_clock_shows_when_a_thing_ends(words: str) -> None:
    picture = offer([words]).picture
    assert picture is None or "clock" not in picture.alt.lower()


def test_no_calendar_shows_one_of_two_days() -> None:
    picture = offer(["We will come on Monday 9 and Tuesday 10 February 2026."]).picture
    assert picture is None or "calendar at" not in picture.alt.lower()
