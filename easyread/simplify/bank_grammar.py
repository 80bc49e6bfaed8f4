"""A group's easier form -> the conditions under which a machine may put it in a sentence.

A group knows which word is easy. It does not say how the word stands in a sentence, so where we
cannot be sure of the grammar a person decides.
"""

from __future__ import annotations

from easyread.simplify.conditions import Condition

Shape = tuple[tuple[Condition, ...], tuple[Condition, ...]]  # when, not_when

ALWAYS: Shape = ((), ())
OBJECT, PASSIVE, ENDS = Condition("object"), Condition("passive"), Condition("ends")
# "Your remuneration" can be "your pay"; for "a remuneration" we would have to know "a pay" is wrong.
KNOWN = Condition("child", tuple("the your our my his her its their this that".split()))
PLURAL = Condition("tag", ("NNS", "NNPS"))
PREPOSITIONS = frozenset(
    "about after against at before between by during for from in into of on over to under until "
    "with without".split()
)
PARTICLES = frozenset("away back down off out up".split())
JOINS = frozenset("although and as because but if or since so that unless until when while".split())
# These cannot follow "a" or "your" as an adjective can: "an additional form" is no "a more form".
NO_ADJECTIVES = frozenset("all any both each every few less many more most much no some".split())


def machine_shapes(pos: str, easier: str) -> tuple[Shape, ...]:
    """Give the (when, not_when) pairs in which this form fits; none where a person must decide.

    >>> machine_shapes("VERB", "start")
    (((), ()),)
    >>> machine_shapes("PHRASE", "now")
    ()
    """
    parts = easier.lower().split(" ")
    if pos == "VERB":
        return _verb(parts)
    if pos == "NOUN":
        return () if parts[-1].endswith("s") else (((KNOWN,), (PLURAL,)),)
    if pos == "ADJ":
        return (ALWAYS,) if len(parts) == 1 and parts[0] not in NO_ADJECTIVES else ()
    if pos == "ADV":
        return (ALWAYS,) if len(parts) == 1 else (((ENDS,), ()),)
    fits = {"PREP": PREPOSITIONS, "CONJ": JOINS}.get(pos, frozenset())
    return (ALWAYS,) if parts[-1] in fits else ()


def _verb(parts: list[str]) -> tuple[Shape, ...]:
    if "*" in parts:
        return ()
    if len(parts) == 1 or parts[-1] in PARTICLES:
        return (ALWAYS,)
    if parts[-1] in PREPOSITIONS:  # "get in touch with" needs somebody after it
        return (((OBJECT,), (PASSIVE,)),)
    return (((), (OBJECT,)),)  # "get going the work" is no English
