"""A reason why set-up cannot go on, with its sentence."""

from __future__ import annotations

from envcheck.building.build_errors import BuildError
from installer.words import say


class Trouble(Exception):
    """Stops the set-up; `str()` of it is the sentence for the person."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(say(code, **facts))
        self.code = code
        self.facts = facts


def from_build(error: BuildError) -> Trouble:
    """The sentence for an environment that could not be built."""
    facts = {name: "" if value is None else value for name, value in error.facts.items()}
    if isinstance(packages := facts.get("packages"), list):
        facts["packages"] = ", ".join(packages)
    if error.code == "REPAIR_DISK_FULL":
        free = facts.get("free_bytes")
        facts["free_mb"] = int(free) >> 20 if isinstance(free, int) else "?"
    return Trouble(error.code, **facts)
