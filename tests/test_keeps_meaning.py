"""The table of what keeps meaning: kinds of rewrite the fact lock lets pass, and a wrong twin of each.

The table in docs/keeps-meaning.md is made from this one: ``python -m tests.test_keeps_meaning``.
In a row, ``{date}`` and its kin stand for values: every row is tried with each set of ``VALUES``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from easyread.facts import check_change, verify, verify_text
from easyread.model import (
    About,
    Analysis,
    Block,
    Draft,
    FactCheck,
    LeftOut,
    Letter,
    Line,
    Place,
    Sentence,
    Span,
)
from easyread.nlp import parse
from easyread.readability import score
from easyread.readers import read_bytes
from easyread.settings import find_profile
from easyread.simplify.stages import analyse

PAGE = Path(__file__).resolve().parent.parent / "docs" / "keeps-meaning.md"
START, END = "<!-- made by tests/test_keeps_meaning.py -->", "<!-- end -->"
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of rewrite: why it is safe, one-sentence rewrites, retellings, and wrong twins.

    ``one`` is what a machine may do to one sentence: both doors let it pass. ``told`` needs more than
    one sentence, or is what only a person would write: ``verify_text`` lets it pass.
    ``wrong`` must be stopped by ``verify_text``, and by ``check_change`` where it is in ``wrong_one``.
    """

    name: str
    why: str
    one: tuple[Pair, ...] = ()
    told: tuple[Pair, ...] = ()
    wrong_one: tuple[Pair, ...] = ()
    wrong: tuple[Pair, ...] = ()


VALUES = (
    {"short": "06/07/2027", "abbr": "6 Jul 2027", "nth": "6th July 2027", "date": "6 July 2027", "full": "Tuesday 6 July 2027",
     "wrong_day": "Monday 6 July 2027", "other": "Wednesday 7 July 2027", "sum": "£45.20", "other_sum": "£42.50", "t24": "14:15",
     "t12": "2:15pm", "night": "2:15am", "word": "fourteen", "n": "14", "m": "41", "phone": "01632 960123",
     "who": "Priya Shah", "first": "Priya", "last": "Shah", "office": "Marlow Borough Council"},
    {"short": "1/12/2026", "abbr": "1 Dec 2026", "nth": "1st December 2026", "date": "1 December 2026", "full": "Tuesday 1 December 2026",
     "wrong_day": "Sunday 1 December 2026", "other": "Friday 11 December 2026", "sum": "£1,250", "other_sum": "£1,520", "t24": "15:00",
     "t12": "3pm", "night": "3am", "word": "twenty-one", "n": "21", "m": "12", "phone": "020 7946 0018",
     "who": "Tom O'Neill", "first": "Tom", "last": "O'Neill", "office": "Eastvale NHS Trust"},
    {"short": "29/02/2028", "abbr": "29 Feb 2028", "nth": "29th February 2028", "date": "29 February 2028", "full": "Tuesday 29 February 2028",
     "wrong_day": "Thursday 29 February 2028", "other": "Monday 28 February 2028", "sum": "£7", "other_sum": "£70", "t24": "16:40",
     "t12": "4:40pm", "night": "4:40am", "word": "six", "n": "6", "m": "9", "phone": "0800 496 0345",
     "who": "Siân Okafor", "first": "Siân", "last": "Okafor", "office": "Brightwater Homes"},
    {"short": "31.08.2027", "abbr": "31 Aug 2027", "nth": "31st August 2027", "date": "31 August 2027", "full": "Tuesday 31 August 2027",
     "wrong_day": "Wednesday 31 August 2027", "other": "Saturday 31 July 2027", "sum": "£308.75", "other_sum": "£380.75", "t24": "13:05",
     "t12": "1:05pm", "night": "1:05am", "word": "ten", "n": "10", "m": "100", "phone": "07700 900461",
     "who": "Grace Mbeki-Lloyd", "first": "Grace", "last": "Mbeki-Lloyd", "office": "Northmoor Housing Association"},
)  # fmt: skip

