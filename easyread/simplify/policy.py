"""Suggestions -> the machine's first decisions: what may be used in a draft before a person looked.

A sentence about a dose, medicine, fasting or consent is never changed by machine, nor one about
abuse, danger or self-harm (design 1.2): there a person chooses every word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from easyread.model import About, Analysis, Decision, Letter, Suggestion

SURE = 0.8  # a proposal below this is shown to people and never used by machine
MACHINE = "draft policy"

PROTECTED = re.compile(
    r"""\b(?:
      \d+(?:\.\d+)?\s?(?:mg|mcg|ml|micrograms?|milligrams?|millilitres?|units)\b
    | dos(?:e|es|age) | tablets? | capsules? | medicines? | medications? | insulin | inhalers?
    | prescri(?:be|bed|ption|ptions) | antibiotics? | steroids? | warfarin | metformin | clopidogrel
    | aspirin | paracetamol | ibuprofen | anaesthe(?:tic|sia) | sedation
    | fast(?:ing)?\ (?:from|for|before|overnight) | nil\ by\ mouth | by\ mouth
    | (?:not|nothing|don't)\ (?:to\ )?(?:eat|drink)(?:ing)? | eat\ or\ drink | eat\ anything
    | drink\ (?:only\ )?water | drink\ water\ only | chewing\ gum | sip\ of\ water
    | plain\ water | clear\ fluids | drink\ (?:plain|clear|any)\b.* | omit(?:ted)?
    | [a-z]{3,}(?:pril|statin|sartan|olol|mycin|cillin|parin|formin|gliptin|azepam|oxetine|prazole|dipine|tidine)
    | consent | consented | consenting
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
SENSITIVE = re.compile(
    r"""\b(?:
      abus(?:e|ed|er|ing|ive) | neglected | assault(?:ed)? | rape[d]? | sexual(?:ly)? | violen(?:ce|t)
    | suicid(?:e|al) | self-harm(?:ed|ing)? | harm(?:ed|ing)?\ (?:yourself|himself|herself|themselves)
    | kill(?:ed|ing)?
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


@lru_cache(maxsize=4096)  # asked again for each suggestion whenever its letter is shown
def why_protected(sentence: str) -> str:
    """Say in one plain sentence why a person must choose the words here, or "" if a machine may.

    >>> why_protected("Take 5 mg of warfarin at 6pm.")
    'This is about medicine, food before a test, or consent. A person must choose the words.'
    >>> why_protected("Please bring this letter.")
    ''
    """
    if PROTECTED.search(sentence):
        return "This is about medicine, food before a test, or consent. A person must choose the words."
    if SENSITIVE.search(sentence):
        return "This is about harm or danger. A person must choose the words."
    return ""


def decide_by_machine(
    letter: Letter, analysis: Analysis, suggestions: Iterable[Suggestion]
) -> tuple[Decision, ...]:
    """Accept every suggestion that is sure, passed the fact lock, and is not in a protected sentence."""
    words = sentence_words(letter, analysis)
    return tuple(
        Decision(
            s.key, "accept", s.after, MACHINE, "machine", "", "Sure, and the facts are the same."
        )
        for s in suggestions
        if not (s.kind == "explain" and _wrong_you(letter.about, s.after))
        and machine_may(s, words.get((s.span.block, s.span.start), s.before))
    )


def _wrong_you(about: About, explanation: str) -> bool:
    """Whether "you" in an explanation may be the wrong person: the letter is about somebody else."""
    other = about.person is not None and about.person != about.reader
    return other and re.search(r"\byour?\b", explanation, re.IGNORECASE) is not None


def machine_may(suggestion: Suggestion, sentence: str) -> bool:
    """Whether the draft policy may use this suggestion in this sentence of the letter."""
    if suggestion.confidence < SURE or suggestion.locked:
        return False
    return suggestion.kind == "explain" or not why_protected(sentence)


def sentence_words(letter: Letter, analysis: Analysis) -> Mapping[tuple[str, int], str]:
    """The words of every sentence by (block id, start)."""
    blocks = {b.id: b.text for b in letter.blocks}
    return {
        (s.span.block, s.span.start): blocks[s.span.block][s.span.start : s.span.end]
        for s in analysis.sentences
    }


def last_choices(decisions: Sequence[Decision]) -> Mapping[str, Decision]:
    """The decision that counts for each suggestion: the last one."""
    return {d.key: d for d in decisions}
