"""The library is replaced by fakes: one that works, and ones that fail as real drivers do."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from envcheck.probes import nvml


class FakeNvml:
    """The part of pynvml that is asked, for one card; `broken` maps a call to an error number."""

    class NVMLError(Exception):
        def __init__(self, value: int) -> None:
            super().__init__(f"error {value}")
            self.value = value

    def __init__(self, **broken: int) -> None:
        self.broken = broken
        self.shut_down = False

    def _say(self, call: str, value: object) -> object:
        if call in self.broken:
            raise self.NVMLError(self.broken[call])
        return value

    def nvmlInit(self) -> None:
        self._say("init", None)

    def nvmlShutdown(self) -> None:
        self.shut_down = True

    def nvmlDeviceGetCount(self) -> object:
        return self._say("count", 1)

    def nvmlSystemGetDriverVersion(self) -> object:
        return self._say("driver", "580.95.05")

    def nvmlDeviceGetHandleByIndex(self, index: int) -> object:
        return self._say("handle", index)

    def nvmlDeviceGetUUID(self, handle: object) -> str:
        return "GPU-1"

    def nvmlDeviceGetName(self, handle: object) -> str:
        return "NVIDIA H200"

    def nvmlDeviceGetMemoryInfo(self, handle: object) -> object:
        return self._say("memory", SimpleNamespace(total=100, used=30))

    def nvmlDeviceGetComputeRunningProcesses(self, handle: object) -> object:
        return self._say("compute", [process(7, 300), process(8, None), process(9, 10)])

    def nvmlDeviceGetGraphicsRunningProcesses(self, handle: object) -> object:
        return self._say("graphics", [process(7, 200), process(10, 900)])

    def nvmlSystemGetProcessName(self, pid: int) -> object:
        names = {7: "/home/ana/venv/bin/python", 8: b"C:\\Jogos\\jogo novo.exe", 10: "Xorg"}
        return self._say("name", names[pid]) if pid in names else self._say(f"name {pid}", "")

    def nvmlDeviceGetCudaComputeCapability(self, handle: object) -> object:
        return self._say("capability", (9, 0))


def process(pid: int, memory: int | None) -> SimpleNamespace:
    return SimpleNamespace(pid=pid, usedGpuMemory=memory)


def probe_with(monkeypatch, fake):
    monkeypatch.setattr(nvml, "pynvml", fake)
    return nvml.probe()


def test_a_card_is_read_and_the_library_is_closed(monkeypatch):
    fake = FakeNvml()
    facts = probe_with(monkeypatch, fake)
    (card,) = facts.devices.value
    assert (card.name, card.compute_capability.value, card.memory_bytes.value) == (
        "NVIDIA H200",
        "9.0",
        100,
    )
    assert card.memory_used_bytes.value == 30
    assert facts.driver.value == "580.95.05"
    assert fake.shut_down


def test_a_value_that_is_not_supported_is_unknown_and_the_rest_is_known(monkeypatch):
    facts = probe_with(monkeypatch, FakeNvml(memory=3))
    (card,) = facts.devices.value
    assert card.memory_bytes.value is None
    assert card.compute_capability.value == "9.0"


def test_programs_that_hold_memory_are_named_without_their_folders(monkeypatch):
    (card,) = probe_with(monkeypatch, FakeNvml()).devices.value
    assert [(one.name, one.memory_bytes) for one in card.programs.value] == [
        ("Xorg", 900),
        ("python", 300),
        ("", 10),
        ("jogo novo.exe", 0),
    ]


def test_programs_without_names_count_and_a_refusal_is_unknown(monkeypatch):
    (card,) = probe_with(monkeypatch, FakeNvml(name=4)).devices.value
    assert {one.name for one in card.programs.value} == {""}
    (card,) = probe_with(monkeypatch, FakeNvml(graphics=3)).devices.value
    assert not card.programs.known
    assert card.memory_bytes.known


@pytest.mark.parametrize(
    ("broken", "devices", "reason", "fault"),
    [
        ({"init": 12}, None, "not found", ""),
        ({"init": 9}, None, "driver fault", "DRIVER_NOT_LOADED"),
        ({"init": 18}, None, "driver fault", "VERSION_MISMATCH"),
        ({"init": 4}, None, "not permitted", ""),
        ({"init": 999}, None, "error 999", ""),
        ({"handle": 15}, None, "driver fault", "GPU_LOST"),
        ({"count": 6}, (), "", ""),
    ],
)
def test_refusals_are_told_apart(monkeypatch, broken, devices, reason, fault):
    facts = probe_with(monkeypatch, FakeNvml(**broken))
    assert (facts.devices.value, facts.devices.reason, facts.fault.value) == (
        devices,
        reason,
        fault,
    )


def test_without_the_package_nothing_is_known(monkeypatch):
    assert probe_with(monkeypatch, None).devices.reason == "not found"
