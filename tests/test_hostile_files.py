"""Files made to harm or to fool end soon, in little memory, with a plain sentence."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from easyread.errors import UnreadableLetter
from easyread.readers import read, read_bytes
from easyread.readers.refusals import REFUSALS
from tests.build_letters import (
    WORD,
    compound_file,
    docx,
    drawn_pdf,
    lying_zip,
    odt,
    operator_bomb,
    p,
    pdf,
    raw_pdf,
    scanned_pdf,
    zip_bomb,
    zipped,
)

MAX_S = 20
MAX_BYTES = 500 * 2**20

LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "ha">{LAUGHS}]>'
XXE = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
BODY = f'<w:document xmlns:w="{WORD}"><w:body>{p("Hello &a9; &x;")}</w:body></w:document>'


def _deep_docx() -> bytes:
    return docx("<w:sdt><w:sdtContent>" * 2500 + p("deep") + "</w:sdtContent></w:sdt>" * 2500)


def _deep_rtf() -> bytes:
    return b"{\\rtf1 " + b"{" * 5000 + b"deep" + b"}" * 5000 + b"}"


def _huge_text() -> bytes:
    return b"This is a line of a letter.\n" * (50 * 2**20 // 28)


def _locked_pdf() -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph

    return pdf(Paragraph("Secret words", getSampleStyleSheet()["Normal"]), encrypt="open-me")


def _twice_packed_pdf() -> bytes:
    inner = zlib.compress(b"0 0 m 1 1 l S\n" * 22_000_000, 9)
    return raw_pdf(zlib.compress(inner, 9), "[/FlateDecode/FlateDecode]")


def _good_docx() -> bytes:
    return docx(p("Dear Mr Specimen") + p("Please come on 3 May 2027.") * 200)


def _xml_bomb(head: str) -> bytes:
    return docx("", {"word/document.xml": head + BODY})


# name of the file, how it is made, the code it must end with
HOSTILE: tuple[tuple[str, Callable[[], bytes], str], ...] = (
    ("zip-bomb.docx", zip_bomb, "too-big"),
    ("zip-bomb-that-lies.docx", lambda: lying_zip(zip_bomb(120)), "too-big damaged"),
    ("many-parts.docx", lambda: zipped({f"word/{n}.xml": "" for n in range(2500)}), "too-big"),
    ("path-out.docx", lambda: docx(p("x"), {"../../evil.xml": "x"}), "unsafe"),
    ("operator-bomb.pdf", operator_bomb, "too-big took-too-long"),
    ("operator-bomb-packed-twice.pdf", _twice_packed_pdf, "too-big took-too-long"),
    ("laughs.docx", lambda: _xml_bomb(BILLION), "unsafe"),
    ("laughs.odt", lambda: odt("", {"content.xml": BILLION + "<a/>"}), "unsafe damaged"),
    ("xxe.docx", lambda: _xml_bomb(XXE), "unsafe"),
    ("deep.docx", _deep_docx, "damaged unsafe"),
    ("deep.html", lambda: b"<html><body>" + b"<div>" * 5000 + b"deep", "unsafe damaged"),
    ("deeper.html", lambda: b"<html><body>" + b"<div>" * 200_000 + b"deep", "unsafe damaged"),
    ("deep.rtf", _deep_rtf, "unsafe"),
    ("cut.docx", lambda: _good_docx()[:-300], "damaged"),
    ("cut-early.docx", lambda: _good_docx()[:200], "damaged"),
    ("cut.pdf", lambda: drawn_pdf([(72, 72, "Hello")])[:300], "damaged empty"),
    ("empty.docx", lambda: b"", "empty"),
    ("only-spaces.txt", lambda: b" \r\n\t " * 30, "empty"),
    ("no-words.docx", lambda: docx(p(" ")), "empty"),
    ("no-words.pdf", lambda: drawn_pdf([]), "empty"),
    ("scan.pdf", scanned_pdf, "scan"),
    ("photo.pdf", lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8, "scan"),
    ("locked.pdf", _locked_pdf, "locked"),
    ("locked.docx", lambda: compound_file("EncryptionInfo", "EncryptedPackage"), "locked"),
    ("old.doc", lambda: compound_file("WordDocument", "1Table"), "old-word"),
    ("mail.msg", lambda: compound_file("__substg1.0_0037001F"), "wrong-kind"),
    (
        "sheet.xlsx",
        lambda: zipped({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}),
        "wrong-kind",
    ),
    ("letters.zip", lambda: zipped({"one.txt": "hello", "two.txt": "hello"}), "wrong-kind"),
    ("program.txt", lambda: b"\x7fELF" + bytes(range(256)) * 20, "wrong-kind"),
    ("huge.txt", _huge_text, "too-big"),
    ("huge.html", lambda: b"<html><body>" + _huge_text()[: 12 * 2**20], "too-big"),
    ("words.html", lambda: b"<html><body><p>" + b"word " * 800_000, "too-big"),
)


@pytest.mark.parametrize(("name", "make", "codes"), HOSTILE, ids=[h[0] for h in HOSTILE])
def test_a_hostile_file_ends_soon_and_says_why(
    name: str, make: Callable[[], bytes], codes: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    began = time.perf_counter()
    with pytest.raises(UnreadableLetter) as caught:
        read(path)
    assert time.perf_counter() - began < MAX_S
    assert caught.value.code in codes.split()
    assert caught.value.code in REFUSALS
    assert caught.value.says.count(".") - caught.value.says.count("(.") <= 2
    assert caught.value.says.endswith(".") and caught.value.try_this.endswith(".")


@pytest.mark.slow
def test_a_bomb_inside_a_form_of_a_pdf_is_stopped_by_the_clock() -> None:
    form = zlib.compress(b"0 0 m 1 1 l S\n" * 5_600_000, 9)
    began = time.perf_counter()
    with pytest.raises(UnreadableLetter) as caught:
        read_bytes(raw_pdf(zlib.compress(b"/X Do"), form=form), "form-bomb.pdf")
    assert time.perf_counter() - began < MAX_S
    assert caught.value.code == "took-too-long"


def test_no_child_used_more_than_500_megabytes() -> None:
    """Runs each bomb in a Python of its own and asks the system for its children's memory."""
    code = (
        "import resource, sys\n"
        "from tests import build_letters as b\n"
        "from tests.test_hostile_files import _twice_packed_pdf\n"
        "from easyread.errors import UnreadableLetter\n"
        "from easyread.readers import read_bytes\n"
        "for content, name in ((b.operator_bomb(), 'a.pdf'), (_twice_packed_pdf(), 'b.pdf'),"
        " (b.zip_bomb(150), 'c.docx')):\n"
        "    try:\n        read_bytes(content, name)\n"
        "    except UnreadableLetter:\n        continue\n"
        "    sys.exit(1)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)\n"
    )
    root = Path(__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert 10 * 2**20 < int(done.stdout) < MAX_BYTES


def test_a_file_named_in_an_entity_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the-secret-word")
    head = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    with pytest.raises(UnreadableLetter) as caught:
        read_bytes(_xml_bomb(head), "a.docx")
    assert "secret-word" not in str(caught.value)
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body><p>See &x; now</p></body></html>'
    letter = read_bytes(page.encode(), "a.html")
    assert "secret-word" not in " ".join(b.text for b in letter.blocks)


def test_a_text_named_docx_is_read_with_a_note() -> None:
    letter = read_bytes(b"Dear Mr Specimen\n\nPlease come on 3 May 2027.\n", "letter.docx")
    assert letter.blocks[-1].text == "Please come on 3 May 2027."
    assert [n.code for n in letter.notes] == ["wrong-ending"]


def test_a_word_file_named_pdf_is_read_with_a_note() -> None:
    letter = read_bytes(docx(p("Please come on 3 May 2027.")), "letter.pdf")
    assert letter.blocks[0].text == "Please come on 3 May 2027."
    assert letter.notes[0].says == "The file's name ends in .pdf, but it is a Word file."


def test_a_missing_file_says_so() -> None:
    with pytest.raises(UnreadableLetter) as caught:
        read("no/such/letter.txt")
    assert caught.value.code == "missing"


def test_a_reader_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    from easyread.readers import sandbox

    monkeypatch.setattr(sandbox, "WALL_S", 0.01)
    with pytest.raises(UnreadableLetter) as caught:
        sandbox.read_pages(_good_docx(), "docx")
    assert caught.value.code == "took-too-long"


def test_the_child_sees_no_secret_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    from easyread.readers import sandbox

    monkeypatch.setenv("EASYREAD_TOKEN", "a-secret")
    assert "a-secret" not in sandbox._bare_environment().values()


def test_the_child_starts_fast() -> None:
    content = _good_docx()
    best = 9.0
    for _ in range(5):
        began = time.perf_counter()
        read_bytes(content, "a.docx")
        best = min(best, time.perf_counter() - began)
    assert best < 0.5, "measured 0.1 s on an idle machine"


def test_this_process_keeps_its_own_limits() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    read_bytes(_good_docx(), "a.docx")
    assert resource.getrlimit(resource.RLIMIT_AS) == before
