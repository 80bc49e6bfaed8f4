"""``/panels/sessions/{id}/paper/{checker}``: what one checker said on paper is typed in."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from starlette.datastructures import FormData

from api.deps import Caller, NotThere, StoreDep
from api.errors import BadRequest
from api.pages.common import page_for, render
from api.pages.forms import FormDep, as_body, back_to, field, typed
from api.pages.panel_view import answers_typed, session_seen
from api.routes import panel_chairs, paper
from easyread.errors import EasyReadError
from easyread.review import checker_words as say
from easyread.review.panel import SAT, Answer, slot_of
from easyread.review.picture_questions import NOT_SAID
from easyread.review.store import Store

router = APIRouter(include_in_schema=False)
Run = Annotated[Caller, Depends(page_for("panels.run"))]
SAYS = {"agree": say.AGREE, "refuse": say.REFUSE, "stop": say.STOP, "done": say.DONE}
NEXT = {"asked": ("agree", "refuse"), "agreed": ("done", "stop", "refuse"), "done": ("stop",)}
DONE = {"said": "It is written down.", "typed": "The answers are kept."}


@router.get("/panels/sessions/{session_id}/paper/{checker_id}")
def sheet(
    session_id: str,
    checker_id: str,
    request: Request,
    store: StoreDep,
    caller: Run,
    done: str = "",
) -> Response:
    """The form to type in what one checker said."""
    return _show(request, store, caller, session_id, checker_id, done=DONE.get(done, ""))


@router.post("/panels/sessions/{session_id}/paper/{checker_id}/say")
def say_it(
    session_id: str, checker_id: str, form: FormDep, request: Request, store: StoreDep, caller: Run
) -> Response:
    """Write down what a checker said about taking part."""
    try:
        body = as_body(
            panel_chairs.PaperChairIn, "Choose one of the buttons.", say=field(form, "say")
        )
        panel_chairs.say_on_paper(session_id, checker_id, body, store, caller)
    except EasyReadError as error:
        return _show(request, store, caller, session_id, checker_id, error=error)
    return back_to(f"/panels/sessions/{session_id}/paper/{checker_id}", "said")


@router.post("/panels/sessions/{session_id}/paper/{checker_id}")
def keep(
    session_id: str, checker_id: str, form: FormDep, request: Request, store: StoreDep, caller: Run
) -> Response:
    """Keep the answers that were filled in, all of them or none."""
    try:
        given = _answers(session_seen(store, caller, session_id), form)
        body = as_body(
            panel_chairs.PaperAnswersIn,
            "An answer is too long.",
            "Make it shorter.",
            answers=given,
        )
        panel_chairs.answers_on_paper(session_id, checker_id, body, store, caller)
    except EasyReadError as error:
        return _show(request, store, caller, session_id, checker_id, error=error, form=form)
    return back_to(f"/panels/sessions/{session_id}/paper/{checker_id}", "typed")


def _answers(session: dict[str, Any], form: FormData) -> list[dict[str, str]]:
    """What was filled in, as the service takes it. Empty fields are no answers."""
    given = []
    asked = [f"section:{bit['number']}" for bit in session["bits"]]
    asked += [f"choice:{one['id']}" for one in session["questions"]]
    for question in (*asked, "ready"):
        if value := field(form, question):
            given.append({"question": question, "value": value})
    for number in say.OPEN:
        question = f"open:{number}"
        if words := field(form, question):
            given.append({"question": question, "value": "said", "words": words})
    for bit in session["bits"]:
        for row in bit["rows"]:
            # Several hard words of one row are typed with commas between.
            for word in filter(None, (w.strip() for w in field(form, f"word:{row}").split(","))):
                given.append({"question": "word", "value": "word", "row": row, "words": word})
            if value := field(form, f"picture:{row}"):
                given.append({"question": "picture", "value": value, "row": row})
    if not given:
        raise BadRequest("Nothing was filled in.", "Fill in at least one answer.")
    return given


def _show(
    request: Request,
    store: Store,
    caller: Caller,
    session_id: str,
    checker_id: str,
    *,
    done: str = "",
    error: EasyReadError | None = None,
    form: FormData | None = None,
) -> Response:
    session = session_seen(store, caller, session_id)
    chair = next((one for one in session["chairs"] if one["checker_id"] == checker_id), None)
    if chair is None or not session["on_paper"]:
        raise NotThere("There is nothing to type in here.", "Look at the session again.")
    marks = paper.paper_marks(session_id, store, caller)
    kept = answers_typed(store, caller, session_id, checker_id)
    choices = _choices(session, marks["choices"])
    return render(
        request,
        "panels/paper.html",
        caller,
        error=error,
        session=session,
        chair=chair,
        can_type=chair["state"] in SAT and session["mine"] and not session["closed"],
        steps=[(step, SAYS[step]) for step in NEXT.get(chair["state"], ())],
        marks={key: mark for mark, key in marks["rows"].items()},
        choices=choices,
        say=say,
        kept=_by_slot(kept, choices),
        done=done,
        typed=typed(form) if form is not None else {},
    )


def _choices(
    session: dict[str, Any], letters: dict[str, dict[str, str]]
) -> dict[str, list[tuple[str, str]]]:
    """The choices of each picture question with their letters on paper, and Skip."""
    found = {}
    for one in session["questions"]:
        words = {c["id"]: c["words"] for c in one["choices"]} | {NOT_SAID: say.NOT_SAID}
        question = f"choice:{one['id']}"
        lettered = [(id, f"{letter}: {words[id]}") for letter, id in letters[question].items()]
        found[question] = [*lettered, ("skip", say.SKIP)]
    return found


def _by_slot(
    answers: tuple[Answer, ...], choices: dict[str, list[tuple[str, str]]]
) -> dict[str, list[str]]:
    """The answers that are there already, by what they answer; hard words by their row."""
    fixed = {
        **say.SECTION_ANSWERS,
        **say.READY_ANSWERS,
        **say.PICTURE_REASONS,
        "skip": say.SKIP,
    }
    found: dict[str, list[str]] = {}
    for one in answers:
        slot = f"word:{one.row}" if one.question == "word" else slot_of(one.question, one.row, "")
        told = dict(choices.get(one.question, ())) or fixed
        found.setdefault(slot, []).append(one.words or told.get(one.value, one.value))
    return found
