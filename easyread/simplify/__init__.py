"""A Letter -> Analysis -> Suggestions -> Draft: finding what is hard and saying it more easily."""

from __future__ import annotations

from typing import Any

__all__ = ["analyse", "apply", "suggest"]


def __getattr__(name: str) -> Any:
    """Load the doors when first used: a rule or a word list needs none of them."""
    if name in __all__:
        from easyread.simplify import stages

        return getattr(stages, name)
    raise AttributeError(f"module 'easyread.simplify' has no attribute {name!r}")
