"""A date, a time or a sum of money -> our own drawing of it; and a few things no set has."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from symbols.glyphs import outline

_PEN = 'stroke="#000" stroke-linejoin="round" stroke-linecap="round"'
_INK = f'{_PEN} stroke-width="2"'
_RED, _BLUE, _GREEN, _GREY = "#d22f27", "#92d3f5", "#b8dca8", "#d0cfce"


def calendar(day: int | None = None, month: str = "", weekday: str = "") -> str:
    """A calendar page with this day, month and weekday, and nothing that the text does not say."""
    page = (
        f'<rect x="8" y="9" width="56" height="56" rx="3" fill="#fff" {_INK}/>'
        f'<path d="M8 12 a3 3 0 0 1 3-3 h50 a3 3 0 0 1 3 3 v14 h-56 z" fill="{_RED}" {_INK}/>'
        f'<path d="M21 5 v8 M51 5 v8" {_PEN} stroke-width="3"/>'
    )
    page += outline(month, 36, 22.8, 8, 50, "#fff") if month else ""
    if day is None:
        return page + _dots()
    tall, foot = (20, 49.5) if weekday else (25, 58)
    page += outline(str(day), 36, foot, tall, 46)
    return page + (outline(weekday, 36, 61, 7.6, 50) if weekday else "")


def _dots() -> str:
    return "".join(
        f'<rect x="{14 + 11.5 * c:.1f}" y="{32 + 10.5 * r:.1f}" width="7" height="6" fill="{_GREY}"/>'
        for r in range(3)
        for c in range(4)
    )


def clock(hour: int, minute: int) -> str:
    """A clock face whose hands stand at this time; hours 0 to 23."""
    marks = "".join(
        f'<path d="M{36 + 26 * sin(h * pi / 6):.2f} {36 - 26 * cos(h * pi / 6):.2f} '
        f'L{36 + 29 * sin(h * pi / 6):.2f} {36 - 29 * cos(h * pi / 6):.2f}" {_INK}/>'
        for h in range(12)
        if h % 3
    )
    figures = "".join(
        outline(text, x, y, 8, 12)
        for text, x, y in (("12", 36, 18), ("3", 60, 40), ("6", 36, 62), ("9", 12, 40))
    )
    return (
        f'<circle cx="36" cy="36" r="32" fill="#fff" {_INK}/>{marks}{figures}'
        + _hand((hour % 12 + minute / 60) * pi / 6, 14, 4)
        + _hand(minute * pi / 30, 20, 2.6)
        + '<circle cx="36" cy="36" r="2.6" fill="#000"/>'
    )


def _hand(turn: float, long: float, thick: float) -> str:
    x, y = 36 + long * sin(turn), 36 - long * cos(turn)
    return f'<path d="M36 36 L{x:.2f} {y:.2f}" stroke="#000" stroke-width="{thick}" stroke-linecap="round"/>'


def money(amount: str = "") -> str:
    """A bank note with this amount on it and two coins; coins alone for pence; "£" for none."""
    if amount.endswith("p"):
        return _coin(36, 36, 30, amount)
    note = (
        f'<rect x="3" y="12" width="66" height="36" rx="2" fill="{_GREEN}" {_INK}/>'
        '<rect x="7" y="16" width="58" height="28" rx="1" fill="none" stroke="#5c9e31" stroke-width="1.2"/>'
    )
    middle = outline(amount or "£", 36, 37.5, 15, 54)
    return note + middle + _coin(24, 56, 11, "£") + _coin(44, 58, 11, "£")


def _coin(x: float, y: float, r: float, text: str) -> str:
    return (
        f'<circle cx="{x}" cy="{y}" r="{r}" fill="#f1b31c" {_INK}/>'
        f'<circle cx="{x}" cy="{y}" r="{r * 0.76:.2f}" fill="#fcea2b" stroke="#a57939" stroke-width="1"/>'
        + outline(text, x, y + r * 0.42, r * 0.84, r * 1.2)
    )


def easy_read() -> str:
    """A page with a picture beside each few lines: an Easy Read document."""
    rows = "".join(
        f'<rect x="17" y="{y}" width="13" height="12" fill="{fill}" {_INK}/>'
        f'<path d="M35 {y + 3} h20 M35 {y + 9} h15" {_PEN} stroke-width="2.6"/>'
        for y, fill in ((12, _BLUE), (30, _GREEN), (48, "#f4aa41"))
    )
    return f'<rect x="11" y="4" width="50" height="64" rx="2" fill="#fff" {_INK}/>{rows}'


def form() -> str:
    """A form: boxes to tick and lines to write on."""
    rows = "".join(
        f'<rect x="18" y="{y}" width="9" height="9" fill="#fff" {_INK}/><path d="M33 {y + 7} h21" {_INK}/>'
        for y in (16, 31, 46)
    )
    tick = '<path d="M19.5 20 l3 3.5 6-9" fill="none" stroke="#186648" stroke-width="3"/>'
    return f'<rect x="11" y="4" width="50" height="64" rx="2" fill="#fff" {_INK}/>{rows}{tick}'


def letter() -> str:
    """A letter: a page with an address, lines and a name at the end."""
    lines = "".join(
        f'<path d="M18 {y} h{w}" {_INK}/>' for y, w in ((29, 36), (36, 36), (43, 36), (50, 24))
    )
    return (
        f'<rect x="11" y="4" width="50" height="64" rx="2" fill="#fff" {_INK}/>'
        f'<rect x="18" y="11" width="14" height="9" fill="{_BLUE}" {_INK}/>'
        f'<path d="M40 12 h14 M40 18 h14" {_INK}/>{lines}'
        f'<path d="M18 60 q4 -6 7 -1 t7 -1 t6 0" fill="none" {_INK}/>'
    )


def two_ways() -> str:
    """A road sign with an arm to each side: a choice between two."""
    return (
        f'<path d="M34 20 h4 v50 h-4 z" fill="#a57939" {_INK}/>'
        f'<path d="M36 6 h22 l9 8 -9 8 h-22 z" fill="{_BLUE}" {_INK}/>'
        f'<path d="M36 26 h-22 l-9 8 9 8 h22 z" fill="#f4aa41" {_INK}/>'
        f'<circle cx="36" cy="5" r="2.5" fill="#a57939" {_INK}/>'
    )


def tick_and_cross() -> str:
    """A green tick and a red cross: the answer may be yes or no."""
    return (
        '<g fill="none" stroke-width="9" stroke-linecap="round" stroke-linejoin="round">'
        '<path d="M6 36 l9 11 15-24" stroke="#186648"/>'
        f'<path d="M44 24 l22 22 M66 24 l-22 22" stroke="{_RED}"/></g>'
    )


def thin_tube() -> str:
    """A thin bent tube with a handle and a light at its end, as doctors use to look inside a body."""
    return (
        '<path d="M20 26 C20 62 44 66 46 44 C48 22 62 26 60 50" fill="none" stroke="#000" '
        'stroke-width="5" stroke-linecap="round"/>'
        f'<rect x="11" y="4" width="18" height="24" rx="5" fill="#3f3f3f" {_INK}/>'
        f'<circle cx="20" cy="11" r="4" fill="{_BLUE}" {_INK}/>'
        f'<path d="M55 50 h10 v6 h-10 z" fill="{_GREY}" {_INK}/>'
        '<path d="M56 60 l-3 8 M60 60 v9 M64 60 l3 8" fill="none" stroke="#f1b31c" '
        'stroke-width="3" stroke-linecap="round"/>'
    )


def pound_coin() -> str:
    """One coin with a pound sign."""
    return _coin(36, 36, 30, "£")


def gauge() -> str:
    """A blood pressure dial with its bulb."""
    marks = "".join(
        f'<path d="M{32 + 17 * sin(a):.1f} {30 - 17 * cos(a):.1f} L{32 + 21 * sin(a):.1f} {30 - 21 * cos(a):.1f}" {_INK}/>'
        for a in (-2.1, -1.4, -0.7, 0.0, 0.7, 1.4, 2.1)
    )
    return (
        f'<path d="M32 56 q0 10 10 10 h6" fill="none" {_PEN} stroke-width="3"/>'
        f'<circle cx="32" cy="30" r="26" fill="#fff" {_INK}/>{marks}'
        f'<path d="M32 30 L42 17" stroke="{_RED}" stroke-width="3" stroke-linecap="round"/>'
        f'<ellipse cx="57" cy="62" rx="10" ry="7" fill="#3f3f3f" {_INK}/>'
    )


def sugar_meter() -> str:
    """A meter for blood sugar: a small box with a number, a strip and a drop of blood."""
    return (
        f'<rect x="31" y="44" width="10" height="16" fill="#fff" {_INK}/>'
        f'<path d="M36 58 q7 8 0 12 q-7 -4 0 -12" fill="{_RED}" {_INK}/>'
        f'<rect x="16" y="3" width="40" height="46" rx="8" fill="{_BLUE}" {_INK}/>'
        f'<rect x="22" y="9" width="28" height="20" rx="2" fill="#fff" {_INK}/>'
        f'{outline("5.8", 36, 24, 11, 24)}<circle cx="36" cy="39" r="4" fill="#fff" {_INK}/>'
    )


def green_cross() -> str:
    """The green cross over a chemist's shop."""
    return f'<path d="M26 6 h20 v20 h20 v20 h-20 v20 h-20 v-20 h-20 v-20 h20 z" fill="#4a9a3a" {_INK}/>'


DRAWINGS: dict[str, Callable[[], str]] = {
    "calendar": calendar,
    "money": money,
    "easy-read": easy_read,
    "form": form,
    "letter": letter,
    "two-ways": two_ways,
    "tick-and-cross": tick_and_cross,
    "thin-tube": thin_tube,
    "pound-coin": pound_coin,
    "green-cross": green_cross,
    "gauge": gauge,
    "sugar-meter": sugar_meter,
    "question": lambda: outline("?", 36, 64, 56, 60, _RED),
}
