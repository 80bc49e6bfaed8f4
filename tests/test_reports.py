"""The two reports on a panel session: for staff, and "What we changed because of you"."""

from __future__ import annotations

import json
from dataclasses import replace

from easyread.answer_pictures import answer_pictures
from easyread.model import EasyRead
from easyread.review import checker_words, paper_words
from easyread.review.checkers_report import checkers_report
from easyread.review.heard import heard
from easyread.review.panel import Answer
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
from easyread.review.staff_report import must_change, staff_report
from tests.make_easyread import ARTS


def row(key: str, *lines: str, art: str = "letter") -> ShownRow:
    picture = ShownPicture(f"A {art}", ARTS[art])
    return ShownRow(
        key, f"print {lines} {art}", "info", None, tuple(map(ShownLine, lines)), (), picture
    )


ROWS = (
    row("k1", "You can ask for a reconsideration."),
    row("k2", "Phone us."),
    row("k3", "You pay £20."),
    row("k4", "Keep this letter."),
)
SITTING = Sitting(
    "Your rent",
    "frame",
    (ShownSection("What to do", ROWS[:2]), ShownSection("Money", ROWS[2:])),
    (Bit(1, ("What to do",), ("k1", "k2")), Bit(2, ("Money",), ("k3",))),
    (
        PictureQuestion(
            "how_much",
            "How much money is it?",
            "",
            (Choice("a", "£20"), Choice("b", "£30")),
            "a",
            ("k3",),
        ),
    ),
    ("k4",),
)


def entry(number: int, question: str, value: str, at: str = "", words: str = "") -> Answer:
    return Answer(f"ans_{number}", question, value, "checker", at, words)


HARD_WORD = entry(2, "word", "word", "k1", "reconsideration")
FIRST = (
    entry(1, "section:1", "some"),
    HARD_WORD,
    entry(3, "section:2", "easy"),
    entry(4, "open:2", "said", words="I would ring my sister"),
    entry(5, "choice:how_much", "b"),
    entry(6, "ready", "change"),
)
SECOND = (
    entry(11, "section:1", "easy"),
    entry(12, "section:2", "easy"),
    entry(13, "picture", "for_children", "k2"),
    entry(14, "ready", "yes"),
)
BOTH = {"usr_anna": FIRST, "usr_ben": SECOND}


def report(now: tuple[ShownRow, ...] = ROWS, **more: object) -> EasyRead:
    answers = more.pop("answers", BOTH)
    reasons = more.pop("reasons", {})
    return checkers_report(
        SITTING, now, heard(SITTING, answers), reasons, answer_pictures(), "draft"
    )  # type: ignore[arg-type]


def part(page: EasyRead, heading: str) -> list[str]:
    sections = [s for s in page.sections if s.heading == heading]
    return [line.text for s in sections for one in s.rows for line in one.lines]


def test_staff_read_how_many_the_page_worked_for_and_no_name_or_score() -> None:
    made = staff_report(SITTING, heard(SITTING, BOTH), 2)
    told = json.dumps(made)
    assert made["says"] == "This page worked for 1 of 2."
    assert "usr_" not in told and "score" not in told and "%" not in told
    assert made["rule"] == "Not understood is a failed text, not a failed reader."


def test_staff_read_every_row_that_failed_with_all_reasons_the_worst_first() -> None:
    found = must_change(SITTING, heard(SITTING, BOTH))
    assert [(one["row"], one["people"]) for one in found] == [("k2", 2), ("k1", 1), ("k3", 1)]
    by_row = {one["row"]: [why["reason"] for why in one["why"]] for one in found}
    assert by_row["k1"] == ["Hard word: reconsideration", "The bit: Some of it is hard"]
    assert "Picture: It looks like it is for children." in by_row["k2"]
    assert by_row["k3"] == ["It did not come across: How much money is it?"]


def test_an_answer_that_was_taken_back_is_no_reason_any_more() -> None:
    back = Answer("ans_9", "word", "word", "checker", "k1", "reconsideration", "ans_2", True)
    found = must_change(SITTING, heard(SITTING, {"usr_anna": (*FIRST, back)}))
    reasons = [why["reason"] for one in found for why in one["why"]]
    assert not [r for r in reasons if r.startswith("Hard word")]


