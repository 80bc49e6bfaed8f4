"""A letter and a line that tells of it -> "you" where the letter speaks of somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from easyread.facts import says
from easyread.facts.find.name_words import BODIES, COMMON, ROLES, TITLES
from easyread.facts.words.party_words import ORGANISATIONS, PEOPLE, READERS
from easyread.facts.words.stems import stem
from easyread.model import About, FactProblem

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# "Your son": never the one who reads. Not "your doctor", who acts for the reader.
KIN = frozenset(
    "son daughter child children baby toddler twins boy girl brother sister sibling mother father mum mam dad mummy daddy "
    "parent parents husband wife spouse partner fiancé fiancée civil-partner grandson granddaughter grandchild grandchildren "
    "grandmother grandfather grandparent grandma grandad nan nana gran uncle aunt auntie nephew niece cousin stepson "
    "stepdaughter stepchild stepmother stepfather stepbrother stepsister foster-child mother-in-law father-in-law "
    "son-in-law daughter-in-law relative relation friend neighbour flatmate housemate lodger".split()
)
_KIN = "|".join(sorted(KIN, key=len, reverse=True))
_NAME = r"[A-ZÀ-Þ][\w'’-]+(?:[ \u00a0][A-ZÀ-Þ][\w'’-]+){0,3}"
_YOUR_KIN = re.compile(rf"\b(?i:your)\s+(?:[a-z]+\s+)?(?P<kin>{_KIN})\b(?:,?\s+(?P<name>{_NAME}))?")
_NAMED_KIN = re.compile(
    rf"(?P<name>{_NAME}),?\s+(?:\(|who is\s+)?your\s+(?:[a-z]+\s+)?(?P<kin>{_KIN})\b"
)
_KEEPER_OF = re.compile(
    rf"\b(?i:parents?|carers?|guardians?|family)(?:\(s\))?\s+(?i:of|for)\s+(?P<name>{_NAME})"
)
_DEAR = re.compile(r"^\s*(?:Dear|Hello|Hi)\s+(?P<name>\S[^\n,.:;]{1,60})")
_READER = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
_ONE = frozenset("he she".split())
_OTHERS_OWN = frozenset("his her".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NO_NAMES = BODIES | ROLES | COMMON | TITLES | ORGANISATIONS | PEOPLE | READERS
# One of these as a doer is no person: days and months begin many lines.
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december christmas easter".split()
)
_NO_FIRST_NAMES = _NO_NAMES | _DAYS


@dataclass(frozen=True, slots=True)
class People:
    """Who a letter is to, and who else it surely speaks of, as words in small letters."""

    reader: frozenset[str]
    others: frozenset[str]
    titled: bool
    has_pronoun: bool


def people_of(texts: Sequence[str], about: About | None = None) -> People:
    """Find the reader and the other people of a letter.

    Args:
        texts: the sentences of the letter, with its greeting.
        about: what else is known: the ``reader`` and the ``person`` the letter is about.

    Returns:
        ``reader`` is empty where nobody is greeted by name; ``others`` holds the names of the kin of the reader
        ("your son Jordan") and of the person the letter is about, where that is not the reader.
    """
    greeted = next((m["name"] for t in texts[:60] if (m := _DEAR.match(t))), "")
    keeper = _KEEPER_OF.search(greeted)
    told_to = "" if keeper else greeted or (about.reader if about else None) or ""
    reader = _names(told_to)
    text = "\n".join(texts)
    found = [m["name"] for form in (_YOUR_KIN, _NAMED_KIN) for m in form.finditer(text)]
    if keeper:
        found.append(keeper["name"])
    if about and about.person and told_to and not _one_person(told_to, about.person):
        found.append(about.person)
    others = frozenset(w for name in found for w in _names(name or "")) - reader
    return People(reader, others, bool(_titles(told_to)), _HE.search(text) is not None)


def greets(texts: Iterable[str]) -> frozenset[str]:
    """Give the names in the greeting: "Dear Mr and Mrs Hale" gives "hale".

    >>> greets(["Dear Mr and Mrs Hale"])
    frozenset({'hale'})
    """
    return next((_names(m["name"]) for t in texts if (m := _DEAR.match(t))), frozenset())


def is_kin_told(name: str, letter: str, rewrite: str) -> bool:
    """Say if "your son Karl" is told by "your son": the reader knows his name.

    >>> is_kin_told("karl", "Your son Karl can come.", "Your son may come.")
    True
    """
    words = frozenset(name.split())
    return any(
        words <= _names(m["name"] or "")
        and re.search(rf"\byour (?:[a-z]+ )?{m['kin']}\b", rewrite, re.IGNORECASE)
        for form in (_YOUR_KIN, _NAMED_KIN)
        for m in form.finditer(letter)
    )


def may_be_wrong(said: Iterable[str], told: str) -> bool:
    """Say quickly if a line speaks to the reader where its sentences do not: worth a parse."""
    return _READER.search(told) is not None and any(not _speaks_to_reader(t) for t in said)


def you_for_another(people: People, said: Sequence[Doc], told: Doc) -> Iterator[FactProblem]:
    """Find a line that tells the reader what the letter says of somebody else.

    The sentence nearest to the line must have another person as its doer, or as the owner of what
    "your" stands on, and must not speak to the reader. A line that still names the other one passes:
    "Jordan must be brought" may be told by "You must bring Jordan".
    """
    if not said or any(_is_other(t, people) for t in told) or _HE.search(told.text):
        return
    near = max(said, key=lambda doc: len(_content(doc) & _content(told)))
    if _speaks_to_reader(near.text) or any(_is_order(t) for t in near):
        return
    if _does(people, near, told) or _owns(people, near, told):
        yield says.changed("role", "you", told.text, told.text, near.text, near.text)


def may_be_unheard(old: Sequence[str], told: str) -> bool:
    """Say quickly if a line begins with a word that could be a name the letter does not have."""
    first = re.match(r"\W*([^\W\d_]+)\b", told)
    if first is None or not first[1].istitle() or first[1].lower() in _NO_FIRST_NAMES:
        return False
    low = first[1].lower()
    words = {w for text in old for w in re.findall(r"[^\W\d_]+", text.lower())}
    return not any(w.startswith(low[:4]) or (len(w) > 2 and low.startswith(w)) for w in words)


def unheard_name(old: Sequence[str], said: Doc, told: Doc) -> Iterator[FactProblem]:
    """Find a first name that does something in a line and stands nowhere in the letter.

    Only where the line begins with it: inside a sentence its capital makes it a name for the ledger.
    A letter that speaks to no one and names no one may be one of a pack that names "the claimant"
    elsewhere.
    """
    token = next((t for t in told if not t.is_punct and not t.is_space), None)
    if token is None or token.dep_ not in _SUBJECTS or token.tag_ != "NNP":
        return
    if token.head.pos_ not in ("VERB", "AUX") or any(t.dep_ == "compound" for t in token.children):
        return
    named = any(t.dep_ in _SUBJECTS and t.tag_ == "NNP" for t in said)
    if named or any(_READER.search(t) for t in old):
        yield says.added("name", token.lower_, token.text, told.text)


def _does(people: People, said: Doc, told: Doc) -> bool:
    """Is "you" the doer in the line where the sentence has another one?"""
    doers = [t for t in said if t.dep_ in _SUBJECTS and t.head.pos_ in ("VERB", "AUX")]
    yours = [t.head for t in told if t.dep_ in _SUBJECTS and t.lower_ == "you"]
    orders = [t for t in told if _is_order(t)]
    if not yours and not orders:
        return False
    sure = [t for t in doers if _is_other(t, people)]
    if sure and len(sure) == len(doers) and yours:
        return True
    verbs = {v.lemma_.lower() for v in (*yours, *orders)}
    return any(
        t.head.lemma_.lower() in verbs and (t in sure or _may_be_other(t, people)) for t in doers
    )


def _owns(people: People, said: Doc, told: Doc) -> bool:
    """Does "your" stand on a thing that the sentence gives to another one?"""
    yours = {t.head.lemma_.lower() for t in told if t.lower_ == "your" and t.dep_ == "poss"}
    return any(
        t.dep_ == "poss"
        and t.head.lemma_.lower() in yours
        and (_is_other(t, people) or (bool(people.others) and t.lower_ in _OTHERS_OWN))
        for t in said
    )


def _is_other(token: Token, people: People) -> bool:
    """Is this surely somebody else: kin of the reader, or the person the letter is about?"""
    if token.lower_ in people.others and token.pos_ == "PROPN":
        return True
    name = [token, *(t for t in token.lefts if t.dep_ in ("compound", "nmod"))]
    return any(t.lower_ in KIN for t in name) and any(
        c.lower_ == "your" for t in name for c in t.children
    )


def _may_be_other(token: Token, people: People) -> bool:
    """Is this a person, and not the one who is greeted by name?"""
    if not people.reader:
        return False
    if token.lower_ in _ONE:
        return bool(people.others)
    name = [token, *(t for t in token.lefts if t.dep_ == "compound")]
    words = {t.lower_.rstrip(".") for t in name}
    return (
        all(t.pos_ == "PROPN" and t.text.istitle() for t in name)
        and not words & (people.reader | _DAYS | (_NO_NAMES - TITLES))
        and (people.has_pronoun or bool(words & TITLES))
    )


def _is_order(token: Token) -> bool:
    """Does the sentence tell the reader to do this: "Please come with him"?"""
    return (
        token.dep_ == "ROOT"
        and token.tag_ == "VB"
        and not any(c.dep_ in (*_SUBJECTS, "aux") and c.lower_ != "do" for c in token.children)
    )


def _speaks_to_reader(text: str) -> bool:
    return _READER.search(_YOUR_KIN.sub(" ", text)) is not None


def _content(doc: Doc) -> frozenset[str]:
    return frozenset(stem(t.lower_) for t in doc if t.is_alpha and not t.is_stop)


def _names(name: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_][\w'’]*", name)  # the parser parts "Bell-Lowe" too
    return frozenset(
        w.lower().replace("’", "'").removesuffix("'s")
        for w in words
        if w[0].isupper() and len(w) > 1 and w.lower() not in _NO_NAMES
    )


def _titles(name: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"[a-z]+", name.lower()) if w in TITLES)


def _one_person(reader: str, person: str) -> bool:
    """May two names be one person's: "Ms Shah" and "Priya Shah", but not "Mrs Hale" and "Mr J Hale"?"""
    mine, theirs = _names(reader), _names(person)
    if _titles(reader) and _titles(person) and not _titles(reader) & _titles(person):
        return False
    if len(mine) > 1 and len(theirs) > 1:
        return len(mine & theirs) > 1
    return bool(mine & theirs) or not mine or not theirs
