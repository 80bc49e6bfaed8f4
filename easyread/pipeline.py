"""A letter file -> everything one conversion makes. The only file that knows the order of the stages."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from easyread.errors import BadSettings
from easyread.facts import verify
from easyread.fingerprint import fingerprint
from easyread.given_page import with_answered_days
from easyread.layout import export
from easyread.layout.compose import compose
from easyread.model import (
    Analysis,
    Conversion,
    Decision,
    Draft,
    EasyRead,
    Letter,
    Level,
    Question,
    Suggestion,
)
from easyread.nlp import Parsed, keep_parses, parse_many
from easyread.pictures import illustrate, with_credits
from easyread.printed import as_printed, carrying_lines
from easyread.readability import score
from easyread.readers import read, read_bytes
from easyread.report import finding_json, scores_json
from easyread.review.edits import RowEdit, edit_page
from easyread.settings import FORMATS, Profile, find_profile
from easyread.simplify.answers import without_answers
from easyread.simplify.check import check_letter
from easyread.simplify.leave_out import leave_out
from easyread.simplify.policy import decide_by_machine
from easyread.simplify.questions import questions
from easyread.simplify.stages import analyse, apply, suggest

# What stays in memory for the next change of the same letters: their pages before people changed
# rows, and the parses of their lines. With it a page is the same as without, only sooner.
LETTERS_KEPT = 32
LINES_KEPT = 2000


def convert(
    path: Path | str,
    profile: Profile | str = "easy-read",
    level: Level = "full",
    decisions: Sequence[Decision] = (),
) -> Conversion:
    """Convert one file. Nothing is written.

    Args:
        path: the letter.
        profile: its name, or a ``Profile``.
        level: "full" or "main-points".
        decisions: what people chose (suggestions taken or refused, days the author confirmed).

    Raises:
        UnreadableLetter: the file cannot be read as a letter.
        BadSettings: no such profile.
    """
    with _clock() as timings:
        with _stage(timings, "read"):
            letter = read(path)
        return _convert(letter, _profile(profile), level, timings, decisions)


def convert_bytes(
    content: bytes,
    name: str,
    profile: Profile | str = "easy-read",
    level: Level = "full",
    decisions: Sequence[Decision] = (),
) -> Conversion:
    """Convert one file given as bytes; ``name`` only tells the format. Errors as in ``convert``."""
    with _clock() as timings:
        with _stage(timings, "read"):
            letter = read_bytes(content, name)
        return _convert(letter, _profile(profile), level, timings, decisions)


@keep_parses()
def _convert(
    letter: Letter,
    profile: Profile,
    level: Level,
    timings: dict[str, float],
    decisions: Sequence[Decision] = (),
) -> Conversion:
    if level not in ("full", "main-points"):
        raise BadSettings(f"There is no level called {level}.", "Use full or main-points.")
    with _stage(timings, "analyse"):
        analysis = analyse(letter, profile)
    with _stage(timings, "suggest"):
        suggestions = suggest(letter, analysis, profile)
        if level == "main-points":
            suggestions += leave_out(letter, analysis)
    draft, page = _drafted(letter, analysis, suggestions, tuple(decisions), profile, timings)
    asked = questions(letter, analysis)
    return _finish(letter, analysis, suggestions, level, profile, timings, draft, page, asked)


@keep_parses(LINES_KEPT)
def redo(
    made: Conversion,
    profile: Profile | str = "easy-read",
    decisions: Sequence[Decision] = (),
    edits: Sequence[RowEdit] = (),
    given: tuple[EasyRead, Draft] | None = None,
) -> Conversion:
    """Make the page again after people decided something. The letter is not read again.

    Args:
        made: an earlier conversion of the same letter.
        profile: its name, or a ``Profile``.
        decisions: all that people chose so far, oldest first.
        edits: all changes of rows so far, oldest first. One whose row is gone changes nothing.
        given: the page and draft that a template gave this letter: then nothing is composed.
    """
    chosen = _profile(profile)
    with _clock() as timings:
        if given is not None:
            page, draft = with_answered_days(*given, made.letter, made.analysis, decisions)
        else:
            parts = (made.letter, made.analysis, made.suggestions)
            draft, page = _drafted_before(*parts, tuple(decisions), chosen)
        return _finish(
            made.letter,
            made.analysis,
            made.suggestions,
            made.level,
            chosen,
            timings,
            draft,
            page,
            _questions_before(made.letter, made.analysis),
            edits,
        )


def _drafted(
    letter: Letter,
    analysis: Analysis,
    suggestions: tuple[Suggestion, ...],
    decisions: tuple[Decision, ...],
    profile: Profile,
    timings: dict[str, float],
) -> tuple[Draft, EasyRead]:
    """From suggestions and decisions to the draft and its page, before people change rows."""
    with _stage(timings, "draft"):
        # The machine decides first; what a person decided on the same thing comes last and counts.
        by_machine = decide_by_machine(letter, analysis, suggestions)
        draft = apply(letter, analysis, suggestions, (*by_machine, *decisions))
    with _stage(timings, "compose"):
        page = compose(letter, analysis, draft, profile)
    with _stage(timings, "pictures"):
        page = illustrate(page, profile)
    return draft, page


@lru_cache(maxsize=LETTERS_KEPT)
def _drafted_before(
    letter: Letter,
    analysis: Analysis,
    suggestions: tuple[Suggestion, ...],
    decisions: tuple[Decision, ...],
    profile: Profile,
) -> tuple[Draft, EasyRead]:
    return _drafted(letter, analysis, suggestions, decisions, profile, {})


@lru_cache(maxsize=LETTERS_KEPT)
def _questions_before(letter: Letter, analysis: Analysis) -> tuple[Question, ...]:
    return questions(letter, analysis)


def _finish(
    letter: Letter,
    analysis: Analysis,
    suggestions: tuple[Suggestion, ...],
    level: Level,
    profile: Profile,
    timings: dict[str, float],
    draft: Draft,
    page: EasyRead,
    asked: tuple[Question, ...],
    edits: Sequence[RowEdit] = (),
) -> Conversion:
    """From the page, and what people changed in its rows, to the checked page."""
    lost: tuple[str, ...] = ()
    if edits:
        edited = edit_page(page, edits)
        page = with_credits(edited.page)
        draft = replace(draft, left_out=(*draft.left_out, *edited.left_out))
        lost = tuple(edit.row for edit in edited.unplaced)
    page = replace(page, fingerprint=fingerprint(page))
    with _stage(timings, "verify"):
        check = verify(letter, analysis, without_answers(as_printed(page, draft)))
        texts = carrying_texts(letter, analysis, page, draft)
    return Conversion(
        letter=letter,
        analysis=analysis,
        suggestions=suggestions,
        draft=draft,
        easyread=page,
        check=check,
        after=score(texts),
        questions=asked,
        findings_left=check_letter(texts, profile),
        level=level,
        timings_s=timings,
        lost_changes=lost,
    )


def carrying_texts(
    letter: Letter, analysis: Analysis, page: EasyRead, draft: Draft
) -> tuple[Parsed, ...]:
    """The carrying lines parsed, each with the kind of block it came from."""
    kinds = {b.id: b.kind for b in letter.blocks}
    kind_of = {s.id: kinds[s.span.block] for s in analysis.sentences}
    return tuple(
        parse_many(
            (x.text, x.id, "item" if x.item else kind_of[x.sources[0]])
            for x in carrying_lines(page, draft)
        )
    )


def export_all(
    conversion: Conversion,
    formats: Sequence[str] = ("pdf", "docx", "html"),
    profile: Profile | str = "easy-read",
) -> dict[str, bytes]:
    """Give the finished files by format.

    Raises:
        BadSettings: a format that we do not make (code ``bad-settings``).
    """
    for fmt in formats:
        if fmt not in FORMATS:
            raise BadSettings(f"We cannot make {fmt} files.", f"Use: {', '.join(FORMATS)}.")
    return {fmt: export(conversion.easyread, fmt, _profile(profile)) for fmt in formats}


def check_bytes(content: bytes, name: str, profile: Profile | str = "easy-read") -> dict[str, Any]:
    """Check a letter as it stands: ``{"findings": [...], "scores": {...}}``."""
    return check_of(read_bytes(content, name), profile)


def check_of(letter: Letter, profile: Profile | str) -> dict[str, Any]:
    """Check one letter that was read: its findings in reading order, and its scores."""
    analysis = analyse(letter, _profile(profile))
    words = {b.id: b.text for b in letter.blocks}
    return {
        "findings": [finding_json(f, words[f.span.block]) for f in analysis.findings],
        "scores": scores_json(analysis.readability),
        "notes": [{"code": n.code, "says": n.says} for n in letter.notes],
    }


def _profile(profile: Profile | str) -> Profile:
    return find_profile(profile) if isinstance(profile, str) else profile


@contextmanager
def _clock() -> Iterator[dict[str, float]]:
    timings: dict[str, float] = {}
    with _stage(timings, "total"):
        yield timings


@contextmanager
def _stage(timings: dict[str, float], name: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    timings[name] = time.perf_counter() - start
