"""The lines of a row -> the picture for it, or none where nobody can be sure. The only door to symbols/.

A wrong picture is worse than none: below a threshold, and for sensitive ideas, a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from easyread.model import About, EasyRead, Picture, Row, Section
from easyread.settings import Profile
from symbols import packs, recipes
from symbols.bans import denies, forbids, list_is_denied
from symbols.deadlines import Planned, facts_of_the_day, planned
from symbols.drawings import calendar, clock, money
from symbols.facts import MONTHS, Day, Drawable, only_fact, read_facts
from symbols.index import concepts
from symbols.licences import OPENMOJI, OURS, SetLicence, credit_lines
from symbols.matching import SURE, Match, match
from symbols.rows import lead_after, telling

NO_PICTURE_KINDS = ("definition", "answer")  # the list of hard words and the reply slip have none
SHORT = 14  # words: in a longer row of no known idea, a day may be a passing one
CLOSE = 1.5  # a sensitive idea this near to the best one makes the whole row sensitive
NO_PICTURE_SECTIONS = ("details",)  # names, addresses and dates of who wrote to whom
NO_TOPIC_HEADINGS = ("workshop", "agenda", "programme", "timetable of the day", "business of the")
MOST_RUNNING = 2  # the same picture on a third row running tells the reader nothing new
MOST_USES = 3  # of one picture in a document, save ways of contact: after that it tells nothing
_ALWAYS = ("important", "date", "time", "date-and-time", "money-amount")

_END_TIME = re.compile(
    r"(?:\d|[ap]m)\s?(?:–|—|-|to|until|till)\s?\d{1,2}(?:[.:]\d\d)?\s?[ap]m\b|\bmidnight\b|"
    r"\b(?:until|till|ends? at|finish(?:es)? at|closes? at)\s+(?:\d{1,2}(?:[.:]\d\d)?\s?[ap]m\b|midday|noon)",
    re.IGNORECASE,
)
_TWO_DAYS = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s*(?:and|or|to|until|–|—|-|&)\s*(?:\w+day\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{'|'.join(MONTHS)})",
    re.IGNORECASE,
)

_SETS: dict[str, SetLicence] = {licence.name: licence for licence in (OPENMOJI, OURS)}
_DENIED_ALT = ", crossed out"


@dataclass(frozen=True, slots=True)
class Offer:
    """What is offered for one row: a picture if sure, up to two others, why, and how sure (0 to 10)."""

    picture: Picture | None
    others: tuple[Picture, ...]
    why: str
    score: float


def offer(lines: Sequence[str], about_kind: str = "other") -> Offer:
    """Offer the best picture for one row, or none where a person must choose.

    Args:
        lines: the one to three lines of the row, plain text.
        about_kind: the kind of letter (``About.kind``); it breaks ties.

    Returns:
        The offer. ``others`` are the next two, sensitive ones among them.

    Raises:
        MissingPart: the default pictures are not installed (code ``missing-picture``).

    >>> offer(["Do not drive."]).picture.alt
    'A car, crossed out'
    """
    ranked = match(lines, about_kind)
    fact = _fact_picture(lines, ranked, about_kind)
    top = ranked[0] if ranked else None
    if fact is not None and _sensitive(ranked) is None:
        others = [m for m in ranked if m.concept.picture and m.score >= SURE]
        return Offer(
            fact, _pictures(others[:2]), "It shows the date, time or money of the row.", 6.0
        )
    if top is None:
        return Offer(None, (), "No idea in these words has a picture. Ask a person.", 0.0)
    score = round(min(top.score, 10.0), 2)
    drawn = [m for m in ranked if m.concept.picture]
    if not top.concept.picture:
        return Offer(None, (), f"No picture is agreed for “{top.words}”.", score)
    delicate = _sensitive(ranked)
    if delicate is not None:
        why = f"“{delicate.words}” is sensitive: a person must choose the picture."
        return Offer(None, _pictures(drawn[:2]), why, score)
    if top.score < SURE:
        return Offer(None, _pictures(drawn[:2]), f"Not sure: only “{top.words}” fits.", score)
    others = [m for m in drawn if m.concept.id != top.concept.id]
    why = f"The row says “{top.words}”" + (" and forbids it." if top.crossed else ".")
    return Offer(_picture(top), _pictures(others[:2]), why, score)


def illustrate(easyread: EasyRead, profile: Profile) -> EasyRead:
    """Give every row the picture that is sure for it, and fill the credits.

    The same idea has the same picture all through. A picture that stands on two rows running gives
    way to the next sure one. Rows that have a picture already keep it. A warning with nothing sure
    gets the sign for what is important.

    Raises:
        MissingPart: the default pictures are not installed (code ``missing-picture``).
    """
    if not profile.pictures:
        return easyread
    running: list[str] = []
    lead = ""  # the line that opened the list: "You must not ..." holds for the rows that go on
    sections: list[Section] = []
    rows: list[Row]
    for section in easyread.sections:
        lead, rows = "", []
        for row in section.rows:
            picture = row.picture
            if picture is None and not _has_none(section, row):
                picture = _for_row(row, easyread.about, running, lead)
            lead = lead_after(row, lead)
            running.append(picture.symbol if picture else "")
            rows.append(replace(row, picture=picture))
        sections.append(replace(section, rows=tuple(rows)))
    done = replace(easyread, sections=tuple(sections))
    return replace(done, credits=_credits(done))


def picture_of(concept: str, crossed: bool = False) -> Picture | None:
    """Give the picture of one concept, for a person who chose it; None where none is drawn.

    >>> picture_of("telephone") is None or picture_of("telephone").alt != ""
    True
    """
    found = concepts().get(concept)
    if found is None or not found.picture:
        return None
    return _picture(Match(found, 0.0, "", crossed))


def with_credits(easyread: EasyRead) -> EasyRead:
    """Name the makers of the pictures that the page holds now."""
    return replace(easyread, credits=_credits(easyread))


def describe(sentence: str) -> dict[str, object]:
    """Say which picture one sentence gets and why, as plain values for ``easyread picture --json``.

    Returns:
        ``concept``, ``alt``, ``set``, ``licence`` (None where there is no picture), ``crossed``,
        ``why``, ``score`` (0 to 10) and ``alternatives`` (up to two of concept, alt, set, licence).
    """
    found = offer([sentence])
    chosen: Mapping[str, object] = (
        _plain(found.picture)
        if found.picture
        else {"concept": None, "alt": None, "set": None, "licence": None}
    )
    return {
        **chosen,
        "crossed": bool(found.picture and found.picture.crossed),
        "why": found.why,
        "score": found.score,
        "alternatives": [_plain(p) for p in found.others],
    }


def _has_none(section: Section, row: Row) -> bool:
    """True for who wrote to whom, hard words, and the things on a programme.

    "Keeping well: your health check" is a talk there, and no health check.
    """
    on_list = any(word in section.heading.lower() for word in NO_TOPIC_HEADINGS)
    return (
        section.id in NO_PICTURE_SECTIONS
        or row.kind in NO_PICTURE_KINDS
        or (on_list and bool(row.lines) and row.lines[0].item)
    )


def _for_row(row: Row, about: About, running: Sequence[str], lead: str) -> Picture | None:
    texts = telling(row)
    if not texts or (row.lines[0].item and list_is_denied(lead) and not forbids(texts)):
        return None  # "- sweets" of "You must not have:" reads as allowed, and prints no "Do not"
    found = offer(texts, about.kind)
    picture = found.picture
    if picture is None:
        unsure = row.kind == "warning" and found.score < SURE
        return _picture(Match(concepts()["important"], SURE, "")) if unsure else None
    again = running[-1:] == [picture.symbol]
    if again and (picture.concept == "date" or all(line.term for line in row.lines)):
        return None  # the same day beside each row of a table, the same word beside what it means
    if picture.concept == "date" and _is_letter_date(read_facts(texts).day, about):
        return None
    if picture.crossed or picture.concept in _ALWAYS:
        return picture
    worn = running.count(picture.symbol) >= MOST_USES and not _is_contact(picture)
    if worn or running[-MOST_RUNNING:] == [picture.symbol] * MOST_RUNNING:
        sure = {
            m.concept.id
            for m in match(texts, about.kind)
            if m.score >= SURE
            and not m.concept.sensitive
            # "Your benefit will be reduced" is not told by money that comes.
            and not (m.concept.topic == "money" and "ours:money" in picture.symbol)
        }
        rest = (p for p in found.others if p.concept in sure)
        fresh = (p for p in rest if running.count(p.symbol) < MOST_USES)
        return next(fresh, None if worn else picture)
    return picture


def _is_contact(picture: Picture) -> bool:
    known = concepts().get(picture.concept)
    return known is not None and known.topic == "contact"


def _is_letter_date(day: Day | None, about: About) -> bool:
    """True for the day the letter was written: a calendar page of it looks like something to do."""
    written = about.date
    return (
        day is not None
        and written is not None
        and (day.day, day.month) == (written.day, MONTHS[written.month - 1])
    )


def _sensitive(ranked: Sequence[Match]) -> Match | None:
    """Give the sensitive idea that a row is about, or nearly so: "The police will visit you"."""
    top = ranked[0].score if ranked else 0.0
    close = (m for m in ranked if m.score >= max(SURE, top - CLOSE) or m is ranked[0])
    return next((m for m in close if m.concept.sensitive), None)


def _fact_picture(lines: Sequence[str], ranked: Sequence[Match], about_kind: str) -> Picture | None:
    """Draw the row's own date, time or amount where that is what the row is about."""
    top = ranked[0] if ranked and ranked[0].score >= SURE else None
    if top is not None and (top.crossed or top.concept.sensitive):
        return None
    plan = planned(lines)
    facts = _shown_facts(facts_of_the_day(lines), " ".join(lines))
    if plan is not None and (plan.until or not facts.time):
        made = _planned_picture(plan, facts, about_kind)
        if made is not None:
            return made
    bare = any(only_fact(line) for line in lines)
    gives_way = top.concept.yields if top else ""
    denied = any(m.crossed for m in ranked) or denies(lines)
    if denied:
        return None
    plain = (bare or top is None) and not facts.day and not facts.time
    if facts.amount and (gives_way == "money" or plain):
        return _amount(facts.amount, top if gives_way == "money" else None)
    event = (gives_way == "date-and-time" or plan is not None) and facts.day and facts.time
    few = sum(len(line.split()) for line in lines) <= SHORT
    short = top is None and (few or not facts.day)
    if (facts.day or facts.time) and (event or gives_way in ("date", "time") or bare or short):
        return _when(facts)
    return None


