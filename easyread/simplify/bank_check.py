"""A group's word bank -> how many words it holds, and which of them a machine will not use, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from easyread.facts import check_change
from easyread.simplify.approved import Bank, make_bank, must_stay, states_a_fact, why_refused_words
from easyread.simplify.bank_grammar import machine_shapes
from easyread.simplify.policy import why_protected
from easyread.simplify.word_bank import TERM, BankWord, counting
from easyread.simplify.words import load_words


@dataclass(frozen=True, slots=True)
class BankCheck:
    """What a bank holds. ``older`` entries are kept and no longer count; ``trouble`` is plain text."""

    use: int
    never: int
    explained: int
    older: int
    trouble: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many words have a decision that counts."""
        return self.use + self.never + self.explained


def check_bank(entries: Sequence[BankWord]) -> BankCheck:
    """Count the words of a bank and say in plain sentences what a machine will not do with it.

    >>> entry = BankWord("tribunal", "NOUN", ("meeting",), "use", "Ann", "2026-05-03", "", "Us")
    >>> check_bank([entry]).trouble
    ('“tribunal” is a hard word that we explain, so only a person puts “meeting” for it.',)
    """
    count = counting(entries)
    bank = make_bank(entries)
    uses = [e for e in count if e.verdict == "use"]
    return BankCheck(
        use=sum(e.pos != TERM for e in uses),
        never=len(count) - len(uses),
        explained=sum(e.pos == TERM for e in uses),
        older=len(entries) - len(count),
        trouble=tuple(says for e in uses for says in _trouble(e, bank)),
    )


def _trouble(entry: BankWord, bank: Bank) -> Iterator[str]:
    first = entry.easier[0]
    for form in entry.easier:
        refused = why_refused_words(bank, form)
        if refused and (entry.pos == TERM or _is_refused(entry, form, bank)):
            yield f"“{entry.word}”: the bank chooses “{form}”, but {refused}"
    if entry.pos == TERM:
        if states_a_fact(first):
            yield f"“{entry.word}”: the explanation states a fact, so a person decides each time."
    elif why_protected(entry.word) or why_protected(first):
        yield f"“{entry.word}”: {why_protected(entry.word) or why_protected(first)}"
    elif entry.word != entry.word.lower():
        yield f"“{entry.word}” has a capital letter: in a letter it is taken for a name and stays."
    elif must_stay(entry.word):
        yield f"“{entry.word}” is a hard word that we explain, so only a person puts “{first}” for it."
    elif _changes_a_fact(entry.word, first):
        yield f"“{first}” for “{entry.word}” changes a fact, so no machine will put it."
    elif not machine_shapes(entry.pos, first) and not _is_ours(entry):
        yield f"“{first}” for “{entry.word}” does not fit every sentence, so a person decides each time."


def _is_refused(entry: BankWord, form: str, bank: Bank) -> bool:
    """Whether no row for this word still holds this form: the refusal took it out."""
    rows = bank.words.get(entry.word.lower().split(" ")[0], ())
    return not any(form in row.easier for row in rows if row.phrase == entry.word.lower())


def _changes_a_fact(word: str, easier: str) -> bool:
    return "*" not in word and bool(check_change(f"You {word} it.", f"You {easier} it."))


def _is_ours(entry: BankWord) -> bool:
    """Whether our own list puts the same form for this word, with its own conditions."""
    word = entry.word.lower()
    return any(r.phrase == word and entry.easier[:1] == r.easier[:1] for r in load_words())
