"""Profiles by name and from an organisation's file."""

from pathlib import Path

import pytest

from easyread.errors import BadSettings
from easyread.settings import find_profile


def test_the_default_profile_keeps_to_the_easy_read_limits() -> None:
    profile = find_profile("easy-read")
    assert (profile.aim_words, profile.warn_words, profile.block_words) == (10, 15, 20)
    assert profile.type_pt >= 14


def test_an_organisation_changes_only_what_it_names(tmp_path: Path) -> None:
    path = tmp_path / "council.toml"
    path.write_text('base = "easy-read-plus"\ntype_pt = 20\nhouse_words = ["Blue Badge"]\n')
    profile = find_profile(str(path))
    assert (profile.id, profile.type_pt, profile.block_words) == ("council", 20, 12)
    assert profile.house_words == ("Blue Badge",)


@pytest.mark.parametrize("text", ["type_pts = 20", "= 3", 'base = "nothing"', 'type_pt = "big"'])
def test_a_wrong_profile_says_what_is_wrong(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text)
    with pytest.raises(BadSettings) as caught:
        find_profile(str(path))
    assert caught.value.code == "bad-settings"
    assert caught.value.says.endswith(".")


def test_an_unknown_name_lists_the_names_there_are() -> None:
    with pytest.raises(BadSettings, match="easy-read"):
        find_profile("nothing")


def test_every_format_has_an_ending_and_a_file_that_writes_it() -> None:
    from easyread.layout import FORMATS as WRITERS
    from easyread.settings import FORMATS as ENDINGS

    assert set(WRITERS) == set(ENDINGS)
