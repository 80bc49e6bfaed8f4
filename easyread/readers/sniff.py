"""Bytes and a file name -> the format the bytes really are in."""

from __future__ import annotations

import re

from easyread.readers.refusals import refuse

# One written table: ending -> format.
ENDINGS: dict[str, str] = {
    "docx": "docx",
    "docm": "docx",
    "dotx": "docx",
    "dotm": "docx",
    "pdf": "pdf",
    "odt": "odt",
    "ott": "odt",
    "rtf": "rtf",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "eml": "email",
    "mht": "email",
    "mhtml": "email",
    "md": "markdown",
    "markdown": "markdown",
    "txt": "text",
    "text": "text",
}
NAMES = {
    "docx": "a Word file",
    "pdf": "a PDF",
    "odt": "an OpenDocument text",
    "rtf": "an RTF file",
    "html": "a web page",
    "email": "an e-mail",
    "markdown": "a Markdown text",
    "text": "plain text",
}

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_MAIL = re.compile(
    rb"^(?:MIME-Version|Received|Message-ID|Return-Path|X-[\w-]+|DKIM-Signature|Content-Type):",
    re.I | re.M,
)
_MAIL_FROM = re.compile(rb"^(?:From|Subject|To|Date):", re.I | re.M)
_HEADER = re.compile(rb"[\w-]+:|[ \t]|From ")


def find_format(content: bytes, name: str) -> str:
    """Give the format the bytes are in, whatever the file is called.

    Raises:
        UnreadableLetter: nothing in it (``empty``), a picture (``scan``), locked (``locked``), an
            old Word file (``old-word``), or none of our formats (``wrong-kind``, ``damaged``).
    """
    if not content.strip(b"\x00 \t\r\n"):
        raise refuse("empty")
    named = named_format(name)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK"):
        return _in_zip(content)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _old_office(content)
    if content.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if _is_picture(content):
        raise refuse("scan", "This file is a picture, so its words cannot be read.")
    if not _is_text(content):
        raise refuse("damaged" if named in ("docx", "pdf", "odt") else "wrong-kind")
    return _kind_of_text(content, named)


def named_format(name: str) -> str | None:
    """Give the format a file's ending stands for, or None.

    >>> named_format("Letter.DOCX")
    'docx'
    """
    return ENDINGS.get(name.rpartition(".")[2].lower()) if "." in name else None


def _kind_of_text(content: bytes, named: str | None) -> str:
    head = content[:4096]
    start = head.replace(b"\x00", b"").decode("latin-1").lstrip("\xef\xbb\xbf\xff\xfe")
    if _HTML.match(start) or named == "html":
        return "html"
    top = re.split(rb"\r?\n\r?\n", content[:65536], maxsplit=1)[0]
    headers = all(_HEADER.match(line) for line in top.splitlines())
    if headers and _MAIL.search(top) and _MAIL_FROM.search(top):
        return "email"
    if named == "email" and headers and _MAIL_FROM.search(top):
        return "email"
    if start.startswith("<?xml"):
        raise refuse("wrong-kind")
    return "markdown" if named == "markdown" else "text"


def _in_zip(content: bytes) -> str:
    """The kind of a zip file, by the names in its list (which stand in it uncompressed)."""
    if b"application/vnd.oasis.opendocument.text" in content[:200]:
        return "odt"
    names = content[-262144:] + content[:65536]
    if b"word/document" in names or b"word/" in names:
        return "docx"
    if b"content.xml" in names and b"mimetype" in content[:60]:
        raise refuse("wrong-kind")
    if any(
        mark in names for mark in (b"xl/workbook", b"ppt/presentation", b"META-INF/container.xml")
    ):
        raise refuse("wrong-kind")
    if b"[Content_Types].xml" in names:
        return "docx"
    if content[-65557:].find(b"PK\x05\x06") < 0:
        raise refuse("damaged")
    raise refuse(
        "wrong-kind", "This is a zip file, not a letter.", "Unzip it and use the letter inside."
    )


def _old_office(content: bytes) -> Exception:
    def holds(word: str) -> bool:
        return word.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        return refuse("locked")
    if holds("WordDocument"):
        return refuse("old-word")
    if holds("__substg1.0_"):
        return refuse(
            "wrong-kind", "This is an Outlook message (.msg).", "Save it as .eml or as text."
        )
    return refuse("wrong-kind")


def _is_picture(content: bytes) -> bool:
    heic = content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
    webp = content.startswith(b"RIFF") and content[8:12] == b"WEBP"
    bitmap = content.startswith(b"BM") and content[6:10] == b"\x00\x00\x00\x00"
    known = content.startswith(_PICTURES[:5])
    return known or heic or webp or bitmap


def _is_text(content: bytes) -> bool:
    """Text holds hardly any control characters; UTF-16 text holds zeros on one side only."""
    head = content[:8192]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) > len(head) / 4 and min(even, odd) < len(head) / 50:
        return True
    odd_ones = sum(1 for b in head if b < 32 and b not in (9, 10, 11, 12, 13, 27))
    return odd_ones <= len(head) / 200
