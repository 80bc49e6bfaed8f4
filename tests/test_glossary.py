"""The glossary: every explanation is itself Easy Read, and a term in another sense is left alone."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from wordfreq import zipf_frequency

from easyread.nlp import parse, parse_many
from easyread.simplify.glossary import explains, find_terms, load_terms
from easyread.simplify.words import find_words

LONGEST = 15  # C-01: warn over 15 words

# Known to readers of these letters though rare in print, or the name of the thing itself.
KNOWN = frozenset(
    "gallbladder gp pip carer tummy womb bowel sleepy landlord tribunal allowance pensions".split()
)


def explanations() -> list[tuple[str, str]]:
    return [(t.term, t.explanation) for t in load_terms()]


def terms(sentence: str, kind: str = "other", nation: str = "England") -> list[str]:
    return [m.term for m in find_terms(parse(sentence).doc, kind, nation)]


def test_there_are_at_least_220_terms_each_with_a_source() -> None:
    rows = load_terms()
    assert len({t.term for t in rows}) >= 220
    assert all(t.source and t.explanation for t in rows)


def test_every_explanation_is_one_or_two_short_sentences() -> None:
    for term, text in explanations():
        sentences = parse(text).sentences
        assert 1 <= len(sentences) <= 2, term
        assert all(len(s.text.split()) <= LONGEST for s in sentences), (term, text)
        assert text.endswith(".") and text[0].isupper(), term


def test_no_explanation_is_passive() -> None:
    for text in parse_many((e, "", "") for _, e in explanations()):
        passive = [t.text for t in text.doc if t.dep_ == "auxpass"]
        assert passive == [], text.text


def test_no_explanation_holds_a_word_harder_than_its_term() -> None:
    rows = explanations()
    for (term, _), text in zip(rows, parse_many((e, "", "") for _, e in rows), strict=True):
        # "PIP means Personal Independence Payment" must say the full name
        own = {w.lower() for w in term.split()} | {
            t.lower_ for t in text.doc if t.text[0].isupper()
        }
        hard = [
            t.text
            for t in text.doc
            if t.is_alpha
            and zipf_frequency(t.lemma_, "en") < 4.0
            and t.lower_ not in own | KNOWN
            and t.lemma_.lower() not in term.lower()
        ]
        assert hard == [], (term, hard)
        found = [m.row.phrase for m in find_words(text.doc) if m.row.phrase not in term]
        assert found == [], text.text


def _begins_with(explanation: str, form: str) -> bool:
    """Whether the first words are those of the form, whatever their endings ("Upheld": uphold)."""
    said = re.sub(r"^(?:An?|The|To) ", "", explanation)
    words, wanted = (re.findall(r"\w+", text.lower()) for text in (said, form))
    return len(words) > len(wanted) and all(
        word[:3] == want[:3] for word, want in zip(words, wanted, strict=False)
    )


def test_every_explanation_begins_with_its_term() -> None:
    """Words like "This letter says" and "You can see your GP" speak of the case, and may be untrue."""
    wrong = [
        (t.term, t.explanation)
        for t in load_terms()
        if not any(_begins_with(t.explanation, form) for form in t.forms)
    ]
    assert wrong == []


def test_no_explanation_speaks_of_the_letter_it_stands_in_or_of_its_reader() -> None:
    case = re.compile(
        r"\bth(?:is|ese) (?:letter|notice|court|person|test)|\bhere\b|\bnow\b|\b(?:we|us|our)\b|"
        r"\byou (?:must|(?:do not )?have to|do not need|owe|cannot)\b|(?:^|[.] )(?:This|These|Then)\b",
    )
    assert [x for x in explanations() if case.search(x[1])] == []


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        (
            "You cannot appeal until you have a Mandatory Reconsideration Notice.",
            "A mandatory reconsideration notice is a letter.",
        ),
        (
            "If you miss it you may be discharged to the care of Dr Rao.",
            "Discharge to the care of a GP means",
        ),
        ("You can have section 117 aftercare.", "Section 117 aftercare is free help"),
        ("You may get a fixed penalty notice.", "If they pay in time, they do not go to court."),
        ("The council does this without your consent.", "Consent means you say yes to something."),
        (
            "Your complaint was upheld by the ombudsman.",
            "Upheld means someone looked at the complaint",
        ),
    ],
)
def test_an_explanation_is_true_in_whatever_letter_it_stands(sentence: str, says: str) -> None:
    found = [m.explanation for m in find_terms(parse(sentence).doc)]
    assert any(says in text for text in found), found
    assert not any("say no" in text for text in found)


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        (
            "You have limited capability for work-related activity.",
            "limited capability for work-related activity",
        ),
        ("You have limited capability for work.", "limited capability for work"),
        ("You can ask for a mandatory reconsideration notice.", "mandatory reconsideration notice"),
        ("You can come to the oral hearing.", "oral hearing"),
        ("Your appeal hearing is on Monday.", "appeal"),
        ("You lack capacity to make this decision.", "lack capacity"),
        ("Your claim for PIP was late.", "PIP"),
        ("The carer’s assessment is on Monday.", "carer's assessment"),
        ("Your pre-operative assessment is on Monday.", "pre-operative assessment"),
        ("Some side effects are bad.", "side effect"),
        ("You owe rent arrears of £50.", "rent arrears"),
        ("You are entitled to this.", "entitled"),
        ("The decision is set aside.", "set aside"),
        ("The hearing was adjourned.", "adjourn"),
        ("The tribunal struck out the claim.", "strike out"),
        ("You are jointly and severally liable.", "jointly and severally liable"),
        ("You will be discharged to the care of Dr Rao.", "discharge to the care of"),
        ("You can make representations to the tribunal.", "representations"),
        ("Your complaint was upheld.", "uphold"),
        ("We may ask the court for an injunction.", "injunction"),
        ("Your rent account is in arrears.", "in arrears"),
    ],
)
def test_the_longest_term_that_fits_is_found(sentence: str, term: str) -> None:
    assert term in terms(sentence)


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("You have limited capability for work.", "capacity"),
        ("The car park is at full capacity.", "capacity"),
        ("Bring your hearing aid to the clinic.", "hearing"),
        ("We look forward to hearing from you about the appeal.", "hearing"),
        ("You get paid each month in arrears.", "arrears"),
        ("Pip has a dog.", "PIP"),
        ("Write in capital letters.", "capital"),
        ("Ask the planning consultant.", "consultant"),
        ("The police inspector called.", "inspector"),
        ("The wound has a discharge.", "discharge"),
        ("Travel costs for the appeal are paid.", "costs"),
        ('The form says "consent".', "consent"),
        ("The worker was dismissed from her job, and she went to the tribunal.", "dismiss"),
        ("We strike a balance.", "strike out"),
        ("The law does not allow prejudice against disabled people.", "prejudice"),
        ("A warrant for arrest came from the court.", "warrant"),
    ],
)
def test_a_word_in_another_sense_is_not_a_term(sentence: str, term: str) -> None:
    assert term not in terms(sentence)


def test_a_term_of_one_nation_is_not_explained_in_another() -> None:
    assert "personal budget" in terms("You have a personal budget.")
    assert "personal budget" not in terms("You have a personal budget.", nation="Wales")


def test_terms_do_not_overlap_and_come_in_order() -> None:
    found = list(
        find_terms(
            parse("The tribunal looked at the appeal bundle and the PIP decision notice.").doc
        )
    )
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert [m.term for m in found] == ["tribunal", "bundle", "PIP", "decision notice"]


@pytest.mark.parametrize(
    "text",
    [
        "Consent means you say yes.",
        "This is called giving consent.",
        "You must give consent. This means you say yes.",
        "You need consent, which is a yes from you.",
        "You need consent, which means that you say yes.",
        "A consent is when you say yes.",
    ],
)
def test_a_letter_that_explains_the_word_itself_is_seen(text: str) -> None:
    assert explains(text, "consent")


def test_a_letter_that_only_uses_the_word_is_not_taken_to_explain_it() -> None:
    assert not explains("Please give consent by 3 May. Phone us if you cannot.", "consent")
