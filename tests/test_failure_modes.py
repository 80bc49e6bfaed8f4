"""The fourteen ways in which splitters were seen to fail, on the whole machine and not on one rewriter.

Each sentence goes through every round, the fact lock and the draft policy, as in a letter. Most must
come out as they went in; the others must come out exactly as they stand here.
"""

from __future__ import annotations

from functools import lru_cache

import pytest

from easyread.settings import find_profile
from easyread.simplify.lines import rewrite_lines

SAME = ""
# 1. A long aside between a subject and its second verb.
MODE_1 = {
    "They spun a black cord and, attaching it to a hook, pulled it tight.": SAME,
    "The nurse, after looking at your skin and asking about your sleep, will call you and, if need be, send you home.": SAME,
    "The council, having looked at your form and your letters, will write to you and pay your rent.": SAME,
    "We will, once we have your form and your bank letters, look at your claim and call you.": SAME,
}
# 2. A clause inside brackets or inside another thing.
MODE_2 = {
    "The team (and Dr Shah, who is new to the ward) will see you at the clinic on Monday.": SAME,
    "The staff (one of whom, Ann Bell, who runs the ward, knows you) will help you on the day.": SAME,
    "We have sent the form (which you asked for in May, and which is blue) to your home.": SAME,
    "You will get a pack (this has a map, which is on the back) in the post.": SAME,
}
# 3. Who of several people.
MODE_3 = {
    "DDP, Booker T and the Undertaker, who all came, won the match.": SAME,
    "Ann Bell, Tom Reed and the nurse, who live in Bath, will come to your home.": SAME,
    "You will see a nurse and a doctor, who will ask you about your sleep.": SAME,
    "We wrote to your son, your daughter and your carer, who has replied.": SAME,
    "She asked Ann Bell and Tom Reed, who is the nurse, to call you.": SAME,
}
# 4. Which stands for the whole statement.
MODE_4 = {
    "You have moved house, which means that your rent will change.": "You have moved house. This means that your rent will change.",
    "We have lost your form, which is our fault.": "We have lost your form. This is our fault.",
    "You will get more money, which is good news.": "You will get more money. This is good news.",
    "The bus did not come, which meant that you were late.": "The bus did not come. This meant that you were late.",
    "We will stop your money, which is a change to what we told you.": "We will stop your money. This is a change to what we told you.",
    "You missed 2 visits, which is why we have closed your case.": "You missed 2 visits. This is why we have closed your case.",
    "The lift has been broken for 3 weeks, which we are sorry about.": SAME,
}
# 5. A clause that says which one is meant.
MODE_5 = {
    "The letter which tells you the date is late.": SAME,
    "People who get this benefit must tell us about new work.": SAME,
    "The nurse that you saw in May will call you.": SAME,
    "The people who live in the flats that are to be sold have been told.": SAME,
    "We will see the man who called us and who asked for help.": SAME,
}
# 6. A person is named again, never called it.
MODE_6 = {
    "You will see Ann Bell, who is a nurse.": "You will see Ann Bell. Ann Bell is a nurse.",
    "Mr Jones, who lives next door to you, has told us about the noise.": "Mr Jones has told us about the noise. Mr Jones lives next door to you.",
    "Your daughter, who came with you in May, can come again.": "Your daughter can come again. Your daughter came with you in May.",
    "You will be seen by Ann Bell, who will look at your skin.": "Ann Bell will see you. Ann Bell will look at your skin.",
    "You will meet Pat Lee, a doctor.": "You will meet Pat Lee. Pat Lee is a doctor.",
}
# 7. The tense of what is put in.
MODE_7 = {
    "Dr Shah, your consultant, will see you soon.": "Dr Shah will see you soon. Dr Shah is your consultant.",
    "Dr Shah, your consultant at the time, saw you in May.": SAME,
    "Ann Bell, the head of the ward, has left.": SAME,
    "Sam Lee, who was your nurse, has left the ward.": "Sam Lee has left the ward. Sam Lee was your nurse.",
    "Tom Reed, our old manager, was at the meeting on Monday.": SAME,
    "We wrote to you in May, asking you to call us.": "We wrote to you in May. We asked you to call us.",
}
# 8. Not or may over both halves.
MODE_8 = {
    "You may not eat food and drink water.": SAME,
    "You must not drive the car and go back to work on the same day.": SAME,
    "You should not lift the bag and carry it up the stairs.": SAME,
    "We cannot pay your rent and send you the money for the bus.": SAME,
    "You do not have to call us and tell us the date.": SAME,
    "You never signed the form and sent it to us.": SAME,
    "No one called you and told you the date.": SAME,
    "You may not claim this benefit and live abroad.": SAME,
}
# 9. Or, nor, either and whether.
MODE_9 = {
    "You can phone us or you can write to us.": SAME,
    "You can neither call us nor write to us.": SAME,
    "You must either sign the form and send it back or call us.": SAME,
    "You can sign the form or ask a friend to sign it and send it to us.": SAME,
    "Tell us whether you want to come and bring a friend.": SAME,
}
# 10. Because after not.
MODE_10 = {
    "We did not stop your money because you moved house.": SAME,
    "You are not being asked to leave because you owe us rent.": SAME,
    "Your rent has not gone up because you work.": SAME,
    "We do not ask because we doubt you but because the law says so.": SAME,
}
# 11. A reason that was cut off already.
MODE_11 = {
    "This is because you moved house to a new flat in the next town.": SAME,
    "This is because we did not get your form, and because you did not call us.": SAME,
    "The reason is because you moved house.": SAME,
    "We stopped your money because you moved house.": "We stopped your money. This is because you moved house.",
}
# 12. The case of pronouns, and the place of only and just.
MODE_12 = {
    "They were seen by us on Monday.": "We saw them on Monday.",
    "She was helped by him and he was thanked by her.": "He helped her. She thanked him.",
    "The form was only sent by us on Monday.": SAME,
    "The money was just paid by them.": SAME,
    "We were only told by you on Monday that you had moved.": SAME,
    "You were asked by us to send only the first page.": "We asked you to send only the first page.",
}
# 13. A name at the front keeps its capital.
MODE_13 = {
    "Ann Bell was seen by the nurse.": "The nurse saw Ann Bell.",
    "Iceland was chosen by the team.": "The team chose Iceland.",
    "London staff were told by us.": "We told London staff.",
    "NHS staff will call you if your test is clear.": "If your test is clear, NHS staff will call you.",
    "Bath Council will write to you if your claim is late.": "If your claim is late, Bath Council will write to you.",
    "May payments will be late if the bank is shut.": "If the bank is shut, May payments will be late.",
}
# 14. Quotes, headings run into a sentence, abbreviations.
MODE_14 = {
    "He said “come in and sit down” to them.": SAME,
    'The sign says "Stay off the grass and keep your dog on a lead" in red.': SAME,
    '"I will call you and I will write to you," he said.': SAME,
    "Your visit On Monday we will come to your home and look at the boiler.": SAME,
    "What we will do We will call you and we will write to you.": SAME,
    "Next steps: we will call you and we will write to you.": SAME,
    "Mr. Jones must sign the form and you must send it back.": "Mr. Jones must sign the form. You must send it back.",
    "Acme Inc. will call you and the nurse will visit you.": "Acme Inc. will call you. The nurse will visit you.",
    "We paid Smith Ltd. for the work and they sent us a bill.": "We paid Smith Ltd. for the work. They sent us a bill.",
    "The meeting is at St. Mary's Rd. and the bus stops outside.": "The meeting is at St. Mary's Rd. The bus stops outside.",
    "Please see p. 4 of the booklet and fill in section B. of the form.": SAME,
    "We have moved to No. 5 and we will be open on Monday.": "We have moved to No. 5. We will be open on Monday.",
}
MODES = (
    ("a long aside between a subject and its second verb", MODE_1),
    ("a clause inside brackets or inside another thing", MODE_2),
    ("who of several people", MODE_3),
    ("which stands for the whole statement", MODE_4),
    ("a clause that says which one is meant", MODE_5),
    ("a person is named again, never called it", MODE_6),
    ("the tense of what is put in", MODE_7),
    ("not or may over both halves", MODE_8),
    ("or, nor, either and whether", MODE_9),
    ("because after not", MODE_10),
    ("a reason that was cut off already", MODE_11),
    ("the case of pronouns, and the place of only and just", MODE_12),
    ("a name at the front keeps its capital", MODE_13),
    ("quotes, headings run into a sentence, abbreviations", MODE_14),
)
CASES = [(mode, before, after) for mode, rows in MODES for before, after in rows.items()]


