"""A conversion -> its report and the parts of it, as plain values for JSON (design 10)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from easyread.model import (
    Analysis,
    Conversion,
    FactProblem,
    Finding,
    Letter,
    Question,
    Readability,
    Row,
    Suggestion,
)
from easyread.printed import as_printed, carrying_lines
from easyread.simplify.decide_alike import same_places
from easyread.simplify.registry import rule_of


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
