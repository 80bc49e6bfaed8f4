"""The routes and pages -> one application, and the server that runs it."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from importlib.metadata import version
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from api.errors import add_error_answers
from api.guard import AccessLog, NoNul, SafeHeaders, SizeLimit
from api.limits import Limits, limits_from_environment, new_counter
from api.long_letters import LongLetters
from api.oidc import provider_from_environment
from api.once import Once
from api.pages import (
    accounts,
    author,
    checker,
    checking_hard,
    checking_talk,
    desk,
    doors,
    file_check,
    hello,
    home,
    log_book,
    onward,
    own_settings,
    panel_list,
    panel_members,
    panel_room,
    panel_typing,
    professional,
    program_keys,
    queue,
    result,
    rows,
    sign_in_elsewhere,
    suggestions,
    talk_list,
    template_list,
    waiting,
    word_bank,
    workspace,
)
from api.pages.common import error_page
from api.pages.shelf import Shelf
from api.routes import (
    check,
    checking,
    choices,
    convert,
    deletion,
    exports,
    health,
    jobs,
    keys,
    letters,
    log,
    moves,
    panel_chairs,
    panel_sessions,
    panels,
    paper,
    people,
    pictures,
    records,
    sends,
    sessions,
    talks,
    template_match,
    templates,
    verify,
    words,
)
from api.schemas import ProblemOut, TextIn
from api.workers import Workers
from easyread.review.store import Store, store_from_environment
from easyread.review.store.deleting import forget_old
from easyread.review.store.jobs import forget_jobs
from easyread.review.store.sandboxes import empty_old
from easyread.review.store.tables import User

HERE = Path(__file__).parent

# One line for each resource and each page.
ROUTERS = (
    check.router,
    verify.router,
    pictures.router,
    convert.router,
    health.router,
    sessions.router,
    letters.router,
    deletion.router,
    moves.router,
    choices.router,
    exports.router,
    records.router,
    sends.router,
    people.router,
    keys.router,
    jobs.router,
    words.router,
    log.router,
    panels.router,
    panel_sessions.router,
    panel_chairs.router,
    paper.router,
    checking.router,
    talks.router,
    templates.router,
    template_match.router,
    doors.router,
    file_check.router,
    sign_in_elsewhere.router,
    queue.router,
    author.router,
    professional.router,
    hello.router,
    checking_talk.router,
    checker.router,
    checking_hard.router,
    workspace.router,
    suggestions.router,
    rows.router,
    desk.router,
    onward.router,
    talk_list.router,
    accounts.router,
    word_bank.router,
    log_book.router,
    own_settings.router,
    program_keys.router,
    panel_list.router,
    panel_room.router,
    panel_typing.router,
    panel_members.router,
    template_list.router,
    home.router,
    result.router,
    waiting.router,
)


def create_app(limits: Limits | None = None, store: Store | None = None) -> FastAPI:
    """Make the application. Its worker processes start with it and end with it.

    ``store`` is where letters are kept; without it, the one that ``EASYREAD_STORE`` names.
    """
    kept = limits or limits_from_environment()

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        app.state.workers.start()
        long_letters = LongLetters(app.state.store, app.state.workers, app.state.limits)
        long_letters.start()
        sweep = asyncio.create_task(_sweep(app.state.shelf, app.state.store))
        try:
            yield
        finally:
            sweep.cancel()
            await long_letters.stop()
            app.state.workers.close()
            app.state.store.close()

    app = FastAPI(
        title="Easy Read",
        summary="Turns a letter into Easy Read, with pictures, on your own machine.",
        version=version("easyread-pipeline"),
        openapi_url="/v1/openapi.json",
        docs_url=None,  # the usual pages load their scripts from other hosts; see docs/api.md
        redoc_url=None,
        telemetry={"auto_configure": False},
        lifespan=life,
    )
    app.state.limits = kept
    app.state.store = store or store_from_environment()
    app.state.provider = provider_from_environment()
    app.state.counter = new_counter()
    app.state.setup_code = secrets.token_urlsafe(12)
    app.state.workers = Workers(kept)
    app.state.shelf = Shelf(kept.kept_s, kept.kept_results)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    add_error_answers(app, kept.retry_after_s, error_page)
    app.add_middleware(Once, store=app.state.store)
    app.add_middleware(SizeLimit, body_bytes=kept.body_bytes, page=home.too_big_page(kept))
    app.add_middleware(NoNul)
    app.add_middleware(SafeHeaders)
    app.add_middleware(AccessLog)  # the last one added is the outermost
    _add_shapes(app)
    return app


async def _sweep(shelf: Shelf, store: Store) -> None:
    """Forget old results and tests once a minute, and once an hour letters whose last day is past."""
    minutes = 0
    while True:
        try:
            if minutes % 60 == 0:
                await run_in_threadpool(forget_old, store, date.today())
                await run_in_threadpool(forget_jobs, store)
            await run_in_threadpool(empty_old, store)
        except SQLAlchemyError as why:  # the database is away: the next minute
            logging.getLogger("api").error("nothing was swept: %s", type(why).__name__)
        else:
            minutes += 1
        await asyncio.sleep(60)
        shelf.drop_old()


def _add_shapes(app: FastAPI) -> None:
    """Put the shapes that only our own descriptions name into the OpenAPI document."""
    made = app.openapi()
    shapes = made.setdefault("components", {}).setdefault("schemas", {})
    for model in (ProblemOut, TextIn):
        shapes.setdefault(
            model.__name__, model.model_json_schema(ref_template="#/components/schemas/{model}")
        )


def serve(host: str = "127.0.0.1", port: int = 8000) -> None:
    """Run the service until it is stopped. By default only this machine can reach it."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    app = create_app()
    print(f"Easy Read is at {_first_address(app, host, port)}", flush=True)
    # uvicorn's own access log would hold whole addresses, and with them the tokens of results.
    uvicorn.run(app, host=host, port=port, access_log=False, server_header=False)


def _first_address(app: FastAPI, host: str, port: int) -> str:
    """Where to go: to the first account, with its code, as long as there is none."""
    with app.state.store.read() as work:
        anybody = work.db.scalar(select(func.count()).select_from(User))
    start = f"http://{host}:{port}/"
    return start if anybody else f"{start}start?code={app.state.setup_code}"
