from __future__ import annotations

from dataclasses import replace

import pytest

from envcheck.facts import Disk, Interpreter, Shadow, TorchBuild, Tree, unknown
from envcheck.judges.verdict import Needs, judge
from envcheck.matrix import Matrix
from envcheck.probes.probe_env import absent, unread
from envcheck.problems import Severity
from tests.envcheck.machines import (
    CPU,
    FIRST_ROWS,
    GB,
    MAIN,
    codes,
    distribution,
    engine,
    facts,
    machine,
    seen,
    with_versions,
)


def the(verdict, code):
    """The one finding of that code."""
    found = [finding for finding in verdict.findings if finding.code == code]
    assert len(found) == 1, [finding.code for finding in verdict.findings]
    return found[0]


def installed(row, **replaced):
    """Distributions of a row, with some replaced by lists of distributions."""
    names = {package.name: package.version for package in row.packages}
    kept = [distribution(n, v) for n, v in names.items() if n not in replaced]
    return seen((*kept, *(one for copies in replaced.values() for one in copies)))


def test_a_changed_version_is_repairable_and_names_both():
    verdict = judge(facts(with_versions(CPU, {"bitsandbytes": "0.44.1"})), FIRST_ROWS)
    finding = the(verdict, "PACKAGE_DIFFERENT")
    assert finding.facts == {"package": "bitsandbytes", "installed": "0.44.1", "locked": "0.50.2"}
    assert finding.severity is Severity.REPAIRABLE
    assert (verdict.word, verdict.may_start) == ("repairable", False)
    assert verdict.findings[0] == finding
    assert [vars(change) for change in verdict.plan.changes] == [finding.facts]
    assert verdict.plan.to_json()["lock_sha256"] == CPU.lock_sha256


@pytest.mark.parametrize(
    ("installed_version", "same"),
    [
        ("2.13.0+cpu", True),
        ("2.13.0", False),
        ("2.13.0+cu130", False),
        ("2.13.1+cpu", False),
        ("2.13.0.post1+cpu", False),
    ],
)
def test_the_local_part_of_a_version_counts(installed_version, same):
    verdict = judge(facts(with_versions(CPU, {"torch": installed_version})), FIRST_ROWS)
    assert ("PACKAGE_DIFFERENT" not in codes(verdict.findings)) is same


def test_spellings_of_one_version_are_one():
    verdict = judge(facts(with_versions(CPU, {"peft": "0.21.2.0"})), FIRST_ROWS)
    assert verdict.word == "ok"


def test_a_missing_package_is_repairable():
    verdict = judge(facts(engine(CPU, distributions=installed(CPU, peft=[]))), FIRST_ROWS)
    assert the(verdict, "PACKAGE_MISSING").facts == {"package": "peft", "locked": "0.21.2"}
    assert verdict.word == "repairable"
    assert "PACKAGES" not in codes(verdict.findings)


def test_an_extra_package_is_a_notice():
    verdict = judge(facts(with_versions(CPU, {"vllm": "0.11.0"})), FIRST_ROWS)
    assert the(verdict, "PACKAGE_EXTRA").facts == {"package": "vllm", "installed": "0.11.0"}
    assert (verdict.word, verdict.may_start) == ("usable", True)


def test_a_package_that_is_there_twice_names_both_versions():
    twice = installed(CPU, numpy=[distribution("numpy", "2.4.6"), distribution("numpy", "1.26.4")])
    verdict = judge(facts(engine(CPU, distributions=twice)), FIRST_ROWS)
    assert the(verdict, "PACKAGE_DUPLICATE").facts["versions"] == ["1.26.4", "2.4.6"]
    assert the(verdict, "PACKAGE_DIFFERENT").facts["installed"] == "1.26.4"


def test_a_package_without_its_record_is_repairable():
    bare = installed(CPU, gradio=[distribution("gradio", "6.31.0", metadata="RECORD", files=0)])
    verdict = judge(facts(engine(CPU, distributions=bare)), FIRST_ROWS)
    assert the(verdict, "PACKAGE_METADATA_DAMAGED").facts["reason"] == "RECORD"
    assert verdict.word == "repairable"


def test_damaged_files_are_counted_by_package():
    hurt = distribution("torch", "2.13.0+cpu", missing=15, changed=2, examples=("a.py", "b.so"))
    verdict = judge(facts(engine(CPU, distributions=installed(CPU, torch=[hurt]))), FIRST_ROWS)
    assert the(verdict, "FILES_DAMAGED").facts == {
        "package": "torch",
        "missing": 15,
        "changed": 2,
        "examples": ["a.py", "b.so"],
    }
    assert "FILES" not in codes(verdict.findings)
    assert verdict.word == "repairable"


def test_damage_that_only_the_manifest_sees_is_repairable():
    verdict = judge(facts(engine(CPU, tree=seen(Tree(1, 0, ("bin/python",), 0, ())))), FIRST_ROWS)
    assert the(verdict, "FILES_DAMAGED").facts["package"] == ""
    assert verdict.word == "repairable"


