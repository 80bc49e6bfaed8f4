"""A code from the organisation's own sign-in (OpenID Connect) -> who it says has signed in.

Off unless it is set in the environment; then, and only then, does the service open a connection: to
the provider that is named there, while somebody signs in. Authorisation code with PKCE, a state and
a nonce. All three are made from one secret that only the browser holds, so nothing is kept here.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_plus, urlencode, urlsplit

import httpx2
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from easyread.errors import BadSettings, EasyReadError

log = logging.getLogger("api.oidc")

# Signed with the provider's private key. Never HS256: that key is ours, and a thief of it could sign.
ALGORITHMS = ("RS256", "PS256", "ES256")
CLOCKS_DIFFER_S = 60
WAIT_S = 10.0
NAMES = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET")


class SignInRefused(EasyReadError):
    """The provider did not say, in a way that holds, who this is; or we do not know them."""

    code = "sign-in-refused"


class ProviderDown(EasyReadError):
    """The provider does not answer, or not as OpenID Connect says."""

    code = "provider-down"


@dataclass(frozen=True, slots=True)
class Provider:
    """Where staff sign in, and what this service is called there."""

    name: str
    issuer: str
    client_id: str
    client_secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Vouched:
    """Who the provider says has signed in, and where; ``email`` only if the provider verified it."""

    subject: str
    email: str


def provider_from_environment() -> Provider | None:
    """The provider that ``EASYREAD_OIDC_...`` names; None where nothing is set.

    Raises:
        BadSettings: a part is missing, or the issuer is no https address (code ``bad-settings``).
    """
    found = {name: os.environ.get(f"EASYREAD_OIDC_{name}", "").strip() for name in NAMES}
    if not any(found.values()):
        return None
    missing = [f"EASYREAD_OIDC_{name}" for name, value in found.items() if not value]
    if missing:
        raise BadSettings(
            f"Sign-in with your organisation lacks {missing[0]}.", "Set all three, or none."
        )
    name = os.environ.get("EASYREAD_OIDC_NAME", "").strip() or "your organisation"
    if not _safe(found["ISSUER"]):
        raise BadSettings("EASYREAD_OIDC_ISSUER must begin with https.", "Copy it once more.")
    return Provider(name, found["ISSUER"], found["CLIENT_ID"], found["CLIENT_SECRET"])


def address_to_ask(provider: Provider, secret: str, back: str) -> str:
    """Where the browser goes to sign in; the provider sends it ``back`` afterwards.

    Raises:
        ProviderDown: the provider does not answer (code ``provider-down``).
    """
    with _connection() as http:
        asked = {
            "response_type": "code",
            "client_id": provider.client_id,
            "redirect_uri": back,
            "scope": "openid email",
            "state": _part(secret, "state"),
            "nonce": _part(secret, "nonce"),
            "code_challenge": _base64(hashlib.sha256(_part(secret, "verifier").encode()).digest()),
            "code_challenge_method": "S256",
        }
        where = _description(http, provider)["authorization_endpoint"]
    return f"{where}{'&' if '?' in where else '?'}{urlencode(asked)}"


def who_is_back(provider: Provider, secret: str, state: str, code: str, back: str) -> Vouched:
    """Change the code for the provider's word, and check every part of it.

    Raises:
        SignInRefused: it is not for this browser, not for us, over, or not signed by the provider.
        ProviderDown: the provider does not answer (code ``provider-down``).
    """
    if not hmac.compare_digest(state.encode(), _part(secret, "state").encode()):
        raise _refused("state")
    with _connection() as http:
        known = _description(http, provider)
        told = _token(http, provider, known["token_endpoint"], secret, code, back)
        keys = _json(http.get(known["jwks_uri"]))
        claims = _checked(provider, keys, told.get("id_token"), _part(secret, "nonce"))
        if "email" not in claims and "userinfo_endpoint" in known:
            claims |= _more(http, known["userinfo_endpoint"], told, claims["sub"])
    # Microsoft Entra has a claim of its own for it, which may be a number or a word.
    verified = claims.get("email_verified") is True or claims.get("xms_edov") in (True, "1", "true")
    email = str(claims.get("email", "")).lower() if verified else ""
    return Vouched(f"{provider.issuer} {claims['sub']}", email)


def _checked(provider: Provider, keys: Any, signed: Any, nonce: str) -> dict[str, Any]:
    """The claims of an ID token, once its signature and each claim that we rely on hold."""
    if not isinstance(signed, str):
        raise _refused("no token")
    wanted = jwt.JWTClaimsRegistry(
        leeway=CLOCKS_DIFFER_S,
        iss={"essential": True, "value": provider.issuer},
        aud={"essential": True, "value": provider.client_id},
        nonce={"essential": True, "value": nonce},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
    )
    try:
        token = jwt.decode(signed, KeySet.import_key_set(keys), algorithms=list(ALGORITHMS))
        wanted.validate(token.claims)
    except (JoseError, ValueError, KeyError, TypeError) as why:
        raise _refused(type(why).__name__) from why
    claims = dict(token.claims)
    others = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if (others or "azp" in claims) and claims.get("azp") != provider.client_id:
        raise _refused("azp")
    return claims


def _token(
    http: httpx2.Client, provider: Provider, where: str, secret: str, code: str, back: str
) -> dict[str, Any]:
    asked = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": _part(secret, "verifier"),
    }
    # Both are quoted before they are joined (RFC 6749, 2.3.1).
    who = (quote_plus(provider.client_id), quote_plus(provider.client_secret))
    answer = http.post(where, data=asked, auth=who)
    if 400 <= answer.status_code < 500:  # the code is used up, or not for us
        raise _refused("code")
    return _json(answer)


def _more(http: httpx2.Client, where: str, told: Mapping[str, Any], subject: str) -> dict[str, Any]:
    """The e-mail, where a provider tells it apart from the ID token (OpenID Connect Core, 5.3)."""
    bearer = {"Authorization": f"Bearer {told.get('access_token', '')}"}
    found = _json(http.get(where, headers=bearer))
    if found.get("sub") != subject:
        raise _refused("subject")
    return {name: found[name] for name in ("email", "email_verified", "xms_edov") if name in found}


def _description(http: httpx2.Client, provider: Provider) -> dict[str, Any]:
    """What the provider says of itself. Asked each time: sign-ins are few, and keys change."""
    found = _json(http.get(f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration"))
    if found.get("issuer") != provider.issuer:
        raise _down("issuer")
    for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        if not _safe(str(found.get(name, ""))):
            raise _down(name)
    return found


@contextmanager
def _connection() -> Iterator[httpx2.Client]:
    """A connection whose every failure is told as the provider being down."""
    try:
        with httpx2.Client(timeout=WAIT_S, follow_redirects=False) as http:
            yield http
    except httpx2.HTTPError as why:
        raise _down(type(why).__name__) from why


def _json(answer: httpx2.Response) -> dict[str, Any]:
    if answer.status_code != httpx2.codes.OK:
        raise _down(str(answer.status_code))
    try:
        found = answer.json()
    except ValueError as why:
        raise _down("no JSON") from why
    if not isinstance(found, dict):
        raise _down("no JSON object")
    return found


def _safe(address: str) -> bool:
    """Whether an address is https, or on this machine."""
    parts = urlsplit(address)
    here = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")
    return here or (parts.scheme == "https" and bool(parts.hostname))


def _part(secret: str, use: str) -> str:
    """One of the three values that are made from the browser's secret; none tells another."""
    return _base64(hmac.digest(secret.encode(), use.encode(), "sha256"))


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _refused(why: str) -> SignInRefused:
    log.warning("sign-in refused: %s", why)
    return SignInRefused("We could not sign you in.", "Start again from this page.")


def _down(why: str) -> ProviderDown:
    log.warning("sign-in provider: %s", why)
    return ProviderDown(
        "The sign-in of your organisation does not answer.", "Try again, or use your password."
    )
