"""``/letters/{id}/sign``: the author answers, looks at sentence, line and fact side by side, and signs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from starlette.datastructures import FormData

from api.deps import Caller, StoreDep
from api.errors import BadRequest
from api.moving import MoveIn
from api.pages.common import page_for, render
from api.pages.forms import FormDep, as_body, back_to, field, typed
from api.pages.side_by_side import Sided, sided
from api.routes import letters, moves
from easyread.errors import EasyReadError
from easyread.review.findings import SHORTEST_REASON
from easyread.review.store import Store

router = APIRouter(include_in_schema=False)
Author = Annotated[Caller, Depends(page_for("letters.sign"))]
Clinician = Annotated[Caller, Depends(page_for("letters.sign_clinical"))]
DONE = {
    "answered": "Your answers are kept. Where an answer prints, the page has it now.",
    "let": "Your reasons are kept.",
    "comment": "Your comment is kept.",
    "signed": "You signed this letter. It is with the readability check now.",
    "signed-clinical": "You signed what this letter says about medicine.",
    "back": "The letter was sent back with your reason.",
}
KINDS = {"offer": "accept", "other": "edit", "keep": "keep"}


@router.get("/letters/{letter_id}/sign")
def look(
    letter_id: str, request: Request, store: StoreDep, caller: Author, done: str = ""
) -> Response:
    """Show the letter to sign."""
    return _show(request, store, caller, letter_id, done=done)


@router.post("/letters/{letter_id}/sign/answers")
def answer(
    letter_id: str,
    form: FormDep,
    request: Request,
    response: Response,
    store: StoreDep,
    caller: Author,
) -> Response:
    """Keep the answers to the questions, all of them or none."""
    faults: dict[str, str] = {}
    try:
        given = _answers(sided(store, caller, letter_id), form, faults)
        body = as_body(
            letters.DecisionsIn, "An answer is too long.", "Make it shorter.", decisions=given
        )
        letters.decide(letter_id, body, request, response, store, caller, field(form, "etag"))
    except EasyReadError as error:
        return _show(request, store, caller, letter_id, error=error, form=form, faults=faults)
    return back_to(f"/letters/{letter_id}/sign", "answered")


@router.post("/letters/{letter_id}/sign/facts")
def let_through(
    letter_id: str,
    form: FormDep,
    request: Request,
    response: Response,
    store: StoreDep,
    caller: Author,
) -> Response:
    """Let fact problems through, each with its own reason."""
    reasons = {
        name.removeprefix("why-"): field(form, name)
        for name in form
        if name.startswith("why-") and field(form, name)
    }
    faults = {
        f"why-{key}": "Write in a few words why the Easy Read is right."
        for key, reason in reasons.items()
        if len(reason) < SHORTEST_REASON
    }
    try:
        if not reasons:
            raise BadRequest("No reason was written.", "Write why beside at least one fact.")
        given = [
            {"about": "fact", "key": key, "choice": "keep", "reason": reason}
            for key, reason in reasons.items()
        ]
        body = as_body(
            letters.DecisionsIn, "A reason is too long.", "Make it shorter.", decisions=given
        )
        letters.decide(letter_id, body, request, response, store, caller, field(form, "etag"))
    except EasyReadError as error:
        return _show(request, store, caller, letter_id, error=error, form=form, faults=faults)
    return back_to(f"/letters/{letter_id}/sign", "let")


@router.post("/letters/{letter_id}/sign/comment")
def comment(
    letter_id: str, form: FormDep, request: Request, store: StoreDep, caller: Author
) -> Response:
    """Keep a comment."""
    try:
        keep_comment(letter_id, form, store, caller)
    except EasyReadError as error:
        return _show(
            request, store, caller, letter_id, error=error, form=form, faults={"text": error.says}
        )
    return back_to(f"/letters/{letter_id}/sign", "comment", "comments")


@router.post("/letters/{letter_id}/sign")
def sign(
    letter_id: str,
    form: FormDep,
    response: Response,
    request: Request,
    store: StoreDep,
    caller: Author,
) -> Response:
    """Sign, or send back with a reason."""
    try:
        done = _move(letter_id, form, response, store, caller, "sign")
    except EasyReadError as error:
        faults = {"reason": error.says} if error.code == "no-reason" else {}
        return _show(request, store, caller, letter_id, error=error, form=form, faults=faults)
    return back_to(f"/letters/{letter_id}/sign", done)


@router.get("/letters/{letter_id}/sign-clinical")
def look_clinical(
    letter_id: str, request: Request, store: StoreDep, caller: Clinician, done: str = ""
) -> Response:
    """Show a clinician only what is said about medicine, food before a test, and consent."""
    return _show(request, store, caller, letter_id, clinical=True, done=done)


@router.post("/letters/{letter_id}/sign-clinical/comment")
def comment_clinical(
    letter_id: str, form: FormDep, request: Request, store: StoreDep, caller: Clinician
) -> Response:
    """Keep a comment of a clinician."""
    try:
        keep_comment(letter_id, form, store, caller)
    except EasyReadError as error:
        return _show(
            request, store, caller, letter_id,
            clinical=True, error=error, form=form, faults={"text": error.says},
        )  # fmt: skip
    return back_to(f"/letters/{letter_id}/sign-clinical", "comment", "comments")


@router.post("/letters/{letter_id}/sign-clinical")
def sign_clinical(
    letter_id: str,
    form: FormDep,
    response: Response,
    request: Request,
    store: StoreDep,
    caller: Clinician,
) -> Response:
    """Sign what is said about medicine."""
    try:
        _move(letter_id, form, response, store, caller, "sign_clinical")
    except EasyReadError as error:
        return _show(request, store, caller, letter_id, clinical=True, error=error, form=form)
    return back_to(f"/letters/{letter_id}/sign-clinical", "signed-clinical")


def keep_comment(letter_id: str, form: FormData, store: Store, caller: Caller) -> None:
    """Keep the comment of a form, on the letter or on one of its rows."""
    body = as_body(
        moves.CommentIn,
        "There are no words in the comment.",
        "Write some, or leave it.",
        text=field(form, "text"),
        row=field(form, "row") or None,
    )
    moves.comment(letter_id, body, store, caller)


def _move(
    letter_id: str, form: FormData, response: Response, store: Store, caller: Caller, name: str
) -> str:
    """Do the move that was asked for; gives the word for what was done."""
    back = field(form, "do") == "back"
    body = as_body(
        MoveIn,
        "The reason is too long.",
        "Make it shorter.",
        move="author_back" if back else name,
        reason=field(form, "reason"),
    )
    moves.move(letter_id, body, response, store, caller, field(form, "etag"))
    return "back" if back else "signed"


def _answers(side: Sided, form: FormData, faults: dict[str, str]) -> list[dict[str, str]]:
    """The answers that were given or changed, as decisions. What is wrong goes into ``faults``."""
    given = []
    for question in side.letter["questions"]:
        key = question["key"]
        chosen, text = field(form, f"q-{key}"), field(form, f"q-{key}-text")
        if chosen.startswith("choice-"):
            text, chosen = _choice(question, chosen), "other"
        elif chosen != "other":
            text = ""
        if not chosen:
            continue
        if chosen not in KINDS or (chosen == "other" and not text):
            faults[f"q-{key}"] = "Type your answer."
            continue
        kept = side.answers.get(key, {"choice": "", "text": ""})
        if (KINDS[chosen], text) != (kept["choice"], kept["text"]):
            # Whoever makes the Easy Read sees the reason of a decision, so the answer stands there too.
            about = {"about": "question", "key": key, "choice": KINDS[chosen]}
            given.append({**about, "text": text, "reason": text})
    if faults:
        raise BadRequest("An answer is not complete.", "Look for the red line below.")
    if not given:
        raise BadRequest("No new answer was chosen.", "Choose an answer, then press the button.")
    return given


def _choice(question: dict[str, Any], chosen: str) -> str:
    number = chosen.removeprefix("choice-")
    choices = question["choices"]
    return str(choices[int(number)]) if number.isdecimal() and int(number) < len(choices) else ""


def _show(
    request: Request,
    store: Store,
    caller: Caller,
    letter_id: str,
    *,
    clinical: bool = False,
    done: str = "",
    error: EasyReadError | None = None,
    form: FormData | None = None,
    faults: dict[str, str] | None = None,
) -> Response:
    side = sided(store, caller, letter_id)
    letter = side.letter
    left_out = letter["coverage"]["left_out"]
    if clinical:
        own = {said.text for said in side.said.values() if said.clinical}
        left_out = [gone for gone in left_out if gone["text"] in own]
    return render(
        request,
        "author/clinical.html" if clinical else "author/sign.html",
        caller,
        error=error,
        side=side,
        letter=letter,
        sections=side.clinical_sections if clinical else side.sections,
        left_out=left_out,
        open_questions=[q for q in letter["questions"] if not q["answered"]],
        mine=letter["author_id"] == caller.user_id,
        author=side.names.get(letter["author_id"] or "", ""),
        here_path=f"/letters/{letter_id}/sign" + ("-clinical" if clinical else ""),
        done=DONE.get(done, ""),
        typed=typed(form) if form is not None else {},
        faults=faults or {},
    )
