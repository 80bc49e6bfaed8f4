"""Bytes of an e-mail (EML) -> ``Pages``: sender, date, subject, then the body."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage, MIMEPart

from easyread.model import Note
from easyread.readers.html import html_pieces
from easyread.readers.inline import plain_links
from easyread.readers.lines import pieces_from_lines
from easyread.readers.pages import Pages, clean, make_pages
from easyread.readers.piece import Piece
from easyread.readers.refusals import refuse
from easyread.readers.text import decode

HEADERS = ("From", "To", "Cc", "Date", "Subject")
MAX_ATTACHMENTS_NAMED = 10


def read_email(content: bytes) -> Pages:
    """Read an e-mail: who wrote it, to whom, when and about what, then its body.

    The HTML body is read where there is one, else the plain text. Attachments are named in notes.
    """
    try:
        message = email.message_from_bytes(content, policy=email.policy.default)
        headers = [(name, _header(message, name)) for name in HEADERS]
        body = message.get_body(preferencelist=("html", "plain"))
        attached = [clean(part.get_filename() or "") for part in message.iter_attachments()]
    except (ValueError, LookupError, TypeError, AttributeError, IndexError) as e:
        raise refuse("damaged") from e  # the standard library stumbles over badly broken headers
    notes: list[Note] = []
    pieces = [Piece(f"{name}: {said}") for name, said in headers if said]
    if body is not None:
        read = _body(body, notes)
        pieces += [
            Piece(p.text, p.kind, p.level, p.gap or n == 0, None, None, p.table, p.row, p.column)
            for n, p in enumerate(read)
        ]
    if not any(
        any(c.isalnum() for c in p.text) for p in pieces[len([h for h in headers if h[1]]) :]
    ):
        raise _no_body(attached)
    for name in attached[:MAX_ATTACHMENTS_NAMED]:
        called = f" called {name}" if name else ""
        notes.append(Note("attachment", f"The e-mail holds a file{called}. It was not read."))
    return make_pages(_header(message, "Subject"), pieces, notes)


def _header(message: EmailMessage, name: str) -> str:
    said = message.get(name)
    return clean(str(said)) if said is not None else ""


def _body(part: MIMEPart, notes: list[Note]) -> list[Piece]:
    raw = part.get_payload(decode=True)
    content = raw if isinstance(raw, bytes) else b""
    charset = part.get_content_charset()
    if charset:
        try:
            content = content.decode(
                "cp1252" if charset in ("iso-8859-1", "us-ascii") else charset
            ).encode()
        except (LookupError, UnicodeDecodeError):
            charset = None  # a wrong label: find out from the bytes
    if part.get_content_type() == "text/html":
        return html_pieces(content, notes)
    text, own = decode(content)
    notes.extend(own)
    return pieces_from_lines(plain_links(_unquoted(text)).split("\n"))


def _unquoted(text: str) -> str:
    """Lines of an older e-mail lose their "> " but stay: words are never dropped."""
    return "\n".join(
        line.lstrip("> ") if line.startswith(">") else line for line in text.split("\n")
    )


def _no_body(attached: list[str]) -> Exception:
    if not attached:
        return refuse("empty")
    return refuse(
        "empty",
        "This e-mail has no words of its own, only files.",
        "Save the file from the e-mail and read that.",
    )
