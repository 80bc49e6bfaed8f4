"""Dates, times, numbers, splits, order, voice and lists: right where they speak, silent in doubt."""

from __future__ import annotations

from importlib import import_module

import pytest

from easyread.model import About, Block, Letter, Place, Sentence, Span
from easyread.nlp import parse
from easyread.settings import Profile
from easyread.simplify.registry import Hit, Rewriter, find_hits
from easyread.simplify.rounds import suggest_rounds
from easyread.simplify.wellformed import no_new_fault

NAMES = (
    "dates",
    "times",
    "numbers",
    "split_joins",
    "split_coordination",
    "split_clauses",
    "split_relatives",
    "condition_first",
    "active",
    "lists",
    "labels",
    "double_negative",
    "split_contrast",
    "split_reasons",
    "shared_lead",
    "list_results",
    "list_deeds",
    "in_which_case",
    "list_conditions",
    "split_exception",
    "having_done",
    "split_including",
    "list_questions",
    "split_purpose",
    "split_new_thing",
    "active_in_clause",
    "comma_after_condition",
    "split_rate",
    "split_with",
    "split_bullet",
    "split_at_which",
    "split_starting",
    "split_splice",
    "split_aside",
    "split_figures",
    "list_alike",
    "should_if",
    "failure_without",
)
SURE = 0.8


def rewriter(name: str) -> Rewriter:
    found: Rewriter = import_module(f"easyread.simplify.rewriters.{name}").REWRITER
    return found


def hits(name: str, text: str) -> list[Hit]:
    """The hits of the rules that this rewriter mends."""
    wanted = rewriter(name).mends
    return [hit for _, hit in find_hits(parse(text), Profile(), only=wanted)] if wanted else []


def proposed(name: str, text: str, at_least: float = 0.0) -> list[str]:
    made = rewriter(name).propose(hits(name, text), parse(text), None)
    return [p.after for p in made if p.confidence >= at_least]


EXAMPLES = [(n, before, after) for n in NAMES for before, after in rewriter(n).examples]
LEAVES = [(n, text) for n in NAMES for text in rewriter(n).leaves]


@pytest.mark.parametrize(("name", "before", "after"), EXAMPLES)
def test_each_example_is_rewritten_as_it_says(name: str, before: str, after: str) -> None:
    assert after in proposed(name, before)


@pytest.mark.parametrize(("name", "before", "after"), EXAMPLES)
def test_each_result_stands_up_as_well_as_what_it_came_from(
    name: str, before: str, after: str
) -> None:
    assert no_new_fault(before, after)


@pytest.mark.parametrize(("name", "before", "after"), EXAMPLES)
def test_a_rewriter_does_not_rewrite_its_own_result_for_ever(
    name: str, before: str, after: str
) -> None:
    for line in after.splitlines():
        for sentence in parse(line).sentences:
            again = proposed(name, sentence.text, SURE)
            assert not any(name in ("dates", "times", "numbers") for _ in again)
            assert all(len(parse(a).sentences) <= 4 and a != sentence.text for a in again)


@pytest.mark.parametrize(("name", "text"), LEAVES)
def test_what_is_left_is_left(name: str, text: str) -> None:
    assert proposed(name, text) == []


@pytest.mark.parametrize("name", NAMES)
def test_each_rewriter_carries_its_proof_and_its_source(name: str) -> None:
    found = rewriter(name)
    assert found.id == name
    assert len(found.examples) >= 2
    assert len(found.leaves) >= 3
    before = found.examples[0][0]
    made = list(found.propose(hits(name, before), parse(before), None))
    assert made
    assert all(p.source and p.why for p in made)


# The fourteen ways in which splitters were seen to fail.
SILENT = [
    ("split_coordination", "They spun a black cord and, attaching it to a hook, pulled it tight."),
    ("split_relatives", "The team (and Dr Shah, who is new) will see you."),
    ("split_relatives", "DDP, Booker T and the Undertaker, who all came, won the match."),
    ("split_relatives", "The letter which tells you the date is late."),
    ("split_coordination", "You may not eat food and drink water."),
    ("split_coordination", "You should not drive the car and drink the wine."),
    ("split_coordination", "You can phone us or you can write to us."),
    ("split_coordination", "You can neither call us nor write to us."),
    ("split_coordination", "You can either call us and wait or write to us."),
    ("split_clauses", "We did not stop your money because you moved house."),
    ("split_clauses", "This is because you moved house."),
    ("split_coordination", "He said “come in and sit down” to them."),
    ("split_coordination", "You must only call us and wait for a reply."),
    ("split_coordination", "If you are ill, call us and stay at home."),
]


@pytest.mark.parametrize(("name", "text"), SILENT)
def test_a_known_way_to_go_wrong_is_not_taken(name: str, text: str) -> None:
    assert proposed(name, text) == []


