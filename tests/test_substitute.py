"""Easier words for one word of a sentence: the right form, the best first, silence where unsure."""

from __future__ import annotations

import csv
import subprocess
import sys
from importlib.resources import files

import pytest
from wordfreq import zipf_frequency

from easyread.simplify.easier import ranking
from easyread.simplify.substitute import substitute, substitute_surely


@pytest.mark.parametrize(
    ("sentence", "word", "first"),
    [
        ("Rebels have seized control of the port.", "seized", "taken"),
        ("School is compulsory for children aged 6 to 16.", "compulsory", "required"),
        ("The fans cheered the perilous climb.", "perilous", "dangerous"),
        ("Prices soared after the harvest failed.", "soared", "rose"),
        ("The ministries published two comprehensive surveys.", "surveys", "studies"),
        ("He was reluctant to talk.", "reluctant", "unwilling"),
        ("Approximately 3,000 people live there.", "Approximately", "About"),
    ],
)
def test_the_first_word_is_right_and_in_the_same_form(sentence: str, word: str, first: str) -> None:
    assert substitute(sentence, word)[0] == first


def test_american_spelling_is_looked_up_in_our_british_lists() -> None:
    assert substitute("They will organize a meeting.", "organize")[0] in ("plan", "arrange")
    assert "organised" not in substitute("They organized it.", "organized")


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("You can appeal.", "appeal"),
        ("She went to the tribunal.", "tribunal"),
        ("Come in.", "Come"),
        ("The word is not here.", "missing"),
        ("He eats xqzzy.", "xqzzy"),
        ("A sentence.", " "),
    ],
)
def test_it_says_nothing_where_it_has_nothing_good(sentence: str, word: str) -> None:
    assert substitute(sentence, word) == ()


def test_hardly_is_not_in_a_hard_way() -> None:
    assert "hardly" not in substitute("He was harshly treated.", "harshly", least=0)


def test_no_answer_holds_the_hard_word_itself() -> None:
    found = substitute("Militants fired a rocket at the town.", "rocket", least=0)
    assert not [f for f in found if "rocket" in f]


def test_people_are_never_called_by_words_that_hurt() -> None:
    for word in ("disabled", "impaired"):
        assert "handicapped" not in substitute(f"It helps {word} people.", word, least=0)


def test_the_surer_it_must_be_the_less_it_says() -> None:
    line = ("The hottest item this year is a toy.", "hottest")
    sure = substitute_surely(*line)[1]
    assert sure < 0.15
    assert substitute(*line) == ()
    assert substitute("Many residing here are old.", "residing", least=0.6)


def test_a_verb_with_an_object_does_not_rise() -> None:
    ranked = substitute("The bank raised its rates to hamper inflation.", "raised", least=0)
    assert not ranked or ranked[0] != "rose"


def test_every_measure_has_a_weight() -> None:
    assert set(ranking.weights()) == {*ranking.MEASURES, "nothing fits"}


def test_our_own_list_is_sound() -> None:
    text = files("easyread.simplify.easier").joinpath("easier.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) > 7000
    assert len({(r["word"], r["pos"]) for r in rows}) == len(rows)
    for row in rows:
        easier = row["easier"].split("|")
        assert row["pos"] in ("NOUN", "VERB", "ADJ", "ADV", "PREP", "CONJ")
        assert all(easier) and row["word"] not in easier and len(set(easier)) == len(easier)


def test_six_of_seven_first_words_of_our_list_are_more_common_than_the_hard_one() -> None:
    text = files("easyread.simplify.easier").joinpath("easier.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    single = [(r["word"], r["easier"].split("|")[0]) for r in rows]
    single = [pair for pair in single if " " not in pair[1]]
    rarer = [p for p in single if zipf_frequency(p[1], "en") < zipf_frequency(p[0], "en")]
    assert len(rarer) / len(single) < 0.15


def test_the_licence_of_wordnet_travels_with_its_words() -> None:
    text = files("easyread.simplify.easier").joinpath("wordnet_licence.txt").read_text("utf-8")
    assert "Princeton University" in text and "appear on ALL copies" in text


def test_the_command_gives_one_line_for_each_line() -> None:
    lines = "She purchased a bed.\tpurchased\n\nCome in.\tCome\n"
    done = subprocess.run(
        [sys.executable, "-m", "easyread.cli", "substitute", "--lines"],
        input=lines,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.count("\n") == 3
    assert done.stdout.startswith("bought\t")
