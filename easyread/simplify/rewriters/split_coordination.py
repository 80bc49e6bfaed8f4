"""Two statements joined by "and" or "but" -> one sentence each.

Left alone: "or", "not" over both, a condition for both, and a doubt about what hangs on which verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from easyread.grammar import helpers_of, is_imperative, is_negated
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import (
    CONDITIONS,
    LINKS,
    PARTS,
    SUBJECTS,
    VERBS,
    all_within,
    capital,
    has_own_tense,
    in_brackets,
    is_complete,
    may_be_cut,
    own_subject,
    repeated_subject,
    root_of,
    sentence_of,
    ties_halves,
)
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.segments import segments
from easyread.simplify.wellformed import is_well_formed

if TYPE_CHECKING:
    import spacy.tokens

JOINS = frozenset({",", "and", "but", "so", ";", "then"})
_LIMITS = "only just never hardly scarcely rarely seldom even merely together no longer neither not"
RESTRICTORS = frozenset(_LIMITS.split())
BELOW = frozenset({"relcl", "acl", "pcomp", "ccomp"})
CLAUSES = frozenset({"advcl", "ccomp", "csubj", "parataxis"})
MANY = PARTS | {"third", "half", "quarter", "staff", "workforce", "team", "police"}
_DAY = r"(?:In (?:[A-Z][a-z]+ )?\d{4}|On (?:[A-Z][a-z]+day )?\d{1,2} [A-Z][a-z]+(?: \d{4})?),?"
DUTY = frozenset({"need", "have"})
# "I enclose ... and this notice sets out ..., along with copies": the copies are enclosed.
_ENCLOSED = re.compile(r"\b(?:enclos|attach|sen[dt] ).*, (?:along|together|as well) (?:with|as)\b")


@dataclass(frozen=True, slots=True)
class Part:
    """One statement: tokens ``start`` to ``end`` (not included), first and last verb, join words."""

    verb: spacy.tokens.Token
    last: spacy.tokens.Token
    start: int
    end: int
    joined: tuple[str, ...]


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose one sentence for each joined statement, where every cut is clean."""
    if not may_be_cut(sentence) or any(ties_halves(t) for t in sentence.doc):
        return
    found = None if _ENCLOSED.search(sentence.text) else _split_joined(sentence)
    if found is not None and all(is_well_formed(part) for part in segments(found[0])):
        after, sure = found
        yield Proposal(after, "One idea in each sentence.", sure, "split", source="S-02, S-03")


def _split_joined(sentence: Parsed) -> tuple[str, float] | None:
    root = _first_verb(root_of(sentence))
    lead = root
    if not _joined_verbs(root) and root.lemma_ in DUTY:
        lead = next((c for c in root.children if c.dep_ == "xcomp" and _joined_verbs(c)), root)
    parts = _parts(sentence, root, lead)
    if parts is None or len(parts) < 2 or _is_fronted(root):
        return None
    made = [sentence_of(sentence.doc[parts[0].start : parts[0].end].text)]
    confidence = 0.9
    for before, part in pairwise(parts):
        said = _say(root, lead, before, part)
        if said is None:
            return None
        made.append(sentence_of(said[0]))
        confidence = min(confidence, said[1])
    return " ".join(made), confidence


def _first_verb(root: spacy.tokens.Token) -> spacy.tokens.Token:
    """Mend a common slip of the parser: in "We will A, B and C" it hangs A below B."""
    if own_subject(root) is not None:
        return root
    for child in root.children:
        if child.dep_ == "ccomp" and child.i < root.i and own_subject(child) is not None:
            comma = child.right_edge.i + 1
            marked = any(c.dep_ in ("mark", "advmod") for c in child.children)
            if not marked and root.doc[comma].text == "," and _joined_verbs(root):
                return child
    return root


def _joined_verbs(verb: spacy.tokens.Token) -> list[spacy.tokens.Token]:
    head = verb.head
    above = [head] if verb.dep_ == "ccomp" and head.i > verb.i else []
    return [*above, *(t for t in (above or [verb])[0].conjuncts if t.i > verb.i)]


