"""A letter and its Easy Read -> the facts of both, and what was lost, changed or added."""

from easyread.facts.close.change import check_change
from easyread.facts.gate import Gate, gate, let_through
from easyread.facts.letter import find_facts, find_letter_facts
from easyread.facts.spoken import spoken
from easyread.facts.trace import verify
from easyread.facts.whole import verify_text

__all__ = [
    "Gate",
    "check_change",
    "find_facts",
    "find_letter_facts",
    "gate",
    "let_through",
    "spoken",
    "verify",
    "verify_text",
]
