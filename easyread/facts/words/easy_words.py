"""Groups of words that Easy Read uses for one another, only to see which lines belong together.

They never decide that a fact is kept: a lock must not read a meaning into a word.
"""

from __future__ import annotations

from collections.abc import Mapping

from easyread.facts.words.stems import stem

_GROUPS = """
attend come go visit appear
admission admitted operation operative surgery procedure
telephone phone call ring contact
receive get given
require need must essential necessary
inform tell told notify notification advise
commence start begin
terminate end stop cease finish
discharged home
remain stay
escort take accompany
decline refuse no
medication medicine tablets drug
documents papers evidence
legal law
sought ask request
illness ill sick unwell
practicable can possible
refer send
decision decide decided
award pay payment money benefit
residence home live
purchase buy
assistance help support
submit send
complete fill
additional more extra
obtain get
provide give
regarding about
dwelling house home property
consider think look
determine decide
reside live
physician doctor
assessment check test
pre before
temperature fever hot
diarrhoea poo
jewellery ring necklace
removed off
cancel stop
letter
complaint complain
dispute disagree
appeal challenge
representative person someone
hearing meeting
appellant claimant applicant you
statement letter
confirm agree
permission allow permitted
allocate give
vehicle car
children child
employment job work
remuneration pay wage
financial money
premises building place
currently now
immediately now
annually year
regulations rules law
local planning authority council
inspector person
enclosed letter
approximately about
assist help
ensure sure
utilise use
endeavour try
sufficient enough
prior before
subsequent after
difficult hard
responsible
adult
bloods blood
ecg heart
anaesthetic sleep medicine
removal remove out
waiting wait
regular usual other
conclusion decide decision
return returned give back
address direct contact write send ask
journey trip travel go
account consider think look count
relative relation family
limited limit hard difficult difficulty struggle trouble problem
mobilise mobility move moving walk around
ability able
reassess assess check review look test examine examination inspect inspection
undertake undertook carried do done
recommend recommendation advice advise suggest
charge cost fee pay free price
foresee expect think
suspect suspicion think
wrongdoing wrong
apologise apology sorry regret
query enquiry question
specify say state
invalid valid count
deduct deduction take
arrears owe owing debt outstanding unpaid due
refund repay reimburse back
instalment part payment
spouse husband wife partner
vacate leave
evict eviction leave
tenant tenancy rent
deteriorate worse worsen
improve better recover
dissatisfied unhappy happy disagree content satisfied
expire expiry end run
consult talk ask
discuss discussion talk speak chat conversation
writing write written letter correspondence email reply
sign signature name
identification identity id passport
consent agree permission yes
object objection disagree
approve approval yes
eligible qualify
unaided alone help
prompt prompting remind encourage
supervise supervision watch
nutrition eat food drink
threshold enough sufficient insufficient
satisfy meet met fit apply
adjourn adjournment later delay postpone
rearrange change alter amend vary alternative different
duration long last
remainder rest left balance
prohibit ban stop
comply follow obey
breach break broke
penalty fine
offence crime
household home family
dependant child
earn earnings wage pay
income money
savings money bank
capital savings
expense expenditure spend spent
overpaid overpayment extra much
solicitor lawyer legal
surgeon operation doctor
injection jab vaccine vaccination
fracture broken break
fast eat
mouth eat drink
symptom feel
prescribe prescription medicine
depart departure leave go
arrive arrival come
enclosed attached envelope
overleaf back page
extension extend longer
officer worker staff
appointed chosen choose
select chosen choose pick
nominate choose
occupy occupier live
affected effect change
increase rise higher more up
decrease reduce reduction lower less down
withdraw withdrawal stop
suspend suspension stop pause
resume restart again
bundle papers
conclude conclusion end decide
outcome result answer decision
response answer reply
circumstance change life
duty responsible responsibility
risk danger safe
occur happen
voluntary choose choice
independent separate
salary salaries wage wages pay
staffing staff
action anything nothing something
sublet rent let
parties everyone people
loan borrow lend lent
electricity power
currently present moment now
identification identity
"""


def _read() -> Mapping[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(_GROUPS.strip().splitlines()):
        for word in line.split():
            groups.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


_WHERE = _read()


def near(one: str, other: str) -> bool:
    """Say if two stems are the same or stand in one group.

    >>> near(stem("attended"), stem("come"))
    True
    """
    return one == other or bool(_WHERE.get(one, frozenset()) & _WHERE.get(other, frozenset()))


def keys(word: str) -> tuple[str | int, ...]:
    """Give a stem and the numbers of its groups: two stems are near where these meet."""
    return (word, *_WHERE.get(word, ()))