KINDS = (
    Kind("A long date for a short one", "It is the same day of the same year.",
         one=(("Your appointment is on {short}.", "Your appointment is on {full}."),
              ("You must return the form by {short}.", "You must return the form by {date}."),
              ("Your rent will go up from {abbr}.", "Your rent will go up from {full}."),
              ("The hearing on {nth} has been cancelled.", "The hearing on {full} has been cancelled."),
              ("We got your letter of {short} about the damp.", "We got your letter of {date} about the damp.")),
         wrong_one=(("Your appointment is on {short}.", "Your appointment is on {other}."),)),
    Kind("The day of the week added", "The calendar gives the day. A wrong day is stopped.",
         one=(("The surveyor will call on {date}.", "The surveyor will call on {full}."),
              ("Your bins will be emptied on {date} instead.", "Your bins will be emptied on {full} instead."),
              ("You must leave the flat by {date}.", "You must leave the flat by {full}."),
              ("The clinic is closed on {date}.", "The clinic is closed on {full}.")),
         wrong_one=(("The surveyor will call on {date}.", "The surveyor will call on {wrong_day}."),
                    ("You must leave the flat by {date}.", "You must leave the flat by {wrong_day}."))),
    Kind("Digits for words", "It is the same number.",
         one=(("You must reply within {word} days.", "You must reply within {n} days."),
              ("You can bring {word} visitors.", "You can bring {n} visitors."),
              ("The work will take {word} weeks.", "The work will take {n} weeks."),
              ("We owe you {word} pounds.", "We owe you £{n}."),
              ("There are {word} steps at the door of the clinic.", "There are {n} steps at the door of the clinic.")),
         wrong_one=(("You must reply within {word} days.", "You must reply within {m} days."),)),
    Kind("am and pm for the 24-hour clock", "It is the same minute of the day.",
         one=(("Your scan is at {t24}.", "Your scan is at {t12}."),
              ("The office is open from 09:00 to {t24}.", "The office is open from 9am to {t12}."),
              ("Be at the court by {t24} on {date}.", "Be at the court by {t12} on {date}."),
              ("The taxi will collect you at {t24}.", "The taxi will collect you at {t12} in the afternoon.")),
         wrong_one=(("Your scan is at {t24}.", "Your scan is at {night}."),)),
    Kind("Easier words", "The easy word means the same in this place.",
         one=(("Your tenancy commenced on {date}.", "Your tenancy started on {date}."),
              ("Please notify us prior to moving.", "Please tell us before moving."),
              ("We require evidence of your income.", "We need proof of your income."),
              ("We will endeavour to obtain your records.", "We will try to get your records."),
              ("Your grant will be terminated on {date}.", "Your grant will end on {date}."),
              ("Kindly retain this receipt for {sum}.", "Please keep this receipt for {sum}.")),
         wrong_one=(("Your payments will commence on {date}.", "Your payments will end on {date}."),)),
    Kind("“You” for the reader", "The reader is the person. Where the letter is about somebody else, “you” is stopped.",
         one=(("The claimant must tell us about any change.", "You must tell us about any change."),
              ("The tenant is to pay {sum} each week.", "You are to pay {sum} each week."),
              ("We sent the form to the applicant on {date}.", "We sent the form to you on {date}."),
              ("The appellant's appeal is allowed.", "Your appeal is allowed.")),
         told=(("Dear Ms {last}\n\nMs {last} will get {sum} a week from {date}.", "Dear Ms {last}\n\nYou will get {sum} a week from {date}."),
               ("Dear {who}\n\nThe tenant must let the gas engineer in on {date}.", "You must let the gas engineer in on {full}.")),
         wrong=(("Dear Mrs Hale\n\nYour son Jordan must take his inhaler to school.", "You must take your inhaler to school."),
                ("Dear Mrs Hale\n\nJordan will have an operation on {date}. Please come with him.", "You will have an operation on {full}."),
                ("Dear Mr {last}\n\nYour mother must pay {sum} for her care.", "You must pay {sum} for your care."),
                ("Dear Mr and Mrs Doyle\n\nYour daughter Niamh has been refused a place.", "You have been refused a place."))),
    Kind("“We” for the sender’s name", "The letter is from them, so “we” is them.",
         told=(("{office}\n\nDear {who}\n\n{office} has looked at your claim.", "{office}\n\nWe have looked at your claim."),
               ("{office}\n\nDear tenant\n\n{office} will fix your roof on {date}.", "From: {office}\n\nWe will fix your roof on {full}."),
               ("{office}\n\nDear {who}\n\nYou owe {office} {sum}.", "{office}\n\nYou owe us {sum}."),
               ("{office}\n\nDear {who}\n\nPlease phone {office} on {phone}.", "{office}\n\nPhone us on {phone}.")),
         wrong=(("{office}\n\nDear {who}\n\nYou owe {office} {sum}.", "{office}\n\nWe owe you {sum}."),)),
    Kind("Active for passive", "The same one does the same to the same.",
         one=(("Your claim was refused by the council.", "The council refused your claim."),
              ("The boiler will be repaired by our engineer on {date}.", "Our engineer will repair the boiler on {date}."),
              ("You may be visited by a fraud officer.", "A fraud officer may visit you."),
              ("Your payments have been stopped.", "We have stopped your payments."),
              ("You will be charged {sum} by the landlord.", "The landlord will charge you {sum}.")),
         wrong_one=(("Your claim was refused by the council.", "The council allowed your claim."),)),
    Kind("Two sentences for one", "Each half says what it said, with its own “must” or “not”.",
         one=(("You must pay {sum} by {date} and send us the receipt.", "You must pay {sum} by {date}. You must send us the receipt."),
              ("We wrote to you on {date} but you did not reply.", "We wrote to you on {date}. But you did not reply."),
              ("Your rent is changing, which means that you will pay {sum}.", "Your rent is changing. This means that you will pay {sum}."),
              ("The lift is broken; please use the stairs.", "The lift is broken. Please use the stairs."),
              ("You must not smoke or use a candle.", "You must not smoke. You must not use a candle.")),
         wrong_one=(("You must not smoke or use a candle.", "You must not smoke. You must use a candle."),)),
    Kind("A list", "The same things, one on each line.",
         one=(("You must bring your passport, a bank statement and {sum} in cash.", "You must bring:\n- your passport\n- a bank statement\n- {sum} in cash."),
              ("You can pay by card, by cheque or in cash.", "You can pay:\n- by card\n- by cheque\n- or in cash."),
              ("We will check your heating, your windows and your smoke alarm on {date}.", "On {date}, we will check:\n- your heating\n- your windows\n- your smoke alarm."),
              ("The nurse will weigh you, take your blood and listen to your chest.", "The nurse will:\n- weigh you\n- take your blood\n- listen to your chest.")),
         wrong_one=(("You can pay by card, by cheque or in cash.", "You must pay:\n- by card\n- by cheque\n- or in cash."),)),
    Kind("The condition in front", "The “if” still stands with what hangs on it.",
         one=(("Phone us on {phone} if you cannot come.", "If you cannot come, phone us on {phone}."),
              ("You will get a new date if you tell us by {date}.", "If you tell us by {date}, you will get a new date."),
              ("Your benefit may stop if you do not send the form.", "If you do not send the form, your benefit may stop."),
              ("We will charge you {sum} unless you cancel by {date}.", "Unless you cancel by {date}, we will charge you {sum}."),
              ("Ring the bell when you get to the ward.", "When you get to the ward, ring the bell."),
              ("Phone us on {phone} if you are late.", "Are you late? Phone us on {phone}.")),
         wrong_one=(("Your benefit may stop if you do not send the form.", "If you send the form, your benefit may stop."),)),
    Kind("“You can get” for “entitled to”", "Who is entitled to a thing can get it. “May be entitled” stays a “may”.",
         one=(("You are entitled to Living Allowance at the higher rate.", "You can get Living Allowance at the higher rate."),
              ("You are not entitled to the mobility part.", "You cannot get the mobility part."),
              ("You may be entitled to a carer's assessment.", "You may be able to get a carer's assessment."),
              ("A decision has been made in respect of your entitlement to Living Allowance.",
               "A decision has been made about whether you can get Living Allowance.")),
         wrong_one=(("You are entitled to Living Allowance.", "You cannot get Living Allowance."),
                    ("You are not entitled to the mobility part.", "You can get the mobility part.")),
         wrong=(("You are not entitled to the mobility part.", "You can get the mobility part."),)),
    Kind("“You” for what only the reader can do", "To appeal, to complain or to claim is the reader’s own act. The modal stays.",
         one=(("A complaint may be made within {n} months by phone on {phone}.", "You can complain within {n} months by phone on {phone}."),
              ("An appeal cannot be made to the tribunal until we have looked again.", "You cannot appeal to the tribunal until we have looked again."),
              ("The Clerk may be contacted on {phone}.", "You can contact the Clerk on {phone}."),
              ("A request must be made by {date}, by phone or in writing.", "You must ask by {date}. Do this by phone or in writing.")),
         wrong_one=(("An appeal cannot be made to the tribunal.", "You can appeal to the tribunal."),
                    ("A complaint may be made by {date}.", "You must complain by {date}.")),
         wrong=(("An appeal cannot be made to the tribunal.", "You can appeal to the tribunal."),)),
    Kind("A verb for a noun", "The same deed, said as a deed.",
         one=(("We will carry out an assessment of your needs.", "We will assess your needs."),
              ("We will make a decision about your claim by {date}.", "We will decide about your claim by {date}."),
              ("You must give us notification of any change.", "You must notify us of any change."),
              ("The council will undertake an inspection of your home on {date}.", "The council will inspect your home on {date}."),
              ("Please make a payment of {sum}.", "Please pay {sum}.")),
         wrong_one=(("We may carry out an assessment of your needs.", "We will assess your needs."),)),
    Kind("A hard word explained", "The explanation says what the word means, and no new fact.",
         told=(("You can ask for an advocate.", "You can ask for an advocate.\nAn advocate is a person who helps you to say what you want."),
               ("You are in arrears of {sum}.", "You are in arrears of {sum}.\nArrears means money that you owe."),
               ("You can ask for a mandatory reconsideration by {date}.", "You can ask for a mandatory reconsideration by {full}.\nThis means that we look at our decision again."),
               ("You will have a biopsy on {date}.", "You will have a biopsy on {full}.\nA biopsy is a test of a very small piece of your body."),
               ("We have started a safeguarding enquiry.", "We have started a safeguarding enquiry.\nSafeguarding means keeping people safe from harm.")),
         wrong=(("You are in arrears.", "You are in arrears.\nArrears means that you owe {other_sum}."),)),
    Kind("“1 in 4” for 25%", "It is the same share.",
         one=(("25% of carers get no help.", "1 in 4 carers get no help."),
              ("About 10% of patients feel sick after this test.", "About 1 in 10 patients feel sick after this test."),
              ("20% of our tenants are behind with their rent.", "1 in 5 of our tenants are behind with their rent.")),
         told=(("You will get 50% of the {sum} back.", "You will get half of the {sum} back."),),
         wrong_one=(("25% of carers get no help.", "1 in 5 carers get no help."),)),
    Kind("2 weeks for a fortnight", "A fortnight is 2 weeks.",
         one=(("Please reply within a fortnight.", "Please reply within 2 weeks."),
              ("We will pay you every fortnight.", "We will pay you every 2 weeks."),
              ("You will get {sum} a fortnight.", "You will get {sum} every 2 weeks."),
              ("The repairs will take a fortnight.", "The repairs will take 2 weeks."),
              ("You will be paid fortnightly from {date}.", "You will be paid every 2 weeks from {date}.")),
         wrong_one=(("Please reply within a fortnight.", "Please reply within 4 weeks."),
                    ("You will get {sum} a fortnight.", "You will get {sum} a week."))),
    Kind("Two “not”s said positively", "Two “not”s undo each other. One more or one less does not.",
         one=(("You cannot appeal unless you send the form.", "You can only appeal if you send the form."),
              ("You will not be paid unless you sign by {date}.", "You will only be paid if you sign by {date}."),
              ("You must not fail to tell us about any change.", "You must tell us about any change."),
              ("{who} cannot visit unless you phone {phone}.", "{who} can only visit if you phone {phone}.")),
         told=(("It is not unusual to feel tired.", "It is usual to feel tired."),
               ("Do not forget to sign the form.", "Remember to sign the form."),
               ("You cannot move in until you have paid {sum}.", "You can move in after you have paid {sum}."),
               ("We will not refuse your claim without phoning you first.", "We will phone you before we refuse your claim.")),
         wrong_one=(("You cannot appeal unless you send the form.", "You can appeal unless you send the form."),
                    ("You must not fail to tell us about any change.", "You must fail to tell us about any change."))),
    Kind("“If you do not come” for “failure to attend”", "To fail to do a thing is not to do it.",
         one=(("Failure to attend may result in your benefit being stopped.", "If you do not come, we may stop your benefit."),
              ("Failure to return the form could affect your claim.", "If you do not return the form, it could affect your claim."),
              ("Failure to pay by {date} will result in your case being sent to court.", "If you do not pay by {date}, we will send your case to court."),
              ("If you fail to attend on {date}, we will close your claim.", "If you do not come on {date}, we will close your claim.")),
         told=(("Failing to give access may lead to a charge of {sum}.", "If you do not let us in, you may have to pay {sum}."),),
         wrong_one=(("Failure to attend may result in your benefit being stopped.", "If you come, we may stop your benefit."),
                    ("Failure to attend may result in your benefit being stopped.", "If you do not come, we will stop your benefit."))),
    Kind("“By” for “no later than”", "Both name the last day or minute.",
         one=(("Return the form no later than {date}.", "Return the form by {date}."),
              ("You must get to the ward not later than {t24}.", "You must get to the ward by {t12}."),
              ("We must have your reply on or before {date}.", "We must have your reply by {date}."),
              ("Tell us no later than {n} days before the visit.", "Tell us at least {n} days before the visit."),
              ("You must appeal no later than {short}.", "You must appeal by {full}.")),
         wrong_one=(("Return the form no later than {date}.", "Return the form after {date}."),)),
    Kind("A duty made plain", "The letter asks for it as a duty without the word “must”.",
         one=(("Payment is due by {date}.", "You must pay by {date}."),
              ("The form is to be returned by {date}.", "You must return the form by {date}."),
              ("You are obliged to tell us about any new job.", "You must tell us about any new job."),
              ("It is essential that you keep this letter.", "You must keep this letter."),
              ("Sign the form and send it back by {date}.", "You must sign the form. You must send it back by {date}.")),
         told=(("Rent of {sum} is payable every Monday.", "You must pay {sum} rent every Monday."),),
         wrong_one=(("You can pay by {date}.", "You must pay by {date}."),)),
    Kind("A name shortened after the first time", "The full name stands before it, and nobody else has that name.",
         told=(("{who} will visit you on {date}. {who} will bring the forms.", "{who} will visit you on {full}.\n{first} will bring the forms."),
               ("Dr {who} will see you. Dr {who} will listen to your heart.", "Dr {who} will see you.\nDr {last} will listen to your heart."),
               ("The Department for Work and Pensions (DWP) pays this. The Department for Work and Pensions will write to you.",
                "The Department for Work and Pensions (DWP) pays this.\nThe DWP will write to you."),
               ("The Community Learning Disability Team will visit. The Community Learning Disability Team will phone first.",
                "The Community Learning Disability Team will visit.\nThe team will phone first.")),
         wrong=(("{who} will visit you on {date}. {who} will bring the forms.", "{who} will visit you on {full}.\nGareth will bring the forms."),)),
    Kind("A question as a heading", "The question has no fact that the letter does not have, and the answer follows.",
         told=(("Complaints may be made to the manager, {who}.", "What if you are not happy?\nYou can complain to the manager, {who}."),
               ("Your appointment is on {date} at {t24}.", "# When is your appointment?\nYour appointment is on {full} at {t12}."),
               ("You must bring your passport and your letter.", "What do you need to bring?\nYou must bring your passport.\nYou must bring your letter."),
               ("You owe {sum}. You must pay by {date}.", "How much do you owe?\nYou owe {sum}.\nYou must pay by {full}.")),
         wrong=(("You must bring your passport.", "Do you need to bring your passport?\nNo, you do not need to."),)),
)  # fmt: skip

