"""A text -> the small words that carry duty, denial and condition: what it says must, not, if, only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from easyread.facts.find.found import plain, small
from easyread.facts.words.tokens import index_phrases, match_phrases, tokens

# Each phrase and what it says. Capitals are sure senses; "~X" may stand for X or for nothing, so it
# can explain a sense on the other side but never asks for one. Longer phrases win.
PHRASES: Mapping[str, str] = {
    # must and its kin
    "must": "MUST", "have to": "MUST", "has to": "MUST", "had to": "MUST", "having to": "MUST",
    "need to": "MUST", "needs to": "MUST", "needed to": "MUST", "shall": "MUST ~WILL",
    "required to": "MUST", "obliged to": "MUST", "obligation to": "MUST", "is essential": "MUST",
    "are essential": "MUST", "compulsory": "MUST", "mandatory": "~MUST", "obligatory": "MUST",
    "is necessary": "MUST", "has got to": "MUST", "have got to": "MUST", "are to": "~MUST", "is to": "~MUST",
    "was to": "~MUST", "due to": "", "required": "~MUST", "require": "~MUST", "requires": "~MUST", "requirement": "~MUST",
    "need": "~MUST", "needs": "~MUST", "necessary": "~MUST", "essential": "~MUST", "duty": "~MUST",
    "due by": "~MUST", "make sure": "~MUST", "ensure": "~MUST", "is important": "~MUST", "be sure to": "~MUST",
    "expected to": "~MUST ~LIKELY", "responsible for": "~MUST", "liable": "~MUST",
    "need not": "NEEDNOT", "needs not": "NEEDNOT", "do not have to": "NEEDNOT",
    "does not have to": "NEEDNOT", "did not have to": "NEEDNOT",
    "will not have to": "NEEDNOT", "will not need to": "NEEDNOT", 
    "do not need": "NEEDNOT", "does not need": "NEEDNOT", "did not need": "NEEDNOT",
    "never have to": "NEEDNOT", "never need to": "NEEDNOT", "not required": "NEEDNOT", "not obliged to": "NEEDNOT", "not necessary": "NEEDNOT", "need take no action": "NEEDNOT", "need take no further action": "NEEDNOT", "no need to": "NEEDNOT",
    "not compulsory": "NEEDNOT", "not essential": "NEEDNOT", "under no obligation to": "NEEDNOT", "optional": "~NEEDNOT",
    "must not": "MUSTNOT", "shall not": "MUSTNOT", "must never": "MUSTNOT", "must no longer": "MUSTNOT",
    "prohibited": "~MUSTNOT ~NOT", "forbidden": "~MUSTNOT ~NOT", "prohibited from": "~MUSTNOT ~NOT",
    # should
    "should": "SHOULD", "ought to": "SHOULD", "advised to": "SHOULD", "would be helpful": "SHOULD", "recommended": "~SHOULD", "recommend": "~SHOULD",
    "advise": "~SHOULD", "should not": "SHOULDNOT", "ought not to": "SHOULDNOT", "should never": "SHOULDNOT",
    "advised not to": "SHOULDNOT",
    # can
    "can": "CAN", "able to": "CAN", "allowed to": "CAN", "permitted to": "CAN", "free to": "CAN", "entitled to": "~CAN", "entitlement to": "~CAN",
    "right to": "~CAN", "possible to": "~CAN ~MAY", "option to": "~CAN", "choice": "~CAN", "choose": "~CAN",
    "eligible": "~CAN", "opportunity to": "~CAN", "qualify": "~CAN", "welcome to": "~CAN", "could": "~MAY ~CAN ~WOULD",
    "cannot": "CANNOT", "can not": "CANNOT", "unable to": "CANNOT", "not able to": "CANNOT",
    "not allowed to": "CANNOT", "not permitted to": "CANNOT", "not be able to": "CANNOT", "not be allowed to": "CANNOT",
    "not entitled to": "CANNOT", "can no longer": "CANNOT", "can never": "CANNOT", "could not": "CANNOT", 
    "not be permitted to": "CANNOT", "no longer able to": "CANNOT", "not possible to": "CANNOT", "impossible to": "CANNOT",
    "no right to": "CANNOT", "not eligible": "CANNOT", "ineligible": "CANNOT", "not possible": "CANNOT", "impossible": "CANNOT",
    # may, will
    "may": "MAY", "might": "MAY", "may wish to": "MAY ~CAN ~IF", "may want to": "MAY ~CAN ~IF", "perhaps": "~MAY", "possibly": "~MAY", "possible": "~MAY", "maybe": "~MAY",
    "may not": "MAYNOT", "might not": "MAYNOT", "may be able to": "MAY CAN", "might be able to": "MAY CAN", "may need to": "MAY MUST",
    "may have to": "MAY MUST", "might have to": "MAY MUST", "might need to": "MAY MUST",
    "will": "WILL", "going to": "WILL", "would": "~WOULD", "likely to": "LIKELY", "likely": "LIKELY",
    "probably": "LIKELY", "unlikely to": "LIKELY ~NOT", "unlikely": "LIKELY ~NOT", "will be able to": "CAN ~WILL", "will have to": "MUST ~WILL",
    "will need to": "MUST ~WILL", "will be required to": "MUST ~WILL",
    "will not be able to": "CANNOT ~WILL", "will be unable to": "CANNOT ~WILL",
    "will not": "WILL NOT", "will no longer": "WILL NOT", "would not": "~WOULD NOT", 
    "will never": "WILL NOT",
    # not
    "not": "NOT", "never": "NOT", "nothing": "NOT", "nobody": "NOT", "none": "NOT", "neither": "NOT", "nor": "~NOT",
    "nowhere": "NOT", "no one": "NOT", "no": "NOT", "no longer": "NOT", "without": "NOT ~IF", "without notice": "NOT",
    "fail to": "NOT", "fails to": "NOT", "failed to": "NOT", "failing to": "NOT ~IF", "failure to": "NOT ~IF", "failure": "~NOT ~IF",
    "non": "~NOT", "lack of": "NOT", "absence of": "NOT ~IF", "in the absence of": "NOT ~IF", "whether or not": "IF", "if not": "IF NOT",
    "or not": "~NOT", "not only": "", "not just": "", "not later than": "ATMOST", "no later than": "ATMOST", "no earlier than": "ATLEAST",
    "not yet": "NOT", "no doubt": "", "in no circumstances": "NOT", "under no circumstances": "NOT", "not until": "~NOT ~AFTER", "only after": "~ONLY AFTER ~NOT", "refrain from": "NOT", "refrain": "NOT",
    "avoid": "~NOT", "avoiding": "~NOT", "omit": "~NOT", "omitted": "~NOT", "stop": "~NOT", "stopped": "~NOT", "prevent": "~NOT", "prevents": "~NOT",
    "cancel": "~NOT", "cancelled": "~NOT",
    "refuse": "~NOT", "refused": "~NOT", "refuses": "~NOT", "refusal": "~NOT", "reject": "~NOT", "rejected": "~NOT", "decline": "~NOT",
    "declined": "~NOT", "deny": "~NOT", "denied": "~NOT", "dismissed": "~NOT", "unsuccessful": "~NOT", "incorrect": "~NOT", "invalid": "~NOT",
    "incomplete": "~NOT", "inaccurate": "~NOT", "insufficient": "~NOT", "inadequate": "~NOT", "unavailable": "~NOT", "missed": "~NOT",
    "missing": "~NOT", "interrupted": "~NOT",  "excepted": "EXCEPT ~NOT", "exceptions": "~NOT", "exception": "~EXCEPT ~NOT", "absent": "~NOT", "absence": "~NOT", "illegal": "~NOT", "unlawful": "~NOT", "wrong": "~NOT", "disagree": "~NOT", "disagrees": "~NOT",
    "disagreed": "~NOT", "exempt": "~NOT ~NEEDNOT", "unreasonable": "~NOT", "unreasonably": "~NOT", "unaccompanied": "~NOT", "unopened": "~NOT", "excluded": "~NOT",
    "excluding": "~NOT EXCEPT", "alone": "~ONLY",  "hardly": "~NOT", "withheld": "~NOT", 
    "keep away": "~NOT", "outside": "~NOT",  "unpaid": "~NOT", "unused": "~NOT", "unknown": "~NOT", "unsure": "~NOT", "unfit": "~NOT",
    "unwell": "~NOT", "unhappy": "~NOT", "dissatisfied": "~NOT", "unclear": "~NOT", "unsafe": "~NOT", "cease": "~NOT", "ceased": "~NOT", "ceases": "~NOT",
    # if
    "if": "IF", "in the event that": "IF", "in the event of": "IF", "provided that": "IF", "provided": "~IF", "providing": "~IF", "as long as": "IF",
    "so long as": "IF", "on condition that": "IF", "in case": "~IF", "whether": "~IF", "should you": "IF", "should we": "IF", "should the": "IF",
    "if and only if": "IF ~ONLY", "only if": "IF ~ONLY EXCEPT", "only when": "~IF WHEN EXCEPT ~ONLY", "unless": "EXCEPT ~IF ~NOT", "otherwise": "~IF ~NOT ~EXCEPT",
    "subject to": "~IF", "depending on": "~IF", "even if": "IF", "as if": "", "where": "~IF", "where applicable": "~IF", "who": "~IF", "anyone": "~IF", "whoever": "~IF",
    "those": "~IF", "dependent on": "~IF", "were you to": "IF", "had you": "~IF", "except if": "EXCEPT ~IF ~NOT", "suppose": "~IF", "any": "~IF ~ALL",
    # when
    "when": "WHEN", "whenever": "WHEN", "once": "~WHEN ~AFTER", "as soon as": "~WHEN ~AFTER", "upon": "~WHEN", "on receipt": "~WHEN", "while": "~WHEN", "during": "~WHEN",
    "at the time": "~WHEN", "as": "~WHEN",
    "before": "BEFORE", "prior to": "BEFORE", "beforehand": "BEFORE", "in advance": "BEFORE", "ahead of": "BEFORE", "first": "~BEFORE", "by": "~BEFORE ~UNTIL ~ATMOST",
    "previously": "~BEFORE", "already": "~BEFORE", "ago": "~BEFORE", "earlier": "~BEFORE", "not before": "~AFTER", "pre": "~BEFORE", "advance": "~BEFORE", "until": "UNTIL ~BEFORE",
    "till": "UNTIL ~BEFORE", "up until": "UNTIL ~BEFORE", "up to": "ATMOST ~UNTIL",
    "on or before": "~BEFORE ~UNTIL ~ATMOST", "after": "AFTER", "following": "~AFTER", "afterwards": "AFTER", "later": "~AFTER", "then": "~AFTER", "from": "~AFTER", "since": "~AFTER",
    "days of": "~AFTER", "day of": "~AFTER", "weeks of": "~AFTER", "week of": "~AFTER", "months of": "~AFTER", "month of": "~AFTER", "hours of": "~AFTER",
    "thereafter": "AFTER", "subsequently": "AFTER", "subsequent": "~AFTER", "next": "~AFTER", "on or after": "~AFTER", "onwards": "~AFTER", "the following": "", "as follows": "",
    "after all": "", "look after": "", "looks after": "", "looked after": "", "looking after": "", "day after": "~AFTER", "follow": "", "follows": "~AFTER",
    # except and only
    "except": "EXCEPT ~NOT", "except for": "EXCEPT ~NOT", "apart from": "EXCEPT ~NOT", "with the exception of": "EXCEPT ~NOT", "other than": "EXCEPT ~NOT",
    "but not": "~EXCEPT NOT", "but not more than": "ATMOST", "not longer than": "ATMOST", "not be longer than": "ATMOST", "not be more than": "ATMOST", "but": "~EXCEPT", "only": "ONLY ~EXCEPT ~NOT", "solely": "ONLY", "exclusively": "ONLY", "just": "~ONLY", "nothing but": "ONLY",
    "not include": "~EXCEPT NOT", "does not apply": "~EXCEPT NOT", "but only": "ONLY ~EXCEPT",
    # how many
    "all": "ALL", "every": "ALL", "each": "ALL", "entire": "ALL", "whole": "ALL", "both": "~ALL", "everyone": "ALL", "everything": "ALL", "everybody": "ALL", "always": "ALL", "full": "~ALL",
    "throughout": "~ALL", "at all": "", "at any time": "", "in all": "", "all right": "", "each other": "", "any of": "~SOME ~ALL", "anything": "~ALL", "as a whole": "", "total": "~ALL", "fully": "~ALL",
    "some": "SOME", "several": "~SOME", "a few": "SOME", "a small number of": "SOME", "certain": "SOME", "part of": "~SOME", "partly": "SOME", "partially": "SOME", "sometimes": "SOME", "someone": "", "something": "",
    "most": "MOST", "majority": "MOST", "mostly": "MOST", "usually": "MOST", "normally": "MOST", "generally": "MOST", "half": "~SOME", "various": "~SOME", "a number of": "~SOME",
    "at least": "ATLEAST", "a minimum of": "ATLEAST", "minimum": "ATLEAST", "no less than": "ATLEAST", "not less than": "ATLEAST", "no fewer than": "ATLEAST", "or more": "~ATLEAST",
    "or over": "~ATLEAST", "or older": "~ATLEAST", "or above": "~ATLEAST", "more than": "~ATLEAST", "over": "~ATLEAST ~AFTER",
    "at most": "ATMOST", "no more than": "ATMOST", "not more than": "ATMOST", "no longer than": "ATMOST", "a maximum of": "ATMOST", "maximum": "ATMOST", "up to and including": "ATMOST ~UNTIL",
    "not exceeding": "ATMOST", "not exceed": "ATMOST", "or less": "~ATMOST", "or fewer": "~ATMOST", "less than": "~ATMOST", "within": "~ATMOST ~BEFORE", "limit": "~ATMOST", "under": "~ATMOST", "the most": "~ATMOST",
    "the least": "~ATLEAST", "nearly": "~MOST", "almost": "~MOST",
}  # fmt: skip

NEGATIVE = frozenset({"NEEDNOT", "MUSTNOT", "SHOULDNOT", "CANNOT", "MAYNOT", "NOT"})
MODALS = frozenset(
    "MUST MUSTNOT NEEDNOT SHOULD SHOULDNOT CAN CANNOT MAY MAYNOT WILL WOULD LIKELY".split()
)
CONDITIONS = frozenset("IF WHEN BEFORE AFTER UNTIL EXCEPT".split())
QUANTIFIERS = frozenset("ALL SOME MOST ATLEAST ATMOST ONLY".split())

_INDEX = index_phrases(PHRASES)
# In small letters: a will is a paper, May a month, "No:" a number, "can of" a tin.
_NOT_MEANT = re.compile(
    r"\b(?:a|your|the|his|her|their|my|last|living|of)\s+will\b|\bno\.?:|\b(?:no|nos)\.\s*\d|\b(?:nhs|hospital|ref|phone|account|reference|tel|case|claim|house) no\b"
    r"|\bnotwithstanding\b|\bup to page\b|\bper\s+cent\b|\b(?:each|every)\s+(?:(?:\d+|two|three|four|five|six|ten|twelve|other|few)\s+)?(?:day|week|month|year|night|hour|fortnight|minute)s?\b|\b\d{1,2}\s+may\b|\bmay\s+\d|\bat first\b|\bfirst\s+(?:name|class|floor|page|reasons?|tier|aid)\b"
    r"|\b(?:at least|no later than|not later than)(?=\s+(?:\S+\s+){1,3}(?:before|beforehand|in advance|ahead))"
    r"|\b(?:do|did|does|will|would) (?:you|they|he|she) (?:need|have|want) to\b(?=[^.!\n]*\?)|\bno\s+\d|\b(?:yes or no|say no|says no|said no|answer no)\b|\bwould (?:you )?like\b|\bof course\b|\bcan of\b|\bin need\b|\b(?:in|of) every\b|\bno\.(?=\s*[a-z0-9])|\blast but not least\b|\bnot guilty\b",
)


@dataclass(frozen=True, slots=True)
class Sense:
    """One phrase that carries a sense: where it stands, its words and what it says."""

    start: int
    end: int
    words: str
    sure: tuple[str, ...]
    perhaps: tuple[str, ...]


@lru_cache(maxsize=8192)
def senses(text: str) -> tuple[Sense, ...]:
    """Find the small words of meaning in one text, in order.

    >>> [(s.words, s.sure) for s in senses("You must not drive unless we say so.")]
    [('must not', ('MUSTNOT',)), ('unless', ('EXCEPT',))]
    """
    hidden = {i for match in _NOT_MEANT.finditer(small(plain(text))) for i in range(*match.span())}
    words = tokens(text)
    if hidden:
        words = tuple(token for token in words if token[0] not in hidden)
    found = []
    for first, after, phrase in match_phrases(words, _INDEX):
        codes = PHRASES[phrase].split()
        if codes:
            sure = tuple(c for c in codes if c[0] != "~")
            perhaps = tuple(c[1:] for c in codes if c[0] == "~")
            found.append(Sense(words[first][0], words[after - 1][1], phrase, sure, perhaps))
    return tuple(found)


def counts(text: str) -> tuple[Counter[str], Counter[str]]:
    """Count sure senses and possible senses of a text; every negative also counts as NOT."""
    sure: Counter[str] = Counter()
    perhaps: Counter[str] = Counter()
    for sense in senses(text):
        for code in sense.sure:
            sure[code] += 1
            if code in NEGATIVE and code != "NOT":
                sure["NOT"] += 1
        for code in sense.perhaps:
            perhaps[code] += 1
    perhaps["IF"] += text.count("?")  # "Does this happen? Then do this." tells a condition too
    return sure, perhaps


def first_words(text: str, codes: frozenset[str] | set[str]) -> str:
    """Give the first words in a text that say one of these, "" where none does."""
    for sense in senses(text):
        if any(c in codes for c in (*sense.sure, *sense.perhaps)):
            return sense.words
    return ""
