"""``/letters/{id}/sign``: the author answers, looks at sentence, line and fact side by side, and signs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from starlette.datastructures import FormData

from api.deps import Caller, StoreDep
from api.errors import BadRequest
from api.pages import beside
from api.pages.beside import Faults, Screen
from api.pages.common import page_for
from api.pages.forms import FormDep, field
from api.pages.look import decide
from api.pages.side_by_side import Folded, Sided, sided
from easyread.review.findings import SHORTEST_REASON

router = APIRouter(include_in_schema=False)
Author = Annotated[Caller, Depends(page_for("letters.sign"))]
Clinician = Annotated[Caller, Depends(page_for("letters.sign_clinical"))]
DONE = {
    "answered": "Your answers are kept. Where an answer prints, the page has it now.",
    "let": "Your reasons are kept.",
    "comment": "Your comment is kept.",
    "signed": "You signed this letter. A colleague checks it by the guides now.",
    "signed-clinical": "You signed what this letter says about medicine.",
    "back": "The letter was sent back with your reason.",
}
KINDS = {"offer": "accept", "other": "edit", "keep": "keep"}


def _about(side: Sided, caller: Caller) -> dict[str, Any]:
    letter = side.letter
    return {
        "folded": side.folded,
        "left_out": letter["coverage"]["left_out"],
        "open_questions": [q for q in letter["questions"] if not q["answered"]],
        "mine": letter["author_id"] == caller.user_id,
        "author": side.seen.names.get(letter["author_id"] or "", ""),
    }


def _about_medicine(side: Sided, caller: Caller) -> dict[str, Any]:
    own = {said.text for said in side.said.values() if said.clinical}
    left_out = [gone for gone in side.letter["coverage"]["left_out"] if gone["text"] in own]
    return {"folded": Folded(side.clinical_sections), "left_out": left_out}


SIGN = Screen("sign", "author/sign.html", DONE, _about)
CLINICAL = Screen("sign-clinical", "author/clinical.html", DONE, _about_medicine)


@router.get("/letters/{letter_id}/sign")
def look(letter_id: str, request: Request, store: StoreDep, caller: Author) -> Response:
    """Show the letter to sign."""
    return beside.show(SIGN, request, store, caller, letter_id)


@router.post("/letters/{letter_id}/sign/answers")
def answer(
    letter_id: str, form: FormDep, request: Request, store: StoreDep, caller: Author
) -> Response:
    """Keep the answers to the questions, all of them or none."""

    def do(faults: Faults) -> str:
        given = _answers(sided(store, caller, letter_id), form, faults)
        decide(request, store, caller, letter_id, field(form, "etag"), *given)
        return "answered"

    return beside.keep(SIGN, do, request, store, caller, letter_id, form)


@router.post("/letters/{letter_id}/sign/facts")
def let_through(
    letter_id: str, form: FormDep, request: Request, store: StoreDep, caller: Author
) -> Response:
    """Let fact problems through, each with its own reason."""

    def do(faults: Faults) -> str:
        given = _reasons(form, faults)
        decide(request, store, caller, letter_id, field(form, "etag"), *given)
        return "let"

    return beside.keep(SIGN, do, request, store, caller, letter_id, form)


@router.post("/letters/{letter_id}/sign/comment")
def comment(
    letter_id: str, form: FormDep, request: Request, store: StoreDep, caller: Author
) -> Response:
    """Keep a comment."""
    return beside.comment(SIGN, request, store, caller, letter_id, form)


@router.post("/letters/{letter_id}/sign")
def sign(
    letter_id: str, form: FormDep, request: Request, store: StoreDep, caller: Author
) -> Response:
    """Sign, or send back with a reason."""

    def do(_: Faults) -> str:
        back = beside.move_on(letter_id, form, store, caller, "sign", "author_back")
        return "back" if back else "signed"

    return beside.keep(SIGN, do, request, store, caller, letter_id, form)


@router.get("/letters/{letter_id}/sign-clinical")
def look_clinical(letter_id: str, request: Request, store: StoreDep, caller: Clinician) -> Response:
    """Show a clinician only what is said about medicine, food before a test, and consent."""
    return beside.show(CLINICAL, request, store, caller, letter_id)


@router.post("/letters/{letter_id}/sign-clinical/comment")
def comment_clinical(
    letter_id: str, form: FormDep, request: Request, store: StoreDep, caller: Clinician
) -> Response:
    """Keep a comment of a clinician."""
    return beside.comment(CLINICAL, request, store, caller, letter_id, form)


@router.post("/letters/{letter_id}/sign-clinical")
def sign_clinical(
    letter_id: str, form: FormDep, request: Request, store: StoreDep, caller: Clinician
) -> Response:
    """Sign what is said about medicine."""

    def do(_: Faults) -> str:
        beside.move_on(letter_id, form, store, caller, "sign_clinical", "author_back")
        return "signed-clinical"

    return beside.keep(CLINICAL, do, request, store, caller, letter_id, form)


def _reasons(form: FormData, faults: Faults) -> list[dict[str, str]]:
    """The fact problems that are let through, as decisions. What is wrong goes into ``faults``."""
    given = []
    for name in form:
        reason = field(form, name)
        if not name.startswith("why-") or not reason:
            continue
        if len(reason) < SHORTEST_REASON:
            faults[name] = "Write in a few words why the Easy Read is right."
        key = name.removeprefix("why-")
        given.append({"about": "fact", "key": key, "choice": "keep", "reason": reason})
    if faults:
        raise BadRequest("A reason is not complete.", "Look for the red line below.")
    if not given:
        raise BadRequest("No reason was written.", "Write why beside at least one fact.")
    return given


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