MOVED = (
    ("This notice is given under section 21 of the Housing Act 1988.", "You must leave the flat by {date}."),
    ("The decision was made under regulation 35 of the ESA Regulations 2013.", "You will get {sum} a week."),
    ("See paragraph 4 of schedule 2 to the Social Security Act 1998.", "You can appeal by {date}."),
    ("This assessment is made under section 9 of the Care Act 2014.", "{who} will visit you on {date}."),
)  # fmt: skip
MOVED_NAME = "The name of a law moved to the official letter"
MOVED_WHY = "Only at level main-points: the page says what was left out and why. Without a reason it is lost."


def filled(pair: Pair) -> Iterator[Pair]:
    """Give this pair with each set of values; once where it has no value."""
    done = {tuple(text.format_map(values) for text in pair): None for values in VALUES}
    yield from ((before, after) for before, after in done)


def _cases(*fields: str, only: str = "") -> list[object]:
    """Every filled pair of these fields of the table (of one kind, or all), named by its kind."""
    return [
        pytest.param(before, after, id=f"{kind.name}-{field}{i}{'abcd'[j]}")
        for kind in KINDS
        if only in kind.name
        for field in fields
        for i, pair in enumerate(getattr(kind, field))
        for j, (before, after) in enumerate(filled(pair))
    ]


