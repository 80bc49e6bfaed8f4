"""The words of one sentence -> what it is for. What must never be missed is asked first."""

from __future__ import annotations

import re

from easyread.model import Purpose
from easyread.simplify.purpose import cues
from easyread.simplify.purpose.clauses import Clauses, part

FEW = 6  # words beside a phone number or an address on a line that holds nothing else


def purpose_of(text: str, kind: str = "paragraph", imperative: bool = False) -> Purpose:
    """Say what one sentence is for.

    ``kind`` is the kind of its block, ``imperative`` whether its main verb is a command.

    >>> purpose_of("You must return the form by 3 May 2026.")
    'action'
    >>> purpose_of("Yours sincerely")
    'greeting'
    """
    words = text.strip()
    if kind == "signature":
        return "greeting"
    if cues.ENCLOSURE.search(words):
        return "enclosure"
    if kind == "address" or is_contact_line(words):
        return "contact"
    if cues.GREETING.search(words):
        return "greeting"
    if cues.BOILERPLATE.search(words):
        return "boilerplate"
    if cues.EMERGENCY.search(words):
        return "action"
    clauses = part(words)
    if cues.LEARN.search(words):
        return "help"
    ordered = imperative or _is_command(clauses.main, kind)
    if clauses.condition:
        return _conditional(words, clauses, ordered)
    return _plain(words, kind, ordered)


def _conditional(words: str, clauses: Clauses, ordered: bool) -> Purpose:
    """A sentence that begins "If ...": what follows counts, seen in the light of the condition."""
    condition, main = clauses.condition, clauses.main
    asked = ordered or bool(cues.ASKED.search(main) or _others_must(main))
    if cues.DISAGREES.search(condition) and not cues.OUTCOME.search(main):
        return "right"
    if cues.RIGHT.search(main):
        return "right"
    if asked and cues.NEED.search(condition) and cues.REACH.search(main):
        return "help"
    if asked and cues.ANY_QUESTION.search(condition) and cues.REACH.search(main):
        return "contact"
    if asked and not cues.OUTCOME.search(main):
        return "action"
    if condition.lower().startswith("unless") or cues.OUTCOME.search(main):
        return "other" if cues.SPARED.search(main) else "consequence"
    if cues.FAILURE.search(condition) and " still " not in main:
        return "consequence"
    if cues.NEED.search(condition) and cues.HELP.search(words):
        return "help"
    if asked:
        return "action"
    if cues.BEFALLS.search(main):
        return "consequence"
    return _plain(main, "paragraph", False)


def _plain(words: str, kind: str, ordered: bool) -> Purpose:
    """A sentence without a condition in front."""
    asked = ordered or bool(cues.ASKED.search(words) or _others_must(words))
    if cues.RIGHT.search(words):
        return "right"
    if asked and cues.NEED.search(words) and cues.REACH.search(words):
        return "help"
    if cues.GET_IN_TOUCH.search(words) and cues.PHONE.search(words):
        return "contact"
    if cues.DISAGREES.search(words) and (cues.REACH.search(words) or cues.YOU_MAY.search(words)):
        return "right"
    if cues.LAST_DAY.search(words) and not cues.ASKED.search(words) and not ordered:
        return "deadline"
    if asked and not _fails_first(words, ordered):
        return "about" if cues.QUOTE.search(words) else "action"
    ours = words.lower().startswith("we ")  # "We will leave a card if nobody is in." harms nobody
    if cues.FAILURE.search(words) and (cues.OUTCOME.search(words) or not (asked or ours)):
        return "consequence"
    if asked:
        return "action"
    if cues.OUTCOME.search(words) and not cues.SPARED.search(words):
        return "consequence"
    because = cues.BECAUSE.search(words)
    said = words[: because.start()] if because else words  # what the reason is given for
    if cues.ABOUT.search(words) and not because:
        return "decision" if cues.DECISION.search(words) and "hereby" not in words else "about"
    if cues.DECISION.search(said):
        return "decision"
    if cues.CONTACT.search(words):
        return "contact"
    will = cues.FUTURE.search(said)
    if not will and (because or cues.REASON.search(words)):
        return "reason"
    if cues.CHOICE.search(words) or cues.BRINGS.search(words):
        return "choice"
    if cues.HELP.search(words) and kind != "heading":
        return "help"
    if cues.YOU_MAY.search(words):
        return "choice"
    return "other"


def _fails_first(words: str, ordered: bool) -> bool:
    """Whether the sentence is about not doing it: the failure stands before the duty."""
    fails = cues.FAILURE.search(words)
    if fails is None or ordered or cues.DUTY.search(words):
        return False
    duty = cues.ASKED.search(words)
    return duty is None or fails.start() < duty.start()


def _is_command(main: str, kind: str) -> bool:
    """Whether the clause begins with a bare verb, as commands do."""
    first = re.match(r"(?:\W*\d+[.)]\s*)?(?:(?:and|then|also|always|never)\s+)?([A-Za-z']+)", main)
    if first is None or kind in ("heading", "cell") or cues.LABELLED.match(main):
        return False
    return first.group(1).lower() in cues.COMMANDS


def _others_must(words: str) -> bool:
    """Whether somebody who is not the sender must do something, or something must be done."""
    if cues.DONE_TO.search(words):
        return not cues.BY_BODY.search(words)
    return bool(cues.THEY_MUST.search(words)) and not cues.BODY_MUST.search(words)


def is_contact_line(words: str) -> bool:
    """A line that is nothing but a way to get in touch: "Admissions: 01632 960410"."""
    address = bool(cues.POSTCODE.search(words)) and "," in words and not words.endswith(".")
    address = address and not cues.WHOSE.match(words)
    if not (cues.PHONE.search(words) or cues.EMAIL.search(words) or cues.WEB.search(words)):
        return address
    rest = cues.WEB.sub("", cues.EMAIL.sub("", cues.PHONE.sub("", words)))
    if cues.ANSWER_BY.search(rest):
        return False
    return address or len(re.findall(r"[A-Za-z]{2,}", rest)) <= FEW
