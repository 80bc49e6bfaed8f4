"""A condition behind its result, or hidden in "failure to" or "should you" -> "If ..., ..." in front."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from easyread.grammar import is_imperative
from easyread.model import Letter, SuggestionKind
from easyread.nlp import Parsed, parse
from easyread.simplify.clauses import (
    VERBS,
    all_within,
    in_brackets,
    lower_start,
    may_be_cut,
    own_subject,
    root_of,
    sentence_of,
)
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.results import result_clause
from easyread.simplify.wellformed import is_well_formed

if TYPE_CHECKING:
    import spacy.tokens

# "Ask if ...", "we will see if ...": here "if" means "whether".
WHETHER = frozenset(
    "ask know see check decide find say wonder sure consider determine confirm establish mind tell learn "
    "doubt matter question remember understand discuss show test clear unclear explain assess state indicate "
    "specify tick note grateful appreciate pleased glad".split()
)
BEFORE_IF = frozenset(
    "even as only what but and or except especially particularly unless than just not".split()
)
AFTER_IF = frozenset(
    "possible necessary any so not appropriate required needed applicable and only".split()
)
OPENERS = frozenset(
    "if when while before after once until unless where as since although for".split()
)
KEEPS_ORDER = frozenset("only just even except until unless otherwise so but".split())
BACKWARD = frozenset(
    "it they them he she him her its their his this these those that one ones any some".split()
)

_POINTS = frozenset("it its they them their he him his she her".split())
_SHOWS = frozenset("this these that those".split())

_FAILURE = re.compile(
    r"^(?:(?P<left>[^;]+?),?\s+(?:as|since|because|and)\s+)?[Ff]ailure\s+to\s+(?P<act>[^.,;]+?)\s+"
    r"(?P<modal>will|may|could|can|might)\s+(?:result\s+in|lead\s+to|mean)\s+(?P<thing>[^;]+)\.$"
)
_FAILURE_WILL = re.compile(
    r"^Failure\s+to\s+(?P<act>[^.,;]+?)\s+(?P<modal>will|may|could|can|might)\s+(?P<rest>(?!be\b)[^.;]+)\.$"
)
_SHOULD = re.compile(
    r"^(?:(?P<left>[A-Z][^;:]*?),?\s+)?(?P<should>[Ss]hould)\s+(?P<who>you|we|they)\s+(?P<rest>[^;:]+)\.$"
)


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose the sentence with its one condition in front."""
    if not may_be_cut(sentence):
        return
    for attempt in (_failure, _should, _if_last):
        found = attempt(sentence)
        if found is not None and found[0] != sentence.text and is_well_formed(found[0]):
            kind: SuggestionKind = "split" if attempt is _failure else "order"
            yield Proposal(found[0], "Say the condition first.", found[1], kind, source="S-11")
            return


def _failure(sentence: Parsed) -> tuple[str, float] | None:
    """Turn "failure to do so will result in ..." into "If you do not do this, ..."."""
    found = _FAILURE.match(sentence.text)
    if found is None:
        plain = _FAILURE_WILL.match(sentence.text)
        if plain is None or not re.search(r"\byour?\b", sentence.text):
            return None
        act = _this(plain["act"])
        return f"If you do not {act}, this {plain['modal']} {plain['rest']}.", 0.84
    if re.search(r"\bwithout\b", found["act"]):
        return None  # "failure to come without good reason": not "if you do not come without ..."
    act = _this(found["act"])
    left, modal = found["left"], found["modal"]
    said = result_clause(found["thing"], modal)
    if said is None:
        return None
    first = [sentence_of(left)] if left else []
    to_reader = re.search(r"\b(?:you|your)\b", sentence.text, re.IGNORECASE) is not None
    if left and not re.search(r"\byou\b", left, re.IGNORECASE):
        to_reader = is_imperative(parse(left + ".").doc)
    return " ".join([*first, f"If you do not {act}, {said}."]), 0.86 if to_reader else 0.6


def _this(act: str) -> str:
    return re.sub(r"^(?:do|comply with) (?:so|this)$", "do this", act.strip())