def _parts(
    sentence: Parsed, root: spacy.tokens.Token, lead: spacy.tokens.Token
) -> list[Part] | None:
    """Find where each joined statement starts and ends; None where a cut would not be clean."""
    doc = sentence.doc
    verbs = [lead, *_joined_verbs(lead)]
    if any(v.pos_ not in VERBS for v in verbs):
        return None
    parts = [Part(lead, lead, 0, len(doc), ())]
    any_or = False
    for verb in verbs[1:]:
        start = lead.right_edge.i + 1 if verb.is_ancestor(lead) else min(verb.left_edge.i, verb.i)
        while start < verb.i and (doc[start].dep_ == "cc" or doc[start].is_punct):
            start += 1
        end = start
        while end > 0 and (
            doc[end - 1].dep_ == "cc"
            or doc[end - 1].text in (",", ";")
            or doc[end - 1].lower_ == "so"
        ):
            end -= 1
        words = tuple(t.lower_ for t in doc[end:start])
        before = parts[-1]
        if not words or end <= before.start:
            return None
        any_or = any_or or "or" in words
        alone = (
            "and" in words and own_subject(verb) is None and not is_complete(before.last, end - 1)
        )
        if "or" in words or alone:  # "sign and date the form" is one part
            parts[-1] = replace(before, last=verb)
            continue
        if not set(words) <= JOINS:
            return None
        parts[-1] = replace(before, end=end)
        parts.append(Part(verb, verb, start, len(doc), words))
    if any_or and any(own_subject(p.verb) is None for p in parts[1:]):
        return None
    if not set(parts[-1].joined) & {"and", "but", "so"}:
        return None
    return parts if _are_clean(doc, root, lead, parts) else None


def _are_clean(
    doc: spacy.tokens.Doc, root: spacy.tokens.Token, lead: spacy.tokens.Token, parts: list[Part]
) -> bool:
    """Say whether every part holds only words of its own verb."""
    for i, part in enumerate(parts):
        head = part.verb if i else root
        if not all_within(doc[part.start : part.end], head) or in_brackets(doc[part.start]):
            return False
    later = [p.verb for p in parts[1:] if not p.verb.is_ancestor(lead)]
    return not any(all_within([t], v) for t in doc[: parts[0].end] for v in later if not t.is_punct)


def _is_fronted(root: spacy.tokens.Token) -> bool:
    """Say whether something before the subject may govern both halves ("If ...", "On Monday ...")."""
    subject = own_subject(root)
    first = subject.left_edge.i if subject is not None else root.i
    if subject is not None and root.doc[first].tag_ in ("IN", "TO"):
        return True  # "Of these people, 48% ..."
    opening = root.doc[:first]
    if root.tag_ == "VBD" and re.fullmatch(_DAY, opening.text):
        return False  # "On 3 May we wrote to you and asked ...": both are done
    return any(
        t.lower_ not in LINKS and not t.is_punct and t.dep_ not in ("aux", "neg") for t in opening
    )


