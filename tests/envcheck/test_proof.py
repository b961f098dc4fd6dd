"""Layers 3 and 4 with packages and commands that fail on purpose: what a person is told then."""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from envcheck import proof, switch
from envcheck.facts import Observed, Proof
from tests.envcheck.machines import gpu
from tests.envcheck.toys import Home, make_home, proven

posix = pytest.mark.skipif(sys.platform == "win32", reason="the toy interpreter is a shell script")
PACKAGES = ("torch", "numpy", "accelerate", "datasets", "bitsandbytes", "transformers", "peft")
PARTS = ("quantise", "forward", "backward", "evaluate_then_train", "optimizer_8bit", "sanity")

GOOD = """
import json, sys
names = ["gpu_init"] if "cuda" in sys.argv else []
names += ["quantise", "forward", "backward", "evaluate_then_train", "optimizer_8bit", "sanity"]
if "--parts" not in sys.argv:
    names.append("chat_page")
def say(line): print(json.dumps(line), flush=True)
def end(): say({"device": "cpu", "device_name": "toy", "driver": "", "not_applicable":
    [] if "cuda" in sys.argv else ["gpu_init"]})
def good(name): say({"begin": name}); say({"name": name, "passed": True, "measured": 0.5,
    "limit": 1, "seconds": 0.1, "module": "", "cause": "", "error": ""})
"""
ALL_WELL = GOOD + "print('noise'); [good(name) for name in names]; end()"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """An environment whose packages are toys that can all be imported."""
    toy = make_home(tmp_path_factory.mktemp("proof ü"))
    for name in (*PACKAGES, "gradio"):
        (toy.site / name).mkdir(exist_ok=True)
        (toy.site / name / "__init__.py").write_text("", encoding="utf-8")
    bodies = {
        "torch": "def from_numpy(array): return array",
        "numpy": "class ones:\n    def __init__(self, n): pass\n    def sum(self): return 3.0",
        "transformers": "from transformers import utils\nclass Trainer:\n    train = None",
        "bitsandbytes": "",
    }
    for name, body in bodies.items():
        (toy.site / name / "__init__.py").write_text(body, encoding="utf-8")
    (toy.site / "transformers" / "utils.py").write_text("", encoding="utf-8")
    (toy.site / "bitsandbytes" / "cextension.py").write_text("lib = object()", encoding="utf-8")
    return toy


@pytest.fixture
def breaks(home: Home):
    """Give a package of the toy another body, for one test."""
    before: dict[Path, str] = {}

    def change(name: str, body: str, file: str = "__init__.py") -> None:
        path = home.site / name / file
        before.setdefault(path, path.read_text(encoding="utf-8"))
        path.write_text(body, encoding="utf-8")

    yield change
    for path, text in before.items():
        path.write_text(text, encoding="utf-8")


def run(home: Home, script: str = ALL_WELL, device=None, on_part=None) -> Proof:
    command = ("-s", "-B", "-c", script)
    return proof.run(home.env, home.code, command, device, "580.95", os.environ, on_part)


def failed(found: Proof):
    return [part for part in found.parts if not part.passed]


def test_everything_that_works_is_told_part_by_part(home: Home) -> None:
    begun: list[str] = []
    found = run(home, ALL_WELL.replace("[good(", "[good("), on_part=begun.append)
    assert [part.name for part in found.parts] == ["imports", *PARTS, "chat_page"]
    assert found.passed
    assert (found.device, found.device_name, found.driver) == ("cpu", "toy", "")
    assert (
        found.lock_sha256 == json.loads((home.env / "formiga-env.json").read_text())["lock_sha256"]
    )
    assert begun[:8] == [*PACKAGES, "gradio"]


def test_on_a_card_only_that_card_is_seen_and_its_driver_is_kept(home: Home) -> None:
    card = replace(gpu("RTX 4090", "8.9"), uuid="GPU-1234")
    script = GOOD + (
        "import os; assert os.environ['CUDA_VISIBLE_DEVICES'] == 'GPU-1234'\n"
        "assert 'LD_PRELOAD' not in os.environ; [good(name) for name in names]; end()"
    )
    found = run(home, script, device=card)
    assert found.passed, failed(found)
    assert (found.device, found.driver) == ("GPU-1234", "580.95")
    assert found.parts[1].name == "gpu_init"


