"""A letter -> is it clear who "you" is? Two readers, nobody, or somebody the letter is only about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from easyread.simplify.questions.asked import Asked, Kind, Reading

_I = re.IGNORECASE
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev|Prof)\.?"
_TWO_TITLES = re.compile(rf"^(?P<one>{_TITLE})\.? (?:and|&) (?P<two>{_TITLE}) (?P<name>.+)$")
_TWO = re.compile(r"^(?P<one>[^&,]+?) (?:and|&) (?P<two>[^&,]+)$")
_COMPANY = re.compile(
    r"\b(?:Ltd|Limited|LLP|PLC|Co|Council|Trust|Partners|Solicitors|Sons|Associates|Company|Homes|Services|Group|Team|Committee)\b",
    _I,
)
_TO = re.compile(r"^(?:and )?to: *(?P<who>[^,\n]+)", _I)
_NOBODY = re.compile(
    r"^dear (?:sirs?(?: ?(?:or|/|and) ?madams?)?|madams?(?: ?(?:or|/) ?sirs?)?)\W*$|^to whom it may concern\W*$",
    _I,
)
_PARENT = re.compile(
    r"^(?:dear |to |to the |the )*(?:parents?|carers?|guardians?|parent/carer|parents?/guardians?|parent or guardian|executors?|representatives?|next of kin)(?:[/ ](?:and |or )?(?:carers?|guardians?|parents?))* of (?P<who>[A-Z][\w’' -]+?)\W*$",
    _I,
)
_CARE_OF = re.compile(rf"^(?:c/o|care of) (?P<who>{_TITLE} [A-Z].*)$", _I)
_SPOKEN_OF = re.compile(
    r"\b([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2})(?=,? (?:the (?:appellant|claimant)|is (?:not )?(?:entitled|limited|to be treated)|has (?:limited|severely)|does not have|was represented|scores?\b))"
)
_NO_PERSON = re.compile(
    r"\b(?:The|Tribunal|Secretary|State|Agency|Department|Council|Universal|Credit|Personal|Employment|Support|Allowance|Court|Housing)\b"
)
_YOU = re.compile(r"\byou(?:r|rs)?\b", _I)
_FAMILY = (
    r"(?:husband|wife|partner|son|daughter|mother|father|mum|dad|brother|sister|child|grand\w+)"
)


def ask(reading: Reading) -> Iterator[Asked]:
    """Ask who "you" should be, at most once for each reason."""
    about = reading.letter.about
    blocks = reading.letter.blocks
    if about.person and about.reader and about.person != about.reader and not _is_family(reading):
        yield Asked(
            f"The letter is to {about.reader} and about {about.person}. Who should “you” be?",
            (),
            (about.reader, about.person),
        )
        return
    parent = next((m for b in blocks if (m := _PARENT.match(b.text.strip()))), None)
    if parent:
        yield Asked(
            f"The letter is to a family member of {parent['who']} or somebody who acts for them. "
            "Who will read the Easy Read?",
            (parent[0],),
            (parent["who"], "The family member or helper"),
        )
        return
    to = [m["who"].strip() for b in blocks for line in b.text.split("\n") if (m := _TO.match(line))]
    two = to if len(to) == 2 else _two_readers(about.reader)
    if two:
        yield Asked(
            f"The letter is to {two[0]} and to {two[1]}. Who will read the Easy Read?",
            (),
            (two[0], two[1], "Both of them"),
        )
        return
    care_of = next((m for b in blocks[:20] if (m := _CARE_OF.match(b.text.strip()))), None)
    if care_of and about.reader:
        yield Asked(
            f"The letter is to {about.reader}, but goes to {care_of['who']}. "
            "Who will read the Easy Read?",
            (care_of[0],),
            (about.reader, care_of["who"]),
        )
        return
    nobody = next((b.text.strip() for b in blocks if _NOBODY.match(b.text.strip())), None)
    if nobody and not about.reader:
        yield Asked("Who is this letter to? It names nobody.", (nobody,))
    elif not about.reader and not _YOU.search(reading.text):
        names = Counter(n for n in _SPOKEN_OF.findall(reading.text) if not _NO_PERSON.search(n))
        if names:
            name = names.most_common(1)[0][0]
            yield Asked(
                f"The letter speaks about {name} and does not say who it is to. Should “you” be "
                f"{name}?",
                (),
                (f"Yes, {name}", "No, somebody else"),
            )


def _is_family(reading: Reading) -> bool:
    """Say if the letter itself tells the two apart, as in "your husband Tariq"."""
    first = re.escape((reading.letter.about.person or "").split()[-1])
    return re.search(rf"\byour {_FAMILY},? (?:\w+ )?{first}\b", reading.text) is not None


def _two_readers(reader: str | None) -> list[str] | None:
    if not reader or _COMPANY.search(reader):
        return None
    titles = _TWO_TITLES.match(reader)
    if titles:
        return [f"{titles['one']} {titles['name']}", f"{titles['two']} {titles['name']}"]
    two = _TWO.match(reader)
    return [two["one"].strip(), two["two"].strip()] if two else None


_OPEN = "Harrowmere Council\n1 Tanner Street\nHarrowmere HM1 4BX\n\n"
_REST = "\n2 Mill Lane\nHarrowmere HM1 2AB\n\n5 March 2026\n\n"
_BODY = "\n\nYour rent will change on 6 April 2026. Please call us on 01632 960114.\n\nYours sincerely\n\nA Smith"
KIND = Kind(
    "addressee",
    ask,
    asks=(
        f"{_OPEN}Mr D Okafor and Ms L Prentice{_REST}Dear Mr Okafor and Ms Prentice{_BODY}",
        f"{_OPEN}Mr and Mrs Bell{_REST}Dear Mr and Mrs Bell{_BODY}",
        f"{_OPEN}Mr Callum Reid & Miss Sofia Marchetti{_REST}Dear Callum and Sofia{_BODY}",
        f"{_OPEN}5 March 2026\n\nDear Sir or Madam{_BODY}",
        f"{_OPEN}5 March 2026\n\nDear Sir/Madam{_BODY}",
        f"{_OPEN}5 March 2026\n\nTo whom it may concern{_BODY}",
        f"{_OPEN}To: Mrs B Atkinson, 14 Chantry Way\n\nAnd to: Ms Orla Devane, 2 High Street\n\n5 March 2026\n\nDear Sir or Madam{_BODY}",
        f"{_OPEN}Mrs Edith Somerville\nc/o Mr Peter Somerville (attorney){_REST}Dear Mrs Somerville{_BODY}",
        f"{_OPEN}Parent or guardian of Amara Sesay{_REST}Dear parent or guardian of Amara Sesay{_BODY}",
        "The appeal is refused.\n\nFelix Sydney is entitled to the mobility component.\n\nFelix Sydney does not have limited capability for work.",
    ),
    passes=(
        f"{_OPEN}Mrs Ann Okafor{_REST}Dear Mrs Okafor{_BODY}",
        f"{_OPEN}Mrs Ann Okafor{_REST}Dear Sir or Madam{_BODY}",
        f"{_OPEN}5 March 2026\n\nDear resident{_BODY}",
        f"{_OPEN}Miss T Balogun{_REST}Dear Miss Balogun\n\nYour son and your daughter can come with you.{_BODY}",
        f"{_OPEN}Mrs Ann Okafor{_REST}Dear Ann{_BODY}\n\ncc Dr S Rao",
        f"{_OPEN}Bryce and Kettle Solicitors{_REST}Dear Bryce and Kettle Solicitors{_BODY}",
        f"{_OPEN}Mrs Ann Okafor{_REST}Dear Mrs Okafor\n\nCaring for your husband Tariq is hard work.{_BODY}",
        f"{_OPEN}Mr Alexander Andrews{_REST}Dear Mr Andrews{_BODY}",
        f"{_OPEN}Mrs Ann Okafor\nc/o Trust Office{_REST}Dear Mrs Okafor{_BODY}",
    ),
    whole=True,
)
