"""A word is changed only in the sense and the place where the easier one is English and true."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from easyread.nlp import parse
from easyread.pipeline import convert, convert_bytes
from easyread.simplify.glossary import find_terms
from easyread.simplify.rewriters.explain import REWRITER as EXPLAIN


def offers(text: str, name: str = "words") -> set[str]:
    """Every sentence that one rewriter offers."""
    module = importlib.import_module(f"easyread.simplify.rewriters.{name}")
    found = module.REWRITER.propose((), parse(text), None)
    return {words for p in found for words in (p.after, *p.options)}


@pytest.mark.parametrize(
    "text",
    [
        "The home provides care, meals and support for adults with autism.",
        "We stopped the visits as a consequence of your having moved.",
        "The cost will be paid by invoice.",
        "This school is for children with additional learning needs.",
        "The additional support team has moved.",
        "The initial talks went well.",
        "The initial contact went well.",
        "The council offers £200 for the distress and inconvenience.",
        "We have received your bank letter.",
        "We have reviewed your photographs.",
        "The plan is reviewed each year.",
        "The court may act in a case of exceptional hardship.",
        "Exceptional circumstances may apply.",
        "The results are summarised on page 2.",
        "His weight must be monitored.",
        "These funds are surplus.",
        "We may offset this against your rent.",
        "The account is in arrears by £90.",
        "It is proposed that the library closes.",
        "Please use the card until its expiry.",
        "You may withdraw your application.",
        "She is not currently at home.",
        "A visit was attempted on Monday.",
        "An X-ray may be indicated.",
        "He can walk unaided for 20 metres.",
        "A large-print form may be requested.",
        "The scheme will enable growth to be shared.",
        "In 2020 a third of people eligible for a pass asked for one.",
        "Tax of £12, deducted from your pay",
        "You must reply in any event by 3 May.",
        "You and/or your son can come.",
        "We sent you our booklet Obtaining additional assistance at home.",
        "Urgent guidance for staff and later guidance for patients was sent.",
        "They give somewhere to live, meals and help.",
        "There is an option for families to meet alone.",
        "Ann spoke at the venue.",
        "The contribution must be paid each month.",
        "Come on 9 May, although not later than 11am is best.",
        "They want to lead, not just respond to an agenda.",
        "We want to further discuss this.",
        "Until we saw him it took 2 attempts.",
        "In the meantime, we are mending the lift.",
    ],
)
def test_where_no_wording_surely_fits_nothing_is_offered(text: str) -> None:
    assert offers(text) == set()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Savings in excess of £6,000 count.", "Savings of more than £6,000 count."),
        ("The bill is in excess of £60.", "The bill is more than £60."),
        ("We investigated your complaint.", "We looked into your complaint."),
        (
            "Your complaint was investigated by Ms Hall.",
            "Your complaint was looked into by Ms Hall.",
        ),
        ("Thereafter you pay £5 a week.", "After that, you pay £5 a week."),
        ("You pay £5 a week thereafter.", "You pay £5 a week after that."),
        ("The plan will be finalised in May.", "The plan will be made final in May."),
        ("We meet individuals' needs.", "We meet people's needs."),
        ("Please attend this clinic on Monday.", "Please come to this clinic on Monday."),
        ("The licence stays here. It remains valid.", "The licence stays here. It stays valid."),
        ("Send a list of your medication.", "Send a list of your medicines."),
        ("The pass will enable you to travel.", "The pass will let you travel."),
        ("This will enable her to live at home.", "This will help her to live at home."),
        ("The nurse will monitor your weight.", "The nurse will keep checking your weight."),
        ("The notice expires on 14 May.", "The notice ends on 14 May."),
        ("We are sorry for the inconvenience.", "We are sorry for the trouble."),
    ],
)
def test_the_right_sense_is_said_in_good_english(before: str, after: str) -> None:
    assert after in offers(before)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("numbers", "She ate on three of the four days.", "She ate on 3 of the 4 days."),
        ("times", "Open 1.15 – 4.30pm", "Open 1:15pm to 4:30pm"),
        ("times", "Open 9.30am – 12, Fridays", "Open 9:30am to midday, Fridays"),
        (
            "split_clauses",
            "Reply by 6 June 2026, after which date the offer ends.",
            "Reply by 6 June 2026. After that date, the offer ends.",
        ),
    ],
)
def test_two_parts_of_one_thing_take_one_form(name: str, before: str, after: str) -> None:
    assert offers(before, name) == {after}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("times", "Open 11.30 – 2.00pm"),
        ("numbers", "She ate on one of the two days."),
        ("latin", "You and/or your son can come."),
        ("contractions", "The report We're not listening: a study came out."),
        (
            "split_coordination",
            "I enclose a copy of the order and this letter explains the changes, together with your form.",
        ),
    ],
)
def test_what_would_be_half_done_is_left(name: str, text: str) -> None:
    assert offers(text, name) == set()


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Use the statutory complaints procedure.", []),
        ("Write to the SEND Statutory Assessment Team.", []),
        ("We have a statutory duty to help.", ["statutory"]),
        ("You will be in default if you miss a payment.", ["in default"]),
        ("Have only clear fluids that day.", ["clear fluids"]),
        ("This is only a draft.", ["draft"]),
        ("The draft letter is here.", []),
        ("This part of your complaint is not upheld.", ["upheld"]),
        ("Your complaint is UPHELD today.", ["UPHELD"]),
        ("You will have a colonoscopy with sedation.", ["colonoscopy", "sedation"]),
        ("You can ask for a mandatory reconsideration.", ["mandatory reconsideration"]),
        ("A notice of seeking possession may follow.", ["notice of seeking possession"]),
        ("The EHC plan may change.", ["EHC plan"]),
    ],
)
def test_a_term_is_explained_where_it_stands_as_itself(text: str, terms: list[str]) -> None:
    assert [p.before for p in EXPLAIN.propose((), parse(text), None, None)] == terms


def test_no_explanation_says_what_the_letter_may_deny() -> None:
    eviction = next(find_terms(parse("Eviction is a last resort.").doc))
    assert "court" not in eviction.explanation
    bill = next(find_terms(parse("An overpayment of your reduction is possible.").doc))
    assert bill.explanation == "An overpayment means too much money came off your bill."


def test_a_long_sentence_about_a_law_and_a_list_come_apart(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(
        "Dear Mr Shaw,\n\nUnless the rent is paid in full by Friday 5 June 2026, a notice will be sent to "
        "you under section 8 of the Housing Act 1988 (Ground 8: two months of rent are owed).\n\n"
        "The board was told that the roof of the hall is old; that the lift has been out of order since "
        "May; and that the repairs will cost £40,000.\n",
        encoding="utf-8",
    )
    makers = {s.maker for s in convert(path).suggestions if s.confidence >= 0.8 and not s.locked}
    assert {"split_under_act", "list_repeated"} <= makers


def test_a_word_that_is_a_term_of_the_letter_stays_one() -> None:
    """The Care Act's "outcomes" are no results; the outcome of a claim is."""

    def told(body: str) -> list[str]:
        text = f"Anytown Council\n\nDear Mr Po\n\n{body}\n\nYours sincerely\n\nA B\n"
        return [line.text for line in convert_bytes(text.encode(), "a.txt").draft.lines]

    assert "We will tell you the result of your claim." in told(
        "We will tell you the outcome of your claim."
    )
    named = "The specified outcomes are on page 2.\n\nThe outcome was agreed on 3 May."
    assert "The outcome was agreed on 3 May." in told(named)
    each = "The position in respect of each outcome is summarised below."
    assert any("each outcome" in line for line in told(each))


