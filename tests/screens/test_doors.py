"""The screens that need no account, and what a newcomer is told first."""

from __future__ import annotations

from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from easyread.review.store import Store
from tests.screens.pages import page, problem, words
from tests.service.conftest import House
from tests.service.panel_crew import make_crew
from tests.service.test_letters import latest, put_in


def told(answer: object) -> str:
    """What the screen says of a file or a code."""
    found = BeautifulSoup(answer.text, "html.parser").select_one(".er-verdict")  # type: ignore[attr-defined]
    assert found is not None, answer.text[:400]  # type: ignore[attr-defined]
    return words(found)  # type: ignore[arg-type]


def test_anybody_can_ask_if_a_file_or_a_code_is_real(service: TestClient, house: House) -> None:
    letter = put_in(service, house)
    made = service.post(
        f"/v1/letters/{letter['id']}/exports",
        json={"formats": ["text"]},
        headers=house["converter"].headers,
    )
    assert made.status_code == 201, made.text
    real = service.post("/verify/file", files={"file": ("page.txt", made.content)})
    assert "exactly as it was made" in told(real)
    assert "It is a draft" in told(real)
    other = service.post("/verify/file", files={"file": ("page.txt", made.content + b" more")})
    assert "was changed" in told(other)
    typed = made.headers["Easyread-Code"].lower().replace("-", " ")
    assert "was made here. It is a draft" in told(
        service.post("/verify/code", data={"code": typed})
    )
    strange = service.post("/verify/code", data={"code": "ER-CCCC-CCCC-CCCC"})
    assert "do not know this code" in told(strange)
    assert latest(service, house, letter)["title"] not in real.text


def test_no_file_and_no_code_are_told_so_and_what_was_typed_stays(service: TestClient) -> None:
    assert service.get("/verify").status_code == 200
    nothing = service.post("/verify/file", files={"file": ("", b"")})
    assert nothing.status_code == 422
    assert "No file was chosen." in problem(nothing)
    wrong = service.post("/verify/code", data={"code": "hello"})
    assert wrong.status_code == 422
    assert 'value="hello"' in wrong.text


def test_an_administrator_sees_what_is_missing_until_all_of_it_is_done(
    service: TestClient, house: House, store: Store
) -> None:
    first = page(service, house["admin"], "/people").select_one("#first")
    assert first is not None
    steps = first.find_parent("section")
    assert steps is not None
    assert len(steps.select(".govuk-tag")) == 1  # the people of every role are there
    assert "Make a panel" in words(steps)  # type: ignore[arg-type]
    make_crew(service, house, store)
    assert page(service, house["admin"], "/people").select_one("#first") is None


def test_who_may_put_a_letter_in_is_offered_the_example(service: TestClient, house: House) -> None:
    seen = page(service, house["converter"], "/letters")
    assert seen.select('form[action="/letters/example"]')
    assert not page(service, house["author"], "/letters").select("form[method=post] .er-try")
