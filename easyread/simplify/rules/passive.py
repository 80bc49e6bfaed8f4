"""Passive sentences hide who must act. Easy Read says who does what."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.grammar import by_agent, helpers_of, passive_verbs, word_set
from easyread.nlp import Parsed
from easyread.settings import Profile
from easyread.simplify.registry import Hit, Rule

# Passive in form, but nobody can say who does it: a plainer verb mends them.
WEAK = word_set("attached based born called dated intended located named supposed used")


def find(text: Parsed, profile: Profile) -> Iterator[Hit]:
    """Find each passive verb with its helping verbs: "must be returned"."""
    for sentence in text.sentences:
        end = -1
        for verb in passive_verbs(sentence):
            before = [t.idx for t in helpers_of(verb) if t.i < verb.i]
            start = min(before, default=verb.idx)
            if start < end:
                start = verb.idx
            end = verb.idx + len(verb.text)
            doer = by_agent(verb)
            if doer is not None:
                yield Hit(start, end, "warn", f"Say it the other way round: {doer.text} does it.")
            elif verb.lower_ in WEAK:
                yield Hit(start, end, "inform", "Say this with a plainer verb.")
            else:
                yield Hit(start, end, "warn", "Say who does it.")


RULE = Rule(
    id="passive",
    scope="sentence",
    says="Say who does it.",
    source="S-05: Dept of Health 2009; Inclusion Europe 2009; Easy Read Standard 2026",
    find=find,
    catches=(
        "The form must be returned by 3 May.",
        "Written consent will be sought by the surgeon.",
        "You may not get paid if the form is not signed and sent back.",
        "A decision has now been made.",
        "Enclosed are 2 copies of the form.",
        "I was surprised by the news.",
    ),
    passes=(
        "Send the form back by 3 May.",
        "You are entitled to help with your rent.",
        "Our office is closed on Sunday.",
        "She has been a nurse for 3 years.",
        "The written decision is in the envelope.",
        "Do not get lost.",
    ),
)
