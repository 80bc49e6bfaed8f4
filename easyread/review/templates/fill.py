"""A template and the values of one letter -> its page filled in; and the prints that are shared.

People approve the words with placeholders. A letter that differs only in its values has the same
prints, so what they approved counts for it; a row that somebody changes has a print of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from easyread.errors import EasyReadError
from easyread.facts.find.scan import scan
from easyread.model import Draft, EasyRead, LeftOut, Letter, Line, Picture, Row, Section
from easyread.review.approval import Prints, prints_of
from easyread.review.templates.build import LAST_DAY
from easyread.review.templates.model import ANSWER, Base, Matched, Template
from easyread.review.templates.slots import Value, filled, keys_in, printed

_Say = Callable[[str, str], str]


class CannotFill(EasyReadError):
    """A letter fits a template, but its page cannot be filled in."""

    code = "cannot-fill"


def fill(
    template: Template, matched: Matched, letter: Letter, template_id: str = "", number: int = 1
) -> Base:
    """Fill the page of a template with the values of a letter that matched it.

    A picture that shows a value is left without its drawing (``to_draw`` names its row).

    Raises:
        CannotFill: the page prints a slot that this letter does not have (code ``cannot-fill``).
    """
    say = _saying(template, matched.values)
    page, gone = _with_values(template, matched, say)
    draft = _draft(template.draft, page, matched, letter, say)
    names = {slot.key: slot.name for slot in template.slots}
    kinds = {slot.key: slot.kind for slot in template.slots}
    return Base(
        template_id,
        number,
        dict(matched.values),
        names,
        kinds,
        replace(page, about=letter.about),
        draft,
        typed_page(template.page, kinds, matched.values),
        gone,
    )


def with_pictures(base: Base, drawn: Mapping[str, Picture | None]) -> Base:
    """Put in the drawings that show values of this letter, by the ids of their rows.

    A row whose value could not be drawn as in the template has no picture, and is no longer the row
    that people approved.
    """

    def typed(row: Row) -> Row:
        return replace(row, picture=None) if drawn.get(row.id, row.picture) is None else row

    return replace(base, page=with_drawings(base.page, drawn), typed=_each_row(base.typed, typed))


def with_drawings(page: EasyRead, drawn: Mapping[str, Picture | None]) -> EasyRead:
    """A page with these pictures in the rows that they are for, by the ids of the rows."""

    def put(row: Row) -> Row:
        return replace(row, picture=drawn[row.id]) if row.id in drawn else row

    return _each_row(page, put)


def _each_row(page: EasyRead, of: Callable[[Row], Row]) -> EasyRead:
    sections = (replace(s, rows=tuple(of(row) for row in s.rows)) for s in page.sections)
    return replace(page, sections=tuple(sections))


def to_draw(template: Template) -> frozenset[str]:
    """The ids of the rows whose picture shows a value of a slot."""
    return frozenset(
        row.id
        for section in template.page.sections
        for row in section.rows
        if row.picture is not None and keys_in(row.picture.symbol + row.picture.alt)
    )


def free_rows(template: Template) -> frozenset[str]:
    """The ids of the rows with a free text: no approval of the template ever counts for them."""
    free = {slot.key for slot in template.slots if slot.kind == "free_text"}
    return frozenset(
        row.id
        for section in template.page.sections
        for row in section.rows
        if any(free & keys_in(line.text) for line in row.lines)
    )


def template_prints(template: Template) -> Prints:
    """The prints of a template's own page: what people approve of it."""
    typed = typed_page(template.page, {slot.key: slot.kind for slot in template.slots}, {})
    return prints_of(typed, typed)


def own_match(template: Template) -> Matched:
    """The values, conditions and sentences of the very letter that a template was made from."""
    ids = [s for block in template.pattern.blocks for s in block.sentences]
    return Matched(
        {slot.key: slot.value for slot in template.slots},
        tuple(c.name for c in template.pattern.conditions),
        {s: (s,) for s in ids},
    )


# -- filling ----------------------------------------------------------------------------------


def _saying(template: Template, values: Mapping[str, Value]) -> _Say:
    names = {slot.key: slot.name for slot in template.slots}

    def say(key: str, form: str) -> str:
        value = values.get(key)
        if value is None:
            raise CannotFill(
                f"The page prints {names.get(key, key)}, and this letter does not have it.",
                "Convert this letter without its template.",
            )
        return printed(value, form)

    return say


