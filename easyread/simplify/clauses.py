"""A parsed sentence -> the small cuts and joins that every rewriter of clauses shares.

Nothing here decides whether a change is wise; it answers "may I cut here?" and builds clean text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from easyread.grammar import helpers_of, is_imperative, subtree_span
from easyread.nlp import Parsed, parse
from easyread.simplify.wellformed import is_sound, opens_with_please

if TYPE_CHECKING:
    import spacy.tokens

VERBS = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
COMPLEMENTS = frozenset(
    {
        "dobj",
        "dative",
        "prep",
        "acomp",
        "attr",
        "xcomp",
        "ccomp",
        "oprd",
        "agent",
        "npadvmod",
        "obj",
    }
)
CONDITIONS = frozenset(
    "if unless when whenever until till before after once while where whether as since because "
    "provided providing although though".split()
)
# These words may open a sentence without a say in what the rest means.
LINKS = frozenset("please also therefore however then so and but now moreover furthermore".split())
# A subject with one of these cannot be said twice: "Each nurse" or "No one" would change its sense.
NOT_REPEATABLE = frozenset(
    "who which what that there each every no some any most many few all none nobody nothing someone "
    "somebody anyone anybody everyone everybody one another others either neither both half more less "
    "several such only even those whoever whatever".split()
)
TIES = frozenset("either neither nor whether both between".split())
OF_ALL = frozenset("any each every".split())
POINTING = frozenset("this that these those".split())
PRONOUNS = frozenset("you we i they he she it this these".split())
PARTS = frozenset(
    "number majority lot range group variety couple series minority set kind sort type".split()
)
# With nothing after it, one of these shares what follows later in the sentence.
LEFT_HANGING = frozenset("over of for to with from by about into against towards".split())
_KNOWN = frozenset("the this these your our my their his her its".split())
_DEADLINE = re.compile(
    r"\b(?:by|before|within|until|no\s+later\s+than|not\s+later\s+than)\s+(?!\w+ing\b)",
    re.IGNORECASE,
)
_ODD = re.compile(r"[\n\r\"“”«»{}\[\]|<>]|==|\(\(|%s|…|\.\.\.|‘|(?<!\w)'")
_LABEL = re.compile(r":(?!\d)")


def may_be_cut(sentence: Parsed) -> bool:
    """Say whether this is one whole sentence without quotes, fields, labels or a question."""
    return len(sentence.sentences) == 1 and _is_plain(sentence.text)


@lru_cache(maxsize=8)  # a dozen rewriters ask about the same sentence, one after the other
def _is_plain(text: str) -> bool:
    if not (text[:1].isupper() and text.rstrip().endswith(".")):
        return False
    return not (_ODD.search(text) or _LABEL.search(text))


def root_of(sentence: Parsed) -> spacy.tokens.Token:
    """Give the main verb of a sentence parsed alone."""
    return sentence.sentences[0].root


def stands_alone(text: str) -> Parsed | None:
    """Parse a piece as a sentence of its own; None where it is not one whole statement or order.

    Only words such as "please" or "therefore" may stand before its subject, so that nothing in
    front can govern what follows. The small model errs less on a piece than on a long sentence.
    """
    alone = parse(sentence_of(text))
    if len(alone.sentences) != 1 or not is_sound(alone):
        return None
    if opens_with_please(alone.doc[:3]):
        return alone
    root, first = root_of(alone), alone.doc[0]
    if first.lower_ in ("only", "even", "just", "not") and alone.doc[1].lower_ in CONDITIONS:
        return None
    if root.pos_ not in VERBS or first.lower_ in CONDITIONS or first.tag_.startswith("W"):
        return None
    subject = next(filter(None, map(own_subject, (root, *helpers_of(root)))), None)
    if subject is None or subject.i > root.i:
        return alone if is_imperative(alone.doc) else None
    if subject.dep_.startswith("csubj") or subject.tag_.startswith("W"):
        return None
    before = alone.doc[: subject.left_edge.i]
    if any(t.lower_ not in LINKS and not t.is_punct for t in before):
        return None
    return alone if has_own_tense(root) else None


def in_brackets(token: spacy.tokens.Token) -> bool:
    """Say whether the token stands between round brackets."""
    before = token.doc.text[: token.idx]
    return before.count("(") > before.count(")")


def own_subject(verb: spacy.tokens.Token) -> spacy.tokens.Token | None:
    """Give the subject that hangs on this very verb, or None."""
    return next((c for c in verb.children if c.dep_ in SUBJECTS), None)


def has_own_tense(verb: spacy.tokens.Token) -> bool:
    """Say whether this verb carries its own tense, so that no helper need be said again."""
    helpers = helpers_of(verb)
    if helpers:
        return helpers[0].tag_ in ("MD", "VBZ", "VBP", "VBD")
    return verb.tag_ in ("VBZ", "VBP", "VBD")


def is_name(token: spacy.tokens.Token) -> bool:
    """Say whether a word keeps its capital wherever it stands: a name, "I", "GP", "NHS".

    A small model calls some plain words names at the start of a sentence, so a capitalised common
    word there counts as a name only where the model is sure of it.
    """
    word = token.text
    if word == "I" or word[:2] in ("I'", "I’") or any(c.isdigit() for c in word):
        return True
    if len(word) > 1 and any(c.isupper() for c in word[1:]):
        return True
    return token.tag_ in ("NNP", "NNPS") or token.pos_ == "PROPN"


def lower_start(text: str, first: spacy.tokens.Token) -> str:
    """Start a text in lower case, unless its first word is a name."""
    return text if not text or is_name(first) else text[0].lower() + text[1:]


def capital(text: str) -> str:
    """Start a text with a capital letter.

    >>> capital("you must go.")
    'You must go.'
    """
    return text[:1].upper() + text[1:]


def sentence_of(text: str) -> str:
    """Make a clean sentence of a piece: a capital first, a full stop last, no loose comma.

    >>> sentence_of("you must go ,")
    'You must go.'
    """
    text = re.sub(r"\s+", " ", text).strip().strip(",;:–—- ").strip()
    return capital(text if text.endswith((".", "!", "?")) else text + ".")


def bullets(lead: str, items: Iterable[str]) -> str:
    r"""Set items under a lead-in; the last one ends the sentence.

    >>> bullets("Bring", ["your letter", "a pen"])
    'Bring:\n- your letter\n- a pen.'
    """
    return f"{lead}:\n" + "\n".join(f"- {item}" for item in items) + "."


def words_of(tokens: Iterable[spacy.tokens.Token]) -> str:
    """Join tokens as they stand in the text, in order."""
    return "".join(t.text_with_ws for t in sorted(tokens, key=lambda t: t.i)).strip()


def ties_halves(token: spacy.tokens.Token) -> bool:
    """Say whether "either", "both" or the like ties two halves; "both of you" names two people."""
    if token.lower_ == "both" and token.i + 1 < len(token.doc):
        return bool(token.nbor().lower_ != "of")
    return token.lower_ in TIES


def has_deadline(piece: str) -> bool:
    """Say whether "by Friday" or the like stands in the last piece of a sentence.

    "Send the form, including a list, by Friday": it may be the day for all that is asked.
    """
    return _DEADLINE.search(piece) is not None


def points_with_this(reason: Iterable[spacy.tokens.Token]) -> bool:
    """Say whether "this" stands for a thing here: behind "This is because" it would be another one."""
    return any(t.lower_ in ("this", "these") and t.dep_ not in ("det", "npadvmod") for t in reason)


def is_within(token: spacy.tokens.Token, head: spacy.tokens.Token) -> bool:
    """Say whether a token is the head itself or hangs below it."""
    return token == head or head.is_ancestor(token)


def all_within(tokens: Iterable[spacy.tokens.Token], head: spacy.tokens.Token) -> bool:
    """Say whether every token but punctuation belongs to this head, so that a cut there is clean."""
    return all(t.is_punct or t.is_space or is_within(t, head) for t in tokens)


def is_complete(verb: spacy.tokens.Token, last: int) -> bool:
    """Say whether the verb has its object or the like before token ``last``.

    "You must complete and sign the form" cannot be cut after "complete".
    """
    final = verb.doc[last]
    if final.lower_ in LEFT_HANGING and not any(final.children):
        return False  # "have no control over and are not liable for other sites"
    for child in verb.children:
        if not verb.i < child.i <= last or child.dep_ not in COMPLEMENTS:
            continue
        if child.dep_ in ("prep", "agent"):
            if any(c.dep_ in ("pobj", "pcomp") and c.i <= last for c in child.children):
                return True
        else:
            return True
    return False


def repeated_subject(subject: spacy.tokens.Token, longest: int = 5) -> str | None:
    """Give the words that name the subject a second time, or None where that is not safe.

    "A nurse" becomes "The nurse" (it is the same one); pronouns are said again as they are.
    """
    phrase = _without_figures(subject)
    if subject.lower_ in POINTING and len(phrase) == 1:
        return None  # a second "This" would point at the sentence before it, not at what "this" was
    if subject.lower_ in PRONOUNS and len(phrase) == 1:
        return capital(subject.text)
    words = [t.lower_ for t in phrase]
    of_all = words[0] in OF_ALL  # what is so of every one of them may be said one thing at a time
    if (
        len(phrase) > longest + of_all
        or any(w in NOT_REPEATABLE for w in words[of_all:])
        or subject.pos_ not in ("NOUN", "PROPN")
    ):
        return None
    kinds = ("relcl", "nummod", "appos") if of_all else ("relcl", "acl", "nummod", "appos")
    if any(t.dep_ in kinds or t.is_punct for t in phrase):
        return None
    if subject.lower_ in PARTS or subject.tag_ in ("CD", "DT"):
        return None
    if words[0] in ("a", "an"):
        return "The " + phrase[1:].text if len(phrase) > 1 and subject.tag_ == "NN" else None
    owned = any(c.dep_ == "poss" and c.pos_ == "PROPN" for c in subject.children)
    if not of_all and not owned and words[0] not in _KNOWN and subject.pos_ != "PROPN":
        return None  # bare "Applicants": a second time it would be "These applicants"
    return capital(phrase.text)


def _without_figures(subject: spacy.tokens.Token) -> spacy.tokens.Span:
    """Give the subject's phrase without an amount or a day behind it: "Your deposit (of £1,009)"."""
    whole = subtree_span(subject)
    told = [c for c in subject.children if c.i > subject.i]
    if len(told) != 1 or told[0].dep_ != "prep" or whole[0].lower_ not in _KNOWN:
        return whole
    has_figure = any(ch.isdigit() for t in whole[subject.i - whole.start + 1 :] for ch in t.text)
    return subject.doc[whole.start : subject.i + 1] if has_figure else whole


