"""Who a letter is to and who it is about: "you", "we" and a name stand for the right person."""

from __future__ import annotations

import pytest

from easyread.facts import verify, verify_text
from easyread.facts.find.scan import scan
from easyread.facts.retold.align import align
from easyread.facts.retold.persons import is_kin_told, people_of
from easyread.facts.retold.roles import turned_acts, wrong_persons
from easyread.facts.words.sentences import split_sentences
from easyread.model import About, Block, Draft, FactProblem, Letter, Line, Place
from easyread.settings import find_profile
from easyread.simplify.stages import analyse

FOR_ANOTHER = [
    ("Dear Mr Okoro\n\nYour wife must not eat for 6 hours before her scan.", "You must not eat for 6 hours before your scan."),
    ("Dear Parents\n\nYour child will sit a test on 3 May 2027.", "You will sit a test on 3 May 2027."),
    ("Dear Parent or Carer of Lily Moss\n\nLily needs new glasses.", "You need new glasses."),
    ("Dear Mrs Bell\n\nYour husband's operation is on 3 May 2027.", "Your operation is on 3 May 2027."),
    ("Dear Mrs Bell\n\nKarl will see the dentist. Please bring him early.", "You will see the dentist."),
]  # fmt: skip
FOR_THE_READER = [
    ("Dear Mrs Bell\n\nYour son Karl must be at the clinic by 9am.", "You must bring Karl to the clinic by 9am."),
    ("Dear Mrs Bell\n\nYour son Karl must take his medicine with food.", "Give your son his medicine with food."),
    ("Dear Mr Bell\n\nMr Bell must pay £5.", "You must pay £5."),
    ("Dear Ann Bell-Lowe\n\nAnn Bell-Lowe will get a new card.\nShe must sign it.", "You will get a new card.\nYou must sign it."),
    ("Dear Mr Bell\n\nYour wife can come with you to the hearing.", "You can bring your wife to the hearing."),
    ("Any friend or relative may speak for you.", "Your friend can speak for you."),
    ("The tenant must pay £5.", "You must pay £5."),
]  # fmt: skip
TURNED = [
    ("You owe the council £5.", "The council owes you £5."),
    ("You must pay us £80 by 3 May 2027.", "We must pay you £80 by 3 May 2027."),
    ("We will send you a taxi voucher.", "You must send us a taxi voucher."),
    ("You have been charged £9 by the library.", "You have charged the library £9."),
]
STRAIGHT = [
    ("You will be charged £9 by the library.", "The library will charge you £9."),
    ("You will be contacted by us.", "We will contact you."),
    ("We will send you a card.", "You will get a card from us."),
]


def _on_a_draft(letter_text: str, line: str, about: About | None = None) -> list[FactProblem]:
    texts = [t for t in letter_text.splitlines() if t]
    blocks = tuple(Block(f"b{i}", "paragraph", t, Place(i)) for i, t in enumerate(texts))
    letter = Letter("l1", "A letter", blocks, about or About(), (), "0" * 64)
    analysis = analyse(letter, find_profile("easy-read"))
    last = len(analysis.sentences) - 1 if len(texts) == 1 else 1
    told = tuple(s.id for s in analysis.sentences[last:])
    draft = Draft("l1", (Line("n1", line, told),))
    return [p for p in verify(letter, analysis, draft).changed if p.kind == "role"]


@pytest.mark.parametrize(("source", "rewrite"), FOR_ANOTHER)
def test_you_for_somebody_else_blocks(source: str, rewrite: str) -> None:
    found = [p for p in verify_text(source, rewrite).changed if p.kind == "role"]
    assert found and {(p.how, p.severity) for p in found} == {("wrong person", "block")}


@pytest.mark.parametrize(("source", "rewrite"), FOR_ANOTHER)
def test_you_for_somebody_else_blocks_on_a_draft(source: str, rewrite: str) -> None:
    assert [(p.how, p.severity) for p in _on_a_draft(source, rewrite)] == [
        ("wrong person", "block")
    ]


@pytest.mark.parametrize(("source", "rewrite"), FOR_THE_READER)
def test_you_for_the_reader_passes(source: str, rewrite: str) -> None:
    check = verify_text(source, rewrite)
    assert check.ok, [p.says for p in (*check.lost, *check.changed, *check.added)]


@pytest.mark.parametrize(("source", "rewrite"), FOR_THE_READER)
def test_you_for_the_reader_is_no_wrong_person_on_a_draft(source: str, rewrite: str) -> None:
    assert not _on_a_draft(source, rewrite.splitlines()[0])


def test_the_person_a_letter_is_about_is_not_its_reader() -> None:
    words = "Asha Devi needs a new wheelchair."
    about = About(reader="Mrs Jean Hill", person="Asha Devi")
    assert _on_a_draft(words, "You need a new wheelchair.", about)
    assert not _on_a_draft(words, "Asha Devi needs a new wheelchair.", about)
    same = About(reader="Ms Devi", person="Asha Devi")
    assert not _on_a_draft(words, "You need a new wheelchair.", same)


def test_two_titles_are_two_people() -> None:
    about = About(reader="Mrs Hale", person="Mr Jo Hale")
    assert people_of(["Mr Jo Hale is ill."], about).others == {"jo"}


@pytest.mark.parametrize(("said", "told"), TURNED)
def test_who_owes_pays_or_sends_cannot_be_turned(said: str, told: str) -> None:
    assert list(turned_acts([said], told))
    assert not verify_text(said, told).ok
    assert _on_a_draft(said, told)


@pytest.mark.parametrize(("said", "told"), STRAIGHT)
def test_the_same_act_in_the_active_or_passive_passes(said: str, told: str) -> None:
    assert not list(turned_acts([said], told))
    assert not _on_a_draft(said, told)


def test_a_letter_that_keeps_its_greeting_still_says_who_reads_it() -> None:
    letter = "Dear Mrs Hale\nKarl will have a scan. Please come with him.\nBring his book."
    rewrite = letter.replace("Karl will", "You will")
    found = wrong_persons(align(split_sentences(letter), split_sentences(rewrite)))
    assert [p.line for p in found] == ["You will have a scan."]


def test_a_first_name_that_stands_nowhere_in_the_letter_is_new() -> None:
    letter = "Ms Lane will visit you. Ms Lane will bring a form."
    check = verify_text(letter, "Ms Lane will visit you.\nKevin will bring a form.")
    found = [(p.kind, p.value, p.how) for p in (*check.changed, *check.added)]
    assert found == [("name", "kevin", "added")]
    assert verify_text(letter, "Ms Lane will visit you.\nShe will bring a form.").ok


def test_a_reader_knows_the_name_of_their_own_son_only() -> None:
    assert is_kin_told("karl", "Your son Karl can come.", "Your son may come.")
    assert not is_kin_told("karl", "Your son Karl can come.", "Someone may come.")
    assert not is_kin_told("lane", "Your nurse Ms Lane can come.", "Your nurse may come.")


def test_initials_in_brackets_are_no_second_name() -> None:
    names = [f.value for f in scan("The Department for Work and Pensions (DWP) pays it.")]
    assert names == ["department for work and pensions"]
