"""The check before every start and every job: gather facts side by side, judge them, report."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from envcheck import codec, matrix, proof, switch
from envcheck.deadline import start
from envcheck.facts import EngineFacts, Facts, Gpu, Observed, Proof, RepairFacts
from envcheck.judges import judge_proof
from envcheck.judges.choose import Choice
from envcheck.judges.verdict import Needs, Verdict, judge, judge_without_matrix
from envcheck.probes import inventory, probe_env, probe_gpu, probe_machine
from envcheck.problems import Finding, Severity
from envcheck.repairing import repairs


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
    on_part: proof.OnPart | None = None,
) -> Report:
    """Look at the machine and at the engine below `home`, and judge both.

    `code` is the folder that our own code and `lockfiles/` lie in. Nothing is waited for beyond its
    deadline, and nothing but a proof is written.

    Args:
        deep: compare every byte of the engine, and prove it anew.
        prove: the command after the engine's interpreter that tries 4-bit training. With it, an
            engine that nothing speaks against and that has no fitting proof is tried; that takes
            half a minute. Without it nothing of the engine is imported.
        on_part: told what is tried now.
    """
    begun = time.monotonic()
    needs = needs or Needs()
    facts = gather(home, code, needs=needs, environ=environ, deep=deep)
    verdict = assess(facts, code, needs)
    proven = _proven(home, code, facts, verdict, deep, prove, environ, on_part)
    if proven is not None and proven != facts.engine.proof.value:
        facts = replace(facts, engine=replace(facts.engine, proof=Observed(proven, proof.FILE)))
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
        lambda: _with_proof(home, probe_env.probe(home, code, environ, deep, needs.job_paths)),
        probe_env.unread,
    )
    repair = start(lambda: repairs.probe(home, code), lambda reason: RepairFacts())
    machine = probe_machine.probe(home, needs.paths, environ)
    return Facts(
        machine,
        gpu(3 * probe_gpu.DEADLINE_S),
        engine(probe_env.deadline_s(deep)),
        repair(inventory.DEADLINE_S),
    )


def _with_proof(home: Path, engine: EngineFacts) -> EngineFacts:
    env = switch.current(home / "envs")
    return engine if env is None else replace(engine, proof=proof.newest(env))


def _proven(
    home: Path,
    code: Path,
    facts: Facts,
    verdict: Verdict,
    deep: bool,
    prove: Sequence[str] | None,
    environ: Mapping[str, str],
    on_part: proof.OnPart | None,
) -> Proof | None:
    """The proof that fits this lock, driver and card: the kept one, else a new one if asked for."""
    env = switch.current(home.absolute() / "envs")
    if env is None or verdict.choice is None or not facts.engine.interpreter.known:
        return None
    gpu, driver = _tried_card(facts, verdict.choice, code), facts.gpu.driver.value or ""
    kept = proof.fitting(env, driver, gpu)
    if prove is None or (kept is not None and not deep and not _may_pass(kept)):
        return kept
    others = (f for f in verdict.findings if f.code not in judge_proof.FROM_PROOF)
    if not deep and max(f.severity for f in others) >= Severity.REPAIRABLE:
        return kept
    made = proof.run(env, code.absolute(), prove, gpu, driver, environ, on_part)
    with contextlib.suppress(OSError):  # not kept, it is made again next time
        proof.keep(env, made)
    return made


def _tried_card(facts: Facts, choice: Choice, code: Path) -> Gpu | None:
    """The card that the engine in use trains on; None for the processor."""
    stamp = facts.engine.stamp.value
    installed = matrix.load(code / "lockfiles").of(stamp) if stamp else None
    return choice.gpu if installed is not None and installed.needs_gpu else None


def _may_pass(kept: Proof) -> bool:
    """Whether it failed for a cause that may be gone, and is worth another try."""
    return any(part.cause in judge_proof.OUTSIDE for part in kept.parts if not part.passed)


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
    return {
        "id": row.id if row else None,
        "lockfile": row.lockfile if row else None,
        "lock_sha256": row.lock_sha256 if row else None,
        "evidence": row.evidence if row else None,
        "wanted": choice.wanted,
        "why": choice.why,
        "device": choice.gpu.uuid if choice.gpu else None,
        "runner_up": choice.runner_up.id if choice.runner_up else None,
        "runner_up_why": choice.runner_up_why,
        "runner_up_facts": dict(choice.runner_up_facts),
        "chosen_by_person": choice.chosen_by_person,
    }
