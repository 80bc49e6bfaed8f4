"""A letter, its page and its slots -> a template: source and page with their slots as placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from easyread.facts.find.scan import scan
from easyread.masking.find import learn
from easyread.masking.page import page_texts
from easyread.model import EasyRead, Letter, Line, Row, Section, Span
from easyread.review.templates.model import (
    ANSWER,
    Condition,
    FixedBlock,
    NotShown,
    Part,
    Pattern,
    Slot,
    Source,
    Template,
)
from easyread.review.templates.put import Putter, touch
from easyread.review.templates.slots import (
    BadSlot,
    escaped,
    form_of,
    keys_in,
    sign,
    squeezed,
)

LAST_DAY = "last_day"  # stands for a day that the author confirms anew in each letter
MOST_SLOTS = 200


def build(source: Source, slots: Sequence[Slot], conditions: Sequence[Condition]) -> Template:
    """Make the template of one letter.

    Raises:
        BadSlot: two slots overlap, or a condition is not whole (code ``bad-slot``).
    """
    blocks = fixed_blocks(source, slots, conditions)
    known = learn(source.letter, tuple(page_texts(source.page)))
    putter = Putter(slots, source.sentences, known)
    page = _page(source, slots, putter)
    # Only what prints as a heading is told by no row: all else is told by the page itself.
    told = {
        s for section in page.sections for r in section.rows for x in r.lines for s in x.sources
    }
    draft = replace(
        source.draft,
        lines=tuple(
            replace(line, text=putter.put(line.text, line.sources))
            for line in source.draft.lines
            if line.sources and not told & set(line.sources)
        ),
    )
    pattern = Pattern(tuple(slots), tuple(conditions), blocks, source.page.profile, source.level)
    made = Template(pattern, page, draft)
    return replace(made, not_shown=tuple(_not_shown(made, putter)))


# -- the letter -------------------------------------------------------------------------------


def fixed_blocks(
    source: Source, slots: Sequence[Slot], conditions: Sequence[Condition]
) -> tuple[FixedBlock, ...]:
    """The letter's own words cut at its slots. Errors as in ``build``."""
    if len(slots) > MOST_SLOTS:
        raise BadSlot(f"A template has at most {MOST_SLOTS} slots.", "Drop some of them.")
    under = _under(source.letter, conditions)
    whole = {span.block: slot for slot in slots if slot.lines for span in slot.spans}
    inside: dict[str, list[str]] = {}
    for sentence in source.sentences:
        inside.setdefault(sentence.span.block, []).append(sentence.id)
    made: list[FixedBlock] = []
    for block in source.letter.blocks:
        mine = tuple(inside.get(block.id, ()))
        slot = whole.get(block.id)
        if slot is not None and slot.spans[0].block != block.id:
            # The further lines of an address belong to its first.
            made[-1] = replace(made[-1], sentences=(*made[-1].sentences, *mine))
        elif slot is not None:
            part = Part(key=slot.key, kind=slot.kind)
            made.append(FixedBlock(block.id, (part,), under.get(block.id, ""), True, mine))
        elif squeezed(block.text):
            parts = _parts(block.id, block.text, slots)
            made.append(FixedBlock(block.id, parts, under.get(block.id, ""), False, mine))
    if not any(part.words.strip() for block in made for part in block.parts):
        raise BadSlot("This template has no fixed words.", "Drop some of its slots.")
    return tuple(made)


def _under(letter: Letter, conditions: Sequence[Condition]) -> dict[str, str]:
    """Which condition each block stands under."""
    known = {b.id for b in letter.blocks}
    under: dict[str, str] = {}
    for condition in conditions:
        if not condition.blocks:
            raise BadSlot("A condition needs a paragraph.", "Choose the paragraphs it is about.")
        for block in condition.blocks:
            if block not in known:
                raise BadSlot("There is no such paragraph in the letter.", "Load the template.")
            if block in under:
                raise BadSlot("A paragraph stands under one condition only.", "Name it once.")
            under[block] = condition.name
    if known <= set(under):
        raise BadSlot("A template needs words that are always there.", "Leave one paragraph out.")
    return under


def _parts(block_id: str, text: str, slots: Sequence[Slot]) -> tuple[Part, ...]:
    places = sorted(
        ((span, slot) for slot in slots for span in slot.spans if span.block == block_id),
        key=lambda pair: pair[0].start,
    )
    pieces, at = [], 0
    for number, (span, slot) in enumerate(places):
        if span.start < at:
            raise BadSlot(f"The slot {slot.name} overlaps another.", "Give each its own words.")
        pieces += [text[at : span.start], chr(0xE000 + number)]  # one mark for each slot
        at = span.end
    parts: list[Part] = []
    for piece in re.split("([\ue000-\uf8ff])", squeezed("".join([*pieces, text[at:]]))):
        if len(piece) == 1 and 0xE000 <= ord(piece) < 0xE000 + len(places):
            span, slot = places[ord(piece) - 0xE000]
            own = squeezed(text[span.start : span.end])
            form = slot.value.texts.index(own) + 1 if own in slot.value.texts else 1
            parts.append(Part(key=slot.key, kind=slot.kind, form=form))
        elif piece:
            parts.append(Part(words=piece))
    return tuple(parts)


