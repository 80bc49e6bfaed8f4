"""A group's CSV file -> the words the group chose or refused, every entry kept, the last one counts.

The columns are ``word,pos,easier,verdict,group,who,when,why``, in any order. ``pos`` is a kind of
word (VERB NOUN ADJ ADV PHRASE PREP CONJ) or TERM for a hard word that stays: then ``easier`` is the
group's own explanation. Several easier forms stand with ``|`` between, best first. ``verdict`` is
``use`` (put this form first) or ``never``: with ``easier``, do not put these forms for the word;
without, do not put the word at all. An empty ``pos`` (only with ``never``) means any kind but TERM.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from easyread.errors import BadSettings
from easyread.simplify.words import KINDS

COLUMNS = ("word", "pos", "easier", "verdict", "group", "who", "when", "why")
TERM = "TERM"
BETWEEN = "|"
HEADER_ROW = 1  # as a spreadsheet counts: the first entry stands in row 2
MOST_CHARS = 200  # a word or phrase; an explanation has its own sentences

Verdict = Literal["use", "never"]


@dataclass(frozen=True, slots=True)
class BankWord:
    """What a group decided about one word. ``when`` is an ISO date; ``easier`` may be empty for never."""

    word: str
    pos: str
    easier: tuple[str, ...]
    verdict: Verdict
    who: str
    when: str
    why: str
    group: str

    @property
    def source(self) -> str:
        """Who stands behind it, as a suggestion shows it: the group, never a person's name."""
        return f"Word bank of {self.group}, {self.when}"


def read_bank(path: Path | str) -> tuple[BankWord, ...]:
    """Read every entry of a bank, in the order of its rows, older ones too.

    Raises:
        BadSettings: no such file, not UTF-8, or a row that is not right (code ``bad-word-bank``).
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as why:
        raise _bad(f"The word bank {path.name} cannot be opened.", "Check its name.") from why
    except UnicodeDecodeError as why:
        raise _bad(
            f"The word bank {path.name} is not UTF-8 text.",
            "Save it as CSV UTF-8.",
        ) from why
    return parse_bank(text)


def parse_bank(text: str) -> tuple[BankWord, ...]:
    r"""Read a bank from its CSV text.

    Raises:
        BadSettings: a row that is not right, with its number (code ``bad-word-bank``).

    >>> rows = "word,pos,easier,verdict,group,who,when,why\ncommence,VERB,start,use,Us,Ann,2026-05-03,\n"
    >>> [(w.word, w.easier) for w in parse_bank(rows)]
    [('commence', ('start',))]
    """
    found: list[BankWord] = []
    for number, cells in _rows(text.removeprefix("\ufeff")):
        entry = _entry(cells)
        fault = _fault(entry)
        if fault:
            raise _bad(f"Row {number} of the word bank is not right: {fault[0]}.", fault[1])
        found.append(entry)
    return tuple(found)


def write_bank(entries: Iterable[BankWord]) -> str:
    """Give a bank as CSV text: every entry, in order. Reading it gives the same entries.

    Raises:
        BadSettings: an entry that could not be read again (code ``bad-word-bank``).
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for number, entry in enumerate(entries, HEADER_ROW + 1):
        cells = {c: getattr(entry, c) for c in COLUMNS} | {"easier": BETWEEN.join(entry.easier)}
        fault = _fault(entry)
        if not fault and _entry(cells) != entry:
            fault = (f"spaces or “{BETWEEN}” stand where they get lost", "Take them out.")
        if fault:
            raise _bad(f"Row {number} of the word bank is not right: {fault[0]}.", fault[1])
        writer.writerow([cells[c] for c in COLUMNS])
    return out.getvalue()


def counting(entries: Sequence[BankWord]) -> tuple[BankWord, ...]:
    """The entries that count: the last one on each word of each kind, in order.

    An entry without a kind speaks for every kind but TERM.
    """
    kept: list[BankWord] = []
    for entry in entries:
        kept = [k for k in kept if not _same_word(k, entry)]
        kept.append(entry)
    return tuple(kept)


def spoken_word(entry: BankWord) -> str:
    """Say one entry in plain words.

    >>> spoken_word(BankWord("commence", "VERB", ("start",), "use", "Ann", "2026-05-03", "", "Us"))
    'For “commence” use “start”. (Us, 2026-05-03)'
    """
    forms = " or ".join(f"“{e}”" for e in entry.easier)
    if entry.verdict == "never":
        says = f"For “{entry.word}” never use {forms}." if forms else f"Never use “{entry.word}”."
        if entry.pos == TERM and not forms:
            says = f"Do not explain “{entry.word}”."
    elif entry.pos == TERM:
        says = f"Explain “{entry.word}”: {entry.easier[0]}"
    else:
        says = f"For “{entry.word}” use {forms}."
    why = f"; {entry.why}" if entry.why else ""
    return f"{says} ({entry.group}, {entry.when}{why})"


