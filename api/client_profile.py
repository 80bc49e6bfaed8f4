"""What a client may set for its own pages, with the bounds inside which a page can be made."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from api.schemas import Strict

MOST_CHECKERS = 20
Line = Annotated[str, Field(max_length=300)]
Word = Annotated[str, Field(min_length=1, max_length=60)]


class CheckersIn(Strict):
    """How many people with lived experience must approve each row of a page.

    ``at_risk`` counts where a letter is about law, money, consent or safeguarding.
    """

    default: int = Field(default=2, ge=1, le=MOST_CHECKERS)
    at_risk: int = Field(default=4, ge=1, le=MOST_CHECKERS)


class ClientProfileIn(Strict):
    """Fields of ``easyread.settings.Profile``. What is left out is as in the profile of the letter."""

    checkers: CheckersIn | None = None
    organisation: Line = ""
    feedback: Line = ""
    complaints: Line = ""
    other_formats: Line = ""
    nation: Literal["England", "Wales", "Scotland", "Northern Ireland"] = "England"
    house_words: list[Word] = Field(default=[], max_length=500)
    known_acronyms: list[Word] = Field(default=[], max_length=500)
    aim_words: int = Field(default=10, ge=4, le=40)
    warn_words: int = Field(default=15, ge=4, le=60)
    block_words: int = Field(default=20, ge=4, le=80)
    max_ideas: int = Field(default=1, ge=1, le=5)
    allow_contractions: bool = False
    allow_percentages: bool = False
    type_pt: float = Field(default=16.0, ge=14.0, le=28.0, description="Never under 14 (L-01).")
    leading: float = Field(default=1.5, ge=1.25, le=2.0)
    picture_mm: float = Field(default=45.0, ge=30.0, le=60.0)
    picture_side: Literal["left", "right"] = "left"
    pictures: bool = True
    page_colour: str = Field(default="#FFFFFF", pattern="^#[0-9A-Fa-f]{6}$")
    warn_pages: int = Field(default=12, ge=1, le=100)
