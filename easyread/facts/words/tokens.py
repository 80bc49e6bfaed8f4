"""A text -> its words in small letters with their places; "don't" gives "do" and "not"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from easyread.facts.find.found import plain, small

Token = tuple[int, int, str]

_WORD = re.compile(r"[a-zà-öø-ÿ]+(?:'[a-z]+)?|\d+(?:[.,:/]\d+)*")
_CONTRACTIONS = {
    "can't": ("cannot",),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "cant": ("cannot",),
}


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[Token, ...]:
    """Split a text into (start, end, word), contractions written out.

    >>> [word for _, _, word in tokens("You don't owe us £5.")]
    ['you', 'do', 'not', 'owe', 'us', '5']
    """
    found: list[Token] = []
    for match in _WORD.finditer(small(plain(text))):
        word, (start, end) = match[0], match.span()
        if "'" not in word:
            found.append((start, end, word))
        elif word in _CONTRACTIONS:
            found.extend((start, end, part) for part in _CONTRACTIONS[word])
        elif word.endswith("n't"):
            found += [(start, end, word[:-3]), (start, end, "not")]
        else:
            head, tail = word.split("'", 1)
            found.append((start, end, head))
            if tail in ("ll", "d", "re", "ve", "m"):
                full = {"ll": "will", "d": "would", "re": "are", "ve": "have", "m": "am"}[tail]
                found.append((start, end, full))
    return tuple(found)


def index_phrases(phrases: Iterable[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Sort phrases by their first word, longest first, ready for ``match_phrases``."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.replace("-", " ").split())
        index.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in index.items()}


def match_phrases(
    words: tuple[Token, ...], index: Mapping[str, tuple[tuple[str, ...], ...]]
) -> Iterator[tuple[int, int, str]]:
    """Give (first token, token after the last, phrase) for every longest phrase, in order."""
    only_words = tuple(word for _, _, word in words)
    i = 0
    while i < len(words):
        step = 1
        for phrase in index.get(only_words[i], ()):
            n = len(phrase)
            if only_words[i : i + n] == phrase:
                yield i, i + n, " ".join(phrase)
                step = n
                break
        i += step