def _says(check: FactCheck) -> list[str]:
    return [p.says for p in (*check.lost, *check.changed, *check.added)]


@pytest.mark.parametrize(("before", "after"), _cases("one"))
def test_a_machine_may_make_this_rewrite(before: str, after: str) -> None:
    assert [p.says for p in check_change(before, after)] == []


@pytest.mark.parametrize(("before", "after"), _cases("one", "told"))
def test_a_text_with_this_rewrite_is_true(before: str, after: str) -> None:
    assert _says(verify_text(before, after)) == []


@pytest.mark.parametrize(("before", "after"), _cases("wrong_one"))
def test_a_machine_may_not_make_the_wrong_twin(before: str, after: str) -> None:
    assert check_change(before, after)


@pytest.mark.parametrize(("before", "after"), _cases("wrong_one", "wrong"))
def test_a_text_with_the_wrong_twin_is_stopped(before: str, after: str) -> None:
    assert not verify_text(before, after).ok


@pytest.mark.parametrize(("words", "line"), _cases("wrong", only="“You” for the reader"))
def test_you_for_somebody_else_is_stopped_on_a_draft_too(words: str, line: str) -> None:
    letter = read_bytes(words.encode(), "letter.txt")
    analysis = analyse(letter, find_profile("easy-read"))
    told = tuple(s.id for s in analysis.sentences[1:])
    lines = (Line("n0", words.splitlines()[0], (analysis.sentences[0].id,)), Line("n1", line, told))
    assert not verify(letter, analysis, Draft(letter.id, lines)).ok


