"""The system below the engine: its age, Windows' policies and paths, WSL, what is ignored."""

from __future__ import annotations

from dataclasses import replace

import pytest

from envcheck.facts import (
    GpuProgram,
    OutsidePackage,
    Place,
    Shadow,
    TemporaryFolder,
    unknown,
)
from envcheck.judges.verdict import Needs, judge
from envcheck.matrix import Matrix
from envcheck.probes.probe_env import absent
from envcheck.problems import Severity
from tests.envcheck.machines import (
    ALL_ROWS,
    CPU,
    GB,
    MAIN,
    NO_CARD,
    RTX_4090,
    cards,
    codes,
    engine,
    facts,
    machine,
    seen,
    windows,
)
from tests.envcheck.test_verdict_gpu import the

ON_WINDOWS = replace(CPU, os="windows", glibc_minimum="", windows_minimum="10.0.17763")
WINDOWS_ROWS = Matrix((ON_WINDOWS,))
LONG = "C:\\Users\\Ana\\" + "folder\\" * 12


def judged(computer, made=None):
    return judge(facts(made or engine(ON_WINDOWS), computer=computer), WINDOWS_ROWS)


def test_an_old_c_library_is_named_with_both_versions():
    verdict = judge(facts(engine(CPU), computer=machine(glibc=seen("2.27"))), ALL_ROWS)
    assert the(verdict, "SYSTEM_TOO_OLD").facts == {
        "component": "glibc",
        "installed": "2.27",
        "minimum": "2.28",
    }
    assert verdict.word == "blocked"


def test_a_system_without_glibc_is_refused_before_anything_is_fetched():
    verdict = judge(facts(absent(""), computer=machine(glibc=seen(""))), ALL_ROWS)
    assert the(verdict, "SYSTEM_TOO_OLD").facts["installed"] == ""


def test_an_old_windows_is_named():
    verdict = judged(windows(os_version=seen("10.0.14393")))
    assert the(verdict, "SYSTEM_TOO_OLD").facts["component"] == "windows"


def test_a_missing_runtime_of_windows_is_for_the_person():
    verdict = judged(windows(runtime_library=seen("")))
    assert the(verdict, "VC_RUNTIME_MISSING").severity is Severity.BLOCKED


@pytest.mark.parametrize(
    ("reason", "policy", "code"),
    [
        ("OSError: [WinError 4551] An Application Control policy", "off", "APP_CONTROL_BLOCKS"),
        ("exit code 1", "on", "APP_CONTROL_BLOCKS"),
        ("not found", "on", "ENGINE_PYTHON_FAILED"),
        ("timeout", "on", "ENGINE_PYTHON_FAILED"),
        ("exit code 1", "off", "ENGINE_PYTHON_FAILED"),
    ],
)
def test_a_python_that_a_policy_does_not_let_start(reason, policy, code):
    mute = unknown("engine", reason)
    made = engine(ON_WINDOWS, interpreter=mute, distributions=mute, torch=mute)
    verdict = judged(windows(app_control=seen(policy)), made)
    found = {"APP_CONTROL_BLOCKS", "ENGINE_PYTHON_FAILED"} & set(codes(verdict.findings))
    assert found == {code}


def test_a_home_too_deep_for_windows_is_said_before_the_build():
    deep = windows(LONG)
    finding = the(judged(deep, absent("")), "PATH_TOO_LONG")
    assert finding.severity is Severity.BLOCKED
    assert finding.facts["length"] > finding.facts["maximum"]
    assert "PATH_TOO_LONG" not in codes(judged(windows(LONG, long_paths=seen(True))).findings)


def test_an_engine_whose_files_are_all_there_fits():
    assert judged(windows(LONG)).may_start


def test_accents_in_the_home_are_a_notice_on_windows_and_nothing_elsewhere():
    accents = windows("C:\\Users\\José\\Formiga")
    assert the(judged(accents), "HOME_NOT_ASCII").severity is Severity.NOTICE
    linux = machine(home=seen(Place("/home/josé/formiga", "local", "")))
    assert judge(facts(engine(CPU), computer=linux), ALL_ROWS).word == "ok"


@pytest.mark.parametrize(("kind", "service"), [("network", "nfs4"), ("synced", "OneDrive")])
def test_a_home_that_is_not_local_is_a_notice(kind, service):
    elsewhere = machine(home=seen(Place("/net/ana", kind, service)))
    verdict = judge(facts(engine(CPU), computer=elsewhere), ALL_ROWS)
    assert the(verdict, "HOME_NOT_LOCAL").facts["service"] == service
    assert verdict.may_start


