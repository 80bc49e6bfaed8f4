"""The pack of a session on paper, opened again: what checkers read, cards, marks, tables, tags."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pypdf
import pytest

from easyread.answer_pictures import answer_pictures
from easyread.layout.finished_pdf import Finished, open_pdf
from easyread.paper import pack_of, paper_pack, pounds
from easyread.review import checker_words, paper_words
from easyread.review.on_paper import OnPaper, letters_of, marks_of
from easyread.review.sitting import (
    Bit,
    Choice,
    PictureQuestion,
    ShownLine,
    ShownPicture,
    ShownRow,
    ShownSection,
    Sitting,
)
from easyread.settings import Profile
from tests.make_easyread import ARTS
from tests.pdf_judge import judge

MM = 72 / 25.4
SESSION = OnPaper("ses_4k7m", 4, "money", 2000, "Priya", ("A person drew the pictures.",))


def row(key: str, *lines: str, art: str = "letter") -> ShownRow:
    picture = ShownPicture(f"A {art}", ARTS[art]) if art else None
    return ShownRow(key, f"print-{key}", "info", None, tuple(map(ShownLine, lines)), (), picture)


SITTING = Sitting(
    "Your rent",
    "frame",
    (
        ShownSection(
            "The main things",
            (
                row("k1", "You pay £20 each week.", art="wide"),
                row("k2", "You can phone us.", art="phone"),
            ),
        ),
        ShownSection("What to do", tuple(row(f"t{n}", "Tell us if you move.") for n in range(9))),
    ),
    (
        Bit(1, ("The main things",), ("k1", "k2")),
        Bit(2, ("What to do",), tuple(f"t{n}" for n in range(8))),
    ),
    (
        PictureQuestion(
            "how_much",
            "How much money is it?",
            "You pay … each week.",
            (Choice("a", "£20"), Choice("b", "£30"), Choice("c", "£4")),
            "a",
            ("k1",),
        ),
        PictureQuestion(
            "who_to_ask",
            "How can you ask for help?",
            "",
            (Choice("a", "You can phone us.", "k2"), Choice("b", "You pay £20.", "k1")),
            "a",
            ("k2",),
        ),
    ),
    ("t8",),
)


@pytest.fixture(scope="module")
def content() -> bytes:
    return paper_pack(SESSION, SITTING, Profile())


@pytest.fixture(scope="module")
def finished(content: bytes) -> Finished:
    return open_pdf(content, "pack.pdf")


def heads(content: bytes) -> list[str]:
    """The words at the top of each page."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    return [(page.extract_text() or "").splitlines()[0].strip() for page in reader.pages]


def for_checkers(content: bytes) -> set[int]:
    return {n for n, head in enumerate(heads(content), 1) if head.startswith("For checkers")}


def test_verapdf_finds_the_pack_good(content: bytes) -> None:
    verdict = judge(content)
    assert verdict.passes, verdict.says


def test_the_same_session_gives_the_same_bytes(content: bytes) -> None:
    assert paper_pack(SESSION, SITTING, Profile()) == content


def test_all_that_checkers_read_keeps_our_own_easy_read_rules(
    content: bytes, finished: Finished
) -> None:
    from easyread.pipeline import check_bytes

    pages = for_checkers(content)
    said = [tag.text for tag in finished.tags if set(tag.pages) & pages and tag.text.strip()]
    said += [tag.alt for tag in finished.tags if set(tag.pages) & pages and tag.alt]
    assert "You can stop at any time. We still pay you." in said
    assert "I do not want to say" in said
    words = "\n\n".join(dict.fromkeys([*said, *set(heads(content)) & set(_heads_for_checkers())]))
    found = check_bytes(words.encode(), "words.txt", "easy-read")["findings"]
    assert [f for f in found if f["severity"] != "inform"] == []


def _heads_for_checkers() -> tuple[str, str]:
    return paper_words.FOR_CHECKERS, paper_words.LETTER_DRAFT


def test_every_page_has_its_number_and_the_session_and_says_who_it_is_for(content: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(content))
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        assert f"Page {number} of {len(reader.pages)}" in text
        assert "Session ses_4k7m" in text
    known = {*_heads_for_checkers(), paper_words.FOR_STAFF}
    assert set(heads(content)) == known


def test_the_pages_for_checkers_come_first_and_none_tells_what_staff_are_told(
    content: bytes, finished: Finished
) -> None:
    pages = for_checkers(content)
    assert pages == set(range(1, len(pages) + 1))
    told = {tag.text for tag in finished.tags if set(tag.pages) & pages}
    for _, lines in paper_words.SCRIPT_PARTS:
        assert not told & set(lines)


