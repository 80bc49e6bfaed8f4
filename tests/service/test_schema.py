"""Requests of every shape to every operation -> never our fault, and always what the document says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.generation import GenerationMode
from schemathesis.python import asgi
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from api.limits import Limits
from api.main import create_app
from easyread.review.roles import ROLES
from easyread.review.store import open_store
from easyread.review.store.tables import Seat
from tests.service.conftest import House, build_house
from tests.service.test_roles import one_of_each

pytestmark = pytest.mark.slow

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
FEW = settings(
    max_examples=15,
    derandomize=True,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
    database=None,
)


class NoLimit:
    """Counts nothing: how often a door may be tried is not what these tests look at."""

    def hit(self, *_: Any) -> bool:
        return True


@dataclass(frozen=True)
class Running:
    """A service that runs in this process, its document, the ids of some things, and a key."""

    app: Any
    schema: Any
    session: Any
    ids: dict[str, str]
    headers: dict[str, str]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A service with one of each thing in it, and a person who has every role."""
    store = open_store(tmp_path_factory.mktemp("schema"))
    house = build_house(store)
    app = create_app(Limits(workers=1, queue=16, body_bytes=2_000_000), store)
    app.state.counter = NoLimit()
    with TestClient(app) as service:
        ids = one_of_each(service, house, store)
        with store.begin() as work:
            admin = house["admin"]
            for role in set(ROLES) - {"admin"}:
                work.db.add(Seat(user_id=admin.id, client_id=admin.client_id, role=role))
        schema = schemathesis.openapi.from_dict(service.get("/v1/openapi.json").json())
        yield Running(app, schema, asgi.ASGIClient(app), ids, _all_roles(house))


def _all_roles(house: House) -> dict[str, str]:
    return house["admin"].headers


def test_no_request_is_our_fault_and_every_answer_is_as_described(running: Running) -> None:
    wrong: dict[str, str] = {}
    seen = 0
    for result in running.schema.get_all_operations():
        operation = result.ok()
        seen += 1

        @FEW
        @given(case=operation.as_strategy(), real=st.booleans())
        def holds(case: Any, real: bool) -> None:
            if real:
                _use_real(case, running.ids)
            answer = case.call(
                session=running.session, base_url="http://testserver", headers=running.headers
            )
            case.validate_response(answer, checks=CHECKS)

        try:
            holds()
        except (
            Exception,
            FailureGroup,
        ) as why:  # an error of ours comes as itself: the transport lets it through
            told = "; ".join(str(x) for x in getattr(why, "exceptions", [why]))
            wrong[operation.label] = told[:700]
        for told in _twisted(running, operation):
            wrong[f"{operation.label}, not as described"] = told
    assert not wrong, "\n\n".join(f"{label}: {told}" for label, told in wrong.items())
    assert seen >= 80


def _twisted(running: Running, operation: Any) -> Iterator[str]:
    """Requests that are not as described: each is refused, and none is our fault."""
    try:
        strategy = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)

        @settings(FEW, max_examples=5)
        @given(case=strategy)
        def refused(case: Any) -> None:
            answer = case.call(
                session=running.session, base_url="http://testserver", headers=running.headers
            )
            case.validate_response(answer, checks=CHECKS)

        refused()
    except Unsatisfiable:
        return  # nothing of it can be wrong: it takes neither a body nor a parameter
    except (Exception, FailureGroup) as why:
        yield "; ".join(str(x) for x in getattr(why, "exceptions", [why]))[:700]


def _use_real(case: Any, ids: dict[str, str]) -> None:
    """Ask about things that are there: made-up ids lead to a 404 and no further."""
    for name in case.path_parameters or {}:
        if name in ids:
            case.path_parameters[name] = ids[name]
    if isinstance(case.body, dict):
        for name in case.body:
            if name in ids:
                case.body[name] = ids[name]
    if case.headers is not None and "if-match" in {h.lower() for h in case.headers}:
        case.headers["if-match"] = "*"
