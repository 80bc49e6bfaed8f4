"""A row -> the lines that say what it is about, and the lead-in of a list that goes on after it."""

from __future__ import annotations

from easyread.model import Row
from symbols.bans import list_is_denied, with_lead

LABELS = ("To:", "From:", "Our ref", "Your ref", "Date of the letter", "Typed:")


def telling(row: Row) -> list[str]:
    """Give the lines that say what a row is about: not a definition, nor who wrote to whom.

    "You are no longer entitled to this. / Entitled means you have a right." is not about rights. A row
    of definitions alone is about their words: "what you agree to do" is no thumb up.
    """
    lines = [x for x in row.lines if not x.text.startswith(LABELS)]
    told = [x for x in lines if not x.term]
    if not told:
        return list(dict.fromkeys(x.term for x in lines))
    head = told[0].text if told and not told[0].item else ""
    if len(told) > 1 and all(x.item for x in told[1:]) and list_is_denied(head):
        return with_lead(head, [x.text for x in told[1:]])
    return [x.text for x in told]


def lead_after(row: Row, lead: str) -> str:
    """Give the last line that is no item: the lead-in of a list that goes on in the next row."""
    return next((x.text for x in reversed(row.lines) if not x.item and not x.term), lead)
