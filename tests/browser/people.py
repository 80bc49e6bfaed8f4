"""The people of the browser tests, and the steps that they take by the API where no screen is tested."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
PASSWORD = "four words make one"
FEE = 2000
STAFF = {
    "converter": "Noor Ellis",
    "author": "Jerome Castellan",
    "readability": "Wendy Okoro",
    "safeguarding": "Lea Brandt",
    "clinician": "Ines Marsh",
}
CHECKERS = {"robin": ("Robin Vale", "checker"), "kit": ("Kit Moss", "checker")}
SUPPORTER = {"ana": ("Ana Diaz", "supporter")}


@dataclass(frozen=True, slots=True)
class Service:
    """A running service: its address, and the one it printed when it started."""

    address: str
    printed: str

    @property
    def code(self) -> str:
        """The code of the first account."""
        return parse_qs(urlsplit(self.printed).query)["code"][0]


@dataclass(frozen=True, slots=True)
class Person:
    """One person: who they are, and the cookie of their browser."""

    id: str
    name: str
    cookie: str

    @property
    def headers(self) -> dict[str, str]:
        """What goes with their requests."""
        return {"Cookie": self.cookie}


@dataclass(slots=True)
class House:
    """An organisation with people of every role, and one panel."""

    http: httpx2.Client
    people: dict[str, Person] = field(default_factory=dict)
    panel: str = ""

    def ask(self, who: str, method: str, path: str, **more: Any) -> Any:
        """Send one request in the name of a person; anything but success fails the test."""
        own = self.people[who].headers if who else {}
        answer = self.http.request(method, path, headers={**own, **more.pop("headers", {})}, **more)
        self.http.cookies.clear()  # each person speaks for themselves
        assert answer.status_code < 300, (method, path, answer.status_code, answer.text)
        return answer

    def look(self, letter: str) -> dict[str, Any]:
        """The letter as it is now."""
        return dict(self.ask("converter", "GET", f"/v1/letters/{letter}").json())

    def change(self, who: str, method: str, letter: str, path: str, **body: Any) -> Any:
        """Change a letter as it is now."""
        tag = {"If-Match": self.look(letter)["etag"]}
        return self.ask(who, method, f"/v1/letters/{letter}{path}", json=body, headers=tag)

    def decide(self, who: str, letter: str, *decisions: dict[str, Any]) -> None:
        """Keep decisions, if there are any."""
        if decisions:
            self.change(who, "POST", letter, "/decisions", decisions=list(decisions))

    def move(self, who: str, letter: str, name: str, **more: Any) -> str:
        """Move a letter on; gives its state."""
        return str(self.change(who, "POST", letter, "/moves", move=name, **more).json()["state"])

    def put_in(self, name: str = "benefit-decision.docx") -> str:
        """Put an example letter in, and say who works on it; gives its id."""
        letter = {"letter": (name, (EXAMPLES / name).read_bytes())}
        made = self.ask("converter", "POST", "/v1/letters", files=letter).json()["id"]
        who = {
            "author_id": self.people["author"].id,
            "readability_id": self.people["readability"].id,
        }
        self.change("converter", "PUT", made, "/people", **who)
        return str(made)

    def set_aside(self, letter: str) -> None:
        """Set aside, with a reason, whatever the rules still find."""
        left = [f["key"] for f in self.look(letter)["findings"] if not f["dismissed"]]
        why = {"choice": "keep", "reason": "Our group knows these words."}
        self.decide("readability", letter, *({"about": "finding", "key": k, **why} for k in left))

    def answer_and_let_through(self, letter: str) -> None:
        """The author answers every question, and gives a reason for every fact that stops them."""
        now = self.look(letter)
        asked = [q["key"] for q in now["questions"] if not q["answered"]]
        keep = {"choice": "keep"}
        self.decide("author", letter, *({"about": "question", "key": k, **keep} for k in asked))
        stops = [p["key"] for p in self.look(letter)["facts"]["stopping"]]
        why = {"choice": "keep", "reason": "This is still true."}
        self.decide("author", letter, *({"about": "fact", "key": k, **why} for k in stops))

    def staff_check(self, letter: str) -> None:
        """Take a letter through its author and the professional."""
        self.set_aside(letter)
        self.move("converter", letter, "to_author")
        self.answer_and_let_through(letter)
        self.move("author", letter, "sign")
        self.move("readability", letter, "pass")

    def open_session(self, letter: str) -> dict[str, Any]:
        """Open a session over a letter that staff checked: two checkers, one with a supporter."""
        if self.look(letter)["state"] != "with_panel":
            self.move("converter", letter, "to_panel", person_agreed=True, could_guess=False)
        chairs = [
            {"checker_id": self.people["robin"].id, "fee_pence": FEE},
            {
                "checker_id": self.people["kit"].id,
                "fee_pence": FEE,
                "supporter_id": self.people["ana"].id,
            },
        ]
        session = {
            "panel_id": self.panel,
            "letter_id": letter,
            "topic_warning": "money and benefits",
            "chairs": chairs,
        }
        return dict(self.ask("converter", "POST", "/v1/panel-sessions", json=session).json())

    def link(self, user_id: str, card: bool = False) -> str:
        """Make a personal link; gives its path."""
        made = self.ask("admin", "POST", "/v1/links", json={"user_id": user_id, "card": card})
        return urlsplit(made.json()["address"]).path


@contextmanager
def set_up(service: Service) -> Iterator[House]:
    """Make the first account and everybody else, each with a way in."""
    with httpx2.Client(base_url=service.address, timeout=120) as http:
        house = House(http)
        first = {
            "code": service.code,
            "organisation": "Ashby Council",
            "name": "Sam Reed",
            "email": "sam@ashby.example",
            "password": PASSWORD,
        }
        made = house.ask("", "POST", "/v1/setup", json=first)
        house.people["admin"] = _person(made)
        add_staff(house)
        for who, (name, role) in {**CHECKERS, **SUPPORTER}.items():
            user = add_user(house, name, role)
            secret = house.link(user).rsplit("/", 1)[1]
            started = house.ask("", "POST", "/v1/links/start", json={"secret": secret})
            house.people[who] = _person(started)
        add_panel(house)
        yield house


def add_staff(house: House) -> None:
    """Add the staff, and sign each in."""
    for role, name in STAFF.items():
        email = f"{role}@ashby.example"
        add_user(house, name, role, email=email, password=PASSWORD)
        signed = house.ask("", "POST", "/v1/sessions", json={"email": email, "password": PASSWORD})
        house.people[role] = _person(signed)


def add_user(house: House, name: str, role: str, **more: str) -> str:
    """Add a person; gives their id."""
    made = house.ask("admin", "POST", "/v1/users", json={"name": name, "roles": [role], **more})
    return str(made.json()["id"])


def add_panel(house: House) -> None:
    """Two checkers are enough for every letter of this organisation."""
    profile = {"checkers": {"default": 2, "at_risk": 2}}
    ours = {"name": "Ashby Council", "profile": profile}
    house.ask("admin", "PUT", "/v1/clients/mine", json=ours)
    house.panel = house.ask("admin", "POST", "/v1/panels", json={"name": "Tuesday group"}).json()[
        "id"
    ]
    for who in CHECKERS:
        path = f"/v1/panels/{house.panel}/members/{house.people[who].id}"
        house.ask("admin", "PUT", path, json={})


def _person(answer: Any) -> Person:
    told = answer.json()
    return Person(told["user_id"], told["name"], f"easyread={answer.cookies['easyread']}")


@dataclass(slots=True)
class Road:
    """What a test of the road wants to be sure of, asked in the name of whoever has the window."""

    service: Service
    windows: Any
    topic: str = "money and benefits"

    def look(self, page: Any, letter: str) -> dict[str, Any]:
        """The letter as it is now."""
        return self._get(page, f"/v1/letters/{letter}")

    def rows_asked(self, page: Any, session: str) -> set[str]:
        """The keys of the rows that a panel session asks about."""
        bits = self._get(page, f"/v1/panel-sessions/{session}")["bits"]
        return {key for bit in bits for key in bit["rows"]}

    def _get(self, page: Any, path: str) -> dict[str, Any]:
        answer = page.request.get(path)
        assert answer.ok, (path, answer.status, answer.text())
        return dict(answer.json())
