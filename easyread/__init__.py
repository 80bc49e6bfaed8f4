"""Easy Read: turn a letter into Easy Read on your own machine. Public names load when first used."""

from __future__ import annotations

from importlib import import_module
from typing import Any

PART_OF = "easyread"

_HOME = {
    "read": "easyread.readers",
    "analyse": "easyread.simplify.stages",
    "suggest": "easyread.simplify.stages",
    "apply": "easyread.simplify.stages",
    "compose": "easyread.layout.compose",
    "illustrate": "easyread.pictures",
    "export": "easyread.layout",
    "measure": "easyread.layout",
    "convert": "easyread.pipeline",
    "verify": "easyread.facts",
    "verify_text": "easyread.facts",
}

__all__ = [
    "analyse",
    "apply",
    "compose",
    "convert",
    "export",
    "illustrate",
    "measure",
    "read",
    "suggest",
    "verify",
    "verify_text",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'easyread' has no attribute {name!r}")
