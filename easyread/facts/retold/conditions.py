"""A text -> its conditions, each with the clause it asks for and what then happens; turned or lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from easyread.facts.close.senses import counts
from easyread.facts.find.found import holds
from easyread.facts.retold.align import EMPTY, Alignment, Bag, bag
from easyread.facts.words.near_words import nearness
from easyread.facts.words.tokens import tokens

_I = re.IGNORECASE
_DETERMINER = r"(?=\s+(?:the|you|your|we|it|its|they|he|she|this|these|those|that|there|no|a|an|all|any|each|one|both|at least)\b)"
_MARK = re.compile(
    r"\b(?:(?P<unless>unless|(?:except|save) (?:where|when|if|that)|failing which|otherwise than if)"
    r"|(?P<only>only (?:if|when|where|once|with|on|after|in cases where|for people who)|if and only if)"
    rf"|(?P<sure>provided that|provided{_DETERMINER}|providing(?: that|{_DETERMINER})|(?:as|so) long as|on condition that"
    rf"|on (?:the )?production of|subject to|on the understanding that|conditional (?:up)?on|dependent on|(?<!at )once{_DETERMINER}|as soon as(?! (?:possible|you can|practicable)\b))"
    r"|(?P<may>(?<!even )(?<!as )(?<!know )(?<!ask )(?<!see )if|in the event (?:of|that)|in case of|where(?= (?:you|we|a|an|the|there|it|any|no)\b)))\b",
    _I,
)
_INVERTED = re.compile(
    r"(?:^|[.;,] )(?P<may>(?:should|were) (?=(?:you|we|the|your|he|she|it|they|any|a|this|there)\b))",
    _I,
)
# No condition is without one of these.
_WORDS = (
    *("if", "unless", "where", "except", "save", "failing", "otherwise", "only", "provid", "once"),
    *("long as", "soon as", "condition", "production of", "subject to", "understanding"),
    *("dependent", "in the event", "in case", "should", "were"),
)
# "Failure to attend may lead to ..." is "if you do not attend, ...".
_FAILURE = re.compile(
    r"\b(?:failure|failing) to (?P<act>[^.,;:]+?) (?P<main>(?:may|will|could|can|might|would)\b.*)",
    _I,
)
_QUESTION = re.compile(
    r"^(?:are|is|do|does|did|have|has|will|can|might|were|was|want|need|would)\b.*\?$", _I
)
_NOT = re.compile(
    r"\b(?:not(?! (?:later|more|less) than)|never|cannot|unable|no(?! (?:later|more|less|earlier|fewer) than)|nobody|none|nothing|without|neither)\b|n't\b",
    _I,
)
_LINK = re.compile(r"\b(?:and|but|or),?\s*$", _I)
_AND = re.compile(r"\b(?:and|or)\b", _I)
_DENIES = re.compile(
    r"\b(?:miss\w*|fail\w*|late|unable|refus\w+|stop\w*|lose|lost|forget|forgot|leave|instead|other|only|less|under|already|still|different|unless)\b",
    _I,
)
_ENDS = re.compile(r"[,;:.!?]\s|[,;:.!?]$|\bthen\b|\bbut\b")
# Two clauses are one where this share of the shorter one's words meet.
ALIKE = 0.5
NEAR = 0.45


@dataclass(frozen=True, slots=True)
class Condition:
    """What must be so (``clause``), what then happens (``main``), and the word that joins them."""

    kind: str
    clause: str
    main: str
    words: str
    line: str

    @property
    def asks(self) -> frozenset[str]:
        """The content words of what must be so."""
        return content(self.clause)

    @property
    def gives(self) -> frozenset[str]:
        """The content words of what then happens."""
        return content(self.main)


def content(text: str) -> frozenset[str]:
    """Give the words of a text that say something."""
    return frozenset(w for _, _, w in tokens(text) if w not in EMPTY and not w[0].isdigit())


@lru_cache(maxsize=4096)
def conditions(text: str) -> tuple[Condition, ...]:
    """Find the conditions of a text, also the ones asked as a question before a line.

    >>> [(c.kind, c.clause) for c in conditions("You can stay unless we say so.")]
    [('unless', 'we say so')]
    """
    found: list[Condition] = []
    lines = [line for line in text.split("\n") if line.strip()]
    for i, line in enumerate(lines):
        if line.rstrip().endswith("?") and _QUESTION.match(line.strip()):
            after = " ".join(lines[i + 1 : i + 3])
            found.append(Condition("may", line, after, "?", line))
            continue
        low = line.lower()
        for failed in _FAILURE.finditer(line) if "fail" in low else ():
            clause = f"you do not {failed['act']}"
            found.append(Condition("may", clause, failed["main"], "failure to", line))
        if not holds(low, _WORDS):
            continue
        for mark in (*_MARK.finditer(line), *_INVERTED.finditer(line)):
            kind = next(k for k, v in mark.groupdict().items() if v)
            behind, ahead = line[mark.end() :], line[: mark.start()]
            ahead = re.split(r"[.;:!?]\s|, (?:but|and|so|which)\b|\bbut\b", ahead)[-1]
            if _LINK.search(ahead):
                ahead = ""  # "and, if you are still not happy, appeal": what follows is meant.
            if ahead.strip(" ,-•(") and content(ahead):
                clause, main = _first_clause(behind), ahead
            else:
                clause = _first_clause(behind)
                main = behind[len(clause) :].lstrip(" ,:;")
                main = re.split(r"[.;]\s|, but\b", main)[0] or " ".join(lines[i + 1 : i + 2])
            found.append(
                Condition(kind, clause.strip(), main.strip(), mark[0].lower().strip(), line)
            )
    return tuple(found)


def _first_clause(text: str) -> str:
    end = _ENDS.search(text)
    return text[: end.start()] if end else text


def turned_conditions(before: str, lines: str) -> Iterator[tuple[Condition, Condition]]:
    """Find "unless" retold as "if" (or "only if") on the same words, or the other way.

    "Unless you pay, we stop" may become "if you do not pay, we stop" or "if you pay, we do not stop":
    one side must take a "not". Where none or both did, the condition is turned.
    """
    old, new = conditions(before), conditions(lines)
    pairs = [
        (was, now)
        for was in old
        for now in new
        if (was.kind == "unless") != (now.kind == "unless") and now.words != "?"
    ]
    yield from _turned_not(old, new)
    if not pairs:
        return
    near = nearness(
        (w for _, c in pairs for w in c.asks | c.gives),
        (w for c, _ in pairs for w in c.asks | c.gives),
    )
    for was, now in pairs:
        if len(_NOT.findall(was.main)) > 1:
            continue
        if not _alike(
            now.asks, was.asks, near, max(1, min(2, len(was.asks), len(now.asks)))
        ) or not _alike(now.gives, was.gives, near, 1):
            continue
        differ = _odd(was.clause) ^ _odd(now.clause) ^ _odd(was.main) ^ _odd(now.main)
        if not differ:
            yield was, now


def _turned_not(
    old: tuple[Condition, ...], new: tuple[Condition, ...]
) -> Iterator[tuple[Condition, Condition]]:
    """Find "if you do not come" told as "if you come", with the same end.

    The letter must not tell of both cases, and the lines must not tell of the denied one as well.
    """
    plain = [c for c in new if c.kind != "unless" and c.words != "?"]
    strict = [c for c in old if c.kind != "unless" and c.words != "?"]
    near = nearness(
        (w for c in plain for w in c.asks | c.gives), (w for c in strict for w in c.asks | c.gives)
    )

    def alike(now: Condition, was: Condition) -> bool:
        return _alike(now.asks, was.asks, near, 1) and _alike(now.gives, was.gives, near, 2)

    for now in plain:
        mates = [was for was in strict if alike(now, was)]
        if not mates or not all(
            _odd(was.clause) != _odd(now.clause) and _odd(was.main) == _odd(now.main)
            for was in mates
        ):
            continue
        if any(_hidden_not(c.clause) for c in (now, *mates)):
            continue
        if any(
            other is not now
            and _odd(other.clause) == _odd(mates[0].clause)
            and alike(other, mates[0])
            for other in plain
        ):
            continue
        yield mates[0], now


def _hidden_not(clause: str) -> bool:
    """Say if a clause may deny without a "not" ("if you miss it"), or of one thing of two only."""
    _, perhaps = counts(clause)
    return bool(perhaps["NOT"] or _DENIES.search(clause) or _AND.search(clause))


def crossed_conditions(before: str, after: str) -> Iterator[tuple[Condition, Condition]]:
    """Find two conditions of the letter whose ends were exchanged in the lines."""
    old = [c for c in conditions(before) if c.words != "?"]
    new = [c for c in conditions(after) if c.words != "?"]
    if len(old) != 2 or len(new) != 2 or any(_MARK.search(c.main) for c in (*old, *new)):
        return
    near = nearness(
        (w for c in new for w in c.asks | c.gives | _numbers(c, "asks") | _numbers(c, "gives")),
        (w for c in old for w in c.asks | c.gives | _numbers(c, "asks") | _numbers(c, "gives")),
    )

    def much(now: frozenset[str], was: frozenset[str], but: frozenset[str]) -> float:
        best = 0.0
        for word in now:
            mine = max((near.get(word, {}).get(o, 0.0) for o in was), default=0.0)
            other = max((near.get(word, {}).get(o, 0.0) for o in but), default=0.0)
            best += mine if mine >= NEAR and mine > other + 0.2 else 0.0
        return best

    def fit(part: str, swap: int) -> float:
        sides = [[getattr(c, part) | _numbers(c, part) for c in side] for side in (old, new)]
        (a, b), (x, y) = sides
        pairs = ((x, a, b), (y, b, a)) if not swap else ((x, b, a), (y, a, b))
        total = sum(much(*p) for p in pairs)
        if part == "gives":
            nots = [[_odd(c.main) for c in side] for side in (old, new)]
            mates = nots[0][::-1] if swap else nots[0]
            total += NEAR * 2 * (nots[0][0] != nots[0][1] and mates == nots[1])
        return total

    asks, gives = fit("asks", 0) - fit("asks", 1), fit("gives", 0) - fit("gives", 1)
    if min(abs(asks), abs(gives)) >= 2 * NEAR and asks * gives < 0:
        yield old[0], new[0]


def _numbers(condition: Condition, part: str) -> frozenset[str]:
    text = condition.clause if part == "asks" else condition.main
    return frozenset(re.findall(r"\d+(?:[.,:]\d+)*", text))


def _odd(text: str) -> bool:
    return len(_NOT.findall(text)) % 2 == 1


def _alike(
    now: frozenset[str], was: frozenset[str], near: Mapping[str, Mapping[str, float]], least: int
) -> bool:
    held = sum(any(near.get(n, {}).get(w, 0.0) >= NEAR for w in was) for n in now)
    return held >= least and held >= ALIKE * min(len(now), len(was))


# A clause of fewer words than this may be told by a pronoun.
FEWEST = 2
# With this little of its words in the rewrite, a condition is left out unless another "if" tells it.
LEFT_OUT = 0.42
# With no "if" or the like in the lines at all, also one with more of its words.
BARELY_TOLD = 0.7
# A plain "if" is often told by the order of lines: only where nearly nothing of it is there.
IF_LEFT_OUT = 0.25
_TELLS = re.compile(
    r"\b(?:if|when|while|once|until|unless|only|but|before|after|first|except|must|need|needs|have to|has to|as long|as soon|without"
    r"|then|one way|one time|1 time|ways?)\b|\?|:$",
    _I | re.MULTILINE,
)
_TELL_WORDS = frozenset("hear notify inform tell told contact let know".split())


def lost_conditions(both: Alignment, sentence: int, near: str) -> Iterator[Condition]:
    """Find conditions of a sentence that no line tells, in whatever words.

    Either nearly none of its words stand near a word of the rewrite and no other condition there asks
    for something alike, or the lines near by hold no word that could make a condition.
    """
    new = conditions("\n".join(line.text for line in both.lines))
    for was in conditions(both.sentences[sentence].text):
        clause = bag(was.clause)
        if was.words == "?" or len(clause.words) + len(clause.facts) < FEWEST:
            continue
        told = _told(clause, both)
        if was.kind == "may":
            if told <= IF_LEFT_OUT and not new and not _TELLS.search(near):
                yield was
            continue
        if _asked_elsewhere(was, new) or _told_by_another(both, sentence, near):
            continue
        if told <= LEFT_OUT or (told <= BARELY_TOLD and not _TELLS.search(near)):
            yield was


def _told_by_another(both: Alignment, sentence: int, near: str) -> bool:
    """Say if the lines of a sentence hold as many conditions as the sentence itself.

    "Unless authorised by us in advance" may be told as "only if we agreed to it before".
    """
    told = [c for c in conditions(near) if c.words != "?"]
    return len(told) >= len(conditions(both.sentences[sentence].text))


def _told(clause: Bag, both: Alignment) -> float:
    """How near the words of a clause are to words of any line, on average (0 to 1)."""
    words = frozenset(w for line in both.lines for w in line.words)
    facts = frozenset(f for line in both.lines for f in line.facts)
    much = [
        max((m for o, m in both.near.get(w, {}).items() if o in words), default=0.0)
        for w in clause.words
    ]
    much += [float(f in facts) for f in clause.facts]
    return sum(much) / max(1, len(much))


def _asked_elsewhere(was: Condition, new: tuple[Condition, ...]) -> bool:
    """Say if a condition of the rewrite asks for something like this one."""
    asks = was.asks
    near = nearness((w for c in new for w in c.asks), asks)
    if any(m >= NEAR for others in near.values() for m in others.values()):
        return True
    return bool(asks & _TELL_WORDS) and any(c.asks & _TELL_WORDS for c in new)
