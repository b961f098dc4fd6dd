"""The proof passes here, and each of its parts fails when what it is about is broken."""

from __future__ import annotations

import json
import math
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import bitsandbytes
import bitsandbytes.functional
import pytest
import torch

from engine import prove, prove_model, prove_page, prove_parts
from engine.device import Precision
from engine.models import load
from engine.models.unpack import unpacked
from engine.prove_measure import agreement, at_most
from engine.prove_model import NF4, Bench, make_rows, numbers
from engine.prove_parts import PARTS, SANITY_ERROR, SANITY_LOSS, not_applicable, train_a_little
from envcheck.problems import WORDS

CODE = Path(__file__).resolve().parents[2]
CPU = torch.device("cpu")
TRAINING = [name for name in PARTS if name not in ("gpu_init", "chat_page")]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(CPU, Precision("fp32", "ASKED"), tmp_path)


def result(name: str, bench: Bench) -> dict[str, Any]:
    return prove.try_part(name, bench)


# --- as it should be ---------------------------------------------------------------------------


def test_the_parts_are_those_that_a_reader_knows() -> None:
    assert ("imports", *PARTS) == WORDS["part"]
    assert not_applicable(CPU) == ("gpu_init",)
    assert not_applicable(torch.device("cuda")) == ()


@pytest.mark.parametrize("word", ["fp32", "bf16", "fp16"])
def test_every_part_of_training_passes_in_every_precision(word: str, tmp_path: Path) -> None:
    bench = Bench(CPU, Precision(word, "ASKED"), tmp_path)
    for name in TRAINING:
        found = result(name, bench)
        assert found["passed"], found
        assert found["cause"] == found["error"] == ""


def test_the_expected_loss_is_that_of_plain_layers_without_bitsandbytes(bench: Bench) -> None:
    loss = train_a_little(bench.reference, bench)
    assert abs(loss / SANITY_LOSS - 1) < SANITY_ERROR["fp32"] / 10
    assert loss < 0.5 * math.log(prove_model.VOCABULARY), "it has learned something"


def test_the_unpacked_numbers_are_those_that_bitsandbytes_stands_for() -> None:
    from bitsandbytes.functional import dequantize_4bit, quantize_4bit

    for double in (True, False):
        packed, state = quantize_4bit(
            numbers("w", (192, 128)), quant_type="nf4", compress_statistics=double
        )
        weight = torch.nn.Parameter(packed, requires_grad=False)
        weight.quant_state = state  # type: ignore[attr-defined]
        assert torch.allclose(unpacked(weight, NF4), dequantize_4bit(packed, state), atol=1e-6)
        assert torch.equal(unpacked(weight, NF4), unpacked(weight))


def test_the_model_has_shapes_that_the_packed_kernels_cannot_take(bench: Bench) -> None:
    shapes = {(one.in_features, one.out_features) for one in load.four_bit_layers(bench.model)}
    assert any(given % 64 for given, _ in shapes)
    assert any(made % 32 for _, made in shapes)


def test_the_numbers_are_the_same_everywhere() -> None:
    """Of numpy's frozen stream with the seed ord("w") = 119."""
    expected = [-0.007511, 1.204693, 0.650439]
    assert numbers("w", (3,)).tolist() == pytest.approx(expected, abs=1e-5)
    assert torch.equal(numbers("w", (5,)), numbers("w", (5,)))
    assert not torch.equal(numbers("w", (5,)), numbers("v", (5,)))
    assert len({tuple(row.input_ids) for row in make_rows()}) == 16


# --- broken on purpose -------------------------------------------------------------------------


def corrupt_scale(monkeypatch: pytest.MonkeyPatch) -> None:
    """One block of a quantised weight gets another scale."""
    quantize = bitsandbytes.functional.quantize_4bit

    def bad(*given: Any, **options: Any) -> Any:
        packed, state = quantize(*given, **options)
        state.absmax[3] = 0
        return packed, state

    monkeypatch.setattr(bitsandbytes.functional, "quantize_4bit", bad)


