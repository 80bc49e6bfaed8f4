"""Words that turn a sentence round when one stands for the other."""

from __future__ import annotations

import re
from collections.abc import Mapping

from easyread.facts.words.tokens import index_phrases, match_phrases, tokens

# Two sides a line, each with words that may stand for one another. "+" marks a regular verb.
_PAIRS = """
allow+ permit+ grant+ approve+ award+ authorise+ agree+ agreed said-yes says-yes | said-no says-no turned-down turn-down refuse+ reject+ dismiss+ deny+ denied denies decline+ disallow+ forbid forbids forbidden ban+ prohibit+
accept+ | reject+ refuse+ decline+
agree+ agreed | disagree+ disagreed
uphold upholds upheld confirm+ | overturn+ overrule+ set-aside quash+
successful succeed+ win wins won winning | unsuccessful fail+ lose loses lost losing
more extra additional | less fewer
more higher increase+ rise+ | lower reduce+
up | reduce+
waive+ | have-to-pay need-to-pay must-pay
disregard+ ignore+ | count+ take-into-account
increase+ rise rises rose risen rising raise+ go-up goes-up went-up going-up higher up-by | decrease+ reduce+ fall falls fell fallen falling drop+ lower+ go-down goes-down went-down going-down cut cutting
start+ begin begins began begun beginning commence+ | stop+ end+ finish+ cease+ terminate+ conclude+
continue+ carry-on | stop+ cease+
include+ | exclude+ leave-out leaves-out left-out
inside indoors | outside outdoors
above | below
add+ | remove+ deduct+ subtract+ take-off take-away
open+ | close+ shut shuts shutting
arrive+ | leave leaves leaving depart+
lock+ | unlock+
buy buys bought | sell sells sold
borrow+ | lend lends lent
send sends sent sending | receive+
early earlier | late later
earliest | latest
minimum | maximum
most | least
always | never
everyone everybody everything | nobody no-one nothing
same | different
safe safely | unsafe dangerous
true | false untrue
right correct correctly | wrong incorrect incorrectly
valid | invalid
complete completed | incomplete
eligible | ineligible
entitled | disentitled
able | unable
likely | unlikely
possible | impossible
necessary | unnecessary
reasonable | unreasonable
fair fairly | unfair unfairly
legal lawful | illegal unlawful
happy satisfied | unhappy dissatisfied
well healthy | unwell ill sick
fit | unfit
paid | unpaid
aware | unaware
known | unknown
better improve+ | worse worsen+
easy easier easily | hard harder difficult
large larger big bigger | small smaller
long longer | short shorter
high highest | low lowest
full fully | empty partly partially
first | last
old older | young younger
hot | cold
day daytime | night
morning | afternoon evening
weekday weekdays | weekend weekends
public | private
temporary temporarily | permanent permanently
urgent urgently | routine non-urgent
voluntary | compulsory
optional | required mandatory
formal | informal
single | joint double
accompanied | unaccompanied
enhanced higher-rate | standard lower-rate
landlord landlady | tenant tenants
appellant claimant | respondent
employer | employee
mother | father
wife | husband
son | daughter
brother | sister
male man men | female woman women
he his him | she her hers
left-hand | right-hand
north | south
east | west
upstairs upper | downstairs lower
credit+ | debit+
debt owed | credit
income | outgoings spending
gain+ | loss losses
underpaid underpayment | overpaid overpayment
appeal-allowed | appeal-dismissed
positive | negative
active | inactive
present | absent
attend+ attending | miss misses missed missing
remember+ | forget forgets forgot forgotten
keep keeps kept | destroy+ throw-away
admit+ admitted | discharge+
admission | discharge
lift+ | lower+
push+ | pull+
turn-on turned-on switch-on switched-on | turn-off turned-off switch-off switched-off
mild | severe
low-risk | high-risk
support+ | oppose+
guilty | innocent
help+ | hinder+
protect+ | harm+
hire+ employ+ | dismiss+ sack+
join+ | leave leaves left
pass+ | fail+
free | charged
renew+ extend+ | cancel+ shorten+
cancel+ cancelled | rebook+ confirm+
enable+ | disable+ prevent+
withdraw withdraws withdrew withdrawn | submit+ submitted
encourage+ | discourage+
shallow | deep
wet | dry
often frequently regularly | rarely seldom
near nearby close-to | far
fast faster quickly quick | slow slower slowly
light lighter | heavy heavier
strong stronger | weak weaker
adult+ | child children
bring brings brought | leave leaves left
take-off takes-off | put-on puts-on
send sends sent | keep keeps kept withhold
stop+ stopped | keep-on keep-taking carry-on
limited | unlimited
severe severely | slight slightly
"""


def _forms(word: str) -> list[str]:
    if not word.endswith("+"):
        return [word.replace("-", " ")]
    base = word[:-1]
    if base.endswith("e"):
        return [base, base + "s", base + "d", base[:-1] + "ing"]
    if base.endswith("y") and base[-2] not in "aeiou":
        return [base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"]
    forms = [
        base,
        base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s"),
        base + "ed",
        base + "ing",
    ]
    if re.search(r"[^aeiou][aeiou][^aeiouwxy]$", base):
        forms += [base + base[-1] + "ed", base + base[-1] + "ing"]
    return forms


def read_pairs(pairs: str) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Give for each word of a table of pairs its places: (line, side)."""
    where: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(pairs.strip().splitlines()):
        one, other = (
            frozenset(f for w in part.split() for f in _forms(w)) for part in line.split("|")
        )
        for side, words in enumerate((one - other, other - one)):
            for word in words:
                where.setdefault(word, []).append((number, side))
    return {word: tuple(places) for word, places in where.items()}


WHERE = read_pairs(_PAIRS)
_INDEX = index_phrases(WHERE)


def turning_words(text: str) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    """Give every word of a text that has an opposite, with its (pair, side) places.

    >>> [w for w, _ in turning_words("We have refused your claim.")]
    ['refused']
    """
    return [(phrase, WHERE[phrase]) for _, _, phrase in match_phrases(tokens(text), _INDEX)]
