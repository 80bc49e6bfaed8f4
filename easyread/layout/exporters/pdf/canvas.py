"""Drawing orders -> PDF bytes with a logical structure (PDF/UA-1) that reportlab does not write.

How it works:

- ``with canvas.tag(element):`` puts ``/P <</MCID n>> BDC ... EMC`` round what is drawn.
- ``with canvas.artifact():`` does the same for what nobody has to hear (marks, rules, background).
- ``save_bytes`` turns the elements into StructTreeRoot and ParentTree with reportlab's own objects.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import (
    XMP,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFStream,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

from easyread.layout.style import LANGUAGE

# Streams as plain bytes: smaller and faster than the text form that reportlab writes by itself.
rl_config.useA85 = 0

_FIRST_ANNOTATION_KEY = 100_000


@dataclass(eq=False)
class Element:
    """One node of the structure tree: its role, its attributes and what stands under it."""

    role: str
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list[Any] = field(default_factory=list)

    def add(self, role: str, **attributes: Any) -> Element:
        """Put a new element last under this one."""
        kid = Element(role, attributes)
        self.kids.append(kid)
        return kid


@dataclass(frozen=True, slots=True)
class _Content:
    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class _Annotation:
    page: int
    reference: Any


class Pixels(PDFObject):
    """An image with its bytes already packed, so that each document need not pack it again."""

    def __init__(self, width: int, height: int, colours: bytes, packed: bytes) -> None:
        """Args: size in pixels; the palette (empty for RGB); the deflated pixels."""
        self.width, self.height, self.colours, self.packed = width, height, colours, packed

    def format(self, document: Any) -> Any:
        """Write the image stream (called by reportlab)."""
        space: Any = PDFName("DeviceRGB")
        if self.colours:
            last = len(self.colours) // 3 - 1
            space = PDFArray(
                [PDFName("Indexed"), PDFName("DeviceRGB"), last, f"<{self.colours.hex()}>"]
            )
        stream = PDFStream(content=self.packed)
        for key, value in {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Image"),
            "Width": self.width,
            "Height": self.height,
            "BitsPerComponent": 8,
            "ColorSpace": space,
            "Filter": PDFName("FlateDecode"),
            "Length": len(self.packed),
        }.items():
            stream.dictionary[key] = value
        return stream.format(document)


class TaggedCanvas(Canvas):
    """A reportlab canvas that keeps a structure tree. ``root`` is its Document element."""

    # reportlab's own, which its type stubs leave out.
    _doc: Any
    _code: list[str]
    _annotationrefs: list[Any]
    _formsinuse: list[str]

    def __init__(self, pagesize: tuple[float, float], font: str, size_pt: float) -> None:
        """Args: page size in points; the font and size every page starts with."""
        self._out = io.BytesIO()
        start: Any = {"initialFontName": font, "initialFontSize": size_pt}
        super().__init__(
            self._out,
            pagesize=pagesize,
            pageCompression=1,
            invariant=1,  # the same page always gives the same bytes
            pdfVersion=(1, 7),
            lang=LANGUAGE,
            **start,
        )
        self.root = Element("Document")
        self._open = ""
        self._by_page: dict[int, list[Element]] = {}
        self._by_annotation: dict[int, Element] = {}

    @contextmanager
    def tag(self, element: Element) -> Iterator[None]:
        """Everything drawn inside belongs to this element. The order of calls is the order read."""
        page = self.getPageNumber()
        owners = self._by_page.setdefault(page, [])
        element.kids.append(_Content(page, len(owners)))
        with self._marked(f"/{element.role} <</MCID {len(owners)}>> BDC", element.role):
            owners.append(element)
            yield

    @contextmanager
    def artifact(self, kind: str = "Layout", subtype: str = "") -> Iterator[None]:
        """Everything drawn inside is decoration: it is seen, never read out."""
        more = f" /Subtype /{subtype}" if subtype else ""
        with self._marked(f"/Artifact <</Type /{kind}{more}>> BDC", "Artifact"):
            yield

    @contextmanager
    def _marked(self, begin: str, name: str) -> Iterator[None]:
        if self._open:
            raise ValueError(f"{name} cannot stand inside {self._open}")
        self._open = name
        self._code.append(begin)
        yield
        self._code.append("EMC")
        self._open = ""

    def place_link(
        self, element: Element, to: str, box: tuple[float, float, float, float], says: str
    ) -> None:
        """Make a box on the page a link that belongs to a Link element."""
        key = _FIRST_ANNOTATION_KEY + len(self._by_annotation)
        self.linkURL(to, box, thickness=0, Contents=PDFString(says), StructParent=key, F=4)
        self._by_annotation[key] = element
        element.kids.append(_Annotation(self.getPageNumber(), self._annotationrefs[-1]))

    def place_pixels(
        self, name: str, pixels: Pixels, box: tuple[float, float, float, float]
    ) -> None:
        """Draw an image in a box (left, bottom, width, height); one name is stored once."""
        if not self._doc.hasForm(name):
            self._doc.addForm(name, pixels)
        self._formsinuse.append(name)
        self._currentPageHasImages = 1
        left, bottom, width, height = box
        inside = self._doc.getXObjectName(name)
        self._code.append(
            f"q {width:.3f} 0 0 {height:.3f} {left:.3f} {bottom:.3f} cm /{inside} Do Q"
        )

    def showPage(self) -> None:
        """End the page and tie its content to the structure tree."""
        number = self.getPageNumber()
        super().showPage()
        page = self._doc.Pages.pages[-1]
        # reportlab does not know these two keys of a page; they are allowed on this page alone.
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Tabs = PDFName("S")
        if number in self._by_page:
            page.StructParents = number

    def save_bytes(self) -> bytes:
        """Write structure and metadata, and give the whole file."""
        self._write_structure()
        self.save()
        return self._out.getvalue()

    def _write_structure(self) -> None:
        doc, catalog = self._doc, self._doc.Catalog
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        written: dict[int, Any] = {}
        root["K"] = self._write_element(self.root, doc.Reference(root, "StructTreeRoot"), written)
        pairs: list[Any] = []
        for page, owners in sorted(self._by_page.items()):
            pairs += [page, PDFArray([written[id(owner)] for owner in owners])]
        for key, owner in sorted(self._by_annotation.items()):
            pairs += [key, written[id(owner)]]
        root["ParentTree"] = doc.Reference(PDFDictionary({"Nums": PDFArray(pairs)}), "ParentTree")
        root["ParentTreeNextKey"] = _FIRST_ANNOTATION_KEY + len(self._by_annotation)
        catalog.StructTreeRoot = root
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        self.setViewerPreference("DisplayDocTitle", "true")
        catalog.Metadata = XMP(creator=lambda _: _xmp(doc.info))

    def _write_element(self, element: Element, parent: Any, written: dict[int, Any]) -> Any:
        doc = self._doc
        made = PDFDictionary(
            {"Type": PDFName("StructElem"), "S": PDFName(element.role), "P": parent}
        )
        reference = doc.Reference(made, f"SE{len(written)}")
        written[id(element)] = reference
        for key, value in element.attributes.items():
            made[key] = PDFString(value) if isinstance(value, str) else value
        home = next((kid.page for kid in element.kids if isinstance(kid, _Content)), None)
        if home is not None:
            made["Pg"] = self._page_reference(home)
        kids: list[Any] = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(self._write_element(kid, reference, written))
            elif isinstance(kid, _Annotation):
                object_reference = {
                    "Type": PDFName("OBJR"),
                    "Obj": kid.reference,
                    "Pg": self._page_reference(kid.page),
                }
                kids.append(PDFDictionary(object_reference))
            elif kid.page == home:
                kids.append(kid.mcid)
            else:
                elsewhere = {
                    "Type": PDFName("MCR"),
                    "Pg": self._page_reference(kid.page),
                    "MCID": kid.mcid,
                }
                kids.append(PDFDictionary(elsewhere))
        if kids:
            made["K"] = kids[0] if len(kids) == 1 else PDFArray(kids)
        return reference

    def _page_reference(self, number: int) -> Any:
        return self._doc.Reference(self._doc.Pages.pages[number - 1])


def _xmp(info: Any) -> bytes:
    told = (info.title, info.author, info.subject, info.keywords)
    title, author, subject, keywords = (escape(str(said)) for said in told)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        "<pdfuaid:part>1</pdfuaid:part>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt>'
        "</dc:description>"
        f"<pdf:Keywords>{keywords}</pdf:Keywords>"
        f"<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    ).encode()
