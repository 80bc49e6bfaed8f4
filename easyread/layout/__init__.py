"""A Draft -> EasyRead -> a finished file -> what is wrong with it."""

from __future__ import annotations

from importlib import import_module

from easyread.errors import BadSettings

# Not loaded when first used: a function and its file share a name, and once the file is loaded
# Python would give the file. Both are light; the exporters, which are not, are loaded by name.
from easyread.layout.compose import compose
from easyread.layout.measure import measure
from easyread.model import EasyRead
from easyread.settings import Profile

__all__ = ["FORMATS", "compose", "export", "measure"]

# One line a format: its name -> the file that writes it. Each has ``export(easyread, profile)``.
FORMATS = {
    "pdf": "easyread.layout.exporters.pdf.export",
    "docx": "easyread.layout.exporters.docx",
    "html": "easyread.layout.exporters.html",
    "text": "easyread.layout.exporters.text",
}


def export(easyread: EasyRead, fmt: str, profile: Profile) -> bytes:
    """Write a finished page in one format.

    Args:
        easyread: The page as data, with its pictures.
        fmt: One of the names in ``FORMATS``: pdf, docx, html or text.
        profile: Type size, page colour, picture side and the other choices of the page.

    Returns:
        The whole file. The same page and profile always give the same bytes.

    Raises:
        BadSettings: no such format, or a profile that cannot be printed (code ``bad-settings``).
        LayoutFailed: a page could not be made, such as a picture that cannot be read.
        MissingPart: the font is not installed (code ``missing-part``).
    """
    if fmt not in FORMATS:
        raise BadSettings(f"There is no format called {fmt}.", f"Use one of: {', '.join(FORMATS)}.")
    content: bytes = import_module(FORMATS[fmt]).export(easyread, profile)
    return content
