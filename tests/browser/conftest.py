"""The real service and a real Chromium, for the tests that walk the screens as people do.

Every request that a page makes is looked at: one to any other host than the service fails the test,
and so does an error on the console.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests.browser.people import House, Service, set_up

PROJECT = Path(__file__).resolve().parent.parent.parent
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
WAIT_MS = 20_000  # a busy machine; a test that waits this long has failed


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of these take more than a few seconds, for the service has to start."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The Chromium of this machine, else the one that Playwright keeps; else the test says so."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as player:
        try:
            browser = player.chromium.launch(executable_path=program, args=ARGS)
        except PlaywrightError:
            if program:
                raise  # it is here and does not start: that is a fault, not a lack
            pytest.skip("not run: no Chromium")
        yield browser
        browser.close()


@contextmanager
def running(folder: Path) -> Iterator[Service]:
    """The service, started as ``easyread serve`` starts it, with a store of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {"EASYREAD_STORE": str(folder / "store"), "EASYREAD_WORKERS": "1", "OMP_NUM_THREADS": "1"}
    with (folder / "service.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "api", "--port", str(port)],
            cwd=PROJECT,
            env=os.environ | own,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            found = re.search(r"http://\S+", said)
            assert found, (said, (folder / "service.log").read_text())
            _wait_for(port)
            yield Service(f"http://127.0.0.1:{port}", found[0])
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(5)


def _wait_for(port: int) -> None:
    for _ in range(200):
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        time.sleep(0.1)
    raise AssertionError("The service did not start.")


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    """A service of its own for each test file."""
    with (
        tempfile.TemporaryDirectory(prefix="easyread-browser-") as folder,
        running(Path(folder)) as made,
    ):
        yield made


@pytest.fixture(scope="module")
def house(service: Service) -> Iterator[House]:
    """The people of an organisation, each with a way in, made through the service."""
    with set_up(service) as made:
        yield made


class Windows:
    """Browser windows of several people, and everything that their pages asked for."""

    def __init__(self, browser: Browser, service: Service) -> None:
        self._browser, self._service = browser, service
        self._open = ExitStack()
        self.outside: list[str] = []
        self.complaints: list[str] = []

    def person(self, cookie: str = "", **options: Any) -> Page:
        """The window of one more person, signed in if there is a cookie for them."""
        context: BrowserContext = self._browser.new_context(
            base_url=self._service.address,
            **{"viewport": {"width": 1280, "height": 900}, **options},
        )
        self._open.callback(context.close)
        context.set_default_timeout(WAIT_MS)
        if cookie:
            name, _, value = cookie.partition("=")
            context.add_cookies([{"name": name, "value": value, "url": self._service.address}])
        context.on("request", lambda request: self._look(request.url))
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        return context.new_page()

    def _look(self, address: str) -> None:
        if not address.startswith((f"{self._service.address}/", "data:", "blob:")):
            self.outside.append(address)

    def _hear(self, message: ConsoleMessage) -> None:
        # Chromium itself writes a line for an answer such as 422, which our own forms mean.
        answer = message.text.startswith("Failed to load resource: the server responded with")
        meant = answer and not message.text.startswith(f"{answer} a status of 5")
        if message.type == "error" and not meant:
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")

    def forgive(self, *says: str) -> None:
        """Drop complaints that the test itself brought about."""
        self.complaints = [one for one in self.complaints if not any(s in one for s in says)]

    def close(self) -> None:
        """Close all windows, and fail if a page asked for anything outside, or complained."""
        self._open.close()
        assert not self.outside, self.outside
        assert not self.complaints, self.complaints


@pytest.fixture
def windows(chromium: Browser, service: Service) -> Iterator[Windows]:
    """Windows for as many people as the test wants."""
    made = Windows(chromium, service)
    yield made
    made.close()
