"""Ways to make a right rewrite wrong: each changes one thing in a text, by chance.

Used by ``facts.py``. The lists are written from common sense for this benchmark; they are not the lists that
the fact lock uses.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Mutation = Callable[[str, random.Random], str | None]

PEOPLE = ["Gareth Pugh", "Nadia Hussain", "Oliver Trent", "Mary Okafor"]
SURNAMES = ["Pugh", "Hussain", "Trent", "Okafor"]
STRENGTH = [
    ("must", "can"), ("must", "may"), ("must", "should"), ("can", "must"), ("may", "must"), ("will", "may"),
    ("may", "will"), ("should", "can"), ("need to", "can"), ("have to", "may"), ("could", "must"), ("might", "will"),
    ("must", "might"), ("has to", "can"), ("can", "should"),
]  # fmt: skip
CLAUSES = [
    ("before", "after"), ("after", "before"), ("if", "unless"), ("unless", "if"), ("until", "after"), ("by", "after"),
    ("when", "unless"), ("from", "until"), ("until", "from"),
]  # fmt: skip
AMOUNTS = [
    ("all", "some"), ("all", "none"), ("every", "some"), ("some", "all"), ("at least", "at most"), ("up to", "at least"),
    ("only", "also"), ("no more than", "more than"), ("both", "neither"), ("most", "few"), ("more", "less"), 
    ("each", "some"), ("within", "after"),
]  # fmt: skip
TURNED = [
    ("allowed", "refused"), ("allowed", "dismissed"), ("refused", "granted"), ("accept", "turn down"), ("accepted", "rejected"),
    ("confirmed", "overturned"), ("set aside", "upheld"), ("agree", "disagree"), ("agreed", "disagreed"), ("start", "finish"),
    ("started", "ended"), ("starts", "ends"), ("begins", "finishes"), ("continue", "stop"), ("satisfied", "dissatisfied"),
    ("include", "leave out"), ("includes", "excludes"), ("valid", "invalid"), ("complete", "incomplete"), ("increase", "decrease"),
    ("limited", "unlimited"), ("entitled", "not entitled"), ("able", "unable"), ("submit", "withdraw"), ("submitted", "withdrawn"),
    ("attended", "missed"), ("attend", "miss"), ("morning", "evening"), ("first", "last"), ("early", "late"), ("longer", "shorter"),
    ("stop", "keep taking"), ("ill", "well"), ("adult", "child"), ("small", "big"), ("open", "close"), ("send", "keep"),
    ("bring", "leave"), ("take off", "put on"), ("appellant", "respondent"), ("enhanced", "standard"), ("standard", "enhanced"),
    ("higher", "lower"), ("severe", "mild"), ("unreasonably", "reasonably"), ("late", "early"), ("received", "lost"),
    ("public", "private"), ("with", "without"), ("accompany", "avoid"), ("likely", "unlikely"), ("right", "wrong"),
]  # fmt: skip
UNITS = [
    ("days", "weeks"), ("day", "week"), ("weeks", "months"), ("months", "years"), ("month", "week"), ("hours", "minutes"),
    ("minutes", "hours"), ("metres", "miles"), ("metre", "mile"), ("year", "month"), ("years", "months"), ("points", "pounds"),
    ("weekly", "monthly"), ("week", "day"), ("am", "pm"), ("pm", "am"), ("mg", "g"),
]  # fmt: skip
ROLES = [
    ("Secretary of State", "Tribunal"), ("Tribunal", "Department"), ("Department", "Tribunal"), ("appellant", "inspector"),
    ("local planning authority", "appellant"), ("local planning authority", "inspector"), ("inspector", "local planning authority"),
    ("representative", "judge"), ("consultant", "receptionist"), ("doctor", "dentist"), ("GP", "solicitor"), ("nurse", "porter"),
    ("interested parties", "inspectors"), ("adult", "neighbour"), ("First Tier Agency", "Home Office"),
]  # fmt: skip
ADDED = [
    "You will get £75 each week.", "Phone 020 7946 0018 to ask about this.", "You must bring your passport.",
    "You must reply by 17 June 2031.", "The meeting will take 45 minutes.", "You must not speak to a newspaper.",
    "Write to Doctor Imogen Vance.", "If you are late you will be fined £60.", "You do not have to pay tax on this.",
    "Your appointment is on Friday 6 August 2032.", "This costs 12 pounds.", "Look at www.example-helpline.org.uk.",
]  # fmt: skip
DENIABLE = r"is|are|was|were|will|can|must|may|should|did|has|have|do|does"


def swap_words(pairs: list[tuple[str, str]]) -> Mutation:
    def mutate(text: str, dice: random.Random) -> str | None:
        places = [
            (m, new)
            for old, new in pairs
            for m in re.finditer(rf"(?<![\w-]){old}(?![\w-])(?! not)", text, re.I)
        ]
        if not places:
            return None
        match, new = dice.choice(places)
        new = new.capitalize() if match[0][0].isupper() else new
        return text[: match.start()] + new + text[match.end() :]

    return mutate


def change_digit(pattern: str) -> Mutation:
    def mutate(text: str, dice: random.Random) -> str | None:
        places = [
            i for m in re.finditer(pattern, text) for i in range(*m.span()) if text[i].isdigit()
        ]
        if not places:
            return None
        at = dice.choice(places)
        others = [d for d in "123456789" if d != text[at]]
        return text[:at] + dice.choice(others) + text[at + 1 :]

    return mutate


def swap_name(text: str, dice: random.Random) -> str | None:
    # Felix Sydney (the letters), Bex Proxy and Mockridge-Specimen (the hospital)
    places = [
        (m, PEOPLE)
        for m in re.finditer(
            r"Felix Sydney|Bex Proxy|Bristol City Council|System Test Borough Council", text
        )
    ]
    places += [(m, SURNAMES) for m in re.finditer(r"(?<=N\. )Other|Mockridge-Specimen", text)]
    places += [
        (m, SURNAMES)
        for m in re.finditer(
            r"(?<=[a-z] )[A-Z][a-z]+ [A-Z][a-z]+(?= (?:the|is|has|was|will)\b)", text
        )
    ]
    if not places:
        return None
    match, names = dice.choice(places)
    return text[: match.start()] + dice.choice(names) + text[match.end() :]


def add_not(text: str, dice: random.Random) -> str | None:
    places = list(
        re.finditer(rf"(?<=[a-z] )({DENIABLE})(?= [a-z])(?! (?:not|no|nothing|any)\b)", text)
    )
    if not places:
        return None
    at = dice.choice(places).end()
    return f"{text[:at]} not{text[at:]}"


def remove_not(text: str, dice: random.Random) -> str | None:
    places = [
        *re.finditer(r" not(?=\s)", text),
        *re.finditer(r"(?<=can)not\b", text),
        *re.finditer(r"(?<=\s)no (?=[a-z])", text),
    ]
    if not places:
        return None
    match = dice.choice(places)
    return text[: match.start()] + text[match.end() :]


def drop_sentence(text: str, dice: random.Random) -> str | None:
    lines = text.split("\n")
    places = [
        i for i, line in enumerate(lines)
        if len(line.split()) > 4 and line.rstrip()[-1:] in ".?" and not line.startswith(("[", "#"))
        and lines.count(line) == 1
    ]  # fmt: skip
    if not places:
        return None
    i = dice.choice(places)
    pieces = re.split(r"(?<=[a-z]\.) (?=[A-Z])", lines[i])
    pieces.pop(dice.randrange(len(pieces)))
    return "\n".join([*lines[:i], " ".join(pieces), *lines[i + 1 :]])


def add_fact(text: str, dice: random.Random) -> str | None:
    lines = text.split("\n")
    at = dice.randrange(len(lines) // 3, len(lines))
    return "\n".join([*lines[:at], dice.choice(ADDED), *lines[at:]])


MONTHS = (
    "January February March April May June July August September October November December".split()
)


def change_month(text: str, dice: random.Random) -> str | None:
    places = list(re.finditer(rf"(?<=\d )({'|'.join(MONTHS)})(?= \d)", text))
    if not places:
        return None
    match = dice.choice(places)
    month = dice.choice([m for m in MONTHS if m != match[0]])
    return text[: match.start()] + month + text[match.end() :]


def turn_persons(text: str, dice: random.Random) -> str | None:
    """Put "we" where the doer is "you", or the other way: "You need to submit" / "We need to submit"."""
    places = list(
        re.finditer(r"\b(?P<who>You|We)\b(?= (?:have|will|need|must|can|should|do) [a-z])", text)
    )
    if not places:
        return None
    match = dice.choice(places)
    return text[: match.start()] + {"You": "We", "We": "You"}[match[0]] + text[match.end() :]


def drop_condition(text: str, dice: random.Random) -> str | None:
    """Leave out a clause with "if", "unless" or "because" in front of it or behind it."""
    places = [
        *re.finditer(r" (?:if|unless|because) [a-z][^.,;:\n]{10,80}(?=\.)", text),
        *re.finditer(r"(?<=[.\n] )(?:If|Unless) [^.,;:\n]{8,80}, (?=[a-z])", text),
    ]
    if not places:
        return None
    match = dice.choice(places)
    rest = text[match.end() :]
    if match[0][0].isupper():
        rest = rest[:1].upper() + rest[1:]
    return text[: match.start()] + rest


MUTATIONS: dict[str, Mutation] = {
    "number changed": change_digit(
        r"(?<![\w/.:@-])\d{1,4}(?![\w/:@-])(?!\. )(?! (?:January|February|March|April|May|June|July))"
    ),
    "date changed": change_digit(r"\b\d\d?/\d\d?/\d{4}\b|\b\d{1,2} [A-Z][a-z]+ \d{4}\b"),
    "month changed": change_month,
    "phone or reference changed": change_digit(r"\b0\d{4} \d{6}\b|\b[A-Z]+\d{4,}\b|\b\d{5,}\b"),
    "name swapped": swap_name,
    "strength (must, can, may)": swap_words(STRENGTH),
    "clause (before, if, until)": swap_words(CLAUSES),
    "amount word (all, some, only)": swap_words(AMOUNTS),
    "opposite (allowed, refused)": swap_words(TURNED),
    "unit or period changed": swap_words(UNITS),
    "role or body swapped": swap_words(ROLES),
    "you and we turned": turn_persons,
    "condition left out": drop_condition,
    "not added": add_not,
    "not removed": remove_not,
    "sentence dropped": drop_sentence,
    "fact added": add_fact,
}