def all_in(text: str) -> str:
    """Every offer of the words for one sentence, in one text."""
    return " | ".join(sorted(offers(text)))


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Write to the library within 21 days of the date of this letter.", "days of this letter"),
        ("The library does not at present lend tools.", "now"),
        ("At present only one bus stops here, as far as we know.", "now"),
        ("If the third option is best, ring me.", "choice"),
        ("We must find your aunt suitable alternative accommodation.", "different"),
        ("I refer to your form SF9 signed on 3 May and to the wage slips.", "about"),
        ("You did not disclose the debt.", "share"),
        ("The school will proceed against the firm.", "go against"),
        ("Six points were endorsed on the licence.", "support"),
        ("The judge was satisfied on reasonable grounds.", "reasons"),
        ("We will ring again if necessary.", "needed"),
        ("Make the cheque payable to Ouse Library.", "paid"),
        ("A doctor or other medical practitioner completed part 2.", "health worker"),
        ("Your contribution is £7 a week.", "payment"),
        ("All the requirements were met.", "rules"),
        ("The nurse will give the injection.", "jab"),
        ("While enquiries are taken, you must wait.", "questions"),
        ("The panel will consider oral representations.", "look at"),
        ("Your first annual visit is in May.", "yearly"),
        ("The visit identified the need for a rail.", "found"),
    ],
)
def test_a_word_stays_where_the_easier_one_says_something_else(text: str, never: str) -> None:
    assert never not in all_in(text)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("You must be given notice of the hearing.", "You must be told about the hearing."),
        (
            "Notwithstanding that you moved, the fee is due.",
            "Even though you moved, the fee is due.",
        ),
        ("The names do not correspond with our list.", "The names do not match our list."),
        ("You can have up to a maximum of 3 books.", "You can have up to 3 books."),
    ],
)
def test_a_word_of_law_gets_the_easier_one_of_its_own_sense(text: str, after: str) -> None:
    assert after in offers(text)
