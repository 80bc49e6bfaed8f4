"""Words on a command line -> the pipeline; text for people, JSON for programs (design 10).

Every heavy import stands inside the command that needs it, so that ``easyread --help`` is quick.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from easyread.cli_review import approval_app, audit_app
from easyread.errors import EasyReadError
from easyread.settings import FORMATS, find_profile

app = typer.Typer(
    name="easyread",
    help="Turn a letter into Easy Read, with pictures, on your own machine.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(approval_app, name="approval")
app.add_typer(audit_app, name="audit")

WRONG_USE, COULD_NOT = 2, 3
BATCH = 200  # lines that are parsed together; more only delays the first answer

ProfileName = Annotated[str, typer.Option(help="A profile name, or a TOML file.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON for programs.")]
Lines = Annotated[bool, typer.Option("--lines", help="Judge every line of stdin alone.")]


@app.command()
def convert(
    letters: Annotated[list[Path], typer.Argument(help="Letters to convert. - is stdin.")],
    to: Annotated[Path, typer.Option(help="The folder to write to.")] = Path(),
    formats: Annotated[str, typer.Option(help="pdf, docx, html, text")] = "pdf,docx,html",
    profile: ProfileName = "easy-read",
    level: Annotated[str, typer.Option(help="full or main-points")] = "full",
    jobs: Annotated[int, typer.Option(min=1, help="How many to convert at once.")] = 1,
) -> None:
    """Convert letters to Easy Read drafts: PDF, Word and web page, and a report."""
    from easyread.batch import convert_many

    wanted = tuple(f.strip() for f in formats.split(",") if f.strip())
    _profile(profile)
    _known(wanted, level)
    lost = failed = False
    many = len(letters) > 1
    with typer.progressbar(
        length=len(letters), label="Converting", file=sys.stderr, hidden=not many
    ) as bar:
        for outcome in convert_many(letters, to, wanted, profile, level, jobs):
            bar.update(1)
            if outcome.error is not None:
                failed = True
                typer.echo(f"{outcome.letter}: {outcome.error}", err=True)
                continue
            lost = lost or not outcome.facts_ok
            for path in outcome.files:
                typer.echo(str(path))
            if not outcome.facts_ok:
                typer.echo(
                    f"{outcome.letter}: some facts were lost, changed or added. "
                    f"Look at {outcome.files[-1]}.",
                    err=True,
                )
    raise typer.Exit(COULD_NOT if failed else 1 if lost else 0)


@app.command()
def check(
    letter: Annotated[Path | None, typer.Argument(help="The letter. - is stdin.")] = None,
    profile: ProfileName = "easy-read",
    as_json: AsJson = False,
    lines: Lines = False,
) -> None:
    """Say what is hard in a letter as it stands, rule by rule, with the scores."""
    chosen = _profile(profile)
    if lines:
        from easyread.report import finding_json
        from easyread.simplify.lines import check_lines

        for batch in _batches():
            for line, findings in zip(batch, check_lines(batch, chosen), strict=True):
                _write(json.dumps({"findings": [finding_json(f, line) for f in findings]}))
        return
    from easyread.pipeline import check_bytes

    found = check_bytes(*_content(letter), chosen)
    if as_json:
        _write(json.dumps(found, ensure_ascii=False))
    else:
        for f in found["findings"]:
            typer.echo(f"{f['severity']:<6} {f['rule']:<18} “{_cut(f['text'])}”  {f['says']}")
        scores = found["scores"]
        typer.echo(
            f"{len(found['findings'])} findings. {scores['words']} words, "
            f"{scores['words_per_sentence']:.1f} words a sentence, "
            f"Flesch-Kincaid grade {scores['flesch_kincaid_grade']:.1f}."
        )
    raise typer.Exit(1 if found["findings"] else 0)


@app.command()
def suggest(
    letter: Annotated[Path, typer.Argument(help="The letter. - is stdin.")],
    profile: ProfileName = "easy-read",
    as_json: AsJson = False,
) -> None:
    """Show every suggestion for a letter: before, after, and why."""
    from easyread.pipeline import convert_bytes
    from easyread.report import suggestions_json

    found = suggestions_json(convert_bytes(*_content(letter), _profile(profile)).suggestions)
    if as_json:
        _write(json.dumps(found, ensure_ascii=False))
        return
    for s in found:
        sure = "sure" if s["confidence"] >= 0.8 and not s["fact_lock"] else "ask"
        typer.echo(f"[{sure}] {s['maker']}: {s['why']}\n  - {s['before']}\n  + {s['after']}")
        if s["fact_lock"]:
            typer.echo(f"  fact lock: {s['fact_lock']}")


@app.command()
def verify(
    source: Annotated[Path, typer.Argument(help="The letter.")],
    rewrite_: Annotated[Path, typer.Argument(metavar="REWRITE", help="Its rewrite.")],
    as_json: AsJson = False,
) -> None:
    """Run the fact lock on any two texts: what was lost, changed or added."""
    from easyread.facts import spoken, verify_text
    from easyread.report import problem_json

    found = verify_text(_text(source), _text(rewrite_))
    parts = {"lost": found.lost, "changed": found.changed, "added": found.added}
    if as_json:
        answer: dict[str, Any] = {
            "ok": found.ok,
            "total": found.total,
            "kept": found.kept,
            "sentences": found.sentences,
            "told": found.told,
        }
        answer |= {name: [problem_json(p) for p in problems] for name, problems in parts.items()}
        _write(json.dumps(answer, ensure_ascii=False))
    else:
        for line in spoken(found):
            typer.echo(line)
    raise typer.Exit(0 if found.ok else 1)


@app.command()
def rewrite(
    letter: Annotated[Path | None, typer.Argument(help="The letter. - is stdin.")] = None,
    profile: ProfileName = "easy-read",
    lines: Lines = False,
) -> None:
    """Give the words of a letter as the draft would have them, without pages or pictures."""
    from easyread.simplify.lines import rewrite_lines

    chosen = _profile(profile)
    batches = _batches() if lines else iter([[b for b in _text(letter).split("\n") if b.strip()]])
    for batch in batches:
        for line in rewrite_lines(batch, chosen):
            _write(line)


@app.command()
def substitute(
    lines: Lines = False,
    least: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="Say nothing where we are less sure than this (0 to 1)."),
    ] = None,
) -> None:
    """Give easier words: every line of stdin is a sentence, a TAB, and a word in it."""
    from easyread.simplify.substitute import LEAST
    from easyread.simplify.substitute import substitute as easier

    if not lines:
        _stop("Use substitute with --lines.", WRONG_USE)
    for batch in _batches():
        for line in batch:
            sentence, _, word = line.partition("\t")
            sure = LEAST if least is None else least
            _write("\t".join(easier(sentence, word.strip(), sure)) if word.strip() else "")


@app.command()
def picture(
    sentence: Annotated[str, typer.Argument(help="One sentence.")], as_json: AsJson = False
) -> None:
    """Say which picture fits one sentence, two others, and why."""
    from easyread.pictures import describe

    found = describe(sentence)
    if as_json:
        _write(json.dumps(found, ensure_ascii=False))
        return
    typer.echo(f"{found.get('concept') or 'No picture'}: {found.get('alt') or found.get('why')}")


@app.command()
def measure(
    file: Annotated[Path, typer.Argument(help="A finished PDF or DOCX.")], as_json: AsJson = False
) -> None:
    """Run the page tests on a finished file: type size, tags, pictures, page breaks."""
    from easyread.layout import measure as look

    faults = look(file)
    if as_json:
        keys = ("rule", "page", "says", "severity")
        _write(json.dumps([{k: getattr(f, k) for k in keys} for f in faults]))
    else:
        for fault in faults:
            where = f"page {fault.page}: " if fault.page else ""
            typer.echo(f"{fault.severity:<6} {fault.rule:<8} {where}{fault.says}")
        typer.echo(f"{len(faults)} faults.")
    raise typer.Exit(1 if faults else 0)


@app.command()
def words(
    bank: Annotated[Path, typer.Option(help="A group's own words: a CSV file.")],
    list_: Annotated[bool, typer.Option("--list", help="Show every word that counts.")] = False,
    check_: Annotated[
        bool, typer.Option("--check", help="Only count the words and say what is wrong.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Check a group's word bank: how many words it holds, and which a machine will not use."""
    from dataclasses import asdict

    from easyread.simplify.bank_check import check_bank
    from easyread.simplify.word_bank import counting, read_bank, spoken_word

    entries = read_bank(bank)
    found = check_bank(entries)
    shown = counting(entries) if list_ and not check_ else ()
    if as_json:
        answer = asdict(found) | {"words": found.words}
        _write(json.dumps(answer | ({"entries": [asdict(e) for e in shown]} if shown else {})))
    else:
        for entry in shown:
            _write(spoken_word(entry))
        for says in found.trouble:
            _write(says)
        _write(
            f"{found.words} words: {found.use} to use, {found.never} never, "
            f"{found.explained} explained. {found.older} older entries no longer count."
        )
    raise typer.Exit(1 if found.trouble else 0)


