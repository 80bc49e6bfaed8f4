"""A small OpenID Connect provider on this machine, that signs real tokens and can be told to lie."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote_plus, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

KEY = RSAKey.generate_key(parameters={"kid": "one"})
CLIENT = ("easyread", "a secret of this client")


@dataclass
class SmallProvider:
    """What it says of whoever signs in next, and the key that it signs with."""

    issuer: str = ""
    key: RSAKey = field(default_factory=lambda: KEY)
    signs_with: RSAKey | None = None  # another key than the one it shows
    algorithm: str = "RS256"
    says: dict[str, Any] = field(default_factory=dict)  # claims in place of the true ones
    more: dict[str, Any] | None = None  # what its UserInfo says, where it has one
    down: bool = False
    asked: int = 0
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def sign_in(self, address: str) -> dict[str, str]:
        """Do what the person's browser and the provider do: give the query it comes back with."""
        wanted = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert wanted["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code] = wanted
        return {"code": code, "state": wanted["state"]}

    def token(self, form: dict[str, str], authorisation: str) -> dict[str, Any] | None:
        """Change a code for a signed token, once, and only for who asked for the code."""
        right = base64.b64encode(":".join(quote_plus(part) for part in CLIENT).encode()).decode()
        wanted = self.codes.pop(form["code"], None)
        if wanted is None or authorisation != f"Basic {right}":
            return None
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != wanted["code_challenge"]:
            return None
        if form["redirect_uri"] != wanted["redirect_uri"]:
            return None
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT[0],
            "sub": "248289761001",
            "iat": now,
            "exp": now + 300,
            "nonce": wanted["nonce"],
            **self.says,
        }
        claims = {name: value for name, value in claims.items() if value is not None}
        key = self.signs_with or self.key
        header = {"alg": self.algorithm, "kid": "one"}
        signed = jwt.encode(header, claims, key, algorithms=[self.algorithm])
        return {"token_type": "Bearer", "access_token": "one", "id_token": signed}

    def description(self) -> dict[str, str]:
        """What it says of itself."""
        parts = ["authorization_endpoint", "token_endpoint", "jwks_uri"]
        parts += ["userinfo_endpoint"] if self.more is not None else []
        return {"issuer": self.issuer, **{part: f"{self.issuer}/{part}" for part in parts}}


@contextmanager
def small_provider() -> Iterator[SmallProvider]:
    """Run the provider on a free port of this machine."""
    made = SmallProvider()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            pages: dict[str, Any] = {
                "/.well-known/openid-configuration": made.description(),
                "/jwks_uri": {"keys": [made.key.as_dict(private=False)]},
                "/userinfo_endpoint": made.more,
            }
            self._answer(pages.get(self.path))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            self._answer(made.token(form, self.headers.get("authorization", "")), 400)

        def _answer(self, told: dict[str, Any] | None, otherwise: int = 404) -> None:
            made.asked += 1
            status = 500 if made.down else 200 if told is not None else otherwise
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(told or {"error": "invalid_grant"}).encode())

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    made.issuer = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
