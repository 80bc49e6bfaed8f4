"""A passive sentence that names who does it -> an active one ("The council refused your claim").

Where nobody is named nothing is proposed: who does it is a question for the letter's author.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from easyread.grammar import by_agent, helpers_of, passive_verbs, subtree_span
from easyread.model import Letter
from easyread.nlp import Parsed
from easyread.simplify.clauses import (
    CONDITIONS,
    SUBJECTS,
    VERBS,
    capital,
    in_brackets,
    is_name,
    lower_start,
    may_be_cut,
    root_of,
)
from easyread.simplify.inflect import base_of, inflect
from easyread.simplify.registry import Hit, Proposal, Rewriter
from easyread.simplify.wellformed import is_well_formed

if TYPE_CHECKING:
    import spacy.tokens

TO_OBJECT = {"i": "me", "he": "him", "she": "her", "we": "us", "they": "them", "who": "whom"}
TO_SUBJECT = {"me": "I", "him": "he", "her": "she", "us": "we", "them": "they"}
# People and bodies that can do something. A name counts too; a thing ("by the rules") does not.
DOERS = frozenset(
    "act adviser advisor advocate agency appellant applicant assessor assistant association authority bank "
    "board body carer charity child claimant clinician colleague commission commissioner committee company "
    "consultant contractor council councillor court daughter dentist department doctor driver employer "
    "engineer expert family father friend government gp group guardian home hospital husband inspector "
    "inspectorate interpreter judge landlord lawyer manager member midwife minister mother neighbour nurse "
    "officer official ombudsman organisation organization owner panel parent parliament partner people "
    "person pharmacist police practice practitioner president professional provider psychologist "
    "representative respondent school secretary service sister brother social society solicitor son "
    "specialist staff supporter surgeon teacher team tenant therapist tribunal trust wife witness worker "
    "you us them him her me".split()
) - {"act", "home", "social"}
MODALS = frozenset("will can must may should could would might shall".split())
LONGEST = 12  # words of a doer that can still open a sentence
BOTH = "both of you"
# "Any change must be reported by you" is "You must report any change".
_READER_OR_WRITER = frozenset({"you", "us", "me", BOTH})
OF_ALL = frozenset({"any", "all", "each", "every"})
# "You may be supported by an advocate" lets you bring one: "An advocate may support you" is a perhaps.
OFFERED = frozenset("support accompany represent assist help join escort advise".split())
QUANTIFIED = frozenset(
    "no nothing nobody none few all every each any most only just not neither both".split()
)


def propose(hits: Sequence[Hit], sentence: Parsed, letter: Letter | None) -> Iterator[Proposal]:
    """Propose the active form where the main verb is passive and its doer is named."""
    root = root_of(sentence) if sentence.sentences else None
    if root is None or not may_be_cut(sentence) or root not in passive_verbs(sentence.doc):
        return
    after = _active(sentence, root)
    if after is not None and is_well_formed(after):
        yield Proposal(after, "Say who does it first.", 0.85, source="S-05")


def _active(sentence: Parsed, verb: spacy.tokens.Token) -> str | None:
    doc = sentence.doc
    verbs = _joined(verb)
    doer = by_agent(verbs[-1])
    subject = next((c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj")), None)
    helpers = helpers_of(verb)
    if doer is None or subject is None or not helpers or not _can_do(doer):
        return None
    if verb.lemma_ in OFFERED and any(h.lower_ in ("may", "can") for h in helpers):
        return None
    done_to, by = subtree_span(subject), doer[0].i - 1
    if doc[by].lower_ != "by" or not done_to.end - 1 < helpers[0].i < verb.i < by:
        return None
    if doer.end < len(doc) and doc[doer.end].lower_ in ("or", "and"):
        return None  # "by the manager or, where needed, a judge": the second doer would dangle
    if _is_too_rich(done_to) or _is_too_rich(doer) or len(doer) > LONGEST or in_brackets(verb):
        return None
    open_to_all = OF_ALL if doer.text.lower() in _READER_OR_WRITER else frozenset()
    if any(t.lower_ in QUANTIFIED - open_to_all for t in done_to) or _has_more_clauses(
        doc, verbs, _end_of_clause(doc, doer.end)
    ):
        return None
    adverbs = [t for t in doc[done_to.end : verb.i] if t not in helpers]
    if any(t.dep_ != "advmod" or t.lower_ in QUANTIFIED for t in adverbs):
        return None
    if any(
        t.tag_ == "VBN" and t.dep_ not in ("amod", "aux") and not helpers_of(t)
        for t in doc[doer.end :]
    ):
        return None  # "by the rules as published by ...": it may belong to the doer
    forms = [
        _active_form(v, helpers, doer, [t.text for t in adverbs] if v == verb else [])
        for v in verbs
    ]
    if any(f is None for f in forms):
        return None
    opening = doc[: done_to.start]
    if any(t.pos_ in VERBS or t.lower_ in ("that", "if", "when") for t in opening):
        return None
    after = doc[verbs[-1].i + 1 : by]
    if len(after) and after[-1].pos_ == "ADP" and after[-1].dep_ == "prep":
        return None  # "is being looked into by": the small word belongs to the thing
    particle = ""
    if len(after) and after[0].dep_ == "prt" and len(done_to) > 1:
        particle, after = after[0].text, after[1:]
    form = _strung(doc, verbs, [str(f) for f in forms])
    rest = doc[doer.end :].text
    pieces = (_as_subject(doer), form, particle, _as_object(done_to), after.text)
    said = " ".join(p for p in pieces if p)
    comma = "," if len(opening) > 1 and not opening[-1].is_punct else ""
    whole = f"{opening.text}{comma} {said}" if len(opening) else capital(said)
    return whole + (rest if rest[:1] in ".,;:" else f" {rest}")


def _joined(verb: spacy.tokens.Token) -> list[spacy.tokens.Token]:
    """Give the participles of "overseen and supported by": only "and" and commas between them."""
    verbs, at = [verb], verb.i + 1
    for token in verb.doc[verb.i + 1 :]:
        if token.tag_ in ("VBN", "VBD") and token in verb.conjuncts and not helpers_of(token):
            verbs.append(token)
        elif token.lower_ not in (",", "and"):
            break
        at = token.i
    return verbs if at == verbs[-1].i or len(verbs) == 1 else [verb]


def _end_of_clause(doc: spacy.tokens.Doc, after: int) -> int:
    """Give where the main clause ends: at "if", "because" or the like straight after the doer."""
    at = after + 1 if doc[after].text == "," else after
    return after if at < len(doc) and doc[at].lower_ in CONDITIONS else len(doc)


def _strung(doc: spacy.tokens.Doc, verbs: list[spacy.tokens.Token], forms: list[str]) -> str:
    """String the active verbs with what stood between them; a modal is said once."""
    text = forms[0]
    for before, verb, form in zip(verbs, verbs[1:], forms[1:], strict=False):
        gap = doc[before.i + 1 : verb.i].text
        text += f"{'' if gap.startswith(',') else ' '}{gap} {form.split(' ')[-1]}"
    return text


def _has_more_clauses(doc: spacy.tokens.Doc, verbs: list[spacy.tokens.Token], end: int) -> bool:
    """Say whether the sentence holds another clause, or the verbs something an active could lose."""
    for verb in verbs:
        for child in verb.children:
            if child.dep_ in ("neg", "ccomp", "csubj") or (
                child.dep_ == "conj" and child not in verbs
            ):
                return True
    return any(
        t.pos_ in VERBS and t not in verbs and any(c.dep_ in SUBJECTS for c in t.children)
        for t in doc[:end]
    )


def _can_do(doer: spacy.tokens.Span) -> bool:
    head = doer.root
    if doer.text.lower() == BOTH:
        return True
    if head.lower_ in TO_SUBJECT or head.lower_ == "you":
        return len(doer) == 1
    return head.pos_ == "PROPN" or head.lemma_.lower() in DOERS


def _is_too_rich(phrase: spacy.tokens.Span) -> bool:
    return any(
        t.dep_ in ("relcl", "acl", "appos", "advcl") or t.text in (",", ";", "(") for t in phrase
    )


def _active_form(
    verb: spacy.tokens.Token,
    helpers: tuple[spacy.tokens.Token, ...],
    doer: spacy.tokens.Span,
    adverbs: list[str],
) -> str | None:
    """Give the active verb in the tense of the passive: "was refused" -> "refused"."""
    words = [h.lower_ for h in helpers]
    if words[0] not in MODALS | {"was", "were", "had"} and _number_is_unclear(doer):
        return None
    many = _is_many(doer)
    if words in (["was"], ["were"]):
        made = [*adverbs, _inflected(verb, "VBD")]
    elif words in (["is"], ["are"], ["am"]):
        made = [*adverbs, base_of(verb) if many else _inflected(verb, "VBZ")]
    elif len(words) == 2 and words[0] in MODALS and words[1] == "be":
        made = [words[0], *adverbs, base_of(verb)]
    elif len(words) == 2 and words[0] in ("has", "have", "had") and words[1] == "been":
        made = ["had" if words[0] == "had" else "have" if many else "has", *adverbs, verb.text]
    elif len(words) == 2 and words[0] in ("is", "are", "was", "were") and words[1] == "being":
        past = words[0].startswith("w")
        be = ("were" if past else "are") if many else ("was" if past else "is")
        made = [
            "am" if doer.root.lower_ == "me" and not past else be,
            *adverbs,
            _inflected(verb, "VBG"),
        ]
    else:
        return None
    return None if any(not m for m in made) else " ".join(str(m) for m in made)


def _inflected(verb: spacy.tokens.Token, tag: str) -> str | None:
    return inflect(base_of(verb), tag)


def _number_is_unclear(doer: spacy.tokens.Span) -> bool:
    """Say whether a name ends like a plural ("St Thomas", "the Boards") and its verb must agree."""
    head = doer.root
    if (
        head.tag_ != "NNP"
        or not head.text.endswith("s")
        or any(c.dep_ == "conj" for c in head.children)
    ):
        return False
    return not _is_many(doer)


def _is_many(doer: spacy.tokens.Span) -> bool:
    head = doer.root
    if doer.text.lower() == BOTH:
        return True
    if head.text.endswith("s") and (head.text[:-1].isupper() or head.lower_[:-1] in DOERS):
        return True  # "GPs", "Health Boards"
    if head.lower_ in ("you", "us", "them", "me", "police", "people", "staff"):
        return True
    return head.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in head.children)


def _as_subject(doer: spacy.tokens.Span) -> str:
    return TO_SUBJECT.get(doer.text.lower(), doer.text)


def _as_object(done_to: spacy.tokens.Span) -> str:
    if len(done_to) == 1 and done_to.text.lower() in TO_OBJECT:
        return TO_OBJECT[done_to.text.lower()]
    first = done_to[0]
    if len(done_to) > 1 and done_to[1].text[0].isupper() and first.pos_ not in ("DET", "PRON"):
        return done_to.text  # "Community Justice Scotland" is one name, whatever the model says
    return done_to.text if is_name(first) else lower_start(done_to.text, first)


REWRITER = Rewriter(
    id="active",
    mends=(),
    turn=40,
    propose=propose,
    examples=(
        ("Your claim was refused by the council.", "The council refused your claim."),
        ("The form must be signed by your landlord.", "Your landlord must sign the form."),
        ("You will be seen by a nurse on Monday.", "A nurse will see you on Monday."),
        (
            "The plan will be checked and signed by the manager.",
            "The manager will check and sign the plan.",
        ),
        (
            "Subject to your agreement this will be provided by the council.",
            "Subject to your agreement, the council will provide this.",
        ),
        (
            "Any change must be reported by you within 14 days.",
            "You must report any change within 14 days.",
        ),
        ("The form must be signed by both of you.", "Both of you must sign the form."),
        ("The visit was cancelled by you.", "You cancelled the visit."),
        (
            "Community Justice Scotland was set up by the government.",
            "The government set up Community Justice Scotland.",
        ),
        ("You may be fined by the council.", "The council may fine you."),
        ("They were helped by us last year.", "We helped them last year."),
        ("Your letter has been read by our team.", "Our team has read your letter."),
        (
            "The rent is paid by the Department for Work and Pensions.",
            "The Department for Work and Pensions pays the rent.",
        ),
        (
            "Your tenancy may be ended by the council if you do not pay.",
            "The council may end your tenancy if you do not pay.",
        ),
    ),
    leaves=(
        "The form must be returned by 3 May.",
        "Your letter was sent by post.",
        "Your claim was refused.",
        "No claim was refused by the council.",
        "The nurse will see you.",
        "The decision was not made by the council.",
        "You may also be supported by an independent advocate.",
        "A worker may be accompanied by a colleague.",
    ),
)
