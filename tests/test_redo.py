"""A page made again after each change, from what is in memory: the very page that a fresh start makes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from easyread import nlp, pipeline
from easyread.facts import check_change, trace
from easyread.facts.retold import parsed
from easyread.masking import capitals, mask_page, name_runs, page
from easyread.model import Conversion
from easyread.pipeline import convert, redo
from easyread.printed import rows_of
from easyread.review.approval import Prints, prints_of
from easyread.review.edits import RowEdit, row_keys
from easyread.settings import find_profile
from easyread.simplify import check

# Each may be typed into a row: other days, sums and names, a duty turned round, hard words.
WORDS = (
    "You must pay £120 by 3 May 2027.",
    "You do not have to pay by 3 May 2027.",
    "The council owes you £5.",
    "You owe the council £5.",
    "Phone Temperance Okafor on 01632 960123.",
    "Ask Mr Lee of Brackendale Homes, 12 Sundial Street, Farrowdale FX1 9AA.",
    "Remuneration will be made commensurate with your entitlement.",
    "Bring your letter.",
)
PROFILE = find_profile("easy-read")


def forget() -> None:
    """Empty all that is kept in memory of the words of a letter."""
    nlp._Last.docs = {}
    check._known.clear()
    parsed.forget()
    for kept in (
        pipeline._drafted_before,
        pipeline._questions_before,
        check_change,
        trace._turned_acts,
        capitals.words_of,
        capitals.runs,
        capitals._in_capitals,
        name_runs._people_in,
        page._spots_of,
    ):
        kept.cache_clear()


def made_again(made: Conversion, edits: tuple[RowEdit, ...]) -> tuple[Conversion, Prints]:
    """The letter after these changes, without its timings, and its prints."""
    again = replace(redo(made, PROFILE, (), edits), timings_s={})
    return again, prints_of(again.easyread, mask_page(again.easyread, made.letter).typed)


@pytest.fixture(scope="module")
def made(project: Path) -> Conversion:
    """A kept letter."""
    return convert(project / "tests" / "letters" / "housing-inspection.txt", PROFILE)


@given(data=st.data())
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_page_made_again_from_memory_is_the_page_of_a_fresh_start(
    made: Conversion, data: st.DataObject
) -> None:
    keys = list(row_keys(made.easyread).values())
    edits: tuple[RowEdit, ...] = ()
    for _ in range(data.draw(st.integers(1, 4), label="changes")):
        kind = data.draw(st.sampled_from(["words", "words", "remove", "up", "join"]))
        lines = data.draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=2))
        told = tuple(lines) if kind == "words" else ()
        key = data.draw(st.sampled_from(keys))
        edits = (*edits, RowEdit(key, kind, told, reason="Not needed here."))
        kept = made_again(made, edits)
    forget()
    assert made_again(made, edits) == kept


def test_what_is_in_memory_of_one_letter_changes_nothing_in_another(
    made: Conversion, project: Path
) -> None:
    other = convert(project / "tests" / "letters" / "benefit-stopped.txt", PROFILE)
    key = next(iter(row_keys(other.easyread).values()))
    edits = (RowEdit(key, "words", (WORDS[0],)),)
    forget()
    alone = made_again(other, edits)
    forget()
    for number, words in enumerate(WORDS):
        made_again(
            made, (RowEdit(list(row_keys(made.easyread).values())[number], "words", (words,)),)
        )
    assert made_again(other, edits) == alone


def test_a_changed_line_is_checked_at_once_though_all_others_are_known() -> None:
    letter = b"Dear Ms Khan\n\nYou must pay 12 pounds by 3 May 2027.\n\nBring your letter.\n"
    made = pipeline.convert_bytes(letter, "letter.txt", PROFILE)
    row = next(r for r in rows_of(made.easyread) if any("must pay" in x.text for x in r.lines))
    key = row_keys(made.easyread)[row.id]
    was = tuple(line.text for line in row.lines)
    turned = tuple(text.replace("must pay", "can pay") for text in was)
    right, _ = made_again(made, (RowEdit(key, "words", was),))
    wrong, _ = made_again(made, (RowEdit(key, "words", turned),))
    again, _ = made_again(made, (RowEdit(key, "words", was),))
    assert not right.check.changed
    assert [p.was for p in wrong.check.changed] == ["must"]
    assert again == right


def test_the_limits_of_another_profile_count_for_the_same_lines(made: Conversion) -> None:
    strict, wide = find_profile("easy-read-plus"), find_profile("plain-english")
    forget()
    alone = redo(made, wide).findings_left
    assert redo(made, strict).findings_left != alone
    assert redo(made, wide).findings_left == alone
