"""A letter on its way: author, readability check, what stops it, and nobody approves their own work."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

from tests.service.conftest import House
from tests.service.test_letters import TEXT, decide, latest, put_in, rows_of


def move(
    service: TestClient, house: House, letter: dict[str, Any], role: str, name: str, **more: Any
) -> Any:
    now = latest(service, house, letter)
    return service.post(
        f"/v1/letters/{letter['id']}/moves",
        json={"move": name, **more},
        headers={**house[role].headers, "If-Match": now["etag"]},
    )


def assign(service: TestClient, house: House, letter: dict[str, Any], **people: Any) -> Any:
    now = latest(service, house, letter)
    return service.put(
        f"/v1/letters/{letter['id']}/people",
        json={"author_id": house["author"].id, "readability_id": house["readability"].id, **people},
        headers={**house["converter"].headers, "If-Match": now["etag"]},
    )


def clear_findings(service: TestClient, house: House, letter: dict[str, Any]) -> None:
    """Set aside, with a reason, whatever the rules still find."""
    now = latest(service, house, letter)
    left = [f for f in now["findings"] if f["severity"] != "inform" and not f["dismissed"]]
    if not left:
        return
    made = service.post(
        f"/v1/letters/{letter['id']}/decisions",
        json={
            "decisions": [
                {"about": "finding", "key": f["key"], "choice": "keep", "reason": "Needed here."}
                for f in left
            ]
        },
        headers={**house["readability"].headers, "If-Match": now["etag"]},
    )
    assert made.status_code == 201, made.text


def answer_questions(service: TestClient, house: House, letter: dict[str, Any]) -> None:
    now = latest(service, house, letter)
    asked = {q["key"] for q in now["questions"] if not q["answered"]}
    if not asked:
        return
    made = service.post(
        f"/v1/letters/{letter['id']}/decisions",
        json={
            "decisions": [{"about": "question", "key": k, "choice": "keep"} for k in sorted(asked)]
        },
        headers={**house["author"].headers, "If-Match": now["etag"]},
    )
    assert made.status_code == 201, made.text


def staff_checked(service: TestClient, house: House, text: str | None = None) -> dict[str, Any]:
    """A letter that its author signed and that passed the readability check."""
    letter = put_in(service, house) if text is None else put_in(service, house, text)
    return on_its_way(service, house, letter)


def on_its_way(service: TestClient, house: House, letter: dict[str, Any]) -> dict[str, Any]:
    """Take a draft through its author and the readability check."""
    assert assign(service, house, letter, topics=["money"]).status_code == 200
    clear_findings(service, house, letter)
    assert move(service, house, letter, "converter", "to_author").status_code == 200
    answer_questions(service, house, letter)
    signed = move(service, house, letter, "author", "sign")
    assert signed.status_code == 200, signed.text
    passed = move(service, house, letter, "readability", "pass")
    assert passed.status_code == 200, passed.text
    return latest(service, house, letter)


def test_a_letter_is_staff_checked_only_after_author_and_readability(
    service: TestClient, house: House
) -> None:
    letter = put_in(service, house)
    assert letter["mark"] == "draft"
    done = staff_checked(service, house)
    assert (done["state"], done["mark"]) == ("staff_checked", "staff_checked")
    assert done["open"]["signed"] == done["open"]["readability"] == []
    assert done["open"]["people"] != []


def test_one_changed_row_takes_the_mark_away_and_the_old_words_bring_it_back(
    service: TestClient, house: House
) -> None:
    letter = staff_checked(service, house)
    row = next(r for r in rows_of(letter) if any("14 days" in x["text"] for x in r["lines"]))
    lines = [x["text"] for x in row["lines"]]
    # The sentence stands in The main things, too: both places change, and no other row.
    both = [row["key"], *(twin["key"] for twin in row["twins"])]
    for words, mark, signed in (
        ([*lines[:-1], lines[-1].rstrip(".") + " now."], "draft", both),
        (lines, "staff_checked", []),
    ):
        now = latest(service, house, letter)
        made = service.post(
            f"/v1/letters/{letter['id']}/decisions",
            json={
                "decisions": [
                    {"about": "row", "key": row["key"], "choice": "words", "lines": words}
                ]
            },
            headers={**house["converter"].headers, "If-Match": now["etag"]},
        )
        assert made.status_code == 201, made.text
        assert made.json()["mark"] == mark
        assert made.json()["open"]["signed"] == signed
        assert made.json()["state"] == "draft"


def test_what_stops_a_move_is_listed_and_nothing_is_changed(
    service: TestClient, house: House
) -> None:
    letter = put_in(service, house)
    refused = move(service, house, letter, "converter", "to_author")
    assert (refused.status_code, refused.json()["code"]) == (409, "still-open")
    assert "no-author" in {o["code"] for o in refused.json()["open"]}
    assert latest(service, house, letter)["state"] == "draft"


def test_an_author_cannot_sign_over_a_broken_fact_without_a_reason(
    service: TestClient, house: House
) -> None:
    letter = put_in(service, house)
    row = next(r for r in rows_of(letter) if any("£84.20" in x["text"] for x in r["lines"]))
    broken = [x["text"].replace("£84.20", "£48.20") for x in row["lines"]]
    service.post(
        f"/v1/letters/{letter['id']}/decisions",
        json={
            "decisions": [{"about": "row", "key": row["key"], "choice": "words", "lines": broken}]
        },
        headers={**house["converter"].headers, "If-Match": letter["etag"]},
    )
    assign(service, house, letter)
    clear_findings(service, house, letter)
    assert move(service, house, letter, "converter", "to_author").status_code == 200
    answer_questions(service, house, letter)
    refused = move(service, house, letter, "author", "sign")
    assert refused.status_code == 409
    facts = [o for o in refused.json()["open"] if o["code"] == "fact"]
    assert facts
    now = latest(service, house, letter)
    no_reason = service.post(
        f"/v1/letters/{letter['id']}/decisions",
        json={"decisions": [{"about": "fact", "key": facts[0]["key"], "choice": "keep"}]},
        headers={**house["author"].headers, "If-Match": now["etag"]},
    )
    assert (no_reason.status_code, no_reason.json()["code"]) == (422, "no-reason")


def test_nobody_approves_their_own_work(service: TestClient, house: House) -> None:
    letter = put_in(service, house)
    refused = assign(service, house, letter, author_id=house["converter"].id)
    assert refused.status_code == 422
    refused = move(service, house, letter, "readability", "sign")
    assert refused.status_code == 403


def test_a_move_from_the_wrong_state_says_where_the_letter_is(
    service: TestClient, house: House
) -> None:
    letter = put_in(service, house)
    refused = move(service, house, letter, "readability", "pass")
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong-move")
    assert refused.json()["detail"] == "This letter is a draft."


def test_sending_back_needs_a_reason_and_the_history_shows_the_change(
    service: TestClient, house: House
) -> None:
    letter = put_in(service, house)
    assign(service, house, letter)
    clear_findings(service, house, letter)
    assert move(service, house, letter, "converter", "to_author").status_code == 200
    assert move(service, house, letter, "author", "author_back").json()["code"] == "no-reason"
    back = move(service, house, letter, "author", "author_back", reason="The day is wrong.")
    assert back.json()["state"] == "changes_asked"
    address = f"/v1/letters/{letter['id']}"
    said = service.get(f"{address}/comments", headers=house["converter"].headers).json()
    assert [c["text"] for c in said] == ["The day is wrong."]
    done = service.get(f"{address}/history", headers=house["converter"].headers).json()["done"]
    assert [d["action"] for d in done][-1] == "author_back"


def test_the_job_sheet_begins_with_what_the_letter_says(service: TestClient, house: House) -> None:
    letter = put_in(service, house)
    address = f"/v1/letters/{letter['id']}/job-sheet"
    sheet = service.get(address, headers=house["converter"].headers).json()
    assert sheet["reader"] == "Ms Leyla Demir"
    assert letter["due"] == "2026-04-03"
    assert "money" in letter["topics"]
    made = service.put(
        address,
        json={**sheet, "keep": "The amount and the last day."},
        headers={**house["converter"].headers, "If-Match": letter["etag"]},
    )
    assert made.json()["keep"] == "The amount and the last day."


def test_the_job_sheet_and_the_topics_of_a_letter_that_is_over_stay_as_they_are(
    service: TestClient, house: House
) -> None:
    letter = put_in(service, house)
    assert assign(service, house, letter, topics=["money"]).status_code == 200
    done = move(service, house, letter, "author", "withdraw", reason="It was put in twice.")
    assert done.status_code == 200, done.text
    now = latest(service, house, letter)
    head = {**house["converter"].headers, "If-Match": now["etag"]}
    address = f"/v1/letters/{letter['id']}"
    refused = service.put(f"{address}/job-sheet", json={"keep": "All of it."}, headers=head)
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong-move")
    assert refused.json()["detail"] == (
        "This letter is withdrawn, so its job sheet stays as it is."
    )
    other = assign(service, house, letter, topics=["law"])
    assert (other.status_code, other.json()["code"]) == (409, "wrong-move")
    assert assign(service, house, letter, topics=["money"]).status_code == 200
    sheet = service.get(f"{address}/job-sheet", headers=house["converter"].headers).json()
    assert sheet["keep"] == ""


def test_a_finding_that_was_set_aside_counts_again_when_somebody_says_so(
    service: TestClient, house: House
) -> None:
    letter = put_in(service, house, TEXT.replace("telephone", "utilise the telephone line of"))
    assert assign(service, house, letter).status_code == 200
    clear_findings(service, house, letter)
    now = latest(service, house, letter)
    aside = next(f for f in now["findings"] if f["dismissed"])
    back = {"about": "finding", "key": aside["key"], "choice": "edit"}
    made = decide(service, house, now, back, role="readability")
    assert made.status_code == 201, made.text
    again = next(f for f in made.json()["findings"] if f["key"] == aside["key"])
    assert again["dismissed"] == ""
    assert move(service, house, letter, "converter", "to_author").status_code == 200
    answer_questions(service, house, letter)
    assert move(service, house, letter, "author", "sign").status_code == 200
    stopped = move(service, house, letter, "readability", "pass")
    assert (stopped.status_code, stopped.json()["code"]) == (409, "still-open")
    assert [one["key"] for one in stopped.json()["open"]] == [aside["key"]]
    clear_findings(service, house, letter)
    assert move(service, house, letter, "readability", "pass").status_code == 200
