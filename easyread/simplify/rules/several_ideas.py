"""One idea in each sentence. More ideas need more sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from easyread.grammar import condition_word, ideas, subtree_span
from easyread.nlp import Parsed
from easyread.settings import Profile
from easyread.simplify.registry import Hit, Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

# A short clause that only picks out a noun or a time ("someone you trust", "as soon as you can").
SHORT_CLAUSE = 5


def find(text: Parsed, profile: Profile) -> Iterator[Hit]:
    """Find sentences with more ideas than the profile allows.

    One condition ("If you are ill, phone us.") is allowed, and short clauses that pick something
    out ("someone you trust").
    """
    if text.kind in {"address", "signature", "heading"}:
        return
    for sentence in text.sentences:
        if "•" in sentence.text:
            continue  # a list that lost its line breaks
        found = [verb for verb in ideas(sentence) if not _is_short(verb)]
        conditions = [verb for verb in found if condition_word(verb) is not None]
        count = len(found) - (1 if conditions else 0)
        if count > profile.max_ideas:
            yield Hit(
                sentence.start_char,
                sentence.end_char,
                "block" if count > profile.max_ideas + 1 else "warn",
                f"There are {len(found)} ideas here. Give each one its own sentence.",
            )


def _is_short(verb: Token) -> bool:
    return verb.dep_ in {"relcl", "advcl"} and len(subtree_span(verb)) <= SHORT_CLAUSE


RULE = Rule(
    id="several_ideas",
    scope="sentence",
    says="There is more than one idea here. Give each one its own sentence.",
    source="S-02, S-11: Inclusion Europe 2009; GOV.UK 2020; Easy Read Standard 2026",
    find=find,
    catches=(
        "Take your tablets at 6am and bring your passport.",
        "We have looked at your claim and we have decided that you owe us money.",
        "The nurse will phone you, and then you can ask about the test.",
    ),
    passes=(
        "Take your tablets at 6am.",
        "If you do not come, we will cancel your operation.",
        "You can ask someone you trust to read this with you.",
        "This means you owe us money.",
        "Bring your passport and your letter.",
        "Phone us as soon as you can.",
        "This is the age at which you can leave school.",
        "It is important that you come to the meeting.",
    ),
)
