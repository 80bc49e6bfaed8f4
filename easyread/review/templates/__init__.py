"""A letter -> a template with named slots; a new letter -> its template's approved wording, filled in."""

from easyread.review.templates.build import build
from easyread.review.templates.differ import Difference, Nearest, differences, likeness
from easyread.review.templates.edit import Wanted, doubtful, edited_slots
from easyread.review.templates.example import example_page, made_up_values
from easyread.review.templates.fill import (
    CannotFill,
    fill,
    free_rows,
    own_match,
    prints_with,
    template_prints,
    to_draw,
    with_drawings,
    with_pictures,
)
from easyread.review.templates.find import suggest_slots
from easyread.review.templates.match import match_letter
from easyread.review.templates.model import (
    Base,
    Condition,
    Matched,
    NotShown,
    Pattern,
    Slot,
    Source,
    Template,
)
from easyread.review.templates.slots import KINDS, BadSlot, Value, printed

__all__ = [
    "KINDS",
    "BadSlot",
    "Base",
    "CannotFill",
    "Condition",
    "Difference",
    "Matched",
    "Nearest",
    "NotShown",
    "Pattern",
    "Slot",
    "Source",
    "Template",
    "Value",
    "Wanted",
    "build",
    "differences",
    "doubtful",
    "edited_slots",
    "example_page",
    "fill",
    "free_rows",
    "likeness",
    "made_up_values",
    "match_letter",
    "own_match",
    "printed",
    "prints_with",
    "suggest_slots",
    "template_prints",
    "to_draw",
    "with_drawings",
    "with_pictures",
]
