"""Letter, Analysis and Draft -> EasyRead: the letter rebuilt, the main things first (design 3.1)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from easyread.fingerprint import fingerprint
from easyread.layout.added import (
    about_rows,
    date_rows,
    feedback_rows,
    made_rows,
    terms_of,
    word_rows,
)
from easyread.layout.chunks import TITLED, Chunk, chunks
from easyread.layout.details import detail_lines, joined, plain_capitals, with_the
from easyread.layout.first_page import fits_first_page
from easyread.layout.main_things import main_things
from easyread.layout.must_know import Known, Told, is_whole, known, leans, sentences
from easyread.layout.plan import ABOUT, CONTACT, DETAILS, MADE, MAIN
from easyread.layout.rows import MOST_LINES, renamed, rows_of
from easyread.layout.sections import chunk_rows, own_sections, planned_sections, slip_section
from easyread.layout.shown import topic
from easyread.layout.stands import may_stand
from easyread.layout.weights import DATE, EMAIL, PHONE
from easyread.model import About, Analysis, Draft, EasyRead, Letter, Row, Section
from easyread.settings import Profile

POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
# "Monday to Friday, 9am to 5pm" under a phone; a day with its date is no hour of opening.
HOURS = re.compile(
    r"^(?:(?:our )?(?:lines|phone lines|offices?) (?:are |is )?open\b|(?:opening|office) hours\b|open\b|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s? ?(?:to|-|–|and|,)|"
    r"\d{1,2}(?:[:.]\d\d)? ?[ap]m (?:to|-|–) \d)(?!.*\b(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
DOCTORS = re.compile(r"^Dr\b[^,]*\bDr\b")  # of a surgery, in its letterhead
RE = re.compile(r"^re:\s*", re.I)
OWN_HEADINGS = 1  # a letter with this many headings below its title keeps them
MOST_REPEATED = 4  # ways to get in touch that "How to contact us" repeats from the body
# Help that is not ours to give: it is no way to contact us.
OTHERS = re.compile(
    r"\b(?:advocates?|advocacy|independent|impartial|advice|ombudsman|tribunal|citizens|court)\b",
    re.I,
)


def compose(letter: Letter, analysis: Analysis, draft: Draft, profile: Profile) -> EasyRead:
    """Rebuild the letter as an Easy Read without pictures.

    The main things; about this letter; then the letter's own headings, or the sections for its kind;
    how to contact us; a slip to send back; hard words; details; who made it; was this easy. Every line of the draft
    stands in a row, or is the heading of a section.
    """
    title, every = _title(letter, chunks(letter, analysis, draft))
    slip = [c for c in every if c.place == "slip"]
    found = tuple(c for c in every if c.place != "slip")
    letterhead = _letterhead(found, letter.about)
    details = [c for c in found if _is_detail(c, letter.about) and c not in letterhead]
    headed = sum(1 for c in found if c.level) >= OWN_HEADINGS
    contact = [
        c
        for i, c in enumerate(found)
        if c in letterhead
        or _is_head_contact(c, found[:i])
        or (
            c not in details
            and _is_contact(c)
            and not (c.place == "body" and (headed or _needs_place(c, found)))
        )
    ]
    details = [c for c in details if c not in contact]
    by_id = known(analysis)
    first = main_things(
        found,
        letter.about.kind,
        by_id,
        letter.about.date,
        lambda rows: fits_first_page(title, rows, profile),
    )
    body = [c for c in found if c not in details and c not in contact]
    own = own_sections(body) if headed else planned_sections(body, letter.about.kind)
    about, version = about_rows(letter.about, draft)
    sections = [
        Section("main", MAIN, first),
        Section("about", ABOUT, (*about, *_topic_row(sentences(found, by_id)), *version)),
        *own,
        Section("contact", CONTACT, _contact_rows(contact, body, by_id)),
        slip_section(slip),
        Section("words", "Hard words", word_rows(draft)),
        Section("details", DETAILS, _detail_rows(details, letter.about)),
        Section("made", MADE, made_rows()),
        Section("feedback", "Was this easy to read?", feedback_rows(profile)),
    ]
    kept = [s for s in sections if s.rows or s.id.startswith("own")]
    page = EasyRead(
        title=title,
        sections=_bold(kept, tuple(terms_of(draft))),
        about=letter.about,
        profile=profile.id,
    )
    return replace(page, fingerprint=fingerprint(page))


def _topic_row(said: Sequence[Told]) -> tuple[Row, ...]:
    """What the letter is about, where only a label among its details says it."""
    lines = topic(said)
    return rows_of(renamed(lines, "again.topic."), "info", "again.topic") if lines else ()


def _bold(sections: Sequence[Section], terms: Sequence[str]) -> tuple[Section, ...]:
    """Mark each hard word where it first stands, and once more in a row that repeats that line."""
    waiting = dict.fromkeys(terms)
    marked: list[Section] = []
    for section in sections:
        rows: list[Row] = []
        for row in section.rows:
            words = " ".join(line.text for line in row.lines if not line.term)
            new = tuple(
                t for t in waiting if re.search(rf"(?<![\w@.]){re.escape(t)}(?![\w@])", words)
            )
            if not row.repeats:
                for term in new:
                    del waiting[term]
            rows.append(replace(row, hard_words=tuple(dict.fromkeys((*row.hard_words, *new)))))
        marked.append(replace(section, rows=tuple(rows)))
    return tuple(marked)


def _title(letter: Letter, found: tuple[Chunk, ...]) -> tuple[str, tuple[Chunk, ...]]:
    """The title, and the chunks without the heading that became it."""
    for i, chunk in enumerate(found):
        if chunk.level and _same(chunk.words, letter.title):
            equals = sum(1 for c in found if c.level == chunk.level)
            if equals > 1 and letter.about.sender and letter.about.subject is None:
                break  # "Appeal details", the first of many headings, is no title
            return plain_capitals(letter.title), found[:i] + found[i + 1 :]
        if chunk.level and letter.about.subject and RE.match(chunk.words):
            # The subject in the words of the draft: it is not said twice.
            return plain_capitals(RE.sub("", chunk.words)), found[:i] + found[i + 1 :]
    if letter.about.subject is None and letter.about.sender:
        return f"Letter from {with_the(plain_capitals(letter.about.sender))}", found
    return plain_capitals(letter.title) or "Your letter", found


def _same(one: str, other: str) -> bool:
    first, second = (
        re.sub(r"^(?:re|subject):\s*", "", " ".join(x.lower().split())) for x in (one, other)
    )
    return first == second


def _is_detail(chunk: Chunk, about: About) -> bool:
    """Letterhead, addressee, date, references and signature: they go to the end of the page."""
    if chunk.level:
        return False
    if chunk.purpose == "greeting" or chunk.place == "back":
        return True
    if about.date is not None and DATE.search(chunk.words) and str(about.date.year) in chunk.words:
        bare = DATE.sub("", chunk.words).replace(str(about.date.year), "")
        if len(re.findall(r"[A-Za-z]+", bare)) <= 1:  # at most the name of the day
            return True
    return chunk.place == "front" and not (PHONE.search(chunk.words) or EMAIL.search(chunk.words))


def _is_contact(chunk: Chunk) -> bool:
    return chunk.purpose == "contact" and not chunk.level


def _is_head_contact(chunk: Chunk, before: Sequence[Chunk]) -> bool:
    """A phone or e-mail of the letterhead, or the hours of the phone in the line before."""
    if chunk.place != "front" or chunk.level:
        return False
    if HOURS.match(chunk.words):
        return bool(before) and _is_head_contact(before[-1], before[:-1])
    return bool(PHONE.search(chunk.words) or EMAIL.search(chunk.words))


def _needs_place(chunk: Chunk, found: Sequence[Chunk]) -> bool:
    """Whether a way to get in touch must stay where the letter says it: it has a list, or leans."""
    listed = chunk.said.endswith(":") or any(line.item for line in chunk.lines)
    alone = all(c.purpose == "contact" for c in found if c.unit == chunk.unit and not c.level)
    return listed or not alone


def _letterhead(found: Sequence[Chunk], about: About) -> tuple[Chunk, ...]:
    """The sender's own address: the address lines above the reader's name."""
    held: list[Chunk] = []
    for chunk in found:
        reader = about.reader and about.reader in chunk.words
        person = TITLED.match(chunk.words) and not DOCTORS.match(chunk.words)
        if chunk.place != "front" or reader or person:
            break
        if POSTCODE.search(chunk.words):
            held.append(chunk)
    return tuple(held) if about.reader else ()


def _contact_rows(
    contact: Sequence[Chunk], body: Sequence[Chunk], by_id: Mapping[str, Known]
) -> tuple[Row, ...]:
    """Ways to get in touch, then those that stand in the body, repeated with what they are for."""
    rows = chunk_rows([_in_small_letters(c) for c in contact], "contact")
    given = " ".join(c.words for c in contact)
    again = [t for t in sentences(body, by_id) if _repeats(t, given)]
    repeated = (
        row
        for i, told in enumerate(again[:MOST_REPEATED], 1)
        for row in rows_of(
            renamed([replace(x, item=False) for x in told.lines], f"again.{i}."),
            "info",
            f"again.{i}",
        )
    )
    return (*rows, *repeated)


def _repeats(told: Told, given: str) -> bool:
    """Whether "How to contact us" says this sentence again: a number of ours, said as a whole."""
    new = any(n not in given for n in PHONE.findall(told.words) + EMAIL.findall(told.words))
    ours = not OTHERS.search(told.words)
    whole = is_whole(told) and not leans(told.words) and may_stand(told.words)
    return new and ours and whole and len(told.lines) <= MOST_LINES and told.kind != "cell"


def _in_small_letters(chunk: Chunk) -> Chunk:
    lines = joined(chunk.lines) if chunk.kind == "address" else chunk.lines
    return replace(chunk, lines=tuple(replace(x, text=plain_capitals(x.text)) for x in lines))


def _detail_rows(details: Sequence[Chunk], about: About) -> tuple[Row, ...]:
    lines = detail_lines(details, about)
    return (*rows_of(lines, "info", "details"), *date_rows(about, lines))
