"""What many test files share: where things are, the kept data, and the service."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest
from starlette.testclient import TestClient

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before spaCy: small matrices, busy machine

# A service that a test starts without a store of its own must not open this user's.
os.environ.setdefault("EASYREAD_STORE", mkdtemp(prefix="easyread-test-"))

PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder with pyproject.toml."""
    return PROJECT


@pytest.fixture(scope="session")
def examples(project: Path) -> Path:
    """The example letters."""
    return project / "examples"


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of real letters, which is kept beside the project; else the test says so."""
    found = Path(os.environ.get("EASYREAD_DATA", PROJECT.parent / "shared" / "data"))
    if not found.is_dir():
        pytest.skip("not run: no data")
    return found


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The service with one worker, as a browser or a program meets it."""
    from api.limits import Limits
    from api.main import create_app
    from easyread.review.store import open_store

    limits = Limits(workers=1, queue=4, body_bytes=2_000_000, kept_results=5)
    store = open_store(tmp_path_factory.mktemp("store"))
    with TestClient(create_app(limits, store), raise_server_exceptions=False) as made:
        yield made
