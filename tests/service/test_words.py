"""A group's own words: kept by client, in and out as CSV, and used for its letters."""

from __future__ import annotations

from starlette.testclient import TestClient

from easyread.review.store import Store
from easyread.review.store.words import remember_wordings, wordings_for
from tests.service.conftest import House
from tests.service.test_letters import put_in, rows_of
from tests.service.test_moves import on_its_way

START = {"word": "commence", "pos": "VERB", "easier": ["get going"], "verdict": "use"}


def test_a_groups_word_is_used_in_its_letters_and_in_no_other_clients(
    service: TestClient, house: House
) -> None:
    made = service.post("/v1/words", json=START, headers=house["converter"].headers)
    assert made.status_code == 201, made.text
    assert made.json()["says"].startswith("For “commence” use “get going”.")
    text = {"text": "The repairs will commence on 3 May 2027."}
    for person, there in ((house["converter"], True), (house.other("converter"), False)):
        letter = service.post("/v1/letters", json=text, headers=person.headers).json()
        said = str([s["after"] for s in letter["suggestions"]])
        assert ("get going" in said) is there


def test_a_word_is_taken_out_again_and_stays_on_record(service: TestClient, house: House) -> None:
    headers = house["readability"].headers
    made = service.post("/v1/words", json={"word": "utilise", "verdict": "never"}, headers=headers)
    before = service.get("/v1/words", headers=headers).json()
    gone = service.delete(f"/v1/words/{made.json()['id']}", headers=headers)
    assert gone.status_code == 204
    after = service.get("/v1/words", headers=headers).json()
    assert len(after) == len(before) - 1
    foreign = service.delete(
        f"/v1/words/{made.json()['id']}", headers=house.other("converter").headers
    )
    assert foreign.status_code == 404


def test_a_bank_goes_out_as_csv_and_comes_in_again(service: TestClient, house: House) -> None:
    service.post("/v1/words", json=START, headers=house["converter"].headers)
    out = service.get("/v1/words/csv", headers=house["converter"].headers)
    assert out.text.splitlines()[0] == "word,pos,easier,verdict,group,who,when,why"
    rows = len(out.text.splitlines()) - 1
    came = service.post(
        "/v1/words/csv", json={"csv": out.text}, headers=house.other("converter").headers
    )
    assert came.json() == {"added": rows}
    bad = service.post(
        "/v1/words/csv", json={"csv": "word,pos\nx,y"}, headers=house["converter"].headers
    )
    assert (bad.status_code, bad.json()["code"]) == (422, "bad-word-bank")


def test_the_last_wording_of_each_sentence_is_found_in_one_look(store: Store, house: House) -> None:
    own, other = house.clients
    who = house["converter"].id
    with store.begin() as work:
        remember_wordings(work, own, [("Pay  it.", ("One.",)), ("Send it.", ("Two.",))], who)
        remember_wordings(work, own, [("Pay it.", ("Three.", "Four."))], who)
    asked = ["Pay it.", "Send it.", "Never seen."]
    with store.read() as work:
        known = wordings_for(work, own, asked)
        assert known == {"Pay it.": ("Three.", "Four."), "Send it.": ("Two.",)}
        assert wordings_for(work, other, asked) == {}
        assert wordings_for(work, own, []) == {}


def test_wording_that_passed_once_is_offered_for_the_same_sentence_again(
    service: TestClient, house: House
) -> None:
    letter = put_in(service, house)
    row = next(r for r in rows_of(letter) if "14 days" in r["lines"][0]["text"])
    lines = ["You must tell us within 14 days if something in your life changes."]
    made = service.post(
        f"/v1/letters/{letter['id']}/decisions",
        json={
            "decisions": [{"about": "row", "key": row["key"], "choice": "words", "lines": lines}]
        },
        headers={**house["converter"].headers, "If-Match": letter["etag"]},
    )
    assert made.status_code == 201, made.text
    assert put_in(service, house)["approved_before"] == []
    on_its_way(service, house, letter)
    again = put_in(service, house)
    assert {"row": row["key"], "lines": lines} in again["approved_before"]
