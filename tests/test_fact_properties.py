"""What holds for every letter: no alarm on itself, and no digit, weekday or small word slips through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from easyread.facts import check_change, verify, verify_text
from easyread.model import Draft, FactCheck, Line
from easyread.readers import read_bytes
from easyread.settings import find_profile
from easyread.simplify.stages import analyse, apply, suggest
from tests.test_keeps_meaning import KINDS
from tests.test_keeps_meaning import VALUES as TABLE_VALUES

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
HARD = frozenset(
    "date deadline time money phone reference number period unit dose address provision".split()
)

# The sentences of a generated letter and how an Easy Read tells them: "@" is the fact that may be changed.
SENTENCES = {
    "date": (
        ("Your appointment with the nurse is on @.", "You will see the nurse on @."),
        ("The form must be returned to this office by @.", "You must send the form back to us by @."),
        ("Your claim was refused by the council on @.", "The council refused your claim on @."),
        ("If you wish to appeal, you must do so before @.", "If you want to appeal, you must do it before @."),
        ("Your new rent of £96.40 is payable from @.", "You must pay the new rent from @.\nThe new rent is £96.40."),
        ("You must not move in prior to @.", "Do not move in before @."),
    ),
    "time": (
        ("The consultant can see you at @.", "The doctor can see you at @."),
        ("You must not eat or drink anything after @.", "Do not eat anything after @.\nDo not drink anything after @."),
        ("Transport will depart from the day centre at @.", "The bus will leave the day centre at @."),
        ("The enquiry desk may close at @ today.", "The desk may close at @ today."),
        ("You are required to be at the court by @ on 3 May 2027.", "You need to be at the court by @ on Monday 3 May 2027."),
    ),
    "sum": (
        ("You have arrears of @ with the council.", "You owe the council @."),
        ("You will receive @ per week.", "You will get @ each week."),
        ("A charge of @ applies if you lose the key.", "If you lose the key, you must pay @."),
        ("You are not required to pay the @ charge.", "You do not have to pay the @ charge."),
        ("Your landlord may request a deposit of @ before 1 June 2027.", "Your landlord may ask for a deposit of @ before Tuesday 1 June 2027."),
    ),
    "phone": (
        ("The ward may be contacted on @.", "You can phone the ward on @."),
        ("If you are unwell, telephone @ before you attend.", "If you are ill, phone @ before you come."),
        ("You may request a large print letter by calling @.", "You can ask for a letter in large print. Call @."),
    ),
    "reference": (
        ("Our reference is @.", "Our reference is @."),
        ("Write @ on the reverse of the cheque.", "Write @ on the back of the cheque."),
        ("Please quote @ when contacting the housing team.", "Say @ when you contact the housing team."),
    ),
    "number": (
        ("You may bring @ people to the hearing.", "You can bring @ people to the hearing."),
        ("Only @ flats have a ramp.", "Only @ flats have a ramp."),
        ("A minimum of @ points is required for this benefit.", "You must have at least @ points to get this benefit."),
        ("@ reports about your care were considered by the panel.", "The panel looked at @ reports about your care."),
    ),
    "period": (
        ("A reply is required within @ days.", "You must reply within @ days."),
        ("Your tenancy will last for @ weeks.", "You can stay for @ weeks. This is your tenancy."),
        ("It may take up to @ months to reach a decision.", "We may need up to @ months to decide."),
        ("No benefit will be paid for @ weeks.", "You will not get any benefit for @ weeks."),
    ),
    "share": (
        ("The council will meet @% of the cost.", "The council will pay @% of the cost."),
        ("@% of patients experience pain.", "@% of patients have pain."),
    ),
    "dose": (
        ("Take @mg of the medicine each morning.", "Take @mg of the medicine each morning."),
        ("You should have @ml of the drink before the scan.", "You should have @ml of the drink before the scan."),
    ),
    "law": (
        ("This notice is given under section @ of the Housing Act 1988.", "The law for this notice is section @ of the Housing Act 1988."),
    ),
    "postcode": (
        ("Applications should be sent to Bell House, Marlow SL@ 2QT.", "You should send the form to Bell House, Marlow SL@ 2QT."),
    ),
}  # fmt: skip
_PLAIN = (
    "Dear Ms Larkin", "Thank you for your letter.", "We are sorry for the delay.", "Please keep this letter in a safe place.",
    "An advocate can help you to say what you want.", "You do not have to come alone.", "The building has a lift.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stated:
    """One sentence of a letter and how it is retold, with "@" for the fact, and the fact."""

    letter: str
    easy: str
    fact: str

    @property
    def text(self) -> str:
        return self.letter.replace("@", self.fact)

    def saying(self, fact: str) -> str:
        """The same sentence with another fact."""
        return self.letter.replace("@", fact)

    def retold(self, fact: str) -> str:
        """The Easy Read of this sentence with this fact."""
        return self.easy.replace("@", fact)


def _written(day: date, form: int) -> str:
    return (
        f"{day:%d/%m/%Y}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%A} {day.day} {day:%B} {day.year}",
        f"{day.day} {day:%b} {day.year}",
    )[form]


DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
VALUES = {
    "date": st.builds(_written, DAYS, st.integers(0, 3)),
    "time": st.builds(lambda h, m: f"{h:02}:{m:02}", st.integers(10, 23), st.integers(0, 59))
    | st.builds(
        lambda h, m, half: f"{h}:{m:02}{half}",
        st.integers(1, 12),
        st.integers(0, 59),
        st.sampled_from(("am", "pm")),
    ),
    "sum": st.builds(lambda p: f"£{p}", st.integers(2, 999))
    | st.builds(lambda p, c: f"£{p:,}.{c:02}", st.integers(2, 9999), st.integers(1, 99)),
    "phone": st.builds(lambda n: f"01632 96{n:04}", st.integers(0, 9999))
    | st.builds(lambda n: f"0{n // 10**7} {n // 10**4 % 1000:03} {n % 10**4:04}", st.integers(2 * 10**9, 10**10 - 1)),
    "reference": st.builds(lambda a, n, y: f"{a}/{n:05}/{y}", st.sampled_from(("HB", "CT", "PIP")), st.integers(0, 99999), st.integers(20, 35))
    | st.builds(lambda n: f"WA{n:06}", st.integers(0, 999999)),
    "number": st.integers(2, 400).map(str),
    "period": st.integers(2, 90).map(str),
    "share": st.integers(2, 99).map(str),
    "dose": st.integers(2, 800).map(str),
    "law": st.integers(2, 250).map(str),
    "postcode": st.integers(1, 20).map(str),
}  # fmt: skip


@st.composite
def stated(draw: st.DrawFn) -> Stated:
    """A sentence with a fact."""
    kind = draw(st.sampled_from(sorted(SENTENCES)))
    return Stated(*draw(st.sampled_from(SENTENCES[kind])), draw(VALUES[kind]))


@dataclass(frozen=True, slots=True)
class Made:
    """A letter: its sentences with a fact (the first is the one to look at), and plain ones."""

    stated: tuple[Stated, ...]
    plain: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join([*self.plain, *(s.text for s in self.stated)])

    def with_fact(self, fact: str) -> str:
        """The letter with another fact in its first sentence."""
        first, *rest = self.stated
        return "\n".join([*self.plain, first.saying(fact), *(s.text for s in rest)])

    def retold(self, fact: str | None = None) -> str:
        """The Easy Read of the letter, perhaps with another fact in its first sentence."""
        first, *rest = self.stated
        mine = first.retold(fact or first.fact)
        return "\n\n".join([*self.plain, mine, *(s.retold(s.fact) for s in rest)])


@st.composite
def letters(draw: st.DrawFn) -> Made:
    """A letter of one to five sentences with a fact, all different, and some without."""
    some = draw(st.lists(stated(), min_size=1, max_size=5, unique_by=lambda s: s.letter))
    assume(len({s.fact for s in some}) == len(some))
    return Made(
        tuple(some), tuple(draw(st.lists(st.sampled_from(_PLAIN), max_size=3, unique=True)))
    )


@st.composite
def other_digit(draw: st.DrawFn, fact: str) -> str:
    """This fact with one of its digits changed."""
    at = draw(st.sampled_from([i for i, c in enumerate(fact) if c.isdigit()]))
    digit = (int(fact[at]) + draw(st.integers(1, 9))) % 10
    return f"{fact[:at]}{digit}{fact[at + 1 :]}"


def _says(check: FactCheck) -> list[str]:
    return [p.says for p in (*check.lost, *check.changed, *check.added)]


@QUICK
@given(letters())
def test_a_letter_is_true_to_itself_and_to_its_lines(letter: Made) -> None:
    text = letter.text
    assert _says(verify_text(text, text)) == []
    assert _says(verify_text(text.replace(".\n", ". "), text)) == []
    assert _says(verify_text(text, "# About this letter\n\n" + text.replace("\n", "\n\n"))) == []
    assert all(check_change(one.text, one.text) == () for one in letter.stated)


_EXAMPLES = {
    "date": "14/05/2027", "time": "14:15", "sum": "£1,250.40", "phone": "01632 960123", "reference": "HB/00412/27", "number": "14",
    "period": "21", "share": "30", "dose": "250", "law": "21", "postcode": "7",
}  # fmt: skip


@pytest.mark.parametrize(
    ("letter", "easy"),
    [tuple(t.replace("@", _EXAMPLES[k]) for t in p) for k, ps in SENTENCES.items() for p in ps],
)
def test_a_sentence_told_in_easy_words_is_true(letter: str, easy: str) -> None:
    assert _says(verify_text(letter, easy)) == []
    around = "Thank you for your letter.\n{}\nThe building has a lift.\nPlease keep this letter in a safe place."
    assert _says(verify_text(around.format(letter), around.format(easy))) == []


@QUICK
@given(letters())
def test_a_letter_told_in_easy_words_is_true(letter: Made) -> None:
    assert _says(verify_text(letter.text, letter.retold())) == []


@QUICK
@given(letters(), DAYS)
def test_a_date_written_out_in_one_sentence_leaves_the_letter_true(letter: Made, day: date) -> None:
    short, full = (f"You can visit us on {_written(day, form)}." for form in (0, 2))
    assert check_change(short, full) == ()
    assert _says(verify_text(f"{letter.text}\n{short}", f"{letter.text}\n{full}")) == []


@settings(QUICK, max_examples=200)
@given(st.data(), letters())
def test_any_one_changed_digit_is_caught(data: st.DataObject, letter: Made) -> None:
    """In the sentence alone, in the letter, and where all the letter is told in easy words."""
    one = letter.stated[0]
    new = data.draw(other_digit(one.fact))
    assume(new not in letter.text)
    assert check_change(one.text, one.saying(new)), (one.text, new)
    assert not verify_text(letter.text, letter.with_fact(new)).ok, (letter.text, new)
    assert not verify_text(letter.text, letter.retold(new)).ok, (letter.text, new)


@QUICK
@given(letters(), DAYS, st.integers(1, 6), st.sampled_from((1, 2)))
def test_a_wrong_day_of_the_week_is_caught(letter: Made, day: date, off: int, form: int) -> None:
    """Added to a date without one, or put for the right one."""
    wrong = f"{day + timedelta(days=off):%A} {_written(day, 1)}"
    before, after = f"The van comes on {_written(day, form)}.", f"The van comes on {wrong}."
    assert check_change(before, after)
    assert not verify_text(f"{letter.text}\n{before}", f"{letter.text}\n{after}").ok
    assert not verify_text(f"{letter.text}\n{before}", f"{letter.retold()}\n{after}").ok


WORD_FACTS = "Dear Ms Larkin", "You must not smoke.", "You can appeal."


def _gone(check: FactCheck) -> set[str]:
    """The values of hard facts of the letter that are no longer there: lost, or changed to another."""
    return {p.was or p.value for p in (*check.lost, *check.changed) if p.kind in HARD}


def _come(check: FactCheck) -> set[str]:
    """The values of hard facts that only the draft has: added, or put for another."""
    return {p.value for p in (*check.added, *check.changed) if p.kind in HARD}


@settings(QUICK, max_examples=25)
@given(st.data(), st.lists(stated(), min_size=2, max_size=4, unique_by=lambda s: s.letter))
def test_the_check_with_a_trace_and_the_one_without_agree_on_a_machine_draft(
    data: st.DataObject, sentences: list[Stated]
) -> None:
    """The draft as made has the same hard facts; with one digit changed both name the same ones."""
    text = "\n\n".join([*WORD_FACTS, *(s.text for s in sentences)])
    letter = read_bytes(text.encode(), "letter.txt")
    profile = find_profile("easy-read")
    analysis = analyse(letter, profile)
    made = apply(letter, analysis, suggest(letter, analysis, profile))
    told = [line for line in made.lines if line.sources and any(c.isdigit() for c in line.text)]
    assume(told)
    line = data.draw(st.sampled_from(told))
    new = data.draw(other_digit(line.text))
    for lines in (made.lines, _with(made.lines, line, new)):
        traced = verify(letter, analysis, Draft(made.letter_id, lines, made.left_out))
        untraced = verify_text(text, "\n".join(x.text for x in lines))
        assert _gone(traced) == _gone(untraced), [x.text for x in lines]
        assert bool(_come(traced)) == bool(_come(untraced)), [x.text for x in lines]
        if lines is made.lines:
            assert not _gone(traced) | _come(traced), [x.text for x in lines]
        else:
            assert _gone(traced) | _come(traced), (line.text, new)


def _with(lines: tuple[Line, ...], old: Line, text: str) -> tuple[Line, ...]:
    return tuple(
        Line(x.id, text, x.sources, x.decisions, x.item, x.term) if x is old else x for x in lines
    )


@cache
def _alone(pair: tuple[str, str]) -> bool:
    return verify_text(*pair).ok


def _rows(*fields: str) -> list[tuple[str, tuple[str, str]]]:
    """The kind and the words of each row of the table that needs no letterhead."""
    rows = [(kind.name, p) for kind in KINDS for field in fields for p in getattr(kind, field)]
    return [(name, pair) for name, pair in rows if "\n" not in pair[0]]


def _filled(rows: Sequence[tuple[str, tuple[str, str]]]) -> list[tuple[str, str]]:
    """The words of these rows, each with other values than the row before."""
    made = [
        [text.format_map(TABLE_VALUES[i % len(TABLE_VALUES)]) for text in pair]
        for i, (_, pair) in enumerate(rows)
    ]
    return [(before, after) for before, after in made]


def _together(pairs: Sequence[tuple[str, str]]) -> FactCheck:
    return verify_text("\n".join(b for b, _ in pairs), "\n\n".join(a for _, a in pairs))


SOME_ROWS = st.lists(
    st.sampled_from(_rows("one", "told")), min_size=2, max_size=6, unique_by=lambda row: row[0]
)


@settings(QUICK, max_examples=100)
@given(SOME_ROWS)
def test_what_is_true_sentence_by_sentence_is_true_together(
    rows: list[tuple[str, tuple[str, str]]],
) -> None:
    pairs = _filled(rows)
    assume(all(map(_alone, pairs)))
    assert _says(_together(pairs)) == []


@settings(QUICK, max_examples=100)
@given(SOME_ROWS, st.sampled_from(_rows("wrong_one", "wrong")))
def test_what_is_stopped_alone_is_stopped_among_others(
    rows: list[tuple[str, tuple[str, str]]], wrong: tuple[str, tuple[str, str]]
) -> None:
    *others, turned = _filled([*(r for r in rows if r[0] != wrong[0]), wrong])
    assume(not _alone(turned))
    # Where another sentence says the same of the same thing, nobody could say which one was turned.
    things = set(re.findall(r"[a-z]{5,}", turned[0].lower()))
    # A gap we know: a duty that is made up passes where another sentence of the letter has a duty.
    things |= {"must"} & (set(turned[1].lower().split()) - set(turned[0].lower().split()))
    assume(all(not things & set(re.findall(r"[a-z]{4,}", said.lower())) for said, _ in others))
    middle = len(others) // 2
    assert not _together([*others[:middle], turned, *others[middle:]]).ok
