"""A text -> who must, may, need not or will do what: one claim for each action with a modal on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from easyread.facts.close.senses import counts
from easyread.facts.retold.align import EMPTY
from easyread.facts.words.action_words import (
    ALONE,
    ARTICLES,
    ASKS,
    BARE_NO,
    BINDS,
    BREAKS,
    CAUSES,
    FILLERS,
    FREE,
    INDEX,
    LIGHT,
    MILD,
    NEGATIVE,
    NO_ONE,
    NOBODY,
    ON_TERMS,
    ORDER,
    ORDERS,
    PERSONS,
    PLAINLY_BANNED,
    PLAINLY_FREE,
    REFERS,
    REQUIRES,
    SAID_TO,
    SAYS_NO,
    SEEING,
    SUBJECTS,
    TOGETHER,
    TOLD_ASIDE,
    VAGUE,
    WHAT,
)
from easyread.facts.words.easy_words import near as same_group
from easyread.facts.words.near_words import nearness
from easyread.facts.words.stems import stem
from easyread.facts.words.tokens import Token, match_phrases, tokens

# What the other text may say for a claim without a change of meaning: (old, new) that clash.
_CLASH: dict[str, frozenset[str]] = {
    "DUTY": frozenset({"FREE", "BAN", "DONT", "MAYBE", "MAY", "CAN", "ADVICE"}),
    "ORDER": frozenset({"FREE", "BAN", "DONT"}),
    "DONT": frozenset({"ORDER", "DUTY", "FREE"}),
    "BAN": frozenset({"CAN", "MAY", "DUTY", "FREE", "ORDER", "WILL"}),
    "FREE": frozenset({"DUTY", "BAN", "DONT"}),
    "ADVICE": frozenset({"DUTY", "FREE", "BAN"}),
    "CAN": frozenset({"DUTY", "BAN"}),
    "MAY": frozenset({"WILL", "DUTY", "BAN"}),
    "MAYBE": frozenset({"WILL", "DUTY", "BAN"}),
    "WILL": frozenset({"MAYBE", "MAY", "BAN"}),
}
# The same with a "not" before it: "will not be allowed to".
_DENIED = {"DUTY": "FREE", "CAN": "BAN", "MAY": "BAN", "ADVICE": "DONT", "WILL": "BAN"}
# Where only the words around the verbs meet, these pairs are turned; others need more shared words.
_PLAIN = frozenset(
    {("DUTY", "ADVICE"), ("DUTY", "CAN"), ("DUTY", "FREE"), ("ADVICE", "DUTY"), ("WILL", "MAYBE")}
    | {("WILL", "MAY"), ("MAY", "WILL"), ("MAYBE", "WILL")}
)
# Two words under this nearness are not the same action.
CLOSE_VERB = 0.45
CLOSE_WORD = 0.5
# So much of the smaller clause must stand in the other where the verbs do not meet.
SAME_CLAUSE = 0.6


@dataclass(frozen=True, slots=True)
class Claim:
    """One action with what is said of it; ``verb`` is "" where only the clause names the action."""

    kinds: frozenset[str]
    verb: str
    around: frozenset[str]
    who: str
    words: str
    line: str
    aside: bool = False


@lru_cache(maxsize=4096)
def claims(text: str) -> tuple[Claim, ...]:
    """Find what a text says must, may, need not or will be done.

    >>> [(sorted(c.kinds), c.verb) for c in claims("You do not have to sign the form.")]
    [(['FREE'], 'sign')]
    """
    found: list[Claim] = []
    open_list: frozenset[str] = frozenset()
    before = ""
    lines = text.split("\n")
    for i, line in enumerate(lines):
        here = list(_claims_of_line(line))
        if open_list and _is_item(line, here):
            words = [w for w in tokens(line) if w[2] not in LIGHT]
            if words:
                found.append(_claim(open_list, words[0][2], words[1:], (), "", line))
            before = line
            continue
        ends = line.rstrip().endswith(":")
        here = [_with_line_before(claim, before, len(here) == 1 and not ends) for claim in here]
        before = line
        last = here[-1] if here else None
        open_list = last.kinds if ends and last is not None and not last.verb else frozenset()
        if BARE_NO.search(line):
            open_list = frozenset({"DONT"})
        elif ends and last is not None and last.verb:
            here[-1] = replace(last, around=last.around | _items(lines[i + 1 : i + 6]))
        found += [c for c in here if c.verb or c.around]
    return tuple(found)


def _is_item(line: str, here: list[Claim]) -> bool:
    """Say if a line is an item of the list above it: "Do not:", then "drive" is no order to drive."""
    if not here:
        return True
    small = line[:1].islower() or line[-1:].isalnum()
    return small and all(c.kinds == {"ORDER"} and line.lower().startswith(c.verb) for c in here)


def _items(lines: list[str]) -> frozenset[str]:
    """The words of the items under a line: "You must bring:", then "a friend"."""
    items = takewhile(lambda line: line[:1].islower(), lines)
    return frozenset(
        w for item in items for w in _claim(frozenset(), "", tokens(item), (), "", "").around
    )


def _with_line_before(claim: Claim, before: str, alone: bool) -> Claim:
    """Take the words of the line before for "You do not have to." and "You need to send these."."""
    refers = claim.verb and claim.around <= FILLERS and REFERS.search(claim.line)
    if not before or not (refers or (alone and not claim.verb)):
        return claim
    words = [w for w in tokens(before) if w[2] not in LIGHT]
    around = claim.around | _claim(frozenset(), "", words, (), "", "").around
    return replace(claim, around=around - FILLERS)


def _claims_of_line(line: str) -> Iterator[Claim]:
    if line.rstrip().endswith("?"):
        return
    words = tokens(line)
    for first, after, phrase in match_phrases(words, INDEX):
        kinds = WHAT[phrase]
        if "SKIP" in kinds:
            continue
        start, end = words[first][0], words[after - 1][1]
        behind = _clause(line, words, after, end)
        ahead = _subject(line, words, first, start)
        who = next((w for _, _, w in reversed(ahead) if w not in LIGHT), "")
        if phrase == "may" and first and line[start] == "M":
            continue  # the month
        if phrase == "may" and who in ("we", "it", "this", "i"):
            kinds = frozenset({"MAYBE"})
        if phrase == "shall" and who in ("we", "i"):
            kinds = frozenset({"WILL"})
        if any(w in NOBODY for _, _, w in ahead) or NO_ONE.search(
            line[ahead[0][0] if ahead else start : start]
        ):
            if kinds & {"WILL", "ADVICE", "MAYBE"}:
                continue
            kinds = frozenset("BAN" if phrase == "must" else _DENIED.get(k, k) for k in kinds)
        ahead_now = ahead[-2:] if not kinds & {"BAN", "FREE", "DONT"} else []
        if any(w in ("not", "never", "longer") for _, _, w in ahead_now):
            kinds = frozenset(_DENIED.get(k, k) for k in kinds)
        if phrase.endswith(" that"):
            behind = [w for i, w in enumerate(behind) if i or w[2] not in SUBJECTS]
        person = phrase.split()[-1] in ("for", "require", "requires")
        verb, rest = _verb(line, behind, person)
        if person and not any(w == "to" for _, _, w in behind[:9]):
            continue  # "We require a copy."
        # "You can stop it" stops something; "you must stop parking here" bans it.
        quits = bool(rest) and (
            verb == "refrain" or (verb in ("avoid", "stop") and rest[0][2].endswith("ing"))
        )
        if quits or (rest and behind[0][2] == "not"):
            kinds = frozenset(_DENIED.get(k, k) for k in kinds)
        if quits:
            verb, rest = _verb(line, [w for w in rest if w[2] != "from"])
        start_of = first - len(ahead)
        aside = any(
            w in TOLD_ASIDE for _, _, w in (*words[max(0, start_of - 1) : start_of], *ahead)
        )
        claim = _claim(kinds, verb, rest, ahead, who, line, phrase)
        yield replace(claim, aside=aside)
    yield from _orders(line, words)
    free = FREE.search(line)
    if free:
        bind = BINDS.search(line)
        kept = [w for w in words if not free.start() <= w[0] < free.end() and w[2] not in LIGHT]
        yield _claim(
            frozenset({"FREE"}), "follow" if bind else "", kept, (), "", line, free[0].lower()
        )


def _verb(
    line: str, behind: list[Token], phrase_takes_person: bool = False
) -> tuple[str, list[Token]]:
    """The action a modal stands on, and the words behind it."""
    rest = [w for w in behind if w[2] not in LIGHT and w[2] not in ARTICLES]
    if not behind:
        return "", []
    if behind[0][2] == "for" or phrase_takes_person:
        to = next((i for i, w in enumerate(behind[:9]) if w[2] == "to"), None)
        if to is not None:
            return _verb(line, behind[to + 1 :])
    pair = [w[2] for w in behind if w[2] in ("have", "has", "had") or w[2] not in LIGHT][:2]
    if len(pair) == 2 and pair[0] in ("have", "has", "had") and pair[1] in ARTICLES:
        return "have", rest
    first = next((w for w in behind if w[2] not in LIGHT - {"be"}), behind[0])
    text = line[first[0] :].lower()
    for pattern, verb in TOGETHER:
        found = pattern.match(text)
        if found:
            end = first[0] + found.end()
            return verb, [w for w in rest if w[0] >= end]
    after = next((w[2] for w in behind if rest and w[0] > rest[0][0]), "")
    if len(rest) > 1 and rest[0][2] in CAUSES and after in PERSONS:
        rest = [w for w in rest[1:] if w[2] not in PERSONS]  # "may make you feel sleepy"
    return (rest[0][2], rest[1:]) if rest else ("", [])


def _orders(line: str, words: tuple[Token, ...]) -> Iterator[Claim]:
    """What the reader is told to do or not to do without a modal: "Do not drive"."""
    for match in ORDER.finditer(line):
        verb = match["verb"].lower()
        if verb not in ORDERS:
            continue
        after = next((i for i, w in enumerate(words) if w[0] == match.start("verb")), None)
        if after is None:
            continue
        rest = [words[after], *_clause(line, words, after + 1, words[after][1])]
        verb, behind = _verb(line, rest)
        if verb in SAID_TO and rest[0][2] == "be":
            continue  # "Please be advised that ..." asks for nothing.
        if match["and"] and not ORDERS & {words[0][2]}:
            continue
        denied = bool(match["no"])
        if verb in ("stop", "avoid", "refrain") and behind and behind[0][2].endswith("ing"):
            denied = not denied  # "Do not stop taking them" asks to take them.
            verb, behind = _verb(line, behind)
        kind = frozenset({"DONT" if denied else "ORDER"})
        yield _claim(kind, verb, behind, (), "you", line, match[0].strip())


def _claim(
    kinds: frozenset[str],
    verb: str,
    behind: list[Token] | tuple[Token, ...],
    ahead: list[Token] | tuple[Token, ...],
    who: str,
    line: str,
    words: str = "",
) -> Claim:
    around = frozenset(w for _, _, w in (*behind, *ahead) if w not in EMPTY and not w[0].isdigit())
    return Claim(kinds, verb, around - {verb}, who, words or verb, line)


def _clause(line: str, words: tuple[Token, ...], after: int, end: int) -> list[Token]:
    """The words from a modal to the end of its clause."""
    found = []
    for start, stop, word in words[after:]:
        if word in BREAKS or any(c in line[end:start] for c in ".;:!?\n"):
            break
        found.append((start, stop, word))
        end = stop
    return found


def _subject(line: str, words: tuple[Token, ...], first: int, start: int) -> list[Token]:
    """The words from the start of the clause to its modal."""
    found: list[Token] = []
    for begin, stop, word in reversed(words[:first]):
        if word in BREAKS or any(c in line[stop:start] for c in ".;:!?\n,"):
            break
        found.insert(0, (begin, stop, word))
        start = begin
    return found


def turned_actions(before: str, lines: str) -> Iterator[tuple[Claim, Claim]]:
    """Find an action that the letter and the lines put under clashing modals.

    The letter's claims on the same action must all clash with the new one, and no other line may say
    of the action what the letter says: a retelling often tells a duty and then what is free in it.

    Args:
        before: the sentence of the letter.
        lines: all lines that tell it.
    """
    old, new = claims(before), claims(lines)
    if not old or not new:
        return
    near = _Nearness(old, new)
    for now in new:
        mates = [was for was in old if near.same(was, now)]
        if now.verb in SEEING:  # "You can see a date at the top" weakens nothing
            mates = [was for was in mates if was.verb == now.verb]
        if now.kinds & NEGATIVE and ON_TERMS.search(now.line):
            mates = [was for was in mates if not was.kinds & {"DUTY", "ORDER"}]
        if not now.verb and "FREE" in now.kinds:  # "It is your choice" may be of another thing.
            mates = [was for was in mates if "DONT" not in was.kinds]
        if not mates or not all(_clash(was, now) for was in mates):
            continue
        was = mates[0]
        if any(
            other is not now and not _clash(was, other) and near.same(was, other) for other in new
        ):
            continue
        yield was, now


def advice_made_duty(before: str, lines: str) -> Claim | None:
    """Find a duty on the reader where the letter only advises, and no line says that it is advice."""
    old, new = claims(before), claims(lines)
    if not old or REQUIRES.search(before) or not all(c.kinds <= MILD for c in old):
        return None
    if any(c.kinds & (MILD | {"CAN", "MAY"}) for c in new):
        return None
    return next((c for c in new if "DUTY" in c.kinds and c.who == "you"), None)


def added_answers(before: str, lines: str) -> Iterator[Claim]:
    """Find "you do not have to" and "you cannot" where nothing in the letter's sentence denies.

    A retelling may say a duty that the letter only implies, but it may not free the reader from one or
    bar a way: both need a "not", a limit or an "only" in the letter.
    """
    sure, perhaps = counts(before)
    if any(sure[c] or perhaps[c] for c in ("NOT", "ONLY", "EXCEPT", "ATMOST", "NEEDNOT")):
        return
    if SAYS_NO.search(before) or any(c.kinds & {"FREE", "BAN", "DONT"} for c in claims(before)):
        return
    for claim in claims(lines):
        free, banned = claim.words in PLAINLY_FREE, claim.words in PLAINLY_BANNED
        if not (free or banned) or claim.aside:
            continue
        if banned and claim.who not in ("you", "we", "carer", "family", "this", "nobody", "they"):
            continue
        if free and (claim.who == "we" or "once" in claim.around or ALONE.search(claim.line)):
            continue  # "You do not have to pay it all at once.", "You do not have to be alone."
        yield claim


def _clash(was: Claim, now: Claim) -> bool:
    return all(n in _CLASH.get(w, frozenset()) for w in was.kinds for n in now.kinds)


class _Nearness:
    """Which words of the old claims stand near which words of the new ones."""

    def __init__(self, old: tuple[Claim, ...], new: tuple[Claim, ...]) -> None:
        self._near = nearness(
            (w for c in new for w in (*c.around, c.verb) if w),
            (w for c in old for w in (*c.around, c.verb) if w),
        )

    def _much(self, new: str, old: str) -> float:
        return self._near.get(new, {}).get(old, 0.0)

    def _shared(self, was: Claim, now: Claim) -> int:
        return sum(any(self._much(n, o) >= CLOSE_WORD for o in was.around) for n in now.around)

    def same(self, was: Claim, now: Claim) -> bool:
        """Say if two claims are about one action."""
        shared = self._shared(was, now)
        if was.verb and now.verb:
            same = stem(was.verb) == stem(now.verb)
            close = (
                same
                or same_group(stem(was.verb), stem(now.verb))
                or (self._much(now.verb, was.verb) >= CLOSE_VERB)
            )
            if same and stem(now.verb) not in VAGUE:
                return bool(shared) or not was.around or not now.around
            if close:
                return shared >= 1
        if was.verb and now.verb:
            # "Failure will result in cancellation": the action may stand beside the verb.
            was, now = (replace(c, around=c.around | {c.verb}) for c in (was, now))
            shared = self._shared(was, now)
        fewest = min(len(was.around), len(now.around))
        if not was.verb or not now.verb:
            return bool(fewest) and shared >= max(1, SAME_CLAUSE * fewest)
        plain = any((w, n) in _PLAIN for w in was.kinds for n in now.kinds)
        allows = "CAN" in was.kinds and not ASKS.search(was.line)
        if "DUTY" in now.kinds and not plain and not allows:
            return False
        least = 2 if plain else 3
        return bool(fewest) and shared >= max(least, SAME_CLAUSE * fewest)