@pytest.mark.parametrize(
    ("name", "body", "module", "cause"),
    [
        (
            "peft",
            "raise ImportError('libcudart.so.13: cannot open shared object file')",
            "peft",
            "library missing",
        ),
        ("torch", "import nothing_of_this_name", "torch", "module missing"),
        ("datasets", "from numpy import array_api", "datasets", "name missing"),
        ("accelerate", "x = (", "accelerate", "other"),
        (
            "numpy",
            "class ones:\n    def __init__(self, n): raise RuntimeError('Numpy is not available')",
            "numpy",
            "numpy binary",
        ),
        ("peft", "import sys; sys.exit('goodbye')", "peft", "other"),
    ],
)
def test_a_package_that_does_not_import_is_named_with_its_cause(
    home: Home, breaks, name: str, body: str, module: str, cause: str
) -> None:
    breaks(name, body)
    found = run(home)
    assert [part.name for part in found.parts] == ["imports"]
    assert (found.parts[0].module, found.parts[0].cause) == (module, cause)
    assert found.parts[0].error


def test_transformers_that_leaves_torch_out_is_found(home: Home, breaks) -> None:
    breaks("transformers", "def is_torch_available(): return False", "utils.py")
    breaks(
        "transformers", "from transformers import utils\nclass Trainer: pass\n__version__='5.23'"
    )
    (part,) = run(home).parts
    assert part.error == "ImportError: transformers 5.23 does not accept torch 2.13.0+cpu"
    assert part.cause == "name missing"


def test_bitsandbytes_with_a_stand_in_for_its_library_is_found(home: Home, breaks) -> None:
    body = "class MockLibrary: error_msg = 'libcudart.so.13: cannot open shared object file'\n"
    breaks("bitsandbytes", body + "lib = MockLibrary()", "cextension.py")
    (part,) = run(home).parts
    assert (part.module, part.cause) == ("bitsandbytes", "library missing")


def test_a_chat_page_that_cannot_start_leaves_training_alone(home: Home, breaks) -> None:
    breaks("gradio", "raise TypeError('unhashable')")
    found = run(home)
    assert [part.name for part in found.parts] == ["imports", *PARTS, "chat_page"]
    assert [(part.name, part.module) for part in failed(found)] == [("chat_page", "gradio")]


@posix
@pytest.mark.parametrize("signal", ["SIGSEGV", "SIGKILL", "SIGILL"])
def test_a_package_that_takes_the_process_down_crashed(home: Home, breaks, signal: str) -> None:
    breaks("bitsandbytes", f"import os, signal; os.kill(os.getpid(), signal.{signal})")
    (part,) = run(home).parts
    assert (part.module, part.cause) == ("bitsandbytes", "crashed")


def test_a_package_that_hangs_is_given_up(home: Home, breaks, monkeypatch) -> None:
    monkeypatch.setattr(proof, "SILENCE_S", 1.0)
    breaks("peft", "import time; time.sleep(60)")
    begun = time.monotonic()
    (part,) = run(home).parts
    assert (part.module, part.cause, part.error) == ("peft", "timeout", "")
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize(
    ("script", "name", "cause"),
    [
        (
            "good('quantise'); say({'begin': 'forward'}); import time; time.sleep(60)",
            "forward",
            "timeout",
        ),
        ("good('quantise'); say({'begin': 'forward'}); import os; os._exit(3)", "forward", "other"),
        (
            "raise RuntimeError('CUDA error: no kernel image is available')",
            "quantise",
            "no code for card",
        ),
        ("pass", "quantise", "other"),
        ("print('{'); print('[]'); print('{\"begin\"')", "quantise", "other"),
        ("[good(name) for name in names if name != 'backward']; end()", "backward", "other"),
    ],
    ids=["hangs", "exits", "breaks", "says nothing", "half a line", "leaves a part out"],
)
def test_a_proof_that_does_not_end_as_it_should_has_failed(
    home: Home, monkeypatch, script: str, name: str, cause: str
) -> None:
    monkeypatch.setattr(proof, "SILENCE_S", 3.0)
    found = run(home, GOOD + script)
    assert [(part.name, part.cause) for part in failed(found)] == [(name, cause)]


