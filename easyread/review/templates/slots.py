"""The words of one slot -> a typed value; a typed value and a form -> the words that a page prints."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from easyread.errors import EasyReadError
from easyread.facts.find.dates import MONTHS, WEEKDAYS
from easyread.facts.find.found import plain
from easyread.facts.find.scan import scan
from easyread.masking.capitals import TITLES
from easyread.masking.spot import SMALL_PARTS
from easyread.masking.words import is_first_name, is_surname, is_word

SlotKind = Literal[
    "date", "time", "money", "name", "place", "number", "phone", "reference", "free_text"
]
KINDS: tuple[str, ...] = get_args(SlotKind)
# The facts of ``facts.find`` that a slot of this kind may hold; other kinds are told by their looks.
FACTS: Mapping[str, frozenset[str]] = {
    "date": frozenset({"date"}),
    "time": frozenset({"time"}),
    "money": frozenset({"money"}),
    "number": frozenset({"number", "period", "unit", "dose"}),
}
LONGEST: Mapping[str, int] = {
    "name": 90,
    "place": 200,
    "phone": 24,
    "reference": 40,
    "free_text": 3000,
}
MOST_NAMES = 6  # words of one name, without titles
_SIGN = re.compile(r"\{(?P<key>[a-z][a-z0-9_]*)(?:\.(?P<form>[a-z0-9_]+))?\}")
_BRACES = re.compile(r"\{\{|\}\}|" + _SIGN.pattern)
_DAY = re.compile(r"(?:(?P<year>\d{4})|-)-(?P<month>\d\d)-(?P<day>\d\d)$")
_TIME = re.compile(r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?P<unsure>\??)$")
_PHONE = re.compile(r"\+?\(?\d[\d ().-]{5,20}\d$")
_REFERENCE = re.compile(r"(?=.*\d)[A-Za-z0-9][\w/.()#-]*(?: [A-Za-z0-9][\w/.()#-]*){0,5}$")
_NAME_WORD = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w'-]*\.?|[A-ZÀ-ÖØ-Þ]\.?(?:[A-ZÀ-ÖØ-Þ]\.?)*)$")
_PLACE = re.compile(r"(?=.*[A-Z0-9])[\w][\w '&,.()/-]*$")
_FIELD = re.compile(
    r"(?:==[^=\n]+==|\(\([^()\n]+\)\)|\{\{[^{}\n]+\}\}|<<[^<>\n]+>>|«[^«»\n]+»|%[sd])$"
)


class BadSlot(EasyReadError):
    """A slot or a condition of a template cannot be as it was asked for."""

    code = "bad-slot"


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in one slot of one letter.

    ``value`` is one normal form (a day as 2026-04-03). ``texts`` are the words of the letter, one
    for each form in which the template's letter wrote it ("Ms Leyla Demir", "Ms Demir").
    """

    kind: str
    value: str
    texts: tuple[str, ...]


def squeezed(text: str) -> str:
    """A text with plain quotes and dashes, and one blank between words: how fixed words compare.

    >>> squeezed("  Don’t  go ")
    "Don't go"
    """
    return " ".join(plain(text).split())


def value_of(kind: str, text: str, around: str = "", at: int = 0) -> str | None:
    """The normal form of the words of a slot, or None where they are not of this kind.

    Args:
        kind: of the slot.
        text: the words.
        around: the block they stand in; "at 10.00" is a time only there.
        at: where they begin in it.

    >>> value_of("date", "Friday 3 April 2026"), value_of("date", "soon"), value_of("money", "£5")
    ('2026-04-03', None, '£5')
    """
    if is_field(text):
        return None  # "==date==" is no day yet
    if kind in FACTS:
        return _fact(kind, text, around or text, at)
    if len(text) > LONGEST[kind]:
        return None
    if kind == "free_text":
        return text
    return text if text and _LOOKS[kind](plain(text)) else None


def end_of_fact(text: str, start: int, end: int) -> int:
    """Where a fact ends without the point of its sentence: "2:30pm." gives back the point.

    >>> end_of_fact("Come at 2:30pm.", 8, 15), end_of_fact("at 2.30 p.m. on", 3, 12)
    (14, 12)
    """
    return end - 1 if re.search(r"\d\s?[ap]m\.$", text[start:end], re.I) else end


def is_field(text: str) -> bool:
    """Whether words are a field of a template letter that nobody has filled in."""
    return _FIELD.match(text) is not None


def _fact(kind: str, text: str, around: str, at: int) -> str | None:
    found = next(
        (
            f
            for f in scan(around)
            if f.start == at and f.end == at + len(text) and f.kind in FACTS[kind]
        ),
        None,
    )
    if found is None and around != text:
        return _fact(kind, text, text, 0)
    if found is None or (kind == "date" and not _DAY.match(found.value)):
        return None  # "Monday", "April" and "3 April 2026 but monday" are no day to print
    return found.value


def _is_name(text: str) -> bool:
    """Whether words can be a person's name: "Stop Your Benefit" in capitals is none."""
    words = [w for w in text.split() if w.lower() not in SMALL_PARTS | {"and", "&"}]
    bare = bare_name(text)
    if not bare or len(bare) > MOST_NAMES or not all(_NAME_WORD.match(w) for w in words):
        return False
    titled = words[0].lower().rstrip(".") in TITLES
    return titled or all(
        len(w) == 1 or w in SMALL_PARTS or not is_word(w) or is_first_name(w) or is_surname(w)
        for w in bare
    )


