"""A model that was quantised once is read from its copy, the same in every bit."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import bitsandbytes.functional as bnb
import pytest
import torch
from filelock import FileLock

from engine.contract.commit import damage
from engine.contract.spec import FourBit, Int8
from engine.device import Precision
from engine.models import quantized_cache
from engine.models.load import base_digest, four_bit_layers, frozen_digest, load_base
from engine.models.pieces import PIECE, quantize_in_pieces
from engine.models.quantized_cache import QuantizedCache
from tests.engine.families.toys import make_model

CPU = torch.device("cpu")
BF16, FP32 = Precision("bf16", "ASKED"), Precision("fp32", "ASKED")
IDS = torch.tensor([[5, 9, 200, 31, 7, 44]])
SETTINGS = {
    "nf4": FourBit(type="nf4"),
    "fp4 once": FourBit(type="fp4", bnb_4bit_use_double_quant=False),
    "int8": Int8(),
}


class Told(list[Any]):
    """Warnings, as the run's history would hold them."""

    def __call__(self, code: str, **facts: Any) -> None:
        self.append((code, facts))


@pytest.fixture(scope="module")
def llama(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("llama"), "llama", tied=False)


def _copies(home: Path) -> list[Path]:
    return sorted((home / "cache" / "quantized").glob("*/copy"))


def _load(folder: Path, home: Path, settings: Any = SETTINGS["nf4"], told: Any = None) -> Any:
    return load_base(folder, settings, FP32, CPU, cache=QuantizedCache(home, told))


def _tensors(model: Any) -> dict[str, torch.Tensor]:
    """Everything that a model computes with, by name."""
    found = dict(model.named_parameters(remove_duplicate=False)) | dict(model.named_buffers())
    for name, weight in list(found.items()):
        state = getattr(weight, "quant_state", None)
        if state is not None:
            found |= {f"{name}.absmax": state.absmax, f"{name}.code": state.code}
        if getattr(state, "nested", False):
            found |= {f"{name}.offset": state.offset, f"{name}.nested": state.state2.absmax}
        if getattr(weight, "SCB", None) is not None:
            found[f"{name}.SCB"] = weight.SCB
    return found


