"""Lists of words for people and offices -> who may be a party in a public letter."""

from __future__ import annotations

# The one the letter is about: "you" in an Easy Read.
READERS = frozenset(
    "appellant claimant applicant tenant patient resident customer client householder occupier leaseholder "
    "candidate passenger taxpayer student pupil learner member visitor recipient beneficiary juror "
    "voter driver motorist holder licensee employee worker staff parent guardian carer person people individual "
    "complainant defendant homeowner owner purchaser buyer subscriber participant policyholder pensioner "
    "disabled respondent petitioner consumer bearer player cardholder keyholder permit-holder".split()
)
PEOPLE = frozenset(
    "doctor dr sister gp physician consultant surgeon nurse midwife dentist pharmacist optician therapist physiotherapist "
    "psychologist psychiatrist paramedic radiographer audiologist dietitian anaesthetist clinician specialist "
    "receptionist worker officer manager supervisor assistant adviser advisor advocate lawyer solicitor barrister "
    "judge magistrate clerk witness juror inspector assessor surveyor engineer plumber electrician builder "
    "contractor landlord landlady tenant neighbour agent warden caretaker cleaner driver escort "
    "teacher headteacher head tutor governor principal lecturer student pupil child children son daughter mother father "
    "parent guardian carer partner husband wife brother sister friend relative family grandparent "
    "representative supporter interpreter translator appointee attorney deputy executor trustee "
    "minister secretary mayor councillor ombudsman commissioner coroner bailiff police constable detective "
    "director chief executive chair chairman chairperson president treasurer coordinator organiser "
    "examiner investigator auditor employer employee colleague volunteer mentor keyworker practitioner "
    "applicant appellant claimant respondent defendant complainant owner occupier seller buyer "
    "expert medical-director lead leader technician operator captain".split()
)
ORGANISATIONS = frozenset(
    "council authority tribunal court department office team service board trust hospital clinic surgery "
    "practice ward school college university nursery academy company firm agency association society "
    "charity union bank building-society inspectorate ministry government parliament commission committee "
    "panel police force organisation provider supplier insurer landlord registry registrar centre "
    "library laboratory pharmacy supermarket employer jobcentre dwp hmrc dvla nhs cqc ofsted "
    "partnership federation foundation executive bureau helpline ombudsman constabulary regulator operator".split()
)
# Anyone may be meant by these.
VAGUE = frozenset(
    "person people individual someone staff member family group head lead home".split()
)
# Each line one walk of life: someone of one line is never an easier word for someone of another.
_FAMILIES = """
doctor dr sister gp physician consultant surgeon nurse midwife dentist pharmacist therapist physiotherapist psychologist psychiatrist paramedic clinician hospital clinic surgery ward
tribunal court judge magistrate jury usher
secretary minister department ministry government parliament dwp hmrc state
council councillor mayor authority
neighbour friend relative son daughter mother father husband wife partner brother sister grandparent
school teacher headteacher governor university college nursery academy pupil student
inspector inspectorate assessor surveyor
landlord landlady leaseholder freeholder
solicitor lawyer barrister advocate representative adviser
police constable detective prison probation
bank insurer building-society
"""
FAMILY = {w: n for n, line in enumerate(_FAMILIES.strip().splitlines()) for w in line.split()}
# The parts people play in a case: one is never an easier word for another.
IN_COURT = frozenset(
    "juror jury witness defendant claimant respondent appellant victim suspect prosecutor usher".split()
)
# Who may be told by whose name: each row is one circle, and a word may stand in several. Offices and
# roles that can be anything ("office", "team", "officer") stand in none.
_CIRCLES = """
doctor gp surgery practice nurse receptionist
doctor consultant specialist surgeon anaesthetist psychiatrist physician clinician registrar hospital clinic oncologist cardiologist neurologist paediatrician radiologist dermatologist
nurse sister matron midwife ward hospital clinic clinician practitioner
hospital ward clinic laboratory
therapist physiotherapist psychologist clinician practitioner clinic hospital
pharmacist pharmacy chemist
dentist surgery practice
tribunal judge court panel
court judge magistrate jury tribunal
council councillor mayor authority government
secretary minister department ministry government dwp jobcentre hmrc
jobcentre dwp department coach
school headteacher governor tutor academy college principal university teacher
teacher tutor lecturer college university school
police constable detective
landlord landlady owner council association
solicitor lawyer barrister
inspector inspectorate assessor
assessor surveyor
bank
employer boss manager company
neighbour
friend
relative son daughter mother father husband wife partner brother sister family parent carer
defendant accused
claimant
auditor
contractor builder plumber electrician engineer company firm
insurer
bailiff
ombudsman
"""
KIN: dict[str, frozenset[str]] = {}
for _circle in _CIRCLES.strip().splitlines():
    for _w in _circle.split():
        KIN[_w] = KIN.get(_w, frozenset()) | frozenset(_circle.split())
