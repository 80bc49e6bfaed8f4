"""A fact that seems lost or new in a free retelling -> is it only said in another form?

People who retell a letter write 2 days for 48 hours, Saturday and Sunday for the weekend, "we" for
their own office. These answers are for whole texts only: one machine rewrite must keep the form.
"""

from __future__ import annotations

import re
from functools import cached_property

from easyread.facts.find.amounts import same_length
from easyread.facts.find.dates import WEEKDAYS
from easyread.facts.find.found import Found
from easyread.facts.find.initials import TOPICS, other_names, says_name
from easyread.facts.find.ledger import Ledger, Stated
from easyread.facts.find.name_words import BODIES, COMMON, ROLES, TITLES
from easyread.facts.retold.counts import half_of, number_known, number_told
from easyread.facts.retold.persons import is_kin_told
from easyread.facts.retold.recast import kept, known
from easyread.facts.retold.worked_out import dates_from, follows, times_from
from easyread.facts.words.stems import stem

_I = re.IGNORECASE
_WEEK = re.compile(r"\b(?:weekdays?|working days?|mondays? (?:to|-) fridays?)\b", _I)
_WEEKEND = re.compile(r"\bweekends?\b", _I)
_WE = re.compile(r"\b(?:we|us|our|ours)\b", _I)
_YOU = re.compile(r"\b(?:you|your|yours)\b", _I)
_DEAR = re.compile(r"\bDear\s+(?P<name>[^\n,.:;]{2,40})", _I)
_ACRONYM = re.compile(r"\b[A-Z](?:&?[A-Z]){1,5}s?\b")
_ONE_OF = re.compile(
    r"\b(?:an?|one|per|single|(?:the|this) (?:last|past|next|previous|coming))\s+(?P<unit>[a-z]+)",
    _I,
)
_OTHER_DAYS = re.compile(r"\b(?:all|any|every|on)\s+other\s+days?\b", _I)
_LAWS = frozenset(
    "regulations regulation rules rule act acts order orders code codes directive law laws scheme".split()
)
_OFFICES = BODIES | ROLES
_NO_PERSON = _OFFICES | COMMON
_RULES = re.compile(r"\b(?:regulations?|rules?|acts?|orders?|codes?|laws?|scheme|book)\b", _I)
# The same rhythm in other words: "annual" is "every 12 months".
_RHYTHMS = (
    frozenset({"each year", "1 year", "12 month", "52 week"}),
    frozenset({"each month", "1 month"}),
    frozenset({"each week", "1 week", "7 day"}),
    frozenset({"each day", "1 day", "24 hour"}),
    frozenset({"each hour", "1 hour", "60 minute"}),
    frozenset({"each night", "1 night"}),
    frozenset({"2 times each year", "6 month"}),
    frozenset({"4 times each year", "3 month"}),
    frozenset({"2 times each month", "2 week"}),
    frozenset({"1 night", "each night"}),
    frozenset({"24 hour", "1 day"}),
)
_RHYTHM_WORDS = {
    "each year": r"annual(?:ly)?|yearly|per annum|every year",
    "each day": r"daily|day[- ]to[- ]day|(?:each|any|every|all|per|7|seven) (?:days?|mornings?|afternoons?|evenings?|nights?)|for the day|overnight",
    "each month": r"of the month|per month|monthly",
    "2 week": r"alternate \w+|every other \w+|every second \w+|bi-?weekly",
    "1 night": r"overnight|nights?",
    "each night": r"overnight|nightly|at night|bedtime",
    "1 day": r"same[- ]day|all day|for the day",
}
_HE = re.compile(
    r"\b(?:appellants?|claimants?|applicants?|patients?|residents?|tenants?|he|she|they|their|his|her)\b",
    _I,
)
_LESS_TAX = frozenset({"council tax reduction", "council tax support", "council tax discount"})
_OFF_TAX = re.compile(
    r"\b(?:off|less|help (?:with|to pay|paying|towards)|money for)\s+(?:your\s+|the\s+|for\s+)?council tax",
    _I,
)
# "Capability Assessment" has capitals and is nobody.
_THING = re.compile(r"(?:ment|tion|sion|ity|ance|ence|ship|ness|ure)s?$")
_VERB = re.compile(
    r"^'?s?\s+((?:has|have|is|are|was|will|would|can|may|had)\s+)?(?P<verb>[a-z]{3,})"
)


