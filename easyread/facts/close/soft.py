"""The small words of two texts -> what was lost, turned or added in duty, denial and condition."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from easyread.facts import says
from easyread.facts.close.denial import denial_problem
from easyread.facts.close.opposites import turned_words
from easyread.facts.close.senses import CONDITIONS, MODALS, QUANTIFIERS, counts, first_words
from easyread.facts.words.tokens import tokens
from easyread.model import FactProblem

# What may stand for a sense without changing it. Denial is counted apart, so "must" and
# "must not" may change places here ("nothing should be taken" / "you should not take anything").
_MAY_BECOME: dict[str, frozenset[str]] = {
    "MUST": frozenset({"MUSTNOT"}),
    "MUSTNOT": frozenset({"MUST", "CANNOT"}),
    "SHOULD": frozenset({"SHOULDNOT"}),
    "SHOULDNOT": frozenset({"SHOULD"}),
    "CAN": frozenset({"CANNOT"}),
    "CANNOT": frozenset({"CAN"}),
    "MAY": frozenset({"MAYNOT"}),
    "MAYNOT": frozenset({"MAY"}),
    "IF": frozenset({"WHEN"}),
    "WHEN": frozenset({"IF", "AFTER"}),
    "AFTER": frozenset({"WHEN"}),
    "BEFORE": frozenset({"UNTIL"}),
    "UNTIL": frozenset({"BEFORE"}),
    "EXCEPT": frozenset({"ONLY"}),
    "ONLY": frozenset({"EXCEPT"}),
}
_PERMISSION = re.compile(
    r"\b(?:you|he|she|they|tenants?|appellants?|claimants?|applicants?|patients?|people|person|anyone)\s+may\b"
    r"|\bmay\s+(?:also\s+)?be\s+(?:contacted|(?:tele)?phoned|rung|reached|emailed|obtained|requested|viewed|read|downloaded"
    r"|collected|ordered|booked|made|submitted|lodged|found|accessed|used|brought|returned|inspected|hired|bought|borrowed"
    r"|renewed|claimed|appealed|directed|addressed|reported|left)\b",
    re.I,
)
_NEVER_MISSED = frozenset({"WILL", "WOULD"})
_NEVER_ADDED = frozenset({"WILL", "WHEN", "SOME"})
_UNSURE = frozenset({"MAY", "LIKELY", "CAN", "SHOULD", "MUST"})
_ORDER_CODES = frozenset({"MUST", "MUSTNOT", "SHOULD", "SHOULDNOT"})
_KINDS = (("modal", MODALS), ("condition", CONDITIONS), ("quantifier", QUANTIFIERS))

_ORDERS = frozenset(
    "ask answer arrive attend be bring call check choose come complete contact do drink eat email fill find follow get "
    "give go have keep leave let listen look make note pay phone post provide put read remember remove report return reply "
    "ring save say see send show sign speak start stay stop submit take talk tell think throw turn try use visit wait wash "
    "wear write".split()
)
_ORDER_STARTS = re.compile(
    r"(?:^|[.!?:;,\n•\-]\s*|\b(?:and|or|then|but|also)\s+)(?:\d+[.)]\s+)?(?:please\s+)?(?:always\s+|also\s+|then\s+|only\s+)?(?P<no>do not\s+|don't\s+|never\s+)?(?P<verb>[a-z]+)",
    re.I,
)
RIGHT = re.compile(r"\b(?:rights?\s+(?:to|of)|entitled\s+to|entitlement\s+to)\b", re.I)
# "You are entitled to Living Allowance" is "You can get Living Allowance".
_ENTITLED = re.compile(r"\bentitle(?:d|ment)\s+to\b", re.I)
_CAN_GET = re.compile(
    r"\b(?:can|cannot|could|able\s+to)\s+(?:still\s+|also\s+)?(?:get|have|claim)\b", re.I
)
_PERHAPS = re.compile(r"\b(?:may|might|could)\b", re.I)
_REDRESS = re.compile(
    r"\b(appeal|complain|object|challeng|review|reconsider|ombudsman|second opinion|disagree)\w*",
    re.I,
)
_REDRESS_EASY = re.compile(
    r"\b(?:appeal|complain|not agree|disagree|object|challeng|look at|look again|check(?:ed)? again|reconsider|review|not happy|ombudsman|another doctor|second opinion)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A text with its senses counted."""

    text: str
    sure: Counter[str]
    perhaps: Counter[str]

    def has(self, code: str) -> bool:
        """Say if the text says this sense, surely or perhaps."""
        return bool(self.sure[code] or self.perhaps[code])


def weigh(text: str) -> Weighed:
    """Count the senses of a text."""
    return Weighed(text, *counts(text))


