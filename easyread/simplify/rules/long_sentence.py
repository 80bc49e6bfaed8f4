"""Long sentences are hard to hold in mind. Easy Read keeps them to about 10 words."""

from __future__ import annotations

from collections.abc import Iterator

from easyread.grammar import finite_verbs, words
from easyread.nlp import Parsed
from easyread.settings import Profile
from easyread.simplify.registry import Hit, Rule


def find(text: Parsed, profile: Profile) -> Iterator[Hit]:
    """Find sentences with more words than the profile allows; an address has no sentences."""
    if text.kind in {"address", "signature"}:
        return
    for sentence in text.sentences:
        count = len(words(sentence.text))
        if count <= profile.warn_words or (text.kind == "cell" and not finite_verbs(sentence)):
            continue
        yield Hit(
            sentence.start_char,
            sentence.end_char,
            "block" if count > profile.block_words else "warn",
            f"This sentence has {count} words. Aim for {profile.aim_words}.",
        )


RULE = Rule(
    id="long_sentence",
    scope="sentence",
    says="This sentence is long. Make it shorter or make two.",
    source="S-01, C-01: GOV.UK 2020 (10 to 15 words); Dept of Health 2009 (15); NHS (20)",
    find=find,
    catches=(
        "It is essential that you attend your assessment, as failure to do so will result in your operation being cancelled.",
        "Please bring a list of all the medicines that you take each day to your appointment with the nurse.",
        "The council has decided that you will get £50 less each week from Monday 3 March because your son has moved out.",
    ),
    passes=(
        "Please bring a list of the medicines that you take each day to your appointment.",
        "Phone 01632 960422 or 01632 960410 between 9am and 5pm on Monday or on any Friday.",
        "We have a new office. It is next to the train station. You can come in on any day from Monday to Friday.",
    ),
)
