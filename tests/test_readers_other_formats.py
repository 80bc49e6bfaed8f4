"""Web pages, OpenDocument, RTF and e-mail."""

from __future__ import annotations

from email.message import EmailMessage

from easyread.model import Letter
from easyread.readers import read_bytes
from tests.build_letters import docx, odt, p


def _shape(letter: Letter) -> list[tuple[str, int, str]]:
    return [(b.kind, b.level, b.text) for b in letter.blocks]


def _codes(letter: Letter) -> set[str]:
    return {n.code for n in letter.notes}


def _html(body: str, head: str = "") -> Letter:
    return read_bytes(
        f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "a.html"
    )


def test_a_web_page_keeps_its_shape() -> None:
    letter = _html(
        "<nav><a href='/'>Home</a></nav><script>var x = 'no';</script><style>p {}</style>"
        "<h1>Your <em>new</em> bin</h1><p>It comes<br>on Monday.</p>"
        "<ul><li>green<ul><li>small</li></ul></li><li><p>brown</p><p>It is big.</p></li></ul>"
        "<table><tr><th>Day</th><th>Bin</th></tr><tr><td>Mon</td><td><a href='https://b.example/x'>green</a></td></tr></table>"
        "<p style='display:none'>secret</p><p hidden>secret</p><div>Bare <b>words</b></div>after",
        "<title>Bins</title>",
    )
    assert _shape(letter) == [
        ("heading", 1, "Your new bin"), ("paragraph", 0, "It comes"), ("paragraph", 0, "on Monday."),
        ("item", 1, "green"), ("item", 2, "small"), ("item", 1, "brown"), ("paragraph", 0, "It is big."),
        ("cell", 0, "Day"), ("cell", 0, "Bin"), ("cell", 0, "Mon"), ("cell", 0, "green (https://b.example/x)"),
        ("paragraph", 0, "Bare words"), ("paragraph", 0, "after"),
    ]  # fmt: skip
    assert {"menus", "hidden-text"} <= _codes(letter)
    assert letter.title == "Your new bin"


def test_a_table_used_for_layout_gives_plain_blocks() -> None:
    letter = _html(
        "<table><tr><td><table><tr><td>A</td><td>B</td></tr></table></td></tr><tr><td><p>Words.</p></td></tr></table>"
    )
    assert [b.kind for b in letter.blocks] == ["cell", "cell", "paragraph"]


def test_a_page_in_an_old_encoding_is_read_as_it_says() -> None:
    page = "<html><head><meta charset='iso-8859-1'></head><body><p>£5 for Zoë’s</p></body></html>"
    assert read_bytes(page.encode("cp1252"), "a.htm").blocks[0].text == "£5 for Zoë’s"


def test_an_odt_is_read_as_a_person_sees_it() -> None:
    letter = read_bytes(
        odt(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>"
            '<text:h text:outline-level="2">Your visit</text:h>'
            '<text:p>Come<text:s text:c="2"/>on<text:tab/>Monday<text:span text:style-name="Hid"> hidden</text:span>'
            '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note>.</text:p>'
            "<text:list><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>deep</text:p></text:list-item></text:list></text:list-item></text:list>"
            "<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table>"
            "<text:p><draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame></text:p>"
            '<text:p>See <text:a xlink:href="https://x.example/">our site</text:a>.</text:p><text:p><draw:frame><draw:image/></draw:frame></text:p>'
        ),
        "a.odt",
    )
    shape = _shape(letter)
    assert shape[0] == ("heading", 2, "Your visit")
    assert ("item", 1, "one") in shape and ("item", 2, "deep") in shape
    assert ("cell", 0, "A") in shape and ("cell", 0, "B") in shape
    assert ("paragraph", 0, "In a box.") in shape
    assert ("paragraph", 0, "See our site (https://x.example/).") in shape
    assert shape[-1] == ("paragraph", 0, "A note.")
    text = " ".join(b.text for b in letter.blocks)
    assert "gone" not in text and "hidden" not in text
    assert {"deleted-text", "hidden-text", "footnotes", "pictures"} <= _codes(letter)


