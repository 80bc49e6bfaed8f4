"""What must hold whatever happens: of approvals, on drawn pages; of checkers' answers, through the API."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from starlette.testclient import TestClient

from easyread.model import About, EasyRead, Line, Picture, Row, Section
from easyread.review.approval import (
    Approval,
    Kind,
    Prints,
    all_prints,
    mark_of,
    open_for,
    open_for_people,
    prints_of,
)
from easyread.review.edits import RowEdit, edit_page, row_keys
from easyread.review.store import Store
from easyread.review.store.tables import AnswerRow
from tests.service.conftest import House, Person
from tests.service.panel_crew import Crew, answer, make_crew, opened, say, with_panel

WORDS = st.integers(0, 999).map(lambda n: f"words {n}")
CONCEPTS = ("letter", "calendar", "money", "phone")
SLOT, OTHER_VALUE = "{date_1}", "4 May 2027"


def picture(concept: str, crossed: bool = False) -> Picture:
    return Picture(concept, concept, "set", b"<svg/>", f"A {concept}", False, "", "", crossed)


@st.composite
def pages(draw: st.DrawFn) -> EasyRead:
    """A page of one to three sections, with The main things and rows that we add.

    Rows differ in their words, but for those of The main things: they repeat lines from below. Some
    hold the slot. Added rows carry no sentence of the letter; some explain a word.
    """
    number = 0
    sections = []
    for s in range(draw(st.integers(1, 3))):
        rows = []
        for _ in range(draw(st.integers(1, 4))):
            number += 1
            texts = draw(st.lists(WORDS, min_size=1, max_size=3))
            slot = f" {SLOT}" if draw(st.booleans()) else ""
            added = draw(st.sampled_from(["", "", "help", "term"]))
            term = f"term{number}" if added == "term" else ""
            lines = tuple(
                Line(
                    f"l{number}.{i}",
                    f"{number} {text}{slot}",
                    () if added else (f"s{number}",),
                    term=term,
                )
                for i, text in enumerate(texts)
            )
            art = draw(st.none() | st.sampled_from(CONCEPTS).map(picture))
            row_id = f"about.{number}" if added == "help" else f"r{number}.1"
            rows.append(Row(row_id, "info", lines, art))
        sections.append(Section(f"x{s}", f"Heading {s}", tuple(rows)))
    carrying = [row for s in sections for row in s.rows if row.lines[0].sources]
    again = draw(st.lists(st.sampled_from(carrying), max_size=2, unique_by=id)) if carrying else []
    first = tuple(
        replace(
            row,
            id=f"main.{n}.1",
            lines=row.lines[: draw(st.integers(1, len(row.lines)))],
            picture=None,
        )
        for n, row in enumerate(again, 1)
    )
    main = (Section("main", "The main things", first),) if first else ()
    return EasyRead("A title", (*main, *sections), About(), "easy-read")


def filled(page: EasyRead, value: str) -> EasyRead:
    """The page with a value in place of the slot."""
    sections = tuple(
        replace(
            section,
            rows=tuple(
                replace(
                    row,
                    lines=tuple(
                        replace(line, text=line.text.replace(SLOT, value)) for line in row.lines
                    ),
                )
                for row in section.rows
            ),
        )
        for section in page.sections
    )
    return replace(page, sections=sections)


def approvals(prints: Prints) -> tuple[Approval, ...]:
    """Everybody approved this page: its author, the readability check and two people."""
    staff, people = all_prints(prints), all_prints(prints, masked=True)
    return (
        Approval("1", "signed", "author", "author", staff),
        Approval("2", "readability", "reader", "readability", staff),
        Approval("3", "people", "ana", "checker", people),
        Approval("4", "people", "ben", "checker", people),
    )


def lost(before: EasyRead, after: EasyRead, value: str = "3 May 2027") -> tuple[set[str], set[str]]:
    """Which rows of ``after`` lost the staff's approval, and which that of people; "" is the frame."""
    was = prints_of(filled(before, "3 May 2027"), before)
    now = prints_of(filled(after, value), after)
    kept = approvals(was)
    assert mark_of(was, kept, 2) == "people_checked"
    staff, people = set(open_for("signed", now, kept)), set(open_for_people(now, kept, 2))
    if staff:
        assert mark_of(now, kept, 2) == "draft"
    elif people:
        assert mark_of(now, kept, 2) == "staff_checked"
    return staff, people


def key_at(page: EasyRead, draw: st.DataObject) -> str:
    return draw.draw(st.sampled_from(sorted(row_keys(page).values())))


def row_at(page: EasyRead, key: str) -> Row:
    keys = row_keys(page)
    return next(r for s in page.sections for r in s.rows if keys[r.id] == key)


def touched(before: EasyRead, after: EasyRead) -> set[str]:
    """The keys of the rows that print otherwise than before."""
    was = {row.id: _seen(row) for s in before.sections for row in s.rows}
    keys = row_keys(after)
    return {keys[r.id] for s in after.sections for r in s.rows if _seen(r) != was[r.id]}


