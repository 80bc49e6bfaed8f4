"""The same event ("the hearing", "your appointment") -> is it given two different days or times?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from easyread.facts.find.scan import scan
from easyread.simplify.questions.asked import Asked, Kind, Reading
from easyread.simplify.questions.days import Dated, dates_in, say_day

_I = re.IGNORECASE
_HEAD = (
    r"(?P<head>hearing|appointment|meeting|review|assessment|interview|operation|procedure|visit|inspection|surgery"
    r"|scan|conference|consultation|admission|eviction|payment|instalment|form|slip|questionnaire|balance|tenancy|course)"
)
_LEAD = r"(?:(?P<det>the|your|our|this|a|an|my) (?P<mods>(?:[\w’'-]+ ){0,3}?)|(?:^|(?<=[.:;,(] )|(?<=\d[.)] )|(?<=of ))(?P<bare>(?:[A-Z][\w’'-]+ )?(?:[\w’'-]+ )?))"
_GAP = (
    r"(?:[,:(-]|\b(?:is|will|be|has|have|been|now|takes?|taking|place|held|heard|arranged|booked|made|set|listed|fixed|scheduled|confirmed|due|for|you|on|at"
    r"|to|starts?|begins?|happens?|go(?:es)? ahead|in|person|by (?:telephone|phone|video)|date|time|and|the|day|which|again|falls|still"
    r"|must|should|full|received|returned|reach|sent|back|paid|us|completed|by|before|no later than|noon|\d{1,2}(?:[.:]\d\d)? ?(?:am|pm))\b|\s)*$"
)
_BEFORE = re.compile(
    rf"{_LEAD}{_HEAD}(?P<who> with (?:(?:(?-i:[A-Z])[\w.’'-]*|the|a|our) ?)+)?\b{_GAP}", _I
)
_AFTER = re.compile(
    rf"^,?(?: at \d[\w.:]*(?: ?[ap]m)?,?)? for (?P<det>the|your|our|this) (?P<mods>(?:[\w’'-]+ ){{0,2}}?){_HEAD}\b",
    _I,
)
_DATE_LINE = re.compile(r"^date(?: and time)?: *$", _I)
# With one of these somewhere, two days may both be right: one is the old one.
_CHANGED = re.compile(
    r"\b(?:has|have|had|was|were|been|be) (?:been )?(?:moved|changed|re-?arranged|postponed|cancelled|adjourned|rescheduled|put back|brought forward|missed)"
    r"|\bnew (?:date|time|appointment)\b|\binstead of\b|\brescheduled?\b|\bre-?arranged?\b|\b(?:did not|didn[’']t|could not) (?:attend|come)\b|\bunable to attend on\b"
    r"|\bwe (?:have )?(?:had to )?(?:move|change|postpone|cancel)(?:d|led)?\b|\bno longer\b|\breplaces\b|\badjourn",
    _I,
)
_OTHER_ONE = frozenset(
    "next last previous earlier original old new first second third another follow-up missed cancelled final further initial other "
    "every each weekly monthly yearly annual regular later similar".split()
)
_LIGHT = frozenset(
    "enclosed completed signed attached full own above forthcoming upcoming planned the your our this now full".split()
)
_VERBS = frozenset("is are was will be to at for of and on in has have".split())
_DEADLINE_ONLY = frozenset("form slip questionnaire balance".split())
# Money goes out many times a year.
_MANY_A_YEAR = frozenset("payment instalment visit tenancy course".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """One event with its day or days, as one sentence gives it."""

    head: str
    mods: str
    new: bool
    who: str
    days: frozenset[date]
    time: str
    line: str
    latest: bool

    @property
    def name(self) -> str:
        """The event as the question names it."""
        return f"{self.mods} {self.head}".strip()


def ask(reading: Reading) -> Iterator[Asked]:
    """Ask which day is right where one event has two."""
    if _CHANGED.search(reading.text):
        return
    mentions = [m for line in reading.lines for m in _mentions(line, reading)]
    groups: dict[tuple[str, bool], list[Mention]] = {}
    for mention in mentions:
        groups.setdefault((mention.head, mention.latest), []).append(mention)
    for group in groups.values():
        yield from _conflicts(group)


def _conflicts(group: Sequence[Mention]) -> Iterator[Asked]:
    named = {m.mods for m in group if m.mods}
    people = {m.who for m in group if m.who}
    for mods in named or {""}:
        # "your appointment" is "your dental appointment" where there is no other.
        same = [m for m in group if m.mods == mods or (not m.mods and len(named) == 1)]
        if len({m.days for m in same}) > 2 or len(people) > 1:
            continue
        for one, other in combinations(same, 2):
            if one.new and other.new:
                continue
            said = (one.line, other.line)
            if not one.days & other.days:
                first, second = (say_day(min(m.days)) for m in (one, other))
                yield Asked(
                    f"The letter gives two dates for the {one.name}: {first} and {second}. "
                    "Which is right?",
                    tuple(dict.fromkeys(said)),
                    (first, second),
                )
                return
            if one.time and other.time and one.time != other.time and one.line != other.line:
                yield Asked(
                    f"The letter gives two times for the {one.name} on "
                    f"{say_day(min(one.days))}: {one.time} and {other.time}. Which is right?",
                    said,
                    (one.time, other.time),
                )
                return


def _mentions(line: str, reading: Reading) -> Iterator[Mention]:
    found = dates_in(line, reading.date)
    for i, dated in enumerate(found):
        if i and _are_one(line, found[i - 1], dated):
            continue
        days = {dated.day}
        for before, after in zip(found[i:], found[i + 1 :], strict=False):
            if not _are_one(line, before, after):
                break
            days.add(after.day)
        if reading.date and max(days) < reading.date:
            continue  # what has been may have been twice
        mention = _mention(line, dated, frozenset(days), reading)
        if mention is not None:
            yield mention


def _mention(line: str, dated: Dated, days: frozenset[date], reading: Reading) -> Mention | None:
    before = line[: dated.start]
    match = _last(before) or _AFTER.match(line[dated.end :])
    time = next(
        (
            line[f.start : f.end]
            for f in scan(line)
            if f.kind == "time" and 0 <= f.start - dated.end <= 6
        ),
        "",
    )
    if match is None:
        if (
            _DATE_LINE.match(before)
            and reading.letter.about.kind == "appointment"
            and dated.weekday
        ):
            return Mention("appointment", "", False, "", days, time, line, False)
        return None
    parts = match.groupdict()
    words = (parts.get("mods") or parts.get("bare") or "").lower().split()
    head = match["head"].lower()
    if _OTHER_ONE & set(words) or _VERBS & set(words):
        return None
    det = (parts.get("det") or "").lower()
    if head in _DEADLINE_ONLY and not dated.latest:
        return None
    if head in _MANY_A_YEAR and not dated.latest and not (det and words):
        return None
    mods = " ".join(w for w in words if w not in _LIGHT and w != "date")
    who = " ".join((parts.get("who") or "").lower().split())
    return Mention(head, mods, det in ("a", "an"), who, days, time, line, dated.latest)


def _last(before: str) -> re.Match[str] | None:
    """The match that begins nearest to the date."""
    found = None
    for at in range(max(0, len(before) - 140), len(before)):
        match = _BEFORE.match(before, at)
        if match is None or (at and before[at - 1].isalnum()):
            continue
        later = found is None or match.start("head") > found.start("head")
        if later or match["det"]:  # "this letter to your appointment": the last "your" counts
            found = match
    return found


def _are_one(line: str, one: Dated, other: Dated) -> bool:
    """Say if two dates are one stretch: "24 and 25 February", "from 3 May to 5 May"."""
    return (
        re.fullmatch(
            r" ?(?:and|to|or|-|–|until|&|,)? ?(?:on |from )?(?:\w+day )?",
            line[one.end : other.start],
        )
        is not None
    )


KIND = Kind(
    "twice-dated",
    ask,
    asks=(
        "Your appointment with Dr Shah is on Tuesday 24 March 2026 at 2.30pm.\n\nBring this letter to your appointment with Dr Shah on 25 March 2026.",
        "The hearing will be on Tuesday 7 April 2026. Please send us your papers.\n\nPlease arrive early for the hearing on Wednesday 8 April 2026.",
        "Your appointment is on Monday 9 March 2026 at 10am.\n\nIf you cannot come to your appointment on 19 March 2026, please call us.",
        "An appointment has been made for you on Monday 16 March at 2pm.\n\nPlease bring this letter to your appointment on 17 March.",
        "Your review meeting will be held on 14 April 2026.\n\nYou can bring a friend to the review meeting on 15 April 2026.",
        "The inspection is booked for 20 March 2026.\n\nSomebody must be at home for the inspection on 21 March 2026.",
        "Your assessment: 2 April 2026 at Mill House.\n\nBring your medicines list to your assessment on 3 April 2026.",
        "Payment must be received by 20 March 2026.\n\nIf the payment does not come, we will act. Your payment must reach us by 27 March 2026.",
        "The completed form must be returned by 20 March 2026.\n\nThe form must reach us by 30 March 2026.",
        "Your operation is on 2 April 2026.\n\nPlease come on 3 April 2026 for your operation.",
        "Your appointment is on 16 March 2026 at 10am.\n\nWe will see you at your appointment on 16 March 2026 at 11am.",
    ),
    passes=(
        "Your appointment with Dr Shah is on 9 March 2026.\n\nBring your tablets to your appointment with Dr Shah on 9 March 2026.",
        "The hearing will be on Tuesday 7 April 2026.\n\nPlease arrive early for the hearing on 7 April.",
        "Your appointment on 9 March 2026 has been cancelled. Your appointment is now on 16 March 2026.",
        "Your first appointment is on 9 March 2026. Your second appointment is on 16 March 2026.",
        "Your pre-operative assessment is on 9 March 2026. Your social care assessment is on 16 March 2026.",
        "The first payment will be made on 27 March 2026 and the last payment on 27 February 2028.",
        "The hearing is on Tuesday 24 and Wednesday 25 March 2026.\n\nOn the second day the hearing on 25 March 2026 starts at 9am.",
        "We saw you at your review on 2 February 2026. Your review is on 9 April 2026.",
        "Your appointment with Dr Shah is on 9 March 2026. Your appointment with Nurse Bell is on 10 March 2026.",
        "Before your appointment on 9 March 2026 you need a blood test on 6 March 2026.",
        "Send the form by 20 March 2026. The meeting is on 27 March 2026.",
        "The hearing is on 7 April 2026. Documents for the hearing must come by 27 March 2026.",
        "Gutter repair: week beginning 9 March. New fan: Thursday 19 March. Redecoration: not before 8 April.",
    ),
)
