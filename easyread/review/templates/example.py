"""A template -> its page with believable made-up values in its slots: what a panel looks at.

Nothing of the letter that it was made from can be read in it, and the same template gives the same
values each time, so that people meet the same names again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from easyread.facts.find.scan import scan
from easyread.fingerprint import print_of
from easyread.masking.days import same_form
from easyread.masking.made_up import MadeUp
from easyread.masking.spot import Known
from easyread.model import About, Block, EasyRead, Letter, Place
from easyread.review.checker_words import FREE_TEXT
from easyread.review.templates.build import LAST_DAY
from easyread.review.templates.fill import said_page
from easyread.review.templates.model import Part, Pattern, Slot, Template
from easyread.review.templates.slots import Value, bare_name, is_field, printed

# For a slot that nobody has filled in yet, and that has no shape to follow.
_PLAIN: Mapping[str, str] = {
    "date": "Tuesday 9 March 2027",
    "time": "10:30am",
    "money": "£25.40",
    "name": "Jo Field",
    "place": "12 Long Street, Barton",
    "number": "10",
    "phone": "01632 960123",
    "reference": "AB/1234",
}
_TIMES = ("9:30", "10:15", "11:45", "13:20", "14:50", "15:40")
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")


def example_page(
    template: Template, seed: str, like: Sequence[Slot] = ()
) -> tuple[EasyRead, Letter]:
    """Fill a template with made-up values, and give the letter that would have them.

    A picture that shows a value is left without its drawing (``fill.to_draw`` names its row).

    Args:
        template: the template; every part under a condition is shown.
        seed: what the made-up values hang on: the same gives the same.
        like: the slots of an older version, whose made-up values stay.
    """
    older = {(slot.key, slot.kind, len(slot.value.texts)): slot for slot in like}
    slots = [older.get((s.key, s.kind, len(s.value.texts)), s) for s in template.slots]
    values = made_up_values(slots, seed)
    last = max((v.value for v in values.values() if _FULL_DAY.match(v.value)), default="2027-03-09")
    day = date.fromisoformat(last) + timedelta(days=14)
    values[LAST_DAY] = Value("date", day.isoformat(), (day.isoformat(),))

    def say(key: str, form: str) -> str:
        return printed(values[key], form)

    about = About(sender=template.page.about.sender)
    page = replace(said_page(template.page, say), about=about, mark="draft", checked_by=())
    return page, _letter(template.pattern, values, about, seed)


def made_up_values(slots: Sequence[Slot], seed: str) -> dict[str, Value]:
    """A made-up value for each slot, of the same kind and shape, by the slot's key."""
    people = (bare_name(s.value.texts[0]) for s in slots if s.kind == "name")
    known = Known(people=tuple((" ".join(p[:-1]), p[-1]) for p in people if p))
    real = (word for s in slots for text in s.value.texts for word in text.split())
    makers = _Makers(MadeUp(seed, known, real), seed)
    return {slot.key: _value(slot, makers) for slot in slots}


class _Makers:
    """How each kind of value is made up. Days move by whole weeks, all by the same number."""

    def __init__(self, made_up: MadeUp, seed: str) -> None:
        self._made_up = made_up
        self._seed = seed
        self._weeks = timedelta(weeks=4 + self._number("weeks", 40))

    def words(self, kind: str, text: str) -> str:
        """Made-up words in place of ``text``."""
        of: Mapping[str, Callable[[str], str]] = {
            "date": self._day,
            "time": lambda text: printed(Value("time", self._time(text), (text,))),
            "money": self._digits,
            "name": lambda text: self._made_up.show("name", text.lower(), text),
            "place": self._place,
            "number": self._near,
            "phone": self._phone,
            "reference": self._reference,
            "free_text": lambda _text: FREE_TEXT,
        }
        return of[kind](text)

    def normal(self, kind: str, value: Value, text: str) -> str:
        """The normal form of the made-up value."""
        if kind == "time":
            return self._time(value.texts[0])
        found = next((f.value for f in scan(text) if f.kind == kind), None)
        return found or text

    def _number(self, what: str, below: int) -> int:
        return int(print_of([self._seed, what]), 16) % below

    def _day(self, text: str) -> str:
        found = next((f for f in scan(text) if f.kind == "date"), None)
        if found is None or not _FULL_DAY.match(found.value):
            return _PLAIN["date"]
        return same_form(text, date.fromisoformat(found.value) + self._weeks)

    def _time(self, text: str) -> str:
        return _TIMES[self._number(text, len(_TIMES))]

    def _digits(self, text: str) -> str:
        """Another digit for each: none becomes nought, and nought stays."""

        def other(found: re.Match[str]) -> str:
            return str((int(found[0]) + self._number(f"{text}{found.start()}", 8)) % 9 + 1)

        return re.sub(r"[1-9]", other, text)

    def _near(self, text: str) -> str:
        """A number that fits where the real one stood: "14 days" gives "16 days", never "1 days"."""
        more = 1 + self._number(text, 3)
        return re.sub(r"\d+", lambda found: str(int(found[0]) + more), text, count=1)

    def _phone(self, text: str) -> str:
        digits = re.sub(r"\D", "", text)
        local = "0" + digits[2:] if text.startswith("+44") else digits
        return self._made_up.show("phone", local if local.startswith("0") else "0" + local, text)

    def _reference(self, text: str) -> str:
        return self._made_up.show("reference", re.sub(r"[\W_]", "", text).lower(), text)

    def _place(self, text: str) -> str:
        code = _POSTCODE.search(text)
        before = text[: code.start()].rstrip(" ,") if code else text
        parts = [self._part(part) for part in before.split(", ") if part]
        return " ".join(
            [", ".join(parts), *([self._made_up.show("postcode", "", code[0])] if code else [])]
        ).strip()

    def _part(self, text: str) -> str:
        kind = "address" if re.search(r"\d", text) else "place"
        return self._made_up.show(kind, text.lower(), text)


def _value(slot: Slot, makers: _Makers) -> Value:
    texts = slot.value.texts
    if is_field(slot.value.value) or not all(re.search(r"\w", text) for text in texts):
        texts = (_PLAIN.get(slot.kind, ""),) * len(texts)
    made = tuple(makers.words(slot.kind, text) for text in texts)
    return Value(slot.kind, makers.normal(slot.kind, slot.value, made[0]), made)


def _letter(pattern: Pattern, values: Mapping[str, Value], about: About, seed: str) -> Letter:
    """The letter of the example: what tells who and where is learnt from it, and hidden too."""

    def text(parts: Sequence[Part]) -> str:
        return "".join(values[p.key].texts[p.form - 1] if p.key else p.words for p in parts)

    blocks = tuple(
        Block(block.id, "address" if block.lines else "paragraph", text(block.parts), Place(n))
        for n, block in enumerate(pattern.blocks, 1)
    )
    return Letter(seed, "", blocks, about, (), "")
