"""The house: who imports whom, how long a file may be, what a quick command may load."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

CODE = ("easyread", "symbols", "api", "tests", "benchmarks", "docs", "examples")
TEXT = {".py", ".md", ".toml", ".csv", ".html", ".css", ".yaml", ".txt", ".json", ".cfg", ""}
LONGEST = 400


def _files(project: Path, *endings: str) -> Iterator[Path]:
    for folder in CODE:
        for path in sorted((project / folder).rglob("*")):
            known = path.is_file() and path.suffix in endings
            if known and not {"__pycache__", "vendor"} & set(path.parts):
                yield path


def _run(project: Path, code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_nobody_imports_what_they_may_not(project: Path) -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    if not tool.exists():
        pytest.skip("not run: import-linter is not installed")
    done = subprocess.run(
        [tool, "--no-cache"], cwd=project, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_no_file_is_longer_than_a_person_reads_at_once(project: Path) -> None:
    # A migration is made by a tool and never changed again: nobody reads it as code.
    lengths = {
        path: len(path.read_text().splitlines())
        for path in _files(project, ".py")
        if path.parent.name != "versions"
    }
    long = {str(path.relative_to(project)): n for path, n in lengths.items() if n > LONGEST}
    assert len(lengths) > 20
    assert not long


def test_every_module_says_what_it_is_for(project: Path) -> None:
    silent = [
        str(path.relative_to(project))
        for path in _files(project, ".py")
        if path.stat().st_size and not path.read_text().lstrip().startswith(('"""', 'r"""'))
    ]
    assert not silent


def test_help_loads_no_language_model_and_no_web_framework(project: Path) -> None:
    loaded = _run(
        project,
        "import sys\n"
        "sys.argv = ['easyread', '--help']\n"
        "from easyread.cli import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        "print('LOADED', *sorted({name.partition('.')[0] for name in sys.modules}))",
    )
    assert "convert" in loaded
    names = set(loaded.rpartition("LOADED")[2].split())
    assert not names & {"spacy", "numpy", "thinc", "fastapi", "starlette", "uvicorn", "reportlab"}


def test_the_process_that_answers_http_loads_no_language_model(project: Path) -> None:
    loaded = _run(
        project,
        "import sys, api.main\n"
        "from api.limits import Limits\n"
        "api.main.create_app(Limits(workers=1))\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))",
    )
    assert not set(loaded.split()) & {"spacy", "numpy", "thinc", "reportlab", "docx"}


def test_the_public_names_are_all_there(project: Path) -> None:
    _run(project, "import easyread\nfor name in easyread.__all__: getattr(easyread, name)")


def test_no_file_names_a_place_on_one_machine(project: Path) -> None:
    place = re.compile(r"(?<![\w.])/(?:home|root|Users|work|opt|private|mnt)/\w|[A-Z]:\\\\?Users")
    ours = Path(__file__)
    found = {
        f"{path.relative_to(project)}: {hit.group()}"
        for path in [*_files(project, *TEXT), *_top_files(project)]
        if path != ours and (hit := place.search(path.read_text(errors="replace")))
    }
    assert not found


def test_no_file_names_a_package_registry(project: Path) -> None:
    hosts = re.compile(r"(?:pypi\.org|pythonhosted|registry\.npmjs|deb\.debian|index-url)")
    ours = Path(__file__)
    found = [
        str(path.relative_to(project))
        for path in [*_files(project, *TEXT), *_top_files(project)]
        if path != ours and hosts.search(path.read_text(errors="replace"))
    ]
    assert not found


def _top_files(project: Path) -> Iterator[Path]:
    for name in ("Makefile", "pyproject.toml", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        yield project / name
    yield project / ".ci" / "run"
    yield project / ".pre-commit-config.yaml"


def test_the_core_opens_no_connection(project: Path) -> None:
    door = re.compile(
        r"^\s*(?:import|from)\s+(?:socket|ssl|urllib\.request|http\.client|requests|httpx2?)\b"
    )
    # Only where an organisation asks for it: its own sign-in (docs/privacy.md).
    allowed = "api/oidc.py"
    found = [
        f"{path.relative_to(project)}:{number}"
        for path in _files(project, ".py")
        if path.relative_to(project).parts[0] in ("easyread", "symbols", "api")
        and path.relative_to(project).as_posix() != allowed
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if door.match(line)
    ]
    assert not found


def test_make_help_names_every_target_we_promise(project: Path) -> None:
    if not shutil.which("make"):
        pytest.skip("not run: there is no make here")
    done = subprocess.run(["make", "help"], cwd=project, capture_output=True, text=True, timeout=60)
    promised = "help setup run quick test lint types docs snapshots bench serve".split()
    assert set(promised) <= set(re.findall(r"^\s+make (\w+)", done.stdout, re.MULTILINE))
