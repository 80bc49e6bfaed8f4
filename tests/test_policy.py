"""What a machine may change before a person looked."""

import pytest

from easyread.settings import find_profile
from easyread.simplify.lines import rewrite_lines
from easyread.simplify.policy import why_protected


@pytest.mark.parametrize(
    "sentence",
    [
        "Take 5 mg of warfarin at 18:00.",
        "You must not eat anything from 02:00.",
        "Nothing should be taken by mouth after 06:00.",
        "Written consent will be sought by the surgeon.",
        "Metformin should be omitted on the day.",
        "Your antibiotics must be commenced on 03/05/2026.",
        "She was subjected to domestic abuse.",
    ],
)
def test_a_machine_never_changes_a_sentence_about_medicine_fasting_consent_or_harm(
    sentence: str,
) -> None:
    assert why_protected(sentence)
    assert rewrite_lines([sentence], find_profile("easy-read")) == [sentence]


@pytest.mark.parametrize(
    "sentence", ["Please bring this letter.", "Your fast-track claim is ready.", "You owe £20."]
)
def test_other_sentences_are_not_protected(sentence: str) -> None:
    assert why_protected(sentence) == ""


def test_every_line_in_gives_one_line_out_and_empty_stays_empty() -> None:
    lines = ["You should commence payment.", "", "   ", "Hello."]
    out = rewrite_lines(lines, find_profile("easy-read"))
    assert len(out) == 4
    assert out[1:] == ["", "   ", "Hello."]
