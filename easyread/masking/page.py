"""An Easy Read page and its letter -> the same page with placeholders, and with made-up names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from easyread.errors import EasyReadError
from easyread.fingerprint import print_of
from easyread.masking.capitals import words_of
from easyread.masking.find import learn, spots
from easyread.masking.made_up import MadeUp
from easyread.masking.numbers import PLACEHOLDER
from easyread.masking.spot import Known, Spot
from easyread.model import About, EasyRead, Letter, Row, Section

# What checkers are told above a masked page.
SAYS = "This comes from a real letter. We changed the names."
_WHERE = re.compile(r"(?:\{(?:address|place|postcode|organisation)\}(?:,? )?)+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One hidden thing in one form: its placeholder, the real words, and the made-up words."""

    kind: str
    placeholder: str
    real: str
    shown: str


@dataclass(frozen=True, slots=True)
class Mask:
    """What turns the words of one letter into placeholders or made-up words, and back.

    It holds the real words: it is as private as the letter.
    """

    letter_id: str
    known: Known
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class MaskedPage:
    """One Easy Read without anybody in it.

    ``page`` is for checkers: made-up names. ``typed`` is for prints and stores: placeholders such
    as ``{name 1}``. ``mask`` leads back and must stay with the author.
    """

    page: EasyRead
    typed: EasyRead
    mask: Mask


def mask_page(page: EasyRead, letter: Letter, places: bool = True) -> MaskedPage:
    """Hide who and where in every word of a page: lines, headings, title, alt texts, hard words, About.

    Args:
        page: the Easy Read.
        letter: the letter it was made from.
        places: also hide the sender, towns and organisations that tell where the reader lives.
    """
    mask = make_mask(letter, page_texts(page), places)
    return MaskedPage(
        page=_each_text(page, lambda text: shown_text(text, mask)),
        typed=_each_text(page, lambda text: typed_text(text, mask)),
        mask=mask,
    )


def make_mask(letter: Letter, texts: Iterable[str] = (), places: bool = True) -> Mask:
    """Give every hidden thing of a letter and of the texts made from it a placeholder and made-up words."""
    more = list(texts)
    known = learn(letter, more, places)
    about = letter.about
    all_texts = [*(b.text for b in letter.blocks), letter.title, *_about_texts(about), *more]
    words = {w.low for text in all_texts for w in words_of(text)}
    made_up = MadeUp(letter.id, known, words)
    entries: dict[tuple[str, str], Entry] = {}
    numbers: dict[tuple[str, str], int] = {}
    forms: dict[tuple[str, int], int] = {}
    for text in all_texts:
        for spot in _spots_of(text, known):
            real = text[spot.start : spot.end]
            if (spot.kind, real) in entries:
                continue
            who = (spot.kind, _who(spot, known))
            count = sum(1 for kind, _ in numbers if kind == spot.kind)
            number = numbers.setdefault(who, count + 1)
            form = forms[(spot.kind, number)] = forms.get((spot.kind, number), 0) + 1
            sign = f"{{{spot.kind} {number}{f'.{form}' if form > 1 else ''}}}"
            shown = made_up.show(spot.kind, spot.value, real)
            entries[(spot.kind, real)] = Entry(spot.kind, sign, real, shown)
    return Mask(letter.id, known, tuple(entries.values()))


def typed_text(text: str, mask: Mask) -> str:
    """Put placeholders in place of every hidden thing.

    Raises:
        EasyReadError: the text hides something the mask was not made with (code ``not-masked``).
    """
    return _put(text, mask, lambda entry: entry.placeholder)


def shown_text(text: str, mask: Mask) -> str:
    """Put made-up words in place of every hidden thing. Errors as in ``typed_text``."""
    return _put(text, mask, lambda entry: entry.shown)


def unmask(text: str, mask: Mask) -> str:
    """Put the real words back into a text with placeholders."""
    real = _by_placeholder(mask)
    return PLACEHOLDER.sub(lambda found: real.get(found[0], found[0]), text)


def leaks(text: str, mask: Mask) -> tuple[str, ...]:
    """Give what still tells who or where in a text that should be masked: () when it is clean.

    Use it on anything that leaves the author's hands.
    """
    real = {entry.real for entry in mask.entries if len(entry.real) > 2}
    names = set(mask.known.first_names | mask.known.last_names)
    return tuple(
        text[s.start : s.end]
        for s in spots(text, mask.known)
        if text[s.start : s.end] in real or (s.kind == "name" and names & set(s.value.split()))
        if not PLACEHOLDER.fullmatch(text[s.start : s.end])
    )