def _numbers_after(noun: spacy.tokens.Token) -> list[spacy.tokens.Token]:
    """Give the number of "Clinic 4" or "Level 2"."""
    return [c for c in noun.children if c.dep_ == "nummod" and c.i == noun.i + 1]


def noun_again(noun: spacy.tokens.Token) -> str | None:
    """Name a thing just mentioned as the start of a new sentence: "a letter" -> "The letter".

    Only what stands before the noun is said again; a noun joined to others is refused.
    """
    if noun.dep_ == "conj" or any(c.dep_ in ("conj", "cc", "appos") for c in noun.children):
        return None
    left = [t for t in noun.doc[noun.left_edge.i : noun.i] if not t.is_space]
    if any(t.is_punct and t.text != "-" for t in left) or any(
        t.dep_ in ("relcl", "acl") for t in left
    ):
        return None
    words = [t.lower_ for t in left]
    if len(left) > 5 or any(w in NOT_REPEATABLE - {"that"} for w in words):
        return None
    if noun.pos_ == "PROPN":
        return capital(words_of([*left, noun, *_numbers_after(noun)]))
    if noun.pos_ != "NOUN" or noun.lower_ in PARTS:
        return None
    first = words[0] if words else ""
    if first in ("your", "our", "my", "the", "this", "these"):
        return capital(words_of([*left, noun]))
    if first in ("a", "an"):
        return "The " + words_of([*left[1:], noun])
    if noun.tag_ == "NNS":
        described = [t for t in left if t.dep_ != "nummod"]
        if any(t.dep_ not in ("amod", "compound") for t in described):
            return None
        named = words_of([*described, noun])
        return "These " + lower_start(named, described[0] if described else noun)
    return None


def name_again(name: spacy.tokens.Token) -> str | None:
    """Say a name again without what is added to it: "Dr Shah" of "Dr Shah, your consultant"."""
    left = [t for t in name.doc[name.left_edge.i : name.i] if not t.is_space]
    if any(t.is_punct or t.dep_ not in ("compound", "det", "nmod") for t in left):
        return None
    return capital(words_of([*left, name, *_numbers_after(name)]))
