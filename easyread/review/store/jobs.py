"""A letter that takes long -> a row that waits in the store, until somebody who works takes it.

The database is the queue. Who takes a job holds it for a short time, and longer as long as they renew
it. Who dies does not renew: then another takes it. What is made is kept together with the end of the
job, and only by who still holds it, so that no letter is ever put in twice.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import and_, delete, or_, select

from easyread.errors import EasyReadError
from easyread.review.store.engine import Store, Work
from easyread.review.store.tables import DataKey, JobRow, new_id, now

MOST_TRIES = 3
KEPT = timedelta(hours=24)  # how long one may ask what became of a job


class NoJob(EasyReadError):
    """There is no such job for this client."""

    code = "not-found"


class JobLost(EasyReadError):
    """Somebody else works on this job by now, or it has ended."""

    code = "job-lost"


@dataclass(frozen=True, slots=True)
class Held:
    """A job that somebody works on: whose it is, how often it was begun, and who holds it."""

    id: str
    client_id: str
    user_id: str
    tries: int
    holder: str


def add_job(work: Work, client_id: str, user_id: str, letter: dict[str, Any]) -> JobRow:
    """Put a letter in the queue. Its words are sealed with a key of their own."""
    job = JobRow(id=new_id("job"), client_id=client_id, user_id=user_id)
    job.body = work.keys.seal(job.id, f"jobs.body:{job.id}", letter)
    work.db.add(job)
    work.db.flush()
    return job


def job_of(work: Work, client_id: str, job_id: str) -> JobRow:
    """Load one job of this client.

    Raises:
        NoJob: there is none, or it belongs to another client (code ``not-found``).
    """
    job = work.db.scalars(select(JobRow).where(JobRow.id == job_id)).first()
    if job is None or job.client_id != client_id:
        raise NoJob("There is no such job.", "Look for the letter in the list of letters.")
    return job


def jobs_by(work: Work, client_id: str, user_id: str) -> tuple[JobRow, ...]:
    """The jobs of one person that have not ended, or failed within a day; the oldest first."""
    wanted = select(JobRow).where(
        JobRow.client_id == client_id, JobRow.user_id == user_id, JobRow.state != "done"
    )
    return tuple(work.db.scalars(wanted.order_by(JobRow.number)))


def take_job(store: Store, lease_s: float) -> Held | None:
    """Take the job that has waited longest: one that nobody began, or whose holder is gone."""
    left = and_(JobRow.state == "working", JobRow.until < now())
    wanted = select(JobRow).where(or_(JobRow.state == "queued", left)).order_by(JobRow.number)
    with store.read() as work:  # mostly there is none, and nobody who writes must wait for that
        if work.db.scalars(wanted.limit(1)).first() is None:
            return None
    with store.begin() as work:
        # SQLite lets in only one who writes, and knows no locks of rows.
        job = work.db.scalars(wanted.limit(1).with_for_update(skip_locked=True)).first()
        if job is None:
            return None
        job.state, job.tries, job.holder = "working", job.tries + 1, secrets.token_hex(16)
        job.until = now() + timedelta(seconds=lease_s)
        return Held(job.id, job.client_id, job.user_id, job.tries, job.holder)


def letter_in(store: Store, held: Held) -> dict[str, Any]:
    """The letter of a job, as it came in.

    Raises:
        JobLost: it is not theirs any more (code ``job-lost``).
        Shredded: the store has another key by now (code ``shredded``).
    """
    with store.begin() as work:
        job = _still(work, held)
        found: dict[str, Any] = work.keys.open(job.id, f"jobs.body:{job.id}", job.body or b"")
        return found


def renew_job(store: Store, held: Held, lease_s: float) -> None:
    """Say that this job is still worked on.

    Raises:
        JobLost: it is not theirs any more (code ``job-lost``).
    """
    with store.begin() as work:
        _still(work, held).until = now() + timedelta(seconds=lease_s)


def give_back(store: Store, held: Held, *, counted: bool) -> None:
    """Let somebody else begin this job again; ``counted`` if this was one of its tries.

    Raises:
        JobLost: it is not theirs any more (code ``job-lost``).
    """
    with store.begin() as work:
        job = _still(work, held)
        job.state, job.until = "queued", None
        job.tries = held.tries if counted else held.tries - 1


def end_job(
    work: Work, held: Held, letter_id: str | None = None, failure: dict[str, Any] | None = None
) -> None:
    """End a job with the letter that came of it, or why none did. What waited is deleted.

    Raises:
        JobLost: it is not theirs any more (code ``job-lost``).
    """
    job = _still(work, held)
    job.state = "failed" if failure else "done"
    job.letter_id, job.body, job.until, job.ended = letter_id, None, None, now()
    if failure:
        job.failure = work.keys.seal(job.client_id, f"jobs.failure:{job.id}", failure)
    work.db.execute(delete(DataKey).where(DataKey.owner == job.id))


def failure_of(work: Work, job: JobRow) -> dict[str, Any] | None:
    """Why a job failed, as the service says it."""
    if job.failure is None:
        return None
    found: dict[str, Any] = work.keys.open(job.client_id, f"jobs.failure:{job.id}", job.failure)
    return found


def forget_jobs(store: Store) -> None:
    """Delete what is known of the jobs that ended a day ago."""
    with store.begin() as work:
        work.db.execute(delete(JobRow).where(JobRow.ended < now() - KEPT))


def _still(work: Work, held: Held) -> JobRow:
    job = work.db.scalars(select(JobRow).where(JobRow.id == held.id).with_for_update()).first()
    if job is None or job.state != "working" or job.holder != held.holder:
        raise JobLost("Somebody else works on this letter.", "Look for it in the list of letters.")
    return job
