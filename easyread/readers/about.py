"""Blocks of a letter -> ``About``: who wrote to whom about what. None where the letter does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from email.utils import parseaddr

from easyread.model import About, Block, LetterKind
from easyread.readers.about_kind import find_kind
from easyread.readers.about_sender import NAME, find_sender, is_person
from easyread.readers.dates import find_date, only_date
from easyread.readers.shapes import (
    FIELD,
    ORGANISATION,
    TITLED,
    ends_sentence,
    is_greeting,
    is_short,
    label_of,
    value_of,
)

_DATE_LABEL = re.compile(
    r"(?:(?:letter )?dated?|date of (?:this )?(?:letter|issue|notice)|date (?:typed|sent|issued)|typed|issued|sent)$",
    re.I,
)
_TYPED_LABEL = re.compile(
    r"(?:date of (?:this )?letter|date (?:typed|sent|issued)|(?:letter )?dated|typed)$", re.I
)
# Best first: a sender's own reference beats a number of the person.
_REFERENCES = tuple(
    re.compile(shape, re.I)
    for shape in (
        r"our ref(?:erence)?(?: (?:no|number))?\.?",
        r"(?:[\w'’/-]+ ){0,3}(?:reference|ref)(?: (?:no|number|code))?\.?",
        r"(?:[\w'’/-]+ ){0,2}(?:account|case|claim|application|customer|invoice|tenancy|policy|job|booking|order|crn|urn)(?: (?:no|number|id))\.?",
        r"(?:hospital|patient|unit|clinic|mrn|chi)(?: (?:no|number|id))?\.?",
        r"nhs (?:no|number)\.?",
        r"(?:ni|nino|national insurance)(?: (?:no|number))?\.?",
    )
)
_INLINE_REFERENCE = re.compile(
    r"\b(?:our|case|claim|account|appeal) ref(?:erence)?(?: (?:no|number))?\.?:?\s+([A-Z0-9][\w/.-]*\d[\w/.-]*)",
    re.I,
)
_SUBJECT_LABEL = re.compile(r"(?:re|subject|regarding|about)$", re.I)
_RE_WITHOUT_COLON = re.compile(r"(?:RE|Re)(?:\s*[:;-]\s*|\s+)(?=[A-Z\d«{(<=])")
_PERSON_LABEL = re.compile(
    r"(?:patient|claimant|appellant|tenant|client|service user|pupil|student|child|resident|applicant|"
    r"person|name of (?:patient|child|claimant|person|pupil))(?:['’]s)?(?: (?:full )?name)?$",
    re.I,
)
_ABOUT_YOUR = re.compile(
    r"\b(?i:(?:about|for|of|regarding|concerning|that|see|with|re:?)) (?i:your (?:son|daughter|child|brother|sister|mother|"
    r"father|mum|dad|husband|wife|partner|relative|ward|grandson|granddaughter)),? ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})"
)
_CARER_OF = re.compile(
    r"(?:parents?|carers?|guardians?|family)(?:[/ ](?:and |or )?(?:carers?|guardians?))?(?:\(s\))? (?:of|for) (.+)$",
    re.I,
)
_NOBODY = re.compile(
    r"(?:sirs?|madam|sir[ /]+(?:or )?madam|customer|patient|resident|tenant|all|colleagues?|parents?|carers?|guardians?|"
    r"occupier|householder|member|friends?|applicant|appellant|claimant|team|everyone|parents?[ /&]+(?:and )?(?:carers?|guardians?)|"
    r"service user|council tax ?payer|homeowner|neighbours?|student|families)(?:[ /](?:sirs?|madam))*$",
    re.I,
)
_NOTICE = re.compile(
    r"(?:notice|final notice|warning|reminder|decision|order|summons|invitation)\b", re.I
)
_FALLBACK: dict[LetterKind, str] = {
    "appointment": "Letter about an appointment",
    "decision": "Letter about a decision",
    "money": "Letter about money",
    "invitation": "Invitation",
    "notice": "Notice",
    "report": "Report",
    "other": "Letter",
}


def find_about(blocks: Sequence[Block]) -> About:
    """Find sender, reader, person, date, reference, subject and kind of a letter.

    Only what the letter says plainly is given; anything doubtful is None.
    """
    start = _greeting_at(blocks)
    top = _top(blocks, start)
    subject = _subject(blocks, start, top)
    reader, addressed = _reader(blocks, start, top)
    return About(
        sender=find_sender(blocks, top, addressed),
        reader=reader,
        person=_person(blocks, start),
        date=_date(blocks, top, start),
        reference=_reference(blocks),
        subject=subject,
        kind=find_kind((b.text for b in blocks), subject or ""),
    )


def find_title(about: About, blocks: Sequence[Block], given: str) -> str:
    """Give the letter's title: its subject, else the heading at its top, else the file's own title.

    Where there is none of these it is a plain one made from the kind of letter.
    """
    if about.subject:
        return about.subject
    for block in blocks:
        if block.kind == "heading" and block.text != about.sender:
            return block.text
        if ends_sentence(block.text) or block.kind in ("item", "cell") or is_greeting(block.text):
            break
    if not given and about.kind == "other" and about.sender:
        return f"Letter from {about.sender}"
    return given or _FALLBACK[about.kind]


def _greeting_at(blocks: Sequence[Block]) -> int | None:
    for i, block in enumerate(blocks[:60]):
        if block.kind in ("paragraph", "heading", "cell", "address") and is_greeting(block.text):
            return i
    return None


def _top(blocks: Sequence[Block], start: int | None) -> Sequence[Block]:
    """What stands above the greeting; without one, above the first heading or sentence."""
    if start is not None:
        return blocks[:start]
    for i, block in enumerate(blocks[:25]):
        letterhead = i == 0 and bool(ORGANISATION.search(block.text))
        if ends_sentence(block.text) or (block.kind in ("heading", "item") and not letterhead):
            return blocks[:i]
    return blocks[:25]


def _date(blocks: Sequence[Block], top: Sequence[Block], start: int | None) -> date | None:
    for block in top:
        if _DATE_LABEL.match(label_of(block.text) or "") and (
            day := find_date(value_of(block.text))
        ):
            return day
    for block in top:
        if day := only_date(block.text):
            return day
    dated = re.compile(r"\b(?:dated?|typed|issued):?\s+(?=\d)", re.I)
    for block in top:
        found = dated.search(block.text)
        if found and is_short(block.text) and (day := find_date(block.text[found.end() :])):
            return day
    for block in _near(blocks, start):
        if _TYPED_LABEL.match(label_of(block.text) or "") and (
            day := find_date(value_of(block.text))
        ):
            return day
    return _date_at_end(blocks)


def _date_at_end(blocks: Sequence[Block]) -> date | None:
    """Beneath a signature a line that is only a date (or "Date: ...") dates the letter."""
    signed = [i for i, block in enumerate(blocks) if block.kind == "signature"]
    if not signed:
        return None
    for block in blocks[signed[0] : signed[-1] + 3]:
        labelled = _DATE_LABEL.match(label_of(block.text) or "")
        if day := find_date(value_of(block.text)) if labelled else only_date(block.text):
            return day
    return None


def _reference(blocks: Sequence[Block]) -> str | None:
    found: list[tuple[int, str]] = []
    for i, block in enumerate(blocks):
        label = label_of(block.text)
        said = value_of(block.text)
        if (
            label is None
            and block.kind == "cell"
            and i + 1 < len(blocks)
            and blocks[i + 1].kind == "cell"
        ):
            label, said = block.text.rstrip(": "), blocks[i + 1].text
        if label is not None and (value := _number(said)):
            rank = next((n for n, shape in enumerate(_REFERENCES) if shape.fullmatch(label)), None)
            if rank is not None:
                theirs = label.lower().startswith("your ref")
                found.append((len(_REFERENCES) if theirs else rank, value))
    if found:
        return min(found, key=lambda hit: hit[0])[1]
    for block in blocks[:30]:
        inline = _INLINE_REFERENCE.search(block.text)
        if inline:
            return inline[1].rstrip(".,;")
    return None


def _number(said: str) -> str | None:
    """A reference holds a digit or is a template field, and is short."""
    value = re.split(r"\s{2,}|[;|]|\s\(", said)[0].strip(" .,")
    if re.search(r"https?:", value) or len(value) > 40 or len(value.split()) > 5:
        return None
    return value if re.search(r"\d", value) or FIELD.fullmatch(value) else None


def _subject(blocks: Sequence[Block], start: int | None, top: Sequence[Block]) -> str | None:
    near = [*_near(blocks, start), *top]
    for block in near:
        said = ""
        if _SUBJECT_LABEL.match(label_of(block.text) or ""):
            said = value_of(block.text)
        elif (found := _RE_WITHOUT_COLON.match(block.text)) and is_short(block.text, 20):
            said = block.text[found.end() :]
        if said and len(said) <= 200:
            return re.sub(r"^(?:re|fwd?|fw)\s*:\s*", "", said, flags=re.I).strip(" .")
    if start is not None:
        for block in blocks[start + 1 : start + 2]:
            if block.kind == "paragraph" and _is_capital_line(block.text):
                return block.text.strip()
        for i, block in enumerate(blocks[start + 1 : start + 4], start + 1):
            if block.kind == "heading":
                below = blocks[i + 1] if i + 1 < len(blocks) else block
                news = below.kind == "heading" and re.search(
                    r"\b(?:is|are|has|have|will|must)\b", below.text
                )
                return (below if news else block).text.strip()
            if ends_sentence(block.text):
                break
        return _named_above(top)
    elif any(block.kind == "address" for block in top) and len(top) < len(blocks):
        after = blocks[len(top)]
        return after.text.strip() if after.kind == "heading" else None
    return None


def _is_capital_line(text: str) -> bool:
    """A line in capitals straight under the greeting is the subject: "WARNING: WE INTEND TO ..."."""
    return text.isupper() and 3 <= len(text.split()) <= 16


def _named_above(top: Sequence[Block]) -> str | None:
    """The name of a notice between the date and the greeting: "NOTICE OF FINE"."""
    for block in reversed(top):
        if label_of(block.text) or only_date(block.text):
            return None
        if _NOTICE.match(block.text) and _is_capital_line(block.text):
            return block.text.strip()
    return None


def _near(blocks: Sequence[Block], start: int | None) -> Sequence[Block]:
    """The few lines just below the greeting, where the subject stands."""
    return () if start is None else blocks[start + 1 : start + 7]


def _reader(
    blocks: Sequence[Block], start: int | None, top: Sequence[Block]
) -> tuple[str | None, int]:
    """The person the letter is to, and where in the blocks the address under that name begins."""
    dear = _dear(blocks[start].text) if start is not None else None
    named = [
        (i, block.text.strip(" ,"))
        for i, block in enumerate(top)
        if block.kind in ("address", "paragraph", "cell") and is_person(block.text)
    ]
    for i, text in named:
        full = TITLED.match(text)
        name = full[0] if full else text
        if dear is None and top[i].kind == "address" and full:
            return name, i
        if dear is not None and dear.split()[-1].lower() == name.split()[-1].lower():
            return (name if len(name) > len(dear) else dear), i
    if dear is None:
        for block in top:
            if label_of(block.text) == "To" and (name := parseaddr(value_of(block.text))[0]):
                return name, -1
    return dear, -1


def _dear(greeting: str) -> str | None:
    name = re.sub(
        r"^(?:dear|hello|hi|good (?:morning|afternoon))\s*", "", greeting.strip(), flags=re.I
    )
    name = name.strip(" ,.:;!")
    if not name or _NOBODY.match(name) or name.lower().startswith("to whom"):
        return None
    return name


def _person(blocks: Sequence[Block], start: int | None) -> str | None:
    for block in blocks[:40]:
        label = label_of(block.text) or ""
        said = value_of(block.text)
        if _PERSON_LABEL.match(label) and (name := _leading_name(said)):
            return name
        if label.lower() == "re" and (name := _leading_name(said, titled=True)):
            return name
        found = _RE_WITHOUT_COLON.match(block.text)
        if not label and found and (name := _leading_name(block.text[found.end() :], titled=True)):
            return name
    for block in [] if start is None else blocks[: start + 1]:
        found = _CARER_OF.search(block.text.strip(" ,"))
        if found and (name := _leading_name(found[1])):
            return name
    for block in blocks:
        found = _ABOUT_YOUR.search(block.text)
        if found:
            return found[1]
    return None


def _leading_name(said: str, titled: bool = False) -> str | None:
    """The name a value begins with: "Mr J Smith, 3 High Street" gives "Mr J Smith".

    With ``titled``, a name without Mr or Mrs counts only where a date of birth or an address follows.
    """
    found = TITLED.match(said)
    if found:
        return found[0].strip(" ,.-")
    name = NAME.match(said)
    if name is None or ORGANISATION.search(name[0]):
        return None
    after = said[name.end() :].strip(" ,-–(")
    if titled:
        born = re.match(r"(?:d\.?o\.?b|date of birth|born|nhs|hospital n)", after, re.I)
        return name[0] if born else None
    return (
        name[0]
        if not after or not after[0].isalpha() or re.match(r"(?:dob|nhs|born|date)", after, re.I)
        else None
    )
