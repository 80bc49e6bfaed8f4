"""An organisation's folder or zip of pictures -> a Pack that outranks the default pictures.

A pack holds ``pack.toml`` (``name``, ``licence``, ``credit``, ``may_redistribute``), images (SVG, PNG or
JPEG) and a CSV file (``pictures.csv``) with the columns ``id`` (the image file), ``name``,
``concepts`` (ids of our concepts, with ``;`` between them) and ``alt``. Mulberry's own zip has no
pack.toml; ``symbols/known_packs/mulberry.toml`` says what is what in it.
"""

from __future__ import annotations

import csv
import io
import os
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Any

import platformdirs
from lxml import etree
from PIL import Image, UnidentifiedImageError

from easyread.errors import BadSettings
from symbols.index import concepts
from symbols.licences import SetLicence

MAX_FILE = 5_000_000  # bytes of one image or list, unpacked
MAX_PIXELS = 25_000_000
MAX_FILES = 20_000

_BAD_TAGS = frozenset(
    "script foreignObject iframe object embed audio video animate set handler".split()
)


@dataclass(frozen=True, slots=True)
class PackPicture:
    """One picture of a pack: its file, its alt text."""

    file: str
    alt: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack: its licence, and the picture it has for each of our concepts."""

    path: Path
    licence: SetLicence
    pictures: dict[str, PackPicture]

    def art(self, concept: str) -> bytes:
        """Read the picture for a concept as SVG or PNG.

        Raises:
            BadSettings: the image is not there, is not safe or cannot be read (code ``bad-pack``).
        """
        return _art(self.path, self.pictures[concept].file)


def installed() -> tuple[Pack, ...]:
    """Open every pack in the folder ``EASYREAD_PACKS`` (else the user's data folder), by name."""
    set_folder = os.environ.get("EASYREAD_PACKS", "")
    folder = Path(set_folder) if set_folder else platformdirs.user_data_path("easyread") / "packs"
    if not folder.is_dir():
        return ()
    found = sorted(p for p in folder.iterdir() if p.suffix == ".zip" or (p / "pack.toml").is_file())
    return tuple(open_pack(path) for path in found)


def open_pack(path: Path) -> Pack:
    """Open a folder or zip of pictures.

    Raises:
        BadSettings: it is no pack, or names a concept we do not have (code ``bad-pack``).
    """
    return _open(path, path.stat().st_mtime_ns) if path.exists() else _no_pack(path)


@lru_cache(maxsize=16)
def _open(path: Path, _changed: int) -> Pack:
    names = frozenset(_names(path))
    if "pack.toml" in names:
        about = _toml(_read(path, "pack.toml"), path)
    elif "symbol-info-en.csv" in names:  # Mulberry's own zip
        known = files("symbols") / "known_packs" / "mulberry.toml"
        about = tomllib.loads(known.read_text(encoding="utf-8"))
    else:
        return _no_pack(path)
    missing = [field for field in ("name", "licence", "credit") if not about.get(field)]
    if missing:
        raise _bad(
            f"The picture pack {path.name} does not say its {missing[0]}.", "Add it to pack.toml."
        )
    licence = SetLicence(
        name=str(about["name"]),
        author=str(about.get("author", about["name"])),
        licence=str(about["licence"]),
        credit=str(about["credit"]),
        may_redistribute=bool(about.get("may_redistribute", False)),
    )
    listed = about.get("pictures", {})
    pictures = {
        concept: PackPicture(str(entry["file"]), str(entry["alt"]))
        for concept, entry in listed.items()
    }
    if not listed:
        pictures = _from_csv(path, str(about.get("list", "pictures.csv")))
    strange = sorted(set(pictures) - set(concepts()))
    if strange:
        raise _bad(
            f"The picture pack {path.name} has a concept that we do not know: {strange[0]}.",
            "Look at docs/symbols.md for the names of concepts.",
        )
    present = {c: p for c, p in pictures.items() if p.file in names}
    if not present:
        raise _bad(
            f"The picture pack {path.name} has none of the images it lists.",
            "Look at its CSV file.",
        )
    return Pack(path, licence, present)


def _from_csv(path: Path, name: str) -> dict[str, PackPicture]:
    text = _read(path, name).decode("utf-8-sig")
    found: dict[str, PackPicture] = {}
    for row in csv.DictReader(io.StringIO(text)):
        for concept in (row.get("concepts") or "").split(";"):
            if concept.strip() and row.get("id"):
                alt = (row.get("alt") or row.get("name") or "").strip()
                found.setdefault(concept.strip(), PackPicture(row["id"].strip(), alt))
    return found


def _names(path: Path) -> Iterator[str]:
    if path.is_dir():
        yield from (p.relative_to(path).as_posix() for p in path.rglob("*") if p.is_file())
        return
    try:
        with zipfile.ZipFile(path) as packed:
            names = packed.namelist()
    except zipfile.BadZipFile as why:
        raise _bad(
            f"The picture pack {path.name} is not a zip file.", "Zip the folder again."
        ) from why
    if len(names) > MAX_FILES:
        raise _bad(
            f"The picture pack {path.name} holds too many files.", f"The most is {MAX_FILES}."
        )
    yield from names


def _read(path: Path, name: str) -> bytes:
    """Read one file of a pack into memory; nothing is ever unpacked to disk."""
    if ".." in PurePosixPath(name).parts or PurePosixPath(name).is_absolute():
        raise _bad(
            f"The picture pack {path.name} points outside itself.", "Keep all images in the pack."
        )
    try:
        if path.is_dir():
            file = (path / name).resolve()
            if not file.is_relative_to(path.resolve()):
                raise _bad(
                    f"The picture pack {path.name} points outside itself.", "Remove the link."
                )
            with file.open("rb") as opened:
                content = opened.read(MAX_FILE + 1)
        else:
            with zipfile.ZipFile(path) as packed, packed.open(name) as opened:
                content = opened.read(MAX_FILE + 1)
    except (KeyError, OSError, zipfile.BadZipFile, RuntimeError) as why:
        raise _bad(
            f"The picture pack {path.name} has no readable file {name}.", "Make it again."
        ) from why
    if len(content) > MAX_FILE:
        raise _bad(
            f"A file of the picture pack {path.name} is too big.", "The most is 5 MB a file."
        )
    return content


@lru_cache(maxsize=256)
def _art(path: Path, name: str) -> bytes:
    content = _read(path, name)
    return _safe_svg(content, path) if name.lower().endswith(".svg") else _plain_png(content, path)


def _safe_svg(content: bytes, path: Path) -> bytes:
    """Refuse scripts, entities and anything that would be fetched; drop comments and doctype."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as why:
        raise _bad(
            f"A picture of {path.name} is not an SVG.", "Save it again as SVG or PNG."
        ) from why
    for element in root.iter():
        if not isinstance(element.tag, str) or etree.QName(element).localname in _BAD_TAGS:
            raise _bad(f"A picture of {path.name} holds more than a drawing.", "Save it as PNG.")
        for key, value in element.attrib.items():
            name = etree.QName(key).localname
            fetched = name == "href" and not str(value).startswith(("#", "data:image/"))
            if fetched or name.lower().startswith("on") or "url(http" in str(value):
                raise _bad(f"A picture of {path.name} points outside itself.", "Save it as PNG.")
    return etree.tostring(root)


def _plain_png(content: bytes, path: Path) -> bytes:
    """Turn a photo into PNG without its hidden data (place, camera, name)."""
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > MAX_PIXELS:
                raise _bad(
                    f"A picture of {path.name} is too big.", "Make it smaller than 25 megapixels."
                )
            clean = Image.new(image.mode, image.size)
            clean.paste(image)
            out = io.BytesIO()
            (clean if image.mode in ("RGB", "RGBA", "L") else clean.convert("RGBA")).save(
                out, "PNG"
            )
    except (UnidentifiedImageError, OSError) as why:
        raise _bad(f"A picture of {path.name} cannot be read.", "Use SVG, PNG or JPEG.") from why
    return out.getvalue()


def _toml(content: bytes, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as why:
        raise _bad(
            f"The pack.toml of {path.name} is not TOML.", f"The first fault is: {why}."
        ) from why


def _no_pack(path: Path) -> Pack:
    raise _bad(f"{path.name} is not a picture pack.", "A pack has a file pack.toml.")


def _bad(says: str, try_this: str) -> BadSettings:
    return BadSettings(says, try_this, code="bad-pack")
