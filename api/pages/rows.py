"""``/letters/{id}/rows/{key}``: one row -> its new words, picture or place, checked as soon as it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Header, Request, Response
from fastapi.responses import RedirectResponse

from api.cases import Stale, in_worker
from api.deps import Caller, NotThere, StoreDep
from api.errors import BadRequest
from api.pages.common import page_for, render
from api.pages.look import Seen, SeenRow, decide, look, small
from api.pages.workspace import about
from easyread.errors import EasyReadError
from easyread.picture_search import search_pictures
from easyread.pictures import offer, picture_of
from easyread.review.edits import MOST_LINES

router = APIRouter(prefix="/letters/{letter_id}/rows/{key}", include_in_schema=False)
Editor = Annotated[Caller, Depends(page_for("letters.edit"))]
Field = Annotated[str, Form()]
Fields = Annotated[list[str], Form()]
Hx = Annotated[str, Header()]

NO_PICTURE = "none"
CROSSED = "|crossed"  # after the name of a concept, in the value of a button
LINE_END = "\n"  # between the lines in the field that says how the row was when it was opened


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed for a row, so that it can be shown again."""

    lines: tuple[str, ...] = ()
    was: str = ""
    reason: str = ""
    word: str = ""


@router.get("")
def row_page(
    letter_id: str,
    key: str,
    request: Request,
    store: StoreDep,
    caller: Editor,
    word: str = "",
    saved: bool = False,
) -> Response:
    """Show one row with all that can be done to it."""
    seen = look(store, caller, letter_id)
    return _page(request, caller, seen, seen.row(key), Typed(word=word[:100]), saved=saved)


@router.get("/words")
def words_form(
    letter_id: str, key: str, request: Request, store: StoreDep, caller: Editor, hx_request: Hx = ""
) -> Response:
    """The words of a row as a form, in the place of the row."""
    if not hx_request:
        return RedirectResponse(f"/letters/{letter_id}/rows/{key}", status_code=303)
    seen = look(store, caller, letter_id)
    return _in_place(request, caller, seen, seen.row(key), Typed())


@router.get("/shown")
def row_shown(
    letter_id: str, key: str, request: Request, store: StoreDep, caller: Editor
) -> Response:
    """The row as it prints, in the place of its form."""
    seen = look(store, caller, letter_id)
    told = {**about(seen, caller), "one": seen.row(key), "saved": False, "swapped": False}
    return render(request, "workspace/row_shown.html", caller, **told)


@router.post("/words")
def keep_words(
    letter_id: str,
    key: str,
    request: Request,
    store: StoreDep,
    caller: Editor,
    line: Fields = [],  # noqa: B006 - FastAPI makes a new list for each request
    was: Field = "",
    alone: Field = "",
    number: Annotated[int, Form()] = 0,
    etag: Field = "",
    hx_target: Hx = "",
) -> Response:
    """Keep the new words of a row; then its rules and facts are checked."""
    in_place = hx_target.startswith("row-")  # the form stands in the row, and its answer goes there
    typed = Typed(tuple(line), was.replace("\r", ""))
    try:
        words = {"choice": "words", "lines": line, "alone": bool(alone)}
        wanted = {"about": "row", "key": key, **words}
        told = decide(request, store, caller, letter_id, etag, wanted)
    except EasyReadError as error:
        return _failed(request, store, caller, letter_id, key, typed, error, in_place)
    seen = look(store, caller, letter_id, told)
    row = _again(seen, key, number)
    if in_place:
        shown = {**about(seen, caller), "one": row, "saved": True, "swapped": True}
        answer = render(request, "workspace/row_shown.html", caller, **shown)
        answer.headers["ETag"] = seen.letter["etag"]  # the other forms of the page take it over
        return answer
    return RedirectResponse(f"/letters/{letter_id}/rows/{row.key}?saved=true", 303)


@router.post("/picture")
def keep_picture(
    letter_id: str,
    key: str,
    request: Request,
    store: StoreDep,
    caller: Editor,
    picture: Field = "",
    crossed: Field = "",
    word: Field = "",
    etag: Field = "",
) -> Response:
    """Keep another picture for a row, or none."""
    concept = picture.removesuffix(CROSSED)
    wanted: dict[str, Any] = {
        "about": "row",
        "key": key,
        "choice": "picture",
        "picture": None if concept == NO_PICTURE else concept,
        "crossed": concept != NO_PICTURE and (bool(crossed) or picture.endswith(CROSSED)),
    }
    try:
        if not picture:
            raise BadRequest("No picture is chosen.", "Choose one, or “No picture”.")
        decide(request, store, caller, letter_id, etag, wanted)
    except EasyReadError as error:
        return _failed(request, store, caller, letter_id, key, Typed(word=word), error)
    return RedirectResponse(f"/letters/{letter_id}/rows/{key}?saved=true#picture", 303)


