"""Which row of the matrix a machine should use, and why. Pure: facts and matrix in, choice out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from envcheck.facts import Facts, Gpu, GpuFacts, MachineFacts, Observed
from envcheck.judges.rule import CPU, Ruling, Second, line_of, rule
from envcheck.matrix import Matrix, Row
from envcheck.versions import minor, parts

ALL_VISIBLE = "all"
WSL_DRIVER_FOLDER = "/usr/lib/wsl/lib"
"""Where Windows' driver puts its library inside WSL."""
NOT_KNOWN = frozenset({"GPU_UNKNOWN", "GPU_DRIVER_FAULT"})
"""Reasons for the CPU row that may pass: they do not speak against a row that a person chose."""


@dataclass(frozen=True)
class Choice:
    """The row for a machine."""

    row: Row | None
    """None where not even the CPU row is shipped for this computer."""
    wanted: str
    """Id of the row that would serve best; differs from `row` where something stands between."""
    why: str
    """A code of `problems.CODES`, and its facts. `GPU` exactly when the row serves the card;
    `ROW_CHOSEN` when a person chose to leave the card alone."""
    facts: Mapping[str, object]
    gpu: Gpu | None
    """The card that decided, where there is one to use."""
    runner_up: Row | None = None
    """The row that comes next; None where no other comes into question."""
    runner_up_why: str = ""
    """A code of `problems.CODES`: `GPU` when it serves the card as well, `NO_GPU` when it does
    without one, else what stands in its way (`DRIVER_TOO_OLD`: better, after a driver update)."""
    runner_up_facts: Mapping[str, object] = field(default_factory=dict)
    """The facts of that code; `advised` is the driver to install."""
    chosen_by_person: bool = False
    """Whether a person's wish took the place of the rule's row."""


def choose(facts: Facts, matrix: Matrix) -> Choice:
    """The row to use on this machine: the person's where it can work here, else the rule's."""
    shipped = _shipped(facts, matrix)
    gpu, ruling = _ruling(facts, shipped)
    row = shipped.get(ruling.use)
    wish = facts.repair.wish.value or ""
    if wish != ruling.use and wish in shipped and not hindrance(facts, matrix, wish):
        return _wished(facts, shipped[wish], ruling, shipped)
    if row is None:
        nothing = {**_computer(facts.machine), "available": _available(matrix)}
        return Choice(None, ruling.wanted, "PLATFORM_NOT_SHIPPED", nothing, gpu)
    rule_choice = Choice(row, ruling.wanted, ruling.why, ruling.facts, gpu)
    return _with_runner_up(rule_choice, ruling.seconds, shipped)


def hindrance(facts: Facts, matrix: Matrix, row_id: str) -> str:
    """Why a row that a person asks for cannot work here, as a code; "" where nothing known does."""
    row = _shipped(facts, matrix).get(row_id)
    if row is None:
        return "PLATFORM_NOT_SHIPPED"
    if not row.needs_gpu:
        return ""
    if without := _without_card(facts):
        return "" if without.why in NOT_KNOWN else without.why
    verdicts = [_for_card(row, gpu, facts.gpu.driver) for gpu in visible_gpus(facts)]
    return "" if "" in verdicts else verdicts[0]


def visible_gpus(facts: Facts) -> tuple[Gpu, ...]:
    """The cards that `CUDA_VISIBLE_DEVICES` leaves, best first: newest, then largest."""
    devices = facts.gpu.devices.value or ()
    chosen = facts.machine.visible_devices.value or ""
    if chosen != ALL_VISIBLE:
        devices = _named(devices, [name.strip() for name in chosen.split(",")])
    return tuple(sorted(devices, key=_best_first))


def _ruling(facts: Facts, shipped: Mapping[str, Row]) -> tuple[Gpu | None, Ruling]:
    """The best card that a row serves decides; where none is served, the best card."""
    gpus = visible_gpus(facts)
    if without := _without_card(facts):
        return (gpus[0] if gpus else None), _with_waiting(without, facts, shipped)
    ruled = [(gpu, _with_card(gpu, facts, shipped)) for gpu in gpus]
    best_gpu, best = ruled[0]
    gpu, ruling = next((one for one in ruled if one[1].why == "GPU"), ruled[0])
    if gpu is best_gpu:
        return gpu, ruling
    # The better card waits for a driver: what would serve it comes next.
    return gpu, replace(ruling, seconds=(*best.seconds, *ruling.seconds))


