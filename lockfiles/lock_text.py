"""The one form in which all locks are written, whichever tool resolved them, and their differences.

Both tools leave traces of the machine they ran on (command line, folders, indexes); here a lock is
reduced to what it promises: name, exact version, where it applies, hashes, and who asked for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from envcheck.lockfile import Pin, normalise, parse_lock


@dataclass(frozen=True)
class Entry:
    """A pin and the packages that brought it in."""

    pin: Pin
    via: tuple[str, ...]


def read_entries(text: str) -> list[Entry]:
    """Read a resolver's output with its ``# via`` notes."""
    via: dict[str, set[str]] = {}
    current = ""
    for line in text.splitlines():
        if match := re.match(r"([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*(?:==|@)", line):
            current = normalise(match[1])
        elif match := re.match(r"\s+#\s+(?:via\b)?\s*(.*)", line):
            via.setdefault(current, set()).update(_askers(match[1]))
    return [Entry(pin, tuple(sorted(via.get(pin.name, ())))) for pin in parse_lock(text)]


def with_shared_hashes(entries: Iterable[Entry], other: Iterable[Entry]) -> list[Entry]:
    """Take the hashes of `other` wherever it pins the same version.

    uv lists the source archive's hash as well; pip-tools, told to use wheels only, does not.
    Nothing is ever built from source, so the shorter list is the right one.
    """
    known = {(entry.pin.name, entry.pin.version): entry.pin.hashes for entry in other}
    return [_with_hashes(entry, known) for entry in entries]


def without_direct(text: str) -> tuple[str, list[Pin]]:
    """Ask for the public version of what comes from an address: ``torch @ …2.13.0+cu130…`` becomes
    ``torch==2.13.0``. Also returns the exact files, to be put back with `with_direct`.

    Neither tool could look into such a wheel without fetching all of it; builds of one version for
    one system ask for the same packages.
    """
    lines, pins = [], []
    for line in re.sub(r"\\\n", " ", text).splitlines():
        if re.match(r"[\w.-]+\s*@", line):
            pins += (found := parse_lock(line))
            lines += [f"{pin.name}=={pin.version.partition('+')[0]}" for pin in found]
        else:
            lines.append(line)
    return "".join(f"{line}\n" for line in lines), pins


def with_direct(entries: Iterable[Entry], direct: Iterable[Pin]) -> list[Entry]:
    """Put the exact files in the place of what the index offers under the same name."""
    known = {pin.name: pin for pin in direct}
    return [replace(entry, pin=known.get(entry.pin.name, entry.pin)) for entry in entries]


def render(header: str, entries: Iterable[Entry]) -> str:
    """The text of a lock file."""
    ordered = sorted(entries, key=lambda entry: (entry.pin.name, entry.pin.marker))
    return f"# {header}\n" + "".join(_render_entry(entry) for entry in ordered)


def constraints(entries: Iterable[Entry], *, without: frozenset[str] = frozenset()) -> str:
    """The same versions as constraints for another lock, without hashes."""
    kept = sorted({(e.pin.name, e.pin.version) for e in entries if e.pin.name not in without})
    names = [name for name, _ in kept]
    return "".join(f"{name}=={version}\n" for name, version in kept if names.count(name) == 1)


def explain(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """What changed between two locks, in words; empty when nothing did."""
    lines = [f"added {name} {after[name]}" for name in sorted(after.keys() - before.keys())]
    lines += [f"removed {name} {before[name]}" for name in sorted(before.keys() - after.keys())]
    for name in sorted(before.keys() & after.keys()):
        if before[name] != after[name]:
            lines.append(f"changed {name} from {before[name]} to {after[name]}")
    return lines


def versions(entries: Iterable[Entry]) -> dict[str, str]:
    """Version by name; a package pinned differently by platform shows all of them."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        found.setdefault(entry.pin.name, []).append(entry.pin.version)
    return {name: " / ".join(sorted(set(several))) for name, several in found.items()}


def _askers(note: str) -> list[str]:
    """Package names out of ``# via a`` notes; our own inputs are called formiga."""
    words = note.strip()
    if not words or words.startswith("-c "):
        return []
    return ["formiga" if words.startswith("-r ") else words]


def _with_hashes(entry: Entry, known: Mapping[tuple[str, str], frozenset[str]]) -> Entry:
    hashes = known.get((entry.pin.name, entry.pin.version))
    return replace(entry, pin=replace(entry.pin, hashes=hashes)) if hashes else entry


def _render_entry(entry: Entry) -> str:
    pin = entry.pin
    what = f"{pin.name} @ {pin.url}" if pin.url else f"{pin.name}=={pin.version}"
    marker = f" ; {pin.marker}" if pin.marker else ""
    hashes = "".join(f" \\\n    --hash=sha256:{digest}" for digest in sorted(pin.hashes))
    via = f"\n    # via {', '.join(entry.via)}" if entry.via else ""
    return f"{what}{marker}{hashes}{via}\n"
