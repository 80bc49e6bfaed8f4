"""Analysis -> Suggestions, in rounds: each round starts from the words the last one left.

One round looks at every sentence that changed. Its rules find, its rewriters propose, the fact lock
looks at before and after. A sure proposal that passes becomes the words of the next round; all others
are kept as suggestions for people. It ends when nothing changes, or after ``MOST_ROUNDS``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from easyread.facts import check_change
from easyread.fingerprint import suggestion_key
from easyread.model import Letter, Sentence, Suggestion
from easyread.nlp import Parsed, keep_parses, parse_many
from easyread.settings import Profile
from easyread.simplify.approved import Bank, bank_of, why_refused
from easyread.simplify.policy import SURE
from easyread.simplify.protected import quoted_parts
from easyread.simplify.registry import Hit, Proposal, Rewriter, find_hits, rewriters
from easyread.simplify.segments import segments

MOST_ROUNDS = 14  # stacks are far shorter; a loop is a fault, not a reason to wait
UNTOUCHED_KINDS = ("address", "signature")


@dataclass(slots=True)
class _Piece:
    """One sentence on its way through the rounds: its words now, and the stack that led there."""

    sentence: Sentence
    words: str
    kind: str
    left: str
    right: str
    quoted: tuple[str, ...] = ()
    on: str | None = None
    dirty: dict[str, None] = field(default_factory=dict)  # segments to look at, in order
    seen: set[tuple[str, str]] = field(default_factory=set)


@keep_parses()
def suggest_rounds(
    letter: Letter, sentences: Sequence[Sentence], profile: Profile, bank: Bank | None = None
) -> tuple[Suggestion, ...]:
    """Suggest changes to every sentence. Suggestions of one sentence come in stack order.

    ``bank`` is a group's own words; without one, the bank that the profile names.
    """
    bank = bank_of(profile) if bank is None else bank
    pieces = list(_pieces(letter, sentences))
    made: dict[str, list[Suggestion]] = {p.sentence.id: [] for p in pieces}
    for _ in range(MOST_ROUNDS):
        work = [(p, words) for p in pieces for words in p.dirty]
        if not work:
            break
        for piece in pieces:
            piece.dirty = {}
        parsed = parse_many((words, p.sentence.span.block, p.kind) for p, words in work)
        for (piece, _words), text in zip(work, parsed, strict=True):
            made[piece.sentence.id].extend(_look(piece, text, letter, profile, bank))
    return tuple(s for p in pieces for s in made[p.sentence.id])


def _pieces(letter: Letter, sentences: Sequence[Sentence]) -> Iterator[_Piece]:
    blocks = {b.id: b for b in letter.blocks}
    words = [blocks[s.span.block].text[s.span.start : s.span.end] for s in sentences]
    for i, sentence in enumerate(sentences):
        block = blocks[sentence.span.block]
        if block.kind in UNTOUCHED_KINDS or sentence.purpose == "greeting":
            continue
        left = words[i - 1] if i else ""
        right = words[i + 1] if i + 1 < len(words) else ""
        quoted = quoted_parts(block.text, sentence.span.start, sentence.span.end)
        piece = _Piece(sentence, words[i], block.kind, left, right, quoted)
        piece.dirty[words[i]] = None
        yield piece


def _opens_list(proposal: Proposal) -> bool:
    """Whether the new words are a lead-in with bullets."""
    return proposal.kind == "split" and any(
        part.startswith("- ") for part in segments(proposal.after)
    )


def _look(
    piece: _Piece, text: Parsed, letter: Letter, profile: Profile, bank: Bank | None
) -> Iterator[Suggestion]:
    """One segment in one round: give its suggestions, and take over the first sure one."""
    hits = [(rule.id, hit) for rule, hit in find_hits(text, profile, only=_mended())]
    for rewriter in rewriters():
        for proposal in _proposals(rewriter, hits, text, letter, bank):
            if piece.kind == "item" and _opens_list(proposal):
                continue  # a list in a list: the next bullet would hang on it too
            suggestion = _suggestion(piece, text.text, proposal, rewriter.id, bank)
            if suggestion is None or (proposal.kind == "explain" and piece.kind == "heading"):
                continue  # a hard word in a heading is explained where the text first uses it
            yield suggestion
            if proposal.kind == "explain":
                continue
            if suggestion.confidence >= SURE and not suggestion.locked:
                piece.words, piece.on = suggestion.after, suggestion.key
                parts = segments(proposal.after) if proposal.kind == "split" else (proposal.after,)
                piece.dirty.update((part.removeprefix("- "), None) for part in parts)
                return


@lru_cache(maxsize=1)
def _mended() -> frozenset[str]:
    """The rules that some rewriter mends: no other rule needs to look here."""
    return frozenset(rule for rewriter in rewriters() for rule in rewriter.mends)


def _proposals(
    rewriter: Rewriter,
    hits: Sequence[tuple[str, Hit]],
    text: Parsed,
    letter: Letter,
    bank: Bank | None,
) -> Iterable[Proposal]:
    mine = [hit for rule, hit in hits if rule in rewriter.mends]
    if rewriter.mends and not mine:
        return ()
    if rewriter.takes_bank:
        return rewriter.propose(mine, text, letter, bank)
    return rewriter.propose(mine, text, letter)


def _suggestion(
    piece: _Piece, segment: str, proposal: Proposal, maker: str, bank: Bank | None
) -> Suggestion | None:
    """Turn a proposal about one segment into a suggestion about the whole sentence.

    None where it changes nothing or a quotation, was made before, or brings in a refused word.
    """
    if proposal.kind == "explain":
        before, after, on, locked = proposal.before, proposal.after, None, ""
        options = proposal.options
    else:
        if proposal.after == segment or segment not in piece.words:
            return None
        if why_refused(bank, segment, proposal.after):
            return None
        before, on = piece.words, piece.on
        after = _put_in(before, segment, proposal.after)
        if any(part in before and part not in after for part in piece.quoted):
            return None  # what somebody said or wrote is never said in other words
        locked = " ".join(p.says for p in check_change(segment, proposal.after))
        passed = _passing(segment, proposal, bank)
        options = tuple(_put_in(before, segment, words) for words in passed)
    if (maker, after) in piece.seen:
        return None
    piece.seen.add((maker, after))
    return Suggestion(
        key=suggestion_key(maker, before, after, piece.left, piece.right),
        on=on,
        kind=proposal.kind,
        span=piece.sentence.span,
        before=before,
        after=after,
        why=proposal.why,
        maker=maker,
        confidence=proposal.confidence,
        source=proposal.source,
        locked=locked,
        options=options,
    )


def _put_in(before: str, segment: str, words: str) -> str:
    """Put new words in the place of a segment; a sentence behind a list starts a line of its own."""
    left, _, right = before.partition(segment)
    in_list = words.rpartition("\n")[2].startswith("- ")
    if in_list and right.startswith(" "):
        right = "\n" + right.lstrip(" ")
    return left + words + right


def _passing(segment: str, proposal: Proposal, bank: Bank | None) -> Iterator[str]:
    """The other words of a proposal that the fact lock lets pass, each once."""
    for words in dict.fromkeys(proposal.options):
        if words in (segment, proposal.after) or why_refused(bank, segment, words):
            continue
        if not check_change(segment, words):
            yield words
