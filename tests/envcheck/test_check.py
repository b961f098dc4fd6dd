"""The whole check on a real small environment that is damaged in the ways people damage theirs."""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import replace

import pytest

from envcheck import codec, switch
from envcheck.check import check
from envcheck.judges.verdict import Needs
from envcheck.probes import inventory, probe_gpu
from tests.envcheck.machines import NO_CARD, codes
from tests.envcheck.toys import PACKAGES, Home, install, make_home

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX virtual environment")


@pytest.fixture(autouse=True)
def _no_card(monkeypatch):
    """These tests are about the environment: the same on every machine."""
    monkeypatch.setattr(probe_gpu, "probe", lambda environ: NO_CARD)
    monkeypatch.setattr(
        "envcheck.probes.probe_machine.cards_on_bus", lambda: replace(NO_CARD.fault, value=0)
    )


@pytest.fixture
def toy(tmp_path) -> Home:
    return make_home(tmp_path)


def bad(report):
    """Code and facts of everything above ok."""
    return [(f.code, dict(f.facts)) for f in report.findings if f.severity]


def metadata(toy, name):
    return toy.site / f"{name}-{PACKAGES[name]}.dist-info" / "METADATA"


def test_an_environment_as_built_is_ok(toy):
    report = toy.check()
    assert bad(report) == []
    assert (report.verdict.word, report.may_start) == ("ok", True)
    assert {"PACKAGES", "FILES", "ENGINE_PYTHON", "ENGINE_LOCK"} <= set(codes(report.findings))


def test_a_report_is_json_and_its_facts_can_be_judged_again(toy):
    report = toy.check()
    document = json.loads(json.dumps(report.to_json(), allow_nan=False))
    assert document["row"]["id"] == "cpu"
    assert document["verdict"] == "ok"
    assert codec.from_json(document["facts"]) == report.facts


def test_another_version_in_the_metadata_is_found(toy):
    path = metadata(toy, "bitsandbytes")
    path.write_text(path.read_text().replace("Version: 0.50.2", "Version: 0.44.1"))
    report = toy.check()
    assert report.findings[0].facts == {
        "package": "bitsandbytes",
        "installed": "0.44.1",
        "locked": "0.50.2",
    }
    assert not report.may_start
    assert report.verdict.plan.to_json()["changes"] == [dict(report.findings[0].facts)]


def test_an_upgrade_in_place_is_found(toy):
    shutil.rmtree(toy.site / "numpy")
    shutil.rmtree(metadata(toy, "numpy").parent)
    install(toy.site, "numpy", "2.5.0")
    assert bad(toy.check())[0] == (
        "PACKAGE_DIFFERENT",
        {"package": "numpy", "installed": "2.5.0", "locked": "2.4.6"},
    )


def test_an_uninstalled_package_is_found(toy):
    shutil.rmtree(toy.site / "peft")
    shutil.rmtree(metadata(toy, "peft").parent)
    assert bad(toy.check())[0][0] == "PACKAGE_MISSING"


def test_a_second_copy_of_the_metadata_is_found(toy):
    (toy.site / "numpy-1.26.4.dist-info").mkdir()
    shutil.copy(metadata(toy, "numpy"), toy.site / "numpy-1.26.4.dist-info" / "METADATA")
    found = dict(bad(toy.check()))
    assert found["PACKAGE_DUPLICATE"]["versions"] == ["2.4.6", "2.4.6"]
    assert found["PACKAGE_METADATA_DAMAGED"] == {"package": "numpy", "reason": "RECORD"}


@pytest.mark.parametrize(
    ("damage", "missing", "changed"),
    [
        (lambda file: file.unlink(), 1, 0),
        (lambda file: file.write_bytes(file.read_bytes()[:-1]), 0, 1),
        (lambda file: file.write_bytes(b""), 0, 1),
        (lambda file: (file.unlink(), file.mkdir()), 0, 1),
    ],
    ids=["deleted", "cut off", "emptied", "turned into a folder"],
)
def test_a_damaged_file_is_found_and_its_package_named(toy, damage, missing, changed):
    damage(toy.site / "transformers" / "version.py")
    found = dict(bad(toy.check()))["FILES_DAMAGED"]
    assert (found["package"], found["missing"], found["changed"]) == (
        "transformers",
        missing,
        changed,
    )
    assert found["examples"][0].endswith("site-packages/transformers/version.py")