_LOOKS: Mapping[str, Callable[[str], bool]] = {
    "name": _is_name,
    "place": lambda text: bool(_PLACE.match(text)) and len(text.split()) <= 20,
    "phone": lambda text: bool(_PHONE.match(text)),
    "reference": lambda text: bool(_REFERENCE.match(text)),
}


# -- printing ---------------------------------------------------------------------------------

# The standard forms of a kind, the one that is preferred first.
FORMS: Mapping[str, tuple[str, ...]] = {
    "date": ("", "no_weekday", "no_year", "day_month", "weekday"),
    "time": ("", "clock"),
}


def printed(value: Value, form: str = "") -> str:
    """The words of a value in one form. Days are in full with the right weekday, times as 2:30pm.

    >>> printed(Value("date", "2026-04-03", ("03/04/26",)))
    'Friday 3 April 2026'
    >>> printed(Value("time", "14:30", ("14:30",))), printed(Value("money", "£5", ("£5.00",)))
    ('2:30pm', '£5.00')
    """
    if form.startswith("as_written"):
        number = int(form.removeprefix("as_written") or 1)
        return value.texts[min(number, len(value.texts)) - 1]
    made = None
    if value.kind == "date":
        made = _day(value, form)
    elif value.kind == "time":
        made = _time(value.value, form)
    return value.texts[0] if made is None else made


def form_of(value: Value, text: str) -> str:
    """The form in which a page prints a value: the first standard one that gives these words."""
    standard = [form for form in FORMS.get(value.kind, ()) if printed(value, form) == text]
    if standard:
        return standard[0]
    if value.kind not in FORMS and value.texts[0] == text:
        return ""
    written = [n for n, own in enumerate(value.texts, 1) if own == text]
    return f"as_written{written[0]}" if written else ""


def _day(value: Value, form: str) -> str | None:
    parts = _DAY.match(value.value)
    if parts is None:
        return None
    day, month = int(parts["day"]), [*MONTHS][int(parts["month"]) - 1].capitalize()
    weekday = ""
    if parts["year"]:
        weekday = WEEKDAYS[date.fromisoformat(value.value).weekday()].capitalize()
    else:  # a day without a year has the weekday that the letter gives it, or none
        said = (scan(word) for word in value.texts[0].split()[:1])
        weekday = next((f.value.capitalize() for fs in said for f in fs if f.value in WEEKDAYS), "")
    wanted: Mapping[str, tuple[str, ...]] = {
        "": (weekday, str(day), month, parts["year"] or ""),
        "no_weekday": (str(day), month, parts["year"] or ""),
        "no_year": (weekday, str(day), month),
        "day_month": (str(day), month),
        "weekday": (weekday,),
    }
    return " ".join(word for word in wanted[form] if word) or None


def _time(value: str, form: str) -> str | None:
    parts = _TIME.match(value)
    if parts is None:
        return None
    hour, minute = int(parts["hour"]) % 24, int(parts["minute"])
    if form == "clock":
        return f"{hour % 12 or 12}:{minute:02d}"
    if parts["unsure"]:
        return None  # nobody can know if it is am or pm: as the letter wrote it
    if minute == 0 and hour in (0, 12):
        return "midday" if hour else "midnight"
    minutes = f":{minute:02d}" if minute else ""
    return f"{hour % 12 or 12}{minutes}{'pm' if hour >= 12 else 'am'}"


# -- words with slots -------------------------------------------------------------------------


def escaped(text: str) -> str:
    """Fixed words as they stand in a text with slots: braces of the letter are doubled."""
    return text.replace("{", "{{").replace("}", "}}")


def sign(key: str, form: str = "") -> str:
    """The placeholder of a slot in one form.

    >>> sign("name_1"), sign("appointment_date", "no_year")
    ('{name_1}', '{appointment_date.no_year}')
    """
    return f"{{{key}.{form}}}" if form else f"{{{key}}}"


def filled(text: str, say: Callable[[str, str], str]) -> str:
    """A text with slots, each slot said by ``say(key, form)``, and doubled braces single again."""

    def one(found: re.Match[str]) -> str:
        if found["key"] is None:
            return found[0][0]
        return say(found["key"], found["form"] or "")

    return _BRACES.sub(one, text)


def keys_in(text: str) -> frozenset[str]:
    """The keys of the slots of a text."""
    return frozenset(m["key"] for m in _BRACES.finditer(text) if m["key"])


def bare_name(text: str) -> tuple[str, ...]:
    """The words of a name without titles and points, in small letters.

    >>> bare_name("Ms L. Demir")
    ('l', 'demir')
    """
    words = (w.strip(".,").lower() for w in text.split())
    return tuple(w for w in words if w and w not in TITLES and w not in ("and", "&"))


def kind_of_field(field: str) -> str:
    """What a field of a template letter ("==appointment date==") will hold, by its words.

    >>> kind_of_field("==appointment date=="), kind_of_field("((extra words))")
    ('date', 'free_text')
    """
    words = re.findall(r"[a-z]+", field.lower())
    known = {
        "date": ("date", "day", "deadline"),
        "time": ("time",),
        "money": ("amount", "sum", "price", "cost", "fee", "rent"),
        "phone": ("phone", "telephone", "mobile"),
        "reference": ("reference", "ref", "number", "no", "nino"),
        "place": ("address", "place", "venue", "location", "postcode"),
        "name": ("name", "surname", "forename"),
    }
    return next((kind for kind, signs in known.items() if set(signs) & set(words)), "free_text")
