"""A real value and the letter's id -> a believable made-up one of the same shape, always the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from hashlib import sha256

from easyread.masking.capitals import TITLES, words_of
from easyread.masking.days import same_form
from easyread.masking.people import known_sex
from easyread.masking.places import special_words
from easyread.masking.spot import SMALL_PARTS, Known
from easyread.masking.words import lists, plainly_names

# Areas that no UK postcode has.
_AREAS = "AV BK CX DM EF FN GX HV JN KV LB MV NB PV RV SX TB WB YX".split()
_LETTERS = "BCDFGHJKLMNPRSTVWX"
_INITIALS = "ABCDEFGHJKLMNPRST"
# Numbers set aside for plays and films: nobody has them. Source: Ofcom, "Telephone numbers for drama use".
_DRAMA = (
    ("07", "07700900"),
    ("08", "08081570"),
    ("020", "02079460"),
    ("03", "03069990"),
    ("0", "01632960"),
)
_KEPT_WORDS = frozenset(
    "the flat apartment apt unit room maisonette caravan of at p o po box".split()
)


class MadeUp:
    """Gives each real value of one letter its made-up one. Different values never share one."""

    def __init__(self, letter_id: str, known: Known, words: Iterable[str]) -> None:
        self._seed = letter_id
        self._known = known
        self._used: set[str] = {w.lower() for w in words}
        self._given: dict[tuple[str, str], str] = {}
        for word in dict.fromkeys(w for first, _ in known.people for w in first.split()):
            sex = known_sex(word, known.sexes) or known_sex(self._surname_of(word), known.sexes)
            pool = {"f": lists().show_women, "m": lists().show_men}.get(sex, lists().show_either)
            self._give("name", word, plainly_names(pool), other_initial=True)
        for _, last in known.people:
            for word in last.split():
                if ("name", word) not in self._given and word not in SMALL_PARTS:
                    self._give(
                        "name", word, plainly_names(lists().show_surnames), other_initial=True
                    )

    def show(self, kind: str, value: str, words: str) -> str:
        """Give the made-up words to stand in place of ``words``, whose normal form is ``value``."""
        if words.startswith("{"):
            return words  # it was a placeholder already
        if kind == "name":
            return self._name(words)
        if kind in ("place", "organisation"):
            return self._place(words)
        if kind == "address":
            return self._address(words)
        if kind == "postcode":
            return self._postcode(words)
        if kind == "phone":
            return self._phone(value, words)
        if kind == "email":
            return self._email(value)
        if kind == "web":
            return self._web(value)
        if kind == "birth date":
            days = 30 + self._number("born", value, 600)
            return same_form(words, date.fromisoformat(value) + timedelta(days=days))
        return self._same_shape(kind, value, words)

    def _number(self, kind: str, value: str, below: int, turn: int = 0) -> int:
        digest = sha256(f"{self._seed}|{kind}|{value}|{turn}".encode()).hexdigest()
        return int(digest[:12], 16) % below

    def _give(
        self, kind: str, value: str, pool: tuple[str, ...], other_initial: bool = False
    ) -> str:
        """Take a word from the pool that is nowhere in the letter and that no other value has."""
        if (kind, value) not in self._given:
            start = self._number(kind, value, len(pool))
            turned = pool[start:] + pool[:start]
            free = [w for w in turned if w.lower() not in self._used]
            best = [w for w in free if not other_initial or w[0].lower() != value[:1]]
            chosen = (best or free or [f"{turned[0]}-{len(self._given)}"])[0]
            self._used.add(chosen.lower())
            self._given[(kind, value)] = chosen
        return self._given[(kind, value)]

    def _surname_of(self, first_name: str) -> str:
        return next((b for a, b in self._known.people if first_name in a.split() and b), "")

    def _name(self, text: str) -> str:
        parts = words_of(text)
        last = next((w.low for w in reversed(parts) if len(w.text) > 1), "")
        out, at = [], 0
        for word in parts:
            new = word.text
            if word.low in SMALL_PARTS and word.text.islower():
                new = ""
            elif word.initial:
                new = self._initial(word.text, last)
            elif word.low not in TITLES and word.low not in ("and", "&"):
                given = self._give("name", word.low, plainly_names(lists().show_surnames), True)
                new = given.upper() if word.text.isupper() else given
            out += [text[at : word.start], new]
            at = word.end
        return re.sub(r"  +", " ", "".join([*out, text[at:]])).strip()

    def _initial(self, letter: str, last: str) -> str:
        for first, surname in self._known.people:
            if last in surname.split() and first[:1].upper() == letter:
                return self._given[("name", first.split()[0])][0]
        key = ("initial", f"{last} {letter}")
        if key not in self._given:
            taken = {
                v
                for (kind, of), v in self._given.items()
                if kind == "initial" and of.startswith(last + " ")
            }
            start = self._number(*key, len(_INITIALS))
            turned = _INITIALS[start:] + _INITIALS[:start]
            self._given[key] = next(
                (c for c in turned if c != letter and c not in taken), turned[0]
            )
        return self._given[key]

    def _place(self, text: str) -> str:
        """Change the words that are a place's own; "County Council" and "Surgery" stay."""
        mine = [w for w in words_of(text) if w.low in self._known.places]
        own = (
            mine
            or special_words(text, self._known.places)
            or [w for w in words_of(text) if w.low != "the"][:1]
        )
        key = own[0].low if mine else " ".join(w.low for w in own)
        new = self._give("place", key, lists().show_towns)
        kept = own[0]
        out, at = [], 0
        for word in own:
            out += [
                text[at : word.start],
                (new.upper() if word.text.isupper() else new) if word is kept else "",
            ]
            at = word.end
        return re.sub(r"(?<=\w) {2,}", " ", "".join([*out, text[at:]])).strip()

    def _address(self, text: str) -> str:
        def number(found: re.Match[str]) -> str:
            real = int(found[0])
            new = 1 + self._number("house", found[0], 60 if real < 100 else 180)
            return str(new + 1 if new == real else new)

        text = re.sub(r"\d{1,4}", number, text)
        words = [
            w
            for w in words_of(text)
            if w.low not in _KEPT_WORDS and not re.search(r"\d", w.text) and len(w.text) > 1
        ]
        if not words:
            return text
        kept = words[-1:] if len(words) > 1 else []
        named = [w for w in words if w not in kept]
        places = [w for w in words if w.low in self._known.places]
        if places and len(words) > 2:
            return text[: words[0].start] + self._place(text[words[0].start :])
        street = " ".join(w.low for w in words)
        new = self._give("street", street, lists().show_streets)
        end = named[-1].end + 2 * bool(re.match(r"['’]s", text[named[-1].end :]))
        new = new.upper() if named[0].text.isupper() else new
        return text[: named[0].start] + new + text[end:] + ("" if kept else " House")

    def _postcode(self, text: str) -> str:
        bare = re.sub(r"\s", "", text).upper()
        full = re.fullmatch(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})", bare)
        outward, inward = (full[1], full[2]) if full else (bare, "")
        digits = sum(c.isdigit() for c in outward)
        new = self._unique(
            "outward",
            outward,
            lambda n: f"{_AREAS[n % 19]}{10 ** (digits - 1) + n // 19 % (9 * 10 ** (digits - 1))}",
        )
        if not inward:
            return new
        turn = self._number("inward", inward, 10 * 18 * 18)
        gap = re.search(r"\s+", text)
        return f"{new}{gap[0] if gap else ''}{turn % 10}{_LETTERS[turn // 10 % 18]}{_LETTERS[turn // 180]}"

    def _phone(self, digits: str, text: str) -> str:
        if len(digits) < 7:
            return self._same_shape("phone", digits, text)
        lead = next(new for old, new in _DRAMA if digits.startswith(old))
        new = self._unique(
            "phone", digits, lambda n: f"{lead}{n % 10 ** (11 - len(lead)):0{11 - len(lead)}}"
        )
        country = re.match(r"(?:\+44|0044)[ .-]?(?:\(0\))?", text)
        head, tail = (country[0], text[country.end() :]) if country else ("", text)
        fill = new[1:] if country else new
        if sum(c.isdigit() for c in tail) != len(fill):
            return f"{head}{fill[: 5 - bool(country)]} {fill[5 - bool(country) :]}"
        each = iter(fill)
        return head + re.sub(r"\d", lambda _: next(each), tail)

    def _email(self, value: str) -> str:
        local = value.split("@")[0]
        parts = [p for p in re.split(r"[^a-z]+", local) if len(p) > 1]
        names = [self._given[("name", p)].lower() for p in parts if ("name", p) in self._given]
        plain = "contact" if not names else ".".join(names)
        return self._unique(
            "email", value, lambda n: f"{plain}{'' if n == 0 else n}@example.org", count=True
        )

    def _web(self, value: str) -> str:
        site, _, path = value.partition("/")
        host = self._unique(
            "site", site, lambda n: f"www.example{'' if n == 0 else n}.org", count=True
        )
        return host + (f"/page{self._number('path', path, 90) + 10}" if path else "")

    def _same_shape(self, kind: str, value: str, text: str) -> str:
        """Another number of the same pattern: a digit for a digit, a letter for a letter."""

        def make(turn: int) -> str:
            new = []
            for i, c in enumerate(value):
                pick = self._number(f"{kind} {i}", value, 10, turn)
                pick = pick if i or c == "0" else 1 + pick % 9
                letter = _LETTERS[self._number(f"{kind} {i}", value, 18, turn)].lower()
                new.append(str(pick) if c.isdigit() else letter)
            if kind == "NHS number":
                new[:3] = "999"  # a range kept for tests
            if kind == "National Insurance number":
                new[:2] = "qq"  # never given to anybody
                new[-1] = "c"
            return "".join(new)

        fake = self._unique("number", value, make, count=True)
        each = iter(fake)
        return re.sub(
            r"[^\W_]", lambda c: (x := next(each)) and (x.upper() if c[0].isupper() else x), text
        )

    def _unique(
        self, kind: str, value: str, make: Callable[[int], str], count: bool = False
    ) -> str:
        """Make a value that no other one has. ``make`` takes a number and gives the words."""
        if (kind, value) not in self._given:
            for turn in range(200):
                new = make(turn if count else self._number(kind, value, 10**9, turn))
                if new.lower() not in self._used and new.lower() != value.lower():
                    break
            self._used.add(new.lower())
            self._given[(kind, value)] = new
        return self._given[(kind, value)]