def test_a_package_folder_that_is_gone_counts_its_files(toy):
    shutil.rmtree(toy.site / "peft")
    assert dict(bad(toy.check()))["FILES_DAMAGED"]["missing"] == 2


@posix
def test_damage_outside_the_packages_is_found_by_the_manifest(toy):
    (toy.env / "bin" / "activate").unlink()
    (code, facts), *rest = bad(toy.check())
    assert (code, facts["package"], facts["missing"], rest) == ("FILES_DAMAGED", "", 1, [])


@pytest.mark.parametrize("name", ["zz.pth", "sitecustomize.py", "usercustomize.pyc"])
def test_a_planted_startup_file_is_repairable_and_does_not_run(toy, name):
    marker = toy.home / "it ran"
    line = f"import pathlib; pathlib.Path({str(marker)!r}).touch()\n"
    (toy.site / name).write_text(line, encoding="utf-8")
    report = toy.check()
    (code, facts), *rest = bad(report)
    assert (code, rest) == ("STARTUP_FILE_UNLISTED", [])
    assert facts["file"].endswith("site-packages/" + name)
    assert not marker.exists()


def test_without_a_manifest_startup_files_of_packages_are_still_told_apart(toy):
    (toy.env / "formiga-manifest.json").unlink()
    (toy.site / "zz.pth").touch()
    found = dict(bad(toy.check()))
    assert found["STARTUP_FILE_UNLISTED"]["file"].endswith("zz.pth")
    assert found["ENGINE_STAMP_DAMAGED"]["reason"] == "missing"


def test_an_extra_file_and_an_extra_package_are_notices(toy):
    (toy.site / "note.txt").touch()
    install(toy.site, "vllm", "0.11.0")
    report = toy.check()
    found = dict(bad(report))
    assert found["PACKAGE_EXTRA"] == {"package": "vllm", "installed": "0.11.0"}
    assert found["FILES_EXTRA"]["count"] == 5
    assert (report.verdict.word, report.may_start) == ("usable", True)


def test_leftovers_of_pip_are_found(toy):
    (toy.site / "~orch").mkdir()
    (toy.site / "-umpy-2.4.6.dist-info").mkdir()
    assert dict(bad(toy.check()))["UPGRADE_LEFTOVERS"]["names"] == [
        "-umpy-2.4.6.dist-info",
        "~orch",
    ]


def test_torch_replaced_under_its_metadata_is_found(toy):
    text = "__version__ = '2.13.0+cu130'\ncuda: str | None = '13.0'\n"
    (toy.site / "torch" / "version.py").write_text(text, encoding="utf-8")
    found = dict(bad(toy.check()))
    assert found["TORCH_BUILD_DIFFERS"] == {
        "installed": "2.13.0+cu130, CUDA 13.0",
        "tested": "2.13.0+cpu",
    }


@pytest.mark.parametrize(
    ("rewrite", "reason"),
    [
        (None, "PYVENV_CFG_MISSING"),
        (lambda text: "", "PYVENV_CFG_DAMAGED"),
        (lambda text: text.replace("= false", "= True"), "SYSTEM_SITE_PACKAGES"),
    ],
)
@posix
def test_an_environment_that_is_no_island_is_found(toy, rewrite, reason):
    path = toy.env / "pyvenv.cfg"
    before = path.read_text(encoding="utf-8")
    path.unlink()
    if rewrite is not None:
        path.write_text(rewrite(before), encoding="utf-8")
    assert dict(bad(toy.check()))["ENGINE_NOT_ISOLATED"]["reason"] == reason


@posix
def test_an_interpreter_that_is_gone_is_found(toy):
    python = switch.interpreter(toy.env)
    python.unlink()
    found = dict(bad(toy.check()))
    assert found["ENGINE_PYTHON_FAILED"] == {
        "python": str(python),
        "reason": "not found",
        "detail": "",
    }
    assert found["FILES_DAMAGED"]["package"] == ""


@pytest.mark.parametrize(
    ("body", "reason", "detail"),
    [
        (
            "echo 'libpython3.11.so.1.0: cannot open' >&2; exit 127",
            "exit code 127",
            "libpython3.11",
        ),
        ("sleep 60", "timeout", ""),
        ("echo hello", "answer not understood", ""),
        ("exit 0", "answer not understood", ""),
    ],
)
@posix
def test_an_interpreter_that_does_not_answer_is_found_in_time(
    toy, monkeypatch, body, reason, detail
):
    monkeypatch.setattr(inventory, "DEADLINE_S", 1.0)
    python = switch.interpreter(toy.env)
    python.unlink()
    python.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    python.chmod(0o755)
    facts = dict(bad(toy.check()))["ENGINE_PYTHON_FAILED"]
    assert facts["reason"] == reason
    assert facts["detail"].startswith(detail)


