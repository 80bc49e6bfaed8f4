"""Formal words and rare words stop a reader. Easy Read uses words that people say every day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from easyread.grammar import is_shouted, word_set
from easyread.nlp import Parsed
from easyread.settings import Profile
from easyread.simplify.glossary import explains, find_terms
from easyread.simplify.registry import Hit, Rule
from easyread.simplify.words import find_words

if TYPE_CHECKING:
    from spacy.tokens import Token

CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
# Rare in print, but everyday things and people: nobody needs them explained.
EVERYDAY = word_set("""
    adult adviser advisor afterwards airport ambulance ankle anyone appointment apron armchair
    armpit attachment audiobook aunt autistic babysitter backyard bacon bagel balcony bandage
    barcode basement bathroom bedding bedroom bedtime beforehand birthday bladder blanket
    blister blouse boiler bookshop bowel breakfast broccoli browser buffet bum bungalow bus
    carer caretaker carpet cashpoint ceiling cereal checklist chemist cheque chewing childminder
    chilly chiropodist chocolate choking chunk cinema classroom cleaner co-op cobbler coleslaw
    commode cooker cosy cough coupon courier crisps crutch crutches cupboard curry cushion
    custard dairy daytime dentist deodorant diarrhoea diary dishwasher doorbell doorstep
    downstairs drawer driver driveway dustbin earache earring elbow electrician elevator email
    envelope everyone eyesight faithfully fax fingernail flatmate foster fridge friendly fruit
    glasses gloves grandchild granddaughter grandparent grandson gravy greeting grey grilled
    gutter hairbrush hairdresser hairdryer half-term hallway hamburger hamster handbag handout
    handrail handrails handwriting hankie headache headphones hearing heater helpful helpline
    hiccup hoist homeless hospital housemate housework inbox indoors insole ironing itchy
    jewellery jug kettle keyring kidney kilo kneel knitting laces ladder landline landlord
    lanyard laptop laundry leaflet letterbox lift lipstick liver lounge luggage lunchtime lungs
    make-up mattress mayonnaise mealtime mechanic messy microwave midday midnight milligram
    millilitre minibus mobile morning mould mug mum nail napkin nappy neighbour neighbourhood
    newsletter nightdress noisy nostril noticeboard nurse nursery online optician outdoors
    outpatient oven overnight painkiller pancake panties pants parcel passport password pavement
    payslip pharmacist pharmacy phone photocopy photograph pill pillow plaster playground plug
    plumber plumbing poo porridge postbox postcard postcode postman potty pudding puddle pyjamas
    quieter railcard rash receipt receptionist recycle refreshment refreshments rubbish rucksack
    runny salad sandwich sausage scan scarf scissors scooter screenshot screwdriver seafood
    seatbelt selfie shampoo shelf shoelace shopkeeper shower sibling sincerely sip slipper
    slippers smartphone smoothie snack sneeze snore sofa someone sore spoon spouse spreadsheet
    stairlift stepdaughter stepfather stepmother stepson stool stopover stroll supermarket sushi
    sweater swimming syringe tablet tasty tattoo teatime teenager telephone thermometer tidy
    tights timetable toddler toenail toilet tooth toothbrush toothpaste towel tracksuit trainers
    trousers tummy typing underwear unhappy unwell upset upstairs varnish vegetarian veggie
    vitamin voicemail vomit waitress wallet washbasin wee weekday weekend weekly wellbeing
    wheelchair whistle wifi windowsill worry wrist x-ray yawn yearly yoghurt yummy zip
    """)
# A disability, a condition, a medicine or what people call themselves is never hard in itself.
_OWN = re.compile(
    r"(?:itis|osis|a?emia|lepsy|pathy|plegi[ac]|lexi[ac]|phreni[ac]|algia|oma|etes|etic|rrhoea|paresis"
    r"|formin|statin|cillin|olol|pril|grel|azole|pram|oxetine|apine|idone|azepam|parin|farin|pine)s?$",
    re.I,
)
CONDITIONS = word_set("""
    autism autistic asthma cancer cataract deaf deafblind dementia disability disabled dwarfism
    dyspraxia eczema epileptic incontinence migraine palsy paranoia psychosis seizure spina bifida
    stammer stroke tinnitus tourette ulcer blindness deafness bisexual transgender intersex
    coronavirus covid
    """)
_PLAIN_WORD = re.compile(r"[a-z]{4,}", re.I)
_ENDINGS = (
    ("ly", ""),
    ("ily", "y"),
    ("ness", ""),
    ("er", ""),
    ("er", "e"),
    ("est", ""),
    ("less", ""),
    ("ful", ""),
    ("y", ""),
)
HARD = "Few people use this word. Use an easier word, or say what it means."
# A base this common makes the longer word easy too: "quiet" makes "quieter".
EASY_BASE_ZIPF = 4.5
VERY_HARD_ZIPF = 3.3
# Below this the list has hardly seen the word: a typing slip or a name, not a hard word.
UNKNOWN_ZIPF = 1.0


def find(text: Parsed, profile: Profile) -> Iterator[Hit]:
    """Find words on our lists, then rare words that are no name, no term and not explained here."""
    if text.kind in {"address", "signature"}:
        return
    taken: list[tuple[int, int]] = []
    for sentence in text.sentences:
        for match in find_words(sentence):
            taken.append((match.start, match.end))
            easier = next((o.form for o in match.options if o.form), "")
            says = f'Use an easier word: "{easier}".' if easier else "Leave this out."
            if not match.options:  # no word of ours can take its place here
                says = RULE.says
            yield Hit(match.start, match.end, "warn", says)
        taken += [(term.start, term.end) for term in find_terms(sentence, nation=profile.nation)]
        if is_shouted(sentence):
            continue
        for token in sentence:
            end = token.idx + len(token.text)
            if any(start < end and token.idx < stop for start, stop in taken):
                continue
            if _is_rare(token, profile) and not explains(text.text, token.text):
                hard = _zipf(token.lemma_.lower()) < VERY_HARD_ZIPF
                yield Hit(token.idx, end, "warn" if hard else "inform", HARD)


def _is_rare(token: Token, profile: Profile) -> bool:
    if token.pos_ not in CONTENT or not _PLAIN_WORD.fullmatch(token.text) or _is_name(token):
        return False
    low, lemma = token.lower_, token.lemma_.lower()
    if low in _easy_words() or lemma in _easy_words() or _OWN.search(lemma):
        return False
    if low in {word.lower() for word in profile.house_words}:
        return False
    known = max(_zipf(low), _zipf(lemma))
    if known < UNKNOWN_ZIPF or known >= profile.hard_word_zipf:
        return False
    bases = [low[: -len(end)] + new for end, new in _ENDINGS if low.endswith(end)]
    bases += [low[2:]] if low.startswith("un") else []
    return not any(b in _easy_words() or _zipf(b) >= EASY_BASE_ZIPF for b in bases if len(b) > 2)


def _is_name(token: Token) -> bool:
    """A capital inside a sentence, or part of a hyphened or slashed piece."""
    before = token.nbor(-1) if token.i else None
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if any(t is not None and t.text in {"-", "/", "@", "’", "'", "_"} for t in (before, after)):
        return True
    return token.text[0].isupper() and (token.i != token.sent.start or _next_is_capital(after))


def _next_is_capital(after: Token | None) -> bool:
    return after is not None and after.text[:1].isupper()


@lru_cache(maxsize=1)
def _easy_words() -> frozenset[str]:
    """Our own lists, and what most ten-year-olds know (Dale and Chall), as textstat brings it."""
    path = files("textstat").joinpath("resources/en/easy_words.txt")
    return EVERYDAY | CONDITIONS | word_set(path.read_text(encoding="utf-8").lower())


@lru_cache(maxsize=20_000)
def _zipf(word: str) -> float:
    from wordfreq import zipf_frequency  # loads a word list: only when a letter is checked

    return float(zipf_frequency(word, "en"))


RULE = Rule(
    id="jargon",
    scope="sentence",
    says="Use an easier word, or say what it means.",
    source="W-01, W-02: GOV.UK; NHS; Inclusion Europe 2009; W3C COGA",
    find=find,
    catches=(
        "Your claim will commence on Monday.",
        "We will adjudicate your case.",
        "You must notify us of any change.",
        "The interlocutory hearing is on Monday.",
    ),
    passes=(
        "Your claim will start on Monday.",
        "You have epilepsy and you take metformin.",
        "Ring Mrs Quibblethwaite at Harmouth.",
        "Put the letter in the envelope.",
        "You need a wheelchair.",
    ),
)
