"""EasyRead values for the tests of layout: a hospital letter, a benefits letter and nasty pages."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

from PIL import Image, ImageDraw

from easyread.model import About, EasyRead, Line, Picture, Row, RowKind, Section

_COUNT = iter(range(10**9))


def svg(shape: str, width: int = 100, height: int = 100) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{shape}</svg>'
    ).encode()


_INK = 'stroke="#1a1a1a" stroke-width="4" stroke-linejoin="round"'
ARTS = {
    "letter": svg(
        f'<rect x="8" y="24" width="84" height="56" fill="#fff3c4" {_INK}/>'
        f'<path d="M8 24 L50 58 L92 24" fill="none" {_INK}/>'
    ),
    "people": svg(
        f'<circle cx="32" cy="30" r="15" fill="#c68642" {_INK}/><circle cx="70" cy="34" r="13" fill="#f1c27d" {_INK}/>'
        f'<path d="M10 92 Q12 52 32 52 Q50 52 52 92 Z" fill="#3f7cac" {_INK}/>'
        f'<path d="M54 92 Q54 56 70 56 Q88 56 90 92 Z" fill="#6b9d5b" {_INK}/>'
    ),
    "hospital": svg(
        f'<rect x="14" y="20" width="72" height="72" fill="#e8eef4" {_INK}/>'
        '<path d="M44 30h12v12h12v12H56v12H44V54H32V42h12z" fill="#c62828"/>'
        f'<rect x="40" y="70" width="20" height="22" fill="#7a5c3e" {_INK}/>'
    ),
    "calendar": svg(
        f'<rect x="10" y="16" width="80" height="76" fill="#fff" {_INK}/><rect x="10" y="16" width="80" height="20" fill="#c62828" {_INK}/>'
        + "".join(
            f'<rect x="{20 + 16 * c}" y="{44 + 16 * r}" width="9" height="9" fill="{"#1a1a1a" if (r, c) == (1, 2) else "#c9d2dc"}"/>'
            for r in range(3)
            for c in range(4)
        )
    ),
    "clock": svg(
        f'<circle cx="50" cy="50" r="42" fill="#fff" {_INK}/><path d="M50 50 L50 22 M50 50 L34 58" fill="none" {_INK}/>'
    ),
    "phone": svg(
        f'<rect x="30" y="8" width="40" height="84" rx="7" fill="#3c4a57" {_INK}/><rect x="36" y="18" width="28" height="56" fill="#d7ecf7"/>'
    ),
    "food_crossed": svg(
        f'<ellipse cx="50" cy="62" rx="38" ry="16" fill="#f4f4f4" {_INK}/><path d="M26 56 Q50 22 74 56 Z" fill="#d9a441" {_INK}/>'
        '<path d="M12 12 L88 88 M88 12 L12 88" stroke="#c62828" stroke-width="8" fill="none"/>'
    ),
    "wide": svg(f'<rect x="4" y="4" width="192" height="72" fill="#6b9d5b" {_INK}/>', 200, 80),
    "tall": svg(f'<rect x="4" y="4" width="52" height="192" fill="#3f7cac" {_INK}/>', 60, 200),
    "yes": svg(
        f'<circle cx="50" cy="50" r="42" fill="#dff0d8" {_INK}/><path d="M28 52 L44 68 L74 34" fill="none" stroke="#2e7d32" stroke-width="9"/>'
    ),
    "no": svg(
        f'<circle cx="50" cy="50" r="42" fill="#fbe3e4" {_INK}/><path d="M32 32 L68 68 M68 32 L32 68" fill="none" stroke="#c62828" stroke-width="9"/>'
    ),
}


def photo() -> bytes:
    """A PNG with many colours, as a photograph has."""
    image = Image.linear_gradient("L").resize((300, 200)).convert("RGB")
    ImageDraw.Draw(image).ellipse((60, 40, 200, 160), fill=(200, 120, 60))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def picture(name: str, alt: str, decorative: bool = False, crossed: bool = False) -> Picture:
    art = photo() if name == "photo" else ARTS[name]
    return Picture(
        name, name, "test", art, alt, decorative, "CC0-1.0", "Drawn for the tests", crossed
    )


def row(
    *texts: str,
    pic: str = "",
    alt: str = "",
    kind: RowKind = "info",
    hard: tuple[str, ...] = (),
    number: int | None = None,
    crossed: bool = False,
    decorative: bool = False,
) -> Row:
    """A row. A text that begins with "- " is a bullet."""
    lines = tuple(
        Line(f"line-{next(_COUNT)}", text.removeprefix("- "), (), item=text.startswith("- "))
        for text in texts
    )
    shown = picture(pic, alt or pic, decorative, crossed) if pic else None
    return Row(f"row-{next(_COUNT)}", kind, lines, shown, hard, number)


def section(heading: str, *rows: Row) -> Section:
    return Section(f"section-{next(_COUNT)}", heading, rows)


HOSPITAL = EasyRead(
    title="Your operation at St Example's Hospital",
    about=About(
        sender="St Example's Hospital NHS Foundation Trust",
        reader="Mrs Winifred Mockridge-Specimen",
        date=date(2027, 1, 11),
        kind="appointment",
    ),
    profile="easy-read",
    fingerprint="3f2a9c",
    credits=("The pictures were drawn for the tests. They are free to use (CC0-1.0).",),
    sections=(
        section(
            "The main things",
            row(
                "This letter is from St Example's Hospital.",
                "It is about an operation to take out your gallbladder.",
                "Your gallbladder is a small part inside your tummy.",
                pic="hospital",
                alt="A hospital",
                hard=("gallbladder",),
            ),
            row(
                "Your operation is on Wednesday 10 February 2027.",
                "Come at 7:15am in the morning.",
                pic="calendar",
                alt="A calendar: Wednesday 10 February 2027",
            ),
            row(
                "Phone us on 01632 960410 if you cannot come.",
                "Or email us at admissions@st-example.nhs.uk.",
                pic="phone",
                alt="A phone",
                kind="action",
            ),
        ),
        section(
            "About this letter",
            row(
                "This is the Easy Read version of your letter.",
                "The other letter is the official one. Keep both letters.",
                pic="letter",
                alt="A letter",
            ),
            row(
                "You can ask someone you trust to read this with you.",
                pic="people",
                alt="Two people reading together",
            ),
        ),
        section(
            "The day of your operation: Wednesday 10 February 2027",
            row(
                "Do not eat anything from 2am in the night.",
                "Do not have sweets or chewing gum.",
                pic="food_crossed",
                alt="Food crossed out",
                kind="warning",
                number=1,
                crossed=True,
            ),
            row(
                "You can drink water until 6am in the morning.",
                "Only drink water.",
                pic="clock",
                alt="A clock: 6am",
                kind="action",
                number=2,
            ),
            row(
                "We can change things to make it easier for you.",
                "These changes are called reasonable adjustments.",
                "For example:",
                "- a quieter place to wait",
                "- a longer appointment",
                "- a carer who stays with you.",
                pic="people",
                alt="Two people",
                hard=("reasonable adjustment",),
            ),
        ),
        section(
            "Your choices",
            row(
                "You can say yes.",
                "Then you will have the operation.",
                pic="yes",
                alt="A tick",
                kind="choice",
            ),
            row(
                "You can say no.",
                "Then the surgeon will talk with you about what you can do next.",
                "You can change your mind at any time.",
                pic="no",
                alt="A cross",
                kind="choice",
            ),
        ),
        section(
            "How to contact us",
            row(
                "Phone Admissions: 01632 960410",
                "Monday to Friday, 8am in the morning to 4pm in the afternoon",
                pic="phone",
                alt="A phone",
            ),
            row(
                "Day Surgery Unit, Level 1, East Wing, St Example's Hospital,",
                "Fictional Road, Harmouth HM2 0ZZ",
                pic="letter",
                alt="An envelope",
                decorative=True,
            ),
            row(
                "You can read more on our website: www.st-example.nhs.uk/your-operation.",
                "Your NHS number: 999 000 9604",
                pic="wide",
                alt="A computer",
            ),
        ),
        section(
            "Hard words",
            row(
                "Gallbladder: a small part inside your tummy.",
                kind="definition",
                hard=("Gallbladder",),
            ),
            row(
                "Reasonable adjustments: changes that make it easier for you.",
                kind="definition",
                hard=("Reasonable adjustments",),
            ),
        ),
        section(
            "Was this easy to read?",
            row("Yes", "No", "Some of it", kind="answer"),
            row("You can tell the people who sent this letter."),
        ),
        section(
            "About this Easy Read",
            row(
                "From: Admissions Office, St Example's Hospital NHS Foundation Trust",
                "Date of the letter: Monday 11 January 2027",
            ),
        ),
    ),
)

BENEFIT = EasyRead(
    title="Your Housing Benefit has changed",
    about=About(sender="Harmouth Council", kind="decision"),
    profile="easy-read",
    mark="staff_checked",
    sections=(
        section(
            "What we decided",
            row(
                "You will get £86.50 each week.",
                "This starts on Monday 5 April 2027.",
                pic="calendar",
                alt="A calendar: Monday 5 April 2027",
            ),
            row(
                "Before, you got £91.20 each week. Now you get less because your wages went up.",
                pic="photo",
                alt="Money",
            ),
            row("If you think we are wrong, you can ask us to look again.", pic="tall", alt="Post"),
        ),
        section(
            "What you need to do",
            row(
                "Send us your bank statements by Friday 14 May 2027.",
                pic="letter",
                alt="A letter",
                number=1,
                kind="action",
            ),
        ),
    ),
)

NASTY = EasyRead(
    title="Eich llythyr: tŵr, gŵyl a’r ŷd — “Easy Read”",
    about=About(sender="Cyngor Tref Ŵyr & Co <test>"),
    profile="easy-read",
    mark="people_checked",
    sections=(
        section(
            "Signs ✓ and 😀",
            row("Yes ✓ No ✗ ☎ 01632 960 001 👍🏽", pic="yes", alt='A "tick" & a cross <b>'),
            row(
                "Read this: مرحبا بكم في المستشفى and 中文 too.", "Tab\there\u200b and\u00a0there."
            ),
            row("W" * 200, pic="tall", alt="Tall"),
            row(
                "Write to a-very-long-name-of-a-team-in-the-council@some-long-department.harmouth-council.example.gov.uk today.",
                "(01632) 960 411 or +44 1632 960412.",
                pic="wide",
                alt="Wide",
            ),
        ),
        section("An empty section"),
        section("", row("A section with no heading has a row.", pic="photo", alt="")),
        section(
            "A heading that is very long and goes on and on because the letter's own heading did",
            row(*[f"Line {n} of a row that is taller than one page by far." for n in range(60)]),
        ),
        section("The same heading", row("One."), row(pic="clock", alt="A clock alone")),
        section("The same heading", row("- only", "- bullets", "- here")),
    ),
)

SIXTY_ROWS = EasyRead(
    title="A long letter",
    about=About(),
    profile="easy-read",
    sections=tuple(
        section(
            f"Part {n}",
            *[
                row(
                    f"This is row {m} of part {n}.",
                    "It has a second line that is a little longer than the first one.",
                    pic=list(ARTS)[(n + m) % len(ARTS)],
                    alt=f"Drawing of thing {m}",
                )
                for m in range(1, 7)
            ],
        )
        for n in range(1, 11)
    ),
)

NO_PICTURES = replace(
    HOSPITAL,
    sections=tuple(
        replace(s, rows=tuple(replace(r, picture=None) for r in s.rows)) for s in HOSPITAL.sections
    ),
)

NOTHING = EasyRead(title="", sections=(), about=About(), profile="easy-read")

ALL = {
    "hospital": HOSPITAL,
    "benefit": BENEFIT,
    "nasty": NASTY,
    "sixty-rows": SIXTY_ROWS,
    "no-pictures": NO_PICTURES,
    "nothing": NOTHING,
}
