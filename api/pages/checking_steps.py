"""What a session shows and asks -> its screens in order, and each row as it is printed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from easyread.layout.linebreak import NBSP, keep_together
from easyread.layout.printed import runs_of
from easyread.model import Line, Picture, Row
from easyread.review.panel import LONGEST_WORD

Kind = Literal["start", "section", "open", "choice", "ready", "name", "end"]
ASKED = ("section", "open", "choice", "ready")
_NAMES = {"section": "bit"}  # how a kind of question is called in an address
_EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Step:
    """One screen of a session: its name in the address, and the question it asks, "" for none."""

    name: str
    kind: Kind
    question: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a printed line. ``held`` is not broken over two lines where there is room."""

    text: str
    bold: bool = False
    held: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of a line that can be pressed as a hard word, or (without ``value``) cannot."""

    text: str
    value: str = ""


def steps_of(pages: Mapping[str, Any], may_be_named: bool) -> tuple[Step, ...]:
    """Put the screens of a session in order: open questions come before those with pictures."""
    asked = [*pages["bits"], *pages["open"], *pages["choices"], pages["ready"]]
    named = (Step("name", "name"),) if may_be_named else ()
    return (
        Step("start", "start"),
        *(_step(one["question"]) for one in asked),
        *named,
        Step("end", "end"),
    )


def _step(question: str) -> Step:
    kind, _, which = question.partition(":")
    name = _NAMES.get(kind, kind) + (f"-{which}" if which else "")
    return Step(name, kind, question)  # type: ignore[arg-type]


def first_open(steps: Sequence[Step], answered: Collection[str]) -> Step:
    """Where a checker goes on: the first question without an answer, before all of them the start.

    >>> steps = (Step("start", "start"), Step("bit-1", "section", "section:1"), Step("end", "end"))
    >>> first_open(steps, []).name, first_open(steps, ["section:1"]).name
    ('start', 'end')
    """
    questions = [step for step in steps if step.kind in ASKED]
    if not any(step.question in answered for step in questions):
        return steps[0]
    left = (step for step in questions if step.question not in answered)
    return next(left, steps[-1])


def beside(steps: Sequence[Step], step: Step) -> tuple[Step | None, Step | None]:
    """The screens before and after one, None at either end."""
    at = steps.index(step)
    return (
        steps[at - 1] if at else None,
        steps[at + 1] if at + 1 < len(steps) else None,
    )


def sections_shown(
    pages: Mapping[str, Any], keys: Collection[str] | None = None
) -> list[dict[str, Any]]:
    """The sections as printed: those rows that ``keys`` names, or all of the page."""
    found = []
    for section in pages["sections"]:
        rows = [_shown(row) for row in section["rows"] if keys is None or row["key"] in keys]
        if rows:
            found.append({"heading": section["heading"], "rows": rows})
    return found


def words_to_press(row: Mapping[str, Any]) -> list[list[Word]]:
    """Each line of a row as words; each word can be pressed once, where it first stands."""
    seen: set[str] = set()
    lines = []
    for line in row["lines"]:
        words: list[Word] = []
        for piece in line["text"].split():
            bare = _EDGES.sub("", piece)
            free = bare and len(bare) <= LONGEST_WORD and bare.casefold() not in seen
            seen.add(bare.casefold())
            words.append(Word(piece, f"{row['key']}|{bare}" if free else ""))
        lines.append(words)
    return lines


def _shown(row: Mapping[str, Any]) -> dict[str, Any]:
    lines = tuple(Line(str(n), x["text"], ()) for n, x in enumerate(row["lines"]))
    seen = row["picture"]
    picture = seen and Picture("", "", "", b"", seen["alt"], False, "", "", seen["crossed"])
    hard = tuple(row["hard_words"])
    runs = runs_of(Row(row["key"], row["kind"], lines, picture, hard, row["number"]))
    printed = [
        (x["item"], [part for run in line for part in _parts(run.text, run.bold)])
        for x, line in zip(row["lines"], runs, strict=True)
    ]
    return {
        "key": row["key"],
        "kind": row["kind"],
        "picture": row["picture"],
        "groups": [
            {"list": item, "lines": [parts for _, parts in group]}
            for item, group in groupby(printed, key=lambda line: line[0])
        ],
        "press": words_to_press(row),
    }


def _parts(text: str, bold: bool) -> Iterator[Part]:
    """Part a run where dates, times and numbers must hold together."""
    for piece in re.split(f"([^ ]*{NBSP}[^ ]*)", keep_together(text)):
        if piece:
            yield Part(piece.replace(NBSP, " "), bold, NBSP in piece.strip(NBSP))
