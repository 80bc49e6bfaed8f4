"""The author's screen: answers, facts let through, signing and sending back; the clinician's part of it."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from tests.screens.pages import etag, page, problem, send, words
from tests.service.conftest import House
from tests.service.test_letters import TEXT, latest, put_in
from tests.service.test_moves import assign, clear_findings, move

# The author is asked which day that is: the letter does not say it.
ASKED = TEXT.replace(
    "within 14 days if your circumstances change",
    "of any change within 14 days of the date of this letter",
)
MEDICINE = TEXT.replace(
    "If you need help,", "Do not stop your tablets before the test.\n\nIf you need help,"
)


def with_author(service: TestClient, house: House, text: str = ASKED) -> dict[str, Any]:
    letter = put_in(service, house, text)
    assert assign(service, house, letter).status_code == 200
    clear_findings(service, house, letter)
    assert move(service, house, letter, "converter", "to_author").status_code == 200
    return latest(service, house, letter)


@pytest.fixture(scope="module")
def letter(service: TestClient, house: House) -> dict[str, Any]:
    return with_author(service, house)


def test_sentence_line_and_fact_stand_side_by_side(
    service: TestClient, house: House, letter: dict[str, Any]
) -> None:
    seen = page(service, house["author"], f"/letters/{letter['id']}/sign")
    row = next(x for x in seen.select("tr[id^=row-]") if "£84.20" in x.get_text())
    said, shown, facts = row.find_all("td")
    assert said.find("mark", string="£84.20") is not None
    assert "£84.20" in shown.get_text() and "£84.20" in facts.get_text()
    assert len(seen.select("h1")) == 1


def test_what_stands_in_the_way_is_listed_with_a_link_to_each(
    service: TestClient, house: House, letter: dict[str, Any]
) -> None:
    seen = page(service, house["author"], f"/letters/{letter['id']}/sign")
    assert letter["questions"]
    links = [str(a["href"]) for a in seen.select(".er-todo a")]
    assert links
    assert all(seen.find(id=link.lstrip("#")) is not None for link in links)


def test_signing_too_early_says_what_is_open_and_changes_nothing(
    service: TestClient, house: House, letter: dict[str, Any]
) -> None:
    path = f"/letters/{letter['id']}/sign"
    tag = etag(service, house["author"], path)
    answer = send(service, house["author"], path, etag=tag, do="sign")
    assert answer.status_code == 409
    assert "must be done first" in problem(answer)
    assert latest(service, house, letter)["state"] == "with_author"


def test_another_answer_without_words_comes_back_with_what_was_chosen(
    service: TestClient, house: House, letter: dict[str, Any]
) -> None:
    path = f"/letters/{letter['id']}/sign"
    key = letter["questions"][0]["key"]
    tag = etag(service, house["author"], path)
    answer = send(service, house["author"], f"{path}/answers", etag=tag, more={f"q-{key}": "other"})
    assert answer.status_code == 422
    seen = BeautifulSoup(answer.text, "html.parser")
    assert seen.find(id=f"q-{key}-error") is not None
    assert seen.find(id=f"q-{key}-other").has_attr("checked")  # type: ignore[union-attr]
    assert str(seen.title.string).startswith("Error: ")  # type: ignore[union-attr]


def test_sending_back_needs_a_reason(
    service: TestClient, house: House, letter: dict[str, Any]
) -> None:
    path = f"/letters/{letter['id']}/sign"
    tag = etag(service, house["author"], path)
    answer = send(service, house["author"], path, etag=tag, do="back", reason="no")
    assert answer.status_code == 422
    seen = BeautifulSoup(answer.text, "html.parser")
    assert seen.find(id="reason-error") is not None
    assert seen.find(id="reason").get_text() == "no"  # type: ignore[union-attr]


def test_a_comment_is_kept_and_shown(
    service: TestClient, house: House, letter: dict[str, Any]
) -> None:
    path = f"/letters/{letter['id']}/sign"
    row = page(service, house["author"], path).select("tr[id^=row-]")[0]["id"]
    key = str(row).removeprefix("row-")
    sent = send(service, house["author"], f"{path}/comment", text="Is this my phone?", row=key)
    assert sent.status_code == 303
    assert "Is this my phone?" in words(page(service, house["author"], path))
    empty = send(service, house["author"], f"{path}/comment", text=" ")
    assert empty.status_code == 422


def test_all_questions_are_answered_in_one_form_and_the_letter_is_signed(
    service: TestClient, house: House
) -> None:
    letter = with_author(service, house)
    path = f"/letters/{letter['id']}/sign"
    tag = etag(service, house["author"], path)
    given = {f"q-{q['key']}": "offer" if q["offer"] else "other" for q in letter["questions"]} | {
        f"q-{q['key']}-text": "The council" for q in letter["questions"] if not q["offer"]
    }
    sent = send(service, house["author"], f"{path}/answers", etag=tag, more=given)
    assert sent.status_code == 303, problem(sent)
    now = latest(service, house, letter)
    assert all(q["answered"] for q in now["questions"])
    again = page(service, house["author"], path)
    first = now["questions"][0]
    kept = "offer" if first["offer"] else "other"
    assert again.find(id=f"q-{first['key']}-{kept}").has_attr("checked")  # type: ignore[union-attr]
    tag = etag(service, house["author"], path)
    signed = send(service, house["author"], path, etag=tag, do="sign")
    assert signed.status_code == 303, problem(signed)
    assert latest(service, house, letter)["state"] == "readability"


def test_an_old_page_is_told_that_somebody_was_first(
    service: TestClient, house: House, letter: dict[str, Any]
) -> None:
    path = f"/letters/{letter['id']}/sign"
    answer = send(service, house["author"], path, etag='"0"', do="sign")
    assert answer.status_code == 412
    assert "Somebody else changed" in problem(answer)


def test_a_lost_fact_is_let_through_only_with_a_reason(service: TestClient, house: House) -> None:
    letter = put_in(service, house)
    assert assign(service, house, letter).status_code == 200
    now = latest(service, house, letter)
    row = next(
        r
        for section in now["sections"]
        for r in section["rows"]
        if "£84.20" in str(r["lines"]) and len(r["lines"]) <= 3
    )
    lines = [x["text"].replace("£84.20", "£94.20") for x in row["lines"]]
    made = service.post(
        f"/v1/letters/{letter['id']}/decisions",
        json={
            "decisions": [{"about": "row", "key": row["key"], "choice": "words", "lines": lines}]
        },
        headers={**house["converter"].headers, "If-Match": now["etag"]},
    )
    assert made.status_code == 201, made.text
    clear_findings(service, house, letter)
    assert move(service, house, letter, "converter", "to_author").status_code == 200
    path = f"/letters/{letter['id']}/sign"
    stopping = latest(service, house, letter)["facts"]["stopping"]
    assert stopping
    key = stopping[0]["key"]
    tag = etag(service, house["author"], path)
    short = send(service, house["author"], f"{path}/facts", etag=tag, more={f"why-{key}": "ok"})
    assert short.status_code == 422
    seen = BeautifulSoup(short.text, "html.parser")
    assert seen.find(id=f"why-{key}-error") is not None
    nothing = send(service, house["author"], f"{path}/facts", etag=tag)
    assert nothing.status_code == 422
    why = {f"why-{one['key']}": "It went up this week." for one in stopping}
    sent = send(service, house["author"], f"{path}/facts", etag=tag, more=why)
    assert sent.status_code == 303, problem(sent)
    assert latest(service, house, letter)["facts"]["stopping"] == []
    assert "It went up this week." in words(page(service, house["author"], path))


def test_a_clinician_sees_only_what_is_about_medicine_and_signs_it(
    service: TestClient, house: House
) -> None:
    letter = put_in(service, house, MEDICINE)
    assert assign(service, house, letter, topics=["clinical"]).status_code == 200
    clear_findings(service, house, letter)
    assert move(service, house, letter, "converter", "to_author").status_code == 200
    path = f"/letters/{letter['id']}/sign-clinical"
    clinician = house["clinician"]
    seen = page(service, clinician, path)
    rows = [words(row) for row in seen.select("tr[id^=row-]")]
    assert rows and all("tablets" in row for row in rows)
    signed = send(service, clinician, path, etag=etag(service, clinician, path))
    assert signed.status_code == 303, problem(signed)
    assert "A clinician has signed" in words(page(service, clinician, path))


def test_who_may_not_sign_is_told_so(
    service: TestClient, house: House, letter: dict[str, Any]
) -> None:
    seen = page(service, house["converter"], f"/letters/{letter['id']}/sign", 403)
    assert "You may not" in words(seen)
    page(service, house.other("author"), f"/letters/{letter['id']}/sign", 404)
