"""Judges card and driver against the engine that is installed, or would be. Pure.

A CPU engine works without a card, so for it everything about cards is a notice. An engine built for
a card is another matter: what another row for the card cures is repairable, the rest is blocked.
"""

from __future__ import annotations

from collections.abc import Iterator

from envcheck.choose import Choice, visible_gpus
from envcheck.facts import Facts, Gpu
from envcheck.matrix import Row
from envcheck.problems import Finding, Severity, unknown_fact
from envcheck.rule import beyond, driver_too_old, line_of
from envcheck.versions import parts

BF16_CAPABILITY = "8.0"
"""From Ampere on; older cards would emulate bf16, so fp16 with loss scaling is used there."""
HARMLESS = frozenset({"GPU_UNKNOWN", "GPU_HIDDEN"})
"""Reasons for no card that leave a card's engine usable: nobody knows, or somebody wants it so."""
TESTED = "tested"
"""A CPU engine beside a card is refused only where the row for that card has been run by somebody:
nobody is made to leave a tested set for one that was only resolved."""


def judge_gpu(
    facts: Facts, choice: Choice, installed: Row | None, needed_bytes: int | None
) -> Iterator[Finding]:
    """Everything about cards; `needed_bytes` is what a job needs of the card's memory."""
    capability = choice.gpu.compute_capability.value if choice.gpu else None
    driver = facts.gpu.driver.value
    if installed and installed.needs_gpu and choice.gpu and capability and driver:
        yield from _judge_floors(choice.gpu, capability, driver, installed, choice)
    elif installed and installed.needs_gpu:
        yield _without_card(choice, installed)
    else:
        yield _for_cpu_engine(facts, choice, installed)
    if choice.gpu and capability and (installed is None or installed.needs_gpu):
        yield _precision(choice.gpu, capability)
        yield from _judge_memory(choice.gpu, needed_bytes)
    yield from _judge_others(facts, choice)


def _judge_floors(
    gpu: Gpu, capability: str, driver: str, installed: Row, choice: Choice
) -> Iterator[Finding]:
    """The installed row's own floors: a person may have chosen another row than the rule would."""
    curable = choice.why == "GPU" and choice.row is not None and choice.row.id != installed.id
    severity = Severity.REPAIRABLE if curable else Severity.BLOCKED
    line = line_of(installed)
    floor = line.driver_floor(capability)
    if not line.covers(capability):
        yield Finding("GPU_NOT_SUPPORTED", severity, beyond(gpu.name, capability, line))
    elif parts(driver) < parts(floor):
        old = driver_too_old(gpu.name, capability, driver, line)
        yield Finding("DRIVER_TOO_OLD", severity, old)
    else:
        yield _gpu(gpu, driver)
        if parts(driver) < parts(installed.driver_advised or "0"):
            advised = installed.driver_advised
            below = {"installed": driver, "advised": advised, "row": installed.id}
            yield Finding("DRIVER_BELOW_ADVISED", Severity.NOTICE, below)


def _without_card(choice: Choice, installed: Row) -> Finding:
    if choice.why in HARMLESS:
        return Finding(choice.why, Severity.NOTICE, choice.facts)
    if choice.why in ("NO_GPU", "PLATFORM_NOT_SHIPPED"):
        return Finding("GPU_NOT_FOUND", Severity.BLOCKED, {"row": installed.id})
    return Finding(choice.why, Severity.BLOCKED, choice.facts)


def _for_cpu_engine(facts: Facts, choice: Choice, installed: Row | None) -> Finding:
    """For a CPU engine, or none yet."""
    if choice.why == "GPU" and choice.gpu:
        if installed and choice.row:
            torch = facts.engine.torch.value
            slow = {
                "gpu": choice.gpu.name,
                "torch": torch.version if torch else installed.torch,
                "row": installed.id,
                "wanted_row": choice.row.id,
            }
            tested = choice.row.evidence == TESTED
            severity = Severity.REPAIRABLE if tested else Severity.NOTICE
            return Finding("TORCH_WITHOUT_GPU", severity, slow)
        return _gpu(choice.gpu, facts.gpu.driver.value)
    if choice.why == "PLATFORM_NOT_SHIPPED":
        healthy = installed is not None
        severity = Severity.NOTICE if healthy else Severity.BLOCKED
        return Finding(choice.why, severity, choice.facts)
    severity = Severity.OK if choice.why == "NO_GPU" else Severity.NOTICE
    return Finding(choice.why, severity, choice.facts)


def _gpu(gpu: Gpu, driver: str | None) -> Finding:
    facts = {
        "gpu": gpu.name,
        "compute_capability": gpu.compute_capability.value,
        "memory_bytes": gpu.memory_bytes.value,
        "driver": driver,
    }
    return Finding("GPU", Severity.OK, facts)


def _precision(gpu: Gpu, capability: str) -> Finding:
    precision = "bf16" if parts(capability) >= parts(BF16_CAPABILITY) else "fp16"
    facts = {"gpu": gpu.name, "compute_capability": capability, "precision": precision}
    return Finding("GPU_PRECISION", Severity.OK, facts)


def _judge_memory(gpu: Gpu, needed_bytes: int | None) -> Iterator[Finding]:
    """Short for good is blocked; short because others use it may have changed by the start."""
    if needed_bytes is None:
        return
    total, used = gpu.memory_bytes, gpu.memory_used_bytes
    if total.value is None or used.value is None:
        unread = total if total.value is None else used
        yield unknown_fact("gpu memory", unread.source, unread.reason)
        return
    free = total.value - used.value
    if needed_bytes > free:
        facts = {
            "gpu": gpu.name,
            "needed_bytes": needed_bytes,
            "free_bytes": free,
            "total_bytes": total.value,
        }
        severity = Severity.BLOCKED if needed_bytes > total.value else Severity.NOTICE
        yield Finding("GPU_MEMORY_SHORT", severity, facts)


def _judge_others(facts: Facts, choice: Choice) -> Iterator[Finding]:
    """Two different cards: one of them decided, and the person should know which."""
    gpus = visible_gpus(facts)
    others = sorted({gpu.name for gpu in gpus} - {choice.gpu.name if choice.gpu else ""})
    if choice.gpu and others:
        facts_ = {"chosen": choice.gpu.name, "others": others}
        yield Finding("GPUS_DIFFER", Severity.NOTICE, facts_)