def _shown_facts(facts: Drawable, text: str) -> Drawable:
    """The facts that a clock or a calendar may show: no end of a time, no one of two days.

    A clock at 3:30 beside "2 to 3:30pm", or at 12:00 beside "midnight", would be read as when to come.
    """
    if _END_TIME.search(text):
        facts = replace(facts, time=None)
    return replace(facts, day=None) if _TWO_DAYS.search(text) else facts


def _planned_picture(plan: Planned, facts: Drawable, about_kind: str) -> Picture | None:
    """Draw what is to be done beside the page of the day; for "by 3 May" alone, just the page."""
    whole = match([plan.sentence], about_kind)
    if any(m.crossed for m in whole):
        return None
    ranked = [*match([plan.clause], about_kind), *whole]
    fit = (
        m
        for m in ranked
        if m.score >= SURE
        and not m.concept.sensitive
        and m.concept.topic != "time"
        and "ours:calendar" not in m.concept.picture  # it would say that the event is on this day
        and (plan.until or "date" in m.concept.yields)
    )
    found = next(fit, None)
    if found is None or not found.concept.picture:
        return _when(facts) if plan.until else None
    concept, day = found.concept, plan.day
    if any(concept.id in pack.pictures for pack in packs.installed()):
        return None  # an organisation's own picture cannot be joined to ours
    own = {"calendar": calendar(day.day, day.month, day.weekday)}
    if facts.amount:
        own["money"] = money(facts.amount)
    shown, alt = concept.small or (concept.picture, concept.alt)
    recipe = f"dated({shown}, ours:calendar)"
    art = recipes.art_with(recipe, own)
    said = f"{day.day} {day.month}"
    both = f"{alt}, and a calendar at {said}"
    return _ours(concept.id, f"{said} {facts.amount or ''}", art, both, recipe)


