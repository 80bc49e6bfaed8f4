"""Latin and short forms (eg, ie, etc, pro rata) are read badly. Easy Read uses plain words.

"And/or" is found too, and stays: which is meant is for a person to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from easyread.nlp import Parsed
from easyread.settings import Profile
from easyread.simplify.registry import Hit, Rule

# Pattern -> what to say instead. The dot of "e.g." belongs to the place.
SHORT_FORMS: tuple[tuple[str, str], ...] = (
    (r"(?:[Ee]\.\s?g\.?|[Ee]g\.?)(?!\w)", "Say: for example."),
    (r"(?:[Ii]\.\s?e\.?|ie\.?)(?!\w)", "Say: that is. Or start a new sentence."),
    (r"etc\b\.?", "Name the other things, or say: and other things."),
    (r"(?<![\w/])and\s?/\s?or\b(?!/)", "Say which: and, or. Or say: one or both."),
    (r"(?<=[a-z])\((?:s|es)\)", "Choose: one or more than one."),
    (r"(?:N\.B\.?|NB)(?!\w)", "Leave it out."),
    (r"cf\.", "Say: compare this with."),
    (r"viz\b\.?", "Say: namely."),
    (r"et al\b\.?", "Name the other people."),
    (r"(?:vs?\.(?=\s)|vs\b)", "Say: against."),
    (r"approx\b\.?", "Say: about."),
    (r"incl\b\.?", "Say: including."),
    (r"asap\b|ASAP\b|a\.s\.a\.p\.", "Say: as soon as you can."),
)
LATIN: tuple[tuple[str, str], ...] = (
    ("per annum", "each year"),
    ("pro rata", "in the same share"),
    ("per diem", "each day"),
    ("per capita", "for each person"),
    ("per se", "by itself"),
    ("vice versa", "the other way round"),
    ("ad hoc", "when needed"),
    ("inter alia", "among other things"),
    ("prima facie", "at first sight"),
    ("bona fide", "real"),
    ("de facto", "in fact"),
    ("ex gratia", "as a gift"),
    ("ex officio", "because of the job"),
    ("in lieu", "instead"),
    ("in situ", "in its place"),
    ("mutatis mutandis", "with the needed changes"),
    ("pro forma", "form"),
    ("quid pro quo", "something in return"),
    ("sine die", "with no date set"),
    ("status quo", "how things are now"),
    ("ultra vires", "outside its powers"),
    ("a priori", "from the start"),
    ("ipso facto", "by that fact"),
    ("compos mentis", "able to think clearly"),
    ("ibid", "the same place"),
)
_SHORT = tuple(
    (re.compile(r"(?<![\w.@/])" + p if p[:3] != "(?<" else p), s) for p, s in SHORT_FORMS
)
_LATIN = re.compile(
    r"\b(" + "|".join(phrase.replace(" ", r"[\s-]") for phrase, _ in LATIN) + r")\b", re.I
)
_PLAIN = dict(LATIN)


def find(text: Parsed, profile: Profile) -> Iterator[Hit]:
    """Find short forms that letters use, and Latin phrases."""
    for pattern, says in _SHORT:
        for found in pattern.finditer(text.text):
            yield Hit(found.start(), found.end(), "block", says)
    for found in _LATIN.finditer(text.text):
        plain = _PLAIN[re.sub(r"[\s-]", " ", found[1].lower())]
        yield Hit(found.start(), found.end(), "warn", f"Say it in English: {plain}.")


RULE = Rule(
    id="latin",
    scope="sentence",
    says="Use plain English words.",
    source="W-10, W-12: GOV.UK; NHS; Inclusion Europe 2009",
    find=find,
    catches=(
        "Bring proof, e.g. a bank statement.",
        "Stop it 7 days before surgery, i.e. on 2 February 2027.",
        "Bring pens, paper etc.",
        "Tell your partner and/or carer.",
        "List the name(s) of your children.",
        "You will pay £500 per annum.",
    ),
    passes=(
        "Bring proof, for example a bank statement.",
        "The eggs are in the fridge.",
        "Go to www.example.ie for help.",
        "He lies in bed.",
        "The sketch is here.",
        "Section 4(s)",
        "The Govs office is shut.",
    ),
)
