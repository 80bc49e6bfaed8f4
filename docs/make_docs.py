"""The code -> the parts of docs/*.md that must be in step with it.

``python docs/make_docs.py`` writes them; with ``--check`` it writes nothing and ends with 1 where
a page is out of step. What stands outside the two marks in a page is written by people.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import typer.main

HERE = Path(__file__).resolve().parent
START, END = "<!-- made by docs/make_docs.py -->", "<!-- end -->"


def rules_page() -> Iterator[str]:
    """Every rule: its severity is in the code, so only what it says, its proof and its source."""
    from easyread.simplify.registry import rewriters, rules

    yield "## What is found\n"
    yield "| rule | says | found in | not found in | source |"
    yield "| --- | --- | --- | --- | --- |"
    for rule in rules():
        name = f"`{rule.id}`" + ("" if rule.on else " (off)")
        yield _row(name, rule.says, rule.catches[0], rule.passes[0], rule.source)
    yield "\n## What is suggested\n"
    yield "| rewriter | mends | before | after | never touches |"
    yield "| --- | --- | --- | --- | --- |"
    for rewriter in rewriters():
        before, after = rewriter.examples[0] if rewriter.examples else ("", "")
        mends = ", ".join(f"`{rule}`" for rule in rewriter.mends)
        leaves = rewriter.leaves[0] if rewriter.leaves else ""
        yield _row(f"`{rewriter.id}`", mends, before, after, leaves)


def cli_page() -> Iterator[str]:
    """Every command with its arguments and options."""
    from easyread.cli import app

    root = typer.main.get_command(app)
    yield from _command(root, ["easyread"])


def _command(command: Any, path: list[str]) -> Iterator[str]:
    inner = getattr(command, "commands", None)
    if inner:
        for name in sorted(inner):
            yield from _command(inner[name], [*path, name])
        return
    yield f"### `{' '.join(path)}`\n"
    yield f"{(command.help or '').strip().partition(chr(10) * 2)[0]}\n"
    takes = [p for p in command.params if p.name != "help"]
    if takes:
        yield "| takes | is | default |"
        yield "| --- | --- | --- |"
    for param in takes:
        is_option = param.param_type_name == "option"
        name = ", ".join(f"`{o}`" for o in param.opts) if is_option else f"`{param.name.upper()}`"
        default = param.default if isinstance(param.default, (str, int, Path)) else ""
        shown = "" if default in ("", False) or param.required else f"`{default}`"
        yield _row(name, getattr(param, "help", "") or "", shown)
    if takes:
        yield ""


def api_page() -> Iterator[str]:
    """Every door of the service with what it takes and what it answers."""
    from api.limits import Limits
    from api.main import create_app

    document = create_app(Limits(workers=1)).openapi()
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            yield f"### `{method.upper()} {path}`\n"
            yield f"{operation.get('description', '')}\n"
            takes = operation.get("requestBody", {}).get("content", {})
            if takes:
                yield "Takes: " + ", ".join(f"`{media}`" for media in takes) + ".\n"
            yield "| status | answer |"
            yield "| --- | --- |"
            for status, answer in sorted(operation["responses"].items()):
                kinds = ", ".join(f"`{media}`" for media in answer.get("content", {}))
                yield _row(status, f"{answer['description']}{': ' if kinds else ''}{kinds}")
            yield ""


def symbols_page() -> Iterator[str]:
    """Every picture concept by topic: its words, its alt text, and whether a person must choose it."""
    from symbols.index import concepts

    for topic in sorted({c.topic for c in concepts().values()}):
        yield f"## {topic.capitalize()}\n"
        yield "| concept | shows | some words for it | chosen by |"
        yield "| --- | --- | --- | --- |"
        for concept in sorted(concepts().values(), key=lambda c: c.id):
            if concept.topic == topic:
                words = ", ".join(concept.triggers[:4])
                shows = concept.alt if concept.picture else "nothing: no symbol is agreed"
                who = "a person only" if concept.sensitive else "the machine, or a person"
                yield _row(f"`{concept.id}`", shows, words, who)
        yield ""


def privacy_page() -> Iterator[str]:
    """Who may do what: the one table that the service asks, too."""
    from easyread.review.roles import OPERATIONS, ROLES

    for role, is_who in ROLES.items():
        yield f"- **{role}**: {is_who}"
    yield ""
    yield _row("to", "is called", *ROLES)
    yield "| --- | --- |" + " :-: |" * len(ROLES)
    for operation in OPERATIONS.values():
        may = ("yes" if role in operation.roles else "" for role in ROLES)
        yield _row(operation.says, f"`{operation.name}`", *may)


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "rules.md": rules_page,
    "cli.md": cli_page,
    "api.md": api_page,
    "symbols.md": symbols_page,
    "privacy.md": privacy_page,
}


def _row(*cells: str) -> str:
    safe = (re.sub(r"\s+", " ", cell).replace("|", "\\|") for cell in cells)
    return "| " + " | ".join(safe) + " |"


def page_with(old: str, made: str) -> str:
    """Put what was made between the two marks of a page.

    Raises:
        ValueError: the page does not have both marks.
    """
    before, start, rest = old.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise ValueError(f"The page needs the marks {START} and {END}.")
    return f"{before}{START}\n\n{made.strip()}\n\n{END}{after}"


def main(check: bool) -> int:
    """Write the pages, or only look. Gives the number of pages that were out of step."""
    changed = 0
    for name, make in PAGES.items():
        path = HERE / name
        old = path.read_text(encoding="utf-8")
        new = page_with(old, "\n".join(make()))
        if new != old:
            changed += 1
            print(f"{name}: {'out of step, run make docs' if check else 'written'}")
            if not check:
                path.write_text(new, encoding="utf-8")
    return changed


if __name__ == "__main__":
    only_look = "--check" in sys.argv[1:]
    out_of_step = main(only_look)
    sys.exit(1 if only_look and out_of_step else 0)
