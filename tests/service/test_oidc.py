"""Signing in where the organisation does: against a real provider on this machine, true and lying."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from joserfc.jwk import OctKey, RSAKey
from starlette.testclient import TestClient

from api.limits import Limits, new_counter
from api.main import create_app
from api.oidc import Provider, provider_from_environment
from easyread.errors import BadSettings
from easyread.review.store import Store
from easyread.review.store.tables import LogRow, Seat, User, WebSession, new_id
from tests.service.conftest import House
from tests.service.provider import CLIENT, SmallProvider, small_provider

EMAIL = "ash.lee@ashby.example"
SURE = {"email": EMAIL, "email_verified": True}


@pytest.fixture
def provider() -> Iterator[SmallProvider]:
    with small_provider() as made:
        yield made


@pytest.fixture(scope="module")
def browser(store: Store) -> Iterator[TestClient]:
    """One browser and the service. No worker is needed to sign in."""
    app = create_app(Limits(workers=1), store)
    app.state.workers.start = lambda: None
    with TestClient(app, follow_redirects=False) as made:
        yield made


@pytest.fixture
def door(browser: TestClient, provider: SmallProvider) -> TestClient:
    """The service with that provider, and a browser that was never here."""
    state = browser.app.state  # type: ignore[attr-defined]
    state.provider = Provider("Ashby Council", provider.issuer, *CLIENT)
    state.counter = new_counter()
    browser.cookies.clear()
    return browser


@pytest.fixture
def account(store: Store, house: House) -> Iterator[str]:
    """An account with a role, made by an administrator, without a password."""
    with store.begin() as work:
        user = User(
            id=new_id("usr"), organisation_id=house.organisation, name="Ash Lee", email=EMAIL
        )
        work.db.add(user)
        work.db.flush()
        work.db.add(Seat(user_id=user.id, client_id=house.clients[0], role="converter"))
    yield user.id
    with store.begin() as work:
        for row in (WebSession, Seat):
            for one in work.db.query(row).filter_by(user_id=user.id):
                work.db.delete(one)
        work.db.flush()
        work.db.delete(work.db.get_one(User, user.id))


def go(door: TestClient, provider: SmallProvider, path: str = "/sign-in/elsewhere") -> Any:
    """Go to the provider, sign in there and come back; the answer to coming back."""
    sent = door.get(path)
    assert sent.status_code == 303, sent.text
    return door.get("/sign-in/elsewhere/back", params=provider.sign_in(sent.headers["location"]))


def is_in(door: TestClient) -> bool:
    return door.get("/v1/sessions/mine").status_code == 200


def refused(answer: Any, says: str, status: int = 401) -> None:
    """The sign-in page again, with one plain sentence and both ways in."""
    assert answer.status_code == status, answer.text
    assert says in answer.text
    assert "Sign in with Ashby Council" in answer.text
    assert 'name="password"' in answer.text


def test_somebody_with_an_account_signs_in_and_goes_where_they_wanted_to_go(
    door: TestClient, provider: SmallProvider, account: str, store: Store
) -> None:
    provider.says = SURE
    back = go(door, provider, "/sign-in/elsewhere?next=/letters/let_1")
    assert (back.status_code, back.headers["location"]) == (303, "/letters/let_1")
    assert door.get("/v1/sessions/mine").json()["roles"] == ["converter"]
    with store.read() as work:
        assert work.db.get_one(User, account).subject == f"{provider.issuer} 248289761001"
        line = work.db.query(LogRow).filter_by(user_id=account).one()
        assert (line.action, EMAIL in str(line.numbers)) == ("signed in", False)


def test_once_tied_the_person_counts_and_not_the_e_mail(
    door: TestClient, provider: SmallProvider, account: str, house: House
) -> None:
    provider.says = SURE
    assert go(door, provider).status_code == 303
    provider.says = {"email": "ash.hill@ashby.example", "email_verified": False}
    assert go(door, provider).status_code == 303  # married, moved: the same person
    provider.says = {**SURE, "sub": "another person with the old address"}
    refused(go(door, provider), "There is no account here for you.")
    door.cookies.clear()
    untied = door.patch(
        f"/v1/users/{account}", json={"forget_sign_in": True}, headers=house["admin"].headers
    )
    assert untied.json()["signs_in_elsewhere"] is False
    assert go(door, provider).status_code == 303


@pytest.mark.parametrize(
    "says",
    [
        {"aud": "another-service"},
        {"aud": ["easyread", "another-service"]},
        {"azp": "another-service"},
        {"iss": "https://another.example"},
        {"exp": 1_700_000_000},
        {"exp": None},
        {"nonce": "of another sign-in"},
        {"nonce": None},
        {"sub": None},
    ],
    ids=str,
)
def test_a_token_that_is_not_for_this_sign_in_is_refused(
    door: TestClient, provider: SmallProvider, account: str, says: dict[str, Any]
) -> None:
    provider.says = {**SURE, **says}
    refused(go(door, provider), "We could not sign you in.")
    assert not is_in(door)


def test_a_token_signed_by_somebody_else_is_refused(
    door: TestClient, provider: SmallProvider, account: str
) -> None:
    provider.says = SURE
    provider.signs_with = RSAKey.generate_key(parameters={"kid": "one"})
    refused(go(door, provider), "We could not sign you in.")
    # Signed with our own secret, which a thief of our settings has.
    provider.signs_with = OctKey.import_key(CLIENT[1])  # type: ignore[assignment]
    provider.algorithm = "HS256"
    refused(go(door, provider), "We could not sign you in.")
    assert not is_in(door)


def test_the_answer_to_another_browser_is_refused(
    door: TestClient, provider: SmallProvider, account: str
) -> None:
    provider.says = SURE
    theirs = provider.sign_in(door.get("/sign-in/elsewhere").headers["location"])
    door.cookies.clear()
    refused(door.get("/sign-in/elsewhere/back", params=theirs), "We could not sign you in.")
    door.get("/sign-in/elsewhere")  # this browser began one of its own
    refused(door.get("/sign-in/elsewhere/back", params=theirs), "We could not sign you in.")
    assert not is_in(door)


def test_an_answer_opens_only_once(door: TestClient, provider: SmallProvider, account: str) -> None:
    provider.says = SURE
    sent = door.get("/sign-in/elsewhere")
    answer = provider.sign_in(sent.headers["location"])
    kept = dict(door.cookies)
    assert door.get("/sign-in/elsewhere/back", params=answer).status_code == 303
    door.cookies.clear()
    door.cookies.update(kept)  # a thief who has both
    refused(door.get("/sign-in/elsewhere/back", params=answer), "We could not sign you in.")


@pytest.mark.parametrize(
    "says", [{"email": EMAIL}, {"email": EMAIL, "email_verified": "true"}, {}], ids=str
)
def test_an_e_mail_that_nobody_verified_opens_nothing(
    door: TestClient, provider: SmallProvider, account: str, says: dict[str, Any]
) -> None:
    provider.says = says
    refused(go(door, provider), "There is no account here for you.")
    assert not is_in(door)


def test_a_provider_that_tells_the_e_mail_apart_is_asked_for_it(
    door: TestClient, provider: SmallProvider, account: str
) -> None:
    provider.more = {**SURE, "sub": "somebody else"}
    refused(go(door, provider), "We could not sign you in.")
    provider.more = {**SURE, "sub": "248289761001"}
    assert go(door, provider).status_code == 303


def test_nobody_makes_an_account_by_signing_in(
    door: TestClient, provider: SmallProvider, store: Store
) -> None:
    with store.read() as work:
        before = work.db.query(User).count()
    provider.says = {"email": "new@ashby.example", "email_verified": True}
    refused(go(door, provider), "There is no account here for you.")
    with store.read() as work:
        assert work.db.query(User).count() == before


def test_a_closed_account_and_one_without_a_role_stay_shut(
    door: TestClient, provider: SmallProvider, account: str, store: Store
) -> None:
    provider.says = SURE
    with store.begin() as work:
        work.db.get_one(User, account).active = False
    refused(go(door, provider), "There is no account here for you.")
    with store.begin() as work:
        work.db.get_one(User, account).active = True
        work.db.query(Seat).filter_by(user_id=account).delete()
    refused(go(door, provider), "This account has no role yet.")
    assert not is_in(door)


def test_a_provider_that_is_down_is_told_and_the_password_still_works(
    door: TestClient, provider: SmallProvider, account: str
) -> None:
    sent = door.get("/sign-in/elsewhere")
    provider.down = True
    answer = provider.sign_in(sent.headers["location"])
    says = "The sign-in of your organisation does not answer."
    refused(door.get("/sign-in/elsewhere/back", params=answer), says, 503)
    refused(door.get("/sign-in/elsewhere"), says, 503)
    lost = Provider("Ashby Council", "http://127.0.0.1:9", *CLIENT)  # nobody listens there
    door.app.state.provider = lost  # type: ignore[attr-defined]
    refused(door.get("/sign-in/elsewhere"), says, 503)


def test_a_person_who_says_no_there_is_back_at_the_door(
    door: TestClient, provider: SmallProvider
) -> None:
    door.get("/sign-in/elsewhere")
    no = door.get("/sign-in/elsewhere/back", params={"error": "access_denied", "state": "x"})
    refused(no, "We could not sign you in.")


def test_without_settings_there_is_no_button_and_no_door(
    door: TestClient, provider: SmallProvider
) -> None:
    door.app.state.provider = None  # type: ignore[attr-defined]
    assert "Sign in with" not in door.get("/sign-in").text
    for path in ("/sign-in/elsewhere", "/sign-in/elsewhere/back"):
        assert door.get(path).status_code == 404
    assert provider.asked == 0


def test_the_settings_are_whole_or_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert provider_from_environment() is None
    monkeypatch.setenv("EASYREAD_OIDC_ISSUER", "https://login.ashby.example")
    monkeypatch.setenv("EASYREAD_OIDC_CLIENT_ID", CLIENT[0])
    with pytest.raises(BadSettings, match="EASYREAD_OIDC_CLIENT_SECRET"):
        provider_from_environment()
    monkeypatch.setenv("EASYREAD_OIDC_CLIENT_SECRET", CLIENT[1])
    made = provider_from_environment()
    assert made is not None and made.name == "your organisation"
    assert CLIENT[1] not in repr(made)
    monkeypatch.setenv("EASYREAD_OIDC_ISSUER", "http://login.ashby.example")
    with pytest.raises(BadSettings, match="https"):
        provider_from_environment()
