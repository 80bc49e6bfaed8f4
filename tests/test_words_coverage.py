"""The word lists against two public lists of wordy English: what real letters use, ours know."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lemminflect import getAllInflections, getAllLemmas

from easyread.nlp import parse
from easyread.simplify.glossary import load_terms
from easyread.simplify.rewriters.latin import REWRITER as LATIN
from easyread.simplify.rewriters.nouns import load_actions
from easyread.simplify.words import load_words

LEAST = 0.9
LONGEST = 5  # words; the longer entries of the list are whole sentences
SWAPS = "guidelines/words/use-simple-words-phrases.md"


def listed(folder: Path) -> set[str]:
    """Every term of the two lists for which the list itself gives an easier word."""
    wordy = json.loads((folder / "retext-simplify-patterns.json").read_text(encoding="utf-8"))
    found = {term for term, row in wordy.items() if row.get("replace")}
    plain = json.loads((folder / "plainlanguage-before-after.json").read_text(encoding="utf-8"))
    for row in plain:
        if row["src"] == SWAPS and len(row["before"].split()) <= LONGEST:
            bare = re.sub(r"\([^)]*\)", "", row["before"].lower())
            found.update(t.strip(" .*") for t in re.split(r"[/;,]", bare))
    return {t for t in found if t}


def forms(term: str) -> set[str]:
    """The term with its first or last word in every form: "deem", "deems", "deemed"."""
    return with_each(term, lambda w: {f for fs in getAllInflections(w).values() for f in fs})


def bases(term: str) -> set[str]:
    """The term with its first or last word as a dictionary has it: "contain" for "contains"."""
    return with_each(term, lambda w: {b for bs in getAllLemmas(w).values() for b in bs})


def with_each(term: str, others: Callable[[str], set[str]]) -> set[str]:
    """The term, and the term with other words in place of its first or its last word."""
    words = term.split()
    made = (
        " ".join([*words[:i], w, *words[i + 1 :]])
        for i in {0, len(words) - 1}
        for w in others(words[i])
    )
    return {term, *made}


def letters(data: Path) -> str:
    """The text of every letter and every publication that is no Easy Read, in lower case."""
    files = [
        *data.glob("letters/*/*.txt"),
        *data.glob("easy-read-pairs/*.original.txt"),
        *(data.parent / "examples").glob("*.letter.txt"),
    ]
    return "\n".join(f.read_text(encoding="utf-8") for f in files).lower()


def ours() -> Iterator[str]:
    """What has a row: the phrases, the terms and the nouns with their light verbs."""
    for word in load_words():
        yield re.sub(r" (?:\*|,)", "", word.phrase)
    for term in load_terms():
        yield term.term.lower()
    for noun, actions in load_actions().items():
        for action in actions:
            yield from (f"{verb} {noun} {action.prep}".strip() for verb in action.verbs)


def covered(data: Path) -> tuple[set[str], set[str]]:
    """Give the listed terms that occur in the letters, and those of them that have a row."""
    text = letters(data)
    occurring = {
        term
        for term in listed(data / "words")
        if any(re.search(rf"(?<![\w-]){re.escape(f)}(?![\w-])", text) for f in forms(term))
    }
    known = set(ours())
    return occurring, {t for t in occurring if (forms(t) | bases(t)) & known or is_latin(t)}


def is_latin(term: str) -> bool:
    """Say whether the rewriter of Latin and slashes changes it ("e.g.", "and/or")."""
    return next(iter(LATIN.propose((), parse(f"Bring food {term} drink."), None)), None) is not None


def test_nine_in_ten_of_the_listed_terms_in_real_letters_have_a_row(data: Path) -> None:
    occurring, known = covered(data)
    assert len(occurring) >= 100  # else the letters or the lists are not there
    share = len(known) / len(occurring)
    print(f"listed terms in the letters: {len(occurring)}, with a row: {len(known)} ({share:.1%})")
    assert share >= LEAST, sorted(occurring - known)


def test_a_term_is_found_in_each_of_its_forms() -> None:
    assert {"deemed", "deems"} <= forms("deem")
    assert "comes to an end" in forms("come to an end")
    assert "be responsible for" in bases("is responsible for")


@pytest.mark.parametrize("term", ["prior to", "notwithstanding", "commence", "in lieu of"])
def test_a_term_with_a_row_counts_as_known(term: str) -> None:
    assert term in set(ours())
