"""A letter file -> everything one conversion makes. The only file that knows the order of the stages."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from easyread.errors import BadSettings
from easyread.facts import verify
from easyread.layout import export
from easyread.layout.compose import REPEATED, compose
from easyread.layout.details import plain_capitals
from easyread.model import (
    Analysis,
    Conversion,
    Decision,
    Draft,
    EasyRead,
    FactProblem,
    Finding,
    Letter,
    Level,
    Line,
    Question,
    Readability,
    Row,
    Suggestion,
)
from easyread.nlp import Parsed, parse_many
from easyread.pictures import illustrate
from easyread.readability import score
from easyread.readers import read, read_bytes
from easyread.settings import FORMATS, Profile, find_profile
from easyread.simplify.answers import without_answers
from easyread.simplify.check import check_letter
from easyread.simplify.decide_alike import same_places
from easyread.simplify.leave_out import leave_out
from easyread.simplify.policy import decide_by_machine
from easyread.simplify.questions import questions
from easyread.simplify.registry import rule_of
from easyread.simplify.stages import analyse, apply, suggest


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
    with _stage(timings, "draft"):
        # The machine decides first; what a person decided on the same thing comes last and counts.
        by_machine = decide_by_machine(letter, analysis, suggestions)
        draft = apply(letter, analysis, suggestions, (*by_machine, *decisions))
    with _stage(timings, "compose"):
        page = compose(letter, analysis, draft, profile)
    with _stage(timings, "pictures"):
        page = illustrate(page, profile)
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
        questions=questions(letter, analysis),
        findings_left=check_letter(texts, profile),
        level=level,
        timings_s=timings,
    )


def as_printed(page: EasyRead, draft: Draft) -> Draft:
    """The draft as the page prints it: what is verified is what a person will hold.

    A heading of the letter that became a section heading or the title stands as its line in the
    draft; every other line is taken from the rows. Rows that repeat others word for word (The main
    things) are left aside, so that nothing counts twice.
    """
    lines = [x for row in rows_of(page) if not row.id.startswith(REPEATED) for x in row.lines]
    return Draft(draft.letter_id, (*_headings(page, draft), *lines), draft.left_out)


def rows_of(page: EasyRead) -> Iterator[Row]:
    """Every row of the page, in order."""
    for section in page.sections:
        yield from section.rows


def carrying_lines(page: EasyRead, draft: Draft) -> tuple[Line, ...]:
    """The lines that carry the letter, each once: no added help, no repeats in The main things."""
    return tuple(line for line in as_printed(page, draft).lines if line.sources)


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


def _headings(page: EasyRead, draft: Draft) -> tuple[Line, ...]:
    """The letter's headings that print as a section's heading or as the title."""
    carried = {source for row in rows_of(page) for x in row.lines for source in x.sources}
    headings = {page.title, *(s.heading for s in page.sections)}
    return tuple(
        line
        for line in draft.lines
        if line.sources
        and not carried & set(line.sources)
        and headings & {line.text, plain_capitals(line.text)}
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


def finding_json(finding: Finding, words: str) -> dict[str, Any]:
    """One finding as design 10 promises it; ``words`` is the text of its block."""
    span = finding.span
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "says": finding.says,
        "source": finding.source,
        "text": words[span.start : span.end],
        "start": span.start,
        "end": span.end,
        "block": span.block,
    }


def scores_json(scores: Readability) -> dict[str, Any]:
    """Scores with the names of the fields, rounded to three places."""
    return {
        name: round(value, 3) if isinstance(value := getattr(scores, name), float) else value
        for name in scores.__dataclass_fields__
    }


def problem_json(problem: FactProblem) -> dict[str, Any]:
    """One fact that was lost, changed or added."""
    found = {
        "kind": problem.kind,
        "value": problem.value,
        "text": problem.text,
        "line": problem.line,
        "says": problem.says,
        "how": problem.how,
        "severity": problem.severity,
        "key": problem.key,
    }
    return found | ({"was": problem.was} if problem.was else {})


def report(conversion: Conversion, name: str = "") -> dict[str, Any]:
    """The report of a conversion, as design 10 promises it. ``name`` is the input's file name."""
    c = conversion
    return {
        "input": name,
        "mark": c.easyread.mark,
        "profile": c.easyread.profile,
        "level": c.level,
        "about": _about_json(c.letter),
        "title": c.easyread.title,
        "fingerprint": c.easyread.fingerprint,
        "scores": {"before": scores_json(c.analysis.readability), "after": scores_json(c.after)},
        "facts": {
            "total": c.check.total,
            "kept": c.check.kept,
            "lost": [problem_json(p) for p in c.check.lost],
            "changed": [problem_json(p) for p in c.check.changed],
            "added": [problem_json(p) for p in c.check.added],
        },
        "coverage": coverage(c),
        "sections": [
            {"heading": s.heading, "rows": [_row_json(row) for row in s.rows]}
            for s in c.easyread.sections
        ],
        "findings_left": _findings_left(c),
        "questions": [question_json(q) for q in c.questions],
        "notes": [{"code": n.code, "says": n.says} for n in c.letter.notes],
        "suggestions": suggestions_json(c.suggestions),
        "timings_s": {stage: round(seconds, 4) for stage, seconds in c.timings_s.items()},
    }


