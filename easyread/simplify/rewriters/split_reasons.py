"""A reason or a purpose at the end of a sentence -> "This is because ..." or "This is so that ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from easyread.grammar import helpers_of, is_imperative, is_negated, words
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import (
    may_be_cut,
    points_with_this,
    root_of,
    sentence_of,
    stands_alone,
)
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

if TYPE_CHECKING:
    import spacy.tokens

# Anything but a comma, ";" or brackets; the comma of "£4,310" is none.
_PLAIN = r"(?:[^,;()]|(?<=\d),(?=\d{3}))"
_HAS_WORD = re.compile(r" as |, (?:since|because) |\bso that\b|^(?:As|Since|Because) ")
_REASON = re.compile(rf"^(?P<left>[^;]+),\s+(?P<word>as|since|because)\s+(?P<reason>{_PLAIN}+)$")
# Without a comma: "... has been made at the lowest rate as you have told us that ...".
_BARE_AS = re.compile(
    rf"^(?P<left>(?!.*:){_PLAIN}+?)\s+as\s+(?P<reason>(?:you|we|they|he|she|it|there|the|your)\s{_PLAIN}+)$"
)
_LIKENESS = re.compile(r"\b(?:same|such|as|so|known|seen|far|soon|long|well|just)\b", re.IGNORECASE)
_PURPOSE = re.compile(
    r"^(?P<left>[^;()]+?),?\s+so\s+that\s+(?P<purpose>[^,;()]+?)(?:,\s+and\s+(?P<more>[^;()]+))?\.$"
)
# "As you know", "as we explained", "as shown": what the writer says, not a reason.
SAYING = frozenset(
    "know see explain say state tell discuss mention describe show agree request ask require expect note hear "
    "promise plan do set indicate suggest outline propose confirm advise remember understand appear seem mean "
    "appreciate imagine recall guess hope think believe wish prefer choose realise recognise".split()
)
# "As prices go up": while they do. "As your pay has gone up": a reason.
MOVING = frozenset("increase grow change develop move go come follow rise fall continue".split())
NOT_A_CLAUSE = frozenset(
    "well long soon far much many if though of to per part a an such follows".split()
)
_HOLDS_BACK = re.compile(r"\b(?:only|just|partly|mainly|simply|either|whether|not\s+so)\b", re.I)
_DENIES = re.compile(r"\b(?:not|never|no)\b|n['’]t\b", re.IGNORECASE)
_FRONT = re.compile(r"^(?:If|When|Once|Unless|Before|After|Until|Where)\b[^;]*,\s+(?=\w)")
_FIRST = re.compile(rf"^(?P<word>As|Since|Because)\s+(?P<reason>{_PLAIN}+),\s+(?P<main>[^;()]+)$")
# "As X, this could lead to Y" says already that Y comes from X.
_ALREADY = re.compile(r"^(?:this|it)(?=\s+(?:\w+\s+)?(?:leads?|makes?|means?)\b)")
_JOINS = re.compile(r"(?:but|and|or|so|yet|nor)\b", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|must|should)\b", re.IGNORECASE)
_POINTS = re.compile(r"(?:this|that|it|these|those)\b", re.IGNORECASE)
SHORT_REASON = 10
SHORT = 15  # a sentence this short may keep its purpose


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose the reason or the purpose as a sentence of its own."""
    if not _HAS_WORD.search(sentence.text) or not may_be_cut(sentence):
        return
    for attempt in (_reason, _bare_reason, _reason_first, _purpose):
        after = attempt(sentence)
        if after is not None and is_well_formed(after):
            yield Proposal(after, "One idea in each sentence.", 0.86, "split", source="S-02, S-04")
            return


def _reason(sentence: Parsed) -> str | None:
    """Cut ", as ..." off where it can only be a reason; the comma keeps "not" out of it."""
    found = _REASON.match(sentence.text)
    if found is None or found["reason"].split(" ", 1)[0].lower() in NOT_A_CLAUSE:
        return None
    reason = stands_alone(found["reason"])
    if reason is None or is_imperative(reason.doc) or points_with_this(reason.doc):
        return None
    if found["word"] != "because" and not _is_cause(root_of(reason), found["word"]):
        return None
    if found["word"] == "as" and re.search(r"\b(?:same|such|as)\b", found["left"], re.IGNORECASE):
        return None  # "the same care, as they might at work": a likeness
    main = _main(found["left"])
    return None if main is None else f"{main} This is because {found['reason']}"


