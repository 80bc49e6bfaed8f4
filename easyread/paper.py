"""What a panel session asks -> its pack of paper: pages, cards, questions, script and note sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from easyread.answer_pictures import answer_pictures
from easyread.layout.exporters.paper_pack.export import export
from easyread.layout.exporters.paper_pack.sheets import (
    Card,
    Cards,
    Column,
    Pack,
    Pages,
    Sheet,
    Table,
)
from easyread.model import Line, Picture, Row, RowKind, Section
from easyread.pictures import picture_of
from easyread.review import checker_words as said
from easyread.review import paper_words as paper
from easyread.review.on_paper import Lettered, OnPaper, letters_of, marks_of
from easyread.review.picture_questions import GAP, NOT_SAID
from easyread.review.sitting import Bit, PictureQuestion, ShownPicture, ShownRow, Sitting
from easyread.settings import Profile

LEAST_ROWS = 3  # to write in: somebody may bring a friend
WITH_PICTURES = (2.0, 35.0)  # how much bigger the type of a question is, and its pictures in mm
WITHOUT_PICTURES = (8.0, 0.0)
BLANK = " ________ "


def paper_pack(session: OnPaper, sitting: Sitting, profile: Profile) -> bytes:
    """Make the pack of one session as a tagged PDF.

    First what checkers read (the first page, the bits, the picture questions, the cards), then what
    whoever leads the session needs (the script, the note sheets).

    Raises:
        BadSettings, LayoutFailed, MissingPart: as ``layout.export``.
    """
    return export(pack_of(session, sitting), profile)


def pack_of(session: OnPaper, sitting: Sitting) -> Pack:
    """Set the pack of one session together, sheet by sheet."""
    sheets: list[Sheet] = [_front(session, sitting)]
    if len(sitting.asked()) < len(sitting.rows()) / 2:
        # A few rows that changed say nothing without the rest.
        sheets.append(_whole(sitting))
    sheets += [_bit(bit, sitting) for bit in sitting.bits]
    sheets += [
        _question(number, question, letters_of(session.id, question), sitting)
        for number, question in enumerate(sitting.questions, 1)
    ]
    sheets += _cards()
    sheets.append(_script((*session.credits, *_credits(sheets))))
    sheets += _notes(session, sitting)
    return Pack(paper.WELCOME, paper.WHERE_IT_STANDS.format(id=session.id), tuple(sheets))


def _front(session: OnPaper, sitting: Sitting) -> Pages:
    ours = answer_pictures()
    topic = (session.topic or sitting.title).strip().rstrip(".")
    fee = [said.FEE.format(fee=pounds(session.fee_pence))] if session.fee_pence else []
    talk = [paper.TALK_TO.format(name=session.talk_to)] if session.talk_to else []
    first = (
        _row((said.THANKS_FOR_COMING, *paper.WHAT_THIS_IS), picture_of("easy-read")),
        _row(
            (said.WARNING.format(topic=topic), said.WARNING_AGREE, said.WARNING_NO_REASON),
            picture_of("information"),
        ),
        _row((said.STOP_ANY_TIME, said.NO_HURRY), ours["stop"]),
        _row((*fee, said.FEE_ALWAYS), picture_of("money")),
        _row((*paper.TALK_HOW, *talk), ours["talk"]),
    )
    how = (
        _row((said.MASKED,), picture_of("letter")),
        _row((said.YOU_ARE_THE_EXPERT,), picture_of("thinking")),
        _row(paper.ONE_BIT, picture_of("listen")),
        _row((said.CAN_CHANGE, said.CANNOT_CHANGE), ours["change"]),
    )
    # The id "main" keeps the first section on the first page alone (see ``paginate``).
    sections = (Section("main", "", first), Section("", paper.HOW, how))
    return Pages(paper.FOR_CHECKERS, paper.WELCOME, sections)


def _whole(sitting: Sitting) -> Pages:
    """The page as printed, for a session that asks about some of its rows alone."""
    sections = [Section("", s.heading, tuple(map(_as_printed, s.rows))) for s in sitting.sections]
    return Pages(paper.LETTER_DRAFT, paper.ALL_OF_IT, (Section("", sitting.title, ()), *sections))


def _bit(bit: Bit, sitting: Sitting) -> Pages:
    """One bit as printed, with its number, a mark beside each row, and the question under it."""
    title = (Section("", sitting.title, ()),) if bit.number == 1 else ()
    shown = [
        Section("", s.heading, tuple(_as_printed(row) for row in s.rows if row.key in bit.rows))
        for s in sitting.sections
        if set(bit.rows) & {row.key for row in s.rows}
    ]
    return Pages(
        paper.LETTER_DRAFT,
        paper.BIT.format(number=bit.number, all=len(sitting.bits)),
        (*title, *shown),
        dict(zip(bit.rows, marks_of(bit), strict=True)),
        ask=f"{said.SECTION} {paper.SHOW_CARD}",
    )


def _question(
    number: int, question: PictureQuestion, choices: Sequence[Lettered], sitting: Sitting
) -> Pages:
    pictures = {row.key: row.picture for row in sitting.rows()}
    drawn = any(pictures.get(choice.row) for choice in choices)
    line = question.line.replace(GAP, BLANK).replace("  ", " ").replace(" .", ".")
    rows = [_row((line,))] if line else []
    for choice in choices:
        own = _picture(pictures.get(choice.row))
        if choice.id == NOT_SAID:
            own = answer_pictures()[NOT_SAID]
        mark = f"{choice.letter}."
        rows.append(_row((f"{mark} {choice.words}",), own if drawn else None, "choice", (mark,)))
    bigger, picture_mm = WITH_PICTURES if drawn else WITHOUT_PICTURES
    return Pages(
        paper.FOR_CHECKERS,
        f"{paper.QUESTION.format(number=number)} {question.ask}",
        (Section("", said.CHOOSE, tuple(rows)),),
        bigger_pt=bigger,
        picture_mm=picture_mm,
        pictures=drawn,
    )


def _cards() -> Iterator[Cards]:
    ours = answer_pictures()
    bits = {**said.SECTION_ANSWERS, "skip": said.SKIP, "break": paper.BREAK}
    ends = {**said.READY_ANSWERS, "stop": said.STOP, "talk": said.TALK}
    for title, words in ((paper.CARDS_BIT, bits), (paper.CARDS_END, ends)):
        cards = tuple(Card(text, ours[value]) for value, text in words.items())
        yield Cards(paper.FOR_CHECKERS, title, cards)


def _script(credits: Sequence[str]) -> Pages:
    asked = " ".join(said.OPEN.values())
    parts = [*paper.SCRIPT_PARTS, (paper.PICTURES_BY, tuple(dict.fromkeys(credits)))]
    sections = tuple(
        Section("", heading, tuple(_items([line.format(open=asked) for line in lines])))
        for heading, lines in parts
    )
    return Pages(paper.FOR_STAFF, paper.SCRIPT, sections, bigger_pt=-2.0, pictures=False)


def _notes(session: OnPaper, sitting: Sitting) -> Iterator[Table]:
    rows = max(LEAST_ROWS, session.people)
    who = Column(paper.WHO, 0.09)
    for bit in sitting.bits:
        first, last = marks_of(bit)[0], marks_of(bit)[-1]
        columns: tuple[Column, ...] = (
            who,
            Column(paper.ANSWER, 0.18, (*said.SECTION_ANSWERS.values(), said.SKIP)),
            Column(paper.HARD_WORDS, 0.2),
            Column(paper.PICTURES, 0.2),
            Column(paper.OWN_WORDS, 0.33),
        )
        title = paper.NOTES.format(number=bit.number, all=len(sitting.bits))
        where = paper.NOTES_ROWS if first != last else paper.NOTES_ROW
        says = (paper.NOTES_RING, where.format(first=first, last=last))
        yield Table(paper.FOR_STAFF, title, says, columns, rows)
    wide = (1 - who.share) / len(said.OPEN)
    columns = (who, *(Column(ask, wide) for ask in said.OPEN.values()))
    yield Table(paper.FOR_STAFF, paper.NOTES_OPEN, (paper.NOTES_OWN,), columns, rows)
    if sitting.questions:
        wide = (1 - who.share) / len(sitting.questions)
        numbers = range(1, len(sitting.questions) + 1)
        columns = (who, *(Column(paper.QUESTION.format(number=n), wide) for n in numbers))
        yield Table(paper.FOR_STAFF, paper.NOTES_CHOICES, (paper.NOTES_LETTER,), columns, rows)
    ready = tuple(said.READY_ANSWERS.values())
    columns = (who, Column(paper.ANSWER, 0.25, ready), Column(paper.OWN_WORDS, 0.66))
    yield Table(paper.FOR_STAFF, paper.NOTES_READY, (paper.NOTES_RING,), columns, rows)


def _as_printed(row: ShownRow) -> Row:
    lines = tuple(
        Line(f"{row.key}.{n}", line.text, (), item=line.item, term=line.term)
        for n, line in enumerate(row.lines, 1)
    )
    kind: RowKind = row.kind  # type: ignore[assignment]
    return Row(row.key, kind, lines, _picture(row.picture), row.hard_words, row.number)


def _picture(shown: ShownPicture | None) -> Picture | None:
    if shown is None:
        return None
    return Picture("", "", "", shown.art, shown.alt, False, "", "", shown.crossed)


def _row(
    lines: Sequence[str],
    picture: Picture | None = None,
    kind: RowKind = "info",
    bold: tuple[str, ...] = (),
) -> Row:
    return Row("", kind, tuple(Line("", text, ()) for text in lines), picture, bold)


def _items(texts: Sequence[str]) -> Iterator[Row]:
    """Points of the script, three in a row, so that a page can end between them."""
    for start in range(0, len(texts), 3):
        lines = tuple(Line("", text, (), item=True) for text in texts[start : start + 3])
        yield Row("", "info", lines)


def _credits(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Who made the pictures that this file put on the sheets; those of the page have none here."""
    for sheet in sheets:
        if isinstance(sheet, Cards):
            yield from (card.picture.credit for card in sheet.cards)
        elif isinstance(sheet, Pages):
            rows = (row for section in sheet.sections for row in section.rows)
            yield from (row.picture.credit for row in rows if row.picture and row.picture.credit)


def pounds(pence: int) -> str:
    """An amount as people write it.

    >>> pounds(2000), pounds(1250)
    ('£20', '£12.50')
    """
    return f"£{pence // 100}" if pence % 100 == 0 else f"£{pence / 100:.2f}"
