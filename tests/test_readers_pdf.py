"""PDFs: words by their places become paragraphs, headings, lists, tables and columns."""

from __future__ import annotations

from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import ListFlowable, PageBreak, Paragraph, Spacer, Table

from easyread.model import Letter
from easyread.readers import read_bytes
from tests.build_letters import drawn_pdf, pdf

STYLES = getSampleStyleSheet()
LONG = (
    "We have looked at your request and we have decided that you can have help with your rent from next month. "
    * 4
)


def _p(text: str, style: str = "BodyText") -> Paragraph:
    return Paragraph(text, STYLES[style])


def _read(*flowables: object) -> Letter:
    return read_bytes(pdf(*flowables), "a.pdf")


def _shape(letter: Letter) -> list[tuple[str, str]]:
    return [(b.kind, b.text) for b in letter.blocks]


def test_paragraphs_headings_and_lists_are_told_apart() -> None:
    letter = _read(
        _p("Your rent", "Heading1"), _p(LONG), _p("What to do", "Heading2"), _p(LONG),
        ListFlowable([_p("send the form"), _p("call us " + "please " * 30)], bulletType="bullet"),
        ListFlowable([_p("first"), _p("second")], bulletFormat="%s."), _p("<b>Help</b>"), _p("Ring us at any time."),
    )  # fmt: skip
    assert [(b.kind, b.level) for b in letter.blocks] == [
        ("heading", 1), ("paragraph", 0), ("heading", 2), ("paragraph", 0), ("item", 1), ("item", 1),
        ("item", 1), ("item", 1), ("heading", 3), ("paragraph", 0),
    ]  # fmt: skip
    assert letter.blocks[1].text == " ".join(LONG.split())
    assert letter.blocks[4].text == "send the form"


def test_a_ruled_table_stands_where_it_stood() -> None:
    table = Table(
        [["When", "How much"], ["3 May", "£80"]],
        style=[("GRID", (0, 0), (-1, -1), 1, colors.black)],
    )
    letter = _read(_p("Before the table."), table, _p("After the table."))
    assert _shape(letter) == [
        ("paragraph", "Before the table."), ("cell", "When"), ("cell", "How much"), ("cell", "3 May"),
        ("cell", "£80"), ("paragraph", "After the table."),
    ]  # fmt: skip
    assert [(b.place.table, b.place.row, b.place.column) for b in letter.blocks[1:5]] == [
        (0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1),
    ]  # fmt: skip


def test_a_table_without_rules_is_read_row_by_row() -> None:
    page = [(72, 100, "Please see these dates:")]
    page += [
        (72, 130, "Day"),
        (200, 130, "Time"),
        (320, 130, "Place"),
        (72, 145, "Monday"),
        (200, 145, "9am"),
        (320, 145, "Hall"),
    ]
    letter = read_bytes(drawn_pdf([(float(x), float(y), t) for x, y, t in page]), "a.pdf")
    cells = [(b.text, b.place.row, b.place.column) for b in letter.blocks if b.kind == "cell"]
    assert cells == [
        ("Day", 0, 0),
        ("Time", 0, 1),
        ("Place", 0, 2),
        ("Monday", 1, 0),
        ("9am", 1, 1),
        ("Hall", 1, 2),
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"left words go on and on here {n}" for n in range(12)]
    right = [f"right words go on and on here {n}" for n in range(12)]
    page = [(60.0, 120 + 14.0 * n, t) for n, t in enumerate(left)]
    page += [(320.0, 120 + 14.0 * n, t) for n, t in enumerate(right)]
    text = " ".join(b.text for b in read_bytes(drawn_pdf(page), "a.pdf").blocks)
    assert text.index("left words go on and on here 11") < text.index(
        "right words go on and on here 0"
    )


def test_an_address_beside_references_is_read_first() -> None:
    page = [
        (72.0, 100.0, "Mrs W Specimen"), (380.0, 100.0, "Our ref: AB/123"),
        (72.0, 114.0, "27 Pretend Lane"), (380.0, 114.0, "Date: 11 January 2027"),
        (72.0, 128.0, "Harmouth HM5 5ZZ"), (72.0, 160.0, "Dear Mrs Specimen"), (72.0, 190.0, "Please come and see us on Monday."),
    ]  # fmt: skip
    letter = read_bytes(drawn_pdf(page), "a.pdf")
    assert [b.text for b in letter.blocks[:3]] == [
        "Mrs W Specimen",
        "27 Pretend Lane",
        "Harmouth HM5 5ZZ",
    ]
    assert {b.kind for b in letter.blocks[:3]} == {"address"}
    assert letter.about.reference == "AB/123" and str(letter.about.date) == "2027-01-11"


def test_words_cut_by_a_hyphen_are_joined_and_real_hyphens_stay() -> None:
    lines = [
        "You must come to hospital for a scan and for your appoint-",
        "ment with the doctor, who will see you first for the pre-",
        "operative check, and then you may go home to your family.",
    ]
    letter = read_bytes(
        drawn_pdf([(72.0, 100 + 14.0 * n, t) for n, t in enumerate(lines)]), "a.pdf"
    )
    assert "your appointment with" in letter.blocks[0].text
    assert "the pre-operative check" in letter.blocks[0].text


def test_running_lines_and_page_numbers_are_left_out_with_a_note() -> None:
    pages = []
    for n in range(1, 4):
        page = [
            (72.0, 40.0, "Harmouth Council"),
            (72.0, 810.0, "Registered office: Town Hall"),
            (280.0, 825.0, f"Page {n} of 3"),
        ]
        page += [(72.0, 300.0, f"These are the words of sheet {n}.")]
        pages.append(page)
    letter = read_bytes(drawn_pdf(*pages), "a.pdf")
    texts = [b.text for b in letter.blocks]
    assert texts.count("Harmouth Council") == 1
    assert not any("Page" in t or "Registered" in t for t in texts)
    assert {"running-lines", "page-numbers"} <= {n.code for n in letter.notes}
    assert "Registered office: Town Hall" in " ".join(n.says for n in letter.notes)


def test_each_block_says_its_page_and_height() -> None:
    letter = _read(_p("One."), PageBreak(), Spacer(1, 72), _p("Two."))
    assert [b.place.page for b in letter.blocks] == [1, 2]
    assert 45 < (letter.blocks[1].place.top_mm or 0) < 60


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = [
        (72.0, 700 + 14.0 * n, "This sentence is long and it goes right over to the next page and")
        for n in range(3)
    ]
    letter = read_bytes(
        drawn_pdf(first, [(72.0, 72.0, "ends here on the second page, as many do.")]), "a.pdf"
    )
    assert len(letter.blocks) == 1


def test_a_link_keeps_its_address() -> None:
    letter = _read(_p('Read <a href="https://x.example/costs">about costs</a> now.'))
    assert letter.blocks[0].text == "Read about costs (https://x.example/costs) now."


def test_a_page_that_is_a_picture_among_pages_with_words_is_named() -> None:
    import io

    from PIL import Image as Pixels
    from reportlab.platypus import Image

    out = io.BytesIO()
    Pixels.new("L", (40, 40), 9).save(out, "PNG")
    out.seek(0)
    letter = _read(_p("Words."), PageBreak(), Image(out, 300, 300))
    assert "Page 2 is a picture. Its words could not be read." in [n.says for n in letter.notes]
