"""The whole road opens no socket: a letter in, its Easy Read out, and every other question we answer.

A hook that cannot be taken off again looks at every use of the operating system's sockets, in the
process that works and in the one that reads the file. Either ends at once when it sees one. One is
let through: spaCy brings a library that asks, as it is loaded, whether this machine knows IPv6. It
takes a free port of the machine itself for that, and nothing is sent.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

OPENED = 97
# Python runs a module of this name before anything else, also in a child that keeps its path.
HOOK = f"""
import os, sys

def asked_at_start():
    frame = sys._getframe(2)
    while frame is not None:
        where = frame.f_globals.get("__name__"), frame.f_code.co_name
        if where == ("urllib3.util.connection", "_has_ipv6"):
            return True
        frame = frame.f_back
    return False

def look(event, _):
    if (event.startswith("socket.") or event == "urllib.Request") and not asked_at_start():
        os.write(2, event.encode())
        os._exit({OPENED})

sys.addaudithook(look)
"""
# Each command as a person types it, one after the other in one process.
ROAD = """
from easyread.cli import app

for words, said in {commands!r}:
    sys.stdin = io.TextIOWrapper(io.BytesIO(said.encode()), encoding="utf-8")
    try:
        app(words)
    except SystemExit as end:
        assert end.code in (0, 1), (words, end.code)
print("all done")
"""


def run(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    (folder / "sitecustomize.py").write_text(HOOK)
    path = os.pathsep.join([str(folder), *(p for p in sys.path if p)])
    return subprocess.run(
        [sys.executable, "-c", f"import io, sys\n{program}"],
        env=os.environ | {"PYTHONPATH": path, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def test_the_whole_road_opens_no_socket(project: Path, tmp_path: Path) -> None:
    letter = project / "examples" / "benefit-decision.docx"
    pdf = project / "examples" / "hospital-appointment.pdf"
    made = tmp_path / "made"
    source = project / "examples" / "text" / "benefit-decision.txt"
    rewrite = made / "benefit-decision.easyread.txt"
    commands = [
        (
            [
                "convert",
                str(letter),
                str(pdf),
                "--to",
                str(made),
                "--formats",
                "pdf,docx,html,text",
            ],
            "",
        ),
        (["convert", "-", "--to", str(made), "--level", "main-points"], source.read_text()),
        (["check", str(letter), "--json"], ""),
        (["suggest", str(letter), "--json"], ""),
        (["verify", str(source), str(rewrite), "--json"], ""),
        (["rewrite", "--lines"], "Your claim commenced prior to May.\n"),
        (["substitute", "--lines"], "She purchased a ticket.\tpurchased\n"),
        (["picture", "Bring your letter.", "--json"], ""),
        (["measure", str(made / "benefit-decision.easyread.pdf"), "--json"], ""),
        (["measure", str(made / "benefit-decision.easyread.docx"), "--json"], ""),
        (["rules", "--json"], ""),
        (["doctor", "--json"], ""),
    ]
    done = run(ROAD.format(commands=commands), tmp_path)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.endswith("all done\n")
    assert rewrite.is_file()


@pytest.mark.parametrize(
    "opens",
    [
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import _socket; _socket.socket()",
        "import urllib.request; urllib.request.urlopen('https://example.org')",
        "import subprocess; sys.exit(subprocess.call([sys.executable, '-P', '-c', 'import socket; socket.socket()']))",
    ],
)
def test_the_hook_sees_a_socket_and_says_so(opens: str, tmp_path: Path) -> None:
    assert run(opens, tmp_path).returncode == OPENED