def test_every_kind_has_four_different_examples() -> None:
    for kind in KINDS:
        assert len({*kind.one, *kind.told}) >= 4, kind.name
        assert kind.wrong_one or kind.wrong, kind.name


def _verified(texts: Pair, lines: list[str], left_out: tuple[LeftOut, ...]) -> FactCheck:
    """Verify a letter of two sentences against lines that carry its second."""
    blocks = tuple(Block(f"b{i}", "paragraph", t, Place(i + 1)) for i, t in enumerate(texts))
    letter = Letter("l1", "A letter", blocks, About(), (), "0" * 64)
    sentences = tuple(Sentence(f"s{i}", Span(f"b{i}", 0, len(t))) for i, t in enumerate(texts))
    readability = score([parse(t, f"b{i}") for i, t in enumerate(texts)])
    made = tuple(Line(f"n{i}", line, ("s1",)) for i, line in enumerate(lines))
    return verify(letter, Analysis(sentences, (), (), readability), Draft("l1", made, left_out))


@pytest.mark.parametrize("pair", [p for row in MOVED for p in filled(row)])
def test_a_law_may_be_moved_to_the_official_letter_with_a_reason_only(pair: Pair) -> None:
    reason = LeftOut("s0", "The official letter says which law it is.", "author")
    assert _says(_verified(pair, [pair[1]], (reason,))) == []
    assert [p.kind for p in _verified(pair, [pair[1]], ()).lost] == ["sentence"]


