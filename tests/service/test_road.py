"""The whole road by the API alone: the script in ``examples/`` is walked, and each step is looked at."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from starlette.testclient import TestClient

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def script(project: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "the_whole_road", project / "examples/the_whole_road.py"
    )
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules["the_whole_road"] = made  # its dataclass looks itself up there
    spec.loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def road(service: TestClient, script: ModuleType) -> Any:
    return script.the_whole_road(service, service.app.state.setup_code)  # type: ignore[attr-defined]


def test_each_step_ends_as_it_says(road: Any) -> None:
    code = road.said[-4].split()[5]
    assert [_plainly(words) for words in road.said] == [
        "7 people can come in.",
        "The template “Repair visit” has N slots.",
        "The next letter fits the template: yes.",
        "All of its facts are in the Easy Read.",
        "The letter is with_author.",
        "The author has signed: readability.",
        "The guides are kept: staff_checked.",
        "Mark: staff_checked.",
        "A session asks about N bits with N rows.",
        "This page worked for 1 of 2. The letter is changes_asked.",
        "Outcome: changes.",
        "1 row must be signed again.",
        "The letter is with_author.",
        "The author has signed: readability.",
        "The guides are kept: staff_checked.",
        "Mark: staff_checked.",
        "A session asks about 1 bits with 1 rows.",
        "This page worked for 2 of 2. The letter is people_checked.",
        "Outcome: yes.",
        f"The PDF has the code {code} and the mark people_checked.",
        "This is the file exactly as it was made. "
        "People with learning disabilities checked the words and pictures.",
        "The letter is sent.",
        "The reader says: Thank you for the pictures.",
    ]


def _plainly(words: str) -> str:
    """The same without the counts that change whenever the rewriting gets better."""
    words = re.sub(r"^(\d+) of its \1 facts", "All of its facts", words)
    return re.sub(r"\b\d\d slots|\b[2-6] bits|\b\d\d rows", _no_number, words)


def _no_number(found: re.Match[str]) -> str:
    return f"N {found[0].split()[1]}"


def test_what_the_converter_and_the_panel_changed_is_on_the_page(
    road: Any, script: ModuleType
) -> None:
    lines = [line["text"] for row in road.rows() for line in row["lines"]]
    assert "We will turn your water off for about 2 hours on the first day." in lines
    assert script.EASIER in lines
    assert "To: Mr Dev Larch" in lines
    assert not any("Brightwater" in line or "5 May 2027" in line for line in lines)


def test_what_the_supporter_entered_is_marked_and_the_checker_sees_it(road: Any) -> None:
    session = road.ask("second", "GET", "/v1/checking/sessions").json()[-1]["id"]
    answers = road.ask("second", "GET", f"/v1/checking/sessions/{session}/answers").json()
    assert {a["entered_as"] for a in answers} == {"supporter"}
    own = road.ask("first", "GET", f"/v1/checking/sessions/{session}/answers").json()
    assert {a["entered_as"] for a in own} == {"checker"}
    changed = road.ask("second", "GET", f"/v1/checking/sessions/{session}/because-of-you").json()
    assert len(changed["rows"]) == 1


def test_the_record_says_who_signed_and_that_two_people_checked_it(road: Any) -> None:
    record = road.ask("converter", "GET", f"/v1/letters/{road.ids['letter']}/record").json()
    assert record["mark"] == "people_checked"
    assert {s["who"] for s in record["signed"]} == {"Jerome Castellan", "Wendy Okoro"}
    assert record["people_needed"] == 2
    assert [sent["channel"] for sent in record["sent"]] == ["post"]
    assert "Kit Moss" not in str(record) and "Robin Vale" not in str(record)


def test_the_letter_cannot_be_changed_any_more(road: Any) -> None:
    with pytest.raises(SystemExit, match="409"):
        road.move("author", "sign")
    with pytest.raises(SystemExit, match="409"):
        road.decide("converter", {"about": "row", "key": road.rows()[0]["key"], "choice": "up"})
