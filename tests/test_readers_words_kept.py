"""No word of a source is lost: each stands in a block, or a note says what was left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from easyread.errors import UnreadableLetter
from easyread.model import Letter
from easyread.readers import read, read_bytes
from tests.build_letters import docx, drawn_pdf, odt, p

_WORD = re.compile(r"[^\W_]+")
WORDS = st.text(
    alphabet="abcdefgEFGH 0123456789.,:;-*#>|()[]<>=_`~\\'\"\t£é&%", min_size=1, max_size=60
)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map("\n".join)
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _words(text: str) -> list[str]:
    return sorted(_WORD.findall(text))


def _missing(source: str, letter: Letter) -> list[str]:
    left = _WORD.findall(
        " ".join(b.text for b in letter.blocks) + " ".join(n.says for n in letter.notes)
    )
    gone = []
    for word in _WORD.findall(source):
        if word in left:
            left.remove(word)
        else:
            gone.append(word)
    return gone


def _lost_marks(text: str) -> str:
    """The source without list numbers: those are kept as the order of the items."""
    return re.sub(
        r"(?m)^\s*\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)](?=\s)", "", text.replace("\\\n", " \n")
    )


def test_every_word_of_the_real_letters_is_kept(data: Path) -> None:
    files = sorted((data / "letters").rglob("*_*.txt"))
    assert len(files) >= 60
    for file in files:
        assert not _missing(_lost_marks(file.read_text()), read(file)), file.name


def test_every_word_of_the_real_reports_is_kept(data: Path) -> None:
    files = sorted((data / "easy-read-pairs").glob("*.txt"))
    assert len(files) >= 16
    for file in files:
        missing = _missing(_lost_marks(file.read_text()), read(file))
        assert not [w for w in missing if not w.isdigit()], file.name


@QUIET
@given(TEXTS)
def test_no_word_of_a_plain_text_is_lost(text: str) -> None:
    try:
        letter = read_bytes(text.encode(), "a.txt")
    except UnreadableLetter:
        return
    if text.startswith("---") or re.search(r"\]\(|\\", text):
        return  # front matter, links and joined lines have tests of their own
    assert not _missing(_lost_marks(text), letter)


@QUIET
@given(
    st.lists(st.text(alphabet="abc XYZ 123.,£", min_size=1, max_size=30), min_size=1, max_size=8)
)
def test_no_word_of_a_word_file_is_lost(lines: list[str]) -> None:
    from easyread.readers.docx import read_docx

    try:
        pages = read_docx(docx("".join(p(line) for line in lines)))
    except UnreadableLetter:
        return
    found = " ".join(b.text for b in pages.blocks)
    assert _words(_lost_marks("\n".join(lines))) == _words(_lost_marks(found)) or not _gone(
        lines, found
    )


def _gone(lines: list[str], found: str) -> list[str]:
    return [w for w in _WORD.findall(_lost_marks("\n".join(lines))) if w not in found]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.text(alphabet="abc XYZ", min_size=3, max_size=40).filter(str.strip),
        min_size=1,
        max_size=20,
    )
)
def test_no_word_of_a_pdf_is_lost(lines: list[str]) -> None:
    from easyread.readers.pdf import read_pdf

    page = [(72.0, 100.0 + 14 * n, line.strip()) for n, line in enumerate(lines)]
    pages = read_pdf(drawn_pdf(page))
    assert _words(" ".join(lines)) == _words(" ".join(b.text for b in pages.blocks))


@QUIET
@given(st.lists(st.text(alphabet="abc XYZ 12é", min_size=1, max_size=30), min_size=1, max_size=8))
def test_no_word_of_an_odt_is_lost(lines: list[str]) -> None:
    from easyread.readers.odt import read_odt

    try:
        pages = read_odt(odt("".join(f"<text:p>{line}</text:p>" for line in lines)))
    except UnreadableLetter:
        return
    assert _words(" ".join(lines)) == _words(" ".join(b.text for b in pages.blocks))


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.xyz"]))
def test_any_bytes_give_a_letter_or_a_plain_error(content: bytes, name: str) -> None:
    try:
        letter = read_bytes(content, name)
    except UnreadableLetter as e:
        assert e.code and e.says and e.try_this
    else:
        assert [b.id for b in letter.blocks] == [f"b{n}" for n in range(1, len(letter.blocks) + 1)]


@pytest.mark.parametrize("kind", ["rtf", "html", "email"])
def test_broken_bytes_never_raise_another_error(kind: str) -> None:
    """Cuts a good file at many places and reads it without the child, so that errors are seen."""
    from easyread.readers import sandbox

    good = {
        "rtf": rb"{\rtf1\ansi{\fonttbl{\f0 A;}}{\stylesheet{\s1 heading 1;}}\pard\s1 Hi\par\u8212?x\'a3{\v no}\cell\row}",
        "html": b"<html><body><table><tr><td>a<td>b</table><ul><li>c</ul><a href='x'>d</a><p hidden>e",
        "email": b"From: a@b.example\nSubject: =?utf-8?q?=C2=A3?=\nMIME-Version: 1.0\n"
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html; charset=odd\n\n<p>hi\n--x--",
    }[kind]
    for end in range(len(good)):
        try:
            sandbox._reader(kind, good[:end])
        except UnreadableLetter as e:
            assert e.code in ("empty", "damaged", "locked")


def test_reading_twice_gives_the_same_letter() -> None:
    content = b"Dear Ann\n\nPlease come on 3 May 2027.\n"
    assert read_bytes(content, "a.txt") == read_bytes(content, "a.txt")
