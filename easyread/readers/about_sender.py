"""The lines above the greeting and the signature -> the organisation (or person) that sent a letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.utils import parseaddr

from easyread.model import Block
from easyread.readers.shapes import (
    LINK,
    ORGANISATION,
    POSTCODE,
    TITLED,
    ends_sentence,
    is_closing,
    is_contact,
    is_place,
    label_of,
    value_of,
)

_JOB = re.compile(
    r"\b(?:manager|officer|director|co-?ordinator|maker|adviser|advisor|assistant|secretary|administrator|"
    r"head of|lead|leader|worker|nurse|clerk|chief executive|supervisor|team member|surveyor|inspector)$|^(?:head|director|manager|secretary) of\b",
    re.I,
)
NAME = re.compile(r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]*){1,4}")
# A part of an organisation, and the organisation itself: the letter is from the latter.
_SUB_UNIT = re.compile(
    r"\b(?:Office|Headquarters|Team|Unit|Department|Dept|Directorate|Section|Division|Clinic|Ward)"
    r"(?:, .*)?$",
    re.I,
)
_BODY = re.compile(
    r"\b(?:Trust|Council|Borough|Health Board|Association|Authority|Society|plc|Ltd|Limited|Homes|Government|"
    r"University|Charity|Commission|Agency)\b(?! \w*(?:Office|Headquarters|Team|Unit)\b)|\bDepartment (?:for|of)\b",
    re.I,
)
_COMPANY = re.compile(r"\b(?:plc|cic|ltd|nhs)\b", re.I)
# These say what kind of body it is, and not which.
_NO_NAME = re.compile(r"(?:nhs|registered (?:charity|office|company)\b.*|head office)$", re.I)


def is_person(text: str) -> bool:
    """Whether a line is nothing but the name of a person."""
    line = text.strip(" ,")
    if label_of(line) or len(line.split()) > 8 or re.search(r"\d", line):
        return False
    return bool(TITLED.match(line)) or (
        bool(NAME.fullmatch(line)) and not ORGANISATION.search(line) and not line.isupper()
    )


def find_sender(blocks: Sequence[Block], top: Sequence[Block], addressed: int) -> str | None:
    """Who sent the letter; None where it does not say.

    Args:
        blocks: all blocks of the letter.
        top: those above the greeting.
        addressed: where in ``top`` the reader's own address begins, -1 for nowhere.
    """
    theirs = range(addressed, _end_of_address(top, addressed)) if addressed >= 0 else range(0)
    named = [
        name
        for i, block in enumerate(top)
        if i not in theirs and (name := _organisation(block.text))
    ]
    if named:
        return named[0] if _rank(named[0]) else max(named, key=_rank)
    if name := _named_again(blocks, top, addressed):
        return name
    signed = [b.text for b in blocks if b.kind == "signature" and not is_closing(b.text)]
    for text in signed:
        if name := _organisation(text):
            return name
    for block in top:
        if label_of(block.text) == "From" and (name := parseaddr(value_of(block.text))[0]):
            return name
    persons = [t.strip(" ,") for t in signed if is_person(t)]
    return _letterhead(top, addressed) or next(iter(persons), None)


def _letterhead(top: Sequence[Block], addressed: int) -> str | None:
    """The first line, where it is a name above an address that is not the reader's."""
    if not top or top[0].kind != "address" or addressed <= 1:
        return None
    name = top[0].text.strip(" ,.")
    words = name.split()
    plain = 2 <= len(words) <= 5 and not re.search(r"\d", name) and not TITLED.match(name)
    return name if plain and not is_place(name) and not _JOB.search(name) else None


def _rank(name: str) -> int:
    """How surely a name is that of the whole organisation: 0 for a part of one."""
    if _BODY.search(name):
        return 2
    if _SUB_UNIT.search(name):
        return 0
    return 1


def _named_again(blocks: Sequence[Block], top: Sequence[Block], addressed: int) -> str | None:
    """A letterhead whose name says nothing of its kind, such as "Speak Up Eastholme".

    It is the first line, above an address, where the letter itself uses that name again.
    """
    if len(top) < 2 or top[0].kind != "address" or addressed == 0 or TITLED.match(top[0].text):
        return None
    name = top[0].text.strip(" ,.")
    again = any(name in block.text for block in blocks[len(top) :])
    return name if again and len(name.split()) > 1 and not re.search(r"\d", name) else None


def _end_of_address(top: Sequence[Block], addressed: int) -> int:
    end = addressed
    while (
        end < len(top) and top[end].kind == top[addressed].kind and label_of(top[end].text) is None
    ):
        end += 1
        if POSTCODE.search(top[end - 1].text):
            break
    return end


def _organisation(text: str) -> str | None:
    """The name of an organisation that a short line is, or begins with."""
    if label_of(text) or is_contact(text) or LINK.search(text) or "@" in text or TITLED.match(text):
        return None
    long = bool(POSTCODE.search(text)) or len(text.split()) > 10
    name = re.sub(r"\s*\([^()]*\)$", "", text.split(",")[0] if long else text).strip(" ,.")
    if (
        not ORGANISATION.search(name)
        and not ORGANISATION.search(name.title())
        and not _COMPANY.search(name)
    ):
        return None
    if _NO_NAME.match(name):
        return None
    if _JOB.search(name):  # "Office Manager" signs a letter but did not send it
        return None
    if re.match(r"\d", name) or len(name.split()) > 10 or ends_sentence(text):
        return None
    return name