def _with_values(
    template: Template, matched: Matched, say: _Say
) -> tuple[EasyRead, tuple[str, ...]]:
    """The page with its values, without what is under a condition that does not hold."""
    said = _carried_words(template.page, matched)
    gone: list[str] = []
    sections: list[Section] = []
    for section in template.page.sections:
        rows: list[Row] = []
        lost = 0  # numbered steps that are not there: the steps after them count anew
        for row in section.rows:
            lines = tuple(
                x for x in row.lines if _stays(x, matched, said) and filled(x.text, say).strip()
            )
            lost = 0 if row.number == 1 else lost
            if row.lines and not lines:
                gone.append(row.id)
                lost += row.number is not None
                continue
            rows.append(_row(row, lines, matched, say, lost))
        if rows or not section.rows:
            sections.append(Section(section.id, filled(section.heading, say), tuple(rows)))
    title = filled(template.page.title, say)
    page = replace(
        template.page, title=title, sections=tuple(sections), mark="draft", checked_by=()
    )
    return page, tuple(gone)


def _row(row: Row, lines: Sequence[Line], matched: Matched, say: _Say, lost: int) -> Row:
    picture = row.picture
    if picture is not None and keys_in(picture.symbol + picture.alt):
        symbol, alt = filled(picture.symbol, say), filled(picture.alt, say)
        picture = replace(picture, symbol=symbol, alt=alt, art=b"")
    elif picture is not None:
        picture = replace(picture, symbol=filled(picture.symbol, say), alt=filled(picture.alt, say))
    return replace(
        row,
        lines=tuple(
            replace(
                line,
                text=filled(line.text, say),
                term=filled(line.term, say),
                sources=_now(line.sources, matched),
            )
            for line in lines
        ),
        hard_words=tuple(filled(word, say) for word in row.hard_words),
        picture=picture,
        number=None if row.number is None else row.number - lost,
    )


def _stays(line: Line, matched: Matched, said: str) -> bool:
    if LAST_DAY in keys_in(line.text):
        return False  # a day that was confirmed for another letter: the author is asked anew
    if line.term:
        return line.term.lower() in said
    return not line.sources or any(s in matched.sentences for s in line.sources)


def _carried_words(page: EasyRead, matched: Matched) -> str:
    """The words of the lines that stay and explain nothing: a hard word must stand among them."""
    lines = [x for s in page.sections for row in s.rows for x in row.lines if not x.term]
    stay = [x for x in lines if not x.sources or any(s in matched.sentences for s in x.sources)]
    if len(stay) == len(lines):  # every part holds, and so does every explanation
        stay = [x for s in page.sections for row in s.rows for x in row.lines]
    return "\n".join([page.title, *(x.text + "\n" + x.term for x in stay)]).lower()


def _now(sources: Iterable[str], matched: Matched) -> tuple[str, ...]:
    found = (new for old in sources for new in matched.sentences.get(old, ()))
    return tuple(dict.fromkeys(found))


def _draft(draft: Draft, page: EasyRead, matched: Matched, letter: Letter, say: _Say) -> Draft:
    """The headings, and every line of the page that tells a sentence, each once."""
    headings = [
        replace(x, text=filled(x.text, say), sources=_now(x.sources, matched))
        for x in draft.lines
        if any(s in matched.sentences for s in x.sources)
    ]
    told = {x.text: x for s in page.sections for row in s.rows for x in row.lines if x.sources}
    lines = (*headings, *told.values())
    left = tuple(
        LeftOut(new, item.reason, item.who)
        for item in draft.left_out
        for new in matched.sentences.get(item.sentence, ())
    )
    return Draft(letter.id, lines, left)


# -- prints -----------------------------------------------------------------------------------


def typed_page(page: EasyRead, kinds: Mapping[str, str], values: Mapping[str, Value]) -> EasyRead:
    """A template's page with placeholders that tell key and kind.

    A free text that is not empty stands with its own words, so that its row is never the one that
    people approved.
    """

    def say(key: str, form: str) -> str:
        value = values.get(key)
        if kinds.get(key) == "free_text" and value is not None:
            words = printed(value)
            if words.strip():
                return words
        kind = "date" if key == LAST_DAY else kinds[key]
        return f"{{{key} {kind}{' ' + form if form else ''}}}"

    return said_page(page, say)


