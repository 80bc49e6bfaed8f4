"""One decision for the same words everywhere, and what a person is shown with each suggestion."""

from __future__ import annotations

from dataclasses import replace

from easyread.facts import check_change
from easyread.model import Conversion, Decision, Letter, Suggestion
from easyread.pipeline import convert_bytes
from easyread.report import report, suggestions_json
from easyread.settings import find_profile
from easyread.simplify.decide_alike import WHY, changed_words, everywhere, same_places
from easyread.simplify.registry import rewriters, rule_of, rules
from easyread.simplify.stages import analyse, apply, suggest
from tests.test_word_bank import letter

PROFILE = find_profile("easy-read")
TEXTS = (
    "Your claim will commence soon.",
    "The work will commence now.",
    "The payments will commence soon.",
    "The dose will commence soon.",
    "Your claim will cease soon.",
)


def made(*texts: str) -> tuple[Letter, tuple[Suggestion, ...]]:
    read = letter(*texts)
    return read, suggest(read, analyse(read, PROFILE), PROFILE)


def decision(on: Suggestion, choice: str, text: str = "") -> Decision:
    return Decision(on.key, choice, text or on.after, "Ann", "author", "2026-05-03", "It is plain.")  # type: ignore[arg-type]


def by_place(suggestions: tuple[Suggestion, ...]) -> dict[str, Suggestion]:
    return {s.span.block: s for s in suggestions if s.maker == "words"}


def test_a_decision_is_carried_to_the_same_words_and_nowhere_else() -> None:
    _, found = made(*TEXTS)
    words = by_place(found)
    copies = everywhere(decision(words["b1"], "accept"), found)
    assert [c.key for c in copies] == [words[b].key for b in ("b1", "b2", "b3")]
    assert [c.text for c in copies] == [words[b].after for b in ("b1", "b2", "b3")]
    assert copies[0].reason == "It is plain." and copies[1].reason.endswith(WHY)
    assert {(c.who, c.role, c.at) for c in copies} == {("Ann", "author", "2026-05-03")}


def test_a_capital_letter_makes_no_other_word() -> None:
    _, found = made("Prior to the visit, call us.", "Call us prior to the visit.")
    before = [s for s in found if changed_words(s) == (("prior to", "before"),)]
    assert {s.span.block for s in before} == {"b1", "b2"}
    assert len(everywhere(decision(before[0], "accept"), found)) == 2


def test_it_never_goes_into_or_out_of_a_protected_sentence() -> None:
    _, found = made(*TEXTS)
    dose = by_place(found)["b4"]
    assert everywhere(decision(dose, "accept"), found) == (decision(dose, "accept"),)
    assert same_places(found)[dose.key] == 1


def test_same_counts_the_sentences_that_one_decision_changes() -> None:
    _, found = made(*TEXTS)
    same = same_places(found)
    for suggestion in found:
        copies = everywhere(decision(suggestion, "accept"), found)
        assert same[suggestion.key] == len(copies)
    assert same[by_place(found)["b1"].key] == 3


def test_a_no_keeps_the_letters_words_everywhere() -> None:
    read, found = made(*TEXTS[:3])
    copies = everywhere(decision(by_place(found)["b1"], "keep"), found)
    lines = [x.text for x in apply(read, analyse(read, PROFILE), found, copies).lines]
    assert lines == list(TEXTS[:3])


def test_another_option_is_carried_where_it_was_offered_for_the_same_words() -> None:
    read, found = made(*TEXTS[:3])
    first = by_place(found)["b1"]
    copies = everywhere(decision(first, "edit", first.options[0]), found)
    lines = [x.text for x in apply(read, analyse(read, PROFILE), found, copies).lines]
    assert lines == [
        "Your claim will begin soon.",
        "The work will begin now.",
        "The payments will begin soon.",
    ]


def test_a_text_that_a_person_wrote_stays_where_it_was_written() -> None:
    _, found = made(*TEXTS[:3])
    own = decision(by_place(found)["b1"], "edit", "We will look at your claim soon.")
    assert everywhere(own, found) == (own,)


def test_nothing_is_carried_to_or_from_what_the_fact_lock_refuses() -> None:
    _, found = made(*TEXTS[:3])
    words = by_place(found)
    locked = replace(words["b3"], locked="A fact is lost.")
    kept = tuple(locked if s.key == locked.key else s for s in found)
    copies = everywhere(decision(words["b1"], "accept"), kept)
    assert [c.key for c in copies] == [words["b1"].key, words["b2"].key]
    assert everywhere(decision(locked, "accept"), kept) == (decision(locked, "accept"),)


def test_a_split_is_only_alike_where_the_whole_sentence_is_the_same() -> None:
    _, found = made("You can call, and you can write.", "You can come, and you can write.")
    splits = [s for s in found if s.kind == "split"]
    assert splits and all(len(changed_words(s)) == 1 for s in splits)
    assert all(len(everywhere(decision(s, "accept"), found)) == 1 for s in splits)


def test_a_decision_on_something_else_stays_alone() -> None:
    other = Decision("q1", "accept", "3 May", "Ann", "author", "2026-05-03")
    assert everywhere(other, made(*TEXTS)[1]) == (other,)


def test_every_option_passes_the_fact_lock_and_differs() -> None:
    _, found = made(
        "You must commence payment prior to 3 May 2026.",
        "You will receive additional assistance from the council.",
        "We require you to provide evidence of your income.",
    )
    assert any(s.options for s in found)
    for suggestion in found:
        assert len(set(suggestion.options)) == len(suggestion.options)
        assert suggestion.after not in suggestion.options
        if suggestion.kind != "explain":
            assert all(not check_change(suggestion.before, o) for o in suggestion.options)


def test_every_rewriter_names_a_rule_or_none() -> None:
    known = {rule.id for rule in rules()}
    assert {rule_of(r.id) for r in rewriters()} <= known | {""}
    assert rule_of("words") == "jargon" and rule_of("leave_out") == ""


def converted() -> Conversion:
    text = (
        "Anytown Council\n\nDate: 3 March 2026\n\nDear Mr Example\n\n"
        "Your claim will commence soon. Your payments will commence soon.\n\n"
        "You must send the form within 14 days of the date of this letter.\n\nYours sincerely"
    )
    return convert_bytes(text.encode(), "letter.txt")


def test_people_are_shown_options_places_rule_and_source() -> None:
    shown = suggestions_json(converted().suggestions)
    first = next(s for s in shown if s["maker"] == "words")
    assert first["same"] == 2
    assert first["rule"] == "jargon" and first["source"].startswith("W-")
    assert first["options"] == [first["after"].replace("start", "begin")]
    assert {"key", "before", "after", "why", "confidence", "fact_lock"} <= set(first)


def test_the_report_holds_all_of_each_question() -> None:
    conversion = converted()
    asked = report(conversion)["questions"]
    assert len(asked) == len(conversion.questions) > 0
    for shown, question in zip(asked, conversion.questions, strict=True):
        assert set(shown) == set(question.__dataclass_fields__)
        assert shown["sentences"] == list(question.sentences)
    assert any(q["offer"] and q["how_counted"] and q["key"] and q["kind"] for q in asked)