class Retold:
    """Two texts as ledgers, with the forms of a fact that a free retelling may choose."""

    def __init__(self, old: Ledger, new: Ledger) -> None:
        self.old, self.new = old, new

    def keeps(self, one: Stated) -> bool:
        """Say if a fact of the letter stands in the rewrite in another form."""
        fact = one.fact
        if fact.kind == "name":
            return self._name_kept(one)
        if kept(one, self.old, self.new):
            return True
        if fact.kind == "provision":
            return self._law_kept(fact.value)
        if fact.kind == "number":
            halved = fact.value == "50%" and any(half_of(s.fact, self.old) for s in self.new.facts)
            return halved or number_told(one, self.new) or _said(fact, self.new)
        if fact.kind == "date" and len(fact.value) in (4, 7) and "-" in fact.value:
            return any(s.fact.value in dates_from(self.old) for s in self.new.facts)
        if fact.kind in ("period", "unit", "dose") and self._unit_apart(fact, self.new):
            return True
        if fact.kind == "period" and self.worked_in:
            return True
        return _said(fact, self.new)

    def knows(self, one: Stated) -> bool:
        """Say if a fact of the rewrite stands in the letter in another form."""
        fact = one.fact
        if fact.kind == "name":
            return self._name_known(fact.value)
        if known(one, self.old, self.new):
            return True
        if fact.kind == "number":
            return number_known(one, self.old) or half_of(fact, self.old)
        if fact.kind == "period" and (half_of(fact, self.old) or self._counts_unit(one)):
            return True
        if fact.kind in ("unit", "dose") and self._unit_apart(fact, self.old):
            return True
        return _said(fact, self.old) or follows(fact, self.old)

    def _name_kept(self, one: Stated) -> bool:
        value = one.fact.value
        for dear in _DEAR.finditer("\n".join(self.old.texts)):
            greeted = {stem(w) for w in dear["name"].lower().split()}
            if all(stem(w) in greeted or w in TITLES for w in value.split()):
                return True  # people know who they are
        words = value.split()
        if all(word in self._written_out for word in words):
            return True
        if value in _LESS_TAX and _OFF_TAX.search("\n".join(self.new.texts)):
            return True
        if is_kin_told(value, "\n".join(self.old.texts), "\n".join(self.new.texts)):
            return True
        if any(word in self._expansions for word in (value, value.removesuffix("s"))):
            return True
        if words[-1] in _LAWS and self._law_kept(value):
            return True
        if self._acts_as_we(one) or self._first_name_kept(words):
            return True
        return value in self._ourselves

    def _first_name_kept(self, words: list[str]) -> bool:
        """Say if the first name alone is told, and the letter names no one else with it."""
        return (
            len(words) == 2
            and not {*words} & (_NO_PERSON | _LAWS)
            and (
                re.search(rf"\b{re.escape(words[0].title())}\b", "\n".join(self.new.texts))
                is not None
                and len(
                    {
                        s.fact.value
                        for s in self.old.facts
                        if s.fact.value.startswith(f"{words[0]} ")
                    }
                )
                == 1
            )
        )

    def _name_known(self, value: str) -> bool:
        """A name written out or shortened, a benefit that only says the topic, or the one person meant."""
        words = value.removesuffix("'s").split()
        if all(word in self._written_out or self._in_letter(word) for word in words):
            return True
        short = value.removesuffix("s")
        if short in self._expansions or says_name(value, self._old_text):
            return True
        if value.removesuffix("'s") in TOPICS:
            return not any(
                not self._named_in_full(s.fact.value)
                for s in self.old.facts
                if s.fact.value in TOPICS and s.fact.value not in (value, *other_names(value))
            )
        return words == [value.removesuffix("'s")] and words[0] == self._person_meant

    def _named_in_full(self, name: str) -> bool:
        """Pension Credit is not Universal Credit: a benefit needs all of its name, or its initials."""
        text = "\n".join(self.new.texts).lower().replace("\u2019", "'").replace("'s ", " ")
        return re.search(rf"\b{re.escape(name)}s?\b", text) is not None or says_name(name, text)

    @cached_property
    def _person_meant(self) -> str:
        """The one first name that the rewrite gives to "the appellant", where the letter names no one.

        One letter of a pack often says "the appellant" where the rest of the pack names the person.
        """
        if _YOU.search("\n".join(self.old.texts)) or any(
            s.fact.kind == "name"
            and len(s.fact.value.split()) == 2
            and not {*s.fact.value.split()} & _NO_PERSON
            and not _THING.search(s.fact.value)
            for s in self.old.facts
        ):
            return ""
        came = {
            s.fact.value.removesuffix("'s")
            for s in self.new.facts
            if s.fact.kind == "name" and not self.old.states(s.fact) and s.fact.value not in TOPICS
        }
        only = came.pop() if len(came) == 1 else ""
        return only if " " not in only and only not in _OFFICES else ""

    @cached_property
    def _old_text(self) -> str:
        return "\n".join(self.old.texts).lower().replace("\u2019", "'")

    def _in_letter(self, word: str) -> bool:
        return re.search(rf"\b{re.escape(word.rstrip('s'))}(?:'?s)?\b", self._old_text) is not None

    def _acts_as_we(self, one: Stated) -> bool:
        """Say if what a body does ("Oakfield Homes has agreed") is told by "we" ("we have agreed")."""
        verb = _VERB.match(one.text[one.fact.end : one.fact.end + 40])
        if verb is None or not {*one.fact.value.split()} & _OFFICES:
            return False
        root = stem(verb["verb"])
        return any(
            stem(m[1].lower()) == root
            for text in self.new.texts
            for m in re.finditer(r"\bwe\s+(?:(?:have|will|can|may|are)\s+)?([a-z]{3,})", text, _I)
        )

    def _law_kept(self, value: str) -> bool:
        """The ESA Regulations 2008, named in full once, are told by "the ESA rules"."""
        if not re.search(r"\b(?:regulations|rules|act|order|code|directive)\b", value):
            return False
        text = "\n".join(self.new.texts).lower()
        if not _RULES.search(text):
            return False
        core = re.sub(r"\([^)]*\)|\b(?:19|20)\d\d\b", " ", value)
        core = re.sub(r"\b(?:the|regulations|rules|act|order|code|directive|under|of)\b", " ", core)
        core = " ".join(core.split())
        inside = re.findall(r"\(([^)]{2,8})\)", value)
        names = [core, *inside, *other_names(core), *(o for i in inside for o in other_names(i))]
        return any(n and re.search(rf"\b{re.escape(n)}\b", text) for n in names)

    @cached_property
    def _ourselves(self) -> frozenset[str]:
        """The one body that speaks as "we", and the one person spoken to, where the letter names them."""
        old, new = "\n".join(self.old.texts), "\n".join(self.new.texts)
        free = bool(_WE.search(new) and not _WE.search(old)) + bool(
            _YOU.search(new) and not _YOU.search(old)
        )
        gone = dict.fromkeys(
            s.fact.value
            for s in self.old.facts
            if s.fact.kind == "name" and not self.new.states(s.fact)
        )
        heads = list(dict.fromkeys(v.split()[-1] for v in gone))[:free]
        return frozenset(v for v in gone if v.split()[-1] in heads)

    @cached_property
    def _expansions(self) -> dict[str, str]:
        """Initials of one text and the words of the other text that they stand for."""
        found: dict[str, str] = {}
        for short, long in ((self.old, self.new), (self.new, self.old)):
            words = "\n".join(long.texts)
            for match in _ACRONYM.finditer("\n".join(short.texts)):
                letters = match[0].rstrip("s").replace("&", "")
                if match[0] not in found:
                    full = re.search(_spelt(letters), words, _I)
                    if full:
                        found[match[0].lower()] = full[0].lower()
        return found

    @cached_property
    def _written_out(self) -> frozenset[str]:
        return frozenset(
            w for full in self._expansions.values() for w in re.findall(r"[\w']+", full)
        )

    @cached_property
    def worked_in(self) -> bool:
        """Say if the rewrite gives a date or time that a period of the letter leads to."""
        made = dates_from(self.old) | times_from(self.old)
        return any(
            s.fact.value.rstrip("?").zfill(5) in made
            for s in self.new.facts
            if s.fact.kind in ("date", "time") and not self.old.states(s.fact)
        )

    def _unit_apart(self, fact: Found, there: Ledger) -> bool:
        """The 1 of "between 1 and 20 metres" stands apart from its unit; so does "week six" for 6 weeks."""
        number, _, unit = fact.value.partition(" ")
        text = "\n".join(there.texts).lower()
        if not unit or not re.search(rf"\b{re.escape(unit.split()[-1])}", text):
            return False
        return any(s.fact.kind == "number" and s.fact.value == number for s in there.facts)

    def _counts_unit(self, one: Stated) -> bool:
        """Say if a period only counts ("1 of 3 days") or is the "week six" of the letter."""
        if self._unit_apart(one.fact, self.old):
            return True
        ahead = one.text[: one.fact.start]
        number = one.fact.value.split(" ")[0]
        return bool(re.search(r"\b(?:1|one|any|all) of (?:the |these )?$", ahead, _I)) and (
            sum(s.fact.kind in ("date", "number") for s in self.old.facts) >= int(number)
            if number.isdigit()
            else False
        )