def said_page(page: EasyRead, say: _Say) -> EasyRead:
    """A template's page, whole, with each slot said by ``say(key, form)``.

    A picture that shows a slot loses its drawing: that was of another value.
    """
    return replace(
        page,
        title=filled(page.title, say),
        sections=tuple(
            Section(s.id, filled(s.heading, say), tuple(_said_row(row, say) for row in s.rows))
            for s in page.sections
        ),
    )


def _said_row(row: Row, say: _Say) -> Row:
    return replace(
        row,
        lines=tuple(
            replace(x, text=filled(x.text, say), term=filled(x.term, say)) for x in row.lines
        ),
        hard_words=tuple(filled(word, say) for word in row.hard_words),
        picture=None if row.picture is None else _said_picture(row.picture, say),
    )


def _said_picture(picture: Picture, say: _Say) -> Picture:
    symbol, alt = filled(picture.symbol, say), filled(picture.alt, say)
    shows = keys_in(picture.symbol + picture.alt)
    return replace(picture, symbol=symbol, alt=alt, art=b"" if shows else picture.art)


def prints_with(page: EasyRead, base: Base) -> Prints:
    """Print the page of a letter that was filled in from a template, however it was edited since.

    What is as the template gave it counts with placeholders; what somebody changed counts with its
    own words. Rows under a condition that does not hold are no change of the order.
    """
    was = {row.id: row for s in base.page.sections for row in s.rows}
    typed = {row.id: row for s in base.typed.sections for row in s.rows}
    shapes = {s.id: s for s in base.typed.sections}
    given = {s.id: s for s in base.page.sections}
    sections = []
    for section in page.sections:
        same = section.id in given and given[section.id].heading == section.heading
        heading = shapes[section.id].heading if same else section.heading
        rows = tuple(
            _as_typed(row, was[row.id], typed[row.id]) if row.id in was else row
            for row in section.rows
        )
        sections.append(Section(section.id, heading, rows))
    title = base.typed.title if page.title == base.page.title else page.title
    shown = replace(page, title=title, sections=tuple(sections))
    whole = _whole(shown, base, typed)
    frame = prints_of(whole, whole).masked_frame
    return replace(prints_of(page, shown), masked_frame=frame)


def _as_typed(row: Row, was: Row, typed: Row) -> Row:
    """One row with placeholders wherever it is as the template gave it."""
    old = {line.id: line for line in was.lines}
    new = {line.id: line for line in typed.lines}
    lines = []
    for line in row.lines:
        if ANSWER in line.id:
            lines.append(replace(line, text=_answered(line.text)))
        elif line.id in old and old[line.id].text == line.text:
            lines.append(replace(new[line.id], item=line.item))
        else:
            lines.append(line)
    return replace(
        row,
        lines=tuple(lines),
        hard_words=typed.hard_words if row.hard_words == was.hard_words else row.hard_words,
        picture=typed.picture if row.picture == was.picture else row.picture,
        number=typed.number if row.number == was.number else row.number,
    )


def _answered(text: str) -> str:
    days = [f for f in scan(text) if f.kind == "date"]
    if len(days) != 1:
        return text
    return f"{text[: days[0].start]}{{{LAST_DAY} date}}{text[days[0].end :]}"


def _whole(shown: EasyRead, base: Base, typed: Mapping[str, Row]) -> EasyRead:
    """The page in the order of its template, with the rows it lacks by condition put back.

    Only ids, headings and order count here, so rows of the template stand in for those of the page.
    """
    gone = set(base.gone)
    now = {s.id: s for s in shown.sections}
    sections = []
    for section in base.typed.sections:
        rows = [typed.get(row.id, row) for row in now[section.id].rows] if section.id in now else []
        for at, row in enumerate(section.rows):
            if row.id in gone:
                before = [r.id for r in section.rows[:at]]
                place = next(
                    (n + 1 for n in range(len(rows) - 1, -1, -1) if rows[n].id in before), 0
                )
                rows.insert(place, row)
        heading = now[section.id].heading if section.id in now else section.heading
        if rows or not section.rows:
            sections.append(Section(section.id, heading, tuple(rows)))
    known = {s.id for s in base.typed.sections}
    sections += [s for s in shown.sections if s.id not in known]
    return replace(shown, sections=tuple(sections))
