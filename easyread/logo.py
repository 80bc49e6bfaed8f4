"""The path of a logo in a profile -> its bytes, checked: a small PNG, or an SVG that holds all it shows."""

from __future__ import annotations

import re
import struct
from pathlib import Path

from easyread.errors import BadSettings

MOST_BYTES = 500_000
MOST_PIXELS = 4000  # a side of a PNG; 50 mm at 300 dpi need 590
LOGO = "Logo of "  # the words that stand for it, before the organisation

_PNG = b"\x89PNG\r\n\x1a\n"
_TAKES = "Use a PNG or SVG file of at most 500 kB."
_PLAIN = "Save it as a plain SVG with nothing linked, or use a PNG file."
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,])", re.IGNORECASE)
_STYLE_REFERS = re.compile(
    r"@import|url\((?!\s*['\"]?\s*(?:#|data:image/(?:png|jpeg)))", re.IGNORECASE
)
# These run something, hold a web page, or change an address while the picture is shown.
_ALIVE = {"script", "foreignobject", "iframe", "set", "animate", "handler"}


def read_logo(path: str) -> bytes:
    """Read a logo and refuse what cannot be printed safely.

    Args:
        path: A PNG or SVG file.

    Raises:
        BadSettings: no such file, not PNG or SVG, over 500 kB, or an SVG with a script or with
            something from outside (code ``bad-settings``).
    """
    file = Path(path)
    try:
        if file.stat().st_size > MOST_BYTES:
            raise BadSettings(f"The logo {file.name} is larger than 500 kB.", _TAKES)
        content = file.read_bytes()
    except OSError as why:
        raise BadSettings(
            f"The logo {file.name} cannot be opened.",
            "Write its path as it is from the folder of the profile.",
        ) from why
    if content.startswith(_PNG):
        _check_png(content, file.name)
    else:
        _check_svg(content, file.name)
    return content


def alt_of_logo(organisation: str) -> str:
    """The words that stand for the logo; "" (a decoration) where nobody says whose it is.

    >>> alt_of_logo("Ashby Council")
    'Logo of Ashby Council'
    """
    name = " ".join(organisation.split())
    return f"{LOGO}{name}" if name else ""


def _check_png(content: bytes, name: str) -> None:
    if len(content) < 33 or content[12:16] != b"IHDR":
        raise BadSettings(f"The logo {name} is damaged.", _TAKES)
    width, height = struct.unpack(">II", content[16:24])
    if not (0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS):
        raise BadSettings(
            f"The logo {name} is too large.", f"Use at most {MOST_PIXELS} pixels a side."
        )


def _check_svg(content: bytes, name: str) -> None:
    # Without entities of its own a file cannot grow when it is read, nor name another file.
    if re.search(rb"<!DOCTYPE[^>]*\[|<!ENTITY|<\?xml-stylesheet", content, re.IGNORECASE):
        raise BadSettings(f"The logo {name} takes something from outside.", _PLAIN)
    from lxml import etree  # not loaded where nobody has a logo

    safe = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        content.decode("utf-8")
        root = etree.fromstring(content, safe)
    except (etree.XMLSyntaxError, ValueError) as why:
        raise BadSettings(f"The logo {name} is neither PNG nor SVG.", _TAKES) from why
    if _local(str(root.tag)) != "svg":
        raise BadSettings(f"The logo {name} is neither PNG nor SVG.", _TAKES)
    for element in root.iter("*"):
        if _local(str(element.tag)) in _ALIVE:
            raise BadSettings(f"The logo {name} holds a script.", _PLAIN)
        if _STYLE_REFERS.search(element.text or ""):
            raise BadSettings(f"The logo {name} takes something from outside.", _PLAIN)
        for key, value in element.attrib.items():
            if _local(str(key)).startswith("on"):
                raise BadSettings(f"The logo {name} holds a script.", _PLAIN)
            linked = _local(str(key)) in ("href", "src") and _local(str(element.tag)) != "a"
            if (linked and not _INSIDE.match(str(value))) or _STYLE_REFERS.search(str(value)):
                raise BadSettings(f"The logo {name} takes something from outside.", _PLAIN)


def _local(name: str) -> str:
    """A name without its namespace, in small letters."""
    return name.rpartition("}")[2].lower()
