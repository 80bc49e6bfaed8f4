"""Where sentences end in letters."""

import pytest

from easyread.nlp import parse, span_of


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Consultant: Miss A. N. Other", ["Consultant: Miss A. N. Other"]),
        ("See para. 4 of the Act (e.g. the list).", ["See para. 4 of the Act (e.g. the list)."]),
        ("It costs £3.50. Pay now.", ["It costs £3.50.", "Pay now."]),
        ("Come at 9 a.m. Bring it.", ["Come at 9 a.m.", "Bring it."]),
        ("One line\nanother line", ["One line", "another line"]),
        ('She said "Come now." Then she left.', ['She said "Come now."', "Then she left."]),
        ("Is it open? Yes! Come in.", ["Is it open?", "Yes!", "Come in."]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, sentences: list[str]) -> None:
    assert [s.text for s in parse(text).sentences] == sentences


def test_a_span_is_exact_characters_of_the_text() -> None:
    text = "First one.  Second one here."
    second = parse(text, "b7").sentences[1]
    span = span_of(second, "b7")
    assert (span.block, text[span.start : span.end]) == ("b7", "Second one here.")
    token = span_of(second[1], "b7")
    assert text[token.start : token.end] == "one"
