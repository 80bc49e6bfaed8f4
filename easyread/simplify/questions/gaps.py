"""What the letter leaves open: who it is from, its date, a way to get in touch, a field, a web link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.simplify.policy import why_protected
from easyread.simplify.questions.asked import Asked, Kind, Reading

COUNTED = re.compile(
    r"\b(?:days?|weeks?|months?)[’']? (?:of|from|after) (?:the date (?:of|on) )?(?:this|the|our) (?:letter|notice)\b",
    re.I,
)
GET_IN_TOUCH = re.compile(r"\b(?:let us know|contact us|tell us|phone us|call us|email us)\b", re.I)
DEAD_LINK = re.compile(r"\((?:/[\w-]+)+/?\)|\bhttps?://(?:localhost|example)\b")


def ask(reading: Reading) -> Iterator[Asked]:
    """Ask for what the letter itself cannot answer."""
    about = reading.letter.about
    kinds = {fact.kind for fact in reading.analysis.facts}
    if about.sender is None:
        yield Asked("Who is this letter from? It does not say.")
    if about.date is None and COUNTED.search(reading.text):
        said = tuple(s.words for s in reading.said if COUNTED.search(s.words))
        yield Asked("What is the date of this letter? A time is counted from it.", said)
    touch = [s.words for s in reading.said if GET_IN_TOUCH.search(s.words)]
    if touch and not kinds & {"phone", "email"}:
        yield Asked(
            "How can the reader get in touch? No phone number or email is given.", tuple(touch[:1])
        )
    fields = {f.span for f in reading.analysis.facts if f.kind == "field"}
    if fields:
        said = tuple(
            s.words
            for s in reading.said
            if any(
                f.block == s.block.id and s.start <= f.start < s.start + len(s.words)
                for f in fields
            )
        )
        yield Asked("A field of the template is not filled in. What should it say?", said)
    dead = tuple(s.words for s in reading.said if DEAD_LINK.search(s.words))
    if dead:
        yield Asked("This web link does not lead anywhere. What is the whole address?", dead)
    yield from _protected(reading)


def _protected(reading: Reading) -> Iterator[Asked]:
    """One question for all sentences of a kind that no machine may change."""
    found: dict[str, list[str]] = {}
    for said in reading.said:
        why = why_protected(said.words)
        if why and said.block.kind != "heading":
            found.setdefault(why, []).append(said.words)
    for why, sentences in found.items():
        yield Asked(why, tuple(sentences))


_OPEN = "Harrowmere Council\n1 Tanner Street\nHarrowmere HM1 4BX\n\nMrs Ann Okafor\n2 Mill Lane\nHarrowmere HM1 2AB\n\n"
KIND = Kind(
    "gap",
    ask,
    asks=(
        "Hello. Thank you for coming.",
        f"{_OPEN}Dear Mrs Okafor\n\nYou must reply within 1 month of the date of this letter.",
        f"{_OPEN}Dear Mrs Okafor\n\nYou may ask for a review within 10 working days of this letter.",
        f"{_OPEN}5 March 2026\n\nDear Mrs Okafor\n\nPlease let us know if you can come.",
        f"{_OPEN}5 March 2026\n\nDear ((name))\n\nPlease call us on 01632 960001.",
        f"{_OPEN}5 March 2026\n\nDear Mrs Okafor\n\nSend us your [statement](/mock/office).",
        f"{_OPEN}5 March 2026\n\nDear Mrs Okafor\n\nTake 5 mg of warfarin each day.",
        f"{_OPEN}5 March 2026\n\nDear Mrs Okafor\n\nYou will need to sign the consent form.",
        f"{_OPEN}5 March 2026\n\nDear Mrs Okafor\n\nYour room is {{{{room}}}}.",
        f"{_OPEN}5 March 2026\n\nDear Mrs Okafor\n\nThere were reports of abuse at the home.",
    ),
    passes=tuple(
        f"{_OPEN}5 March 2026\n\nDear Mrs Okafor\n\n{body}"
        for body in (
            "Please let us know if you can come. Our number is 01632 960001.",
            "Please email us at post@harrowmere.example.",
            "You must reply within 1 month of the date of this letter.",
            "See our website at https://www.harrowmere.example/help.",
            "The room is on floor 2 (north/south).",
            "Your rent is £80 a week.",
            "The hearing is on Tuesday 12 May 2026.",
            "Thank you for your letter dated 2 March 2026.",
        )
    ),
    whole=True,
)
