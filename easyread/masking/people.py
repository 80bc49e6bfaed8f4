"""A letter's texts -> the people in it: pairs of first names and surname, in order, with their sex."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from easyread.facts.find.name_words import COMMON, ROLES
from easyread.masking.capitals import (
    TITLES,
    Word,
    capital,
    close,
    job,
    runs,
    titled,
    words_of,
)
from easyread.masking.name_runs import BODY_ENDS, is_body, people_in, pieces_of, says_general
from easyread.masking.spot import SMALL_PARTS
from easyread.masking.words import is_first_name, is_surname, is_word, lists, says_nothing, sex_of
from easyread.model import About, Block

_GREETING = re.compile(
    r"^\s*(?:dear|hello|hi|good (?:morning|afternoon))\s+(?P<who>[^\n,:;.!]{2,80})", re.I
)
_CLOSING = re.compile(
    r"^\s*(?:yours?\b.{0,20}|(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many)\b.{0,20}|regards|sincerely|signed|thank you|thanks|love)[\s,.:]*$",
    re.I,
)
_LABEL = re.compile(
    r"(?:^|[\n|;(]|\s{2,})\s*(?P<label>(?:[A-Za-z/'’-]+ ){0,3}?(?:name|patient|claimant|appellant|tenants?|client|user|pupil|student|child|resident|applicant|"
    r"customer|contact|by|officer|worker|manager|consultant|gp|doctor|nurse|from|to|attn|attention|fao|f\.a\.o\.?|c/o|care of|cc|c\.c\.?|bcc|copies|copy to|kin|"
    r"carer|keyworker|mother|father|parents?|guardian|advocate|representative|solicitor|landlord|agent|account holder|holder|respondent|partner|spouse|"
    r"executor|donor|attorney|deputy|appointee|chair|judge|member|interpreter|witness|with|re|signed|signature|print|person|present|attendees|apologies))"
    r"(?:\(s\))?\s*(?:[:=]|\s-\s)\s*(?P<who>[^\n|]{2,120})",
    re.I,
)
_COPY = re.compile(
    r"^\s*(?:cc|c\.c\.?|copy(?: to)?|copies to|fao|attn|p\.?p\.?|c/o|care of)[\s:]+(?P<who>[^\n]{2,120})",
    re.I,
)
_RELATION = re.compile(
    r"\b(?:son|daughter|child|brother|sister|mother|father|mum|dad|husband|wife|partner|grandson|granddaughter|grandmother|grandfather|nan|aunt|uncle|niece|"
    r"nephew|cousin|friend|neighbour|carer|keyworker|advocate|called|named|name is|am|known as|alias|née|nee|formerly|worker|manager|nurse|consultant|"
    r"solicitor|landlord|officer|gp|social worker|patient|claimant|tenant|appellant|executor|attorney|on behalf of),? \(?(?=[A-Z])",
)
_LETTERS_AFTER = frozenset("jp obe mbe cbe qc kc phd bsc msc ba ma esq frcs mrcp rgn".split())


def learn_people(blocks: Sequence[Block], about: About, lines: Iterable[str]) -> People:
    """Find everybody a letter names.

    Args:
        blocks: the blocks of the letter, with plain quotes.
        about: who the letter is to and about.
        lines: other texts of the same letter, such as the lines of its Easy Read.
    """
    found = People()
    for text in (about.reader, about.person):
        if text:
            found.read_value(text)
    for i, block in enumerate(blocks):
        found.read_text(block.text)
        if (
            block.kind == "cell"
            and i + 1 < len(blocks)
            and _LABEL.match(f"{block.text.rstrip(': ')}: x x")
        ):
            found.read_value(blocks[i + 1].text)
    _read_signatures(blocks, found)
    _read_address_names(blocks, found)
    for line in lines:
        found.read_text(line)
    return found


@dataclass
class People:
    """People as they are found, each once: (first names, surname), and (word, sex).

    ``lone`` are single odd words with a capital that nothing else calls a person, and ``weak`` are
    those of ``people`` that only look like a name: perhaps places.
    """

    people: list[tuple[str, str]] = field(default_factory=list)
    sexes: list[tuple[str, str]] = field(default_factory=list)
    lone: list[str] = field(default_factory=list)
    weak: set[tuple[str, str]] = field(default_factory=set)

    def add(self, name: Sequence[Word], title: str = "") -> None:
        """Take one name: its last word (with "de" and such) is the surname, where there are two or a title."""
        parts = [w for w in name if len(w.text) > 1 and w.low not in _LETTERS_AFTER | TITLES]
        mixed = any(not w.text.isupper() for w in parts)
        while mixed and len(parts) > 1 and parts[-1].text.isupper() and len(parts[-1].text) < 7:
            parts.pop()  # "Ruth Emsworth BDS"
        if not parts:
            return
        initials = any(w.initial for w in name)
        cut = len(parts) - 1
        while cut > 0 and parts[cut - 1].low in SMALL_PARTS and parts[cut - 1].text.islower():
            cut -= 1
        alone = (
            cut == 0
            and not title
            and not initials
            and (is_first_name(parts[0].low) or parts[0].low in SMALL_PARTS)
        )
        first = " ".join(w.low for w in (parts if alone else parts[:cut]))
        last = "" if alone else " ".join(w.low for w in parts[cut:])
        if (first, last) not in self.people:
            self.people.append((first, last))
        sex = {"mr": "m", "sir": "m", "master": "m", "lord": "m", "father": "m"}.get(title) or (
            "f" if title in ("mrs", "ms", "miss", "lady", "dame") else ""
        )
        if sex:
            self.sexes.append((first or last, sex))
            self.sexes.append((last, sex))

    def read_text(self, text: str) -> None:
        """Read everything a text says about people."""
        if found := _GREETING.match(text):
            self.read_value(found["who"], greeting=True)
        for found in _LABEL.finditer(text):
            self.read_value(found["who"])
        if found := _COPY.match(text):
            self.read_value(found["who"])
        words = words_of(text)
        for i, word in enumerate(words):
            if name := titled(text, words, i):
                self.add(name, word.low)
                if word.low == "drs":
                    self._read_list(text, words, i + 1)
        for found in _RELATION.finditer(text):
            self.read_value(text[found.end() :], lone=True)
        for run in runs(text):
            for part in [p for piece in pieces_of(run) for p in people_in(text, piece)]:
                if len(part) == 1 and not is_first_name(part[0].low):
                    self.lone.append(part[0].low)
                else:
                    before = len(self.people)
                    self.add(part)
                    if not is_first_name(part[0].low) and not part[0].initial:
                        self.weak.update(self.people[before:])

    def read_value(self, text: str, greeting: bool = False, lone: bool = False) -> None:
        """Read a piece of text that is a person's name and perhaps more behind it."""
        words = words_of(text)
        i = 0
        if not words or words[0].start > 3:
            return
        while i < len(words) and i < 8:
            title = ""
            if name := titled(text, words, i):
                title = words[i].low
            else:
                name = self._plain_name(text, words, i, greeting or lone)
            if name:
                self.add(name, title)
            at = words.index(name[-1]) + 1 if name else i + 1
            more = at < len(words) and words[at].low in ("and", "&") and not lone
            if not more and not (
                words[i].low
                in ("the", "family", "parents", "parent", "guardian", "carer", "of", "for", "to")
                and i < 6
            ):
                return
            i = at + 1 if more else i + 1

    def _plain_name(self, text: str, words: Sequence[Word], i: int, trusted: bool) -> list[Word]:
        name: list[Word] = []
        whole = next((r for r in runs(text) if r[0].start == words[i].start), ())
        if is_body(whole) and not is_first_name(words[i].low):
            return []  # "To: Brackendale Homes"
        for word in words[i : i + 5]:
            if name and not close(text, name[-1], word, name[-1].initial):
                break
            low = word.low
            if low in SMALL_PARTS and word.text.islower() and name:
                name.append(word)
            elif (
                not capital(word)
                or low in TITLES
                or job(word)
                or (low in lists().not_names and not is_first_name(low))
            ):
                break
            elif (
                not word.initial
                and is_word(low)
                and not (
                    is_first_name(low)
                    or is_surname(low)
                    or (
                        trusted
                        and not name
                        and low not in _NOBODY
                        and not says_general(word)
                        and low not in COMMON | ROLES | BODY_ENDS
                    )
                )
            ):
                later = words[words.index(word) + 1 :][:1]
                begins = (
                    not name
                    and bool(later)
                    and close(text, word, later[0])
                    and capital(later[0])
                    and not says_general(later[0])
                )
                if low in lists().general or not (
                    begins
                    or (
                        name
                        and (
                            not is_word(name[0].low)
                            or is_first_name(name[0].low)
                            or name[0].initial
                        )
                    )
                ):
                    break
                name.append(word)
            else:
                name.append(word)
            if word.owner:
                break
        while name and name[-1].text.islower():
            name.pop()
        return name if any(len(w.text) > 1 for w in name) else []

    def _read_list(self, text: str, words: Sequence[Word], i: int) -> None:
        """Doctors in a row: "Drs Farquhar, Mensah & Pike"."""
        for before, word in zip(words[i - 1 :], words[i : i + 12], strict=False):
            if not re.fullmatch(r"[ ,.]{1,3}", text[before.end : word.start]):
                return
            if word.text == "&" or word.low == "and":
                continue
            if not capital(word):
                return
            self.add([word], "dr")


