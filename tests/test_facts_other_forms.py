"""A hard fact told in another form is kept; a hard fact that is another one is found."""

from __future__ import annotations

import pytest

from easyread.facts import check_change
from easyread.facts.find.initials import other_names
from easyread.facts.find.ledger import Ledger
from easyread.facts.find.scan import scan
from easyread.facts.retold.excuses import turned_facts
from easyread.facts.retold.free import Retold
from easyread.facts.retold.worked_out import follows


def values(text: str) -> list[tuple[str, str, str]]:
    return [(f.kind, f.value, f.side) for f in scan(text)]


def left_over(letter: str, rewrite: str) -> list[str]:
    """The facts that stand in one text and in no form in the other."""
    old, new = Ledger(letter.split("\n")), Ledger(rewrite.split("\n"))
    retold = Retold(old, new)
    lost = [s.words for s in old.facts if not new.states(s.fact) and not retold.keeps(s)]
    come = [s.words for s in new.facts if not old.states(s.fact) and not retold.knows(s)]
    return [*lost, *come]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("8 in the morning", "8am"), ("between 2 and 4 in the afternoon", "between 2pm and 4pm"), ("at twenty to 6 in the evening", "5:40pm"),
        ("at 11.00", "11am"), ("12 in the middle of the day", "noon"), ("11 at night", "23:00"), ("ten past 3 in the afternoon", "15:10"),
    ],
)  # fmt: skip
def test_a_time_has_one_value_however_it_is_spoken(one: str, other: str) -> None:
    assert [v[:2] for v in values(one)] == [v[:2] for v in values(other)]


@pytest.mark.parametrize("text", ["from 9 to 5", "5 to 10 days", "Give 10 to 3 people."])
def test_a_span_of_numbers_is_no_time(text: str) -> None:
    assert "time" not in {kind for kind, _, _ in values(text)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("an hour and a half", "90 minutes"), ("two and a half years", "30 months"), ("a fortnight", "2 weeks"), ("fortnightly", "every other week"),
        ("four-weekly", "4 weeks"), ("annual", "once a year"), ("half of the rent", "50% of the rent"), ("take a quarter off the bill", "take 25% off the bill"),
        ("Parts B and D", "Part B and Part D"), ("grounds (a) and (c)", "ground (a), ground (c)"),
    ],
)  # fmt: skip
def test_an_amount_has_one_value_however_it_is_written(one: str, other: str) -> None:
    assert [v[1] for v in values(one)] == [v[1] for v in values(other)]


@pytest.mark.parametrize(
    "text",
    ["at least 3 weeks before", "3 weeks or more before", "3 weeks before, or longer", "not less than 3 weeks' notice", "no later than 3 weeks before"],
)  # fmt: skip
def test_a_period_counted_back_ends_at_one_moment(text: str) -> None:
    assert values(text) == [("period", "3 week", "latest")]


@pytest.mark.parametrize(
    ("letter", "rewrite"),
    [
        ("Send your passport and a payslip.", "Send 2 things:\nYour passport and a payslip."),
        ("Bring a driving licence or a bus pass.", "Bring 1 of these:\na driving licence, or a bus pass."),
        ("No points were awarded. The score was 0.", "You got no points."),
        ("A mark of 40 out of 60 is a pass.", "There are 60 marks. You need 40."),
        ("The usual supply is three; we can give one month's tablets.", "You usually get 3 months. We can give 1 month of tablets."),
        ("Walks between 10 and 30 metres.", "Walks more than 10 metres but not 30 metres."),
        ("The fourth respondent did not come.", "Respondent 4 did not come."),
        ("It began on 6 June 2026 and was changed on the following day.", "It began on 6 June 2026. The change came on 7 June 2026."),
        ("Doors open at 18:30. The talk starts twenty minutes after.", "Doors open at 6:30pm. The talk is at 6:50pm."),
        ("The fee of £90 is payable in three instalments.", "The fee is £90. You pay £30 three times."),
        ("Your general practitioner has written to us.", "Your GP wrote to us."),
        ("The care plan is under the Housing Benefit (HB) Regulations 2006.", "The plan is in the Housing Benefit rules."),
        ("Your carer's allowance has stopped.", "Your CA has stopped."),
        ("Your instalments are due in April.", "Pay your Council Tax in April."),
        ("The review takes 30 minutes, half of it with a nurse.", "The review takes 30 minutes. 15 minutes are with a nurse."),
    ],
)  # fmt: skip
def test_a_fact_in_another_form_is_neither_lost_nor_new(letter: str, rewrite: str) -> None:
    new = [w for w in left_over(letter, rewrite) if w not in letter.split() or w in rewrite.split()]
    assert new == []


@pytest.mark.parametrize(
    ("letter", "rewrite", "words"),
    [
        (
            "Send a passport or a payslip.",
            "You need to send 2 things: a passport and a payslip.",
            "2",
        ),
        ("You scored 4 points under Schedule 2.", "You scored 2 points under Schedule 2.", "4"),
        ("Pay £40 in four parts.", "Pay £40 in four parts of £12.", "£12"),
        ("Your Universal Credit will stop.", "Your Pension Credit will stop.", "Pension Credit"),
        ("The lift takes no more than three people.", "Only 1 person can use the lift.", "1"),
    ],
)
def test_another_fact_is_found(letter: str, rewrite: str, words: str) -> None:
    assert words in left_over(letter, rewrite)


@pytest.mark.parametrize(
    ("letter", "line"),
    [
        ("The trial period begins on 3 March 2027.", "The trial time ends on 3 March 2027."),
        (
            "Reply within 14 days of the date of this letter.",
            "Reply within 14 days of the day you got it.",
        ),
        ("The hearing will be face to face.", "The hearing will be by phone."),
    ],
)
def test_a_moment_or_a_way_that_moved_is_found(letter: str, line: str) -> None:
    assert turned_facts(letter, [line])


def test_a_denied_limit_is_the_other_side_of_the_limit() -> None:
    assert not turned_facts(
        "No pupil may be away for more than 5 days.", ["A pupil can be away for up to 5 days."]
    )
    assert turned_facts("You may bring no more than three pets.", ["You can bring 3 pets or more."])


def test_one_machine_rewrite_must_keep_the_number() -> None:
    assert check_change(
        "The appeal was decided on 9 points.", "The appeal was decided on 8 points."
    )


def test_initials_and_full_names_stand_for_one_another() -> None:
    assert "dwp" in other_names("department for work and pensions")
    assert "department for work and pensions" in other_names("dwp")


def test_a_date_that_no_period_leads_to_does_not_follow() -> None:
    letter = Ledger(["The notice is dated 1 May 2027 and runs for 14 days."])
    made, other = scan("15 May 2027")[0], scan("16 May 2027")[0]
    assert follows(made, letter)
    assert not follows(other, letter)
