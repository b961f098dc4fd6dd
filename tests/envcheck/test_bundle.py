"""A bundle tells what is needed to help, can be judged again, and tells nothing else."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from envcheck import bundle, check, codec
from envcheck.judges.verdict import Needs
from envcheck.redact import Identity

CODE = Path(__file__).resolve().parent.parent.parent
CANARIES = ("zuleica", "toca-9", "hf_CANARYcanary0123456789", "s3nh4-canario", "z@exemplo.com")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with logs that hold a canary in every place."""
    home = tmp_path / "home" / "zuleica" / "Formiga da zuleica"
    said = [f"password={one}" if "s3nh4" in one else one for one in CANARIES]
    line = " ".join((*said, str(home), json.dumps(str(home))))
    files = {
        "repairs/2026-11-22_1402-cpu/repair.log": line,
        "repairs/2026-11-22_1402-cpu/events.jsonl": json.dumps({"type": "x", "facts": {"d": line}}),
        "repairs/2026-11-22_1402-cpu/control/stop.json": line,
        "runs/2026-11-22_1500_zuleica-e-os-bilhetes/engine.log": line
        + "\n"
        + ("x" * 99 + "\n") * 2000
        + line,
        "runs/2026-11-22_1500_zuleica-e-os-bilhetes/job.json": line,
        "logs/formiga.log": f'{{"torn {line}\n{line}',
        "settings.json": line,
    }
    for name, text in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text + "\n", encoding="utf-8")
    return home


@pytest.fixture
def identity(home: Path) -> Identity:
    folders = (("formiga", str(home)), ("home", str(home.parent)))
    return Identity(folders, ("zuleica",), ("toca-9",))


def _documents(home: Path, identity: Identity) -> dict[str, str]:
    report = check.check(home, CODE).to_json()
    report["canary"] = {
        "texts": [one for one in CANARIES if "s3nh4" not in one],
        "password": "s3nh4-canario",
        str(home): 1,
    }
    return bundle.compose(home, report, identity=identity)


def test_no_canary_is_left_in_any_document_or_name(home: Path, identity: Identity) -> None:
    documents = _documents(home, identity)
    assert {"report.json", "repairs/1/repair.log", "repairs/1/events.jsonl"} < set(documents)
    assert {"runs/1/engine.log", "app/1.log"} < set(documents)
    whole = "\n".join([*documents, *documents.values()]).lower()
    for canary in CANARIES:
        assert canary.lower() not in whole, canary


def test_what_is_in_it_is_limited_and_does_not_depend_on_the_day(
    home: Path, identity: Identity, tmp_path: Path
) -> None:
    documents = _documents(home, identity)
    for name, text in documents.items():
        assert name == "report.json" or len(text) <= bundle.LOG_BYTES
    assert not any("job.json" in name or "settings" in name for name in documents)
    for name in ("a.zip", "b.zip"):
        bundle.save(documents, tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        assert {n: archive.read(n).decode() for n in archive.namelist()} == documents


def test_it_can_be_judged_again_with_the_same_verdict(
    home: Path, identity: Identity, tmp_path: Path
) -> None:
    report = check.check(home, CODE)
    path = tmp_path / "bundle.zip"
    bundle.save(bundle.compose(home, report.to_json(), identity=identity), path)
    again = check.assess(bundle.recorded_facts(path), CODE, Needs())
    assert [f.code for f in again.findings] == [f.code for f in report.findings]
    assert again.word == report.verdict.word


def test_facts_are_read_from_a_report_and_from_a_probe_too(home: Path, tmp_path: Path) -> None:
    report = check.check(home, CODE)
    for name, document in (
        ("report.json", report.to_json()),
        ("facts.json", codec.to_json(report.facts)),
    ):
        path = tmp_path / name
        path.write_text(json.dumps(document), encoding="utf-8-sig")
        assert bundle.recorded_facts(path) == report.facts


@pytest.mark.parametrize("content", [b"", b"[]", b'"x"', b"{}", b"\xff\xfe", b"PK\x03\x04torn"])
def test_a_file_that_holds_no_facts_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)
    with pytest.raises(bundle.NotFacts) as caught:
        bundle.recorded_facts(path)
    assert str(caught.value)


def test_a_zip_without_a_report_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("other.txt", "x")
    with pytest.raises(bundle.NotFacts):
        bundle.recorded_facts(tmp_path / "x.zip")


def test_a_disk_that_refuses_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        bundle.save({"report.json": "{}"}, tmp_path / "nowhere" / "x.zip")
    assert not list(tmp_path.glob("*.zip*")) + list(tmp_path.glob(".*"))
