"""One lead with several clauses ("It says that A and that B") -> the lead said again, or bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.grammar import words
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import CONDITIONS, bullets, may_be_cut, stands_alone
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

_THAT = re.compile(r"^(?P<lead>[^;()]+?)\s+that\s+(?P<rest>[^;()]+\band\s+that\s+[^;()]+)\.$")
_WHETHER = re.compile(r"^(?P<lead>[^;()]+?)\s+whether\s+(?P<rest>[^;()]+\bwhether\s+[^;()]+)\.$")
_TO = re.compile(
    r"^(?P<lead>(?:You|We|They|I)\s+(?:are|were|will\s+be|have\s+been)\s+"
    r"(?:required|asked|advised|expected|invited|entitled|allowed|able|reminded)|(?:You|We|They)\s+(?:need|have|agreed?))"
    r"\s+to\s+(?P<first>[^;()]+?),?\s+and\s+(?P<second>to\s+[^;()]+)\.$"
)
# These turn the sense of what follows, so that the lead must govern both in one breath.
_TURNING = re.compile(
    r"\b(?:not|no|never|nor|only|if|unless|n['’]t|cannot|doubt|deny|denied|whether|who|which|because|so|such|"
    r"rather|than)\b",
    re.IGNORECASE,
)
# "It is clear that", "make sure that": the lead must end in a word that takes "that".
_TAKES_THAT = re.compile(
    r"\b(?:accepted|agreed?|assume[ds]?|believe[ds]?|certain|clear|crucial|essential|important|likely|vital|confirm(?:ed|s)?|consider(?:ed|s)?|"
    r"decided?|ensure[ds]?|established|evident|expect(?:ed)?|explain(?:ed|s)?|feel|felt|found|find|"
    r"hope[ds]?|know[ns]?|knew|learn(?:ed|t)?|mean[st]?|meant|note[ds]?|recogni[sz]ed?|report(?:ed|s)?|"
    r"said|says?|sure|satisfied|see|shown?|showed|shows|stated?s?|submitted|think|thought|told|understand|"
    r"understood|aware|(?:told|tell|inform(?:ed)?|advised?|remind(?:ed)?)(?:\s+(?:you|us|me|them))?)$"
)
_INDEFINITE = re.compile(r"^(?:A|An|Some|Several|Many|One)\b")
# These only announce: another rewriter takes them off each sentence.
_ANNOUNCES = re.compile(
    r"^(?:please\s+(?:also\s+)?note|(?:we\s+are|I\s+am)\s+writing\s+to\s+(?:inform|tell|advise)\s+you)$",
    re.IGNORECASE,
)
LONGEST_AGAIN = 5  # words of a lead that may be said twice


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose a sentence for each clause, or bullets under a longer lead."""
    if " and " not in sentence.text or not may_be_cut(sentence):
        return
    for attempt in (_that, _whether, _to):
        after = attempt(sentence.text)
        if after is not None and is_well_formed(after):
            yield Proposal(after, "One idea in each sentence.", 0.87, "split", source="S-02, S-19")
            return


def _that(text: str) -> str | None:
    """Part "... that A and that B" at each "that" of the same rank."""
    found = _THAT.match(text)
    if found is None:
        return None
    lead = found["lead"]
    clauses = re.split(r",?\s+and\s+that\s+|,\s+that\s+", found["rest"])
    if not _may_lead(lead) or not _TAKES_THAT.search(lead) or not _are_statements(clauses):
        return None
    if _ANNOUNCES.match(lead):
        return " ".join(f"{lead} that {clause}." for clause in clauses)
    if len(words(lead)) <= LONGEST_AGAIN and "," not in lead and not _INDEFINITE.match(lead):
        return " ".join(f"{lead} that {clause}." for clause in clauses)
    return bullets(f"{lead} that", clauses)


def _whether(text: str) -> str | None:
    """Part "... whether A, whether B and whether C" into bullets."""
    found = _WHETHER.match(text)
    if found is None or not _may_lead(found["lead"]) or " or not" in found["rest"]:
        return None
    clauses = re.split(r",?\s+and\s+whether\s+|,\s+whether\s+", found["rest"])
    if len(clauses) < 2 or not _are_statements(clauses):
        return None
    return bullets(found["lead"], [f"whether {clause}" for clause in clauses])


def _to(text: str) -> str | None:
    """Part "You are required to A, and to B" into two duties."""
    found = _TO.match(text)
    if found is None or " to " in f" {found['first']} ".replace(" to the ", " ").replace(
        " to you", " "
    ):
        return None
    if re.search(r"\b(?:and|or|if|unless|not|only)\b", found["first"]):
        return None
    lead = found["lead"]
    return f"{lead} to {found['first']}. {lead} {found['second']}."


def _may_lead(lead: str) -> bool:
    """Say whether these words may stand before each clause without a change of sense."""
    opening = lead.split(" ", 1)[0].lower()
    if opening in CONDITIONS and opening not in ("before", "after"):
        return False
    return not _TURNING.search(lead) and len(words(lead)) <= 14


def _are_statements(clauses: Sequence[str]) -> bool:
    """Say whether each clause is whole, and no condition hangs at the end of the last."""
    if any(re.search(r"\b(?:if|unless|when|because|until)\b", c) for c in clauses[-1:]):
        return False
    return len(clauses) > 1 and all(stands_alone(c) is not None for c in clauses)


REWRITER = Rewriter(
    id="shared_lead",
    mends=(),
    turn=25,  # before a lead such as "please note that" is taken away
    propose=propose,
    examples=(
        (
            "We agreed that you need help and that you live alone.",
            "We agreed that you need help. We agreed that you live alone.",
        ),
        (
            "Before our visit, please make sure that the door is open and that the dog is out.",
            "Before our visit, please make sure that:\n- the door is open\n- the dog is out.",
        ),
        (
            "We will look at whether you can walk, whether you can cook and whether you can wash.",
            "We will look at:\n- whether you can walk\n- whether you can cook\n- whether you can wash.",
        ),
        (
            "You are required to pay £20 a week, and to tell us about any change.",
            "You are required to pay £20 a week. You are required to tell us about any change.",
        ),
    ),
    leaves=(
        "We do not accept that you are ill and that you live alone.",
        "You are not required to pay £20 a week, and to call us.",
        "If we find that you are ill and that you live alone, we will pay.",
        "We know that you and that man are friends.",
        "We will ask whether you are ill or whether you are well.",
        "You have the right to see this and that letter.",
    ),
)
