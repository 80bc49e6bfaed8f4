"""What the tests of the screens share: a service on a store of its own, and people of every role."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.limits import Limits
from api.main import create_app
from easyread.review.store import Store, open_store
from tests.service.conftest import House, build_house


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of its own for each test file."""
    made = open_store(tmp_path_factory.mktemp("store"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def service(store: Store) -> Iterator[TestClient]:
    """The service on that store, with one worker that holds the language model."""
    limits = Limits(workers=1, queue=16, body_bytes=2_000_000)
    with TestClient(create_app(limits, store), raise_server_exceptions=False) as made:
        yield made


@pytest.fixture(scope="module")
def house(store: Store) -> House:
    """An organisation with two clients and a person of every role in each, with a key each."""
    return build_house(store)