_NOBODY = frozenset(
    "sir madam sirs customer patient resident tenant all colleague colleagues parent parents carer carers guardian guardians occupier householder member members friend "
    "friends applicant appellant claimant team everyone service user council taxpayer homeowner neighbour neighbours student families family the owner".split()
)


def _read_signatures(blocks: Sequence[Block], found: People) -> None:
    """Under "Yours sincerely" the next lines are a name, unless they are a job or a body."""
    for i, block in enumerate(blocks):
        lines = block.text.split("\n")
        ends = next((n for n, line in enumerate(lines) if _CLOSING.match(line)), None)
        if ends is None:
            continue
        under = [
            *lines[ends + 1 :],
            *(line for b in blocks[i + 1 : i + 5] for line in b.text.split("\n")),
        ]
        for n, line in enumerate(under[:5]):
            if len(line.split()) < 9 and not re.search(r"\d", line):
                _read_signature(line, found, first=n == 0)


def _read_signature(line: str, found: People, first: bool) -> None:
    text = re.sub(
        r"^\s*(?:p\.?p\.?|for(?: and on behalf of)?|on behalf of|signed)[:.]?\s+",
        "",
        line,
        flags=re.I,
    )
    words = words_of(text.split(",")[0])
    trailing = re.search(r"\((Mr|Mrs|Ms|Miss|Mx)\)", text)
    if any(w.low in BODY_ENDS for w in words) and not (
        words and (words[0].initial or is_first_name(words[0].low))
    ):
        return
    name = [
        w
        for w in words
        if (capital(w) or w.low in SMALL_PARTS) and w.low not in TITLES | _LETTERS_AFTER
    ]
    if not name or any(job(w) for w in name) or not 1 <= len(name) <= 5:
        return
    if any(w.text[0].islower() and w.low not in SMALL_PARTS for w in words):
        return
    if len(name) == 1 and is_word(name[0].low) and not is_first_name(name[0].low):
        return
    if all(w.low in lists().general or w.low in lists().not_names for w in name):
        return
    listed = any(is_first_name(w.low) or is_surname(w.low) or w.initial for w in name)
    if not first and not listed and all(says_nothing(w.low) for w in name):
        return  # "Reply slip"
    title = trailing[1].lower() if trailing else words[0].low if words[0].low in TITLES else ""
    found.add(name, title)


