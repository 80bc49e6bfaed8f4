"""A parsed sentence -> answers to small grammar questions that rules and rewriters share.

Every function is pure: it reads spaCy tokens and gives tokens or spans back, in reading order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


def word_set(text: str) -> frozenset[str]:
    """Make a set of the words in a text that are parted by spaces."""
    return frozenset(text.split())


# Dependency labels (ClearNLP labels, as spaCy's English models use them).
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
HELPERS = frozenset({"aux", "auxpass"})
COMPLEMENTS = frozenset({"attr", "acomp", "oprd"})

# Fine-grained tags (Penn Treebank).
FINITE_TAGS = frozenset({"VBZ", "VBP", "VBD", "MD"})
PARTICIPLES = frozenset({"VBN", "VBD"})

BE_FORMS = word_set("be am is are was were been being 's 're 'm ’s ’re ’m")
SURE_BE = word_set("is are was were be being been")  # "'s" may be "has"
GET_FORMS = word_set("get gets got gotten getting")
NEVER_PASSIVE = word_set("be become go get have do seem come")

# Participles that say how someone or something is ("you are entitled", "the office is closed"):
# they look passive but nobody does anything. With a doer ("closed by the council") they count.
# Source: appendix A of docs/standards.md, extended.
STATES = word_set("""
    accustomed acquainted addicted ashamed bored closed committed complicated concerned confused
    convinced crowded dedicated delighted detailed determined devoted disabled divorced educated
    entitled excited exhausted experienced finished frightened gone inclined interested involved
    isolated limited married mistaken obliged outdated overcrowded overwhelmed packed pleased
    qualified relaxed relieved retired satisfied scared skilled stuck talented thrilled tired
    trapped unemployed worried worn
    """)
# "Get lost", "get started", "get rid of": fixed phrases, not passives.
GET_STATES = STATES | word_set(
    "angry better dressed drunk going hurt involved lost ready rid started used wasted"
)
# "They were done", "I am finished": a person as subject makes it a state, a thing does not.
DONE_FORMS = frozenset({"done", "finished"})
# Only these take a name after the passive: "is called a tribunal", never "is written notes".
NAMING = word_set("""
    appoint believe call christen consider crown declare deem dub elect find keep label leave make
    name nickname offer pay rate send show tell term think title vote
    """)
PERSONS = word_set("i you he she we they who")

# "Returned by 3 May", "sent by post": "by" names a time or a way, not a doer.
WAYS = word_set("""
    account accident air appointment bacs boat bus car card cash chance cheque credit debit design
    default definition degree email e-mail fax foot force giro hand instalment law letter mail means
    method mistake mouth name nature noon midday midnight night now phone plane post rail reference
    reason road sea ship standard system tel telephone text then train transfer tram tomorrow today
    virtue way weight
    """)
# "Sent by your doctor to the hospital on Monday": these belong to the verb, not to the doer.
TAILS = word_set("to on from before after until by via during within through when if because")
TIMES = word_set("""
    second minute hour day week weekend fortnight month quarter year date deadline time morning
    afternoon evening end close start beginning monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november december
    christmas easter
    """)

# The complement of these is not an idea of its own: "this means you owe us" is one idea.
CARRIERS = word_set("""
    agree ask believe check confirm consider decide ensure expect explain feel find help highlight hope know let
    make mean note propose recommend remember report say see show state suggest tell think understand want wish
    """)
CONDITIONS = word_set("if when while until unless before after as because so once where")

# Order words that the small model often takes for nouns: "Phone us", "Email the team".
ORDERS = word_set("""
    answer apply arrive ask attach attend avoid book bring call check choose collect come complete
    contact cross deliver do eat drink email enclose ensure explain fill find follow give go keep
    let list look make note pay phone post provide put quote read remember reply report return ring
    see send show sign speak start stop take talk telephone tell text tick try turn use visit wait
    walk wash wear write
    """)
OPENERS = frozenset({"please", "then", "now", "also", "always", "never", "and", "or", "first"})
# What can follow an order word that opens a sentence: "Phone us", "Book your place".
AFTER_ORDER = frozenset({"DET", "PRON", "NUM", "ADP", "PART", "SCONJ"})

_PHONE = re.compile(r"\+?\(?\d[\d()]*(?:[ -]\d{2,}){1,4}")
_WORD = re.compile(r"[^\s—–]*\w[^\s—–]*")
_LINK_TARGET = re.compile(r"\]\([^)\s]*\)")  # Markdown: only the words of a link are read
_ROUND_WORDS = ".,;:!?()[]\"'“”‘’*"


def words(text: str) -> tuple[str, ...]:
    """Count as a reader does: a number, a sum of money, a phone number or a name part is one word.

    >>> words("Phone 01632 960422 by 5:30pm - it is £3.50.")
    ('Phone', '01632 960422', 'by', '5:30pm', 'it', 'is', '£3.50')
    """
    found: list[str] = []
    at = 0
    text = _LINK_TARGET.sub("]", text)
    for phone in _PHONE.finditer(text):
        found += _WORD.findall(text[at : phone.start()])
        found.append(phone.group())
        at = phone.end()
    found += _WORD.findall(text[at:])
    return tuple(word.strip(_ROUND_WORDS) for word in found)


def is_shouted(sentence: Span | Doc) -> bool:
    """Tell whether a line is all in capital letters, as some headings are."""
    letters = [c for c in sentence.text if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def subtree_span(token: Token) -> Span:
    """Give the whole phrase that hangs on this token, from its first word to its last."""
    return token.doc[token.left_edge.i : token.right_edge.i + 1]


def subject_of(verb: Token) -> Token | None:
    """Find who does (or undergoes) this verb; "signed and sent" share the subject of "signed"."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS and child.dep_ != "expl"]
    if own:
        return own[0]
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        return subject_of(verb.head)
    return None


