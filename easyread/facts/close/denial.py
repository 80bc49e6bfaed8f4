"""Two texts -> does one deny what the other says? Counts of "not", and what each "not" stands on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from easyread.facts import says
from easyread.facts.close.senses import NEGATIVE, first_words, senses
from easyread.facts.words.stems import stem
from easyread.facts.words.tokens import Token, tokens
from easyread.model import FactProblem

SKIP = frozenset(
    "a an the any be been being have has had do does did to of in on at it this that these those you we they he she i "
    "your our their his her its my or nor so very yet also still now ever longer able allowed permitted by for from with "
    "me us them him as is are was were will would can could may might must should and first also only just".split()
)
_BREAKS = frozenset(
    "but because if unless when whenever so which who until before after then while although though where".split()
)
_DENIALS = NEGATIVE
_DOUBLE = re.compile(
    r"\b(?:not|never|n't)\s+(?:forget|hesitate|delay|fail|un(?:common|usual|reasonabl[ey]|likely|willing|important|happy))\b",
    re.IGNORECASE,
)


def undone(before: str, after: str) -> int:
    """Count the denials of double denials that are gone with their second word: "not unusual" / "usual"."""
    there = {word for _, _, word in tokens(after)}
    gone = [m[0].split()[-1].lower() for m in _DOUBLE.finditer(before)]
    # "must not fail to" counts twice: "fail to" denies too.
    return sum(2 if word == "fail" else 1 for word in gone if word not in there)


def denial_problem(
    before: str,
    after: str,
    old: Counter[str],
    old_perhaps: Counter[str],
    new: Counter[str],
    new_perhaps: Counter[str],
) -> Iterator[FactProblem]:
    """Find a "not" that was lost, added, or moved on to another word.

    Words such as "refuse" or "unless" may hold a denial, so one of them can stand for a "not".
    "You must not eat or drink" may become two sentences with "not" in each.
    """
    less, more = old["NOT"] - new["NOT"], new["NOT"] - old["NOT"]
    less -= undone(before, after)
    held_now = max(0, new_perhaps["NOT"] - old_perhaps["NOT"])
    held_then = max(0, old_perhaps["NOT"] - new_perhaps["NOT"])
    if _only_for_unless(old, new):
        held_now, held_then = held_now + 1, held_then + 1
    if less > held_now:
        words = first_words(before, _DENIALS)
        yield says.lost("negation", "not", words, before)
    elif (
        more > held_then and not _repeated(before, after) and not _held_in_word(before, after, more)
    ):
        words = first_words(after, _DENIALS)
        yield says.added("negation", "not", words, after)
    elif less == more == 0 and old["NOT"]:
        moved = _moved(before, after)
        freed = _freed(before, after)
        if freed and not moved:
            yield says.lost("negation", "not", f"not {freed}", before)
        if moved:
            yield says.changed(
                "negation",
                f"not {moved[1]}",
                f"not {moved[1]}",
                after,
                f"not {moved[0]}",
                f"not {moved[0]}",
            )


def _only_for_unless(old: Counter[str], new: Counter[str]) -> bool:
    """Say if "only" took the place of "unless": "You can only go if ...", or the other way."""
    return bool(
        (old["EXCEPT"] and new["ONLY"] > old["ONLY"])
        or (new["EXCEPT"] and old["ONLY"] > new["ONLY"])
    )


def denied(text: str) -> list[tuple[str, frozenset[str], bool]]:
    """Give for each "not": the word it stands on, all words it reaches, and if it lists with "or"."""
    words = tokens(text)
    found = []
    for sense in senses(text):
        if not any(code in _DENIALS for code in sense.sure):
            continue
        reach, listed = [], False
        end = sense.end
        for start, stop, word in words:
            if start < sense.end:
                continue
            if word in _BREAKS or any(c in text[end:start] for c in ".;:!?\n"):
                break
            listed = listed or word in ("or", "nor")
            if word not in SKIP:
                reach.append(stem(word))
            end = stop
        if reach:
            found.append((reach[0], frozenset(reach), listed))
    return found


def _repeated(before: str, after: str) -> bool:
    """Every denied word of the new text was in the reach of a denied "or" list in the old one."""
    if _ends(after) <= _ends(before):
        return False
    reach: set[str] = set()
    for _, words, listed in denied(before):
        if listed:
            reach |= words
    return bool(reach) and all(head in reach for head, _, _ in denied(after))


def _held_in_word(before: str, after: str, more: int) -> bool:
    """The one new denial only says what a word already held: "cancelled your hearing", "no hearing"."""
    if more != 1 or "there is no " not in after.lower():
        return False
    held: set[str] = set()
    words = [(start, stem(word)) for start, _, word in tokens(before) if word not in SKIP]
    for sense in senses(before):
        if "NOT" in sense.perhaps and "NOT" not in sense.sure:
            held |= {word for start, word in [w for w in words if w[0] >= sense.end][:2]}
    old = {head for head, _, _ in denied(before)}
    new = [head for head, _, _ in denied(after) if head not in old]
    return len(new) == 1 and new[0] in held


def _ends(text: str) -> int:
    return sum(mark in ".!?\n" for mark in text.strip().rstrip(".!?"))


def listed_heads(text: str) -> list[str]:
    """Give every word a "not" stands on: "not drive, drink or sign" gives all three."""
    words = tokens(text)
    found = []
    for sense in senses(text):
        if not any(code in _DENIALS for code in sense.sure):
            continue
        end, fresh = sense.end, True
        for start, stop, word in words:
            if start < sense.end:
                continue
            if word in _BREAKS or any(c in text[end:start] for c in ".;:!?\n"):
                break
            fresh = fresh or word in ("or", "nor") or "," in text[end:start]
            if fresh and word not in SKIP:
                found.append(stem(word))
                fresh = False
            end = stop
    return found


def _freed(before: str, after: str) -> str:
    """A word of a denied "or" list that stands in the new text with no denial: "not smoke or drink" / "drink"."""
    old_words = [stem(word) for _, _, word in tokens(before)]
    if not any(several for _, _, several in denied(before)):
        return ""
    reach = frozenset().union(*(words for _, words, _ in denied(after)))
    there = _stems(tokens(after))
    for head in listed_heads(before):
        if old_words.count(head) == 1 and head in there and head not in reach:
            return head
    return ""


def _moved(before: str, after: str) -> tuple[str, str] | None:
    """A word denied only before and a word denied only after, both standing in both texts."""
    old, new = denied(before), denied(after)
    old_reach = frozenset().union(*(words for _, words, _ in old))
    new_reach = frozenset().union(*(words for _, words, _ in new))
    old_all, new_all = _stems(tokens(before)), _stems(tokens(after))
    freed = [head for head, _, _ in old if head in new_all and head not in new_reach]
    caught = [head for head, _, _ in new if head in old_all and head not in old_reach]
    return (freed[0], caught[0]) if freed and caught else None


def _stems(words: tuple[Token, ...]) -> set[str]:
    return {stem(word) for _, _, word in words}
