"""An EasyRead -> one HTML file that needs nothing else: no script, no link to a style or picture."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from easyread.errors import LayoutFailed
from easyread.layout.exporters.logo import MOST_HIGH_MM, MOST_WIDE_MM, logo_of
from easyread.layout.images import bitmap_of, is_svg
from easyread.layout.linebreak import NBSP, keep_together
from easyread.layout.printed import Run, alt_of, clean, mark_of, runs_of, sections_of, title_of
from easyread.layout.style import LANGUAGE, Style, style_of
from easyread.logo import alt_of_logo
from easyread.model import EasyRead, Picture, Row, Section
from easyread.settings import Profile


def export(easyread: EasyRead, profile: Profile) -> bytes:
    """Write a page as HTML: language, title, one main part, headings, alt texts, print styles.

    Raises:
        BadSettings: the profile cannot be printed.
        LayoutFailed: a picture cannot be drawn.
    """
    style = style_of(profile)
    title, mark = escape(title_of(easyread)), escape(mark_of(easyread))
    sections = "\n".join(
        _section(section, number, style) for number, section in enumerate(sections_of(easyread), 1)
    )
    author = escape(easyread.about.sender or "", quote=True)
    return f"""<!DOCTYPE html>
<html lang="{LANGUAGE}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="author" content="{author}">
<meta name="description" content="Easy Read. {mark}">
<meta name="easyread-mark" content="{mark}">
<meta name="easyread-fingerprint" content="{escape(easyread.fingerprint, quote=True)}">
<meta name="easyread-code" content="{escape(easyread.code, quote=True)}">
<style>
{_css(style, mark_of(easyread))}</style>
</head>
<body>
<header>{_logo(profile, style)}<p class="mark">{mark}</p></header>
<main>
<h1>{_held(title_of(easyread))}</h1>
{sections}
</main>
<footer><p class="mark">{mark}</p></footer>
</body>
</html>
""".encode()


def _section(section: Section, number: int, style: Style) -> str:
    rows = "\n".join(_row(row, style) for row in section.rows)
    heading = clean(section.heading)
    if not heading:
        return f"<section>\n{rows}\n</section>"
    name = f"part-{number}"
    return (
        f'<section aria-labelledby="{name}">\n<h2 id="{name}">{_held(heading)}</h2>\n'
        f"{rows}\n</section>"
    )


def _row(row: Row, style: Style) -> str:
    picture = ""
    if row.picture is not None and style.picture_mm:
        alt = escape(alt_of(row.picture), quote=True)
        picture = f'<img src="{_address(row.picture, style)}" alt="{alt}">'
    words = "\n".join(_words(row))
    return (
        f'<div class="row {row.kind}">\n<div class="picture">{picture}</div>\n'
        f'<div class="words">\n{words}\n</div>\n</div>'
    )


def _words(row: Row) -> Iterator[str]:
    lines = zip(row.lines, runs_of(row), strict=True)
    for is_item, group in groupby(lines, key=lambda pair: pair[0].item):
        if is_item:
            yield "<ul>"
            yield from (f"<li>{_inline(runs)}</li>" for _, runs in group)
            yield "</ul>"
        else:
            yield from (f"<p>{_inline(runs)}</p>" for _, runs in group)


def _inline(runs: Sequence[Run]) -> str:
    parts = []
    for run in runs:
        words = _held(run.text)
        if run.link:
            words = f'<a href="{escape(run.link, quote=True)}">{words}</a>'
        parts.append(f"<strong>{words}</strong>" if run.bold else words)
    return "".join(parts)


def _held(text: str) -> str:
    """Hold dates, times and phone numbers on one line, and keep their spaces plain spaces.

    A page that is read on a screen is searched and copied: a no-break space would hide
    "10 February" from a search for those words.
    """
    parts = []
    for word in keep_together(text).split(" "):
        safe = escape(word.replace(NBSP, " "), quote=False)
        parts.append(f'<span class="held">{safe}</span>' if NBSP in word.strip(NBSP) else safe)
    return " ".join(parts)


def _address(picture: Picture, style: Style) -> str:
    """Give the picture as an address that holds the picture itself.

    SVG in an ``img`` runs no script and opens no file, whatever a picture pack holds.
    """
    if is_svg(picture.art):
        kind, content = "svg+xml", picture.art
    else:
        kind, content = "png", bitmap_of(picture, style).png
    if not content:
        raise LayoutFailed("A picture is empty.", "Choose another picture for this row.")
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"


def _logo(profile: Profile, style: Style) -> str:
    """The organisation's logo as an ``img`` that holds it, "" for none."""
    drawn = logo_of(profile, style)
    if drawn is None:
        return ""
    alt = escape(alt_of_logo(profile.organisation), quote=True)
    address = base64.b64encode(drawn.png).decode()
    return f'<img class="logo" src="data:image/png;base64,{address}" alt="{alt}">'


