"""Bytes of an untrusted file -> ``Pages``, read in a child process with hard limits.

A file can be made to eat all memory or never end. So it is read by a second Python that may use
only so much memory and time, holds none of our secrets, and can write no file.
"""

from __future__ import annotations

import json
import os
import subprocess  # the child is this same Python, started with fixed words
import sys
from importlib import import_module

from easyread.errors import UnreadableLetter
from easyread.readers.pages import Pages, from_values, to_values
from easyread.readers.refusals import refuse

# Source: measured on hostile files (docs: reading real letters). All must end in 20 s and 500 MB.
MEMORY_BYTES = 480 * 2**20
CPU_S = 12
WALL_S = 17.0

# One written table: format -> (module, function from bytes to Pages, needs the child process).
READERS: dict[str, tuple[str, str, bool]] = {
    "docx": ("easyread.readers.docx", "read_docx", True),
    "pdf": ("easyread.readers.pdf", "read_pdf", True),
    "odt": ("easyread.readers.odt", "read_odt", True),
    "rtf": ("easyread.readers.rtf", "read_rtf", True),
    "html": ("easyread.readers.html", "read_html", True),
    "email": ("easyread.readers.email", "read_email", True),
    "markdown": ("easyread.readers.markdown", "read_markdown", False),
    "text": ("easyread.readers.text", "read_text", False),
}


def read_pages(content: bytes, kind: str) -> Pages:
    """Read the bytes with the reader of this format, in a child process where it needs one.

    Raises:
        UnreadableLetter: what the reader says, or ``took-too-long``, ``too-big`` (memory) or
            ``damaged`` (the reader broke on the file).
    """
    if not READERS[kind][2]:
        return _reader(kind, content)
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, no shell
            [sys.executable, "-P", "-m", "easyread.readers.sandbox", kind],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=WALL_S,
            env=_bare_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as e:
        raise refuse("took-too-long") from e
    return _answer(done.returncode, done.stdout)


def _answer(code: int, output: bytes) -> Pages:
    if code == 0:
        values = json.loads(output)
        if "refused" in values:
            raise UnreadableLetter(*values["refused"])
        return from_values(values["title"], values["notes"], values["blocks"])
    if code in (-24, -9):  # SIGXCPU, or SIGKILL by the same limit
        raise refuse("took-too-long")
    raise refuse("damaged")


def _bare_environment() -> dict[str, str]:
    """Only what Python needs to find the same modules: no passwords or tokens go to the child."""
    kept = {
        k: os.environ[k]
        for k in ("PATH", "SYSTEMROOT", "HOME", "LD_LIBRARY_PATH")
        if k in os.environ
    }
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
        "PYTHONUTF8": "1",
        "OMP_NUM_THREADS": "1",
    }


def _reader(kind: str, content: bytes) -> Pages:
    module, function, _ = READERS[kind]
    read = getattr(import_module(module), function)
    pages: Pages = read(content)
    return pages


def _limit() -> None:
    """Take from this process the power to use more than its share, for good."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit still holds there
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _child(kind: str) -> int:
    """Read stdin as this format and write the answer to stdout as JSON."""
    _limit()
    content = sys.stdin.buffer.read()
    answer: dict[str, object]
    try:
        answer = to_values(_reader(kind, content))
    except UnreadableLetter as e:
        answer = _refused(e)
    except MemoryError:
        content = b""
        answer = _refused(refuse("too-big"))
    except RecursionError:
        answer = _refused(refuse("unsafe"))
    sys.stdout.buffer.write(json.dumps(answer).encode())
    return 0


def _refused(error: UnreadableLetter) -> dict[str, object]:
    return {"refused": [error.says, error.try_this, error.code]}


if __name__ == "__main__":
    sys.exit(_child(sys.argv[1]))
