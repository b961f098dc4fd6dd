"""Judges what was tried in the engine's own interpreter: imports, 4-bit training, the chat page.

Pure. What failed there is an effect: where damage was found it is the cause, and a build cures
both. Where everything is as locked, a row of another CUDA may serve; else only the person can help.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from envcheck.facts import EngineFacts, Facts, Proof, ProofPart
from envcheck.judges.choose import Choice
from envcheck.judges.unread import was_asked
from envcheck.matrix import Row
from envcheck.problems import Finding, Severity

IMPORTS, SANITY, CHAT_PAGE = "imports", "sanity", "chat_page"
BY_POLICY = "blocked by policy"
PASSING = frozenset({"timeout", "out of memory"})
"""Causes of this hour, not of the environment: a job may try, and says so itself if they last."""
OUTSIDE = PASSING | {"driver refused", BY_POLICY, "library missing"}
"""Causes that a person may have cured since: a restart, a policy, a part of Windows. A kept proof
that failed for them is worth another try."""
FROM_PROOF = frozenset({"APP_CONTROL_BLOCKS", "ENGINE_IMPORT_FAILED", "PROOF_FAILED"})
"""Findings of a kept proof that may refuse a job: no reason not to try again."""
BEYOND_A_BUILD = frozenset(
    {"library too new", "no code for card", "driver refused", "numbers wrong"}
)
"""Causes that the same packages built again would have again."""
UNRELATED = frozenset({"DISK_SHORT", "GPU_MEMORY_SHORT", "LOCKFILE_CHANGED"})
"""Findings that refuse a job and explain no failure."""
IN_THE_WAY = frozenset(
    {"SYSTEM_TOO_OLD", "VC_RUNTIME_MISSING", "APP_CONTROL_BLOCKS", "PATH_TOO_LONG"}
)
"""Findings that explain a failure, and that no build cures."""
_FILE = re.compile(
    r"""["']([^"']+\.(?:dll|pyd|exe|so))["']|(\S+\.(?:dll|pyd|exe))""", re.IGNORECASE
)


def judge_proof(
    facts: Facts, choice: Choice, installed: Row | None, others: Sequence[Finding]
) -> Iterator[Finding]:
    """The kept proof, where it is of this lock, driver and card; `others` were found before."""
    engine = facts.engine
    if engine.env.value == "" or engine.complete.value is False or not was_asked(engine.proof):
        return
    reason = unfit(facts, choice, installed)
    proof = engine.proof.value
    if proof is None or reason:
        yield Finding("PROOF_MISSING", Severity.NOTICE, {"reason": reason})
    else:
        yield from _judge_parts(proof, engine, choice, installed, others)


def unfit(facts: Facts, choice: Choice, installed: Row | None) -> str:
    """Why the kept proof says nothing about this engine on this machine; "" where it does.

    A document written by hand may leave out the lock, the card or the driver: then it is this one.
    """
    proof, stamp = facts.engine.proof.value, facts.engine.stamp.value
    if proof is None:
        absent = facts.engine.proof.reason in {"missing", "not found", "not recorded"}
        return "not proven" if absent else facts.engine.proof.reason
    locks = (stamp.lock_sha256 if stamp else "", proof.lock_sha256)
    if all(locks) and locks[0] != locks[1]:
        return "other lock"
    if facts.gpu.devices.value is None:
        return ""  # nobody knows which card there is
    gpu = choice.gpu if installed is None or installed.needs_gpu else None
    trains_on = {gpu.uuid if gpu else "cpu", *(("cpu",) if installed is None else ())}
    if proof.device not in {"", *trains_on}:
        return "other card"
    driver = facts.gpu.driver.value
    return "other driver" if gpu and driver and proof.driver not in ("", driver) else ""


def served_by(choice: Choice, installed: Row | None) -> Row | None:
    """Another row that has code for the card, where the installed one does not work with it."""
    if installed is None or not installed.needs_gpu:
        return None
    runner_up = choice.runner_up if choice.runner_up_why == "GPU" else None
    rows = [row for row in (choice.row, runner_up) if row is not None and row.needs_gpu]
    return next((row for row in rows if row.id != installed.id), None)


def is_damaged(findings: Iterable[Finding]) -> bool:
    """Whether something is not as it was built, or not fit for what is here."""
    return any(
        finding.severity >= Severity.REPAIRABLE and finding.code not in UNRELATED
        for finding in findings
    )


def row_instead(
    facts: Facts, choice: Choice, installed: Row | None, findings: Iterable[Finding]
) -> Row | None:
    """The row to build where nothing but the proof failed, and not for damage; else None."""
    broken = [f for f in findings if f.severity is Severity.REPAIRABLE]
    for finding in broken:
        if finding.code == "ENGINE_IMPORT_FAILED":
            if finding.facts["cause"] not in BEYOND_A_BUILD and not _is_verified(facts.engine):
                return None
        elif finding.code != "PROOF_FAILED":
            return None
    return served_by(choice, installed) if broken else None


def _judge_parts(
    proof: Proof,
    engine: EngineFacts,
    choice: Choice,
    installed: Row | None,
    others: Sequence[Finding],
) -> Iterator[Finding]:
    """The first failure only: those after it follow from it."""
    failed = [part for part in proof.parts if not part.passed]
    if not failed:
        if not is_damaged(others):
            yield _passed(proof)
        return
    imports = [part for part in failed if part.name == IMPORTS]
    if imports:
        yield _import(imports[0], _severity(imports[0], engine, choice, installed, others))
        return
    core = [part for part in failed if part.name not in (SANITY, CHAT_PAGE)]
    if core and not is_damaged(others):
        severity = _severity(core[0], engine, choice, installed, others)
        yield Finding("PROOF_FAILED", severity, _part(core[0], proof))
    for part in failed:
        if part.name == CHAT_PAGE:
            said = {"cause": part.cause, "error": part.error}
            yield Finding("CHAT_PAGE_FAILED", Severity.NOTICE, said)
        elif part.name == SANITY and not core:
            yield _other_numbers(part, proof)


def _severity(
    part: ProofPart,
    engine: EngineFacts,
    choice: Choice,
    installed: Row | None,
    others: Sequence[Finding],
) -> Severity:
    """Repairable where a build would help: of the same row after damage, or of another row.

    Names and sizes do not show a flipped byte. So where they are all that was looked at, a failure
    that damage could explain is put down to damage.
    """
    if any(
        finding.code in IN_THE_WAY and finding.severity is Severity.BLOCKED for finding in others
    ):
        return Severity.BLOCKED
    if is_damaged(others):
        return Severity.REPAIRABLE
    if part.cause in PASSING:
        return Severity.NOTICE
    if part.cause == BY_POLICY:
        return Severity.BLOCKED
    maybe_damage = part.cause not in BEYOND_A_BUILD and not _is_verified(engine)
    cured = maybe_damage or served_by(choice, installed) is not None
    return Severity.REPAIRABLE if cured else Severity.BLOCKED


def _is_verified(engine: EngineFacts) -> bool:
    """Whether every byte was compared with what was built."""
    return engine.tree.value is not None and engine.tree.value.deep


def _import(part: ProofPart, severity: Severity) -> Finding:
    if part.cause == BY_POLICY:
        return Finding("APP_CONTROL_BLOCKS", Severity.BLOCKED, {"file": _refused_file(part)})
    if part.cause == "timeout":
        late = {"module": part.module, "seconds": part.seconds}
        return Finding("ENGINE_IMPORT_TIMEOUT", severity, late)
    failed = {"module": part.module, "cause": part.cause, "error": part.error}
    return Finding("ENGINE_IMPORT_FAILED", severity, failed)


def _refused_file(part: ProofPart) -> str:
    named = _FILE.search(part.error)
    return next(filter(None, named.groups()), part.module) if named else part.module


def _part(part: ProofPart, proof: Proof) -> dict[str, object]:
    return {
        "part": part.name,
        "device": proof.device_name or proof.device,
        "cause": part.cause,
        "measured": part.measured,
        "limit": part.limit,
        "error": part.error,
    }


def _other_numbers(part: ProofPart, proof: Proof) -> Finding:
    facts = _part(part, proof)
    numbers = {name: facts[name] for name in ("part", "device", "measured", "limit")}
    return Finding("PROOF_NUMBERS_DIFFER", Severity.NOTICE, numbers)


def _passed(proof: Proof) -> Finding:
    facts = {
        "device": proof.device_name or proof.device,
        "t": proof.t,
        "seconds": proof.seconds,
        "parts": [part.name for part in proof.parts],
    }
    return Finding("PROOF", Severity.OK, facts)
