"""A letter and a free retelling -> claims of the rewrite that nothing in the letter bears out.

Words alone cannot tell a made-up line from a free retelling: both use new words. So only claims of
known sorts are looked for (a promise, a threat, a reason, a new duty, a bar), each with all the ways
a letter can bear it out: when the letter holds none of them, the claim is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from easyread.facts import says
from easyread.facts.close.senses import counts, first_words
from easyread.facts.find.found import small
from easyread.facts.retold.align import Alignment, Bag, bag
from easyread.facts.retold.excuses import may_tell_duty
from easyread.facts.words.easy_words import keys
from easyread.model import FactProblem

_I = re.IGNORECASE
_DUTIES = frozenset({"MUST", "MUSTNOT", "SHOULD", "SHOULDNOT", "CANNOT", "NEEDNOT"})
# Under this share in the whole letter, a line with a duty says something new.
UNHEARD = 0.4
# A reason of fewer words may be told by a pronoun.
FEWEST = 2
# "insured" and "insurance" begin alike.
ALIKE = 5
# Over this share of a reason's words in the letter, it is the letter's own.
TOLD = 0.12
# A bar may be told by the sentence before or after.
BESIDE = 1


@dataclass(frozen=True)
class Claim:
    """One sort of claim: how a line makes it, and all that in a letter can bear it out.

    ``made`` is looked for in small letters: of all lines, for all claims.
    """

    made: re.Pattern[str]
    borne_out: re.Pattern[str]


def _claim(made: str, *borne_out: str) -> Claim:
    return Claim(re.compile(made), re.compile(rf"\b(?:{'|'.join(borne_out)})", _I))


_CONTACT = (
    r"(?:tele)?phon|ring|rang|call|e-?mail|writ|text|contact|notif|inform|tell|told|ask|repl|respon|touch|enquir|quer"
    r"|request|appl|report|speak|discuss|sen[dt]|let us know|let you know|submit|advis|liais|complain|confirm|return|post"
    r"|answer|hear|receiv|issu|updat|letter|notice|correspond|@|\d{5}"
)
_MONEY = (
    r"pay|paid|fund|refund|reimburs|grant|award|met\b|cost|expens|fee|charg|contribut|compensat|benefit|allowance|sum\b"
    r"|credit|money|buy|purchas|repa|bill|owe|owing|due\b|arrear|debt|rent|invoice|liab|instalment|balance|price|penalt"
    r"|fine\b|deduct|tax|deposit|insur|ticket|fare)|(?:£|free"
)
_CLAIMS = (
    # when
    _claim(
        r"\b(?:(?<!as )soon\b(?! as)|shortly|tomorrow|tonight|next (?:week|month|year))",
        r"soon|shortly|tomorrow|today|tonight|next|immediate|at once|without delay|prompt|forthwith|earl|due course",
        r"for (?:a|one|1) year|12 months|possible|urgent|now\b|quick|delay|forthcoming|following|imminent|near future|financial year|coming",
    ),
    _claim(
        r"\b(?:the |that )?same (?:day|week|month)\b",
        r"same|that day|on the day|immediate|prompt|at once|straight|today|then and there|during|overnight|day (?:case|surgery|unit|patient)",
        r"(?P<again>\d{1,2} [a-z]{3,}|[a-z]+day)\b(?s:.)+(?P=again)|[\d ][ap]\.?m\b(?s:.)+[ap]\.?m\b|\d[:.]\d\d(?s:.)+\d[:.]\d\d|daily",
        r"each (?:day|week|month)|every|week (?:beginning|commencing)|also|both|together",
    ),
    # promises
    _claim(
        r"\bwill (?:then )?be (?:built|mended|fixed|repaired|replaced|finished|completed|installed|rebuilt)\b"
        r"|\b(?:we|they|he|she)(?: will|'ll) (?:then |also )?(?:build|mend|fix|repair|replace|install|rebuild)\b"
        r"|\bwork to (?:fix|mend|repair)\b",
        r"mend|fix|repair|replac|work|instal|complet|buil[dt]|finish|restor|renew|remed|rectif|correct|mainten|carr(?:y|ied) out|fit\b|fitted",
        r"put right|reinstat|make good|servic|refurbish|improv|upgrad|resolv|construct|provi[ds]|swap|exchang|adapt|alter|new\b|chang|patch",
    ),
    _claim(
        r"\bwe(?: will|'ll) (?:pick you up|drive you|collect you|take you home|send (?:you )?a (?:taxi|car))\b",
        r"transport|collect|pick|taxi|ambulance|car\b|lift\b|driv|escort|minibus|bus\b|travel|journey|vehicle|tak(?:e|en|ing)|convey|home",
    ),
    _claim(
        r"\b(?:lunch|food|a meal|drinks|tea and coffee|tea|coffee|refreshments|a snack) (?:will be|is|are) (?:provided|given|free|there)\b"
        r"|\bthere (?:will be|is|are) (?:free |some )?(?:lunch|food|a meal|drinks|tea|coffee|refreshments|snacks)\b"
        r"|\bgive you (?:lunch|food|tea|a meal|a drink)\b",
        r"lunch|food|meal|drink|refresh|tea\b|coffee|cater|eat\b|breakfast|dinner|snack|supper|buffet|cafe",
    ),
    _claim(
        r"\bwe(?: will|'ll) (?:book you in|give you (?:another|a new)|send you (?:another|a new)|make you (?:another|a new))\b",
        r"another|new\b|arrang|re-?book|book|schedul|alternativ|further|differ|later|again|chance|opportunit|postpon|next|chang|follow|replac",
        r"repeat|second|offer|review|re-?issu|duplicat|fresh|substitut|more\b|other",
    ),
    _claim(
        r"\b(?:we|they) (?:will|can|'ll) (?:also )?(?:pay for|buy)\b|\bwe (?:promise|guarantee)\b.*\bmoney\b", _MONEY
    ),
    _claim(
        r"\b(?:we|he|she|they|it)(?: will|'ll) (?:make sure|definitely|always)\b|\bwe (?:promise|guarantee)\b",
        r"ensur|ma(?:ke|king) (?:sure|certain)|assur|guarantee|promis|undert|will (?:always|definitely)|see to it",
    ),
    _claim(
        r"\b(?:go|come|travel|sit) with you\b",
        r"accompan|attend|escort|represent|support|join|companion|friend|carer|remain|alongside|beside|together|present",
        r"with (?:you|him|her|them|the)\b|stay|help",
    ),
    _claim(
        r"\b(?:we|they|he|she)(?: will|'ll) (?:find|get) you\b(?! out)",
        r"find|found|locat|allocat|sourc|offer|provid|arrang|obtain|secur|appoint|suppl|assign|transfer|book|identif",
    ),
    _claim(
        r"\b(?:we|they|he|she|someone)(?: will|'ll) (?:also |then )?(?:phone|ring|call|e-?mail|text|contact|get in touch|be in touch|write)\b",
        _CONTACT,
    ),
    _claim(
        r"\b(?:will|can|'ll) (?:come to )?(?:visit you|see you at home|come to (?:see you|your (?:home|house|flat)))\b",
        r"visit|home|attend|inspect|com[ei]|came|call|see\b|seen|assess|survey|premises|propert|dwelling|residen|arriv|access",
    ),
    _claim(
        r"\b(?:(?:does|do|will|should|did)(?: not|n't) hurt|no pain|painless|(?:perfectly|completely|quite) safe)\b",
        r"pain|hurt|discomfort|safe|concern|alarm|worr|risk|reassur|anxi|sore|harm|distress|unpleasant",
    ),
    _claim(
        r"\b(?:get|feel) better (?:soon|quickly|fast)\b|\b(?:will|'ll) be (?:fine|okay|ok|all right|cured)\b",
        r"better|recover|improv|cure|heal|normal|resolv|fine\b|subsid|well\b|clear|success|effective",
    ),
    _claim(
        r"\bnothing to worry|\b(?:do not|don't|no need to) worry\b",
        r"pain|hurt|discomfort|safe|concern|alarm|worr|risk|reassur|anxi|sore|harm|distress|unpleasant|still|able to|continue|remain",
        r"unaffected|not (?:affect|chang|alter|need)|no (?:change|need|effect|action)|normal|usual|routine|mistake|sorry|apolog|understand",
    ),
    # advice
    _claim(
        r"\byou (?:(?:do not|don't) )?(?:need to|have to) do (?:nothing|anything)\b|\bforget (?:about )?(?:it|this|that)\b|\b(?:you can|please) ignore\b|\bthrow (?:it|this|them) away\b",
        r"no action|no further|need not|nothing|no need|automatic|disregard|ignor|unnecessary|destroy|dispos|discard",
        r"not (?:need|necessary|required|require|obliged)|without (?:any )?(?:action|need)|no \w+ (?:is|are) (?:needed|required)|required to take no",
    ),
    _claim(
        r"\b(?:online|on the internet|website|on the app|our app)\b",
        r"online|internet|website|web|app\b|www|portal|electronic|digital|e-?mail|sign in|log ?in|account|upload|download|service|http",
    ),
    # threats
    _claim(
        r"\b(?:prison|jail)\b",
        r"prison|custod|jail|gaol|police|constab|offence|offend|crim|sentenc|arrest|contempt|warrant|committ|detain|detention|inmate|parole|probation|remand",
    ),
    _claim(
        r"\b(?:get|pay|given) a fine\b",
        r"fine[sd]?\b|penalt|prosecut|offence|charge|enforcement|court|legal|law|fixed|sanction|£",
    ),
    _claim(
        r"\b(?:police|evict\w*|bailiffs?|(?:fine you|be fined)|arrest\w*|(?:breaking|against) the law|take you to court|go to court)\b",
        r"prison|custod|jail|police|constab|evict|possession|court|bailiff|enforcement|fine|penalt|prosecut|arrest|offence|offend",
        r"crim|legal|law|proceedings|warrant|statut|liab|tribunal|judge|magistrate|sanction|unlawful|imprison|act \d|crime",
    ),
    _claim(
        r"\byour (?:rent|bill|benefits?|wages|pension) (?:will )?(?:stay|stays|not change|go up|goes up|go down|goes down)\b",
        r"rent|bill|benefit|wage|pension|earn|income|salary|amount|cost|charge|reduc|increas|pay|money|tax|entitle|award|allowance",
    ),
    # gifts, apologies
    _claim(
        r"\b(?:give you|get|win) an? (?:gift|prize|reward|voucher|present|treat)\b",
        r"gift|prize|reward|voucher|draw\b|win|incentive|present|token|treat|thank",
    ),
    _claim(r"\b(?:has|have|had|will) (?:said|say) sorry\b", r"apolog|sorry|regret|unfortun"),
    # reasons
    _claim(
        r"\b(?:was|were|is|are|fell|got|been|someone|too) (?:ill|sick|poorly|unwell)\b",
        r"ill\b|illness|sick|unwell|health|medical|hospital|condition|diseas|infect|disab|symptom|disorder|indispos|absen",
        r"impair|fever|injur|vomit|diarrh|patient|treat|capab|effect|virus|cold|flu|adverse|react|norovirus|outbreak|poor",
    ),
    _claim(
        r"\bnot (?:have )?enough (?:money|staff|workers|people|nurses|doctors|drivers|places|space)\b|\b(?:so|very|too) busy\b"
        r"|\bno (?:money|staff|places|space)\b|\b(?:so|too) many (?:people|claims|calls)\b|\btoo much (?:money|savings|in savings)\b",
        r"insuffic|exce|over|limit|short|lack|demand|pressure|capacity|budget|fund|staff|under|maxim|minim|resourc|volum|number",
        r"too\b|more\b|less\b|threshold|full\b|busy|enough|afford|subscri|popular|unavailab|not available|above",
    ),
    # duties
    _claim(
        r"^(?:(?:please|then|so|you (?:must|need to|have to|should)) )?(?:phone|ring|call|e-?mail|text|contact|write to)\b(?! (?:back|it)\b)",
        _CONTACT,
    ),
    _claim(r"\byou (?:must|need to|have to|will have to|will need to) pay\b|^pay\b", _MONEY),
    _claim(r"\b(?:you (?:must|need to|have to) |^)sign\b(?! in)", r"sign|consent|agree|declar|undertak|complet|form"),
    # leave of others
    _claim(
        r"\b(?:if|when|unless|as long as) (?:you ask|we agree|we say yes|they agree|they say yes|(?:he|she|\w+) (?:agrees|says yes))\b",
        r"agree|consent|approv|permi|ask|request|allow|authori|accept|grant|consult|discretion|discuss|check|confirm|refus",
        r"appl|licen|contact|notif|inform|object|say|may\b|wish|advis|prefer|elect|opt|want|choos|nominat|invit",
    ),
    _claim(
        r"\bno exceptions?\b|\bno matter what\b|\bwhatever happens\b",
        r"no exception|in all cases|without exception|under no circumstances|in any (?:event|case|circumstances)|regardless|irrespective",
    ),
)  # fmt: skip


def added_claims(both: Alignment) -> Iterator[FactProblem]:
    """Find claims of the known sorts that no word of the letter bears out.

    A line of help ("Prison is ...") makes no claim about the reader, a question none at all.
    """
    letter = _Letter(both)
    for j, line in enumerate(both.lines):
        if j in both.help or line.text.endswith("?"):
            continue
        low = small(line.text)
        for claim in _CLAIMS:
            if claim.made.search(low) and not letter.bears_out(claim):
                yield says.added("sentence", line.text, line.text, line.text)
                break


class _Letter:
    """The whole letter as one text, asked for each claim only once."""

    def __init__(self, both: Alignment) -> None:
        self._both = both
        self._known: dict[Claim, bool] = {}

    @cached_property
    def _text(self) -> str:
        return "\n".join(s.text for s in self._both.sentences)

    def bears_out(self, claim: Claim) -> bool:
        """Say if any word of the letter can stand behind such a claim."""
        if claim not in self._known:
            self._known[claim] = claim.borne_out.search(self._text) is not None
        return self._known[claim]


_BAR = re.compile(
    r"\b(?:can ?not|can't|must not|mustn't|not allowed|not able|unable|nobody can|no[ -]one can)\b",
    _I,
)
# Everything that can be retold with "cannot": denials, limits, refusals, ends.
_DENIES = re.compile(
    r"\b(?:not|no|never|cannot|can't|\w+n't|neither|nor|none|nothing|nobody|final|only|without|unless|until|except\w*|save"
    r"|refus\w+|exclu\w+|prevent\w*|preclud\w+|prohibit\w*|forbid\w*|ineligible|fail\w*|must|limit\w*|restrict\w*|maximum"
    r"|reject\w*|declin\w+|dismiss\w*|withh\w+|subject to|lack\w*|absen\w+|too|regret\w*|withdr\w+|cancel\w*|clos\w+"
    r"|suspend\w*|end\w*|stop\w*|ceas\w+|lost|loss|less|within|before|out of|in\w+(?:able|ible|ient|valid|complete)|un\w{3,}"
    r"|strictly|solely|exceed\w*|expir\w*|overdue|difficult\w*|severe\w*|barred|banned|danger\w*|risk\w*|blocked|broken)\b",
    _I,
)
_IF = re.compile(r"\b(?:if|when|who|what|where|means?|why)\b", _I)


_OTHERS = re.compile(r"(?:others?|other people|they|it|no one|nobody|anyone else)\b", _I)
_ONLY_THESE = re.compile(r"\bonly\b|\bmeans\b", _I)


def added_bars(both: Alignment) -> Iterator[FactProblem]:
    """Find "cannot" where the letter's sentences there hold no denial, limit, refusal or end.

    "This cannot be changed" for a letter that only asks for views takes a right away.
    """
    bars: list[bool] = []
    for j, line in enumerate(both.lines):
        match = None if j in both.help or line.text.endswith("?") else _BAR.search(line.text)
        # "If you cannot come" and "numb means you cannot feel it" bar nobody.
        if match is None or _IF.search(line.text[: match.start()]):
            continue
        if j and _OTHERS.match(line.text) and _ONLY_THESE.search(both.lines[j - 1].text):
            continue  # "Only people in the case can be there. Others cannot come in."
        bars = bars or [_DENIES.search(s.text) is not None for s in both.sentences]
        home = both.home[j]
        beside = bars if home is None else bars[max(0, home - BESIDE) : home + BESIDE + 1]
        if not any(beside):
            yield says.added("negation", "cannot", match[0], line.text)


# What may not be barred without the letter barring it, and the letter's words for it.
_WAYS = tuple(
    (
        re.compile(
            r"\b(?:you|this|it|parents?|tenants?|patients?) (?:cannot|can't|can not|must not|are not allowed to"
            rf"|will not be able to|won't be able to)\b[^.,]{{0,20}}?\b(?:{barred})|\b(?:nobody|no one) can (?:{barred})",
            _I,
        ),
        re.compile(rf"\b(?:{letter})", _I),
    )
    for barred, letter in (
        (
            r"appeal|challenge|complain|fight|argue|object|disagree",
            r"appeal|challeng|complain|object|disput|review|reconsider|decision|tribunal|court",
        ),
        (
            r"change (?:this|the|our|that) (?:decision|answer)|be changed|change (?:it|anything)|do anything (?:about|to change)",
            r"chang|decision|alter|vari|amend|review|appeal|revok|differen|modif|procedure",
        ),
        (
            r"change your mind|say no|refuse|turn (?:it|this) down",
            r"mind|declin|refus|withdr|cancel|stop|consent|opt",
        ),
        (
            r"tell us|have your say|ask (?:us|them|for)",
            r"tell|speak|say|inform|represent|comment|contact|view|discuss|talk|submit|sen[dt]|ask|request|seek|appl|claim",
        ),
    )
)
_BARS_TOO = re.compile(
    r"\b(?:not|no|cannot|can't|neither|nor|final|unless|without|until|los[et]|nothing|never|only|prohibit\w*|prevent\w*"
    r"|conclusive|longer|too late|within|before|unable)\b",
    _I,
)  # fmt: skip


def barred_ways(both: Alignment) -> Iterator[FactProblem]:
    """Find "you cannot appeal", "you cannot change your mind" where no sentence of the letter bars it.

    The letter may deny other things; what counts is a denial in a sentence about this way out.
    """
    for j, line in enumerate(both.lines):
        if j in both.help or line.text.endswith("?"):
            continue
        for barred, letter in _WAYS:
            match = barred.search(line.text)
            if match is None or _IF.search(line.text[: match.start()]):
                continue
            if not any(letter.search(s.text) and _BARS_TOO.search(s.text) for s in both.sentences):
                yield says.added("negation", "cannot", match[0], line.text)
                break


_REASON = re.compile(
    r"\b(?:because(?: of)?(?! of)|due to|the reason is)\s+(?!(?:it|this|that|them)\b,?)(?P<rest>(?:[^;:.!?()]|(?<=\d)[.:](?=\d))+)",
    _I,
)
_GIVES_REASON = re.compile(
    r"\b(?:because|(?<!\w )as|(?<=, )as|since|due to|owing to|following|in view of|on the grounds?|so that|in order|result of|reasons?)\b",
    _I,
)


def added_reasons(both: Alignment) -> Iterator[FactProblem]:
    """Find a reason in words the letter does not have, where the letter gives no reason."""
    for j, line in enumerate(both.lines):
        match = _REASON.search(line.text)
        if match is None:
            continue
        clause = bag(match["rest"])
        if len(clause.stems) < FEWEST or _told(clause, both.sentences) > TOLD:
            continue
        home = both.home[j]
        told = [both.sentences[home]] if home is not None else both.sentences
        if not any(_GIVES_REASON.search(s.text) for s in told):
            yield says.added("condition", "because", match[0], line.text)


def _told(clause: Bag, among: Sequence[Bag]) -> float:
    """Give the share of a clause's words and facts that stand in the others, or begin like one."""
    there = frozenset(k for other in among for k in other.keys)
    starts = frozenset(k[:ALIKE] for k in there if isinstance(k, str))
    held = sum(any(k in there for k in keys(s)) or s[:ALIKE] in starts for s in clause.stems)
    held += len(clause.facts & there)
    return held / max(1, len(clause.stems) + len(clause.facts))


_RELEASES = re.compile(
    r"\b(?:written off|waive[ds]?|cancelled|exempt\w*|cleared|discharged|free (?:of|to)|no charge|no cost|voluntary|optional)\b",
    _I,
)


def unheard_duties(both: Alignment, light: bool) -> Iterator[FactProblem]:
    """Find lines that give a duty in words the letter does not have."""
    heard = frozenset(k for s in both.sentences for k in s.keys)
    lines = {line.text for line in both.lines}
    # Where every sentence stands there word for word, a line more retells none of them.
    light = light or all(s.text in lines for s in both.sentences)
    for j, line in enumerate(both.lines):
        if both.home[j] is not None or j in both.help or not line.stems:
            continue
        sure, _ = counts(line.text)
        if not any(sure[c] for c in _DUTIES) or (not light and may_tell_duty(both, j)):
            continue
        if sure["NEEDNOT"] and _RELEASES.search("\n".join(s.text for s in both.sentences)):
            continue  # "The debt is written off. You do not have to pay it."
        new = [s for s in line.stems if not any(k in heard for k in keys(s))]
        if 1 - len(new) / len(line.stems) < UNHEARD:
            words = first_words(line.text, _DUTIES)
            yield says.added("modal", words, words, line.text)
