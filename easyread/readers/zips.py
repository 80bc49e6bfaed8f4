"""Bytes of a zip file (DOCX, ODT) -> its parts, with every size checked before and while unpacking."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from easyread.readers.refusals import refuse

# Source: measured on hostile files; a real letter has under 100 parts and unpacks to under 20 MB.
MAX_PARTS = 2000
MAX_UNPACKED = 200 * 2**20
MAX_RATIO = 200
MAX_XML = 30 * 2**20

_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)


@dataclass(frozen=True, slots=True)
class Parts:
    """An opened zip file whose sizes were checked."""

    zip: zipfile.ZipFile
    names: frozenset[str]

    def read(self, name: str) -> bytes:
        """Unpack one part, at most 30 MB of it: the size in the zip's own list is never trusted.

        Raises:
            UnreadableLetter: the part is missing or broken (``damaged``) or too big (``too-big``).
        """
        try:
            with self.zip.open(name) as part:
                content = part.read(MAX_XML + 1)
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
        ) as e:
            raise refuse("damaged") from e
        except RuntimeError as e:  # zipfile's word for "a password is needed"
            raise refuse("locked") from e
        if len(content) > MAX_XML:
            raise refuse("too-big")
        return content

    def xml(self, name: str) -> etree._Element:
        """Unpack and parse one part (see ``parse_xml``)."""
        return parse_xml(self.read(name))


def open_parts(content: bytes) -> Parts:
    """Open a zip file after checking its list of parts.

    Raises:
        UnreadableLetter: ``damaged`` (cut off or no zip), ``too-big`` (too many parts, or it
            unpacks to too much), ``unsafe`` (a part's name leads out of the zip).
    """
    try:
        opened = zipfile.ZipFile(io.BytesIO(content))
        listed = opened.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as e:
        raise refuse("damaged") from e
    if len(listed) > MAX_PARTS or sum(part.file_size for part in listed) > MAX_UNPACKED:
        raise refuse("too-big")
    for part in listed:
        name = part.filename.replace("\\", "/")
        if name.startswith("/") or ".." in name.split("/"):
            raise refuse("unsafe")
        if part.file_size > 2**20 and part.file_size > MAX_RATIO * max(1, part.compress_size):
            raise refuse("too-big")
    return Parts(opened, frozenset(opened.namelist()))


def parse_xml(content: bytes) -> etree._Element:
    """Parse XML that may hold no document type and no entities, at most 256 levels deep.

    Raises:
        UnreadableLetter: ``unsafe`` (a document type or entities) or ``damaged``.
    """
    if _ENTITY.search(content[:4096]) or b"<!ENTITY" in content or _wide_entity(content):
        raise refuse("unsafe")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as e:
        raise refuse("damaged") from e


def _wide_entity(content: bytes) -> bool:
    """The same two words in UTF-16, which XML also allows."""
    return any(
        "<!ENTITY".encode(name) in content or "<!DOCTYPE".encode(name) in content[:8192]
        for name in ("utf-16-le", "utf-16-be")
    )
