"""Rewrites of one sentence that must pass, and those that must be stopped."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from easyread.facts import check_change

SAFE = [
    ("a long date with the right day", "The meeting is on 18/11/2025.", "The meeting is on Tuesday 18 November 2025."),
    ("digits for words", "You must reply within fourteen days.", "You must reply within 14 days."),
    ("a 12-hour time", "Come at 14:30.", "Come at 2:30pm."),
    ("a spoken time", "Come at 14:30.", "Come at half past two in the afternoon."),
    ("a contraction written out", "You don't need to reply.", "You do not need to reply."),
    ("start for commence", "Payments will commence on 3 May 2025.", "Payments will start on 3 May 2025."),
    ("end for terminate", "We will terminate your tenancy.", "We will end your tenancy."),
    ("before for prior to", "You must call prior to your appointment.", "You must call before your appointment."),
    ("if for in the event that", "In the event that you are late, call us.", "If you are late, call us."),
    ("must for is required to", "The tenant is required to pay rent.", "The tenant must pay rent."),
    ("has to for is required to", "The tenant is required to pay rent.", "The tenant has to pay rent."),
    ("cannot for unable to", "We are unable to help.", "We cannot help."),
    ("do not come for failure to attend", "Failure to attend will result in your operation being cancelled.",
     "If you do not come, we will cancel your operation."),
    ("do not attend for failure to attend", "Failure to attend will stop your benefit.",
     "If you do not attend, we will stop your benefit."),
    ("active for passive", "The form must be returned by the tenant by 3 May 2025.", "The tenant must return the form by 3 May 2025."),
    ("a split", "You must bring your card and tell us your name.", "You must bring your card. You must tell us your name."),
    ("a split of a negative list", "You must not eat or drink.", "You must not eat. You must not drink."),
    ("because on its own", "We stopped your money because you moved.", "We stopped your money. This is because you moved."),
    ("the condition in front", "Call us if you are ill.", "If you are ill, call us."),
    ("this means", "You missed it, which means you must apply again.", "You missed it. This means you must apply again."),
    ("bullets", "You must bring a pen, a card and a book.", "You must bring:\n- a pen\n- a card\n- a book"),
    ("an order for must not", "You must not eat or drink.", "Do not eat or drink."),
    ("an order for should not", "You should not drive.", "Do not drive."),
    ("an order for please", "Please bring your card.", "Bring your card."),
    ("must for it is essential", "It is essential that you attend.", "You must come."),
    ("can for may where it is a permission", "You may appeal within one month.", "You can appeal within 1 month."),
    ("only if for unless", "You cannot apply unless you live here.", "You can only apply if you live here."),
    ("pounds without pence", "You must pay £1,250.00.", "You must pay £1,250."),
    ("not allowed for refused", "Your claim was refused.", "Your claim was not allowed."),
    ("1 in 4", "25% of people agree.", "1 in 4 people agree."),
    ("if for should you", "Should you be unable to attend, telephone us.", "If you cannot come, phone us."),
    ("initials written out", "You will receive your PIP in May.", "You will get your Personal Independence Payment in May."),
    ("by for no later than", "You need to send it no later than 3 May 2025.", "You need to send it by 3 May 2025."),
    ("at least for no later than", "Call no later than 48 hours before your visit.", "Call at least 48 hours before your visit."),
    ("fill in for complete", "In order to apply, complete the form.", "To apply, fill in the form."),
    ("not complete for incomplete", "Your form is incomplete.", "Your form is not complete."),
]  # fmt: skip

UNSAFE = [
    ("modal", "You must pay by 3 May.", "You can pay by 3 May."),
    ("modal", "You must pay by 3 May.", "You should pay by 3 May."),
    ("modal", "You must pay by 3 May.", "You pay by 3 May."),
    ("deadline", "You must pay by 3 May.", "You must pay by 4 May."),
    ("deadline", "You must pay by 3 May.", "You must pay after 3 May."),
    ("deadline", "You must pay by 3 May.", "You must pay on 3 May."),
    ("negation", "You must pay by 3 May.", "You must not pay by 3 May."),
    ("negation", "You must not drive.", "You must drive."),
    ("date", "The date is 18/11/2025.", "The date is Monday 18 November 2025."),
    ("date", "Come on Monday.", "Come on Tuesday."),
    ("modal", "You may drink.", "You must drink."),
    ("modal", "You must not drive.", "You do not have to drive."),
    ("modal", "You need not attend.", "You must not attend."),
    ("modal", "We might visit.", "We will visit."),
    ("modal", "We will visit.", "We may visit."),
    ("modal", "We may visit.", "We can visit."),
    ("modal", "You must bring your card. You can bring a friend.", "You can bring your card. You must bring a friend."),
    ("deadline", "Reply within 14 days.", "Reply within 2 weeks."),
    ("deadline", "Reply within 14 days.", "Reply within 41 days."),
    ("time", "Come at 14:30.", "Come at 2:30am."),
    ("opposite", "Your appeal was allowed.", "Your appeal was refused."),
    ("opposite", "Your benefit will increase.", "Your benefit will decrease."),
    ("opposite", "The bill is unpaid.", "The bill is paid."),
    ("condition", "Call before you come.", "Call after you come."),
    ("condition", "You can go unless we call.", "You can go if we call."),
    ("condition", "You must pay if you work.", "You must pay."),
    ("negation", "You can drive but you cannot drink.", "You cannot drive but you can drink."),
    ("quantifier", "Pay at least £50.", "Pay up to £50."),
    ("quantifier", "No more than 3 people.", "At least 3 people."),
    ("quantifier", "Take all tablets.", "Take some tablets."),
    ("quantifier", "Only drink water.", "Drink water."),
    ("unit", "You will get £50 a week.", "You will get £50 a month."),
    ("money", "You will get £1,250.", "You will get £1,520."),
    ("dose", "Take 500mg twice a day.", "Take 50mg twice a day."),
    ("dose", "Take 500mg twice a day.", "Take 500mg once a day."),
    ("name", "Phone Bex Proxy.", "Phone Tim Smith."),
    ("phone", "Call 01632 960410.", "Call 01632 960411."),
    ("right", "You are entitled to appeal.", "You can appeal."),
    ("right", "You have the right to complain.", "You can phone us."),
    ("provision", "Section 21 applies.", "Section 12 applies."),
    ("field", "Use ((name)) here.", "Use ((Name)) here."),
    ("time", "You may eat until 6am.", "You may eat from 6am."),
    ("negation", "No activity or descriptor was satisfied.", "No activity or descriptor was not satisfied."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"), [(b, a) for _, b, a in SAFE], ids=[name for name, _, _ in SAFE]
)
def test_a_safe_rewrite_passes(before: str, after: str) -> None:
    assert [p.says for p in check_change(before, after)] == []


@pytest.mark.parametrize(("kind", "before", "after"), UNSAFE)
def test_a_change_of_meaning_is_stopped_and_named(kind: str, before: str, after: str) -> None:
    kinds = {p.kind for p in check_change(before, after)}
    assert kinds & {kind, "deadline" if kind == "time" else kind}


def test_a_problem_is_told_in_one_plain_sentence_with_the_old_value() -> None:
    (problem,) = check_change("You must pay £1,250 now.", "You must pay £1,520 now.")
    assert problem.says == "The letter says £1,250. The Easy Read says £1,520."
    assert (problem.was, problem.value, problem.line) == (
        "£1250",
        "£1520",
        "You must pay £1,520 now.",
    )


def test_a_wrong_day_of_the_week_is_said() -> None:
    (problem,) = check_change("It is on 18 November 2025.", "It is on Monday 18 November 2025.")
    assert problem.says.endswith("The day of the week is wrong for this date.")


def test_one_check_takes_less_than_two_milliseconds() -> None:
    pairs = [(f"{b} {i}x", f"{a} {i}x") for i in range(10) for _, b, a in SAFE]
    started = time.process_time()
    for before, after in pairs:
        check_change(before, after)
    assert (time.process_time() - started) / len(pairs) < 0.002


SENTENCES = [
    "You must bring your card.", "We will visit you on Tuesday 18 November 2025.", "You can ask for help.", "The tenant is ill.",
    "Your appeal was allowed.", "They have sent the form.", "It should be ready by 3 May 2025.", "You may drink water.",
]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(SENTENCES))
def test_adding_or_removing_not_is_caught(sentence: str) -> None:
    import re

    denied = re.sub(r"\b(must|will|can|is|was|have|should|may)\b", r"\1 not", sentence, count=1)
    assert check_change(sentence, denied)
    assert check_change(denied, sentence)


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(
        [
            "Pay £{} now.",
            "Call 0163296{} now.",
            "Come in {} days.",
            "Take {}mg.",
            "Write to {} people.",
        ]
    ),
    st.integers(1000, 9999),
    st.integers(0, 3),
    st.integers(1, 9),
)
def test_any_changed_digit_is_caught(text: str, number: int, at: int, step: int) -> None:
    old = str(number)
    new = old[:at] + str((int(old[at]) + step) % 10) + old[at + 1 :]
    assert check_change(text.format(old), text.format(new))


@settings(max_examples=80, deadline=None)
@given(st.dates(), st.integers(1, 500))
def test_any_other_day_is_caught_and_the_same_day_passes(day, later) -> None:  # type: ignore[no-untyped-def]
    from datetime import timedelta

    if not 1901 <= day.year <= 2090:
        return
    before = f"Reply by {day.day:02d}/{day.month:02d}/{day.year}."
    assert check_change(before, f"Reply by {day:%A} {day.day} {day:%B} {day.year}.") == ()
    other = day + timedelta(days=later)
    assert check_change(before, f"Reply by {other:%A} {other.day} {other:%B} {other.year}.")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_no_change_is_always_safe(text: str) -> None:
    assert check_change(text, text) == ()
