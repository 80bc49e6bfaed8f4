"""A letter -> every identifying thing in it; and any text of that letter -> where they stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from easyread.facts.find.found import Page, plain
from easyread.masking.capitals import (
    TITLES,
    Word,
    capital,
    close,
    rare,
    shouted,
    starts,
    strange,
    words_of,
)
from easyread.masking.days import DAY
from easyread.masking.name_runs import BODY_ENDS
from easyread.masking.numbers import (
    POSTCODE,
    bare,
    births_in,
    find_addresses_of_the_net,
    find_numbers,
    kind_of_label,
    labelled_in,
)
from easyread.masking.people import learn_people
from easyread.masking.places import NUMBERED, learn_places
from easyread.masking.spot import SMALL_PARTS, Identifier, Known, Spot
from easyread.masking.words import is_first_name, is_word, lists
from easyread.model import Letter, Span


def find_identifiers(letter: Letter, places: bool = True) -> tuple[Identifier, ...]:
    """Find every identifying thing of a letter, in reading order.

    Args:
        letter: the letter as read.
        places: also the sender, its town and other organisations that tell where the reader lives.
    """
    known = learn(letter, places=places)
    return tuple(
        Identifier(s.kind, s.value, b.text[s.start : s.end], Span(b.id, s.start, s.end))
        for b in letter.blocks
        for s in spots(b.text, known)
    )


def learn(letter: Letter, lines: Iterable[str] = (), places: bool = True) -> Known:
    """Learn the names, places and numbers of a letter, so that they are found wherever they stand.

    Args:
        letter: the letter as read.
        lines: more texts of the same letter (its Easy Read), for a name that stands only there.
        places: see ``find_identifiers``.
    """
    blocks = [replace(b, text=plain(b.text)) for b in letter.blocks]
    more = [plain(line) for line in lines]
    who = learn_people(blocks, letter.about, [plain(letter.title), *more])
    sure = [p for p in who.people if p not in who.weak]
    names = frozenset(w for pair in sure for part in pair for w in part.split())
    sender = plain(letter.about.sender or "")
    found = learn_places(blocks, [plain(letter.title), sender, *more], names)
    if not TITLED.match(sender):
        found.words.update(
            w.low for w in words_of(sender) if strange(w, sender) and w.low not in names
        )
        common = lists().general | BODY_ENDS | {"&", "for"}
        if sender and not all(w.low in common for w in words_of(sender) if capital(w)):
            found.organisations.add(sender.lower())
    towns = {w for town in found.towns for w in town.split()} | found.words
    perhaps = [p for p in who.people if p in who.weak and not towns & set(" ".join(p).split())]
    # An odd word alone is a person's name unless something in the letter makes it a place.
    lone = [("", w) for w in dict.fromkeys(who.lone) if w not in names and w not in found.words]
    texts = [*(b.text for b in blocks), *more]
    numbers = {n: None for text in texts for n in labelled_in(text) if len(n[1]) > 2}
    if letter.about.reference:
        numbers[("reference", bare(letter.about.reference))] = None
    for text in texts:
        for code in POSTCODE.finditer(text):
            numbers[("postcode", bare(code[0])[:-3])] = None  # "the SE40 area"
    births = {day for text in texts for day in births_in(text)}
    for left, right in pairwise(blocks):
        if left.kind != "cell" or right.kind != "cell":
            continue
        kind = kind_of_label(left.text.rstrip(": "))
        number = re.search(r"\d\D*\d", right.text) and not DAY.match(right.text)
        if kind and number and len(right.text) < 40:
            numbers[(kind, bare(right.text))] = None
        births.update(births_in(f"{left.text}: {right.text}"))
    return Known(
        people=(*sure, *perhaps, *lone),
        sexes=tuple(dict.fromkeys(who.sexes)),
        places=frozenset(w for w in found.words if w not in names),
        towns=frozenset(found.towns),
        streets=frozenset(s for s in found.streets if len(s) > 3),
        organisations=frozenset(found.organisations),
        numbers=tuple(numbers),
        births=frozenset(births),
        hide_places=places,
    )


def spots(text: str, known: Known) -> tuple[Spot, ...]:
    """Find where a text of a letter tells who or where, in order; spots never overlap."""
    page = Page(plain(text))
    find_addresses_of_the_net(page)
    find_numbers(page, known)
    _find_addresses(page, known)
    if known.hide_places:
        _find_phrases(page, known.organisations, "organisation")
        _find_phrases(page, frozenset(t for t in known.towns if " " in t), "place")
    _find_people(page, known)
    if known.hide_places:
        _find_phrases(page, frozenset(t for t in known.towns if " " not in t), "place")
        _find_place_words(page, known)
    found = sorted(page.found, key=lambda f: f.start)
    return tuple(Spot(f.start, f.end, f.kind, f.value) for f in found)


def _find_addresses(page: Page, known: Known) -> None:
    for match in re.finditer(r"\bP\.?O\.? ?Box \d{1,6}\b", page.left, re.IGNORECASE):
        page.take(match.start(), match.end(), "address", _squeeze(match[0]))
    for match in NUMBERED.finditer(page.left):
        if match["street"].lower() in known.streets:
            page.take(match.start(), match.end(), "address", _squeeze(match[0]))
    form = _phrases(known.streets)
    if form is None:
        return
    for match in form.finditer(page.left):
        number = re.search(
            r"(?<![\w£/])(?:(?:flat|apartment|unit) \w{1,4},? )?\d{1,4}[a-z]?(?: ?[-/] ?\d{1,4}[a-z]?)?,? $",
            page.left[: match.start()],
            re.I,
        )
        if not number and match[0].islower():
            continue
        start = match.start() - (len(number[0]) if number else 0)
        page.take(start, match.end(), "address", _squeeze(page.text[start : match.end()]))
    for match in re.finditer(
        r"\b(?:Flat|Apartment|Apt|Maisonette|Caravan) (?:\d{1,4}[A-Za-z]?|[A-Z])\b", page.left
    ):
        page.take(match.start(), match.end(), "address", _squeeze(match[0]))


def _find_people(page: Page, known: Known) -> None:
    """Take names with their titles and initials: "Mr A. Khan", "KHAN", "Adam", not the "'s" behind."""
    first, last = known.first_names, known.last_names
    words = words_of(page.left)
    i = 0
    while i < len(words):
        if not _is_name(page.text, words, i, first, last):
            i += 1
            continue
        a, b = i, i
        while a > 0 and _joins_left(page.left, words, a, first | last):
            a -= 1
        while b + 1 < len(words) and _joins_right(page.left, words, b, first | last):
            b += 1
        while b > i and words[b].low in SMALL_PARTS and words[b].text.islower():
            b -= 1
        start, end = words[a].start, words[b].end
        value = " ".join(
            w.low for w in words[a : b + 1] if w.low not in TITLES and w.low not in ("and", "&")
        )
        page.take(start, end, "name", value)
        i = b + 1


def _is_name(
    text: str, words: Sequence[Word], i: int, first: frozenset[str], last: frozenset[str]
) -> bool:
    """Say if a word is somebody's name here, and not an ordinary word with a capital."""
    word = words[i]
    if (word.low not in first and word.low not in last) or not capital(word) or len(word.text) < 2:
        return False
    if word.low in TITLES and word.low not in first:
        return False
    if word.low not in _MONTHS and (not is_word(word.low) or rare(word)):
        return True
    if (
        word.text.isupper()
        and len(word.text) > 2
        and word.low not in _MONTHS
        and not shouted(text, word)
    ):
        return True  # "KHAN stands on the form"
    before = words[i - 1] if i else None
    beside = (
        before is not None
        and close(text, before, word, True)
        and (
            (before.low in TITLES and capital(before))
            or (before.low in first and capital(before))
            or (before.initial and not starts(text, before))
            or (before.initial and (before.text not in "AI" or _line_is_name(text, before)))
        )
    )
    after = words[i + 1] if i + 1 < len(words) else None
    follows = (
        after is not None
        and close(text, word, after)
        and capital(after)
        and (after.low in last or (after.initial and after.text not in "AI"))
        and word.low in first
    )
    if beside or follows:
        return True
    rest = text[word.end : word.end + 24]
    if word.low in _MONTHS and (
        re.match(r"[ ,]+(?:\d|(?:to|and|or|until|-) )|\s*$", rest)
        or re.search(
            r"(?:\d(?:st|nd|rd|th)?|\bin|\bof|\bsince|\bby|\buntil|\bfrom|\bto|\blast|\bnext|\bthis|\bon|\bbefore|\bafter|\bearly|\blate) ?$",
            text[: word.start],
            re.I,
        )
    ):
        return False
    if shouted(text, word):
        return text.strip(" .,;:").lower() == word.low
    if not starts(text, word):
        article = (
            before is not None
            and close(text, before, word)
            and before.low in ("the", "a", "an", "your", "our", "this", "each", "any", "no")
        )
        tail = (
            after is not None and close(text, word, after) and capital(after) and is_word(after.low)
        )
        lead = (
            before is not None
            and close(text, before, word)
            and capital(before)
            and is_word(before.low)
            and not starts(text, before)
        )
        return not article and not ((tail or lead) and word.low not in first)
    if word.owner or re.match(r"\s*(?:[,.(]|$)", rest) or re.match(_DOING, rest):
        return True
    return (
        word.low in first
        and is_first_name(word.low)
        and not re.match(
            r" (?:i|you|we|be|not|the|your|each|all|a|an|any|it|he|she|they|there|this|that|in|on|out|of|to|for|no|number)\b",
            rest,
            re.I,
        )
    )


