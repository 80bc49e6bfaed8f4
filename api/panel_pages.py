"""A letter or a template, and who asks -> its page as a panel looks at it, then and now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fastapi import Request

from api import cases, jobs
from api.cases import client_profile, in_worker, profile_for
from api.deps import Caller
from easyread.model import EasyRead, Mark
from easyread.review.approval import Prints
from easyread.review.panel_changes import as_seen
from easyread.review.sitting import ShownRow, Sitting, make_sitting
from easyread.review.store import letters as kept_letters
from easyread.review.store import panels as kept
from easyread.review.store import templates as kept_templates
from easyread.review.store.approvals import printed_mark
from easyread.review.store.engine import Work
from easyread.review.store.tables import LetterRow, PanelSessionRow, TemplateRow, VersionRow
from easyread.review.templates import Slot, template_prints
from easyread.settings import Profile


@dataclass(frozen=True, slots=True)
class Looked:
    """A page that a panel looks at: what counts of it, and how to show it with made-up names.

    ``purposes`` says what each sentence of the letter is for, by its id. ``mark`` is how far the
    page is checked; a template is only ever a draft, since each letter is signed anew.
    """

    page: EasyRead
    prints: Prints
    purposes: Mapping[str, str]
    profile: Profile
    mark: Mark
    show: Callable[[Request], EasyRead]


def about_of(work: Work, caller: Caller, session: PanelSessionRow) -> kept.About:
    """The letter or the template that a session is over, if this person may see it.

    Raises:
        NoLetter: they may not (code ``not-found``).
    """
    if session.template_id is not None:
        return kept_templates.template_of(work, caller.client_id, session.template_id)
    return cases.see(work, caller, session.letter_id or "")


def looked_at(work: Work, about: kept.About, version: VersionRow | None = None) -> Looked:
    """The page of a letter (its newest, or this version) or of a template, to be shown to a panel."""
    if isinstance(about, TemplateRow):
        return _template(work, about)
    version = version or kept_letters.newest(work, about)
    made = kept_letters.conversion_of(work, version)
    return Looked(
        made.easyread,
        kept_letters.prints_in(work, version),
        {s.id: s.purpose for s in made.analysis.sentences},
        profile_for(work, about),
        printed_mark(work, about),
        _by(jobs.shown, made),
    )


def now_of(work: Work, session: PanelSessionRow) -> Looked:
    """The newest page of what a session was over; a template may have a newer version."""
    if session.letter_id is not None:
        return looked_at(work, work.db.get_one(LetterRow, session.letter_id))
    old = work.db.get_one(TemplateRow, session.template_id)
    new = kept_templates.newest_of(work, old)
    return _template(work, new, kept_templates.pattern_in(work, old).slots)


def rows_now(
    request: Request, session: PanelSessionRow, sitting: Sitting, now: Looked
) -> tuple[ShownRow, ...]:
    """The rows of the newest page under the keys that they had in the session."""
    rows = make_sitting(now.show(request), now.prints, ()).rows()
    return rows if session.template_id is None else as_seen(sitting, rows)


def _template(work: Work, row: TemplateRow, like: tuple[Slot, ...] = ()) -> Looked:
    template = kept_templates.whole_in(work, row)
    source = kept_templates.pages_in(work, row).source
    profile = client_profile(work, row.client_id, template.page.profile)
    seed = kept_templates.first_of(work, row).id
    return Looked(
        template.page,
        template_prints(template),
        {s.id: s.purpose for s in source.sentences} if source else {},
        profile,
        printed_mark(work, row),
        _by(jobs.shown_template, template, seed, profile, like),
    )


def _by(job: Callable[..., EasyRead], *args: object) -> Callable[[Request], EasyRead]:
    """How to show a page: in a worker, outside any transaction."""
    return lambda request: in_worker(request, job, *args)
