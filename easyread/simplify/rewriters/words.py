"""A sentence with hard words -> the same sentence with easier words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from easyread.model import Letter
from easyread.nlp import Parsed, parse
from easyread.simplify.approved import Bank
from easyread.simplify.bank_grammar import machine_shapes
from easyread.simplify.conditions import Context, fits
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import no_new_fault
from easyread.simplify.words import Edit, Match, Option, apply_edits, find_words

SURE = 0.9
UNSURE = 0.6
OPTIONS = slice(1, 3)  # the second and third easier form are for people to choose


def propose(
    _hits: Sequence[Hit], sentence: Parsed, letter: Letter | None, bank: Bank | None = None
) -> Iterator[Proposal]:
    """Swap every word that is sure at once; then offer each other word alone.

    The curated rows decide what is sure: an auto row was right in at least 95 of 100 letters read.
    A group's own word comes first where there is a bank, under the same conditions.
    """
    index = bank.words if bank else None
    found = [m for m in find_words(sentence.doc, index) if m.options]
    sure = [m for m in found if _is_sure(m, sentence.text) and not _is_a_term(m, letter)]
    if sure:
        edits = tuple(e for m in sure for e in m.options[0].edits)
        yield _proposal(sentence, edits, sure, SURE)
    if len(sure) > 1:  # the fact lock may refuse one word: the others can still be changed
        for match in sure:
            yield _proposal(sentence, match.options[0].edits, [match], SURE)
    for match in found:
        if match not in sure and not _stays_elsewhere(match, found, sentence):
            yield _proposal(sentence, match.options[0].edits, [match], UNSURE)


def _proposal(
    sentence: Parsed, edits: tuple[Edit, ...], matches: Sequence[Match], confidence: float
) -> Proposal:
    after = apply_edits(sentence.text, edits)
    if after[:1] in ",;:":  # an opening was taken away, and its comma with "as you may know" stayed
        confidence = min(confidence, UNSURE)
    return Proposal(
        after=after,
        why=" ".join(_says(sentence.text, m) for m in matches),
        confidence=confidence,
        source="; ".join(dict.fromkeys(m.row.source for m in matches)),
        options=tuple(_others(sentence, edits, matches)),
    )


def _stays_elsewhere(match: Match, found: Sequence[Match], sentence: Parsed) -> bool:
    """Whether the word stands a second time and would stay there: one thing needs one word."""
    hard = sentence.text[match.start : match.end].lower()
    if " " in hard or match.row.pos != "NOUN":
        return False
    times = sum(t.lemma_.lower() == match.row.phrase for t in sentence.doc)
    return times > sum(m.row.phrase == match.row.phrase for m in found)


def _is_a_term(match: Match, letter: Letter | None) -> bool:
    """Whether the letter uses the word as a name that stays: in the plural, or as a label of its own.

    A care letter that counts the "outcomes" of the Care Act must not call one of them a result.
    """
    keeps_plural = any(c.name == "tag" and "NNS" in c.values for c in match.row.not_when)
    if letter is None or not keeps_plural:
        return False
    word = match.row.phrase
    return any(
        b.text.strip(" :").lower() == word
        if b.kind in ("heading", "cell")
        else f"{word}s" in b.text.lower()
        for b in letter.blocks
    )


def _is_sure(match: Match, text: str) -> bool:
    """Whether a machine may use it: an auto row; a group's own word must also stand soundly here."""
    first = match.options[0].form
    if match.row.apply != "auto" or not match.row.group or first == match.row.ours:
        return match.row.apply == "auto"
    return first == match.row.easier[0] and _stands(match, text)


def _stands(match: Match, text: str) -> bool:
    """Whether the new words are read as the kind of word that the group said they are."""
    option = match.options[0]
    after = apply_edits(text, option.edits)
    shift = sum(len(new) - (end - start) for start, end, new in option.edits if end < match.start)
    start = match.start + shift
    new = [t for t in parse(after).doc if start <= t.idx < start + len(option.text)]
    if not new or not no_new_fault(text, after):
        return False
    if match.row.pos == "VERB":
        return new[0].pos_ in ("VERB", "AUX")
    return match.row.pos not in ("NOUN", "ADJ") or new[-1].pos_ == match.row.pos


def _others(sentence: Parsed, edits: tuple[Edit, ...], matches: Sequence[Match]) -> Iterator[str]:
    """The same text with another easier form for one of the words."""
    for match in matches:
        rest = tuple(e for e in edits if e not in match.options[0].edits)
        for option in match.options[OPTIONS]:
            if _fits_here(option, match, sentence):
                yield apply_edits(sentence.text, (*rest, *option.edits))


def _fits_here(option: Option, match: Match, sentence: Parsed) -> bool:
    """Whether a verb phrase may stand here: "let know us" is no English."""
    if match.row.pos != "VERB" or "*" in option.text:
        return True
    verb = next(t for t in sentence.doc if t.idx == match.start)
    here = Context(sentence.doc[:], verb, verb, verb)
    return any(fits(*shape, here) for shape in machine_shapes("VERB", option.form))


def _says(text: str, match: Match) -> str:
    hard, easier = text[match.start : match.end].lower(), match.options[0].text.replace(" *", "")
    if not easier:
        return f"“{hard}” adds nothing."
    if match.row.group and match.options[0].form == match.row.easier[0]:
        return f"{match.row.group} chose “{easier}” for “{hard}”."
    return f"“{easier}” is easier than “{hard}”."


REWRITER = Rewriter(
    id="words",
    mends=(),
    turn=30,
    takes_bank=True,
    propose=propose,
    examples=(
        ("Your tenancy commenced prior to 3 May.", "Your tenancy started before 3 May."),
        ("Please notify us of any changes.", "Please tell us about any changes."),
        ("In the event that you move, tell us.", "If you move, tell us."),
        ("You need to purchase an additional ticket.", "You need to buy an extra ticket."),
        ("Please be advised that the office is closed.", "The office is closed."),
        ("We received two additional forms.", "We got two extra forms."),
    ),
    leaves=(
        "You can appeal to the tribunal.",
        "The key is under the mat.",
        "Send it to Mr Mark May, 3 Rose Land, Driveham.",
        'The sign says "Prior to entry, commence washing".',
        "Email notify@purchase.gov.uk for help.",
        "The daily living component is a part of PIP.",
        "You must not drive home after the operation.",
        "Phone ((commence date)) before {{purchase}}.",
        "We can share this if you give informed consent.",
    ),
)
