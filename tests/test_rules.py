"""Every rule proves itself: what it says it catches is found, its near misses are not."""

import re
from pathlib import Path

import pytest

from easyread.nlp import Parsed, parse, parse_many
from easyread.settings import find_profile
from easyread.simplify.check import check_letter, check_text
from easyread.simplify.registry import Hit, Rule, rules

PROFILE = find_profile("easy-read")


def hits(rule: Rule, text: Parsed) -> list[Hit]:
    found = rule.find((text,), PROFILE) if rule.scope == "letter" else rule.find(text, PROFILE)
    return list(found)


def cases(field: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.id}: {example[:50]}")
        for rule in rules()
        for example in getattr(rule, field)
    ]


@pytest.mark.parametrize(("rule", "example"), cases("catches"))
def test_a_rule_finds_its_own_examples_at_exact_characters(rule: Rule, example: str) -> None:
    found = hits(rule, parse(example))
    assert found, f"{rule.id} misses: {example}"
    for hit in found:
        words = example[hit.start : hit.end]
        assert words and words == words.strip()
        assert 0 <= hit.start < hit.end <= len(example)


@pytest.mark.parametrize(("rule", "example"), cases("passes"))
def test_a_rule_leaves_its_near_misses(rule: Rule, example: str) -> None:
    found = [example[h.start : h.end] for h in hits(rule, parse(example))]
    assert not found, f"{rule.id} is wrong about: {example}"


@pytest.mark.parametrize("rule", rules(), ids=lambda r: r.id)
def test_a_rule_carries_its_proof_and_its_source(rule: Rule) -> None:
    assert len(rule.catches) >= 3 and len(rule.passes) >= 3
    assert re.match(r"[WSTN]-\d\d", rule.source)
    assert rule.says.endswith(".")
    assert rule.find.__module__.rsplit(".", 1)[-1] == rule.id
    assert rule.id == "passive" or not rule.id.startswith("passive")


def found_in(text: str, profile: str = "easy-read") -> list[tuple[str, str]]:
    return [
        (f.rule, text[f.span.start : f.span.end])
        for f in check_text(parse(text), find_profile(profile))
    ]


def test_findings_stand_in_reading_order_and_none_comes_twice() -> None:
    letter = list(
        parse_many(
            [
                (
                    "You don't need to pay. The form must be returned by 3/5/2027.",
                    "b1",
                    "paragraph",
                ),
                ("You can get PIP, e.g. if you don't walk far.", "b2", "paragraph"),
            ]
        )
    )
    found = check_letter(letter, PROFILE)
    order = [(f.span.block, f.span.start) for f in found]
    assert order == sorted(order)
    assert len(set(found)) == len(found)
    assert [f.rule for f in found if f.span.block == "b1"] == [
        "contraction",
        "passive",
        "numeric_date",
    ]
    assert {"acronym", "latin", "contraction"} <= {f.rule for f in found if f.span.block == "b2"}


def test_an_acronym_is_asked_for_once_and_not_after_it_is_explained() -> None:
    letter = list(
        parse_many(
            [
                ("Personal Independence Payment (PIP) helps you.", "b1", "paragraph"),
                ("You get PIP. Ask your CMHT. Your CMHT can help.", "b2", "paragraph"),
            ]
        )
    )
    found = [f for f in check_letter(letter, PROFILE) if f.rule == "acronym"]
    assert [(f.span.block, f.span.start) for f in found] == [("b2", 22)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "ST EXAMPLE'S HOSPITAL NHS FOUNDATION TRUST",
        "Write to ((name of the manager etc)) or {{team eg}}.",
        "Email info.etc@example.org or go to www.example.ie.",
        "Phone 01632 960422.",
        "Mrs Winifred Mockridge-Specimen",
        "You can ask someone you trust to read this with you.",
    ],
)
def test_nothing_is_said_where_nothing_is_hard(text: str) -> None:
    assert found_in(text) == []


def test_a_looser_profile_says_less() -> None:
    text = "About 20% of the people that we wrote to in May sent the form back by post."
    strict, loose = found_in(text), found_in(text, "plain-english")
    assert {"percentage", "long_sentence"} <= {rule for rule, _ in strict}
    assert not {"percentage", "long_sentence"} & {rule for rule, _ in loose}


def test_the_gold_letter_is_hard_and_its_easy_read_is_not(data: Path) -> None:
    folder = data.parent / "examples"
    if not folder.is_dir():
        pytest.skip("not run: no data")
    counts = []
    for name in ("hospital.letter.txt", "hospital.easy-read.txt"):
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if line.strip() and not line.startswith(("[", "#"))]
        texts = list(parse_many((line, str(i), "paragraph") for i, line in enumerate(kept)))
        found = check_letter(texts, PROFILE)
        size = sum(len(line.split()) for line in kept)
        counts.append(100 * sum(f.severity == "block" for f in found) / size)
    hard, easy = counts
    assert hard > 4 and easy < 0.5