def test_the_first_page_tells_topic_stop_fee_and_who_to_talk_to(content: bytes) -> None:
    text = " ".join((pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text()).split())
    for words in (
        "This page is about: money.",
        "You can stop at any time.",
        "We pay you £20 for this.",
        "We pay you the same, whatever you say.",
        "You can talk to someone.",
        "You can also ask for Priya.",
    ):
        assert words in text


def test_without_one_fee_for_all_no_sum_is_told_and_the_title_is_the_topic() -> None:
    pack = pack_of(OnPaper("ses_1", 2), SITTING)
    front = str(pack.sheets[0])
    assert "We pay you £" not in front
    assert "We pay you the same, whatever you say." in front
    assert "This page is about: Your rent." in front


def test_a_card_is_at_least_60_mm_high_with_one_picture_and_its_words(content: bytes) -> None:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        sheets = [p for p in pdf.pages if "Cards:" in (p.extract_text() or "")]
        assert len(sheets) == 2
        for sheet in sheets:
            tops = sorted({round(x["top"]) for x in sheet.lines if x["x1"] - x["x0"] > 300})
            assert len(tops) == 4
            assert min(b - a for a, b in pairwise(tops)) >= 60 * MM
            assert len(sheet.images) == 6
            assert {round(c["size"]) for c in sheet.chars if "Bold" in c["fontname"]} >= {24}
    words = {
        c.words for s in pack_of(SESSION, SITTING).sheets if hasattr(s, "cards") for c in s.cards
    }
    assert words == {
        *checker_words.SECTION_ANSWERS.values(),
        *checker_words.READY_ANSWERS.values(),
        checker_words.SKIP,
        checker_words.STOP,
        checker_words.TALK,
        paper_words.BREAK,
    }


def test_every_answer_has_a_picture_of_our_own_and_no_two_are_alike() -> None:
    ours = answer_pictures()
    answers = {*checker_words.SECTION_ANSWERS, *checker_words.READY_ANSWERS, "skip", "talk"}
    assert answers <= set(ours)
    assert len({p.art for p in ours.values()}) == len(ours)
    for picture in ours.values():
        assert picture.set == "easyread" and "openmoji" not in picture.symbol
        assert not re.search(rb"<text|<image|http(?!://www.w3.org)", picture.art)
        assert 4 <= len(picture.alt) <= 40


def test_each_bit_begins_a_page_with_its_number_and_asks_at_its_end(content: bytes) -> None:
    texts = [p.extract_text() for p in pypdf.PdfReader(io.BytesIO(content)).pages]
    begins = [n for n, text in enumerate(texts) if "Bit 1 of 2" in text or "Bit 2 of 2" in text]
    asks = [n for n, text in enumerate(texts) if "How is this bit? You can show us a card" in text]
    assert len(begins) == len(asks) == 2
    assert begins[0] <= asks[0] < begins[1] <= asks[1]


def test_each_row_of_a_bit_has_its_mark_and_what_is_not_asked_is_not_there(
    content: bytes, finished: Finished
) -> None:
    texts = "\n".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(content)).pages)
    marks = re.findall(r"^\s*([12][a-h])\s*$", texts, re.M)
    assert sorted(set(marks)) == [m for bit in SITTING.bits for m in marks_of(bit)]
    shown = [tag for tag in finished.tags if tag.text == "Tell us if you move."]
    assert len(shown) == 8  # t8 waits for another session


def test_a_session_on_a_few_changed_rows_prints_the_whole_page_too() -> None:
    few = replace(SITTING, bits=(Bit(1, ("The main things",), ("k1",)),), questions=())
    titles = [sheet.title for sheet in pack_of(SESSION, few).sheets]
    assert titles[1:3] == ["The whole page", "Bit 1 of 1"]
    assert "The whole page" not in [sheet.title for sheet in pack_of(SESSION, SITTING).sheets]


def test_the_letters_of_choices_lead_back_to_the_choices_and_the_right_one_moves() -> None:
    question = SITTING.questions[0]
    firsts = set()
    for number in range(20):
        lettered = letters_of(f"ses_{number}", question)
        assert [one.letter for one in lettered] == ["A", "B", "C", "D"]
        assert {one.id for one in lettered} == {"a", "b", "c", "not_said"}
        assert lettered[-1].words == "The page does not say"
        firsts.add(lettered[0].id)
    assert firsts == {"a", "b", "c"}
    assert letters_of("ses_1", question) == letters_of("ses_1", question)


