"""A sentence and the lines that tell it -> a denial, an "only" or an "even if" that one of them has alone.

Other rules ask that both texts say the same word. Here nothing near by says no in any way: then a plain
"not" came from nowhere, or went nowhere, whatever the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.facts import says
from easyread.facts.retold.around import Place
from easyread.facts.retold.conditions import conditions
from easyread.model import FactProblem

_I = re.IGNORECASE
_NOT = re.compile(
    r"\b(?:not(?! only\b)|never|no(?! (?:more|less|later|earlier|fewer|longer than|doubt)\b)|nobody|none|nothing|neither|cannot|without)\b|n't\b",
    _I,
)
# Anything that may be told by a "not": it says no, ends something, leave something out or ask for a thing to be otherwise.
_SAYS_NO = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|neither|nor|cannot|without|un\w{3,}|non|dis\w{4,}|mis\w{4,}"
    r"|in(?:valid|complete|correct|suffic\w+|accurate|adequate|eligib\w+|dependent\w*|voluntary|capable|active)|im(?:possib\w+|mobile)|ir\w{5,}|il(?:legal|legible)"
    r"|refus\w+|refrain\w*|reject\w+|den(?:y|ied|ies|ial)|declin\w+|fail\w*|lack\w*|absen\w+|avoid\w*|stop\w*|prevent\w*|cancel\w*|withdr[ae]w\w*|remov\w+"
    r"|clos\w+|shut\w*|off|end(?:s|ed|ing)?|ceas\w+|lapse\w*|expir\w+|suspend\w*|lost|los[ei]\w*|loss\w*|miss\w*|forg[eo]t\w*|only|just|sole\w*|except\w*|unless|until|other than|apart"
    r"|rather|instead|but|free|exempt\w*|waive\w*|too|less|few\w*|fall\w*|limit\w*|restrict\w*|ban\w*|prohibit\w*|forbid\w*|barr\w*|exclu\w+|late|overdue|outstanding|ow(?:e\w*|ing)|debt\w*"
    r"|arrears|wrong\w*|mistake\w*|error\w*|fault\w*|broken|empty|vacan\w+|vacat\w+|set aside|quash\w*|overturn\w*|dismiss\w*|postpon\w*|adjourn\w*|delay\w*|defer\w*|void|ignor\w+"
    r"|disregard\w*|n/a|reduc\w+|reduction|cut\w*|fast\w*|nil|zero|below|under|against|beyond|outside|away|di[ed]\w*|dea\w+"
    r"|hard\w*|difficult\w*|problem\w*|short\w*|resolv\w+|paid|alone|full\w*|separate\w*"
    r"|differ\w*|another|else|confidential\w*|privat\w+|secret\w*|optional|voluntary|suspected|neglect\w*|omi[st]\w*|turn\w* (?:down|away)|hardly)\b|n't\b",
    _I,
)
# These may stand for a no where one is gone.
_HINTS = re.compile(
    r"\b(?:before|by|within|at least|at most|up to|last|final|latest|deadline|chang\w+|still|remain\w*|same|moved?|replac\w+|old|new|recent\w*|lea?v\w+|left|choice|choose|between|keep|out)\b",
    _I,
)
# A "not" under one of these is of another thing than what the sentence says.
_ASIDE = re.compile(
    r"\b(?:if|when|unless|until|before|because|so that|in case|who|which|that|whether|means?|worr\w+|sure|know|understand|like|want|wish|agree|happy|forget|lose|miss|leave"
    r"|hesitate|(?:earlier|later|sooner|more|less|longer) than|not (?:have|need) to|no need|not pay|not cost|not (?:only|yet|just))\b|\?",
    _I,
)
# Said so, these deny nothing: "do not hesitate", "no doubt", "without delay", "not unusual", "not before".
_NO_DENIAL = re.compile(
    r"\b(?:not hesitate|no (?:doubt|later|earlier|sooner|reason)|without (?:delay|further delay|fail|prejudice)|not (?:be )?(?:un|in|pre|before|until)\w*|not (?:all|every\w*|always|only|just|necessarily|later|less|more)"
    r"|no fewer|no less|no more|by no means|whether or not)\b",
    _I,
)
# With one of these the "not" may be told by its contrary.
_TURNS_BACK = re.compile(
    r"\b(?:until|unless|except|but|other than|under \d+|over \d+|un(?!der|til|it|ion|ivers|ique|less)\w{3,}|in(?:valid|complete|correct|suffic\w+|accurate|adequate|eligib\w+|frequent\w*|correct\w*)"
    r"|refus\w+|prevent\w*|reject\w+|exclu\w+|prohibit\w*|stop\w*|den(?:y|ied)|fail\w*|only|too|less|fewer|disregard\w*|lack\w*|dis(?:agree|pute|miss|qualif)\w*|forg[eo]t\w*|neglect\w*|omit\w*|hesitate|delay\w*|remain\w*|than)\b",
    _I,
)
_UNSURE = re.compile(r"\b(?:understand|know|sure|need|want)\b", _I)
_UNLESS_OLD = re.compile(
    r"\b(?:unless|except\w*|not|without|no|until|only|otherwise|never|fail\w*|but|consent|permission|agreement|prohibit\w*|absence|refus\w+|chang\w+|need\w*|must|require\w*)\b|n't\b",
    _I,
)
_ORDER = re.compile(r"(?:please )?(?:do not|don't|never)\b", _I)
_ORDERS = re.compile(
    r"\b(?:must|should|please|need to|have to|required?)\b|^[A-Z]?[a-z]+ (?:the|your|it|us)\b", _I
)
_EVEN = re.compile(r"\beven (?:if|when|though)\b", _I)
_EVEN_OLD = re.compile(
    r"\b(?:even|whether|regardless|irrespective|any|despite|although|though|while|whilst|still|notwithstanding|all|every|however|including|but|always|no matter|whatever|unless)\b",
    _I,
)
_ONLY = re.compile(r"(?<!not )(?<!if )\bonly\b(?! (?:[£\d]|a few|a little))", _I)
_ONLY_TOLD = re.compile(
    r"\b(?:only|just|no|not|never|cannot|nobody|none|unless|except\w*|must|other|else|but|without|alone|until|if|before|one|1|single|after|first|when|once|then|small|few|little|need|have to|this is the|sole|whose|who)\b|n't\b|\?",
    _I,
)  # fmt: skip


def lone_denials(place: Place) -> Iterator[FactProblem]:
    """Find a "not", "unless", "even if" or "only" that has nothing to stand on in the other text."""
    before = place.sentence
    if _ONLY.search(before) and not _ONLY_TOLD.search(place.wide):
        yield says.lost("quantifier", "only", "only", before)
    if _plainly_denied(before) and not (_SAYS_NO.search(place.wide) or _HINTS.search(place.wide)):
        yield says.lost("negation", "not", "not", before)
    for line in place.lines:
        even = _EVEN.search(line)
        if even and not _EVEN_OLD.search(place.beside):
            yield says.added("condition", "even if", even[0], line)
        unless = re.search(r"\bunless\b", line, _I)
        if unless and not _UNLESS_OLD.search(place.beside):
            yield says.added("condition", "unless", unless[0], line)
        denial = _NOT.search(line)
        if _ORDER.match(line) and not _ORDERS.search(place.sentence):
            continue  # "The north side is for staff": "Do not park there."
        if denial and not _ASIDE.search(line) and not _SAYS_NO.search(place.beside):
            yield says.added("negation", "not", denial[0], line)
        for case in conditions(line):
            refused = _NOT.search(case.clause)
            if (
                refused
                and case.words != "?"
                and not _UNSURE.search(case.clause)
                and not _SAYS_NO.search(place.beside)
            ):
                yield says.added("condition", "if not", refused[0], line)


def _plainly_denied(text: str) -> bool:
    """Say if a sentence denies once and for all: not twice, not only until, not only below a limit."""
    return (
        len(_NOT.findall(text)) == 1
        and not _NO_DENIAL.search(text)
        and not _TURNS_BACK.search(text)
    )