def _bare_reason(sentence: Parsed) -> str | None:
    """Cut "as ..." off without a comma, where the reason says that something has been or is not so."""
    found = _BARE_AS.match(sentence.text)
    if found is None or _LIKENESS.search(found["left"]) or len(words(sentence.text)) < SHORT:
        return None
    reason, left = stands_alone(found["reason"]), stands_alone(found["left"])
    if reason is None or left is None or is_imperative(reason.doc) or points_with_this(reason.doc):
        return None
    root = root_of(reason)
    first = (helpers_of(root) or (root,))[0]
    if is_negated(root_of(left)) or not (is_negated(root) or first.lemma_ == "have"):
        return None
    if first == root or not _is_told_cause(reason):
        return None  # "as they have a car": like people who have one, or because?
    main = _main(found["left"])
    return None if main is None else f"{main} This is because {found['reason']}"


def _is_told_cause(reason: Parsed) -> bool:
    """Say whether "as" with this is a reason: "as you have told us that ...", but not "as you have said"."""
    root = root_of(reason)
    if not is_negated(root) and root.lemma_ in SAYING:
        return any(c.dep_ == "ccomp" for c in root.children)
    return _is_cause(root, "as") or root.tag_ == "VBN"


def _reason_first(sentence: Parsed) -> str | None:
    """Turn "As X, Y." into "X. So Y.", where "as" can only be a reason."""
    found = _FIRST.match(sentence.text)
    if found is None or len(words(sentence.text)) < SHORT_REASON:
        return None
    reason, main = stands_alone(found["reason"]), stands_alone(found["main"])
    if reason is None or main is None or is_imperative(reason.doc):
        return None
    root = root_of(reason)
    first = (helpers_of(root) or (root,))[0]
    if found["word"] != "Because":
        sure = first.tag_ == "MD" or is_negated(root) or first.lemma_ in ("be", "have")
        if not (sure and _is_cause(root, found["word"].lower())):
            return None
    if _HOLDS_BACK.search(found["reason"]) or _JOINS.match(found["main"]):
        return None  # "Because it has healed well you need no dressing, but ...": the comma is not ours
    if _ALREADY.match(found["main"]):
        return f"{reason.text} {_ALREADY.sub('This', found['main'])}"
    return f"{reason.text} So {found['main']}"


def _is_cause(verb: spacy.tokens.Token, word: str) -> bool:
    """Say whether "as" or "since" with this verb is a reason, and never a time or "as you know"."""
    first = (helpers_of(verb) or (verb,))[0]
    if is_negated(verb):
        return True
    if any(
        c.dep_ == "acomp" and c.lower_ in ("aware", "clear", "sure", "usual") for c in verb.children
    ):
        return False  # "as you will be aware"
    if verb.lemma_ in SAYING and not any(h.dep_ == "auxpass" for h in helpers_of(verb)):
        return False
    if verb.lemma_ in MOVING and first.lemma_ != "have":
        return False
    said = {c.dep_ for c in verb.children}
    if word == "as" and verb.pos_ == "AUX" and not said & {"attr", "acomp", "expl"}:
        return False  # "as we are now", "as they might": what is it like?
    if first.tag_ == "MD":
        return True
    if word == "since":
        return first.tag_ in ("VBZ", "VBP") and first.lemma_ != "have"
    if verb.lemma_ in SAYING or (verb.tag_ == "VBG" and first.lemma_ == "be"):
        return False
    return first.tag_ in ("VBZ", "VBP") or first.lemma_ == "be"