def _should(sentence: Parsed) -> tuple[str, float] | None:
    """Turn "Should you be ill, ..." into "If you are ill, ..."."""
    found = _SHOULD.match(sentence.text)
    if found is None or (found["left"] is None) != (found["should"] == "Should"):
        return None
    rest = re.sub(r"^((?:still|ever|also|already|now)\s+)?be\b", r"are \1", found["rest"])
    rest = re.sub(r"\s+", " ", rest)
    rest = re.sub(r"^not be\b", "are not", rest)
    rest = re.sub(r"^not\b", "do not", rest)
    rest = re.sub(r"(,\s+or)\s+be\b", r"\1 are", rest, count=1)
    if re.search(r"\b(?:or|and|nor)\s+(?:not\s+)?be\b|^\w+\s+be\b", rest):
        return None
    if found["left"] is None:
        if ", " not in rest:
            return None
        return f"If {found['who']} {rest}.", 0.9
    left = found["left"].rstrip(",")
    if re.match(r"(?:wish|want|like) to do (?:so|this)$", rest):
        return f"{left} if {found['who']} want to.", 0.85  # "so" must not stand before its deed
    main = parse(left + ".")
    if not is_well_formed(left + ".") or re.search(
        r"\b(?:what|how|why|when|where|who|which|as)$", left
    ):
        return None
    if any(
        t.lower_ in KEEPS_ORDER or (t.dep_ in ("conj", "advcl") and t.pos_ in VERBS)
        for t in main.doc
    ):
        return None
    return f"If {found['who']} {rest}, {lower_start(left, main.doc[0])}.", 0.85


def _if_last(sentence: Parsed) -> tuple[str, float] | None:
    """Turn "X if Y." into "If Y, X."."""
    doc, root = sentence.doc, root_of(sentence)
    marks = [t for t in doc if t.lower_ == "if"]
    if len(marks) != 1 or marks[0].i < 2 or marks[0].dep_ != "mark":
        return None
    mark = marks[0]
    clause = mark.head
    result, condition = doc[: mark.i], doc[mark.i + 1 :]
    if (
        clause.dep_ not in ("advcl", "ccomp")
        or clause.left_edge != mark
        or not all_within(doc[mark.i :], clause)
    ):
        return None
    subject = own_subject(clause)
    if in_brackets(mark) or subject is None or subject.i < mark.i:
        return None
    if result[-1].lower_ in BEFORE_IF or condition[0].lower_ in AFTER_IF:
        return None
    if not _is_its_condition(root, clause) or _is_tangled(result, condition):
        return None
    if _loses_its_thing(result, condition):
        return None
    words = condition.text.rstrip(" .")
    said = lower_start(result.text.rstrip(" ,"), result[0])
    confidence = 0.7 if _points_back(result, condition) else 0.88
    return f"If {words}, {said}.", confidence


# "Let us know if you cannot come" says when to speak; "let us know if you are coming" asks "whether".
_SPEAK = re.compile(r"^(?:please\s+)?(?:let|tell)\s+(?:us|me|them|your|the)\b", re.IGNORECASE)
_NEED = re.compile(
    r"^you\s+(?:need|have\s+any|want|cannot|can\s*not|can['’]t|are\s+unable|are\s+not\s+able|would\s+like|"
    r"no\s+longer|do\s+not|don['’]t|change|move|think|feel)\b",
    re.IGNORECASE,
)


def _is_its_condition(root: spacy.tokens.Token, clause: spacy.tokens.Token) -> bool:
    """Say whether "if" hangs on the main verb and does not mean "whether"."""
    head = clause.head
    if root.lemma_ in ("include", "involve", "contain", "cover", "depend"):
        return False  # "it includes help with costs if you are ill": "if" may hang on the noun
    if head != root and not (head.dep_ in ("xcomp", "ccomp") and head.head == root):
        return False
    if _SPEAK.match(root.sent.text) and _NEED.match(root.doc[clause.left_edge.i + 1 :].text):
        return True
    if "ccomp" in (head.dep_, clause.dep_):
        return False
    verbs = {root, head, *(t for t in root.children if t.dep_ in ("xcomp", "ccomp", "acomp"))}
    return not any(v.lemma_.lower() in WHETHER or v.lower_ in WHETHER for v in verbs)


