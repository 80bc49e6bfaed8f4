"""A paper with its day in a clause (", which was received on 3 May") -> the day as a sentence of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import is_negated, words
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import CONDITIONS, may_be_cut, root_of, sentence_of, stands_alone
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

# What a person hands in. Nothing else in such a sentence can be "received on" a day.
_PAPER = (
    r"(?:claims?|applications?|letters?|forms?|appeals?|notice of appeal|complaints?|requests?|representations?|"
    r"objections?|e-?mails?|reply|replies|reports?)"
)
_MADE = r"(?:made|received|lodged|submitted|sent|handed in)"
_CLAUSE = re.compile(
    rf"^(?P<main>[A-Z][^;:\"“”]*?\b(?P<named>(?P<whose>[Yy]our|[Oo]ur|[Tt]he)\s(?:[\w-]+\s)??(?P<paper>{_PAPER}))\b"
    rf"(?P<about>[^;:,]*)),\s+which\s+(?P<be>was|were)\s+(?P<made>{_MADE}\s+(?:on|by)\s[^,;:]+?)"
    r"(?:,\s+(?P<rest>and\s+[^;:]+))?\.$"
)
LONG = 15


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose what is said about the paper first, then when it was made or received."""
    text = sentence.text
    if ", which w" not in text or len(words(text)) <= LONG or not may_be_cut(sentence):
        return
    found = _CLAUSE.match(text)
    if found is None or found["rest"] or sentence.doc[0].lower_ in CONDITIONS:
        return
    many = found["paper"].endswith("s")
    if many != (found["be"] == "were") or is_negated(root_of(sentence)):
        return
    if len(re.findall(_PAPER, found["main"])) > 1 or stands_alone(found["main"]) is None:
        return  # two papers: nobody can say which of them came on that day
    named = sentence_of(found["named"])[:-1]
    after = f"{sentence_of(found['main'])} {named} {found['be']} {found['made']}."
    if is_well_formed(after):
        yield Proposal(after, "One idea in each sentence.", 0.85, "split", source="S-02")


REWRITER = Rewriter(
    id="split_when_made",
    mends=(),
    turn=55,  # before split_relatives, which would say "this was received"
    propose=propose,
    examples=(
        (
            "We have looked at your claim for Personal Independence Payment (PIP), which was made on Friday 2 May "
            "2025.",
            "We have looked at your claim for Personal Independence Payment (PIP). Your claim was made on Friday "
            "2 May 2025.",
        ),
        (
            "Thank you for your representations against the above Penalty Charge Notice, which were received on "
            "16 September 2025.",
            "Thank you for your representations against the above Penalty Charge Notice. Your representations "
            "were received on 16 September 2025.",
        ),
    ),
    leaves=(
        "We have your letter about the form from the council, which was received on Friday 2 May 2025.",
        "We have looked at your claim for help with the rent of your flat, which was built in 2025.",
        "If we refuse your claim for help with the rent and the bills, which was made on Friday 2 May 2025.",
        "We got your claim, which was made on 2 May.",
    ),
)
