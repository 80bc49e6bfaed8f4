"""A statement with a clause inside or behind it -> one sentence each.

Handled: ", which means", ", after which", ", failing which", "because", ", asking you to ..." and
"Dr Shah, your consultant, ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from easyread.grammar import helpers_of, is_imperative, is_negated, subtree_span
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import (
    CONDITIONS,
    VERBS,
    all_within,
    in_brackets,
    may_be_cut,
    name_again,
    own_subject,
    points_with_this,
    repeated_subject,
    root_of,
    sentence_of,
)
from easyread.simplify.inflect import inflect
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

if TYPE_CHECKING:
    import spacy.tokens

_AFTER = re.compile(
    r"^(?P<left>[^;]+),\s+(?:(?P<word>after|following|failing|during)\s+which(?:\s+time)?|since\s+when),?\s+(?P<rest>.+)$"
)
_NAMED = re.compile(r"^(?P<thing>date|point|period|day),?\s+(?P<rest>.+)$")
_MEANS = re.compile(
    r"^(?P<left>[^;]+),\s+(?:which\s+(?P<verb>means|meant)|meaning)\s+(?P<that>that\s+)?(?P<rest>.+)$"
)
_OF_WHICH = re.compile(
    r"^(?P<left>[^;]+),\s+(?P<part>none|one|two|three|\d|some|all|both|most|many|none|each|details|a\s+copy)\s+of\s+"
    r"(?P<word>which|whom)\s+(?P<rest>[^;()]+)$"
)
SAYS_SOMETHING = frozenset(
    {"dobj", "obj", "attr", "acomp", "prep", "oprd", "dative", "xcomp", "nsubjpass"}
)
# "Only because", "not because": what stands before changes what "because" says.
BEFORE_BECAUSE = frozenset(
    "is was are were be been not only just partly mainly simply probably perhaps especially largely and or "
    "but that it even merely possibly purely".split()
)
SAYING = frozenset(
    "enclose ask explain confirm state say tell request offer invite inform advise describe".split()
)
CAUSING = frozenset(
    "make cause lead result allow enable prevent reduce increase help leave".split()
)
DETERMINERS = frozenset("the a an your our my".split())


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose the first clean cut, if there is one."""
    if not may_be_cut(sentence):
        return
    in_front = _opens_with_condition(sentence)
    for attempt in (_which_means, _after_which, _of_which, _because, _participle, _apposition):
        if in_front and attempt not in (_of_which, _which_means):
            continue
        found = attempt(sentence)
        if found is not None and is_well_formed(found[0]):
            yield Proposal(
                found[0], "One idea in each sentence.", found[1], "split", source="S-02, S-04"
            )
            return


def _opens_with_condition(sentence: Parsed) -> bool:
    return sentence.doc[0].lower_ in CONDITIONS | {"should", "in", "for"} and any(
        t.dep_ == "advcl" or t.lower_ in ("event", "case") for t in sentence.doc[:8]
    )


def _which_means(sentence: Parsed) -> tuple[str, float] | None:
    """Cut ", which means that ..." off as "This means that ..."."""
    found = _MEANS.match(sentence.text) if ", " in sentence.text else None
    if found is None or " which " in found["rest"]:
        return None
    left = sentence_of(found["left"])
    root = root_of(sentence)
    if found["verb"] is None and (helpers_of(root) or (root,))[0].tag_ == "VBD":
        return None  # past: "This meant ..." or "This means ..."? Only the writer knows
    if not is_well_formed(left):
        return None
    return (
        f"{left} This {found['verb'] or 'means'} {found['that'] or ''}{sentence_of('x ' + found['rest'])[2:]}",
        0.92,
    )


def _after_which(sentence: Parsed) -> tuple[str, float] | None:
    """Cut ", after which ..." off as "After that, ...", and ", failing which ..." as a condition."""
    found = _AFTER.match(sentence.text)
    if found is None or not is_well_formed(sentence_of(found["left"])):
        return None
    opening = {
        "failing": "If this does not happen",
        "during": "During this time",
        None: "Since then",
    }.get(found["word"], "After that")
    named = _NAMED.match(found["rest"])  # "after which date you must pay"
    if named is not None and opening != "After that":
        return None
    thing = f" {named['thing']}" if named else ""
    rest = named["rest"] if named else found["rest"]
    return f"{sentence_of(found['left'])} {opening}{thing}, {rest}", 0.88


