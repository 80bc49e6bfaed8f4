"""A group's own words: read and written without loss, put before our lists, never before safety."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from easyread.errors import BadSettings, EasyReadError
from easyread.model import About, Block, Letter, Place, Suggestion
from easyread.settings import Profile, find_profile
from easyread.simplify.approved import make_bank, why_refused
from easyread.simplify.bank_check import check_bank
from easyread.simplify.lines import rewrite_lines
from easyread.simplify.stages import analyse, apply, suggest
from easyread.simplify.word_bank import (
    COLUMNS,
    BankWord,
    counting,
    parse_bank,
    read_bank,
    write_bank,
)

HEAD = ",".join(COLUMNS)
GOOD = "commence,VERB,start|begin,use,Speak Up,Ann,2026-05-03,We know it"
PROFILE = find_profile("easy-read")


def entry(word: str, pos: str, easier: str = "", verdict: str = "use") -> BankWord:
    forms = tuple(filter(None, easier.split("|")))
    return BankWord(word, pos, forms, verdict, "Ann", "2026-05-03", "", "Speak Up")  # type: ignore[arg-type]


def never(word: str, pos: str = "", easier: str = "") -> BankWord:
    return entry(word, pos, easier, "never")


def letter(*texts: str) -> Letter:
    blocks = tuple(Block(f"b{i}", "paragraph", t, Place(i)) for i, t in enumerate(texts, 1))
    return Letter("x", "", blocks, About(), (), "")


def suggestions(text: str, *bank: BankWord) -> tuple[Suggestion, ...]:
    read = letter(text)
    return suggest(read, analyse(read, PROFILE), PROFILE, make_bank(bank))


def drafted(text: str, *bank: BankWord) -> str:
    read = letter(text)
    analysis = analyse(read, PROFILE)
    made = apply(read, analysis, suggest(read, analysis, PROFILE, make_bank(bank)))
    return " ".join(line.text for line in made.lines)


def test_a_bank_is_read_with_the_mark_that_spreadsheets_put_first(tmp_path: Path) -> None:
    path = tmp_path / "bank.csv"
    path.write_bytes(b"\xef\xbb\xbf" + f"{HEAD}\r\n{GOOD}\r\n".encode())
    (found,) = read_bank(path)
    assert (found.word, found.easier, found.verdict) == ("commence", ("start", "begin"), "use")
    assert (found.who, found.when, found.why) == ("Ann", "2026-05-03", "We know it")


def test_columns_may_stand_in_any_order_and_empty_rows_are_passed_over() -> None:
    text = "who,when,why,word,pos,easier,verdict,group\n,,,,,,,\nAnn,2026-05-03,,fee,NOUN,cost,use,Us\n"
    assert [(e.word, e.group) for e in parse_bank(text)] == [("fee", "Us")]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (",VERB,start,use,Us,Ann,2026-05-03,", "the word is missing"),
        ("commence,,start,use,Us,Ann,2026-05-03,", "kind of word"),
        ("commence,THING,start,use,Us,Ann,2026-05-03,", "THING"),
        ("commence,VERB,,use,Us,Ann,2026-05-03,", "no easier form"),
        ("commence,VERB,-,use,Us,Ann,2026-05-03,", "easier form is missing"),
        ("commence,VERB,start||begin,use,Us,Ann,2026-05-03,", "easier form is missing"),
        ("commence,VERB,Commence,use,Us,Ann,2026-05-03,", "the word itself"),
        ("commence,VERB,start,maybe,Us,Ann,2026-05-03,", "not use or never"),
        ("commence,VERB,start,use,,Ann,2026-05-03,", "who decided"),
        ("commence,VERB,start,use,Us,,2026-05-03,", "who decided"),
        ("commence,VERB,start,use,Us,Ann,3/5/2026,", "3/5/2026"),
        ("commence,VERB,start,use,Us,Ann,2026-02-30,", "2026-02-30"),
        ("rent,TERM,money for a home,use,Us,Ann,2026-05-03,", "no whole sentence"),
        ("rent,TERM,One.|Two.,use,Us,Ann,2026-05-03,", "two explanations"),
        ("commence,VERB,start,use,Us,Ann,2026-05-03", "7 cells"),
        ('commence,VERB,"start"x,use,Us,Ann,2026-05-03,', "not CSV"),
    ],
)
def test_a_bad_row_is_refused_with_its_number_and_what_to_try(row: str, says: str) -> None:
    with pytest.raises(EasyReadError) as caught:
        parse_bank(f"{HEAD}\n{GOOD}\n{row}\n")
    assert caught.value.code == "bad-word-bank"
    assert "Row 3 " in caught.value.says
    assert says in caught.value.says
    assert caught.value.try_this.endswith(".")


@pytest.mark.parametrize("text", ["", "word,easier\n", f"{HEAD},more\n", "commence;VERB\n"])
def test_a_file_without_the_columns_is_no_bank(text: str) -> None:
    with pytest.raises(BadSettings, match="Row 1 of the word bank does not name its columns"):
        parse_bank(text)


def test_a_bank_that_is_not_there_or_not_utf_8_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="cannot be opened"):
        read_bank(tmp_path / "none.csv")
    (tmp_path / "old.csv").write_bytes(f"{HEAD}\n".encode("utf-16"))
    with pytest.raises(BadSettings, match="not UTF-8"):
        read_bank(tmp_path / "old.csv")


_CELL = st.text(st.characters(blacklist_categories=("Cs",)), max_size=30).map(str.strip)
_WORD = st.from_regex(r"[a-z]{2,8}( [a-z]{2,8}){0,2}", fullmatch=True)


@given(
    st.lists(
        st.builds(
            BankWord,
            word=_WORD,
            pos=st.sampled_from(["VERB", "NOUN", "PHRASE"]),
            easier=st.lists(_WORD.map("e{}".format), min_size=1, max_size=3).map(tuple),
            verdict=st.sampled_from(["use", "never"]),
            who=_CELL.filter(bool),
            when=st.dates().map(str),
            why=_CELL,
            group=_CELL.filter(bool),
        ).filter(lambda e: e.word not in e.easier),
        max_size=5,
    )
)
@settings(max_examples=60, deadline=None)
def test_writing_and_reading_a_bank_loses_nothing(entries: list[BankWord]) -> None:
    written = write_bank(entries)
    assert list(parse_bank(written)) == entries
    assert write_bank(parse_bank(written)) == written


def test_a_bank_that_could_not_be_read_again_is_not_written() -> None:
    with pytest.raises(BadSettings, match="get lost"):
        write_bank([entry("fee", "NOUN", "cost"), BankWord("a b", "NOUN", ("x|y",), "use", "Ann", "2026-05-03", "", "Us")])  # fmt: skip


def test_the_last_entry_on_a_word_counts_and_older_ones_are_kept() -> None:
    older, newer = entry("commence", "VERB", "begin"), entry("Commence", "VERB", "get going")
    noun = entry("commence", "NOUN", "start")
    assert counting([older, noun, newer]) == (noun, newer)
    assert counting([older, noun, never("commence")]) == (never("commence"),)
    assert len(parse_bank(write_bank([older, newer]))) == 2


def test_the_groups_word_comes_before_ours_and_ours_is_an_option() -> None:
    text = "Your claim will commence soon."
    assert drafted(text) == "Your claim will start soon."
    bank = entry("commence", "VERB", "get going")
    assert drafted(text, bank) == "Your claim will get going soon."
    (made,) = suggestions(text, bank)
    assert made.why == "Speak Up chose “get going” for “commence”."
    assert made.source.startswith("Word bank of Speak Up, 2026-05-03; W-02")
    assert "Ann" not in made.source + made.why
    assert "Your claim will start soon." in made.options


def test_a_word_that_only_the_group_knows_is_put_where_the_grammar_is_sure() -> None:
    bank = entry("hoist", "NOUN", "lifting chair")
    assert drafted("We will collect your hoist.", bank) == "We will collect your lifting chair."
    assert drafted("We will use a hoist.", bank) == "We will use a hoist."
    (asked,) = suggestions("We will use a hoist.", bank)
    assert asked.confidence < 0.8 and asked.after == "We will use a lifting chair."


@pytest.mark.parametrize(
    ("text", "bank"),
    [
        ("We will commence legal proceedings.", entry("commence", "VERB", "kick off")),
        ("You can ask the tribunal to look again.", entry("tribunal", "NOUN", "meeting")),
        ("We will escalate your complaint.", entry("escalate", "VERB", "get going")),
        ("You must pay.", entry("must", "VERB", "can")),
        ("Take the tablets and phone us at once.", entry("phone", "VERB", "ring")),
        ('The sign says "Mind the hoist".', entry("hoist", "NOUN", "lifting chair")),
    ],
)
def test_the_bank_never_outranks_safety(text: str, bank: BankWord) -> None:
    assert bank.easier[0] not in drafted(text, bank)


def test_the_fact_lock_refuses_a_groups_word_too() -> None:
    (made,) = suggestions("You must pay.", entry("must", "VERB", "can"))
    assert made.locked


def test_a_refused_word_is_not_put_and_the_next_one_is() -> None:
    text = "Your claim will commence soon."
    assert drafted(text, never("commence", "VERB", "start")) == "Your claim will begin soon."
    assert drafted(text, never("start"), never("begin")) == text
    assert not any("start" in o for s in suggestions(text, never("start")) for o in s.options)


def test_a_refusal_holds_for_longer_phrases_and_for_every_rewriter() -> None:
    text = "Please notify us of any changes."
    assert "tell" in drafted(text).lower()
    assert drafted(text, never("notify", "VERB", "tell")) == text
    told = "We will make a decision about your claim."
    assert "decide" in drafted(told)
    assert "decide" not in drafted(told, never("decide"))


def test_a_refusal_says_why_for_any_ending_of_the_word() -> None:
    bank = make_bank([never("reimburse", "VERB", "pay back")])
    says = why_refused(bank, "We reimbursed you.", "We paid back you.")
    assert says == "Speak Up said no to “paid back” for “reimburse”."
    assert why_refused(bank, "We owe you.", "We pay back you.") == ""
    assert why_refused(None, "We reimbursed you.", "We paid back you.") == ""


def test_a_groups_own_explanation_outranks_ours() -> None:
    text = "You can ask the tribunal to look again."
    own = "A tribunal is a group of people who look at a decision again."
    bank = entry("tribunal", "TERM", own)
    assert own in drafted(text, bank)
    (made,) = suggestions(text, bank)
    assert made.options and made.options[0] in drafted(text)
    assert drafted(text, never("tribunal", "TERM")) == text


def test_a_group_can_explain_a_word_that_our_glossary_does_not_know() -> None:
    told = drafted(
        "Bring the zorble.", entry("zorble", "TERM", "A zorble is a bag for the clinic.")
    )
    assert told == "Bring the zorble. A zorble is a bag for the clinic."


def test_a_refused_word_is_not_used_in_explanations() -> None:
    text = "You can ask the tribunal to look again."
    assert "court" in drafted(text)
    assert drafted(text, never("court")) == text
    (asked,) = suggestions(text, never("court"))
    assert "Speak Up said no to “court”." in asked.why and asked.confidence < 0.8


def test_an_explanation_that_states_a_fact_is_for_a_person() -> None:
    told = drafted("Pay the levy.", entry("levy", "TERM", "A levy is £50 that you must pay."))
    assert "£50" not in told


def test_a_profile_names_its_bank_from_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / "bank.csv").write_text(write_bank([entry("commence", "VERB", "get going")]))
    path = tmp_path / "council.toml"
    path.write_text('word_bank = "bank.csv"\n')
    profile = find_profile(str(path))
    assert rewrite_lines(["Work will commence."], profile) == ["Work will get going."]
    (tmp_path / "bank.csv").write_text(write_bank([entry("commence", "VERB", "kick off")]))
    assert rewrite_lines(["Work will commence."], profile) == ["Work will kick off."]
    assert Profile().word_bank == ""


def test_a_profile_whose_bank_is_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "council.toml"
    path.write_text('word_bank = "none.csv"\n')
    with pytest.raises(BadSettings, match=r"none\.csv"):
        find_profile(str(path))


def test_the_check_says_what_no_machine_will_do() -> None:
    found = check_bank(
        [
            entry("commence", "VERB", "begin"),
            entry("commence", "VERB", "start"),
            entry("tribunal", "NOUN", "meeting"),
            entry("must", "VERB", "can"),
            entry("receive", "VERB", "obtain"),
            never("obtain"),
            entry("rent", "TERM", "Rent is £80 a week."),
        ]
    )
    assert (found.words, found.use, found.never, found.explained, found.older) == (6, 4, 1, 1, 1)
    words = [says.split("”")[0].removeprefix("“") for says in found.trouble]
    assert words == ["tribunal", "can", "receive", "rent"]


def _words(*args: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "easyread.cli", "words", *args],
        capture_output=True,
        timeout=120,
        check=False,
    )


def test_the_command_lists_and_checks_a_bank(tmp_path: Path) -> None:
    path = tmp_path / "bank.csv"
    path.write_text(write_bank([entry("commence", "VERB", "get going")]))
    listed = _words("--bank", str(path), "--list")
    assert listed.returncode == 0
    assert "For “commence” use “get going”." in listed.stdout.decode()
    path.write_text(write_bank([entry("tribunal", "NOUN", "meeting")]))
    checked = _words("--bank", str(path), "--check", "--json")
    assert checked.returncode == 1
    assert json.loads(checked.stdout)["words"] == 1
    assert len(json.loads(checked.stdout)["trouble"]) == 1


def test_the_command_refuses_a_bad_bank_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "bank.csv"
    path.write_text(f"{HEAD}\nfee,NOUN,cost,use,Us,Ann,May,\n")
    done = _words("--bank", str(path))
    assert done.returncode == 3
    assert done.stderr.decode().startswith("Row 2 of the word bank is not right")


@pytest.mark.parametrize(
    ("text", "bank", "left"),
    [
        ("Please inform us.", entry("inform", "VERB", "let know"), "Please tell us."),
        ("Your attendance is noted.", entry("attendance", "NOUN", "coming here"), None),
        ("We will dispatch them.", entry("dispatch", "VERB", "send out"), "We will send them."),
        (
            "You will be informed.",
            entry("inform", "VERB", "get in touch with"),
            "You will be told.",
        ),
    ],
)
def test_a_groups_word_that_does_not_stand_here_gives_way(
    text: str, bank: BankWord, left: str | None
) -> None:
    assert drafted(text, bank) == (left or text)


def test_no_option_is_broken_english() -> None:
    options = [o for s in suggestions("We will notify you soon.") for o in s.options]
    assert not any("let know you" in o for o in options)
