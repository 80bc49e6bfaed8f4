"""A base word and the word it replaces -> the same form: "buy" for "purchased" is "bought"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# Where lemminflect gives an American or a rare form, or none.
_FORMS = {
    ("get", "VBN"): "got",
    ("get", "VBG"): "getting",
    ("get", "VBD"): "got",
    ("let", "VBD"): "let",
    ("let", "VBN"): "let",
    ("put", "VBD"): "put",
    ("put", "VBN"): "put",
    ("set", "VBD"): "set",
    ("set", "VBN"): "set",
    ("cut", "VBD"): "cut",
    ("cut", "VBN"): "cut",
    ("cancel", "VBD"): "cancelled",
    ("cancel", "VBN"): "cancelled",
    ("cancel", "VBG"): "cancelling",
    ("travel", "VBD"): "travelled",
    ("travel", "VBN"): "travelled",
    ("travel", "VBG"): "travelling",
    ("learn", "VBD"): "learned",
    ("learn", "VBN"): "learned",
    ("plan", "VBG"): "planning",
    ("plan", "VBD"): "planned",
    ("plan", "VBN"): "planned",
    ("show", "VBN"): "shown",
    ("person", "NNS"): "people",
}
_NO_PLURAL = frozenset("staff money help information advice work pay spending going".split())
_NOT_PLURAL = frozenset("specimen sum premises".split())  # the tagger sometimes thinks they are
# These begin with a vowel on paper but sound as "you".
_YOU_SOUND = ("unit", "unio", "uniq", "univ", "unif", "use", "usu", "euro", "utili")
# After "person who lives there" no plural ending fits: the word that would take it stands inside.
_INSIDE = frozenset("or of who that you to for with from in by on this there at".split())
_MODALS = frozenset("must may can cannot should could".split())
_BE = {"VB": "be", "VBP": "are", "VBZ": "is", "VBG": "being", "VBN": "been"}
_PARTICLES = frozenset("out up in off away back down on over ahead".split())
_OBJECT_PRONOUNS = frozenset("it them him her me us you this these".split())


def base_of(token: Token) -> str:
    """The base form of a verb, mended where the parser drops an "e": "fined" is of "fine", not of "fin".

    A short word with one vowel doubles its last letter before "-ed" ("planned"); one that does not
    ended in "e".
    """
    base = str(token.lemma_)
    short = re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", base.lower())
    return f"{base}e" if short and token.lower_ == f"{base.lower()}ed" else base


def real_tag(token: Token) -> str:
    """The fine tag of a verb, mended where the tagger mixes up "told" and "told" (VBD, VBN)."""
    tag = str(token.tag_)
    if tag not in ("VBD", "VBN"):
        return tag
    helpers = {c.lemma_ for c in token.children if c.dep_ in ("aux", "auxpass")}
    if helpers & {"be", "have", "get", "'ve", "’ve", "'s"}:
        return "VBN"
    if tag == "VBN" and any(c.dep_ == "nsubj" for c in token.children):
        return "VBN" if token.dep_ == "conj" else "VBD"
    return tag


@lru_cache(maxsize=4096)
def inflect(word: str, tag: str) -> str | None:
    """Put one base word into the form that ``tag`` names, or None where we cannot.

    >>> inflect("buy", "VBD"), inflect("person", "NNS"), inflect("stop", "VBG")
    ('bought', 'people', 'stopping')
    """
    if word in _MODALS:  # "is required to" is "must", but "will be required to" is no "will must"
        return word if tag in ("VBP", "VBZ", "MD") else None
    if tag in ("VB", "NN", "JJ", "RB", "MD", "IN", "VBP") and word != "be":
        return word
    if word == "be":
        return _BE.get(tag)
    if (word, tag) in _FORMS:
        return _FORMS[word, tag]
    from lemminflect import getInflection

    found = getInflection(word, tag)
    return str(found[0]) if found else None


def fit_verb(easier: str, token: Token) -> str | None:
    """Inflect the first word of a verb phrase as ``token`` is, or None where it cannot fit.

    A phrase that ends in a particle ("find out") does not fit before a pronoun ("find out it").
    """
    first, *rest = easier.split(" ")
    if rest and rest[-1] in _PARTICLES and token.i + 1 < len(token.doc):
        after = token.nbor(1)
        if after.lower_ in _OBJECT_PRONOUNS and after.dep_ in ("dobj", "dative", "pobj"):
            return None
    if first == "be" and token.tag_ == "VBP" and _subject(token) == "i":
        return None
    done = inflect(first, real_tag(token))
    return None if done is None else " ".join([done, *rest])


def fit_noun(easier: str, token: Token) -> str | None:
    """Make the last word plural where ``token`` is; None where no ending fits."""
    last = easier.split(" ")[-1]
    plural = token.tag_ in ("NNS", "NNPS") and token.lower_ not in _NOT_PLURAL
    if not plural or last in _NO_PLURAL or last.endswith("s"):
        return easier
    if _INSIDE & set(easier.split(" ")) or (" " in easier and easier.split(" ")[0].endswith("ing")):
        return None
    *first, last = easier.split(" ")
    done = inflect(last, "NNS")
    return None if done is None else " ".join([*first, done])


def fit_adjective(easier: str, token: Token) -> str | None:
    """Give the comparative or superlative where ``token`` is one; None where "more" would clash."""
    if token.tag_ not in ("JJR", "JJS"):
        before = token.nbor(-1).lower_ if token.i else ""
        if before in ("more", "most", "less", "least"):
            return easier if " " not in easier and inflect(easier, "JJR") is None else None
        return easier
    if " " in easier:
        return None
    done = inflect(easier, str(token.tag_))
    return done or ("more " if token.tag_ == "JJR" else "most ") + easier


def article(word: str) -> str:
    """Say whether "a" or "an" goes before this word, by sound.

    >>> article("extra"), article("useful"), article("hour"), article("home")
    ('an', 'a', 'an', 'a')
    """
    low = word.lower()
    if low.startswith(("hour", "honest", "honour", "heir")):
        return "an"
    if low in ("one", "once") or low.startswith(_YOU_SOUND):
        return "a"
    return "an" if low[:1] in "aeiou" else "a"


def _subject(token: Token) -> str:
    return next((c.lower_ for c in token.children if c.dep_ == "nsubj"), "")