def _of_which(sentence: Parsed) -> tuple[str, float] | None:
    """Cut ", one of which ..." off as "One of these ...", ", details of which" as "Details of this"."""
    found = _OF_WHICH.match(sentence.text) if " of wh" in sentence.text else None
    if found is None or not is_well_formed(sentence_of(found["left"])):
        return None
    about_it = found["part"].split()[-1] in ("details", "copy")
    if _opens_with_condition(sentence) and not about_it:
        return None
    which = "this" if about_it else "them" if found["word"] == "whom" else "these"
    part = found["part"][0].upper() + found["part"][1:]
    return f"{sentence_of(found['left'])} {part} of {which} {found['rest']}", 0.85


def _because(sentence: Parsed) -> tuple[str, float] | None:
    """Cut "because ..." at the end off as "This is because ..."."""
    doc, root = sentence.doc, root_of(sentence)
    marks = [t for t in doc if t.lower_ == "because"]
    if len(marks) != 1 or marks[0].dep_ != "mark" or marks[0].i < 3:
        return None
    mark = marks[0]
    clause = mark.head
    if clause.head != root or clause.dep_ != "advcl" or clause.left_edge != mark:
        return None
    left = doc[: mark.i]
    if left[-1].lower_ in BEFORE_BECAUSE or (doc[0].lower_ == "this" and root.lemma_ == "be"):
        return None
    if not all_within(doc[mark.i :], clause) or in_brackets(mark):
        return None
    if points_with_this(doc[mark.i :]):
        return None
    denials = [t for t in left if t.dep_ == "neg" or t.lower_ in ("never", "no", "only")]
    if denials and not (len(denials) == 1 and denials[0].head == root and _is_denied(clause)):
        return None
    if any(
        t.pos_ in VERBS and t.dep_ in ("ccomp", "advcl", "conj", "parataxis", "relcl") for t in left
    ):
        return None
    if not any(t.head == root and t.dep_ in SAYS_SOMETHING for t in left):
        return None  # "We are writing." says nothing without its reason
    return f"{sentence_of(left.text)} This is because {doc[mark.i + 1 :].text}", 0.9


def _is_denied(clause: spacy.tokens.Token) -> bool:
    """Say whether the reason itself says "no": "because no rule applied" can deny nothing before it."""
    subject = own_subject(clause)
    return subject is not None and any(c.lower_ == "no" for c in subject.children)


def _participle(sentence: Parsed) -> tuple[str, float] | None:
    """Cut ", asking you to ..." ("We asked you to ...") or ", making it ..." ("This made it ...") off."""
    doc, root = sentence.doc, root_of(sentence)
    for verb in doc[2:]:
        if verb.tag_ != "VBG" or doc[verb.i - 1].text != "," or verb.dep_ not in ("advcl", "acl"):
            continue
        if verb.lemma_ not in SAYING | CAUSING or in_brackets(verb) or helpers_of(verb):
            continue
        if any(c.dep_ == "conj" for c in verb.children) or not all_within(doc[verb.i :], verb):
            continue
        if (verb.dep_ == "advcl" and verb.head != root) or (
            verb.dep_ == "acl" and verb.head.i < root.i
        ):
            continue
        if is_negated(root) or is_imperative(doc) or own_subject(root) is None:
            continue
        if any(
            t.dep_ in ("ccomp", "advcl", "relcl", "conj") and t.pos_ in VERBS for t in doc[: verb.i]
        ):
            continue
        subject = own_subject(root)
        # "You will get a letter, explaining ...": the letter explains, not you
        cause = verb.lemma_ in CAUSING or root.lemma_ in ("receive", "get", "have")
        if not cause and subject is not None and subject.lower_ == "you":
            continue
        named = "This" if cause else repeated_subject(subject) if subject is not None else None
        form = _same_tense(root, verb.lemma_, cause, named)
        if named is None or form is None:
            continue
        rest = doc[verb.i + 1 :].text
        return (
            f"{sentence_of(doc[: verb.i - 1].text)} {sentence_of(f'{named} {form} {rest}')}",
            0.82,
        )
    return None


def _same_tense(
    root: spacy.tokens.Token, lemma: str, cause: bool, subject: str | None
) -> str | None:
    """Give the verb in the tense of the main verb: "asked", "asks", "will ask"."""
    helpers = helpers_of(root)
    first = helpers[0] if helpers else root
    if first.tag_ == "MD":
        return (
            f"{first.text} {lemma}"
            if first.lower_ in ("will", "may", "can", "could", "would")
            else None
        )
    if first.tag_ == "VBD" or (first.lemma_ == "have" and root.tag_ == "VBN"):
        return inflect(lemma, "VBD")
    if helpers and root.tag_ == "VBG":
        return None
    if first.tag_ in ("VBZ", "VBP"):
        return inflect(lemma, "VBZ" if cause else first.tag_)
    return None


