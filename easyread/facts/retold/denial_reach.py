"""A parsed word -> how often it is denied, the clause it stands in, and if that clause only supposes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from easyread.facts.retold.hangs import own_statement

if TYPE_CHECKING:
    from spacy.tokens import Token

NOT = frozenset({"not", "n't", "never", "hardly", "nowhere"})
NOBODY = frozenset({"nobody", "none", "nothing", "neither", "nil"})
# "Not only", "not later than 5pm": the "not" belongs to the word behind it.
_SMALL = frozenset(
    "only just later more less earlier fewer necessarily all every always until yet even longer".split()
)
_IN_NO = frozenset("circumstance circumstances case event way time account".split())
# These deny what stands under them: "refuse to pay", "stopped taking", "without a card".
_DENYING = frozenset(
    "refuse fail stop prevent cancel avoid refrain lack decline reject withhold cease waive deny prohibit forbid ban omit "
    "neglect miss forget hesitate discontinue unable impossible unlikely unwilling failure absence free exempt refusal "
    "discourage withdraw abolish scrap bar unless lift suspend terminate halt pause revoke".split()
)
_APART = frozenset("advcl relcl acl parataxis appos dep csubj intj npadvmod nmod poss".split())
# "Permission to appeal": who is refused the one may not do the other.
_RIGHTS = frozenset(
    "permission right need duty power chance option consent leave reason ground basis plan intention wish".split()
)
_DENYING_OR_RIGHTS = _DENYING | _RIGHTS
# "You do not qualify for an award": the award is denied with the verb.
_FOR_IT = frozenset("be use qualify entitle eligible ask apply".split())
# What is not changed or lost is still there: "nothing here affects your right to complain".
_LEAVES_IT = frozenset("affect change limit lose remove reduce alter influence harm".split())
_ADVICE = frozenset("advise warn recommend decide urge counsel caution".split())
_NOT_SO = frozenset("unlikely impossible untrue false".split())
_OF = frozenset({"of", "from", "to", "with"})
_UNDER = frozenset("xcomp ccomp dobj nsubjpass prep acomp acl pobj pcomp attr oprd".split())
_HEADS = frozenset({"ROOT", "advcl", "relcl", "ccomp", "parataxis", "csubj"})
CONDITION = frozenset(
    "if unless until till before without except whether only once apart after provided event exceptional exceptionally".split()
)
_DUTY = frozenset("must have need should require oblige compulsory necessary essential".split())
_NO_DUTY = frozenset("need have require oblige necessary compulsory essential expect ask".split())


def turn_of(token: Token, span: frozenset[int]) -> tuple[int, bool]:
    """Count the denials over a word: "we did not fail to pay" pays.

    Args:
        token: the word.
        span: the places of its phrase, whose own words deny nothing ("said no").

    Returns:
        1 for said, -1 for denied; and whether only a duty is denied ("you need not pay").
    """
    turn, optional = 1, False
    seen: set[int] = set(span)

    def deny(head: Token) -> None:
        nonlocal turn, optional
        for no in denials(head, seen):
            seen.add(no.i)
            turn = -turn
            if head.lemma_.lower() in _NO_DUTY:
                optional = True

    deny(token)
    now = token
    for _ in range(len(token.doc)):
        head, dep = now.head, now.dep_
        used = dep == "advcl" and head.lemma_ == "use" and now.tag_ == "VB"
        denies = (
            dep in ("acl", "relcl")
            and now.tag_ == "VB"
            and head.lemma_.lower() in _DENYING_OR_RIGHTS
        )
        if head.i == now.i or (dep in _APART and not used and not denies) or own_statement(now):
            break
        if dep == "conj":
            if not _listed(head):
                break
        elif dep == "nsubj" and not any(c.dep_ == "expl" for c in head.children):
            break
        if dep == "ccomp" and any(c.lemma_ in _NOT_SO for c in head.children if c.dep_ == "acomp"):
            turn = -turn
        if dep == "dobj" and head.lemma_.lower() in _LEAVES_IT:
            break
        if head.lower_ == "against" and head.head.lemma_.lower() in _ADVICE:
            turn = -turn
            break
        if head.lower_ == "without" and head.i not in seen:
            turn = -turn
            break
        if dep == "nsubjpass" and now.i != token.i:
            break
        aside = head.lemma_.lower() not in _DENYING_OR_RIGHTS or now.lower_ not in _OF
        if dep == "prep" and aside and head.lemma_ not in _FOR_IT and now.i != token.i:
            break
        if head.lemma_.lower() in _DENYING and head.i not in seen and dep in _UNDER:
            turn = -turn
            seen.add(head.i)
        if dep in ("xcomp", "advcl") and any(c.lower_ == "too" for c in head.children):
            turn = -turn
        if dep == "ccomp" and head.lemma_.lower() in (
            "know",
            "see",
            "check",
            "ask",
            "wonder",
            "say",
        ):
            break
        deny(head)
        now = head
    return turn, optional


def _listed(first: Token) -> bool:
    """Does the list that begins here end in "or"? Then a "not" before it is for all its items."""
    now: Token | None = first
    while now is not None:
        if any(c.lower_ in ("or", "nor") for c in now.children if c.dep_ == "cc"):
            return True
        now = next((c for c in now.children if c.dep_ == "conj"), None)
    return False


def denials(head: Token, seen: set[int]) -> Iterator[Token]:
    """The words that deny a verb, an adjective or a noun from right beside it."""
    for child in head.children:
        if child.i in seen:
            continue
        word = child.lower_
        if (word in NOT and child.dep_ in ("neg", "advmod", "preconj", "cc", "det")) or (
            word == "no"
            and child.dep_ in ("det", "advmod", "neg")
            and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM")
        ):
            if word_behind(child) not in _SMALL or _no_more(child):
                yield child
        elif word in ("more", "further") and any(c.lower_ == "no" for c in child.children):
            if _no_more(child):
                yield child
        elif word == "longer" and any(c.lower_ == "no" for c in child.children):
            yield child
        elif child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and head.pos_ in ("VERB", "AUX"):
            if word in NOBODY and child.i not in seen:
                yield child
            else:
                yield from (
                    c
                    for c in child.children
                    if c.i not in seen
                    and c.lower_ in ("no", "neither")
                    and c.dep_ in ("det", "advmod", "neg", "preconj")
                    and word_behind(c) not in _SMALL
                )
        elif child.dep_ == "prep":
            yield from (
                c
                for o in child.children
                if o.lower_ in _IN_NO
                for c in o.children
                if c.lower_ == "no" and c.i not in seen
            )


def _no_more(no: Token) -> bool:
    """Say if "no more" is a none ("no more permits") and no limit ("no more than two")."""
    more = no if no.lower_ in ("more", "further") else no.nbor(1)
    return no.lower_ != "not" and more.lower_ in ("more", "further") and word_behind(more) != "than"


def word_behind(token: Token) -> str:
    """Give the next word in small letters, "" at the end."""
    return token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""


def clause_head(token: Token) -> Token:
    """Give the word that the clause of a word hangs on."""
    now = token
    while now.head.i != now.i and not (
        now.dep_ in _HEADS or (now.dep_ == "conj" and now.pos_ in ("VERB", "AUX"))
    ):
        now = now.head
    return now


def clause_of(token: Token) -> list[Token]:
    """Give the words of the clause of a word, with the subject it shares: "you must wait and pay"."""
    top = clause_head(token)
    found, todo = [], [top]
    if top.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in top.children):
        todo += [c for c in top.head.children if c.dep_ in ("nsubj", "nsubjpass")]
    while todo:
        now = todo.pop()
        found.append(now)
        todo += [
            c
            for c in now.children
            if c.dep_ not in _HEADS and not (c.dep_ == "conj" and c.pos_ in ("VERB", "AUX"))
        ]
    return found


def in_case(token: Token, clause: list[Token]) -> bool:
    """Does a condition rule this clause, or is it one? A retelling may turn both round together."""
    top = clause_head(token)
    if any((is_condition(t) or _even(t)) and t.i != token.i for t in clause):
        return True
    first = next((t for t in token.doc if t.is_alpha), token)
    if first.lower_ in ("should", "had", "were") or under_noun(token):
        return True
    for child in top.children:
        if child.dep_ == "advcl" and any(is_condition(c) for c in child.subtree):
            return True
    while top.head.i != top.i:
        top = top.head
        if any(is_condition(c) for c in top.children):
            return True
        if any(
            c.dep_ == "advcl" and any(is_condition(m) for m in c.children) for c in top.children
        ):
            return True
    return False


def is_condition(token: Token) -> bool:
    """Does a word open a condition? "Even if" does not: what is said holds either way."""
    word = token.lower_
    if word not in CONDITION or _even(token) or _only_some(token):
        return False
    return word not in ("before", "after") or token.head.pos_ in ("VERB", "AUX", "ADJ")


def _only_some(only: Token) -> bool:
    """Say if "only" tells how little there is: "you have only a small part" is no condition."""
    return (
        only.lower_ == "only"
        and word_behind(only) in ("a", "an", "some", "little", "part", "one", "slight", "slightly")
        and only.i > 0
        and only.nbor(-1).pos_ in ("VERB", "AUX")
    )


def _even(token: Token) -> bool:
    return token.lower_ == "if" and token.i > 0 and token.nbor(-1).lower_ == "even"


def under_noun(token: Token) -> bool:
    """Does the clause only tell which thing is meant: "bills paid in cash"?"""
    now = token
    while now.head.i != now.i:
        if now.dep_ == "acl" and now.pos_ == "VERB" and now.head.lemma_.lower() not in _RIGHTS:
            return True
        now = now.head
    return False


def only_wanted(token: Token) -> bool:
    """Say if a thing is only needed: "you need enough points" does not say that you have them."""
    return token.dep_ == "amod" and any(
        a.lemma_ in ("need", "want", "require") for a in (token.head, token.head.head)
    )


def blames(token: Token) -> bool:
    """Say if a verb tells what ought to have been: "should not have spoken so" says it was done."""
    words = {c.lower_ for c in token.children}
    return "have" in words and bool(words & {"should", "could", "would", "might"})


def is_duty(token: Token) -> bool:
    """Must somebody do it? "You pay it back in parts" is a duty too, as an order is."""
    now = token
    if token.tag_ == "VBP" and any(c.lower_ == "you" for c in token.children):
        return True
    while True:
        if any(c.lemma_.lower() in ("must", "should", "shall") for c in now.children):
            return True
        if now.lemma_.lower() in _DUTY and any(c.dep_ == "xcomp" for c in now.children):
            return True
        if now.i != token.i and now.lemma_.lower() in _DUTY:
            return True
        if now.dep_ not in ("xcomp", "acomp", "ccomp", "dobj"):
            break
        now = now.head
    first = next(
        (t for t in token.sent if t.is_alpha and t.lower_ not in ("please", "then", "also")), token
    )
    if first.lower_ in ("do", "don't", "never") and first.head.tag_ == "VB":
        return first.head.dep_ == "ROOT" and not any(
            c.dep_ in ("nsubj", "nsubjpass") for c in first.head.children
        )
    return first.pos_ == "VERB" and first.tag_ == "VB" and first.dep_ == "ROOT"
