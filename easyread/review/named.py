"""People who checked a page and how each wishes to be named -> how the page may name them.

Nobody is named who did not say so, and nobody at all on a letter to one person: the names of its
checkers would tell its reader who has seen something like their post.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from easyread.model import Letter

# "Dear tenant" speaks to a group; "Dear Ms Demir" to one person.
_GROUP = re.compile(
    r"^dear\s+(?:all|everyone|everybody|friends?|sirs?|madam|sir or madam|colleagues?|neighbours?|"
    r"residents?|tenants?|customers?|patients?|parents?|carers?|parents? (?:and|or) carers?|"
    r"members?|householders?|occupiers?)\b[\s,.:]*$",
    re.IGNORECASE,
)
_DEAR = re.compile(r"^dear\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CheckedBy:
    """One person who said yes to the page, and every wish they stated: no, first name, full name."""

    name: str
    wishes: tuple[str, ...]


def is_personal(letter: Letter) -> bool:
    """Whether a letter goes to one person. Where in doubt, it does."""
    if letter.about.reader or letter.about.person:
        return True
    said = [line.strip() for block in letter.blocks for line in block.text.splitlines()]
    return any(_DEAR.match(line) and not _GROUP.match(line) for line in said)


def as_named(people: Sequence[CheckedBy], personal: bool) -> tuple[str, ...]:
    """How a page names its checkers: names in order, then how many others. Empty for nobody.

    >>> as_named([CheckedBy("Aisha Khan", ("first name",)), CheckedBy("Sam Roe", ("no",))], False)
    ('Aisha', '1 other person with a learning disability')
    >>> as_named([CheckedBy("Aisha Khan", ("full name",))], True)
    ('1 person with a learning disability',)
    """
    names = [] if personal else sorted(name for one in people if (name := _name(one)))
    others = len(people) - len(names)
    return (*names, _count(others, bool(names))) if others else tuple(names)


def _name(one: CheckedBy) -> str:
    """The name as wished. Of several wishes the most careful one counts; no wish is no."""
    if not one.wishes or "no" in one.wishes or not one.name.strip():
        return ""
    return one.name.split()[0] if "first name" in one.wishes else one.name


def _count(number: int, others: bool) -> str:
    other = "other " if others else ""
    if number == 1:
        return f"1 {other}person with a learning disability"
    return f"{number} {other}people with learning disabilities"
