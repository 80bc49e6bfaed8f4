"""Letters that take long: kept until it is their turn, taken once, and taken up again after a crash."""

from __future__ import annotations

import io
import os
import signal
import socket
import subprocess
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from api.incoming import Incoming
from api.long_letters import words_about
from easyread.review.store import Store, jobs, open_store
from easyread.review.store.tables import DataKey, JobRow, LetterRow, now
from tests.service.conftest import House, build_house
from tests.service.test_letters import rows_of

LETTER = {"text": "Dear Ms Khan. You must return the form by 3 May 2027."}
LATER = {"Prefer": "respond-async"}


def wait_for(service: Any, headers: dict[str, str], path: str, within_s: float = 60) -> Any:
    """Ask until a job has ended."""
    end = time.monotonic() + within_s
    while time.monotonic() < end:
        job = service.get(path, headers=headers).json()
        if job["state"] in ("done", "failed"):
            return job
        time.sleep(0.2)
    raise AssertionError(f"not done after {within_s} s: {job}")


def add(store: Store, house: House, body: dict[str, Any] | None = None) -> str:
    with store.begin() as work:
        person = house["converter"]
        return jobs.add_job(work, person.client_id, person.id, body or {"content": ""}).id


def row(store: Store, job_id: str) -> JobRow:
    with store.read() as work:
        return work.db.scalars(select(JobRow).where(JobRow.id == job_id)).one()


@pytest.fixture
def quiet(store: Store) -> Store:
    """The store with nothing left in its queue."""
    with store.begin() as work:
        for job in work.db.scalars(select(JobRow)):
            work.db.delete(job)
    return store


def test_two_who_take_at_once_take_different_letters(quiet: Store, house: House) -> None:
    made = {add(quiet, house) for _ in range(6)}
    with ThreadPoolExecutor(6) as people:
        held = list(people.map(lambda _: jobs.take_job(quiet, 30), range(6)))
    assert {one.id for one in held if one} == made
    assert jobs.take_job(quiet, 30) is None


def test_who_lost_a_letter_keeps_nothing_of_it(quiet: Store, house: House) -> None:
    job_id = add(quiet, house)
    first = jobs.take_job(quiet, 30)
    assert first is not None
    with quiet.begin() as work:  # its process stops answering
        work.db.get_one(JobRow, row(quiet, job_id).number).until = now() - timedelta(seconds=1)
    second = jobs.take_job(quiet, 30)
    assert second is not None and (second.id, second.tries) == (job_id, 2)
    with pytest.raises(jobs.JobLost):
        jobs.renew_job(quiet, first, 30)
    with pytest.raises(jobs.JobLost), quiet.begin() as work:
        jobs.end_job(work, first)
    with quiet.begin() as work:
        jobs.end_job(work, second, failure={"detail": "It is locked."})
    with pytest.raises(jobs.JobLost), quiet.begin() as work:
        jobs.end_job(work, second)


def test_what_waits_is_sealed_and_gone_once_it_is_done(quiet: Store, house: House) -> None:
    job_id = add(quiet, house, {"content": "Dear Ms Khan"})
    assert b"Khan" not in (row(quiet, job_id).body or b"")
    held = jobs.take_job(quiet, 30)
    assert held is not None and jobs.letter_in(quiet, held) == {"content": "Dear Ms Khan"}
    with quiet.begin() as work:
        jobs.end_job(work, held)
        assert work.db.get(DataKey, job_id) is None
    assert row(quiet, job_id).body is None
    with quiet.begin() as work:
        work.db.get_one(JobRow, row(quiet, job_id).number).ended = now() - timedelta(hours=25)
    jobs.forget_jobs(quiet)
    with quiet.read() as work, pytest.raises(jobs.NoJob):
        jobs.job_of(work, house.clients[0], job_id)


def test_a_letter_can_be_asked_for_later(service: TestClient, house: House) -> None:
    who = house["converter"].headers
    posted = service.post("/v1/letters", json=LETTER, headers={**who, **LATER})
    assert posted.status_code == 202, posted.text
    assert posted.headers["preference-applied"] == "respond-async"
    assert posted.json()["state"] == "queued"
    path = posted.headers["location"]
    job = wait_for(service, who, path)
    assert (job["state"], job["tries"], job["problem"]) == ("done", 1, None)
    letter = service.get(job["letter"], headers=who).json()
    assert "form" in str(rows_of(letter))
    assert service.get(path, headers=house.other("converter").headers).status_code == 404
    assert service.get(path, headers=house["checker"].headers).status_code == 403


def test_the_same_request_twice_is_one_job(service: TestClient, house: House) -> None:
    headers = {**house["converter"].headers, **LATER, "Idempotency-Key": "long-1"}
    places = [
        service.post("/v1/letters", json=LETTER, headers=headers).headers["location"]
        for _ in range(2)
    ]
    assert places[0] == places[1]
    mine = [one["id"] for one in service.get("/v1/jobs", headers=house["converter"].headers).json()]
    assert mine == [places[0].removeprefix("/v1/jobs/")]
    wait_for(service, house["converter"].headers, places[0])


