"""A letter's opening "Further to your claim ..., a decision has been made" -> "This letter is about ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from easyread.model import Letter
from easyread.nlp import Parsed, parse
from easyread.simplify.clauses import capital, may_be_cut, stands_alone
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

_OPENING = re.compile(
    r"^(?:Further to|With reference to|With regard to|In reference to|In connection with|(?P<after>Following(?: on from)?))\s+"
    r"(?P<thing>(?:(?:your|our|my) |(?:the|a) (?=referral|claim|application|review|assessment|visit|inspection|"
    r"meeting|complaint|enquiry))[^;:()]+?)(?P<comma>,)\s+(?P<main>[^;]+)$"
)
# What a letter can be about: something that was written, said or done before.
_THINGS = re.compile(
    r"^(?:your|our|my|the|a) (?:[\w'’-]+ ){0,3}?(?:referral|claim|application|review|assessment|visit|inspection|"
    r"meeting|complaint|enquiry|request|letters?|e-?mails?|call|conversation|appeal|report|form|appointment|"
    r"discussion)\b"
)
START, OPENING = 16, 4  # letters of the sentence that no rewriter changed; blocks after "Dear"
_DUTY = re.compile(r"\b(?:must|should|may|can|cannot|need|please)\b", re.I)
_VERBAL = frozenset("VBZ VBP VBD MD".split())
_RECEIVED_ON = re.compile(r"^(your [\w -]+?),? (?:which (?:was|we) )?received (on \S.*|\d.*)$")
_WE = re.compile(r"\b(?:we|us|our)\b", re.I)


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose what the letter is about, then what it says."""
    found = _OPENING.match(sentence.text) if sentence.text[:1] in "FWI" else None
    if found is None or " received from " in sentence.text:  # split_received says who it came from
        return
    if not may_be_cut(parse(f"{sentence.text[:-1]}.")):
        return  # its last mark may be a colon: "an appointment has been made as follows:"
    if letter is not None and not _opens(sentence.text[:START], letter):
        return
    for comma in re.finditer(r",\s+", sentence.text):
        thing = sentence.text[found.start("thing") : comma.start()]
        main = sentence.text[comma.end() :]
        if not _THINGS.match(thing) or not (main[0].islower() or main.startswith("I ")):
            continue
        if found["after"] and _DUTY.search(main):
            return  # "Following your visit, you must rest": it says when
        if (
            " and to " in thing
            or main.startswith(("and ", "or "))
            or stands_alone(main.rstrip(".:")) is None
        ):
            continue
        if any(t.tag_ in _VERBAL for t in parse(f"{thing}.").doc):
            return
        after = f"This letter is about {_ours(thing, letter)}. {capital(main)}"
        if is_well_formed(after):
            yield Proposal(after, "Say first what it is about.", 0.85, "split", source="S-02")
        return


def _opens(start: str, letter: Letter) -> bool:
    """Say whether this is the first thing that the letter says, straight after "Dear ..."."""
    texts = [b.text for b in letter.blocks]
    dear = next((i for i, text in enumerate(texts) if text.startswith("Dear")), -1)
    first = texts[dear + 1 : dear + 1 + OPENING] if dear >= 0 else texts
    return any(text.startswith(start) for text in first)


def _ours(thing: str, letter: Letter | None) -> str:
    """Say "that we got on" for "received on", where the letter speaks as "we"."""
    received = _RECEIVED_ON.match(thing)
    if received is None or (letter is not None and not _speaks_as_we(letter)):
        return thing
    return f"{received[1]} that we got {received[2]}"


@lru_cache(maxsize=4)
def _speaks_as_we(letter: Letter) -> bool:
    return any(_WE.search(b.text) for b in letter.blocks)


REWRITER = Rewriter(
    id="about_first",
    mends=(),
    turn=19,  # before the words "further to" and "following" are made easier
    propose=propose,
    examples=(
        (
            "Further to your claim received on Thursday 19 November 2026, a decision has been made about it.",
            "This letter is about your claim that we got on Thursday 19 November 2026. "
            "A decision has been made about it.",
        ),
        (
            "Following your referral by Dr Rao of Quayside Surgery, an appointment has been made for you.",
            "This letter is about your referral by Dr Rao of Quayside Surgery. "
            "An appointment has been made for you.",
        ),
        (
            "Further to your referral by Dr S. Adeyinka, Fernhill Surgery, an appointment has been made for you.",
            "This letter is about your referral by Dr S. Adeyinka, Fernhill Surgery. "
            "An appointment has been made for you.",
        ),
    ),
    leaves=(
        "Following your operation you must rest for 2 days.",
        "Further to your claim and to the letters of your bank, a decision has been made about it.",
        "Following the rules, we refused your claim.",
        "Further to what you told us in your claim, a decision has been made.",
        "Following your appointment, you must rest for 2 days.",
        "Following a fall, your mother was taken to hospital.",
        "With regard to your rent, please phone us.",
    ),
)
