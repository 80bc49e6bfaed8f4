"""A problem with a fact -> one plain sentence for the people who check."""

from __future__ import annotations

from easyread.model import FactProblem, How, Severity

# These are small words: people read them better in quotation marks.
_QUOTED = frozenset({"negation", "modal", "condition", "quantifier", "opposite", "right"})


# How binding a word is: "must" for "can" is stronger, "may" for "will" is weaker.
_STRENGTH = {
    "must": 3, "mustnot": 3, "cannot": 3, "will": 3, "all": 3, "should": 2, "shouldnot": 2, "likely": 2, "most": 2,
    "would": 2, "can": 1, "may": 1, "maynot": 1, "neednot": 1, "some": 1,
}  # fmt: skip
_TURNED = frozenset({"negation", "opposite", "condition", "quantifier", "deadline"})
_PERSON = frozenset({"role", "name"})
# A small word that only came in may be part of a longer way to say the same: a person looks.
_WARNS = frozenset({"modal", "condition", "quantifier"})


def lost(kind: str, value: str, text: str, line: str) -> FactProblem:
    """Make the problem of a fact that the letter states and the Easy Read does not."""
    text = _tidy(text)
    if kind == "sentence":
        says = f"The Easy Read leaves out this sentence of the letter: {text}"
    else:
        says = f"The letter says {_words(kind, text)}. The Easy Read does not."
    return FactProblem(kind, value, text, _tidy(line), says, how="lost")


def added(kind: str, value: str, text: str, line: str) -> FactProblem:
    """Make the problem of a fact that the Easy Read states and the letter does not."""
    text = _tidy(text)
    if kind == "sentence":
        says = f"The letter does not say this: {text}"
    else:
        says = f"The Easy Read says {_words(kind, text)}. The letter does not."
    severity: Severity = "warn" if kind in _WARNS else "block"
    return FactProblem(kind, value, text, _tidy(line), says, how="added", severity=severity)


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
    return FactProblem(kind, value, text, _tidy(line), says, was, _how(kind, value, was))


def _how(kind: str, value: str, was: str) -> How:
    """Say in one or two words what happened to a changed fact."""
    if kind in _PERSON:
        return "wrong person"
    now, then = _STRENGTH.get(value), _STRENGTH.get(was)
    if now is not None and then is not None and now != then:
        return "strengthened" if now > then else "weakened"
    return "turned round" if kind in _TURNED else "changed"


def _words(kind: str, text: str) -> str:
    return f"\u201c{text}\u201d" if kind in _QUOTED else text.rstrip(".")


def _tidy(text: str) -> str:
    return " ".join(text.split())
