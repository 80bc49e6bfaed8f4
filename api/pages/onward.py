"""A letter and where it goes next: preview, the next person, the finished files, and that it was sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from api import jobs
from api.cases import in_worker, open_case, profile_for
from api.deps import Caller, StoreDep
from api.errors import BadRequest
from api.guard import SAFE_HEADERS
from api.letters_out import left_on
from api.moving import MoveIn, StillOpen
from api.pages.common import page_for, render
from api.pages.forms import FormDep, as_body, field, several, typed
from api.pages.look import Seen, look
from api.pages.workspace import about
from api.routes import exports, moves, sends
from easyread.errors import EasyReadError
from easyread.review.findings import stopping
from easyread.review.signing import before_author
from easyread.review.states import MOVES
from easyread.review.store.approvals import mark_in

router = APIRouter(prefix="/letters/{letter_id}", include_in_schema=False)
Reader = Annotated[Caller, Depends(page_for("letters.read"))]
Mover = Annotated[Caller, Depends(page_for("letters.move"))]

FORMAT_WORDS = {
    "pdf": "PDF, to print or send",
    "docx": "Word, to change the look",
    "html": "Web page",
    "text": "Words only",
}
CHANNELS = {
    "post": "By post",
    "email": "By e-mail",
    "by hand": "By hand",
    "online account": "In an online account",
    "other": "Another way",
}
# What whoever sends the letter can say is true.
CLAIMS = {
    "with_letter": "It went on the same day as the ordinary letter",
    "right_format": "It went in the format that the person needs",
    "safe_address": "Somebody asked if this address is safe",
}
# The finished page alone: no script, nothing from outside, shown only inside our own preview.
PAGE_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox"
    ),
    "X-Frame-Options": "SAMEORIGIN",
}
FRAMING = {
    "Content-Security-Policy": f"{SAFE_HEADERS['Content-Security-Policy']}; frame-src 'self'"
}


@router.get("/preview")
def preview(letter_id: str, request: Request, store: StoreDep, caller: Reader) -> Response:
    """The real page, as a reader will get it."""
    seen = look(store, caller, letter_id)
    answer = render(request, "workspace/preview.html", caller, **about(seen, caller))
    answer.headers.update(FRAMING)
    return answer


@router.get("/page.html")
def page(letter_id: str, request: Request, store: StoreDep, caller: Reader) -> Response:
    """The page as a file, for the preview. It is not kept and has no code."""
    with store.read() as work:
        case = open_case(work, caller, letter_id)
        printed = replace(case.made.easyread, mark=mark_in(work, case.letter))
        profile = profile_for(work, case.letter)
    files = in_worker(request, jobs.files_of, printed, ("html",), profile)
    return Response(files["html"], 200, PAGE_HEADERS, "text/html; charset=utf-8")


@router.get("/send-on")
def send_on(letter_id: str, request: Request, store: StoreDep, caller: Mover) -> Response:
    """Where the letter is, where it can go, and what must be done first."""
    return _send_on(request, caller, look(store, caller, letter_id))


@router.post("/send-on")
def move(
    letter_id: str,
    form: FormDep,
    request: Request,
    store: StoreDep,
    caller: Mover,
) -> Response:
    """Send the letter on, or take it back."""
    wanted = field(form, "move")
    said = {name: field(form, name) for name in ("person_agreed", "could_guess")}
    try:
        body = as_body(
            MoveIn,
            "A letter cannot go there.",
            "Use the buttons of the form.",
            move=wanted,
            **{name: {"yes": True, "no": False}.get(answer) for name, answer in said.items()},
        )
        if wanted == "to_panel" and not all(said.values()):
            raise BadRequest("Both questions must be answered.", "Choose yes or no for each.")
        moves.move(letter_id, body, Response(), store, caller, field(form, "etag") or None)
    except EasyReadError as error:
        return _send_on(request, caller, look(store, caller, letter_id), error, said)
    return RedirectResponse(f"/letters/{letter_id}/send-on?moved={wanted}", status_code=303)


@router.get("/download")
def download(letter_id: str, request: Request, store: StoreDep, caller: Reader) -> Response:
    """Which files to make, and which were made."""
    return _download(request, store, caller, look(store, caller, letter_id))


@router.post("/download")
def make_files(
    letter_id: str,
    form: FormDep,
    request: Request,
    store: StoreDep,
    caller: Annotated[Caller, Depends(page_for("letters.export"))],
) -> Response:
    """Make the files and give them to the browser."""
    fmt = several(form, "fmt")
    try:
        body = as_body(exports.ExportIn, "No file is chosen.", "Tick at least one.", formats=fmt)
        answer = exports.export(letter_id, body, request, store, caller)
    except EasyReadError as error:
        return _download(request, store, caller, look(store, caller, letter_id), error, fmt)
    answer.status_code = 200  # some browsers save only the body of a plain answer
    return answer


@router.get("/sent")
def sent(letter_id: str, request: Request, store: StoreDep, caller: Reader) -> Response:
    """That the letter was sent, and the form to say so."""
    return _sent(request, store, caller, look(store, caller, letter_id))


@router.post("/sent")
def keep_sent(
    letter_id: str,
    form: FormDep,
    request: Request,
    store: StoreDep,
    caller: Annotated[Caller, Depends(page_for("letters.send"))],
) -> Response:
    """Keep that the letter was sent. From then on nobody can change it."""
    code, _, fmt = field(form, "code").partition("|")
    try:
        body = as_body(
            sends.SendIn,
            "Something is missing.",
            "Choose the file, the day, and how it was sent.",
            code=code,
            format=fmt or None,
            **{name: field(form, name) for name in ("sent_on", "channel", "reason")},
            **{name: bool(field(form, name)) for name in CLAIMS},
        )
        sends.send(letter_id, body, Response(), store, caller, field(form, "etag") or None)
    except EasyReadError as error:
        return _sent(request, store, caller, look(store, caller, letter_id), error, typed(form))
    return RedirectResponse(f"/letters/{letter_id}/sent", status_code=303)


def _send_on(
    request: Request,
    caller: Caller,
    seen: Seen,
    error: EasyReadError | None = None,
    said: dict[str, str] | None = None,
) -> Response:
    state = seen.letter["state"]
    can = [name for name in ("to_author", "take_back", "to_panel") if state in MOVES[name].starts]
    told = about(seen, caller)
    told |= {"can": can, "typed": said or {}, "moved": request.query_params.get("moved", "")}
    told["first"] = _first(seen) if "to_author" in can else []
    if isinstance(error, StillOpen):
        error.more = {}  # the list below says the same, with where to mend it
    return render(request, "workspace/send_on.html", caller, error=error, **told)


def _first(seen: Seen) -> list[dict[str, str]]:
    """What must be done before the letter can go to its author, each with where it is done."""
    case, at = seen.case, f"/letters/{seen.letter['id']}"
    by_key = {finding["key"]: finding for finding in seen.letter["findings"]}
    dismissed = [key for key, finding in by_key.items() if finding["dismissed"]]
    left = stopping(left_on(case), dismissed, "to_author")
    found: dict[str, dict[str, str]] = {}
    for one in before_author(left, case.letter.author_id, len(case.made.lost_changes)):
        where, words, line = f"{at}#facts-box", "See what is open", ""
        if one.code == "no-author":
            where, words = f"{at}/people", "Choose the author"
        elif one.key in by_key:
            where, words = (
                f"{at}?findings=open#finding-{one.key}",
                "Mend it, or write why it may stay",
            )
            line = by_key[one.key]["line"]
        key = one.key or one.code
        found.setdefault(key, {"says": one.says, "where": where, "words": words, "line": line})
    return list(found.values())


def _download(
    request: Request,
    store: StoreDep,
    caller: Caller,
    seen: Seen,
    error: EasyReadError | None = None,
    chosen: list[str] | None = None,
) -> Response:
    told = {**about(seen, caller), "formats": FORMAT_WORDS, "chosen": chosen or ["pdf"]}
    told["files"] = exports.exports(seen.letter["id"], store, caller)
    return render(request, "workspace/download.html", caller, error=error, **told)


def _sent(
    request: Request,
    store: StoreDep,
    caller: Caller,
    seen: Seen,
    error: EasyReadError | None = None,
    said: dict[str, str] | None = None,
) -> Response:
    made = exports.exports(seen.letter["id"], store, caller)
    now = seen.letter["version"]["fingerprint"]
    told = {**about(seen, caller), "formats": FORMAT_WORDS, "channels": CHANNELS, "claims": CLAIMS}
    told["files"] = [f for f in reversed(made) if f["fingerprint"] == now and f["mark"] != "draft"]
    told["sends"] = sends.sends(seen.letter["id"], store, caller)
    told["typed"] = said or {"sent_on": date.today().isoformat()}
    told["can_send"] = caller.may("letters.send") and seen.letter["state"] in MOVES["send"].starts
    return render(request, "workspace/sent.html", caller, error=error, **told)
