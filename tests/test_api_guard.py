"""The service refuses what is too big, sends safe headers and logs no word of a letter."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.guard import SAFE_HEADERS


@pytest.mark.parametrize("path", ["/", "/health", "/v1/openapi.json", "/static/page.css", "/no"])
def test_every_answer_has_the_safe_headers(client: TestClient, path: str) -> None:
    answer = client.get(path)
    for name, value in SAFE_HEADERS.items():
        assert answer.headers[name] == value, name
    assert len(answer.headers["X-Request-Id"]) == 16


def test_the_page_asks_no_other_host_for_anything(client: TestClient) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "http" not in policy and "*" not in policy
    page = client.get("/").text + client.get("/static/page.css").text
    assert "://" not in page
    assert "<script" not in page


def test_a_letter_that_says_it_is_too_big_is_refused(client: TestClient) -> None:
    files = {"letter": ("letter.txt", b"x" * 2_100_000)}
    answer = client.post("/v1/check", files=files)
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "too-big"
    assert "2 MB" in answer.json()["detail"]


def test_a_letter_that_grows_too_big_is_refused_while_it_comes_in(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        yield b'--b\r\nContent-Disposition: form-data; name="letter"; filename="a.txt"\r\n\r\n'
        for _ in range(40):
            yield b"x" * 100_000

    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    answer = client.post("/v1/check", content=endless(), headers=headers)
    assert answer.status_code == 413
    assert answer.json()["code"] == "too-big"


def test_a_browser_is_told_on_a_page_that_its_letter_is_too_big(client: TestClient) -> None:
    files = {"letter": ("letter.txt", b"x" * 2_100_000)}
    answer = client.post("/", files=files, headers={"Accept": "text/html"})
    assert answer.status_code == 413
    assert "The letter is bigger than 2 MB." in answer.text
    assert "<form" in answer.text


def test_the_log_holds_no_word_file_name_or_token(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        files = {"letter": ("mrs-peverell.txt", b"Mrs Peverell must pay Wayfarer Care.")}
        client.post("/v1/check?name=Peverell", files=files)
        client.get("/results/a-very-secret-token")
        client.get("/peverell-letters")
    ours = [r.getMessage() for r in caplog.records if r.name.startswith(("api", "easyread"))]
    assert any(line.startswith("POST /v1/check 200 ") for line in ours)
    assert any(line.startswith("GET /results/{token} 404 ") for line in ours)
    logged = " ".join(ours).lower()
    for word in ("peverell", "wayfarer", "a-very-secret-token"):
        assert word not in logged
