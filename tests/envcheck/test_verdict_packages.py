"""Packages against each other, files of packages, and what compiled libraries hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from envcheck.facts import BadFile, Binaries, Library, TorchBuild, Tree, unknown
from envcheck.judges.judge_binaries import library_for, runs_on
from envcheck.judges.verdict import judge
from envcheck.problems import Severity
from tests.envcheck.machines import (
    ALL_ROWS,
    BNB_LIBRARIES,
    CPU,
    MAIN,
    RTX_4090,
    RTX_5090,
    cards,
    codes,
    distribution,
    engine,
    facts,
    machine,
    seen,
    with_versions,
)
from tests.envcheck.test_verdict_gpu import the

NOT_RECORDED = unknown("recorded facts", "not recorded")


def all_of(verdict, code):
    return [finding for finding in verdict.findings if finding.code == code]


def test_a_package_below_a_hidden_minimum_says_who_needs_it():
    verdict = judge(facts(with_versions(CPU, {"peft": "0.18.0"})), ALL_ROWS)
    assert the(verdict, "PACKAGE_BELOW_MINIMUM").facts == {
        "package": "peft",
        "installed": "0.18.0",
        "minimum": "0.20.0",
        "asked_by": "transformers 5.23",
    }
    assert codes(verdict.findings)[:2] == ["PACKAGE_DIFFERENT", "PACKAGE_BELOW_MINIMUM"]


def test_both_packages_of_a_requirement_are_named():
    verdict = judge(facts(with_versions(CPU, {"gradio-client": "1.0"})), ALL_ROWS)
    assert the(verdict, "PACKAGE_REQUIREMENT_UNMET").facts == {
        "package": "gradio",
        "requires": "gradio-client",
        "installed": "1.0",
        "needed": "==2.7.2",
    }


def with_requires(*requires, version="5.23.0", python=None):
    """transformers with other requirements; of another version where the lock should not count."""
    made = engine(CPU)
    there = tuple(
        replace(one, requires=requires, version=version) if one.name == "transformers" else one
        for one in made.distributions.value
    )
    return replace(made, distributions=seen(there))


@pytest.mark.parametrize(
    ("line", "unmet"),
    [
        ("numpy>=3", True),
        ("NumPy <3", False),
        ("Not_Here", True),
        ("not-here; extra == 'dev'", False),
        ("not-here; sys_platform == 'win32'", False),
        ("not-here; python_version < '3.11'", False),
        ("not-here; platform_machine == 'x86_64' and os_name == 'posix'", True),
        ("torch==2.13.0", False),
        ("pydantic[email]>=2", False),
        ("numpy @ https://example.org/numpy.whl", False),
        ("this is not a requirement ???", False),
    ],
)
def test_requirements_count_as_on_this_computer(line, unmet):
    verdict = judge(facts(with_requires(line, version="5.22.0")), ALL_ROWS)
    named = [f.facts["package"] for f in all_of(verdict, "PACKAGE_REQUIREMENT_UNMET")]
    assert ("transformers" in named) is unmet


def test_two_packages_that_are_both_as_locked_were_tested_together():
    assert judge(facts(with_requires("numpy>=3")), ALL_ROWS).word == "ok"


def test_a_package_that_came_on_top_may_be_unhappy():
    on_top = distribution("llamafactory", "0.9", requires=("pydantic<=2.10.6",))
    there = (*engine(CPU).distributions.value, on_top)
    verdict = judge(facts(engine(CPU, distributions=seen(there))), ALL_ROWS)
    assert the(verdict, "PACKAGE_REQUIREMENT_UNMET").severity is Severity.NOTICE
    assert verdict.may_start


def test_a_missing_package_is_named_once():
    kept = tuple(one for one in engine(CPU).distributions.value if one.name != "accelerate")
    verdict = judge(facts(engine(CPU, distributions=seen(kept))), ALL_ROWS)
    assert the(verdict, "PACKAGE_MISSING").facts["package"] == "accelerate"
    assert "PACKAGE_REQUIREMENT_UNMET" not in codes(verdict.findings)


def test_without_its_lock_an_engine_is_compared_with_its_row():
    made = replace(with_versions(CPU, {"numpy": "1.26.4"}), lock=NOT_RECORDED)
    verdict = judge(facts(made), ALL_ROWS)
    assert the(verdict, "PACKAGE_DIFFERENT").facts["package"] == "numpy"
    assert "ENGINE_STAMP_DAMAGED" not in codes(verdict.findings)


def test_a_few_lines_of_a_report_are_no_inventory():
    few = (distribution("numpy", "1.26.4"), distribution("torch", "2.13.0+cpu"))
    made = engine(CPU, distributions=seen(few), lock=NOT_RECORDED, stamp=NOT_RECORDED)
    verdict = judge(facts(made), ALL_ROWS)
    above = [f for f in verdict.findings if f.severity >= Severity.REPAIRABLE]
    assert codes(above) == ["PACKAGE_DIFFERENT"]


def test_damage_is_counted_once_though_two_lists_name_it():
    made = engine(CPU)
    hurt = tuple(
        replace(one, changed=1, missing=1, examples=("peft/a.py", "peft/b.py"))
        if one.name == "peft"
        else one
        for one in made.distributions.value
    )
    files = (
        BadFile("peft/a.py", "changed", "peft"),
        BadFile("peft/b.py", "missing", "peft"),
        BadFile("peft/c.pyc", "changed", "peft"),
        BadFile("torch/d.py", "changed", "torch"),
        BadFile("bin/python", "missing", ""),
        BadFile("new.txt", "extra", ""),
    )
    tree = Tree(1, 2, ("bin/python",), 1, ("new.txt",), deep=True, files=files)
    verdict = judge(facts(replace(made, distributions=seen(hurt), tree=seen(tree))), ALL_ROWS)
    counted = {
        f.facts["package"]: (f.facts["missing"], f.facts["changed"])
        for f in all_of(verdict, "FILES_DAMAGED")
    }
    assert counted == {"peft": (1, 2), "torch": (0, 1), "": (1, 0)}
    named = {f.facts["package"]: f.facts["examples"] for f in all_of(verdict, "FILES_DAMAGED")}
    assert named["peft"] == ["peft/a.py", "peft/b.py", "peft/c.pyc"]
    assert named[""] == ["bin/python"]
    assert the(verdict, "FILES_EXTRA").facts["count"] == 1


@pytest.mark.parametrize("reason", ["missing", "damaged"])
def test_a_lost_manifest_is_repairable(reason):
    made = engine(CPU, tree=unknown("formiga-manifest.json", reason))
    verdict = judge(facts(made), ALL_ROWS)
    assert the(verdict, "ENGINE_STAMP_DAMAGED").facts["reason"] == reason
    assert verdict.plan.row == CPU


@pytest.mark.parametrize(
    ("cuda", "at_hand", "loaded"),
    [
        ("12.8", ("12.6", "12.8", "13.0"), "12.8"),
        ("12.9", ("12.6", "12.8", "13.0"), "12.8"),
        ("12.1", ("12.6", "12.8", "13.0"), "12.6"),
        ("12.10", ("12.9", "12.8"), "12.9"),
        ("11.8", ("12.6", "12.8", "13.0"), None),
        ("13.0", ("13.2", ""), "13.2"),
        ("13.0", (), None),
    ],
)
def test_the_library_is_chosen_as_bitsandbytes_does(cuda, at_hand, loaded):
    libraries = [Library(f"lib{one}", one, (), ()) for one in at_hand]
    found = library_for(cuda, libraries)
    assert (found.cuda if found else None) == loaded


@pytest.mark.parametrize(
    ("capability", "native", "portable", "runs"),
    [
        ("8.9", ("8.6",), (), True),
        ("8.6", ("8.9",), (), False),
        ("9.0", ("8.6",), (), False),
        ("12.0", ("9.0",), ("9.0",), True),
        ("8.0", (), ("9.0",), False),
        ("12.1", ("12.0",), (), True),
    ],
)
def test_a_card_runs_its_own_generation_and_older_ptx(capability, native, portable, runs):
    assert runs_on(capability, [Library("x", "", native, portable)]) is runs


def test_bitsandbytes_without_its_part_for_torch():
    others = tuple(one for one in BNB_LIBRARIES if not one.cuda.startswith("13"))
    held = Binaries(engine(MAIN).binaries.value.torch, others)
    made = facts(engine(MAIN, binaries=seen(held)), cards("580.95.05", RTX_4090))
    verdict = judge(made, ALL_ROWS)
    finding = the(verdict, "BNB_LIBRARY_MISSING")
    assert finding.facts == {"cuda": "13.0", "available": ["11.8", "12.1", "12.4", "12.6", "12.8"]}
    assert verdict.plan.row == MAIN


@pytest.mark.parametrize("library", ["torch", "bitsandbytes"])
def test_a_library_without_code_for_the_card(library):
    old = Library("libtorch_cuda.so", "13.0", ("7.5", "8.0", "9.0"), ())
    side = Library("libtorch_cuda_linalg.so", "", ("12.0",), ())
    whole = engine(MAIN).binaries.value
    held = (
        Binaries((old, side), whole.bitsandbytes)
        if library == "torch"
        else Binaries(whole.torch, (replace(old, name="libbitsandbytes_cuda130.so"),))
    )
    made = facts(engine(MAIN, binaries=seen(held)), cards("580.95.05", RTX_5090))
    verdict = judge(made, ALL_ROWS)
    assert the(verdict, "GPU_CODE_MISSING").facts["library"] == library
    assert the(verdict, "GPU_CODE_MISSING").facts["architectures"] == ["7.5", "8.0", "9.0"]
    assert verdict.plan.row == MAIN
    assert "BINARIES" not in codes(verdict.findings)


def test_binaries_as_tested_are_told_and_a_cpu_engine_has_none():
    verdict = judge(facts(engine(MAIN), cards("580.95.05", RTX_4090)), ALL_ROWS)
    assert "8.9" in the(verdict, "BINARIES").facts["torch"]
    assert "BINARIES" not in codes(judge(facts(engine(CPU)), ALL_ROWS).findings)


def test_binaries_that_could_not_be_read_are_a_notice():
    late = engine(MAIN, binaries=unknown("fatbin", "timeout"))
    verdict = judge(facts(late, cards("580.95.05", RTX_4090)), ALL_ROWS)
    assert the(verdict, "FACT_UNKNOWN").facts["fact"] == "engine binaries"


def test_a_cpu_torch_in_an_engine_for_cards_is_said_first_as_what_it_means():
    swapped = engine(MAIN, torch=seen(TorchBuild("2.13.0+cpu", "")))
    verdict = judge(facts(swapped, cards("580.95.05", RTX_4090)), ALL_ROWS)
    assert codes(verdict.findings)[:2] == ["TORCH_WITHOUT_GPU", "TORCH_BUILD_DIFFERS"]
    assert verdict.plan.row == MAIN


@pytest.mark.parametrize("system", ["windows", "linux"])
def test_packages_alone_are_enough_for_a_verdict(system):
    """A document written by hand: no stamp, no lock, no card, no paths."""
    nothing = engine(CPU)
    known = {"distributions": seen((distribution("peft", "0.14.0"),))}
    bare = replace(nothing, **dict.fromkeys(vars(nothing), NOT_RECORDED) | known)
    computer = machine(os=seen(system), visible_devices=NOT_RECORDED, disks=())
    verdict = judge(facts(bare, computer=computer), ALL_ROWS)
    assert the(verdict, "PACKAGE_BELOW_MINIMUM").facts["package"] == "peft"
    assert not verdict.may_start


def test_a_package_whose_metadata_do_not_say_its_version_is_damaged_and_nothing_else():
    there = tuple(
        replace(one, version="", metadata="METADATA") if one.name == "numpy" else one
        for one in engine(CPU).distributions.value
    )
    verdict = judge(facts(engine(CPU, distributions=seen(there))), ALL_ROWS)
    above = [f for f in verdict.findings if f.severity >= Severity.REPAIRABLE]
    assert codes(above) == ["PACKAGE_METADATA_DAMAGED"]
    assert "PACKAGES" not in codes(verdict.findings)
