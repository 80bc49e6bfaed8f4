"""A sentence -> whether it may stand on the first page by itself: whole, and pointing at nothing elsewhere."""

from __future__ import annotations

import re

# What these point to stands elsewhere. Source: standards.md S-12 (name the thing).
ELSEWHERE = re.compile(
    r"\b(?:overleaf|see page|on page \d|the following(?! reasons?\.$)|as follows|following this|after this|meanwhile|"
    r"set out (?:here|below)|listed (?:here|below)|shown (?:here|below)|(?:the )?(?:former|latter)|"
    r"the certificate|(?<!or )(?<!and )(?<!address )(?<!number )(?<!mentioned )above(?! (?:address|number)\b)|(?<!mentioned )(?<!slip )below|for the purposes of)\b|"
    r"(?<![£\d.,])\b\d\.\d(?:, \d\.\d)* and \d\.\d\b",
    re.I,
)
# What stands in its place on the new page.
IN_THIS_LETTER = re.compile(r"\bpoints? [\d., and]+ in this letter\b", re.I)
# "These pressures", "those steps", "this element": the noun is not said here.
NO_NOUN = re.compile(
    r"\b(?:these|those) (?!days\b)\w+|\b(?:this|that) (?:sum|amount|figure|step|"
    r"pressure|change|case|issue|notice period|remark|result)\b|\bnone (?:is|are|were)\b|^yours\b|"
    r"\b(?:n?either|both) (?:decision|option|choice|case)s?\b|^or\b|^(?:if|should) (?:nobody|no one)\b|"
    r"^should the complaint\b|\bright to (?:come|attend|be there)\.$",
    re.I,
)
# "She", "he": named before in the sentence, by a name or by what the person is.
PERSON = re.compile(r"\b(?:she|he)\b", re.I)
NAMED = re.compile(
    r"\b(?!(?:[A-Z][a-z]+day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b)(?<!^)[A-Z][a-z]+|\b(?:worker|manager|child|son|daughter|doctor|nurse|officer|"
    r"consultant|tenant|person|patient|pupil|mother|father|carer|partner|wife|husband|landlord|nobody|"
    r"anybody|somebody|someone|anyone|everyone)s?\b"
)
# A part of the letter with a heading of its own, which a row does not bring along.
NO_PART = re.compile(r"\b(?:this|that) (?:element|point|matter)\b", re.I)
# Opens with a word that ties it to the sentence before, and says all without it.
TIE = re.compile(
    r"^(?:as a result|because of this|following (?:this|that) \w+|therefore|however|in addition|accordingly|"
    r"consequently|also|finally|so),? (?=(?:both|the|your|you|we|our|no|nobody|an?)\b)|"
    r"^but (?=you (?:can|may) ask\b)",
    re.I,
)
# The other half: without it, the sentence before says more than the letter does.
OTHER_HALF = re.compile(
    r"^(?:however|but|even so|nevertheless|although|except|before doing so|before you do|first,|"
    r"unless you|this does not|that does not)\b",
    re.I,
)
# Nothing is settled, or nothing is taken away yet.
NOT_YET = re.compile(
    r"\bno (?:final )?decisions? ha(?:s|ve) (?:yet )?been (?:made|taken|reached)\b|"
    r"\bwe have not (?:yet )?(?:made|taken) (?:a|any) decision\b|"
    r"\bnobody['’]s (?:\w+ ){1,3}will (?:stop|end|cease|change)\b|"
    r"\bno (?:alteration|change)s? will be made\b|"
    r"\byou cannot be (?:made to leave|evicted)\b|"
    r"\byour (?:\w+ ){1,2}will not (?:stop|end|change) (?:until|before|while)\b",
    re.I,
)


# The number of a paragraph opens it in its place; on the first page it names nothing.
NUMBERED = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[A-Z])")


def may_stand(words: str, opens: bool = True) -> bool:
    """Whether nothing in the sentence points to another place of the letter.

    ``opens`` is False for a line behind others in its row, which name what it points to.

    >>> may_stand("In view of these pressures, the centre should close.")
    False
    >>> may_stand("The centre will close on 31 March 2027.")
    True
    """
    words = IN_THIS_LETTER.sub("", words)
    away = ELSEWHERE.search(words) or NO_PART.search(words)
    return not (away or (opens and (NO_NOUN.search(words) or _nameless(words))))


def _nameless(words: str) -> bool:
    """Whether "she" or "he" stands where nobody was named.

    >>> _nameless("From Monday you pay £2.95 a day unless she brings a packed lunch.")
    True
    >>> _nameless("From Monday you pay for Ada's meals unless she brings a packed lunch.")
    False
    """
    found = PERSON.search(words)
    return bool(found and not NAMED.search(words[: found.start()]))


def untied(text: str) -> str:
    """The sentence without its number, and without the word that ties it to the one before.

    >>> untied("As a result, your weekly help is cut from £17.40 to £14.95.")
    'Your weekly help is cut from £17.40 to £14.95.'
    >>> untied("4.1 The fan will be replaced.")
    'The fan will be replaced.'
    """
    text = NUMBERED.sub("", text)
    found = TIE.match(text)
    rest = text[found.end() :] if found else text
    return rest[:1].upper() + rest[1:]
