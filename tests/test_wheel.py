"""The wheel: everything the program needs is in it, and it works away from the source."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

PACKAGES = ("easyread", "symbols", "api")
LEFT_OUT = {"__pycache__", ".mypy_cache"}


@pytest.fixture(scope="module")
def wheel(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(folder), "."]
    if importlib.util.find_spec("hatchling"):  # else pip fetches it for the build
        command.append("--no-build-isolation")
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    return next(folder.glob("easyread_pipeline-*.whl"))


def test_every_file_of_the_three_packages_is_in_the_wheel(project: Path, wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    ours = {
        str(path.relative_to(project))
        for package in PACKAGES
        for path in (project / package).rglob("*")
        if path.is_file() and not LEFT_OUT & set(path.parts)
    }
    assert not ours - inside
    kinds = {Path(name).suffix for name in inside}
    assert {".py", ".csv", ".toml", ".html", ".css", ".typed"} <= kinds


def test_nothing_else_is_in_the_wheel(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES)


def test_the_wheel_works_away_from_the_source(examples: Path, wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "installed"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
    subprocess.run([*command, str(place), str(wheel)], check=True, timeout=120)
    code = (
        "import sys, easyread; from pathlib import Path\n"
        "assert Path(sys.argv[1]) in Path(easyread.__file__).parents, easyread.__file__\n"
        "made = easyread.convert(sys.argv[2])\n"
        "assert any(row.picture for s in made.easyread.sections for row in s.rows)\n"
        "import api.main; api.main.create_app()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(place), str(examples / "care-review.docx")],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(place), "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
