"""Word files: what a person sees in Word is what is read."""

from __future__ import annotations

import io

from easyread.model import Letter
from easyread.readers import read_bytes
from tests.build_letters import WORD, docx, p

RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _read(body: str, more: dict[str, str | bytes] | None = None) -> Letter:
    return read_bytes(docx(body, more), "a.docx")


def _texts(letter: Letter) -> list[str]:
    return [b.text for b in letter.blocks]


def _codes(letter: Letter) -> set[str]:
    return {n.code for n in letter.notes}


def _part(tag: str, body: str) -> str:
    return f'<w:{tag} xmlns:w="{WORD}" xmlns:r="{OFFICE}">{body}</w:{tag}>'


def _rels(**targets: str) -> str:
    kinds = {
        "rS": "styles",
        "rN": "numbering",
        "rH": "header",
        "rF": "footer",
        "rO": "footnotes",
        "rL": "hyperlink",
        "rC": "comments",
    }
    entries = "".join(
        f'<Relationship Id="{i}" Type="{OFFICE}/{kinds[i[:2]]}" Target="{t}"'
        + (' TargetMode="External"' if i.startswith("rL") else "")
        + "/>"
        for i, t in targets.items()
    )
    return f'<Relationships xmlns="{RELS}">{entries}</Relationships>'


def test_a_letter_made_with_python_docx_keeps_headings_lists_and_tables() -> None:
    import docx as python_docx

    made = python_docx.Document()
    made.add_heading("Your benefit", 0)
    made.add_heading("What you get", 2)
    made.add_paragraph("We have decided to pay you.")
    made.add_paragraph("first thing", style="List Bullet")
    made.add_paragraph("deeper thing", style="List Bullet 2")
    made.add_paragraph("one", style="List Number")
    table = made.add_table(2, 2)
    for n, cell in enumerate(c for row in table.rows for c in row.cells):
        cell.text = f"cell {n}"
    inner = table.cell(1, 1).add_table(1, 1)
    inner.cell(0, 0).text = "inside"
    out = io.BytesIO()
    made.save(out)
    letter = read_bytes(out.getvalue(), "a.docx")
    assert [(b.kind, b.level) for b in letter.blocks[:6]] == [
        ("heading", 1), ("heading", 2), ("paragraph", 0), ("item", 1), ("item", 1), ("item", 1),
    ]  # fmt: skip
    places = [(b.text, b.place.table, b.place.row, b.place.column) for b in letter.blocks[6:]]
    assert places == [
        ("cell 0", 0, 0, 0),
        ("cell 1", 0, 0, 1),
        ("cell 2", 0, 1, 0),
        ("cell 3", 0, 1, 1),
        ("inside", 1, 0, 0),
    ]
    assert letter.title == "Your benefit"


def test_insertions_are_in_and_deletions_and_moved_words_are_out() -> None:
    letter = _read(
        '<w:p><w:r><w:t xml:space="preserve">Come on </w:t></w:r><w:del><w:r><w:delText>Monday</w:delText></w:r></w:del>'
        "<w:ins><w:r><w:t>Tuesday</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> gone</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t> please</w:t></w:r></w:moveTo></w:p>"
        "<w:ins><w:p><w:r><w:t>All new.</w:t></w:r></w:p></w:ins>"
    )
    assert _texts(letter) == ["Come on Tuesday please", "All new."]
    assert {"deleted-text", "inserted-text"} <= _codes(letter)


def test_hidden_words_are_out_whether_by_run_or_by_style() -> None:
    styles = _part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Hid"><w:name w:val="Hid"/><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:type="character" w:styleId="HidC"><w:name w:val="HidC"/><w:rPr><w:vanish/></w:rPr></w:style>',
    )
    letter = _read(
        p("Seen.")
        + p("not by style", '<w:pStyle w:val="Hid"/>')
        + p("not by run", run="<w:vanish/>")
        + p("not by character style", run='<w:rStyle w:val="HidC"/>')
        + p("Seen again.", run='<w:vanish w:val="0"/>'),
        {"word/styles.xml": styles},
    )
    assert _texts(letter) == ["Seen.", "Seen again."]
    assert "hidden-text" in _codes(letter)


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    letter = _read(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>" + box
        + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box
        + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Around it.</w:t></w:r></w:p>"
    )  # fmt: skip
    assert sorted(_texts(letter)) == ["Around it.", "In the box."]


