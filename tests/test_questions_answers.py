"""A last day prints beside its rule only where the author confirmed it."""

from easyread.model import Choice, Decision, Draft, Question
from easyread.settings import find_profile
from easyread.simplify.answers import without_answers
from easyread.simplify.policy import decide_by_machine
from easyread.simplify.questions import questions
from easyread.simplify.stages import apply, suggest
from tests.test_questions import reading_of

RULE = "You must reply within 14 days of the date of this letter."
DAY = "The last day is Thursday 19 March 2026."


def drafted(
    choice: Choice | None, text: str = "", role: str = "author", body: str = RULE
) -> tuple[Draft, Question]:
    reading = reading_of(body)
    letter, analysis = reading.letter, reading.analysis
    suggestions = suggest(letter, analysis, find_profile("easy-read"))
    (asked,) = [q for q in questions(letter, analysis) if q.kind == "deadline"]
    decisions = list(decide_by_machine(letter, analysis, suggestions))
    if choice:
        decisions.append(Decision(asked.key, choice, text, "Ann", role, "2026-03-05"))
    return apply(letter, analysis, suggestions, decisions), asked


def lines(draft: Draft) -> list[str]:
    return [line.text for line in draft.lines]


def test_a_worked_out_day_is_not_printed_unasked() -> None:
    draft, asked = drafted(None)
    assert asked.offer == "Thursday 19 March 2026"
    assert not any("last day" in text for text in lines(draft))


def test_a_confirmed_day_prints_straight_after_the_rule_which_stays_as_it_is() -> None:
    draft, asked = drafted("accept")
    at = lines(draft).index(DAY)
    assert "14 days" in lines(draft)[at - 1]
    assert draft.lines[at].sources == draft.lines[at - 1].sources
    assert draft.lines[at].decisions == (asked.key,)


def test_the_day_stands_beside_the_rule_also_when_the_sentence_was_split() -> None:
    body = (
        "You may ask for a review within 14 days of the date of this letter, and you should tell "
        "us why you think that the decision is wrong."
    )
    draft, _ = drafted("accept", body=body)
    at = lines(draft).index(DAY)
    assert "14 days" in lines(draft)[at - 1]


def test_the_author_may_give_another_day() -> None:
    draft, _ = drafted("edit", "Friday 20 March 2026")
    assert "The last day is Friday 20 March 2026." in lines(draft)
    assert DAY not in lines(draft)


def test_no_day_prints_when_the_author_says_no() -> None:
    assert not any("last day" in text for text in lines(drafted("keep")[0]))


def test_no_machine_and_no_converter_can_confirm_a_day() -> None:
    for role in ("machine", "converter", "checker"):
        assert DAY not in lines(drafted("accept", role=role)[0])


def test_the_fact_lock_can_look_at_the_draft_without_the_confirmed_days() -> None:
    assert without_answers(drafted("accept")[0]) == drafted(None)[0]
