"""An opened letter -> what the service says of it: plain values, the same for JSON and for screens."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from api.cases import Opened, etag
from api.templates_out import of_template, slots_of
from easyread.facts import gate
from easyread.model import Line, Mark
from easyread.report import coverage, problem_json, question_json, scores_json, suggestions_json
from easyread.review.approval import open_for, open_for_people
from easyread.review.edits import row_keys
from easyread.review.findings import Left, findings_left
from easyread.review.store.approvals import approvals_for, checkers_needed, mark_from, mark_in
from easyread.review.store.engine import Work
from easyread.review.store.letters import for_pipeline, prints_in, set_aside
from easyread.review.store.tables import LetterRow
from easyread.review.store.words import wordings_for
from easyread.review.twins import twins_of

DELETED = "Deleted letter"  # all that is left of a title whose words were deleted


def short_letter(work: Work, letter: LetterRow, mark: Mark | None = None) -> dict[str, Any]:
    """One letter as the queue lists it. ``mark`` saves working it out again."""
    return {
        "id": letter.id,
        "title": _title(work, letter),
        "state": letter.state,
        "revision": letter.revision,
        "mark": mark or mark_in(work, letter),
        "profile": letter.profile,
        "level": letter.level,
        "topics": list(letter.topics),
        "due": letter.due.isoformat() if letter.due else None,
        "risk": letter.risk,
        "wants_panel": letter.wants_panel,
        "template_id": letter.template_id,
        "converter_id": letter.converter_id,
        "author_id": letter.author_id,
        "readability_id": letter.readability_id,
        "created": letter.created.isoformat(),
        "changed": letter.changed.isoformat(),
    }


def _title(work: Work, letter: LetterRow) -> str:
    """The title for the queue. A letter whose words were deleted still has its line there."""
    if work.keys.shredded(letter.id):
        return DELETED
    return str(work.keys.open(letter.id, f"letters.title:{letter.id}", letter.title))


def whole_letter(work: Work, case: Opened) -> dict[str, Any]:
    """One letter with everything a screen needs: source, rows, suggestions, facts, what is open."""
    made, letter = case.made, case.letter
    prints = prints_in(work, case.version)
    approvals, checkers = approvals_for(work, letter), checkers_needed(work, letter)
    decisions, _ = for_pipeline(work, case.kept)
    passed = gate(made.check, decisions)
    dismissed = set_aside(case.kept)
    decided = {k.key: k.choice for k in case.kept if k.about == "suggestion"}
    answered = {k.key: k.choice for k in case.kept if k.about == "question"}
    return {
        **short_letter(work, letter, mark_from(letter, prints, approvals, checkers)),
        "etag": etag(letter),
        "version": {
            "id": case.version.id,
            "number": case.version.number,
            "fingerprint": case.version.fingerprint,
        },
        "approved_before": approved_before(work, case),
        "original": original(case),
        "sections": sections(case),
        "template": of_template(work, case),
        "slots": slots_of(work, case),
        "suggestions": [
            {**s, "decided": decided.get(s["key"], "")} for s in suggestions_json(made.suggestions)
        ],
        "questions": [
            {**question_json(q), "answered": answered.get(q.key, "")} for q in made.questions
        ],
        "facts": {
            "total": made.check.total,
            "kept": made.check.kept,
            "stopping": [problem_json(p) for p in passed.stopping],
            "let_through": [
                {**problem_json(p), "reason": d.reason, "who": d.who} for p, d in passed.let_through
            ],
            "to_look_at": [problem_json(p) for p in passed.to_look_at],
        },
        "coverage": coverage(made),
        "findings": [
            {
                "key": left.key,
                "rule": left.finding.rule,
                "severity": left.finding.severity,
                "says": left.finding.says,
                "source": left.finding.source,
                "line": left.line,
                "dismissed": str(dismissed[left.key].words.get("reason", ""))
                if left.key in dismissed
                else "",
            }
            for left in left_on(case)
        ],
        "scores": {
            "before": scores_json(made.analysis.readability),
            "after": scores_json(made.after),
        },
        "open": {
            "signed": list(open_for("signed", prints, approvals)),
            "readability": list(open_for("readability", prints, approvals)),
            "people": list(open_for_people(prints, approvals, checkers)),
        },
        "decisions": [
            {
                "id": k.id,
                "about": k.about,
                "key": k.key,
                "choice": k.choice,
                "reason": str(k.words.get("reason", "")),
                "who": k.user_id,
                "role": k.role,
                "at": k.at.isoformat(),
            }
            for k in case.kept
        ],
    }


def original(case: Opened) -> list[dict[str, Any]]:
    """The letter as read: its blocks, and the sentences in each with their ids."""
    words = case.made.letter.blocks
    inside: dict[str, list[dict[str, Any]]] = {b.id: [] for b in words}
    texts = {b.id: b.text for b in words}
    for sentence in case.made.analysis.sentences:
        span = sentence.span
        inside[span.block].append(
            {"id": sentence.id, "text": texts[span.block][span.start : span.end]}
        )
    return [{"id": b.id, "kind": b.kind, "text": b.text, "sentences": inside[b.id]} for b in words]


def sections(case: Opened) -> list[dict[str, Any]]:
    """The Easy Read: its sections and rows, each row with its key and what it carries."""
    keys = row_keys(case.made.easyread)
    twins = twins_of(case.made.easyread, keys)
    return [
        {
            "heading": section.heading,
            "rows": [
                {
                    "key": keys[row.id],
                    "kind": row.kind,
                    "number": row.number,
                    "lines": [_line(line) for line in row.lines],
                    "hard_words": list(row.hard_words),
                    "twins": [asdict(twin) for twin in twins.get(keys[row.id], ())],
                    "picture": None
                    if row.picture is None
                    else {
                        "concept": row.picture.concept,
                        "alt": row.picture.alt,
                        "set": row.picture.set,
                        "licence": row.picture.licence,
                        "crossed": row.picture.crossed,
                    },
                }
                for row in section.rows
            ],
        }
        for section in case.made.easyread.sections
    ]


def told_alone(case: Opened) -> list[tuple[str, str, tuple[str, ...]]]:
    """Rows that carry one whole sentence of the letter alone: key, the sentence, and the lines."""
    blocks = {b.id: b.text for b in case.made.letter.blocks}
    words = {
        s.id: blocks[s.span.block][s.span.start : s.span.end] for s in case.made.analysis.sentences
    }
    keys = row_keys(case.made.easyread)
    found = []
    for section in case.made.easyread.sections:
        for row in section.rows:
            carried = {source for line in row.lines for source in line.sources}
            if len(carried) == 1 and all(line.sources for line in row.lines):
                lines = tuple(line.text for line in row.lines)
                found.append((keys[row.id], words[carried.pop()], lines))
    return found


def approved_before(work: Work, case: Opened) -> list[dict[str, Any]]:
    """Wording that was approved before for the same sentence, where a row says it otherwise."""
    told = told_alone(case)
    known = wordings_for(work, case.letter.client_id, [sentence for _, sentence, _ in told])
    return [
        {"row": key, "lines": list(known[sentence])}
        for key, sentence, lines in told
        if known.get(sentence, lines) != lines
    ]


def left_on(case: Opened) -> tuple[Left, ...]:
    """The findings that are left on the page, each with its key."""
    from easyread.printed import carrying_lines

    lines = {x.id: x.text for x in carrying_lines(case.made.easyread, case.made.draft)}
    return findings_left(case.made.findings_left, lines)


def _line(line: Line) -> dict[str, Any]:
    return {"text": line.text, "sources": list(line.sources), "item": line.item, "term": line.term}
