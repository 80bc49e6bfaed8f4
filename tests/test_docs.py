"""What the docs say is true: pages in step with the code, names and links that exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from api.errors import TABLE
from easyread.cli import app
from easyread.settings import PROFILES
from easyread.simplify.registry import rewriters, rules


def _pages(project: Path) -> dict[str, str]:
    found = [*project.glob("*.md"), *(project / "docs").rglob("*.md")]
    return {str(path.relative_to(project)): path.read_text("utf-8") for path in found}


def test_the_made_pages_are_in_step_with_the_code(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "docs/make_docs.py", "--check"],
        cwd=project,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]


def test_a_page_without_the_marks_is_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(project / "docs"))
    import make_docs

    with pytest.raises(ValueError, match="needs the marks"):
        make_docs.page_with("# A page\n", "new")
    marked = f"a\n{make_docs.START}\nold\n{make_docs.END}\nb\n"
    assert "old" not in make_docs.page_with(marked, "new")
    assert make_docs.page_with(marked, "new").endswith(f"{make_docs.END}\nb\n")


def test_every_command_that_a_page_names_exists(project: Path) -> None:
    known = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    for name, text in _pages(project).items():
        for command in re.findall(r"(?:`|bin/)easyread ([a-z]+)\b", text):
            assert command in known, f"{name} names easyread {command}"


def test_every_make_target_that_a_page_names_exists(project: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (project / "Makefile").read_text(), re.MULTILINE))
    named = {t for text in _pages(project).values() for t in re.findall(r"`make ([a-z]+)", text)}
    assert named and named <= targets


def test_every_link_between_pages_leads_somewhere(project: Path) -> None:
    for name, text in _pages(project).items():
        for target in re.findall(r"\]\(([^)#\s]+)", text):
            if "://" not in target:
                assert (project / name).parent.joinpath(target).exists(), f"{name}: {target}"


def test_every_file_that_contributing_names_exists(project: Path) -> None:
    text = (project / "CONTRIBUTING.md").read_text("utf-8")
    for path in re.findall(r"`((?:easyread|api|symbols|docs|examples|tests)/[\w/.]*)`", text):
        assert (project / path).exists(), path
    for table in ("FORMATS", "ROUTERS", "TABLE"):
        assert f"`{table}`" in text


def test_every_code_that_a_rule_cites_is_explained(project: Path) -> None:
    explained = set(re.findall(r"[A-Z]-\d\d", (project / "docs/standards.md").read_text("utf-8")))
    for rule in rules():
        cited = re.findall(r"\b[A-Z]-\d\d\b", rule.source)
        assert cited, f"{rule.id} cites no code"
        assert set(cited) <= explained, f"{rule.id}: {set(cited) - explained}"
    for rewriter in rewriters():
        assert set(rewriter.mends) <= {rule.id for rule in rules()}, rewriter.id


def test_the_pages_name_every_profile_and_every_limit(project: Path) -> None:
    from dataclasses import fields

    from api.limits import Limits

    text = (project / "docs/api.md").read_text("utf-8")
    assert all(f"`{profile}`" in text for profile in PROFILES)
    missing = [f.name for f in fields(Limits) if f"EASYREAD_{f.name.upper()}" not in text]
    assert missing == ["retry_after_s"]  # the answer itself says it


def test_every_problem_has_a_title_and_a_fitting_status() -> None:
    for code, (status, title) in TABLE.items():
        assert 400 <= status < 600, code
        assert title and not title.endswith(".")


def test_the_decisions_are_numbered_without_a_gap(project: Path) -> None:
    found = sorted(path.name[:4] for path in (project / "docs/decisions").glob("0*.md"))
    assert found == [f"{n:04}" for n in range(1, len(found) + 1)]
    assert len(found) >= 8
