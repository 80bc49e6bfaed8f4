"""What a letter quotes stays word for word, and small signs keep their meaning."""

from __future__ import annotations

from pathlib import Path

import pytest

from easyread.nlp import parse
from easyread.pipeline import convert
from easyread.simplify.protected import quoted_parts
from easyread.simplify.rewriters import (
    condition_first,
    latin,
    numbers,
    split_coordination,
    split_rate,
)

QUOTES = [
    "The officer said: \"You don't need to wait. We'll commence the work. Please notify us.\"",
    "The note says “You can’t purchase it. Additional rules apply, and they’re strict.”",
    "She wrote 'we're obliged to notify you prior to the visit' on the form.",
]


@pytest.mark.parametrize("quote", QUOTES)
def test_no_word_of_a_quotation_is_changed(quote: str, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(f"Dear Mr Shaw,\n\n{quote}\n", encoding="utf-8")
    changes = [s for s in convert(path).suggestions if s.kind != "explain"]
    assert [(s.maker, s.after) for s in changes] == []


def test_a_quotation_over_two_sentences_is_known_in_both() -> None:
    block = 'He said "Go home. Come back." Then he left.'
    assert quoted_parts(block, 0, 17) == ('"Go home.',)
    assert quoted_parts(block, 18, 29) == ('Come back."',)
    assert quoted_parts(block, 30, len(block)) == ()


def sure(rewriter: object, text: str) -> str:
    found = list(rewriter.REWRITER.propose((), parse(text), None))  # type: ignore[attr-defined]
    return found[0].after if found else text


@pytest.mark.parametrize(
    ("rewriter", "before", "after"),
    [
        (numbers, "It is (£80.50 - £9.20) now.", "It is (£80.50 - £9.20) now."),
        (numbers, "You pay £90-£20 now.", "You pay £90-£20 now."),
        (numbers, "It costs £20-£30 now.", "It costs £20 to £30 now."),
        (
            latin,
            "It is the £5 million per year care fund.",
            "It is the £5 million per year care fund.",
        ),
        (latin, "You get £5 per year.", "You get £5 each year."),
        (condition_first, "Should you still be ill, phone us.", "If you are still ill, phone us."),
        (
            split_rate,
            "In applying the Care Test 0 points were scored from the activities in Schedule 4.",
            "In applying the Care Test 0 points were scored from the activities in Schedule 4.",
        ),
        (
            split_coordination,
            "This has raised the price of care here and may have led to the long waiting lists.",
            "This has raised the price of care here and may have led to the long waiting lists.",
        ),
    ],
)
def test_a_sign_and_a_pointing_word_keep_their_meaning(
    rewriter: object, before: str, after: str
) -> None:
    assert sure(rewriter, before) == after
