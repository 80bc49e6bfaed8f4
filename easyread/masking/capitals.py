"""A text -> its words, and the runs of words with capitals that may be a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from easyread.facts.find.name_words import COMMON, ROLES
from easyread.masking.spot import SMALL_PARTS
from easyread.masking.words import is_first_name, is_surname, is_word, lists, says_nothing

TITLES = frozenset(
    "mr mrs ms miss mx dr drs doctor prof professor sir lady lord dame rev revd reverend master mstr cllr "
    "councillor judge sister nurse father fr imam rabbi pastor sergeant sgt pc dc inspector midwife matron".split()
)
# These are also words for a job: "Nurse Practitioner" is nobody's name.
_JOBS_TOO = frozenset(
    "doctor judge sister nurse father master inspector midwife matron pastor".split()
)
_JOBS = frozenset(
    "manager officer director coordinator co-ordinator maker adviser advisor assistant secretary administrator lead leader worker nurse "
    "clerk executive supervisor surveyor inspector consultant surgeon physician doctor registrar therapist physiotherapist practitioner "
    "midwife pharmacist dentist optometrist psychologist psychiatrist counsellor teacher headteacher head principal tutor warden caretaker "
    "engineer chair chairman chairperson treasurer president trustee advocate solicitor barrister judge magistrate mayor member "
    "specialist analyst agent landlord tenant claimant appellant respondent applicant patient daughter son mother father wife husband "
    "partner brother sister carer keyworker parent guardian friend representative interpreter receptionist matron sister team deputy senior "
    "social support care housing benefits community customer general clinical legal practice ward family benefit income".split()
)
_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ž][\w'’-]*|&")
_ENDS = re.compile(r"(?:^|[.!?:;•|\n\t\[(]|^\W*(?:\d+|[a-zA-Z])[.)])[\s\"'“”‘*(#^•\-–]*$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, without "'s": where it stands, and itself in small letters."""

    start: int
    end: int
    text: str
    owner: bool

    @property
    def low(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def initial(self) -> bool:
        """Whether it is one or two capital letters that may stand for a first name."""
        return len(self.text) == 1 and self.text.isupper() and self.text.isalpha()


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order; "Sam's" gives "Sam", with a note that it owns what follows."""
    found = []
    for match in _WORD.finditer(text):
        word = match[0].rstrip("'’-_")
        owner = bool(re.search(r"['’][sS]$", word)) and len(word) > 3
        word = word[:-2] if owner else word
        found.append(
            Word(match.start(), match.start() + len(word), word, owner or match[0][-1:] in "'’")
        )
    return tuple(found)


def capital(word: Word) -> bool:
    """Say if a word begins with a capital ("O'Brien", "deSouza" too)."""
    return word.text[0].isupper() or bool(re.fullmatch(r"d[e'][A-Z]\w+|mac[A-Z]\w+", word.text))


def close(text: str, left: Word, right: Word, initial: bool = False) -> bool:
    """Say if only a blank (or, after an initial or a title, a full stop) stands between two words."""
    gap = text[left.end : right.start]
    return (
        bool(re.fullmatch(r"\.?[ \u00a0]{0,2}" if initial else r"[ \u00a0]{1,2}", gap))
        and not left.owner
    )


@lru_cache(maxsize=4096)
def runs(text: str) -> tuple[tuple[Word, ...], ...]:
    """Runs of words with capitals, small parts of names ("de") and "of" inside them."""
    return tuple(tuple(run) for run in _runs(text, words_of(text)))


def _runs(text: str, words: Sequence[Word]) -> Iterator[list[Word]]:
    i = 0
    while i < len(words):
        if not capital(words[i]):
            i += 1
            continue
        run = [words[i]]
        j = i + 1
        while j < len(words):
            loose = run[-1].initial or run[-1].low in TITLES
            if close(text, run[-1], words[j], loose) and capital(words[j]):
                run.append(words[j])
                j += 1
                continue
            k = j
            while (
                k < len(words)
                and k - j < 2
                and words[k].low
                in SMALL_PARTS | {"of", "on", "upon", "the", "under", "in", "for", "&"}
            ):
                k += 1
            part = [run[-1], *words[j : k + 1]]
            near = all(close(text, a, b) for a, b in pairwise(part))
            if k > j and k < len(words) and near and capital(words[k]):
                run += words[j : k + 1]
                j = k + 1
                continue
            break
        yield run
        i = j


def starts(text: str, word: Word) -> bool:
    """Say if a word stands where a capital says nothing: at the start of a sentence or a line."""
    return word.start == 0 or _ENDS.search(text[max(0, word.start - 12) : word.start]) is not None


def shouted(text: str, word: Word) -> bool:
    """Say if a word stands in a line of capitals."""
    a = text.rfind("\n", 0, word.start) + 1
    b = text.find("\n", word.end)
    return _in_capitals(text[a : b if b >= 0 else len(text)])


@lru_cache(maxsize=4096)
def _in_capitals(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def strange(word: Word, text: str) -> bool:
    """Say if a word is in no dictionary and on no list of words that name nobody.

    Letters of a body ("HMCTS") are not strange; a name in capitals is.
    """
    if (
        not capital(word)
        or len(word.text) < 2
        or says_nothing(word.low)
        or word.low in TITLES
        or word.low.startswith("co-")
    ):
        return False
    if word.text.isupper() and len(word.text) < 7 and not shouted(text, word):
        return is_first_name(word.low) or is_surname(word.low) or word.low in lists().towns
    if word.text.isupper() and not re.search(r"[AEIOUY]", word.text):
        return False
    return not re.search(r"\d", word.text)


def rare(word: Word) -> bool:
    """Say if an ordinary word is so rare that a capital inside a sentence makes it a name: "the Larches"."""
    from wordfreq import zipf_frequency  # only when letters are masked

    if (
        re.search(
            r"(?:ists?|log(?:y|ies)|ics|tions?|scop(?:y|ies)|grams?|ments?|ers?|ors?|al|itis|oma|ness|ity|ing|ise|ed|phone)$",
            word.low,
        )
        or "-" in word.text
    ):
        return False
    if (
        word.low in ROLES
        or word.low in COMMON
        or word.low in lists().general
        or word.low in lists().not_names
    ):
        return False
    return zipf_frequency(word.low, "en") < 2.9


def name_like(word: Word) -> bool:
    """Say if a word may be part of a person's name at all: no job and no word of a body."""
    low = word.low
    if low in _JOBS or (low in lists().not_names and not (is_first_name(low) or is_surname(low))):
        return False
    return not is_word(low) or is_first_name(low) or is_surname(low)


def job(word: Word) -> bool:
    """Say if a word is one for a job or a part somebody plays."""
    return word.low in _JOBS


def titled(text: str, words: Sequence[Word], i: int) -> list[Word]:
    """The words of a name that follow the title at ``i``, [] where none does."""
    word = words[i]
    if word.low not in TITLES or not capital(word):
        return []
    j = i + 1
    if j + 1 < len(words) and words[j].low in ("and", "&") and words[j + 1].low in TITLES:
        j += 2
    if j < len(words) and not close(text, words[j - 1], words[j], initial=True):
        return []
    name: list[Word] = []
    while j < len(words) and len(name) < 5:
        this = words[j]
        before = name[-1] if name else None
        if before and not close(text, before, this, before.initial):
            break
        if this.low in SMALL_PARTS and this.text.islower():
            if j + 1 >= len(words) or not capital(words[j + 1]):
                break
            name.append(this)
        elif not capital(this) or this.low in TITLES:
            break
        elif name and this.text.isupper() and len(this.text) > 1 and not name[-1].text.isupper():
            break  # "Dr Ruth Emsworth BDS"
        elif (
            not name
            and (
                (word.low in _JOBS_TOO and not name_like(this))
                or (this.low in lists().general and job(this))
            )
        ) or (name and not name[-1].initial and not name_like(this) and not this.initial):
            break
        else:
            name.append(this)
        j += 1
        if this.owner:
            break
    return name if any(len(w.text) > 1 for w in name) else []
