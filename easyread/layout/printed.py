"""An EasyRead -> the words as they are printed: bold words, links, numbers, credits, the mark."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from easyread.layout.plan import MADE
from easyread.model import EasyRead, Line, Mark, Picture, Row, Section

# Every page and the metadata of every export carries one of these. "test" is what a test key makes.
MARKS: dict[Mark, str] = {
    "draft": "Draft. Do not send.",
    "staff_checked": "Staff checked this. People with learning disabilities have not.",
    "people_checked": "People with learning disabilities checked the words and pictures.",
    "test": "Test. Do not send.",
}

# The name of the logo inside a finished PDF: it is no picture of a row.
LOGO_NAME = "OrganisationLogo"

_DO_NOT = re.compile(
    r"\b(?:do not|must not|should not|may not|cannot|can not|never)\b", re.IGNORECASE
)
_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}"
_WEB = (
    r"https?://[^\s<>\"]+|www\.[^\s<>\"]+"
    r"|\b(?:[\w-]+\.)+(?:gov\.uk|nhs\.uk|org\.uk|co\.uk|ac\.uk|gov\.wales|org|com|net)\b(?:/[^\s<>\"]*)?"
)
# A UK number as people write it: 10 or 11 digits that begin with 0, or +44 and 9 or 10 digits.
_PHONE = r"(?<![\w+/.-])(?:\+44[\s-]?(?:\(0\)\s?)?|\(?0)\d(?:\)?[\s-]?\d){7,9}(?![\w/-])"
_LINK = re.compile(f"(?P<email>{_EMAIL})|(?P<web>{_WEB})|(?P<phone>{_PHONE})")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one line that is printed in one way. ``link`` is an address, "" for none."""

    text: str
    bold: bool = False
    link: str = ""


def mark_of(easyread: EasyRead) -> str:
    """Give the sentence that stands on every page."""
    return MARKS[easyread.mark]


def title_of(easyread: EasyRead) -> str:
    """Give the title, or "Easy Read" where there is none: a file without a title cannot be found."""
    return clean(easyread.title) or "Easy Read"


def clean(text: str) -> str:
    r"""Take out what cannot be seen: control and format characters, and white space of other widths.

    >>> clean("Come\tat\u200b  10am")
    'Come at 10am'
    """
    # White space first: a tab or a line end is a control character, but it parts two words.
    spaced = re.sub(r"\s", " ", unicodedata.normalize("NFC", text))
    # Cc control, Cf format (soft hyphen, zero-width), Cs half characters. A zero-width joiner
    # (in an emoji) goes too: the parts that are left still say what was meant.
    seen = "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co"))
    return " ".join(seen.split())


def words_above(easyread: EasyRead) -> tuple[str, str, str]:
    """The mark, the title and the first heading: what stands at the head of page 1."""
    headings = (clean(section.heading) for section in sections_of(easyread))
    return mark_of(easyread), title_of(easyread), next((h for h in headings if h), "")


def sections_of(easyread: EasyRead) -> Iterator[Section]:
    """Yield the sections in order, and last the picture credits, which nothing else prints.

    Who checked the page and the code of its files stand last under "Who made this Easy Read".
    Rows without words and without a picture are left out: there is nothing to print.
    Source: P-19 licence and credit for each picture; Q-08 who checked.
    """
    made = _made_lines(easyread)
    for section in easyread.sections:
        rows = tuple(r for r in section.rows if r.lines or r.picture)
        if section.id == "made" and made:
            rows, made = (*rows, Row("made.files", "info", made)), ()
        yield replace(section, rows=rows)
    if made:
        yield Section("made", MADE, (Row("made.files", "info", made),))
    if easyread.credits:
        lines = [Line(f"credit-{n}", text, ()) for n, text in enumerate(easyread.credits, 1)]
        # A row holds at most three lines (see ``Row``), so that a page can break between them.
        rows = tuple(
            Row(f"credits-{n}", "info", tuple(lines[n : n + 3])) for n in range(0, len(lines), 3)
        )
        yield Section("credits", "Who made the pictures", rows)


