"""The command line as design 10 promises it, run as a person runs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

LETTER = """St Example's Hospital

Mrs A Shah
1 Pretend Lane

Date: 11/01/2027

Dear Mrs Shah

Your appointment is on 28/01/2027 at 10:40am. You must bring your letter and you must tell us if you cannot attend.

Contact us on 01632 960410.

Yours sincerely

Admissions Office
"""


def run(
    *words: str, said: str | bytes = b"", ok: tuple[int, ...] = (0,)
) -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "easyread.cli", *words],
        input=said.encode() if isinstance(said, str) else said,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode in ok, done.stderr.decode()
    return done


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def test_convert_writes_every_format_and_the_report(letter: Path, tmp_path: Path) -> None:
    done = run("convert", str(letter), "--to", str(tmp_path / "out"), ok=(0, 1))
    names = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert names == [
        "letter.easyread.docx",
        "letter.easyread.html",
        "letter.easyread.pdf",
        "letter.report.json",
    ]
    assert done.stdout.decode().split() == [
        str(tmp_path / "out" / n)
        for n in (
            "letter.easyread.pdf",
            "letter.easyread.docx",
            "letter.easyread.html",
            "letter.report.json",
        )
    ]


def test_the_report_keeps_its_promises(letter: Path, tmp_path: Path) -> None:
    run("convert", str(letter), "--to", str(tmp_path), "--formats", "text", ok=(0, 1))
    report = json.loads((tmp_path / "letter.report.json").read_text(encoding="utf-8"))
    assert report["input"] == "letter.txt"
    assert report["mark"] == "draft"
    facts = report["facts"]
    assert isinstance(facts["total"], int)
    assert all(isinstance(facts[k], list) for k in ("lost", "changed", "added"))
    assert report["coverage"]["sentences"] == report["coverage"]["carried"]
    for section in report["sections"]:
        for row in section["rows"]:
            assert len(row["lines"]) == len(row["line_sources"])
            assert all(isinstance(line, str) and "**" not in line for line in row["lines"])
            assert row["picture"] is None or set(row["picture"]) == {
                "concept",
                "alt",
                "set",
                "licence",
            }


def test_two_letters_of_one_name_get_two_sets_of_files(letter: Path, tmp_path: Path) -> None:
    other = tmp_path / "more" / "letter.md"
    other.parent.mkdir()
    other.write_text("# Hello\n\nPlease call us.\n", encoding="utf-8")
    run(
        "convert",
        str(letter),
        str(other),
        "--to",
        str(tmp_path / "out"),
        "--formats",
        "html",
        ok=(0, 1),
    )
    assert {p.name for p in (tmp_path / "out").iterdir()} == {
        "letter.easyread.html",
        "letter.report.json",
        "letter-2.easyread.html",
        "letter-2.report.json",
    }


def test_a_bad_letter_stops_no_other(letter: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.docx"
    empty.write_bytes(b"")
    done = run(
        "convert",
        str(empty),
        str(letter),
        "--to",
        str(tmp_path / "out"),
        "--formats",
        "text",
        ok=(3,),
    )
    assert (tmp_path / "out" / "letter.easyread.txt").exists()
    said = done.stderr.decode()
    assert "empty" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    "words",
    [
        ("convert", "x.txt", "--formats", "pptx"),
        ("convert", "x.txt", "--level", "most"),
        ("convert", "x.txt", "--profile", "nothing"),
        ("convert",),
        ("check",),
        ("nonsense",),
    ],
)
def test_wrong_use_ends_with_2(words: tuple[str, ...]) -> None:
    assert b"Traceback" not in run(*words, ok=(2,)).stderr


def test_a_missing_file_ends_with_3_and_one_sentence() -> None:
    done = run("convert", "no-such-letter.docx", ok=(3,))
    assert "There is no file called no-such-letter.docx." in done.stderr.decode()


def test_check_gives_findings_with_exact_characters(letter: Path) -> None:
    found = json.loads(run("check", str(letter), "--json", ok=(1,)).stdout)
    assert {f["rule"] for f in found["findings"]} >= {"numeric_date"}
    for finding in found["findings"]:
        assert set(finding) == {
            "rule",
            "severity",
            "says",
            "source",
            "text",
            "start",
            "end",
            "block",
        }
        assert finding["end"] - finding["start"] == len(finding["text"])


def test_check_lines_gives_one_json_line_for_every_line_in() -> None:
    done = run("check", "--lines", said="The form must be returned.\n\nSend it back.\nAt 5 PIP's.")
    lines = done.stdout.decode().splitlines()
    assert len(lines) == 4
    found = [json.loads(line)["findings"] for line in lines]
    assert [f["rule"] for f in found[0]] == ["passive"]
    assert found[1] == []
    assert found[2] == []


def test_rewrite_lines_gives_one_line_for_every_line_in() -> None:
    said = "You should commence on 03/05/2026.\n\nWe can't come\u2028today.\r\nBye.\n"
    lines = run("rewrite", "--lines", said=said).stdout.decode("utf-8").split("\n")
    assert len(lines) == 5
    assert lines[-1] == ""
    assert lines[0] == "You should start on Sunday 3 May 2026."
    assert lines[1] == ""
    assert lines[3] == "Bye."


def test_verify_says_what_changed(tmp_path: Path) -> None:
    source, rewrite = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_text("You must pay £250 by 3 May 2026.", encoding="utf-8")
    rewrite.write_text("You must pay £520 by 3 May 2026.", encoding="utf-8")
    found = json.loads(run("verify", str(source), str(rewrite), "--json", ok=(1,)).stdout)
    assert found["ok"] is False
    assert any("520" in p["text"] + p["value"] for p in found["changed"] + found["added"])
    run("verify", str(source), str(source))


def test_doctor_finds_everything_that_is_needed() -> None:
    parts = json.loads(run("doctor", "--json").stdout)
    assert {p["part"]: p["ok"] for p in parts}["language model"]


def test_help_loads_no_language_model() -> None:
    code = (
        "import sys; sys.argv = ['easyread', '--help']\n"
        "from easyread.cli import app\n"
        "try: app()\n"
        "except SystemExit: pass\n"
        "assert 'spacy' not in sys.modules, 'spacy was loaded'"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


def test_picture_names_a_concept_and_why() -> None:
    found = json.loads(run("picture", "Please phone us.", "--json").stdout)
    assert found["concept"]
    assert found["why"]
