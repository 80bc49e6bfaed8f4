"""The professional's screen: findings in place, set aside and taken back, before and after, pass."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from tests.screens.pages import etag, page, problem, send, words
from tests.service.conftest import House
from tests.service.test_letters import latest, put_in
from tests.service.test_moves import answer_questions, assign, clear_findings, move

HARD = """Ashby Council

3 March 2026

Dear Ms Demir

The application that was submitted by you in respect of the aforementioned property was considered by the committee, and it was subsequently determined that it could not be approved.

Please phone 01632 960001.

Yours sincerely

Owen Price
"""


@pytest.fixture(scope="module")
def letter(service: TestClient, house: House) -> dict[str, Any]:
    letter = put_in(service, house, HARD)
    assert assign(service, house, letter, topics=[]).status_code == 200
    clear_findings(service, house, letter)
    assert move(service, house, letter, "converter", "to_author").status_code == 200
    answer_questions(service, house, letter)
    signed = move(service, house, letter, "author", "sign")
    assert signed.status_code == 200, signed.text
    return latest(service, house, letter)


def test_before_and_after_stand_side_by_side_with_a_plot_and_the_same_as_a_table(
    service: TestClient, house: House, letter: dict[str, Any]
) -> None:
    seen = page(service, house["readability"], f"/letters/{letter['id']}/check")
    plot = seen.find("svg", class_="er-plot")
    assert plot is not None and plot["role"] == "img"
    assert seen.find(id=plot["aria-labelledby"]) is not None
    drawn = [int(t.string) for t in plot.find_all("text") if str(t.string).isdigit()]
    table = next(t for t in seen.find_all("table") if "26 or more" in t.get_text())
    cells = [int(td.string) for td in table.find_all("td")]
    assert drawn == cells and sum(cells) > 4
    assert "Passive sentences" in words(seen)


def reasons(seen: BeautifulSoup) -> list[str]:
    """The names of the fields that ask why something may stay."""
    return [str(x["name"]) for x in seen.select("input.er-why")]


def ticked(seen: BeautifulSoup) -> list[str]:
    """What the form of reasons is about as it stands, before anybody touches it."""
    found = seen.select("input[type=hidden][name=finding], input[name=finding][checked]")
    return [str(x["value"]) for x in found]


def test_what_was_set_aside_can_count_again_and_then_stops_the_letter(
    service: TestClient, house: House, letter: dict[str, Any]
) -> None:
    path, reader = f"/letters/{letter['id']}/check", house["readability"]
    aside = [f["key"] for f in letter["findings"] if f["dismissed"]]
    assert len(aside) > 1
    tag = etag(service, reader, path)
    sent = send(service, reader, f"{path}/aside/again", etag=tag, back=aside)
    assert sent.status_code == 303, problem(sent)
    seen = page(service, reader, path)
    assert all(seen.find(id=f"finding-{key}") is not None for key in aside)
    passed = send(service, reader, path, etag=etag(service, reader, path), do="pass")
    assert passed.status_code == 409
    assert latest(service, house, letter)["state"] == "readability"


def test_what_must_be_mended_is_asked_one_by_one_and_the_rest_once_for_each_rule(
    service: TestClient, house: House, letter: dict[str, Any]
) -> None:
    seen = page(service, house["readability"], f"/letters/{letter['id']}/check")
    open_ones = [f for f in latest(service, house, letter)["findings"] if not f["dismissed"]]
    must = {f["key"] for f in open_ones if f["severity"] == "block"}
    rules = {f["rule"] for f in open_ones if f["severity"] == "warn"}
    assert must and rules
    assert len(reasons(seen)) == len(must) + len(rules)
    assert set(ticked(seen)) == {f["key"] for f in open_ones if f["severity"] != "inform"}
    assert "Say who does it." in words(seen)  # the rule in plain words, not by its name
    assert "several_ideas" not in words(seen)


def test_a_reason_that_says_nothing_comes_back_and_nothing_is_kept(
    service: TestClient, house: House, letter: dict[str, Any]
) -> None:
    path, reader = f"/letters/{letter['id']}/check", house["readability"]
    seen = page(service, reader, path)
    tag, names, keys = etag(service, reader, path), reasons(seen), ticked(seen)
    none = send(service, reader, f"{path}/aside", etag=tag, finding=keys)
    assert none.status_code == 422
    given = {names[0]: "It is a name of a law.", names[1]: "ok"}
    short = send(service, reader, f"{path}/aside", etag=tag, finding=keys, more=given)
    assert short.status_code == 422
    again = BeautifulSoup(short.text, "html.parser")
    assert again.find(id=f"{names[1]}-error") is not None
    assert again.find(id=names[0])["value"] == "It is a name of a law."  # type: ignore[index]
    assert not any(f["dismissed"] for f in latest(service, house, letter)["findings"])


def test_one_reason_counts_for_all_that_are_ticked_and_for_no_other(
    service: TestClient, house: House, letter: dict[str, Any]
) -> None:
    path, reader = f"/letters/{letter['id']}/check", house["readability"]
    open_ones = latest(service, house, letter)["findings"]
    jargon = [f["key"] for f in open_ones if (f["rule"], f["severity"]) == ("jargon", "warn")]
    assert len(jargon) > 1
    why = {"why-warn-jargon": "Our readers know these words."}
    unticked = send(service, reader, f"{path}/aside", etag=etag(service, reader, path), more=why)
    assert unticked.status_code == 422
    sent = send(
        service, reader, f"{path}/aside", etag=etag(service, reader, path),
        finding=jargon[1:], more=why,
    )  # fmt: skip
    assert sent.status_code == 303, problem(sent)
    now = {f["key"]: f["dismissed"] for f in latest(service, house, letter)["findings"]}
    assert not now[jargon[0]]
    assert all(now[key] == "Our readers know these words." for key in jargon[1:])


def test_with_a_reason_for_each_the_letter_passes(
    service: TestClient, house: House, letter: dict[str, Any]
) -> None:
    path, reader = f"/letters/{letter['id']}/check", house["readability"]
    seen = page(service, reader, path)
    why = dict.fromkeys(reasons(seen), "The law says it so.")
    tag = etag(service, reader, path)
    sent = send(service, reader, f"{path}/aside", etag=tag, finding=ticked(seen), more=why)
    assert sent.status_code == 303, problem(sent)
    assert "You can pass this letter" in words(page(service, reader, path))
    short = send(service, reader, path, etag=etag(service, reader, path), do="back", reason="no")
    assert short.status_code == 422
    passed = send(service, reader, path, etag=etag(service, reader, path), do="pass")
    assert passed.status_code == 303, problem(passed)
    assert latest(service, house, letter)["state"] == "staff_checked"


def test_nobody_else_sees_this_screen(
    service: TestClient, house: House, letter: dict[str, Any]
) -> None:
    page(service, house["author"], f"/letters/{letter['id']}/check", 403)
    page(service, house.other("readability"), f"/letters/{letter['id']}/check", 404)