def _amount(amount: str, top: Match | None) -> Picture:
    """Draw an amount: money that comes, goes out or is owed where the row says so."""
    recipe = top.concept.picture if top else ""
    if top is None or "ours:money" not in recipe or recipe == "ours:money":
        art = recipes.draw_text(money(amount))
        return _ours("money-amount", amount, art, f"Money: {amount}")
    art = recipes.art_with(recipe, {"money": money(amount)})
    return _ours(top.concept.id, amount, art, f"{top.concept.alt}: {amount}", recipe)


def _when(facts: Drawable) -> Picture:
    day, time = facts.day, facts.time
    page = calendar(day.day, day.month, day.weekday) if day else ""
    face = clock(*time) if time else ""
    date_said = f"{day.day} {day.month}" if day else ""
    time_said = f"{time[0] % 12 or 12}:{time[1]:02d}" if time else ""
    if day and time:
        art = recipes.draw_pair(page, face)
        alt = f"A calendar at {date_said} and a clock at {time_said}"
        return _ours("date-and-time", f"{date_said} {time_said}", art, alt)
    if day:
        return _ours("date", date_said, recipes.draw_text(page), f"A calendar at {date_said}")
    return _ours("time", time_said, recipes.draw_text(face), f"A clock at {time_said}")


def _ours(concept: str, said: str, art: bytes, alt: str, recipe: str = "") -> Picture:
    """Make a picture drawn for one row; ``recipe`` says what it was joined from, if anything."""
    from_set = OPENMOJI if "openmoji" in recipes.sets_of(recipe) else OURS
    return Picture(
        concept=concept,
        symbol=f"{recipe} {said}" if recipe else f"ours:{concept}:{said}",
        set=from_set.name,
        art=art,
        alt=alt,
        decorative=False,
        licence=from_set.licence,
        credit=from_set.credit,
    )


