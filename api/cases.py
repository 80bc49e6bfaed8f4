"""One letter and what somebody decided -> the letter after it: load, allow, make again, keep.

A page is made in a worker, outside any transaction. What was decided is kept only together with the
version it led to, and only if nobody changed the letter meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import partial
from typing import Annotated, Any, TypeVar

from anyio import from_thread
from fastapi import Header, Request
from sqlalchemy.orm.exc import StaleDataError

from api import jobs
from api.deps import Caller, NotAllowed
from api.workers import Workers
from easyread.errors import BadSettings, EasyReadError
from easyread.model import Conversion, EasyRead
from easyread.review.approval import Prints
from easyread.review.jobsheet import CLINICAL
from easyread.review.roles import role_for
from easyread.review.states import ENDED, WORK, WrongMove, moved
from easyread.review.store import Store
from easyread.review.store import letters as kept_letters
from easyread.review.store.engine import Work
from easyread.review.store.letters import Kept, letter_of, newest
from easyread.review.store.tables import Client, LetterRow, VersionRow, WordBankRow, now
from easyread.review.store.templates import base_of
from easyread.review.store.words import bank_rows
from easyread.settings import Profile, find_profile
from easyread.simplify.word_bank import BETWEEN, BankWord, write_bank

T = TypeVar("T")
IfMatch = Annotated[str | None, Header(description="The ETag of the letter that you changed.")]


# A profile that came over the network must name no file of this machine.
_NOT_OURS = {"word_bank", "word_bank_csv", "logo"}


class Stale(EasyReadError):
    """Somebody else changed the letter first. ``more`` holds both: what came and what is there."""

    code = "stale"

    def __init__(self, says: str, try_this: str = "", code: str | None = None) -> None:
        super().__init__(says, try_this, code)
        self.more: dict[str, Any] = {}


class NeedsVersion(EasyReadError):
    """The request does not say which revision it changes."""

    code = "needs-version"


@dataclass(frozen=True, slots=True)
class New:
    """A decision that is about to be kept: what about, the choice, and its words."""

    about: str
    key: str
    choice: str
    words: dict[str, Any] = field(default_factory=dict)
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """One letter with its newest version and the decisions that count."""

    letter: LetterRow
    version: VersionRow
    made: Conversion
    kept: tuple[Kept, ...]


def in_worker(request: Request, job: Callable[..., T], *args: Any) -> T:
    """Do a piece of work in a process that holds the language model. Only from a plain ``def`` route."""
    workers: Workers = request.app.state.workers
    return from_thread.run(partial(workers.run, job, *args))


def see(work: Work, caller: Caller, letter_id: str) -> LetterRow:
    """Load a letter that this person may see. An author sees the letters they are the author of.

    Raises:
        NoLetter: there is none for them (code ``not-found``).
    """
    letter = letter_of(work, caller.client_id, letter_id)
    wide = caller.roles & {"converter", "readability", "admin"}
    clinical = "clinician" in caller.roles and CLINICAL in letter.topics
    if not wide and not clinical and letter.author_id != caller.user_id:
        raise kept_letters.NoLetter(
            "There is no such letter.", "Look for it in the list of letters."
        )
    return letter


def open_case(work: Work, caller: Caller, letter_id: str) -> Opened:
    """Load a letter, its newest version and its decisions."""
    letter = see(work, caller, letter_id)
    version = newest(work, letter)
    made = kept_letters.conversion_of(work, version)
    return Opened(letter, version, made, kept_letters.decisions_of(work, letter))


def etag(letter: LetterRow) -> str:
    """The ETag of a letter: its revision."""
    return f'"{letter.revision}"'


def check_fresh(letter: LetterRow, if_match: str | None) -> None:
    """Refuse a change of a letter that somebody else changed first.

    Raises:
        NeedsVersion: no ``If-Match`` (code ``needs-version``).
        Stale: it names another revision (code ``stale``).
    """
    if if_match is None:
        raise NeedsVersion("Say which version you changed.", "Send its ETag as If-Match.")
    if if_match.strip() not in (etag(letter), "*"):
        raise Stale("Somebody else changed this letter first.", "Look at both, then try again.")


def profile_for(work: Work, letter: LetterRow) -> Profile:
    """The profile of a letter, with what its client set and its group's words."""
    return client_profile(work, letter.client_id, letter.profile)


