"""A repair whose proof is an import of three tiny modules: `python -m tests.envcheck.toy_repair`.

Takes the arguments of `python -m envcheck repair`. `FORMIGA_TOY_PROOF` in the environment makes
the proof `fail` (`FORMIGA_TOY_PART` names the part), `crash`, `hang` or `slow`;
`FORMIGA_TOY_KILL=7` kills the process (SIGKILL) right after its seventh event.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from envcheck import switch
from envcheck.building import shelf
from envcheck.facts import Gpu, Proof, ProofPart
from envcheck.repairing import journal, repair_cli, repair_verbs
from envcheck.repairing.repair import OnPart, Prove

IMPORTS = "import toy_ant, toy_bee, toy_wasp"


def prover(kind: str = "") -> Prove:
    """A proof that passes where the three modules can be imported and `kind` is empty."""

    def prove(env: Path, gpu: Gpu | None, driver: str, on_part: OnPart) -> Proof:
        on_part("imports")
        _behave(kind)
        command = [str(switch.interpreter(env)), "-I", "-B", "-c", IMPORTS]
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
        passed = answer.returncode == 0 and kind != "fail"
        error = (answer.stderr.strip().splitlines() or [kind])[-1]
        part = ProofPart(
            name=os.environ.get("FORMIGA_TOY_PART", "imports"),
            passed=passed,
            measured=None,
            limit=None,
            seconds=0.1,
            module="" if passed else "toy_ant",
            cause="" if passed else "other",
            error="" if passed else error,
        )
        lock = str(shelf.read_stamp(env).get("lock_sha256"))
        return Proof(lock, driver, "cpu", "toy processor", journal.utc_now(), 0.1, (part,))

    return prove


def _behave(kind: str) -> None:
    if kind == "crash":
        raise RuntimeError(kind)
    if kind in {"hang", "slow"}:
        time.sleep(3600 if kind == "hang" else 2)


def _kill_after(events: int) -> None:
    """Die without a word once so many events are written."""
    write = journal.Journal.write

    def write_and_die(self: journal.Journal, type_: str, **fields: Any) -> None:
        write(self, type_, **fields)
        if self._next_seq == events:
            os.kill(os.getpid(), signal.SIGKILL)

    journal.Journal.write = write_and_die  # type: ignore[method-assign]


def main() -> int:
    """Run one repair; returns its exit code."""
    _kill_after(int(os.environ.get("FORMIGA_TOY_KILL", "0")))
    parser = argparse.ArgumentParser()
    repair_cli.add_verbs(parser.add_subparsers(dest="verb", required=True))
    given = parser.parse_args(["repair", *sys.argv[1:]])
    return repair_verbs.run(given, prover(os.environ.get("FORMIGA_TOY_PROOF", "")))


if __name__ == "__main__":
    sys.exit(main())