def _seen(row: Row) -> tuple[object, ...]:
    return row.kind, row.number, [line.text for line in row.lines], row.picture


@given(pages(), st.data(), st.integers(1, 3), st.booleans())
def test_other_words_reopen_exactly_the_rows_that_changed(
    page: EasyRead, data: st.DataObject, lines: int, alone: bool
) -> None:
    key = key_at(page, data)
    new = tuple(f"Quite other words {n}." for n in range(lines))
    made = edit_page(page, [RowEdit(key, "words", new, alone=alone)]).page
    changed = touched(page, made)
    assert lost(page, made) == (changed, changed)
    assert key in changed
    others = [row_at(page, one) for one in changed - {key}]
    if alone or row_at(page, key).id.startswith("about."):
        assert not others
    was = {line.text for line in row_at(page, key).lines}
    assert all(was & {line.text for line in other.lines} for other in others)


@given(pages(), st.data())
def test_an_added_row_keeps_its_key_whatever_it_says(page: EasyRead, data: st.DataObject) -> None:
    key = key_at(page, data)
    edits = [
        RowEdit(key, "words", ("One.",)),
        RowEdit(key, "words", ("Two.", "Three.")),
        RowEdit(key, "picture", picture=picture("house")),
    ]
    made = edit_page(page, edits)
    assert made.unplaced == ()
    assert row_keys(made.page) == row_keys(page)


@given(pages(), st.data(), st.booleans())
def test_another_picture_reopens_exactly_its_row(
    page: EasyRead, data: st.DataObject, crossed: bool
) -> None:
    key = key_at(page, data)
    keys = row_keys(page)
    row = next(r for s in page.sections for r in s.rows if keys[r.id] == key)
    same = row.picture is not None and not crossed
    other = picture(row.picture.concept if row.picture and crossed else "house", crossed)
    made = edit_page(page, [RowEdit(key, "picture", picture=other)])
    assert lost(page, made.page) == ({key}, {key})
    if same:
        assert lost(page, edit_page(made.page, [RowEdit(key, "picture", picture=row.picture)]).page) == (
            set(),
            set(),
        )  # fmt: skip


@given(pages())
def test_another_value_in_a_slot_reopens_its_rows_for_staff_and_none_for_people(
    page: EasyRead,
) -> None:
    keys = row_keys(page)
    holding = {
        keys[row.id]
        for section in page.sections
        for row in section.rows
        if any(SLOT in line.text for line in row.lines)
    }
    assert lost(page, page, OTHER_VALUE) == (holding, set())


@given(pages(), st.data())
def test_another_heading_reopens_the_rows_below_it_and_the_frame(
    page: EasyRead, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(page.sections) - 1))
    sections = list(page.sections)
    sections[at] = replace(sections[at], heading="Another heading")
    keys = row_keys(page)
    below = {keys[row.id] for row in sections[at].rows} | {""}
    assert lost(page, replace(page, sections=tuple(sections))) == (below, below)


@given(pages(), st.data())
def test_another_order_reopens_the_frame_alone(page: EasyRead, data: st.DataObject) -> None:
    key = key_at(page, data)
    made = edit_page(page, [RowEdit(key, "down")])
    moved = not made.unplaced
    assert lost(page, made.page) == (({""}, {""}) if moved else (set(), set()))


@given(pages(), st.sampled_from(["large-print", "plain-english"]))
def test_another_layout_reopens_every_row(page: EasyRead, profile: str) -> None:
    every = {*row_keys(page).values(), ""}
    assert lost(page, replace(page, profile=profile)) == (every, every)


@given(pages(), st.data())
def test_the_old_words_bring_the_approval_back(page: EasyRead, data: st.DataObject) -> None:
    key = key_at(page, data)
    old = row_at(page, key)
    there = RowEdit(key, "words", tuple(f"other words {n}" for n, _ in enumerate(old.lines)))
    back = RowEdit(key, "words", tuple(line.text for line in old.lines))
    assert lost(page, edit_page(page, [there, back]).page) == (set(), set())


@st.composite
def some_approvals(draw: st.DrawFn, prints: Prints) -> tuple[Approval, ...]:
    """Approvals of any kind, by any of four people, of any of the rows."""
    kinds: list[Kind] = ["signed", "readability", "people", "clinical"]
    found = []
    for number in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from(kinds))
        whole = sorted(all_prints(prints, masked=kind == "people"))
        rows = whole if draw(st.booleans()) else draw(st.lists(st.sampled_from(whole)))
        who = draw(st.sampled_from("abcd"))
        found.append(Approval(str(number), kind, who, kind, frozenset(rows)))
    return tuple(found)


