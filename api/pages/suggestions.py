"""``/letters/{id}/suggestions``: what the machine suggests -> what a person decides, one or many at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Header, Request, Response
from fastapi.responses import RedirectResponse

from api.cases import Stale
from api.deps import Caller, NotThere, StoreDep
from api.errors import BadRequest
from api.pages.common import page_for, render
from api.pages.look import Seen, decide, look
from api.pages.workspace import about
from easyread.errors import EasyReadError
from easyread.simplify.policy import decide_by_machine

router = APIRouter(include_in_schema=False)
Reader = Annotated[Caller, Depends(page_for("letters.read"))]
Editor = Annotated[Caller, Depends(page_for("letters.edit"))]
Field = Annotated[str, Form()]
Fields = Annotated[list[str], Form()]

SHOWN = 25
KINDS = {
    "reword": "Easier words",
    "split": "Shorter sentences",
    "order": "Another order",
    "explain": "Hard words explained",
    "picture": "Pictures",
    "leave_out": "Left out",
}
# What is listed: those that wait for a person, those in the draft already, those decided.
LISTS = {
    "waiting": "To decide",
    "used": "Used by the machine",
    "decided": "Decided by people",
}
# Where a form was sent from its own card, an answer that is a whole page takes the place of the page.
WHOLE = {"HX-Retarget": "#main", "HX-Reselect": "#main", "HX-Reswap": "outerHTML"}
_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]|\s+")


@router.get("/letters/{letter_id}/suggestions")
def suggestions(
    letter_id: str,
    request: Request,
    store: StoreDep,
    caller: Reader,
    show: str = "waiting",
    kind: str = "",
    page: int = 1,
) -> Response:
    """List the suggestions that are not decided, or those of another list."""
    return _show(request, caller, look(store, caller, letter_id), show, kind, page)


@router.post("/letters/{letter_id}/suggestions/{key}")
def decide_one(
    letter_id: str,
    key: str,
    request: Request,
    store: StoreDep,
    caller: Editor,
    do: Field = "",
    option: Field = "",
    text: Field = "",
    everywhere: Field = "",
    etag: Field = "",
    show: Field = "waiting",
    kind: Field = "",
    page: Annotated[int, Form()] = 1,
    hx_request: Annotated[str, Header()] = "",
) -> Response:
    """Use the chosen words, or keep the letter's own."""
    typed = {"key": key, "option": option, "text": text, "everywhere": everywhere}
    seen = look(store, caller, letter_id)
    try:
        one = _known(seen, key)
        choice = _choice(one, do, option, text)
        wanted = {"about": "suggestion", "key": key, "everywhere": bool(everywhere), **choice}
        fresh = decide(request, store, caller, letter_id, etag, wanted)
    except EasyReadError as error:
        now = look(store, caller, letter_id) if isinstance(error, Stale) else seen
        failed = _show(request, caller, now, show, kind, page, error, typed)
        failed.headers.update(WHOLE)
        return failed
    back = _back(letter_id, show, kind, page)
    if hx_request and not everywhere:
        done = render(
            request,
            "workspace/suggestion_done.html",
            caller,
            one=one,
            said="The letter's words stay." if do == "keep" else choice.get("text", one["after"]),
            letter_id=letter_id,
        )
        done.headers["ETag"] = fresh["etag"]  # the other forms of the page take it over
        return done
    if hx_request:  # other cards of the page changed too
        return Response(headers={"HX-Redirect": back})
    return RedirectResponse(back, status_code=303)


@router.post("/letters/{letter_id}/suggestions")
def decide_many(
    letter_id: str,
    request: Request,
    store: StoreDep,
    caller: Editor,
    tick: Fields = [],  # noqa: B006 - FastAPI makes a new list for each request
    do: Field = "accept",
    etag: Field = "",
    show: Field = "waiting",
    kind: Field = "",
    page: Annotated[int, Form()] = 1,
) -> Response:
    """Decide on all that are ticked, together."""
    try:
        if not tick:
            raise BadRequest("Nothing is ticked.", "Tick the suggestions first.")
        choice = "keep" if do == "keep" else "accept"
        wanted = [{"about": "suggestion", "key": key, "choice": choice} for key in tick]
        decide(request, store, caller, letter_id, etag, *wanted)
    except EasyReadError as error:
        typed = {"ticked": tick}
        seen = look(store, caller, letter_id)
        return _show(request, caller, seen, show, kind, page, error, typed)
    return RedirectResponse(_back(letter_id, show, kind, page), status_code=303)


