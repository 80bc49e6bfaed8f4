"""A sentence and a free retelling of it -> only plain reversals, each tied to words both share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from easyread.facts import says
from easyread.facts.denial import SKIP, denied, double_denials, hidden_denials, listed_heads
from easyread.facts.easy_words import near
from easyread.facts.senses import MODALS, NEGATIVE, Sense, counts, senses
from easyread.facts.soft import may_become, turned_words
from easyread.facts.stems import stem
from easyread.facts.tokens import tokens
from easyread.model import FactProblem

# These deny all by themselves; the words behind them are not what they deny.
_WHOLE = frozenset({"no one", "nobody", "nothing", "none"})
# A heading that denies all its items: "What we do not pay for:".
_NOT_LIST = re.compile(r"\b(?:not|cannot|never)\b[^\n.]*:(?:\n|$)", re.IGNORECASE)
# "By the nurse" and "only with" seldom say before or unless.
_WEAK = frozenset("by within but as first then from since next following only who any".split())
_ASIDE = frozenset("which who that".split())
_CLAUSES = (
    ("condition", frozenset({"BEFORE", "UNTIL"}), frozenset({"AFTER"})),
    ("condition", frozenset({"AFTER"}), frozenset({"BEFORE", "UNTIL"})),
    ("condition", frozenset({"IF", "WHEN"}), frozenset({"EXCEPT"})),
    ("condition", frozenset({"EXCEPT"}), frozenset({"IF", "WHEN"})),
    ("quantifier", frozenset({"ALL"}), frozenset({"SOME", "MOST"})),
    ("quantifier", frozenset({"SOME", "MOST"}), frozenset({"ALL"})),
)


@dataclass(frozen=True, slots=True)
class Anchored:
    """One sense with the content words around it, nearest after it first."""

    sense: Sense
    head: str
    around: frozenset[str]

    @property
    def codes(self) -> frozenset[str]:
        """All it says, surely or perhaps."""
        return frozenset((*self.sense.sure, *self.sense.perhaps))


def compare_loosely(
    before: str, line: str, spare: int = 0, short: int = 1, together: str = ""
) -> list[FactProblem]:
    """Find reversals between a sentence and one line that retells it in other words.

    A retelling may leave a "can" or an "if" to another line, so a sense that is only lost or only
    added says little. One that stands on the same words as another sense in the letter, or a "not"
    that came to or left a word both share, is a change of meaning.

    Args:
        before: the sentence.
        line: one line that tells it.
        spare: the denials of all its lines that nothing in the sentence accounts for.
        short: the denials of the sentence that its lines do not account for.
        together: all its lines; what they say with one another is not lost.
    """
    old, new, others = anchored(before), anchored(line), anchored(together or line)
    found = [
        *_modals(old, new, line, others),
        *_clauses(old, new, line, others),
        *_denials(before, line, old, new, spare, short, together or line),
    ]
    lost_denials = counts(before)[0]["NOT"] - counts(line)[0]["NOT"]
    if not found:
        found += turned_words(before, line, lost_denials)
    return found


def spare_denials(before: str, after: str) -> int:
    """Count the denials in all lines of a sentence that no denial of the sentence accounts for."""
    (old, old_perhaps), (new, new_perhaps) = counts(before), counts(after)
    limits = max(0, old["ATMOST"] + old["EXCEPT"] - new["ATMOST"] - new["EXCEPT"])
    held = max(0, old_perhaps["NOT"] - new_perhaps["NOT"])
    return new["NOT"] - old["NOT"] - held - limits - hidden_denials(before)


def missing_denials(before: str, after: str) -> int:
    """Count the denials of a sentence that no denial in its lines accounts for, sure or not."""
    old, (new, perhaps) = counts(before)[0], counts(after)
    return old["NOT"] - new["NOT"] - perhaps["NOT"] - double_denials(before) - hidden_denials(after)


def anchored(text: str) -> list[Anchored]:
    """Tie each sense of a text to the content words next to it, inside its clause."""
    words = [
        (start, end, stem(word))
        for start, end, word in tokens(text)
        if word not in SKIP and word not in _ASIDE
    ]
    found = []
    for sense in senses(text):
        behind = [
            w for start, _, w in words if start >= sense.end and not _stops(text[sense.end : start])
        ][:7]
        ahead = [
            w for _, end, w in words if end <= sense.start and not _stops(text[end : sense.start])
        ][-2:]
        first = next((s for s, _, w in words if s >= sense.end), len(text))
        head = behind[0] if behind and "," not in text[sense.end : first] else ""
        found.append(Anchored(sense, head, frozenset((*behind, *ahead))))
    return found


def _stops(between: str) -> bool:
    return any(mark in between for mark in ".;:!?\n")


def tied(one: Anchored, other: Anchored) -> bool:
    """Say if two senses stand on the same words."""
    if one.head and other.head and near(one.head, other.head):
        return True
    shared = sum(any(near(a, b) for b in other.around) for a in one.around)
    return shared >= 2


def _modals(
    old: list[Anchored], new: list[Anchored], line: str, others: list[Anchored]
) -> list[FactProblem]:
    found = []
    for now in new:
        code = next((c for c in now.sense.sure if c in MODALS), None)
        if code is None:
            continue
        mates = [o for o in old if o.codes & MODALS and near(now.head, o.head)]
        if (
            not now.head
            or not mates
            or any(code in o.codes or may_become(c, code) for o in mates for c in o.codes)
        ):
            continue
        said = frozenset(
            c for n in (*new, *(o for o in others if near(o.head, now.head))) for c in n.codes
        )
        if any(NEGATIVE & set(o.sense.sure) for o in mates) and NEGATIVE & said:
            continue  # "not until the doctor agrees": "Do not ... You can when the doctor agrees."
        was = [o for o in mates if _outweighs(o, code) and not set(o.sense.sure) & said]
        if was and not any(code in o.codes for o in old):
            found.append(
                says.changed(
                    "modal", code.lower(), now.sense.words, line, _first(was[0]), was[0].sense.words
                )
            )
    return found


def _outweighs(was: Anchored, code: str) -> bool:
    """Is this a sense that the new one must not replace? "Will" only by an unsure word."""
    sure = {c for c in was.sense.sure if c in MODALS}
    if not sure and "MUST" in was.sense.perhaps:
        return code in ("CAN", "MAY", "SHOULD")
    if sure <= {"WILL", "WOULD"}:
        return bool(sure) and code in ("MAY", "LIKELY", "CAN")
    return code != "WILL" or bool(sure & {"MAY", "LIKELY"})


def _clauses(
    old: list[Anchored], new: list[Anchored], line: str, others: list[Anchored]
) -> list[FactProblem]:
    found = []
    for now in new:
        for kind, was_codes, now_codes in _CLAUSES:
            if not now_codes & set(now.sense.sure):
                continue
            if "EXCEPT" in now_codes and any("EXCEPT" in o.codes for o in old):
                continue
            mates = [o for o in old if o.codes & (was_codes | now_codes) and tied(now, o)]
            sure = any(
                was_codes & (set(o.sense.sure) if o.sense.words in _WEAK else o.codes)
                for o in mates
            )
            if "BEFORE" in was_codes and any("ONLY" in n.codes for n in others):
                continue  # "no decision before you are asked": "only after it has asked you"
            if "EXCEPT" in was_codes and any(NEGATIVE & set(n.sense.sure) for n in others):
                continue  # "with the exception of the carpet": "The carpet is not ..."
            if sure and not any(o.codes & now_codes for o in mates):
                words = mates[0].sense.words
                found.append(
                    says.changed(kind, now.sense.words, now.sense.words, line, words, words)
                )
                break
    return found


def _denials(
    before: str,
    line: str,
    old: list[Anchored],
    new: list[Anchored],
    spare: int,
    short: int,
    together: str,
) -> list[FactProblem]:
    """A word both texts share, or say in near words, that is denied in one of them only."""
    old_no = [o for o in old if NEGATIVE & set(o.sense.sure)]
    new_no = [n for n in new if NEGATIVE & set(n.sense.sure)]
    old_words = [stem(w) for _, _, w in tokens(before)]
    new_words = [stem(w) for _, _, w in tokens(line)]
    old_heads, new_heads = listed_heads(before), listed_heads(line)
    old_reach = frozenset().union(*(reach for _, reach, _ in denied(before)))
    plain = not hidden_denials(before) and not any(
        {"NOT", "EXCEPT", "ATMOST"} & o.codes or o in old_no for o in old
    )
    for no in new_no:
        shared = no.sense.words not in _WHOLE and any(near(no.head, word) for word in old_words)
        if shared and not any(near(no.head, w) for w in old_reach) and (spare > 0 or plain):
            return [says.added("negation", "not", no.sense.words, line)]
    reach = frozenset().union(*(words for _, words, _ in denied(together)))
    unsure = (
        any("NOT" in a.sense.perhaps for a in anchored(together))
        or hidden_denials(together)
        or _NOT_LIST.search(together)
    )
    listed = any(several for _, _, several in denied(before))
    if (
        (short <= 0 and (unsure or not listed))
        or new_no
        or any("NOT" in a.sense.perhaps for a in new)
    ):
        return []
    for head in old_heads:
        if (
            head in new_words
            and head not in reach
            and head not in new_heads
            and old_words.count(head) == 1
        ):
            return [says.lost("negation", "not", old_no[0].sense.words, before)]
    return []


def _first(one: Anchored) -> str:
    return (one.sense.sure or one.sense.perhaps)[0].lower()
