"""Joining SVG parts, our own drawings, and recipes."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

import pytest
import resvg_py
from PIL import Image

from easyread.errors import MissingPart
from symbols import composer, recipes
from symbols.drawings import calendar, clock, money

SQUARE = '<rect x="10" y="20" width="40" height="30" fill="#000"/>'


def pixels(svg: bytes, size: int = 144) -> Image.Image:
    png = resvg_py.svg_to_bytes(
        svg_string=svg.decode(), width=size, height=size, skip_system_fonts=True
    )
    return Image.open(io.BytesIO(bytes(png))).convert("RGBA")


def ink(svg: bytes) -> tuple[float, ...]:
    return tuple(edge / 2 for edge in pixels(svg).getchannel("A").getbbox())


def test_a_part_knows_the_box_its_ink_fills() -> None:
    assert composer.part(SQUARE).box == pytest.approx((10, 20, 40, 30), abs=1)


@pytest.mark.parametrize(
    "join",
    [
        composer.badge,
        composer.side,
        composer.arrow,
        composer.hold,
        composer.slanted,
        composer.dated,
    ],
)
def test_two_parts_joined_stay_inside_the_frame(join) -> None:
    left, top, right, bottom = ink(
        composer.whole(join(composer.part(SQUARE), composer.part(SQUARE)))
    )
    assert left >= 1 and top >= 1 and right <= 71 and bottom <= 71


def test_a_badge_is_wide_enough_to_be_read() -> None:
    red = composer.part('<rect x="10" y="10" width="50" height="50" fill="#f00"/>')
    image = pixels(composer.whole(composer.badge(composer.part(SQUARE), red)))
    wide = sum(1 for x in range(144) if image.getpixel((x, 110))[:3] == (255, 0, 0)) / 144
    assert 0.42 <= wide <= 0.5


def test_a_crossed_thing_can_still_be_seen_under_its_red_cross() -> None:
    plain = pixels(recipes.art("openmoji:1F697"))
    crossed = pixels(recipes.art("openmoji:1F697", cross=True))
    colours = {colour: count for count, colour in crossed.getcolors(100_000)}
    assert colours[(201, 33, 27, 255)] > 500
    body = (234, 90, 71, 255)  # the red of the car itself
    before = {colour: count for count, colour in plain.getcolors(100_000)}
    assert colours[body] > 0.3 * before[body]
    assert ink(recipes.art("openmoji:1F697", cross=True))[0] >= 1


def test_ids_that_nothing_points_to_are_dropped_and_the_others_never_clash() -> None:
    svg = (
        '<svg viewBox="0 0 72 72"><g id="line"><clipPath id="a"><rect width="72" height="72"/>'
        '</clipPath><g clip-path="url(#a)"><rect width="9" height="9"/></g></g></svg>'
    )
    other = svg.replace('width="9"', 'width="8"')
    both = composer.whole(
        composer.side(composer.part_of_svg(svg), composer.part_of_svg(other))
    ).decode()
    ids = re.findall(r' id="([^"]+)"', both)
    assert len(ids) == 2 == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", both)) == set(ids)


def test_a_drawing_in_another_view_box_is_brought_to_ours() -> None:
    one = composer.part_of_svg('<svg viewBox="0 0 500 500"><rect width="500" height="250"/></svg>')
    assert one.box == pytest.approx((0, 0, 72, 36), abs=1)


def test_yellow_skin_takes_a_tone() -> None:
    art = recipes.art("tone(openmoji:E0B2, 4)").decode().lower()
    assert "#fcea2b" not in art and "#a57939" in art


@pytest.mark.parametrize(
    "recipe",
    [
        "openmoji:1F3E0)",
        "badge(openmoji:1F3E0)",
        "blend(ours:form, ours:form)",
        "ours:nothing",
        "side(ours:form, ours:form",
        "",
    ],
)
def test_a_recipe_that_cannot_be_read_says_so(recipe: str) -> None:
    with pytest.raises(ValueError, match=r"recipe|in '|takes two|called"):
        recipes.art(recipe)


def test_a_drawing_that_is_not_in_the_set_is_a_missing_part() -> None:
    with pytest.raises(MissingPart) as found:
        recipes.art("openmoji:FFFF0")
    assert found.value.code == "missing-picture"


@pytest.mark.parametrize(
    "inside",
    [
        calendar(28, "January", "Thursday"),
        calendar(3, "May"),
        calendar(),
        clock(10, 40),
        clock(0, 0),
        money("£45.50"),
        money("£1,234,567.89"),
        money("50p"),
        money(),
    ],
)
def test_our_own_drawings_are_well_formed_and_hold_no_text_element(inside: str) -> None:
    svg = recipes.draw_text(inside)
    ElementTree.fromstring(svg)  # noqa: S314 - our own bytes
    assert b"<text" not in svg
    left, top, right, bottom = ink(svg)
    assert left >= 1 and top >= 1 and right <= 71 and bottom <= 71


def test_two_calendars_of_different_days_look_different_without_any_font() -> None:
    one, other = (pixels(recipes.draw_text(calendar(d, "May", "Monday"))) for d in (3, 8))
    assert one.tobytes() != other.tobytes()


def test_a_clock_hand_points_where_the_time_says() -> None:
    image = pixels(composer.whole(composer.part(clock(3, 0))))
    at_three, at_nine = image.getpixel((72 + 24, 72)), image.getpixel((72 - 24, 72))
    assert at_three[:3] == (0, 0, 0) and at_nine[:3] == (255, 255, 255)