def coverage(conversion: Conversion) -> dict[str, Any]:
    """How many sentences of the letter a line of the page carries, and which were left out and why."""
    words = _sentence_words(conversion.letter, conversion.analysis)
    printed = as_printed(conversion.easyread, conversion.draft)
    carried = {source for line in printed.lines for source in line.sources}
    left = {gone.sentence: gone.reason for gone in printed.left_out}
    for sentence in words:
        if sentence not in carried and sentence not in left:
            left[sentence] = "No line carries this sentence. A person must look at it."
    return {
        "sentences": len(words),
        "carried": len(carried & set(words)),
        "left_out": [{"text": words[s], "why": why} for s, why in left.items()],
    }


def question_json(question: Question) -> dict[str, Any]:
    """One question for the author. ``offer`` prints only when the author confirms it on ``key``."""
    return {
        "id": question.id,
        "says": question.says,
        "sentence": question.sentence,
        "choices": list(question.choices),
        "sentences": list(question.sentences),
        "offer": question.offer,
        "how_counted": question.how_counted,
        "kind": question.kind,
        "key": question.key,
    }


def suggestions_json(suggestions: Iterable[Suggestion]) -> list[dict[str, Any]]:
    """What people are asked to look at: before, after, why, how sure, and what else they can choose.

    ``rule`` is the rule that the change mends, "" where it mends none alone; ``options`` are other
    words for ``after``; ``same`` counts the sentences that one decision would change.
    """
    suggestions = tuple(suggestions)
    same = same_places(suggestions)
    return [
        {
            "key": s.key,
            "kind": s.kind,
            "before": s.before,
            "after": s.after,
            "why": s.why,
            "maker": s.maker,
            "confidence": round(s.confidence, 2),
            "fact_lock": s.locked,
            "options": list(s.options),
            "same": same[s.key],
            "rule": rule_of(s.maker),
            "source": s.source,
        }
        for s in suggestions
    ]


def _about_json(letter: Letter) -> dict[str, Any]:
    about = letter.about
    return {
        "sender": about.sender,
        "reader": about.reader,
        "person": about.person,
        "date": about.date.isoformat() if about.date else None,
        "reference": about.reference,
        "subject": about.subject,
        "kind": about.kind,
    }


def _row_json(row: Row) -> dict[str, Any]:
    picture = row.picture
    return {
        "id": row.id,
        "kind": row.kind,
        "lines": [line.text for line in row.lines],
        "line_sources": [list(line.sources) for line in row.lines],
        "picture": None
        if picture is None
        else {
            "concept": picture.concept,
            "alt": picture.alt,
            "set": picture.set,
            "licence": picture.licence,
        },
        "hard_words": list(row.hard_words),
    }


def _findings_left(conversion: Conversion) -> list[dict[str, Any]]:
    lines = carrying_lines(conversion.easyread, conversion.draft)
    words = {line.id: line.text for line in lines}
    return [finding_json(f, words[f.span.block]) for f in conversion.findings_left]


def _sentence_words(letter: Letter, analysis: Analysis) -> dict[str, str]:
    blocks = {b.id: b.text for b in letter.blocks}
    return {s.id: blocks[s.span.block][s.span.start : s.span.end] for s in analysis.sentences}


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
