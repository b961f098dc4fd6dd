"""Judges card and driver against the engine that is installed, or would be. Pure.

A CPU engine works without a card, so for it everything about cards is a notice. An engine built for
a card is another matter: what another row for the card cures is repairable, the rest is blocked.
"""

from __future__ import annotations

from collections.abc import Iterator

from envcheck.facts import Facts, Gpu, Observed
from envcheck.judges.assume import ASSUMED
from envcheck.judges.choose import WSL_DRIVER_FOLDER, Choice, visible_gpus
from envcheck.judges.reference import cuda_of, torch_of
from envcheck.judges.rule import beyond, driver_too_old, line_of
from envcheck.judges.unread import unread, was_asked
from envcheck.matrix import Row
from envcheck.problems import Finding, Severity
from envcheck.versions import parts

BF16_CAPABILITY = "8.0"
"""From Ampere on; older cards would emulate bf16, so fp16 with loss scaling is used there."""
HARMLESS = frozenset({"GPU_UNKNOWN", "GPU_HIDDEN"})
"""Reasons for no card that leave a card's engine usable: nobody knows, or somebody wants it so."""
UNREACHABLE = frozenset({"GPU_DRIVER_FAULT", "WSL_DRIVER_MISSING"})
"""Reasons for no card that hold although the driver lists one: no program gets through to it."""


def judge_gpu(
    facts: Facts, choice: Choice, installed: Row | None, needed_bytes: int | None
) -> Iterator[Finding]:
    """Everything about cards; `needed_bytes` is what a job needs of the card's memory."""
    capability = choice.gpu.compute_capability.value if choice.gpu else None
    driver = facts.gpu.driver.value
    cannot_use_it = cuda_of(facts.engine) == "" or (installed and not installed.needs_gpu)
    reachable = driver and choice.why not in UNREACHABLE
    if installed and installed.needs_gpu and choice.gpu and capability and reachable:
        yield from _judge_floors(facts, choice, installed, choice.gpu, capability)
    elif installed and installed.needs_gpu:
        yield _without_card(facts, choice, installed)
    elif not _serves_a_card(choice):
        yield from _for_cpu_engine(facts, choice, installed)
    elif installed is None and choice.gpu:
        yield _gpu(choice.gpu, facts.gpu.driver)
    if installed and choice.gpu and cannot_use_it and _serves_a_card(choice):
        yield _slow(facts, choice.gpu, choice, installed)
    if choice.gpu and capability and (installed is None or installed.needs_gpu):
        yield _precision(choice.gpu, capability)
        yield from _judge_memory(choice.gpu, needed_bytes)
    yield from _judge_others(facts, choice)


def _serves_a_card(choice: Choice) -> bool:
    return choice.row is not None and choice.row.needs_gpu and choice.why == "GPU"


def _is_cured_by_another_row(facts: Facts, choice: Choice, installed: Row) -> bool:
    """Whether a build of the chosen row helps: one for cards, or one that the person wants.

    The CPU row is no cure of its own: it would make training a hundred times slower.
    """
    row = choice.row
    if row is None or row.id == installed.id:
        return False
    return row.needs_gpu or row.id == facts.repair.wish.value


def _judge_floors(
    facts: Facts, choice: Choice, installed: Row, gpu: Gpu, capability: str
) -> Iterator[Finding]:
    """The installed row's own floors: a person may have chosen another row than the rule would."""
    curable = _is_cured_by_another_row(facts, choice, installed)
    severity = Severity.REPAIRABLE if curable else Severity.BLOCKED
    line, driver = line_of(installed), facts.gpu.driver.value or ""
    if not line.covers(capability):
        yield Finding("GPU_NOT_SUPPORTED", severity, beyond(gpu.name, capability, line))
    elif parts(driver) < parts(line.driver_floor(capability)):
        old = driver_too_old(gpu.name, capability, driver, line)
        yield Finding("DRIVER_TOO_OLD", severity, old)
    else:
        yield _gpu(gpu, facts.gpu.driver)
        if parts(driver) < parts(installed.driver_advised or "0"):
            advised = installed.driver_advised
            below = {"installed": driver, "advised": advised, "row": installed.id}
            yield Finding("DRIVER_BELOW_ADVISED", Severity.NOTICE, below)