# -- the page ---------------------------------------------------------------------------------


def _page(source: Source, slots: Sequence[Slot], putter: Putter) -> EasyRead:
    page = source.page
    answers = frozenset(x.text for x in source.draft.lines if ANSWER in x.id)
    sections = [
        Section(s.id, putter.put(s.heading), tuple(_row(row, answers, putter) for row in s.rows))
        for s in page.sections
    ]
    free = frozenset(slot.key for slot in slots if slot.kind == "free_text")
    if free:
        said = {s.id: _with_signs(source.letter, s.span, slots) for s in source.sentences}
        sections = [
            replace(s, rows=tuple(_with_free_text(row, free, said, putter) for row in s.rows))
            for s in sections
        ]
    return replace(page, title=putter.put(page.title), sections=tuple(sections))


def _row(row: Row, answers: frozenset[str], putter: Putter) -> Row:
    lines = tuple(_line(line, answers, putter) for line in row.lines)
    keys = frozenset().union(*(keys_in(line.text) for line in lines))
    picture = row.picture
    if picture is not None:
        picture = replace(
            picture,
            symbol=putter.put_drawn(picture.symbol, keys),
            alt=putter.put_drawn(picture.alt, keys),
        )
    hard = tuple(putter.put(word) for word in row.hard_words)
    return replace(row, lines=lines, hard_words=hard, picture=picture)


def _line(line: Line, answers: frozenset[str], putter: Putter) -> Line:
    if ANSWER in line.id or line.text in answers:
        days = [f for f in scan(line.text) if f.kind == "date"]
        if len(days) == 1:
            ahead, behind = line.text[: days[0].start], line.text[days[0].end :]
            return replace(line, text=escaped(ahead) + sign(LAST_DAY) + escaped(behind))
    text = putter.put(line.text, line.sources)
    return replace(line, text=text, term=putter.put(line.term, line.sources))


def _with_free_text(row: Row, free: frozenset[str], said: dict[str, str], putter: Putter) -> Row:
    """A line that tells a free text in other words cannot be filled: it says the letter's sentence.

    Such a row is never covered by an approval of the template, so a person rewrites it. Its picture
    was of the words of one letter: in the next it would be wrong, so a person chooses it, too.
    """
    lines: list[Line] = []
    for line in row.lines:
        wanted = putter.near(line.sources) & free
        if wanted <= keys_in(line.text):
            lines.append(line)
            continue
        text = " ".join(said[s] for s in line.sources if s in said)
        if text not in [x.text for x in lines]:
            lines.append(replace(line, text=text))
    told = any(free & keys_in(line.text) for line in lines)
    return replace(row, lines=tuple(lines), picture=None if told else row.picture)


def _with_signs(letter: Letter, place: Span, slots: Sequence[Slot]) -> str:
    """One sentence of the letter with its slots as placeholders."""
    text = next(b.text for b in letter.blocks if b.id == place.block)
    held = sorted(
        ((span, slot) for slot in slots for span in slot.spans if touch(place, span)),
        key=lambda pair: pair[0].start,
    )
    out, at = [], place.start
    for span, slot in held:
        form = form_of(slot.value, squeezed(text[span.start : span.end]))
        out += [escaped(text[at : max(at, span.start)]), sign(slot.key, form)]
        at = min(span.end, place.end)
    return "".join([*out, escaped(text[at : place.end])])


def _not_shown(template: Template, putter: Putter) -> Iterator[NotShown]:
    """The slots that no text of the page prints, and people whom it names in a form we cannot fill."""
    texts = tuple(template_texts(template.page))
    used: frozenset[str] = frozenset().union(*(keys_in(text) for text in texts))
    for slot in template.slots:
        if slot.key not in used:
            yield NotShown(slot.key, slot.value.texts[0], "The page does not print this value.")
        if slot.kind == "name":
            left = dict.fromkeys(w for text in texts for w in putter.named_otherwise(text, slot))
            for words in left:
                yield NotShown(slot.key, words, "The page names this person in another way too.")


def template_texts(page: EasyRead) -> Iterator[str]:
    """Every text of a template's page that may hold a slot."""
    yield page.title
    for section in page.sections:
        yield section.heading
        for row in section.rows:
            yield from (line.text for line in row.lines)
            if row.picture is not None:
                yield row.picture.alt
