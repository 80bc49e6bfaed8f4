"""The screens for panels: members, opening a session, chairs, questions, paper, closing, the report."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from easyread.review.store import Store
from tests.screens.pages import page, problem, send, words
from tests.service.conftest import House
from tests.service.panel_crew import Crew, all_easy, make_crew, say, with_panel
from tests.service.test_letters import TEXT, put_in
from tests.service.test_templates import make


@pytest.fixture(scope="module")
def crew(service: TestClient, house: House, store: Store) -> Crew:
    return make_crew(service, house, store)


@pytest.fixture(scope="module")
def letter(service: TestClient, house: House, crew: Crew) -> dict[str, Any]:
    return with_panel(service, house)


def opened(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any], **more: Any
) -> str:
    fields = {f"fee-{crew.first.id}": "20", f"fee-{crew.second.id}": "7.50"}
    sent = send(
        service,
        house["converter"],
        "/panels/new",
        letter=letter["id"],
        panel=crew.panel,
        comes=[crew.first.id, crew.second.id],
        topic_warning="money",
        more=fields | {f"supporter-{crew.second.id}": crew.supporter.id},
        **more,
    )
    assert sent.status_code == 303, problem(sent)
    return str(sent.headers["location"].split("?")[0])


def test_admin_makes_a_panel_and_says_what_a_checker_does_not_want(
    service: TestClient, house: House, crew: Crew
) -> None:
    admin = house["admin"]
    assert send(service, admin, "/panel-members", name=" ").status_code == 422
    assert send(service, admin, "/panel-members", name="Friday group").status_code == 303
    seen = page(service, admin, "/panel-members")
    form = seen.find("h2", string="Friday group").find_next("form")  # type: ignore[union-attr]
    put = send(
        service,
        admin,
        str(form["action"]),  # type: ignore[index]
        do="put",
        user_id=crew.first.id,
        conflicts="Ashby Homes\nAshby Care",
        topics=["law"],
        named="first name",
    )
    assert put.status_code == 303
    shown = page(service, admin, "/panel-members")
    assert "Ashby Care\nAshby Homes" in shown.get_text()
    out = send(service, admin, str(form["action"]), do="out", user_id=crew.first.id)  # type: ignore[index]
    assert out.status_code == 303
    assert "Ashby Homes" not in page(service, admin, "/panel-members").get_text()


def test_a_letter_waits_in_the_list_and_a_session_is_opened_over_it(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any]
) -> None:
    lead = house["converter"]
    assert page(service, lead, "/panels").find("a", href=f"/panels/new?letter={letter['id']}")
    path = f"/panels/new?letter={letter['id']}&panel={crew.panel}"
    assert crew.second.id in str(page(service, lead, path))
    nobody = send(
        service, lead, "/panels/new", letter=letter["id"], panel=crew.panel, topic_warning="money"
    )
    assert nobody.status_code == 422 and 'value="money"' in nobody.text
    odd = send(
        service,
        lead,
        "/panels/new",
        letter=letter["id"],
        panel=crew.panel,
        comes=[crew.first.id],
        more={f"fee-{crew.first.id}": "a lot"},
    )
    assert odd.status_code == 422
    seen = BeautifulSoup(odd.text, "html.parser")
    assert seen.find(id=f"comes-{crew.first.id}").has_attr("checked")  # type: ignore[union-attr]
    assert seen.find(id=f"fee-{crew.first.id}")["value"] == "a lot"  # type: ignore[index]
    room = words(page(service, lead, opened(service, house, crew, letter)))
    assert "Fee £20." in room and "Fee £7.50." in room and "money" in room


def test_a_chair_is_changed_and_paid(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any]
) -> None:
    path, lead = opened(service, house, crew, letter), house["converter"]
    chair = f"{path}/chairs/{crew.first.id}"
    assert send(service, lead, chair, fee="25", travel="4", supporter="").status_code == 303
    assert "Fee £25, travel £4. To pay: £29." in words(page(service, lead, path))
    assert send(service, lead, chair, do="paid").status_code == 303
    assert "Paid on" in words(page(service, lead, path))


def test_picture_questions_are_edited_and_dropped_before_anybody_begins(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any]
) -> None:
    path, lead = opened(service, house, crew, letter), house["converter"]
    asked = page(service, lead, path).select("input[name^=ask-]")
    assert asked
    name = str(asked[0]["name"])
    kept = send(service, lead, f"{path}/questions", more={name: "How much do you get?"})
    assert kept.status_code == 303, problem(kept)
    assert page(service, lead, path).find(id=name)["value"] == "How much do you get?"  # type: ignore[index]
    choice = str(page(service, lead, path).select("input[name^=choice-]")[0]["name"])
    odd = send(service, lead, f"{path}/questions", more={choice: "a golden carriage"})
    assert odd.status_code == 422
    assert "a golden carriage" in odd.text
    drops = {name.replace("ask-", "drop-"): "yes" for name in (str(x["name"]) for x in asked)}
    assert send(service, lead, f"{path}/questions", more=drops).status_code == 303
    assert "No picture question is asked." in words(page(service, lead, path))


def test_answers_on_paper_are_typed_in_the_session_closed_and_the_report_read(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any]
) -> None:
    path, lead = opened(service, house, crew, letter, on_paper="yes"), house["converter"]
    early = service.get(f"{path}/report", headers=lead.headers)
    assert early.status_code == 409
    for person in (crew.first, crew.second):
        sheet = f"{path}/paper/{person.id}"
        assert send(service, lead, f"{sheet}/say", say="agree").status_code == 303
        form = page(service, lead, sheet)
        bits = {str(x["name"]) for x in form.select("input[type=radio][name^='section:']")}
        assert bits
        word = str(form.select("input[name^='word:']")[0]["name"])
        nothing = send(service, lead, sheet)
        assert nothing.status_code == 422
        wrong = send(service, lead, sheet, more={"ready": "yes", word: "zebra"})
        assert wrong.status_code == 422
        assert "zebra" in wrong.text
        given = dict.fromkeys(bits, "easy") | {"ready": "yes", "open:1": "My money."}
        sent = send(service, lead, sheet, more=given)
        assert sent.status_code == 303, problem(sent)
        assert "Typed in already: My money." in words(page(service, lead, sheet))
        assert send(service, lead, f"{sheet}/say", say="done").status_code == 303
    assert send(service, lead, f"{path}/close").status_code == 303
    report = words(page(service, lead, f"{path}/report"))
    assert "This page worked for 2 of 2." in report and "My money." in report
    assert "This page worked for 2 of 2." in words(page(service, house["author"], f"{path}/report"))
    assert service.get(f"{path}/pack.pdf", headers=lead.headers).content[:4] == b"%PDF"


def test_checkers_and_authors_do_not_lead_sessions(service: TestClient, house: House) -> None:
    page(service, house["checker"], "/panels", 403)
    page(service, house["author"], "/panels", 403)


def test_a_template_waits_is_chosen_and_shows_its_checks(
    service: TestClient, house: House, crew: Crew
) -> None:
    lead = house["readability"]
    made = make(service, house, put_in(service, house, TEXT.replace("Your Housing", "Your own")))
    template, name = made.json()["id"], made.json()["name"]
    before = words(page(service, lead, f"/templates/{template}"))
    assert "2 people must say yes to each row." in before and "Nobody has looked at it" in before
    assert "Checked by 0 of 2." in before
    waits = page(service, lead, "/panels").find("a", href=f"/panels/new?template={template}")
    assert waits is not None and name in waits.get_text()
    path = f"/panels/new?template={template}&panel={crew.panel}"
    form = page(service, lead, path)
    assert form.find("input", {"name": "template", "value": template})
    assert f"Template: {name}" in words(form)
    nobody = send(service, lead, "/panels/new", template=template, panel=crew.panel)
    assert nobody.status_code == 422 and "Nobody was chosen." in problem(nobody)
    sent = send(
        service,
        lead,
        "/panels/new",
        template=template,
        panel=crew.panel,
        comes=[crew.first.id, crew.second.id],
        more={f"fee-{crew.first.id}": "20", f"fee-{crew.second.id}": "20"},
    )
    assert sent.status_code == 303, problem(sent)
    room = str(sent.headers["location"].split("?")[0])
    seen = words(page(service, lead, room))
    assert name in seen and "Demir" not in seen and "84.20" not in seen
    session = service.get(f"/v1/{room[1:].replace('panels/sessions', 'panel-sessions')}",
                          headers=lead.headers).json()  # fmt: skip
    for person in (crew.first, crew.second):
        assert say(service, person, session, "agree").status_code == 200
        all_easy(service, person, session)
    closed = send(service, lead, f"{room}/close")
    assert closed.status_code == 303, problem(closed)
    report = page(service, house["author"], f"{room}/report")
    assert report.find("a", href=f"/templates/{template}")
    assert "This page worked for 2 of 2." in words(report)
    after = page(service, lead, f"/templates/{template}")
    assert "Every row is checked." in words(after) and "Checked by 2 of 2." in words(after)
    assert after.find("a", href=f"{room}/report")
    assert not after.find("a", href=f"/panels/new?template={template}")
    assert not page(service, lead, "/panels").find("a", href=f"/panels/new?template={template}")