def test_an_old_text_box_without_a_copy_is_read() -> None:
    letter = _read(
        f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{p('Old box.')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    )
    assert _texts(letter) == ["Old box."]


def test_content_controls_are_read_and_empty_hints_are_not() -> None:
    letter = _read(
        f"<w:sdt><w:sdtContent>{p('Block control.')}</w:sdtContent></w:sdt>"
        "<w:p><w:sdt><w:sdtContent><w:r><w:t>Inline control.</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    assert _texts(letter) == ["Block control.", "Inline control."]
    assert "blank-control" in _codes(letter)


def test_header_comes_first_and_footer_and_footnotes_are_named() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rH1"/><w:headerReference w:type="first" r:id="rH2"/><w:footerReference w:type="first" r:id="rF1"/><w:titlePg/></w:sectPr>'
    letter = _read(
        p("Dear Ann") + p("Hello there.") + section,
        {
            "word/_rels/document.xml.rels": _rels(
                rH1="h1.xml", rH2="h2.xml", rF1="f1.xml", rO1="notes.xml"
            ),
            "word/h1.xml": _part("hdr", p("Later pages")),
            "word/h2.xml": _part("hdr", p("Harmouth Council") + p("Town Hall, Harmouth HM1 1AA")),
            "word/f1.xml": _part("ftr", p("Registered charity 1234")),
            "word/notes.xml": _part(
                "footnotes",
                f'<w:footnote w:type="separator">{p("x")}</w:footnote><w:footnote>{p("See the Act.")}</w:footnote>',
            ),
        },
    )
    assert _texts(letter) == [
        "Harmouth Council",
        "Town Hall, Harmouth HM1 1AA",
        "Dear Ann",
        "Hello there.",
        "See the Act.",
    ]
    assert [b.kind for b in letter.blocks[:2]] == ["address", "address"]
    assert "The foot of the page was left out. It says: Registered charity 1234" in [
        n.says for n in letter.notes
    ]
    assert "footnotes" in _codes(letter)
    assert letter.about.sender == "Harmouth Council"


def test_address_lines_broken_inside_one_paragraph_become_blocks() -> None:
    lines = "<w:br/>".join(
        f"<w:t>{t}</w:t>" for t in ("Mr J Smith", "3 High Street", "Harmouth HM1 1AA")
    )
    letter = _read(f"<w:p><w:r>{lines}</w:r></w:p>" + p("Dear Mr Smith") + p("Hello."))
    assert [(b.kind, b.text) for b in letter.blocks[:3]] == [
        ("address", "Mr J Smith"), ("address", "3 High Street"), ("address", "Harmouth HM1 1AA"),
    ]  # fmt: skip


def test_tabs_make_cells_but_a_label_with_a_tab_stays_one_line() -> None:
    tab = "<w:p><w:r><w:t>{0}</w:t><w:tab/><w:t>{1}</w:t></w:r></w:p>"
    letter = _read(
        tab.format("Tel:", "01632 960410")
        + p("See:")
        + tab.format("Monday", "9am")
        + tab.format("Friday", "noon")
    )
    assert letter.blocks[0].text == "Tel: 01632 960410"
    cells = [
        (b.text, b.place.table, b.place.row, b.place.column)
        for b in letter.blocks
        if b.kind == "cell"
    ]
    assert cells == [("Monday", 0, 0, 0), ("9am", 0, 0, 1), ("Friday", 0, 1, 0), ("noon", 0, 1, 1)]


def test_a_link_keeps_its_address_where_the_words_do_not_say_it() -> None:
    letter = _read(
        '<w:p><w:hyperlink r:id="rL1"><w:r><w:t>our website</w:t></w:r></w:hyperlink></w:p>'
        '<w:p><w:hyperlink r:id="rL2"><w:r><w:t>help@x.example</w:t></w:r></w:hyperlink></w:p>',
        {
            "word/_rels/document.xml.rels": _rels(
                rL1="https://x.example/a", rL2="mailto:help@x.example"
            )
        },
    )
    assert _texts(letter) == ["our website (https://x.example/a)", "help@x.example"]


def test_bold_lines_used_as_headings_are_headings() -> None:
    letter = _read(
        p("Dear Ann")
        + p("Your new rent", run="<w:b/>")
        + p("Your rent goes up.")
        + p("All bold words are a sentence.", run="<w:b/>")
    )
    assert [b.kind for b in letter.blocks] == ["paragraph", "heading", "paragraph", "paragraph"]
    assert letter.about.subject == "Your new rent"


def test_pictures_comments_and_equations_are_named_in_notes() -> None:
    letter = _read(
        p("Words.")
        + '<w:p><w:r><w:drawing><pic:pic xmlns:pic="urn:p"/></w:drawing></w:r><w:r><w:object/></w:r>'
        + '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>',
        {"word/_rels/document.xml.rels": _rels(rC1="comments.xml"), "word/comments.xml": "<a/>"},
    )
    assert {"pictures", "objects", "equations", "comments"} <= _codes(letter)
    assert "x=1" in _texts(letter)


def test_merged_cells_and_deleted_rows_do_not_double_words() -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<w:tc><w:tcPr>{more}</w:tcPr>{p(text)}</w:tc>"

    letter = _read(
        "<w:tbl><w:tr>" + cell("wide", '<w:gridSpan w:val="2"/>') + cell("end") + "</w:tr>"
        "<w:tr><w:trPr><w:del/></w:trPr>" + cell("gone") + "</w:tr>"
        "<w:tr>" + cell("a", '<w:vMerge w:val="restart"/>') + cell("b") + cell("c") + "</w:tr></w:tbl>"
    )  # fmt: skip
    assert [(b.text, b.place.row, b.place.column) for b in letter.blocks] == [
        ("wide", 0, 0), ("end", 0, 2), ("a", 1, 0), ("b", 1, 1), ("c", 1, 2),
    ]  # fmt: skip


def test_a_table_above_the_greeting_only_sets_addresses_side_by_side() -> None:
    def cell(*lines: str) -> str:
        return f"<w:tc>{''.join(p(line) for line in lines)}</w:tc>"

    left = cell("Mr J Smith", "3 High Street", "Harmouth HM1 1AA")
    right = cell("Our ref: AB/1", "Date: 3 May 2027")
    letter = _read(f"<w:tbl><w:tr>{left}{right}</w:tr></w:tbl>" + p("Dear Mr Smith") + p("Hello."))
    assert [b.kind for b in letter.blocks] == ["address"] * 3 + ["paragraph"] * 4
    assert letter.about.reference == "AB/1" and letter.about.reader == "Mr J Smith"
