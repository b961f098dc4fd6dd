"""A toy repair in which the Nth file operation goes wrong.

    python -m tests.faults.hooked WHAT N FILE …

WHAT is `kill` (SIGKILL of the whole process group, as a power cut or an impatient person would),
or the name of an error (`ENOSPC`, `EIO`, `EROFS`, `EACCES`) that this operation and some after it
end with. The operations are those that Python announces to audit hooks: opening for writing,
renaming, linking, making and removing files and folders, starting programs. Their number is
written to FILE at the end. What follows are the arguments of `tests.envcheck.toy_repair`.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from pathlib import Path

CHANGES = frozenset(
    {"os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.truncate", "os.chmod"}
)
STARTS = frozenset({"subprocess.Popen"})
FOREVER = 5
"""So many operations in a row fail: a disk that is full stays full for a while."""


class Saboteur:
    """Counts operations, and spoils the Nth."""

    def __init__(self, what: str, when: int) -> None:
        self.what, self.when, self.seen = what, when, 0

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if not _is_operation(event, arguments):
            return
        self.seen += 1
        if self.when <= self.seen < self.when + FOREVER:
            self._strike(event)

    def _strike(self, event: str) -> None:
        if self.what == "kill":
            os.killpg(os.getpgrp(), signal.SIGKILL)
        number = getattr(errno, self.what)
        if event not in STARTS:
            raise OSError(number, os.strerror(number), event)


def _is_operation(event: str, arguments: tuple[object, ...]) -> bool:
    if event == "open":
        _path, mode, flags = arguments
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        return bool(writes) or (isinstance(mode, str) and any(c in mode for c in "wax+"))
    return event in CHANGES or event in STARTS


def main() -> int:
    """Run the repair; returns its exit code."""
    what, when, count_to = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    sys.argv[1:] = sys.argv[4:]
    from tests.envcheck import toy_repair

    saboteur = Saboteur(what, when)
    sys.addaudithook(saboteur)
    code = toy_repair.main()
    saboteur.when = 10**9
    count_to.write_text(str(saboteur.seen), encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
