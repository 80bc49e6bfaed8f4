"""The shapes of requests and answers, for the checks and for OpenAPI. Each has an example."""

from __future__ import annotations

import math
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

LONGEST = 100_000
DEEPEST = 12  # levels of lists and objects in a request; ours have four
LARGEST = 2**31 - 1  # what a whole number of a database holds


def can_be_kept(given: Any) -> bool:
    """Whether every database and JSON can hold this: no NUL, half characters or endless numbers.

    >>> can_be_kept({"a": ["b", 1.5]}), can_be_kept(["a" + chr(0)]), can_be_kept(float("nan"))
    (True, False, False)
    """
    todo = [(given, 0)]
    while todo:
        value, level = todo.pop()
        if isinstance(value, str):
            if "\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
                return False
        elif isinstance(value, float):
            if not math.isfinite(value):
                return False
        elif isinstance(value, int):
            if abs(value) > LARGEST:
                return False
        elif isinstance(value, (dict, list)):
            if level == DEEPEST:
                return False
            inner = [*value, *value.values()] if isinstance(value, dict) else value
            todo += [(one, level + 1) for one in inner]
    return True


class Strict(BaseModel):
    """A request: a field that we do not know is a fault, and so is what no database can hold."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _can_be_kept(cls, given: Any) -> Any:
        if not can_be_kept(given):
            raise ValueError("there is a character or a number in it that cannot be kept")
        return given


class TextIn(Strict):
    """The words of a letter."""

    text: str = Field(
        min_length=1,
        description="The words of the letter.",
        examples=["The enclosed form must be returned by 3 May 2027."],
    )
    profile: str = Field("easy-read", description="One of our profiles.", examples=["easy-read"])
    level: Literal["full", "main-points"] = Field("full", description="How much to keep.")


class VerifyIn(Strict):
    """A text and its rewrite."""

    source: str = Field(
        min_length=1,
        max_length=LONGEST,
        examples=["Your appointment has been arranged for 14/01/2027 at 08:50."],
    )
    rewrite: str = Field(
        min_length=1,
        max_length=LONGEST,
        examples=["Your appointment is on Thursday 14 January 2027. It is at 8:50am."],
    )


class SentenceIn(Strict):
    """One sentence that needs a picture."""

    sentence: str = Field(
        min_length=1, max_length=1000, examples=["You must see the nurse before your operation."]
    )


class FindingOut(BaseModel):
    """One place where a rule is broken."""

    model_config = ConfigDict(extra="allow")

    rule: str = Field(examples=["passive"])
    severity: Literal["block", "warn", "inform"] = Field(examples=["warn"])
    says: str = Field(examples=["Say who does it."])
    source: str = Field(examples=["S-05: DH 2009; Inclusion Europe 2009"])
    text: str = Field(examples=["must be returned"])
    start: int = Field(description="First character in its block.", examples=[18])
    end: int = Field(description="One past the last character.", examples=[34])
    block: str = Field(examples=["b1"])


class CheckOut(BaseModel):
    """What makes a letter hard to read."""

    model_config = ConfigDict(extra="allow")

    profile: str = Field(examples=["easy-read"])
    findings: list[FindingOut]
    scores: dict[str, float] = Field(examples=[{"words_per_sentence": 9.0, "share_passive": 1.0}])
    notes: list[dict[str, str]] = Field(description="What the reader left out.", examples=[[]])


class FactOut(BaseModel):
    """One fact that was lost, changed or added."""

    model_config = ConfigDict(extra="allow")

    kind: str = Field(examples=["time"])
    value: str = Field(examples=["08:50"])
    text: str = Field(examples=["08:50"])
    line: str = Field(examples=["Your appointment has been arranged for 14/01/2027 at 08:50."])


class VerifyOut(BaseModel):
    """What the fact lock found."""

    ok: bool = Field(description="True when nothing was lost, changed or added.", examples=[True])
    lost: list[FactOut] = Field(examples=[[]])
    changed: list[FactOut] = Field(examples=[[]])
    added: list[FactOut] = Field(examples=[[]])


class PictureOut(BaseModel):
    """A picture for a sentence, two others, and why."""

    model_config = ConfigDict(extra="allow")


class ReportOut(BaseModel):
    """The report of one conversion, as in ``report.json`` (docs/api.md says what each part is)."""

    model_config = ConfigDict(extra="allow")

    mark: str = Field(examples=["draft"])
    profile: str = Field(examples=["easy-read"])
    level: str = Field(examples=["full"])
    scores: dict[str, Any]
    facts: dict[str, Any]
    coverage: dict[str, Any]
    sections: list[dict[str, Any]]
    questions: list[Any]


class HealthOut(BaseModel):
    """Is the service there, and how busy is it."""

    status: Literal["ok"]
    version: str = Field(examples=["0.1.0"])
    workers: int = Field(examples=[2])
    in_hand: int = Field(description="Requests at work or waiting.", examples=[0])


class ProblemOut(BaseModel):
    """Any error (RFC 9457)."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(examples=["urn:easyread:locked"])
    title: str = Field(examples=["The letter cannot be read"])
    status: int = Field(examples=[422])
    detail: str = Field(examples=["This file is locked with a password."])
    code: str = Field(examples=["locked"])
    try_this: str = Field(examples=["Open it with the password and save a copy without one."])
