"""Whole letters: each sentence is judged by its own lines, whatever the rest of the letter does."""

from __future__ import annotations

import pytest

from easyread.facts import verify_text

KEPT = (
    "Thank you for your letter.",
    "The building has a lift.",
    "Please bring your glasses to the eye clinic.",
    "The garden gate is open until dusk.",
)


def _ok(before: str, after: str) -> bool:
    letter, easy = ("\n".join([*KEPT[:2], text, *KEPT[2:]]) for text in (before, after))
    return verify_text(letter, easy).ok


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A fee of £12 applies if you break the lamp.", "If you break the lamp, you must pay £12."),
        (
            "The warden may be contacted on 01632 960111.",
            "You can phone the warden on 01632 960111.",
        ),
        ("See [the plan](/plan) on the wall.", "See the plan (/plan) on the wall."),
    ],
)
def test_a_sentence_retold_freely_passes_in_a_kept_letter(before: str, after: str) -> None:
    assert _ok(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("You must feed the cat at noon.", "You can feed the cat.\nYou must feed the cat at noon."),
        ("The repair was approved by the panel.", "The panel refused the repair."),
        ("You must bring the key.", "Do you need to bring the key?\nNo, you do not need to."),
        ("The bus leaves from bay 4 at noon.", "The bus leaves from bay 8 at noon."),
        ("You need 14 points. You have 8.", "You need 14 points. You have 6."),
        ("Please water the ferns.", ""),
        ("Please water the ferns.", "Please water the ferns.\nYou must wear purple socks."),
    ],
)
def test_a_turned_dropped_or_added_one_is_stopped_in_a_kept_letter(before: str, after: str) -> None:
    assert not _ok(before, after)


def test_a_line_that_leads_a_list_word_for_word_stays_its_own_sentence() -> None:
    letter = "You may have to pay if you:\n- shout at the staff in the hall\n- come after noon"
    assert verify_text(f"Hello.\n{letter}", letter).ok
