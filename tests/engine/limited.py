"""An engine process whose memory is limited for real, from one of its steps on.

`python -m tests.engine.limited RUN BYTES STEP` trains RUN with `RLIMIT_AS` set to what the process
has mapped when optimizer step STEP (from 0) begins, and BYTES more; with BYTES 0 nothing is
limited, and the most that steps had mapped is written to `mapped.json` in the run's folder.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path
from typing import Any

import psutil


def main() -> int:
    """Train under the limit."""
    folder, allowed, first_step = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    from engine.quiet import quiet_libraries
    from engine.run_verb import run_training

    quiet_libraries()
    from engine.allocator import give_back
    from engine.stepper import Stepper

    real, start = Stepper.take, [0]

    def take(stepper: Stepper, step: int) -> Any:
        if not start[0] and step >= first_step:
            give_back()
            start[0] = psutil.Process().memory_info().vms
            if allowed:
                most = start[0] + allowed
                resource.setrlimit(resource.RLIMIT_AS, (most, most))
        return real(stepper, step)

    Stepper.take = take  # type: ignore[method-assign]
    code = run_training(folder, resume=False)
    if not allowed:
        (folder / "mapped.json").write_text(json.dumps(_peak_bytes() - start[0]), encoding="utf-8")
    return code


def _peak_bytes() -> int:
    """The most that this process has ever mapped (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmPeak"))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    raise SystemExit(main())