@lru_cache(maxsize=1)
def rewritten() -> dict[str, str]:
    before = [text for _, text, _ in CASES]
    return dict(zip(before, rewrite_lines(before, find_profile("easy-read")), strict=True))


@pytest.mark.parametrize(("mode", "before", "after"), CASES)
def test_no_rewriter_falls_into_a_known_way_to_fail(mode: str, before: str, after: str) -> None:
    assert rewritten()[before] == (after or before), mode


def test_every_one_of_the_fourteen_ways_has_sentences_of_its_own() -> None:
    assert len(MODES) == 14
    assert all(len(rows) >= 4 for _, rows in MODES)


# What readers called bad in drafts, on the whole machine.
CALLED_BAD = {
    "We must receive your objection by Friday 3 May 2027.": SAME,
    "Your objection must be received by us by Friday 3 May 2027.": "We must receive your objection by Friday 3 May 2027.",
    "You should attend the site visit with our inspector.": SAME,
    "We have received your form.": SAME,
    "We acknowledge receipt of your letter.": "We have your letter.",
    "We have obtained a letter from your bank.": SAME,
    "You will receive a letter from us.": "You will get a letter from us.",
    "Should you still be unhappy, phone us.": "If you are still unhappy, phone us.",
    "We looked for 3 hours but so far we have found nothing.": "We looked for 3 hours. But so far we have found nothing.",
}


@pytest.mark.parametrize("before", CALLED_BAD)
def test_a_rewrite_that_readers_called_bad_is_not_made_again(before: str) -> None:
    assert rewrite_lines([before], find_profile("easy-read")) == [CALLED_BAD[before] or before]
