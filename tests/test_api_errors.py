"""Every error of the service is a problem of RFC 9457: right status, one sentence, what to try."""

from __future__ import annotations

import asyncio
import os
import time

import pytest
from starlette.testclient import TestClient

from api.errors import TABLE, Busy, TookTooLong, status_of
from api.formats import wanted_format
from api.limits import Limits, limits_from_environment
from api.workers import Workers
from easyread.errors import BadSettings, EasyReadError, LayoutFailed, MissingPart, UnreadableLetter


@pytest.mark.parametrize("family", [BadSettings, LayoutFailed, MissingPart, UnreadableLetter])
def test_an_error_with_a_code_of_its_own_takes_the_status_of_its_family(
    family: type[EasyReadError],
) -> None:
    assert status_of(family("It failed.", code="never-heard-of")) == TABLE[family.code]


def _is_problem(answer: object, status: int, code: str) -> None:
    assert answer.status_code == status  # type: ignore[attr-defined]
    assert answer.headers["content-type"] == "application/problem+json"  # type: ignore[attr-defined]
    body = answer.json()  # type: ignore[attr-defined]
    assert body["type"] == f"urn:easyread:{code}"
    assert body["status"] == status
    assert body["code"] == code
    assert body["title"] and body["detail"].endswith(".")


def test_an_unknown_address_is_a_problem(client: TestClient) -> None:
    _is_problem(client.get("/v1/nothing"), 404, "not-found")


def test_a_wrong_method_is_a_problem_and_says_which_is_right(client: TestClient) -> None:
    answer = client.get("/v1/check")
    _is_problem(answer, 405, "method-not-allowed")
    assert answer.headers["allow"] == "POST"


def test_a_request_without_a_letter_says_so(client: TestClient) -> None:
    answer = client.post("/v1/check", files={"profile": (None, "easy-read")})
    _is_problem(answer, 422, "bad-request")
    assert answer.json()["detail"] == "There is no letter."


def test_a_file_and_words_together_are_refused(client: TestClient) -> None:
    files = {"letter": ("a.txt", b"Pay now."), "text": (None, "Pay later.")}
    _is_problem(client.post("/v1/check", files=files), 422, "bad-request")


def test_a_body_that_is_neither_form_nor_json_is_refused(client: TestClient) -> None:
    headers = {"Content-Type": "text/plain"}
    answer = client.post("/v1/check", content=b"Pay now.", headers=headers)
    _is_problem(answer, 415, "unsupported-media-type")


def test_a_broken_form_is_refused(client: TestClient) -> None:
    headers = {"Content-Type": "multipart/form-data"}
    _is_problem(client.post("/v1/check", content=b"x", headers=headers), 422, "bad-request")


def test_an_unknown_profile_is_refused_and_a_path_never_opened(client: TestClient) -> None:
    for profile in ("easiest", "pyproject.toml", "/etc/hostname"):
        answer = client.post("/v1/check", json={"text": "Pay now.", "profile": profile})
        _is_problem(answer, 422, "bad-settings")
        assert profile not in answer.text


def test_a_fault_in_json_says_where_and_never_repeats_the_words(client: TestClient) -> None:
    answer = client.post("/v1/verify", json={"source": "Mrs Peverell owes £5.", "extra": 1})
    _is_problem(answer, 422, "bad-request")
    assert "rewrite" in answer.text
    assert "Peverell" not in answer.text


def test_a_format_we_do_not_make_is_refused(client: TestClient) -> None:
    headers = {"Accept": "image/png"}
    answer = client.post("/v1/convert", json={"text": "Pay now."}, headers=headers)
    _is_problem(answer, 406, "not-acceptable")


def test_a_file_of_an_unknown_kind_says_what_to_send(client: TestClient) -> None:
    content = b"\x89PNG\r\n\x1a\n" + bytes(200)
    answer = client.post("/v1/check", files={"letter": ("photo.png", content)})
    assert answer.status_code in (415, 422)
    assert answer.json()["try_this"]


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("", "json"),
        ("*/*", "json"),
        ("application/*", "json"),
        ("text/*", "html"),
        ("application/pdf", "pdf"),
        ("application/json;q=0.2, application/zip;q=0.9", "zip"),
        ("application/json;q=0, */*", "pdf"),
        ("text/html, application/pdf;q=nonsense", "html"),
    ],
)
def test_the_accept_header_chooses_the_format(accept: str, wanted: str) -> None:
    assert wanted_format(accept) == wanted


def test_a_limit_from_the_environment_must_be_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EASYREAD_WORKERS", "3")
    assert limits_from_environment().workers == 3
    monkeypatch.setenv("EASYREAD_WORKERS", "many")
    with pytest.raises(BadSettings, match="EASYREAD_WORKERS"):
        limits_from_environment()


def test_a_full_queue_says_busy_and_a_stuck_worker_is_replaced() -> None:
    async def try_it() -> None:
        workers = Workers(Limits(workers=1, queue=1, work_s=60))
        workers.start()
        try:
            first = await workers.run(os.getpid)  # the worker is up: its model is loaded
            workers.limits = Limits(workers=1, queue=1, work_s=1)
            stuck = asyncio.create_task(workers.run(time.sleep, 30))
            waiting = asyncio.create_task(workers.run(os.getpid))
            await asyncio.sleep(0)
            with pytest.raises(Busy):
                await workers.run(os.getpid)
            with pytest.raises(TookTooLong):
                await stuck
            waiting.cancel()  # it may have no time left in this test; the next one has
            workers.limits = Limits(workers=1, queue=1, work_s=60)
            assert await workers.run(os.getpid) != first
            with pytest.raises(EasyReadError, match="stopped before it was done"):
                await workers.run(os._exit, 1)
            assert await workers.run(os.getpid) != first
            with pytest.raises(EasyReadError) as fault:
                await workers.run(int, "Mrs Peverell")
            assert "ValueError" in str(fault.value)
            assert "Peverell" not in str(fault.value)
        finally:
            workers.close()

    asyncio.run(try_it())


def test_a_busy_service_says_when_to_come_back(client: TestClient) -> None:
    workers = client.app.state.workers  # type: ignore[attr-defined]
    before, workers.in_hand = workers.in_hand, 100
    try:
        answer = client.post("/v1/verify", json={"source": "a", "rewrite": "b"})
        page = client.post("/", files={"text": (None, "Pay now.")})
    finally:
        workers.in_hand = before
    _is_problem(answer, 503, "busy")
    assert int(answer.headers["Retry-After"]) > 0
    assert page.status_code == 503
    assert "We are busy with other letters." in page.text
    assert "Pay now.</textarea>" in page.text  # nobody has to paste it twice
