"""Letterhead, addressee, reference and signature chunks -> the last rows: from, to, date, reference."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from easyread.layout.chunks import CLOSE, DETAIL, Chunk
from easyread.model import About, Line

DEAR = re.compile(r"^dear\b", re.IGNORECASE)
# Words that stay as they are when a name in capitals is written in small letters.
KNOWN_CAPITALS = frozenset(
    "NHS UK EU GP DWP HMRC HMCTS PIP DLA MRI ECG JSA ESA UC IT PO BBC CIC EHC EHCP PLC LLP A&E AGM ASD "
    "ADHD CAMHS CPA DVLA ICB ID IMCA IMHA OT SEN VAT".split()
)
# The number of what these words count is no word: "Part III", "Band A", "Schedule 2A".
COUNTED = frozenset(
    "PART SCHEDULE CHAPTER SECTION ARTICLE ANNEX APPENDIX VOLUME PHASE STAGE TYPE GROUP GRADE CLASS "
    "BAND BLOCK UNIT FLAT WARD ZONE ROUTE TIER STEP OPTION ROOM PLAN FORM".split()
)
# A day that was put to a date stands in small letters among the letter's capitals.
SOFT_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
    r"September|October|November|December)\b"
)
ROMAN = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})")  # 1 to 39: more letters make words ("MIX")
SHORTENED = frozenset({"ST", "MR", "MRS", "MS", "DR", "RD", "LTD", "SGT", "HRS", "PT"})
ACRONYM = 5  # letters: one word in capitals this short is more likely an acronym
SMALL = frozenset({"a", "an", "of", "and", "the", "for", "in", "on", "at", "to", "with", "by"})


def plain_capitals(name: str) -> str:
    """Write a name that is all in capitals as a name: capitals are hard to read (standards L-14).

    >>> plain_capitals("ST EXAMPLE'S HOSPITAL NHS FOUNDATION TRUST")
    "St Example's Hospital NHS Foundation Trust"
    >>> plain_capitals("MRI LUMBAR SPINE"), plain_capitals("PLEASE SEND THE FORM")
    ('MRI Lumbar Spine', 'Please Send the Form')
    >>> plain_capitals("HOUSING ACT 1985, PART III AND BAND A")
    'Housing Act 1985, Part III and Band A'
    >>> plain_capitals("PASS EXPIRES ON Monday 31 August 2026")
    'Pass Expires on Monday 31 August 2026'
    >>> plain_capitals("Anytown Council")
    'Anytown Council'
    """
    if not SOFT_DAY.sub("", name).isupper() or (len(name.split()) < 2 and len(name) <= ACRONYM):
        return name
    words: list[str] = []
    before = ""
    for i, word in enumerate(name.split()):
        bare = word.strip(".,:;()&")
        if _is_acronym(bare) or _is_number(bare, before):
            words.append(word)
        elif i and word.lower() in SMALL:
            words.append(word.lower())
        else:
            words.append(re.sub(r"[A-Za-z]+(?:['’][A-Za-z]+)?", lambda m: m[0].capitalize(), word))
        before = bare
    return " ".join(words)


def _is_number(word: str, before: str) -> bool:
    """Whether a word counts or is a code: it holds a digit, is a Roman numeral, or "A" of "Band A"."""
    roman = len(word) > 1 and ROMAN.fullmatch(word)
    counted = before in COUNTED and (len(word) == 1 or ROMAN.fullmatch(word))
    return bool(roman or counted) or any(c.isdigit() for c in word)


def _is_acronym(word: str) -> bool:
    """Whether a word is spelt out when it is said: one that is known, or that holds no vowel ("HM")."""
    spelt = len(word) > 1 and not re.search(r"[AEIOUY]", word) and word not in SHORTENED
    return word in KNOWN_CAPITALS or spelt


# An organisation whose name begins so is spoken of with "the".
WITH_THE = re.compile(
    r"^(?:Department|Ministry|Office|Planning Inspectorate|Home Office|Tribunal|First-tier|Housing|"
    r"Crown|Court|Ombudsman|Care Quality|Valuation|Child|Pension)\b"
)


def with_the(name: str) -> str:
    """Put "the" before a name that needs it.

    >>> with_the("Planning Inspectorate"), with_the("Anytown Council")
    ('the Planning Inspectorate', 'Anytown Council')
    """
    return f"the {name}" if WITH_THE.match(name) else name


def joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of an address or a signature: the name, then all the rest on one line."""
    first, *rest = lines
    if CLOSE.match(first.text) and rest:
        name, *job = rest
        text = ", ".join(line.text.rstrip(" ,") for line in rest)
        sources = tuple(source for line in (name, *job) for source in line.sources)
        return (first, replace(name, text=text, sources=sources))
    if len(rest) < 2:
        return tuple(lines)
    text = ", ".join(line.text.rstrip(" ,") for line in rest)
    sources = tuple(source for line in rest for source in line.sources)
    return (first, replace(rest[0], text=text, sources=sources))


def detail_lines(details: Sequence[Chunk], about: About) -> tuple[Line, ...]:
    """The lines in the order of the letter, "Dear X" and "Yours sincerely" said as "To" and "From".

    No sentence is dropped: the line that takes over a greeting names it as a source too.
    """
    parts = (joined(c.lines) if c.kind in ("address", "signature") else c.lines for c in details)
    lines = [line for part in parts for line in part]
    made: list[Line] = []
    greeting: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    to_said = False
    for line in lines:
        if DEAR.match(line.text):
            greeting = line.sources
            if to_said:
                continue
            made.append(replace(line, text=f"To: {DEAR.sub('', line.text).strip(' ,')}"))
            to_said = True
        elif CLOSE.match(line.text):
            closing += line.sources
        elif closing:
            made.append(replace(line, text=f"From: {line.text}", sources=closing + line.sources))
            closing = ()
        elif (
            about.reader
            and not to_said
            and about.reader in line.text
            and not DETAIL.match(line.text)
        ):
            made.append(replace(line, text=f"To: {line.text}"))
            to_said = True
        else:
            made.append(line)
    if closing and lines:
        last = next(x for x in lines if x.sources == closing or set(x.sources) & set(closing))
        made.append(replace(last, sources=closing))
    return _with_greeting(made, greeting)


def _with_greeting(made: Sequence[Line], greeting: tuple[str, ...]) -> tuple[Line, ...]:
    """Let the "To" line carry the greeting, whose name it repeats."""
    found = []
    for line in made:
        if greeting and line.text.startswith("To: ") and not set(greeting) & set(line.sources):
            line = replace(line, sources=line.sources + greeting)
            greeting = ()
        found.append(line)
    return tuple(found)
