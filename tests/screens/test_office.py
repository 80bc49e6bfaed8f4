"""The screens of the office: messages, people and cards, words, the log, settings, templates."""

from __future__ import annotations

from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from tests.screens.pages import etag, page, problem, send, words
from tests.service.conftest import House
from tests.service.test_letters import put_in


def test_who_wants_to_talk_is_seen_and_closed(service: TestClient, house: House) -> None:
    asked = service.post("/v1/talks", json={"words": "I am sad."}, headers=house["checker"].headers)
    lead, path = house["safeguarding"], f"/messages/{asked.json()['id']}"
    assert "I am sad." in words(page(service, lead, "/messages"))
    assert send(service, lead, path, do="seen").status_code == 303
    seen = page(service, lead, "/messages")
    assert "Seen on" in words(seen) and seen.find("button", value="seen") is None
    assert send(service, lead, path, do="close").status_code == 303
    assert "Nobody waits." in words(page(service, lead, "/messages"))
    assert "I am sad." in words(page(service, lead, "/messages?closed=true"))
    page(service, house["admin"], "/messages", 403)


def test_a_member_of_staff_needs_a_password_and_what_was_typed_stays(
    service: TestClient, house: House
) -> None:
    admin = house["admin"]
    answer = send(service, admin, "/people", name="Alex Hill", roles=["author"])
    assert answer.status_code == 422
    assert "e-mail and a password" in problem(answer)
    seen = BeautifulSoup(answer.text, "html.parser")
    assert seen.find(id="name")["value"] == "Alex Hill"  # type: ignore[index]
    assert seen.find(id="roles-author").has_attr("checked")  # type: ignore[union-attr]
    short = send(
        service,
        admin,
        "/people",
        name="Alex Hill",
        roles=["author"],
        email="a@b.org",
        password="x",
    )
    assert short.status_code == 422
    wrong = send(
        service,
        admin,
        "/people",
        name="Alex Hill",
        roles=["author"],
        email="not an address",
        password="three random words",
    )
    assert wrong.status_code == 422


def test_a_card_is_shown_once_and_can_be_turned_off(service: TestClient, house: House) -> None:
    admin = house["admin"]
    added = send(service, admin, "/people", name="Robin Vale", roles=["checker"])
    assert added.status_code == 303, problem(added)
    path = added.headers["location"].split("?")[0]
    card = send(service, admin, f"{path}/links", card="yes")
    assert card.status_code == 200
    shown = BeautifulSoup(card.text, "html.parser")
    address = next(line for line in shown.get_text().split() if "/hello/" in line)
    assert shown.select_one(".er-card [role=img] svg") is not None
    seen = page(service, admin, path)
    assert address not in seen.get_text()
    secret = address.rsplit("/", 1)[1]
    started = TestClient(service.app).post("/v1/links/start", json={"secret": secret})
    assert started.status_code == 200
    off = str(seen.select_one("table form")["action"])  # type: ignore[index]
    assert send(service, admin, off).status_code == 303
    again = TestClient(service.app).post("/v1/links/start", json={"secret": secret})
    assert again.status_code == 403


def test_an_account_is_closed_and_opened_again_but_not_ones_own(
    service: TestClient, house: House
) -> None:
    admin = house["admin"]
    path = f"/people/{house['supporter'].id}"
    assert send(service, admin, path, do="close").status_code == 303
    assert "account closed" in words(page(service, admin, path))
    assert send(service, admin, path, do="open").status_code == 303
    assert "account closed" not in words(page(service, admin, path))
    own = send(service, admin, f"/people/{admin.id}", do="close")
    assert own.status_code == 403
    none = send(service, admin, path, do="keep", name="Kim Ford")
    assert none.status_code == 422
    page(service, admin, f"/people/{house.other('author').id}", 404)


