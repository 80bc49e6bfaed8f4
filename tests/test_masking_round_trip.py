"""A masked text always comes back, letter for letter."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from easyread.masking import make_mask, typed_text, unmask
from easyread.model import About, Block, Letter, Place

PIECES = st.sampled_from(
    [
        "Ms Aisha Khan", "Khan's", "KHAN", "A. Khan", "Mr and Mrs O’Brien", "Sam", "Dr van der Berg", "Dear Sam,", "Yours sincerely",
        "16 Copley Rise", "Flat 5", "HX3 6TU", "hx36tu", "01632 960214", "+44 7700 900123", "sam@x.org", "www.x.gov.uk/a", "UC/OP/77-KB",
        "NHS number: 999 041 7736", "QQ 12 34 56 C", "DOB: 12/03/1961", "Sunday 12 March 1961", "12 March 1961", "{name 1}", "{name 1.2}", "{phone 2}",
        "{{name 1}}", "May", "in May 2026", "£12.50", "the", "and", "of", "Northgate Council", "St Bede's School", "\n", "\n\n", ",", ".", " – ", "’", "\u00a0",
        "Account number 12345678", "PO Box 12", "§", "ﬁ", "İ", "ß",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=10).map(" ".join)


def letter_of(texts: list[str]) -> Letter:
    blocks = tuple(
        Block(f"b{i}", "address" if i % 3 == 0 else "paragraph", t, Place(i))
        for i, t in enumerate(texts)
    )
    return Letter("id", "", blocks, About(), (), "0" * 64)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, max_size=5))
def test_what_is_masked_comes_back_letter_for_letter(texts: list[str]) -> None:
    mask = make_mask(letter_of(texts), texts)
    for text in texts:
        assert unmask(typed_text(text, mask), mask) == text


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, max_size=5))
def test_no_two_things_share_a_placeholder(texts: list[str]) -> None:
    mask = make_mask(letter_of(texts), texts)
    assert len({e.placeholder for e in mask.entries}) == len(mask.entries)
