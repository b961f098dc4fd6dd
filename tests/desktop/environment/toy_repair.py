"""A repair that only tells: holds its lock, writes the events of a real one, obeys a stop.

python toy_repair.py FOLDER SECONDS [die]     `die`: ends half-way without a last word
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from envcheck import oslock  # noqa: E402
from envcheck.repairing.journal import Journal  # noqa: E402
from tests.desktop.environment.make_repair import PLAN, PROOF  # noqa: E402

STAGES = ("fetch", "install", "prove", "switch")
PARTS = 8


def main(folder: Path, seconds: float, *, dies: bool) -> None:
    with oslock.hold(folder / "repair.lock"):
        journal = Journal(folder / "events.jsonl")
        journal.write("started", repair=folder.name, pid=os.getpid(), row=PLAN["row"])
        journal.write("phase", phase="look")
        journal.write("plan", plan=PLAN)
        for stage in STAGES:
            journal.write("phase", phase=stage)
            for part in range(1, PARTS + 1):
                time.sleep(seconds / len(STAGES) / PARTS)
                if (folder / "control" / "stop.json").exists():
                    journal.write("stopped", reason="asked")
                    return
                size = PLAN["to_fetch_bytes"] if stage == "fetch" else 0
                numbers = {"done": part, "total": PARTS, "name": "torch"}
                numbers |= {"done_bytes": size * part // PARTS, "total_bytes": size}
                journal.write("progress", stage=stage, step=stage, **numbers)
            if dies and stage == "fetch":
                os._exit(9)
        journal.write(
            "finished", env="new", row=PLAN["row"], previous="old", seconds=seconds, proof=PROOF
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]), dies="die" in sys.argv[3:])
