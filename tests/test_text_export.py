"""The text page, as people read it in a terminal or a snapshot."""

from __future__ import annotations

from dataclasses import replace

from easyread.layout import export
from easyread.settings import Profile
from tests.make_easyread import ALL, HOSPITAL, row, section


def text(easyread, profile=None) -> str:  # type: ignore[no-untyped-def]
    return export(easyread, "text", profile or Profile()).decode()


def test_a_page_reads_like_this() -> None:
    page = replace(
        HOSPITAL,
        title="Your visit",
        credits=("Pictures: drawn for the tests.",),
        sections=(
            section(
                "What to do",
                row(
                    "Do not eat from 2am.",
                    "Bring:",
                    "- your consent form",
                    "- this letter",
                    pic="food_crossed",
                    alt="Food crossed out",
                    crossed=True,
                    number=1,
                    hard=("consent",),
                ),
                row("Come with a friend.", pic="people", alt="x", decorative=True),
            ),
        ),
    )
    assert text(page) == (
        "Draft. Do not send.\n\n"
        "# Your visit\n\n"
        "# What to do\n\n"
        "[Picture: Food crossed out]\n"
        "1. **Do not** eat from 2am.\n"
        "Bring:\n"
        "- your **consent** form\n"
        "- this letter\n\n"
        "Come with a friend.\n\n"
        "# Who made the pictures\n\n"
        "Pictures: drawn for the tests.\n\n"
        "Draft. Do not send.\n"
    )


def test_the_mark_is_the_first_and_the_last_line() -> None:
    for page in ALL.values():
        lines = text(page).strip().splitlines()
        assert lines[0] == lines[-1]


def test_without_pictures_no_picture_is_named() -> None:
    assert "[Picture" not in text(HOSPITAL, Profile(pictures=False))
