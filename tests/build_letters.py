"""Words -> real files in every format, and hostile ones, made when a test runs."""

from __future__ import annotations

import io
import zipfile
import zlib

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCX_PARTS = {
    "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>',
}


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Pack parts into a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, content in parts.items():
            z.writestr(name, content)
    return out.getvalue()


def docx(body: str, more: dict[str, str | bytes] | None = None) -> bytes:
    """Pack Word XML (what stands in w:body) into a DOCX file."""
    names = (
        f'xmlns:w="{WORD}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    document = f'<?xml version="1.0"?><w:document {names}><w:body>{body}</w:body></w:document>'
    return zipped({**_DOCX_PARTS, "word/document.xml": document, **(more or {})})


def p(text: str, properties: str = "", run: str = "") -> str:
    """One Word paragraph."""
    run_properties = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r>{run_properties}"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def odt(body: str, more: dict[str, str | bytes] | None = None) -> bytes:
    """Pack OpenDocument XML (what stands in office:text) into an ODT file."""
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("draw", "drawing"),
            ("style", "style"),
        )
    )
    names += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    styles = (
        '<office:automatic-styles><style:style style:name="Hid" style:family="text">'
        '<style:text-properties text:display="none"/></style:style></office:automatic-styles>'
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {names}>{styles}'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.text"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr(zipfile.ZipInfo("mimetype"), mime)
        for name, part in {"content.xml": content, **(more or {})}.items():
            z.writestr(name, part)
    return out.getvalue()


def pdf(*flowables: object, encrypt: str | None = None, **template: object) -> bytes:
    """Lay reportlab flowables out as a PDF."""
    from reportlab.platypus import SimpleDocTemplate

    out = io.BytesIO()
    SimpleDocTemplate(out, encrypt=encrypt, **template).build(list(flowables))
    return out.getvalue()


def drawn_pdf(*pages: list[tuple[float, float, str]], size: float = 11) -> bytes:
    """Draw strings at (x, y from the top) on the pages of a PDF."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for page in pages:
        canvas.setFont("Helvetica", size)
        for x, y, text in page:
            canvas.drawString(x, 842 - y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def scanned_pdf() -> bytes:
    """A PDF whose only page is a picture."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawImage(ImageReader(Image.new("L", (400, 500), 200)), 50, 100, 400, 500)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def raw_pdf(stream: bytes, filters: str = "/FlateDecode", form: bytes = b"") -> bytes:
    """A one-page PDF with this (already packed) stream of drawing orders, and a form called X."""
    pack = b"<</Length %d/Filter%s%s>>stream\n%s\nendstream"
    inside = b"/Type/XObject/Subtype/Form/BBox[0 0 1 1]"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</XObject<</X 5 0 R>>>>>>",
        pack % (len(stream), filters.encode(), b"", stream),
        pack % (len(form), b"/FlateDecode", inside, form),
    ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % o for o in offsets)
    out += b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start
    return bytes(out)


def operator_bomb(megabytes: int = 80) -> bytes:
    """A small PDF whose page unpacks to this many megabytes of drawing orders."""
    packer = zlib.compressobj(9)
    row = b"0 0 m 1 1 l S\n" * 75_000  # about 1 MB
    packed = b"".join(packer.compress(row) for _ in range(megabytes))
    return raw_pdf(packed + packer.flush())


def zip_bomb(megabytes: int = 600) -> bytes:
    """A small DOCX whose main part unpacks to this many megabytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, content in _DOCX_PARTS.items():
            z.writestr(name, content)
        with z.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(f'<w:document xmlns:w="{WORD}"><w:body>'.encode())
            block = (p("aaaaaaaaaa " * 90) * 1000).encode()
            for _ in range(megabytes * 2**20 // len(block)):
                part.write(block)
            part.write(b"</w:body></w:document>")
    return out.getvalue()


def lying_zip(content: bytes, part: str = "word/document.xml") -> bytes:
    """The same zip file, whose list says that this part is small."""
    out = bytearray(content)
    at = out.rfind(b"PK\x01\x02", 0, out.rfind(part.encode()))
    out[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    return bytes(out)


def compound_file(*names: str) -> bytes:
    """The beginning of an old Office file that holds streams of these names."""
    held = b"".join(name.encode("utf-16-le") + b"\0\0" for name in names)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + held + b"\0" * 512
