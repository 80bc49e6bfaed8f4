"""Frozen values as plain JSON, and back."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from easyread.model import Picture
from easyread.plain import from_plain, to_plain

PNG = b"\x89PNG\r\n\x1a\n\x00\xff"


@given(
    st.binary()
    | st.text().map(str.encode)
    | st.sampled_from([PNG, b"<svg/>", b"base64:", b"utf-8:"])
)
def test_a_picture_comes_back_byte_for_byte_whatever_it_is(art: bytes) -> None:
    picture = Picture("letter", "letter", "set", art, "A letter", False, "", "")
    kept = json.loads(json.dumps(to_plain(picture), ensure_ascii=False))
    assert from_plain(kept, Picture) == picture


def test_a_drawing_is_kept_as_the_text_it_is() -> None:
    assert to_plain(Picture("x", "x", "set", b"<svg/>", "", False, "", ""))["art"] == "utf-8:<svg/>"
