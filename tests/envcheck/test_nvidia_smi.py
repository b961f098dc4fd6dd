from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from envcheck.deadline import Answer
from envcheck.probes import nvidia_smi
from envcheck.probes.nvidia_smi import MIB, read

ONE = "0, GPU-4f1a, 580.95.05, 24564, 1024, NVIDIA GeForce RTX 4090, 8.9\n"
TWO = ONE + "1, GPU-77b2, 580.95.05, 8192, 12, NVIDIA GeForce GTX 1080, 6.1\n"


def said(text: str, exit_code: int = 0) -> Answer:
    return Answer("", exit_code, text, "")


def test_a_card_is_read():
    facts = read(said(ONE))
    (card,) = facts.devices.value
    assert facts.driver.value == "580.95.05"
    assert (card.index, card.uuid, card.name) == (0, "GPU-4f1a", "NVIDIA GeForce RTX 4090")
    assert card.compute_capability.value == "8.9"
    assert card.memory_bytes.value == 24564 * MIB
    assert card.memory_used_bytes.value == 1024 * MIB
    assert facts.fault.value == ""


def test_two_cards_are_read():
    assert [card.name[-4:] for card in read(said(TWO)).devices.value] == ["4090", "1080"]


def test_windows_line_ends_and_warnings_between_the_lines_are_no_trouble():
    text = "WARNING: infoROM is corrupted at gpu 0000:01:00.0\r\n" + TWO.replace("\n", "\r\n")
    assert len(read(said(text, exit_code=14)).devices.value) == 2


@pytest.mark.parametrize(
    "cell", ["[N/A]", "[Insufficient Permissions]", "[Unknown Error]", "[Não suportado]", "N/A", ""]
)
def test_what_the_driver_does_not_say_is_unknown(cell):
    line = f"0, GPU-1, 580.95.05, {cell}, {cell}, NVIDIA GB10, {cell}"
    (card,) = read(said(line)).devices.value
    assert card.name == "NVIDIA GB10"
    for fact in (card.memory_bytes, card.memory_used_bytes, card.compute_capability):
        assert fact.value is None
        assert fact.reason


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "garbage",
        "<html><body>502</body></html>",
        "0; GPU-1; 580.95; 24564; 0; RTX 4090; 8,9",
        "0, GPU-1, 580.95.05, 24.564, 1.024, NVIDIA GeForce RTX 4090, 8,9",
        "x, GPU-1, 580.95.05, 24564, 0, NVIDIA GeForce RTX 4090, 8.9",
        "\x00\x00\x00",
    ],
)
def test_an_answer_that_makes_no_sense_is_unknown_and_never_no_card(text):
    facts = read(said(text))
    assert facts.devices.value is None
    assert facts.devices.reason == "answer not understood"


def test_decimal_commas_and_words_of_another_language_are_unknown():
    line = "0, GPU-1, 580.95.05, 24564 MiB, 1 GiB, NVIDIA GeForce RTX 4090, 8.9"
    (card,) = read(said(line)).devices.value
    assert card.memory_bytes.value is None
    assert card.compute_capability.value == "8.9"


@pytest.mark.parametrize(
    ("exit_code", "fault"), [(9, "DRIVER_NOT_LOADED"), (15, "GPU_LOST"), (18, "VERSION_MISMATCH")]
)
def test_a_driver_that_answers_with_an_error_is_a_fault(exit_code, fault):
    words = "NVIDIA-SMI falhou porque não pôde se comunicar com o driver NVIDIA."
    facts = read(said(words, exit_code))
    assert (facts.devices.value, facts.fault.value) == (None, fault)


def test_what_may_not_be_asked_is_unknown_and_no_fault():
    facts = read(said("", nvidia_smi.NOT_PERMITTED))
    assert (facts.devices.reason, facts.fault.value) == ("not permitted", "")


def test_programs_are_given_to_their_cards():
    text = (
        "GPU-4f1a, 812, /usr/bin/python3, 5120\n"
        "GPU-4f1a, 99, C:\\Jogos, Ana\\jogo.exe, [N/A]\r\n"
        "GPU-4f1a, 100, [Insufficient Permissions], 7\n"
        "GPU-other, 5, x, 1\n"
        "WARNING: something\n"
    )
    one, two = nvidia_smi.with_programs(read(said(TWO)), said(text)).devices.value
    assert [(p.name, p.memory_bytes) for p in one.programs.value] == [
        ("python3", 5120 * MIB),
        ("", 7 * MIB),
        ("jogo.exe", 0),
    ]
    assert two.programs.value == ()


@pytest.mark.parametrize(
    "answer", [said("", 2), Answer("timeout", None, "", ""), said("GPU-4f1a, 8, x, 5", 9)]
)
def test_programs_that_the_tool_does_not_name_are_unknown(answer):
    (card,) = nvidia_smi.with_programs(read(said(ONE)), answer).devices.value
    assert card.programs.reason
    assert card.memory_bytes.known


def test_no_devices_found_is_known():
    assert read(said("No devices were found\n", 6)).devices.value == ()


def test_a_timeout_is_unknown():
    facts = read(Answer("timeout", None, "", ""))
    assert (facts.devices.reason, facts.driver.reason) == ("timeout", "timeout")


def script(folder: Path, body: str) -> Path:
    """A fake nvidia-smi."""
    tool = folder / "nvidia smi ü"
    tool.write_text(f"#!{sys.executable}\nimport sys, time\n{body}\n", encoding="utf-8")
    tool.chmod(0o755)
    return tool


posix = pytest.mark.skipif(sys.platform == "win32", reason="a script is no program on Windows")


@posix
def test_the_tool_is_asked_without_header_and_units(tmp_path):
    body = "print(0, 'GPU-1', '580.1', 10, 1, sys.argv[2].replace(',', ' '), '8.9', sep=',')"
    (card,) = nvidia_smi.probe(script(tmp_path, body), 20, {}).devices.value
    assert card.name == "--format=csv noheader nounits"


@posix
def test_an_old_driver_is_asked_again_without_the_field_it_does_not_know(tmp_path):
    tool = script(
        tmp_path,
        "if 'compute_cap' in sys.argv[1]:\n"
        "    print('Field \"compute_cap\" is not a valid field to query.'); sys.exit(2)\n"
        "print('0, GPU-1, 418.40, 8192, 10, NVIDIA GeForce GTX 1080')",
    )
    facts = nvidia_smi.probe(tool, 20, {})
    assert facts.driver.value == "418.40"
    assert facts.devices.value[0].compute_capability.reason == "not reported"


@posix
def test_a_tool_that_hangs_is_unknown_in_time(tmp_path):
    begun = time.monotonic()
    facts = nvidia_smi.probe(script(tmp_path, "time.sleep(60)"), 0.5, {})
    assert time.monotonic() - begun < 5
    assert facts.devices.reason == "timeout"


def test_a_missing_tool_is_not_found():
    assert nvidia_smi.probe(None, 1, {}).devices.reason == "not found"


@posix
def test_a_known_place_goes_before_the_path(tmp_path, monkeypatch):
    known, other = tmp_path / "known", tmp_path / "path"
    for folder in (known, other):
        folder.mkdir()
        script(folder, "").rename(folder / "nvidia-smi")
    monkeypatch.setattr(nvidia_smi, "PLACES", (str(known / "nvidia-smi"),))
    assert nvidia_smi.find({"PATH": str(other)}) == known / "nvidia-smi"
    (known / "nvidia-smi").unlink()
    assert nvidia_smi.find({"PATH": str(other)}) == other / "nvidia-smi"
    assert nvidia_smi.find({"PATH": str(known)}) is None