def sorted_out(seen: Seen) -> dict[str, list[dict[str, Any]]]:
    """The suggestions in three lists, each in the order of the letter."""
    made = seen.case.made
    used = {d.key for d in decide_by_machine(made.letter, made.analysis, made.suggestions)}
    order = {block.id: number for number, block in enumerate(made.letter.blocks)}
    places = {(s.span.block, s.span.start): s.id for s in made.analysis.sentences}
    words = {s["id"]: s["text"] for block in seen.letter["original"] for s in block["sentences"]}
    undo = {d["key"]: d for d in seen.letter["decisions"] if d["about"] == "suggestion"}
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in LISTS}
    pairs = zip(made.suggestions, seen.letter["suggestions"], strict=True)
    for known, told in sorted(pairs, key=lambda p: (order[p[0].span.block], p[0].span.start)):
        sentence = places.get((known.span.block, known.span.start), "")
        where = "decided" if told["decided"] else "used" if known.key in used else "waiting"
        more = {"sentence": sentence, "letter": words.get(sentence, ""), "how": undo.get(known.key)}
        found[where].append({**told, **more})
    return found


def differences(before: str, after: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """Both texts in pieces, each with whether it differs from the other.

    >>> differences("We will commence it.", "We will start it.")[1]
    [('We will ', False), ('start', True), (' it.', False)]
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    left = [("".join(old[a:b]), kind != "equal") for kind, a, b, _, _ in steps if b > a]
    right = [("".join(new[c:d]), kind != "equal") for kind, _, _, c, d in steps if d > c]
    return left, right


def how_sure(confidence: float) -> str:
    """How sure the machine is, in words.

    >>> how_sure(0.95), how_sure(0.5)
    ('Very sure', 'Not sure')
    """
    steps = ((0.9, "Very sure"), (0.8, "Sure"), (0.6, "Fairly sure"))
    return next((words for least, words in steps if confidence >= least), "Not sure")


def _known(seen: Seen, key: str) -> dict[str, Any]:
    found = next((s for s in seen.letter["suggestions"] if s["key"] == key), None)
    if found is None:
        raise NotThere("There is no such suggestion on this letter.", "Load the list again.")
    return dict(found)


def _choice(one: dict[str, Any], do: str, option: str, text: str) -> dict[str, str]:
    """What the form asks for. Words that somebody typed count more than a button they forgot."""
    if do == "keep":
        return {"choice": "keep"}
    own = " ".join(text.split())
    if own and own != one["after"]:
        return {"choice": "edit", "text": own}
    if option == "own":
        raise BadRequest("You chose your own words, but there are none.", "Write them.")
    if option.isdecimal() and 0 < int(option) <= len(one["options"]):
        return {"choice": "edit", "text": one["options"][int(option) - 1]}
    return {"choice": "accept", "text": one["after"]}


def _show(
    request: Request,
    caller: Caller,
    seen: Seen,
    show: str,
    kind: str,
    page: int,
    error: EasyReadError | None = None,
    typed: dict[str, Any] | None = None,
) -> Response:
    lists = sorted_out(seen)
    show = show if show in LISTS else "waiting"
    wanted = [s for s in lists[show] if kind in ("", s["kind"])]
    last = max(1, -(-len(wanted) // SHOWN))
    page = min(max(page, 1), last)
    cards = wanted[(page - 1) * SHOWN : page * SHOWN]
    for card in cards:
        card["old"], card["new"] = differences(card["before"], card["after"])
        card["sure"] = how_sure(card["confidence"])
    return render(
        request,
        "workspace/suggestions.html",
        caller,
        error=error,
        typed=typed or {},
        theirs=_theirs(cards, typed) if isinstance(error, Stale) else None,
        **about(seen, caller),
        cards=cards,
        counts={name: len(some) for name, some in lists.items()},
        kinds={k: w for k, w in KINDS.items() if any(s["kind"] == k for s in lists[show])},
        kind_words=KINDS,
        lists=LISTS,
        show=show,
        kind=kind,
        page=page,
        last=last,
    )


def _theirs(cards: Iterable[dict[str, Any]], typed: dict[str, Any] | None) -> str:
    """Where the suggestion is now that somebody else changed the letter first."""
    key = (typed or {}).get("key")
    open_still = any(card["key"] == key for card in cards)
    return "open" if open_still or not key else "decided"


def _back(letter_id: str, show: str, kind: str, page: int) -> str:
    show = show if show in LISTS else "waiting"
    kind = kind if kind in KINDS else ""
    return f"/letters/{letter_id}/suggestions?show={show}&kind={kind}&page={page}"
