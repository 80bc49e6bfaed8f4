"""An easier wording and the place of the hard word -> does it stand there as good English?

The lists say which word is easier. Here stands what no list can say: "a further visit" is no "a more
visit", "we reviewed the claim" no "we looked at again the claim". Where it does not fit, the wording
is not offered: no suggestion is better than a wrong one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from easyread.simplify.conditions import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

PREPOSITIONS = frozenset(
    "about after against at between by for from in into of on onto than to with without".split()
)
# "Was looked at" is English; "was thought about by us" is not.
PASSIVE_WITH = frozenset("at after into".split())
PASSIVE_PAIRS = frozenset({"dealt with", "asked for", "paid for", "agreed to"})
NOT_PASSIVE = frozenset("got had been must".split())
PARTICLES = frozenset("by in on".split())  # "step in" needs no object
# These stand behind the object: "make the pain worse", not "make worse the pain".
BEHIND_OBJECT = frozenset(
    "again worse better easier first simpler stronger longer smaller ready".split()
)
# Before a noun they need no "a" or "your", and "one more" but not "a more".
AMOUNTS = frozenset("enough less many more most much several some".split())
LONG_ADJECTIVES = ("very ", "not enough", "too much", "a lot of", "plenty of", "out of date")
# Neither "it is main" is English nor "the away person".
ONLY_BEFORE_NOUN = frozenset(
    "main last earlier present part total yearly lung extra shared different".split()
)
ONLY_AFTER_VERB = frozenset("allowed able away".split())
# "Important to us", but not "right to us".
NO_PREPOSITION = frozenset("right main big equal".split())
# "A letter" counts; "a help" does not.
MASS = frozenset(
    "advice care clothes detail equipment food force harm help housing information knowledge law "
    "money nothing permission poo spending stuff wee work".split()
)
_DETERMINERS = frozenset(
    "a an another any each every its his her my no one our some such that the their this your".split()
)
_SINGLE = frozenset("a an another each every one that this".split())
# "Paying back" tells a deed, "a lifting chair" names a thing.
_AFTER_ING = frozenset(
    "a about again around at away back bigger dizzy down for in no not of off on out part people "
    "responsible rid sick the this to together too up with your".split()
)
_CLAUSES = frozenset("how what when where who not".split())
# Two nouns that law and letters join: both change, or none.
PAIRS = frozenset(
    map(
        frozenset,
        (
            ("distress", "inconvenience"),
            ("loss", "damage"),
            ("aim", "objective"),
            ("term", "condition"),
            ("policy", "procedure"),
            ("right", "obligation"),
            ("duty", "obligation"),
            ("cost", "expense"),
            ("grievance", "complaint"),
        ),
    )
)
# "Help" and "let" need somebody: "enable consistency to be led" is neither.
PERSONS = frozenset(
    "you me us him her them people everyone anyone tenants residents carers parents children "
    "patients families customers".split()
)
# What a set phrase names: nothing inside "enforcement notice" changes.
_PAPERS = frozenset("order notice form scheme".split())
# "Additional support needs" names a kind of need, not more of it.
_KINDS = frozenset("support learning care teaching education".split())


def stands(pos: str, words: list[str], row: list[str], first: Token, last: Token) -> bool:
    """Say whether an easier wording may take the place of the words from ``first`` to ``last``.

    Args:
        pos: the part of speech of its row.
        words: the easier wording, inflected, in lower case.
        row: the words of the row's phrase.
        first: the first word that goes.
        last: the last word that goes.

    Returns:
        True where we see nothing that speaks against it.
    """
    before = first.nbor(-1) if first.i > first.sent.start else None
    after = last.nbor() if last.i + 1 < last.sent.end else None
    if _repeats(words, row, first, last) or _clashes(pos, words, row, before, after):
        return False
    if last.pos_ == "ADP" and words[-1] != last.lower_ and _has_lost_half(last):
        return False
    if words == ["because", "of"] and _tells_a_deed(last):
        return False  # "because of your having written"
    if pos == "VERB":
        return _verb(words, row, first, after)
    if pos == "ADJ":
        return _adjective(words, row, first, before, after)
    if pos == "ADV":
        return _adverb(words, first, before, after)
    return pos != "NOUN" or _noun(words, row, last, first, after)


def _repeats(words: list[str], row: list[str], first: Token, last: Token) -> bool:
    """Whether a word of the wording stands close by already ("health and health and happiness")."""
    doc = first.doc
    near = [*doc[max(first.sent.start, first.i - 3) : first.i], *doc[last.i + 1 : last.i + 3]]
    close = {t.lower_ for t in near} | {t.lemma_.lower() for t in near}
    if any(len(w) > 3 and w in close and w not in row for w in words):
        return True
    before = {t.lower_ for t in near if t.i == first.i - 1}
    after = {t.lower_ for t in near if t.i == last.i + 1}
    return words[0] in before or words[-1] in after


def _clashes(
    pos: str, words: list[str], row: list[str], before: Token | None, after: Token | None
) -> bool:
    """Whether two prepositions meet: "by by", "separate of", "came to with"."""
    ends_on_one = words[-1] in PREPOSITIONS and words[-1] != row[-1] and len(words) + len(row) > 2
    if ends_on_one and after is not None and after.pos_ == "ADP" and after.lower_ in PREPOSITIONS:
        # "Has been looked into by a nurse" is English, if the verb is passive.
        return not (pos == "VERB" and after.lower_ == "by" and words[-1] in PASSIVE_WITH)
    joins = pos in ("PREP", "PHRASE") and before is not None and before.pos_ == "ADP"
    limit = words[:2] in (["at", "least"], ["at", "most"])  # "of at least £20"
    return joins and words[0] in PREPOSITIONS and row[0] not in PREPOSITIONS and not limit


def _has_lost_half(prep: Token) -> bool:
    """Whether "refer to A ... and to B" stands too far apart for "and to" to go with the first "to"."""
    return any(
        t.lower_ == prep.lower_
        and t.nbor(-1).pos_ == "CCONJ"
        and t.tag_ != "TO"
        and not (t.dep_ in ("conj", "prep") and t.head in (prep, prep.head))
        for t in prep.doc[prep.i + 2 : prep.sent.end]
    )


def _tells_a_deed(last: Token) -> bool:
    """Whether "your having written" follows, or "the form being late"."""
    following = list(last.doc[last.i + 1 : min(last.i + 6, last.sent.end)])
    return any(t.lower_ in ("having", "being") for t in following)


def _verb(words: list[str], row: list[str], verb: Token, after: Token | None) -> bool:
    passive = is_passive(verb)
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    if words[0] in ("be", "must", "can") and any(c.lemma_ == "do" for c in verb.children):
        return False  # "they do not be more than"
    helped = verb.i > verb.sent.start and verb.nbor(-1).tag_ == "MD"
    if helped and words[:2] == ["do", "not"]:
        return False  # "will do not have to"
    if passive and words[0] in NOT_PASSIVE and verb.lemma_ != "be":
        return False  # "will be got back"
    if row[0] == "enable" and (after is None or after.lower_ not in PERSONS):
        return False
    if row == ["provide"] or row == ["supply"]:
        return not _is_for_somebody(verb, objects)
    if len(words) == 1 or len(row) > 1:
        return True
    if passive and words[-1] in PREPOSITIONS:
        return words[-1] in PASSIVE_WITH or " ".join(words) in PASSIVE_PAIRS
    if words[-1] in BEHIND_OBJECT and any(o.i > verb.i for o in objects):
        return False
    if words[-1] in PREPOSITIONS - PARTICLES:
        if after is None or after.pos_ in ("ADV", "PUNCT") or after.tag_ == "TO":
            return any(o.i < verb.i for o in objects)  # "which you went to"
        return bool(objects)
    return True


def _is_for_somebody(verb: Token, objects: list[Token]) -> bool:
    """Whether "for" says who gets it: "provide support and education for children"."""
    things = [verb, *objects, *(c for o in objects for c in o.conjuncts)]
    return any(t.lower_ == "for" and t.i > verb.i and t.head in things for t in verb.subtree)


def _adjective(
    words: list[str], row: list[str], word: Token, before: Token | None, after: Token | None
) -> bool:
    said = " ".join(words)
    head = word.head
    if words[0] in ("that", "who", "which"):
        told = any(t.tag_ == "VBD" or t.shape_ == "dddd" for t in word.sent)  # "in 2021"
        past = words[1:2] == ["can"] and told
        return before is not None and before.pos_ == "NOUN" and not past
    kind = after.lower_ if after is not None and after.dep_ == "compound" else ""
    if row == ["additional"] and kind and (kind in _KINDS or words[0] in AMOUNTS):
        return False
    if row == ["initial"] and head.tag_ in ("NNS", "NNPS"):
        return False  # "first plans are made" counts them
    if len(row) > 1:
        return True
    if word.dep_ in ("amod", "compound", "nmod") and head.i > word.i:
        if said in ONLY_AFTER_VERB or said.endswith("ing"):
            return False
        if len(words) > 1 and not said.startswith(LONG_ADJECTIVES):
            return False
        counted = [c.lower_ for c in head.children if c.dep_ in ("det", "poss")]
        determined = any(c not in ("any", "no", "some") for c in counted)
        if words[0] in AMOUNTS or said.startswith(LONG_ADJECTIVES[1:]):
            many = head.tag_ in ("NNS", "NNPS") or words[0] not in ("many", "several")
            # "very a lot of pain", "no specific more needs"
            more = before is not None and before.pos_ in ("ADV", "ADJ")
            return many and not determined and not more
        return True
    if said in ONLY_BEFORE_NOUN or words[-1] == "of":
        return False
    if word.dep_ == "conj" and len(words) > 1:
        return False  # "either aided or without help"
    return said not in NO_PREPOSITION or not _goes_on(after)


def _adverb(words: list[str], word: Token, before: Token | None, after: Token | None) -> bool:
    if words[-1] == "enough" and after is not None and after.pos_ in ("ADJ", "ADV", "VERB"):
        return False
    if len(words) == 1:
        return True
    if word.dep_ == "conj":
        return False
    if before is None or before.pos_ == "PUNCT":
        return True
    if after is not None and words[:2] == ["a", "lot"] and after.tag_ in ("JJR", "RBR"):
        return True  # "a lot lower"
    return word.head.i < word.i or after is None or after.is_punct


def _noun(words: list[str], row: list[str], noun: Token, first: Token, after: Token | None) -> bool:
    helpers = {c.lower_ for c in noun.children if c.i < first.i and c.dep_ != "prep"}
    before = first.nbor(-1) if first.i > first.sent.start else None
    if before is not None and before.lower_ in _DETERMINERS:
        helpers.add(before.lower_)
    modifies = noun.dep_ in ("compound", "nmod", "amod") and noun.head.i > noun.i
    if noun.dep_ == "compound" and noun.head.lemma_.lower() in _PAPERS:
        return False
    if modifies or (after is not None and after.dep_ == "compound" and after.head.i > noun.i):
        return len(words) == 1 and row[-1] != words[-1] and not words[-1].endswith("s")
    verbal = words[0].endswith("ing") and words[1:2] != [] and words[1] in _AFTER_ING
    clause = verbal or words[0] in _CLAUSES
    if clause and (helpers or (len(row) == 1 and _goes_on(after))):
        return False  # "the being responsible", "how often of visits"
    if {"who", "that"} & set(words) and len(row) == 1 and _goes_on(after):
        return False
    linked = [t for t in noun.conjuncts if noun.doc[min(t.i, noun.i) + 1].lower_ in ("and", "or")]
    if any(frozenset((noun.lemma_.lower(), t.lemma_.lower())) in PAIRS for t in linked):
        return False
    if "to" in words[1:] and noun.conjuncts:
        return False  # "give somewhere to live, support and education"
    many = words[-1] in MASS or (words[-1].endswith("s") and not words[-1].endswith("ss"))
    if not many or "of" in words or "or" in words:
        return True
    if noun.tag_ in ("NN", "NNP"):
        if helpers & _SINGLE:
            return False
        return words[-1] in MASS - {"clothes"} or not _with_verb(
            noun, ("VBZ",), ("is", "was", "has")
        )
    return (
        words[-1] not in MASS
        or words[-1] == "clothes"
        or not (
            helpers & {"many", "few", "several", "these", "those"}
            or _with_verb(noun, ("VBP",), ("are", "were", "have"))
        )
    )


def _goes_on(after: Token | None) -> bool:
    return after is not None and (after.pos_ == "ADP" or after.tag_ == "TO")


def _with_verb(noun: Token, tags: tuple[str, ...], forms: tuple[str, ...]) -> bool:
    """Whether the noun is the subject of a verb that shows its number."""
    if noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    helpers = [c for c in noun.head.children if c.dep_ in ("aux", "auxpass")]
    verb = helpers[0] if helpers else noun.head
    return verb.tag_ in tags or verb.lower_ in forms
