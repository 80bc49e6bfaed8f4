"""What the rules find in a page -> groups with one reason each, and the reasons of their form -> decisions.

What must be mended is asked about place by place; what needs a look, once for each rule; what is for
interest is only shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from fastapi import Request, Response
from starlette.datastructures import FormData

from api.deps import Caller
from api.errors import BadRequest
from api.pages.forms import field, several
from api.pages.look import decide, look
from api.routes import letters
from easyread.review.findings import SHORTEST_REASON, STOPS
from easyread.review.store import Store
from easyread.simplify.registry import rules

# What teams often write. Nobody has to take one: the field is free.
USUAL = (
    "Our readers know these words.",
    "The law or the sender needs these words.",
    "Shorter words would change what it says.",
    "It is a name or a title.",
    "Nobody needs to know who does it.",
)


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one rule that are alike: one reason serves for all of them."""

    id: str
    rule: str
    title: str
    severity: str
    source: str
    found: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All that the rules find in a page, by what is asked about it."""

    groups: tuple[Group, ...]
    aside: tuple[dict[str, Any], ...]

    def of(self, severity: str) -> tuple[Group, ...]:
        """The open groups of one severity."""
        return tuple(group for group in self.groups if group.severity == severity)

    def places(self, severity: str) -> int:
        """How many open findings there are of one severity."""
        return sum(len(group.found) for group in self.of(severity))


@cache
def titles() -> dict[str, str]:
    """What each rule asks for, in plain words, by its id."""
    return {rule.id: rule.says for rule in rules()}


def found_in(findings: Sequence[dict[str, Any]]) -> Found:
    """Group the findings of a letter, the worst first, each group in the order of the page."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    open_ones = [one for one in findings if not one["dismissed"]]
    for severity in (*STOPS["pass"], "inform"):
        for one in open_ones:
            if one["severity"] == severity:
                alone = severity in STOPS["to_author"]
                name = one["key"] if alone else f"{severity}-{one['rule']}"
                groups.setdefault((severity, name), []).append(one)
    made = tuple(
        Group(
            name,
            some[0]["rule"],
            titles().get(some[0]["rule"], some[0]["says"]),
            severity,
            some[0]["source"],
            tuple({one["key"]: one for one in some}.values()),
        )
        for (severity, name), some in groups.items()
    )
    return Found(made, tuple(one for one in findings if one["dismissed"]))


def keep_reasons(
    letter_id: str,
    form: FormData,
    request: Request,
    store: Store,
    caller: Caller,
    faults: dict[str, str],
) -> None:
    """Set aside what the form gives reasons for: the ticked places of each group with a reason.

    What is wrong with a field goes into ``faults``; then nothing is kept.

    Raises:
        BadRequest: there is no reason, one is too short, or nothing is ticked (``bad-request``).
        EasyReadError: whatever the service says.
    """
    ticked, given = set(several(form, "finding")), []
    for group in found_in(look(store, caller, letter_id).letter["findings"]).groups:
        name = f"why-{group.id}"
        reason = field(form, name)
        keys = [one["key"] for one in group.found if one["key"] in ticked]
        if reason and len(reason) < SHORTEST_REASON:
            faults[name] = "Write in a few words why it may stay."
        elif reason and not keys:
            faults[name] = "Tick at least one place."
        elif reason:
            given += [
                {"about": "finding", "key": key, "choice": "keep", "reason": reason} for key in keys
            ]
    if faults:
        raise BadRequest("A reason is not complete.", "Look for the red line below.")
    if not given:
        raise BadRequest("No reason was written.", "Write why beside what may stay.")
    decide(request, store, caller, letter_id, field(form, "etag"), *given)


def count_again(
    letter_id: str, form: FormData, request: Request, store: Store, caller: Caller
) -> None:
    """Let findings that were set aside count again: each decision is undone.

    Raises:
        BadRequest: nothing is ticked (code ``bad-request``).
        EasyReadError: whatever the service says.
    """
    keys, etag, response = set(several(form, "back")), field(form, "etag"), Response()
    if not keys:
        raise BadRequest("Nothing was ticked.", "Tick what must count again.")
    for one in look(store, caller, letter_id).letter["decisions"]:
        if (one["about"], one["choice"]) == ("finding", "keep") and one["key"] in keys:
            letters.undo(letter_id, one["id"], request, response, store, caller, etag)
            etag = response.headers["ETag"]
