"""A word -> its stem, so that "cancelled" meets "cancel". Rough on purpose: only used to compare."""

from __future__ import annotations

from functools import lru_cache

_IRREGULAR = {
    "given": "give", "gave": "give", "took": "take", "taken": "take", "sent": "send", "told": "tell", "made": "make", "got": "get",
    "paid": "pay", "said": "say", "went": "go", "gone": "go", "came": "come", "brought": "bring", "held": "hold", "kept": "keep",
    "left": "leave", "met": "meet", "found": "find", "worn": "wear", "wore": "wear", "written": "write", "wrote": "write", "seen": "see", "saw": "see", "spoken": "speak",
    "spoke": "speak", "chosen": "choose", "chose": "choose", "eaten": "eat", "ate": "eat", "drunk": "drink", "drank": "drink", "driven": "drive",
    "drove": "drive", "lost": "lose", "won": "win", "done": "do", "did": "do", "does": "do", "is": "be", "are": "be", "was": "be", "were": "be",
    "been": "be", "has": "have", "had": "have", "people": "person", "children": "child", "men": "man", "women": "woman", "heard": "hear", "hearing": "hear",
    "decision": "decide", "thought": "think", "felt": "feel", "bought": "buy", "sold": "sell", "began": "begin", "begun": "begin", "understood": "understand",
}  # fmt: skip
_ENDINGS = (
    "ements",
    "ement",
    "ments",
    "ment",
    "ations",
    "ation",
    "ings",
    "ing",
    "ions",
    "ion",
    "ied",
    "ies",
    "ed",
    "es",
    "er",
    "ers",
    "ly",
    "al",
    "s",
    "e",
    "y",
    "i",
)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Cut the ending of a word in small letters.

    >>> stem("cancelled") == stem("cancel"), stem("payments") == stem("paid")
    (True, True)
    """
    word = _IRREGULAR.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] in "ey" else word
