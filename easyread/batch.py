"""Many letters -> their finished files, one after another or several at once; one bad letter stops no other."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from easyread.errors import EasyReadError, UnreadableLetter
from easyread.settings import FORMATS


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one letter: its files (the report last), or the error in one sentence."""

    letter: str
    files: tuple[Path, ...] = ()
    facts_ok: bool = True
    error: str | None = None


def convert_many(
    letters: Sequence[Path],
    to: Path,
    formats: Sequence[str],
    profile: str,
    level: str,
    jobs: int = 1,
) -> Iterator[Outcome]:
    """Convert each letter and write ``<stem>.easyread.<ending>`` and ``<stem>.report.json``.

    Outcomes come in the order of ``letters``. With ``jobs`` over 1, that many processes work.
    """
    work = [
        (str(path), stem, str(to), tuple(formats), profile, level)
        for path, stem in zip(letters, stems(letters), strict=True)
    ]
    if jobs == 1 or len(work) == 1:
        yield from map(_convert_one, work)
        return
    with ProcessPoolExecutor(min(jobs, len(work)), mp_context=get_context("spawn")) as pool:
        yield from pool.map(_convert_one, work)


def stems(letters: Sequence[Path]) -> list[str]:
    """The output stem of each letter: its name without the last ending; a second one gets "-2".

    >>> stems([Path("a/x.docx"), Path("b/x.pdf"), Path("y.tar.gz")])
    ['x', 'x-2', 'y.tar']
    """
    seen: dict[str, int] = {}
    taken: set[str] = set()
    found = []
    for path in letters:
        stem = "letter" if str(path) == "-" else path.stem
        seen[stem] = seen.get(stem, 0) + 1
        name = stem if seen[stem] == 1 else f"{stem}-{seen[stem]}"
        while name in taken:
            seen[stem] += 1
            name = f"{stem}-{seen[stem]}"
        taken.add(name)
        found.append(name)
    return found


def _convert_one(work: tuple[str, str, str, tuple[str, ...], str, str]) -> Outcome:
    from easyread.pipeline import convert_bytes, export_all
    from easyread.report import report

    path, stem, to, formats, profile, level = work
    try:
        if path == "-":
            content, name = sys.stdin.buffer.read(), "letter.txt"
        else:
            content, name = _content(Path(path)), Path(path).name
        conversion = convert_bytes(
            content, name, profile, "full" if level == "full" else "main-points"
        )
        folder = Path(to)
        folder.mkdir(parents=True, exist_ok=True)
        files = []
        for fmt, made in export_all(conversion, formats, profile).items():
            files.append(folder / f"{stem}.easyread.{FORMATS[fmt]}")
            files[-1].write_bytes(made)
        files.append(folder / f"{stem}.report.json")
        told = json.dumps(report(conversion, name), ensure_ascii=False, indent=1)
        files[-1].write_text(told + "\n", encoding="utf-8")
    except EasyReadError as error:
        return Outcome(path, error=f"{error} ({error.code})")
    except OSError as error:
        return Outcome(
            path, error=f"The files could not be written: {error.strerror}. Choose another folder."
        )
    return Outcome(path, tuple(files), conversion.check.ok)


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise UnreadableLetter(
            f"There is no file called {path.name}.", "Check the name.", code="not-found"
        )
    return path.read_bytes()
