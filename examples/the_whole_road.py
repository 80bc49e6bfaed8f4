"""A letter and the HTTP API alone -> an Easy Read that people with learning disabilities checked.

Start the service with an empty store, and give this script the address it prints and the code in it:

    make serve
    python examples/the_whole_road.py http://127.0.0.1:8000 THE-CODE

It needs the package ``httpx2`` (``pip install httpx2``). Every name in it is made up. In real life
many people take these steps on many days; here one script speaks in the name of each, with a key
or, for the checkers, with their personal link. The steps stand in ``the_whole_road`` at the end.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LETTER = Path(__file__).with_name("housing-repair.docx")
# What is new in the letter of the next month. All other words stay.
NEXT_MONTH = {
    "Mrs Agnes Brightwater": "Mr Dev Larch",
    "Mrs Brightwater": "Mr Larch",
    "22 Larkspur House": "7 Larkspur House",
    "19 April 2027": "24 May 2027",
    "R-441907": "R-442013",
    "12 April 2027": "17 May 2027",
    "Wednesday 5 May 2027": "Wednesday 9 June 2027",
    "28 April 2027": "2 June 2027",
}
# Which operations the key of each person opens. A key never opens more than its person may do.
KEYS = {
    "converter": [
        "letters.create", "letters.read", "letters.edit", "letters.assign", "letters.move",
        "letters.dismiss", "letters.export", "letters.send", "templates.make", "panels.run",
        "panels.report", "approvals.read", "feedback.read",
    ],
    "author": ["letters.read", "letters.answer", "letters.let_through", "letters.sign"],
    "readability": ["letters.read", "letters.dismiss", "letters.pass"],
}
CHECKERS = ("checker", "supporter")
EASIER = (
    "If you are still unhappy after our final response, "
    "you have the right to ask the Housing Ombudsman to look at your complaint."
)


@dataclass
class Road:
    """One walk along the road: the connection, who is who, and what is known so far."""

    http: Any
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    letter: dict[str, Any] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    def say(self, words: str) -> None:
        """Tell how far we are."""
        self.said.append(words)
        print(words, flush=True)

    def ask(self, who: str, method: str, path: str, **more: Any) -> Any:
        """Send one request in the name of one person; stop with the service's own words if refused."""
        headers = {**self.headers.get(who, {}), **more.pop("headers", {})}
        answer = self.http.request(method, path, headers=headers, **more)
        self.http.cookies.clear()  # each person speaks for themselves
        if answer.status_code >= 400:
            raise SystemExit(f"{method} {path}: {answer.status_code} {answer.text}")
        return answer

    def change(self, who: str, method: str, path: str, body: dict[str, Any]) -> Any:
        """Change the letter. ``If-Match`` says which version we looked at: nobody's work is lost."""
        now = self.look()
        return self.ask(
            who, method, f"/v1/letters/{self.ids['letter']}{path}", json=body,
            headers={"If-Match": now["etag"]},
        )

    def look(self) -> dict[str, Any]:
        """The letter as it is now."""
        path = f"/v1/letters/{self.ids['letter']}"
        self.letter = self.ask("converter", "GET", path).json()
        return self.letter

    def move(self, who: str, name: str, **more: Any) -> str:
        """Send the letter on. Gives where it is now."""
        return str(self.change(who, "POST", "/moves", {"move": name, **more}).json()["state"])

    def decide(self, who: str, *decisions: dict[str, Any]) -> None:
        """Keep decisions: all of them, or none."""
        if decisions:
            self.change(who, "POST", "/decisions", {"decisions": list(decisions)})

    def rows(self) -> list[dict[str, Any]]:
        """The rows of the page, each a picture with one to three lines."""
        return [row for section in self.letter["sections"] for row in section["rows"]]


def set_up(road: Road, code: str) -> None:
    """Make the first account, with the code that the service printed, and a key for it."""
    first = {
        "code": code, "organisation": "Tillerton Homes", "name": "Sam Reed",
        "email": "sam@tillerton-homes.example", "password": "four words make one",
    }  # fmt: skip
    made = road.ask("", "POST", "/v1/setup", json=first)
    road.headers["admin"] = {"Cookie": f"easyread={made.cookies['easyread']}"}
    road.ids["admin"] = made.json()["user_id"]
    # How many people must check a page: two, and two also where money or law is at stake.
    ours = {"name": "Tillerton Homes", "profile": {"checkers": {"default": 2, "at_risk": 2}}}
    road.ask("admin", "PUT", "/v1/clients/mine", json=ours)


