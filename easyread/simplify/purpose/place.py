"""Blocks and their sentences -> a purpose for each, by its words and by where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from easyread.grammar import is_imperative
from easyread.model import Block, Purpose, Sentence
from easyread.nlp import Parsed, span_of
from easyread.simplify.purpose import cues
from easyread.simplify.purpose.sentence import purpose_of

if TYPE_CHECKING:
    from spacy.tokens import Span

SHORT_HEAD = 7  # words: a short line that ends without a stop is a heading for what follows
WEAK: frozenset[Purpose] = frozenset({"other", "choice"})
# What the lead-in of a list says, its items say too.
LEADS: frozenset[Purpose] = frozenset(
    {"action", "right", "choice", "consequence", "reason", "decision", "help"}
)
# Under "If you disagree" these are steps on that way, not duties.
STEP = re.compile(
    r"\b(?:ask for (?:this|it)|apply|application|request|appeal|complain\w*|complaints?|review|"
    r"reconsider\w*|challenge|write to (?:us|the|our))\b",
    re.IGNORECASE,
)
IN_TIME = re.compile(
    r"\bmust (?:contact|tell|write to|phone) (?:us|the)\b.*\bwithin \w+ (?:\w+ )?(?:days?|weeks?|months?)\b",
    re.IGNORECASE,
)
HARDSHIP = re.compile(
    r"^if (?:you|your|this)\b[^,]*\b(?:difficult(?:y|ies)|hardship|struggling|cannot (?:afford|pay))\b",
    re.IGNORECASE,
)
# What the reader said is no right of theirs.
TOLD_US = re.compile(r"you (?:have )?(?:said|told|mentioned|wrote|asked)\b", re.IGNORECASE)
MAY = re.compile(r"\b(?:may|might|will|could|can)\b", re.IGNORECASE)
OFFER = re.compile(r"\b(?:may|can|could|up to|eligible|qualify|discount|reduced)\b", re.IGNORECASE)
NAME_LINE = re.compile(r"^[A-Z][\w.'’-]*(?: (?:and|of|the|for|[A-Z][\w.'’-]*)){0,4}$")
LABEL = re.compile(r"^[A-Z][\w .'’()/-]{1,34}:")


@dataclass(frozen=True, slots=True)
class _Place:
    """What stood before a sentence.

    ``heading``: the nearest above it. ``lead``: the purpose of the line that leads the list in.
    ``listed``: there is such a line.
    ``inside``: the purpose of the sentence before it in the same block. ``opening``: nothing of
    the letter itself was said yet. ``closing``: its goodbye was said.
    """

    heading: str = ""
    lead: Purpose = "other"
    listed: bool = False
    inside: Purpose | None = None
    opening: bool = True
    closing: bool = False


def sort_sentences(blocks: Sequence[Block], texts: Iterable[Parsed]) -> tuple[Sentence, ...]:
    """Give every sentence of the letter an id ("s1", "s2", ...), its span and its purpose, in order."""
    return tuple(_sentences(blocks, texts))


def _sentences(blocks: Sequence[Block], texts: Iterable[Parsed]) -> Iterator[Sentence]:
    number = 0
    place = _Place()
    greeted = not any(_is_dear(block.text) for block in blocks)
    for block, parsed in zip(blocks, texts, strict=True):
        greeted = greeted or _is_dear(block.text)
        if _is_heading(block):
            place = replace(place, heading=block.text, lead="other")
        place = replace(place, inside=None)
        for sent in parsed.sentences:
            number += 1
            words = sent.text.strip()
            told = block.kind in ("paragraph", "item")
            purpose = purpose_of(words, block.kind, told and _is_order(sent, words))
            if told:
                purpose = _in_place(purpose, words, block, place)
                says = greeted and not LABEL.match(words) and not _is_heading(block)
                thanks = words.lower().startswith("thank you")
                if says and not thanks and purpose not in ("greeting", "contact", "boilerplate"):
                    place = replace(place, opening=False)
                goodbye = purpose == "greeting" and not _is_dear(words) and not place.opening
                place = replace(place, inside=purpose, closing=place.closing or goodbye)
            yield Sentence(f"s{number}", span_of(sent, block.id), purpose)
        if block.kind != "item":
            listed = block.text.rstrip().endswith(":")
            lead = place.inside if listed and place.inside in LEADS else None
            place = replace(place, lead=lead or "other", listed=listed)


def _in_place(purpose: Purpose, words: str, block: Block, place: _Place) -> Purpose:
    """The purpose that the words give, mended by where the sentence stands."""
    if place.inside == "enclosure" and purpose != "greeting":
        return "enclosure"
    if block.kind == "item" and place.lead != "other":
        own = purpose not in WEAK and purpose not in ("action", "about")
        return purpose if own or (place.lead == "action" and purpose == "action") else place.lead
    if block.kind == "item" and place.listed and words[:1].islower():
        return "other"  # an item of "We will contact you when:" is only part of that sentence
    if place.closing and NAME_LINE.match(words) and purpose == "other":
        return "greeting"
    purpose = _under(purpose, words, place.heading)
    opens = purpose == "other" and place.opening and _opens_letter(words, block)
    return "about" if opens else purpose


def _under(purpose: Purpose, words: str, heading: str) -> Purpose:
    """What a sentence that says little of its own is for, under this heading."""
    if cues.UNDER_RIGHT.search(heading) and purpose in WEAK and HARDSHIP.search(words):
        return "help"  # a payment for people who cannot pay is no way to disagree
    if cues.UNDER_RIGHT.search(heading) and not TOLD_US.match(words):
        step = purpose in ("action", "deadline") and STEP.search(words)
        step = step or (purpose in ("contact", "action") and IN_TIME.search(words))
        return "right" if purpose in WEAK or step else purpose
    if purpose not in WEAK:
        return purpose
    if cues.UNDER_REASON.search(heading) and not cues.FUTURE.search(heading + words):
        return "reason"
    outcome = MAY.search(words) and not cues.SPARED.search(words)
    if purpose == "other" and outcome and cues.UNDER_OUTCOME.search(heading):
        return "consequence"
    if purpose == "other" and cues.UNDER_HELP.search(heading) and OFFER.search(words):
        return "help"
    return purpose


def _opens_letter(words: str, block: Block) -> bool:
    """Whether a plain sentence is the first that the letter says."""
    sentence = words.endswith((".", ":")) and len(words.split()) > SHORT_HEAD // 2
    return block.kind == "paragraph" and sentence and not LABEL.match(words)


def _is_heading(block: Block) -> bool:
    """A heading, or a short line that stands alone and ends without a stop."""
    if block.kind == "heading":
        return True
    words = block.text.strip()
    short = len(words.split()) <= SHORT_HEAD and not re.search(r"[.:;,?!\d]", words)
    return block.kind == "paragraph" and short and not _is_dear(words)


def _is_dear(words: str) -> bool:
    return words.strip().lower().startswith("dear")


def _is_order(sent: Span, words: str) -> bool:
    """Whether the sentence begins with a command; a name or a label does not."""
    first = sent[0]
    verb = first.tag_ == "VB" and first.dep_ == "ROOT" and words.endswith((".", ";", ":"))
    return verb and not LABEL.match(words) and is_imperative(sent)