def test_which_means_becomes_this_means() -> None:
    assert proposed(
        "split_clauses", "You have moved house, which means that your rent will change."
    ) == ["You have moved house. This means that your rent will change."]


def test_a_person_is_named_again_and_never_called_it() -> None:
    after = proposed("split_relatives", "You will see Ann Bell, who is a nurse.")
    assert after == ["You will see Ann Bell. Ann Bell is a nurse."]


def test_the_cut_off_clause_keeps_its_tense() -> None:
    after = proposed("split_clauses", "We wrote to you in May, asking you to phone us.")
    assert after == ["We wrote to you in May. We asked you to phone us."]


def test_because_is_cut_off_once_only() -> None:
    after = proposed("split_clauses", "We stopped your money because you moved house.")
    second = parse(after[0]).sentences[1].text
    assert proposed("split_clauses", second) == []


def test_pronouns_change_case_when_they_change_place() -> None:
    assert proposed("active", "They were seen by us on Monday.") == ["We saw them on Monday."]
    assert proposed("active", "I was helped by him last year.") == ["He helped me last year."]


def test_a_name_keeps_its_capital_inside_a_sentence() -> None:
    assert proposed("active", "Ann Bell was seen by the nurse.") == ["The nurse saw Ann Bell."]
    after = proposed("condition_first", "Dr Shah will call you if your test is clear.")
    assert after == ["If your test is clear, Dr Shah will call you."]


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    after = proposed(
        "split_coordination", "Mr. Jones must sign the form and you must send it back."
    )
    assert after == ["Mr. Jones must sign the form. You must send it back."]


def test_a_modal_is_carried_to_the_second_half() -> None:
    after = proposed("split_coordination", "You must sign the form and send it to the council.")
    assert after == ["You must sign the form. You must send it to the council."]


def test_a_condition_over_both_halves_is_never_lost() -> None:
    for text in (
        "If you are ill, phone us and stay at home.",
        "When you get here, show your letter and sit down in the hall.",
        "Phone us and stay at home if you are ill.",
        "Unless we tell you, take the bus and bring your letter.",
    ):
        assert proposed("split_coordination", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Your reference is 48269/APP/2021/1482.",
        "The payment came on 30/02/2026.",
        "It came on 12/24/2025.",
        "Read https://www.example.gov.uk/2025-11-18/letter.pdf today.",
        "Call 18.11.25.14 now.",
        "The Order 2013 and the Act 1990 apply.",
        "Your visit is on Friday 18/11/2025.",
        "Mix 1/2 of it.",
        "Your date of birth is 01/02/48.",
    ],
)
def test_a_doubtful_date_is_left_to_people(text: str) -> None:
    assert proposed("dates", text) == []


def test_a_range_of_days_gets_no_single_day_name() -> None:
    assert proposed("dates", "We are shut from 3 to 5 May 2025.") == []
    assert proposed("dates", "We are shut from 3 May to 5 May 2025.") == []


def test_hours_that_could_be_either_half_of_the_day_are_left() -> None:
    assert proposed("times", "Come at 2:30 or at 3:15 please.") == []


def test_ten_forty_alone_is_surer_beside_a_24_hour_time() -> None:
    alone = next(iter(rewriter("times").propose((), parse("Come at 10:40."), None)))
    beside = next(iter(rewriter("times").propose((), parse("Come at 10:40 or 14:15."), None)))
    assert beside.after == "Come at 10:40am or 2:15pm."
    assert alone.confidence < beside.confidence


def test_money_phones_and_scores_are_not_times() -> None:
    for text in (
        "It is £17.30 a day.",
        "Call 0930 555 017.",
        "The score was 14.30%.",
        "Ref 17:30:22.",
    ):
        assert proposed("times", text) == []


def test_number_words_in_names_and_idioms_stay() -> None:
    for text in (
        "One of the nurses will call.",
        "On the one hand it is late.",
        "Nobody but the two of us knew.",
        "The First-tier Tribunal sat.",
        "He lives at Three Oaks House.",
        "It is a one-off payment.",
    ):
        assert proposed("numbers", text) == []


def test_a_percentage_is_only_suggested() -> None:
    made = list(rewriter("numbers").propose((), parse("This helps 25% of people."), None))
    assert [p.after for p in made] == ["This helps 1 in 4 people."]
    assert made[0].confidence < SURE


def test_a_passive_without_a_doer_is_a_question_for_people() -> None:
    for text in ("Your claim was refused.", "It must be sent by 3 May.", "It was sent by post."):
        assert proposed("active", text) == []


def test_who_you_is_and_a_turned_negative_are_only_suggested() -> None:
    for name in ("labels", "double_negative"):
        for before, _ in rewriter(name).examples:
            assert proposed(name, before, SURE) == []