def people(road: Road) -> None:
    """Staff get a key; checkers and supporters get a personal link and press Start."""
    for who, name, role in (
        ("converter", "Noor Ellis", "converter"),
        ("author", "Jerome Castellan", "author"),
        ("readability", "Wendy Okoro", "readability"),
        ("first", "Robin Vale", "checker"),
        ("second", "Kit Moss", "checker"),
        ("supporter", "Ana Diaz", "supporter"),
    ):
        made = road.ask("admin", "POST", "/v1/users", json={"name": name, "roles": [role]})
        road.ids[who] = made.json()["id"]
        if role in CHECKERS:
            link = road.ask("admin", "POST", "/v1/links", json={"user_id": road.ids[who]}).json()
            started = road.ask("", "POST", "/v1/links/start", json={"secret": link["secret"]})
            road.headers[who] = {"Cookie": f"easyread={started.cookies['easyread']}"}
        else:
            key = {"name": "the road", "user_id": road.ids[who], "scopes": KEYS[who]}
            secret = road.ask("admin", "POST", "/v1/tokens", json=key).json()["secret"]
            road.headers[who] = {"Authorization": f"Bearer {secret}"}
    road.say(f"{len(road.headers)} people can come in.")


def panel(road: Road) -> None:
    """A group of checkers. Robin never sees letters of a landlord they have trouble with."""
    made = road.ask("admin", "POST", "/v1/panels", json={"name": "Tuesday group"}).json()
    road.ids["panel"] = made["id"]
    for who, member in (("first", {"conflicts": ["Farrow Lettings"]}), ("second", {})):
        path = f"/v1/panels/{road.ids['panel']}/members/{road.ids[who]}"
        road.ask("admin", "PUT", path, json=member)


def upload(road: Road) -> None:
    """Put the letter in that is sent every month, and make a template of it; then the next one."""
    first = put_in(road, LETTER.read_bytes())
    template = {"letter_id": first["id"], "name": "Repair visit"}
    made = road.ask("converter", "POST", "/v1/templates", json=template).json()
    road.say(f"The template “{made['name']}” has {len(made['slots'])} slots.")
    following = put_in(road, next_month(LETTER.read_bytes()))
    road.ids["letter"], road.ids["template"] = following["id"], made["id"]
    match = following["template_match"]
    road.say(f"The next letter fits the template: {'yes' if match['matched'] else 'no'}.")
    facts = following["facts"]
    road.say(f"{facts['kept']} of its {facts['total']} facts are in the Easy Read.")


def put_in(road: Road, content: bytes) -> dict[str, Any]:
    """Upload a Word file. The key makes sure that a broken network does not put it in twice."""
    once = {"Idempotency-Key": f"upload-{hashlib.sha256(content).hexdigest()}"}
    letter = {"letter": ("letter.docx", content)}
    made = road.ask("converter", "POST", "/v1/letters", files=letter, headers=once)
    return dict(made.json())


