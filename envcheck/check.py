"""The check before every start and every job: gather facts side by side, judge them, report."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from envcheck import codec, matrix, probe_env, probe_gpu, probe_machine
from envcheck.deadline import start
from envcheck.facts import Facts
from envcheck.problems import Finding
from envcheck.verdict import Needs, Verdict, judge, judge_without_matrix


@dataclass(frozen=True)
class Report:
    """What was seen, what it means, and what could be done."""

    facts: Facts
    verdict: Verdict
    elapsed_s: float
    deep: bool = False
    """Whether every byte was compared and the proof was run anew."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Worst first."""
        return self.verdict.findings

    @property
    def may_start(self) -> bool:
        """Whether a job may start: the verdict is ok or usable."""
        return self.verdict.may_start

    def to_json(self) -> dict[str, Any]:
        """One JSON object; the facts in it can be judged again elsewhere."""
        verdict = self.verdict
        return {
            "v": 1,
            "deep": self.deep,
            "facts": codec.to_json(self.facts),
            "findings": [finding.to_json() for finding in verdict.findings],
            "verdict": verdict.word,
            "row": _row(verdict),
            "plan": verdict.plan.to_json() if verdict.plan else None,
            "elapsed_s": round(self.elapsed_s, 3),
        }


def check(
    home: Path,
    code: Path,
    *,
    needs: Needs | None = None,
    deep: bool = False,
    prove: Sequence[str] | None = None,
    environ: Mapping[str, str] = os.environ,
) -> Report:
    """Look at the machine and at the engine below `home`, and judge both.

    `code` is the folder that our own code and `lockfiles/` lie in. Nothing is changed, nothing of
    the engine is imported, and no probe is waited for beyond its deadline.
    """
    begun = time.monotonic()
    needs = needs or Needs()
    facts = gather(home, code, needs=needs, environ=environ, deep=deep)
    verdict = assess(facts, code, needs)
    return Report(facts, verdict, time.monotonic() - begun, deep)


def gather(
    home: Path,
    code: Path,
    *,
    needs: Needs,
    environ: Mapping[str, str] = os.environ,
    deep: bool = False,
) -> Facts:
    """The facts, every probe in a thread of its own; `deep` compares every byte."""
    home, code = home.absolute(), code.absolute()
    gpu = start(lambda: probe_gpu.probe(environ), probe_gpu.unread)
    engine = start(
        lambda: probe_env.probe(home, code, environ, deep, needs.job_paths), probe_env.unread
    )
    machine = probe_machine.probe(home, needs.paths, environ)
    return Facts(machine, gpu(3 * probe_gpu.DEADLINE_S), engine(probe_env.deadline_s(deep)))


def assess(facts: Facts, code: Path, needs: Needs) -> Verdict:
    """Judge facts, of this machine or recorded elsewhere, against the matrix beside our code."""
    try:
        tested = matrix.load(code / "lockfiles")
    except matrix.MatrixUnreadable as error:
        return judge_without_matrix(facts, error, needs)
    return judge(facts, tested, needs)


def _row(verdict: Verdict) -> dict[str, object] | None:
    if verdict.choice is None:
        return None
    choice, row = verdict.choice, verdict.choice.row
    runner_up = getattr(choice, "runner_up", None)
    return {
        "id": row.id if row else None,
        "lockfile": row.lockfile if row else None,
        "lock_sha256": row.lock_sha256 if row else None,
        "evidence": row.evidence if row else None,
        "wanted": choice.wanted,
        "why": choice.why,
        "device": choice.gpu.uuid if choice.gpu else None,
        "runner_up": runner_up.id if runner_up else None,
        "runner_up_why": getattr(choice, "runner_up_why", ""),
        "chosen_by_person": getattr(choice, "chosen_by_person", False),
    }
