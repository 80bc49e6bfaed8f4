"""One family of errors: a stable code, one plain sentence, and what to try."""

from __future__ import annotations


class EasyReadError(Exception):
    """Something the person can understand and act on.

    Every error carries a stable ``code``, one plain sentence (``says``) and ``try_this``.
    """

    code = "error"

    def __init__(self, says: str, try_this: str = "", code: str | None = None) -> None:
        super().__init__(says)
        self.says = says
        self.try_this = try_this
        if code is not None:
            self.code = code

    def __str__(self) -> str:
        """The sentence and what to try, on one line."""
        return f"{self.says} {self.try_this}".strip()

    def __reduce__(self) -> tuple[object, ...]:
        """Keep all three parts when the error crosses a process border."""
        return (type(self), (self.says, self.try_this, self.code))


class UnreadableLetter(EasyReadError):
    """The file cannot be read as a letter (empty, locked, cut, a scan, the wrong kind, too big)."""

    code = "unreadable"


class MissingPart(EasyReadError):
    """A part of the system is not installed (language model, font, pictures)."""

    code = "missing-part"


class BadSettings(EasyReadError):
    """A profile or a setting does not exist or is out of range."""

    code = "bad-settings"


class NoReason(EasyReadError):
    """A person wants to let a fact problem through without saying why."""

    code = "no-reason"


class LayoutFailed(EasyReadError):
    """A page could not be made."""

    code = "layout-failed"