TITLED = re.compile(rf"(?:{'|'.join(TITLES)})\b\.? [A-Z]", re.IGNORECASE)
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_DOING = re.compile(
    r" (?:was|were|is|has|had|did|does|said|told|will|would|can|could|may|might|must|should|and|or|who|also|then|needs?|wants?|attends?|lives?|gets?|goes|receives?|"
    r"feels?|likes?|says?|thinks?|asks?|agrees?|uses?|takes?|works?|comes?|[a-z]{3,}ed)\b"
)


def _joins_left(text: str, words: Sequence[Word], a: int, names: frozenset[str]) -> bool:
    left, this = words[a - 1], words[a]
    if not close(
        text, left, this, initial=left.initial or left.low in TITLES or left.low in ("and", "&")
    ):
        return False
    if left.low in TITLES and capital(left):
        return this.low not in TITLES
    if left.initial and text[left.end : left.end + 1] != ".":
        return not (
            starts(text, left)
            and left.text in "AI"
            and len(words) > a + 1
            and not _line_is_name(text, left)
        )
    if left.low in ("and", "&") and a > 1:
        # "Mr and Mrs Khan"
        return (
            this.low in TITLES
            and words[a - 2].low in TITLES
            and close(text, words[a - 2], left, True)
        )
    if left.initial:
        return True
    if this.low in TITLES:
        return left.low in ("and", "&") and a > 1 and words[a - 2].low in TITLES
    return (
        left.low in names or (left.low in SMALL_PARTS and any(left.low in n.split() for n in names))
    ) and capital(left)