def _without_card(facts: Facts, choice: Choice, installed: Row) -> Finding:
    if choice.why in HARMLESS:
        return Finding(choice.why, Severity.NOTICE, choice.facts)
    curable = _is_cured_by_another_row(facts, choice, installed)
    severity = Severity.REPAIRABLE if curable else Severity.BLOCKED
    if choice.why == "NO_GPU" and _is_wsl_without_driver(facts):
        return Finding("WSL_DRIVER_MISSING", severity, {"path": WSL_DRIVER_FOLDER})
    if choice.why in ("NO_GPU", "PLATFORM_NOT_SHIPPED", "ROW_CHOSEN"):
        return Finding("GPU_NOT_FOUND", severity, {"row": installed.id})
    return Finding(choice.why, severity, choice.facts)


def _for_cpu_engine(facts: Facts, choice: Choice, installed: Row | None) -> Iterator[Finding]:
    """For a CPU engine, or none yet, where no row for a card would be built."""
    if choice.why == "PLATFORM_NOT_SHIPPED":
        healthy = installed is not None
        severity = Severity.NOTICE if healthy else Severity.BLOCKED
        yield Finding(choice.why, severity, choice.facts)
    elif choice.why == "NO_GPU" and _is_wsl_without_driver(facts):
        yield Finding("WSL_DRIVER_MISSING", Severity.NOTICE, {"path": WSL_DRIVER_FOLDER})
    elif choice.why == "NO_GPU":
        yield Finding(choice.why, Severity.OK, choice.facts)
    elif choice.why == "ROW_CHOSEN":  # said with the repairs; here only what there is
        yield _gpu(choice.gpu, facts.gpu.driver) if choice.gpu else _no_gpu()
    elif choice.why != "GPU_UNKNOWN" or was_asked(facts.gpu.devices):
        yield Finding(choice.why, Severity.NOTICE, choice.facts)


def _is_wsl_without_driver(facts: Facts) -> bool:
    """Windows' driver puts its library into WSL; without it no card can be seen from inside."""
    return facts.machine.wsl.value is True and facts.machine.wsl_driver.value == ""


def _slow(facts: Facts, gpu: Gpu, choice: Choice, installed: Row) -> Finding:
    slow = {
        "gpu": gpu.name,
        "torch": torch_of(facts.engine) or installed.torch,
        "row": installed.id,
        "wanted_row": choice.row.id if choice.row else "",
    }
    return Finding("TORCH_WITHOUT_GPU", Severity.REPAIRABLE, slow)


def _no_gpu() -> Finding:
    return Finding("NO_GPU", Severity.OK, {})


def _gpu(gpu: Gpu, driver: Observed[str]) -> Finding:
    facts = {
        "gpu": gpu.name,
        "compute_capability": gpu.compute_capability.value,
        "memory_bytes": gpu.memory_bytes.value,
        "driver": driver.value if driver.source != ASSUMED else None,
    }
    return Finding("GPU", Severity.OK, facts)


def _precision(gpu: Gpu, capability: str) -> Finding:
    precision = "bf16" if parts(capability) >= parts(BF16_CAPABILITY) else "fp16"
    facts = {"gpu": gpu.name, "compute_capability": capability, "precision": precision}
    return Finding("GPU_PRECISION", Severity.OK, facts)


def _judge_memory(gpu: Gpu, needed_bytes: int | None) -> Iterator[Finding]:
    """Short for good is blocked; short because others use it may have changed by the start."""
    total, used = gpu.memory_bytes, gpu.memory_used_bytes
    if total.value is None or used.value is None:
        if needed_bytes is not None:
            yield from unread("gpu memory", total if total.value is None else used)
        return
    free = max(0, total.value - used.value)
    memory = {"gpu": gpu.name, "free_bytes": free, "total_bytes": total.value}
    if needed_bytes is not None and needed_bytes > free:
        severity = Severity.BLOCKED if needed_bytes > total.value else Severity.NOTICE
        yield Finding("GPU_MEMORY_SHORT", severity, {**memory, "needed_bytes": needed_bytes})
    programs = [vars(one) for one in gpu.programs.value or ()]
    yield Finding("GPU_MEMORY", Severity.OK, {**memory, "programs": programs})


def _judge_others(facts: Facts, choice: Choice) -> Iterator[Finding]:
    """Two different cards: one of them decided, and the person should know which."""
    gpus = visible_gpus(facts)
    others = sorted({gpu.name for gpu in gpus} - {choice.gpu.name if choice.gpu else ""})
    if choice.gpu and others:
        facts_ = {"chosen": choice.gpu.name, "others": others}
        yield Finding("GPUS_DIFFER", Severity.NOTICE, facts_)
