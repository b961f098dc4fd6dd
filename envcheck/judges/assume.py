"""What a document written by hand leaves out, as it is on nearly every computer. Pure.

Somebody who reports a broken package rarely says which system it was on, and the row to build
depends on it. Only what was not recorded is filled in; what could not be read stays unknown. And
what people call systems and processors is put into our words.
"""

from __future__ import annotations

from dataclasses import replace

from envcheck.facts import Facts, MachineFacts, Observed
from envcheck.judges.unread import was_asked

ASSUMED = "assumed"
"""Source of what nobody said."""
OUR_WORDS = {"darwin": "macos", "amd64": "x86_64", "x64": "x86_64", "aarch64": "arm64"}
"""Other names of a system or processor; capitals do not count."""
USUAL_DRIVER = "580.95.05"
"""Of a listed card: the branch that serves every card and every row."""


def with_assumptions(facts: Facts) -> Facts:
    """The facts with system, processor and visible cards filled in where nobody recorded them."""
    machine, gpu = facts.machine, facts.gpu
    if gpu.devices.value and not was_asked(gpu.driver):
        gpu = replace(gpu, driver=Observed(USUAL_DRIVER, ASSUMED))
    system = _in_our_words(_or(machine.os, _system(facts)))
    processor = "arm64" if system.value == "macos" else "x86_64"
    filled = replace(
        machine,
        os=system,
        machine=_in_our_words(_or(machine.machine, processor)),
        visible_devices=_or(machine.visible_devices, "all"),
    )
    return replace(facts, machine=filled, gpu=gpu)


def _or(seen: Observed[str], usual: str) -> Observed[str]:
    return seen if was_asked(seen) else Observed(usual, ASSUMED)


def _in_our_words(seen: Observed[str]) -> Observed[str]:
    if seen.value is None:
        return seen
    word = seen.value.lower()
    return replace(seen, value=OUR_WORDS.get(word, word))


def _system(facts: Facts) -> str:
    """Windows or macOS where a path says so or one of its own facts was recorded, else Linux."""
    machine = facts.machine
    paths = [disk.path for disk in machine.disks]
    paths += [machine.home.value.path] if machine.home.value else []
    paths += [facts.engine.python.value or ""]
    if any("\\" in path for path in paths) or _windows_only(machine):
        return "windows"
    return "macos" if any(path.startswith("/Users/") for path in paths) else "linux"


def _windows_only(machine: MachineFacts) -> bool:
    policy, library = machine.app_control.value, machine.runtime_library.value
    return (
        policy in ("on", "evaluation")
        or library not in (None, "not needed")
        or (machine.long_paths.value is False)
    )
