"""What an engine has in memory once it has imported everything, and what it has not."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from engine import process_settings
from engine.process_settings import threads
from tests.engine.families.toys import make_model

CODE = Path(__file__).resolve().parents[2]


def _in_a_process(code: str, **environ: str) -> dict[str, Any]:
    """What a fresh interpreter prints as JSON in its last line."""
    done = subprocess.run(
        [sys.executable, "-s", "-B", "-c", code],
        cwd=CODE,
        env=os.environ | environ,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_the_compiler_stays_outside_and_works_when_it_is_asked_for() -> None:
    found = _in_a_process(
        "import gc, json, sys\n"
        "from engine.libraries import import_libraries\n"
        "import_libraries()\n"
        "before = [m for m in ('bitsandbytes', 'peft', 'engine.train',\n"
        "    'torch._inductor.compile_fx', 'torch._inductor.lowering') if m in sys.modules]\n"
        "frozen = gc.get_freeze_count()\n"
        "import torch\n"
        "double = torch.compile(lambda x: x + x, backend='eager')\n"
        "wrapped = type(double).__name__, hasattr(double, '_torchdynamo_orig_callable')\n"
        "import_libraries()\n"
        "print(json.dumps([before, frozen, wrapped, double(torch.ones(2)).tolist()]))"
    )
    before, frozen, wrapped, doubled = found
    assert before == ["bitsandbytes", "peft", "engine.train"]
    assert frozen > 100_000, "later collections need not look through the libraries"
    assert wrapped == ["function", True]
    assert doubled == [2.0, 2.0]


MANY = (
    "from engine.allocator import begin_without_cache, settle_for_training\n"
    "begin_without_cache()\n"  # as every engine: with it the tensor's place was lost in 4 of 10
    "import json, resource, torch\n"
    "told = settle_for_training()\n"
    "torch.set_num_threads(1)\n"
    "x = torch.ones(10_000_000)\n"
    "for turn in range(20):\n"
    "    if turn == 10:  # by then the heap is as large as it has to be\n"
    "        before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt\n"
    "    y = x + 1; del y\n"
    "print(json.dumps([told, resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before]))"
)


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's allocator")
def test_freed_tensors_are_used_again_unless_the_person_has_set_it_otherwise() -> None:
    told, faults = _in_a_process(MANY)
    assert (told, faults < 1000) == (True, True)
    told, faults = _in_a_process(MANY, MALLOC_MMAP_THRESHOLD_="65536")
    assert (told, faults > 50_000) == (False, True)


HOLES = (
    "from engine.allocator import Tidy, settle_for_training\n"
    "import json, torch\n"
    "settle_for_training()\n"
    "now = [0.0]\n"
    "tidy = Tidy(lambda: now[0])\n"
    "kept = [torch.ones(500_000) for _ in range(200)][::2]  # between them 200 MB of holes\n"
    "given = [tidy.between_steps()]\n"
    "for now[0] in (1.0, 10.0, 30.0):\n"
    "    given.append(tidy.between_steps())\n"
    "    if now[0] == 10.0:\n"
    "        again = [torch.ones(500_000) for _ in range(50)]; del again\n"
    "print(json.dumps(given))"
)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="glibc's heap")
def test_holes_are_handed_back_no_oftener_than_it_pays() -> None:
    """200 MB are worth twenty seconds of steps."""
    early, first, too_soon, later = _in_a_process(HOLES)
    assert (early, too_soon) == (0, 0)
    assert 150e6 < first < 250e6
    assert 50e6 < later < 150e6


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="glibc's cache")
@pytest.mark.parametrize(
    ("chosen", "times", "left"),
    [(None, 2, None), ("glibc.malloc.perturb=0", 1, "glibc.malloc.perturb=0")],
)
def test_an_engine_begins_again_once_and_leaves_no_trace(
    chosen: str | None, times: int, left: str | None, tmp_path: Path
) -> None:
    """The same process with the same arguments, its environment as before."""
    script, seen = tmp_path / "begin.py", tmp_path / "seen"
    script.write_text(
        "import json, os, sys\n"
        f"open({str(seen)!r}, 'a').write(f'{{os.getpid()}} ')\n"
        "from engine.allocator import begin_without_cache\n"
        "begin_without_cache()\n"
        "print(json.dumps([sys.argv[1:], sys.flags.utf8_mode, os.environ.get('GLIBC_TUNABLES')]))",
        encoding="utf-8",
    )
    environ = {name: v for name, v in os.environ.items() if name != "GLIBC_TUNABLES"}
    done = subprocess.run(
        [sys.executable, "-s", "-B", "-X", "utf8", str(script), "ação", "two words"],
        env=environ | {"PYTHONPATH": str(CODE)} | ({"GLIBC_TUNABLES": chosen} if chosen else {}),
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout) == [["ação", "two words"], 1, left]
    pids = seen.read_text().split()
    assert (len(pids), len(set(pids))) == (times, 1)


def test_threads_are_real_cores_that_may_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psutil

    monkeypatch.setattr(psutil, "cpu_count", lambda logical: 64 if logical else 32)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(48)), raising=False)
    quota = tmp_path / "cpu.max"
    monkeypatch.setattr(process_settings, "_QUOTA", quota)
    assert threads() == 32
    quota.write_text("max 100000\n", encoding="ascii")
    assert threads() == 32
    quota.write_text("250000 100000\n", encoding="ascii")
    assert threads() == 3
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {5}, raising=False)
    assert threads() == 1


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_loading_needs_few_tensors_more_than_its_result(tmp_path: Path) -> None:
    """75 MB in 16 bit: mapped, with copies in 32 bit and holes it was 100 to 140 MB more, and is
    35 to 50 now, most of it Python's own."""
    sizes = {"hidden": 1024, "layers": 2, "heads": 8, "kv_heads": 8, "middle": 4096, "vocab": 4000}
    folder = make_model(tmp_path / "model", "llama", dtype="bfloat16", **sizes)
    result, most, mapped = _in_a_process(
        "import json, sys, torch\n"
        "from pathlib import Path\n"
        "from engine.libraries import import_libraries\n"
        "import_libraries()\n"
        "from engine.contract.spec import FourBit\n"
        "from engine.device import Precision\n"
        "from engine.models.load import load_base\n"
        "def held(name):\n"
        "    lines = Path('/proc/self/status').read_text().splitlines()\n"
        "    return next(int(l.split()[1]) * 1024 for l in lines if l.startswith(name))\n"
        f"folder = Path({str(folder)!r})\n"
        "Path('/proc/self/clear_refs').write_text('5')\n"
        "model = load_base(folder, FourBit(), Precision('bf16', ''), torch.device('cpu'))\n"
        "mapped = 'model.safetensors' in Path('/proc/self/maps').read_text()\n"
        "print(json.dumps([held('VmRSS'), held('VmHWM'), mapped]))"
    )
    assert not mapped, "Windows would let nobody delete it"
    assert most - result < 75_000_000
