"""The ``curl`` examples of docs/api.md, run word for word against a service that listens."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

# Every example must end well; curl alone would not say so.
CAREFUL = 'curl() { command curl -sS --fail-with-body "$@" || exit 1; echo; }\n'


@pytest.fixture(scope="module")
def address(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the service is, with the code for its first account."""
    if shutil.which("curl") is None or shutil.which("bash") is None:
        pytest.skip("not run: no curl here")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    store = str(tmp_path_factory.mktemp("store"))
    service = subprocess.Popen(
        [sys.executable, "-m", "api", "--port", str(port)],
        cwd=project,
        env={**os.environ, "EASYREAD_STORE": store, "EASYREAD_WORKERS": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert service.stdout is not None
        first = service.stdout.readline()
        yield first.split()[-1]
    finally:
        service.terminate()
        service.wait(30)


def examples(project: Path) -> list[str]:
    text = (project / "docs/api.md").read_text("utf-8")
    return [block for block in re.findall(r"```\n(.*?)```", text, re.S) if "curl" in block]


def test_every_example_of_the_page_works(project: Path, address: str, tmp_path: Path) -> None:
    host, _, code = address.partition("/start?code=")
    (tmp_path / "examples").symlink_to(project / "examples")
    wait = f"until command curl -s -o wait.json {host}/health; do sleep 0.2; done\n"
    told = ""
    for block in examples(project):
        script = f"code={code}\n{CAREFUL}{wait}{block}".replace("http://127.0.0.1:8000", host)
        done = subprocess.run(
            ["bash", "-eu", "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        told += done.stdout
    assert (tmp_path / "easyread.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "draft.pdf").read_bytes().startswith(b"%PDF")
    last = json.loads(told.strip().splitlines()[-1])
    assert (last["known"], last["exact"], last["mark"]) == (True, True, "draft")
    assert '"purpose":"A test in hospital"' in told
