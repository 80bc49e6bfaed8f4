"""A number of things ("3 documents") and the list of them -> are there as many as it says?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from easyread.facts.find.number_words import NUMBER, to_decimal
from easyread.model import Block
from easyread.simplify.questions.asked import Asked, Kind, Reading

_I = re.IGNORECASE
_THINGS = (
    r"(?:documents?|things?|items?|forms?|steps?|options?|choices?|reasons?|questions?|papers?|enclosures?|ways?|conditions?|rules?|changes?"
    r"|points? to remember|parts?|stages?|people|persons?|leaflets?|letters?|copies|proofs?|outcomes?|needs?|decisions?|members?|pieces of (?:information|evidence))"
)
_SAID = re.compile(
    rf"\b(?P<number>{NUMBER}) (?:(?:more|other|main|different|new|following|key|important|original|separate) )*{_THINGS}\b(?P<rest>[^.:;]*)$",
    _I,
)
_NOT_ALL = re.compile(
    r"\b(?:any|at least|up to|one of|either|out of|choose|more than|some of|of the following|of these|from (?:this|the|these)|or more|only|first|last|every|each|per|within|about)\b",
    _I,
)
_INLINE = re.compile(
    rf"\b(?P<number>{NUMBER}) (?:(?:main|different|following|important|original) )*{_THINGS}(?: [\w ]{{0,30}})?(?::|, namely) (?P<list>[^.:;?!()]+)[.]?$",
    _I,
)


def ask(reading: Reading) -> Iterator[Asked]:
    """Ask how many there are where the list has more or fewer than the letter says."""
    blocks = reading.letter.blocks
    for i, block in enumerate(blocks):
        head = re.split(r"(?<=[.!?]) ", block.text.strip())[-1]
        if block.kind in ("cell", "address", "signature", "item"):
            continue
        items = 0
        for after in blocks[i + 1 :]:
            if after.kind != "item":
                break
            items += after.level == blocks[i + 1].level
        said = _SAID.search(head.rstrip(" :–-"))
        if (
            said
            and items > 1
            and head.rstrip().endswith((":", "-", "–"))
            and not _NOT_ALL.search(head)
        ):
            number = _whole(said["number"])
            if (
                number is not None
                and number != items
                and not _two_lists(blocks[i + 1 : i + 1 + items])
            ):
                yield _asked(
                    number, items, (head, *(b.text for b in blocks[i + 1 : i + 1 + items]))
                )
    for line in (s.words for s in reading.said):
        match = _INLINE.search(line)
        if match is None or _NOT_ALL.search(line):
            continue
        number = _whole(match["number"])
        commas = match["list"].count(",") + 1
        most = commas + len(re.findall(r"\band\b|&", match["list"], _I))
        if (
            number is not None
            and re.search(r",|\band\b", match["list"], _I)
            and not commas <= number <= most
        ):
            yield _asked(number, most if number > most else commas, (line,))


def _two_lists(items: Sequence[Block]) -> bool:
    """An item that ends in "or" makes the list one of choices: how many are meant is not said."""
    return any(re.search(r"\bor;?$|^or\b", b.text.strip(), _I) for b in items)


def _whole(text: str) -> int | None:
    number = float(to_decimal(text))
    return int(number) if number.is_integer() and 1 < number < 30 else None


def _asked(number: int, items: int, sentences: tuple[str, ...]) -> Asked:
    return Asked(
        f"The letter says there are {number}, but the list has {items}. "
        "Is something missing, or is the number wrong?",
        sentences,
    )


KIND = Kind(
    "list",
    ask,
    asks=(
        "Please bring 3 documents:\n\n- your passport\n- your tenancy agreement",
        "You have two choices:\n\n- stay where you are\n- move to another flat\n- ask for a new flat",
        "There are four steps:\n\n- fill in the form\n- sign it\n- send it back",
        "We need the following three things:\n\n- proof of your address\n- a bank statement",
        "We have sent 2 forms:\n\n- form A\n- form B\n- form C",
        "Please send 3 documents: your passport and your birth certificate.",
        "There are five reasons for our decision:\n\n- your income went up\n- your savings went up\n- you moved",
        "Please send two documents: your passport, your birth certificate, your lease.",
    ),
    passes=(
        "Please bring 2 documents:\n\n- your passport\n- your tenancy agreement",
        "Please bring any 2 documents from this list:\n\n- your passport\n- your tenancy agreement\n- a bill",
        "You need at least two documents:\n\n- your passport\n- your tenancy agreement\n- a bill",
        "You must bring one of the following 3 documents:\n\n- your passport\n- your lease",
        "The Panel will consist of three persons, Mrs Celia Ormerod (Chair), Mr D Patel and Rev. Anne Tilbury.",
        "You cannot do three of the outcomes, namely managing nutrition, keeping clean and being well dressed.",
        "Please send 2 documents: your passport and your birth certificate.",
        "You have 14 days. Please bring:\n\n- your passport\n- your lease\n- a bill",
        "We wrote you two letters. You told us:\n\n- you are well\n- you are at home\n- you are safe",
    ),
)
