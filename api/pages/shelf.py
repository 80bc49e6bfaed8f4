"""A finished result -> a token, for one hour, in this process's memory and nowhere else."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable

from api.jobs import Converted


class Shelf:
    """Results that wait to be downloaded. The oldest makes room when the shelf is full.

    A token is 256 random bits: nobody can guess it, but who has the address can see the result
    until it is deleted or ``kept_s`` seconds have passed. ``now`` gives seconds that only grow.
    """

    def __init__(self, kept_s: float, most: int, now: Callable[[], float] = time.monotonic) -> None:
        self._kept_s = kept_s
        self._most = most
        self._now = now
        self._results: OrderedDict[str, tuple[float, Converted]] = OrderedDict()

    def put(self, result: Converted) -> str:
        """Keep a result and give its token."""
        self.drop_old()
        while len(self._results) >= self._most:
            self._results.popitem(last=False)
        token = secrets.token_urlsafe(32)
        self._results[token] = (self._now() + self._kept_s, result)
        return token

    def get(self, token: str) -> Converted | None:
        """Give a result, or None where there is none (any more)."""
        self.drop_old()
        found = self._results.get(token)
        return None if found is None else found[1]

    def drop(self, token: str) -> None:
        """Delete a result now."""
        self._results.pop(token, None)

    def drop_old(self) -> None:
        """Forget every result whose time is over."""
        now = self._now()
        while self._results and next(iter(self._results.values()))[0] <= now:
            self._results.popitem(last=False)

    def __len__(self) -> int:
        self.drop_old()
        return len(self._results)