def _said(fact: Found, there: Ledger) -> bool:
    """The same length, number or day in other words."""
    text = "\n".join(there.texts)
    if fact.kind == "period" and any(
        o.fact.kind == "period"
        and (same_length(o.fact.value, fact.value) or same_length(fact.value, o.fact.value))
        for o in there.facts
    ):
        return True
    if fact.kind == "date" and fact.value in WEEKDAYS:
        form = _WEEKEND if fact.value in WEEKDAYS[5:] else _WEEK
        return form.search(text) is not None
    if fact.kind not in ("unit", "dose", "period"):
        return False
    if fact.value.startswith("1 "):
        unit = stem(fact.value[2:])
        if any(stem(m["unit"].lower()) == unit for m in _ONE_OF.finditer(text)):
            return True
    values = {o.fact.value for o in there.facts}
    if any(fact.value in group and group & values for group in _RHYTHMS):
        return True
    if fact.value == "each day" and _OTHER_DAYS.search(text):
        return True
    if fact.kind == "period" and fact.value in ("12 month", "1 year"):
        return re.search(r"\b(?:last|past|next|a|one|whole|this) year\b", text, _I) is not None
    words = _RHYTHM_WORDS.get(fact.value)
    return words is not None and re.search(rf"\b(?:{words})\b", text, _I) is not None


def _spelt(letters: str) -> str:
    """A pattern for words with these first letters, with small links between them."""
    return (
        r"\b"
        + r",?[\s-]+(?:(?:and|of|for|the|in|with)\s+)?".join(rf"{c}[a-z']{{3,}}" for c in letters)
        + r"\b"
    )
