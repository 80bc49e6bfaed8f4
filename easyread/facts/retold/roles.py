"""A letter and a free retelling -> acts that another does, or that go the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from easyread.facts import says
from easyread.facts.retold.align import Alignment
from easyread.facts.retold.frames import ANY, NAMED, WE, YOU, Acts, Frame, Party, acts_of, same_act
from easyread.facts.retold.parsed import parsed
from easyread.facts.retold.persons import (
    KIN,
    greets,
    may_be_unheard,
    may_be_wrong,
    people_of,
    unheard_name,
    you_for_another,
)
from easyread.facts.words.near_words import nearness
from easyread.facts.words.party_words import FAMILY, IN_COURT, ORGANISATIONS, PEOPLE, READERS, VAGUE
from easyread.model import FactProblem

# Two words so near may tell one thing.
LIKE = 0.45
# Acts between two parties that have no easier word: turned round they are never true.
_BETWEEN = frozenset(
    "owe lend loan charge fine bill sue evict employ hire rent let sell buy blame thank trust teach train treat overpay "
    "underpay compensate reimburse refund serve supervise manage follow transfer care".split()
)


@dataclass(frozen=True)
class _Cast:
    """Who is who in both texts."""

    old: Acts
    new: Acts
    same: tuple[frozenset[str], ...]
    greeted: frozenset[str]

    def one(self, party: Party) -> Party:
        """Give a party with all the words that either text says are the same one."""
        words = party.words
        for group in self.same:
            # A name stands for its role; a bare role may be held by two.
            if len(group & words) >= min(2, len(words)) and group & words:
                words |= group
        return replace(party, words=words)

    def may_be(self, old: Party, new: Party) -> bool:
        """May a party of the letter be the one that the rewrite names so?"""
        if ANY in (old.kind, new.kind):
            return True
        if old.kind == new.kind:
            return old.kind != NAMED or self._may_be_named(self.one(old), self.one(new))
        if old.kind == NAMED and new.kind == YOU:
            return self._reader(self.one(old))
        if old.kind == NAMED and new.kind == WE:
            return not self._reader(old) or not self.old.has_you
        if new.kind == NAMED:
            if new.words & VAGUE:
                return True
            if old.kind == WE:
                return not self._beside_us(new)
            return bool(new.heads & READERS) and not self._named_in_letter(new)
        return False

    def _reader(self, party: Party) -> bool:
        if party.heads & (READERS | VAGUE) or (
            party.words & self.greeted and not party.words & KIN
        ):
            return True
        return (
            not self.old.has_you
            and not party.words & ORGANISATIONS
            and not any(p.kind == NAMED and p.words & party.words for p in self.new.parties)
        )

    def _beside_us(self, party: Party) -> bool:
        """Does a sentence of the letter tell this party and "we" apart?"""
        with_us = {f.line for f in self.old.frames if WE in (f.doer.kind, f.receiver.kind)}
        return any(
            f.line in with_us and p.kind == NAMED and self.one(p).words & party.words
            for f in self.old.frames
            for p in (f.doer, f.receiver)
        )

    def _named_in_letter(self, party: Party) -> bool:
        return any(p.words & party.words for p in self.old.parties)

    def _may_be_named(self, old: Party, new: Party) -> bool:
        if old.words & new.words or old.words & VAGUE or new.words & VAGUE:
            return True
        if self._named_in_letter(new):
            return False
        # A word that the letter does not have may be an easier word for the same one.
        return not self._foreign(old, new)

    def _foreign(self, old: Party, new: Party) -> bool:
        """Is the new one of another kind: an inspector where an authority stood?"""
        some = {FAMILY[h] for h in old.heads if h in FAMILY}
        others = {FAMILY[h] for h in new.heads if h in FAMILY}
        return bool(some and others and not some & others)


def wrong_roles(both: Alignment) -> Iterator[FactProblem]:
    """Find acts whose doer and receiver changed places, or whose doer became another party."""
    letter = [s.text for s in both.sentences]
    old, new = acts_of(letter), acts_of([line.text for line in both.lines])
    cast = _Cast(old, new, (*old.same, *new.same), greets(letter))
    seen: set[int] = set()
    word_for_word = {s.text for s in both.sentences}
    for told in new.frames:
        if told.line in seen or told.text in word_for_word:
            continue
        home = both.home[told.line]
        near = {home} if home is not None else {*both.home[max(0, told.line - 1) : told.line + 2]}
        if _wrong_job(told, cast):
            seen.add(told.line)
            yield says.changed("role", "job", told.text, told.text, "", "")
            continue
        if told.line in both.help or _is_bare_item(told):
            continue
        for said in old.frames:
            if not same_act(said, told) or said.denied != told.denied:
                continue
            kind = _wrong(said, told, cast, said.line in near)
            if kind and not _else_said(said, told, cast, kind):
                seen.add(told.line)
                yield says.changed("role", kind, told.text, told.text, said.text, said.text)
                break
    blamed = {" ".join(both.lines[i].text.split()) for i in seen}
    for problem in wrong_persons(both):
        if problem.line not in blamed:
            yield problem


def turned_acts(said: Sequence[str], told: str) -> Iterator[FactProblem]:
    """Find an act of some sentences that one line tells the other way round.

    >>> [p.how for p in turned_acts(["You owe the council £5."], "The council owes you £5.")]
    ['wrong person']
    """
    old, new = acts_of(said), acts_of([told])
    cast = _Cast(old, new, (*old.same, *new.same), frozenset())
    for mine in new.frames:
        for theirs in old.frames:
            if not same_act(theirs, mine) or theirs.denied != mine.denied:
                continue
            kind = _wrong(theirs, mine, cast, home=True)
            if kind in ("turned", "half") and not _else_said(theirs, mine, cast, kind):
                yield says.changed("role", kind, told, told, theirs.text, theirs.text)
                return


def wrong_persons(both: Alignment) -> Iterator[FactProblem]:
    """Find lines that tell the reader what is said of another one, or that bring in a name.

    It needs the whole letter, for its greeting; only the few doubtful lines are parsed.
    """
    letter = [s.text for s in both.sentences]
    people = people_of(letter)
    whole = frozenset(letter)
    for home, line in zip(both.home, both.lines, strict=True):
        if home is None or line.text in whole:
            continue
        for_you = may_be_wrong([letter[home]], line.text)
        new_name = may_be_unheard(letter, line.text)
        if not (for_you or new_name):
            continue
        (said,), (told,) = parsed((letter[home],)), parsed((line.text,))
        if for_you:
            yield from you_for_another(people, [said], told)
        if new_name:
            yield from unheard_name(letter, said, told)


def _is_bare_item(told: Frame) -> bool:
    """Is this an item of a list, such as "bring a friend"? The line above says who does it."""
    return told.text[:1].islower() and told.doer.kind == YOU and "you" not in told.text.split()


def _wrong(said: Frame, told: Frame, cast: _Cast, home: bool) -> str:
    """Say how an act goes wrong: "turned", "half", "doer", "receiver", or not at all ("")."""
    shared = _closeness(said, told) > LIKE
    receiving = said.receiver.kind != ANY and told.receiver.kind != ANY
    shared |= receiving and _is(cast, said.receiver, told.receiver)
    doers = said.doer.kind != ANY and told.doer.kind != ANY
    apart = doers and not cast.may_be(said.doer, told.doer)
    from_doer = (
        said.doer.kind != ANY and told.receiver.kind != ANY and _is(cast, said.doer, told.receiver)
    )
    to_doer = (
        said.receiver.kind != ANY and told.doer.kind != ANY and _is(cast, said.receiver, told.doer)
    )
    if said.verb == "be":
        from_doer = to_doer = False  # "Mr Lee is the nurse" is "the nurse is Mr Lee"
    if from_doer and to_doer:
        return "turned"
    directed = said.acts or (said.verb == told.verb and said.verb in _BETWEEN)
    if apart and directed and (from_doer or to_doer) and (home or shared):
        return "half"
    if to_doer and said.doer.kind == ANY and home and (shared or said.verb == told.verb):
        return "half"
    if apart and shared and home:
        return "doer"
    receivers = said.receiver.kind != ANY and told.receiver.kind != ANY
    if (
        receivers
        and shared
        and home
        and not apart
        and not cast.may_be(said.receiver, told.receiver)
    ):
        return "receiver"
    return ""


def _is(cast: _Cast, old: Party, new: Party) -> bool:
    """Are two parties surely the same one?"""
    if old.kind == new.kind == NAMED:
        return bool(cast.one(old).words & cast.one(new).words)
    if old.kind == new.kind:
        return True
    if old.kind == NAMED and new.kind == YOU:
        return not cast.old.has_you and cast.may_be(old, new)
    return False


def _closeness(said: Frame, told: Frame) -> float:
    """Give how near the things are that two acts speak of (0 to 1)."""
    near = nearness(told.objects, said.objects)
    return max((much for other in near.values() for much in other.values()), default=0.0)


def _else_said(said: Frame, told: Frame, cast: _Cast, kind: str) -> bool:
    """Does the letter say the told act too, or the rewrite the said one?

    "The school pays for books, you pay for meals" does not say that you pay for books.
    """
    close = min(_closeness(said, told), LIKE) if kind == "doer" else 0.0
    for frame in cast.old.frames:
        if (
            same_act(frame, told)
            and not (frame.objects and _closeness(frame, told) < close)
            and frame is not said
            and cast.may_be(frame.doer, told.doer)
            and cast.may_be(frame.receiver, told.receiver)
            and (frame.doer.kind != ANY or frame.receiver.kind != ANY)
        ):
            return True
    return any(
        same_act(said, frame)
        and not (frame.objects and _closeness(said, frame) < close)
        and frame is not told
        and cast.may_be(said.doer, frame.doer)
        and cast.may_be(said.receiver, frame.receiver)
        and (frame.receiver if kind == "receiver" else frame.doer).kind != ANY
        for frame in cast.new.frames
    )


def _wrong_job(told: Frame, cast: _Cast) -> bool:
    """Is someone given another's job: "he is the judge" of the officer who speaks for an office?"""
    jobs = told.receiver.heads & PEOPLE - VAGUE
    if told.verb != "be" or told.denied or len(jobs) != 1:
        return False
    job = next(iter(jobs))
    if told.doer.kind == YOU:
        others = (IN_COURT - {job}) & cast.old.words
        return job in IN_COURT and bool(others) and job not in cast.old.words
    if told.doer.kind != NAMED or any(
        f.verb == "be" and f.doer.words & told.doer.words and job in f.receiver.heads
        for f in cast.old.frames
    ):
        return False
    mine = [g for g in cast.old.same if g & told.doer.words - told.receiver.words]
    roles = frozenset(w for g in mine for w in g if w in FAMILY or w in PEOPLE)
    if not roles or job in roles or any(job in g for g in mine):
        return False
    if any(job in g and not g & told.doer.words for g in cast.old.same):
        return not roles & READERS or job not in READERS
    family = FAMILY.get(job)
    return family is not None and not any(FAMILY.get(w) == family for w in cast.old.words)
