"""Lines end where a speaker would pause, and no letter is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easyread.layout.fonts import printable
from easyread.layout.linebreak import NBSP, break_lines, cut_to_fit, keep_together
from easyread.layout.printed import clean


def broken(text: str, room: int) -> list[str]:
    words = keep_together(text).split(" ")
    lines = break_lines(words, [len(w) for w in words], 1, room)
    return [" ".join(words[a:b]).replace(NBSP, " ") for a, b in lines]


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        (
            "It is about an operation to take out your gallbladder.",
            43,
            ["It is about an operation", "to take out your gallbladder."],
        ),
        (
            "We will stop the money because you did not tell us.",
            40,
            ["We will stop the money", "because you did not tell us."],
        ),
        (
            "If you are ill, phone us as soon as you can.",
            40,
            ["If you are ill,", "phone us as soon as you can."],
        ),
        (
            "Bring a list of all your medicines. Or bring the boxes.",
            43,
            ["Bring a list of all your medicines.", "Or bring the boxes."],
        ),
        (
            "Your operation is on Wednesday 10 February 2027.",
            40,
            ["Your operation", "is on Wednesday 10 February 2027."],
        ),
        ("2. You can drink cold water.", 22, ["2. You can drink", "cold water."]),
        (
            "Phone us on 01632 960410 if you cannot come.",
            40,
            ["Phone us on 01632 960410", "if you cannot come."],
        ),
        ("Short enough.", 40, ["Short enough."]),
    ],
)
def test_a_line_ends_at_a_pause(text: str, room: int, lines: list[str]) -> None:
    assert broken(text, room) == lines


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("on Friday 14 March 2025 at", "Friday_14_March_2025"),
        ("phone 01632 960 410 now", "01632_960_410"),
        ("at 10 am or", "10_am"),
        ("for 24 hours only", "24_hours"),
        ("see Dr Patel there", "Dr_Patel"),
        ("at HM2 0ZZ today", "HM2_0ZZ"),
        ("go to Clinic 4 first", "Clinic_4"),
        ("1. Do this", "1._Do"),
    ],
)
def test_dates_times_numbers_and_names_are_held_together(text: str, held: str) -> None:
    assert held in keep_together(text).replace(NBSP, "_")


def test_holding_together_changes_nothing_but_spaces() -> None:
    text = "May I come on 3 May? I owe £5 or 5 pounds. Mr A. N. Other, page 2."
    assert keep_together(text).replace(NBSP, " ") == text


@given(st.lists(st.text("abcdefgh.,", min_size=1, max_size=12), min_size=1, max_size=30))
def test_every_word_is_on_exactly_one_line_and_every_line_fits(words: list[str]) -> None:
    lines = break_lines(words, [len(w) for w in words], 1, 14)
    assert [w for a, b in lines for w in words[a:b]] == words
    assert all(len(" ".join(words[a:b])) <= 14 for a, b in lines)


@given(st.text("ab@./-_?", min_size=1, max_size=120), st.integers(1, 20))
def test_a_cut_word_is_the_same_word_when_joined(word: str, room: int) -> None:
    pieces = cut_to_fit(word, room, len)
    assert "".join(pieces) == word
    assert all(len(piece) <= room for piece in pieces)


def test_an_address_is_cut_after_its_sign() -> None:
    assert cut_to_fit("admissions@st-example.nhs.uk", 20, len) == [
        "admissions@",
        "st-example.nhs.uk",
    ]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Yes \u2713 No \u2717", "Yes (tick) No (cross)"),
        ("non\u2011breaking", "non-breaking"),
        ("tŵr gŵyl ŷd £5 ½ – — “x” ’", "tŵr gŵyl ŷd £5 ½ – — “x” ’"),
        ("😀", "(grinning face)"),
        ("① ₂ ⑩", "1 ₂ 10"),
        ("مرحبا بكم and", "(words in Arabic letters) and"),
    ],
)
def test_every_letter_is_printed_or_named(text: str, printed: str) -> None:
    assert printable(text).strip() == printed


@given(st.text(max_size=60))
def test_any_text_can_be_cleaned_and_printed(text: str) -> None:
    from easyread.layout.fonts import _letters

    out = printable(clean(text))
    assert all(ord(c) in _letters() for c in out)
    assert "  " not in clean(text)