def test_one_person_who_says_a_word_is_hard_in_two_ways_counts_once() -> None:
    twice = (HARD_WORD, replace(HARD_WORD, id="ans_99", question="word"))
    (one,) = must_change(SITTING, heard(SITTING, {"usr_anna": twice}))
    assert one["people"] == 1 and one["why"][0]["people"] == 1


def test_checkers_read_what_they_said_and_what_it_was_and_is_now() -> None:
    page = report((row("k1", "You can ask us to look again."), *ROWS[1:]))
    assert page.title == "What we changed because of you"
    said = part(page, paper_words.YOU_SAID)
    assert "These words are hard: “reconsideration”." in said
    assert "“It looks like it is for children.”" in said
    assert part(page, paper_words.WE_CHANGED) == [
        "It said:",
        "You can ask for a reconsideration.",
        "Now it says:",
        "You can ask us to look again.",
    ]
    assert part(page, "") == [checker_words.THANKS, paper_words.TELL_US]


def test_checkers_read_what_stayed_and_why_and_where_nobody_said_why() -> None:
    page = report(reasons={"k1": "The law uses this word."})
    same = part(page, paper_words.NOT_CHANGED)
    at = same.index("You can ask for a reconsideration.")
    assert same[at - 1] == "It still says:"
    assert same[at + 1] == "This is why: The law uses this word."
    assert same[same.index("Phone us.") + 1] == paper_words.NOTHING_YET
    assert not part(page, paper_words.WE_CHANGED)


def test_a_new_picture_and_a_row_that_is_gone_are_told_as_such() -> None:
    page = report((ROWS[0], row("k2", "Phone us.", art="phone"), ROWS[3]))
    changed = part(page, paper_words.WE_CHANGED)
    assert changed[:2] == ["It has a new picture.", "Phone us."]
    assert changed[-1] == "We took this out."
    assert "You pay £20." in changed


def test_a_change_that_nobody_asked_for_is_not_told_as_because_of_them() -> None:
    page = report((*ROWS[:3], row("k4", "Keep this letter safe.")))
    assert "Keep this letter safe." in part(page, paper_words.WE_CHANGED_TOO)
    assert "Keep this letter safe." not in part(page, paper_words.WE_CHANGED)


def test_if_all_was_easy_it_says_so() -> None:
    page = report(answers={"usr_ben": (SECOND[0], SECOND[1], SECOND[3])})
    assert part(page, paper_words.YOU_SAID) == [paper_words.ALL_EASY]


def test_no_row_of_the_report_is_too_long_and_the_pictures_have_their_makers() -> None:
    long = row("k1", *[f"This is line {n}." for n in range(5)])
    page = report((long, *ROWS[1:]))
    assert max(len(one.lines) for s in page.sections for one in s.rows) <= 3
    assert page.credits
    shown = [one.picture for s in page.sections for one in s.rows if one.picture]
    assert all(picture.alt for picture in shown)


def test_the_report_names_nobody_and_quotes_nobody() -> None:
    told = str(report())
    assert "usr_" not in told and "sister" not in told


def test_our_own_words_in_the_report_keep_our_easy_read_rules() -> None:
    from easyread.pipeline import check_bytes

    easy = row("k1", "You can ask us to look again.")
    taken = {"usr_anna": (*FIRST, *SECOND[2:3])}
    pages = [
        report((easy, row("k2", "Phone us.", art="phone"), ROWS[3]), answers=taken),
        report(reasons={"k1": "The law uses this word."}),
        report(answers={"usr_ben": SECOND[:1]}),
        report((*ROWS[:3], row("k4", "Keep this letter safe."))),
    ]
    theirs = {line.text for one in ROWS for line in one.lines}
    lines = [page.title for page in pages]
    for page in pages:
        for section in page.sections:
            lines.append(section.heading)
            lines += [x.text for one in section.rows for x in one.lines if x.text not in theirs]
    words = "\n\n".join(dict.fromkeys(x.replace("reconsideration", "rent") for x in lines if x))
    for must in (paper_words.NOT_CHANGED, paper_words.WE_CHANGED_TOO, checker_words.TAKEN_OUT):
        assert must in words
    found = check_bytes(words.encode(), "words.txt", "easy-read")["findings"]
    assert [f for f in found if f["severity"] != "inform"] == []