def test_words_go_in_and_out(service: TestClient, house: House) -> None:
    reader = house["readability"]
    wrong = send(service, reader, "/words", word="", verdict="use", reason="Because")
    assert wrong.status_code == 422 and "Because" in wrong.text
    odd = send(service, reader, "/words", word="commence", verdict="use", pos="", easier="start")
    assert odd.status_code == 422
    assert 'value="commence"' in odd.text
    added = send(
        service, reader, "/words", word="commence", verdict="use", pos="VERB", easier="start"
    )
    assert added.status_code == 303, problem(added)
    seen = page(service, reader, "/words")
    assert "Use: start" in words(seen)
    saved = service.get("/words/words.csv", headers=reader.headers)
    assert "commence" in saved.text and "attachment" in saved.headers["content-disposition"]
    remove = str(seen.select_one("table form")["action"])  # type: ignore[index]
    assert send(service, reader, remove).status_code == 303
    assert "commence" not in words(page(service, reader, "/words"))
    back = service.post(
        "/words/csv",
        files={"file": ("words.csv", saved.content)},
        headers=reader.headers,
        follow_redirects=False,
    )
    assert back.status_code == 303
    assert "commence" in words(page(service, reader, "/words"))
    empty = service.post("/words/csv", files={"file": ("w.csv", b"")}, headers=reader.headers)
    assert empty.status_code == 422
    only_look = page(service, house["author"], "/words")
    assert only_look.find("form", action="/words") is None


def test_the_log_names_people_and_checks_its_chain(service: TestClient, house: House) -> None:
    admin = house["admin"]
    seen = page(service, admin, "/log")
    assert "Added person" in words(seen) and "admin 0, admin" in words(seen)
    assert "The chain is whole" in words(page(service, admin, "/log?chain=true"))
    page(service, house["converter"], "/log", 403)


def test_settings_are_kept_and_print_on_new_pages(service: TestClient, house: House) -> None:
    admin = house["admin"]
    kept = {
        "name": "Ashby Council",
        "organisation": "Ashby Council",
        "feedback": "Phone 01632 960009.",
        "complaints": "",
        "other_formats": "",
        "nation": "Wales",
        "at_risk": "5",
    }
    wrong = send(service, admin, "/settings", **kept, default="none")
    assert wrong.status_code == 422
    seen = BeautifulSoup(wrong.text, "html.parser")
    assert seen.find(id="default-error") is not None
    assert seen.find(id="default")["value"] == "none"  # type: ignore[index]
    assert "Phone 01632 960009." in words(seen)
    assert send(service, admin, "/settings", **kept, default="3").status_code == 303
    seen = page(service, admin, "/settings")
    assert seen.find(id="default")["value"] == "3"  # type: ignore[index]
    assert seen.find("option", selected=True).string == "Wales"  # type: ignore[union-attr]
    assert "01632 960009" in str(put_in(service, house)["sections"])


def test_a_template_is_made_its_slots_are_mended_and_it_is_withdrawn(
    service: TestClient, house: House
) -> None:
    maker, letter = house["converter"], put_in(service, house)
    nameless = send(service, maker, "/templates/new", letter=letter["id"], name="")
    assert nameless.status_code == 422
    made = send(service, maker, "/templates/new", letter=letter["id"], name="Benefit decision")
    assert made.status_code == 303, problem(made)
    path = made.headers["location"].split("?")[0]
    assert "Benefit decision" in words(page(service, maker, "/templates"))
    seen = page(service, maker, path)
    keys = [str(box["value"]) for box in seen.select("input[name=drop]")]
    assert len(keys) > 2
    kept = send(
        service,
        maker,
        f"{path}/slots",
        etag=etag(service, maker, path),
        drop=[keys[0]],
        more={f"name-{keys[1]}": "A new name"},
    )
    assert kept.status_code == 303, problem(kept)
    seen = page(service, maker, path)
    assert "a new name" in words(seen)
    assert len(seen.select("input[name=drop]")) == len(keys) - 1
    tag = etag(service, maker, path)
    short = send(service, maker, f"{path}/withdraw", etag=tag, reason="no")
    assert short.status_code == 422
    gone = send(service, maker, f"{path}/withdraw", etag=tag, reason="The law has changed.")
    assert gone.status_code == 303, problem(gone)
    seen = page(service, house["author"], path)
    assert (
        "The law has changed." in words(seen) and seen.find("form", action=f"{path}/slots") is None
    )