def table() -> str:
    """The table of docs/keeps-meaning.md."""
    rows = ["| kind | the letter says | the Easy Read may say | why it is safe | what is stopped |"]
    rows.append("| --- | --- | --- | --- | --- |")
    for kind in KINDS:
        (before, after) = next(filled((*kind.one, *kind.told)[0]))
        (letter, wrong) = next(filled((*kind.wrong_one, *kind.wrong)[0]))
        stopped = f"“{letter}” as “{wrong}”" if letter != before else f"“{wrong}”"
        rows.append(_row(kind.name, before, after, kind.why, stopped))
    (law, kept) = next(filled(MOVED[0]))
    rows.append(_row(MOVED_NAME, f"{law} {kept}", kept, MOVED_WHY, "The same with no reason given"))
    return "\n".join(rows)


def _row(*cells: str) -> str:
    lines = ("<br>".join(line for line in cell.splitlines() if line) for cell in cells)
    return "| " + " | ".join(lines) + " |"


def page_with(page: str, made: str) -> str:
    """The page with this table between its marks."""
    before, after = page.split(START)[0], page.split(END)[1]
    return f"{before}{START}\n\n{made}\n\n{END}{after}"


def test_the_page_shows_this_table() -> None:
    page = PAGE.read_text("utf-8")
    assert page == page_with(page, table()), "write it: python -m tests.test_keeps_meaning"


if __name__ == "__main__":
    PAGE.write_text(page_with(PAGE.read_text("utf-8"), table()), "utf-8")
