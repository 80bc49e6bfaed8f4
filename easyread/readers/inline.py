"""Markdown inside a line -> plain words, with template fields kept letter for letter."""

from __future__ import annotations

import re
from collections.abc import Callable

from easyread.readers.shapes import FIELD

_LINK = re.compile(
    r"(?<!!)\[([^\[\]\n]{1,500})\]\(\s*<?([^\s()<>]{1,2000}(?:\([^\s()]*\)[^\s()<>]*)?)>?(?:\s+[\"'][^\"'\n]*[\"'])?\s*\)"
)
_PICTURE = re.compile(r"!\[([^\[\]\n]{0,500})\]\([^()\n]{0,2000}\)")
_ANGLE = re.compile(r"<((?:https?://|mailto:)[^\s<>]{1,2000}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
_EMPHASIS = (
    re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])((?:[^*\n]){1,2000}?)(?<=[^\s*])\1(?![\w*])"),
    re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^\n]{1,2000}?)(?<=[^\s_])\1(?![\w_])"),
    re.compile(r"(~~)(?=\S)([^~\n]{1,2000}?)(?<=\S)\1"),
    re.compile(r"(?<!`)(`{1,2})(?=[^`])([^`\n]{1,2000})\1(?!`)"),
)
_TAG = re.compile(
    r"</?(?:b|strong|i|em|u|s|sub|sup|small|mark|span|div|p|center|font|a|abbr)(?:\s[^<>\n]{0,500})?/?>",
    re.I,
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")


def plain_links(text: str) -> str:
    """Turn Markdown links into their words followed by the address in brackets.

    >>> plain_links("[Find out more](https://www.gov.uk/costs).")
    'Find out more (https://www.gov.uk/costs).'
    """
    return _outside_fields(text, lambda part: _LINK.sub(_link, part))


def plain_words(text: str) -> str:
    """Take all Markdown marks off a line: links, pictures, emphasis, tags and escapes.

    >>> plain_words("**Bring** ((first_name))'s *blue* card")
    "Bring ((first_name))'s blue card"
    """
    return _outside_fields(text, _plain)


def has_picture(text: str) -> bool:
    """Say whether the text shows a picture."""
    return bool(_PICTURE.search(text))


def with_address(words: str, address: str) -> str:
    """Put a link's address in brackets after its words, where the words do not say it already.

    >>> with_address("www.gov.uk", "https://www.gov.uk/")
    'www.gov.uk'
    """
    target = address.strip()
    for start in ("mailto:", "tel:"):
        if target.lower().startswith(start):
            target = target[len(start) :].split("?")[0]
    same = _bare(target) == _bare(words) or _bare(target) in _bare(words)
    if not target or target.startswith("#") or target.lower().startswith("javascript:") or same:
        return words
    return f"{words} ({target})" if words.strip() else target


def _bare(address: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?|[\s/]+", "", address.strip().lower())


def _link(found: re.Match[str]) -> str:
    return with_address(found[1], found[2])


def _plain(part: str) -> str:
    text = _PICTURE.sub(lambda m: m[1], part)
    text = _LINK.sub(_link, text)
    text = _ANGLE.sub(lambda m: m[1].removeprefix("mailto:"), text)
    for shape in _EMPHASIS:
        text = shape.sub(lambda m: m[2], text)
        text = shape.sub(lambda m: m[2], text)
    return _ESCAPED.sub(lambda m: m[1], _TAG.sub("", text))


def _outside_fields(text: str, change: Callable[[str], str]) -> str:
    """Change the text with its template fields put away under marks that no letter holds."""
    fields: list[str] = []

    def put_away(found: re.Match[str]) -> str:
        fields.append(found[0])
        return f"\ue000{len(fields) - 1}\ue001"

    changed = change(FIELD.sub(put_away, text))
    return re.sub(
        "\ue000(\\d+)\ue001",
        lambda m: fields[int(m[1])] if int(m[1]) < len(fields) else m[0],
        changed,
    )