def _purpose(sentence: Parsed) -> str | None:
    """Cut "so that ..." off a long sentence, and an order or statement that comes after it."""
    found = _PURPOSE.match(sentence.text)
    if found is None or len(words(sentence.text)) <= SHORT or " or if " in found["left"]:
        return (
            None  # with two conditions it becomes a list, and "This" would stick to its last line
        )
    if _POINTS.match(found["purpose"]):
        return None  # "This is so that this can be checked"
    main, purpose = _main(found["left"]), stands_alone(found["purpose"])
    if main is None or purpose is None or is_imperative(purpose.doc):
        return None
    if _DENIES.search(_FRONT.sub("", found["left"])):
        return None  # "Do not move it so that we can see": is that why, or why not?
    modals = [h.lower_ for h in helpers_of(root_of(purpose)) if h.tag_ == "MD"]
    if "will" in modals and ", so that" in sentence.text:
        return None  # ", so that it will be late" is a result
    if not modals and not (_is_now(purpose) and _WILL.search(found["left"])):
        return None  # "so that it was late" is a result
    said = f"{main} This is so that {found['purpose']}."
    if found["more"] is None:
        return said
    more = stands_alone(found["more"])
    if more is None or not (is_imperative(more.doc) and " and " not in found["left"]):
        return None
    return f"{said} {more.text}"


def _is_now(purpose: Parsed) -> bool:
    """Say whether the purpose is told as a thing of now: "so that they come on the same day"."""
    root = root_of(purpose)
    first = (helpers_of(root) or (root,))[0]
    return first.tag_ in ("VBZ", "VBP") and first.lemma_ != "have"


def _main(left: str) -> str | None:
    """Give what stands before the reason as a sentence, a condition in front kept."""
    said = sentence_of(left)
    if _HOLDS_BACK.search(said) or re.search(r"\b(?:because|although|so that|in case)\b|:", said):
        return None
    return said if any(stands_alone(core) for core in _cores(said)) else None


def _cores(said: str) -> Iterator[str]:
    """Give what may be the main part: all of it, or what follows a comma after a condition."""
    yield said
    if _FRONT.match(said):
        yield from (said[comma.end() :] for comma in re.finditer(r",\s+", said))


REWRITER = Rewriter(
    id="split_reasons",
    mends=(),
    turn=51,
    propose=propose,
    examples=(
        (
            "Do not paint over the mould, as it needs a special wash.",
            "Do not paint over the mould. This is because it needs a special wash.",
        ),
        (
            "If you have asthma, please tell us, since the work may start early.",
            "If you have asthma, please tell us. This is because the work may start early.",
        ),
        (
            "Please tell us by Friday 3 May 2027 if you can come so that we can order enough food for you.",
            "Please tell us by Friday 3 May 2027 if you can come. "
            "This is so that we can order enough food for you.",
        ),
        (
            "We will send you all of your letters for 28 days rather than 56, so that they come on the same day.",
            "We will send you all of your letters for 28 days rather than 56. "
            "This is so that they come on the same day.",
        ),
        (
            "Your savings of £4,310 have been left out of the sum as they do not come to £10,000.",
            "Your savings of £4,310 have been left out of the sum. "
            "This is because they do not come to £10,000.",
        ),
        (
            "As your income has gone up, your benefit will go down.",
            "Your income has gone up. So your benefit will go down.",
        ),
    ),
    leaves=(
        "You must pay the whole of the rent for your flat to us as we have asked you.",
        "You must pay the whole of the rent for your flat to us as you have done before.",
        "They live in the same house at the end of the long road as they have not moved.",
        "You will not get the whole of the money for your flat as you have not told us.",
        "As you will be aware, the rent is due on Monday 3 May 2027.",
        "As you can see from our letter, the rent has gone up.",
        "As the bus comes to a stop, please stay in your seat.",
        "As we have told you before, you must pay your rent.",
        "Since you have moved house, we have written to you 2 times.",
        "You must pay by 3 May, as we explained in our letter.",
        "You must pay the rent, as you know.",
        "We have not paid the bill, because it is felt that this is free on the NHS.",
        "You have been ill, since you moved house in May.",
        "Bring your letter so that we can help you.",
        "You should come on time, as well as your carer.",
        "We did not stop your money because you moved house.",
        "We will only call you, as your phone is on, in the morning.",
    ),
)