def test_a_letter_that_cannot_be_read_fails_in_one_plain_sentence(
    service: TestClient, house: House, store: Store
) -> None:
    who = house["converter"].headers
    files = {"letter": ("letter.docx", b"PK no real file", "application/octet-stream")}
    now_told = service.post("/v1/letters", files=files, headers=who)
    posted = service.post("/v1/letters", files=files, headers={**who, **LATER})
    job = wait_for(service, who, posted.headers["location"])
    assert job["state"] == "failed" and job["letter"] is None
    assert job["problem"] == now_told.json()
    assert job["says"] == now_told.json()["detail"]
    assert job in service.get("/v1/jobs", headers=who).json()  # told for a day


def test_a_letter_whose_person_was_closed_meanwhile_is_not_put_in(
    service: TestClient, house: House, store: Store
) -> None:
    admin = house["admin"].headers
    body = {"name": "Alex Hill", "roles": ["converter"]}
    person = service.post("/v1/users", json=body, headers=admin).json()["id"]
    service.patch(f"/v1/users/{person}", json={"active": False}, headers=admin)
    body_of_letter = {"content": "", "name": "a.txt", "profile": "easy-read", "level": "full"}
    with store.begin() as work:
        job_id = jobs.add_job(work, house.clients[0], person, body_of_letter).id
    job = wait_for(service, house["converter"].headers, f"/v1/jobs/{job_id}")
    assert (job["state"], job["says"]) == ("failed", "This account is closed.")


def test_a_letter_that_stops_the_machine_is_begun_three_times_at_most(
    service: TestClient, house: House, store: Store
) -> None:
    with store.begin() as work:
        person = house["converter"]
        job = jobs.add_job(work, person.client_id, person.id, {"content": ""})
        job.tries, job.state = jobs.MOST_TRIES, "working"
        job.until = now() - timedelta(seconds=1)
    told = wait_for(service, person.headers, f"/v1/jobs/{job.id}")
    assert told["says"] == "This letter stopped our machine three times."


def test_how_long_a_letter_is_is_told_from_its_size() -> None:
    words = "word " * 42_000
    assert words_about(Incoming(words.encode(), "a.txt")) > 30_000
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", "<w:r><w:t>word </w:t></w:r> " * 42_000)
        file.writestr("word/media/photo.png", os.urandom(100_000))
    assert len(packed.getvalue()) < 200_000
    assert words_about(Incoming(packed.getvalue(), "a.docx")) > 30_000
    example = Path(__file__).parents[2] / "examples" / "hospital-appointment.docx"
    assert words_about(Incoming(example.read_bytes(), example.name)) < 3_000
    assert words_about(Incoming(b"PK broken", "a.docx")) == 0


class Service:
    """A service of its own process, that can be killed."""

    def __init__(self, project: Path, folder: Path, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "api", "--port", str(port)],
            cwd=project,
            env={
                **os.environ,
                "EASYREAD_STORE": str(folder),
                "EASYREAD_WORKERS": "1",
                "EASYREAD_LEASE_S": "3",
                "EASYREAD_LONG_WORDS": "500",
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def ready(self) -> httpx2.Client:
        for _ in range(300):
            try:
                httpx2.get(f"{self.address}/health")
                return httpx2.Client(base_url=self.address, timeout=30)
            except httpx2.HTTPError:
                time.sleep(0.1)
        raise AssertionError("the service did not start")

    def kill(self, how: signal.Signals) -> None:
        if how is signal.SIGKILL:
            os.killpg(self.process.pid, how)  # with its workers, as a power cut does
        else:
            self.process.send_signal(how)
        self.process.wait(30)


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM], ids=lambda s: s.name)
def test_a_long_letter_outlives_the_end_of_its_process(
    project: Path, tmp_path: Path, how: signal.Signals
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path / "store"
    store = open_store(folder)
    person = build_house(store)["converter"]
    body = {"text": " ".join(f"You must return form {n} by 3 May 2027." for n in range(500))}
    running = Service(project, folder, port)
    try:
        with running.ready() as http:
            posted = http.post("/v1/letters", json=body, headers=person.headers)
            assert posted.status_code == 202, posted.text  # asked for by nobody: it is long
            path = posted.headers["location"]
            for _ in range(200):
                if http.get(path, headers=person.headers).json()["state"] == "working":
                    break
                time.sleep(0.1)
        running.kill(how)
        running = Service(project, folder, port)
        with running.ready() as http:
            job = wait_for(http, person.headers, path, 120)
    finally:
        running.kill(signal.SIGKILL)
    assert job["state"] == "done", job
    assert job["tries"] == (2 if how is signal.SIGKILL else 1)
    with store.read() as work:
        assert len(work.db.scalars(select(LetterRow.id)).all()) == 1
    store.close()
