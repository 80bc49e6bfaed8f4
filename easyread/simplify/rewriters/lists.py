"""Three or more like things in one sentence -> a lead-in with a colon and one line for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import bullets, in_brackets, is_name, may_be_cut, root_of
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

if TYPE_CHECKING:
    import spacy.tokens

OPENERS = frozenset("a an the your our my his her their its this these any some".split())
SHARED = frozenset("your our my his her their".split())
# A list may follow one of these; after others ("between") all the things belong together.
LEADS = frozenset("for of with about from to on".split())
# "housing, council tax and pension benefits": the last word may belong to every item.
SHAREABLE = frozenset(
    "service services support care benefit benefits system systems team teams need needs cost costs officer "
    "officers staff worker workers group groups board boards form forms appointment appointments policy policies "
    "sector sectors organisation organisations issue issues problem problems area areas level levels provider "
    "providers home homes professional professionals authority authorities body bodies department departments "
    "plan plans work setting settings role roles data information research development change changes".split()
)
NOT_IN_ITEMS = frozenset(
    "nor but which who that whose where if not etc including such than as".split()
)
# "Help with your rent, your food and your heating": all of it is what the help is for.
HELP = frozenset("help support advice information detail question problem difficulty".split())
ABOUT = frozenset("with about on".split())
FEWEST, MOST, LONGEST = 3, 8, 8


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose bullets where the sentence ends with three or more things of one kind."""
    if not may_be_cut(sentence):
        after = _after_colon(sentence)
    else:
        after = _bullets(sentence) or _deeds(sentence) or _named(sentence)
    if after is not None:
        yield Proposal(
            after, "A list is easier to read line by line.", 0.85, "split", source="S-19"
        )


def _bullets(sentence: Parsed) -> str | None:
    doc, root = sentence.doc, root_of(sentence)
    for first in doc[root.i + 1 :]:
        if first.dep_ not in ("dobj", "pobj", "attr") or not _may_lead(root, first):
            continue
        start = first.left_edge.i
        items = _items(doc[start:])
        if items is None or in_brackets(doc[start]):
            continue
        said = _say(items)
        lead = doc[:start].text.rstrip(" ,:")
        if said is not None and is_well_formed(f"{lead} {said[0]}."):
            return bullets(lead, said)
    return None


_COLON = re.compile(r"^(?P<lead>[A-Z][^:;()\n]+):\s+(?P<tail>[^:;()\n]+)\.$")
_SUCH_AS = re.compile(r"(?:,?\s+(?:such\s+as|for\s+example|including))$")


def _after_colon(sentence: Parsed) -> str | None:
    """Set a list that already follows a colon on lines of its own."""
    found = _COLON.match(sentence.text)
    if found is None or len(sentence.sentences) != 1 or not is_well_formed(f"{found['lead']}."):
        return None
    start = sentence.doc.char_span(found.start("tail"), len(sentence.text))
    # "The following people came: Ann Bell and a nurse": two are a list where the lead says so.
    fewest = 2 if found["lead"].startswith("The following ") else FEWEST
    items = None if start is None else _items(start, "and", _is_colon_thing, fewest)
    if (
        items is None
        or _shares_head(items)
        or re.search(r"\b(?:not|no|never|either|both|between)\b", found["lead"])
    ):
        return None
    return bullets(found["lead"], [item.text for item in items])


def _is_colon_thing(item: spacy.tokens.Span) -> bool:
    """Say whether an item has no clause in it; a colon shows where the list starts."""
    if not 1 <= len(item) <= LONGEST or item[0].pos_ in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ"):
        return False
    if item[-1].pos_ not in ("NOUN", "PROPN", "NUM"):
        return False  # "3 tests: short, medium and long tests"
    return not any(
        t.lower_ in NOT_IN_ITEMS | {"or"} or t.tag_ in ("MD", "VBZ", "VBD", "VBP", "TO")
        for t in item
    )


def _named(sentence: Parsed) -> str | None:
    """List what comes after "including", "such as" or "for example" at the end of a sentence."""
    doc, root = sentence.doc, root_of(sentence)
    for token in doc[3:-3]:
        if token.lower_ not in ("including", "as", "example"):
            continue
        lead = doc[: token.i + 1].text
        mark = _SUCH_AS.search(lead)
        if mark is None or in_brackets(token) or token.i < root.i:
            continue
        start = token.i + 1 + (doc[token.i + 1].text == ",")
        items = _items(doc[start:], "and") or _items(doc[start:], "or")
        said = None if items is None else _say(items) or _mixed(items)
        before = lead[: mark.start()]
        if said is None or any(t.lower_ in NOT_LEADS or t.dep_ == "neg" for t in doc[:start]):
            return None
        if not is_well_formed(f"{before}."):
            return None
        return bullets(lead, said)
    return None


