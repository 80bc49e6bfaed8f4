"""The word lists: every sure swap has a sentence that proves it, and the traps stay as they are."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from easyread.errors import BadSettings
from easyread.nlp import parse, parse_many
from easyread.simplify.conditions import read_conditions
from easyread.simplify.inflect import article, inflect
from easyread.simplify.protected import protected
from easyread.simplify.rewriters.words import REWRITER, SURE
from easyread.simplify.substitute import substitute
from easyread.simplify.words import apply_edits, find_words, load_words

EXAMPLES = Path(__file__).parent / "words_examples.csv"

# Terms of law and of benefits: they are explained, never swapped.
LEGAL = frozenset(
    "appeal tribunal capacity consent capability liability descriptor respondent appellant sanction "
    "assessment award hearing conviction custody bail guardian deputy appointee attorney".split()
)


def examples() -> list[dict[str, str]]:
    with EXAMPLES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sure(before: str) -> str:
    found = [p for p in REWRITER.propose((), parse(before), None) if p.confidence >= SURE]
    return found[0].after if found else before


def test_every_example_gives_exactly_its_easier_sentence() -> None:
    rows = examples()
    wrong = []
    for row, text in zip(rows, parse_many((r["before"], "", "") for r in rows), strict=True):
        found = [p for p in REWRITER.propose((), text, None) if p.confidence >= SURE]
        after = found[0].after if found else row["before"]
        if after != row["after"]:
            wrong.append((row["before"], after, row["after"]))
    assert wrong == []


def test_every_sure_row_has_an_example() -> None:
    shown = {row["phrase"] for row in examples()}
    assert {w.phrase for w in load_words() if w.apply == "auto"} - shown == set()


def test_the_lists_hold_at_least_1500_rows_and_no_two_that_are_the_same() -> None:
    rows = load_words()
    assert len(rows) >= 1500
    same = Counter((w.phrase, w.pos, w.apply, w.when, w.not_when) for w in rows)
    assert [k for k, n in same.items() if n > 1] == []


def test_a_term_of_law_is_never_swapped() -> None:
    assert {w.phrase for w in load_words()} & LEGAL == set()


def test_no_sure_row_adds_or_drops_a_negation_but_cannot_for_unable() -> None:
    negations = (" not ", " never ", " no ", " without ", " unless ", "cannot ")
    limits = (" later than", " less than", " fewer than")  # "not less than" is "at least"
    same = ("in the absence of", "without delay", "without further delay")
    for row in load_words():
        if row.apply == "auto":
            before = any(n in f" {row.phrase} " for n in negations)
            after = any(n in f" {row.easier[0]} " for n in negations)
            if row.easier[0] == "cannot":
                assert "unable" in row.phrase or "not able" in row.phrase
            elif row.phrase not in same and not row.phrase.endswith(limits):
                assert before == after, row


def test_every_row_names_its_source_and_its_sense() -> None:
    assert all(w.source.startswith("W-") and w.sense for w in load_words())


@pytest.mark.parametrize(
    "sentence",
    [
        "The key is on the table.",
        "We will deliver the bed to your address.",
        "Drive to the land at the back.",
        "You may be charged interest.",
        "Ask Mark, Bill, Rose or May.",
        "Mr Reside and Mrs Purchase live here.",
        "Go to Additional Support House, Commence Road.",
        "The assessment and the award are below.",
        "You have the right to appeal to the tribunal.",
        "You can ask for a mandatory reconsideration.",
        "Your benefit has a daily living component.",
        "The enhanced rate is £60.",
        "You gave informed consent.",
        "The terminated pregnancy was in May.",
        "The council refused the claim.",
        "He attended to the wound.",
        "The law requires you to register.",
        "The solicitor was instructed by the bank.",
        "The third party is liable.",
        "Primary care is near the primary school.",
        "You get paid in arrears.",
        "Choose option 2 on the phone.",
        "Providing that care costs money.",
        "The money due to you is £50.",
        "The police responded to the emergency.",
        "The following people attended: Mr Shah and a doctor.",
        "The judge has read the claim form and the response of the respondent.",
        "Section 3 of the Act is about persons under a duty.",
        "If access is not given on two occasions, you may pay £35.",
        "The delay can be up to 5 days, but not later than 21 November.",
        "Reply no later than 14 days before the hearing.",
        "The enforcement notice will not take effect.",
        "This will inform our policy.",
    ],
)
def test_a_word_in_another_sense_stays(sentence: str) -> None:
    assert sure(sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        'The poster says "commence prior to entry".',
        "The poster says “commence prior to entry”.",
        "Email purchase@notify.gov.uk with questions.",
        "See https://www.gov.uk/commence/purchase for more.",
        "Dear ((commence)), your {{purchase}} is ready.",
        "Dear ==commence==, your <<purchase>> is «terminate».",
    ],
)
def test_quotations_addresses_and_fields_stay(sentence: str) -> None:
    assert sure(sentence) == sentence


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("She purchases food.", "She buys food."),
        ("She is purchasing food.", "She is buying food."),
        ("The food was purchased here.", "The food was bought here."),
        ("We have commenced.", "We have started."),
        ("It is an entire day.", "It is a whole day."),
        ("It is a supplementary form.", "It is an extra form."),
        ("Prior to May, phone us.", "Before May, phone us."),
        ("She is in receipt of a pension.", "She gets a pension."),
        ("The fee remains unpaid.", "The fee is still unpaid."),
        ("Some individuals came.", "Some people came."),
        ("You need to obtain it and retain it.", "You need to get it and keep it."),
    ],
)
def test_the_easier_word_takes_the_form_of_the_hard_one(before: str, after: str) -> None:
    assert sure(before) == after


@pytest.mark.parametrize(
    ("sentence", "offered"),
    [
        ("She is required to pay.", "must"),
        ("She will be required to pay.", "need to"),
        ("The occupiers were told.", None),
    ],
)
def test_an_easier_wording_that_takes_no_ending_is_not_given_one(
    sentence: str, offered: str | None
) -> None:
    (match,) = find_words(parse(sentence).doc)
    assert next((o.text for o in match.options), None) == offered


def test_a_verb_with_a_particle_is_not_put_before_a_pronoun() -> None:
    matches = list(find_words(parse("We will reimburse you.").doc))
    assert [m.row.phrase for m in matches] == ["reimburse"]
    assert "pay back you" not in {
        apply_edits("We will reimburse you.", o.edits) for m in matches for o in m.options
    }


def test_a_match_counts_characters_of_the_whole_text() -> None:
    text = "Please come. You can purchase a ticket."
    (match,) = find_words(parse(text).doc)
    assert text[match.start : match.end] == "purchase"
    (again,) = find_words(list(parse(text).doc.sents)[1])
    assert (again.start, again.end) == (match.start, match.end)


def test_a_condition_nobody_knows_says_so_in_one_sentence() -> None:
    with pytest.raises(BadSettings, match="condition we do not know: weather"):
        read_conditions("weather:rain")


@pytest.mark.parametrize(
    ("word", "tag", "form"),
    [
        ("get", "VBN", "got"),
        ("cancel", "VBD", "cancelled"),
        ("be", "VBD", None),
        ("choose", "VBD", "chose"),
    ],
)
def test_forms_are_british(word: str, tag: str, form: str | None) -> None:
    assert inflect(word, tag) == form


def test_an_goes_before_a_vowel_sound() -> None:
    assert [article(w) for w in ("hour", "useful", "extra", "home", "unit", "unpaid")] == [
        "an",
        "a",
        "an",
        "a",
        "a",
        "an",
    ]


def test_protected_stretches_are_found_in_order() -> None:
    text = "Ask {{name}} at a@b.org."
    assert [text[a:b] for a, b in protected(text)] == ["{{name}}", "a@b.org"]


@pytest.mark.parametrize(
    ("sentence", "word", "first"),
    [
        ("Your payments will terminate in May.", "terminate", "end"),
        ("She purchased a bed.", "purchased", "bought"),
        ("Phone us prior to your visit.", "prior to", "before"),
        ("You need additional evidence.", "additional", "more"),
        ("Numerous people came.", "Numerous", "Many"),
        ("Rebels abandoned the town.", "abandoned", "left"),
        ("It was an immense crowd.", "immense", "huge"),
    ],
)
def test_substitute_gives_the_best_word_first(sentence: str, word: str, first: str) -> None:
    assert substitute(sentence, word)[0] == first


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("You can appeal.", "appeal"),
        ("You can appeal.", "purchase"),
        ("", ""),
        ("Come in.", "Come"),
    ],
)
def test_substitute_says_nothing_where_it_knows_nothing(sentence: str, word: str) -> None:
    assert substitute(sentence, word) == ()


def test_substitute_gives_at_most_ten_and_never_the_word_itself() -> None:
    for row in load_words():
        if row.parts == (row.phrase,):
            found = substitute(f"They {row.phrase} it.", row.phrase)
            assert len(found) <= 10
            assert row.phrase not in {f.lower() for f in found}
