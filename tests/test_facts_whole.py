"""The fact lock on whole texts: with a trace (verify) and without one (verify_text)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from easyread.facts import find_letter_facts, verify, verify_text
from easyread.model import (
    About,
    Analysis,
    Block,
    Draft,
    FactCheck,
    LeftOut,
    Letter,
    Line,
    Place,
    Readability,
    Sentence,
    Span,
)
from easyread.nlp import parse
from easyread.readability import score

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("EASYREAD_DATA", ROOT.parent / "shared" / "data"))

LETTER = """Dear Mrs Specimen

Your appeal against the decision of 3 May 2025 was refused.
You must pay £1,250 by Tuesday 18 November 2025.
You may ask us to look at this again within one month.
Do not send money in the post.
If you are unable to pay, phone Bex Proxy on 01632 960422 before you come.
"""
GOOD = """# Your appeal

We refused your appeal.
Your appeal was against the decision of Saturday 3 May 2025.

You must pay £1,250.
You must pay by Tuesday 18 November 2025.

You can ask us to look at this again within 1 month.

Do not send money in the post.

If you cannot pay, phone Bex Proxy.
Phone 01632 960422 before you come.

To: Mrs Specimen
"""
WRONG = [
    ("a number", "£1,250.", "£1,520."), ("a date", "3 May 2025", "4 May 2025"), ("a day of the week", "Tuesday 18", "Monday 18"),
    ("a phone", "960422", "960423"), ("a name", "Bex Proxy", "Tim Poole"), ("can for must", "You must pay £", "You can pay £"),
    ("must for can", "You can ask", "You must ask"), ("after for before", "before you come", "after you come"),
    ("not removed", "Do not send", "Do send"), ("not added", "You must pay by", "You must not pay by"),
    ("allowed for refused", "We refused", "We allowed"), ("unless for if", "If you cannot pay", "Unless you cannot pay"),
    ("by to after", "pay by", "pay after"), ("a sentence dropped", "Do not send money in the post.\n", ""),
    ("a right dropped", "You can ask us to look at this again within 1 month.\n", ""),
    ("a fact added", "Do not send", "You will get £40.\nDo not send"), ("an order added", "Do not send", "You must bring a passport.\nDo not send"),
]  # fmt: skip


def test_a_good_rewrite_passes() -> None:
    check = verify_text(LETTER, GOOD)
    assert [p.says for p in (*check.lost, *check.changed, *check.added)] == []
    assert check.total == check.kept > 8


@pytest.mark.parametrize(("old", "new"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_a_wrong_rewrite_is_stopped(old: str, new: str) -> None:
    assert old in GOOD
    check = verify_text(LETTER, GOOD.replace(old, new, 1))
    assert not check.ok
    assert all(p.says and p.line for p in (*check.lost, *check.changed, *check.added))


def test_what_a_sentence_means_may_stand_on_its_own_line_but_not_turned_round() -> None:
    letter = "A carer may be disregarded, which means that they are not counted."
    kept = "A carer may be disregarded.\n\nThis means that they are not counted."
    assert verify_text(letter, kept).ok
    assert not verify_text(letter, kept.replace(" not", "")).ok


def test_the_reader_may_be_spared_their_own_address() -> None:
    letter = "Mrs Ann Specimen\n27 Pretend Lane\nHarmouth HM5 5ZZ\n\nDear Mrs Specimen\n\nPlease pay £20 now.\n"
    assert verify_text(letter, "To: Mrs Ann Specimen\n\nPay £20 now.").ok


def test_a_period_may_be_said_again_in_other_words() -> None:
    assert verify_text("Stay here for 48 hours.", "Stay here for 48 hours. That is 2 days.").ok
    assert not verify_text("Stay here for 48 hours.", "Stay here for 48 hours. That is 3 days.").ok


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(LETTER.splitlines()), max_size=8))
def test_a_text_is_always_true_to_itself(lines: list[str]) -> None:
    text = "\n".join(lines)
    check = verify_text(text, text)
    assert check.ok
    assert check.kept == check.total


def test_real_letters_and_a_practitioners_easy_read_raise_no_false_alarm() -> None:
    paths = sorted((DATA / "letters").glob("*/*.txt"))
    gold = DATA.parent / "examples" / "hospital.letter.txt"
    if not paths or not gold.exists():
        pytest.skip("not run: no data")
    for path in paths:
        text = path.read_text(encoding="utf-8")
        assert verify_text(text, text).ok, path.name
    easy = gold.with_name("hospital.easy-read.txt")
    check = verify_text(gold.read_text(encoding="utf-8"), easy.read_text(encoding="utf-8"))
    assert [p.says for p in (*check.lost, *check.changed, *check.added)] == []


TEXTS = ("You must pay £20 by 3 May 2025.", "Do not post it.", "Phone Bex Proxy on 01632 960422.")


def traced(
    lines: list[tuple[str, tuple[str, ...]]], left_out: tuple[LeftOut, ...] = ()
) -> FactCheck:
    blocks = tuple(Block(f"b{i}", "paragraph", text, Place(i + 1)) for i, text in enumerate(TEXTS))
    letter = Letter("l1", "A letter", blocks, About(), (), "0" * 64)
    sentences = tuple(
        Sentence(f"s{i}", Span(f"b{i}", 0, len(text))) for i, text in enumerate(TEXTS)
    )
    parsed = [parse(text, f"b{i}") for i, text in enumerate(TEXTS)]
    readability: Readability = score(parsed)
    analysis = Analysis(sentences, (), find_letter_facts(parsed), readability)
    made = tuple(Line(f"n{i}", text, sources) for i, (text, sources) in enumerate(lines))
    return verify(letter, analysis, Draft("l1", made, left_out))


KEPT = [
    ("You must pay £20.", ("s0",)),
    ("You must pay by Saturday 3 May 2025.", ("s0",)),
    ("Do not post it.", ("s1",)),
    ("Phone Bex Proxy: 01632 960422.", ("s2",)),
]


def test_a_draft_that_keeps_every_fact_is_ok_and_counts_them() -> None:
    check = traced(KEPT)
    assert check.ok
    assert check.total == check.kept == 6


def test_a_fact_changed_on_a_line_is_told_with_that_line() -> None:
    check = traced([("You must pay £30.", ("s0",)), *KEPT[1:]])
    (problem,) = check.changed
    assert (problem.kind, problem.was, problem.value) == ("money", "£20", "£30")
    assert "You must pay £30." in problem.line
    assert check.kept == 5


def test_a_not_moved_to_another_sentence_is_seen_by_the_trace() -> None:
    lines = [
        KEPT[0],
        ("Do not pay by Saturday 3 May 2025.", ("s0",)),
        ("Post it.", ("s1",)),
        KEPT[3],
    ]
    assert {p.kind for p in (*traced(lines).lost, *traced(lines).added)} >= {"negation"}


def test_a_sentence_that_no_line_carries_is_lost_with_its_facts() -> None:
    check = traced(KEPT[:3])
    assert [p.kind for p in check.lost] == ["sentence"]
    assert check.kept == 4


def test_a_sentence_left_out_with_a_reason_is_not_lost() -> None:
    check = traced(KEPT[:3], (LeftOut("s2", "said elsewhere", "author"),))
    assert check.ok
    assert (check.total, check.kept) == (6, 4)


def test_added_help_may_explain_but_not_bring_in_a_phone_number() -> None:
    assert traced([*KEPT, ("You can ask someone you trust to read this with you.", ())]).ok
    check = traced([*KEPT, ("Phone 01632 111111 for help.", ())])
    assert [p.kind for p in check.added] == ["phone"]