@posix
def test_a_crash_in_a_part_is_told_with_the_part(home: Home) -> None:
    script = GOOD + (
        "good('quantise'); say({'begin': 'forward'})\n"
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"
    )
    (part,) = failed(run(home, script))
    assert (part.name, part.cause, part.error) == ("forward", "crashed", "exit code -11")


@pytest.mark.parametrize(
    ("code", "killed"),
    [(0, False), (1, False), (255, False), (-11, True), (0xC0000005, True), (None, False)],
)
def test_windows_tells_an_exception_of_the_processor_by_its_exit_code(code, killed: bool) -> None:
    assert proof.was_killed(code) is killed


def test_whoever_listens_may_stop_it(home: Home) -> None:
    class Stopped(Exception):
        pass

    def stop(name: str) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        run(home, on_part=stop)


def test_an_interpreter_that_is_not_there_is_no_exception(tmp_path: Path) -> None:
    found = proof.run(tmp_path, tmp_path, ("-c", ""), None, "", os.environ)
    assert [(part.name, part.error) for part in found.parts] == [("imports", "not found")]


# --- kept with the environment -----------------------------------------------------------------


@pytest.fixture
def env(tmp_path: Path) -> Path:
    (tmp_path / "formiga-env.json").write_text('{"lock_sha256": "ours"}', encoding="utf-8")
    return tmp_path


def test_a_kept_proof_comes_back_whole(env: Path) -> None:
    part = replace(proven("x").parts[0], name="backward", passed=False, measured=None, limit=None)
    kept = replace(proven("ours"), parts=(part,))
    proof.keep(env, kept)
    assert proof.newest(env) == Observed(kept, proof.FILE)


def test_the_newest_of_this_lock_goes_before_a_newer_one_of_another(env: Path) -> None:
    proof.keep(env, proven("ours"))
    proof.keep(env, proven("older"))
    assert proof.newest(env).value == proven("ours")


def test_one_proof_is_kept_of_each_lock_driver_and_card_and_eight_in_all(env: Path) -> None:
    for number in range(20):
        proof.keep(env, replace(proven("ours"), driver=str(number), device="GPU-1"))
        proof.keep(env, replace(proven("ours"), driver=str(number), device="GPU-1", seconds=99.0))
    document = json.loads((env / proof.FILE).read_text(encoding="utf-8"))
    assert [one["driver"] for one in document["proofs"]] == [str(n) for n in range(19, 11, -1)]
    assert {one["seconds"] for one in document["proofs"]} == {99.0}


def test_only_the_proof_of_the_same_lock_driver_and_card_fits(env: Path) -> None:
    card = gpu("RTX 4090", "8.9")
    proof.keep(env, replace(proven("ours"), driver="580", device=card.uuid))
    assert proof.fitting(env, "580", card) is not None
    assert proof.fitting(env, "581", card) is None
    assert proof.fitting(env, "580", replace(card, uuid="GPU-other")) is None
    assert proof.fitting(env, "580", None) is None
    (env / "formiga-env.json").write_text('{"lock_sha256": "other"}', encoding="utf-8")
    assert proof.fitting(env, "580", card) is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"proofs": 3}', '{"proofs": [{}]}', "\udcff"])
def test_a_damaged_file_is_no_proof_and_is_replaced(env: Path, text: str) -> None:
    (env / proof.FILE).write_bytes(text.encode("utf-8", "surrogateescape"))
    assert proof.newest(env).reason == "damaged"
    assert proof.fitting(env, "", None) is None
    proof.keep(env, proven("ours"))
    assert proof.newest(env).value == proven("ours")


def test_nothing_kept_is_not_proven(env: Path) -> None:
    assert proof.newest(env).reason == "not proven"


def test_the_proof_is_no_part_of_what_was_built(home: Home) -> None:
    from envcheck.building import manifest

    proof.keep(home.env, proven("x"))
    assert proof.FILE not in manifest.make_manifest(home.env).files
    assert switch.is_complete(home.env)
