"""Plain text and Markdown: paragraphs, lists, headings, columns, encodings."""

from __future__ import annotations

from pathlib import Path

import pytest

from easyread.model import Letter
from easyread.readers import read, read_bytes


def _text(words: str, name: str = "a.txt") -> Letter:
    return read_bytes(words.encode(), name)


def _shape(letter: Letter) -> list[tuple[str, str]]:
    return [(b.kind, b.text) for b in letter.blocks]


def test_lines_wrapped_at_a_margin_become_one_paragraph() -> None:
    letter = _text(
        "We have looked at your request for housing benefit, and we have decided that\n"
        "you can have it from Monday 3 May 2027. We will pay it to your landlord every\n"
        "four weeks.\n\nPlease tell us if anything changes.\n"
    )
    assert len(letter.blocks) == 2
    assert letter.blocks[0].text.endswith(
        "decided that you can have it from Monday 3 May 2027. We will pay it to your landlord every four weeks."
    )


def test_address_lines_stay_apart_in_a_wrapped_letter() -> None:
    letter = _text(
        "Mrs W Specimen\n27 Pretend Lane\nHarmouth HM5 5ZZ\n\nDear Mrs Specimen\n\n"
        "We have looked at your request for housing benefit, and we have decided that\n"
        "you can have it.\n\nYours sincerely\n\nAnn Other\nHousing Officer\n"
    )
    kinds = [b.kind for b in letter.blocks]
    assert kinds == ["address"] * 3 + ["paragraph"] * 2 + ["signature"] * 3


def test_labels_with_values_stay_apart() -> None:
    letter = _text(
        "^Appeal reference number: 134526\nAddress: 1 High St\nDate: 3 May 2027\n\nHello there."
    )
    assert [b.text for b in letter.blocks[:3]] == [
        "Appeal reference number: 134526",
        "Address: 1 High St",
        "Date: 3 May 2027",
    ]


def test_two_labels_on_one_line_are_split() -> None:
    letter = _text("Hospital No: X1    NHS No: 999 000 9604\n\nPlease come.")
    assert [b.text for b in letter.blocks][:2] == ["Hospital No: X1", "NHS No: 999 000 9604"]


def test_a_backslash_at_a_line_end_goes_on() -> None:
    letter = _text("This is \\\nnot enough. It did not apply.\n\nNext.")
    assert letter.blocks[0].text == "This is not enough. It did not apply."


def test_columns_with_tabs_are_cells_of_a_row() -> None:
    letter = _text("They score 9 points.\n\nMobilising Unaided\tc.1\t9\nMoving\td.2\t4\n")
    cells = [(b.text, b.place.row, b.place.column) for b in letter.blocks if b.kind == "cell"]
    assert cells == [
        ("Mobilising Unaided", 0, 0), ("c.1", 0, 1), ("9", 0, 2),
        ("Moving", 1, 0), ("d.2", 1, 1), ("4", 1, 2),
    ]  # fmt: skip


def test_lists_keep_their_depth_and_lose_plain_markers() -> None:
    letter = _text(
        "Bring:\n- a coat\n- shoes\n  - old ones\n\n1. Come in.\n2. Sit down.\n\na) wait\nb) go\n"
    )
    assert [(b.kind, b.level, b.text) for b in letter.blocks] == [
        ("paragraph", 0, "Bring:"), ("item", 1, "a coat"), ("item", 1, "shoes"), ("item", 2, "old ones"),
        ("item", 1, "Come in."), ("item", 1, "Sit down."), ("item", 1, "wait"), ("item", 1, "go"),
    ]  # fmt: skip


def test_bullets_inside_a_line_become_items_of_a_list() -> None:
    letter = _text("We looked at: • your rent • your bills. Please wait.\n")
    assert _shape(letter) == [
        ("paragraph", "We looked at:"),
        ("item", "your rent"),
        ("item", "your bills. Please wait."),
    ]


def test_dots_between_the_parts_of_a_letterhead_are_no_list() -> None:
    letter = _text("Town Hall • High Street • Penmarsh\n\nDear Ms Khan,\n\nYour rent is late.\n")
    assert "item" not in [b.kind for b in letter.blocks]


def test_a_number_that_counting_does_not_give_is_kept() -> None:
    letter = _text(
        "The rules say this.\n\n7. You must tell us.\n\nThen:\n\n(c) pay rent\n(d) be quiet\n"
    )
    assert ("paragraph", "7. You must tell us.") in _shape(letter)
    assert ("item", "(c) pay rent") in _shape(letter)


def test_a_name_with_initials_is_no_list() -> None:
    assert _shape(_text("Please see your doctor.\nA. N. Other will be there."))[1][0] == "paragraph"


def test_a_short_line_alone_is_a_heading_only_above_words() -> None:
    letter = _text(
        "Dear Ann\n\nYour new home\n\nYou can move in on 3 May.\n\nFirst\n\nSecond\n\nThird\n\nThe end is near."
    )
    headings = [b.text for b in letter.blocks if b.kind == "heading"]
    assert headings == ["Your new home"]


