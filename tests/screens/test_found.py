"""Which findings stop which step, and how they are put together for a person."""

from __future__ import annotations

from typing import Any

from api.pages.found import found_in, titles
from easyread.model import Finding, Severity, Span
from easyread.review.findings import STOPS, Left, stopping
from easyread.simplify.registry import rules


def left(key: str, severity: Severity) -> Left:
    finding = Finding("passive", Span("l1", 0, 4), "Say who does it.", severity, "S-05: guides")
    return Left(key, finding, "It is sent.")


def told(key: str, rule: str, severity: str, dismissed: str = "") -> dict[str, Any]:
    more = {"says": "Say it.", "source": "S-00: guides", "line": "It is sent."}
    return {"key": key, "rule": rule, "severity": severity, "dismissed": dismissed, **more}


def test_what_needs_a_look_waits_for_the_check_and_what_must_be_mended_does_not() -> None:
    found = (left("look", "warn"), left("note", "inform"), left("mend", "block"))
    assert [x.key for x in stopping(found, (), "to_author")] == ["mend"]
    assert [x.key for x in stopping(found, (), "pass")] == ["mend", "look"]
    assert [x.key for x in stopping(found, ("mend", "look"), "pass")] == []


def test_what_is_for_interest_stops_nothing() -> None:
    assert all("inform" not in severities for severities in STOPS.values())


def test_alike_findings_are_one_group_and_each_to_mend_stands_alone() -> None:
    found = found_in(
        [
            told("a", "passive", "warn"),
            told("b", "long_sentence", "block"),
            told("c", "passive", "warn"),
            told("d", "long_sentence", "block"),
            told("e", "jargon", "inform"),
            told("f", "jargon", "warn", "Our readers know it."),
        ]
    )
    assert [group.id for group in found.groups] == ["b", "d", "warn-passive", "inform-jargon"]
    assert [len(group.found) for group in found.of("warn")] == [2]
    assert [one["key"] for one in found.aside] == ["f"]


def test_every_rule_has_a_title_in_plain_words() -> None:
    assert set(titles()) == {rule.id for rule in rules()}
    assert all("_" not in title for title in titles().values())
