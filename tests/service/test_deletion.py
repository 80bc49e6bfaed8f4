"""The words of a letter are deleted for good: nobody reads them again, and that it was there stays."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.service.conftest import House
from tests.service.test_letters import put_in


def test_the_words_of_a_withdrawn_letter_are_gone_for_good_and_its_line_stays(
    service: TestClient, house: House
) -> None:
    letter = put_in(service, house)
    path = f"/v1/letters/{letter['id']}"
    admin = {**house["admin"].headers, "If-Match": "*"}
    at_work = service.delete(path, headers=admin)
    assert (at_work.status_code, at_work.json()["code"]) == (409, "wrong-move")
    body = {"move": "withdraw", "reason": "It went to the wrong person."}
    assert service.post(f"{path}/moves", json=body, headers=admin).status_code == 200
    unsaid = service.delete(path, headers=house["admin"].headers)
    assert (unsaid.status_code, unsaid.json()["code"]) == (428, "needs-version")
    assert service.delete(path, headers=admin).status_code == 204

    staff = house["converter"].headers
    for rest in ("", "/comments", "/job-sheet", "/history", "/record", "/teach-back", "/approvals"):
        gone = service.get(f"{path}{rest}", headers=staff)
        assert (gone.status_code, gone.json()["code"]) == (410, "shredded"), rest
    listed = service.get("/v1/letters", headers=staff).json()["items"]
    line = next(one for one in listed if one["id"] == letter["id"])
    assert (line["title"], line["state"]) == ("Deleted letter", "withdrawn")
    log = service.get("/v1/audit", headers=house["admin"].headers).json()["items"]
    assert [x["action"] for x in log if x["about"] == letter["id"]][-1] == "deleted words"