def _made_lines(easyread: EasyRead) -> tuple[Line, ...]:
    """Who checked the page, as each wishes, and the code of these files. Empty for a plain page."""
    said = []
    if easyread.checked_by:
        *others, last = easyread.checked_by
        names = f"{', '.join(others)} and {last}" if others else last
        said.append(f"{names} checked this.")
    if easyread.code:
        said.append(f"The code of this Easy Read is {easyread.code}.")
    return tuple(Line(f"made.files.{n}", text, ()) for n, text in enumerate(said, 1))


def alt_of(picture: Picture) -> str:
    """Give the words that stand for a picture, "" for a decorative one.

    A picture that means something always has words: the concept's name where ``alt`` is empty.
    """
    if picture.decorative:
        return ""
    return (
        clean(picture.alt)
        or clean(picture.concept.replace("_", " ").replace("-", " "))
        or "Picture"
    )


def runs_of(row: Row) -> tuple[tuple[Run, ...], ...]:
    """Cut each line of a row into runs: which words are bold, which are links.

    Bold are the first place where each hard word stands (W-03, W-05), and "Do not" and "must not"
    beside a crossed-out picture (P-08). The number of the row stands before its first line.

    Returns:
        One tuple of runs for each line, in the order of ``row.lines``.
    """
    texts = [clean(line.text) for line in row.lines]
    bold: list[list[tuple[int, int]]] = [[] for _ in texts]
    for word in sorted(set(row.hard_words), key=len, reverse=True):
        for n, text in enumerate(texts):
            found = _word_pattern(word).search(text) if clean(word) else None
            if found:
                bold[n].append(found.span())
                break
    if row.picture is not None and row.picture.crossed:
        for n, text in enumerate(texts):
            bold[n].extend(m.span() for m in _DO_NOT.finditer(text))
    cut = [_cut(text, spans) for text, spans in zip(texts, bold, strict=True)]
    if row.number is not None and cut:
        cut[0] = (Run(f"{row.number}. "), *cut[0])
    return tuple(cut)


def _word_pattern(word: str) -> re.Pattern[str]:
    # The list names one form; the line may hold the plural ("reasonable adjustments").
    return re.compile(rf"(?<![\w@.]){re.escape(clean(word))}(?:s|es)?(?![\w@])", re.IGNORECASE)


def _cut(text: str, bold: list[tuple[int, int]]) -> tuple[Run, ...]:
    links = list(_links(text))
    edges = {0, len(text)}
    for start, end in bold:
        edges |= {start, end}
    for start, end, _ in links:
        edges |= {start, end}
    cuts = sorted(edges)
    runs: list[Run] = []
    for start, end in pairwise(cuts):
        is_bold = any(a <= start and end <= b for a, b in bold)
        link = next((to for a, b, to in links if a <= start and end <= b), "")
        runs.append(Run(text[start:end], is_bold, link))
    return tuple(runs)


def _links(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _LINK.finditer(text):
        words = found.group()
        if found.lastgroup == "email":
            words = words.rstrip(".")
            yield found.start(), found.start() + len(words), f"mailto:{words}"
        elif found.lastgroup == "web":
            words = words.rstrip(".,;:!?)'’”")
            to = words if words.startswith("http") else f"https://{words}"
            yield found.start(), found.start() + len(words), to
        else:
            digits = re.sub(r"\(0\)|[^\d+]", "", words)
            if 10 <= len(digits.replace("+44", "0")) <= 11:
                yield found.start(), found.end(), f"tel:{digits}"


def link_says(link: str, words: str) -> str:
    """Say what a link does, for people who hear the page.

    >>> link_says("tel:01632960410", "01632 960410")
    'Phone 01632 960410'
    """
    verb = {"mailto": "Email", "tel": "Phone"}.get(link.partition(":")[0], "Go to the website")
    return f"{verb} {words}"
