"""What a session asks, who may sit, and what answers approve: plain functions, no service."""

from __future__ import annotations

from api.checking_out import pages
from api.pages.checking_steps import sections_shown
from easyread.model import About, EasyRead, Line, Picture, Row, Section
from easyread.paper import pack_of
from easyread.review.approval import prints_of
from easyread.review.on_paper import OnPaper
from easyread.review.panel import (
    Answer,
    Matter,
    MayNotSit,
    Member,
    asks_for_change,
    may_sit,
    outcome,
    rows_approved,
    tells_who,
    worked_for,
)
from easyread.review.picture_questions import NOT_SAID, in_order
from easyread.review.sitting import (
    MOST_BITS,
    MOST_JOINED,
    Bit,
    Choice,
    PictureQuestion,
    ShownLine,
    ShownRow,
    ShownSection,
    Sitting,
    bits_of,
    make_sitting,
)


def page(*sizes: int) -> tuple[ShownSection, ...]:
    keys = iter(range(1000))
    return tuple(
        ShownSection(
            f"H{n}",
            tuple(
                ShownRow(f"k{k}", f"p{k}", "info", None, (ShownLine(f"Line {k}."),))
                for _, k in zip(range(size), keys, strict=False)
            ),
        )
        for n, size in enumerate(sizes)
    )


def sitting_of(*sizes: int, questions: tuple[PictureQuestion, ...] = ()) -> Sitting:
    sections = page(*sizes)
    every = [row.key for section in sections for row in section.rows]
    bits, later = bits_of(sections, every)
    return Sitting("Title", "frame", sections, bits, questions, later)


def said(question: str, value: str, row: str = "", words: str = "", number: int = 0) -> Answer:
    return Answer(f"{question}{row}{number}", question, value, "checker", row, words)


def test_a_session_asks_about_at_most_six_bits_and_leaves_out_no_row() -> None:
    for sizes in ((4, 3, 1, 1, 1, 2, 1), (20, 20, 60), (1,), (3,) * 14, (9, 1, 9)):
        sections = page(*sizes)
        every = [row.key for section in sections for row in section.rows]
        bits, later = bits_of(sections, every)
        assert len(bits) <= MOST_BITS
        assert all(len(bit.rows) <= MOST_JOINED for bit in bits)
        assert [key for bit in bits for key in bit.rows] + list(later) == every


def test_only_rows_that_are_still_open_are_asked_about() -> None:
    bits, later = bits_of(page(3, 3, 3), ["k4"])
    assert (bits, later) == ((Bit(1, ("H1",), ("k4",)),), ())


def test_a_row_counts_if_its_bit_is_easy_and_nothing_in_it_failed() -> None:
    sitting = sitting_of(2, 2)
    first, second = said("section:1", "easy"), said("section:2", "some")
    assert rows_approved([first, second], sitting) == {"p0", "p1"}
    word = said("word", "word", "k1", "Line")
    assert rows_approved([first, word], sitting) == {"p0"}
    picture = said("picture", "not_clear", "k0")
    assert rows_approved([first, word, picture], sitting) == frozenset()


def test_the_page_as_a_whole_counts_only_with_a_yes_and_a_no_approves_nothing() -> None:
    sitting = sitting_of(1, 1)
    easy = [said("section:1", "easy"), said("section:2", "easy")]
    assert rows_approved([*easy, said("ready", "yes")], sitting) == {"p0", "p1", "frame"}
    for value in ("change", "unsaid"):
        assert rows_approved([*easy, said("ready", value)], sitting) == {"p0", "p1"}
    assert rows_approved([*easy, said("ready", "no")], sitting) == frozenset()


def test_skip_and_not_sure_approve_nothing_and_a_taken_back_answer_does_not_count() -> None:
    sitting = sitting_of(1)
    for value in ("skip", "unsure", "hard"):
        assert rows_approved([said("section:1", value)], sitting) == frozenset()
    easy = said("section:1", "easy")
    back = Answer("back", "section:1", "easy", "checker", replaces=easy.id, withdrawn=True)
    assert rows_approved([easy, back], sitting) == frozenset()


