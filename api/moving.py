"""A letter and a move -> what must hold before it, and what is kept with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Literal, get_args

from pydantic import Field

from api.cases import Opened
from api.deps import Caller, NotAllowed
from api.letters_out import left_on, told_alone
from api.schemas import Strict
from easyread.errors import EasyReadError, NoReason
from easyread.facts import gate
from easyread.review.approval import all_prints, open_for
from easyread.review.findings import SHORTEST_REASON, Left, stopping
from easyread.review.jobsheet import CLINICAL
from easyread.review.signing import Obstacle, before_author, before_passing, before_signing
from easyread.review.states import MOVES
from easyread.review.store import letters as kept
from easyread.review.store.approvals import add_approval, approvals_for, mark_in
from easyread.review.store.engine import Work
from easyread.review.store.tables import (
    CommentRow,
    LetterRow,
    new_id,
    now,
)
from easyread.review.store.words import remember_wordings


class StillOpen(EasyReadError):
    """Something must be done before this move. ``more`` lists it."""

    code = "still-open"

    def __init__(self, obstacles: list[Obstacle]) -> None:
        first = len(obstacles) == 1
        says = "One thing must" if first else f"{len(obstacles)} things must"
        super().__init__(
            f"{says} be done first.", "It is on the list." if first else "See the list."
        )
        self.more = {"open": [asdict(obstacle) for obstacle in obstacles]}

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the list when the error crosses a process border."""
        return (StillOpen, ([Obstacle(**o) for o in self.more["open"]],))


class MoveIn(Strict):
    """One move of a letter to the next person.

    ``person_agreed`` and ``could_guess`` are asked before a private letter goes to a panel.
    """

    move: Literal[
        "to_author",
        "take_back",
        "sign",
        "sign_clinical",
        "author_back",
        "pass",
        "readability_back",
        "to_panel",
        "withdraw",
    ]
    reason: str = Field(default="", max_length=2000)
    person_agreed: bool | None = None
    could_guess: bool | None = None


OPERATIONS_OF_MOVES = sorted(
    {MOVES[name].operation for name in get_args(MoveIn.model_fields["move"].annotation)}
)


def _ready_for_author(work: Work, case: Opened, caller: Caller, body: MoveIn) -> None:
    lost = case.made.lost_changes
    _stop(before_author(_still_left(case, "to_author"), case.letter.author_id, len(lost)))


def _sign(work: Work, case: Opened, caller: Caller, body: MoveIn) -> None:
    letter = case.letter
    if letter.author_id != caller.user_id:
        raise NotAllowed("Only the author of this letter can sign it.", "Ask its author.")
    decisions, _ = kept.for_pipeline(work, case.kept)
    answered = [k.key for k in case.kept if k.about == "question"]
    _stop(before_signing(gate(case.made.check, decisions), case.made.questions, answered))
    _approve(work, letter, "signed", caller)


def _sign_clinical(work: Work, case: Opened, caller: Caller, body: MoveIn) -> None:
    if caller.user_id == case.letter.converter_id:
        raise NotAllowed("Nobody approves their own work.", "Ask another clinician.")
    _approve(work, case.letter, "clinical", caller)


def _pass(work: Work, case: Opened, caller: Caller, body: MoveIn) -> None:
    letter = case.letter
    if caller.user_id in (letter.author_id, letter.converter_id):
        raise NotAllowed("Nobody approves their own work.", "Ask a colleague.")
    prints = kept.prints_in(work, case.version)
    approvals = approvals_for(work, letter)
    _stop(before_passing(_still_left(case, "pass")))
    if CLINICAL in letter.topics and open_for("clinical", prints, approvals):
        raise StillOpen([Obstacle("clinician", "A clinician must sign what this page says.")])
    letter.readability_id = caller.user_id
    _approve(work, letter, "readability", caller)
    _remember(work, case, caller)


def _remember(work: Work, case: Opened, caller: Caller) -> None:
    """Keep the words that people chose and others passed, where nobody is named in them."""
    prints = kept.prints_in(work, case.version)
    nobody = {k for k, x, m in zip(prints.keys, prints.exact, prints.masked, strict=True) if x == m}
    chosen = nobody & {k.key for k in case.kept if k.about == "row" and k.choice == "words"}
    pairs = [(said, lines) for key, said, lines in told_alone(case) if key in chosen]
    remember_wordings(work, case.letter.client_id, pairs, caller.user_id)


def _back(work: Work, case: Opened, caller: Caller, body: MoveIn) -> None:
    if len(body.reason.strip()) < SHORTEST_REASON:
        raise NoReason(
            "Sending a letter back needs a reason.", "Write in a few words what is wrong."
        )
    made = CommentRow(
        id=new_id("com"), letter_id=case.letter.id, row_key=None, user_id=caller.user_id, at=now()
    )
    made.body = work.keys.seal(case.letter.id, f"comments.body:{made.id}", body.reason.strip())
    work.db.add(made)


def _to_panel(work: Work, case: Opened, caller: Caller, body: MoveIn) -> None:
    if mark_in(work, case.letter) == "draft":
        raise StillOpen(
            [Obstacle("not-signed", "The author and the readability check come first.")]
        )
    if body.person_agreed is not True:
        raise StillOpen([Obstacle("not-agreed", "The person the letter is about must agree.")])
    if body.could_guess is not False:
        raise StillOpen([Obstacle("could-guess", "Our group could guess who this is about.")])
    case.letter.wants_panel = True


def nothing(work: Work, case: Opened, caller: Caller, body: MoveIn) -> None:
    """Ask for nothing more."""
    return


GUARDS: dict[str, Callable[[Work, Opened, Caller, MoveIn], None]] = {
    "to_author": _ready_for_author,
    "sign": _sign,
    "sign_clinical": _sign_clinical,
    "author_back": _back,
    "pass": _pass,
    "readability_back": _back,
    "to_panel": _to_panel,
    "withdraw": _back,
}


def _approve(
    work: Work,
    letter: LetterRow,
    kind: Literal["signed", "clinical", "readability"],
    caller: Caller,
) -> None:
    prints = kept.prints_in(work, kept.newest(work, letter))
    role = {"signed": "author", "clinical": "clinician", "readability": "readability"}[kind]
    add_approval(work, letter, kind, all_prints(prints), caller.user_id, role)


def _still_left(case: Opened, move: str) -> tuple[Left, ...]:
    return stopping(left_on(case), kept.set_aside(case.kept), move)


def _stop(obstacles: list[Obstacle]) -> None:
    if obstacles:
        raise StillOpen(obstacles)