def _wished(facts: Facts, row: Row, ruling: Ruling, shipped: Mapping[str, Row]) -> Choice:
    """The person's row, and the best card that it serves; the rule's row comes next."""
    gpus, driver = visible_gpus(facts), facts.gpu.driver
    served = [gpu for gpu in gpus if row.needs_gpu and not _for_card(row, gpu, driver)]
    gpu = next(iter((*served, *gpus)), None)
    why, why_facts = ruling.why, ruling.facts
    if not row.needs_gpu:
        why, why_facts = "ROW_CHOSEN", {"row": row.id, "wanted_row": ruling.wanted}
    elif gpu and why == "GPU":
        why_facts = {**why_facts, **_described(gpu)}
    choice = Choice(row, ruling.wanted, why, why_facts, gpu, chosen_by_person=True)
    return _with_runner_up(choice, (Second(ruling.use, ruling.why, ruling.facts),), shipped)


def _with_runner_up(
    choice: Choice, seconds: tuple[Second, ...], shipped: Mapping[str, Row]
) -> Choice:
    used = choice.row.id if choice.row else ""
    for second in seconds:
        if second.row in shipped and second.row != used:
            return replace(
                choice,
                runner_up=shipped[second.row],
                runner_up_why=second.why,
                runner_up_facts=second.facts,
            )
    return choice


def _without_card(facts: Facts) -> Ruling | None:
    """Why no card can be used; None when one can."""
    gpu, machine = facts.gpu, facts.machine
    if gpu.fault.value:
        return _cpu("GPU_DRIVER_FAULT", fault=gpu.fault.value)
    if gpu.devices.value is None:
        return _cpu_for_unknown(gpu.devices)
    if not gpu.devices.value:
        return _without_device(gpu, machine)
    if machine.wsl.value and machine.wsl_driver.value == "":
        return _cpu("WSL_DRIVER_MISSING", path=WSL_DRIVER_FOLDER)
    if gpu.driver.value == "":
        return _cpu("GPU_DRIVER_MISSING", cards=len(gpu.devices.value))
    if not visible_gpus(facts):
        hidden = machine.visible_devices.value
        return _cpu("GPU_HIDDEN", variable="CUDA_VISIBLE_DEVICES", value=hidden)
    return None


def _without_device(gpu: GpuFacts, machine: MachineFacts) -> Ruling:
    cards = machine.cards_on_bus.value or 0
    # Inside WSL the driver is Windows' own, and none is to be installed.
    if cards and gpu.driver.value == "" and not machine.wsl.value:
        return _cpu("GPU_DRIVER_MISSING", cards=cards)
    return _cpu("NO_GPU")


def _with_waiting(ruling: Ruling, facts: Facts, shipped: Mapping[str, Row]) -> Ruling:
    """Also name the row that would serve a card that is there and cannot be used now."""
    driver = facts.gpu.driver.value
    for gpu in sorted(facts.gpu.devices.value or (), key=_best_first):
        capability = gpu.compute_capability.value
        if capability and driver:
            then = rule(gpu.name, capability, driver, shipped)
            if then.why == "GPU":
                return replace(ruling, seconds=(Second(then.use, ruling.why, ruling.facts),))
    return ruling


def _with_card(gpu: Gpu, facts: Facts, shipped: Mapping[str, Row]) -> Ruling:
    capability, driver = gpu.compute_capability, facts.gpu.driver
    if capability.value is None:
        return _cpu_for_unknown(capability)
    if not driver.value:
        without = _cpu_for_unknown(driver)
        # Any driver will do here: this asks which row has code for the card.
        best = rule(gpu.name, capability.value, "9999", shipped)
        wait = Second(best.use, without.why, without.facts)
        return replace(without, seconds=(wait,)) if best.why == "GPU" else without
    return rule(gpu.name, capability.value, driver.value, shipped)


def _for_card(row: Row, gpu: Gpu, driver: Observed[str]) -> str:
    """Why a row cannot serve a card, as a code; "" where nothing known speaks against it."""
    capability, line = gpu.compute_capability.value, line_of(row)
    if capability is None:
        return ""
    if not line.covers(capability):
        return "GPU_NOT_SUPPORTED"
    too_old = driver.value and parts(driver.value) < parts(line.driver_floor(capability))
    return "DRIVER_TOO_OLD" if too_old else ""


def _described(gpu: Gpu) -> dict[str, object]:
    return {"gpu": gpu.name, "compute_capability": gpu.compute_capability.value}


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
    """A part of a card (`MIG-…`) has a name of its own, which need not say of which card it is."""
    if name.startswith("MIG-"):
        return gpu.uuid in name or "GPU-" not in name
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
