"""A sentence -> who does what to whom: the frames of its verbs, passive and orders resolved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from easyread.facts.retold.hangs import may_hang_elsewhere
from easyread.facts.retold.parsed import parsed
from easyread.facts.words.act_words import ACT_OF, CONVERSE, LET, LIGHT, LIGHT_NOUNS, NOUN_ACTS
from easyread.facts.words.near_words import known
from easyread.facts.words.party_words import ORGANISATIONS, PEOPLE, READERS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

YOU, WE, NAMED, ANY = "you", "we", "named", "any"

_YOU = frozenset("you yourself yourselves".split())
_WE = frozenset("we us ourselves i me myself".split())
_THEY = frozenset("he she him her they them it who".split())
_MEN = frozenset("mr sir lord father brother son husband grandfather king".split())
_WOMEN = frozenset("mrs ms miss lady sister mother daughter wife grandmother queen".split())
_OTHER_SEX = {
    "he": _WOMEN | ORGANISATIONS,
    "him": _WOMEN | ORGANISATIONS,
    "she": _MEN | ORGANISATIONS,
    "her": _MEN | ORGANISATIONS,
}
_TITLES = frozenset("mr mrs ms miss dr prof professor sister nurse judge cllr sir lady rev".split())
# Empty, or true both ways round: "she will see you" is "you will see her".
_EMPTY_VERBS = frozenset(
    "be have need want like wish try let go thank see meet speak talk discuss look".split()
)
_OBJECTS = frozenset(
    "dobj pobj prep attr acomp ccomp xcomp oprd dative pcomp obj nsubjpass compound amod nummod npadvmod poss nmod".split()
)
_TO = frozenset("to for from with of on".split())


@dataclass(frozen=True, slots=True)
class Party:
    """Someone in a text: the reader, the sender, a person or office with its words, or anyone."""

    kind: str
    words: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()


ANYONE = Party(ANY)


@dataclass(frozen=True, slots=True)
class Frame:
    """One act: its word, the one who does it, the one it is done to, and the other words."""

    verb: str
    doer: Party
    receiver: Party
    objects: frozenset[str]
    line: int
    text: str
    denied: bool = False

    @property
    def acts(self) -> frozenset[int]:
        """The kinds of act of this word."""
        return ACT_OF.get(self.verb, frozenset())


@dataclass(frozen=True, slots=True)
class Acts:
    """All frames of a text, the parties it names, and which names are the same one."""

    frames: tuple[Frame, ...]
    parties: tuple[Party, ...]
    has_you: bool
    words: frozenset[str]
    same: tuple[frozenset[str], ...]


def same_act(one: Frame, other: Frame) -> bool:
    """Are two frames one kind of act?"""
    return one.verb == other.verb or bool(one.acts & other.acts)


def acts_of(lines: Sequence[str]) -> Acts:
    """Read the frames of the sentences of one text, in order.

    Args:
        lines: sentences, headings and items.

    Returns:
        The frames and parties. A pronoun stands for the last one named, if that is plain.
    """
    docs = parsed(tuple(lines))
    frames: list[Frame] = []
    parties: list[Party] = []
    same: list[frozenset[str]] = []
    words: set[str] = set()
    last: list[Party] = []
    for number, doc in enumerate(docs):
        reader = _Reader(doc, number, last)
        frames.extend(reader.frames())
        here = [p for t in doc if _is_noun(t) and (p := reader.party(t)).kind == NAMED]
        parties.extend(here)
        groups = list(reader.same())
        same.extend(groups)
        words |= {t.lower_ for t in doc}
        pronouns = [p for t in doc if t.pos_ == "PRON" and (p := reader.party(t)).kind == NAMED]
        if here or pronouns:
            last = [_joined(p, groups) for p in (*here, *pronouns)]
    return Acts(
        tuple(frames),
        tuple(dict.fromkeys(parties)),
        bool(words & {"you", "your", "yours", "yourself"}),
        frozenset(words),
        tuple(same),
    )


def _joined(party: Party, groups: Sequence[frozenset[str]]) -> Party:
    """Give a party all words that its sentence says are the same one: "Your nurse is Mr Lee"."""
    words, heads = party.words, party.heads
    for group in groups:
        if group & words:
            words |= group
    return Party(NAMED, words, heads)


def _is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN")


_PARTIES = PEOPLE | ORGANISATIONS | READERS


def _word(token: Token) -> str:
    """One word of a name: small letters, one of many, no full stop."""
    return (token.lemma_ if token.pos_ == "NOUN" else token.text).lower().rstrip(".")


class _Reader:
    """Reads the frames of one sentence."""

    def __init__(self, doc: Doc, line: int, last: Sequence[Party]) -> None:
        self.doc, self.line, self.last = doc, line, last
        self._asked: dict[int, Party] = {}

    def party(self, token: Token | None) -> Party:
        """Say who a word stands for; ``ANYONE`` when it is no party or not plain."""
        if token is None:
            return ANYONE
        if token.i not in self._asked:
            self._asked[token.i] = self._party(token)
        return self._asked[token.i]

    def _party(self, token: Token) -> Party:
        low = token.lower_
        if low in _YOU:
            return Party(YOU)
        if low in _WE:
            return Party(WE)
        if low in _THEY and token.pos_ == "PRON":
            return self._behind(token)
        if not _is_noun(token):
            return ANYONE
        if token.dep_ == "compound" and _is_noun(token.head):
            return ANYONE
        name = [token, *(t for t in token.lefts if t.dep_ in ("compound", "amod", "nmod"))]
        if token.pos_ == "PROPN" and token.head.dep_ == "compound":
            name.append(token.head)
        person = any(t.lower_.rstrip(".") in _TITLES for t in name) or (
            token.pos_ == "PROPN"
            and (
                (_has_job(token) and len(name) > 1)
                or any(
                    t.pos_ == "PROPN"
                    and t.text.isalpha()
                    and t.text.istitle()
                    and not known(t.lower_)
                    for t in name
                )
            )
        )
        head = _word(token)
        if head in _PARTIES or person:
            words = {head, *(_word(t) for t in name if t.pos_ != "ADJ")}
            heads = {head} | (words & _TITLES) | ({"they"} if token.tag_ == "NNS" else set())
            for child in token.children:
                if child.dep_ == "appos":
                    heads.add(_word(child))
                    words |= {_word(t) for t in (child, *child.lefts) if _is_noun(t)}
                if child.dep_ == "prep" and child.lower_ == "of":
                    words |= {_word(t) for t in child.children if t.pos_ == "PROPN"}
            if token.dep_ == "appos" and _is_noun(token.head):
                heads.add(_word(token.head))
                words |= {_word(t) for t in (token.head, *token.head.lefts) if _is_noun(t)}
            return Party(NAMED, frozenset(words - _WEAK | {head}), frozenset(heads))
        return ANYONE

    def _behind(self, token: Token) -> Party:
        """Say who a pronoun stands for, where only one that was named fits."""
        low = token.lower_
        if low in ("it", "they", "them") and token.dep_ not in ("nsubj", "nsubjpass"):
            return ANYONE  # mostly a thing
        before = [t for t in self.doc[: token.i] if _is_noun(t) and t.dep_ != "poss"]
        here = [p for t in before if (p := self.party(t)).kind == NAMED] if low != "it" else []
        fits = set(here or self.last)
        if low in _OTHER_SEX:
            fits = {p for p in fits if not p.heads & _OTHER_SEX[low]}
        elif not all(p.heads & (ORGANISATIONS | {"they"}) for p in fits):
            return ANYONE
        if len({p.words for p in fits}) == 1:
            return Party(NAMED, next(iter(fits)).words, frozenset().union(*(p.heads for p in fits)))
        return ANYONE

    def same(self) -> Iterator[frozenset[str]]:
        """Give the words that the sentence says are one party: "Mr Vane is the officer"."""
        for token in self.doc:
            party = self.party(token)
            if party.kind != NAMED:
                continue
            yield party.words
            if token.dep_ == "attr" and token.head.lemma_ == "be":
                other = self.party(_child(token.head, "nsubj"))
                if other.kind == NAMED:
                    yield party.words | other.words

    def frames(self) -> Iterator[Frame]:
        """Give the frame of each verb, and of nouns that tell an act."""
        for token in self.doc:
            if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"):
                yield from self._verb(token)
            elif token.lower_ in NOUN_ACTS:
                owner = _child(token, "poss")
                if owner is not None:
                    who = self._owner(owner)
                    if who.kind != ANY:
                        yield self._frame(NOUN_ACTS[token.lower_], who, ANYONE, token, False)

    def _owner(self, token: Token) -> Party:
        low = token.lower_
        if low == "your":
            return Party(YOU)
        if low in ("our", "my"):
            return Party(WE)
        return self.party(token)

    def _verb(self, verb: Token) -> Iterator[Frame]:
        lemma = verb.lemma_.lower()
        passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
        subject = self._subject(verb)
        if verb.dep_ == "ccomp" and verb.head.lemma_ == "let" and lemma in LET:
            # "Let us know", "let them have a copy": told by the one who lets.
            doer = self._subject(verb.head)
            yield self._frame(LET[lemma], doer, subject, verb, _denied(verb.head))
            return
        target = _child(verb, "dobj")
        if target is not None and lemma in LIGHT and target.lower_ in LIGHT_NOUNS:
            lemma = LIGHT_NOUNS[target.lower_]
        elif lemma == "get" and any(t.lower_ == "touch" for t in verb.subtree):
            lemma = "contact"
        job = self.party(_child(verb, "attr"))
        if lemma == "be" and job.kind == NAMED:
            subject_word = _child(verb, "nsubj")
            if subject_word is None or not any(
                c.lower_ in ("a", "an") for c in subject_word.children
            ):
                yield Frame(
                    "be", subject, job, frozenset(), self.line, self.doc.text, _denied(verb)
                )
        if lemma in _EMPTY_VERBS or (lemma == "advise" and passive):
            return
        receivers = self._receivers(verb)
        if passive:
            by = next(
                (c for c in verb.children if c.lower_ == "by" and c.dep_ in ("agent", "prep")), None
            )
            doer = self.party(_child(by, "pobj"))
            if subject.kind != ANY:
                receivers = [subject, *receivers]
        else:
            doer = subject
        receiver = next((r for r in receivers if r.kind != ANY and r != doer), ANYONE)
        if lemma in CONVERSE and not passive and (target is not None or lemma == "hear"):
            lemma = CONVERSE[lemma]
            doer, receiver = receiver, doer
        denied = _denied(verb)
        yield self._frame(lemma, doer, receiver, verb, denied)

    def _frame(self, verb: str, doer: Party, receiver: Party, token: Token, denied: bool) -> Frame:
        taken = doer.words | receiver.words
        objects = frozenset(
            t.lower_ for t in _objects(token) if t.pos_ not in _SMALL and _word(t) not in taken
        )
        return Frame(verb, doer, receiver, objects, self.line, self.doc.text, denied)

    def _subject(self, verb: Token, deep: int = 0) -> Party:
        """Find who does (or, in a passive, suffers) an act, also where it stands with another verb."""
        own = _child(verb, "nsubj") or _child(verb, "nsubjpass")
        if own is not None:
            if verb.dep_ == "relcl" and own.lower_ in ("who", "which", "that"):
                return self.party(verb.head)
            return self.party(own)
        head = verb.head
        if (
            verb.tag_ == "VB"
            and verb.dep_ != "csubj"
            and all(t.lower_ in _BEFORE_ORDER for t in self.doc[: verb.i])
        ):
            return Party(YOU)
        if deep > 4 or any(c.dep_ in ("expl", "csubj") for c in verb.children):
            return ANYONE
        if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
            return self._subject(head, deep + 1)
        if verb.dep_ in ("xcomp", "advcl", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ"):
            if verb.dep_ != "xcomp" and (verb.tag_ != "VBG" or may_hang_elsewhere(verb)):
                return ANYONE
            goal = _child(head, "dobj") if verb.dep_ == "xcomp" else None
            return self.party(goal) if goal is not None else self._subject(head, deep + 1)
        if verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
            above = next((t for t in verb.ancestors if t.pos_ in ("VERB", "AUX")), None)
            return self._subject(above, deep + 1) if above is not None else ANYONE
        if verb.dep_ == "ROOT" and verb.lower_ == verb.lemma_.lower() and _is_order(verb):
            return Party(YOU)
        return ANYONE

    def _receivers(self, verb: Token) -> list[Party]:
        found = []
        for child in verb.children:
            if child.dep_ in ("dobj", "dative") and child.pos_ != "ADP":
                found.append(self.party(child))
            elif child.dep_ in ("prep", "dative") and child.lower_ in _TO:
                found.append(self.party(_child(child, "pobj")))
            elif child.dep_ == "ccomp" and child.tag_ == "VB" and verb.lemma_ in _ASKS:
                found.append(self.party(_child(child, "nsubj")))
            if child.dep_ in ("dobj", "prep"):  # "get in touch with him", "send a copy to him"
                inner = [child] if child.dep_ == "dobj" else list(child.children)
                for noun in inner:
                    for prep in noun.children:
                        if prep.dep_ == "prep" and prep.lower_ in ("to", "with", "from"):
                            found.append(self.party(_child(prep, "pobj")))
        return found


_SMALL = frozenset("PRON DET ADP AUX CCONJ SCONJ PART PUNCT SPACE SYM NUM".split())
_BEFORE_ORDER = frozenset("please do not don't n't never always then so , and also just".split())
_WHETHER = frozenset("decide ask check see know say judge".split())
_ASKS = frozenset("ask tell order direct instruct invite request require want advise".split())
_WEAK = _TITLES | {"local", "service"}


def _is_order(verb: Token) -> bool:
    """Does the sentence begin with this verb, but for small words, a name or a clause before it?"""
    if "?" in verb.doc.text or (verb.tag_ == "VBP" and verb.i > 1):
        return False
    before = [t for t in verb.doc[: verb.i] if t.head == verb]
    return all(
        t.dep_
        in ("advmod", "intj", "punct", "advcl", "prep", "aux", "neg", "npadvmod", "cc", "dep")
        for t in before
    ) and not any(t.tag_ == "MD" for t in before)


def _has_job(name: Token) -> bool:
    """Is a role said of this name: "Agent: Ann Day", "Ann Day is the agent"?"""
    role = name.head if name.dep_ == "appos" else None
    if name.dep_ == "nsubj" and name.head.lemma_ == "be":
        role = _child(name.head, "attr")
    return role is not None and _word(role) in _PARTIES


def _denied(verb: Token) -> bool:
    """Is the act, or the need or wish for it, denied?"""
    over = verb
    while True:
        if any(c.dep_ == "neg" or c.lower_ in ("no", "never") for c in over.children):
            return True
        if over.dep_ not in ("xcomp", "conj") or over.head.pos_ not in ("VERB", "AUX"):
            return False
        over = over.head


def _child(token: Token | None, dep: str) -> Token | None:
    return next((c for c in token.children if c.dep_ == dep), None) if token is not None else None


def _objects(token: Token, deep: int = 0) -> Iterator[Token]:
    """The words that say what is done: what hangs on the verb, without other clauses."""
    for child in token.children:
        asks = child.dep_ == "advcl" and any(c.lower_ in ("if", "whether") for c in child.children)
        if deep < 6 and (
            child.dep_ in _OBJECTS
            or (deep and child.dep_ in ("advmod", "conj"))
            or (asks and not deep and token.lemma_ in _WHETHER)
        ):
            yield child
            yield from _objects(child, deep + 1)
