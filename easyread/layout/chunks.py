"""Letter, Analysis and Draft -> chunks: lines that belong together and what they are for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from easyread.layout.tables import Cell, table_rows
from easyread.layout.titles import is_title
from easyread.model import Analysis, Block, Draft, Letter, Line, Purpose, Sentence

# A sentence that begins like this leans on the one before it and must stay behind it.
LEANS = re.compile(
    r"^(?:this|that|these|those|it|they|them|he|she|his|her|their|its|but|so|however|also|then|"
    r"otherwise|for example|if you|in that case|if so|if not|as a result|therefore|instead|because|and|or)\b",
    re.IGNORECASE,
)
# What is for the reader to find: these purposes open a chunk of their own.
STRONG: frozenset[Purpose] = frozenset(
    {
        "decision", "reason", "action", "deadline", "right", "choice", "help", "contact",
        "enclosure", "greeting", "boilerplate",
    }
)  # fmt: skip
# What a reader looks for under its own heading: it never hides behind another sentence.
OWN_PLACE: frozenset[Purpose] = frozenset({"right", "help", "contact", "choice"})
CONDITION = re.compile(r"(?:if|when|unless|should)\b", re.IGNORECASE)
# Early in a paragraph, these name a thing of the paragraph before.
POINTS_AT = re.compile(
    r"\b(?:these|those|such|the above|the same|both of)\b|^(?:it|they|this|that) ", re.IGNORECASE
)
NEAR_WORDS = 7
# The line that closes a letter. "With: Sister Flint" and "Best time to ring: 9am" close nothing.
CLOSE = re.compile(
    r"^(?:yours(?: very)? (?:sincerely|faithfully|truly|ever)|yours|sincerely|"
    r"(?:with )?(?:(?:many|kind(?:est)?|best|warm(?:est)?) )*(?:regards|wishes|thanks)|"
    r"(?:thank you|signed)(?=\W*$))(?:,? (?:for and )?on behalf of\b.{0,40})?\s*[,.]?$",
    re.IGNORECASE,
)
# Below the name of the sender, something for the reader to fill in and send back.
SLIP = re.compile(
    r"^(?:I|I ?/ ?we|we)\b.{0,40}\b(?:agree|consent|wish|would like|want|accept|give|can|cannot|will)\b|"
    r"^(?:(?:reply|consent|return|tear[- ]off|acceptance) (?:slip|form)|please tick)\b",
    re.IGNORECASE,
)
TITLED = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Rev)\.? [A-Z]|The (?:Occupier|Tenant)|To the |To:|[Cc]/[Oo] |"
    r"(?:The )?(?:[Pp]arents?|[Cc]arers?|[Gg]uardians?)\b.{0,30}\bof [A-Z])"
)
DETAIL = re.compile(r"^[A-Z][\w .'’()/-]{1,34}:\s*\S")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines that stay together: ``place`` is "front", "body", "back" or "slip" of the letter.

    ``level`` is the heading level for a heading (its only line), 0 for all other chunks.
    ``opens`` is True for the first chunk of a paragraph. Chunks with the same ``unit`` stand in one
    section: a paragraph is only parted where a right, help, a contact or a choice begins.
    """

    purpose: Purpose
    kind: str
    place: str
    lines: tuple[Line, ...]
    level: int = 0
    opens: bool = True
    unit: int = 0

    @property
    def words(self) -> str:
        """All its lines on one line."""
        return " ".join(line.text for line in self.lines)

    @property
    def said(self) -> str:
        """Its lines without the explanations of hard words."""
        return " ".join(line.text for line in self.lines if not line.term).rstrip()


def chunks(letter: Letter, analysis: Analysis, draft: Draft) -> tuple[Chunk, ...]:
    """Cut the draft into chunks, in the letter's order. No line is lost or repeated."""
    blocks = {b.id: b for b in letter.blocks}
    sentences = {s.id: s for s in analysis.sentences}
    places = _places(letter)
    found: list[Chunk] = []
    before: Block | None = None
    groups = [
        (blocks[sentences[lines[0].sources[0]].span.block], sentences[lines[0].sources[0]], lines)
        for lines in _by_sentence(draft.lines)
    ]
    for table, part in groupby(groups, key=lambda g: _table(g[0])):
        if table is not None:
            unit = found[-1].unit if found and not found[-1].level else len(groups) + len(found)
            found.extend(replace(c, unit=unit) for c in _table_chunks(list(part), places))
            before = None
            continue
        for block, sentence, lines in part:
            chunk = Chunk(
                sentence.purpose,
                block.kind,
                places[block.id],
                tuple(lines),
                block.level if block.kind == "heading" else 0,
                before is None or before.id != block.id,
            )
            addressed = block.kind == "address" and _is_reader(block.text, letter.about.reader)
            if (
                found
                and before is not None
                and not addressed
                and _joins(found[-1], before, chunk, block, sentence)
            ):
                found[-1] = _join(found[-1], chunk)
            else:
                new = chunk.opens or not found or _parts(found[-1], chunk)
                # A line that only names what follows it must not be torn from it, nor a lead-in,
                # nor a line that needs the one before it: "Do not stop any of these medicines".
                new = new and not (found and (_names(found[-1], chunk) or _tied(found[-1], chunk)))
                found.append(replace(chunk, unit=len(found) if new else found[-1].unit))
            before = block
    return tuple(found)


def _table(block: Block) -> int | None:
    """The number of the table that a cell stands in; None outside tables."""
    return (block.place.table or 0) if block.kind == "cell" else None


