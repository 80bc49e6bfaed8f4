"""``/words``: what the group says of single words; the list goes in and out as CSV."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.datastructures import FormData

from api.deps import Caller, StoreDep
from api.errors import BadRequest
from api.pages.common import page_for, render
from api.pages.forms import FormDep, as_body, back_to, field, typed, uploaded
from api.routes import words
from easyread.errors import EasyReadError
from easyread.review.store import Store

router = APIRouter(include_in_schema=False)
Read = Annotated[Caller, Depends(page_for("words.read"))]
Change = Annotated[Caller, Depends(page_for("words.change"))]
DONE = {
    "added": "The word is in the list now.",
    "csv": "The words of the file are in the list now.",
    "removed": "The word is not in the list any more.",
}
KINDS = (
    ("VERB", "something you do (start, pay)"),
    ("NOUN", "a thing or a person (form, nurse)"),
    ("ADJ", "what something is like (late, free)"),
    ("ADV", "how something is done (soon, safely)"),
    ("PHRASE", "several words (in order to)"),
    ("PREP", "a small word like: before, about"),
    ("CONJ", "a joining word like: because, although"),
    ("TERM", "a hard word that stays; we say what it means"),
)


@router.get("/words")
def bank(request: Request, store: StoreDep, caller: Read, done: str = "") -> Response:
    """List the words, with the forms to add some."""
    return _show(request, store, caller, done=DONE.get(done, ""))


@router.get("/words/words.csv")
def as_csv(store: StoreDep, caller: Read) -> Response:
    """The list as a file."""
    answer = words.words_as_csv(store, caller)
    answer.headers["Content-Disposition"] = 'attachment; filename="words.csv"'
    return answer


@router.post("/words")
def add(form: FormDep, request: Request, store: StoreDep, caller: Change) -> Response:
    """Add one word."""
    try:
        body = as_body(
            words.WordIn,
            "Type the word, and choose what we do with it.",
            "At most five easier words, one on each line.",
            word=field(form, "word"),
            pos=field(form, "pos"),
            easier=[line.strip() for line in field(form, "easier").splitlines() if line.strip()],
            verdict=field(form, "verdict"),
            why=field(form, "reason"),
        )
        words.add_word(body, store, caller)
    except EasyReadError as error:
        return _show(request, store, caller, error=error, form=form)
    return back_to("/words", "added")


@router.post("/words/csv")
def add_csv(form: FormDep, request: Request, store: StoreDep, caller: Change) -> Response:
    """Add every word of a file, or none."""
    try:
        sent = uploaded(form, "file")
        content = sent.file.read() if sent is not None else b""
        if not content.strip():
            raise BadRequest("No file was chosen, or it is empty.", "Choose a CSV file.")
        body = as_body(words.CsvIn, "The file is too long.", "Part it.", csv=_decoded(content))
        words.add_csv(body, store, caller)
    except EasyReadError as error:
        return _show(request, store, caller, error=error, form=form)
    return back_to("/words", "csv")


@router.post("/words/{word_id}/remove")
def remove(word_id: str, store: StoreDep, caller: Change) -> Response:
    """Take a word out."""
    words.remove_word(word_id, store, caller)
    return back_to("/words", "removed")


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as why:
        raise BadRequest(
            "We cannot read the letters in this file.", "Save it as CSV in UTF-8."
        ) from why


def _show(
    request: Request,
    store: Store,
    caller: Caller,
    *,
    done: str = "",
    error: EasyReadError | None = None,
    form: FormData | None = None,
) -> Response:
    return render(
        request,
        "office/words.html",
        caller,
        error=error,
        words=words.list_words(store, caller),
        kinds=KINDS,
        may_change=caller.may("words.change"),
        done=done,
        typed=typed(form) if form is not None else {},
    )