def masked_row_print(row: Row, mask: Mask) -> str:
    """The print of one row without who and where: equal for two letters that differ only in those.

    Placeholders are counted within the row, so that a name added in another row changes nothing
    here. An address is one placeholder, whatever its number of lines.
    """
    seen: dict[str, int] = {}

    def plain_of(text: str) -> str:
        out, at = [], 0
        for spot in _spots_of(text, mask.known):
            if spot.kind in ("address", "place", "postcode", "organisation"):
                sign = f"{{{spot.kind}}}"
            else:
                number = seen.setdefault(f"{spot.kind} {_who(spot, mask.known)}", len(seen) + 1)
                sign = f"{{{spot.kind} {number}}}"
            out += [text[at : spot.start], sign]
            at = spot.end
        return _WHERE.sub("{address} ", "".join([*out, text[at:]])).strip()

    picture = row.picture
    alt = ("", "", "") if picture is None else (picture.concept, picture.symbol, picture.alt)
    parts = [row.kind, *(line.text for line in row.lines), *row.hard_words, *alt]
    return print_of([parts[0], *(plain_of(part) for part in parts[1:])])


def page_texts(page: EasyRead) -> Iterator[str]:
    """Every text of a page that a person may read."""
    yield page.title
    yield from _about_texts(page.about)
    yield from page.checked_by
    for section in page.sections:
        yield section.heading
        for row in section.rows:
            for line in row.lines:
                yield line.text
                yield line.term
            yield from row.hard_words
            if row.picture:
                yield row.picture.alt


def _about_texts(about: About) -> Iterator[str]:
    yield from (
        t for t in (about.sender, about.reader, about.person, about.reference, about.subject) if t
    )


@lru_cache(maxsize=4096)
def _spots_of(text: str, known: Known) -> tuple[Spot, ...]:
    return spots(text, known)


@lru_cache(maxsize=32)
def _by_words(mask: Mask) -> dict[tuple[str, str], Entry]:
    return {(entry.kind, entry.real): entry for entry in mask.entries}


@lru_cache(maxsize=32)
def _by_placeholder(mask: Mask) -> dict[str, str]:
    return {entry.placeholder: entry.real for entry in mask.entries}


def _put(text: str, mask: Mask, words: Callable[[Entry], str]) -> str:
    entries = _by_words(mask)
    out, at = [], 0
    for spot in _spots_of(text, mask.known):
        entry = entries.get((spot.kind, text[spot.start : spot.end]))
        if entry is None:
            raise EasyReadError(
                "This text holds a name or a number that the mask was not made with.",
                "Make the mask again from the letter and the whole page.",
                code="not-masked",
            )
        out += [text[at : spot.start], words(entry)]
        at = spot.end
    return "".join([*out, text[at:]])


def _who(spot: Spot, known: Known) -> str:
    """Who or what a spot is: all forms of one person's name are one."""
    if spot.kind != "name":
        return spot.value
    words = spot.value.split()
    for word in reversed(words):
        if word in known.last_names:
            return word
    return next(
        (last for first, last in known.people if last and set(words) & set(first.split())),
        spot.value,
    )


def _each_text(page: EasyRead, of: Callable[[str], str]) -> EasyRead:
    return replace(
        page,
        title=of(page.title),
        about=_each_about(page.about, of),
        checked_by=tuple(of(name) for name in page.checked_by),
        sections=tuple(
            Section(s.id, of(s.heading), tuple(_each_row(row, of) for row in s.rows))
            for s in page.sections
        ),
    )


def _each_row(row: Row, of: Callable[[str], str]) -> Row:
    return replace(
        row,
        lines=tuple(replace(x, text=of(x.text), term=of(x.term)) for x in row.lines),
        hard_words=tuple(of(word) for word in row.hard_words),
        picture=replace(row.picture, alt=of(row.picture.alt)) if row.picture else None,
    )


def _each_about(about: About, of: Callable[[str], str]) -> About:
    def text(value: str | None) -> str | None:
        return of(value) if value else value

    return replace(
        about,
        sender=text(about.sender),
        reader=text(about.reader),
        person=text(about.person),
        reference=text(about.reference),
        subject=text(about.subject),
    )
