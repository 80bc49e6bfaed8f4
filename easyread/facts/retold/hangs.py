"""A parsed word -> whether it truly belongs to the word that the parser hangs it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def own_statement(top: Token) -> bool:
    """Is this a statement beside the one the parser hangs it on, and no part of what that one says?

    "Passes are sent by post; there is no fee": the "no" is of the fee. A semicolon parts two statements,
    and so does their order: "It was short and, while we asked, no staff came".
    """
    if not any(c.dep_ in _SUBJECTS or c.dep_ == "expl" for c in top.children):
        return False
    first, last = sorted((top.i, top.head.i))
    if top.dep_ in ("ccomp", "conj") and any(t.text == ";" for t in top.doc[first:last]):
        return True
    opened = any(c.dep_ == "mark" for c in top.children)
    return top.dep_ == "ccomp" and top.i < top.head.i and not opened


def may_hang_elsewhere(verb: Token) -> bool:
    """Does a verb with a doer of its own stand between an "-ing" clause and what it hangs on?

    "You know that we wrote to you explaining it": who explains is not sure.
    """
    between = verb.doc[verb.head.i + 1 : verb.i]
    return verb.dep_ == "advcl" and any(
        t.pos_ in ("VERB", "AUX") and any(c.dep_ in _SUBJECTS for c in t.children) for t in between
    )
