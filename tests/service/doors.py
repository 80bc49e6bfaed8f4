"""Every door of the service with the operation it names, and a request that fits each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

OLD = '"0"'  # an ETag that no letter has: a change that is let through ends with 412, and nothing changes


@dataclass(frozen=True, slots=True)
class Door:
    """One method of one address, and the operations of which a caller needs one."""

    method: str
    path: str
    operations: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"


def doors(app: Any) -> tuple[Door, ...]:
    """Walk the routes of the application, also those of the routers in it."""
    return tuple(
        Door(method, route.path, tuple(sorted(set(_named(route.dependant)))))
        for route in _routes(app)
        if isinstance(route, APIRoute) and route.path.startswith("/v1/")
        for method in sorted(route.methods or ())
    )


def _routes(router: Any) -> Iterator[Any]:
    for route in router.routes:
        inner = getattr(route, "original_router", None)
        if inner is None:
            yield route
        else:
            yield from _routes(inner)


def _named(dependant: Dependant) -> Iterator[str]:
    for inner in dependant.dependencies:
        if hasattr(inner.call, "operation"):
            yield inner.call.operation
        yield from getattr(inner.call, "operations", ())
        yield from _named(inner)


def bodies(ids: dict[str, str]) -> dict[str, Any]:
    """A body for each door that takes one. Where a letter would be changed, ``OLD`` stops it."""
    return {
        "POST /v1/letters": {"text": ""},  # let through, then refused: nothing is converted
        "POST /v1/letters/{letter_id}/decisions": {
            "decisions": [{"about": "row", "key": "none", "choice": "up"}]
        },
        "POST /v1/letters/{letter_id}/moves": {"move": "to_author"},
        "PUT /v1/letters/{letter_id}/people": {},
        "PUT /v1/letters/{letter_id}/delete-after": {"delete_after": "2030-01-31"},
        "PUT /v1/letters/{letter_id}/job-sheet": {"sender": "Ashby"},
        "POST /v1/letters/{letter_id}/comments": {"text": "Please look."},
        "POST /v1/letters/{letter_id}/exports": {"formats": ["text"]},
        "POST /v1/letters/{letter_id}/sends": {
            "code": "ER-7K4M-9D3C-WXYT",
            "sent_on": "2027-01-14",
            "with_letter": True,
            "right_format": True,
            "safe_address": True,
            "channel": "post",
        },
        "POST /v1/letters/{letter_id}/feedback": {"easy": "yes"},
        "POST /v1/clients": {"name": "Carne Homes"},
        "PUT /v1/clients/mine": {"name": ids["client_name"]},
        "POST /v1/users": {"name": "Alex Hill", "roles": ["author"]},
        "PATCH /v1/users/{user_id}": {"name": "Alex Hill"},
        "POST /v1/tokens": {"name": "k", "user_id": ids["user_id"], "scopes": ["log.read"]},
        "POST /v1/links": {"user_id": ids["user_id"]},
        "POST /v1/words": {
            "word": "commence",
            "pos": "VERB",
            "easier": ["start"],
            "verdict": "use",
        },
        "POST /v1/words/csv": {"csv": ""},
        "POST /v1/panels": {"name": "Friday group"},
        "PUT /v1/panels/{panel_id}": {"name": "Tuesday group"},
        "PUT /v1/panels/{panel_id}/members/{user_id}": {},
        "POST /v1/panel-sessions": {
            "panel_id": ids["panel_id"],
            "letter_id": ids["letter_id"],
            "chairs": [{"checker_id": ids["checker_id"]}],
        },
        "PUT /v1/panel-sessions/{session_id}/questions": {"questions": []},
        "PUT /v1/panel-sessions/{session_id}/chairs/{checker_id}": {},
        "POST /v1/panel-sessions/{session_id}/chairs/{checker_id}/paper": {"say": "agree"},
        "POST /v1/panel-sessions/{session_id}/chairs/{checker_id}/paper-answers": {
            "answers": [{"question": "section:1", "value": "easy"}]
        },
        "PUT /v1/panel-sessions/{session_id}/not-changed/{row}": {"reason": "The law says so."},
        "POST /v1/checking/sessions/{session_id}/say": {"say": "agree"},
        "PUT /v1/checking/sessions/{session_id}/named": {"named": "no"},
        "POST /v1/checking/sessions/{session_id}/answers": {
            "question": "section:1",
            "value": "easy",
        },
        "PUT /v1/checking/sessions/{session_id}/answers/{answer_id}": {"value": "hard"},
        "POST /v1/talks": {"session_id": ids["session_id"]},
        "PUT /v1/talks/{talk_id}": {},
        "POST /v1/templates": {"letter_id": ids["letter_id"], "name": "Benefit decision"},
        "POST /v1/templates/{template_id}/versions": {"letter_id": ids["letter_id"]},
        "PUT /v1/templates/{template_id}/slots": {"slots": []},
        "POST /v1/templates/{template_id}/withdraw": {"reason": "It is out of date."},
    }


# Doors that say in their body whose thing they are about.
IDS_IN_BODY = {
    "POST /v1/tokens",
    "POST /v1/links",
    "POST /v1/panel-sessions",
    "POST /v1/talks",
    "POST /v1/templates",
}