def test_files_of_nobody_are_a_notice_and_startup_files_are_not():
    planted = engine(
        CPU,
        tree=seen(Tree(0, 0, (), 1, ("lib/note.txt",))),
        startup_files=seen(("lib/python3.11/site-packages/evil.pth",)),
    )
    verdict = judge(facts(planted), FIRST_ROWS)
    assert the(verdict, "FILES_EXTRA").severity is Severity.NOTICE
    assert the(verdict, "STARTUP_FILE_UNLISTED").severity is Severity.REPAIRABLE


def test_leftovers_of_a_broken_upgrade_are_repairable():
    verdict = judge(facts(engine(CPU, leftovers=seen(("~orch",)))), FIRST_ROWS)
    assert the(verdict, "UPGRADE_LEFTOVERS").facts == {"names": ["~orch"]}
    assert verdict.word == "repairable"


@pytest.mark.parametrize(
    ("row", "torch", "ok"),
    [
        (CPU, TorchBuild("2.13.0+cpu", ""), True),
        (CPU, TorchBuild("2.13.0+cu130", "13.0"), False),
        (CPU, TorchBuild("2.13.0", ""), False),
        (MAIN, TorchBuild("2.13.0+cu130", "13.0"), True),
        (MAIN, TorchBuild("2.13.0+cpu", ""), False),
        (MAIN, TorchBuild("2.13.0+cu132", "13.2"), False),
        (MAIN, TorchBuild("2.12.1+cu130", "13.0"), False),
    ],
)
def test_torchs_own_word_counts_more_than_its_metadata(row, torch, ok):
    verdict = judge(facts(engine(row, torch=seen(torch))), FIRST_ROWS)
    assert ("TORCH_BUILD_DIFFERS" not in codes(verdict.findings)) is ok


def test_no_engine_is_repairable_and_says_what_would_be_built():
    verdict = judge(facts(absent("")), FIRST_ROWS)
    assert the(verdict, "ENGINE_MISSING").facts == {"home": "/home/ana/formiga"}
    assert verdict.word == "repairable"
    assert verdict.plan.to_json()["row"] == "cpu"
    assert verdict.plan.to_json()["packages"] == len(CPU.packages)
    assert verdict.plan.changes == ()


def test_a_pointer_that_leads_nowhere_names_the_environment():
    verdict = judge(facts(absent("cpu-00000001-1")), FIRST_ROWS)
    assert the(verdict, "ENGINE_INCOMPLETE").facts == {"env": "cpu-00000001-1"}


def test_an_engine_that_could_not_be_looked_at_is_unknown():
    verdict = judge(facts(unread("timeout")), FIRST_ROWS)
    assert the(verdict, "FACT_UNKNOWN").facts["fact"] == "engine"
    assert verdict.word == "usable"


def test_an_interpreter_that_does_not_answer_says_why():
    mute = unknown("engine", "exit code 127: python: cannot execute")
    broken = engine(CPU, interpreter=mute, distributions=mute, torch=mute)
    verdict = judge(facts(broken), FIRST_ROWS)
    assert the(verdict, "ENGINE_PYTHON_FAILED").facts == {
        "python": "/home/ana/formiga/envs/x/bin/python",
        "reason": "exit code 127",
        "detail": "python: cannot execute",
    }
    assert verdict.word == "repairable"


@pytest.mark.parametrize(
    ("interpreter", "code"),
    [
        (Interpreter("3.12.4", 64, ""), "ENGINE_PYTHON_DIFFERS"),
        (Interpreter("3.11.7", 32, ""), "ENGINE_PYTHON_DIFFERS"),
        (Interpreter("3.11.7", 64, "SYSTEM_SITE_PACKAGES"), "ENGINE_NOT_ISOLATED"),
        (Interpreter("3.11.7", 64, "PYVENV_CFG_MISSING"), "ENGINE_NOT_ISOLATED"),
    ],
)
def test_another_interpreter_than_the_locked_one_is_repairable(interpreter, code):
    verdict = judge(facts(engine(CPU, interpreter=seen(interpreter))), FIRST_ROWS)
    assert the(verdict, code).severity is Severity.REPAIRABLE


def test_a_newer_patch_of_the_same_python_is_fine():
    newer = engine(CPU, interpreter=seen(Interpreter("3.11.14", 64, "")))
    assert judge(facts(newer), FIRST_ROWS).word == "ok"


def test_an_engine_of_an_older_lock_says_both_hashes():
    stamp = replace(engine(CPU).stamp.value, lock_sha256="f" * 64)
    verdict = judge(facts(engine(CPU, stamp=seen(stamp))), FIRST_ROWS)
    finding = the(verdict, "ENGINE_LOCK_OUTDATED")
    assert finding.facts["installed_sha256"] == "f" * 64
    assert finding.facts["tested_sha256"] == CPU.lock_sha256
    assert verdict.word == "repairable"


