"""A role and an operation -> allowed or not: the one table of who may do what.

The table is printed in docs/privacy.md and tested for every operation, every role, and a letter of
the own client and of another. Being allowed is not all: an author sees only letters they are the
author of, a checker only sessions they have a chair in, and nobody anything of another client.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ROLES = {
    "author": "wrote the letter, answers questions, signs that the Easy Read is still true",
    "clinician": "signs what a page says about medicine, food before a test, and consent",
    "converter": "turns letters into Easy Read, and runs panel sessions",
    "readability": "checks that the page follows the guides",
    "checker": "has lived experience, and says if the page works",
    "supporter": "helps a checker, and may enter what the checker says",
    "safeguarding": "hears from checkers who want to talk to someone",
    "admin": "looks after people, panels, keys and the log",
}
STAFF = ("author", "converter", "readability", "clinician")


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be done: its name, what it is in plain words, and which roles may."""

    name: str
    says: str
    roles: tuple[str, ...]


_ALL = (
    Operation("letters.read", "look at a letter and its Easy Read", STAFF),
    Operation("letters.create", "put a letter in", ("converter",)),
    Operation("letters.edit", "change words and pictures, decide on suggestions", ("converter",)),
    Operation("letters.assign", "say who works on a letter", ("converter", "admin")),
    Operation("letters.comment", "write a comment", STAFF),
    Operation(
        "letters.dismiss", "set a finding aside, with a reason", ("converter", "readability")
    ),
    Operation("letters.answer", "answer the questions about a letter", ("author",)),
    Operation("letters.let_through", "let a fact problem through, with a reason", ("author",)),
    Operation("letters.sign", "sign that the Easy Read is true", ("author",)),
    Operation("letters.sign_clinical", "sign what is said about medicine", ("clinician",)),
    Operation("letters.send_back", "send a letter back with a reason", ("author", "readability")),
    Operation("letters.pass", "say that the page follows the guides", ("readability",)),
    Operation("letters.move", "send a letter on to the next person", ("converter",)),
    Operation("letters.export", "make the finished files", STAFF),
    Operation("letters.send", "say that a letter was sent", ("author", "converter")),
    Operation("letters.withdraw", "take a letter back", ("author", "admin")),
    Operation("letters.delete", "delete the words of a letter for good", ("admin",)),
    Operation("templates.read", "look at templates", STAFF),
    Operation("templates.make", "make a template or a new version of it", ("converter",)),
    Operation("templates.withdraw", "withdraw a template", ("converter", "admin")),
    Operation("words.read", "look at the group's word bank", STAFF),
    Operation("words.change", "change the group's word bank", ("converter", "readability")),
    Operation("panels.manage", "make panels and say who is in them", ("admin",)),
    Operation("panels.run", "open, lead and close a panel session", ("converter", "readability")),
    Operation("panels.report", "read what a panel said", STAFF),
    Operation("checking.look", "look at a page to check", ("checker", "supporter")),
    Operation("checking.answer", "answer about a page", ("checker", "supporter")),
    Operation("checking.change", "change or take back an own answer", ("checker",)),
    Operation("talks.ask", "ask to talk to someone", ("checker", "supporter")),
    Operation("talks.read", "hear who wants to talk", ("safeguarding",)),
    Operation("approvals.read", "look at approvals and records", STAFF),
    Operation("feedback.read", "read what readers said", STAFF),
    Operation("feedback.add", "write down what a reader said", ("author", "converter")),
    Operation("figures.read", "read the yearly figures", ("readability", "admin")),
    Operation("people.manage", "look after people, roles, links and keys", ("admin",)),
    Operation("log.read", "read the log and check its chain", ("admin",)),
)
# People are real, also for a test key: it can never change who they are.
NOT_IN_TEST = frozenset(("people.manage",))
OPERATIONS = {operation.name: operation for operation in _ALL}


def allowed(roles: Iterable[str], operation: str) -> bool:
    """Say whether a person with these roles may do this.

    >>> allowed(["checker"], "checking.answer"), allowed(["admin"], "letters.read")
    (True, False)
    """
    return bool(set(roles) & set(OPERATIONS[operation].roles))


def role_for(roles: Iterable[str], operation: str) -> str:
    """The first role of the table by which a person may do this, for the log. "" if none."""
    held = set(roles)
    return next((role for role in OPERATIONS[operation].roles if role in held), "")
