"""A word -> is it a name, a town, or an ordinary word that only has a capital."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from easyread.facts.find.name_words import COMMON, ROLES

_SMALL = frozenset(
    "a an the i you he she it we they me him her us them my your his its our their mine yours this that "
    "these those who whom whose which what when where why how and or but nor so yet if unless until "
    "while as than because since although though whether not no yes for of in on at by to from with "
    "within without into onto upon about over under after before between during through against "
    "among per is are was were be been being am do does did has have had having can could may might "
    "must shall should will would all any both each every some such same other another only own very "
    "too also just then there here now again further once more most much many few less least else "
    "ever never always often soon together however therefore otherwise whichever whatever whoever "
    "whenever wherever anyone anybody anything someone somebody something everyone everybody "
    "everything nobody nothing none neither either out up down off above below across along around "
    "behind beside besides beyond except inside near outside past toward towards underneath via "
    "myself yourself himself herself itself ourselves themselves don't can't won't i'm we're you're "
    "let's hello hi please okay whilst amongst unto pursuant notwithstanding hereby herein thereafter "
    "one two three four five six seven eight nine ten eleven twelve hundred thousand million first "
    "second third fourth fifth regarding concerning according including excluding following given "
    "albeit hence thus whereas whereby insofar meanwhile nevertheless moreover furthermore".split()
)


@dataclass(frozen=True, slots=True)
class Lists:
    """The word lists of ``names.toml``. All in small letters but those that are shown."""

    women: frozenset[str]
    men: frozenset[str]
    either: frozenset[str]
    surnames: frozenset[str]
    towns: frozenset[str]
    not_names: frozenset[str]
    general: frozenset[str]
    sites: frozenset[str]
    show_women: tuple[str, ...]
    show_men: tuple[str, ...]
    show_either: tuple[str, ...]
    show_surnames: tuple[str, ...]
    show_towns: tuple[str, ...]
    show_streets: tuple[str, ...]


@lru_cache(maxsize=1)
def lists() -> Lists:
    """Read the word lists, once."""
    found = tomllib.loads(
        files("easyread.masking").joinpath("names.toml").read_text(encoding="utf-8")
    )
    words = {name: tuple(text.split()) for name, text in found.items()}
    low = {name: frozenset(w.lower() for w in of) for name, of in words.items()}
    return Lists(
        women=low["women"],
        men=low["men"],
        either=low["either"],
        surnames=low["surnames"],
        towns=low["real_towns"],
        not_names=low["not_names"],
        general=low["general"],
        sites=low["national_sites"],
        show_women=words["women"],
        show_men=words["men"],
        show_either=words["either"],
        show_surnames=words["surnames"],
        show_towns=words["made_up_towns"],
        show_streets=words["made_up_streets"],
    )


@lru_cache(maxsize=8)
def plainly_names(words: tuple[str, ...]) -> tuple[str, ...]:
    """Only names that are no other word as well: nobody should have to puzzle over "May" or "Will"."""
    return tuple(w for w in words if not is_word(w.lower()))


@lru_cache(maxsize=8192)
def is_word(word: str) -> bool:
    """Say if a word in small letters is an ordinary one, in any form.

    >>> is_word("admissions"), is_word("rose"), is_word("okonjo"), is_word("co-ordinator")
    (True, True, False, True)
    """
    word = word.strip("'-").removesuffix("'s")
    if word in _SMALL or word in COMMON or word in ROLES or _in_dictionary(word):
        return True
    parts = [p for p in re.split(r"[-/']", word) if p]
    if len(parts) > 1 and not word.startswith(("o'", "d'")):
        short = {
            "re",
            "pre",
            "co",
            "non",
            "un",
            "ex",
            "e",
            "anti",
            "multi",
            "sub",
            "self",
            "t",
            "s",
        }
        return all(p in short or len(p) < 3 or is_word(p) for p in parts)
    return False


def _in_dictionary(word: str) -> bool:
    import simplemma  # both only when letters are masked
    from lemminflect import getAllLemmas

    if getAllLemmas(word):
        return True
    if is_first_name(word) or is_surname(word) or word in lists().towns:
        return False
    # This dictionary holds names too: it gives most of them their capital.
    return simplemma.is_known(word, "en") and simplemma.lemmatize(word, "en").islower()


def says_nothing(word: str) -> bool:
    """Say if a capital on this word (in small letters) tells nothing: an ordinary word, a day, a body's letters."""
    bare = word.strip("'-").removesuffix("'s").removesuffix("'")
    return bare in lists().not_names or word in lists().not_names or is_word(bare)


def is_first_name(word: str) -> bool:
    """Say if a word in small letters is on the lists of first names."""
    return word in lists().women or word in lists().men or word in lists().either


def is_surname(word: str) -> bool:
    """Say if a word in small letters is on the list of surnames."""
    return word in lists().surnames


def sex_of(first_name: str) -> str:
    """Give "f" or "m" where a first name in small letters is plainly one of them, else ""."""
    found = lists()
    if first_name in found.either or (first_name in found.women and first_name in found.men):
        return ""
    return "f" if first_name in found.women else "m" if first_name in found.men else ""
