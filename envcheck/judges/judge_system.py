"""Judges the system below everything: its age, Windows' policies and paths, WSL. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from envcheck.facts import EngineFacts, Facts, MachineFacts
from envcheck.judges.unread import unread, was_asked
from envcheck.matrix import Row
from envcheck.problems import Finding, Severity
from envcheck.versions import parts

WINDOWS_MAXIMUM = 259
"""Characters of a path that Windows takes without the long path setting."""
LONGEST_BELOW_ENV = 150
"""Of the files that are ever opened in training, measured over torch 2.13 and transformers 5.23.
torch's licences lie up to 50 deeper; only our own looks read them, without the limit."""
LONGEST_ENV = len("/envs/bridge-cu128-00000000-10/")
LONGEST_TEMPORARY = 120
"""What compilers and installers write below the folder for temporary files."""
REFUSALS = ("winerror 4551", "800711c7", "winerror 1260")
"""Windows' numbers for a program that a policy does not let run."""
GB = 1024**3
TEMPORARY_MINIMUM = {False: GB, True: 2 * GB}
"""For compiled kernels and uploads of the chat page; where the folder lies in memory (key True),
what is written there is taken from the training. Wheels are unpacked in the home folder."""


def judge_system(facts: Facts, row: Row | None) -> Iterator[Finding]:
    """Everything about the system; `row` is the one installed, or that would be built."""
    machine = facts.machine
    if row:
        yield from _judge_age(facts, row)
    yield from _judge_policies(facts)
    yield from _judge_paths(facts)
    if machine.wsl.value and machine.wsl_driver.value:
        yield Finding("WSL_DRIVER", Severity.OK, {"path": machine.wsl_driver.value})
    yield from _judge_home(machine)
    yield from _judge_temporary(machine)
    yield from judge_outside(machine)


def home_of(machine: MachineFacts) -> str:
    """Path of Formiga's home; "" where nobody says."""
    if machine.home.value:
        return machine.home.value.path
    return machine.disks[0].path if machine.disks else ""


def judge_outside(machine: MachineFacts) -> Iterator[Finding]:
    """What would reach into an environment that is not closed; the engine does not see it."""
    yield from unread("other packages", machine.outside_packages)
    folders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in machine.outside_packages.value or ():
        folders[one.where, one.path].append(f"{one.name} {one.version}".strip())
    for (where, path), packages in folders.items():
        copies = {"where": where, "packages": packages, "path": path}
        yield Finding("PACKAGES_IGNORED", Severity.NOTICE, copies)
    yield from unread("pip settings", machine.pip_redirects)
    if machine.pip_redirects.value:
        names = {"names": list(machine.pip_redirects.value)}
        yield Finding("PIP_SETTINGS_IGNORED", Severity.NOTICE, names)


def _judge_age(facts: Facts, row: Row) -> Iterator[Finding]:
    machine = facts.machine
    floors = {
        "linux": ("glibc", machine.glibc.value, row.glibc_minimum),
        "macos": ("macos", machine.os_version.value, row.macos_minimum),
        "windows": ("windows", machine.os_version.value, row.windows_minimum),
    }
    component, found, minimum = floors.get(machine.os.value or "", ("", None, ""))
    if found is None or not minimum:
        return
    if component != "glibc" and machine.glibc.value:
        return  # a document of a Linux machine, its system changed by hand: that is Linux' number
    # A system without glibc cannot load any of the wheels; one that runs an engine has another.
    absent = found == "" and not facts.engine.interpreter.known
    if absent or (found and parts(found) < parts(minimum)):
        old = {"component": component, "installed": found, "minimum": minimum}
        yield Finding("SYSTEM_TOO_OLD", Severity.BLOCKED, old)


def _judge_policies(facts: Facts) -> Iterator[Finding]:
    """What Windows lets a program load; elsewhere these facts say that nothing is in the way."""
    machine = facts.machine
    yield from unread("runtime library", machine.runtime_library)
    if machine.runtime_library.value == "":
        yield Finding("VC_RUNTIME_MISSING", Severity.BLOCKED, {})
    yield from unread("application control", machine.app_control)
    if blocked_by_policy(facts):
        file = facts.engine.python.value or ""
        yield Finding("APP_CONTROL_BLOCKS", Severity.BLOCKED, {"file": file})
    elif machine.app_control.value == "on" and _is_untried(facts.engine):
        # It may let torch pass: only a try tells.
        yield Finding("APP_CONTROL_BLOCKS", Severity.NOTICE, {"file": ""})


def _is_untried(engine: EngineFacts) -> bool:
    """Whether nothing is known yet of how its Python and its packages fare."""
    mute = was_asked(engine.interpreter) and not engine.interpreter.known
    return not mute and engine.proof.value is None


def blocked_by_policy(facts: Facts) -> bool:
    """Whether the engine's Python does not start because Windows does not let it."""
    engine, said = facts.engine, facts.engine.interpreter.reason
    refused = any(number in said.lower() for number in REFUSALS)
    silent = engine.python.known and said not in ("", "not recorded", "not found", "timeout")
    return refused or (silent and facts.machine.app_control.value == "on")


def _judge_paths(facts: Facts) -> Iterator[Finding]:
    """An engine whose files are all there fits; the next one, or a deeper file, may not."""
    machine, engine = facts.machine, facts.engine
    yield from unread("long paths", machine.long_paths)
    home = home_of(machine)
    length = len(home) + LONGEST_ENV + LONGEST_BELOW_ENV
    tree = engine.tree.value if engine.env.value and engine.complete.value else None
    whole = tree is not None and not tree.missing and not tree.files
    if machine.long_paths.value is False and length > WINDOWS_MAXIMUM:
        yield _too_long(home, length, Severity.NOTICE if whole else Severity.BLOCKED)
    if machine.os.value != "windows":
        return
    if not home.isascii():
        yield Finding("HOME_NOT_ASCII", Severity.NOTICE, {"path": home})
    # Long paths have to be asked for by each program, and compilers do not.
    temporary = machine.temporary.value.path if machine.temporary.value else ""
    if len(temporary) + LONGEST_TEMPORARY > WINDOWS_MAXIMUM:
        yield _too_long(temporary, len(temporary) + LONGEST_TEMPORARY, Severity.NOTICE)


def _too_long(path: str, length: int, severity: Severity) -> Finding:
    facts = {"path": path, "length": length, "maximum": WINDOWS_MAXIMUM}
    return Finding("PATH_TOO_LONG", severity, facts)


def _judge_home(machine: MachineFacts) -> Iterator[Finding]:
    yield from unread("home folder", machine.home)
    place = machine.home.value
    if place and place.kind != "local":
        elsewhere = {"path": place.path, "kind": place.kind, "service": place.service}
        yield Finding("HOME_NOT_LOCAL", Severity.NOTICE, elsewhere)


def _judge_temporary(machine: MachineFacts) -> Iterator[Finding]:
    yield from unread("temporary folder", machine.temporary)
    folder = machine.temporary.value
    minimum = TEMPORARY_MINIMUM[folder.in_memory] if folder else 0
    if folder and folder.free_bytes < minimum:
        short = {
            "path": folder.path,
            "free_bytes": folder.free_bytes,
            "minimum_bytes": minimum,
            "in_memory": folder.in_memory,
        }
        yield Finding("TEMPORARY_SHORT", Severity.NOTICE, short)
