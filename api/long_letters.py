"""Letters that take long -> worked on one after the other, while nobody waits; also after a restart.

One at a time in each process that serves, so that people who work on other letters are not kept
waiting. A letter is begun three times at most: one that stops the machine must not stop it for ever.
"""

from __future__ import annotations

import asyncio
import base64
import io
import logging
import zipfile
from contextlib import suppress
from functools import partial
from typing import Any

from anyio import to_thread
from fastapi import Request
from sqlalchemy.exc import SQLAlchemyError

from api.deps import Caller, NotAllowed, as_caller
from api.errors import Busy, problem, status_of
from api.incoming import Incoming
from api.limits import Limits
from api.put_in import keep_letter
from api.workers import Workers
from easyread.errors import EasyReadError
from easyread.review.store import Store
from easyread.review.store.engine import Work
from easyread.review.store.jobs import (
    MOST_TRIES,
    Held,
    JobLost,
    add_job,
    end_job,
    give_back,
    letter_in,
    renew_job,
    take_job,
)
from easyread.review.store.tables import JobRow

log = logging.getLogger("api.jobs")

LOOKS_EVERY_S = 1.0
# Bytes a word: the text of a Word or ODT file (unpacked), a PDF, and anything else.
_PACKED, _PDF, _PLAIN = 30, 50, 6
_TEXT_PARTS = ("word/document.xml", "content.xml")


def words_about(letter: Incoming) -> int:
    """About how many words a letter has, told from its size alone: nothing of it is opened.

    >>> words_about(Incoming(b"Please send the form back.", "a.txt"))
    4
    """
    content = letter.content
    if content.startswith(b"%PDF"):
        return len(content) // _PDF
    if not content.startswith(b"PK"):
        return len(content) // _PLAIN
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return (
                sum(p.file_size for p in packed.infolist() if p.filename in _TEXT_PARTS) // _PACKED
            )
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return 0  # the reader says what is wrong with it, and does so at once


def is_long(request: Request, letter: Incoming) -> bool:
    """Whether nobody should wait for this letter with an open connection."""
    limits: Limits = request.app.state.limits
    return words_about(letter) > limits.long_words


def queue_letter(store: Store, caller: Caller, letter: Incoming) -> JobRow:
    """Keep a letter, sealed, until it is its turn."""
    body = {
        "content": base64.b64encode(letter.content).decode(),
        "name": letter.name,
        "profile": letter.profile,
        "level": letter.level,
    }
    with store.begin() as work:
        job = add_job(work, caller.client_id, caller.user_id, body)
        caller.log(work, "letters.create", "queued", job.id)
        return job


class LongLetters:
    """Works off what waits in the store, from ``start`` to ``stop``."""

    def __init__(self, store: Store, workers: Workers, limits: Limits) -> None:
        self.store = store
        self.limits = limits
        self._run = partial(workers.run, within_s=limits.long_s)

    def start(self) -> None:
        """Begin to work; what an earlier process left is taken up again."""
        self._task = asyncio.create_task(self._go_on())

    async def stop(self) -> None:
        """Stop, and leave what is in hand to the next process."""
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task

    async def _go_on(self) -> None:
        while True:
            try:
                held = await to_thread.run_sync(take_job, self.store, self.limits.lease_s)
                if held is None:
                    await asyncio.sleep(LOOKS_EVERY_S)
                else:
                    await self._do(held)
            except JobLost:
                log.warning("a job was lost: somebody else took it, or its sandbox was emptied")
            except SQLAlchemyError as why:  # the database is away: it may come back
                log.error("no job can be taken: %s", type(why).__name__)
                await asyncio.sleep(LOOKS_EVERY_S)

    async def _do(self, held: Held) -> None:
        """Work on one job to its end: done, failed, or back in the queue."""
        renewing = asyncio.create_task(self._keep_hold(held))
        try:
            if held.tries > MOST_TRIES:
                raise EasyReadError(
                    "This letter stopped our machine three times.",
                    "Put in a part of it, and tell us.",
                )
            await self._convert(held)
            log.info("job %s: done", held.id)
        except asyncio.CancelledError:
            with suppress(JobLost):  # not in a thread: this task is being stopped
                give_back(self.store, held, counted=False)
            raise
        except JobLost:
            raise
        except Busy:
            await self._later(held, counted=False)
        except Exception as error:
            # Whatever it was, the person is told, and the next letter must not wait for ever.
            ours = error if isinstance(error, EasyReadError) else _fault(error)
            log.warning("job %s: %s", held.id, ours.code)
            if ours.code == EasyReadError.code and held.tries < MOST_TRIES:
                await self._later(held, counted=True)  # our fault, or a worker died: once more
            else:
                await to_thread.run_sync(self._fail, held, ours)
        finally:
            renewing.cancel()

    async def _convert(self, held: Held) -> None:
        def who() -> Caller:
            with self.store.read() as work:
                found = as_caller(work, held.user_id, held.client_id)
            if not found.may("letters.create"):
                raise NotAllowed("You may not put a letter in any more.", "Ask a colleague.")
            return found

        kept = await to_thread.run_sync(letter_in, self.store, held)
        letter = Incoming(
            base64.b64decode(kept["content"]), kept["name"], kept["profile"], kept["level"]
        )

        def ended(work: Work, letter_id: str) -> None:
            end_job(work, held, letter_id)

        caller = await to_thread.run_sync(who)
        await keep_letter(self._run, self.store, caller, letter, ended)

    async def _keep_hold(self, held: Held) -> None:
        with suppress(JobLost):  # then the end of the work says so
            while True:
                await asyncio.sleep(self.limits.lease_s / 3)
                await to_thread.run_sync(renew_job, self.store, held, self.limits.lease_s)

    async def _later(self, held: Held, counted: bool) -> None:
        await to_thread.run_sync(partial(give_back, self.store, held, counted=counted))
        await asyncio.sleep(LOOKS_EVERY_S)

    def _fail(self, held: Held, error: EasyReadError) -> None:
        status, title = status_of(error)
        told: dict[str, Any] = problem(error.code, status, title, error.says, error.try_this)
        with self.store.begin() as work:
            end_job(work, held, failure=told)


def _fault(error: Exception) -> EasyReadError:
    # Only its kind: the text of an unknown fault may quote the letter.
    log.error("a job failed: %s", type(error).__name__)
    return EasyReadError("This is our fault, not yours.", "Try again.")
