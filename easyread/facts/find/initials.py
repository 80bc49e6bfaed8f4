"""Well-known initials of UK public letters -> what they stand for, so that either way round is kept."""

from __future__ import annotations

import re
from functools import lru_cache

# One a line: initials, then every usual way to write them out or to say them simply.
_TABLE = """
aa attendance allowance
ae a&e|accident and emergency|emergency department
acas advisory, conciliation and arbitration service
ahp allied health professional
asb anti-social behaviour|antisocial behaviour
bsl british sign language|sign language|signer
ca carer's allowance|carers allowance|carer allowance
cab citizens advice|citizens advice bureau
cafcass children and family court advisory and support service
camhs child and adolescent mental health services|children and young people's mental health
cbt cognitive behavioural therapy|talking therapy
ccg clinical commissioning group
ccj county court judgment|county court judgement
cctv camera|cameras|closed circuit television
chc continuing healthcare|continuing health care
cic community interest company
cil community infrastructure levy
cmht community mental health team
cms child maintenance service
copd chronic obstructive pulmonary disease|lung disease|lung condition
cpa care programme approach
cpn community psychiatric nurse|nurse
cpr cardiopulmonary resuscitation
cps crown prosecution service
cqc care quality commission
ct computed tomography|scan
ctr council tax reduction|council tax support
cv curriculum vitae
dbs disclosure and barring service
dd direct debit
dfg disabled facilities grant
dhp discretionary housing payment
dhsc department of health and social care
dla disability living allowance
dnacpr do not attempt cardiopulmonary resuscitation
dob date of birth|birth date|birthday|born
dols deprivation of liberty safeguards|deprivation of liberty
dro debt relief order
dsa disabled students' allowance|disabled students allowance
dvla driver and vehicle licensing agency
dwp department for work and pensions|work and pensions
ecg electrocardiogram|heart test|heart tracing
echr european convention on human rights
eea european economic area
eeg electroencephalogram|brain test
ehc education, health and care
ehcp education, health and care plan|ehc plan
ehrc equality and human rights commission
ent ear, nose and throat
epc energy performance certificate
esa employment and support allowance
fca financial conduct authority
fe further education
fos financial ombudsman service
ftt first-tier tribunal|first tier tribunal
gcse general certificate of secondary education
gdpr general data protection regulation|data protection
gmc general medical council
gp general practitioner|doctor|doctors|family doctor|surgery
hb housing benefit
hca healthcare assistant|health care assistant
hiv human immunodeficiency virus
hmcts courts and tribunals service
hmo house in multiple occupation|houses in multiple occupation
hmrc revenue and customs|tax office
hr human resources
iapt talking therapies|improving access to psychological therapies
icb integrated care board
icu intensive care|intensive care unit
ico information commissioner|information commissioner's office
id proof of who you are|identification|identity|proof of identity|photographic identification
imca independent mental capacity advocate
imha independent mental health advocate
iopc independent office for police conduct
isa individual savings account
iva individual voluntary arrangement
jcp jobcentre|jobcentre plus|job centre
jsa jobseeker's allowance|jobseekers allowance
la local authority|council
lcw limited capability for work
lcwra limited capability for work-related activity|limited capability for work related activity
ldt learning disability team
lgo|lgsco local government and social care ombudsman|local government ombudsman
lha local housing allowance
lpa local planning authority|lasting power of attorney
mca mental capacity act
mdt multidisciplinary team|multi-disciplinary team
mha mental health act
mot ministry of transport
mp member of parliament
mr mandatory reconsideration
mri magnetic resonance imaging|scan
nhs national health service
ni national insurance
nice national institute for health and care excellence
nino national insurance number
nmc nursing and midwifery council
nvq national vocational qualification
ofcom office of communications
ofgem office of gas and electricity markets
ofsted office for standards in education
opg office of the public guardian
ot occupational therapist|occupational therapy
pa personal assistant
pals patient advice and liaison service
paye pay as you earn
pc pension credit
pcn penalty charge notice|parking fine|parking ticket
pcso police community support officer
pe physical education
phso parliamentary and health service ombudsman
pin personal identification number
pins planning inspectorate
pip personal independence payment|personal independence payments
pt physiotherapist|physiotherapy
ptsd post-traumatic stress disorder
rsl registered social landlord|housing association
sda severe disablement allowance
sen special educational needs
senco special educational needs coordinator|special educational needs co-ordinator
send special educational needs|special educational needs and disabilities|special educational needs and disability
slt salt|speech and language therapist|speech and language therapy
smp statutory maternity pay
sms text|text message
ssp statutory sick pay
sw social worker
tia mini-stroke|transient ischaemic attack
tpo tree preservation order
tv television|televisions
uc universal credit
uk united kingdom
uti urinary tract infection|urine infection
vat value added tax
voa valuation office agency|valuation office
wca work capability assessment
wra|wrag work-related activity|work-related activity group
wtc working tax credit
ctc child tax credit
"""


@lru_cache(maxsize=1)
def _pairs() -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = []
    for line in _TABLE.strip().splitlines():
        shorts, _, fulls = line.partition(" ")
        rows += [(short, tuple(fulls.split("|"))) for short in shorts.split("|")]
    return tuple(rows)


@lru_cache(maxsize=1)
def _full_names() -> dict[str, tuple[str, ...]]:
    return dict(_pairs())


@lru_cache(maxsize=1)
def _short_names() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for short, fulls in _pairs():
        for full in dict.fromkeys(f.replace("'s ", " ").replace("s' ", "s ") for f in fulls):
            found[full] = (*found.get(full, ()), short)
    return found


def other_names(name: str) -> tuple[str, ...]:
    """Give the other well-known ways to say a name: initials for the full name, or the full name.

    Args:
        name: in small letters, as a name value.

    >>> other_names("hmcts"), other_names("universal credit")
    (('courts and tribunals service',), ('uc',))
    """
    name = name.removeprefix("the ").replace("'s ", " ")
    return _full_names().get(name.rstrip("s"), _full_names().get(name, ())) + _short_names().get(
        name, ()
    )


def says_name(name: str, text: str) -> bool:
    """Say if a text (in small letters) holds another well-known way to say a name."""
    return any(re.search(rf"\b{re.escape(o)}s?\b", text) for o in other_names(name))


# Benefits, schemes and papers whose name tells the reader only what the letter is about. Adding one is
# no new fact, unless the letter names another one.
TOPICS = frozenset(
    "council tax|pip|personal independence payment|universal credit|uc|esa|employment and support allowance|housing benefit"
    "|blue badge|pension credit|state pension|attendance allowance|carer's allowance|dla|disability living allowance|jsa"
    "|jobseeker's allowance|income support|child benefit|council tax reduction|council tax support|tax credits|child tax credit"
    "|working tax credit|access to work|bus pass|direct debit|national insurance|winter fuel payment|warm home discount"
    "|healthy start|motability|discretionary housing payment|statutory sick pay|nhs|nhs number|gp|bsl|tv|dvd|id|easy read|cd|pin|sms|pdf"
    "|braille|post office|english|english language".split("|")
)
