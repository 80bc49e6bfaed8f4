"""Words on a command line -> the store: is this exact file approved; is the log whole."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from easyread.errors import BadSettings, UnreadableLetter

if TYPE_CHECKING:
    from easyread.review.store.engine import Work

approval_app = typer.Typer(help="Is this exact file approved.", no_args_is_help=True)
audit_app = typer.Typer(help="The log of what was done.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="JSON for programs.")]
StoreName = Annotated[
    str | None,
    typer.Option(
        "--store",
        help="A folder or a PostgreSQL address. Without it, EASYREAD_STORE.",
        metavar="PATH",
    ),
]


@approval_app.callback()
@audit_app.callback()
def _group() -> None:
    """Keep the name of the command, also where there is only one."""


@approval_app.command("verify")
def verify_file(
    file: Annotated[Path, typer.Argument(help="A finished PDF, Word file, web page or text.")],
    store: StoreName = None,
    as_json: AsJson = False,
) -> None:
    """Say whether a file is exactly as it was made, and is still checked. Exit 0 if so, 1 if not."""
    from easyread.read_code import code_of
    from easyread.review.store.exports import verdict_by_code, verdict_by_digest
    from easyread.review.verifying import kind_of

    if not file.is_file():
        raise UnreadableLetter(
            f"There is no file called {file.name}.", "Check the name.", code="not-found"
        )
    content = file.read_bytes()
    with _opened(store) as work:
        found = verdict_by_digest(work, hashlib.sha256(content).hexdigest())
        if found is None:
            found = verdict_by_code(work, code_of(content, file.name), kind_of(content))
    typer.echo(json.dumps(asdict(found)) if as_json else found.says)
    raise typer.Exit(0 if found.good else 1)


@audit_app.command("verify")
def verify_log(
    store: StoreName = None,
    head: Annotated[
        str | None, typer.Option(help="A head that was written down before: is it still there?")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check the chain of the log, and print its head to be written down. Exit 1 if it is broken."""
    from easyread.review.store.exports import in_chain
    from easyread.review.store.log import check_log

    with _opened(store) as work:
        chain = check_log(work.db)
        head_found = head is None or in_chain(work, head)
    if as_json:
        typer.echo(json.dumps({**asdict(chain), "head_found": head_found}))
    else:
        typer.echo(f"{chain.lines} lines. Head: {chain.head}")
        if chain.broken_at is not None:
            typer.echo(f"The log was changed: line {chain.broken_at} does not fit.")
        if not head_found:
            typer.echo("The head that was written down is not in the log: lines are missing.")
    raise typer.Exit(0 if chain.broken_at is None and head_found else 1)


@contextmanager
def _opened(where: str | None) -> Iterator[Work]:
    """Open a store that is there already: to verify must never make an empty one."""
    from platformdirs import user_data_path

    from easyread.review.store import open_store

    address = where or os.environ.get("EASYREAD_STORE") or str(user_data_path("easyread"))
    if not address.startswith("postgresql") and not (Path(address) / "easyread.db").is_file():
        raise BadSettings("There is no store there.", "Name its folder with --store.")
    store = open_store(address)
    try:
        with store.read() as work:
            yield work
    finally:
        store.close()
