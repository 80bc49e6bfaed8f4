"""What a person can choose from: people for a letter, pictures for a word."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from sqlalchemy import select

from api import cases
from api.deps import Caller, StoreDep, need
from api.routes.responses import problems
from easyread.picture_search import search_pictures
from easyread.review.roles import STAFF
from easyread.review.store.tables import Seat, User

router = APIRouter(prefix="/v1", tags=["Letters"])
Read = Annotated[Caller, Depends(need("letters.read"))]


@router.get(
    "/letters/{letter_id}/people-to-choose",
    responses=problems("not-signed-in", "not-allowed", "not-found"),
)
def people_to_choose(letter_id: str, store: StoreDep, caller: Read) -> list[dict[str, Any]]:
    """The staff of this client by name, each with the roles in which they can work on the letter."""
    with store.read() as work:
        letter = cases.see(work, caller, letter_id)
        found = work.db.execute(
            select(User.id, User.name, Seat.role)
            .join(Seat, Seat.user_id == User.id)
            .where(Seat.client_id == letter.client_id, Seat.role.in_(STAFF), User.active)
            .order_by(User.name, User.id, Seat.role)
        )
        people: dict[str, dict[str, Any]] = {}
        for user_id, name, role in found:
            one = people.setdefault(user_id, {"id": user_id, "name": name, "roles": []})
            one["roles"].append(role)
        return list(people.values())


@router.get("/picture-search", responses=problems("not-signed-in", "not-allowed", "bad-request"))
def picture_search(
    caller: Read, word: Annotated[str, Query(min_length=1, max_length=100)]
) -> list[dict[str, Any]]:
    """Pictures whose idea, words or alt text hold this word, best first."""
    return [
        {"concept": p.concept, "alt": p.alt, "set": p.set, "licence": p.licence}
        for p in search_pictures(word)
    ]