def _say(
    root: spacy.tokens.Token, lead: spacy.tokens.Token, before: Part, part: Part
) -> tuple[str, float] | None:
    """Say one later part as a sentence of its own, and how sure that is."""
    doc, verb = root.doc, part.verb
    text = doc[part.start : part.end].text
    first, second = doc[part.start], doc[part.start + 1]
    if first.lower_ in RESTRICTORS | {"even"} and second.lower_ in CONDITIONS:
        return None  # "but only if you show us your tickets"
    if first.tag_.startswith("W") or first.lower_ in ("that", "to"):
        return None  # "... these areas and what people told us": a thing, not a statement
    joined_so = text.startswith("so ") and second.lower_ not in ("far", "long")
    text = text[3:] if joined_so else text
    link = "But " if "but" in part.joined else "So " if joined_so or "so" in part.joined else ""
    left = doc[before.start : before.end]
    if any(t.dep_ in CLAUSES and t != root and own_subject(t) is not None for t in left):
        return None
    commands = own_subject(root) is None and is_imperative(doc)
    subject = own_subject(verb)
    if subject is not None:
        if (
            subject.tag_.startswith("W")
            or subject.lower_ in ("a", "an", "the", "that")
            or _may_be_a_noun(verb)
            or _disagrees(subject, verb)
        ):
            return None
        if _may_govern_both(part, bool(link)) or _may_be_one_list(part, subject):
            return None
        if (
            commands
            and not link
            and any(h.lower_ in ("will", "'ll", "’ll", "can") for h in helpers_of(verb))
        ):
            return f"Then {text}", 0.85
        return (link + (text if link else capital(text))), 0.9
    pronouns = {t.lower_ for t in doc[part.start : part.end]}
    if pronouns & {"them", "they"} and "it" in pronouns:
        return None  # "and return them to it": nobody could say any more what is what
    if _is_unsafe_to_share(root, lead, before, part):
        return None
    if commands:
        plain = verb.tag_ in ("VB", "VBP") or (verb.lower_ == verb.lemma_)
        return (link + (text if link else capital(text)), 0.9) if plain else None
    if own_subject(root) is None:
        return None
    if any(c.lower_ == "please" for c in verb.children):
        return capital(text), 0.85
    start = _carried(root, lead, verb)
    return (
        None
        if start is None
        else (link + (_lower_subject(start, root) if link else start) + " " + text, 0.86)
    )


def _lower_subject(start: str, root: spacy.tokens.Token) -> str:
    subject = own_subject(root)
    first = root.doc[subject.left_edge.i] if subject is not None else root
    keeps = first.text == "I" or first.tag_ in ("NNP", "NNPS")
    return start if keeps else start[0].lower() + start[1:]


def _may_be_one_list(part: Part, subject: spacy.tokens.Token) -> bool:
    """Say whether the second subject may belong to a list: "the way care and support is given"."""
    doc = subject.doc
    first = doc[part.start]
    last = part.start - 1
    while last > 0 and (doc[last].dep_ == "cc" or doc[last].is_punct):
        last -= 1
    return first.pos_ in ("NOUN", "ADJ") and subject.pos_ == "NOUN" and doc[last].pos_ == "NOUN"


def _disagrees(subject: spacy.tokens.Token, verb: spacy.tokens.Token) -> bool:
    """Say whether "this notice are kept" shows that the subject is only the end of a list."""
    first = next(iter(helpers_of(verb)), verb)
    one = (
        subject.tag_ == "NN"
        and subject.lower_ not in MANY
        and not any(c.dep_ == "conj" for c in subject.children)
    )
    return one and first.lower_ in ("are", "were", "have", "do")


def _may_be_a_noun(verb: spacy.tokens.Token) -> bool:
    """Say whether a "verb" may be a participle: "fairness and the accountability needed to do it"."""
    subject = own_subject(verb)
    if helpers_of(verb) or verb.tag_ not in ("VBD", "VBN") or not verb.lower_.endswith("ed"):
        return False
    if subject is None or subject.pos_ == "PRON":
        return False
    return not any(c.dep_ in ("dobj", "ccomp", "attr", "acomp") for c in verb.children)


def _may_govern_both(part: Part, linked: bool) -> bool:
    """Say whether a condition at the very end may hang on both halves."""
    if linked:
        return False
    return any(
        c.dep_ == "advcl" and c.i > part.verb.i and _is_condition(c) for c in part.verb.children
    )


def _is_condition(clause: spacy.tokens.Token) -> bool:
    return any(c.lower_ in CONDITIONS for c in clause.children if c.i < clause.i)


