"""Where sentences end in letters."""

from pathlib import Path

import pytest
import spacy

from easyread.nlp import (
    MODELS,
    keep_parses,
    model,
    parse,
    parse_blocks,
    parse_many,
    sentences_of,
    span_of,
)
from easyread.readers import read


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
    assert list(sentences_of(text)) == sentences


def test_a_span_is_exact_characters_of_the_text() -> None:
    text = "First one.  Second one here."
    second = parse(text, "b7").sentences[1]
    span = span_of(second, "b7")
    assert (span.block, text[span.start : span.end]) == ("b7", "Second one here.")
    token = span_of(second[1], "b7")
    assert text[token.start : token.end] == "one"


def test_sentences_alone_are_those_of_the_parse_in_every_example_letter(project: Path) -> None:
    for letter in sorted((project / "examples").glob("*.docx")):
        for parsed in parse_blocks(read(letter).blocks):
            assert sentences_of(parsed.text) == tuple(s.text for s in parsed.sentences)


def test_the_quick_word_classes_are_those_of_the_models_own_rules(project: Path) -> None:
    whole = spacy.load(next(m for m in MODELS if spacy.util.is_package(m)), exclude=["ner"])
    whole.add_pipe("easyread_sentence_ends", before="parser")
    texts = ["There is a form.", "Let's go.", "You ain't late.", "I don't know\n him.", " ", ""]
    for letter in sorted((project / "examples").glob("*.docx")):
        texts += [block.text for block in read(letter).blocks]
    for ours, theirs in zip(model().pipe(texts), whole.pipe(texts), strict=True):
        assert [_told(t) for t in ours] == [_told(t) for t in theirs]


def _told(token: spacy.tokens.Token) -> tuple[str, ...]:
    return (token.text, token.pos_, token.tag_, token.dep_, token.lemma_, str(token.morph))


def test_a_text_is_parsed_once_while_parses_are_kept_and_then_let_go() -> None:
    def doc() -> object:
        return next(parse_many([("Bring the form.", "b1", "item")])).doc

    with keep_parses():
        first = doc()
        with keep_parses():
            assert doc() is first
        assert doc() is first
    assert doc() is not first


def test_the_last_parses_outlive_their_letter_where_they_are_asked_for_and_no_more_than_that() -> (
    None
):
    def doc(text: str) -> object:
        return next(parse_many([(text, "b1", "item")])).doc

    with keep_parses(last=2):
        first, second = doc("Bring the form."), doc("Bring the letter.")
    with keep_parses():
        assert doc("Bring the form.") is not first
    with keep_parses(last=2):
        assert doc("Bring the form.") is first
        doc("Bring the card.")
    with keep_parses(last=2):
        assert doc("Bring the letter.") is second
        assert doc("Bring the form.") is not first