def test_notify_headings_and_links_are_read() -> None:
    letter = _text(
        "# What happens next\n\n[Find out more](https://www.gov.uk/costs).\n\n## Then\n\nWait."
    )
    assert _shape(letter)[0] == ("heading", "What happens next")
    assert _shape(letter)[1] == ("paragraph", "Find out more (https://www.gov.uk/costs).")
    assert [b.level for b in letter.blocks if b.kind == "heading"] == [1, 2]


@pytest.mark.parametrize(
    "field", ["==x==", "((first_name))", "{{due_date}}", "<<Sum_due>>", "«Name»", "%s"]
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_template_fields_stay_letter_for_letter(field: str, name: str) -> None:
    letter = _text(f"Dear {field}\n\nYou owe {field} and _more_ to **{field}** now.", name)
    text = " ".join(b.text for b in letter.blocks)
    assert text.count(field) == 3


def test_markdown_marks_are_taken_off() -> None:
    letter = _text(
        "---\ntitle: A test\nlang: en\n---\nYour letter\n===========\n\nThis is **very** _clear_ and `plain`.\n"
        "A snake_case_word stays, and 2 * 3 * 4.\n\n| When | Where |\n|------|-------|\n| **Monday** | [Hall](http://h.example) |\n\n"
        "* one\n* two\n",
        "a.md",
    )
    assert letter.blocks[0].kind == "heading"
    text = "\n".join(b.text for b in letter.blocks)
    assert "This is very clear and plain." in text
    assert "snake_case_word" in text and "2 * 3 * 4" in text
    assert [b.text for b in letter.blocks if b.kind == "cell"] == [
        "When",
        "Where",
        "Monday",
        "Hall (http://h.example)",
    ]
    assert "lang: en" not in text and "---" not in text
    assert [b.text for b in letter.blocks if b.kind == "item"] == ["one", "two"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_every_usual_encoding_is_read(encoding: str) -> None:
    words = "It’s £73.90 a week – for Zoë.\r\n\r\nPlease keep this letter.\r\n"
    letter = read_bytes(words.encode(encoding), "a.txt")
    assert letter.blocks[0].text == "It’s £73.90 a week – for Zoë."
    assert ("old-encoding" in [n.code for n in letter.notes]) == (encoding == "cp1252")


def test_an_address_beside_references_is_read_first() -> None:
    letter = _text(
        "Mrs W Mock                   Our ref: AB/123\n27 Pretend Lane              Date: 11 January 2027\nHarmouth HM5 5ZZ\n\nDear Mrs Mock\n\nWe are writing to you."
    )
    texts = [b.text for b in letter.blocks]
    assert "Our ref: AB/123" in texts and "Mrs W Mock" in texts
    assert letter.about.reference == "AB/123"


def test_the_gold_letter_is_read_as_a_person_reads_it(data: Path) -> None:
    letter = read(data.parent / "examples" / "hospital.letter.txt")
    shapes = {b.text: b.kind for b in letter.blocks}
    assert shapes["ST EXAMPLE'S HOSPITAL NHS FOUNDATION TRUST"] == "address"
    assert shapes["Harmouth HM5 5ZZ"] == "address"
    assert shapes["Consultant: Miss A. N. Other"] == "paragraph"
    assert shapes["Admission: Weds 10/02/2027, 07:15, Day Surgery Unit"] == "item"
    assert shapes["Admissions Office"] == "signature"


def test_numbered_lines_above_paragraphs_are_headings_and_keep_their_number() -> None:
    letter = _text("1. Outcome\n\nYou can have help.\n\n2. What to do\n\nSend the form.\n")
    assert [b.text for b in letter.blocks if b.kind == "heading"] == ["1. Outcome", "2. What to do"]


def test_the_line_under_the_greeting_is_the_subject() -> None:
    letter = _text("Dear Miss Example\nYour Payment (PIP)\nThank you for your claim.\n")
    assert letter.blocks[1].kind == "heading" and letter.about.subject == "Your Payment (PIP)"


def test_a_table_drawn_with_bars_is_a_table() -> None:
    text = "Dear Mrs Po\n\nSchool | Distance\nNetherby | 1.4 miles\nOakmere | 4.6 miles\n\nBye.\n"
    cells = [b for b in read_bytes(text.encode(), "x.txt").blocks if b.kind == "cell"]
    assert [(b.place.row, b.place.column, b.text) for b in cells] == [
        (0, 0, "School"),
        (0, 1, "Distance"),
        (1, 0, "Netherby"),
        (1, 1, "1.4 miles"),
        (2, 0, "Oakmere"),
        (2, 1, "4.6 miles"),
    ]


def test_a_line_in_capitals_in_the_body_is_a_heading() -> None:
    text = "ACME TRUST\n\nDear Mrs Po\n\nWe will see you.\n\nGOING HOME\nYou can go home soon.\n"
    kinds = {b.text: b.kind for b in read_bytes(text.encode(), "x.txt").blocks}
    assert kinds["GOING HOME"] == "heading"
    assert kinds["ACME TRUST"] != "heading"
