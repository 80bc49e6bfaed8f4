"""Keys for programs on the screen: made, shown once, used, turned off; tests emptied; word limits."""

from __future__ import annotations

from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from tests.screens.pages import page, problem, send, words
from tests.service.conftest import House


def test_a_key_is_made_shown_once_used_and_turned_off(service: TestClient, house: House) -> None:
    admin, person = house["admin"], house["converter"]
    choose = page(service, admin, "/keys")
    assert "converter 0" in words(choose)
    form = page(service, admin, f"/keys/new?user={person.id}")
    may = {str(box["value"]) for box in form.select("input[name=scopes]")}
    assert "letters.create" in may and "people.manage" not in may  # what this person may do
    fields = {"user": person.id, "name": "Housing office", "scopes": ["letters.read"], "days": "90"}
    made = send(service, admin, "/keys/new", **fields, kind="test")
    assert made.status_code == 200, problem(made)
    shown = BeautifulSoup(made.text, "html.parser").find(id="secret")
    secret = str(shown["value"])  # type: ignore[index]
    assert secret.startswith("er_test_")
    listed = page(service, admin, "/keys")
    assert secret not in str(listed)
    row = next(r for r in listed.select("tbody tr") if "Housing office" in words(r))
    assert "test" in words(row) and "not yet" in words(row) and "look at a letter" in words(row)
    key = {"Authorization": f"Bearer {secret}"}
    assert service.get("/v1/letters", headers=key).status_code == 200
    assert "not yet" not in words(
        next(r for r in page(service, admin, "/keys").select("tbody tr") if "Housing" in words(r))
    )
    off = str(row.find("form")["action"])  # type: ignore[index]
    assert send(service, admin, off).status_code == 303
    assert service.get("/v1/letters", headers=key).status_code == 401
    assert "Housing office" not in words(page(service, admin, "/keys"))


def test_a_form_that_is_not_whole_comes_back_with_what_was_typed(
    service: TestClient, house: House
) -> None:
    admin, person = house["admin"], house["admin"]
    fields = {"user": person.id, "name": "The letters system"}
    nothing = send(service, admin, "/keys/new", **fields, kind="real")
    assert nothing.status_code == 422 and "something it may do" in problem(nothing)
    seen = BeautifulSoup(nothing.text, "html.parser")
    assert seen.find(id="name")["value"] == "The letters system"  # type: ignore[index]
    assert seen.find(id="kind-real").has_attr("checked")  # type: ignore[union-attr]
    unsaid = send(service, admin, "/keys/new", **fields, scopes=["log.read"])
    assert unsaid.status_code == 422 and "test or real" in problem(unsaid)
    people = send(service, admin, "/keys/new", **fields, kind="test", scopes=["people.manage"])
    assert people.status_code == 422 and "cannot look after people" in problem(people)
    assert BeautifulSoup(people.text, "html.parser").select("input[name=scopes][checked]")
    nobody = service.get("/keys/new?user=usr_x", headers=admin.headers)
    assert nobody.status_code == 422 and "Choose a person." in problem(nobody)


def test_what_tests_put_in_is_deleted_with_a_button(service: TestClient, house: House) -> None:
    done = send(service, house["admin"], "/keys/empty-tests")
    assert done.headers["location"] == "/keys?done=emptied"
    assert "is deleted" in words(page(service, house["admin"], "/keys?done=emptied"))


def test_only_who_looks_after_people_sees_keys(service: TestClient, house: House) -> None:
    for path in ("/keys", "/keys/new"):
        page(service, house["converter"], path, 403)
    assert "Keys for programs" in words(page(service, house["admin"], "/settings"))


def test_the_limit_of_words_is_kept_or_left_to_the_guide(service: TestClient, house: House) -> None:
    admin = house["admin"]
    fields = {"name": "Ashby Council", "nation": "England", "default": "2", "at_risk": "4"}
    wrong = send(service, admin, "/settings", **fields, warn_words="40")
    assert wrong.status_code == 422
    assert BeautifulSoup(wrong.text, "html.parser").find(id="warn_words-error") is not None
    for typed, kept in (("12", 12), ("", None)):
        assert send(service, admin, "/settings", **fields, warn_words=typed).status_code == 303
        client = service.get("/v1/clients", headers=admin.headers).json()[0]
        assert client["profile"].get("warn_words") == kept
