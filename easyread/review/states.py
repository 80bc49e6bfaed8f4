"""The state of a letter and a move -> the next state, or one plain sentence why not.

A state only says whose turn it is. How far a page was checked is never a state: it is worked out
from the approvals of its exact words and pictures (``approval.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from easyread.errors import EasyReadError

State = Literal[
    "draft",
    "with_author",
    "readability",
    "with_panel",
    "changes_asked",
    "staff_checked",
    "people_checked",
    "sent",
    "withdrawn",
]
WORK = ("draft", "changes_asked")  # where words and pictures may be changed without a word
ENDED = ("sent", "withdrawn")  # where nothing of the letter may be changed any more


class WrongMove(EasyReadError):
    """The letter is not where this move starts, or something still stops it."""

    code = "wrong-move"


@dataclass(frozen=True, slots=True)
class Move:
    """From which states, to which (None: it stays), and by which operation of ``roles.py``."""

    name: str
    starts: tuple[State, ...]
    ends: State | None
    operation: str


_ALL = (
    Move("to_author", ("draft", "changes_asked"), "with_author", "letters.move"),
    Move("sign", ("with_author",), "readability", "letters.sign"),
    Move("sign_clinical", ("with_author", "readability"), None, "letters.sign_clinical"),
    Move("author_back", ("with_author",), "changes_asked", "letters.send_back"),
    Move("pass", ("readability",), "staff_checked", "letters.pass"),
    Move("readability_back", ("readability",), "changes_asked", "letters.send_back"),
    Move("to_panel", ("staff_checked",), "with_panel", "letters.move"),
    Move("panel_yes", ("with_panel",), "people_checked", "panels.run"),
    Move("panel_changes", ("with_panel",), "changes_asked", "panels.run"),
    Move("take_back", ("with_author", "readability"), "draft", "letters.move"),
    Move("reopen", ("staff_checked", "people_checked", "with_panel"), "draft", "letters.edit"),
    Move("send", ("staff_checked", "people_checked"), "sent", "letters.send"),
    Move(
        "withdraw",
        (
            "draft",
            "with_author",
            "readability",
            "with_panel",
            "changes_asked",
            "staff_checked",
            "people_checked",
            "sent",
        ),
        "withdrawn",
        "letters.withdraw",
    ),
)
MOVES = {move.name: move for move in _ALL}

WORDS: dict[State, str] = {
    "draft": "a draft",
    "with_author": "with its author",
    "readability": "with the readability check",
    "with_panel": "with the panel",
    "changes_asked": "waiting for changes",
    "staff_checked": "checked by staff",
    "people_checked": "checked by people with learning disabilities",
    "sent": "sent",
    "withdrawn": "withdrawn",
}


def moved(state: State, name: str) -> State:
    """Give the state after a move.

    Raises:
        WrongMove: the letter is not in a state where this move starts (code ``wrong-move``).

    >>> moved("draft", "to_author")
    'with_author'
    """
    move = MOVES[name]
    if state not in move.starts:
        places = " or ".join(WORDS[start] for start in move.starts)
        raise WrongMove(f"This letter is {WORDS[state]}.", f"This can be done when it is {places}.")
    return move.ends or state