def _deeds(sentence: Parsed) -> str | None:
    """List what somebody is "to assess, ..., manage ... and promote ...": three or more bare verbs."""
    doc, root = sentence.doc, root_of(sentence)
    for verb in doc[root.i + 1 :]:
        if verb.tag_ != "VB" or doc[verb.i - 1].lower_ != "to" or verb.head != root:
            continue
        verbs = [verb, *(t for t in verb.conjuncts if t.i > verb.i)]
        if not FEWEST <= len(verbs) <= MOST or not all(v.tag_ in ("VB", "VBP") for v in verbs):
            continue
        items: list[str] = []
        for i, this in enumerate(verbs):
            end = verbs[i + 1].i if i + 1 < len(verbs) else len(doc)
            last = end
            while last > this.i and (doc[last - 1].is_punct or doc[last - 1].dep_ == "cc"):
                last -= 1
            gap = [t.lower_ for t in doc[last:end]]
            wanted = [[","]] if i + 2 < len(verbs) else [["and"], [",", "and"]]
            if i + 1 < len(verbs) and gap not in wanted:
                return None
            words = doc[this.i : last]
            if len(words) < 2 or any(
                t.lower_ in NOT_IN_ITEMS | {"or"} or t.text in ",;()" for t in words
            ):
                return None
            items.append(words.text)
        before = doc[: verb.i]
        if any(t.dep_ in ("neg", "preconj", "advcl", "ccomp", "conj") for t in before):
            return None
        return bullets(before.text, items)
    return None


def _may_lead(root: spacy.tokens.Token, first: spacy.tokens.Token) -> bool:
    """Say whether what stands before the list is one plain lead-in without "not"."""
    before = first.doc[: first.left_edge.i]
    if any(t.dep_ in ("neg", "preconj") or t.lower_ in NOT_LEADS for t in before):
        return False
    head = first.head
    if first.dep_ == "pobj":
        noun = head.head
        if head.lower_ in ABOUT and noun.lemma_ in HELP and noun.dep_ in ("dobj", "attr"):
            return not any(t.dep_ in ("advcl", "ccomp", "relcl", "conj", "cc") for t in before)
        if head.head != root or not (head.lower_ in LEADS or head.dep_ == "agent"):
            return False
    elif head != root and not (head.dep_ == "xcomp" and head.head == root):
        return False
    return not any(t.dep_ in ("advcl", "ccomp", "relcl", "conj", "cc") for t in before)


NOT_LEADS = frozenset("no never between without neither both either only".split())


def _items(
    tail: spacy.tokens.Span,
    join: str = "and",
    is_thing: Callable[[spacy.tokens.Span], bool] | None = None,
    fewest: int = FEWEST,
) -> list[spacy.tokens.Span] | None:
    """Cut "a, b and c" at its commas and its one "and"; None where anything else stands in it."""
    doc, end = tail.doc, tail.end
    while end > tail.start and doc[end - 1].is_punct:
        end -= 1
    ands = [
        t.i
        for t in doc[tail.start : end]
        if t.lower_ in ((join, "&") if join == "and" else ("or",))
    ]
    if join == "or" and any(t.lower_ == "and" for t in doc[tail.start : end]):
        return None
    commas = [t.i for t in doc[tail.start : end] if t.text == ","]
    if len(ands) != 1 or (not commas and fewest > 2) or max(commas, default=0) > ands[0]:
        return None
    cuts = [*(c for c in commas if c != ands[0] - 1), ands[0]]
    starts = [tail.start, *(c + 1 for c in cuts)]
    ends = [*(c - 1 if doc[c - 1].text == "," else c for c in cuts), end]
    items = [doc[a:b] for a, b in zip(starts, ends, strict=True)]
    if not fewest <= len(items) <= MOST or not all((is_thing or _is_thing)(item) for item in items):
        return None
    return items


def _is_thing(item: spacy.tokens.Span) -> bool:
    """Say whether an item is a plain thing: nouns and what stands with them, no clause."""
    if not 1 <= len(item) <= LONGEST or item[-1].pos_ not in ("NOUN", "PROPN", "NUM"):
        return False
    for token in item:
        if token.lower_ in NOT_IN_ITEMS or (token.is_punct and token.text != "-"):
            return False
        if token.pos_ in ("AUX", "PART", "SCONJ") and token.tag_ != "POS":
            return False
        if token.pos_ == "VERB" and token.dep_ not in ("amod", "compound"):
            return False
    head = item[0].pos_ in ("NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM") or item[0].dep_ in (
        "amod",
        "compound",
    )
    return head and not (item[0].pos_ == "PRON" and item[0].tag_ != "PRP$")