def _line_is_name(text: str, word: Word) -> bool:
    """Say if a short line is nothing but a name, so that "A" in it is no article."""
    end = text.find("\n", word.start)
    return len(text[word.start : end if end >= 0 else len(text)].split()) < 4


def _joins_right(text: str, words: Sequence[Word], b: int, names: frozenset[str]) -> bool:
    this, right = words[b], words[b + 1]
    if not close(text, this, right, initial=this.initial):
        return False
    if right.low in SMALL_PARTS and right.text.islower():
        return b + 2 < len(words) and words[b + 2].low in names and capital(words[b + 2])
    return (right.low in names and capital(right)) or (
        right.initial and b + 2 < len(words) and words[b + 2].low in names
    )


def _find_phrases(page: Page, phrases: frozenset[str], kind: str) -> None:
    form = _phrases(phrases)
    for match in form.finditer(page.left) if form else ():
        single = re.fullmatch(r"[\w'-]+", match[0]) is not None
        if match[0].islower() or (single and is_word(match[0].lower()) and _plain_use(page, match)):
            continue
        page.take(match.start(), match.end(), kind, _squeeze(match[0]))


def _find_place_words(page: Page, known: Known) -> None:
    for word in words_of(page.left):
        if (
            word.low in known.places
            and capital(word)
            and not (is_word(word.low) and _plain_word(page, word))
        ):
            page.take(word.start, word.end, "place", word.low)


def _plain_use(page: Page, match: re.Match[str]) -> bool:
    return _plain_word(page, Word(match.start(), match.end(), match[0], False))


def _plain_word(page: Page, word: Word) -> bool:
    """An ordinary word ("Reading") that stands where its capital says nothing."""
    a = page.text.rfind("\n", 0, word.start) + 1
    b = page.text.find("\n", word.end)
    line = page.text[a : b if b >= 0 else len(page.text)]
    address = not re.search(r"\b[a-z]", line) and len(line.split()) < 7 and not line.isupper()
    return (
        not address
        and line.strip(" .,").lower() != word.low
        and (starts(page.text, word) or shouted(page.text, word))
    )


@lru_cache(maxsize=256)
def _phrases(phrases: frozenset[str]) -> re.Pattern[str] | None:
    """One pattern for many phrases, the longest first; blanks and commas between words may differ."""
    if not phrases:
        return None
    each = sorted(phrases, key=lambda p: (-len(p), p))
    forms = (
        r"[ ,\u00a0\n]{1,3}".join(re.escape(w) for w in re.split(r"[ ,\n]+", p) if w) for p in each
    )
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(forms)})(?![\w-])", re.IGNORECASE)


def _squeeze(text: str) -> str:
    return re.sub(r"[ ,\u00a0\n]+", " ", text.lower()).strip()
