"""A number -> a made letter with 55 kinds of identifying things in it, the same each time."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

FIRST_M = "Oisín Mateus Tadhg Bartholomew Zeeshan Kwabena Dragan Percival Haroon Ifor Lubomir Ezekiel Sam Mark Will Bill Alan Rajesh Grant".split()
FIRST_F = "Sorcha Ottoline Zawadi Perpetua Ludmila Nasreen Ffion Blessing Rose May Hope Grace Temperance Ayumi Carys Joy Daisy Faith Mehwish".split()
LAST = (
    "Ollerton-Vane O'Shaughnessy Quarshie Brzezinski Featherstonehaugh Nwachukwu Pettifer Thistlethwaite Adebisi Cholmondeley Vasquez Umarov "
    "Gooch Tremethick D'Souza McAllister MacGillivray Ng Ubah Penhaligon Zielinski Rose Young Cook Day Wood Hope Marsh Banks Small Khan Patel Smith "
    "Bickerstaffe Llewelyn Haverhill Osagie Singh-Gill Okwuosa Rattigan Szczepaniak Drinkwater Featherby LeFevre"
).split()
TOWNS = "Haxtonby Pellworth Grimsdyke Thornaby Wickersley Ambleport Southmere Kirkholme Broadwick Penrhos Ludgrove Marlestone Reading Bath".split()
STREETS = "Culver Road|Marchmont Street|St Aldate's Close|Old Mill Lane|Beechcroft Avenue|The Ridings|Tolpuddle Way|Queen Street|Upper Wharf Gardens|Fosse Rise".split(
    "|"
)
HOUSES = "Rosemount|Ivy Cottage|Marlin House|Tower Court|Brook Farm".split("|")
VILLAGES = "Nether Poppleton|Upper Swell|Great Bardwick|Coldwell".split("|")
JOBS = "Housing Officer|Social Worker|Benefits Manager|Clinic Co-ordinator|Decision Maker".split(
    "|"
)


@dataclass
class Made:
    """One letter and what stands in it: kind -> the words that must not be left."""

    text: str
    seeded: list[tuple[str, str]]


def make_letter(n: int) -> Made:
    """Make letter number ``n``, the same each time."""
    pick = random.Random(n)  # noqa: S311 - a test wants the same letters each time
    seeded: list[tuple[str, str]] = []

    def seed(kind: str, words: str) -> str:
        seeded.append((kind, words))
        return words

    def digits(shape: str) -> str:
        return "".join(
            str(pick.randint(1, 9))
            if c == "9"
            else pick.choice("BCDFGHJKLMNPRSTW")
            if c == "A"
            else c
            for c in shape
        )

    female = pick.random() < 0.5
    last_names = pick.sample(LAST, 9)
    first = pick.choice(FIRST_F if female else FIRST_M)
    title = pick.choice(["Ms", "Mrs", "Miss"] if female else ["Mr"])
    last = last_names[0]
    town, other_town = pick.sample(TOWNS, 2)
    code = f"{pick.choice(['ZQ', 'HX', 'TW', 'E'])}{pick.randint(1, 19)} {digits('9AA')}"
    own_code = f"{pick.choice(['ZQ', 'HX', 'TW', 'E'])}{pick.randint(1, 19)} {digits('9AA')}"
    body = seed(
        "sender",
        f"{town} {pick.choice(['Borough Council', 'City Council', 'General Hospital', 'Housing Association'])}",
    )
    seed("town of the sender", town)
    head_street = seed("street of the sender", f"{pick.choice(STREETS)}")
    full = {
        0: f"{title} {first} {last}",
        1: f"{title} {first[0]} {last}",
        2: f"{first} {last}",
        3: f"{title.upper()} {first.upper()} {last.upper()}",
    }[n % 4]
    seed("reader, full name" if n % 4 != 3 else "reader in capitals", full)
    number = pick.randint(2, 240)
    line = seed(
        "home address line", f"{number} {pick.choice([s for s in STREETS if s != head_street])}"
    )
    flat = seed("flat", f"Flat {pick.randint(1, 30)}") if pick.random() < 0.5 else ""
    house = seed("house name", pick.choice(HOUSES)) if not flat else ""
    village = seed("village", pick.choice(VILLAGES)) if pick.random() < 0.5 else ""
    seed("town of the reader", other_town)
    seed("postcode of the reader", own_code)
    seed("postcode of the sender", code)
    seed("surname in the greeting", last)
    our = seed(
        "our reference",
        pick.choice(
            [
                digits("AAA/99/9999"),
                digits("AA-999999"),
                digits("AAA/A/99999-AA"),
                digits("99.9999.AA"),
            ]
        ),
    )
    your = seed("your reference", digits("AA/9999/A"))
    phone = seed(
        "phone of the sender",
        pick.choice(
            [
                f"01632 {digits('999999')}",
                f"0161 {digits('999 9999')}",
                f"(01483) {digits('999999')}",
                f"020 {digits('9999 9999')}",
            ]
        ),
    )
    mobile = seed("mobile", digits("07999 999999"))
    abroad = seed("phone with +44", digits("+44 7999 999 999"))
    home = seed("home phone", digits("01999 999999"))
    office_mail = seed(
        "e-mail of an office",
        f"{pick.choice(['benefits', 'appointments', 'housing'])}@{town.lower()}.gov.uk",
    )
    own_mail = seed(
        "e-mail with the name in it",
        f"{first.lower()}.{re.sub('[^a-z]', '', last.lower())}{pick.randint(1, 99)}@gmail.com",
    )
    site = seed("web address", f"www.{town.lower()}.gov.uk/{pick.choice(['pay', 'contact/us'])}")
    born = f"{pick.randint(1, 28)} {pick.choice(['March', 'May', 'October'])} {pick.randint(1935, 2015)}"
    if pick.random() < 0.5:
        born = f"{pick.randint(1, 28):02}/{pick.randint(1, 12):02}/{pick.randint(1935, 2015)}"
    seed("date of birth", born)
    numbers = [
        ("NHS number", "NHS number", pick.choice(["999 999 9999", "9999999999", "999-999-9999"])),
        (
            "National Insurance number",
            "National Insurance number",
            pick.choice(["QQ 99 99 99 C", "QQ999999C"]),
        ),
        ("hospital number", "Hospital No", pick.choice(["9999999", "A999999", "RX99-9999"])),
        ("case number", "Case number", pick.choice(["999/9999", "C9999999", "9999 9999"])),
        (
            "appeal number",
            "Appeal reference",
            pick.choice(["SC999/99/99999", "APP/A9999/A/99/9999999"]),
        ),
        ("tenancy number", "Tenancy ref", pick.choice(["T99999", "9999999", "AA99999-9"])),
        ("account number", "Account number", pick.choice(["99999999", "9999 9999 9"])),
        ("council tax number", "Council tax account", pick.choice(["9999999999", "6999 9999"])),
        ("bank account", "Bank account number", "99999999"),
        ("sort code", "Sort code", pick.choice(["99-99-99", "999999", "99 99 99"])),
        ("passport", "Passport number", "999999999"),
        ("driving licence", "Driving licence number", "AAAAA999999AA9AA"),
        (
            "vehicle registration",
            "Vehicle registration mark",
            pick.choice(["AA99 AAA", "AA99AAA", "A999 AAA"]),
        ),
        ("tax reference", "Unique Taxpayer Reference", pick.choice(["99999 99999", "9999999999"])),
        ("claim number", "Claim no.", "99AA999999"),
        ("pupil number", "UPN", "A999999999999"),
        ("penalty notice", "PCN No", "AA99999999"),
        ("customer number", "Customer number", "9999 999 999"),
    ]
    rows = []
    for kind, label, shape in numbers:
        value = seed(kind, digits(shape))
        rows.append((label, value))
    relative = f"{pick.choice(FIRST_F)} {last_names[1]}"
    seed("relative", relative)
    doctor = seed("doctor", f"Dr {last_names[2]}")
    initial_doctor = seed("initial and surname", f"Mr {pick.choice('ABDEFGJKLM')}. {last_names[3]}")
    worker = seed(
        "staff with a job",
        f"{pick.choice([f for f in FIRST_M if f not in ('Mark', 'Will', 'Bill', 'Grant')])} {last_names[4]}",
    )
    signer = seed(
        "signer",
        f"{pick.choice(FIRST_F + FIRST_M)} {last_names[5]}"
        if n % 3
        else f"{pick.choice('ABCDEFGJK')} {last_names[5]}",
    )
    copied = seed("copied to", f"Mrs {pick.choice('ABCDEFGJK')} {last_names[6]}")
    odd = seed(
        "unlisted first name alone",
        pick.choice(["Zebedee", "Oriane", "Kwaku", "Thandiwe", "Sunniva", "Ruaridh"]),
    )
    school = seed(
        "school or day centre",
        pick.choice(
            [
                "Hollybank Primary School",
                "Larkmead Day Centre",
                "St Osyth's Community Centre",
                "Merrivale Care Home",
            ]
        ),
    )
    surgery = seed(
        "doctor's surgery",
        pick.choice(["Wendover Surgery", "Quayside Medical Centre", "Pinfold Health Centre"]),
    )
    bare = seed("code without a label", digits("AA999999"))
    seed("first name with 's", f"{first}'s")
    seed("particles in a name", "Ludo van der Westhuizen")
    seed("PO box", "PO Box 4471")
    place = [x for x in (flat, house, line, village, other_town) if x]
    address = "\n".join([full, *place, own_code])
    if n % 4 == 0 and " " in full:
        cut = full.rfind(" ")
        address = "\n".join([full[:cut], full[cut + 1 :], *place, own_code])
        seed("name over two lines", last)
    label = [f"{a}: {b}" for a, b in rows]
    half = len(label) // 2
    greeting = {
        0: f"Dear {title} {last}",
        1: f"Dear {title} {last},",
        2: f"Dear {first}",
        3: f"Dear {title} {last}",
    }[n % 4]
    prose = [
        f"Your {a} is {b}." if i % 2 else f"Please quote {a} {b}."
        for i, (a, b) in enumerate(rows[half:])
    ]
    head = [
        body,
        head_street,
        f"{town} {code}",
        f"Tel: {phone}",
        f"Email: {office_mail}",
        site,
        "PO Box 4471",
    ]
    detail = [
        f"Our ref: {our}",
        f"Your ref: {your}",
        "3 November 2026",
        *label[:half],
        f"Date of birth: {born}",
    ]
    blocks = {
        0: [head, [address], detail],
        1: [[address], head, detail],
        2: [[", ".join(head[:3]), *head[3:]], detail, [address]],
        3: [[*head[:3]], [address], detail, head[3:]],
    }[n % 4]
    top = "\n\n".join("\n".join(b) for b in blocks)
    text = f"""{top}