@app.command()
def rules(as_json: AsJson = False) -> None:
    """List every rule, what it says, and where it comes from."""
    from easyread.simplify.registry import rules as all_rules

    found = [{"id": r.id, "says": r.says, "source": r.source, "on": r.on} for r in all_rules()]
    if as_json:
        _write(json.dumps(found, ensure_ascii=False))
        return
    for rule in found:
        typer.echo(f"{rule['id']:<20} {rule['says']}  ({rule['source']})")


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Say whether everything that is needed is there."""
    from easyread.doctor import examine

    parts = examine()
    if as_json:
        _write(json.dumps([{"part": p.name, "ok": p.ok, "says": p.says} for p in parts]))
    else:
        for part in parts:
            typer.echo(f"{'ok' if part.ok else 'MISSING':<8} {part.name}: {part.says}")
    raise typer.Exit(0 if all(p.ok for p in parts if p.needed) else COULD_NOT)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8000,
) -> None:
    """Start the service and its page on this machine."""
    try:
        from api.main import serve as start
    except ImportError:
        _stop("The service is not installed. Run: pip install 'easyread-pipeline[serve]'")
    typer.echo(f"Open http://{host}:{port} in a browser. Press Ctrl+C to stop.")
    start(host, port)


def main() -> None:
    """Run the command line. An error of ours is one sentence on stderr and exit 3."""
    try:
        app()
    except EasyReadError as error:
        _stop(f"{error} ({error.code})")


def _content(path: Path | None) -> tuple[bytes, str]:
    """The bytes of a file or of stdin, and the name that tells its format."""
    if path is None:
        _stop("Name a letter, or use --lines.", WRONG_USE)
    if str(path) == "-":
        return sys.stdin.buffer.read(), "letter.txt"
    if not path.is_file():
        _stop(f"There is no file called {path.name}. Check the name.")
    return path.read_bytes(), path.name


def _text(path: Path | None) -> str:
    from easyread.readers import read_bytes

    return "\n".join(block.text for block in read_bytes(*_content(path)).blocks)


def _batches() -> Iterator[list[str]]:
    """The lines of stdin, empty ones too, without their ends."""
    batch: list[str] = []
    for line in TextIOWrapper(sys.stdin.buffer, "utf-8", errors="replace", newline="\n"):
        batch.append(line.rstrip("\n").rstrip("\r"))
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _write(line: str) -> None:
    """One line on stdout in UTF-8, whatever the terminal says; an inner line end becomes a space."""
    sys.stdout.buffer.write(" ".join(line.splitlines()).encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def _profile(name: str) -> Any:
    try:
        return find_profile(name)
    except EasyReadError as error:
        _stop(str(error), WRONG_USE)


def _known(formats: tuple[str, ...], level: str) -> None:
    unknown = [f for f in formats if f not in FORMATS]
    if unknown or not formats:
        _stop(
            f"We cannot make {unknown[0] if unknown else 'nothing'}. Use: {', '.join(FORMATS)}.",
            WRONG_USE,
        )
    if level not in ("full", "main-points"):
        _stop("The level is full or main-points.", WRONG_USE)


def _cut(text: str, most: int = 60) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def _stop(says: str, code: int = COULD_NOT) -> NoReturn:
    typer.echo(says, err=True)
    raise SystemExit(code)


if __name__ == "__main__":
    main()