def _say(items: list[spacy.tokens.Span]) -> list[str] | None:
    """Word the items; None where a word of one item may belong to the others too."""
    openers = [item[0].lower_ if item[0].lower_ in OPENERS else "" for item in items]
    choices = [any(t.lower_ == "or" for t in item) for item in items]
    if choices[-1] or (any(choices) and not all(openers)):
        return None  # "a, b and c or d": where does the list end?
    if all(openers):
        return [_lower(item) for item in items]
    tailed = [any(t.pos_ == "ADP" for t in item) for item in items]
    # "names, ages and addresses of the children": the last words may belong to every item
    counted = all(item[0].pos_ == "NUM" for item in items)
    # "wage slips, bank letters and tax forms": each has a head of its own
    whole = all(len(item) > 1 and item[-1].tag_ == "NNS" for item in items)
    may_share = len(items[-1]) > 1 and items[-1][-1].lower_ in SHAREABLE and not whole
    if (any(tailed) and not counted) or may_share or _shares_head(items):
        return None
    if openers[0] in SHARED and not any(openers[1:]):
        if any(tailed) or items[0][1].pos_ == "ADJ":
            return None
        return [items[0].text, *(f"{openers[0]} {_lower(item)}" for item in items[1:])]
    if any(openers):
        return None
    described = [len(item) > 1 and item[0].pos_ == "ADJ" for item in items]
    if described[0] and not all(described):
        return None  # "new cars, vans and buses": are the vans new?
    return [item.text for item in items]


def _shares_head(items: list[spacy.tokens.Span]) -> bool:
    """Say whether "weight and height checks" may mean that the weight is checked too."""
    last, before = items[-1], items[-2]
    bare = len(before) == 1 and before[0].pos_ == "NOUN" and before[0].tag_ != "NNS"
    return bare and len(last) == 2 and last[0].pos_ == "NOUN" and last[1].tag_ == "NNS"


def _mixed(items: list[spacy.tokens.Span]) -> list[str] | None:
    """Word examples some of which have "the" or "a": "such as the police, schools and doctors"."""
    if items[0][0].lower_ in SHARED or any(t.pos_ == "ADP" for item in items for t in item):
        return None
    if not any(item[0].lower_ in OPENERS for item in items):
        return None
    if len(items[-1]) > 1 and items[-1][-1].lower_ in SHAREABLE and items[-1][0].pos_ != "DET":
        return None
    return [_lower(item) for item in items]


def _lower(item: spacy.tokens.Span) -> str:
    return item.text if is_name(item[0]) else item.text[0].lower() + item.text[1:]


REWRITER = Rewriter(
    id="lists",
    mends=(),
    turn=60,
    propose=propose,
    examples=(
        (
            "You must bring a list of your medicines, your letter and a friend.",
            "You must bring:\n- a list of your medicines\n- your letter\n- a friend.",
        ),
        (
            "We will check your weight, height and blood pressure.",
            "We will check:\n- your weight\n- your height\n- your blood pressure.",
        ),
        (
            "Its role is to assess needs, manage risks and help people.",
            "Its role is to:\n- assess needs\n- manage risks\n- help people.",
        ),
        (
            "These people came: the tenant, a nurse and Ann Bell.",
            "These people came:\n- the tenant\n- a nurse\n- Ann Bell.",
        ),
        (
            "The following people came: Ann Bell the tenant and a nurse from the clinic.",
            "The following people came:\n- Ann Bell the tenant\n- a nurse from the clinic.",
        ),
        (
            "We need proof of your pay, including wage slips, bank letters and tax forms.",
            "We need proof of your pay, including:\n- wage slips\n- bank letters\n- tax forms.",
        ),
    ),
    leaves=(
        "The tests include blood pressure, weight and height checks.",
        "Do not bring things such as food, drink and pets.",
        "There are 3 tests: short, medium and long tests.",
        "Opening times: Monday, Tuesday and Friday.",
        "These people came: Ann Bell and a nurse.",
        "The following service is closed: weight and height checks.",
        "You must not bring food, drink or pets.",
        "We need the names, ages and addresses of your children.",
        "Bring a pen and a letter.",
        "The meeting is between you, your manager and your friend.",
    ),
)
