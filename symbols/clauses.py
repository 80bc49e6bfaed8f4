"""A line -> its words, each with its dictionary form and whether it is forbidden, denied or an aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import simplemma

from symbols.names import without_names

Polarity = Literal["", "forbidden", "denied"]

_WORD = re.compile(r"[a-z0-9£&]+(?:['\-./][a-z0-9&]+)*|[.,;:!?()]")
_NOT = re.compile(r"\b(do|does|did|is|are|was|were|has|have|must|should|would|could|need)n't\b")
_LAW = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Aa]|[Nn]ew|draft) (?:[A-Z]+ )?Bill\b"
)  # "the Bill" is a law, "the bill" is to be paid
_MARKS = frozenset(".,;:!?()")
_ENDS = frozenset(".;:!?")
_ASIDE = frozenset(
    "if when unless because while although though before after until who which whether".split()
)
_STOPS_NOT = frozenset("but until unless before after if when because so except".split())
_UNDONE = frozenset("be been".split())  # "An appeal cannot be made"
_REFUSED = frozenset("allowed permitted required needed necessary available".split())
_ORDERS = frozenset("must should to".split())
_STARTS = frozenset("please and but or then so also always".split())
_STOPS = frozenset("avoid avoiding omit stop stopping".split())
AVOIDED = frozenset("avoided omitted stopped withheld".split())
_NEW_CLAUSE = frozenset("you we it i they he she please but phone contact call ask tell".split())
_DENIES = frozenset("no without nothing nobody none neither lack lacks unable".split())


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark, in small letters."""

    text: str
    lemma: str
    aside: bool = False
    polarity: Polarity = ""
    after_not: int = 0  # how many words after the "not" it stands (1 is the next word)

    @property
    def is_mark(self) -> bool:
        """True for a full stop, comma, colon and the like."""
        return self.text in _MARKS


@lru_cache(maxsize=4096)
def lemma_of(word: str) -> str:
    """Give the dictionary form of an English word in small letters."""
    return str(simplemma.lemmatize(word, lang="en")).lower()


@lru_cache(maxsize=2048)
def tokens_of(line: str) -> tuple[Token, ...]:
    """Split a line into words and marks; "don't" becomes "do not"."""
    plain = without_names(line.replace("*", ""))
    low = _LAW.sub("the law-in-the-making", plain).lower().replace("’", "'")
    low = low.replace("can't", "cannot").replace("won't", "will not").replace("can not", "cannot")
    low = _NOT.sub(r"\1 not", low)
    return tuple(Token(w, w if w in _MARKS else lemma_of(w)) for w in _WORD.findall(low))


def read_clauses(line: str) -> tuple[Token, ...]:
    """Mark in a line what stands in an aside ("if ...") and what is forbidden or denied.

    "Do not eat" forbids; "If you do not come" and "We will not pay" only deny.

    >>> [t.text for t in read_clauses("Do not eat before 9am.") if t.polarity == "forbidden"]
    ['eat']
    >>> [t.polarity for t in read_clauses("If you do not come") if t.text == "come"]
    ['denied']
    """
    marked: list[Token] = []
    aside, steps = False, 0
    polarity: Polarity = ""
    tokens = tokens_of(line)
    for i, token in enumerate(tokens):
        word = token.text
        if word in _ENDS:
            aside, polarity = False, ""
        elif word == ",":
            # "sweets, gum or fruit" is still forbidden; "If you are ill, phone us" is a new clause.
            polarity = "" if aside else _after_comma(tokens, i, polarity)
            aside = False
        elif word in _STOPS_NOT or word in _ASIDE:
            polarity = ""
        if word in _ASIDE and not _asks(tokens, i):
            aside = True
        elif aside and _main_begins(tokens, i):
            aside = False
        marked.append(
            replace(token, aside=aside, polarity=polarity, after_not=steps + 1 if polarity else 0)
            if polarity
            else replace(token, aside=aside)
        )
        steps += 1
        if (
            word in ("not", "cannot") and i + 1 < len(tokens) and tokens[i + 1].text in _UNDONE
        ) or (word == "not" and tokens[i + 1 : i + 2] and tokens[i + 1].text in _REFUSED):
            _deny_back(marked)
        if word in AVOIDED and i and tokens[i - 1].text in ("be", "been", "is", "are"):
            last = marked.pop()  # it stays as it is: "payments stopped" names an idea of its own
            _deny_back(marked)
            marked.append(last)
        kind = _turns(tokens, i, aside) if not (polarity and word in _STOPS) else ""
        if kind:
            polarity, steps = kind, 0
    return tuple(marked)