def _is_tangled(result: spacy.tokens.Span, condition: spacy.tokens.Span) -> bool:
    """Say whether either half holds more than one clause, or a word that ties it to its place."""
    if result[0].lower_ in OPENERS:
        return True  # "When you move, tell us if ...": two conditions in one sentence
    if any(t.lower_ in KEEPS_ORDER for t in result) or any(
        t.text in (",", ";", "(") for t in condition
    ):
        return True
    if any(t.lower_ in ("unless", "when", "until", "whether", "but") for t in condition):
        return True
    if any(t.dep_ == "cc" for t in result):
        return True  # "bring your letter and your pass if you have one": only the last may be meant
    clauses = ("conj", "advcl", "ccomp", "relcl", "parataxis")
    if any(
        t.pos_ in VERBS and t.dep_ in clauses and own_subject(t) and t.lower_ != "know"
        for t in result
    ):
        return True
    return any(t.pos_ in VERBS and t.dep_ == "conj" for t in result)


def _points_back(result: spacy.tokens.Span, condition: spacy.tokens.Span) -> bool:
    """Say whether the condition uses "it" or "they" for a thing the result names first."""
    points = any(
        t.lower_ in BACKWARD
        and not (t.lower_ in ("any", "some", "that") and t.dep_ in ("det", "mark"))
        and t.dep_ != "expl"
        for t in condition
    )
    return points and any(t.pos_ in ("NOUN", "PROPN") for t in result)


def _loses_its_thing(result: spacy.tokens.Span, condition: spacy.tokens.Span) -> bool:
    """Say whether "it" of the result would point at a thing that the condition names before it.

    "It can wait if hardship would be caused": moved, the hardship could wait.
    """
    if not any(t.pos_ in ("NOUN", "PROPN") for t in condition):
        return False
    for token in result:
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ != "npadvmod":
            return False  # the result names a thing of its own first
        points = token.lower_ in _POINTS or (token.lower_ in _SHOWS and token.dep_ != "det")
        if points and token.dep_ != "expl":
            return True
    return False


REWRITER = Rewriter(
    id="condition_first",
    mends=(),
    turn=26,  # before "should you" alone becomes "if you"
    propose=propose,
    examples=(
        ("Phone us if you are ill.", "If you are ill, phone us."),
        ("You can get help if you have a carer.", "If you have a carer, you can get help."),
        (
            "Please contact us if you have any questions.",
            "If you have any questions, please contact us.",
        ),
        ("Please let us know if you cannot come.", "If you cannot come, please let us know."),
        (
            "Dr Shah will call you if your test is clear.",
            "If your test is clear, Dr Shah will call you.",
        ),
        (
            "You must come to your check, as failure to do so will result in your operation being cancelled.",
            "You must come to your check. If you do not do this, your operation will be cancelled.",
        ),
        (
            "Failure to pay your rent may result in court action.",
            "If you do not pay your rent, this may lead to court action.",
        ),
        (
            "Failure to come may result in your being discharged.",
            "If you do not come, you may be discharged.",
        ),
        (
            "Failure to pay may result in you losing your place.",
            "If you do not pay, you may lose your place.",
        ),
        (
            "Failure to come to your visit will delay your care.",
            "If you do not come to your visit, this will delay your care.",
        ),
        ("Should you be ill, phone us.", "If you are ill, phone us."),
        (
            "Should you have a cough, or be unable to come, phone us.",
            "If you have a cough, or are unable to come, phone us.",
        ),
        ("Should you still be unhappy, phone us.", "If you are still unhappy, phone us."),
        ("Please phone us should you need a taxi.", "If you need a taxi, please phone us."),
    ),
    leaves=(
        "If you are ill, phone us.",
        "Failure to pay may result in you or your partner losing your home.",
        "Failure to come without good reason may result in your claim being stopped.",
        "Failure to pay may result in your home being sold and your car being taken.",
        "We do not know if you have a carer.",
        "Let us know if you are coming.",
        "Ask the nurse if you can eat.",
        "You can only appeal if you have new facts.",
        "Phone us and stay at home if you are ill.",
        "Come early if possible.",
        "Please bring a pen and your pass if you have a pass.",
        "It looks as if you have moved.",
        "It can delay the start date if undue hardship would be caused.",
        "They will be moved if the clinic is full.",
        "You should call us.",
        "What should you do now?",
    ),
)
