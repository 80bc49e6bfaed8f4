"""The answers a checker can give -> a picture of our own for each, the same on paper and on screen."""

from __future__ import annotations

from functools import cache

from easyread.model import Picture
from symbols import recipes
from symbols.answers import ANSWERS
from symbols.licences import OURS


@cache
def answer_pictures() -> dict[str, Picture]:
    """Give the picture of every answer by its value (``checker_words``), and of the three wishes.

    Returns:
        ``easy``, ``some``, ``hard``, ``unsure``, ``skip``; ``yes``, ``change``, ``no``, ``unsaid``;
        ``not_said``; ``talk``, ``stop``, ``break``.

    >>> answer_pictures()["hard"].alt
    'A person in front of steep steps'
    """
    return {
        value: Picture(
            concept=f"answer-{value}",
            symbol=f"ours:answer-{value}",
            set=OURS.name,
            art=recipes.draw_text(answer.draw()),
            alt=answer.alt,
            decorative=False,
            licence=OURS.licence,
            credit=OURS.credit,
        )
        for value, answer in ANSWERS.items()
    }