def _css(style: Style, mark: str) -> str:
    rem = style.size_pt / 12  # browsers print 16 px as 12 pt
    leading = style.leading_pt / style.size_pt
    side = "row" if style.picture_side == "left" else "row-reverse"
    return f"""html {{ font-size: {rem * 100:.4g}%; }}
body {{ margin: 0; background: {style.page}; color: {style.ink}; line-height: {leading:.4g};
  font-family: {style.font_name}, Arial, "Liberation Sans", Helvetica, sans-serif; text-align: left; }}
header, main, footer {{ max-width: 46rem; margin: 0 auto; padding: 0 1rem; box-sizing: border-box; }}
h1, h2 {{ color: {style.heading_ink}; line-height: 1.25; overflow-wrap: break-word; text-wrap: balance; }}
h1 {{ font-size: {style.title_pt / style.size_pt:.4g}rem; margin: 0.6rem 0 1.2rem; }}
h2 {{ font-size: {style.heading_pt / style.size_pt:.4g}rem; margin: 2rem 0 1rem; padding-bottom: 0.25rem;
  border-bottom: 2px solid {style.rule_ink}; }}
.mark {{ margin: 0.8rem 0; }}
.logo {{ float: right; max-width: {MOST_WIDE_MM:g}mm; max-height: {MOST_HIGH_MM:g}mm; margin: 0.4rem 0 0.4rem 1rem; }}
section {{ clear: right; }}
.row {{ display: flex; flex-direction: {side}; gap: 1.8rem; align-items: center; margin: 0 0 1.8rem; }}
.picture {{ flex: 0 0 {style.picture_mm or 0:.4g}mm; }}
.picture:empty {{ align-self: stretch; }}
.picture img {{ display: block; width: 100%; max-height: {style.picture_mm or 0:.4g}mm; object-fit: contain; }}
.words {{ flex: 1 1 0; min-width: 0; max-width: 24rem; overflow-wrap: anywhere; }}
.words p, .words ul {{ margin: 0 0 0.4rem; text-wrap: pretty; }}
.words li {{ margin: 0 0 0.2rem; }}
.words ul {{ padding-left: 1.4rem; }}
.words > :last-child {{ margin-bottom: 0; }}
.choice {{ border: 2px solid {style.rule_ink}; border-radius: 8px; padding: 1rem; }}
.answer p::before {{ content: ""; display: inline-block; width: 1em; height: 1em; margin-right: 0.6em;
  border: 2px solid {style.ink}; vertical-align: -0.2em; }}
.held {{ white-space: nowrap; }}
a {{ color: {style.link_ink}; }}
a:focus-visible {{ outline: 3px solid {style.ink}; outline-offset: 2px; }}
@media screen and (max-width: 36rem) {{
  .row {{ flex-direction: column; align-items: flex-start; gap: 0.6rem; }}
  .picture {{ flex-basis: auto; width: {style.picture_mm or 0:.4g}mm; max-width: 100%; }}
  .picture:empty {{ display: none; }}
  .words {{ max-width: none; width: 100%; }}
  .answer p::before {{ content: ""; display: inline-block; width: 1em; height: 1em; margin-right: 0.6em;
  border: 2px solid {style.ink}; vertical-align: -0.2em; }}
.held {{ white-space: normal; }}
}}
@media print {{
  html {{ font-size: {style.size_pt:.4g}pt; }}
  header, main, footer {{ max-width: none; padding: 0; }}
  .row, h1, h2, section > h2 + .row {{ break-inside: avoid; }}
  h1, h2 {{ break-after: avoid; }}
}}
@page {{ size: A4; margin: {style.margin_mm:.4g}mm;
  @top-left {{ content: "{mark}"; font: {style.size_pt:.4g}pt Arial, sans-serif; }}
  @bottom-right {{ content: "Page " counter(page) " of " counter(pages);
    font: {style.size_pt:.4g}pt Arial, sans-serif; }} }}
"""
