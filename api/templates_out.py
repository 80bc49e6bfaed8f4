"""A template, or the slots of a letter -> what the service says of them, as plain values."""

from __future__ import annotations

import re
from typing import Any

from api.cases import Opened
from api.matching import is_past
from easyread.review.approval import said_yes
from easyread.review.store import templates as kept
from easyread.review.store.approvals import as_value, checkers_needed
from easyread.review.store.engine import Work
from easyread.review.store.tables import TemplateRow, User
from easyread.review.templates import Pattern, doubtful, free_rows, printed, template_prints
from easyread.review.templates.slots import filled


def template_etag(row: TemplateRow) -> str:
    """The ETag of a template: its revision."""
    return f'"{row.revision}"'


def short_template(work: Work, row: TemplateRow) -> dict[str, Any]:
    """One template as the list shows it."""
    return {
        "id": row.id,
        "name": row.name,
        "number": row.number,
        "follows": row.follows,
        "made_from": row.made_from,
        "revision": row.revision,
        "made_by": work.db.get_one(User, row.made_by).name,
        "created": row.created.isoformat(),
        "topics": list(row.topics),
        "checkers_needed": checkers_needed(work, row),
        "checked": row.checked.isoformat() if row.checked else None,
        "review_by": row.review_by.isoformat() if row.review_by else None,
        "past_review": is_past(row),
        "withdrawn": row.withdrawn.isoformat() if row.withdrawn else None,
    }


def whole_template(work: Work, row: TemplateRow, examples: bool) -> dict[str, Any]:
    """One template with its words, slots and page.

    Args:
        work: the transaction.
        row: the template.
        examples: also the values of the letter it was made from, which are somebody's own.
    """
    template = kept.whole_in(work, row)
    pattern = template.pattern
    prints = template_prints(template)
    approvals = [as_value(a) for a in kept.approvals_on(work, row.id)]
    yes = said_yes(approvals)
    closed = free_rows(template)
    names = {slot.key: slot.name for slot in template.slots}
    ids = [r.id for section in template.page.sections for r in section.rows]
    masks = dict(zip(ids, prints.masked, strict=True))
    keys = dict(zip(ids, prints.keys, strict=True))

    def named(text: str) -> str:
        return filled(text, lambda key, _form: f"{{{names.get(key, key)}}}")

    return {
        **short_template(work, row),
        "etag": template_etag(row),
        "why_withdrawn": _why(work, row),
        "slots": [
            {
                "key": slot.key,
                "name": slot.name,
                "kind": slot.kind,
                "by": slot.by,
                "example": slot.value.texts[0] if examples else "",
                "places": [{"block": s.block, "start": s.start, "end": s.end} for s in slot.spans],
                "look_at": doubtful(slot) if examples else "",
            }
            for slot in template.slots
        ],
        "conditions": [{"name": c.name, "blocks": list(c.blocks)} for c in pattern.conditions],
        "blocks": _blocks(pattern, names),
        "title": named(template.page.title),
        "sections": [
            {
                "heading": named(section.heading),
                "rows": [
                    {
                        "key": keys[r.id],
                        "lines": [named(line.text) for line in r.lines],
                        "picture": None
                        if r.picture is None
                        else {"concept": r.picture.concept, "alt": named(r.picture.alt)},
                        "approved_by": 0 if r.id in closed else len(yes.get(masks[r.id], ())),
                        "free_text": r.id in closed,
                    }
                    for r in section.rows
                ],
            }
            for section in template.page.sections
        ],
        "not_shown": [
            {"slot": names[n.key], "words": n.text if examples else "", "says": n.why}
            for n in template.not_shown
        ],
        "approvals": len({a.who for a in approvals if a.kind == "people"}),
        "open": list(kept.open_rows(work, row, template)),
    }


def slots_of(work: Work, case: Opened) -> list[dict[str, Any]]:
    """The slots of a letter that has a template, each beside the letter's own sentences: to sign."""
    base = kept.base_of(work, case.letter)
    if base is None:
        return []
    texts = {b.id: b.text for b in case.made.letter.blocks}
    said = {
        s.id: texts[s.span.block][s.span.start : s.span.end] for s in case.made.analysis.sentences
    }
    exact = {(r.id, x.id): x for s in base.page.sections for r in s.rows for x in r.lines}
    shown = []
    for key, value in base.values.items():
        mark = re.compile(rf"\{{{re.escape(key)} ")
        lines = [
            exact[r.id, x.id]
            for s in base.typed.sections
            for r in s.rows
            for x in r.lines
            if (r.id, x.id) in exact and mark.search(x.text)
        ]
        own = dict.fromkeys(s for line in lines for s in line.sources if s in said)
        sentences = [said[s] for s in own if any(t in said[s] for t in value.texts)] or [
            text for text in said.values() if value.texts[0] and value.texts[0] in text
        ]
        shown.append(
            {
                "name": base.names[key],
                "kind": value.kind,
                "value": value.texts[0],
                "printed": printed(value),
                "sentences": sentences,
                "lines": list(dict.fromkeys(line.text for line in lines)),
            }
        )
    return shown


def of_template(work: Work, case: Opened) -> dict[str, Any] | None:
    """Which template a letter has, and whether that should have been looked at again."""
    if case.letter.template_id is None:
        return None
    row = work.db.get_one(TemplateRow, case.letter.template_id)
    return {
        "id": row.id,
        "name": row.name,
        "number": row.number,
        "past_review": is_past(row),
        "withdrawn": row.withdrawn is not None,
    }


def _why(work: Work, row: TemplateRow) -> str:
    if row.why_withdrawn is None:
        return ""
    place = f"templates.why_withdrawn:{row.id}"
    return str(work.keys.open(row.id, place, row.why_withdrawn))


def _blocks(pattern: Pattern, names: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "id": block.id,
            "text": "".join(
                f"{{{names[part.key]}}}" if part.key else part.words for part in block.parts
            ),
            "condition": block.condition,
        }
        for block in pattern.blocks
    ]
