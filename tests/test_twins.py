"""A sentence that stands twice on a page: changed in both places, or said to be told otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from easyread.layout.added import about_rows
from easyread.model import About, Draft, EasyRead, Line, Row, Section
from easyread.review.edits import RowEdit, edit_page, row_keys
from easyread.review.twins import Twin, twins_of


def row(row_id: str, *lines: tuple[str, str], term: str = "") -> Row:
    made = tuple(
        Line(f"{row_id}.{n}", text, (source,) if source else (), term=term)
        for n, (text, source) in enumerate(lines, 1)
    )
    return Row(row_id, "info", made)


@pytest.fixture
def page() -> EasyRead:
    pay = ("You must pay £40.", "s1")
    day = ("Pay by 3 May 2027.", "s2")
    debt = ("A debt is money you owe.", "")
    return EasyRead(
        "A title",
        (
            Section("main", "The main things", (row("main.1.1", pay),)),
            Section("own1", "The debt", (row("part1.1", pay, day), row("part2.1", debt, term="debt"))),
            Section("words", "Hard words", (row("word.1.1", debt, term="debt"),)),
        ),
        About(),
        "easy-read",
    )  # fmt: skip


def key_of(page: EasyRead, row_id: str) -> str:
    return row_keys(page)[row_id]


def words_of(page: EasyRead) -> dict[str, list[str]]:
    return {r.id: [x.text for x in r.lines] for s in page.sections for r in s.rows}


def test_new_words_stand_in_both_places_and_the_rest_stays(page: EasyRead) -> None:
    made = edit_page(page, [RowEdit(key_of(page, "main.1.1"), "words", ("Please pay £40.",))]).page
    was = words_of(page)
    assert words_of(made) == {
        **was,
        "main.1.1": ["Please pay £40."],
        "part1.1": ["Please pay £40.", "Pay by 3 May 2027."],
    }
    assert twins_of(made, row_keys(made))[key_of(made, "main.1.1")] == (
        Twin(key_of(made, "part1.1"), True),
    )


def test_from_below_it_goes_up_too_and_an_explanation_stands_twice(page: EasyRead) -> None:
    edits = [
        RowEdit(key_of(page, "part1.1"), "words", ("Please pay £40.", "Pay by 3 May 2027.")),
        RowEdit(key_of(page, "word.1.1"), "words", ("A debt is what you owe.",)),
    ]
    said = words_of(edit_page(page, edits).page)
    assert said["main.1.1"] == ["Please pay £40."]
    assert said["part2.1"] == said["word.1.1"] == ["A debt is what you owe."]


def test_one_line_becomes_two_in_both_places_where_there_is_room(page: EasyRead) -> None:
    key = key_of(page, "main.1.1")
    made = edit_page(page, [RowEdit(key, "words", ("You owe £40.", "Please pay it."))]).page
    assert words_of(made)["part1.1"] == ["You owe £40.", "Please pay it.", "Pay by 3 May 2027."]
    lines = [x for s in made.sections for r in s.rows for x in r.lines]
    assert len({x.id for x in lines}) == len(lines)
    three = ("You owe £40.", "Please pay it.", "Thank you.")
    full = edit_page(page, [RowEdit(key, "words", three)]).page
    assert words_of(full)["part1.1"] == words_of(page)["part1.1"]
    told = twins_of(full, row_keys(full))
    assert told[key_of(full, "main.1.1")] == (Twin(key_of(full, "part1.1"), False),)
    assert told[key_of(full, "part1.1")] == (Twin(key_of(full, "main.1.1"), False),)


def test_who_wants_one_place_only_gets_that_and_is_told_that_the_other_says_it_otherwise(
    page: EasyRead,
) -> None:
    key = key_of(page, "main.1.1")
    made = edit_page(page, [RowEdit(key, "words", ("Pay £40.",), alone=True)]).page
    assert words_of(made)["part1.1"] == words_of(page)["part1.1"]
    assert not twins_of(made, row_keys(made))[key][0].alike
    # What is told otherwise already is not touched by the next change.
    after = edit_page(
        page,
        [
            RowEdit(key, "words", ("Pay £40.",), alone=True),
            RowEdit(key, "words", ("Pay us £40.",)),
        ],
    ).page
    assert words_of(after)["part1.1"] == words_of(page)["part1.1"]


def test_a_sentence_that_still_stands_below_is_not_left_out(page: EasyRead) -> None:
    gone = RowEdit(key_of(page, "main.1.1"), "remove", who="Ana", reason="It stands below.")
    assert edit_page(page, [gone]).left_out == ()
    below = RowEdit(key_of(page, "part1.1"), "remove", who="Ana", reason="Not for this reader.")
    assert [x.sentence for x in edit_page(page, [below]).left_out] == ["s2"]
    assert [x.sentence for x in edit_page(page, [gone, below]).left_out] == ["s1", "s2"]


def test_an_added_row_is_known_by_what_it_is_for_whoever_wrote_and_whatever_is_explained() -> None:
    term = Line("l1", "A debt is money you owe.", (), term="debt")

    def ids(about: About, draft: Draft) -> list[str]:
        before, after = about_rows(about, draft)
        return [one.id for one in (*before, *after)]

    version = ["about.version", "about.ask"]
    assert ids(About(), Draft("x", ())) == version
    assert ids(About(), Draft("x", (term,))) == ["about.from", *version]
    assert ids(About(sender="Ashby Council"), Draft("x", (term,))) == ["about.from", *version]


def test_an_added_row_keeps_its_key_and_its_explained_word(page: EasyRead) -> None:
    key = key_of(page, "word.1.1")
    more = ("A debt is money.", "You owe it.")
    made = edit_page(page, [RowEdit(key, "words", more, alone=True)]).page
    changed = made.sections[2].rows[0]
    assert {line.term for line in changed.lines} == {"debt"}
    assert row_keys(made) == row_keys(page)
    other = replace(page.sections[2].rows[0], id="word.2.1")
    two = replace(page, sections=(*page.sections, Section("x", "x", (other,))))
    assert len(set(row_keys(two).values())) == len(row_keys(two))
