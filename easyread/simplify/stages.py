"""A Letter -> Analysis -> Suggestions -> Draft: the doors of this room."""

from __future__ import annotations

from collections.abc import Sequence

from easyread.facts import find_letter_facts
from easyread.model import Analysis, Decision, Draft, Letter, Suggestion
from easyread.nlp import parse_blocks
from easyread.readability import score
from easyread.settings import Profile
from easyread.simplify.answers import with_answers
from easyread.simplify.approved import Bank
from easyread.simplify.check import check_letter
from easyread.simplify.drafting import draft
from easyread.simplify.policy import decide_by_machine
from easyread.simplify.purpose import sort_sentences
from easyread.simplify.rounds import suggest_rounds

__all__ = ["analyse", "apply", "suggest"]


def analyse(letter: Letter, profile: Profile) -> Analysis:
    """Find the sentences, what each is for, which rules they break, the facts, and the scores."""
    texts = parse_blocks(letter.blocks)
    return Analysis(
        sentences=sort_sentences(letter.blocks, texts),
        findings=check_letter(texts, profile),
        facts=find_letter_facts(texts),
        readability=score(texts),
    )


def suggest(
    letter: Letter, analysis: Analysis, profile: Profile, bank: Bank | None = None
) -> tuple[Suggestion, ...]:
    """Suggest easier words for every sentence, in stacks (see ``rounds``).

    A group's own words come first: those of ``bank``, or of the bank that the profile names.
    """
    return suggest_rounds(letter, analysis.sentences, profile, bank)


def apply(
    letter: Letter,
    analysis: Analysis,
    suggestions: Sequence[Suggestion],
    decisions: Sequence[Decision] | None = None,
) -> Draft:
    """Give the draft that these decisions make. None: the draft policy decides (``policy``).

    A last day prints beside its rule only where the author confirmed it (``answers``).
    """
    if decisions is None:
        decisions = decide_by_machine(letter, analysis, suggestions)
    drafted = draft(letter, analysis, suggestions, decisions)
    return with_answers(drafted, letter, analysis, decisions)