def _read_address_names(blocks: Sequence[Block], found: People) -> None:
    """A name over two lines of an address: "Mrs Patricia" and beneath it "Ollerenshaw"."""
    lines = [
        line for b in blocks for line in b.text.split("\n") if b.kind in ("address", "paragraph")
    ]
    for line, after in pairwise(lines):
        words, next_words = words_of(line), words_of(after)
        listed = 1 < len(words) < 5 and is_first_name(words[0].low)
        bare = listed and len(line.split()) == len(words) and all(map(capital, words))
        if bare and not is_body(words) and not any(map(says_general, words)):
            found.add(words)  # "Blessing Ng"
        if (
            words
            and len(line) < 50
            and len(next_words) in (1, 2)
            and not re.search(r"\d", line + after)
            and (words[0].low in TITLES and capital(words[0]))
            and len(words) <= 3
            and all(
                (capital(w) and not says_nothing(w.low)) or is_surname(w.low) for w in next_words
            )
            and not any(w.low in lists().towns for w in next_words)
            and (len(words) == 1 or is_first_name(words[-1].low) or words[-1].initial)
        ):
            found.add([*words[1:], *next_words], words[0].low)


def known_sex(word: str, sexes: Iterable[tuple[str, str]]) -> str:
    """The sex a letter tells of a name, else what the name itself plainly is, else ""."""
    for name, sex in sexes:
        if word in name.split():
            return sex
    return sex_of(word)
