"""A piece of work -> its result, made in one of a few processes that hold the language model.

The process that answers HTTP holds no model and never waits for one. Each worker does one piece of
work at a time. A worker that takes too long, or dies, is replaced; nothing else is disturbed.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
import traceback
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from api.errors import Busy, TookTooLong
from api.limits import Limits
from easyread.errors import EasyReadError

T = TypeVar("T")
Run = Callable[..., Awaitable[Any]]  # ``Workers.run``

_SPAWN = multiprocessing.get_context("spawn")  # a forked child would share the server's sockets


class Worker:
    """One process with the language model, and the pipe to it."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self._pipe, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_work, args=(theirs,), name="easyread-worker")
        self._process.start()
        theirs.close()

    def do(self, job: Callable[..., T], args: tuple[Any, ...], within_s: float) -> T:
        """Do one piece of work in the process and wait for it.

        Raises:
            TookTooLong: not done in time; the process was replaced (code ``took-too-long``).
            EasyReadError: the error that the work itself raised, or the process died (``error``).
        """
        try:
            self._pipe.send((job, args))
            if not self._pipe.poll(within_s):
                self._replace()
                raise TookTooLong(
                    "The letter took too long.", "Try a shorter letter, or a part of it."
                )
            worked, result = self._pipe.recv()
        except (EOFError, BrokenPipeError, ConnectionResetError) as why:
            self._replace()
            raise EasyReadError("The work stopped before it was done.", "Try again.") from why
        if not worked:
            raise result
        return result  # type: ignore[no-any-return]

    def _replace(self) -> None:
        self.close()
        self._start()

    def close(self) -> None:
        """End the process."""
        self._pipe.close()
        self._process.kill()
        self._process.join()


class Workers:
    """A few workers and a short queue for them."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.in_hand = 0
        self._all: list[Worker] = []
        self._free: asyncio.Queue[Worker] = asyncio.Queue()
        self._threads = ThreadPoolExecutor(limits.workers, thread_name_prefix="easyread-wait")

    def start(self) -> None:
        """Start the processes; each loads the model by itself, nothing waits for it here."""
        for _ in range(self.limits.workers):
            worker = Worker()
            self._all.append(worker)
            self._free.put_nowait(worker)

    def close(self) -> None:
        """End the processes."""
        for worker in self._all:
            worker.close()
        self._threads.shutdown(wait=False)

    async def run(self, job: Callable[..., T], *args: Any, within_s: float | None = None) -> T:
        """Do one piece of work when a worker is free. It may take ``work_s``, or ``within_s``.

        Raises:
            Busy: all workers are at work and the queue is full (code ``busy``).
            EasyReadError: see ``Worker.do``.
        """
        if self.in_hand >= self.limits.workers + self.limits.queue:
            raise Busy("We are busy with other letters.", "Try again in a few seconds.")
        self.in_hand += 1
        try:
            worker = await self._free.get()
        except asyncio.CancelledError:
            self.in_hand -= 1
            raise
        loop = asyncio.get_running_loop()
        done = loop.run_in_executor(
            self._threads, worker.do, job, args, within_s or self.limits.work_s
        )
        done.add_done_callback(partial(self._give_back, worker))
        return await asyncio.shield(done)  # a caller who hangs up must not free a busy worker

    def _give_back(self, worker: Worker, done: asyncio.Future[Any]) -> None:
        if not done.cancelled():
            done.exception()  # who hung up meanwhile does not ask for it
        self.in_hand -= 1
        self._free.put_nowait(worker)


def _work(pipe: Connection) -> None:
    """Load the model, then do what comes through the pipe until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which closes the pipe
    with suppress(EasyReadError):  # a missing part is said again by the first job, to its caller
        import_module("api.jobs").warm_up()
    while True:
        try:
            job, args = pipe.recv()
        except EOFError:
            return
        try:
            reply: tuple[bool, object] = (True, job(*args))
        except EasyReadError as error:
            reply = (False, error)
        except Exception as error:
            # Any fault must reach the caller, but the text of an unknown one may quote the letter:
            # only its kind and its place in our code cross the border.
            place = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
            reply = (False, EasyReadError(f"There is a fault in Easy Read ({where}).", "Tell us."))
        pipe.send(reply)