def compare_soft(before: str, after: str) -> list[FactProblem]:
    """Find changes of duty, denial, condition, number word or right between two texts.

    Returns:
        Problems; ``was`` is set where one sense took the place of another, ``value`` is "" where
        one was lost.
    """
    old, new = weigh(before), weigh(after)
    problems = [*denial_problem(before, after, old.sure, old.perhaps, new.sure, new.perhaps)]
    for kind, codes in _KINDS:
        problems += _compare_codes(kind, codes, old, new)
    problems += turned_words(before, after, old.sure["NOT"] - new.sure["NOT"])
    problems += lost_rights(before, after)
    return problems


def _compare_codes(
    kind: str, codes: frozenset[str], old: Weighed, new: Weighed
) -> list[FactProblem]:
    missed = [c for c in sorted(codes) if _is_missed(c, old, new)]
    extra = [c for c in sorted(codes) if _is_extra(c, old, new)]
    found = []
    for code in missed:
        was = first_words(old.text, {code})
        now = next((e for e in extra if code not in _NEVER_MISSED or e in _UNSURE), None)
        if now is not None:
            extra.remove(now)
            words = first_words(new.text, {now})
            found.append(says.changed(kind, now.lower(), words, new.text, code.lower(), was))
        elif not new.has(code) and code not in _NEVER_MISSED:
            found.append(says.lost(kind, code.lower(), was, old.text))
    for code in extra:
        if not old.has(code) and code not in _NEVER_ADDED:
            found.append(says.added(kind, code.lower(), first_words(new.text, {code}), new.text))
    return found


def _is_missed(code: str, old: Weighed, new: Weighed) -> bool:
    """Does the old text say this more often than the new text could?"""
    short = old.sure[code] - new.sure[code] - max(0, new.perhaps[code] - old.perhaps[code])
    if short <= 0:
        return False
    others = _MAY_BECOME.get(code, frozenset()) | (
        {"CAN", "CANNOT"} if code in ("MAY", "MAYNOT") and _PERMISSION.search(old.text) else set()
    )
    gained = sum(
        max(0, new.sure[c] + new.perhaps[c] - old.sure[c] - old.perhaps[c]) for c in others
    )
    if gained >= short:
        return False
    if code in _ORDER_CODES and gives_orders(new.text, old.text):
        return False
    # "unless you come" / "if you do not come"; "except X" / "not X".
    return not (code == "EXCEPT" and new.sure["NOT"] > old.sure["NOT"])


def _is_extra(code: str, old: Weighed, new: Weighed) -> bool:
    """Does the new text say this more often than the old text could?"""
    over = new.sure[code] - old.sure[code] - max(0, old.perhaps[code] - new.perhaps[code])
    if over <= 0:
        return False
    if code in ("CAN", "CANNOT") and _PERMISSION.search(old.text):
        return False
    if code == "MUST" and gives_orders(old.text, new.text) and "please" not in old.text.lower():
        return False
    if code == "EXCEPT" and old.sure["IF"] and old.sure["NOT"] > new.sure["NOT"]:
        return False
    if code == "IF" and old.sure["EXCEPT"]:
        return False
    return not any(
        code in _MAY_BECOME.get(c, ())
        and old.has(c)
        and (c not in MODALS or old.sure[c] + old.perhaps[c] > new.sure[c])
        for c in old.sure | old.perhaps
    )


def gives_orders(text: str, other: str) -> bool:
    """Say if a text tells the reader what to do, as in "Bring the form" or "Do not drive".

    A verb also counts as an order where the other text has it straight after "must" or its kin.
    """
    words = [w for _, _, w in tokens(other)]
    after_must = {b for a, b in pairwise(words) if a in ("must", "to", "should", "not")}
    for match in _ORDER_STARTS.finditer(text):
        if match["no"] or match["verb"].lower() in _ORDERS or match["verb"].lower() in after_must:
            return True
    return False


def lost_rights(before: str, after: str) -> list[FactProblem]:
    """Find a right, or a way to disagree, that the new text no longer gives."""
    found = []
    right = RIGHT.search(before)
    gets = right and _ENTITLED.match(right[0]) and _CAN_GET.search(after)
    if gets and _PERHAPS.search(before) and not _PERHAPS.search(after):
        gets = None  # "may be entitled" is less than "can get"
    if right and not gets and not RIGHT.search(after):
        found.append(says.lost("right", "right", right[0], before))
    way = _REDRESS.search(before)
    if (
        way
        and not _REDRESS_EASY.search(after)
        and counts(before)[0]["CAN"] + counts(before)[0]["MAY"] + bool(right)
    ):
        found.append(says.lost("right", way[1].lower(), way[0], before))
    return found
