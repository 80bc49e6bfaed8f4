"""What every resource may answer when it cannot do what was asked, for OpenAPI."""

from __future__ import annotations

from typing import Any

from api.errors import PROBLEM_JSON, TABLE

Answers = dict[int | str, dict[str, Any]]


def problems(*codes: str) -> Answers:
    """Describe the problems with these codes, one entry a status."""
    found: Answers = {}
    for code in codes:
        status, title = TABLE[code]
        example = {
            "type": f"urn:easyread:{code}",
            "title": title,
            "status": status,
            "detail": title + ".",
            "code": code,
            "try_this": "",
        }
        entry = found.setdefault(status, {"description": "", "content": {PROBLEM_JSON: {}}})
        told = [part for part in (entry["description"], f"{title}.") if part]
        entry["description"] = " ".join(told)
        entry["content"][PROBLEM_JSON] = {
            "schema": {"$ref": "#/components/schemas/ProblemOut"},
            "example": example,
        }
    return found


LETTER_PROBLEMS = problems(
    "bad-request", "unreadable", "too-big", "unsupported-media-type", "busy", "took-too-long"
)

# The body of every resource that takes a letter: a form with a file, or JSON with the words.
LETTER_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "letter": {
                            "type": "string",
                            "format": "binary",
                            "description": "The file: Word, PDF, ODT, RTF, web page, e-mail or text.",
                        },
                        "text": {
                            "type": "string",
                            "description": "The words of the letter, in place of a file.",
                        },
                        "profile": {"type": "string", "default": "easy-read"},
                        "level": {
                            "type": "string",
                            "enum": ["full", "main-points"],
                            "default": "full",
                        },
                    },
                },
            },
            "application/json": {"schema": {"$ref": "#/components/schemas/TextIn"}},
        },
    }
}
