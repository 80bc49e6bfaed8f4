"""Word lists that tell a name from a word that only has a capital letter."""

from __future__ import annotations

TITLES = frozenset(
    "mr mrs ms miss mx dr doctor prof professor sir lord lady rev reverend judge councillor cllr "
    "sister nurse dame father imam rabbi".split()
)

# A capital on these says nothing: they start sentences, greet, close, or head a form.
COMMON = frozenset(
    "a about above accept access account action add address after again agree all also although an and "
    "another answer any anyone anything appeal appeals apply are as ask at attend be because before below "
    "bring but by call can cannot check choose claim clear clinic come complete contact could date day days dear "
    "decision department details did disagree do does download due during each easy either email enclosed "
    "end england every everyone explain faithfully fax feedback fill find first follow following for form "
    "from full further get give go going good ground had has have he hearing hello help her here his home "
    "how however i if important in information into is it its just keep kind know last learn leave let "
    "letter level list look made main make many may me meet meeting mobile more most must my name need "
    "new next no nobody not note nothing notice now number of office official on once one only open or "
    "other our out page pay people phone picture place please post private question questions read reason reasons "
    "ref reference regards remember reply report right rights room same schedule see send she should show "
    "sign since sincerely so some someone sorry speak start statement stay stop summary take talk tel "
    "telephone tell thank thanks that the their them then there these they thing things this those time "
    "to today tomorrow try turn under unless until update urgent use version visit wait want was we website "
    "week well were what when where whether which while who why will with within without word words "
    "work would write yes yesterday you your yours sir madam whom may concern ok faq tv am pm "
    "typed consultant procedure admission admissions ward floor building wing unit suite".split()
) - {"england"}

# One of these alone with a capital is a role ("the Tribunal"), not a name.
ROLES = frozenset(
    "tribunal court council department hospital trust inspector inspectorate secretary state judge panel "
    "government authority service surgery agency company landlord tenant claimant appellant respondent "
    "applicant commissioner board committee ombudsman parliament minister officer team doctor act "
    "regulations order rules minister chair chairman director manager state executive association society "
    "union centre college school university library police church bank office section part chapter "
    "schedule appendix annex national local".split()
)

# The last word of an organisation's or a place's name.
BODIES = frozenset(
    "council trust hospital tribunal department service services court ltd limited plc llp university school "
    "surgery agency inspectorate office society association committee authority board centre center college "
    "church charity foundation house road street lane avenue close drive way crescent square court gardens place "
    "terrace court park clinic practice infirmary group partnership housing homes ombudsman commission "
    "bureau advice bank union company police team unit".split()
)