def test_hostile_variables_are_named_and_do_not_reach_the_engine(toy):
    (toy.home / "evil").mkdir()
    (toy.home / "evil" / "json.py").write_text("raise SystemExit(3)", encoding="utf-8")
    report = toy.check({"PYTHONPATH": str(toy.home / "evil"), "PYTHONHOME": "/nowhere"})
    assert bad(report) == [("VARIABLES_IGNORED", {"names": ["PYTHONHOME", "PYTHONPATH"]})]


def test_a_file_beside_our_code_that_hides_a_package_is_blocked(toy):
    (toy.code / "peft.py").touch()
    report = toy.check()
    assert bad(report) == [
        ("MODULE_SHADOWED", {"module": "peft", "path": str(toy.code / "peft.py")})
    ]
    assert report.verdict.word == "blocked"


@pytest.mark.parametrize(
    ("file", "text", "reason"),
    [
        ("formiga-env.json", None, "missing"),
        ("formiga-env.json", "{", "damaged"),
        ("formiga-env.json", "[]", "damaged"),
        ("formiga-lock.txt", None, "missing"),
        ("formiga-lock.txt", "peft==1.0", "damaged"),
    ],
)
def test_papers_that_are_gone_or_changed_are_found(toy, file, text, reason):
    (toy.env / file).unlink()
    if text is not None:
        (toy.env / file).write_text(text, encoding="utf-8")
    assert bad(toy.check())[0] == (
        "ENGINE_STAMP_DAMAGED",
        {"env": toy.env.name, "reason": reason},
    )


def test_an_engine_of_an_older_lock_is_repairable(toy):
    lock = toy.code / "lockfiles" / "engine-cpu-toy.txt"
    matrix = toy.code / "lockfiles" / "matrix.toml"
    before = matrix.read_text(encoding="utf-8")
    old = toy.check().verdict.choice.row.lock_sha256
    lock.write_bytes(lock.read_bytes().replace(b"peft==0.21.2", b"peft==0.22.0"))
    new = toy.check().verdict.choice.row.found_sha256
    matrix.write_text(before.replace(old, new), encoding="utf-8")
    report = toy.check()
    assert codes(report.findings)[0] == "ENGINE_LOCK_OUTDATED"
    changes = [vars(change) for change in report.verdict.plan.changes]
    assert changes == [{"package": "peft", "installed": "0.21.2", "locked": "0.22.0"}]


def test_no_engine_and_half_an_engine(toy, tmp_path):
    (toy.env / "COMPLETE").unlink()
    assert bad(toy.check()) == [("ENGINE_INCOMPLETE", {"env": toy.env.name})]
    (toy.home / "envs" / "current.json").write_text("{", encoding="utf-8")
    assert bad(toy.check()) == [("ENGINE_INCOMPLETE", {"env": "current.json"})]
    shutil.rmtree(toy.home)
    report = toy.check()
    assert bad(report) == [("ENGINE_MISSING", {"home": str(toy.home)})]
    assert report.verdict.plan.to_json()["download_bytes"] == 1000


def test_a_matrix_that_is_gone_blocks(toy):
    (toy.code / "lockfiles" / "matrix.toml").unlink()
    report = toy.check()
    assert codes(report.findings)[0] == "MATRIX_UNREADABLE"
    document = report.to_json()
    assert (document["verdict"], document["row"], document["plan"]) == ("blocked", None, None)


def test_disk_of_the_job_is_checked(toy, tmp_path):
    report = toy.check(needs=Needs(disk_bytes=2**60, paths=(tmp_path / "runs",)))
    assert [facts["path"] for _, facts in bad(report)] == [str(toy.home), str(tmp_path / "runs")]
    assert report.verdict.word == "blocked"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_a_folder_that_may_not_be_read_is_unknown_and_never_fine(toy):
    (toy.site / "peft").chmod(0)
    try:
        assert not {"FILES"} & set(codes(toy.check().findings))
    finally:
        (toy.site / "peft").chmod(0o755)


def test_the_public_entry_measures_itself(toy):
    report = check(toy.home, toy.code)
    assert report.may_start
    assert 0 < report.to_json()["elapsed_s"] < 60