def _pictures(matches: Sequence[Match]) -> tuple[Picture, ...]:
    return tuple(_picture(m) for m in matches)


def _picture(found: Match) -> Picture:
    """Take the picture of a concept from the first pack that has it, else from the default set."""
    concept = found.concept
    for pack in packs.installed():
        # A photo cannot be crossed out and stay clear: the drawing is.
        if concept.id in pack.pictures and not found.crossed:
            own = pack.pictures[concept.id]
            _SETS[pack.licence.name] = pack.licence
            return Picture(
                concept=concept.id,
                symbol=f"{pack.licence.name}:{own.file}",
                set=pack.licence.name,
                art=pack.art(concept.id),
                alt=own.alt or concept.alt,
                decorative=False,
                licence=pack.licence.licence,
                credit=pack.licence.credit,
            )
    from_set = OPENMOJI if "openmoji" in recipes.sets_of(concept.picture) else OURS
    return Picture(
        concept=concept.id,
        symbol=f"cross({concept.picture})" if found.crossed else concept.picture,
        set=from_set.name,
        art=recipes.art(concept.picture, found.crossed),
        alt=concept.alt + (_DENIED_ALT if found.crossed else ""),
        decorative=False,
        licence=from_set.licence,
        credit=from_set.credit,
        crossed=found.crossed,
    )


def _credits(easyread: EasyRead) -> tuple[str, ...]:
    used = [row.picture for section in easyread.sections for row in section.rows if row.picture]
    named: list[tuple[SetLicence, bool]] = []
    for picture in used:
        licence = _SETS.get(picture.set) or SetLicence(
            picture.set, picture.set, picture.licence, picture.credit
        )
        named.append((licence, recipes.is_changed(picture.symbol)))
        if picture.set == OPENMOJI.name and "ours" in recipes.sets_of(picture.symbol):
            named.append((OURS, False))
    return credit_lines(named)


def _plain(picture: Picture) -> dict[str, object]:
    return {
        "concept": picture.concept,
        "alt": picture.alt,
        "set": picture.set,
        "licence": picture.licence,
    }
