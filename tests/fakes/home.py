"""A Formiga home whose engine is the fake one, and a job to start in it."""

from __future__ import annotations

import json
import os
import shlex
import sys
from pathlib import Path
from typing import Any

FAKES = Path(__file__).resolve().parent
READY: dict[str, Any] = json.loads((FAKES / "ready.json").read_text(encoding="utf-8"))
"""A report of the environment check that lets every job start."""


def report(code: str, severity: str, **facts: Any) -> dict[str, Any]:
    """A report with one finding that decides the verdict."""
    finding = {"code": code, "severity": severity, "facts": facts}
    return {**READY, "findings": [finding, *READY["findings"]], "verdict": severity}


def make_home(home: Path, behaviour: str) -> Path:
    """A home with a complete engine environment that behaves as told; callable again."""
    env = home / "envs" / "cpu-abababab-1"
    python = env / "bin" / "python"
    python.parent.mkdir(parents=True, exist_ok=True)
    fake = shlex.join([sys.executable, str(FAKES / "engine.py"), behaviour])
    python.write_text(f'#!/bin/sh\nexec {fake} "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    (env / "COMPLETE").touch()
    pointer = {"v": 1, "env": env.name}
    (home / "envs" / "current.json").write_text(json.dumps(pointer), encoding="utf-8")
    return home


def make_job(folder: Path, **changed: Any) -> Path:
    """A valid job file with its data beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "perguntas.jsonl").write_text('{"question": "a", "answer": "b"}\n', encoding="utf-8")
    job = {
        "name": "Minhas formigas",
        "base_model": "starter",
        "dataset": {"path": "perguntas.jsonl"},
        **changed,
    }
    file = folder / "job.json"
    file.write_text(json.dumps(job), encoding="utf-8")
    return file


def alive(pid: int) -> bool:
    """Whether a process of this number exists (a zombie does)."""
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True
