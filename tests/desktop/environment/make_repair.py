"""Repair folders for tests: real event files, with a clock of their own, as far as one likes."""

from __future__ import annotations

import json
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from envcheck import oslock

PLAN: dict[str, Any] = {
    "row": "main-cu130",
    "lockfile": "engine-main-cu130-linux-py312.txt",
    "lock_sha256": "1a2b3c4d" * 8,
    "reason": "findings",
    "why": ["PACKAGE_DIFFERENT"],
    "changes": [
        {"package": "bitsandbytes", "installed": "0.44.1", "locked": "0.50.2"},
        {"package": "flask", "installed": "3.0.1", "locked": None},
        {"package": "peft", "installed": None, "locked": "0.21.2"},
    ],
    "packages": 91,
    "stored": 24,
    "download_bytes": 2_940_000_000,
    "to_fetch_bytes": 1_900_000_000,
    "disk_bytes": 6_800_000_000,
    "disk_needed_bytes": 14_000_000_000,
    "seconds": {"seconds_low": 240, "seconds_high": 840},
    "keeps": ["cpu-e110e97e-1", "runs", "models", "datasets", "settings"],
}
PROOF = {
    "device_name": "NVIDIA GeForce RTX 4070",
    "parts": [
        {"name": "quantise", "passed": True, "measured": 0.0914, "limit": 0.12},
        {"name": "backward", "passed": True, "measured": 0.9996, "limit": 0.99},
        {"name": "chat_page", "passed": True, "measured": None, "limit": None},
    ],
}
ITEMS = ("torch", "nvidia-cudnn-cu13", "transformers", "bitsandbytes", "pyarrow")


class RepairStory:
    """A repair that is told step by step into `<home>/repairs/<name>/events.jsonl`."""

    def __init__(
        self, home: Path, name: str = "", plan: dict[str, Any] | None = None, *, age_s: float = 300
    ) -> None:
        self._now = datetime.now(UTC) - timedelta(seconds=age_s)
        day = self._now.strftime("%Y-%m-%d_%H%M")
        self.folder = home / "repairs" / (name or f"{day}-main-cu130")
        (self.folder / "control").mkdir(parents=True)
        self.plan = plan or PLAN
        self._seq = 0
        self._held = ExitStack()
        (self.folder / "repair.json").write_text(
            json.dumps({"pid": 1, "row": self.plan["row"], "started_t": self._t()}), "utf-8"
        )
        (self.folder / "repair.log").write_text("look: ok\nfetch: torch\n", "utf-8")
        self.say("started", repair=self.folder.name, pid=1, row=self.plan["row"])

    def hold(self) -> RepairStory:
        """Be alive: hold the lock as the process would."""
        self._held.enter_context(oslock.hold(self.folder / "repair.lock"))
        return self

    def die(self) -> RepairStory:
        """Let go of the lock, with or without a last word."""
        self._held.close()
        return self

    def say(self, type_: str, *, after_s: float = 0.0, **fields: Any) -> RepairStory:
        """Append one event."""
        self._now += timedelta(seconds=after_s)
        event = {"v": 1, "seq": self._seq, "t": self._t(), "type": type_, **fields}
        self._seq += 1
        with (self.folder / "events.jsonl").open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(event) + "\n")
        return self

    def progress(self, stage: str, step: str, share: float, total_bytes: int = 0) -> RepairStory:
        """One progress event, after some seconds."""
        total = len(ITEMS) * 18 + 1
        done = int(share * total)
        return self.say(
            "progress",
            after_s=4,
            stage=stage,
            step=step,
            done=done,
            total=total,
            done_bytes=int(share * total_bytes),
            total_bytes=total_bytes,
            name=ITEMS[done % len(ITEMS)],
        )

    def look(self) -> RepairStory:
        """The first stage, to its end."""
        self.say("phase", phase="look")
        return self.say("plan", after_s=1.2, plan=self.plan)

    def fetch(self, share: float = 1.0) -> RepairStory:
        """Up to this share of the bytes."""
        self.say("phase", phase="fetch")
        for part in range(1, 11):
            self.progress("fetch", "fetch", share * part / 10, self.plan["to_fetch_bytes"])
        return self

    def install(self, share: float = 1.0) -> RepairStory:
        self.say("phase", phase="install")
        for part in range(1, 6):
            self.progress("install", "unpack", share * part / 5)
        return self

    def prove(self) -> RepairStory:
        self.say("phase", phase="prove")
        return self.say("progress", after_s=20, stage="prove", step="backward", name="backward")

    def finish(self) -> RepairStory:
        self.say("phase", phase="switch", after_s=20)
        self.say(
            "finished",
            after_s=0.3,
            env="main-cu130-1a2b3c4d-2",
            row="main-cu130",
            previous="cpu-e110e97e-1",
            seconds=252.0,
            proof=PROOF,
        )
        return self.die()

    def fail(self, code: str, **facts: Any) -> RepairStory:
        self.say("problem", after_s=2, code=code, facts=facts, fatal=True)
        return self.die()

    def stop(self) -> RepairStory:
        self.say("stopped", after_s=1, reason="asked")
        return self.die()

    def whole(self) -> RepairStory:
        """All five stages, and a good end."""
        return self.look().fetch().install().prove().finish()

    def _t(self) -> str:
        return self._now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
