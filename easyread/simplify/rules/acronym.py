"""Letters that stand for words must be explained when they first come. Easy Read writes them in full."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from easyread.grammar import is_shouted
from easyread.nlp import Parsed
from easyread.settings import Profile
from easyread.simplify.registry import Hit, Rule

_ACRONYM = re.compile(
    r"(?<![\w.@/#-])([A-Z]{2,6}|[A-Z]&[A-Z]|[A-Z]{2,5})(?:s)?(?![\w@/#]|-\d|\.[A-Za-z])"
)
_ROMAN = re.compile(r"[IVX]+")
# A word that often stands in capitals for force ("you MUST NOT") is no acronym.
EVERYDAY_ZIPF = 4.6
NOT_ACRONYMS = frozenset(
    {
        "AM",
        "PM",
        "OK",
        "ID",
        "COVID",
        "BST",
        "GMT",
        "PO",
        "BOX",
        "NB",
        "PS",
        "RE",
        "CC",
        "ISBN",
        "URL",
    }
)
# In front of a name or at its end they are titles and honours.
TITLES = frozenset(
    {
        "MP",
        "MSP",
        "MS",
        "TD",
        "MBE",
        "OBE",
        "CBE",
        "BSC",
        "MSC",
        "BA",
        "MA",
        "RN",
        "JP",
        "QC",
        "KC",
        "RGN",
        "FRCS",
        "MRCP",
        "FRCP",
        "LLB",
        "LLP",
        "PLC",
        "LTD",
    }
)


def find(letter: Sequence[Parsed], profile: Profile) -> Iterator[Hit]:
    """Find each acronym once, where it first stands without its full words."""
    known = {name.upper() for name in (*profile.known_acronyms, *profile.house_words)}
    done = set(known)
    for number, text in enumerate(letter):
        if text.kind in {"address", "signature"}:
            continue
        for sentence in text.sentences:
            if is_shouted(sentence):
                continue
            for found in _ACRONYM.finditer(sentence.text):
                name = found[1]
                if name in done or not _is_acronym(name) or _in_reference(sentence.text, found):
                    continue
                done.add(name)
                near = (
                    text.text + "\n" + (letter[number + 1].text if number + 1 < len(letter) else "")
                )
                if _is_defined(name, near):
                    continue
                if not _explained(name, sentence.text, found.start(), found.end()):
                    start = sentence.start_char + found.start()
                    end = sentence.start_char + found.end()
                    says = f"Say what {name} stands for, or use the full words."
                    yield Hit(start, end, "block", says, text=number)


def _is_acronym(name: str) -> bool:
    if name.startswith("LGBT"):
        return False  # what people call themselves
    if name in NOT_ACRONYMS or name in TITLES or _ROMAN.fullmatch(name):
        return False
    return "&" in name or _zipf(name.lower()) < EVERYDAY_ZIPF


def _in_reference(text: str, found: re.Match[str]) -> bool:
    """Tell whether it is part of a reference ("AB 12 34 56 C") or of a name ("AB Group")."""
    before, after = text[: found.start()], text[found.end() :]
    return (
        re.match(r"\s?\d|\s(?:Group|Ltd|Limited|plc|LLP|Bank)\b", after) is not None
        or re.search(r"\d\s?$", before) is not None
        or (
            re.search(r"[A-Z][a-z]+\s$", before) is not None
            and re.match(r",\s[A-Z]", after) is not None
        )
    )


def _explained(name: str, text: str, start: int, end: int) -> bool:
    """Tell whether the full words stand right before "(PIP)" or right after "PIP"."""
    before, after = text[:start], text[end:]
    if before.rstrip().endswith("(") and _has_initials(name, before.rstrip()[:-1]):
        return True
    opened = re.match(r"\W*\(([^)]+)\)", after)
    if opened and _has_initials(name, opened[1]):
        return True
    return re.search(r"\b(?:called|known as)\s+(?:an?\s+|the\s+)?\**$", before) is not None


def _is_defined(name: str, near: str) -> bool:
    """Tell whether the text, or the one right after it, says what the letters mean."""
    name = re.escape(name)
    return (
        re.search(
            rf"\b{name}\W*\s(?:means|stands for|is short for|is the short name|is an? [a-z])", near
        )
        is not None
    )


def _has_initials(name: str, words: str) -> bool:
    """Tell whether the letters can be taken in order from these words, the first from a first letter.

    So "Healthcare support workers" explains HCSW, and small words may be left out.
    """
    letters = [c for c in name.lower() if c.isalpha()]
    parts = re.findall(r"[a-z]+", words.lower())[-2 * len(letters) - 2 :]
    for at, word in enumerate(parts):
        if word[0] != letters[0]:
            continue
        left = iter("".join(parts[at:]))
        starts = sum(part[0] in letters for part in parts[at:])
        if all(letter in left for letter in letters) and starts >= min(2, len(letters)):
            return True
    return False


@lru_cache(maxsize=5000)
def _zipf(word: str) -> float:
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, "en"))


RULE = Rule(
    id="acronym",
    scope="letter",
    says="Say what the letters stand for, or use the full words.",
    source="W-09, C-11: Inclusion Europe 2009; GOV.UK 2020; plainlanguage.gov",
    find=find,
    catches=(
        "You can get PIP.",
        "We will do an ECG.",
        "Ask your CMHT for help.",
        "The LCWRA is paid with Universal Credit.",
    ),
    passes=(
        "You can get Personal Independence Payment (PIP).",
        "PIP (Personal Independence Payment) helps you.",
        "Ask your CMHT for help. CMHT means community mental health team.",
        "This test is called an ECG.",
        "Phone your GP or the NHS.",
        "You must NOT drive.",
        "Your reference is ABC 45678.",
        "YOUR OPERATION AT THE HOSPITAL",
    ),
)
