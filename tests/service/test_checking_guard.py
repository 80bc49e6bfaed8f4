"""Whose answer it is: only the checker changes it; supporters and paper are marked; all of it stays."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import DatabaseError
from starlette.testclient import TestClient

from easyread.review.roles import ROLES
from easyread.review.store import Store
from easyread.review.store.tables import AnswerRow
from tests.service.conftest import House
from tests.service.panel_crew import (
    Crew,
    answer,
    make_crew,
    opened,
    say,
    with_panel,
)
from tests.service.test_checking import answers, counting


@pytest.fixture(scope="module")
def crew(service: TestClient, house: House, store: Store) -> Crew:
    return make_crew(service, house, store)


@pytest.fixture(scope="module")
def letter(service: TestClient, house: House, crew: Crew) -> dict[str, Any]:
    return with_panel(service, house)


@pytest.fixture
def session(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any]
) -> dict[str, Any]:
    """An open session to which both checkers have said yes."""
    made = opened(service, house, crew, letter, topic_warning="money for rent")
    for person in (crew.first, crew.second):
        assert say(service, person, made, "agree").status_code == 200
    return made


def test_the_database_itself_refuses_to_change_or_delete_an_answer(
    service: TestClient, crew: Crew, session: dict[str, Any], store: Store
) -> None:
    assert answer(service, crew.first, session, "section:1", "easy").status_code == 201
    with pytest.raises(DatabaseError), store.begin() as work:
        work.db.scalars(select(AnswerRow).limit(1)).one().value = "hard"
        work.db.flush()


def test_a_supporter_enters_what_was_never_answered_and_only_the_checker_changes_it(
    service: TestClient, crew: Crew, session: dict[str, Any]
) -> None:
    told = answer(service, crew.supporter, session, "section:1", "easy")
    assert told.status_code == 201
    entry = told.json()[0]
    assert entry["entered_as"] == "supporter"
    address = f"/v1/checking/sessions/{session['id']}/answers/{entry['id']}"
    for method in ("put", "delete"):
        body = {"json": {"value": "hard"}} if method == "put" else {}
        refused = getattr(service, method)(address, headers=crew.supporter.headers, **body)
        assert refused.status_code == 403
    again = answer(service, crew.supporter, session, "section:1", "hard")
    assert (again.status_code, again.json()["code"]) == (409, "answered")
    taken = service.delete(address, headers=crew.second.headers)
    assert taken.status_code == 200
    # The checker took it back: it is theirs now, and nobody enters it again for them.
    again = answer(service, crew.supporter, session, "section:1", "easy")
    assert (again.status_code, again.json()["code"]) == (409, "answered")
    assert answer(service, crew.second, session, "section:1", "some").status_code == 201
    # A supporter has no chair beside anybody else.
    other = service.post(
        f"/v1/checking/sessions/{session['id']}/answers?checker={crew.first.id}",
        json={"question": "section:1", "value": "easy"},
        headers=crew.supporter.headers,
    )
    assert other.status_code == 404


def test_paper_is_typed_in_by_who_led_the_session_and_never_over_an_answer(
    service: TestClient, house: House, crew: Crew, letter: dict[str, Any], session: dict[str, Any]
) -> None:
    staff = house["converter"].headers

    def type_in(where: dict[str, Any], *said: dict[str, str], headers: Any = staff) -> Any:
        return service.post(
            f"/v1/panel-sessions/{where['id']}/chairs/{crew.first.id}/paper-answers",
            json={"answers": list(said)},
            headers=headers,
        )

    easy = {"question": "section:1", "value": "easy"}
    on_screen = type_in(session, easy)
    assert (on_screen.status_code, on_screen.json()["code"]) == (409, "not-now")
    paper = opened(service, house, crew, letter, on_paper=True)
    assert type_in(paper, easy).json()["code"] == "not-now"
    chair = f"/v1/panel-sessions/{paper['id']}/chairs/{crew.first.id}/paper"
    assert service.post(chair, json={"say": "agree"}, headers=staff).status_code == 200
    assert type_in(paper, easy, headers=house["readability"].headers).status_code == 403
    assert answer(service, crew.first, paper, "section:2", "hard").status_code == 201
    both = type_in(paper, easy, {"question": "section:2", "value": "easy"})
    assert (both.status_code, both.json()["code"]) == (409, "answered")
    assert counting(service, crew.first, paper) == [("section:2", "hard")]
    assert type_in(paper, easy).json() == {"entered": 1}
    assert type_in(paper, easy).json()["code"] == "answered"
    found = answers(service, crew.first, paper)
    assert [a["entered_as"] for a in found] == ["checker", "paper"]
    changed = service.put(
        f"/v1/checking/sessions/{paper['id']}/answers/{found[1]['id']}",
        json={"value": "some"},
        headers=crew.first.headers,
    )
    assert changed.status_code == 201
    assert counting(service, crew.first, paper)[-1] == ("section:1", "some")


CALLS: tuple[tuple[str, str, Any], ...] = (
    ("post", "{base}/answers", {"question": "section:1", "value": "easy"}),
    ("post", "{base}/answers?checker={checker}", {"question": "section:1", "value": "easy"}),
    ("post", "{base}/answers?checker={checker}", {"question": "ready", "value": "yes"}),
    ("put", "{base}/answers/{answer}", {"value": "easy"}),
    ("delete", "{base}/answers/{answer}", None),
    ("post", "{base}/say?checker={checker}", {"say": "come_back"}),
    ("post", "{chair}/paper-answers", {"answers": [{"question": "ready", "value": "yes"}]}),
    ("post", "{chair}/paper", {"say": "agree"}),
    ("put", "{chair}", {"fee_pence": 9000, "paid": True}),
    ("put", "{lead}/questions", {"questions": []}),
    ("get", "{base}/answers?checker={checker}", None),
)
TRIES = st.lists(
    st.tuples(st.sampled_from(CALLS), st.sampled_from([(r, c) for c in (0, 1) for r in ROLES])),
    max_size=8,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(tries=TRIES)
def test_no_calls_of_anybody_else_make_or_change_an_answer_of_a_checker(
    service: TestClient, house: House, crew: Crew, session: dict[str, Any], tries: Any
) -> None:
    """Whatever others try in any order: only the supporter adds, marked, where nothing was said."""
    if not answers(service, crew.second, session):
        assert answer(service, crew.second, session, "section:1", "hard").status_code == 201
    before = answers(service, crew.second, session)
    lead = f"/v1/panel-sessions/{session['id']}"
    places = {
        "base": f"/v1/checking/sessions/{session['id']}",
        "lead": lead,
        "chair": f"{lead}/chairs/{crew.second.id}",
        "checker": crew.second.id,
        "answer": before[0]["id"],
    }
    for (method, address, body), who in tries:
        sent = {"json": body} if body is not None else {}
        made = getattr(service, method)(
            address.format(**places), headers=house.people[who].headers, **sent
        )
        assert made.status_code < 500, made.text
    after = answers(service, crew.second, session)
    assert after[: len(before)] == before
    assert [(a["question"], a["entered_as"]) for a in after[len(before) :]] in (
        [],
        [("ready", "supporter")],
    )


def test_the_same_answer_sent_twice_at_once_is_kept_once(
    service: TestClient, crew: Crew, session: dict[str, Any]
) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(
            pool.map(
                lambda person: answer(service, person, session, "section:1", "easy").status_code,
                [crew.second, crew.supporter] * 2,
            )
        )
    assert sorted(made) == [201, 409, 409, 409]
    assert len(answers(service, crew.second, session)) == 1
