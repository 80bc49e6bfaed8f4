"""The sets that pictures were taken from -> the credit lines a document must print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SetLicence:
    """Who made a set, under what licence, and how it asks to be named."""

    name: str
    author: str
    licence: str
    credit: str
    changed: str = ""  # the line to add where a picture of the set was joined or crossed out
    may_redistribute: bool = True


OPENMOJI = SetLicence(
    name="openmoji",
    author="OpenMoji",
    licence="CC BY-SA 4.0",
    credit=(
        "All emojis designed by OpenMoji – the open-source emoji and icon project. "
        "License: CC BY-SA 4.0"
    ),
    changed=(
        "Some OpenMoji pictures were joined, recoloured or crossed out. "
        "The changed pictures are CC BY-SA 4.0 too."
    ),
)
OURS = SetLicence(
    name="easyread",
    author="the Easy Read project",
    licence="Apache-2.0",
    credit="Calendars, clocks, money and pages drawn by the Easy Read project. Licence: Apache-2.0",
)


def credit_lines(used: Iterable[tuple[SetLicence, bool]]) -> tuple[str, ...]:
    """Give the credit lines for the sets used, each with whether a picture of it was changed.

    >>> credit_lines([(OURS, False), (OURS, False)])
    ('Calendars, clocks, money and pages drawn by the Easy Read project. Licence: Apache-2.0',)
    """
    changed: dict[SetLicence, bool] = {}
    for licence, was_changed in used:
        changed[licence] = changed.get(licence, False) or was_changed
    lines: list[str] = []
    for licence, was_changed in sorted(
        changed.items(), key=lambda pair: pair[0].name, reverse=True
    ):
        lines.append(licence.credit)
        if was_changed and licence.changed:
            lines.append(licence.changed)
    return tuple(lines)
