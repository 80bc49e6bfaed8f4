"""Easy nouns for things one can see or touch -> which of a text's words are such things.

A writer of Easy Read puts easier words for hard ones, but has no cause to take "window" or "ticket"
away: when nothing in the rewrite is near such a word, what the letter said with it was left out.
Words with a second, abstract meaning (hand, head, sum, light, form, place) are not in the list.
"""

from __future__ import annotations

from collections.abc import Iterable

_THINGS = """
ticket sample urine blood wee poo diary window door key lock pen pencil coat shoe spectacles wheelchair walker
taxi bus tram train car van bike bicycle minibus plane boat lorry coach
dog cat pet animal shop supermarket market library museum pool gym church mosque hospital ward pharmacy chemist prison
hotel hostel pub cafe restaurant station airport garage kitchen bathroom bedroom toilet shower bath table ceiling roof
wall stairs steps lift ramp garden fence hedge tree shed balcony corridor room reception
water meal breakfast lunch dinner supper tea coffee milk bread fruit meat fish sugar alcohol beer wine cigarette tobacco
medicine inhaler insulin cream injection vaccine needle plaster bandage crutch oxygen antibiotic painkiller
money savings cash cheque salary pension mortgage loan insurance voucher receipt rent
photograph photo passport licence stamp badge bill payslip newspaper magazine leaflet poster
laptop camera video television radio website internet password
gas electricity heating boiler cooker oven fridge freezer radiator pipe sink drain alarm mould damp bulb battery meter
rubbish recycling waste bin asbestos fire flood leak scaffolding
eye ear nose tooth teeth tongue hair throat shoulder elbow finger chest heart lung stomach bladder kidney liver hip knee
ankle toe skin brain wrist
clothes dress trousers shirt gloves jewellery towel soap toothbrush slippers blanket pillow curtain carpet furniture
sofa cupboard drawer shelf mirror mattress bedding
ladder rope knife scissors trolley snow weather holiday weekend birthday wedding funeral
football swimming music song film toy scan x-ray stitches mask swab hoist scales
kerb pavement bridge roundabout 
interpreter translator solicitor lawyer advocate chaperone police dentist optician pharmacist midwife
electrician plumber landlord neighbour ombudsman
fever cough vomiting diarrhoea rash swelling bleeding allergy diabetes asthma epilepsy
""".split()
_FORMS = frozenset(
    form
    for word in _THINGS
    for form in (word, word + "s", word + "es", word[:-1] + "ies" if word.endswith("y") else word)
)


def things(words: Iterable[str]) -> list[str]:
    """Give those of some words (small letters) that name a plain thing.

    >>> things(["please", "windows", "regarding"])
    ['windows']
    """
    return [word for word in words if word in _FORMS]
