"""A Word paragraph -> the words a person sees in it, and a list of what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from easyread.model import Note
from easyread.readers.docx_styles import Styles, W, is_on, value
from easyread.readers.inline import with_address

R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

_OUT = frozenset(
    f"{W}{name}"
    for name in (
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "delInstrText",
        "txbxContent",
        "pPr",
        "rPr",
        "sdtPr",
    )
)
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
    f"{W}ptab": "\t",
}
_SEEN = {
    f"{W}drawing": "drawing",
    f"{W}pict": "drawing",
    f"{W}object": "object",
    f"{W}control": "object",
    f"{W}footnoteReference": "",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": "equation",
}
_SAYS = {
    "picture": ("pictures", "The letter has pictures. They were left out."),
    "chart": ("charts", "The letter has charts or diagrams. They were left out."),
    "object": ("objects", "The letter has things from other programs in it. They were left out."),
    "equation": ("equations", "The letter has equations. Only their plain characters were kept."),
    "hidden": ("hidden-text", "The file has hidden words. They were left out."),
    "deleted": ("deleted-text", "The file has words marked as deleted. They were left out."),
    "inserted": (
        "inserted-text",
        "The file has words marked as new. They were read as part of the letter.",
    ),
    "altChunk": ("included-file", "Another file is set into this one. It was not read."),
    "footnote": ("footnotes", "The letter has footnotes. They stand at the end."),
    "blank": (
        "blank-control",
        "The letter has boxes that nobody filled in. Their hints were left out.",
    ),
    "symbol": ("symbols", "Some signs of the letter could not be read."),
}
# Private characters of the Wingdings and Symbol fonts that letters really use.
_TICKS = {
    "F0FC": "✓",
    "F0FB": "✗",
    "F0FE": "☑",
    "F0A8": "☐",
    "F06F": "☐",
    "F0B7": "•",
    "F0A7": "▪",
    "F0E0": "→",
}


class WordsOf:
    """Reads paragraphs with the styles and links of one file, and counts what it leaves out."""

    def __init__(self, styles: Styles, links: dict[str, str]) -> None:
        self.styles = styles
        self.links = links
        self._seen: Counter[str] = Counter()

    def of_part(self, links: dict[str, str]) -> WordsOf:
        """Give a reader for another part of the same file, with that part's links."""
        other = WordsOf(self.styles, links)
        other._seen = self._seen
        return other

    def see(self, what: str) -> None:
        """Count one thing that was left out or needs a note."""
        self._seen[what] += 1

    def see_control(self, control: etree._Element) -> bool:
        """Say whether a content control still shows its hint ("Click here"), and count it."""
        if is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr")):
            self.see("blank")
            return True
        return False

    def notes(self) -> list[Note]:
        """Give one note for each kind of thing that was seen, in a fixed order."""
        return [Note(*_SAYS[what]) for what in _SAYS if self._seen[what]]

    def shown(self, paragraph: etree._Element) -> bool:
        """Say whether any run switches the paragraph's hidden style off."""
        return any(not is_on(v) for v in paragraph.iter(f"{W}vanish"))

    def is_bold(self, paragraph: etree._Element) -> bool:
        """Say whether every word of the paragraph is bold."""
        style = self.styles.style(value(paragraph.find(f"{W}pPr/{W}pStyle")))
        runs = [
            r
            for r in paragraph.iter(f"{W}r")
            if any((t.text or "").strip() for t in r.iter(f"{W}t"))
        ]
        marks = [(r.find(f"{W}rPr/{W}b"), r.find(f"{W}rPr/{W}rStyle")) for r in runs]
        return bool(runs) and all(
            is_on(b) if b is not None else style.bold or self.styles.style(value(s)).bold
            for b, s in marks
        )

    def text(self, paragraph: etree._Element, hidden: bool) -> str:
        """Give the words of one paragraph; line breaks are newlines, tabs are tabs.

        ``hidden`` says that the paragraph's style hides its words unless a run shows them.
        """
        if hidden:
            self.see("hidden")
        out: list[str] = []
        self._walk(paragraph, out, hidden)
        return "".join(out)

    def _walk(self, element: etree._Element, out: list[str], hidden: bool) -> None:
        for child in element:
            tag = child.tag
            if not isinstance(tag, str):
                continue
            if tag in _OUT:
                if tag in (f"{W}del", f"{W}moveFrom") and element.tag != f"{W}rPr":
                    self.see("deleted")
                continue
            if tag == f"{W}t":
                out.append(child.text or "")
            elif tag in _SIGNS:
                if tag == f"{W}br" and child.get(f"{W}type") in ("page", "column"):
                    out.append("\n")
                else:
                    out.append(_SIGNS[tag])
            elif tag == f"{W}sym":
                out.append(self._symbol(child))
            elif tag == f"{W}r":
                if not self._hides(child, hidden):
                    self._walk(child, out, hidden)
            elif tag == f"{W}hyperlink":
                self._link(child, out, hidden)
            elif tag.endswith("}AlternateContent"):
                choice = child.find("{*}Choice")
                self._walk(child if choice is None else choice, out, hidden)
            elif tag == f"{W}sdt":
                if not self.see_control(child):
                    self._walk(child, out, hidden)
            elif tag.endswith("}oMath"):
                self.see("equation")
                out.extend(t.text or "" for t in child.iter("{*}t"))
            else:
                if tag in _SEEN:
                    self._drawing(child, _SEEN[tag])
                if tag == f"{W}ins":
                    self.see("inserted")
                self._walk(child, out, hidden)

    def _hides(self, run: etree._Element, hidden: bool) -> bool:
        vanish = run.find(f"{W}rPr/{W}vanish")
        if vanish is None:
            style = self.styles.style(value(run.find(f"{W}rPr/{W}rStyle")))
            gone = hidden or style.hidden
        else:
            gone = is_on(vanish)
        if gone and any((t.text or "").strip() for t in run.iter(f"{W}t")):
            self.see("hidden")
        return gone

    def _link(self, link: etree._Element, out: list[str], hidden: bool) -> None:
        words: list[str] = []
        self._walk(link, words, hidden)
        said = "".join(words)
        target = self.links.get(link.get(R_ID, ""), "")
        out.append(with_address(said, target) if said.strip() and target else said)

    def _drawing(self, drawing: etree._Element, what: str) -> None:
        if what == "drawing":
            names = {etree.QName(e).localname for e in drawing.iter() if isinstance(e.tag, str)}
            if names & {"pic", "imagedata"}:
                self.see("picture")
            if names & {"chart", "relIds"}:
                self.see("chart")
        elif what:
            self.see(what)

    def _symbol(self, symbol: etree._Element) -> str:
        code = symbol.get(f"{W}char", "").upper()
        if code not in _TICKS:
            self.see("symbol")
        return _TICKS.get(code, "")


def paragraphs_in(element: etree._Element) -> Iterator[etree._Element]:
    """Give every paragraph inside, once each: no copies for old programs."""
    for p in element.iter(f"{W}p"):
        if not any(str(a.tag).endswith("}Fallback") for a in p.iterancestors()):
            yield p


def text_boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Give the contents of the text boxes anchored in a paragraph, once each."""
    for box in paragraph.iter(f"{W}txbxContent"):
        between = []
        for a in box.iterancestors():
            if a is paragraph:
                break
            between.append(str(a.tag))
        if (
            f"{W}txbxContent" not in between
            and not any(t.endswith("}Fallback") for t in between)
            and f"{W}del" not in between
        ):
            yield box
