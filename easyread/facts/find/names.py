"""A text -> the names of people, bodies and places in it, in small letters, without titles."""

from __future__ import annotations

import re
from functools import cached_property

from easyread.facts.find.found import Page, plain
from easyread.facts.find.initials import TOPICS, says_name
from easyread.facts.find.name_words import BODIES, COMMON, ROLES, TITLES

_LOWER = re.compile(r"[\w&'-]+")
_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ'-]*|&")
_LINKS = frozenset("of for and the in upon on de la van von der al bin & le under".split())
_STARTS = re.compile(r"(?:^|[.!?:;•|\n\t\[]|^\W*\d+[.)])[\s\"'(*#^•\-–]*$")
_BREAK = re.compile(r"[\n\t\x00.,;:!?()\[\]|/\"]")
# "Jobseeker's Allowance" is one name; "Ravi's EHCP" is a person and a paper.
_OWNED = BODIES | frozenset("allowance credit benefit pension payment grant fund scheme".split())
_ITEM = re.compile(r"(?:^|\s)(?:\d{1,2}|[a-z])[.)]\s?$")
_GAP = re.compile(r"[ \u00a0]+")
_GAP_AFTER_INITIAL = re.compile(r"\.?[ \u00a0]+")
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b(?!')")
_NOT_ACRONYMS = frozenset(
    "PO NO OR IF IN AT TO AND THE NOT YOU MUST DO BE WE IS IT AM PM OK ID TV UK OF ON BY AN AS SO".split()
)


def find_names(page: Page) -> None:
    """Take names with a title, then runs of words with capitals, then initials.

    A single word at the start of a sentence or a line is a name only where it also stands with a
    capital inside a sentence of the same text. Lines in headline capitals give no names, unless
    they end like a body ("... NHS TRUST").
    """
    words = list(_WORD.finditer(page.left))
    i = 0
    while i < len(words):
        if not _capital(words[i][0]):
            i += 1
            continue
        run = _run_from(page, words, i)
        _take_run(page, words[i:run])
        i = run
    for match in _ACRONYM.finditer(page.left):
        text = match[0]
        if (
            text not in _NOT_ACRONYMS
            and not _shouted(page.text, match)
            and not _repeats_name(page.text, match)
        ):
            page.take(match.start(), match.end(), "name", text.lower())


class Mention:
    """The words of a text, ready to be asked for many names."""

    def __init__(self, text: str) -> None:
        self.text = plain(text).lower()
        self._in_order = [w.strip("-'") for w in _LOWER.findall(self.text)]
        self.words = frozenset(
            w for word in self._in_order for w in (word, word.removesuffix("'s"))
        )

    @cached_property
    def initials(self) -> str:
        """The first letters of all words but "of", "and", "the" ..., in one run."""
        return "".join(w[0] for w in self._in_order if w and w not in _LINKS)


def name_kept(value: str, text: Mention) -> bool:
    """Say if a text still names this person, body or place.

    The last word must be there, and half of all its words. Initials may be written out.

    >>> name_kept("bex proxy", Mention("Phone Bex Proxy.")), name_kept("bex proxy", Mention("Bex"))
    (True, False)
    """
    parts = [w.strip("-'") for w in value.split() if w not in _LINKS]
    have = [part for part in parts if part in text.words]
    enough = len(parts) if value in TOPICS else len(parts) / 2  # Pension Credit, Universal Credit
    if not parts or (parts[-1] in text.words and len(have) >= enough):
        return True
    if says_name(value, text.text):
        return True
    return len(parts) == 1 and 3 <= len(value) <= 6 and value.isalpha() and value in text.initials


def _run_from(page: Page, words: list[re.Match[str]], i: int) -> int:
    """Give the index after the run of name words that starts with the capital at ``i``."""
    j = i + 1
    while j < len(words):
        gap = page.left[words[j - 1].end() : words[j].start()]
        initial = len(words[j - 1][0]) == 1 or words[j - 1][0].lower() in TITLES
        owner = words[j - 1][0].endswith("'s") and words[j][0].lower() not in _OWNED
        if owner and words[j][0] != "&":
            break  # "Ravi's EHCP" is a person and a paper
        if not (_GAP_AFTER_INITIAL if initial else _GAP).fullmatch(gap):
            break
        if _capital(words[j][0]):
            j += 1
            continue
        k = j
        while k < len(words) and words[k][0].lower() in _LINKS and k - j < 2:
            k += 1
        joined = (
            k > j
            and k < len(words)
            and not _BREAK.search(page.left[words[j - 1].end() : words[k].start()])
        )
        if joined and _capital(words[k][0]) and words[j][0].lower() != "and":
            j = k + 1
            continue
        if joined and _capital(words[k][0]) and _is_body_with_and(words, i, k):
            j = k + 1
            continue
        break
    return j


def _is_body_with_and(words: list[re.Match[str]], i: int, k: int) -> bool:
    """Say if "and" stands inside one name: "Department for Work and Pensions"."""
    return any(
        w[0].lower() in ("department", "revenue", "employment", "ministry", "education")
        for w in words[i:k]
    )


def _take_run(page: Page, run: list[re.Match[str]]) -> None:
    if _ITEM.search(page.text[max(0, run[0].start() - 8) : run[0].start()]) and (
        run[0][0].endswith("ing") or page.text[max(0, run[0].start() - 1)] == "."
    ):
        return  # "1. Preparing Food", "12.Moving Around": the title of an item
    titled = run[0][0].lower() in TITLES and len(run) > 1
    rest = run[1:] if titled else run
    while rest and not titled and rest[0][0].lower() in COMMON and not _body_of(rest):
        rest = rest[1:]  # "Dear Mrs X", "Phone Bex", "The Planning Inspectorate"
        if rest and rest[0][0].lower() in TITLES and len(rest) > 1:
            titled, rest = True, rest[1:]
    while rest and (
        rest[-1][0].lower() in _LINKS
        or (not titled and rest[-1][0].lower() in COMMON and len(rest) == 1)
    ):
        rest = rest[:-1]
    if not rest:
        return
    lower = [w[0].lower() for w in rest]
    start, end = rest[0].start(), rest[-1].end()
    body = lower[-1].removesuffix("'s") in BODIES and len(rest) > 1
    if not titled and not body:
        if all(w in ROLES or w in COMMON or w in _LINKS for w in lower):
            return
        if _headline(page.text, start, end):
            return
        first = _starts(page.text, rest[0].start()) and rest[0] is run[0]
        if first and len(rest) == 1 and not _again_inside(page.text, rest[0]):
            return
        if len(rest) == 1 and rest[0][0].isupper() and 1 < len(rest[0][0]) <= 6:
            return  # initials: taken below
        if first and len(rest) == 2 and not rest[1][0][0].isupper():
            return
    if len(rest) == 1 and len(rest[0][0]) == 1:
        return
    value = " ".join(w.removesuffix("'s").strip("-'") for w in lower)
    page.take(start, end, "name", value)


def _body_of(rest: list[re.Match[str]]) -> bool:
    """What kind of body it is belongs to its name: "Department for Work and Pensions"."""
    return len(rest) > 2 and rest[0][0].lower() in ROLES and rest[1][0].lower() in ("for", "of")


def _repeats_name(text: str, initials: re.Match[str]) -> bool:
    """Initials in brackets straight after the words they stand for are no second name."""
    if text[initials.start() - 1 : initials.start()] != "(":
        return False
    before = [w for w in _WORD.findall(text[: initials.start()][-120:]) if w.lower() not in _LINKS]
    letters = "".join(w[0] for w in before[-len(initials[0]) :])
    return letters.upper() == initials[0]


def _capital(word: str) -> bool:
    return word[0].isupper()


def _starts(text: str, at: int) -> bool:
    return _STARTS.search(text[max(0, at - 12) : at]) is not None or at == 0


def _again_inside(text: str, word: re.Match[str]) -> bool:
    """A word that also has its capital in the middle of a sentence is a name."""
    if text.count(word[0]) == 1:
        return False
    for match in re.finditer(rf"\b{re.escape(word[0])}\b", text):
        if match.start() != word.start() and not _starts(text, match.start()):
            return True
    return False


def _line(text: str, start: int, end: int) -> str:
    a = text.rfind("\n", 0, start) + 1
    b = text.find("\n", end)
    return text[a : b if b >= 0 else len(text)]


def _headline(text: str, start: int, end: int) -> bool:
    """A line in Title Case or capitals that is no sentence: its capitals say nothing."""
    line = _line(text, start, end).strip(" #*^")
    words = [w for w in re.findall(r"[A-Za-z][\w'-]*", line) if len(w) > 3]
    if not words or line[-1:] in ".!?" or len(line) > 90:
        return False
    if line.startswith(("Dear", "Mr ", "Mrs ", "Ms ", "Miss ", "Dr ")) or ":" in line:
        return False
    capitals = sum(w[0].isupper() for w in words)
    usual = sum(
        w.lower() in COMMON or w.lower() in ROLES or w.lower().endswith(("ment", "tion", "ing"))
        for w in words
    )
    return line == line.upper() or (capitals == len(words) > 1 and usual > 0)


def _shouted(text: str, match: re.Match[str]) -> bool:
    """Initials next to other words in capitals are shouting: "YOU MUST NOT DRIVE"."""
    near = text[max(0, match.start() - 12) : match.end() + 12]
    return len(re.findall(r"\b[A-Z]{2,}\b", near)) > 2
