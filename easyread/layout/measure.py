"""A finished PDF or DOCX -> what is wrong with its pages."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from easyread.errors import UnreadableLetter
from easyread.model import PageFault

# One line a format: the ending of the file -> the file that measures it.
_MEASURES = {
    ".pdf": "easyread.layout.measure_pdf",
    ".docx": "easyread.layout.measure_docx",
}


def measure(path: Path | str) -> tuple[PageFault, ...]:
    """Open a finished file again and say what breaks the page rules.

    Args:
        path: A PDF or DOCX file, ours or anybody's.

    Returns:
        Faults in the order of the pages; empty when nothing is wrong. The rules are in
        ``easyread.layout.page_rules``.

    Raises:
        UnreadableLetter: no such file, not a PDF or DOCX, damaged or locked.
    """
    path = Path(path)
    if path.suffix.lower() not in _MEASURES:
        raise UnreadableLetter(
            f"{path.name} is not a PDF or Word file, so its pages cannot be measured.",
            f"Use a file that ends in {' or '.join(_MEASURES)}.",
            code="wrong-kind",
        )
    try:
        content = path.read_bytes()
    except OSError as why:
        raise UnreadableLetter(
            f"{path.name} cannot be opened.", "Check the name of the file.", code="not-found"
        ) from why
    faults: tuple[PageFault, ...] = import_module(_MEASURES[path.suffix.lower()]).measure(
        content, path.name
    )
    return faults