@router.post("/place")
def keep_place(
    letter_id: str,
    key: str,
    request: Request,
    store: StoreDep,
    caller: Editor,
    do: Field = "",
    reason: Field = "",
    number: Annotated[int, Form()] = 0,
    etag: Field = "",
) -> Response:
    """Move a row, join it with the next, split it, or take it out with a reason."""
    choice, _, after = do.partition(":")
    wanted: dict[str, Any] = {"about": "row", "key": key, "choice": choice, "reason": reason}
    if after.isdecimal():
        wanted["after"] = int(after)
    try:
        if choice not in ("up", "down", "join", "split", "remove"):
            raise BadRequest("This cannot be done to a row.", "Use the buttons of the form.")
        told = decide(request, store, caller, letter_id, etag, wanted)
    except EasyReadError as error:
        return _failed(request, store, caller, letter_id, key, Typed(reason=reason), error)
    seen = look(store, caller, letter_id, told)
    end = f"row-{_again(seen, key, number).key}" if seen.rows else "the-easyread"
    return RedirectResponse(f"/letters/{letter_id}#{end}", status_code=303)


def _again(seen: Seen, key: str, number: int) -> SeenRow:
    """The row after a change: by its key, else at its place (a row we added is named by its words)."""
    rows = seen.rows
    found = next((row for row in rows if row.key == key), None)
    return found or rows[min(max(number, 1), len(rows)) - 1]


def _failed(
    request: Request,
    store: StoreDep,
    caller: Caller,
    letter_id: str,
    key: str,
    typed: Typed,
    error: EasyReadError,
    in_place: bool = False,
) -> Response:
    """Show the row as it is now, with what was typed; both versions where somebody was first."""
    seen = look(store, caller, letter_id)
    try:
        row = seen.row(key)
    except NotThere:
        told = {**about(seen, caller), "typed": typed, "key": key}
        return render(request, "workspace/row_gone.html", caller, error=error, **told)
    if in_place:
        return _in_place(request, caller, seen, row, typed, error)
    return _page(request, caller, seen, row, typed, error)


def _about_row(
    seen: Seen, row: SeenRow, typed: Typed, error: EasyReadError | None
) -> dict[str, Any]:
    lines = list(typed.lines) or row.texts
    return {
        "one": row,
        "typed": typed,
        "lines": [*lines, *[""] * (MOST_LINES - len(lines))],
        "too_long": len(row.texts) > MOST_LINES,
        "was": LINE_END.join(row.texts),
        # Two people on one letter: what is there now, and whether this row is what they changed.
        "stale": isinstance(error, Stale),
        "theirs_differ": bool(typed.was) and typed.was != LINE_END.join(row.texts),
    }


def _in_place(
    request: Request,
    caller: Caller,
    seen: Seen,
    row: SeenRow,
    typed: Typed,
    error: EasyReadError | None = None,
) -> Response:
    told = {**about(seen, caller), **_about_row(seen, row, typed, error)}
    return render(request, "workspace/row_words.html", caller, error=error, in_place=True, **told)


def _page(
    request: Request,
    caller: Caller,
    seen: Seen,
    row: SeenRow,
    typed: Typed,
    error: EasyReadError | None = None,
    saved: bool = False,
) -> Response:
    rows = seen.rows
    at = row.number - 1
    section = next(some for _, some in seen.sections if row in some)
    next_row = section[section.index(row) + 1] if row is not section[-1] else None
    fits = next_row is not None and len(row.texts) + len(next_row.texts) <= MOST_LINES
    words = {s["id"]: s["text"] for block in seen.letter["original"] for s in block["sentences"]}
    return render(
        request,
        "workspace/row.html",
        caller,
        error=error,
        saved=saved,
        **about(seen, caller),
        **_about_row(seen, row, typed, error),
        before=rows[at - 1] if at else None,
        behind=rows[at + 1] if at + 1 < len(rows) else None,
        next_row=next_row,
        joins=fits,
        first=row is section[0],
        last_of_part=row is section[-1],
        said=[(source, words[source]) for source in row.sources if source in words],
        offers=_offers(request, seen, row),
        found=[small(p) for p in search_pictures(typed.word)],
        decisions=seen.decisions_on(row.key),
    )


def _offers(request: Request, seen: Seen, row: SeenRow) -> dict[str, Any]:
    """Up to three pictures for these words, and why.

    A drawing of the row's own date, time or sum is only what the machine puts there itself: chosen
    by name it would show another day. So it is not offered; undoing brings it back.
    """
    made = in_worker(request, offer, tuple(row.texts), seen.case.made.letter.about.kind)
    all_three = [p for p in (made.picture, *made.others) if p is not None]
    named = [(p, picture_of(p.concept, p.crossed)) for p in all_three]
    same = [drawn for p, drawn in named if drawn is not None and drawn.art == p.art]
    return {"why": made.why, "pictures": [small(p) for p in same]}