def test_a_picture_question_stands_on_one_page_with_all_its_choices(content: bytes) -> None:
    texts = [p.extract_text() for p in pypdf.PdfReader(io.BytesIO(content)).pages]
    for question in SITTING.questions:
        (page,) = [t for t in texts if question.ask in " ".join(t.split()) and "A." in t]
        for choice in question.choices:
            assert choice.words in " ".join(page.split())
        assert "The page does not say" in page
    assert any("________ each week" in " ".join(t.split()) for t in texts)


def test_choices_of_many_words_get_smaller_type_before_they_get_a_second_page() -> None:
    long = "You must pay the whole sum to the council by the last day of March, or call us first."
    (asked, more) = SITTING.questions
    words = [Choice("a", long, "k1"), Choice("b", f"{long} Or not.", "k2")]
    sitting = replace(SITTING, questions=(asked, replace(more, choices=tuple(words))))
    content = paper_pack(SESSION, sitting, Profile())
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        (page,) = [p for p in pdf.pages if "Question 2: How can" in " ".join(p.extract_text().split())
                   and "Note" not in p.extract_text()]  # fmt: skip
    assert "The page does not say" in page.extract_text()


def test_a_note_sheet_has_a_row_to_write_in_for_each_person(content: bytes) -> None:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        notes = [p for p in pdf.pages if "Note sheet" in (p.extract_text() or "")]
        assert all(p.width > p.height for p in notes)
        first = [p for p in notes if "bit 1 of 2" in p.extract_text()]
        rings = sum(p.extract_text().count("I am not sure") for p in first)
    assert rings == SESSION.people
    titles = [s.title for s in pack_of(SESSION, SITTING).sheets if s.title.startswith("Note")]
    assert titles[-3:] == [
        paper_words.NOTES_OPEN,
        paper_words.NOTES_CHOICES,
        paper_words.NOTES_READY,
    ]


def test_the_script_warns_against_is_that_clear_and_never_asks_it() -> None:
    lines = [line for _, part in paper_words.SCRIPT_PARTS for line in part]
    clear = [line for line in lines if "is that clear" in line.lower()]
    assert clear and all(line.startswith("Do not ask") for line in clear)
    script = " ".join(lines).lower()
    for must in ("break", "do not test", "do not change the page", "safeguarding", "pay everybody"):
        assert must in script


def test_nothing_is_printed_outside_the_paper_or_over_its_foot(content: bytes) -> None:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            for one in page.chars:
                assert one["x0"] >= 5 * MM and one["x1"] <= page.width - 10 * MM
            body = [c for c in page.chars if c.get("tag") != "Artifact"]
            assert max(c["bottom"] for c in body) <= page.height - 15 * MM


def test_a_page_without_pictures_and_in_big_print_can_be_printed_too() -> None:
    for profile in (Profile(pictures=False), Profile(type_pt=24, leading=1.25)):
        assert judge(paper_pack(SESSION, SITTING, profile)).passes


def test_no_real_name_of_the_letter_is_on_the_paper(project: Path) -> None:
    from easyread import pipeline
    from easyread.masking import mask_page
    from easyread.review.approval import open_for_people, prints_of
    from easyread.review.edits import row_keys
    from easyread.review.picture_questions import picture_questions
    from easyread.review.sitting import make_sitting

    made = pipeline.convert(project / "examples" / "benefit-decision.docx")
    masked = mask_page(made.easyread, made.letter)
    prints = prints_of(made.easyread, masked.typed)
    purposes = {s.id: s.purpose for s in made.analysis.sentences}
    asked = picture_questions(masked.page, row_keys(made.easyread), purposes)
    sitting = make_sitting(masked.page, prints, open_for_people(prints, (), 2), asked)
    content = paper_pack(OnPaper("ses_9", 2), sitting, Profile())
    finished = open_pdf(content, "pack.pdf")
    told = " ".join(f"{tag.text} {tag.alt or ''}" for tag in finished.tags)
    reader = made.letter.about.reader
    assert reader
    for name in (*reader.split()[1:], made.letter.about.reference or "-"):
        assert len(name) < 2 or not re.search(rf"\b{re.escape(name)}\b", told), name


def test_an_amount_is_written_as_people_write_it() -> None:
    assert [pounds(p) for p in (2000, 1250, 5)] == ["£20", "£12.50", "£0.05"]
