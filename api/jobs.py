"""What a worker process does: an Incoming -> plain results that can cross the process border."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, cast

from api.incoming import Incoming
from easyread.model import Block, Conversion, Decision, EasyRead, Level
from easyread.review.approval import Prints
from easyread.review.edits import RowEdit
from easyread.review.templates import Base, Condition, Matched, Slot, Source, Template
from easyread.settings import Profile

# Short, but it asks for nearly all there is to load.
WARM_UP = b"Dear Ms Khan\n\nYou must pay 12 pounds.\n\nPlease send the form by 3 May 2027 at 2 pm."


@dataclass(frozen=True, slots=True)
class FactSeen:
    """One fact of the letter as a person reads it, and what became of it: kept, lost or changed."""

    kind: str
    words: str
    fate: str


@dataclass(frozen=True, slots=True)
class Converted:
    """One letter converted: its blocks and facts, the Easy Read, the report, the files by format."""

    original: tuple[Block, ...]
    facts: tuple[FactSeen, ...]
    easyread: EasyRead
    report: dict[str, Any]
    files: dict[str, bytes]


def warm_up() -> None:
    """Load the language model, the rules, the pictures and the names before the first letter comes."""
    first_version(Incoming(WARM_UP, "warm-up.txt"), Profile())


def convert(letter: Incoming, formats: tuple[str, ...]) -> Converted:
    """Convert one letter and make these files of it.

    Raises:
        EasyReadError: the letter cannot be read, or a page cannot be made.
    """
    from easyread import pipeline
    from easyread.report import report as report_of

    level = cast(Level, letter.level)  # ``read_incoming`` let no other word pass
    made = pipeline.convert_bytes(letter.content, letter.name, letter.profile, level)
    files = pipeline.export_all(made, formats, letter.profile) if formats else {}
    report = report_of(made, letter.name)
    return Converted(made.letter.blocks, facts_seen(made), made.easyread, report, files)


def first_version(letter: Incoming, profile: Profile) -> tuple[Conversion, Prints, tuple[str, ...]]:
    """Convert one letter that is to be kept, print its page, and say what it is about.

    Raises:
        EasyReadError: the letter cannot be read, or a page cannot be made.
    """
    from easyread import pipeline
    from easyread.review.jobsheet import topics_of
    from easyread.simplify.policy import why_protected

    level = cast(Level, letter.level)
    made, prints = printed(pipeline.convert_bytes(letter.content, letter.name, profile, level))
    texts = {b.id: b.text for b in made.letter.blocks}
    said = [texts[s.span.block][s.span.start : s.span.end] for s in made.analysis.sentences]
    protected = {words: why for words in said if (why := why_protected(words))}
    return made, prints, topics_of(said, protected)


def redo(
    made: Conversion,
    profile: Profile,
    decisions: tuple[Decision, ...],
    edits: tuple[RowEdit, ...],
    base: Base | None = None,
) -> tuple[Conversion, Prints]:
    """Make the page of a kept letter again after people decided something, and print it.

    ``base`` is what the letter took over from its template, if it has one.
    """
    from easyread import pipeline

    given = None if base is None else (base.page, base.draft)
    return printed(pipeline.redo(made, profile, decisions, edits, given), base)


def printed(made: Conversion, base: Base | None = None) -> tuple[Conversion, Prints]:
    """A conversion and the prints of its page, exact and masked (or with its template's slots)."""
    from easyread.masking import mask_page
    from easyread.review.approval import prints_of
    from easyread.review.templates import prints_with

    if base is not None:
        return made, prints_with(made.easyread, base)
    typed = mask_page(made.easyread, made.letter).typed
    return made, prints_of(made.easyread, typed)


def make_template(
    source: Source, slots: tuple[Slot, ...] | None, conditions: tuple[Condition, ...]
) -> Template:
    """Make a template of one letter; without ``slots``, with those that are found in it.

    Raises:
        BadSlot: two slots overlap, or a condition is not whole.
    """
    from easyread.review.templates import build, suggest_slots

    return build(source, suggest_slots(source.letter) if slots is None else slots, conditions)


def fill_template(
    made: Conversion,
    template: Template,
    matched: Matched,
    template_id: str,
    number: int,
    profile: Profile,
    decisions: tuple[Decision, ...] = (),
) -> tuple[Conversion, Prints, Base]:
    """Give a letter the page of its template with its own values, and check every fact of it.

    ``decisions`` are what its author answered already.

    Raises:
        CannotFill: the page prints a slot that the letter lacks, or would not tell its facts.
    """
    from easyread.facts import gate
    from easyread.given_page import drawings
    from easyread.pictures import with_credits
    from easyread.review.templates import CannotFill, fill, to_draw, with_pictures

    base = fill(template, matched, made.letter, template_id, number)
    base = with_pictures(base, drawings(base.page, to_draw(template), profile))
    base = replace(base, page=with_credits(base.page))
    # The words are decided already: nothing is suggested for them any more.
    plain = replace(made, suggestions=())
    done, prints = redo(plain, profile, decisions, (), base)
    stopping = gate(done.check, decisions).stopping
    if stopping:
        raise CannotFill(
            "The page of the template does not tell all that this letter says.", stopping[0].says
        )
    return done, prints, base


def shown(made: Conversion) -> EasyRead:
    """The page as checkers see it: believable made-up names and numbers in place of the real ones."""
    from easyread.masking import mask_page

    return mask_page(made.easyread, made.letter).page


def shown_template(
    template: Template, seed: str, profile: Profile, like: tuple[Slot, ...] = ()
) -> EasyRead:
    """The page of a template as checkers see it: made-up values in its slots, and no real name.

    A row whose picture cannot show a made-up value has none. ``seed`` and ``like`` are as in
    ``templates.example_page``.
    """
    from easyread.given_page import drawings
    from easyread.masking import mask_page
    from easyread.review.templates import example_page, to_draw, with_drawings

    page, letter = example_page(template, seed, like)
    drawn = with_drawings(page, drawings(page, to_draw(template), profile))
    return mask_page(drawn, letter).page


def files_of(page: EasyRead, formats: tuple[str, ...], profile: Profile) -> dict[str, bytes]:
    """Make finished files of a page that is already composed and marked."""
    from easyread.layout import export

    return {fmt: export(page, fmt, profile) for fmt in formats}


def facts_seen(made: Conversion) -> tuple[FactSeen, ...]:
    """List every fact of the letter in reading order, with what became of it."""
    words = {block.id: block.text for block in made.letter.blocks}
    order = {block.id: number for number, block in enumerate(made.letter.blocks)}
    lost = {(problem.kind, problem.value) for problem in made.check.lost}
    changed = {(problem.kind, problem.was) for problem in made.check.changed}
    seen = []
    for fact in sorted(made.analysis.facts, key=lambda f: (order[f.span.block], f.span.start)):
        about = (fact.kind, fact.value)
        fate = "lost" if about in lost else "changed" if about in changed else "kept"
        text = words[fact.span.block][fact.span.start : fact.span.end]
        seen.append(FactSeen(fact.kind, text, fate))
    return tuple(seen)


def check(letter: Incoming) -> dict[str, Any]:
    """Find what makes one letter hard to read, and change nothing.

    Raises:
        EasyReadError: the letter cannot be read.
    """
    from easyread import pipeline

    found = pipeline.check_bytes(letter.content, letter.name, letter.profile)
    return {"profile": letter.profile, **found}


def verify(source: str, rewrite: str) -> dict[str, Any]:
    """Compare the facts of two texts."""
    from easyread.facts import verify_text
    from easyread.report import problem_json

    found = verify_text(source, rewrite)
    return {
        "ok": found.ok,
        "lost": [problem_json(problem) for problem in found.lost],
        "changed": [problem_json(problem) for problem in found.changed],
        "added": [problem_json(problem) for problem in found.added],
    }


def suggest_picture(sentence: str) -> dict[str, Any]:
    """Suggest a picture for one sentence, two others, and why."""
    from easyread.pictures import describe

    found: dict[str, Any] = describe(sentence)
    return found
