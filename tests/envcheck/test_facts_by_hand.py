"""Documents as a stranger writes them: other words, parts only, a sample with one thing changed."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

import envcheck
from envcheck import codec, matrix
from envcheck.check import assess
from envcheck.judges.verdict import Needs, Verdict

CODE = Path(__file__).resolve().parents[2]
TEXT = (Path(envcheck.__file__).parent / "FACTS.md").read_text(encoding="utf-8")
WHOLE = json.loads(re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)[-1])
HEALTHY = ("ok", "usable")


def said(value: object) -> dict[str, object]:
    return {"value": value, "source": "by hand"}


def judged(document: dict[str, Any]) -> Verdict:
    return assess(codec.from_json(json.loads(json.dumps(document))), CODE, Needs())


def found(document: dict[str, Any]) -> list[tuple[str, str]]:
    """What is not as tested: (code, severity), worst first."""
    findings = [(f.code, f.severity.name.lower()) for f in judged(document).findings]
    return [one for one in findings if one[1] != "ok"]


def row_to_build(document: dict[str, Any]) -> str:
    plan = judged(document).plan
    return plan.row.id if plan else ""


def changed(group: str, **values: object) -> dict[str, Any]:
    """The document in FACTS.md with some facts of one group changed."""
    document = deepcopy(WHOLE)
    document[group] |= {name: said(value) for name, value in values.items()}
    return document


def with_version(name: str, version: str) -> dict[str, Any]:
    document = deepcopy(WHOLE)
    (one,) = [d for d in document["engine"]["distributions"]["value"] if d["name"] == name]
    one["version"] = version
    return document


def card(name: str, capability: str, driver: str) -> dict[str, Any]:
    device = {"uuid": "GPU-1", "name": name, "compute_capability": said(capability)}
    return {"driver": said(driver), "devices": said([device])}


BLACKWELL = card("RTX 5090", "12.0", "580.95.05")


@pytest.mark.parametrize("package", ["transformers", "peft", "bitsandbytes", "numpy", "pyarrow"])
def test_one_version_in_the_sample_is_the_first_finding(package):
    assert found(with_version(package, "0.1"))[0] == ("PACKAGE_DIFFERENT", "repairable")


def test_another_system_in_the_sample_keeps_linux_numbers_and_no_windows_is_too_old():
    document = changed("machine", os="windows")
    assert "SYSTEM_TOO_OLD" not in dict(found(document))
    document["machine"] |= {"glibc": said(""), "os_version": said("10.0.10240")}
    assert dict(found(document))["SYSTEM_TOO_OLD"] == "blocked"


def test_another_system_in_the_sample_does_not_ask_for_that_system_s_packages():
    document = changed("machine", os="windows")
    stamp = document["engine"]["stamp"]["value"]
    rows = matrix.load(CODE / "lockfiles").rows
    stamp["lock_sha256"] = next(r.lock_sha256 for r in rows if r.lockfile == stamp["lockfile"])
    document["engine"]["distributions"]["value"][0]["requires"] += [
        "colorama; sys_platform == 'win32'"
    ]
    assert "PACKAGE_REQUIREMENT_UNMET" not in dict(found(document))


@pytest.mark.parametrize(
    ("system", "processor"),
    [("Windows", "AMD64"), ("Darwin", "arm64"), ("Linux", "x86_64"), ("macOS", "aarch64")],
)
def test_systems_and_processors_by_their_other_names(system, processor):
    machine = {"os": said(system), "machine": said(processor)}
    assert row_to_build({"v": 1, "machine": machine, "engine": {"env": said("")}}) == "cpu"


def test_a_path_tells_that_it_is_a_mac():
    machine = {"machine": said("arm64"), "disks": [{"path": "/Users/ana/Formiga"}]}
    plan = judged({"v": 1, "machine": machine, "engine": {"env": said("")}}).plan
    assert plan is not None
    assert plan.row.os == "macos"


def test_a_card_beside_a_driver_that_is_not_there():
    gpu = card("RTX 4090", "8.9", "")
    assert found({**deepcopy(WHOLE), "gpu": gpu})[0] == ("GPU_DRIVER_MISSING", "blocked")


@pytest.mark.parametrize("fault", ["GPU_LOST", "INTERRUPT_PROBLEM"])
def test_a_fault_of_the_driver_although_it_lists_the_card(fault):
    assert found(changed("gpu", fault=fault))[0] == ("GPU_DRIVER_FAULT", "blocked")


@pytest.mark.parametrize("cards_on_bus", [0, 1])
def test_wsl_without_the_library_with_and_without_a_listed_card(cards_on_bus):
    document = changed("machine", wsl=True, wsl_driver="", cards_on_bus=cards_on_bus)
    assert found(document)[0] == ("WSL_DRIVER_MISSING", "blocked")
    document["gpu"] = {"driver": said(""), "devices": said([])}
    assert found(document)[0] == ("WSL_DRIVER_MISSING", "blocked")


@pytest.mark.parametrize(
    "name", ["MIG-41b36b9e-2a5b-52a8-a1b1-6b5ae4e9c6a3", "MIG-GPU-4f1a0c52/1/0"]
)
def test_a_part_of_a_card_hides_no_card(name):
    assert "GPU_HIDDEN" not in dict(found(changed("machine", visible_devices=name)))
    other = changed("machine", visible_devices="MIG-GPU-ffff/1/0")
    assert "GPU_HIDDEN" in dict(found(other))


def test_libraries_alone_are_held_against_the_card():
    old = {"name": "libtorch_cuda.so", "native": ["8.0", "8.6", "9.0"]}
    good = {"name": "libbitsandbytes_cuda130.so", "cuda": "13.0", "portable": ["9.0"]}
    held = said({"torch": [old], "bitsandbytes": [good]})
    document = {"v": 1, "gpu": BLACKWELL, "engine": {"binaries": held}}
    assert found(document)[0] == ("GPU_CODE_MISSING", "repairable")
    assert row_to_build(document) == "main-cu130"


def test_libraries_are_not_praised_for_a_card_that_they_do_not_serve():
    """One cause, one finding: the row says it already."""
    document = {**deepcopy(WHOLE), "gpu": card("GTX 1080", "6.1", "580.95.05")}
    codes = [finding.code for finding in judged(document).findings]
    assert codes[0] == "GPU_NOT_SUPPORTED"
    assert "BINARIES" not in codes
    assert "BINARIES" in [finding.code for finding in judged(WHOLE).findings]


def test_an_older_library_alone_does_not_fit():
    held = said({"bitsandbytes": [{"name": "libbitsandbytes_cuda118.so", "cuda": "11.8"}]})
    document = {"v": 1, "gpu": BLACKWELL, "engine": {"binaries": held}}
    assert found(document)[0] == ("BNB_LIBRARY_MISSING", "repairable")


@pytest.mark.parametrize("device", ["", "cpu", "GPU-1"])
def test_a_failed_import_alone_is_named(device):
    part = {"name": "imports", "module": "numpy", "cause": "numpy binary"}
    proof = said({"device": device, "parts": [part]})
    document = {"v": 1, "gpu": BLACKWELL, "engine": {"proof": proof}}
    assert found(document)[0] == ("ENGINE_IMPORT_FAILED", "repairable")


def test_an_empty_list_of_packages_says_that_nothing_is_installed():
    nothing = {"v": 1, "engine": {"distributions": said([])}}
    assert {"PACKAGE_MISSING"} == {code for code, _ in found(nothing)}
    one = {"v": 1, "engine": {"distributions": said([{"name": "peft", "version": "0.21.2"}])}}
    assert "PACKAGE_MISSING" not in dict(found(one))


def test_headers_alone_are_named():
    document = {"v": 1, "gpu": BLACKWELL, "engine": {"python_headers": said(False)}}
    assert found(document) == [("PYTHON_HEADERS_MISSING", "notice")]


def test_what_is_wrong_is_said_before_the_age_of_the_lock():
    document = with_version("numpy", "1.26.4")
    document["engine"]["stamp"]["value"]["lock_sha256"] = "5f" * 32
    assert next(code for code, _ in found(document)) == "PACKAGE_DIFFERENT"
    assert dict(found(document))["ENGINE_LOCK_OUTDATED"] == "repairable"


def test_smart_app_control_is_a_notice_until_something_was_tried():
    document = changed("machine", os="windows", app_control="on")
    assert "APP_CONTROL_BLOCKS" not in dict(found(document))  # the sample has a proof
    document["engine"]["proof"] = {"value": None, "reason": "not found"}
    assert dict(found(document))["APP_CONTROL_BLOCKS"] == "notice"
    assert judged(document).word in HEALTHY


def test_a_deep_home_where_everything_is_installed_is_a_notice():
    home = {"path": "C:\\Users\\" + "a" * 150, "kind": "local"}
    document = changed("machine", os="windows", glibc="", os_version="10.0.26100", home=home)
    document["machine"]["long_paths"] = said(False)
    assert dict(found(document))["PATH_TOO_LONG"] == "notice"
    document["engine"]["env"] = said("")
    assert dict(found(document))["PATH_TOO_LONG"] == "blocked"


@pytest.mark.parametrize("version", [None, True, 2, "1", [1]])
def test_a_document_of_another_version_is_refused(version):
    with pytest.raises(codec.FactsUnreadable, match="v"):
        codec.from_json({"v": version})
