"""The five rewriters of words: each proves its own examples and leaves."""

from __future__ import annotations

import pytest

from easyread.model import About, Block, Letter, Place
from easyread.nlp import parse
from easyread.simplify.inflect import article
from easyread.simplify.registry import Rewriter
from easyread.simplify.rewriters import contractions, explain, latin, nouns, words

REWRITERS = (words.REWRITER, nouns.REWRITER, latin.REWRITER, contractions.REWRITER)
SURE = 0.8


def letter(*texts: str) -> Letter:
    blocks = tuple(Block(f"b{i}", "paragraph", t, Place(i)) for i, t in enumerate(texts, 1))
    return Letter("x", "", blocks, About(kind="decision"), (), "")


def best(rewriter: Rewriter, text: str) -> str:
    found = [p for p in rewriter.propose((), parse(text), None) if p.confidence >= SURE]
    return found[0].after if found else text


@pytest.mark.parametrize(
    ("rewriter", "before", "after"), [(r, *e) for r in REWRITERS for e in r.examples]
)
def test_an_example_comes_out_as_written(rewriter: Rewriter, before: str, after: str) -> None:
    assert best(rewriter, before) == after


@pytest.mark.parametrize(
    ("rewriter", "sentence"), [(r, s) for r in (*REWRITERS, explain.REWRITER) for s in r.leaves]
)
def test_a_sentence_it_must_leave_is_left(rewriter: Rewriter, sentence: str) -> None:
    assert list(rewriter.propose((), parse(sentence), None)) == []


@pytest.mark.parametrize(("before", "after"), explain.REWRITER.examples)
def test_a_hard_term_gets_its_explanation(before: str, after: str) -> None:
    found = list(explain.REWRITER.propose((), parse(before), None))
    assert after in [p.after for p in found]
    assert all(p.kind == "explain" and p.before in before for p in found)


def test_a_term_the_letter_explains_is_not_explained_again() -> None:
    said = letter("You need a biopsy. This means we take a tiny bit of skin.")
    assert list(explain.propose((), parse("You need a biopsy."), said)) == []
    not_said = letter("You need a biopsy. Come on Monday.")
    assert [p.before for p in explain.propose((), parse("You need a biopsy."), not_said)] == [
        "biopsy"
    ]


def test_a_rewriter_is_done_after_one_change() -> None:
    for rewriter in REWRITERS:
        for before, after in rewriter.examples:
            assert best(rewriter, best(rewriter, before)) in (after, best(rewriter, after))


def test_all_sure_words_change_at_once_and_then_one_by_one() -> None:
    found = list(words.propose((), parse("We will commence prior to May."), None))
    assert [p.after for p in found] == [
        "We will start before May.",
        "We will start prior to May.",
        "We will commence before May.",
    ]


def test_an_unsure_word_is_only_offered() -> None:
    found = list(words.propose((), parse("They are required to pay."), None))
    assert [(p.after, p.confidence < SURE) for p in found] == [("They must pay.", True)]


def test_every_action_row_turns_into_its_verb() -> None:
    for actions in nouns.load_actions().values():
        for action in actions:
            if not action.prep:
                continue
            one = f"{article(action.noun)} {action.noun}"
            follows = "phone" if nouns._wants_verb(action.noun, action.prep) else "the plan"
            if action.prep == "that":
                follows = "it is late"
            light = action.verbs[0]
            before = f"They will {light} {one} {action.prep} {follows}."
            assert best(nouns.REWRITER, before) == f"They will {action.easier} {follows}.", before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It’s late and there’s no bus.", "It is late and there is no bus."),
        ("It's already been sent.", "It has already been sent."),
        ("I've said we can’t and won’t.", "I have said we cannot and will not."),
        ("You shouldn't've gone.", "You should not have gone."),
    ],
)
def test_short_forms_are_written_out(before: str, after: str) -> None:
    assert best(contractions.REWRITER, before) == after


def test_an_unsure_short_form_is_only_offered() -> None:
    found = list(contractions.propose((), parse("He's finished."), None))
    assert all(p.confidence < SURE for p in found)
