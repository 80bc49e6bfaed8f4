"""A finished page -> a few open questions that show whether the letter told the reader what it should.

Teach-back checks the letter and the talk, never the person: no answer is right or wrong, and none
is written down about a reader. Each question comes with the lines of the page that answer it, word
for word, so that whoever asks knows what to listen for and leads nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from easyread.model import Conversion, Purpose

MOST = 5  # questions, and never fewer than three: more would be a test
MOST_LINES = 4  # to listen for, a question

BEFORE = (
    "I want to check if this letter is clear.",
    "I am not testing you.",
    "You can look at the letter all the time.",
)
AFTER = (
    "If something is not clear, say it in other words. Then ask again.",
    "Write down what was not clear. Then change the page.",
    "Do not write down what the person got right or wrong.",
)
NOTHING = "The page does not say."


@dataclass(frozen=True, slots=True)
class Ask:
    """One open question, and the lines of the page to listen for (none: the page does not say)."""

    question: str
    listen_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """One line of the page: its words, the purposes of what it carries, whether it is a main thing."""

    words: str
    purposes: frozenset[Purpose]
    main: bool


# Always asked, first and last; those between only where the page says something of the kind.
ABOUT, DO, HELP = (
    "What is this letter about?",
    "What do you need to do?",
    "Who can you ask for help?",
)
WHEN = "When and where is it?"
_WHERE_SAID: tuple[tuple[str, tuple[Purpose, ...]], ...] = (
    ("What happens if you do not do it?", ("consequence",)),
    ("What can you do if you are not happy with this?", ("right",)),
    ("What can you choose?", ("choice",)),
)


def questions(made: Conversion) -> tuple[Ask, ...]:
    """Give three to five neutral questions about what the reader must know, in the order to ask."""
    said = _said(made)
    between = [Ask(words, _lines(said, *about)) for words, about in _WHERE_SAID]
    if made.letter.about.kind == "appointment":
        # The day and the place stand as labels among the main things, and carry no purpose.
        between.insert(0, Ask(WHEN, _lines([line for line in said if line.main], "other")))
    asked = [one for one in between if one.listen_for][: MOST - 3]
    return (
        Ask(ABOUT, _lines(said, "about", "decision")),
        Ask(DO, _lines(said, "action", "deadline")),
        *asked,
        Ask(HELP, _lines(said, "help", "contact")),
    )


def script(made: Conversion) -> str:
    """The whole script as plain text, to be printed on one page."""
    parts = ["Teach-back: is this letter clear?", "Say first:", *(f"  {x}" for x in BEFORE), ""]
    for number, one in enumerate(questions(made), 1):
        parts += [f"{number}. {one.question}", "  Listen for:"]
        parts += [f"  - {line}" for line in one.listen_for or (NOTHING,)]
    return "\n".join([*parts, "", "Afterwards:", *(f"  {x}" for x in AFTER)]) + "\n"


def _said(made: Conversion) -> list[_Said]:
    """Every line that carries a sentence; the main things first, letterhead and details left out."""
    purposes: Mapping[str, Purpose] = {s.id: s.purpose for s in made.analysis.sentences}
    sections = sorted(made.easyread.sections, key=lambda section: section.id != "main")
    return [
        _Said(
            line.text,
            frozenset(purposes[s] for s in line.sources if s in purposes),
            section.id == "main",
        )
        for section in sections
        if section.id != "details"
        for row in section.rows
        for line in row.lines
        if line.sources and not line.term
    ]


def _lines(said: list[_Said], *about: Purpose) -> tuple[str, ...]:
    found = dict.fromkeys(line.words for line in said if line.purposes & set(about))
    return tuple(found)[:MOST_LINES]
