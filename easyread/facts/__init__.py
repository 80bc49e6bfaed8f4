"""A letter and its Easy Read -> the facts of both, and what was lost, changed or added."""

from easyread.facts.change import check_change
from easyread.facts.letter import find_facts, find_letter_facts
from easyread.facts.trace import verify
from easyread.facts.whole import verify_text

__all__ = ["check_change", "find_facts", "find_letter_facts", "verify", "verify_text"]
