"""A sentence that points to a place of the old page -> one that points to the letter it is in.

Lines move in an Easy Read: "below" and "above" are no longer true. Pages and backs are those of the
other letter, which every Easy Read tells its reader to keep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.registry import Hit, Proposal, Rewriter

_PLACE = r"(?:below|above|overleaf)\b(?!:|\s+(?:(?:the|an?|your|our)\b|£?\d))"
_SAID = r"listed|shown|set\s+out|given|named|described|detailed|outlined|explained|mentioned|stated"
_THING = r"table|list|slip|form|map|details|dates?|options|choices|conditions|reasons|times"
# The number above a letter may be of any sort: it stays "above" for a person to name.
_NOT_OURS = r"(?<!number )(?<!numbers )(?<!address )(?<!addresses )"
_MOVED = (
    (re.compile(rf"{_NOT_OURS}\b({_SAID})\s+{_PLACE}", re.I), r"\1 in this letter"),
    (re.compile(rf"\b(the|these|those)\s+({_THING})\s+{_PLACE}", re.I), r"the \2 in this letter"),
    (
        re.compile(r"\b(return|send|write|post)\b([^.;]{0,40}?\bto) (?:the|our) above address\b", re.I),
        r"\1\2 our address in this letter",
    ),
    (re.compile(r"\b(is|are|see|information|details|notes|conditions)\s+overleaf\b", re.I), r"\1 on the back of the other letter"),
    (re.compile(r"\b(see|on|turn to|read)\s+page\s+(\d+)\b(?!\s+of\b)", re.I), r"\1 page \2 of the other letter"),
)  # fmt: skip
_POINTS = re.compile(
    r"\b(in respect of|in relation to|about|under|of|to)\s+((?:\d\.\d)(?:,\s\d\.\d)*(?:,?\s(?:and|or|to)\s\d\.\d)?)(?=[.,;]|$)"
)


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose the sentence with each pointer named by what it is in now."""
    if sentence.text.rstrip().endswith(":"):
        return  # what it points to follows, as it did
    text = sentence.text
    for pattern, says in _MOVED:
        text = pattern.sub(says, text)
    text = _POINTS.sub(lambda found: _named(found, letter), text)
    if text != sentence.text:
        yield Proposal(
            text,
            "Lines stand in other places in an Easy Read.",
            0.85,
            source="T-10: GOV.UK; plainlanguage.gov",
        )


def _named(found: re.Match[str], letter: Letter | None) -> str:
    """The numbers of paragraphs, called points, where the letter has paragraphs of these numbers."""
    numbers = re.findall(r"\d\.\d", found[2])
    starts = [block.text.strip() for block in letter.blocks] if letter else []
    if not all(any(text.startswith(f"{n} ") for text in starts) for n in numbers):
        return found[0]
    return f"{found[1]} {'point' if len(numbers) == 1 else 'points'} {found[2]} in this letter"


REWRITER = Rewriter(
    id="pointers",
    mends=(),
    turn=12,
    propose=propose,
    examples=(
        (
            "Please send the documents listed below by Friday 5 March 2027.",
            "Please send the documents listed in this letter by Friday 5 March 2027.",
        ),
        (
            "Please contact one of the practices listed below and ask to register.",
            "Please contact one of the practices listed in this letter and ask to register.",
        ),
        (
            "Please sign and return the slip below.",
            "Please sign and return the slip in this letter.",
        ),
        (
            "Please cut it in half and return it to the above address.",
            "Please cut it in half and return it to our address in this letter.",
        ),
        ("The conditions are overleaf.", "The conditions are on the back of the other letter."),
        ("Please see page 3.", "Please see page 3 of the other letter."),
        ("We told you why, as set out above.", "We told you why, as set out in this letter."),
    ),
    leaves=(
        "The dates are set out below:",
        "Please ring the ward on the number above.",
        "Your savings are below the limit.",
        "The Council has received a complaint about the above address.",
        "People above 65 can apply.",
        "Read page 3 of the form.",
        "It was 1.1 metres long.",
    ),
)