def helpers_of(verb: Token) -> tuple[Token, ...]:
    """Give the helping verbs of this verb in order: "must", "have", "been"."""
    return tuple(child for child in verb.children if child.dep_ in HELPERS)


def is_negated(verb: Token) -> bool:
    """Tell whether "not", "n't" or "never" hangs on this verb."""
    return any(child.dep_ == "neg" or child.lower_ == "never" for child in verb.children)


def is_finite(verb: Token) -> bool:
    """Tell whether this verb, or its first helper, has a tense: "is", "sent", "must be sent"."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return False
    helpers = helpers_of(verb)
    if any(helper.tag_ in FINITE_TAGS for helper in helpers):
        return True
    if any(helper.lower_ == "to" for helper in helpers) or verb.dep_ in HELPERS:
        return False
    if verb.dep_ == "conj" and not helpers and verb.tag_ == verb.head.tag_:
        return is_finite(verb.head)  # "must be signed and returned": they share the helpers
    return verb.tag_ in FINITE_TAGS


def finite_verbs(sentence: Span | Doc) -> tuple[Token, ...]:
    """Give the verbs that head a clause with a tense, or that give an order."""
    return tuple(t for t in sentence if is_finite(t) or _is_order(t))


def is_imperative(sentence: Span | Doc) -> bool:
    """Tell whether the sentence tells the reader to do something: "Please send the form".

    A condition may stand in front ("If you are ill, phone us").
    """
    root = next((t for t in sentence if t.dep_ == "ROOT"), None)
    if root is not None and _is_order(root):
        return True
    if _opens_with_order(sentence):
        return True
    if not len(sentence) or sentence[0].lower_ not in CONDITIONS:
        return False
    commas = [i for i, token in enumerate(sentence) if token.text == ","]
    return any(_opens_with_order(sentence[i + 1 :]) for i in commas)


def passive_verbs(sentence: Span | Doc) -> tuple[Token, ...]:
    """Give the participles of passive verbs: "sent" in "The form must be sent".

    Left out: states ("you are entitled"), fixed phrases with get, and short forms without a
    helping verb ("the form sent to you").
    """
    first = [t for t in sentence if _is_passive(t)]
    found = {t.i: t for t in first}
    for verb in first:
        for other in verb.conjuncts:
            if other.tag_ in PARTICIPLES and other.i > verb.i and not _has_own_clause(other):
                found.setdefault(other.i, other)
    return tuple(found[i] for i in sorted(found))


def by_agent(verb: Token) -> Span | None:
    """Give who does a passive verb, without "by": "the nurse" in "taken by the nurse".

    None where there is no doer, or where "by" names a time or a way ("by 3 May", "by post").
    """
    for by in verb.children:
        if by.lower_ != "by" or by.dep_ not in {"agent", "prep"}:
            continue
        for doer in by.children:
            if doer.dep_ == "pobj" and _can_act(doer):
                return _own_phrase(doer)
    return None


def ideas(sentence: Span | Doc) -> tuple[Token, ...]:
    """Give the verbs that each carry an idea of their own; one verb is one idea.

    Counted: the main verb, joined verbs, and clauses with a tense. Not counted: what somebody
    means, knows or says ("this means you owe us"), what a thing is ("this is the day when we
    meet"), "to" with a verb, and a second verb right
    beside the first ("eat or drink").
    Source: S-02 and appendix A of docs/standards.md.
    """
    return tuple(t for t in finite_verbs(sentence) if _carries_idea(t))


def condition_word(verb: Token) -> Token | None:
    """Give the word that makes this verb's clause depend on another: "if", "when", "because"."""
    if verb.dep_ != "advcl":
        return None
    for child in verb.children:
        if child.dep_ in {"mark", "advmod"} and child.lower_ in CONDITIONS:
            return child
    return None


def _opens_with_order(piece: Span | Doc) -> bool:
    """Tell whether these words begin with an order, by its first two words alone."""
    start = 0
    while start < len(piece) and (
        piece[start].lower_ in OPENERS or piece[start].is_punct or piece[start].is_space
    ):
        start += 1
    rest = piece[start : start + 2]
    if len(rest) < 2:
        return False
    if rest[0].lower_ == "do" and rest[1].lower_ in {"not", "n't", "n’t"}:
        return True
    return rest[0].lower_ in ORDERS and (rest[1].pos_ in AFTER_ORDER or rest[1].tag_ == "PRP$")


def _is_order(verb: Token) -> bool:
    """A bare verb without a subject that stands on its own: "Send", "do not drive"."""
    if verb.tag_ not in {"VB", "VBP"} or verb.dep_ not in {"ROOT", "conj"}:
        return False
    if any(child.dep_ in SUBJECTS for child in verb.children):
        return False
    if any(helper.lower_ != "do" for helper in helpers_of(verb)):
        return False
    if verb.dep_ == "conj":
        return _is_order(verb.head)
    has_words = any(not child.is_punct for child in verb.children)
    return verb.dep_ == "ROOT" and (has_words or verb.lower_ in ORDERS)


def _is_passive(token: Token) -> bool:
    low = token.lower_
    if token.tag_ in {"VB", "VBP", "VBZ", "VBG"} or (
        token.lemma_ in NEVER_PASSIVE and low != "done"
    ):
        return False
    if token.dep_ == "acomp":
        # "I was surprised by the news": a doer makes it a passive whatever the tag says.
        return low.endswith("ed") and by_agent(token) is not None
    if token.tag_ not in PARTICIPLES:
        return False
    helper = _passive_helper(token)
    if helper is None:
        return _is_turned_question(token) or _is_turned_statement(token)
    if by_agent(token) is not None:
        return True
    if token.lemma_ not in NAMING and any(
        c.dep_ == "oprd" and c.pos_ == "NOUN" for c in token.rights
    ):
        return False
    if helper in GET_FORMS and low in GET_STATES:
        return False
    if low in DONE_FORMS:
        subject = subject_of(token)
        return subject is None or subject.lower_ not in PERSONS
    return low not in STATES


def _passive_helper(token: Token) -> str | None:
    """The form of "be" or "get" that makes this participle passive, lower case."""
    for child in token.children:
        if child.dep_ == "auxpass" and child.lower_ in BE_FORMS | GET_FORMS and child.i < token.i:
            return child.lower_
    for child in token.children:
        # The parser calls "be" a plain helper at times: "Is parking provided?".
        if child.dep_ == "aux" and child.lower_ in SURE_BE and child.i < token.i:
            return child.lower_
    return None


def _is_turned_question(token: Token) -> bool:
    """The parser hangs the participle on the noun in "Why is the city called that?"."""
    noun = token.head
    if token.dep_ != "acl" or token.tag_ != "VBN" or noun.dep_ not in {"nsubj", "attr"}:
        return False
    be = noun.head
    if be.lower_ not in BE_FORMS or be.i > noun.i or be.sent[-1].text != "?":
        return False
    return not any(c.i > token.i and c.dep_ in COMPLEMENTS for c in be.children)


def _is_turned_statement(token: Token) -> bool:
    """The participle opens the sentence: "Enclosed is a form"."""
    opens = token.is_sent_start or token.i == token.sent.start
    return (
        opens
        and token.tag_ == "VBN"
        and token.i + 1 < token.sent.end
        and (token.nbor().lower_ in {"is", "are"})
    )


def _has_own_clause(verb: Token) -> bool:
    """A joined verb with its own subject or helper does not share the first verb's "be"."""
    return any(c.dep_ in SUBJECTS or c.dep_ in HELPERS for c in verb.children)


def _own_phrase(noun: Token) -> Span:
    """The noun's phrase without what belongs to the verb: "your doctor (to the hospital)"."""
    whole = subtree_span(noun)
    tails = [c.i for c in noun.rights if c.lower_ in TAILS or c.dep_ == "advcl"]
    return noun.doc[whole.start : min(tails, default=whole.end)]


def _can_act(doer: Token) -> bool:
    if doer.lemma_.lower() in WAYS | TIMES or doer.lower_ in WAYS | TIMES:
        return False
    if doer.pos_ in {"NUM", "VERB"} or doer.tag_ in {"CD", "VBG"} or not doer.text[:1].isalpha():
        return False
    # "by Friday 3 May": the day may hang inside the phrase.
    return not any(t.lower_ in TIMES and t.dep_ != "poss" for t in _left_words(doer))


def _left_words(noun: Token) -> Iterator[Token]:
    return (t for t in noun.children if t.dep_ in {"compound", "nmod", "nummod"})


def _carries_idea(verb: Token) -> bool:
    if verb.dep_ == "ROOT":
        return True
    if verb.dep_ in {"ccomp", "parataxis"}:
        # "It is essential that you come" is one idea too.
        return verb.head.lemma_ not in CARRIERS and verb.head.lemma_ != "be"
    if verb.dep_ == "relcl" and verb.head.dep_ == "attr":
        return False  # "This is the age at which ...", "There are people who ..."
    if verb.dep_ == "conj" and verb.i - verb.head.i <= 2:
        return False  # "do not eat or drink anything": two verbs, one thought
    return verb.dep_ in {"advcl", "relcl", "conj"}
