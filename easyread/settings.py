"""A name or a TOML file -> Profile: every limit the rules and the pages use, with its source."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from easyread.errors import BadSettings
from easyread.logo import read_logo
from easyread.model import Level

# The formats we make, and the ending of each file.
FORMATS = {"pdf": "pdf", "docx": "docx", "html": "html", "text": "txt"}


@dataclass(frozen=True, slots=True)
class Profile:
    """What an Easy Read must keep to. Lengths in words, type in points, pictures in millimetres.

    Sources: sentence limits C-01 and section 8 of docs/standards.md; type size L-01 (floor 14 pt);
    leading L-05; picture size P-04; pages and words T-09.

    ``word_bank`` is the path of a CSV file with a group's own words (``simplify.word_bank``);
    ``word_bank_csv`` is the same as text, for a service that keeps the words itself. ``logo`` is
    the path of a PNG or SVG file that stands at the top right of page 1 (``easyread.logo``).
    """

    id: str = "easy-read"
    aim_words: int = 10
    warn_words: int = 15
    block_words: int = 20
    max_ideas: int = 1
    allow_contractions: bool = False
    allow_percentages: bool = False
    hard_word_zipf: float = 4.0
    type_pt: float = 16.0
    leading: float = 1.5
    picture_mm: float = 45.0
    picture_side: str = "left"
    pictures: bool = True
    page_colour: str = "#FFFFFF"
    warn_pages: int = 12
    level: Level = "full"
    nation: str = "England"
    organisation: str = ""
    feedback: str = ""
    complaints: str = ""
    other_formats: str = ""
    house_words: tuple[str, ...] = ()
    known_acronyms: tuple[str, ...] = ("NHS", "GP", "UK", "TV", "PDF")
    logo: str = ""
    word_bank: str = ""
    word_bank_csv: str = ""


PROFILES: dict[str, Profile] = {
    "easy-read": Profile(),
    "plain-english": Profile(
        id="plain-english",
        aim_words=15,
        warn_words=20,
        block_words=25,
        max_ideas=2,
        allow_percentages=True,
        type_pt=14.0,
        leading=1.4,
    ),
    "easy-read-plus": Profile(
        id="easy-read-plus", aim_words=6, warn_words=8, block_words=12, type_pt=18.0
    ),
    "large-print": Profile(id="large-print", type_pt=18.0, leading=1.25),
}


def find_profile(name: str) -> Profile:
    """Give the profile of this name, or the one in this TOML file.

    A file holds ``base = "easy-read"`` and any field of ``Profile``. A ``word_bank`` or ``logo`` in
    it is a path that starts from the folder of the file.

    Raises:
        BadSettings: no such profile, or the file has an unknown field (code ``bad-settings``).

    >>> find_profile("easy-read").warn_words
    15
    """
    if name in PROFILES:
        return PROFILES[name]
    path = Path(name)
    if path.suffix != ".toml" or not path.is_file():
        raise BadSettings(
            f"There is no profile called {name}.", f"Use one of: {', '.join(PROFILES)}."
        )
    return read_profile(path)


def read_profile(path: Path) -> Profile:
    """Read an organisation's own profile from a TOML file.

    Raises:
        BadSettings: not TOML, an unknown base, an unknown field, or a word bank or logo that is not
            there or is no logo we can print (code ``bad-settings``).
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as why:
        raise BadSettings(
            f"{path.name} is not a TOML file.", f"The first fault is: {why}."
        ) from why
    base = found.pop("base", "easy-read")
    if base not in PROFILES:
        raise BadSettings(
            f"{path.name} builds on {base}, which is not a profile.",
            f"Use one of: {', '.join(PROFILES)}.",
        )
    known = {f.name for f in fields(Profile)}
    unknown = sorted(set(found) - known)
    if unknown:
        raise BadSettings(
            f"{path.name} has a setting we do not know: {unknown[0]}.",
            f"The settings are: {', '.join(sorted(known))}.",
        )
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in found.items()}
    for name, value in values.items():
        default = getattr(PROFILES[base], name)
        number = isinstance(default, float) and type(value) is int
        if not number and type(value) is not type(default):
            raise BadSettings(
                f"The setting {name} in {path.name} has the wrong kind of value.",
                f"An example of a right one is: {default!r}.",
            )
    if values.get("word_bank"):
        values["word_bank"] = _beside(path, values["word_bank"], "word bank")
    if values.get("logo"):
        values["logo"] = _beside(path, values["logo"], "logo")
        read_logo(values["logo"])  # refused now, not after a letter was read
    return replace(PROFILES[base], **{"id": path.stem, **values})


def _beside(profile: Path, name: str, what: str) -> str:
    """The whole path of a file that a profile names, from the profile's own folder."""
    found = (profile.parent / name).resolve()
    if not found.is_file():
        raise BadSettings(
            f"{profile.name} names the {what} {name}, which is not there.",
            "Write its path as it is from the folder of the profile.",
        )
    return str(found)
