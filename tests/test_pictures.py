"""The door easyread.pictures: the right picture, none where unsure, and never one that hurts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from easyread.model import About, EasyRead, Line, Row, Section
from easyread.pictures import describe, illustrate, offer
from easyread.settings import Profile

PROFILE = Profile()


@pytest.fixture(autouse=True)
def no_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EASYREAD_PACKS", str(tmp_path / "none"))


def concept_of(*lines: str, kind: str = "other") -> str | None:
    found = offer(lines, kind).picture
    return found.concept if found else None


def page(*rows: tuple[str, ...], kinds: dict[int, str] | None = None) -> EasyRead:
    made = tuple(
        Row(
            id=f"r{i}",
            kind=(kinds or {}).get(i, "info"),  # type: ignore[arg-type]
            lines=tuple(Line(id=f"r{i}.{j}", text=text, sources=()) for j, text in enumerate(row)),
        )
        for i, row in enumerate(rows)
    )
    return EasyRead("Title", (Section("s1", "Heading", made),), About(), "easy-read")


def pictures_of(easyread: EasyRead) -> list[str | None]:
    return [r.picture.concept if r.picture else None for s in easyread.sections for r in s.rows]


@pytest.mark.parametrize(
    ("sentence", "concept"),
    [
        ("Your social worker is Priya Shah.", "social-worker"),
        ("Your rent is going up.", "more-money"),
        ("You can ask someone you trust to read this with you.", "trusted-person"),
        ("Bring a list of your medicines.", "medicine-list"),
        ("The doctor will check your blood pressure.", "blood-pressure"),
        ("Fill in the form.", "form"),
        ("You can appeal.", "appeal"),
        ("Email us at help@example.org", "email"),
        ("Go to www.example.org.uk", "website"),
        ("Housing team: 01632 960123", "phone"),
        ("We will visit you at home.", "visit-you"),
        ("Tell us if you need an interpreter.", "interpreter"),
    ],
)
def test_a_sentence_gets_the_picture_of_its_main_idea(sentence: str, concept: str) -> None:
    assert concept_of(sentence) == concept


@pytest.mark.parametrize(
    ("sentence", "may_be"),
    [
        ("The injection might hurt.", {"injection", None}),
        ("We will write a care plan with you.", {"care-plan"}),
        ("The Government help to pay for some care.", {"council", "pay", None}),
        ("You have rights.", {"rights"}),
        ("You can make a complaint.", {"complaint"}),
        ("You have cancer.", {None}),
        ("We will talk about your mental health.", {None}),
        ("You have two children.", {"children"}),
        ("We will send you a letter.", {"letter"}),
        ("Please phone us.", {"phone"}),
        ("You like seeing friends.", {"friend"}),
        ("There is a list of words at the end.", {"list", None}),
        ("Please sign the form.", {"sign", "form"}),
        ("You will have training at work.", {"learn", "work"}),
        ("The court hearing is on Monday.", {"tribunal"}),
        ("You may be fit to work.", {"work", None}),
        ("We are pleased to tell you this.", {None}),
        ("Please wait.", {"wait"}),
        ("You have a learning disability.", {None}),
        ("You are autistic.", {None}),
    ],
)
def test_the_harm_that_open_search_did_is_not_done_here(
    sentence: str, may_be: set[str | None]
) -> None:
    found = offer([sentence]).picture
    assert (found.concept if found else None) in may_be
    assert found is None or not found.crossed


@pytest.mark.parametrize(
    "sentence",
    [
        "Someone may hurt you.",
        "Your mum died in March.",
        "The police will come.",
        "You may lose your home.",
    ],
)
def test_a_sensitive_idea_is_offered_but_never_picked(sentence: str) -> None:
    found = offer([sentence])
    assert found.picture is None and found.others and "sensitive" in found.why


@pytest.mark.parametrize(
    ("sentence", "concept"),
    [
        ("Do not eat anything from 2am.", "food"),
        ("You must not drive.", "car"),
        ("For 24 hours, do not drink alcohol.", "alcohol"),
        ("After 6am, do not eat or drink anything.", "eat-or-drink"),
        ("Please do not smoke.", "smoking"),
        ("You cannot drive for 2 days.", "car"),
        ("Don’t take any medicine.", "take-medicine"),
        (
            "If sedation is given, you must be accompanied home by a responsible adult, and you "
            "should not drive or operate machinery for 24 hours.",
            "car",
        ),
    ],
)
def test_what_is_forbidden_is_crossed_out(sentence: str, concept: str) -> None:
    found = offer([sentence]).picture
    assert found is not None and found.concept == concept
    assert found.crossed and found.alt.endswith(", crossed out")


@pytest.mark.parametrize(
    "sentence",
    [
        "If you do not come, we will cancel your operation.",
        "An advocate cannot choose for you.",
        "Do not lose your medicine.",
        "Do not stop taking your medicine.",
        "Do not wait for your medicine.",
        "You do not have to pay.",
        "You will not feel the operation.",
        "We cannot do the operation.",
        "Smoking is not allowed.",
        "Do not worry about food.",
        "You do not need to bring food.",
        "You can drink water until 6am.",
        "Not only food but also drinks.",
    ],
)
def test_nothing_is_crossed_out_that_is_not_forbidden(sentence: str) -> None:
    found = offer([sentence])
    assert not any(p.crossed for p in (found.picture, *found.others) if p)


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("Your payments will not stop.", {"payments-stop"}),
        (
            "Do not stop taking your tablets.",
            {"medicine", "take-medicine", "stop-medicine", "stop"},
        ),
        ("Smoking is not allowed.", {"smoking"}),
        ("You will not get any money.", {"money", "pay-you", "pay"}),
        ("We do not agree with you.", {"agree"}),
        ("We will not pay you.", {"pay-you", "pay"}),
        ("You are not happy.", {"happy"}),
        ("Do not come on 3 May.", {"date", "come-to"}),
    ],
)
def test_a_picture_never_says_the_opposite_of_its_words(sentence: str, never: set[str]) -> None:
    assert concept_of(sentence) not in never


@pytest.mark.parametrize(
    ("sentence", "concept"),
    [
        ("You can appeal to a tribunal.", "appeal"),
        ("The appeal is allowed.", "decision-yes"),
        ("The appeal is refused.", "decision-no"),
        ("You are no longer entitled to this money.", "decision-no"),
        ("One appeal is allowed and one appeal is refused.", None),
        ("If your claim is refused, phone us.", "phone"),
        ("Your claim has been refused.", "decision-no"),
        ("Your benefit will be reduced by £20 a week.", "less-money"),
    ],
)
def test_a_result_is_not_shown_as_making_an_appeal(sentence: str, concept: str | None) -> None:
    assert concept_of(sentence) == concept


@pytest.mark.parametrize(
    ("sentence", "concept"),
    [
        ("If you develop a cough, cold, temperature or diarrhoea, phone us.", "ill"),
        ("If you take warfarin, please contact the Endoscopy Department.", "blood-thinner"),
        ("The water supply will be turned off for 2 hours.", "water-off"),
        ("A responsible adult must escort you home by car.", "escort-home"),
        ("Please make sure someone aged 18 or over is present near the boiler.", "adult-at-home"),
        ("Do not try to wash or paint over the mould.", "wash-or-paint"),
        ("Four of our trustees are retiring.", None),
        ("If you do not attend, you may be discharged to your doctor.", "cannot-come"),
        ("The leaking pipe beneath the bath will be replaced.", "repairs"),
        ("Rosalind should be at the centre of the review.", "have-your-say"),
        ("An enforcement agent collects money that you owe.", None),
        ("The following activity and descriptor applied:", None),
        ("This new Bill will help.", None),
    ],
)
def test_pictures_that_readers_found_wrong_stay_mended(sentence: str, concept: str | None) -> None:
    assert concept_of(sentence) == concept


def test_do_not_touch_is_a_crossed_hand() -> None:
    found = offer(["If water comes into contact with any electrical fitting, do not touch it."])
    assert found.picture is not None and found.picture.crossed
    assert found.picture.concept == "touch"


def test_the_day_a_letter_was_written_is_no_calendar_page() -> None:
    plain = page(("Monday 6 September 2027",), ("Monday 13 September 2027",))
    easyread = replace(plain, about=About(date=date(2027, 9, 6)))
    assert pictures_of(illustrate(easyread, PROFILE)) == [None, "date"]


def test_a_warning_with_nothing_sure_gets_the_sign_for_important() -> None:
    done = illustrate(
        page(
            ("Unless you reply, we cannot help.",),
            ("You may lose your home.",),
            kinds={0: "warning", 1: "warning"},
        ),
        PROFILE,
    )
    assert pictures_of(done) == ["important", None]


def test_a_talk_on_a_programme_is_not_shown_as_the_thing_itself() -> None:
    plain = page(("Your annual health check",))
    section = replace(plain.sections[0], heading="Afternoon workshops")
    row = section.rows[0]
    listed = replace(row, lines=(replace(row.lines[0], item=True),))
    easyread = replace(plain, sections=(replace(section, rows=(listed,)),))
    assert pictures_of(illustrate(easyread, PROFILE)) == [None]


def test_words_that_name_nothing_get_no_picture_and_a_reason() -> None:
    found = offer(["This is how it is."])
    assert found.picture is None and "Ask a person" in found.why and found.score == 0


def test_every_row_that_is_sure_is_illustrated_and_the_credits_name_the_sets() -> None:
    done = illustrate(
        page(("Phone us.",), ("Thursday 28 January 2027",), ("This is how it is.",)), PROFILE
    )
    assert pictures_of(done) == ["phone", "date", None]
    assert any("OpenMoji" in line for line in done.credits)
    assert any("drawn by the Easy Read project" in line for line in done.credits)
    assert not any("joined" in line for line in done.credits)
    changed = illustrate(page(("Do not drive.",)), PROFILE)
    assert any("crossed out" in line for line in changed.credits)


def test_a_profile_without_pictures_gets_none() -> None:
    plain = page(("Phone us.",))
    assert illustrate(plain, replace(PROFILE, pictures=False)) == plain


def test_the_same_idea_has_the_same_picture_all_through() -> None:
    done = illustrate(
        page(("Bring your letter.",), ("The nurse will see you.",), ("A nurse will phone.",)),
        PROFILE,
    )
    rows = done.sections[0].rows
    nurses = {r.picture.art for r in rows if r.picture and r.picture.concept == "nurse"}
    assert len(nurses) == 1


def test_a_third_row_running_takes_its_second_idea_where_that_is_sure() -> None:
    row = ("Your social worker will phone you.",)
    done = illustrate(page(row, row, row), PROFILE)
    assert pictures_of(done) == ["social-worker", "social-worker", "phone"]


def test_hard_words_and_the_reply_slip_have_no_pictures() -> None:
    done = illustrate(
        page(
            ("Advocate: speaks up for you.",),
            ("Yes, I will come.",),
            kinds={0: "definition", 1: "answer"},
        ),
        PROFILE,
    )
    assert pictures_of(done) == [None, None] and done.credits == ()


def test_a_definition_does_not_choose_the_picture_of_its_row() -> None:
    """ "Entitled means you have a right" must not put the picture of rights beside a refusal."""
    plain = page(("This is about your entitlement.", "Entitled means you have a right to ask."))
    row = plain.sections[0].rows[0]
    row = replace(row, lines=(row.lines[0], replace(row.lines[1], term="entitled")))
    easyread = replace(plain, sections=(replace(plain.sections[0], rows=(row,)),))
    assert pictures_of(illustrate(easyread, PROFILE)) == [None]


def test_who_wrote_to_whom_has_no_pictures() -> None:
    plain = page(("From: Repairs Team", "Harmouth HM1 0ZZ"))
    easyread = replace(plain, sections=(replace(plain.sections[0], id="details"),))
    assert pictures_of(illustrate(easyread, PROFILE)) == [None]


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("Your NHS number: 999 000 9604", "emergency"),
        ("You need to move to Universal Credit.", "move-home"),
        ("You can do some work-related activity.", "activities"),
        ("This is called the NCS for short.", "phone"),
        ("People with an interest in the Bill.", "bill"),
        ("We will bring all parts together.", "bring"),
        ("We decided to refuse your claim.", "agree"),
    ],
)
def test_a_word_with_another_meaning_does_not_get_the_wrong_picture(
    sentence: str, never: str
) -> None:
    assert concept_of(sentence) != never


def test_an_event_with_a_day_and_a_time_shows_both() -> None:
    sentence = "Your care review meeting is on Thursday 8 October 2026 at 2pm."
    assert concept_of(sentence) == "date-and-time"
    assert concept_of("You can drink water until 6am on 10 February.") == "water"


def test_the_police_who_visit_are_a_person_s_choice() -> None:
    assert offer(["The police will visit you at home."]).picture is None


def test_a_picture_that_a_person_chose_stays() -> None:
    chosen = offer(["A bus."]).picture
    easyread = page(("Phone us.",))
    row = replace(easyread.sections[0].rows[0], picture=chosen)
    easyread = replace(easyread, sections=(replace(easyread.sections[0], rows=(row,)),))
    assert pictures_of(illustrate(easyread, PROFILE)) == ["bus"]


def test_describe_gives_plain_values_for_a_program() -> None:
    found = describe("Do not drive after the scan.")
    assert found["concept"] == "car" and found["crossed"] is True
    assert found["set"] == "openmoji" and found["licence"] == "CC BY-SA 4.0"
    assert {"why", "score", "alternatives"} <= set(found)
    assert describe("")["concept"] is None
