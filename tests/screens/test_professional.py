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


def test_what_was_set_aside_can_count_again_and_then_stops_the_letter(
    service: TestClient, house: House, letter: dict[str, Any]
) -> None:
    path, reader = f"/letters/{letter['id']}/check", house["readability"]
    aside = [f["key"] for f in letter["findings"] if f["dismissed"]]
    assert len(aside) > 1
    tag = etag(service, reader, path)
    sent = send(service, reader, f"{path}/again", etag=tag, back=aside)
    assert sent.status_code == 303, problem(sent)
    seen = page(service, reader, path)
    assert seen.find(id=f"finding-{aside[0]}") is not None
    found = seen.find(id=f"finding-{aside[0]}")
    assert "Source:" in words(found)  # type: ignore[arg-type]
    passed = send(service, reader, path, etag=etag(service, reader, path), do="pass")
    assert passed.status_code == 409
    assert latest(service, house, letter)["state"] == "readability"


def test_setting_aside_needs_a_tick_and_a_reason_and_loses_nothing(
    service: TestClient, house: House, letter: dict[str, Any]
) -> None:
    path, reader = f"/letters/{letter['id']}/check", house["readability"]
    key = next(f["key"] for f in latest(service, house, letter)["findings"])
    tag = etag(service, reader, path)
    none = send(service, reader, f"{path}/aside", etag=tag, why="It is a name of a law.")
    assert none.status_code == 422
    assert "It is a name of a law." in none.text
    short = send(service, reader, f"{path}/aside", etag=tag, finding=[key], why="ok")
    assert short.status_code == 422
    seen = BeautifulSoup(short.text, "html.parser")
    assert seen.find(id=f"finding-{key}").find("input").has_attr("checked")  # type: ignore[union-attr]
    assert seen.find(id="why-error") is not None


def test_several_are_set_aside_with_one_reason_and_the_letter_passes(
    service: TestClient, house: House, letter: dict[str, Any]
) -> None:
    path, reader = f"/letters/{letter['id']}/check", house["readability"]
    now = latest(service, house, letter)
    keys = [f["key"] for f in now["findings"] if f["severity"] != "inform" and not f["dismissed"]]
    sent = send(
        service,
        reader,
        f"{path}/aside",
        etag=etag(service, reader, path),
        finding=keys,
        why="The law says it so.",
    )
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