{greeting}

About {first}'s care

We wrote to you on 14 May 2026 about the visit that {doctor} asked for. Mark the box if you agree, and sign the bill. May I remind you that the form is due in March?

Your daughter, {relative}, was at the meeting with {initial_doctor} and Ludo van der Westhuizen. {odd} was also there, and {odd}'s notes are attached. We spoke to {odd} again later.

{first}'s support will go on at {school}, and the letter was sent to {surgery}. Please call {worker}, Housing Officer, on {home}. We have your numbers as {mobile} and {abroad}, and your e-mail as {own_mail}. Look for {bare} on the back of the card.

{" ".join(prose)}

You will get £142.50 a week from Monday 6 July 2026 at 10.30am. You can appeal to the First-tier Tribunal within one month.

Yours sincerely


{signer}
{pick.choice(JOBS)}

cc {copied}
"""
    return Made(text, seeded)


# Words that are also names, used as words: nothing in these may be masked.
ORDINARY = (
    "May I remind you that May is a busy month?",
    "You may ask for this in May 2026.",
    "Mark the box with a cross.",
    "Please bring your water bill and your Council Tax Bill.",
    "The bill rose by £3 in June.",
    "Will you need a taxi? Write your will with a solicitor.",
    "Grant applications close in April.",
    "You can get a Disabled Facilities Grant.",
    "Hope you are well. Joy and rest are good for you.",
    "Universal Credit and Housing Benefit are different.",
    "Personal Independence Payment has a daily living part.",
    "Take ramipril 5mg and Amlodipine 5mg each day.",
    "Use your Fostair 100/6 inhaler twice a day.",
    "Ask Citizens Advice or the Housing Ombudsman.",
    "Bring proof, for example a passport or driving licence.",
    "Section 9 of the Care Act 2014 says so.",
    "The Social Security (Personal Independence Payment) Regulations 2013 apply.",
    "Read Form FA2 and Factsheet 4.",
    "You got £1,250.50 on 12/03/2026 at 10:30.",
    "The First-tier Tribunal is independent of the Council.",
    "We need a British Sign Language interpreter.",
    "Young people can come. Long waits are likely.",
    "Day surgery is on Level 2.",
    "Early June or late August is best.",
    "The Secretary of State must decide.",
)