def test_a_locked_odt_says_so() -> None:
    import pytest

    from easyread.errors import UnreadableLetter

    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    with pytest.raises(UnreadableLetter) as caught:
        read_bytes(odt("", {"META-INF/manifest.xml": manifest}), "a.odt")
    assert caught.value.code == "locked"


RTF = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}}{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}}
{\info{\title Nothing}}{\header\pard Harmouth Council\par}{\footer\pard Registered 1234\par}
\pard Mr J Smith\line 3 High Street\line Harmouth HM1 1AA\par\par
\pard Dear Mr Smith\par
\pard\s1\b Your rent\b0\par
\pard Your rent is \'a380.50. It\rquote s due on 3 May\u8212?or {\deleted later} {\v secret}soon.\par
\pard{\listtext\bullet\tab}\ls1 first thing\par
{\listtext\bullet\tab}second thing\par
\pard\trowd\cellx1000\cellx2000\intbl Date\cell Amount\cell\row
\trowd\intbl 3 May\cell \'a380\cell\row\pard
{\shp{\*\shpinst{\shptxt\pard In the box.\par}}}
Yours sincerely\par\par Ann Other\par
{\pict\pngblip 89504e47}}"""


def test_an_rtf_keeps_headings_lists_and_tables_and_hides_what_is_hidden() -> None:
    letter = read_bytes(RTF, "a.rtf")
    shape = _shape(letter)
    assert ("heading", 1, "Your rent") in shape
    assert ("paragraph", 0, "Your rent is £80.50. It’s due on 3 May—or soon.") in shape
    assert ("item", 1, "second thing") in shape
    assert ("paragraph", 0, "In the box.") in shape
    cells = [(b.text, b.place.row, b.place.column) for b in letter.blocks if b.kind == "cell"]
    assert cells == [("Date", 0, 0), ("Amount", 0, 1), ("3 May", 1, 0), ("£80", 1, 1)]
    assert {"pictures", "hidden-text", "deleted-text", "footer"} <= _codes(letter)
    assert letter.about.sender == "Harmouth Council" and letter.about.reader == "Mr J Smith"


def _mail(**more: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Harmouth Council <housing@harmouth.example>"
    message["To"] = "Ann Specimen <ann@x.example>"
    message["Date"] = "Mon, 11 Jan 2027 10:00:00 +0000"
    message["Subject"] = "Your repair – £35"
    message.set_content(
        more.get("plain", "Dear Ann\n\nWe will come on 3 May 2027.\n\nYours sincerely\n\nBex Proxy")
    )
    if "html" in more:
        message.add_alternative(more["html"], subtype="html")
    return message


def test_an_email_is_read_with_its_sender_date_and_subject() -> None:
    letter = read_bytes(_mail().as_bytes(), "a.eml")
    assert letter.about.sender == "Harmouth Council"
    assert str(letter.about.date) == "2027-01-11"
    assert letter.about.subject == letter.title == "Your repair – £35"
    assert letter.about.reader == "Ann"
    assert [b.kind for b in letter.blocks][-2:] == ["signature", "signature"]


def test_the_html_body_of_an_email_is_preferred_and_attachments_are_named() -> None:
    message = _mail(html="<h2>Repair</h2><ul><li>move the sofa</li></ul>")
    message.add_attachment(
        docx(p("x")), maintype="application", subtype="octet-stream", filename="letter.docx"
    )
    letter = read_bytes(message.as_bytes(), "a.eml")
    assert ("item", 1, "move the sofa") in _shape(letter)
    assert "The e-mail holds a file called letter.docx. It was not read." in [
        n.says for n in letter.notes
    ]


def test_an_email_is_known_by_its_headers_whatever_its_name() -> None:
    letter = read_bytes(_mail().as_bytes(), "message.txt")
    assert letter.about.sender == "Harmouth Council"
