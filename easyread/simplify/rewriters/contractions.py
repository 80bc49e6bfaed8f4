"""A sentence with short forms ("can't", "we'll") -> the same sentence with them written out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.protected import protected, touches
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.titles import titles

if TYPE_CHECKING:
    from spacy.tokens import Token

SURE = 0.95
UNSURE = 0.6
SOURCE = "W-17: NOR: no contractions in Easy Read"

_NOT_STEMS = {"wo": "will", "ca": "can", "sha": "shall"}
_FULL = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
# Before 's these are never owners: "it's" is always "it is" or "it has".
_SUBJECTS = frozenset("it he she that there here what who where when how why this".split())
_HAS = frozenset("been got had become".split())  # after 's these can only follow "has"
_WOULD = frozenset("like rather love prefer be have need want".split())
_SAME_FORMS = frozenset("come become run put cut let set hit hurt cost shut read".split())
_PRONOUNS = frozenset("i you he she it we they there".split())


def propose(_hits: Sequence[Hit], sentence: Parsed, _letter: Letter | None) -> Iterator[Proposal]:
    """Write out every short form we are sure of at once; offer the unsure ones alone."""
    stretches = (*protected(sentence.text), *titles(sentence.text))
    sure: list[tuple[int, int, str]] = []
    unsure: list[tuple[int, int, str]] = []
    for token in sentence.doc:
        if touches(token.idx, token.idx + len(token.text), stretches):
            continue
        for start, end, full, certain in _written_out(token):
            (sure if certain else unsure).append((start, end, full))
    if sure:
        yield _proposal(sentence.text, sure, SURE)
    for one in unsure:
        yield _proposal(sentence.text, [one], UNSURE)


def _written_out(token: Token) -> Iterator[tuple[int, int, str, bool]]:
    """The edit for one short form: start, end, full words, and whether it is certain."""
    form = token.lower_.replace("’", "'")
    before = token.nbor(-1) if token.i else None
    if before is None or before.whitespace_ or before.is_space:
        return
    end = token.idx + len(token.text)
    if form == "n't":
        stem = before.lower_
        if stem in ("ai", "in") or _is_turned(token):
            return
        full = _NOT_STEMS.get(stem, before.text)
        joined = "cannot" if stem == "ca" else f"{full} not"
        if before.text[0].isupper():
            joined = joined[0].upper() + joined[1:]
        yield before.idx, end, joined, True
    elif form in _FULL and (form != "'re" or before.lower_ in _PRONOUNS | {"we", "who", "what"}):
        yield token.idx, end, f" {_FULL[form]}", True
    elif form == "'s" and before.lower_ == "let":
        yield token.idx, end, " us", True
    elif form == "'s":
        yield from _is_or_has(token, before, end)
    elif form == "'d":
        yield from _had_or_would(token, end)


def _is_turned(token: Token) -> bool:
    """Whether a subject follows ("Don't you ...?"): written out, the words would change places."""
    subjects = ("nsubj", "nsubjpass", "expl")
    verbs = (token.head, token.nbor(-1))
    if token.i > 1 and token.nbor(-2).lower_ in ("why", "how", "when", "where"):
        return True
    return any(c.dep_ in subjects and c.i > token.i for v in verbs for c in v.children)


def _is_or_has(token: Token, before: Token, end: int) -> Iterator[tuple[int, int, str, bool]]:
    after = _next_word(token)
    owner = token.tag_ == "POS" and before.lower_ not in _SUBJECTS
    if owner or after is None:
        return
    known = before.lower_ in _SUBJECTS
    if before.lower_ in ("who", "this") and after.pos_ in ("NOUN", "PROPN"):
        return
    if not known and not (after.lower_ in _HAS or after.tag_ == "VBG" or after.lower_ == "not"):
        return
    if after.lower_ in _HAS:
        yield token.idx, end, " has", True
    elif after.tag_ == "VBN":  # "it's finished": is or has
        yield token.idx, end, " has" if token.dep_ == "aux" else " is", False
    else:
        yield token.idx, end, " is", True


def _had_or_would(token: Token, end: int) -> Iterator[tuple[int, int, str, bool]]:
    after = _next_word(token)
    if after is None:
        return
    low = after.lower_
    if low == "better" or low in ("been", "got", "had", "gone", "done"):
        yield token.idx, end, " had", True
    elif low in _WOULD:
        yield token.idx, end, " would", True
    elif low in _SAME_FORMS:
        yield token.idx, end, " would", False
    elif low == after.lemma_.lower() and after.pos_ in ("VERB", "AUX"):
        yield token.idx, end, " would", True
    elif after.tag_ in ("VBN", "VBD"):
        yield token.idx, end, " had", True


def _next_word(token: Token) -> Token | None:
    """The next word, past adverbs such as "already", "just", "also"."""
    for after in token.doc[token.i + 1 :]:
        if after.is_punct or after.is_space:
            return None
        if after.lower_ in ("not", "better", "rather") or after.pos_ != "ADV":
            return after
    return None


def _proposal(text: str, edits: list[tuple[int, int, str]], confidence: float) -> Proposal:
    shorts = []
    for start, end, full in sorted(edits, reverse=True):
        whole = text[:end].split()[-1]
        shorts.append(f"“{whole}”")
        text = text[:start] + full + text[end:]
    return Proposal(
        after=text,
        why=f"Write {', '.join(reversed(shorts))} in full.",
        confidence=confidence,
        source=SOURCE,
    )


REWRITER = Rewriter(
    id="contractions",
    mends=(),
    turn=10,
    propose=propose,
    examples=(
        ("You can't park here.", "You cannot park here."),
        ("We won't stop your money.", "We will not stop your money."),
        ("Don't eat before the test.", "Do not eat before the test."),
        ("It's on Monday.", "It is on Monday."),
        ("It’s been moved to Monday.", "It has been moved to Monday."),
        ("We'll phone you and you'll need a pen.", "We will phone you and you will need a pen."),
        ("They've moved.", "They have moved."),
        ("I'm sorry that you're ill.", "I am sorry that you are ill."),
        ("We'd like to see you.", "We would like to see you."),
        ("They'd been to see you.", "They had been to see you."),
        ("You'd better phone us.", "You had better phone us."),
        ("He'd phone you first.", "He would phone you first."),
        ("Let's talk about it.", "Let us talk about it."),
        ("She hasn't got a form.", "She has not got a form."),
        ("There's a lift.", "There is a lift."),
        ("Can't come? Phone us.", "Cannot come? Phone us."),
        ("We read your report, and it's clear.", "We read your report, and it is clear."),
    ),
    leaves=(
        "Your landlord's name is Sam.",
        "The council's offices are shut.",
        "It ain't right.",
        "In the report We're all in this together: how we live, many people spoke.",
        "Don't you want to come?",
        "Why can’t the date be changed?",
        "We meet everyone’s needs.",
        "Come at 9 o'clock.",
        'She said "I can\'t come".',
        "The boys' coats are here.",
        "Its door is open.",
        "Carer's Allowance is money for carers.",
    ),
)