def _table_chunks(
    part: Sequence[tuple[Block, Sentence, list[Line]]], places: Mapping[str, str]
) -> Iterator[Chunk]:
    """One chunk a table row. Its purpose is the first strong one among its cells."""
    by_cell: dict[str, list[tuple[Block, Sentence, list[Line]]]] = {}
    for item in part:
        by_cell.setdefault(item[0].id, []).append(item)
    cells = [Cell(v[0][0], _one_cell([x for _, _, ls in v for x in ls])) for v in by_cell.values()]
    purposes = {sentence.id: sentence.purpose for _, sentence, _ in part}
    for lines in table_rows(cells):
        found = [purposes[s] for line in lines for s in line.sources if s in purposes]
        purpose: Purpose = next((p for p in found if p in STRONG), "other")
        yield Chunk(purpose, "cell", places[part[0][0].id], lines, opens=False)


def _one_cell(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The sentences of one cell as one line, then the explanations of its hard words."""
    said = [x for x in lines if not x.term]
    text = " ".join(x.text for x in said)
    sources = tuple(dict.fromkeys(s for x in said for s in x.sources))
    return (replace(said[0], text=text, sources=sources), *(x for x in lines if x.term))


def _parts(last: Chunk, chunk: Chunk) -> bool:
    """Whether a paragraph may be parted before this chunk."""
    if chunk.purpose not in OWN_PLACE or chunk.purpose == last.purpose:
        return False
    return not (chunk.purpose == "right" and last.opens and last.purpose == "other")


def _names(last: Chunk, chunk: Chunk) -> bool:
    """Whether the chunk before is nothing but a title over this one: "Going home"."""
    if last.level or chunk.level or last.kind != "paragraph" or last.place != "body":
        return False
    return chunk.place == "body" and is_title(last.words)


def _tied(last: Chunk, chunk: Chunk) -> bool:
    """Whether this chunk says only half without the one before: a list, or a line that points back."""
    if last.level or chunk.level or last.place != chunk.place or chunk.place != "body":
        return False
    first = " ".join(chunk.lines[0].text.split()[:NEAR_WORDS])
    return last.said.endswith(":") or bool(chunk.opens and POINTS_AT.search(first))


def _is_reader(text: str, reader: str | None) -> bool:
    """Whether an address begins anew here: the name of the person it is sent to."""
    return bool(TITLED.match(text)) or bool(reader and text.strip().startswith(reader))


def _by_sentence(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of one sentence with the explanations that follow them."""
    group: list[Line] = []
    for line in lines:
        if group and line.sources and line.sources != group[0].sources:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _places(letter: Letter) -> Mapping[str, str]:
    """Front (before "Dear"), body, back (from "Yours sincerely" on), and a slip to send back."""
    texts = [b.text.strip() for b in letter.blocks]
    dear = next((i for i, t in enumerate(texts) if re.match(r"dear\b", t, re.I)), None)
    close = _last_close(letter, dear)
    slip = next((i for i in range(close + 1, len(texts)) if SLIP.match(texts[i])), len(texts))
    found = {}
    for i, block in enumerate(letter.blocks):
        if dear is not None and i <= dear:
            found[block.id] = "front"
        elif i >= slip:
            found[block.id] = "slip"
        elif i >= close and block.kind not in ("heading",):
            found[block.id] = "back"
        elif block.kind in ("address", "signature"):
            found[block.id] = "front" if dear is None and i < len(texts) // 2 else "back"
        else:
            found[block.id] = "body"
    return found


def _last_close(letter: Letter, dear: int | None) -> int:
    """Where the letter is closed; behind its last line, where nothing closes it."""
    closing = [
        i
        for i, block in enumerate(letter.blocks)
        if block.kind != "cell" and CLOSE.match(block.text.strip()) and (dear is None or i > dear)
    ]
    return closing[-1] if closing else len(letter.blocks)


def _joins(last: Chunk, before: Block, chunk: Chunk, block: Block, sentence: Sentence) -> bool:
    """Whether this sentence stays with the chunk before it."""
    if chunk.level or last.level or chunk.place != last.place:
        return False
    if block.kind == "item":
        return last.kind == "item" or last.said.endswith(":")
    if block.kind in ("address", "signature"):
        return before.kind == block.kind
    if block.id != before.id:
        # "Date: ...", "Time: ...", "Place: ..." under one another are one thing to know.
        labels = DETAIL.match(block.text) and DETAIL.match(before.text)
        same = (sentence.purpose == "contact") == (last.purpose == "contact")
        return bool(labels) and same and last.kind == "paragraph"
    if sentence.purpose == "contact" and CONDITION.match(last.lines[-1].text):
        return True  # "If water comes in, do not touch it. Phone our emergency line on ..."
    if sentence.purpose in OWN_PLACE:
        return sentence.purpose == last.purpose
    if LEANS.match(chunk.lines[0].text) or sentence.purpose == "consequence":
        return True
    if sentence.purpose == "action" or (sentence.purpose == "other" and last.purpose != "other"):
        return False
    return sentence.purpose not in STRONG or sentence.purpose == last.purpose


def _join(last: Chunk, chunk: Chunk) -> Chunk:
    """Put a chunk behind another; the first strong purpose names both."""
    weak = last.purpose in ("other", "about") and chunk.purpose in STRONG
    kind = "item" if chunk.kind == "item" else last.kind
    purpose = chunk.purpose if weak else last.purpose
    return replace(last, purpose=purpose, kind=kind, lines=last.lines + chunk.lines)
