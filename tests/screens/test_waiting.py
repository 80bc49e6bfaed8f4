"""A letter that takes long: put in by the form, waited for, and there; or why not."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from easyread.review.store import Store
from easyread.review.store.jobs import add_job
from tests.screens.pages import page, words
from tests.service.conftest import House


@pytest.fixture
def long_is_short(service: TestClient) -> Any:
    """For these tests, a letter of 50 words is a long one."""
    state = service.app.state  # type: ignore[attr-defined]
    kept, state.limits = state.limits, replace(state.limits, long_words=50)
    yield
    state.limits = kept


def put_in(service: TestClient, house: House, text: str) -> str:
    answer = service.post(
        "/letters",
        files={"text": (None, text), "profile": (None, "easy-read")},
        headers=house["converter"].headers,
        follow_redirects=False,
    )
    assert answer.status_code == 303, answer.text[:300]
    return str(answer.headers["location"])


def test_a_long_letter_is_waited_for_and_then_opens(
    service: TestClient, house: House, long_is_short: None
) -> None:
    path = put_in(service, house, "You must return the form by 3 May 2027. " * 20)
    assert path.startswith("/waiting/job_")
    seen = page(service, house["converter"], path)
    assert "We are working on it" in words(seen)
    refresh = seen.select_one("head noscript meta[http-equiv=refresh]")
    assert refresh is not None  # without JavaScript, the browser asks again
    for _ in range(300):
        answer = service.get(path, headers=house["converter"].headers, follow_redirects=False)
        if answer.status_code == 303:
            break
        time.sleep(0.1)
    assert answer.headers["location"].startswith("/letters/let_")
    page(service, house["converter"], answer.headers["location"])
    with_htmx = {**house["converter"].headers, "HX-Request": "true"}
    moved = service.get(path, headers=with_htmx)
    assert moved.headers["hx-redirect"] == answer.headers["location"]
    page(service, house.other("converter"), path, 404)


def test_a_long_letter_that_fails_says_why_and_stops_asking(
    service: TestClient, house: House, store: Store
) -> None:
    person = house["converter"]
    broken = {"content": "UEsgYnJva2Vu", "name": "a.docx", "profile": "easy-read", "level": "full"}
    with store.begin() as work:
        job = add_job(work, person.client_id, person.id, broken).id
    for _ in range(300):
        seen = page(service, person, f"/waiting/{job}")
        if seen.find(id="problem"):
            break
        time.sleep(0.1)
    assert "There is a problem" in words(seen)
    assert seen.select_one("meta[http-equiv=refresh], [hx-trigger]") is None
    # Who left the page meanwhile sees it in the list of letters.
    listed = page(service, person, "/letters").select_one(f"a[href='/waiting/{job}']")
    assert listed is not None
    assert listed not in page(service, house["author"], "/letters").select("a")