def _is_unsafe_to_share(
    root: spacy.tokens.Token, lead: spacy.tokens.Token, before: Part, part: Part
) -> bool:
    """Say whether the two verbs may share more than their subject: an object, "not", "only", "to"."""
    doc, verb = root.doc, part.verb
    left = doc[before.start : before.end]
    own = has_own_tense(verb) and bool(helpers_of(verb))
    if (is_negated(root) or is_negated(lead)) and not own:
        return True
    if (
        any(t.lower_ in RESTRICTORS and t.head in (root, lead, before.verb) for t in left)
        and not own
    ):
        return True
    if not is_complete(before.last, before.end - 1) or _may_govern_both(part, False):
        return True
    if any(c.dep_ == "advcl" for c in before.last.children if c.i > before.last.i):
        return True
    if any(t.dep_ in BELOW and t != root for t in left) and not own:
        return True
    if any(t.dep_ == "preconj" for t in left):
        return True
    infinitive = any(t.tag_ == "TO" and t.head not in (lead,) for t in left)
    return infinitive and not own


def _carried(
    root: spacy.tokens.Token, lead: spacy.tokens.Token, verb: spacy.tokens.Token
) -> str | None:
    """Give subject and helpers to say again: "You must", "We have"; None where the forms differ."""
    subject = own_subject(root)
    if subject is None or subject.dep_ not in ("nsubj", "nsubjpass") or subject.i > root.i:
        return None
    named = repeated_subject(subject)
    if named is None or any(c.dep_ in SUBJECTS and c != subject for c in root.children):
        return None
    if lead is not root:  # "You need to fill in the form and send it"
        if verb.tag_ not in ("VB", "VBP") or helpers_of(verb):
            return None
        helpers = [h.text for h in helpers_of(root)]
        return " ".join([named, *helpers, root.text, "to"])
    if has_own_tense(verb) and helpers_of(verb):
        return named
    if helpers_of(verb):
        return None
    if verb.lemma_ == "be" and verb.tag_ in ("VBZ", "VBP", "VBD"):
        return named  # "was agreed in July and is now due": a "be" of its own shares no helper
    shared = [h for h in helpers_of(root) if h.i > subject.i]
    if not shared:
        same = verb.tag_ == root.tag_ and verb.tag_ in ("VBZ", "VBD", "VBP")
        return named if same else None
    if verb.tag_ != root.tag_ and not (root.tag_ == "VB" and verb.tag_ == "VBP"):
        return None
    if verb.tag_ == "VBD" or (verb.tag_ == "VBG" and shared[-1].lemma_ != "be"):
        return None
    return " ".join([named, *(h.text for h in shared)])


REWRITER = Rewriter(
    id="split_coordination",
    mends=(),
    turn=50,
    propose=propose,
    examples=(
        (
            "You must bring your letter and tell us your name.",
            "You must bring your letter. You must tell us your name.",
        ),
        (
            "Your care plan was agreed on Tuesday 29 July 2025 and is now due for review.",
            "Your care plan was agreed on Tuesday 29 July 2025. Your care plan is now due for review.",
        ),
        (
            "We looked at your form and we changed our decision.",
            "We looked at your form. We changed our decision.",
        ),
        (
            "You can drink water but you must not eat food.",
            "You can drink water. But you must not eat food.",
        ),
        (
            "A nurse will call you and ask you some questions.",
            "A nurse will call you. The nurse will ask you some questions.",
        ),
        ("Phone us on Monday and we will help you.", "Phone us on Monday. Then we will help you."),
        (
            "Sign and date your forms and send all of them to us.",
            "Sign and date your forms. Send all of them to us.",
        ),
        (
            "The nurse will weigh you, measure your height and check your eyes.",
            "The nurse will weigh you. The nurse will measure your height. The nurse will check your eyes.",
        ),
        (
            "You can write to us or call us, and you can bring a friend.",
            "You can write to us or call us. You can bring a friend.",
        ),
    ),
    leaves=(
        "Our crews will collect the bins from a place and return them to it.",
        "We have no control over and are not liable for other sites.",
        "You may not eat food and drink water.",
        "You must not leave the ward and go home.",
        "If you are ill, phone us and stay at home.",
        "You must complete and sign the form.",
        "The meeting is between you and your manager.",
        "You can copy this if the heading and this notice are kept.",
        "Phone us and stay at home if you are ill.",
        "They spun a black cord and, attaching it to a hook, pulled it tight.",
        "We want you to read the form and sign it.",
    ),
)