def _same_word(old: BankWord, new: BankWord) -> bool:
    if old.word.casefold() != new.word.casefold():
        return False
    return old.pos == new.pos or ("" in (old.pos, new.pos) and TERM not in (old.pos, new.pos))


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Give (row number as in a spreadsheet, cells by column) of every row that is not empty."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 0
    columns: list[str] = []
    try:
        for number, cells in enumerate(reader, HEADER_ROW):
            if number == HEADER_ROW:
                columns = [c.strip().lower() for c in cells]
                if sorted(columns) != sorted(COLUMNS):
                    break
            elif any(cell.strip() for cell in cells):
                if len(cells) != len(columns):
                    raise _bad(
                        f"Row {number} of the word bank has {len(cells)} cells, not {len(COLUMNS)}.",
                        "Put a cell with a comma in double quotes.",
                    )
                yield number, dict(zip(columns, cells, strict=True))
    except csv.Error as why:
        raise _bad(
            f"Row {number + 1} of the word bank is not CSV.", "Check its double quotes."
        ) from why
    if sorted(columns) != sorted(COLUMNS):
        raise _bad(
            "Row 1 of the word bank does not name its columns.",
            f"The first row is: {','.join(COLUMNS)}",
        )


def _entry(cells: dict[str, str]) -> BankWord:
    """One row as it was typed, without the spaces around and with single spaces between words."""
    verdict = cells["verdict"].strip().lower()
    easier = tuple(_one_line(e) for e in cells["easier"].split(BETWEEN))
    return BankWord(
        word=_one_line(cells["word"]),
        pos=cells["pos"].strip().upper(),
        easier=easier if easier != ("",) else (),
        verdict=verdict,  # type: ignore[arg-type]  # ``_fault`` refuses any other word
        who=cells["who"].strip(),
        when=cells["when"].strip(),
        why=cells["why"].strip(),
        group=cells["group"].strip(),
    )


def _fault(entry: BankWord) -> tuple[str, str] | None:
    """What is wrong with an entry and what to try, or None."""
    if not _is_plain(entry.word):
        return (
            "the word is missing or is no plain text",
            "Write one word or phrase in the column word.",
        )
    if entry.verdict not in ("use", "never"):
        return "its verdict is not use or never", "Write use or never."
    if entry.pos not in (*KINDS, TERM) and not (entry.verdict == "never" and not entry.pos):
        kinds = ", ".join((*sorted(KINDS), TERM))
        return f"its kind of word is “{entry.pos}”", f"In pos, write one of: {kinds}."
    if entry.verdict == "use" and not entry.easier:
        return "it says use but gives no easier form", "Fill the column easier, or write never."
    return _form_fault(entry) or _person_fault(entry)


def _form_fault(entry: BankWord) -> tuple[str, str] | None:
    if entry.pos == TERM and len(entry.easier) > 1:
        return "it has two explanations", f"Write one explanation, without “{BETWEEN}”."
    for form in entry.easier:
        if not _is_plain(form, MOST_CHARS * (3 if entry.pos == TERM else 1)) or form == "-":
            return "an easier form is missing or is no plain text", "Write words in it."
        if form.casefold() == entry.word.casefold():
            return "the easier form is the word itself", "Write another form."
        if ("*" in entry.word) != ("*" in form) and entry.pos != TERM:
            return "“*” stands in one form only", "Write “*” in both forms or in none."
        if entry.pos == TERM and entry.verdict == "use" and form[-1] not in ".!?":
            return "the explanation is no whole sentence", "End it with a full stop."
    return None


def _person_fault(entry: BankWord) -> tuple[str, str] | None:
    if not entry.who or not entry.group:
        return "it does not say who decided", "Fill the columns who and group."
    try:
        right = date.fromisoformat(entry.when).isoformat() == entry.when
    except ValueError:
        right = False
    if not right:
        return f"its date is “{entry.when}”", "Write the date as 2026-05-03."
    return None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _is_plain(text: str, most: int = MOST_CHARS) -> bool:
    """Whether this is text on one line: no control characters, no double spaces, letters in it."""
    one_line = text.isprintable() and text == _one_line(text)
    return one_line and 0 < len(text) <= most and any(c.isalpha() for c in text)


def _bad(says: str, try_this: str) -> BadSettings:
    return BadSettings(says, try_this, code="bad-word-bank")
