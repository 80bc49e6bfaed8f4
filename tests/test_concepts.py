"""Every entry of symbols/concepts: it draws, it is whole, it is adult, and its words find it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from easyread.model import About, EasyRead, Line, Picture, Row, Section
from easyread.pictures import illustrate
from easyread.settings import Profile
from symbols import recipes
from symbols.index import concepts
from symbols.matching import match

CONCEPTS = concepts()
DRAWN = [c for c in CONCEPTS.values() if c.picture]


def test_there_are_many_concepts_and_each_topic_has_some() -> None:
    assert len(DRAWN) >= 170
    topics = {c.topic for c in CONCEPTS.values()}
    assert topics == {
        *("health", "money", "housing", "care", "law", "contact"),
        *("time", "travel", "people", "feelings", "actions", "everyday"),
    }


@pytest.mark.parametrize("concept", DRAWN, ids=lambda c: c.id)
def test_a_concept_draws_inside_its_frame_with_no_text_and_nothing_fetched(concept) -> None:
    svg = recipes.art(concept.picture).decode()
    assert svg.startswith("<svg") and 'viewBox="0 0 72 72"' in svg
    assert not re.search(r"<text|<script|<image|<style|https?://(?!www\.w3\.org)", svg)
    ids = re.findall(r'\sid="([^"]+)"', svg)
    assert len(ids) == len(set(ids))


def test_a_simpler_picture_for_beside_a_day_draws_and_says_what_is_seen() -> None:
    small = [c for c in DRAWN if c.small]
    assert small
    for concept in small:
        recipe, alt = concept.small
        assert recipes.art(recipe).startswith(b"<svg") and 4 <= len(alt) <= 40, concept.id


def test_an_idea_and_its_opposite_name_each_other() -> None:
    for concept in CONCEPTS.values():
        if concept.opposite:
            assert CONCEPTS[concept.opposite].opposite == concept.id
        assert not concept.listed or concept.listed in CONCEPTS, concept.id


def test_one_picture_never_stands_for_two_ideas() -> None:
    twice = [p for p, n in Counter(c.picture for c in DRAWN).items() if n > 1]
    assert twice == []


def test_no_picture_has_yellow_skin() -> None:
    """A person in OpenMoji is yellow where the code names no tone and no recipe gives one."""
    people = re.compile(
        r"openmoji:(?:1F9D[1-9]|1F46[6-9]|1F64[5-7B-E]|1F93[07]|1FAAA|1FAF\d|1F44[2-9D-F]|E0AC|E0AD|E0B2)"
    )
    for concept in DRAWN:
        for found in people.finditer(concept.picture):
            code = re.match(r"openmoji:[0-9A-F-]+", concept.picture[found.start() :]).group(0)
            before = concept.picture[: found.start()]
            assert "-1F3F" in code or before.endswith("tone("), concept.id


@pytest.mark.parametrize(
    "code",
    [
        "1F528",
        "1F9E9",
        "1F9F8",
        "1F388",
        "1F389",
        "1F4A9",
        "1F47A",
        "1F417",
        "1F435",
        "264B",
        "1F980",
        "1F9DF",
        "1F48C",
        "1FA9A",
        "1F918",
        "1F91F",
        "1F480",
        "1F4B2",
    ],
)
def test_no_gavel_jigsaw_toy_party_or_picture_that_hurt_people_before(code: str) -> None:
    assert not [c.id for c in DRAWN if f"openmoji:{code}" in c.picture]


def test_the_alt_text_is_short_and_says_what_is_seen() -> None:
    for concept in DRAWN:
        assert 4 <= len(concept.alt) <= 70, concept.id
        assert concept.alt[0].isupper() and not concept.alt.endswith("."), concept.id


def test_skin_tones_are_a_mix() -> None:
    tones = Counter(t for c in DRAWN for t in re.findall(r"1F3F[B-F]", c.picture))
    assert len(tones) >= 4 and max(tones.values()) < 0.5 * sum(tones.values())


def test_ideas_that_can_hurt_are_marked_sensitive() -> None:
    for name in ("abuse", "death", "cancer", "police", "mental-health", "safeguarding", "dementia"):
        assert CONCEPTS[name].sensitive, name


def test_no_picture_is_given_for_autism_and_learning_disability() -> None:
    assert CONCEPTS["autism"].picture == "" == CONCEPTS["learning-disability"].picture


def test_a_trigger_finds_its_own_concept() -> None:
    """Unless a longer phrase of another concept, or a word that rules it out, stands in it."""
    lost = []
    for concept in CONCEPTS.values():
        meant = {t: words for triggers, words in concept.senses for t in triggers}
        for trigger in concept.triggers:
            words = trigger.removeprefix("=").replace("...", "your")
            words += ", " + meant[trigger][0] if trigger in meant else ""
            if concept.id not in {m.concept.id for m in match([words])}:
                lost.append((concept.id, trigger))
    assert lost == []


def test_a_word_of_several_senses_is_a_trigger_and_names_words_of_its_sense() -> None:
    for concept in CONCEPTS.values():
        for triggers, words in concept.senses:
            assert set(triggers) <= set(concept.triggers), concept.id
            assert words and all(w == w.lower() for w in words), concept.id


def test_no_trigger_names_two_concepts() -> None:
    said = Counter(t for c in CONCEPTS.values() for t in c.triggers)
    assert [t for t, n in said.items() if n > 1] == []


@pytest.fixture(autouse=True)
def no_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EASYREAD_PACKS", str(tmp_path / "none"))


def rows(*texts: tuple[str, ...]) -> list[Picture | None]:
    """Illustrate rows; a line that begins with "- " is an item of a list."""
    made = tuple(
        Row(
            id=f"r{i}",
            kind="info",
            lines=tuple(
                Line(f"r{i}.{j}", t.removeprefix("- "), (), item=t.startswith("- "))
                for j, t in enumerate(row)
            ),
        )
        for i, row in enumerate(texts)
    )
    easyread = EasyRead("Title", (Section("s", "Heading", made),), About(), "easy-read")
    return [r.picture for s in illustrate(easyread, Profile()).sections for r in s.rows]


def seen(picture: Picture | None) -> str | None:
    return picture.alt if picture else None


@pytest.mark.parametrize(
    ("lead", "item"),
    [
        ("You must not have:", "- sweets and chocolate"),
        ("For 24 hours after the operation, do not:", "- sign legal papers"),
        ("You must not do these things for 24 hours after the scan.", "- drive a car"),
        ("You should not take:", "- your tablets"),
        ("We cannot pay for:", "- a taxi"),
        ("Please avoid:", "- alcohol"),
    ],
)
def test_a_row_that_goes_on_with_a_forbidden_list_shows_nothing_uncrossed(
    lead: str, item: str
) -> None:
    assert rows((lead, "- something else"), (item,), (item,))[1:] == [None, None]


@pytest.mark.parametrize("lead", ["You can have:", "If you cannot come, you can have:"])
def test_a_list_of_what_is_allowed_keeps_its_pictures(lead: str) -> None:
    assert seen(rows((lead, "- something"), ("- a glass of water",))[1]) == "A glass of water"


def test_things_not_to_forget_and_the_row_after_a_list_keep_their_pictures() -> None:
    assert rows(("Do not forget to bring:", "- this"), ("- your tablets",))[1] is not None
    told = rows(("You must not have:", "- this"), ("- sweets",), ("Bring your glasses.",))
    assert told[1] is None and told[2] is not None


def test_a_forbidden_list_in_one_row_is_crossed_out_or_has_no_picture() -> None:
    found = rows(("For 24 hours, you must not:", "- drive a car", "- drink alcohol"))[0]
    assert found is not None and found.crossed


@pytest.mark.parametrize(
    "lines",
    [
        ("After this time nothing should be taken by mouth.", "Alcohol should be avoided."),
        ("You may drink water until 6am.", "After this nothing should be taken by mouth."),
        ("Medicine: Metformin", "Instruction: Do not take on the morning of surgery"),
        ("Medicine: Warfarin", "Instruction: Stop 5 days before"),
        ("Medicine: Ramipril tablets", "Instruction: Omit for 24 hours before surgery"),
        ("Avoid alcohol.",),
        ("Smoking is prohibited.",),
        ("We will not stop your payments.",),
    ],
)
def test_what_is_stopped_or_left_out_is_never_shown_as_allowed(lines: tuple[str, ...]) -> None:
    assert rows(lines) == [None]


@pytest.mark.parametrize(
    ("sentence", "alt"),
    [
        (
            "You must not drive, operate machinery, sign legal documents or care for children.",
            "A car, crossed out",
        ),
        (
            "You must not consume any food, including sweets, chewing gum or milk.",
            "A plate with a knife and fork, crossed out",
        ),
        ("Your benefit payments should be stopped.", "Money and a stop sign"),
        ("Your payments will stop.", "Money and a stop sign"),
    ],
)
def test_a_long_ban_is_crossed_out_and_a_stop_of_its_own_keeps_its_picture(
    sentence: str, alt: str
) -> None:
    assert seen(rows((sentence,))[0]) == alt


@pytest.mark.parametrize(
    ("line", "alt"),
    [
        ("Eastmarsh University Hospitals NHS Foundation Trust", "A hospital"),
        ("Brackwell Advice Centre", None),
        ("Harmouth Housing Benefit Service", None),
        ("Netherby High School", None),
        ("University of Harmouth", None),
        ("Stanmoor Borough Council", "A public building"),
        ("You go to school.", "A school"),
        ("safeguarding.adults@school.example", "A computer and a letter"),
        ("The website is www.hospital.example/dentist", "A computer and the internet"),
    ],
)
def test_a_name_or_an_address_is_not_what_a_row_is_about(line: str, alt: str | None) -> None:
    assert seen(rows((line,))[0]) == alt


@pytest.mark.parametrize(
    "line",
    [
        "Thank you for your application for free travel help.",
        "You get this free of charge.",
        "You can have this at no cost.",
        "Late appeals are only allowed in special cases.",
        "Keith has consented to your attendance.",
        "Role: Adult at risk",
    ],
)
def test_words_whose_picture_misled_readers_have_none(line: str) -> None:
    assert rows((line,)) == [None]


def test_an_event_that_was_moved_shows_its_new_day_and_time() -> None:
    moved = "We have rearranged your site visit at 10:30am on Thursday 12 June 2025."
    assert seen(rows((moved,))[0]) == "A calendar at 12 June and a clock at 10:30"
    purpose = "The purpose of the meeting is to agree a plan. Keith gave his consent."
    assert seen(rows((purpose,))[0]) != "A thumb up and a thumb down"


def test_one_picture_stands_three_times_at_most_save_a_way_of_contact() -> None:
    debt, other = ("You have a debt.",), ("This is how it is.",)
    found = rows(debt, other, debt, other, debt, other, debt)
    assert [bool(p) for p in found[::2]] == [True, True, True, False]
    phone = ("Phone us.",)
    assert all(rows(phone, other, phone, other, phone, other, phone)[::2])