@settings(max_examples=200)
@given(pages(), st.data(), st.integers(1, 3), st.booleans())
def test_no_mark_stands_without_every_approval_it_says(
    page: EasyRead, data: st.DataObject, needed: int, clinical: bool
) -> None:
    prints = prints_of(filled(page, "3 May 2027"), page)
    kept = data.draw(some_approvals(prints))
    mark = mark_of(prints, kept, needed, clinical)
    staff_wants = {"signed", "readability"} | ({"clinical"} if clinical else set())
    staff = all(
        any(a.kind == kind and row in a.rows for a in kept)
        for kind in staff_wants
        for row in all_prints(prints)
    ) and all(
        len({a.who for a in kept if a.kind in ("signed", "readability") and row in a.rows}) > 1
        for row in all_prints(prints)
    )
    people = all(
        len({a.who for a in kept if a.kind == "people" and row in a.rows}) >= needed
        for row in all_prints(prints, masked=True)
    )
    expected = "draft" if not staff else "people_checked" if people else "staff_checked"
    assert mark == expected


# ---- the answers of checkers -----------------------------------------------------------------


@pytest.fixture(scope="module")
def crew(service: TestClient, house: House, store: Store) -> Crew:
    return make_crew(service, house, store)


@pytest.fixture(scope="module")
def session(service: TestClient, house: House, crew: Crew) -> dict[str, Any]:
    made = opened(service, house, crew, with_panel(service, house))
    for person in (crew.first, crew.second):
        assert say(service, person, made, "agree").status_code == 200
    return made


def kept_of(store: Store, session: dict[str, Any], checker: str) -> list[tuple[Any, ...]]:
    """Every entry in a checker's name: who entered it, as what, what it says and replaces."""
    with store.read() as work:
        rows = work.db.scalars(
            select(AnswerRow)
            .where(AnswerRow.session_id == session["id"], AnswerRow.checker_id == checker)
            .order_by(AnswerRow.number)
        )
        return [
            (r.id, r.entered_by, r.entered_as, r.question, r.value, r.replaces, r.withdrawn)
            for r in rows
        ]


def _calls(
    house: House, crew: Crew, session: dict[str, Any], ids: list[str], dice: random.Random
) -> Iterator[tuple[Person, str, str, Any]]:
    """Sixty calls by anybody but the first checker: to answer, change, take back, speak for them."""
    everybody = [p for p in house.people.values() if p.id != crew.first.id]
    everybody += [crew.second, crew.supporter] * 5  # else most calls would end at their role
    base = f"/v1/checking/sessions/{session['id']}"
    staff = f"/v1/panel-sessions/{session['id']}/chairs/{crew.first.id}"
    questions = [f"section:{b['number']}" for b in session["bits"]] + ["ready", "open:1", "open:2"]
    values = {"ready": ["yes", "no"], "open:1": ["skip"], "open:2": ["skip"]}
    for _ in range(60):
        who = dice.choice(everybody)
        for_whom = dice.choice(["", f"?checker={crew.first.id}", f"?checker={crew.second.id}"])
        question = dice.choice(questions)
        entry = {"question": question, "value": dice.choice(values.get(question, ["easy", "hard"]))}
        one = dice.choice(ids)
        yield dice.choice(
            [
                (who, "POST", f"{base}/answers{for_whom}", entry),
                (who, "POST", f"{base}/answers{for_whom}", entry),
                (who, "PUT", f"{base}/answers/{one}{for_whom}", {"value": "hard"}),
                (who, "DELETE", f"{base}/answers/{one}{for_whom}", None),
                (who, "PUT", f"{base}/named{for_whom}", {"named": "no"}),
                (who, "POST", f"{base}/say{for_whom}", {"say": "come_back"}),
                (who, "POST", f"{staff}/paper-answers", {"answers": [entry]}),
                (who, "POST", f"{staff}/paper", {"say": "refuse"}),
                (who, "PUT", staff, {"supporter_id": crew.first.id}),
            ]
        )


@pytest.mark.parametrize("seed", [1, 2])
def test_nobody_but_the_checker_makes_or_changes_their_answers_but_a_supporter_s_marked_entry(
    service: TestClient,
    house: House,
    crew: Crew,
    session: dict[str, Any],
    store: Store,
    seed: int,
) -> None:
    answer(service, crew.first, session, "section:1", "easy")
    answer(service, crew.first, session, "open:1", "skip")
    before = kept_of(store, session, crew.first.id)
    assert before and {entry[2] for entry in before} == {"checker"}
    seconds = kept_of(store, session, crew.second.id)
    ids = [entry[0] for entry in before] + [entry[0] for entry in seconds]
    dice = random.Random(seed)  # noqa: S311, it hides nothing: the same calls every time
    for who, method, path, body in _calls(house, crew, session, ids, dice):
        made = service.request(method, path, json=body, headers=who.headers)
        assert made.status_code < 500, made.text
        assert kept_of(store, session, crew.first.id) == before, f"{who.role} {method} {path}"
        now = kept_of(store, session, crew.second.id)
        assert now[: len(seconds)] == seconds, f"{who.role} {method} {path}"
        for entry in now[len(seconds) :]:
            _id, by, role, _question, _value, replaces, withdrawn = entry
            own = by == crew.second.id and role == "checker"
            marked = by == crew.supporter.id and role == "supporter"
            assert own or (marked and replaces is None and not withdrawn), entry
        seconds = now
    assert {entry[2] for entry in seconds} == {"checker", "supporter"}
