"""A problem with a fact -> one plain sentence for the people who check."""

from __future__ import annotations

from easyread.model import FactProblem

# These are small words: people read them better in quotation marks.
_QUOTED = frozenset({"negation", "modal", "condition", "quantifier", "opposite", "right"})


def lost(kind: str, value: str, text: str, line: str) -> FactProblem:
    """Make the problem of a fact that the letter states and the Easy Read does not."""
    text = _tidy(text)
    if kind == "sentence":
        says = f"The Easy Read leaves out this sentence of the letter: {text}"
    else:
        says = f"The letter says {_words(kind, text)}. The Easy Read does not."
    return FactProblem(kind, value, text, _tidy(line), says)


def added(kind: str, value: str, text: str, line: str) -> FactProblem:
    """Make the problem of a fact that the Easy Read states and the letter does not."""
    text = _tidy(text)
    if kind == "sentence":
        says = f"The letter does not say this: {text}"
    else:
        says = f"The Easy Read says {_words(kind, text)}. The letter does not."
    return FactProblem(kind, value, text, _tidy(line), says)


def changed(kind: str, value: str, text: str, line: str, was: str, was_text: str) -> FactProblem:
    """Make the problem of a fact that the Easy Read states in another way than the letter."""
    text, was_text = _tidy(text), _tidy(was_text)
    if not text:
        says = f"The letter says {_words(kind, was_text)}. The Easy Read says it differently."
    elif not was_text:
        says = f"The Easy Read says {_words(kind, text)}. The letter says it differently."
    else:
        says = f"The letter says {_words(kind, was_text)}. The Easy Read says {_words(kind, text)}."
    if " but " in value and kind in ("date", "deadline"):
        says = f"{says} The day of the week is wrong for this date."
    return FactProblem(kind, value, text, _tidy(line), says, was)


def _words(kind: str, text: str) -> str:
    return f"\u201c{text}\u201d" if kind in _QUOTED else text.rstrip(".")


def _tidy(text: str) -> str:
    return " ".join(text.split())
