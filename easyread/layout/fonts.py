"""The font package -> two static font files, and text -> text that the font can print."""

from __future__ import annotations

import os
import tempfile
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from platformdirs import user_cache_dir

from easyread.errors import MissingPart

_PACKAGE = "fontpkg-arimo"
_WEIGHTS = {"Regular": 400, "Bold": 700}

# What Arimo has no letter for, and what says the same. Everything else goes to ``_in_words``.
_SAME = {
    "\u00a0": " ",
    "\u2010": "-",
    "\u2011": "-",
    "\u2024": ".",
    "\u2212": "-",
    "\u2715": "(cross)",
    "\u2716": "(cross)",
    "\u2717": "(cross)",
    "\u2718": "(cross)",
    "\u2705": "(tick)",
    "\u2713": "(tick)",
    "\u2714": "(tick)",
    "\u2610": "(box)",
    "\u2611": "(ticked box)",
    "\u2612": "(crossed box)",
    "\u260e": "(phone)",
    "\u2709": "(envelope)",
    "\U0001f4de": "(phone)",
    "\U0001f4e7": "(email)",
    "\u279c": "\u2192",
    "\u27a4": "\u2192",
    "\uff1a": ":",
}


@dataclass(frozen=True, slots=True)
class FontFiles:
    """Where the two static fonts lie."""

    regular: Path
    bold: Path


@cache
def font_files() -> FontFiles:
    """Give the two static font files, made once a machine from the variable font (about 3 s).

    They are kept in the user's cache folder, or in a folder of this process where that cannot be
    written. A file is moved into place whole, so that two programs can start at once.

    Raises:
        MissingPart: the font package is not installed (code ``missing-part``).
    """
    try:
        source = resources.files("fontpkg_arimo") / "files" / "Arimo[wght].ttf"
        name = f"arimo-{version(_PACKAGE)}"
    except (ModuleNotFoundError, PackageNotFoundError) as why:
        raise MissingPart("The font is not installed.", f"Run: pip install {_PACKAGE}") from why
    with resources.as_file(source) as variable:
        folder = Path(user_cache_dir("easyread", appauthor=False)) / "fonts" / name
        try:
            return _make_both(variable, folder)
        except OSError:
            # A read-only home (a container, a service account) is not a reason to make no page.
            return _make_both(variable, Path(tempfile.mkdtemp(prefix="easyread-fonts-")))


def _make_both(variable: Path, folder: Path) -> FontFiles:
    folder.mkdir(parents=True, exist_ok=True)
    made = {}
    for style, weight in _WEIGHTS.items():
        made[style] = folder / f"Arimo-{style}.ttf"
        if not made[style].is_file():
            _make_static(variable, weight, style, made[style])
    return FontFiles(made["Regular"], made["Bold"])


def _make_static(variable: Path, weight: int, style: str, to: Path) -> None:
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(variable, recalcTimestamp=False)
    font = instantiateVariableFont(font, {"wght": weight}, inplace=True)
    for record in font["name"].names:
        # The two files must not share one PostScript name: readers would take them for one font.
        new = {1: "Arimo", 2: style, 4: f"Arimo {style}", 6: f"Arimo-{style}"}.get(record.nameID)
        if new is not None:
            record.string = new
    handle, part = tempfile.mkstemp(dir=to.parent, suffix=".part")
    os.close(handle)
    try:
        font.save(part)
        Path(part).replace(to)
    finally:
        Path(part).unlink(missing_ok=True)


@cache
def _letters() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    return frozenset(TTFont(font_files().regular, lazy=True).getBestCmap())


@lru_cache(maxsize=4096)
def printable(text: str) -> str:
    """Write a text with letters the font has. Nothing is dropped.

    A letter we know gets its like ("(tick)"), one made of parts its parts, a sign its name in
    brackets, and words in a script the font cannot print become "(words in Arabic letters)",
    which ``measure`` reports as a fault of the finished page.

    >>> printable("Yes \u2713")
    'Yes (tick)'
    """
    letters = _letters()
    if all(ord(c) in letters and c not in _SAME for c in text):
        return text
    out: list[str] = []
    for c in text:
        if c in _SAME:
            out.append(_SAME[c])
        elif ord(c) in letters:
            out.append(c)
        else:
            parts = unicodedata.normalize("NFKD", c)
            fits = parts != c and all(ord(p) in letters for p in parts)
            new = parts if fits else _in_words(c)
            if new.startswith("(words in"):
                _say_once(out, new)
            else:
                out.append(new)
    return "".join(out)


def _say_once(out: list[str], new: str) -> None:
    """Add a script's name, but only once for all its words in a row."""
    blanks = len(out)
    while blanks and not out[blanks - 1].strip():
        blanks -= 1
    if blanks and out[blanks - 1] == new:
        del out[blanks:]
    else:
        out.append(new)


def _in_words(c: str) -> str:
    if unicodedata.combining(c) or unicodedata.category(c) in ("Mn", "Me", "Sk"):
        return ""  # an accent or skin tone that belongs to the letter before it
    name = unicodedata.name(c, "a sign").lower()
    if unicodedata.category(c).startswith("L"):
        script = "Chinese" if name.startswith("cjk") else name.split()[0].capitalize()
        return f"(words in {script} letters)"
    return f"({name})"