def test_a_point_that_did_not_come_across_opens_the_rows_that_tell_it() -> None:
    question = PictureQuestion(
        "when", "When is it?", "", (Choice("a", "Line 0"), Choice("b", "Line 1")), "a", ("k0",)
    )
    sitting = sitting_of(2, questions=(question,))
    easy = said("section:1", "easy")
    assert rows_approved([easy, said("choice:when", "a")], sitting) == {"p0", "p1"}
    assert rows_approved([easy, said("choice:when", "skip")], sitting) == {"p0", "p1"}
    for wrong in ("b", NOT_SAID):
        answers = [easy, said("choice:when", wrong)]
        assert rows_approved(answers, sitting) == {"p1"}
        assert asks_for_change(answers, sitting)


def test_too_few_people_is_not_a_wish_for_changes() -> None:
    sitting = sitting_of(1)
    easy = [said("section:1", "easy"), said("ready", "yes")]
    assert outcome({"a": easy}, sitting, []) == "yes"
    assert outcome({"a": easy}, sitting, ["k0"]) == "more"
    assert outcome({"a": easy, "b": [said("section:1", "hard")]}, sitting, []) == "changes"


def test_every_checker_gets_the_choices_in_an_own_order_that_stays() -> None:
    choices = tuple(Choice(x, x) for x in "abc")
    question = PictureQuestion("when", "When is it?", "", choices, "a", ("k0",))
    orders = {tuple(c.id for c in in_order(question, seed)) for seed in range(40)}
    assert len(orders) == 6
    assert in_order(question, 7) == in_order(question, 7)


def test_nobody_sees_a_letter_of_their_own_landlord_or_about_a_refused_topic() -> None:
    matter = Matter(("Ashby Council, Housing",), ("Ms Leyla Demir",), ("money",), frozenset("c"))
    free = Member("u", "Robin Vale")
    assert may_sit(free, matter)
    assert not may_sit(Member("u", "Robin Vale", ("ashby council",)), matter)
    assert not may_sit(Member("u", "Robin Vale", (), ("money",)), matter)
    assert not may_sit(Member("u", "Leyla Demir"), matter)
    assert not may_sit(Member("c", "Robin Vale"), matter)
    assert may_sit(Member("u", "Robin Vale", ("Ash",)), matter)


def test_words_for_checkers_may_not_name_who_wrote_the_letter() -> None:
    matter = Matter(("Ashby Council",), ("Ms Leyla Demir",), (), frozenset())
    assert tells_who("A letter from Ashby Council.", matter)
    assert tells_who("Leyla Demir gets money", matter)
    assert not tells_who("money for rent", matter)


def test_a_conflict_named_in_the_fixed_words_of_a_template_counts_and_not_the_other_way_round() -> (
    None
):
    matter = Matter((), (), (), frozenset(), ("Dear", "Write to Ashby Homes, Mill Lane."))
    assert not may_sit(Member("u", "Robin Vale", ("ashby homes",)), matter)
    assert may_sit(Member("u", "Robin Vale", ("Dear Friends Care",)), matter)


def test_a_result_is_about_the_page() -> None:
    assert worked_for(3, 3) == "This page worked for 3 of 3."
    assert MayNotSit.code == "may-not-sit"


def test_a_crossed_picture_stays_crossed_on_screen_and_on_paper_and_has_its_own_print() -> None:
    def sitting_with(crossed: bool) -> Sitting:
        art = Picture("car", "car", "ours", b"<svg/>", "A car, crossed out", False, "", "", crossed)
        row = Row("r1", "warning", (Line("l1", "Do not drive.", ("s1",)),), art)
        drawn = EasyRead("T", (Section("x", "H", (row,)),), About(), "easy-read")
        prints = prints_of(drawn, drawn)
        return make_sitting(drawn, prints, prints.keys)

    yes, no = sitting_with(True), sitting_with(False)
    assert yes.rows()[0].print != no.rows()[0].print
    for sitting, crossed in ((yes, True), (no, False)):
        told = pages(sitting, 1)
        assert told["sections"][0]["rows"][0]["picture"]["crossed"] is crossed
        printed = sections_shown(told)[0]["rows"][0]["groups"][0]["lines"][0]
        assert [part.text for part in printed if part.bold] == (["Do not"] if crossed else [])
        pack = pack_of(OnPaper("ses_1", 1), sitting)
        rows = [r for sheet in pack.sheets for s in getattr(sheet, "sections", ()) for r in s.rows]
        own = [r.picture for r in rows if r.lines and r.lines[0].text == "Do not drive."]
        assert own and all(p is not None and p.crossed is crossed for p in own)
