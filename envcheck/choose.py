"""Which row of the matrix a machine should use, and why. Pure: facts and matrix in, choice out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from envcheck.facts import Facts, Gpu, GpuFacts, MachineFacts, Observed
from envcheck.matrix import Matrix, Row
from envcheck.rule import CPU, Ruling, rule
from envcheck.versions import minor, parts

ALL_VISIBLE = "all"


@dataclass(frozen=True)
class Choice:
    """The row for a machine."""

    row: Row | None
    """None where not even the CPU row is shipped for this computer."""
    wanted: str
    """Id of the row that would serve best; differs from `row` where something stands between."""
    why: str
    """A code of `problems.CODES`, and its facts. `GPU` exactly when the row serves the card."""
    facts: Mapping[str, object]
    gpu: Gpu | None
    """The card that decided, where there is one to use."""


def choose(facts: Facts, matrix: Matrix) -> Choice:
    """The row to use on this machine, the CPU row where no card can be used."""
    shipped = _shipped(facts, matrix)
    gpus = visible_gpus(facts)
    ruling = _without_card(facts) or _with_card(gpus[0], facts.gpu.driver, shipped)
    gpu = gpus[0] if gpus else None
    if ruling.use in shipped:
        return Choice(shipped[ruling.use], ruling.wanted, ruling.why, ruling.facts, gpu)
    nothing = {**_computer(facts.machine), "available": _available(matrix)}
    return Choice(None, ruling.wanted, "PLATFORM_NOT_SHIPPED", nothing, gpu)


def visible_gpus(facts: Facts) -> tuple[Gpu, ...]:
    """The cards that `CUDA_VISIBLE_DEVICES` leaves, best first: newest, then largest."""
    devices = facts.gpu.devices.value or ()
    chosen = facts.machine.visible_devices.value or ""
    if chosen != ALL_VISIBLE:
        devices = _named(devices, [name.strip() for name in chosen.split(",")])
    return tuple(sorted(devices, key=_best_first))


def _without_card(facts: Facts) -> Ruling | None:
    """Why no card can be used; None when one can."""
    gpu, machine = facts.gpu, facts.machine
    if gpu.fault.value:
        return _cpu("GPU_DRIVER_FAULT", fault=gpu.fault.value)
    if gpu.devices.value is None:
        return _cpu_for_unknown(gpu.devices)
    if not gpu.devices.value:
        return _without_device(gpu, machine)
    if not visible_gpus(facts):
        hidden = machine.visible_devices.value
        return _cpu("GPU_HIDDEN", variable="CUDA_VISIBLE_DEVICES", value=hidden)
    return None


def _without_device(gpu: GpuFacts, machine: MachineFacts) -> Ruling:
    cards = machine.cards_on_bus.value or 0
    if cards and gpu.driver.value == "":
        return _cpu("GPU_DRIVER_MISSING", cards=cards)
    return _cpu("NO_GPU")


def _with_card(gpu: Gpu, driver: Observed[str], shipped: Mapping[str, Row]) -> Ruling:
    capability = gpu.compute_capability
    if capability.value is None:
        return _cpu_for_unknown(capability)
    if not driver.value:
        return _cpu_for_unknown(driver)
    return rule(gpu.name, capability.value, driver.value, shipped)


def _cpu(why: str, **facts: object) -> Ruling:
    return Ruling(CPU, CPU, why, facts)


def _cpu_for_unknown(fact: Observed[str] | Observed[tuple[Gpu, ...]]) -> Ruling:
    return _cpu("GPU_UNKNOWN", source=fact.source, reason=fact.reason or "not reported")


def _named(devices: tuple[Gpu, ...], names: list[str]) -> tuple[Gpu, ...]:
    """As CUDA reads the list: indexes and identifiers, up to the first that is no card."""
    found: list[Gpu] = []
    for name in names:
        gpu = next((gpu for gpu in devices if _is_called(gpu, name)), None)
        if gpu is None:
            break
        found.append(gpu)
    return tuple(found)


def _is_called(gpu: Gpu, name: str) -> bool:
    return name == str(gpu.index) or (name.startswith("GPU-") and gpu.uuid.startswith(name))


def _best_first(gpu: Gpu) -> tuple[tuple[int, ...], int, int]:
    capability = parts(gpu.compute_capability.value or "0")
    return tuple(-part for part in capability), -(gpu.memory_bytes.value or 0), gpu.index


def _shipped(facts: Facts, matrix: Matrix) -> dict[str, Row]:
    """Row id -> the row for this computer, with the Python that is at hand where there is one.

    A row for another Python is as good: the set-up finds or fetches the Python that a lock is for.
    """
    machine, stamp = facts.machine, facts.engine.stamp.value
    this = (machine.os.value, machine.machine.value)
    here = [row for row in matrix.rows if (row.os, row.machine) == this]
    shipped = {row.id: row for row in reversed(here)}
    for python in (machine.python.value, minor(stamp.python) if stamp else ""):
        shipped |= {row.id: row for row in here if row.python == python}
    return shipped


def _computer(machine: MachineFacts) -> dict[str, object]:
    return {
        "os": machine.os.value,
        "machine": machine.machine.value,
        "python": machine.python.value,
    }


def _available(matrix: Matrix) -> list[str]:
    return sorted({f"{row.os} {row.machine}, Python {row.python}" for row in matrix.rows})
