"""Every entry of symbols/concepts: it draws, it is whole, it is adult, and its words find it."""

from __future__ import annotations

import re
from collections import Counter

import pytest

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
        for trigger in concept.triggers:
            words = trigger.removeprefix("=").replace("...", "your")
            if concept.id not in {m.concept.id for m in match([words])}:
                lost.append((concept.id, trigger))
    assert lost == []


def test_no_trigger_names_two_concepts() -> None:
    said = Counter(t for c in CONCEPTS.values() for t in c.triggers)
    assert [t for t, n in said.items() if n > 1] == []