@pytest.mark.parametrize("family", ["llama", "gpt2", "gemma"])
@pytest.mark.parametrize("settings", SETTINGS)
def test_the_copy_is_the_model_in_every_bit(
    tmp_path: Path, family: str, settings: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_model(tmp_path / "model", family)
    chosen = SETTINGS[settings]
    plain = load_base(folder, chosen, FP32, CPU)
    first = _load(folder, tmp_path, chosen)
    with monkeypatch.context() as broken:
        for name in ("quantize_4bit", "int8_vectorwise_quant"):
            broken.setattr(bnb, name, None)  # whoever quantised now would fail
        again = _load(folder, tmp_path, chosen)
    assert frozen_digest(plain) == base_digest(first) == base_digest(again) == frozen_digest(again)
    expected, found = _tensors(plain), _tensors(again)
    assert expected.keys() == found.keys()
    assert all(torch.equal(expected[name], found[name]) for name in expected)
    assert not any(weight.requires_grad for weight in again.parameters())
    if settings != "int8":  # bitsandbytes warns of each of its products on a processor
        assert torch.equal(plain(IDS).logits, again(IDS).logits)
    tied = again.get_input_embeddings().weight is again.get_output_embeddings().weight
    assert tied == (plain.get_input_embeddings().weight is plain.get_output_embeddings().weight)
    assert again.generation_config.to_dict() == plain.generation_config.to_dict()
    assert again.config.to_dict() == plain.config.to_dict()
    assert again.config.name_or_path == plain.config.name_or_path


def test_layers_that_a_processor_misreads_are_put_right_from_a_copy_too(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "model", "llama", hidden=96, heads=3, kv_heads=3, middle=160)
    plain = load_base(folder, SETTINGS["nf4"], FP32, CPU)
    assert len(four_bit_layers(plain)) < 14, "some widths are misread here"
    _load(folder, tmp_path)
    again = _load(folder, tmp_path)
    assert base_digest(again) == frozen_digest(plain) == frozen_digest(again)
    assert torch.equal(plain(IDS).logits, again(IDS).logits)


def test_one_digit_of_the_digest_that_a_copy_holds_is_noticed_and_put_right(
    tmp_path: Path, llama: Path
) -> None:
    digest = base_digest(_load(llama, tmp_path))
    (copy,) = _copies(tmp_path)
    about, told = copy / "about.json", Told()
    text = about.read_text(encoding="utf-8")
    other = ("1" if digest[0] == "0" else "0") + digest[1:]
    about.write_text(text.replace(digest, other), encoding="utf-8")
    assert base_digest(_load(llama, tmp_path, told=told)) == digest
    assert told == [("QUANTIZED_COPY_DAMAGED", {"path": str(copy), "file": "about.json"})]
    assert base_digest(_load(llama, tmp_path, told=told)) == digest
    assert len(told) == 1, "the copy was made anew"


def test_settings_precision_and_weights_have_copies_of_their_own(
    tmp_path: Path, llama: Path
) -> None:
    for settings in SETTINGS.values():
        _load(llama, tmp_path, settings)
    load_base(llama, SETTINGS["nf4"], BF16, CPU, cache=QuantizedCache(tmp_path))
    assert len(_copies(tmp_path)) == 4
    assert all(damage(copy) is None for copy in _copies(tmp_path))


def test_other_weights_of_the_same_size_and_date_are_noticed(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "model", "llama")
    first = base_digest(_load(folder, tmp_path))
    file = folder / "model.safetensors"
    before, raw = file.stat(), bytearray(file.read_bytes())
    raw[-1] ^= 1
    file.write_bytes(raw)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert base_digest(_load(folder, tmp_path)) != first
    assert len(_copies(tmp_path)) == 2


@pytest.mark.parametrize("harm", ["one bit", "cut", "gone", "about"])
def test_a_damaged_copy_is_told_and_made_anew(tmp_path: Path, llama: Path, harm: str) -> None:
    digest = base_digest(_load(llama, tmp_path))
    (copy,) = _copies(tmp_path)
    weights = copy / "model.safetensors"
    raw = bytearray(weights.read_bytes())
    if harm == "one bit":
        raw[len(raw) // 2] ^= 4
        weights.write_bytes(raw)
    elif harm == "cut":
        weights.write_bytes(raw[:-1])
    elif harm == "gone":
        weights.unlink()
    else:
        (copy / "about.json").write_text("[", encoding="utf-8")
    told = Told()
    assert frozen_digest(_load(llama, tmp_path, told=told)) == digest
    name = "about.json" if harm == "about" else "model.safetensors"
    assert told == [("QUANTIZED_COPY_DAMAGED", {"path": str(copy), "file": name})]
    told.clear()
    assert base_digest(_load(llama, tmp_path, told=told)) == digest
    assert not told
    assert damage(copy) is None


def test_the_copy_used_longest_ago_makes_room(
    tmp_path: Path, llama: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _load(llama, tmp_path, SETTINGS["nf4"])
    (old,) = _copies(tmp_path)
    _load(llama, tmp_path, SETTINGS["fp4 once"])
    newer = next(copy for copy in _copies(tmp_path) if copy != old)
    os.utime(newer / "about.json", (1, 1))
    taken = sum(file.stat().st_size for file in (tmp_path / "cache").rglob("*"))
    monkeypatch.setattr(quantized_cache, "MOST_BYTES", int(1.2 * taken))
    _load(llama, tmp_path, SETTINGS["int8"])
    left = _copies(tmp_path)
    assert old in left
    assert newer not in left
    assert len(left) == 2


def test_a_copy_that_somebody_reads_stays(
    tmp_path: Path, llama: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _load(llama, tmp_path, SETTINGS["nf4"])
    (held,) = _copies(tmp_path)
    monkeypatch.setattr(quantized_cache, "MOST_BYTES", 400_000)
    with FileLock(held.parent.with_suffix(".lock")):
        _load(llama, tmp_path, SETTINGS["int8"])
        assert _copies(tmp_path) == [held]
    _load(llama, tmp_path, SETTINGS["int8"])
    assert held not in _copies(tmp_path)


def test_a_disk_without_room_keeps_no_copy(
    tmp_path: Path, llama: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quantized_cache, "LEFT_FREE_BYTES", 10**18)
    model = _load(llama, tmp_path)
    assert base_digest(model) == frozen_digest(model)
    assert not _copies(tmp_path)


def test_a_disk_that_fills_up_meanwhile_leaves_nothing_half(
    tmp_path: Path, llama: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(quantized_cache, "write_copy", full)
    digest = base_digest(_load(llama, tmp_path))
    assert not _copies(tmp_path)
    assert not list(tmp_path.rglob(".stage-*"))
    monkeypatch.undo()
    assert base_digest(_load(llama, tmp_path)) == digest
    assert len(_copies(tmp_path)) == 1


@pytest.mark.parametrize("kind", ["nf4", "fp4"])
@pytest.mark.parametrize("nested", [True, False])
@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float32])
def test_pieces_are_quantised_as_the_whole(kind: str, nested: bool, dtype: torch.dtype) -> None:
    weight = torch.randn(PIECE * 2 // 96 + 7, 96, generator=torch.Generator().manual_seed(0))
    weight = weight.to(dtype)
    named = {"quant_type": kind, "compress_statistics": nested, "quant_storage": torch.uint8}
    whole, state = bnb.quantize_4bit(weight, blocksize=64, **named)
    packed, found = quantize_in_pieces(bnb.quantize_4bit, weight, blocksize=64, **named)
    assert torch.equal(packed, whole)
    assert torch.equal(found.absmax, state.absmax)
    assert found == state
    assert (found.shape, found.dtype, found.nested) == (state.shape, state.dtype, nested)
    assert not nested or torch.equal(found.offset, state.offset)