def _apposition(sentence: Parsed) -> tuple[str, float] | None:
    """Cut "Dr Shah, your consultant, will ..." into two sentences with "is"."""
    doc, root = sentence.doc, root_of(sentence)
    helpers = helpers_of(root)
    first = helpers[0] if helpers else root
    if first.tag_ == "VBD" or first.lemma_ == "have" or root.pos_ not in VERBS:
        return None
    for other in (t for t in doc if t.dep_ == "appos" and t.pos_ == "NOUN" and t.tag_ == "NN"):
        name = other.head
        phrase = subtree_span(other)
        if (
            name.pos_ != "PROPN"
            or name.dep_ not in ("nsubj", "nsubjpass", "dobj")
            or name.head != root
        ):
            continue
        if any(t.dep_ == "relcl" for t in name.children):
            continue
        if name.i != phrase.start - 2 or doc[phrase.start - 1].text != ",":
            continue
        if (
            phrase[0].lower_ not in DETERMINERS
            or len(phrase) > 8
            or any(t.is_punct for t in phrase)
        ):
            continue
        if any(t.dep_ in ("conj", "cc", "relcl") for t in phrase):
            continue
        named = name_again(name)
        after = doc[phrase.end] if phrase.end < len(doc) else None
        if named is None or after is None or in_brackets(other):
            continue
        if after.text == ",":
            main = f"{doc[: phrase.start - 1].text} {doc[phrase.end + 1 :].text}"
        elif all(t.is_punct for t in doc[phrase.end :]):
            main = doc[: phrase.start - 1].text
        else:
            continue
        return f"{sentence_of(main)} {sentence_of(f'{named} is {phrase.text}')}", 0.8
    return None


REWRITER = Rewriter(
    id="split_clauses",
    mends=(),
    turn=55,
    propose=propose,
    examples=(
        (
            "Your pay has changed, which means that you owe us £20.",
            "Your pay has changed. This means that you owe us £20.",
        ),
        (
            "The rent will go up, meaning that you will pay more.",
            "The rent will go up. This means that you will pay more.",
        ),
        (
            "We stopped your money because you moved house.",
            "We stopped your money. This is because you moved house.",
        ),
        (
            "You cannot get the higher rate because no rule applied to you.",
            "You cannot get the higher rate. This is because no rule applied to you.",
        ),
        (
            "You can drink water until 6am, after which you must stop.",
            "You can drink water until 6am. After that, you must stop.",
        ),
        (
            "Please pay by 8 April 2026, after which date the rent will go up.",
            "Please pay by 8 April 2026. After that date, the rent will go up.",
        ),
        (
            "Your fixed term ended on 14 May, since when you have paid by the month.",
            "Your fixed term ended on 14 May. Since then, you have paid by the month.",
        ),
        (
            "When we look again, your award may go down, which means that you may get less.",
            "When we look again, your award may go down. This means that you may get less.",
        ),
        (
            "We wrote to you in May, asking you to call us.",
            "We wrote to you in May. We asked you to call us.",
        ),
        (
            "The lift is broken, making it hard to get in.",
            "The lift is broken. This makes it hard to get in.",
        ),
        (
            "Dr Shah, your consultant, will see you soon.",
            "Dr Shah will see you soon. Dr Shah is your consultant.",
        ),
        (
            "Bring 2 letters with you, one of which must show your name.",
            "Bring 2 letters with you. One of these must show your name.",
        ),
        (
            "The work will take 3 weeks, during which time the lift will be shut.",
            "The work will take 3 weeks. During this time, the lift will be shut.",
        ),
        (
            "We must get your form by 3 May, failing which we will stop your money.",
            "We must get your form by 3 May. If this does not happen, we will stop your money.",
        ),
    ),
    leaves=(
        "We did not stop your money because you moved house.",
        "We are writing because we need to find out how you are.",
        "This overpayment has arisen because you did not tell us about your job.",
        "This is because you moved house.",
        "We stopped your money because this was part of the rules.",
        "We only wrote because you asked us.",
        "If you see Dr Shah, your consultant, tell us.",
        "We will phone you, using the number you gave us.",
    ),
)
