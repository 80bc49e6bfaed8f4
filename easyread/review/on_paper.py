"""A session -> the marks and letters that its paper prints, so that answers can be typed in by them."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase

from easyread.fingerprint import print_of
from easyread.review.checker_words import NOT_SAID as NOT_SAID_WORDS
from easyread.review.picture_questions import NOT_SAID, in_order
from easyread.review.sitting import Bit, PictureQuestion


@dataclass(frozen=True, slots=True)
class OnPaper:
    """What the pack says of a session beside the page itself.

    ``topic`` is the topic warning. ``fee_pence`` is set where all are paid the same. ``talk_to`` is
    the name of whoever hears those who want to talk. ``credits`` name who made the page's pictures.
    """

    id: str
    people: int
    topic: str = ""
    fee_pence: int = 0
    talk_to: str = ""
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lettered:
    """One choice as paper prints it: its letter, its id, its words, and the row it is taken from."""

    letter: str
    id: str
    words: str
    row: str = ""


def marks_of(bit: Bit) -> tuple[str, ...]:
    """The marks beside the rows of a bit, in order.

    >>> marks_of(Bit(2, ("What to do",), ("k1", "k2")))
    ('2a', '2b')
    """
    return tuple(
        f"{bit.number}{letter}" for letter, _ in zip(ascii_lowercase, bit.rows, strict=False)
    )


def letters_of(session_id: str, question: PictureQuestion) -> tuple[Lettered, ...]:
    """The choices in the order of this session's paper; "The page does not say" comes last."""
    ordered = in_order(question, int(print_of([session_id]), 16))
    choices = [(choice.id, choice.words, choice.row) for choice in ordered]
    choices.append((NOT_SAID, NOT_SAID_WORDS, ""))
    return tuple(Lettered(x, *choice) for x, choice in zip(ascii_uppercase, choices, strict=False))
