"""The bytes of a finished PDF -> faults, measured on every letter and picture of its pages.

Each rule is one small function from a ``Finished`` file to faults. ``Source`` codes are those of
docs/standards.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from easyread.layout.finished_pdf import Finished, Glyph, Sheet, Spot, Tag, colour_of, open_pdf
from easyread.layout.printed import MARKS
from easyread.layout.style import PT_PER_MM, contrast
from easyread.logo import LOGO
from easyread.model import PageFault

LEAST_TYPE_PT = 14.0  # L-01
LONGEST_LINE = 55  # L-11, letters
LEAST_CONTRAST = 4.5  # L-15
LEAST_MARGIN_MM = 18.0  # L-17, section 10
LEAST_PICTURE_MM = 35.0  # P-04
LEAST_DPI = 150  # P-13
MOST_PICTURES = 5  # P-05, on one page
MOST_PAGES = 12  # T-09
LEADING = (1.2, 1.75)  # L-05 and C-04, times the size of the type
LEAST_ROW_GAP_MM = 7.5  # L-06

_FILE_NAME = re.compile(r"\.(docx?|pdf|png|jpe?g|svg|gif)$|^(document|untitled|image)\s?\d*$", re.I)
_ENDS_LINE_IN_HYPHEN = ("\u00ad", "\u2010")


def measure(content: bytes, name: str) -> tuple[PageFault, ...]:
    """Measure a PDF.

    Raises:
        UnreadableLetter: the file is damaged or locked.
    """
    finished = open_pdf(content, name)
    if not any(sheet.body for sheet in finished.sheets):
        return (PageFault("no-text", None, "There are no words on the pages. Is it a scan?"),)
    faults = [fault for rule in RULES for fault in rule(finished)]
    return tuple(sorted(faults, key=lambda fault: fault.page or 0))


def small_type(finished: Finished) -> Iterator[PageFault]:
    """L-01: no letter under 14 pt, the mark and the page number included."""
    for sheet in finished.sheets:
        size = min((float(g["size"]) for g in _visible(sheet.glyphs)), default=LEAST_TYPE_PT)
        if size < LEAST_TYPE_PT - 0.05:
            yield PageFault(
                "small-type", sheet.number, f"The smallest letters are {size:.3g} pt. Use 14 pt."
            )


def small_print(finished: Finished) -> Iterator[PageFault]:
    """L-02: nothing is smaller than the body."""
    for sheet in finished.sheets:
        size = min((float(g["size"]) for g in _visible(sheet.glyphs)), default=99.0)
        if LEAST_TYPE_PT - 0.05 <= size < finished.body_size - 0.3:
            yield PageFault(
                "small-print",
                sheet.number,
                f"Some words are {size:.3g} pt, but most are {finished.body_size:.3g} pt.",
                "warn",
            )


def typefaces(finished: Finished) -> Iterator[PageFault]:
    """L-03 one typeface; L-14 no italics."""
    names = {str(g["fontname"]).partition("+")[2] or str(g["fontname"]) for g in _all(finished)}
    families = {re.split(r"[-,]", name)[0].removesuffix("MT").removesuffix("PS") for name in names}
    if len(families) > 1:
        yield PageFault(
            "many-fonts",
            None,
            f"There is more than one font: {', '.join(sorted(families))}.",
            "warn",
        )
    if any(re.search(r"italic|oblique", name, re.I) for name in names):
        yield PageFault("italics", None, "Some words are in italics.")


def tagging(finished: Finished) -> Iterator[PageFault]:
    """L-24: tags, language and title."""
    if not finished.is_tagged:
        yield PageFault("no-tags", None, "The file has no tags, so it cannot be read out in order.")
    if not finished.language:
        yield PageFault("no-language", None, "The file does not say its language.")
    if not finished.title.strip() or _FILE_NAME.search(finished.title.strip()):
        yield PageFault("no-title", None, "The file has no title, or a file name for a title.")
    elif not finished.shows_title:
        yield PageFault("title-hidden", None, "The window shows the file name, not the title.")


def alt_texts(finished: Finished) -> Iterator[PageFault]:
    """L-24: every picture that is not decoration has words."""
    for tag in finished.tags:
        if tag.role != "Figure":
            continue
        if not (tag.alt or "").strip():
            yield PageFault("no-alt", _page(tag), "A picture has no words that stand for it.")
        elif _FILE_NAME.search((tag.alt or "").strip()):
            yield PageFault("no-alt", _page(tag), f"A picture's words are a file name: {tag.alt}.")


def untagged(finished: Finished) -> Iterator[PageFault]:
    """L-24: what is seen is also heard."""
    if not finished.is_tagged:
        return
    for sheet in finished.sheets:
        things: list[Glyph] = [*sheet.body, *sheet.pictures]
        if any(thing["mcid"] is None and thing["tag"] != "Artifact" for thing in things):
            yield PageFault(
                "untagged", sheet.number, "Some words or pictures on the page have no tag."
            )


def headings(finished: Finished) -> Iterator[PageFault]:
    """L-24: one title, first; no level left out; a heading stays with what follows (L-12)."""
    if not finished.is_tagged:
        return
    levels = [int(t.role[1:]) for t in finished.tags if re.fullmatch(r"H[1-6]", t.role)]
    if levels.count(1) != 1 or not finished.tags or finished.tags[0].role != "H1":
        yield PageFault("title-first", None, "The page must begin with its one title.")
    for before, after in pairwise(levels):
        if after > before + 1:
            yield PageFault("heading-skipped", None, f"A heading jumps from {before} to {after}.")
    for tag, following in pairwise(finished.tags):
        apart = tag.pages[-1:] != following.pages[:1]
        if re.fullmatch(r"H[1-6]", tag.role) and following.pages and apart:
            yield PageFault(
                "heading-alone", _page(tag), f"The heading “{tag.text}” is alone on its page."
            )


def split_rows(finished: Finished) -> Iterator[PageFault]:
    """L-12: no row, sentence, item or picture is cut by the end of a page."""
    for tag in finished.tags:
        if len(tag.pages) > 1:
            yield PageFault("split", _page(tag), f"“{_short(tag.text)}” is cut by a page end.")
    for row in finished.rows:
        pages = sorted({page for tag in row for page in tag.pages})
        if len(pages) > 1 and all(len(tag.pages) <= 1 for tag in row):
            words = next((tag.text for tag in row if tag.text), "")
            yield PageFault("split", pages[0], f"The row “{_short(words)}” is cut by a page end.")


def pictures_beside(finished: Finished) -> Iterator[PageFault]:
    """P-02, P-03: a picture stands beside its own words, on the same side all through."""
    sides = set()
    for figure, words in _pairs(finished.tags):
        if not words:
            continue
        if figure.page != words[0].page:
            yield PageFault("picture-apart", figure.page, "A picture is not beside its words.")
            continue
        box = _around([spot for spot in words if spot.page == figure.page])
        level = figure.top < box.bottom and box.top < figure.bottom
        if not level or (figure.left < box.right - 1 and box.left < figure.right - 1):
            yield PageFault("picture-apart", figure.page, "A picture is not beside its words.")
        sides.add("left" if figure.left < box.left else "right")
    if len(sides) > 1:
        yield PageFault(
            "picture-side", None, "Some pictures are on the left and some on the right."
        )


def picture_quality(finished: Finished) -> Iterator[PageFault]:
    """P-04 size, P-05 number on a page, P-13 sharpness."""
    for sheet in finished.sheets:
        if len(sheet.row_pictures) > MOST_PICTURES:
            yield PageFault(
                "many-pictures",
                sheet.number,
                f"There are {len(sheet.row_pictures)} pictures. Use {MOST_PICTURES} or fewer.",
                "warn",
            )
        for picture in sheet.row_pictures:
            long_side = max(picture["width"], picture["height"])
            if long_side < LEAST_PICTURE_MM * PT_PER_MM:
                size = long_side / PT_PER_MM
                yield PageFault(
                    "small-picture", sheet.number, f"A picture is only {size:.0f} mm.", "warn"
                )
            if max(picture["srcsize"]) / (long_side / 72) < LEAST_DPI:
                yield PageFault(
                    "blurred-picture", sheet.number, "A picture is not sharp enough.", "warn"
                )


def lines(finished: Finished) -> Iterator[PageFault]:
    """L-11 no line over 55 letters; L-14 no words in capitals; L-08 no word broken."""
    for sheet in finished.sheets:
        texts = ["".join(str(g["text"]) for g in line).strip() for line in sheet.lines()]
        longest = max(texts, key=len, default="")
        if len(longest) > LONGEST_LINE:
            yield PageFault(
                "long-line", sheet.number, f"A line has {len(longest)} letters. Use 55.", "warn"
            )
        if any(re.search(r"\b[A-Z]{4,} [A-Z]{4,}\b", text) for text in texts):
            yield PageFault("capitals", sheet.number, "Some words are all capitals.")
        if any(text.endswith(_ENDS_LINE_IN_HYPHEN) for text in texts):
            yield PageFault("broken-word", sheet.number, "A word is broken over two lines.")


def spacing(finished: Finished) -> Iterator[PageFault]:
    """L-05 line spacing; L-06 gap between rows; L-07 ragged right."""
    for sheet in finished.sheets:
        tight = wide = flush = False
        for paragraph in _paragraphs(sheet):
            size = float(paragraph[0][0]["size"])
            steps = [a[0]["matrix"][5] - b[0]["matrix"][5] for a, b in pairwise(paragraph)]
            tight = tight or any(step < LEADING[0] * size - 0.1 for step in steps)
            wide = wide or any(step > LEADING[1] * size + 0.1 for step in steps)
            full = [line for line in paragraph[:-1] if any(g["text"] == " " for g in line[:-1])]
            ends = [max(g["x1"] for g in _visible(line)) for line in full]
            flush = flush or (len(ends) > 2 and max(ends) - min(ends) < 0.5)
        if tight or wide:
            how = "close together" if tight else "far apart"
            yield PageFault("line-spacing", sheet.number, f"Lines are too {how}.", "warn")
        if flush:
            yield PageFault("justified", sheet.number, "Lines all end at the same place.")
    for row, following in pairwise(finished.rows):
        above = [spot for tag in row for spot in tag.spots]
        below = [spot for tag in following for spot in tag.spots]
        if above and below and above[-1].page == below[0].page:
            gap = (_around(below).top - _around(above).bottom) / PT_PER_MM
            if 0 <= gap < LEAST_ROW_GAP_MM:
                yield PageFault(
                    "row-gap", below[0].page, f"Two rows are only {gap:.0f} mm apart.", "warn"
                )


def colours(finished: Finished) -> Iterator[PageFault]:
    """L-15: words stand out from the page."""
    for sheet in finished.sheets:
        inks = {colour_of(g["non_stroking_color"]) for g in _visible(sheet.glyphs)} - {""}
        worst = min((contrast(ink, sheet.background) for ink in inks), default=21.0)
        if worst < LEAST_CONTRAST:
            yield PageFault(
                "low-contrast", sheet.number, f"Some words are too pale ({worst:.1f} to 1)."
            )


def furniture(finished: Finished) -> Iterator[PageFault]:
    """L-20 page numbers; the mark of the page on every page."""
    for sheet in finished.sheets:
        if not re.search(rf"\bPage {sheet.number}\b", sheet.text):
            yield PageFault("no-page-number", sheet.number, "The page has no number.", "warn")
        if not any(mark in sheet.text for mark in MARKS.values()):
            yield PageFault("no-mark", sheet.number, "The page does not say who checked it.")


def page_shape(finished: Finished) -> Iterator[PageFault]:
    """L-17 margins, L-18 A4, T-09 number of pages; section 10: two rows on the last page."""
    for sheet in finished.sheets:
        short, long = sorted((sheet.width / PT_PER_MM, sheet.height / PT_PER_MM))
        if abs(short - 210) > 1 or abs(long - 297) > 1:
            yield PageFault(
                "not-a4", sheet.number, f"The page is {short:.0f} x {long:.0f} mm.", "warn"
            )
        things: list[Glyph] = [*sheet.body, *sheet.row_pictures]
        if things:
            edge = min(
                *(min(t["x0"], t["top"]) for t in things),
                *(min(sheet.width - t["x1"], sheet.height - t["bottom"]) for t in things),
            )
            if edge / PT_PER_MM < LEAST_MARGIN_MM:
                yield PageFault(
                    "margins", sheet.number, f"A margin is only {edge / PT_PER_MM:.0f} mm.", "warn"
                )
    count = len(finished.sheets)
    if count > MOST_PAGES:
        yield PageFault("many-pages", None, f"There are {count} pages. That is a lot.", "warn")
    on_last = [row for row in finished.rows if row[-1].pages[-1:] == (count,)]
    if count > 1 and finished.rows and len(on_last) < 2:
        yield PageFault("last-page", count, "The last page holds fewer than two rows.", "inform")


def replaced_letters(finished: Finished) -> Iterator[PageFault]:
    """Words in letters that the font does not have are named, not shown (see ``fonts``)."""
    for tag in finished.tags:
        found = re.search(r"\(words in (\w+) letters\)", tag.text)
        if found:
            yield PageFault(
                "letters-missing",
                _page(tag),
                f"Words in {found.group(1)} letters cannot be printed. Add them by hand.",
            )


RULES: tuple[Callable[[Finished], Iterator[PageFault]], ...] = (
    small_type,
    small_print,
    typefaces,
    tagging,
    alt_texts,
    untagged,
    headings,
    split_rows,
    pictures_beside,
    picture_quality,
    lines,
    spacing,
    colours,
    furniture,
    page_shape,
    replaced_letters,
)


def _all(finished: Finished) -> Iterator[Glyph]:
    for sheet in finished.sheets:
        yield from _visible(sheet.glyphs)


def _visible(glyphs: Sequence[Glyph]) -> list[Glyph]:
    return [g for g in glyphs if str(g["text"]).strip()]


def _page(tag: Tag) -> int | None:
    return tag.pages[0] if tag.pages else None


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def _around(spots: Sequence[Spot]) -> Spot:
    return Spot(
        spots[0].page,
        min(s.left for s in spots),
        min(s.top for s in spots),
        max(s.right for s in spots),
        max(s.bottom for s in spots),
    )


def _pairs(tags: Sequence[Tag]) -> Iterator[tuple[Spot, list[Spot]]]:
    """Yield each picture with the words of its row (in a file without rows: the words after it)."""
    for at, tag in enumerate(tags):
        if tag.role != "Figure" or not tag.spots or (tag.alt or "").startswith(LOGO):
            continue
        words: list[Spot] = []
        for following in tags[at + 1 :]:
            is_same_row = following.row == tag.row if tag.row else not words
            if following.role == "Figure" or following.role.startswith("H") or not is_same_row:
                break
            words.extend(following.spots)
        yield tag.spots[0], words


def _paragraphs(sheet: Sheet) -> Iterator[list[list[Glyph]]]:
    """Yield the lines of each tagged paragraph of two lines or more. Headings are set tighter."""
    body = [g for g in sheet.glyphs if g["mcid"] is not None and g["tag"] in ("P", "LBody", "Link")]
    for _, group in groupby(body, key=lambda g: g["mcid"]):
        by_line = [list(line) for _, line in groupby(group, key=lambda g: round(g["matrix"][5]))]
        paragraph = [line for line in by_line if _visible(line)]
        if len(paragraph) > 1:
            yield paragraph