def _turns(tokens: Sequence[Token], i: int, aside: bool) -> Polarity:
    """Say what this word does to the words after it."""
    word = tokens[i].text
    before = tokens[i - 1].text if i else ""
    following = tokens[i + 1].text if i + 1 < len(tokens) else ""
    if word in _DENIES:
        return "denied"
    if word in _STOPS and not aside and (_opens(tokens, i) or before in _ORDERS):
        return "denied"
    if word == "never":
        return "denied" if aside or not _opens(tokens, i) else "forbidden"
    if word == "cannot":
        return "forbidden" if before == "you" and not aside else "denied"
    if word != "not" or following in ("only", "just") or before == "or":
        return ""
    if aside:
        return "denied"
    if before in ("must", "should", "may") or following == "allowed":
        return "forbidden"
    if before == "do" and _opens(tokens, i - 1) and following not in ("need", "have", "worry"):
        return "forbidden"
    if before == "do" and following == "have" and _opens(tokens, i - 1):
        third = tokens[i + 2].text if i + 2 < len(tokens) else ""
        return "denied" if third == "to" else "forbidden"
    return "denied"


def _asks(tokens: Sequence[Token], i: int) -> bool:
    """True for the "if" of "Tell us if you are pregnant": what follows is what the row is about."""
    before = [t.text for t in tokens[max(0, i - 2) : i]]
    return tokens[i].text in ("if", "whether", "when") and before in (
        ["tell", "us"],
        ["let", "us"],
        ["us", "know"],
        ["tell", "staff"],
    )


def _deny_back(marked: list[Token]) -> None:
    """Deny what stands before "is not allowed" in its own clause: "Smoking is not allowed"."""
    for i in range(len(marked) - 1, -1, -1):
        if marked[i].text in _ENDS:
            return
        marked[i] = replace(marked[i], polarity="denied")


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """True where an order can begin: at the start, after a mark, a number or "please"."""
    if i == 0:
        return True
    before = tokens[i - 1].text
    return before in _MARKS or before in _STARTS or before.isdigit()


def _after_comma(tokens: Sequence[Token], comma: int, polarity: Polarity) -> Polarity:
    """Carry a ban over a comma: "You must not eat any food, including sweets".

    Where it is not sure to be the same list, the thing is not shown at all, crossed or not.
    """
    if not polarity or _goes_on(tokens, comma):
        return polarity
    after = [t.text for t in tokens[comma + 1 : comma + 4]]
    new_clause = any(word in _NEW_CLAUSE for word in after)
    return "denied" if polarity == "forbidden" and not new_clause else ""


def _main_begins(tokens: Sequence[Token], i: int) -> bool:
    """True for the "we" of "After this date we will ...": the aside ended without a comma."""
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    opened = next((j for j in range(i - 1, -1, -1) if tokens[j].text in _ASIDE), i)
    return (
        tokens[i].text in ("we", "you", "they", "it")
        and after in ("will", "must", "can", "may", "should", "cannot", "are", "have")
        and i - opened > 1
        and tokens[opened].text in ("after", "before", "until")
    )


def _goes_on(tokens: Sequence[Token], comma: int) -> bool:
    """True where a comma stands inside a list: "and" or "or" follows within a few words."""
    return any(t.text in ("or", "and") for t in tokens[comma + 1 : comma + 5]) and not any(
        t.text in ("you", "we", "it", "i", "they") for t in tokens[comma + 1 : comma + 3]
    )
