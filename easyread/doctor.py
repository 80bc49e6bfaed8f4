"""This machine -> is everything there: the model, the font, the pictures, the service, our own parts."""

from __future__ import annotations

import importlib
import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was looked at. ``needed`` is False for what the core works without."""

    name: str
    ok: bool
    says: str
    needed: bool = True


def examine() -> tuple[Part, ...]:
    """Look at every part and say in one sentence what was found."""
    return tuple(_parts())


def _parts() -> Iterator[Part]:
    yield Part("Python", True, platform.python_version())
    yield _try("language model", _model)
    yield _try("font", _font)
    yield _try("pictures", _pictures)
    for name in ("symbols", "api"):
        yield _try(f"package {name}", lambda name=name: _ours(name))  # type: ignore[misc]
    yield _try("service", _service, needed=False)


def _try(name: str, look: Callable[[], str], needed: bool = True) -> Part:
    try:
        return Part(name, True, look(), needed)
    except Exception as error:
        return Part(name, False, f"{type(error).__name__}: {error}", needed)


def _model() -> str:
    from easyread.nlp import model

    meta = model().meta
    return f"{meta['name']} {meta['version']}"


def _font() -> str:
    from easyread.layout.fonts import font_files

    return f"{font_files().regular.name} and bold"


def _pictures() -> str:
    from easyread.pictures import describe

    found = describe("Your appointment is at the hospital.")
    if not found.get("concept"):
        raise LookupError("no picture was found for a hospital")
    return f"{found.get('set')}"


def _ours(name: str) -> str:
    if getattr(importlib.import_module(name), "PART_OF", "") != "easyread":
        raise ImportError(f"another package called {name} stands in front of ours")
    return "ours"


def _service() -> str:
    return f"FastAPI {version('fastapi')}"