def transposed_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel reads the two codes of a byte in the wrong order."""
    dequantize = bitsandbytes.functional.dequantize_4bit

    def bad(packed: torch.Tensor, *given: Any, **options: Any) -> torch.Tensor:
        return dequantize((packed >> 4) | (packed << 4), *given, **options)

    monkeypatch.setattr(bitsandbytes.functional, "dequantize_4bit", bad)


@pytest.mark.parametrize("damage", [corrupt_scale, transposed_codes])
def test_quantising_wrongly_fails(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Any], None]
) -> None:
    damage(monkeypatch)
    found = result("quantise", bench)
    assert (found["passed"], found["cause"]) == (False, "numbers wrong")
    assert found["measured"] > found["limit"]


@pytest.mark.parametrize("what", ["scale", "code", "offset"])
def test_a_corrupt_weight_state_fails_forward(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """The layer computes with something else than its packed numbers stand for."""
    layer = load.four_bit_layers(bench.model)[4]
    truth = unpacked(layer.weight)
    state = layer.weight.quant_state
    if what == "scale":
        state.absmax[0] = (int(state.absmax[0]) + 90) % 256
    elif what == "code":
        layer.weight.data[5] ^= 0xF0
    else:
        state.offset = state.offset * 2
    genuine = prove_parts.unpacked
    monkeypatch.setattr(
        prove_parts, "unpacked", lambda w, table: truth if w is layer.weight else genuine(w, table)
    )
    assert not result("forward", bench)["passed"]


def test_a_model_that_is_not_in_4_bit_fails(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else everything would agree, and nothing would be proven."""
    monkeypatch.setattr(load, "quantization_config", lambda spec, precision: None)
    for name in ("forward", "backward", "evaluate_then_train", "sanity"):
        found = result(name, bench)
        assert not found["passed"]
        assert "0 of 14 layers are in 4 bit" in found["error"]


@pytest.fixture
def scaled_gradients() -> Iterator[Callable[[float], None]]:
    """Multiply what flows back through the 4-bit product."""
    from bitsandbytes.autograd import _functions

    matmul = next(cls for name, cls in vars(_functions).items() if name.lower() == "matmul4bit")
    before = matmul.backward

    def scale(factor: float) -> None:
        def bad(ctx: Any, grad: torch.Tensor) -> Any:
            return before(ctx, grad * factor)

        matmul.backward = staticmethod(bad)

    yield scale
    matmul.backward = before


@pytest.mark.parametrize("factor", [0.0, -1.0, 1.02, float("nan")])
def test_a_wrong_gradient_fails_even_where_its_direction_is_right(
    bench: Bench, scaled_gradients: Callable[[float], None], factor: float
) -> None:
    scaled_gradients(factor)
    for name in ("backward", "evaluate_then_train"):
        found = result(name, bench)
        assert (found["passed"], found["cause"]) == (False, "numbers wrong")
        assert "relative error" in found["error"]


