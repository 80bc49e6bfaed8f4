"""Letters: put in, read, decided on, undone; two editors; walls between clients."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from easyread.review.store import Store
from easyread.review.store.tables import DecisionRow, LogRow, PageRow, VersionRow
from tests.service.conftest import House

TEXT = """Ashby Council
Town Hall, Ashby AB1 2CD

Ms Leyla Demir
4 Mill Lane
Ashby AB1 3EF

3 March 2026

Your reference: HB/4471/26

Dear Ms Demir

Your Housing Benefit

We have decided that you are entitled to Housing Benefit of £84.20 a week from 2 March 2026.

You must notify us within 14 days if your circumstances change.

If you disagree with this decision you can ask us to reconsider it. You must do so by 3 April 2026.

If you need help, please telephone 01632 960001.

Yours sincerely

Owen Price
Benefits Officer
"""


def put_in(service: TestClient, house: House, text: str = TEXT) -> dict[str, Any]:
    made = service.post("/v1/letters", json={"text": text}, headers=house["converter"].headers)
    assert made.status_code == 201, made.text
    return dict(made.json())


@pytest.fixture(scope="module")
def letter(service: TestClient, house: House) -> dict[str, Any]:
    return put_in(service, house)


def latest(service: TestClient, house: House, letter: dict[str, Any]) -> dict[str, Any]:
    found = service.get(f"/v1/letters/{letter['id']}", headers=house["converter"].headers)
    assert found.status_code == 200
    return dict(found.json())


def decide(
    service: TestClient,
    house: House,
    letter: dict[str, Any],
    *decisions: dict[str, Any],
    **more: Any,
) -> Any:
    return service.post(
        f"/v1/letters/{letter['id']}/decisions",
        json={"decisions": list(decisions)},
        headers={**house[more.get("role", "converter")].headers, "If-Match": letter["etag"]},
    )


def rows_of(letter: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for section in letter["sections"] for row in section["rows"]]


def test_a_letter_is_kept_as_a_draft_with_its_rows_and_facts(
    letter: dict[str, Any], store: Store
) -> None:
    assert (letter["state"], letter["mark"]) == ("draft", "draft")
    assert letter["facts"]["total"] == letter["facts"]["kept"] > 4
    with store.begin() as work:
        version = work.db.scalars(
            select(VersionRow).where(VersionRow.letter_id == letter["id"])
        ).one()
        assert b"Demir" not in version.body
        rows = work.db.scalars(select(PageRow).where(PageRow.version_id == version.id)).all()
        assert len(rows) == len(rows_of(letter))


def test_the_log_holds_no_word_of_the_letter(letter: dict[str, Any], store: Store) -> None:
    with store.begin() as work:
        lines = work.db.scalars(select(LogRow).where(LogRow.about == letter["id"])).all()
        assert [line.action for line in lines][:1] == ["put in"]
        said = " ".join(f"{x.action} {x.about} {x.numbers} {x.user_id}" for x in lines)
    for word in ("Demir", "Ashby", "Housing", "84.20", "4471"):
        assert word not in said


def test_new_words_in_a_row_change_that_row_alone_and_can_be_undone(
    service: TestClient, house: House
) -> None:
    letter = put_in(service, house)
    before = rows_of(letter)
    row = next(r for r in before if any("14 days" in x["text"] for x in r["lines"]))
    lines = [x["text"].replace("14 days", "14 days,") for x in row["lines"]]
    made = decide(
        service,
        house,
        letter,
        {"about": "row", "key": row["key"], "choice": "words", "lines": lines},
    )
    assert made.status_code == 201, made.text
    after = rows_of(made.json())
    changed = [b["key"] for b, a in zip(before, after, strict=True) if b != a]
    # The sentence stands in The main things as well: its words change there, too.
    assert changed == [row["key"], *(twin["key"] for twin in row["twins"])]
    assert len(changed) == 2
    decision = made.json()["decisions"][-1]["id"]
    undone = service.post(
        f"/v1/letters/{letter['id']}/decisions/{decision}/undo",
        headers={**house["converter"].headers, "If-Match": made.json()["etag"]},
    )
    assert undone.status_code == 201, undone.text
    assert rows_of(undone.json()) == before
    assert undone.json()["version"]["fingerprint"] == letter["version"]["fingerprint"]
    alone = {"about": "row", "key": row["key"], "choice": "words", "lines": lines, "alone": True}
    made = decide(service, house, undone.json(), alone)
    after = rows_of(made.json())
    assert [b["key"] for b, a in zip(before, after, strict=True) if b["lines"] != a["lines"]] == [
        row["key"]
    ]
    told = {r["key"]: [twin["alike"] for twin in r["twins"]] for r in after}
    assert told[row["key"]] == [False] and told[changed[1]] == [False]


def test_a_fact_that_an_edit_breaks_stops_the_letter_and_is_said_at_once(
    service: TestClient, house: House
) -> None:
    letter = put_in(service, house)
    row = next(r for r in rows_of(letter) if any("£84.20" in x["text"] for x in r["lines"]))
    lines = [x["text"].replace("£84.20", "£48.20") for x in row["lines"]]
    made = decide(
        service,
        house,
        letter,
        {"about": "row", "key": row["key"], "choice": "words", "lines": lines},
    ).json()
    assert any("48.20" in p["text"] for p in made["facts"]["stopping"])


def test_the_second_of_two_editors_gets_a_412_and_nothing_is_lost(
    service: TestClient, house: House, store: Store
) -> None:
    letter = put_in(service, house)
    first, second = rows_of(letter)[0], rows_of(letter)[1]
    up = {"about": "row", "key": first["key"], "choice": "picture", "picture": None}
    assert decide(service, house, letter, up).status_code == 201
    late = {"about": "row", "key": second["key"], "choice": "picture", "picture": None}
    refused = decide(service, house, letter, late)
    assert (refused.status_code, refused.json()["code"]) == (412, "stale")
    assert refused.json()["yours"] == {"decisions": [late]}
    assert refused.json()["theirs"]["revision"] > letter["revision"]
    with store.begin() as work:
        kept = work.db.scalars(
            select(DecisionRow).where(DecisionRow.letter_id == letter["id"])
        ).all()
        assert [k.key for k in kept] == [first["key"]]


def test_a_change_without_a_version_is_refused(
    service: TestClient, house: House, letter: dict[str, Any]
) -> None:
    made = service.post(
        f"/v1/letters/{letter['id']}/decisions",
        json={"decisions": [{"about": "row", "key": "x", "choice": "up"}]},
        headers=house["converter"].headers,
    )
    assert (made.status_code, made.json()["code"]) == (428, "needs-version")


def test_nobody_sees_a_letter_of_another_client(
    service: TestClient, house: House, letter: dict[str, Any]
) -> None:
    for role in ("converter", "author", "readability"):
        found = service.get(f"/v1/letters/{letter['id']}", headers=house.other(role).headers)
        assert (found.status_code, found.json()["code"]) == (404, "not-found")
    listed = service.get("/v1/letters", headers=house.other("converter").headers).json()
    assert listed["items"] == []


def test_a_wrong_key_or_choice_is_said_in_one_sentence(
    service: TestClient, house: House, letter: dict[str, Any]
) -> None:
    now = latest(service, house, letter)
    for wrong in (
        {"about": "row", "key": "nothing", "choice": "up"},
        {"about": "suggestion", "key": "nothing", "choice": "accept"},
        {"about": "suggestion", "key": "nothing", "choice": "join"},
        {"about": "finding", "key": "nothing", "choice": "keep"},
    ):
        made = decide(service, house, now, wrong)
        assert made.status_code == 422, made.text
        assert made.json()["detail"].endswith(".")


def test_the_list_goes_on_with_a_cursor(service: TestClient, house: House) -> None:
    for _ in range(3):
        put_in(service, house, "Please send the form by 3 May 2027.")
    seen: list[str] = []
    cursor = None
    while True:
        query = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = service.get("/v1/letters", params=query, headers=house["converter"].headers).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) >= 3
    bad = service.get("/v1/letters", params={"cursor": "x"}, headers=house["converter"].headers)
    assert bad.status_code == 422
