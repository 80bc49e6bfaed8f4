"""A line -> the same line without the words inside names, email addresses and web addresses.

"Brackwell Advice Centre" is not about advice, and "safeguarding@council.example" not about harm.
"""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*|\bhttps?://\S+|\b(www\.)\S+|"
    r"\b[\w-]+(?:\.[\w-]+)*\.(?:uk|com|org|net|example)\b(?:/\S*)?|(?<=\()/[\w/-]+(?=\))",
    re.IGNORECASE,
)
# Small words that begin a sentence with a capital are no part of a name.
_OPENER = (
    r"(?!(?:A|An|The|This|That|Our|Your|My|If|When|Unless|Please|Contact|Phone|Call|Ask|Email|Visit|"
    r"Go|Write|From|For|To|At|In|On|By|And|Or|But|Tell|See|You|We|Re|Is|Attend|Bring|Use|Do|Not|New|"
    r"Local)\b)"
)
_CAPITAL = r"[A-Z][\w’'&.]*[\w]"
_MORE = rf"(?:\s+(?:(?:of|and|for|the|&)\s+)*{_CAPITAL})"
# These name an organisation after one word, the others only after two: "the Day Centre" is a place.
_SURE = (
    r"(?:Trust|School|Academy|College|University|Ltd|Limited|LLP|PLC|Plc|Foundation|Association|Society|"
    r"Agency|Inspectorate|Partnership)"
)
_MAYBE = r"(?:Centre|Services?|Group|Directorate|Company|Charity|Authority)"
_NAME = re.compile(
    rf"\b{_OPENER}{_CAPITAL}(?:{_MORE}*\s+{_SURE}|{_MORE}+\s+{_MAYBE})\b"
    rf"(?:\s+(?:{_SURE}|{_MAYBE})\b)*"
)
_UNIVERSITY_OF = re.compile(rf"\bUniversity of {_CAPITAL}|\bUniversity(?= Hospital)")
_HOSPITAL = re.compile(r"\b(?:Hospitals?|Infirmary|NHS)\b")
_KEPT = re.compile(r"\b(?:Council|Emergency|Local Authority)\b")  # what they are is worth showing


def without_names(line: str) -> str:
    """Put a plain word in the place of each address and each organisation's name.

    >>> without_names("Eastmarsh University Hospitals NHS Foundation Trust")
    'the hospital'
    >>> without_names("Phone Brackwell Advice Centre or mail safeguarding@council.example")
    'Phone organisation-name or mail this-address'
    >>> without_names("Go to www.example.org/benefits")
    'Go to www this-address'
    """
    bare = _ADDRESS.sub(lambda m: "www this-address" if m[1] else "this-address", line)
    return _UNIVERSITY_OF.sub("organisation-name", _NAME.sub(_named, bare))


def _named(found: re.Match[str]) -> str:
    if _HOSPITAL.search(found[0]):
        return "the hospital"
    return found[0] if _KEPT.search(found[0]) else "organisation-name"
