"""Facts and matrix -> one verdict. Pure: a thousand machines are judged in a second."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from envcheck.facts import Facts
from envcheck.judges.assume import with_assumptions
from envcheck.judges.choose import Choice, choose
from envcheck.judges.judge_binaries import judge_binaries
from envcheck.judges.judge_engine import is_whole_enough, judge_engine
from envcheck.judges.judge_gpu import judge_gpu
from envcheck.judges.judge_machine import judge_lockfile, judge_machine
from envcheck.judges.judge_proof import judge_proof, row_instead
from envcheck.judges.judge_repair import judge_plan, judge_repair
from envcheck.judges.judge_system import judge_system
from envcheck.judges.plan import Plan, plan_repair
from envcheck.judges.reference import Reference, reference
from envcheck.matrix import Matrix, MatrixUnreadable
from envcheck.problems import Finding, Severity, verdict_of, worst_first


@dataclass(frozen=True)
class Needs:
    """What a job needs of the machine. None means that it is not known, and not checked."""

    disk_bytes: int | None = None
    gpu_bytes: int | None = None
    paths: tuple[Path, ...] = ()
    """Places besides the home folder that the job writes to."""
    memory_bytes: int | None = None
    """Main memory that loading takes at its peak."""
    job_paths: tuple[Path, ...] = ()
    """Folders of the job file and its data, looked at for files named like packages."""


@dataclass(frozen=True)
class Verdict:
    """Findings, worst first, and what follows from them."""

    findings: tuple[Finding, ...]
    choice: Choice | None
    """None where there is no matrix to choose from."""
    plan: Plan | None

    @property
    def word(self) -> str:
        """`ok`, `usable`, `repairable` or `blocked`."""
        return verdict_of(self.findings)

    @property
    def may_start(self) -> bool:
        """Whether a job may start: nothing was found that would make it fail."""
        return self.word in ("ok", "usable")


def judge(facts: Facts, matrix: Matrix, needs: Needs | None = None) -> Verdict:
    """The verdict on a machine, for a job where one is given."""
    seen, facts = facts, with_assumptions(facts)
    choice = choose(facts, matrix)
    against = reference(facts, matrix, choice)
    needs = needs or Needs()
    found = [*judge_machine(seen.machine, needs.disk_bytes, needs.memory_bytes)]
    found += _findings(facts, matrix, choice, against, needs)
    found += judge_proof(facts, choice, against.row, found)
    row = row_instead(facts, choice, against.row, found) or choice.row
    found += judge_lockfile(row, in_use=against.row == row) if row else ()
    plan = plan_repair(facts, row, worst_first(found))
    found += judge_plan(facts, plan)
    return Verdict(worst_first(found), choice, plan)


def judge_without_matrix(facts: Facts, error: MatrixUnreadable, needs: Needs) -> Verdict:
    """The verdict where nothing says what was tested."""
    unreadable = {"path": str(error.path), "error": error.error}
    findings = [
        Finding("MATRIX_UNREADABLE", Severity.BLOCKED, unreadable),
        *judge_machine(facts.machine, needs.disk_bytes, needs.memory_bytes),
    ]
    return Verdict(worst_first(findings), None, None)


def _findings(
    facts: Facts, matrix: Matrix, choice: Choice, against: Reference, needs: Needs
) -> Iterator[Finding]:
    installed = against.row
    yield from judge_system(facts, installed or choice.row)
    yield from judge_gpu(facts, choice, installed, needs.gpu_bytes)
    yield from judge_engine(facts, matrix, against, choice.row)
    if is_whole_enough(facts.engine):
        yield from judge_binaries(facts.engine, choice, installed)
    yield from judge_repair(facts, matrix, choice)