def client_profile(work: Work, client_id: str, name: str) -> Profile:
    """The profile of this name, with what the client set and its group's words.

    Raises:
        BadSettings: what the client set is no profile (code ``bad-settings``).
    """
    client = work.db.get_one(Client, client_id)
    own = ({f.name for f in fields(Profile)} - _NOT_OURS) & set(client.profile)
    base = find_profile(name)
    chosen = {name: client.profile[name] for name in own}
    for name in ("house_words", "known_acronyms"):
        if name in chosen:
            chosen[name] = tuple(chosen[name])
    bank = [as_bank_word(row) for row in bank_rows(work, client_id)]
    chosen["word_bank_csv"] = write_bank(bank) if bank else ""
    try:
        return replace(base, **chosen)
    except TypeError as why:
        raise BadSettings("The settings of this client are wrong.", str(why)) from why


def remake(
    request: Request,
    store: Store,
    caller: Caller,
    letter_id: str,
    if_match: str | None,
    operation: str,
    prepare: Callable[[Work, Opened], Sequence[New]],
) -> str:
    """Keep decisions, and the version they lead to. Gives the letter's id back.

    ``prepare`` looks at the opened letter and gives the decisions, or raises what is wrong with them.

    Raises:
        Stale: the letter changed meanwhile (code ``stale``).
        WrongMove: the letter is not where words may be changed (code ``wrong-move``).
    """
    with store.read() as work:
        case = open_case(work, caller, letter_id)
        check_fresh(case.letter, if_match)
        allow_change(case.letter, operation)
        fresh = prepare(work, case)
        profile = profile_for(work, case.letter)
        decisions, edits = kept_letters.for_pipeline(work, _with(case.kept, fresh, caller))
        base = base_of(work, case.letter)
    changes_page = any(
        one.about in ("suggestion", "row", "question") or one.undoes for one in fresh
    )
    made: tuple[Conversion, Prints] | None = None
    if changes_page:
        made = in_worker(request, jobs.redo, case.made, profile, decisions, edits, base)
    try:
        with store.begin() as work:
            letter = see(work, caller, letter_id)
            if letter.revision != case.letter.revision:
                raise Stale(
                    "Somebody else changed this letter first.", "Look at both, then try again."
                )
            for one in fresh:
                kept_letters.add_decision(
                    work,
                    letter,
                    one.about,
                    one.key,
                    one.choice,
                    one.words,
                    caller.user_id,
                    role_for(caller.roles, operation),
                    one.undoes,
                )
            if made is not None and made[0].easyread.fingerprint != case.version.fingerprint:
                kept_letters.add_version(work, letter, *made, caller.user_id, operation)
                if letter.state not in WORK and operation == "letters.edit":
                    letter.state = moved(letter.state, "reopen")  # type: ignore[arg-type]
            letter.changed = now()
            caller.log(work, operation, "decided", letter.id, count=len(fresh))
    except StaleDataError as why:
        raise Stale(
            "Somebody else changed this letter first.", "Look at both, then try again."
        ) from why
    return letter_id


def allow_change(letter: LetterRow, operation: str) -> None:
    """Say whether this may be done where the letter is now.

    Raises:
        WrongMove: it may not (code ``wrong-move``).
    """
    if operation == "letters.edit" and letter.state not in WORK:
        moved(letter.state, "reopen")  # type: ignore[arg-type]
    if letter.state in ENDED:
        raise WrongMove("This letter was sent or withdrawn.", "Put it in again as a new letter.")


def _with(kept: Sequence[Kept], fresh: Sequence[New], caller: Caller) -> list[Kept]:
    undone = {one.undoes for one in fresh if one.undoes}
    found = [one for one in kept if one.id not in undone]
    for one in fresh:
        if one.undoes is None:
            found.append(
                Kept(
                    "",
                    one.about,
                    one.key,
                    one.choice,
                    one.words,
                    caller.user_id,
                    "author" if one.about in ("question", "fact") else "converter",
                    now(),
                    None,
                )
            )
    return found


def require(condition: bool, says: str, try_this: str = "") -> None:
    """Raise ``NotAllowed`` unless the condition holds."""
    if not condition:
        raise NotAllowed(says, try_this)


def page_of(case: Opened) -> EasyRead:
    """The page of an opened letter."""
    return case.made.easyread


def as_bank_word(row: WordBankRow) -> BankWord:
    """One kept entry of a word bank as the rewriting takes it."""
    easier = tuple(form for form in row.easier.split(BETWEEN) if form)
    when = row.at.date().isoformat()
    return BankWord(row.word, row.pos, easier, row.verdict, row.who, when, row.why, row.group)  # type: ignore[arg-type]