def next_month(content: bytes) -> bytes:
    """The same letter with the values of the next month, as a mail merge would make it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.namelist():
            words = old.read(part)
            for before, after in NEXT_MONTH.items():
                words = words.replace(before.encode(), after.encode())
            new.writestr(part, words)
    return made.getvalue()


def convert(road: Road) -> None:
    """The converter writes one row anew, and says who works on the letter."""
    row = with_words(road, "water supply")
    words = ["We will turn your water off for about 2 hours on the first day."]
    road.decide("converter", {"about": "row", "key": row["key"], "choice": "words", "lines": words})
    who = {"author_id": road.ids["author"], "readability_id": road.ids["readability"]}
    road.change("converter", "PUT", "/people", {**who, "topics": ["money"]})
    set_aside(road)


def set_aside(road: Road) -> None:
    """What the rules still find is mended, or set aside with a reason. Nothing is just passed over."""
    left = [f for f in road.look()["findings"] if f["severity"] != "inform" and not f["dismissed"]]
    reason = "Our group knows these words."
    road.decide(
        "readability",
        *({"about": "finding", "key": f["key"], "choice": "keep", "reason": reason} for f in left),
    )


def sign(road: Road) -> None:
    """The author answers what only they know, looks at every fact, and signs that it is still true."""
    road.say(f"The letter is {road.move('converter', 'to_author')}.")
    asked = [q for q in road.look()["questions"] if not q["answered"]]
    road.decide("author", *({"about": "question", "key": q["key"], "choice": "keep"} for q in asked))
    stopping = road.look()["facts"]["stopping"]
    road.decide(
        "author",
        *(
            {"about": "fact", "key": p["key"], "choice": "keep", "reason": "This is still true."}
            for p in stopping
        ),
    )
    road.say(f"The author has signed: {road.move('author', 'sign')}.")
    road.say(f"The guides are kept: {road.move('readability', 'pass')}.")
    road.say(f"Mark: {road.look()['mark']}.")


def open_session(road: Road) -> dict[str, Any]:
    """Take the page to the panel: the person it is about agreed, and nobody can guess who it is."""
    road.move("converter", "to_panel", person_agreed=True, could_guess=False)
    chairs = [
        {"checker_id": road.ids["first"], "fee_pence": 2000},
        {
            "checker_id": road.ids["second"], "fee_pence": 2000,
            "supporter_id": road.ids["supporter"],
        },
    ]  # fmt: skip
    session = {
        "panel_id": road.ids["panel"], "letter_id": road.ids["letter"],
        "topic_warning": "damp in your home", "chairs": chairs,
    }  # fmt: skip
    made = road.ask("converter", "POST", "/v1/panel-sessions", json=session).json()
    rows = sum(len(bit["rows"]) for bit in made["bits"])
    road.say(f"A session asks about {len(made['bits'])} bits with {rows} rows.")
    return dict(made)


def check(road: Road, session: dict[str, Any], who: str, hard: dict[str, str] | None = None) -> None:
    """One checker reads the masked page and says what they think; a supporter may enter it."""
    base = f"/v1/checking/sessions/{session['id']}"
    road.ask(who, "POST", f"{base}/say", json={"say": "agree"})
    page = road.ask(who, "GET", f"{base}/pages").json()
    answers = [{"question": bit["question"], "value": "easy"} for bit in page["bits"]]
    if hard:
        answers.append({"question": "word", "value": "word", **hard})
    answers.append({"question": "open:3", "value": "said", "words": "I would ask my sister."})
    answers.append({"question": "ready", "value": "change" if hard else "yes"})
    for answer in answers:
        road.ask(who, "POST", f"{base}/answers", json=answer)


def close(road: Road, session: dict[str, Any]) -> str:
    """Close a session: what the checkers called easy is approved, row by row."""
    path = f"/v1/panel-sessions/{session['id']}"
    closed = road.ask("converter", "POST", f"{path}/close").json()
    report = road.ask("converter", "GET", f"{path}/report").json()
    road.say(f"{report['says']} The letter is {closed['letter_state']}.")
    for who in ("first", "second"):
        # They are paid what was agreed before, whatever they said.
        road.ask("converter", "PUT", f"{path}/chairs/{road.ids[who]}", json={"paid": True})
    return str(closed["outcome"])


def mend(road: Road, row: dict[str, Any], words: list[str]) -> None:
    """Change the one row that was hard. Only this row loses its approvals."""
    decision = {"about": "row", "key": row["key"], "choice": "words", "lines": words}
    road.decide("converter", decision)
    still = [key for key in road.look()["open"]["signed"] if key]
    road.say(f"{len(still)} row must be signed again.")
    set_aside(road)
    sign(road)


def finish(road: Road) -> tuple[str, bytes]:
    """Make the finished file: its mark and its code are printed on every page."""
    path = f"/v1/letters/{road.ids['letter']}/exports"
    made = road.ask("converter", "POST", path, json={"formats": ["pdf"]})
    code = made.headers["Easyread-Code"]
    road.say(f"The PDF has the code {code} and the mark {made.headers['Easyread-Mark']}.")
    return code, made.content


def verify(road: Road, content: bytes) -> dict[str, Any]:
    """Anybody can ask whether a file is the one that was made, without signing in."""
    file = {"file": ("letter.pdf", content)}
    told = dict(road.ask("", "POST", "/v1/approvals/verify", files=file).json())
    road.say(told["says"])
    return told


def send(road: Road, code: str) -> None:
    """Write down that the letter went out, on the same day as the ordinary letter."""
    sent = {
        "code": code, "sent_on": dt.datetime.now(dt.UTC).date().isoformat(), "with_letter": True,
        "right_format": True, "safe_address": True, "channel": "post",
    }  # fmt: skip
    road.change("converter", "POST", "/sends", sent)
    road.say(f"The letter is {road.look()['state']}.")


def hear(road: Road, code: str) -> list[dict[str, Any]]:
    """The reader answers with the code on the page; the answer comes back to the case."""
    words = {"code": code, "easy": "yes", "phone_me": True, "words": "Thank you for the pictures."}
    road.ask("", "POST", "/v1/feedback", json=words)
    path = f"/v1/letters/{road.ids['letter']}/feedback"
    said = list(road.ask("converter", "GET", path).json())
    road.say(f"The reader says: {said[0]['words']}")
    return said


def with_words(road: Road, words: str) -> dict[str, Any]:
    """The first row with these words."""
    road.look()
    return next(row for row in road.rows() for line in row["lines"] if words in line["text"])


def the_whole_road(http: Any, code: str) -> Road:
    """Walk it from end to end. ``http`` is an ``httpx2.Client`` of a service with an empty store."""
    road = Road(http)
    set_up(road, code)
    people(road)
    panel(road)
    upload(road)
    convert(road)
    sign(road)

    session = open_session(road)
    check(road, session, "first")
    # Kit finds one word hard. Their supporter enters what they say, and it stays marked as such.
    row = with_words(road, "Ombudsman")
    hard = {"row": row["key"], "words": "Ombudsman"}
    check(road, session, "supporter", hard)
    road.say(f"Outcome: {close(road, session)}.")

    before = [line["text"] for line in row["lines"]]
    mend(road, row, [EASIER, *before[1:]])
    again = open_session(road)
    for who in ("first", "supporter"):
        check(road, again, who)
    road.say(f"Outcome: {close(road, again)}.")

    printed, content = finish(road)
    verify(road, content)
    send(road, printed)
    hear(road, printed)
    return road


if __name__ == "__main__":
    import httpx2

    if len(sys.argv) != 3:
        raise SystemExit("Give the address of the service and the code it printed.")
    with httpx2.Client(base_url=sys.argv[1], timeout=120) as connection:
        the_whole_road(connection, sys.argv[2])
