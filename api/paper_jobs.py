"""What a worker process does for a panel session: its pack of paper, and the report for checkers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from easyread.model import EasyRead, Mark
from easyread.review.on_paper import OnPaper
from easyread.review.panel import Answer
from easyread.review.sitting import ShownRow, Sitting
from easyread.settings import Profile


def paper_pack(session: OnPaper, sitting: Sitting, profile: Profile) -> bytes:
    """Make the pack of one session as PDF.

    Raises:
        EasyReadError: a page cannot be made.
    """
    from easyread import paper

    return paper.paper_pack(session, sitting, profile)


def checkers_page(
    sitting: Sitting,
    now: Sequence[ShownRow],
    by_checker: Mapping[str, Sequence[Answer]],
    reasons: Mapping[str, str],
    mark: Mark,
    credits: tuple[str, ...],
) -> EasyRead:
    """Make the page "What we changed because of you", with its pictures and credits."""
    from easyread.answer_pictures import answer_pictures
    from easyread.review.checkers_report import checkers_report
    from easyread.review.heard import heard

    found = heard(sitting, by_checker)
    return checkers_report(sitting, now, found, reasons, answer_pictures(), mark, credits)
