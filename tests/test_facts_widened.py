"""Modals, conditions, amounts and exceptions that a free retelling turns, drops or widens."""

from __future__ import annotations

import pytest

from easyread.facts import verify_text

WRONG = {
    "leave to do a thing told as a duty": [
        (
            "You may wish to bring a relative to the meeting.",
            "You must bring a relative to the meeting.",
        ),
        (
            "You can bring an advocate or a family member to the interview.",
            "You must have a person with you at the interview:\n- an advocate\n- or a family member.",
        ),
        (
            "You may need to send photographs of the damage.",
            "You need to send us some things.\nOne is photographs of the damage.\n"
            "You need to send these.",
        ),
    ],
    "a duty told as a choice": [
        (
            "It is essential that you attend your blood test.",
            "You have a blood test.\nYou can go to it if you want.",
        ),
        (
            "You should not lift heavy things or drive for two weeks.",
            "For two weeks you do not have to:\n- lift heavy things\n- drive.",
        ),
        (
            "Do not stop using the inhaler.",
            "Do you feel well?\nThen you should not use the inhaler any more.",
        ),
    ],
    "the condition without its not": [
        (
            "If you do not reply, your place may be given to someone else.",
            "If you reply, we may give your place to someone else.",
        ),
        (
            "Unless you pay by 5 June 2026, we will end your tenancy.",
            "If you pay by 5 June 2026, we will end your tenancy.",
        ),
        (
            "If the shop cancels the order, you get your money back. "
            "If you cancel, you lose the deposit.",
            "If you cancel, you get your money back.\n"
            "If the shop cancels the order, you lose the deposit.",
        ),
    ],
    "a condition lifted": [
        ("We can start only once you have signed the form.", "You do not have to sign the form."),
        (
            "Visitors who leave without notice may be charged £20.",
            "If you leave, you may have to pay £20.",
        ),
        (
            "You may lose your place if you miss a lesson without good reason.",
            "If you miss a lesson, you may lose your place.\nIt does not matter what the reason is.",
        ),
    ],
    "an exception dropped or counted in": [
        (
            "Parking is free for all residents, except for visitors with vans.",
            "Parking is free for everyone who lives here.",
        ),
        (
            "You may not have barbecues on the balcony, but this does not apply to electric grills.",
            "You cannot have a barbecue on the balcony, not even electric grills.",
        ),
        (
            "Stop all your tablets, with the exception of aspirin, on the morning of the scan.",
            "On the morning of the scan:\n- just have water\n- stop all your tablets.",
        ),
    ],
    "an amount or a length changed": [
        (
            "You must stay indoors for 48 hours.",
            "Stay at home.\nYou need to do this for up to 48 hours.",
        ),
        (
            "Tell us no later than 3 days before the meeting.",
            "Tell us in the last 3 days before the meeting.",
        ),
        ("Only the kitchen was inspected.", "We mainly looked at the kitchen."),
        ("None of the windows can be opened.", "Not all of the windows open."),
        (
            "Most of the grant is paid in May, the rest in June.",
            "A small part of the grant is paid in May.\nThe rest is paid in June.",
        ),
        (
            "If you have a fever, rash or headache, ring us.",
            "If you have all of these, ring us:\n- a fever\n- a rash\n- a headache",
        ),
    ],
    "the order turned": [
        (
            "You must stop the cream a week before, but not without first asking the pharmacist.",
            "Once you have stopped the cream, ask the pharmacist.",
        ),
    ],
}
RIGHT = {
    "leave stays leave": [
        (
            "You may wish to bring a relative to the meeting.",
            "You may want to bring a relative to the meeting.",
        ),
        (
            "You can bring an advocate or a family member to the interview.",
            "You can have a person with you at the interview:\n"
            "- an advocate\n- or a family member.",
        ),
        (
            "You may wish to park at the rear. You must display your permit.",
            "You can park at the back.\nYou must show your permit.",
        ),
    ],
    "a ban over its items": [
        (
            "You must not eat, smoke or drink tea for 6 hours before the scan.",
            "For 6 hours before the scan, do not:\n- eat\n- smoke\n- drink tea.",
        ),
        (
            "You should not lift heavy things or drive for two weeks.",
            "For two weeks you should not:\n- lift heavy things\n- drive.",
        ),
        (
            "Please be advised that the grant is in no circumstances repayable.",
            "You never have to pay the grant back.",
        ),
    ],
    "the condition in other words": [
        (
            "If you do not reply, your place may be given to someone else.",
            "Reply to us.\nIf you reply, you keep your place.\n"
            "If you do not, we may give your place to someone else.",
        ),
        (
            "Unless you write to us, we are unable to change the date.",
            "We can only change the date if you write to us.",
        ),
        (
            "Your award will stop unless your form is received no later than 4 May.",
            "Your form must get to us by 4 May. If it does not, your award will stop.",
        ),
    ],
    "the condition kept": [
        ("We can start only once you have signed the form.", "Sign the form. Then we can start."),
        (
            "Visitors who leave without notice may be charged £20.",
            "If you leave and do not tell us first, you may have to pay £20.",
        ),
        (
            "You may leave the study without giving a reason.",
            "You can leave the study. You do not need to say why.",
        ),
    ],
    "the exception kept": [
        (
            "All patients get a letter, apart from children.",
            "All patients get a letter, but children do not.",
        ),
        (
            "Stop all your tablets, with the exception of aspirin.",
            "Stop all your tablets, but not aspirin.",
        ),
    ],
    "the same amount": [
        (
            "Tell us no later than 3 days before the meeting.",
            "Tell us at least 3 days before the meeting.",
        ),
        ("Only the kitchen was inspected.", "We just looked at the kitchen."),
        ("All tenants must attend.", "Every one of them must attend."),
        (
            "Most of the grant is paid in May, the rest in June.",
            "You get most of the grant in May. You get a small part in June.",
        ),
        ("Carers and relatives are welcome to stay.", "Your carers or relatives can stay."),
    ],
}


def _cases(pairs: dict[str, list[tuple[str, str]]]) -> list[object]:
    return [
        pytest.param(*pair, id=f"{name} {n}")
        for name, row in pairs.items()
        for n, pair in enumerate(row, 1)
    ]


@pytest.mark.parametrize(("letter", "rewrite"), _cases(WRONG))
def test_a_turned_limit_is_stopped(letter: str, rewrite: str) -> None:
    assert not verify_text(letter, rewrite).ok


@pytest.mark.parametrize(("letter", "rewrite"), _cases(RIGHT))
def test_the_same_limit_in_other_words_passes(letter: str, rewrite: str) -> None:
    check = verify_text(letter, rewrite)
    assert check.ok, [p.says for p in (*check.lost, *check.changed, *check.added)]
