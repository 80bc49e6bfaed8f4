"""The letter beside its Easy Read, and one row: what each form keeps, and what it says on a wrong entry."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from tests.screens.letter_forms import Browser, Letter, put_in, rows_of, texts
from tests.service.conftest import House


@pytest.fixture
def letter(service: TestClient, house: House) -> Letter:
    return put_in(service, house)


@pytest.fixture(scope="module")
def looked_at(service: TestClient, house: House) -> Letter:
    """A letter that no test changes."""
    return put_in(service, house)


@pytest.fixture
def browser(service: TestClient, house: House, letter: Letter) -> Browser:
    return Browser(service, house["converter"].headers, letter)


@pytest.fixture
def reader(service: TestClient, house: House, looked_at: Letter) -> Browser:
    return Browser(service, house["converter"].headers, looked_at)


def test_every_sentence_leads_to_its_rows_and_every_row_back(reader: Browser) -> None:
    page = reader.get().text
    rows = rows_of(reader.now())
    for row in rows:
        assert page.count(f'id="row-{row["key"]}"') == 1
        for source in {s for line in row["lines"] for s in line["sources"]}:
            assert page.count(f'id="{source}"') == 1
            assert f'href="#{source}"' in page
            assert f'href="#row-{row["key"]}"' in page


def test_the_letter_screen_says_how_much_is_told_and_kept(reader: Browser) -> None:
    page, letter = reader.get().text, reader.now()
    told, facts = letter["coverage"], letter["facts"]
    assert f"{told['carried']} of {told['sentences']} sentences of the letter are told." in page
    assert f"{facts['kept']} of {facts['total']} facts are kept." in page
    assert "Draft. Do not send." in page
    for question in letter["questions"]:
        assert question["says"] in page


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/suggestions",
        "/suggestions?show=used&kind=reword",
        "/suggestions?show=decided&page=9",
        "/job-sheet",
        "/people",
        "/comments",
        "/history",
        "/preview",
        "/send-on",
        "/download",
        "/sent",
    ],
)
def test_every_screen_of_a_letter_has_one_heading_and_no_style_or_script_inside(
    reader: Browser, path: str
) -> None:
    answer = reader.get(path)
    assert answer.status_code == 200
    assert len(re.findall(r"<h1[ >]", answer.text)) == 1
    assert not re.search(r"\sstyle=|<style|<script>|\son\w+=", answer.text)
    ids = re.findall(r'\sid="([^"]+)"', answer.text)
    assert len(ids) == len(set(ids))


def test_a_letter_of_another_client_is_not_there(
    service: TestClient, house: House, looked_at: Letter
) -> None:
    stranger = Browser(service, house.other("converter").headers, looked_at)
    for path in ("", "/suggestions", "/preview", "/page.html", "/download"):
        assert stranger.get(path).status_code == 404


def test_a_person_who_may_not_edit_sees_no_form_and_cannot_send_one(
    service: TestClient, house: House, looked_at: Letter
) -> None:
    professional = Browser(service, house["readability"].headers, looked_at)
    key = rows_of(looked_at)[-1]["key"]
    assert "Change words" not in professional.get().text
    assert professional.get(f"/rows/{key}").status_code == 403
    kept = professional.post(f"/rows/{key}/words", {"line": ["Other words."]})
    assert kept.status_code == 403


def test_new_words_are_kept_and_checked_at_once(browser: Browser) -> None:
    row = browser.row("84.20")
    wrong = [text.replace("84.20", "48.20") for text in texts(row)]
    answer = browser.post(f"/rows/{row['key']}/words", {"line": wrong})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"/letters/{browser.id}/rows/{row['key']}")
    page = browser.get(f"/rows/{row['key']}?saved=true").text
    assert "The letter says £84.20. The Easy Read says £48.20." in page
    assert "Saved and checked." in page
    assert "No rule is broken" not in page


def test_a_row_without_words_comes_back_with_the_sentence_that_says_so(browser: Browser) -> None:
    row = browser.row("84.20")
    answer = browser.post(f"/rows/{row['key']}/words", {"line": ["", " ", ""]})
    assert answer.status_code == 422
    assert "The row has no words left." in answer.text
    assert texts(browser.row("84.20")) == texts(row)


def test_two_people_on_one_row_both_see_both_and_nothing_is_lost(browser: Browser) -> None:
    row, etag = browser.row("84.20"), browser.now()["etag"]
    path, was = f"/rows/{row['key']}/words", "\n".join(texts(row))
    assert browser.post(path, {"line": ["Theirs."], "was": was}, etag).status_code == 303
    late = browser.post(path, {"line": ["Mine is this."], "was": was}, etag)
    assert late.status_code == 412
    assert "Somebody else changed this row while you wrote." in late.text
    assert "<q>Theirs.</q>" in late.text
    assert "<q>Mine is this.</q>" in late.text
    assert ">Mine is this.</textarea>" in late.text
    fresh = re.search(r'name="etag" value="([^"]+)"', late.text)
    assert fresh is not None
    again = browser.post(path, {"line": ["Mine is this."]}, fresh[1].replace("&#34;", '"'))
    assert again.status_code == 303
    assert texts(browser.row("Mine is this.")) == ["Mine is this."]


def test_a_change_elsewhere_is_told_apart_from_one_of_the_same_row(browser: Browser) -> None:
    mine, theirs, etag = browser.row("84.20"), browser.row("14 days"), browser.now()["etag"]
    browser.post(f"/rows/{theirs['key']}/words", {"line": ["Tell us within 14 days."]}, etag)
    was = "\n".join(texts(mine))
    late = browser.post(f"/rows/{mine['key']}/words", {"line": ["Mine."], "was": was}, etag)
    assert late.status_code == 412
    assert "changed another part of this letter" in late.text
    assert ">Mine.</textarea>" in late.text


def test_a_row_that_is_gone_still_shows_what_was_typed_for_it(browser: Browser) -> None:
    row, etag = browser.row("14 days"), browser.now()["etag"]
    path = f"/rows/{row['key']}"
    gone = browser.post(f"{path}/place", {"do": "remove", "reason": "It is said above."}, etag)
    assert gone.status_code == 303
    late = browser.post(f"{path}/words", {"line": ["My good words."]}, etag)
    assert late.status_code == 412
    assert "This row is not there any more" in late.text
    assert "My good words." in late.text


def test_a_row_is_changed_in_its_place_where_a_script_asks_for_it(browser: Browser) -> None:
    row = browser.row("84.20")
    path = f"/rows/{row['key']}/words"
    form = browser.get(path, **{"HX-Request": "true"})
    assert form.text.lstrip().startswith("<article")
    assert browser.get(path).status_code == 303
    answer = browser.post(path, {"line": texts(row)}, **{"HX-Target": f"row-{row['key']}"})
    assert answer.status_code == 200
    assert answer.headers["etag"] == browser.now()["etag"]
    assert 'id="facts-box"' in answer.text
    assert "<html" not in answer.text


def test_taking_a_row_out_needs_a_reason(browser: Browser) -> None:
    row = browser.row("14 days")
    answer = browser.post(f"/rows/{row['key']}/place", {"do": "remove", "reason": "no"})
    assert answer.status_code == 422
    assert "Taking a row out needs a reason." in answer.text
    assert ">no</textarea>" in answer.text


def test_a_row_moves_up(browser: Browser) -> None:
    section = next(s for s in browser.now()["sections"][1:] if len(s["rows"]) > 1)
    first, second = (row["key"] for row in section["rows"][:2])
    browser.post(f"/rows/{second}/place", {"do": "up"})
    keys = [row["key"] for row in rows_of(browser.now())]
    assert keys.index(second) < keys.index(first)
    assert browser.post(f"/rows/{first}/place", {"do": "fly"}).status_code == 422


def test_a_row_is_split_and_the_screen_goes_on_at_its_first_half(browser: Browser) -> None:
    rows = rows_of(browser.now())
    at = next(n for n, row in enumerate(rows) if len(row["lines"]) > 1)
    form = {"do": "split:1", "number": at + 1}
    split = browser.post(f"/rows/{rows[at]['key']}/place", form)
    after = rows_of(browser.now())
    assert split.headers["location"] == f"/letters/{browser.id}#row-{after[at]['key']}"
    assert texts(after[at]) + texts(after[at + 1]) == texts(rows[at])


def test_a_row_that_was_split_joined_or_written_anew_can_be_changed_again(browser: Browser) -> None:
    rows = rows_of(browser.now())
    at = next(n for n, row in enumerate(rows) if len(row["lines"]) > 1)
    browser.post(f"/rows/{rows[at]['key']}/place", {"do": "split:1"})
    second = rows_of(browser.now())[at + 1]["key"]
    browser.post(f"/rows/{second}/words", {"line": ["The second half."]})
    assert texts(rows_of(browser.now())[at + 1]) == ["The second half."]
    first = rows_of(browser.now())[at]["key"]
    browser.post(f"/rows/{first}/place", {"do": "join"})
    whole = rows_of(browser.now())[at]
    assert texts(whole)[-1] == "The second half."
    browser.post(f"/rows/{whole['key']}/words", {"line": ["Both halves."]})
    assert texts(rows_of(browser.now())[at]) == ["Both halves."]
    added = next(r for r in rows_of(browser.now()) if not any(x["sources"] for x in r["lines"]))
    for words in ("Words of ours.", "Better words of ours."):
        row = next(
            r
            for r in rows_of(browser.now())
            if r["kind"] == added["kind"] and not any(x["sources"] for x in r["lines"])
        )
        browser.post(f"/rows/{row['key']}/words", {"line": [words]})
    assert browser.row("Better words of ours.")
    assert "has no row any more" not in browser.get().text


def test_a_picture_is_searched_by_a_word_chosen_and_taken_away(browser: Browser) -> None:
    row = browser.row("84.20")
    path = f"/rows/{row['key']}"
    assert "A telephone" in browser.get(f"{path}?word=telephone").text
    assert "0 pictures" not in browser.get(f"{path}?word=zzzz").text
    assert "Try another word, or take no picture." in browser.get(f"{path}?word=zzzz").text
    browser.post(f"{path}/picture", {"picture": "phone"})
    assert browser.row("84.20")["picture"]["concept"] == "phone"
    browser.post(f"{path}/picture", {"picture": "none"})
    assert browser.row("84.20")["picture"] is None
    missing = browser.post(f"{path}/picture", {})
    assert missing.status_code == 422
    assert "No picture is chosen." in missing.text


def test_a_change_of_a_row_can_be_undone_from_its_screen(browser: Browser) -> None:
    row = browser.row("84.20")
    browser.post(f"/rows/{row['key']}/picture", {"picture": "phone"})
    decision = browser.now()["decisions"][-1]["id"]
    back = f"/letters/{browser.id}/rows/{row['key']}"
    undone = browser.post(f"/undo/{decision}", {"back": back})
    assert (undone.status_code, undone.headers["location"]) == (303, back)
    assert browser.row("84.20")["picture"] == row["picture"]
    away = browser.post(f"/undo/{decision}", {"back": "https://evil.example"})
    assert away.status_code == 404


def test_an_approved_wording_is_used_with_one_button(browser: Browser) -> None:
    row = browser.row("14 days")
    answer = browser.post(f"/rows/{row['key']}/words", {"line": ["Tell us in 14 days.", "Soon."]})
    assert answer.status_code == 303
    assert texts(browser.row("14 days")) == ["Tell us in 14 days.", "Soon."]


def test_words_that_stand_twice_change_in_both_places_and_a_person_is_told(
    browser: Browser,
) -> None:
    rows = rows_of(browser.now())
    number = {row["key"]: n for n, row in enumerate(rows, 1)}
    row = browser.row("14 days")
    (twin,) = row["twins"]
    path = f"/rows/{row['key']}"
    form = browser.get(path).text
    assert f"Row {number[twin['key']]} tells the same sentence." in form
    assert 'name="alone"' in form
    shown = browser.post(
        f"{path}/words", {"line": ["Tell us in 14 days."]}, **{"HX-Target": f"row-{row['key']}"}
    ).text
    told = f">Row {number[twin['key']]}</a> tells the same sentence. It has the same words."
    assert told in shown
    beside = re.search(rf'<article[^>]*id="row-{twin["key"]}"[^>]*>', shown)
    assert beside is not None and 'hx-swap-oob="true"' in beside[0]
    now = {one["key"]: texts(one) for one in rows_of(browser.now())}
    assert now[twin["key"]] == now[row["key"]] == ["Tell us in 14 days."]

    kept = browser.post(f"{path}/words", {"line": ["Tell us soon."], "alone": "yes"})
    assert kept.status_code == 303
    now = {one["key"]: texts(one) for one in rows_of(browser.now())}
    assert now[row["key"]] == ["Tell us soon."] and now[twin["key"]] == ["Tell us in 14 days."]
    page = browser.get().text
    assert f"Row {number[twin['key']]} tells this in other words." in page
    assert f"Row {number[row['key']]} tells this in other words." in page