def test_a_repacked_weight_fails_after_an_evaluation(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The known silent fault: without the engine's guard, where the processor has AVX512-BF16."""
    monkeypatch.setattr(load, "keep_differentiable", lambda model: 0)
    monkeypatch.setattr(prove_model, "ODD", 192)  # shapes that the packed path takes
    if not any(one.support_avx512bf16_for_cpu for one in load.four_bit_layers(bench.model)):
        pytest.skip("this processor has no AVX512-BF16, nothing is repacked")
    assert result("backward", bench)["passed"], "training alone does not show it"
    with warnings.catch_warnings():  # torch warns of it, to nobody who reads
        warnings.filterwarnings("ignore", "bitsandbytes::gemv_4bit: an autograd kernel")
        found = result("evaluate_then_train", bench)
    assert (found["passed"], found["cause"]) == (False, "numbers wrong")
    assert found["measured"] < 0.5
    assert "GRADIENT_CHECK_FAILED" in result("sanity", bench)["error"]


def test_shapes_that_the_packed_path_cannot_take_fail_too(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "keep_differentiable", lambda model: 0)
    if not any(one.support_avx512bf16_for_cpu for one in load.four_bit_layers(bench.model)):
        pytest.skip("this processor has no AVX512-BF16, nothing is repacked")
    found = result("evaluate_then_train", bench)
    assert not found["passed"]
    assert found["error"]


@pytest.mark.parametrize("rate", [1.1e-3, -1e-3, 0.0])
def test_an_8_bit_optimizer_that_steps_wrongly_fails(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, rate: float
) -> None:
    genuine = bitsandbytes.optim.AdamW8bit

    def bad(parameters: Any, lr: float, weight_decay: float) -> Any:
        optimizer = genuine(parameters, lr=lr, weight_decay=weight_decay)
        optimizer.param_groups[0]["lr"] = rate
        return optimizer

    monkeypatch.setattr(bitsandbytes.optim, "AdamW8bit", bad)
    found = result("optimizer_8bit", bench)
    assert (found["passed"], found["cause"]) == (False, "numbers wrong")


def test_an_optimizer_that_is_not_in_8_bit_fails(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bitsandbytes.optim, "AdamW8bit", bitsandbytes.optim.AdamW)
    found = result("optimizer_8bit", bench)
    assert (found["passed"], found["measured"]) == (False, None)
    assert "not 8 bit" in found["error"]


def test_another_course_of_training_fails_sanity(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prove_parts, "SANITY_STEPS", prove_parts.SANITY_STEPS - 2)
    found = result("sanity", bench)
    assert (found["passed"], found["cause"]) == (False, "numbers wrong")


def test_what_is_no_number_never_passes() -> None:
    nan = torch.full((4,), math.nan)
    ones = {"lora_A": torch.ones(4)}
    assert not at_most(math.nan, 1.0).passed
    assert not agreement({"lora_A": nan}, ones, "fp32").passed
    assert not agreement({"lora_A": torch.ones(1)}, ones, "fp32").passed
    assert not agreement(ones, {"lora_A": nan}, "fp32").passed
    assert not agreement({"lora_A": torch.ones(4) * 2}, ones, "fp32").passed
    assert agreement(ones, ones, "fp32").passed


@pytest.mark.parametrize(
    ("error", "module", "cause"),
    [
        (ImportError("cannot import name 'x' from 'peft'", name="peft"), "peft", "name missing"),
        (RuntimeError("CUDA error: no kernel image is available"), "", "no code for card"),
        (MemoryError(), "", "out of memory"),
        (ZeroDivisionError("division by zero"), "", "other"),
    ],
)
def test_a_part_that_breaks_is_a_result_with_its_cause(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, error: Exception, module: str, cause: str
) -> None:
    def breaks(bench: Bench) -> None:
        raise error

    monkeypatch.setitem(PARTS, "forward", breaks)  # type: ignore[arg-type]
    found = result("forward", bench)
    assert (found["passed"], found["module"], found["cause"]) == (False, module, cause)
    assert type(error).__name__ in found["error"]


# --- the chat page -----------------------------------------------------------------------------


def page(setup: str) -> dict[str, Any]:
    """The part in a process of its own, as it always runs; gradio leaves loops and sockets about.

    `setup` comes before it; what it puts into `more` is told with the result.
    """
    code = f"import sys; sys.path[:0] = {sys.path!r}\n" + (
        "import json, socket\nfrom engine import prove_page\nmore = {}\n"
        f"{setup}\n"
        "print(json.dumps({**vars(prove_page.chat_page()), **more}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=CODE,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=180,
    )
    return (
        dict(json.loads(done.stdout.splitlines()[-1]))
        if not done.returncode
        else {"passed": None, "error": done.stderr}
    )


def test_the_page_answers_on_loopback_only_and_leaves_nothing_behind() -> None:
    found = page("""
import importlib.util, os, pathlib
seed = pathlib.Path(importlib.util.find_spec("gradio").origin).with_name("hash_seed.txt")
was = seed.exists()
os.environ["HTTP_PROXY"] = os.environ["http_proxy"] = "http://127.0.0.1:9"  # nobody serves it
more["ports"], more["hosts"] = [], []
free_port, connect, bind = prove_page.free_port, socket.socket.connect, socket.socket.bind
def remembered():
    more["ports"].append(free_port())
    return more["ports"][-1]
def watched(self, address):
    more["hosts"].append(address if isinstance(address, str) else address[0])
    return connect(self, address)
def bound(self, address):
    more["hosts"].append(address[0])
    return bind(self, address)
prove_page.free_port = remembered
socket.socket.connect, socket.socket.bind = watched, bound
serve = prove_page._serve_once
def served():
    status = serve()
    with socket.socket() as probe:
        more["open"] = probe.connect_ex(("127.0.0.1", more["ports"][-1])) == 0
    more["same"] = seed.exists() == was
    return status
prove_page._serve_once = served
""")
    assert found["passed"], found
    assert set(found["hosts"]) <= {"127.0.0.1", "::1", "localhost"}
    assert "127.0.0.1" in found["hosts"]
    assert (found["open"], found["same"]) == (False, True)


def test_a_page_whose_port_is_taken_breaks() -> None:
    found = page("""
taken = socket.socket()
taken.bind(("127.0.0.1", 0))
taken.listen()
prove_page.free_port = lambda: taken.getsockname()[1]
""")
    assert found["passed"] is None
    assert "OSError: Cannot find empty port" in found["error"]


@pytest.mark.parametrize(
    ("status", "seconds", "error"),
    [(503, 0.0, "RuntimeError: the page answered 503"), (200, 0.05, "TimeoutError: the page")],
    ids=["answers with an error", "is slow"],
)
def test_a_page_that_is_not_served_as_it_should_be_fails(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, status: int, seconds: float, error: str
) -> None:
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.setenv("no_proxy", "")
    monkeypatch.setenv("GRADIO_ANALYTICS_ENABLED", "")
    monkeypatch.setattr(prove_page, "START_LIMIT_S", 0.04)
    monkeypatch.setattr(prove_page, "_serve_once", lambda: time.sleep(seconds) or status)
    found = result("chat_page", bench)
    assert (found["passed"], found["cause"]) == (False, "timeout" if seconds else "other")
    assert found["error"].startswith(error)


def test_a_page_without_gradio_fails_and_names_it(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.setenv("no_proxy", "")
    monkeypatch.setenv("GRADIO_ANALYTICS_ENABLED", "")
    monkeypatch.setitem(sys.modules, "gradio", None)
    found = result("chat_page", bench)
    assert (found["passed"], found["module"], found["cause"]) == (False, "gradio", "module missing")


# --- the command -------------------------------------------------------------------------------


def lines(capfd: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


def test_the_command_prints_json_lines_and_nothing_else(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def noisy(bench: Bench) -> Any:
        print("a library speaks")
        import os

        os.write(1, b"and so does its C code\n")
        return at_most(0.5, 1.0)

    monkeypatch.setitem(PARTS, "quantise", noisy)  # type: ignore[arg-type]
    assert prove.run(["--device", "cpu", "--parts", "forward,quantise"]) == 0
    begin, first, *_, end = lines(capfd)
    assert begin == {"begin": "quantise"}
    assert (first["name"], first["measured"], first["limit"]) == ("quantise", 0.5, 1.0)
    assert (end["device"], end["driver"], end["not_applicable"]) == ("cpu", "", [])
    assert end["device_name"]
    assert sys.stdout is not sys.stderr


def test_a_part_of_a_card_is_named_as_not_applicable(capfd: pytest.CaptureFixture[str]) -> None:
    assert prove.run(["--device", "cpu", "--parts", "gpu_init,quantise"]) == 0
    said = lines(capfd)
    assert [line["name"] for line in said if "name" in line] == ["quantise"]
    assert said[-1]["not_applicable"] == ["gpu_init"]


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a card here")
def test_a_card_that_cannot_be_used_is_a_result(capfd: pytest.CaptureFixture[str]) -> None:
    assert prove.run(["--device", "cuda"]) == 1
    begin, found = lines(capfd)
    assert begin == {"begin": "gpu_init"}
    assert (found["name"], found["passed"]) == ("gpu_init", False)
    assert found["cause"] in ("no code for card", "driver refused")


@pytest.mark.parametrize("arguments", [["--parts", "nothing"], ["--parts", ""], ["--device", "x"]])
def test_wrong_arguments_exit_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        prove.run(arguments)
    assert caught.value.code == 2


# --- the card, as far as a processor can stand for one -----------------------------------------


def test_the_card_part_compares_with_the_processor(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "init", lambda: None)
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda device: (8, 9))
    assert result("gpu_init", bench)["passed"]
    solve = torch.linalg.solve
    monkeypatch.setattr(torch.linalg, "solve", lambda a, b: solve(a, b) * float(torch.rand(())))
    assert not result("gpu_init", bench)["passed"]
