"""A letter as it came in -> a kept draft: converted, matched to a template, printed, sealed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from anyio import to_thread

from api import jobs
from api.cases import client_profile, open_case
from api.deps import Caller
from api.incoming import Incoming
from api.letters_out import whole_letter
from api.matching import by_template, outcome_out
from api.workers import Run
from easyread.review.jobsheet import first_deadline, job_sheet
from easyread.review.store import Store
from easyread.review.store import letters as kept
from easyread.review.store.engine import Work
from easyread.review.store.tables import LetterRow, new_id
from easyread.review.store.templates import keep_base
from easyread.settings import Profile


async def keep_letter(
    run: Run,
    store: Store,
    caller: Caller,
    incoming: Incoming,
    also: Callable[[Work, str], None] = lambda _work, _letter_id: None,
) -> dict[str, Any]:
    """Convert a letter in a worker and keep it as a draft of this client.

    ``also`` is kept with the letter, or, where it raises, neither is.

    Raises:
        EasyReadError: it cannot be read, or a page cannot be made.
    """

    def own_profile() -> Profile:
        with store.read() as work:
            return client_profile(work, caller.client_id, incoming.profile)

    profile = await to_thread.run_sync(own_profile)
    made, prints, topics = await run(jobs.first_version, incoming, profile)
    outcome, filled = await by_template(run, store, caller.client_id, made, profile)
    if filled is not None:
        made, prints, _ = filled

    def keep() -> dict[str, Any]:
        with store.begin() as work:
            letter = LetterRow(
                id=new_id("let"),
                client_id=caller.client_id,
                profile=incoming.profile,
                level=incoming.level,
                converter_id=caller.user_id,
                topics=list(topics),
                risk=len(topics),
                due=first_deadline(made.letter, made.analysis),
            )
            place = f"letters.job_sheet:{letter.id}"
            sheet = asdict(job_sheet(made.letter, made.analysis))
            letter.job_sheet = work.keys.seal(letter.id, place, sheet)
            title = made.letter.about.subject or made.easyread.title or "A letter"
            letter.title = work.keys.seal(letter.id, f"letters.title:{letter.id}", title)
            work.db.add(letter)
            work.db.flush()
            if filled is not None:
                keep_base(work, letter, filled[2])
            kept.add_version(work, letter, made, prints, caller.user_id, "letters.create")
            kept.add_suggestions(work, letter, made)
            caller.log(work, "letters.create", "put in", letter.id, rows=len(prints.keys))
            also(work, letter.id)
            work.db.flush()
            case = open_case(work, caller, letter.id)
            return {**whole_letter(work, case), "template_match": outcome_out(outcome)}

    return await to_thread.run_sync(keep)
