"""A code -> the error that says in one plain sentence why a file cannot be read, and what to try."""

from __future__ import annotations

from easyread.errors import UnreadableLetter

# One written table: code -> (one plain sentence, what to try).
REFUSALS: dict[str, tuple[str, str]] = {
    "empty": ("This file has no words in it.", "Check that it is the right file."),
    "missing": ("This file cannot be found or opened.", "Check its name and folder."),
    "too-big": (
        "This file is too big to be a letter.",
        "Save the part you need as a new, smaller file.",
    ),
    "locked": (
        "This file is locked with a password.",
        "Open it with the password and save a copy without one.",
    ),
    "scan": (
        "This file is a picture of a letter, so its words cannot be read.",
        "Ask the sender for the letter as a Word file, a PDF with text, or an e-mail.",
    ),
    "damaged": (
        "This file is damaged or cut off.",
        "Open it in the program that made it and save it again.",
    ),
    "unsafe": (
        "This file holds something that a letter never needs, so it was not opened.",
        "Copy the words into a new document and save that.",
    ),
    "wrong-kind": (
        "This kind of file is not a letter that can be read here.",
        "Save the letter as Word (.docx), PDF, ODT, RTF, web page, e-mail (.eml) or text.",
    ),
    "old-word": (
        "This is a Word file of the old kind (.doc), which cannot be read here.",
        "Open it in Word or LibreOffice and save it as .docx.",
    ),
    "took-too-long": (
        "This file took too long to read.",
        "Save the part you need as a new, smaller file.",
    ),
}


def refuse(code: str, says: str = "", try_this: str = "") -> UnreadableLetter:
    """Make the error for this code; ``says`` and ``try_this`` replace the table's own words.

    >>> refuse("locked").says
    'This file is locked with a password.'
    """
    usual_says, usual_try = REFUSALS[code]
    return UnreadableLetter(says or usual_says, try_this or usual_try, code=code)