FAILURES = [
    ("your being discharged to your GP", "you may be discharged to your GP"),
    ("you being taken to court", "you may be taken to court"),
    ("you losing your place", "you may lose your place"),
    ("their being evicted", "they may be evicted"),
    ("your payment being stopped", "your payment may be stopped"),
    ("us taking legal action", "we may take legal action"),
    ("a fine of £100", "this may lead to a fine of £100"),
    ("loss of benefit", "this may lead to loss of benefit"),
    ("your not being paid", "you may not be paid"),
]


@pytest.mark.parametrize(("thing", "result"), FAILURES)
def test_what_failure_leads_to_keeps_who_it_happens_to(thing: str, result: str) -> None:
    after = proposed("condition_first", f"Failure to pay your rent may result in {thing}.", SURE)
    assert after == [f"If you do not pay your rent, {result}."]


@pytest.mark.parametrize(
    "thing",
    [
        "your home being sold and your car being taken",
        "you or your partner losing your home",
        "enforcement agents visiting your home",
        "having to wait longer for your next visit",
    ],
)
def test_two_results_or_a_doubtful_doer_are_left(thing: str) -> None:
    assert proposed("condition_first", f"Failure to pay your rent may result in {thing}.") == []


def test_a_reason_after_a_comma_is_cut_off_even_after_not() -> None:
    after = proposed("split_reasons", "Do not paint the wall, as it needs to dry for 2 days.")
    assert after == ["Do not paint the wall. This is because it needs to dry for 2 days."]


def test_as_and_since_are_left_where_they_may_be_a_time_or_a_saying() -> None:
    for text in (
        "You have felt better, since you saw the nurse.",
        "You must pay, as our letter of 3 May explains.",
        "As the doors are closing, stand back from the edge of the platform.",
        "Since we have written to you 2 times, the law on rent has changed.",
    ):
        assert proposed("split_reasons", text) == [], text


def test_a_condition_stands_over_every_result() -> None:
    after = proposed(
        "list_results", "In time, if you are late 2 times, the visit may stop and you may pay £35."
    )
    assert after == []
    after = proposed(
        "list_results", "If you are late for 2 visits, we may stop the visits and you may lose £35."
    )
    assert after == ["If you are late for 2 visits:\n- we may stop the visits\n- you may lose £35."]


def test_but_only_if_is_not_a_sentence() -> None:
    text = "We will pay your fares, but only if you show us your tickets."
    for name in ("split_coordination", "split_contrast", "split_joins"):
        assert proposed(name, text) == []


def test_a_lead_that_denies_is_not_shared_out() -> None:
    for text in (
        "It was not accepted that you live alone and that you need help.",
        "We doubt that you live alone and that you need help.",
        "We will pay you if we find that you live alone and that you need help.",
    ):
        assert proposed("shared_lead", text) == []


def test_which_means_is_never_what_a_name_means() -> None:
    text = "You are in Band B, which means that you need a home soon."
    assert proposed("split_relatives", text) == []


def test_bullets_are_not_made_where_words_are_shared() -> None:
    for text in (
        "We need the names, ages and addresses of your children.",
        "We sell new cars, vans and buses.",
        "You must not bring food, drink and pets.",
        "You can bring tea, milk or sugar.",
    ):
        assert proposed("lists", text) == []


def test_the_subject_said_again_does_not_say_its_amount_or_day_again() -> None:
    text = "Your deposit of £1,009 is held in a bank and will be paid back to you."
    said = "Your deposit of £1,009 is held in a bank. Your deposit will be paid back to you."
    assert proposed("split_coordination", text, SURE) == [said]


def test_it_stays_behind_the_thing_it_points_to() -> None:
    text = "It can delay the start date if undue hardship would be caused."
    assert proposed("condition_first", text) == []


def test_a_day_in_front_stands_over_what_was_done_and_need_not_be_said_again() -> None:
    text = "On Monday 3 May 2027 we wrote to you and asked you to call us."
    said = "On Monday 3 May 2027 we wrote to you. We asked you to call us."
    assert proposed("split_coordination", text, SURE) == [said]
    assert proposed("split_coordination", "On Monday you must call us and pay the rent.") == []


def test_a_sentence_behind_a_list_is_no_part_of_its_last_bullet() -> None:
    block = Block(
        "b1",
        "paragraph",
        "If there is a baby in your home, or if you are ill, please tell us, since the work may be early.",
        Place(1),
    )
    letter = Letter("a", "", (block,), About(), (), "")
    sentence = Sentence("s1", Span("b1", 0, len(block.text)))
    last = suggest_rounds(letter, [sentence], Profile())[-1]
    assert last.after.splitlines()[-2:] == [
        "- or you are ill.",
        "This is because the work may be early.",
    ]
