"""The environment -> Limits: how much the service takes on at once, and for how long."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields

from fastapi import Request
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from easyread.errors import BadSettings, EasyReadError

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What the service takes on. Each can be set in the environment, as ``EASYREAD_WORKERS=4``.

    ``workers`` is the number of processes that hold the language model (about 300 MB each), one
    conversion at a time in each. ``queue`` is how many more requests may wait for one:
    a changed line keeps it for some hundredths of a second, a letter of two pages for about one.
    ``body_bytes`` is the largest request, ``text_letters`` the longest pasted text in characters.
    ``work_s`` is the longest a single conversion may take; a letter of more than ``long_words`` (about)
    is worked on in the background, for ``long_s`` at most, and belongs to whoever works on it as long
    as they renew it every ``lease_s``. ``kept_s`` and ``kept_results`` are how
    long and how many finished results the page keeps in memory for download.
    """

    workers: int = min(4, os.cpu_count() or 1)
    queue: int = 24
    body_bytes: int = 10 * MEGABYTE
    text_letters: int = 100_000
    work_s: int = 120
    long_words: int = 10_000
    long_s: int = 900
    lease_s: int = 30
    retry_after_s: int = 10
    kept_s: int = 3600
    kept_results: int = 20


def limits_from_environment() -> Limits:
    """Read the limits from ``EASYREAD_...`` variables; the others keep their defaults.

    Raises:
        BadSettings: a value is not a whole number above zero (code ``bad-settings``).
    """
    found: dict[str, int] = {}
    for limit in fields(Limits):
        name = f"EASYREAD_{limit.name.upper()}"
        value = os.environ.get(name)
        if value is None:
            continue
        if not value.isdecimal() or int(value) < 1:
            raise BadSettings(f"{name} must be a whole number above zero.", f"It is now: {value}")
        found[limit.name] = int(value)
    return Limits(**found)


# How often one address (and one account) may try a door that a thief would try. One process counts
# for itself; in front of many hosts the proxy must count.
# Why a link may be tried so often: docs/decisions/0015-how-often-a-door-may-be-tried.md.
RATES = {
    "sign-in": parse("10/minute"),
    "elsewhere": parse("100/minute"),  # nothing to guess: each time we ask the provider
    "setup": parse("10/minute"),
    "link": parse("300/minute"),
    "public": parse("60/minute"),
}


class TooOften(EasyReadError):
    """The same door was tried too often."""

    code = "too-often"


def new_counter() -> MovingWindowRateLimiter:
    """Make the counter that ``slow_down`` counts with, one for each application."""
    return MovingWindowRateLimiter(MemoryStorage())


def slow_down(request: Request, door: str, *more: str) -> None:
    """Count one try at a door.

    Raises:
        TooOften: it was tried too often in the last minute (code ``too-often``).
    """
    counter: MovingWindowRateLimiter = request.app.state.counter
    address = request.client.host if request.client else "-"
    for about in (address, *more):
        if not counter.hit(RATES[door], door, about):
            raise TooOften("This was tried too often.", "Wait one minute, then try again.")
