"""The lines of one row -> the concepts it may be about, best first, each with a score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from symbols.bans import forbids, is_thing_of_a_ban
from symbols.clauses import AVOIDED, Token, read_clauses
from symbols.contacts import contact_concepts
from symbols.index import Concept, Hit, concepts, find_concepts

SURE = 4.0  # below this, ask a person (benchmarks/pictures.py prints right, wrong and none)
LINE_WEIGHT = (1.0, 0.85, 0.75)  # the first line of a row carries its idea
ASIDE = 0.6  # "if you are ill" is not what the row is about
PHRASE = 0.4  # each further word of a phrase makes it surer
AGAIN = 0.25  # share that a second mention adds
CONSEQUENCE = 0.7  # "If you do not come, we will cancel it": what would follow, not what is
SEEN = 2.5  # a phone number, email or postcode says for certain that this is a way of contact
ONLINE = ("email", "website")
FORBIDDEN = 1.6  # what a row forbids is what its reader must not miss
EARLY = 0.3  # among the first three words of the line
LONG = 25  # words: in a line longer than this ...
LATE = 15  # ... one word after so many is often not what the line is about
MENTIONED = 1.5
LISTED = 2.0  # two or more of one kind are what the row is about

# Words that may stand between "do not" and the thing forbidden: with any other word between them,
# it is not the thing that is forbidden ("Do not lose your medicine").
_LIGHT = frozenset(
    "take have use wear consume eat drink drive do any your the a an or and this other more much too anything "
    "with on to in go buy give us try smoke sign of all these that these some".split()
)
_NOT = frozenset("not no cannot".split())
_SAYS_NOT = _NOT | AVOIDED | frozenset("nothing stop stops stopping avoid omit".split())
_TOPICS = {
    "appointment": ("health", "time"),
    "money": ("money",),
    "decision": ("money", "law"),
    "invitation": ("actions",),
}


@dataclass(frozen=True, slots=True)
class Match:
    """A concept, how sure it is, the words that named it, and whether it is to be crossed out."""

    concept: Concept
    score: float
    words: str
    crossed: bool = False


def match(lines: Sequence[str], about_kind: str = "other") -> list[Match]:
    """Rank the concepts named in a row, best first; each concept once."""
    best: dict[tuple[str, bool], Match] = {}
    whole = " ".join(lines).lower().replace("’", "'")
    for number, line in enumerate(lines):
        tokens = read_clauses(line)
        hits = find_concepts(tokens, whole)
        share = LINE_WEIGHT[min(number, len(LINE_WEIGHT) - 1)]
        for hit in hits:
            if any(phrase in whole for phrase in hit.concept.not_with):
                continue
            if hit.concept.outright and (tokens[hit.start].aside or tokens[0].text == "if"):
                continue
            allowed, crossed = _polarity(hit, hits, tokens)
            if allowed:
                _add(best, hit.concept, _score(hit, tokens, about_kind) * share, hit.words, crossed)
        for name, words in contact_concepts(line):
            seen = (
                concepts()[name].weight + SEEN
            )  # after a phone number, an email is the second way
            _add(best, concepts()[name], seen * share if name in ONLINE else seen, words, False)
    found = list(best.values())
    if forbids(lines):
        found = [m for m in found if m.crossed or _may_stand_by_a_ban(m, lines)]
    left = _one_for_a_list(_without_opposites(found))
    return sorted(left, key=lambda m: -m.score)


def _may_stand_by_a_ban(found: Match, lines: Sequence[str]) -> bool:
    """True for an idea that a row which forbids may show uncrossed: it is not what is forbidden."""
    says_not = any(word in _SAYS_NOT for word in found.words.split())
    return says_not or not is_thing_of_a_ban(found.concept, lines)


def _without_opposites(found: list[Match]) -> list[Match]:
    """Drop both of two ideas that say the opposite: "allowed" and "refused" in one row."""
    named = {m.concept.id for m in found}
    return [m for m in found if m.concept.opposite not in named]


def _one_for_a_list(found: list[Match]) -> list[Match]:
    """Show one picture for a list of one kind, not the picture of one thing on it."""
    for kind in {m.concept.listed for m in found if m.concept.listed}:
        same = [m for m in found if m.concept.listed == kind and not m.crossed]
        if len(same) > 1:
            first = max(same, key=lambda m: m.score)
            rest = [m for m in found if m not in same and m.concept.id != kind]
            found = [*rest, Match(concepts()[kind], first.score + LISTED, first.words)]
    return found


def _score(hit: Hit, tokens: Sequence[Token], about_kind: str) -> float:
    score = hit.concept.weight + PHRASE * (hit.literal - 1)
    if hit.start < 3:
        score += EARLY
    if hit.concept.topic in _TOPICS.get(about_kind, ()):
        score += 0.2
    late = len(tokens) > LONG and hit.start > LATE and hit.literal == 1
    if late and tokens[hit.start].polarity != "forbidden":
        score -= MENTIONED
    if tokens[hit.start].aside:
        return score * ASIDE
    if tokens[hit.start].polarity == "forbidden":
        return score * FORBIDDEN
    if tokens[0].text == "if" and not _ordered(hit, tokens):
        return score * CONSEQUENCE
    return score


def _ordered(hit: Hit, tokens: Sequence[Token]) -> bool:
    """True for what "If you are late, please phone us" tells its reader to do."""
    before = [t.text for t in tokens[: hit.start]]
    clause = before[len(before) - before[::-1].index(",") :] if "," in before else None
    if clause is None:
        return False
    told = clause[:1] == ["you"] and clause[1:2] in (["can"], ["must"], ["should"])
    return not clause or "please" in clause or told


def _polarity(hit: Hit, hits: Sequence[Hit], tokens: Sequence[Token]) -> tuple[bool, bool]:
    """Say whether a hit may be shown, and whether it is then crossed out."""
    said = hit.words.split()
    if any(word in _NOT for word in said):
        return True, False  # the concept itself is the denial: "cannot come", "do not agree"
    token, last = tokens[hit.start], tokens[hit.end - 1]
    if not token.polarity or (last.text in AVOIDED and not last.polarity):
        return True, False
    if token.polarity == "denied" or not hit.concept.negatable:
        return False, False
    between = [t.text for t in tokens[hit.start - token.after_not + 1 : hit.start]]
    first = not any(
        h.start >= hit.start - token.after_not + 1 and h.start < hit.start for h in hits
    )
    return first and all(word in _LIGHT for word in between), True


def _add(
    best: dict[tuple[str, bool], Match], concept: Concept, score: float, words: str, crossed: bool
) -> None:
    old = best.get((concept.id, crossed))
    if old is None:
        best[concept.id, crossed] = Match(concept, score, words, crossed)
        return
    high, low = max(old.score, score), min(old.score, score)
    said = old.words if old.score >= score else words
    best[concept.id, crossed] = Match(concept, high + AGAIN * low, said, crossed)
