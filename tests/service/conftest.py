"""What the tests of the stored service share: a store on each database, and people of every role."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from easyread.review.roles import OPERATIONS, ROLES
from easyread.review.store import Store, open_store
from easyread.review.store.tables import Client, Organisation, Seat, Token, User, new_id
from tests.service.postgres import NoServer, server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server that this run started; else the test says why not."""
    try:
        with server() as address:
            yield address
    except NoServer as why:
        pytest.skip(f"not run on PostgreSQL: {why}")


def new_store(kind: str, folder: Path, request: pytest.FixtureRequest) -> Store:
    """Make an empty store of its own."""
    if kind == "sqlite":
        return open_store(folder)
    import psycopg

    address = request.getfixturevalue("postgres")
    name = f"t_{secrets.token_hex(6)}"
    with psycopg.connect(address, autocommit=True) as wire:
        wire.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
    return open_store(address.replace("/postgres", f"/{name}"), key=secrets.token_bytes(32))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """A store of its own for each test file, on each database."""
    made = new_store(request.param, tmp_path_factory.mktemp("store"), request)
    yield made
    made.close()


@pytest.fixture(scope="module")
def service(store: Store) -> Iterator[TestClient]:
    """The service on that store, with one worker that holds the language model."""
    from api.limits import Limits
    from api.main import create_app

    limits = Limits(workers=1, queue=16, body_bytes=2_000_000)
    with TestClient(create_app(limits, store), raise_server_exceptions=False) as made:
        yield made


@dataclass(frozen=True, slots=True)
class Person:
    """One person with one role, and the headers that speak in their name."""

    id: str
    role: str
    client_id: str
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class House:
    """One organisation with two clients, and a person of every role in each."""

    organisation: str
    clients: tuple[str, str]
    people: dict[tuple[str, int], Person]

    def __getitem__(self, role: str) -> Person:
        """The person of this role in the first client."""
        return self.people[role, 0]

    def other(self, role: str) -> Person:
        """The person of this role in the second client."""
        return self.people[role, 1]


@pytest.fixture(scope="module")
def house(store: Store) -> House:
    """An organisation with two clients and a person of every role in each, with a key each."""
    return build_house(store)


def build_house(store: Store) -> House:
    """Make people straight in the store, each with a key that may do whatever the role may."""
    from api.secrets import new_secret, print_of_secret

    with store.begin() as work:
        organisation = Organisation(id=new_id("org"), name="Ashby Advocacy")
        work.db.add(organisation)
        work.db.flush()
        clients = [
            Client(id=new_id("cli"), organisation_id=organisation.id, name=name)
            for name in ("Ashby Council", "Barton Hospital")
        ]
        work.db.add_all(clients)
        work.db.flush()
        people = {}
        for number, client in enumerate(clients):
            for role in ROLES:
                user = User(
                    id=new_id("usr"), organisation_id=organisation.id, name=f"{role} {number}"
                )
                work.db.add(user)
                work.db.flush()
                secret = new_secret("key")
                work.db.add(Seat(user_id=user.id, client_id=client.id, role=role))
                work.db.add(
                    Token(
                        id=new_id("tok"),
                        secret_sha256=print_of_secret(secret),
                        user_id=user.id,
                        client_id=client.id,
                        name="test",
                        scopes=list(OPERATIONS),
                    )
                )
                people[role, number] = Person(
                    user.id, role, client.id, {"Authorization": f"Bearer {secret}"}
                )
    return House(organisation.id, (clients[0].id, clients[1].id), people)
