"""Runs -> lines that fit a column, each line a row of pieces in one font."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from easyread.layout.fonts import font_files, printable
from easyread.layout.linebreak import NBSP, break_lines, cut_to_fit, keep_together
from easyread.layout.printed import Run

REGULAR, BOLD = "Arimo", "Arimo-Bold"


@dataclass(frozen=True, slots=True)
class Wrapped:
    """Text set in lines. ``leading`` is the height of a line in points.

    Every line but the last ends in a space, so that no two words are joined when it is read out.
    """

    lines: tuple[tuple[Run, ...], ...]
    size: float
    leading: float

    @property
    def height(self) -> float:
        """The height of all lines in points."""
        return len(self.lines) * self.leading


def load_fonts() -> None:
    """Give reportlab the two fonts, once a process."""
    if BOLD not in pdfmetrics.getRegisteredFontNames():
        files = font_files()
        pdfmetrics.registerFont(TTFont(REGULAR, str(files.regular)))
        pdfmetrics.registerFont(TTFont(BOLD, str(files.bold)))


def width_of(run: Run, size: float) -> float:
    """Measure a run in points."""
    width: float = pdfmetrics.stringWidth(run.text, BOLD if run.bold else REGULAR, size)
    return width


def _width_of_text(text: str, bold: bool, size: float) -> float:
    return width_of(Run(text, bold), size)


def wrap(runs: Sequence[Run], size: float, leading: float, room: float) -> Wrapped:
    """Set runs in lines no wider than ``room`` points, broken at pauses.

    A word that is wider than the column is cut (see ``cut_to_fit``); no letter is lost.
    """
    runs = [Run(printable(run.text), run.bold, run.link) for run in runs]
    text = keep_together("".join(run.text for run in runs))
    styles = [run for run in runs for _ in run.text]
    space = pdfmetrics.stringWidth(" ", REGULAR, size)

    def measure(start: int, end: int) -> float:
        return sum(width_of(piece, size) for piece in _pieces(text, styles, start, end))

    for word in re.finditer(rf"[^ ]+{NBSP}[^ ]+", text):
        # What is held together but wider than a line has to break somewhere: at its own spaces.
        if measure(*word.span()) > room:
            start, end = word.span()
            text = text[:start] + text[start:end].replace(NBSP, " ") + text[end:]
    parts: list[tuple[int, int]] = []  # where each word, or piece of a long word, stands
    at = 0
    for word_text in text.split(" "):
        pieces = [word_text]
        if measure(at, at + len(word_text)) > room:
            bold = any(style.bold for style in styles[at : at + len(word_text)])
            wide = partial(_width_of_text, bold=bold, size=size)
            pieces = cut_to_fit(word_text, room, wide)
        for piece in pieces:
            parts.append((at, at + len(piece)))
            at += len(piece)
        at += 1
    words = [text[start:end] for start, end in parts]
    widths = [measure(start, end) for start, end in parts]
    lines = []
    for first, after in break_lines(words, widths, space, room):
        # The space behind the last word stays on the line; a cut word has none.
        end = parts[after][0] if after < len(parts) else parts[-1][1]
        lines.append(tuple(_pieces(text, styles, parts[first][0], end)))
    return Wrapped(tuple(lines), size, leading)


def _pieces(text: str, styles: Sequence[Run], start: int, end: int) -> list[Run]:
    """Cut ``text[start:end]`` where bold or link changes. No-break spaces have done their work."""
    pieces: list[Run] = []
    begin = start
    for at in range(start + 1, end + 1):
        if at == end or styles[at] is not styles[begin]:
            style = styles[begin]
            words = text[begin:at].replace(NBSP, " ")
            pieces.append(Run(words, style.bold, style.link))
            begin = at
    return pieces if end > start else []
