"""One-click repair of a real engine: damaged, seen, built again offline, proven, and taken back."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from desktop.environment import repairs
from desktop.environment.checker import run_check
from desktop.paths import code_root
from envcheck import switch
from tests.e2e.conftest import BUILT_HOME

pytestmark = pytest.mark.slow
READY = ("ok", "usable")
FINISH_S = 540


@pytest.fixture
def own_home(tmp_path: Path) -> Path:
    """A home with a copy of the built engine, which may be damaged, and the wheels it came from."""
    if not BUILT_HOME:
        pytest.skip("needs a built engine: run through installer/bootstrap.py test")
    built = Path(BUILT_HOME)
    if not (built / "wheels" / "store").is_dir():
        pytest.skip("the engine was built without the store of wheels")
    home = tmp_path / "casa da formiga ã"
    engine = switch.current(built / "envs")
    assert engine is not None
    shutil.copytree(engine, home / "envs" / engine.name, symlinks=True)
    shutil.copy2(built / "envs" / switch.CURRENT, home / "envs" / switch.CURRENT)
    shutil.copytree(built / "wheels", home / "wheels", copy_function=_link)
    return home


def _link(source: str, target: str) -> str:
    """Wheels are only read: a second name is enough where the disk gives one."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


def damage(home: Path) -> None:
    """A package somebody upgraded, a byte that flipped, a file that would run at every start."""
    engine = switch.current(home / "envs")
    assert engine is not None
    layer = next(engine.rglob("peft/tuners/lora/layer.py"))
    text = bytearray(layer.read_bytes())
    text[len(text) // 2] ^= 1
    layer.write_bytes(text)
    metadata = next(engine.rglob("bitsandbytes-*.dist-info/METADATA"))
    told = metadata.read_text(encoding="utf-8")
    version = next(line for line in told.splitlines() if line.startswith("Version: "))
    metadata.write_text(told.replace(version, "Version: 0.44.1", 1), encoding="utf-8")
    (metadata.parents[1] / "zz_planted.pth").write_text("import this\n", encoding="utf-8")


def look(home: Path) -> dict[str, Any]:
    return run_check(home, code_root(), False)


def stopping(report: dict[str, Any]) -> list[tuple[str, str]]:
    """(code, package or file) of what stands in the way, the worst first."""
    return [
        (f["code"], str(f["facts"].get("package") or Path(f["facts"].get("file", "")).name))
        for f in report["findings"]
        if f["severity"] in ("repairable", "blocked")
    ]


def follow(folder: Path) -> repairs.Repair:
    """The repair's process, to its end."""
    repair = repairs.Repair(folder)
    deadline = time.monotonic() + FINISH_S
    try:
        while repair.look() or repair.state == "running":
            assert time.monotonic() < deadline, repair.last_words()
            time.sleep(0.3)
    finally:
        if repair.state == "running":
            repairs.stop(folder)
    return repair


def test_a_damaged_engine_is_named_repaired_offline_and_taken_back(own_home: Path) -> None:
    first = switch.current(own_home / "envs")
    assert look(own_home)["verdict"] in READY
    damage(own_home)

    report = look(own_home)
    assert report["verdict"] == "repairable"
    found = stopping(report)
    assert found[0] == ("PACKAGE_DIFFERENT", "bitsandbytes")
    assert {("FILES_DAMAGED", "peft"), ("STARTUP_FILE_UNLISTED", "zz_planted.pth")} <= set(found)
    assert report["plan"]["to_fetch_bytes"] == 0

    repair = follow(repairs.start(own_home, offline=True))
    assert repair.state == "finished", repair.last_words()
    assert first is not None
    assert repair.view.finished["previous"] == first.name
    assert look(own_home)["verdict"] in READY
    built = next(env for env in repairs.list_envs(own_home) if env.current)
    assert built.proof is not None
    assert all(part.passed for part in built.proof.parts)

    assert repairs.rollback(own_home)["env"] == first.name
    assert look(own_home)["verdict"] == "repairable", "what it goes back to was damaged"
    assert repairs.rollback(own_home)["env"] == built.name
    assert look(own_home)["verdict"] in READY
