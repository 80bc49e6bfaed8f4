"""A chair in a panel session -> what its checker is told and shown: masked pages, and nothing else.

No id or title of a letter, no name of a sender, nothing of another checker.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

from easyread.review import checker_words as words
from easyread.review.panel import Answer, answer_order, current
from easyread.review.picture_questions import NOT_SAID, in_order
from easyread.review.sitting import PictureQuestion, ShownPicture, ShownRow, Sitting
from easyread.review.store.engine import Work
from easyread.review.store.tables import ChairRow, PanelSessionRow, User


def invitation(work: Work, session: PanelSessionRow, chair: ChairRow) -> dict[str, Any]:
    """What is said before the page is shown: the topic, the fee, and that they may say no."""
    name = work.db.get_one(User, chair.checker_id).name
    warning = [words.WARNING.format(topic=session.topic_warning)] if session.topic_warning else []
    fee = [words.FEE.format(fee=pounds(chair.fee_pence))] if chair.fee_pence else []
    return {
        "id": session.id,
        "checker_id": chair.checker_id,
        "checker": name,
        "topic": session.topic_warning,
        "state": chair.state,
        "open": session.closed is None,
        "on_paper": session.on_paper,
        "held_on": session.held_on.isoformat() if session.held_on else None,
        "fee_pence": chair.fee_pence,
        "travel_pence": chair.travel_pence,
        "named": chair.named,
        "may_be_named": session.letter_id is None,
        "says": [
            words.HELLO.format(name=name),
            words.THANKS_FOR_COMING,
            *warning,
            words.WARNING_AGREE,
            words.WARNING_NO_REASON,
            *fee,
            words.FEE_ALWAYS,
            words.STOP_ANY_TIME,
        ],
        "buttons": {
            "agree": words.AGREE,
            "refuse": words.REFUSE,
            "stop": words.STOP,
            "come_back": words.COME_BACK,
            "done": words.DONE,
            "talk": words.TALK,
        },
    }


def pounds(pence: int) -> str:
    """An amount of money as people say it.

    >>> pounds(2000), pounds(1250)
    ('£20', '£12.50')
    """
    return f"£{pence // 100}" if pence % 100 == 0 else f"£{pence / 100:.2f}"


def pages(sitting: Sitting, seed: int) -> dict[str, Any]:
    """The masked page section by section as printed, and every question in the order they come."""
    return {
        "says": [words.MASKED, words.YOU_ARE_THE_EXPERT, words.NO_HURRY],
        "can_change": words.CAN_CHANGE,
        "cannot_change": words.CANNOT_CHANGE,
        "title": sitting.title,
        "sections": [
            {
                "heading": section.heading,
                "rows": [_row(row, row.key in sitting.asked()) for row in section.rows],
            }
            for section in sitting.sections
        ],
        "bits": [
            {
                "question": f"section:{bit.number}",
                "ask": words.SECTION,
                "headings": list(bit.headings),
                "rows": list(bit.rows),
                "answers": [
                    {"value": v, "words": words.SECTION_ANSWERS.get(v, words.SKIP)}
                    for v in answer_order(seed)
                ],
            }
            for bit in sitting.bits
        ],
        "word": {"question": "word", "ask": words.WORD},
        "picture": {
            "question": "picture",
            "ask": words.PICTURE,
            "answers": [{"value": v, "words": w} for v, w in words.PICTURE_REASONS.items()],
        },
        "open": [
            {"question": f"open:{n}", "ask": ask, "skip": words.SKIP}
            for n, ask in words.OPEN.items()
        ],
        "choices": [_choice(q, sitting, seed) for q in sitting.questions],
        "ready": {
            "question": "ready",
            "ask": words.READY,
            "answers": [{"value": v, "words": w} for v, w in words.READY_ANSWERS.items()],
        },
        "talk": words.TALK,
        "thanks": words.THANKS,
    }


def own_answers(history: Sequence[Answer]) -> list[dict[str, Any]]:
    """Every entry of one checker, oldest first; ``counts`` marks those that count now."""
    live = {answer.id for answer in current(history)}
    return [
        {
            "id": a.id,
            "question": a.question,
            "value": a.value,
            "row": a.row,
            "words": a.words,
            "entered_as": a.by,
            "replaces": a.replaces,
            "taken_back": a.withdrawn,
            "counts": a.id in live,
        }
        for a in history
    ]


def _row(row: ShownRow, asked: bool) -> dict[str, Any]:
    return {
        "key": row.key,
        "kind": row.kind,
        "number": row.number,
        "lines": [{"text": x.text, "item": x.item, "term": x.term} for x in row.lines],
        "hard_words": list(row.hard_words),
        "picture": _picture(row.picture),
        "asked": asked,
    }


def _picture(picture: ShownPicture | None) -> dict[str, Any] | None:
    if picture is None:
        return None
    kind = "image/svg+xml" if picture.art.lstrip().startswith(b"<") else "image/png"
    data = base64.b64encode(picture.art).decode()
    url = f"data:{kind};base64,{data}"
    return {"alt": picture.alt, "url": url, "crossed": picture.crossed}


def _choice(question: PictureQuestion, sitting: Sitting, seed: int) -> dict[str, Any]:
    """One picture question without the right answer. "The page does not say" is always the last."""
    art = {row.key: row.picture for row in sitting.rows()}
    return {
        "question": f"choice:{question.id}",
        "says": words.CHOOSE,
        "ask": question.ask,
        "line": question.line,
        "answers": [
            {"value": c.id, "words": c.words, "picture": _picture(art.get(c.row))}
            for c in in_order(question, seed)
        ]
        + [{"value": NOT_SAID, "words": words.NOT_SAID, "picture": None}],
        "skip": words.SKIP,
    }
