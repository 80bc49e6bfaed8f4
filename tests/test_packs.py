"""A folder or zip of an organisation's own pictures: it outranks ours, or is refused in a sentence."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from easyread.errors import BadSettings
from easyread.model import About, EasyRead, Line, Row, Section
from easyread.pictures import illustrate, offer
from easyread.settings import Profile
from symbols import packs

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("EASYREAD_DATA", ROOT.parent / "shared" / "data")).parent

PACK_TOML = 'name = "Our photos"\nlicence = "Ours"\ncredit = "Photos by our group"\nmay_redistribute = false\n'
PACK_CSV = "id,name,concepts,alt\nphone.png,phone,phone;mobile-phone,Our own telephone\n"


def make_pack(folder: Path, csv: str = PACK_CSV, *more: tuple[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    out = io.BytesIO()
    Image.new("RGB", (40, 40), "#336699").save(out, "PNG")
    path = folder / "ours.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("pack.toml", PACK_TOML)
        packed.writestr("pictures.csv", csv)
        packed.writestr("phone.png", out.getvalue())
        for name, content in more:
            packed.writestr(name, content)
    return path


def test_an_organisation_s_own_picture_outranks_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_pack(tmp_path / "packs")
    monkeypatch.setenv("EASYREAD_PACKS", str(tmp_path / "packs"))
    found = offer(["Phone us."]).picture
    assert found is not None and found.set == "Our photos" and found.alt == "Our own telephone"
    assert found.art.startswith(b"\x89PNG")
    row = Row("r", "info", (Line("l", "Phone us.", ()),))
    page = EasyRead("Title", (Section("s", "Heading", (row,)),), About(), "easy-read")
    assert illustrate(page, Profile()).credits == ("Photos by our group",)


def test_a_pack_with_a_script_in_a_picture_is_refused(tmp_path: Path) -> None:
    bad = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    path = make_pack(tmp_path, PACK_CSV.replace("phone.png", "phone.svg"), ("phone.svg", bad))
    with pytest.raises(BadSettings) as found:
        packs.open_pack(path).art("phone")
    assert found.value.code == "bad-pack"


@pytest.mark.parametrize("name", ["nothing.zip", "empty"])
def test_what_is_no_pack_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadSettings) as found:
        packs.open_pack(tmp_path / name)
    assert found.value.code == "bad-pack" and found.value.says.endswith(".")


def test_mulberry_s_own_zip_is_known_as_a_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zipped = SHARED / "packs" / "mulberry.zip"
    if not zipped.is_file():
        pytest.skip("not run: no data")
    pack = packs.open_pack(zipped)
    assert len(pack.pictures) >= 40 and pack.licence.licence == "CC BY-SA 4.0"
    for concept in pack.pictures:
        assert pack.art(concept).startswith(b"<")
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "mulberry.zip").symlink_to(zipped)
    monkeypatch.setenv("EASYREAD_PACKS", str(tmp_path / "packs"))
    found = offer(["The nurse will see you."]).picture
    assert found is not None and found.set == "Mulberry Symbols"
