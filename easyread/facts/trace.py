"""A letter, its analysis and its draft -> a FactCheck, by following each line to its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from easyread.facts import says
from easyread.facts.close.hard import Problems, compare_hard, said_again
from easyread.facts.close.soft import compare_soft
from easyread.facts.find.ledger import Ledger, Stated, kind_of
from easyread.facts.help_lines import NEVER_IN_HELP
from easyread.facts.letter import facts_of_text
from easyread.facts.retold.parsed import parsed
from easyread.facts.retold.persons import may_be_wrong, people_of, you_for_another
from easyread.facts.retold.roles import turned_acts
from easyread.facts.words.party_words import ORGANISATIONS
from easyread.model import Analysis, Draft, FactCheck, FactProblem, Letter, Line

_WORD = re.compile(r"[a-z]+")
_ENDS = (".", "!", "?", ":", ";")
_BAR = "|"  # parts cells, so that no fact is read over two of them
_READER = frozenset({"you", "your", "yours"})
_SENDER = frozenset({"we", "us", "our", "ours"})


def verify(letter: Letter, analysis: Analysis, draft: Draft) -> FactCheck:
    """Check that a draft keeps the facts of its letter.

    Args:
        letter: as read.
        analysis: its sentences, with the ids that ``Line.sources`` name.
        draft: its lines and what it leaves out, with reasons.

    Returns:
        ``total`` counts the facts of the letter; ``kept`` those that a line still states. Facts of
        sentences left out with a reason are neither kept nor lost.
    """
    blocks = {block.id: block.text for block in letter.blocks}
    texts = {s.id: blocks[s.span.block][s.span.start : s.span.end] for s in analysis.sentences}
    left_out = {item.sentence for item in draft.left_out}
    whole = _Whole(list(texts.values()), [line.text for line in draft.lines])
    lost: list[FactProblem] = []
    changed: list[FactProblem] = []
    added: list[FactProblem] = []
    for sentences, lines in _groups(texts, draft.lines):
        after = "\n".join(line.text for line in lines)
        gone, turned, new = _compare([texts[s] for s in sentences], after, whole)
        lost += gone
        changed += turned
        added += new
    carried = {source for line in draft.lines for source in line.sources}
    told = -len(left_out - carried)
    for sentence, text in texts.items():
        if sentence in carried | left_out or text in whole.new_texts:
            told += 1
        elif facts_of_text(text):
            lost.append(says.lost("sentence", text, text, text))
    for line in draft.lines:
        if not line.sources:
            added += _added_help(line, whole)
    changed += _wrong_persons(letter, texts, draft.lines)
    total = sum(len(facts_of_text(text)) for text in texts.values())
    set_aside = sum(len(facts_of_text(texts[s])) for s in left_out - carried if s in texts)
    missing = sum(_weight(p, texts) for p in lost) + len(changed)
    return FactCheck(
        total,
        max(0, total - set_aside - missing),
        tuple(dict.fromkeys(lost)),
        tuple(dict.fromkeys(changed)),
        tuple(dict.fromkeys(added)),
        len(texts),
        told,
    )


class _Whole:
    """All the words and hard facts of the letter and of the draft, worked out once."""

    def __init__(self, old_texts: Sequence[str], new_texts: Sequence[str]) -> None:
        self.new_texts = frozenset(new_texts)
        self.old, self.new = Ledger(old_texts), Ledger(new_texts)


def _groups(texts: dict[str, str], lines: Iterable[Line]) -> list[tuple[list[str], list[Line]]]:
    """Put lines and sentences that share a trace together, each group in the order of its lines."""
    group_of: dict[str, int] = {}
    groups: dict[int, tuple[list[str], list[Line]]] = {}
    for number, line in enumerate(lines):
        sources = [s for s in line.sources if s in texts]
        if not sources:
            continue
        joined = sorted({group_of[s] for s in sources if s in group_of})
        home = joined[0] if joined else number
        sentences, members = groups.setdefault(home, ([], []))
        for other in joined[1:]:
            more_sentences, more_lines = groups.pop(other)
            sentences += more_sentences
            members += more_lines
        sentences += [s for s in sources if s not in sentences]
        members.append(line)
        for sentence in sentences:
            group_of[sentence] = home
    return list(groups.values())


def _compare(said: Sequence[str], after: str, whole: _Whole) -> Problems:
    """Compare one group. A fact told by another line is not lost; one of another sentence not new.

    Cells of a table are no sentence: "28" and the name of its column "Days" are only a number, though
    a line may say them as "28 days".
    """
    before = " ".join(said)
    if before == after:
        return [], [], []
    apart = " ".join(x if x.rstrip().endswith(_ENDS) else f"{x} {_BAR}" for x in said)
    old, new = Ledger([apart]), Ledger([after])
    lost, changed, added = compare_hard(old, new)
    if len(said) > 1 and apart.count(_BAR) > 1:
        joined = {s.fact.value for s in Ledger([before]).facts}
        changed = [p for p in changed if p.value not in joined]
        added = [p for p in added if p.value not in joined]
    told = {s.fact.value for s in old.facts if whole.new.states(s.fact)}
    known = {s.fact.value for s in new.facts if _is_known(s, whole)}
    lost = [p for p in lost if p.value not in told]
    added = [p for p in added if p.value not in known]
    for problem in compare_soft(before, after):
        if problem.was:
            changed.append(problem)
        elif problem.line == " ".join(after.split()):
            added.append(problem)
        else:
            lost.append(problem)
    return lost, changed, added


def _is_known(one: Stated, whole: _Whole) -> bool:
    return whole.old.states(one.fact) or said_again(one, whole.old, whole.new)


def _wrong_persons(
    letter: Letter, texts: dict[str, str], lines: Iterable[Line]
) -> Iterator[FactProblem]:
    """Find lines that tell the reader what another one is to do, or that turn who does what to whom.

    Only lines with "you" and "we" in another order than their sentences are read for who does what.
    """
    people = people_of(list(texts.values()), letter.about)
    for line in lines:
        said = [texts[s] for s in line.sources if s in texts]
        if line.text in said:
            continue
        if may_be_wrong(said, line.text):
            yield from you_for_another(people, parsed(said), parsed([line.text])[0])
        if said and _sides(" ".join(said)) != _sides(line.text):
            yield from _turned_acts(tuple(said), line.text)


@lru_cache(maxsize=4096)  # a person changes one line; the others tell what they told
def _turned_acts(said: tuple[str, ...], told: str) -> tuple[FactProblem, ...]:
    return tuple(turned_acts(said, told))


def _sides(text: str) -> list[str]:
    """The reader, the sender and other offices in the order in which a text has them, with each "by"."""
    return [
        "you" if w in _READER else "we" if w in _SENDER else "by" if w == "by" else "they"
        for w in _WORD.findall(text.lower())
        if w == "by" or w in _SENDER | _READER | ORGANISATIONS
    ]


def _added_help(line: Line, whole: _Whole) -> list[FactProblem]:
    return [
        says.added(kind_of(s.fact), s.fact.value, s.words, line.text)
        for s in Ledger([line.text]).facts
        if kind_of(s.fact) in NEVER_IN_HELP and not _is_known(s, whole)
    ]


def _weight(problem: FactProblem, texts: dict[str, str]) -> int:
    return len(facts_of_text(problem.text)) if problem.kind == "sentence" else 1