def test_a_small_folder_for_temporary_files_is_a_notice():
    small = machine(temporary=seen(TemporaryFolder("/tmp", 5 * 2**20, True)))
    verdict = judge(facts(engine(CPU), computer=small), ALL_ROWS)
    assert the(verdict, "TEMPORARY_SHORT").facts["in_memory"] is True
    assert verdict.may_start


def test_wsl_without_the_drivers_library():
    bare = machine(wsl=seen(True), wsl_driver=seen(""))
    blocked = judge(facts(engine(MAIN), NO_CARD, bare), ALL_ROWS)
    assert the(blocked, "WSL_DRIVER_MISSING").severity is Severity.BLOCKED
    assert "GPU_NOT_FOUND" not in codes(blocked.findings)
    assert judge(facts(engine(CPU), NO_CARD, bare), ALL_ROWS).may_start


def test_wsl_with_its_driver_is_ok():
    whole = machine(wsl=seen(True), wsl_driver=seen("/usr/lib/wsl/lib"))
    verdict = judge(facts(engine(MAIN), cards("580.95.05", RTX_4090), whole), ALL_ROWS)
    assert the(verdict, "WSL_DRIVER").facts == {"path": "/usr/lib/wsl/lib"}
    assert verdict.word == "ok"


@pytest.mark.parametrize(("needed_gb", "short"), [(20, False), (25, False), (27, True)])
def test_memory_is_what_is_free_with_what_can_be_swapped(needed_gb, short):
    verdict = judge(facts(engine(CPU)), ALL_ROWS, Needs(memory_bytes=needed_gb * GB))
    assert ("MEMORY_SHORT" in codes(verdict.findings)) is short
    assert verdict.may_start


def test_packages_of_other_pythons_are_told_by_their_folder():
    copies = tuple(
        OutsidePackage(name, "1.0", "user site", "/home/ana/.local") for name in ("torch", "peft")
    )
    computer = machine(outside_packages=seen(copies), pip_redirects=seen(("target",)))
    verdict = judge(facts(engine(CPU), computer=computer), ALL_ROWS)
    assert the(verdict, "PACKAGES_IGNORED").facts == {
        "where": "user site",
        "packages": ["torch 1.0", "peft 1.0"],
        "path": "/home/ana/.local",
    }
    assert the(verdict, "PIP_SETTINGS_IGNORED").facts == {"names": ["target"]}
    assert verdict.may_start


def test_a_file_beside_the_job_is_ignored_and_one_beside_our_code_is_not():
    made = engine(CPU, beside_job=seen((Shadow("torch", "/data/torch.py"),)))
    verdict = judge(facts(made), ALL_ROWS)
    assert the(verdict, "FILE_BESIDE_JOB_IGNORED").facts["path"] == "/data/torch.py"
    assert verdict.may_start


def test_headers_matter_only_to_an_engine_for_cards():
    card = cards("580.95.05", RTX_4090)
    bare = judge(facts(engine(MAIN, python_headers=seen(False)), card), ALL_ROWS)
    assert the(bare, "PYTHON_HEADERS_MISSING").severity is Severity.NOTICE
    assert judge(facts(engine(CPU, python_headers=seen(False))), ALL_ROWS).word == "ok"


def test_who_holds_the_cards_memory_is_told():
    holds = replace(RTX_4090, programs=seen((GpuProgram("game.exe", 3 * GB),)))
    verdict = judge(facts(engine(MAIN), cards("580.95.05", holds)), ALL_ROWS)
    told = the(verdict, "GPU_MEMORY").facts
    assert told["programs"] == [{"name": "game.exe", "memory_bytes": 3 * GB}]
    assert told["free_bytes"] == 23 * GB


@pytest.mark.parametrize(
    ("fact", "named"),
    [
        ("temporary", "temporary folder"),
        ("home", "home folder"),
        ("app_control", "application control"),
        ("runtime_library", "runtime library"),
        ("long_paths", "long paths"),
        ("outside_packages", "other packages"),
        ("pip_redirects", "pip settings"),
        ("os", "system"),
    ],
)
def test_what_could_not_be_read_is_a_notice_and_what_nobody_asked_is_silence(fact, named):
    computer = machine(**{fact: unknown("registry", "not permitted")})
    told = [f.facts for f in judge(facts(engine(CPU), computer=computer), ALL_ROWS).findings]
    assert {"fact": named, "source": "registry", "reason": "not permitted"} in told
    computer = machine(**{fact: unknown("recorded facts", "not recorded")})
    verdict = judge(facts(engine(CPU), computer=computer), ALL_ROWS)
    assert "FACT_UNKNOWN" not in codes(verdict.findings)


def test_the_first_disk_stands_for_the_home_where_nobody_says():
    computer = replace(windows(LONG), home=unknown("recorded facts", "not recorded"))
    assert the(judged(computer, absent("")), "PATH_TOO_LONG").facts["path"] == LONG
