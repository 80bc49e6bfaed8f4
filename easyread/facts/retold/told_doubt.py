"""A sentence and the lines that tell it -> what is sure told as in doubt, a duty told as a choice.

These ask of the whole neighbourhood: where no word near by leaves anything open, a "might" or an
"if you like" is new; where none binds, a "must" is new.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.facts import says
from easyread.facts.retold.around import Place
from easyread.model import FactProblem

_I = re.IGNORECASE
_MIGHT = re.compile(r"\b(?:might|may(?! \d)|perhaps|maybe|possibly|probably)\b", re.ASCII)
# Any word of the letter that leaves something open.
_OPEN = re.compile(
    r"\b(?:may|might|could|can|perhaps|possib\w+|maybe|likely|unlikely|probab\w+|risk\w*|chance\w*|potential\w*|if|would|should|consider\w*|expect\w*|think|thought|believe\w*|hope\w*|aim\w*|intend\w*|try|tr(?:y|ies|ied) to"
    r"|some\w*|subject to|provisional\w*|up to|unless|any|appears?|seems?|estimat\w*|apparent\w*|option\w*|eligib\w*|entitled|or|usual\w*|normal\w*|often|common\w*|propos\w*|plan\w*|invit\w*|recommend\w*|where|suspect\w*|threat\w*"
    r"|right to|able|allow\w*|permi\w+|obligation|depend\w*|except\w*|whether|tend\w*|general\w*|welcome|request\w*|sometimes|typical\w*|various|danger\w*|liable|suggest\w*|worr\w+|concern\w*|fear\w*|endeavour\w*|in case|until|otherwise)\b",
    _I,
)
_OLD_MAY = re.compile(
    r"\b(?:might|could|may)\b(?! \d|$)(?! (?:be )?(?:nominate|apply|appeal|ask|request|contact|choose|attend|bring|drink|eat|wish|view|take|use|submit|provide|send|also|therefore|then|speak|park|keep|claim|pay|call|write|visit|return))"
)
_YOU_MAY = re.compile(
    r"\b(?:you|parents|tenants|residents|patients|claimants?|applicants?|appellants?|anyone|pupils|members?|visitors) (?:may|could)\b",
    _I,
)
_OPEN_TOLD = re.compile(
    r"\b(?:may\w*|might|could|can|perhaps|possib\w+|likely|probab\w+|risk\w*|chance\w*|if|would|should|think|thought|some\w*|any|or|usually|often|want|whether|unless|up to|sometimes|not|depends?|decide)\b|n't\b|\?",
    _I,
)
_SURE = re.compile(r"\bwill\b(?! not)|'ll\b", _I)
_CHOICE = re.compile(
    r"\b(?:can choose|you choose (?:to|if|whether)|(?:can|may) decide (?:to|if|whether)|if (?:you|they|he|she) (?:want|like|wish|prefer)s?(?: to)?(?=[\s.,;!]*$|[.,;!])|up to (?:you|them)(?! to)"
    r"|your (?:own )?choice|optional|voluntary)\b",
    _I,
)
_CHOICE_OLD = re.compile(
    r"\b(?:may|can|could|might|wish\w*|want\w*|choos\w*|choice\w*|like|prefer\w*|option\w*|if|would|unless|not|no|nobody|never|free\w*|voluntar\w*|invit\w*|encourag\w*|welcome|should|without|decid\w*|decision|or"
    r"|exempt\w*|waiv\w+|only|instead|already|automatic\w*|offer\w*|recommend\w*|suggest\w*|advi[sc]\w*|agree\w*|consent\w*|accept\w*|discuss\w*|preferred|alternative\w*|hesitate|queries|rest(?:s|ed)? with)\b|n't\b",
    _I,
)
_MUST = re.compile(
    r"\b(?:you|he|she|they) (?:also |still |then )?(?:must|have to|has to|need to|needs to)\b(?! not\b)",
    _I,
)
_MAY_OLD = re.compile(r"\b(?:can|may|could|able to|entitled|welcome|option|optional)\b", _I)
_BINDS_OLD = re.compile(
    r"\b(?:must|ha(?:ve|s|d) to|need\w*|requir\w+|should|oblig\w+|please|essential|necessary|ensure|only|unless|until|subject|provided|(?:are|is|was|were) to|shall|expected"
    r"|condition\w*|important|mandatory|compulsory|responsib\w+|liable|ask\w*|remember|remind\w*|advis\w+|request\w*|order\w*|instruct\w*|cannot|not)\b|n't\b"
    r"|(?:^|[.:;]\s+)(?:please )?(?:send|bring|pay|contact|call|tell|return|complete|sign|submit|view|upload|ring|email|write|check|keep|do|take|use|visit|come|include|find|download|put|phone|read|note|make|give|allow|include|enter|select)\b",
    _I,
)
_MAY_TOLD = re.compile(r"\b(?:can|may|could|might|want|like|wish|choose|allowed)\b|\?", _I)


def turned_doubts(place: Place) -> Iterator[FactProblem]:
    """Find sureness that became doubt, doubt that became sure, duty that became choice, leave that became duty."""
    before = place.sentence
    doubtful = _OLD_MAY.search(before)
    sure = _SURE.search(place.near)
    if doubtful and sure and not _YOU_MAY.search(before) and not _OPEN_TOLD.search(place.wide):
        yield says.changed("modal", "will", sure[0], place.near, "may", doubtful[0])
    must = _MUST.search(place.near)
    leave = _MAY_OLD.search(before)
    if must and leave and not _BINDS_OLD.search(place.beside) and not _MAY_TOLD.search(place.near):
        yield says.changed("modal", "must", must[0], place.near, "can", leave[0])
    for line in place.lines:
        might, choice = _MIGHT.search(line), _CHOICE.search(line)
        plain = not line.endswith("?") and not re.search(r"\b(?:if|not)\b", line, _I)
        if might and plain and not _OPEN.search(place.beside):
            yield says.added("modal", "may", might[0], line)
        if choice and not _CHOICE_OLD.search(place.beside):
            yield says.added("modal", "neednot", choice[0], line)