@pytest.mark.parametrize("reason", ["missing", "damaged"])
def test_an_engine_that_does_not_say_what_it_is_is_repairable(reason):
    nameless = engine(CPU, stamp=unknown("formiga-env.json", reason))
    verdict = judge(facts(nameless), FIRST_ROWS)
    assert the(verdict, "ENGINE_STAMP_DAMAGED").facts["reason"] == reason
    assert verdict.word == "repairable"


def test_a_lock_copy_that_is_not_the_stamped_one_is_damage():
    verdict = judge(facts(engine(CPU, lock=unknown("formiga-lock.txt", "damaged"))), FIRST_ROWS)
    assert the(verdict, "ENGINE_STAMP_DAMAGED").severity is Severity.REPAIRABLE


def test_unknown_inventory_and_files_are_notices():
    late = unknown("engine", "timeout")
    slow = engine(CPU, distributions=late, torch=late, tree=unknown("engine", "timeout"))
    verdict = judge(facts(slow), FIRST_ROWS)
    assert verdict.word == "usable"
    named = {f.facts["fact"] for f in verdict.findings if f.code == "FACT_UNKNOWN"}
    assert named == {"engine packages", "engine files"}
    assert not {"PACKAGES", "FILES"} & set(codes(verdict.findings))


def test_a_file_that_hides_a_package_is_blocked():
    hidden = engine(CPU, shadows=seen((Shadow("torch", "/src/formiga/torch.py"),)))
    verdict = judge(facts(hidden), FIRST_ROWS)
    assert the(verdict, "MODULE_SHADOWED").facts["path"] == "/src/formiga/torch.py"
    assert verdict.word == "blocked"


def test_a_changed_lockfile_blocks_building_and_only_notes_while_the_engine_is_whole():
    changed = replace(CPU, found_sha256="e" * 64)
    tested = Matrix((changed, MAIN))
    assert judge(facts(engine(CPU)), tested).word == "usable"
    verdict = judge(facts(absent("")), tested)
    assert the(verdict, "LOCKFILE_CHANGED").severity is Severity.BLOCKED
    assert (verdict.word, verdict.plan) == ("blocked", None)


@pytest.mark.parametrize(("needed_gb", "word"), [(1, "ok"), (201, "blocked"), (None, "ok")])
def test_disk_is_compared_with_what_the_job_needs(needed_gb, word):
    needs = Needs(disk_bytes=needed_gb and needed_gb * GB)
    verdict = judge(facts(engine(CPU)), FIRST_ROWS, needs)
    assert verdict.word == word
    if word == "blocked":
        assert the(verdict, "DISK_SHORT").facts["free_bytes"] == 200 * GB


def test_every_place_of_the_job_needs_the_space():
    home = Disk("/home/ana/formiga", seen(200 * GB))
    computer = machine(disks=(home, Disk("/mnt/runs", seen(1 * GB))))
    verdict = judge(facts(engine(CPU), computer=computer), FIRST_ROWS, Needs(disk_bytes=2 * GB))
    assert the(verdict, "DISK_SHORT").facts["path"] == "/mnt/runs"


@pytest.mark.parametrize(("free_mb", "word"), [(2000, "ok"), (500, "usable"), (20, "blocked")])
def test_a_full_disk_is_said_without_a_job_too(free_mb, word):
    computer = machine(disks=(Disk("/home/ana/formiga", seen(free_mb * 2**20)),))
    assert judge(facts(engine(CPU), computer=computer), FIRST_ROWS).word == word


def test_unknown_disk_space_is_a_notice():
    computer = machine(disks=(Disk("/home/ana/formiga", unknown("disk_usage", "not permitted")),))
    verdict = judge(facts(engine(CPU), computer=computer), FIRST_ROWS)
    assert the(verdict, "FACT_UNKNOWN").facts["fact"] == "disk"


def test_hostile_variables_are_named_and_do_not_stop_a_job():
    computer = machine(hostile_variables=seen(("LD_LIBRARY_PATH", "PYTHONPATH")))
    verdict = judge(facts(engine(CPU), computer=computer), FIRST_ROWS)
    assert the(verdict, "VARIABLES_IGNORED").facts["names"] == ["LD_LIBRARY_PATH", "PYTHONPATH"]
    assert verdict.may_start


def test_the_worst_comes_first_and_causes_before_effects():
    worse = engine(
        CPU,
        distributions=installed(CPU, torch=[distribution("torch", "2.12.0+cpu", changed=3)]),
        tree=seen(Tree(0, 0, (), 5, ("x",))),
        shadows=seen((Shadow("torch", "torch.py"),)),
    )
    found = codes(judge(facts(worse), FIRST_ROWS).findings)
    assert found[:4] == ["MODULE_SHADOWED", "PACKAGE_DIFFERENT", "FILES_DAMAGED", "FILES_EXTRA"]
