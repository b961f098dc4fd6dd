"""Try an environment in its own interpreter, and keep what came of it with the environment.

First its packages are imported, in one child; then, in a second, 4-bit training and the chat page
are tried by a command that we are given (it is the engine's, which this package does not know).
Both may hang or die: they are given up, and the part that was begun last is the one that failed.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from envcheck import causes, codec, import_script, switch
from envcheck.building import manifest
from envcheck.deadline import Answer, follow
from envcheck.durable import write_json
from envcheck.facts import Gpu, Observed, Proof, ProofPart, unknown
from envcheck.problems import WORDS
from envcheck.scrub import scrubbed

FILE = "formiga-proof.json"
VERSION = 1
KEPT = 8
IMPORTS, CHAT_PAGE = "imports", "chat_page"
CHAT_PACKAGE = "gradio"
SILENCE_S = 180.0
"""Longest wait for one package or part. The slowest took 11 s on two cores; a cold hard disk and a
virus scanner make it ten times that."""
IMPORTS_DEADLINE_S = 300.0
PROOF_DEADLINE_S = 420.0

OnPart = Callable[[str], None]
"""Told the name of each package that is imported, and of each part, when it begins."""


def run(
    env: Path,
    code: Path,
    prove: Sequence[str],
    device: Gpu | None,
    driver: str,
    environ: Mapping[str, str],
    on_part: OnPart | None = None,
) -> Proof:
    """Import the packages of `env` and try 4-bit training there; nothing is kept yet.

    `prove` is the command line after the interpreter, `code` the folder it runs in. `device` is the
    card to try, None for the processor. A failure is a part of the proof and never an exception.
    """
    begun = time.monotonic()
    environ = _environment(environ, device)
    tell = on_part or (lambda name: None)
    imports, chat = _import(env, code, environ, tell)
    parts, last = [imports], _Heard()
    if imports.passed:
        last = _try(env, code, prove, device, chat is None, environ, tell)
        parts += [*last.parts, *([chat] if chat else [])]
    return Proof(
        lock_sha256=_lock_of(env),
        driver=driver if device else "",
        device=device.uuid if device else "cpu",
        device_name=device.name if device else str(last.end.get("device_name") or "cpu"),
        t=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        seconds=round(time.monotonic() - begun, 1),
        parts=tuple(parts),
    )


def keep(env: Path, proof: Proof) -> None:
    """Keep a proof with its environment: the newest of each lock, driver and device, at most 8."""
    kept = [one for one in _read(env) if _key(one) != _key(proof)]
    encoded = [codec.encode(one) for one in (proof, *kept)[:KEPT]]
    write_json(env / FILE, {"v": VERSION, "proofs": encoded})


def newest(env: Path) -> Observed[Proof]:
    """The newest proof of this environment's lock, else of any; unknown where there is none."""
    try:
        kept = _read(env, strict=True)
    except FileNotFoundError:
        return unknown(FILE, "not proven")
    except (OSError, ValueError):
        return unknown(FILE, "damaged")
    lock = _lock_of(env)
    return next(
        (Observed(one, FILE) for one in sorted(kept, key=lambda one: one.lock_sha256 != lock)),
        unknown(FILE, "not proven"),
    )


def fitting(env: Path, driver: str, device: Gpu | None) -> Proof | None:
    """The kept proof of this environment's lock with this driver and card, where there is one."""
    key = (_lock_of(env), driver if device else "", device.uuid if device else "cpu")
    return next((one for one in _read(env) if _key(one) == key), None)


@dataclass
class _Heard:
    """What a child has said so far."""

    begun: str = ""
    begun_at: float = field(default_factory=time.monotonic)
    parts: list[ProofPart] = field(default_factory=list)
    said: dict[str, Any] = field(default_factory=dict)
    """The last result, whatever it was of."""
    end: dict[str, Any] = field(default_factory=dict)

    @property
    def seconds(self) -> float:
        """Since the last begin."""
        return round(time.monotonic() - self.begun_at, 1)


def _import(
    env: Path, code: Path, environ: Mapping[str, str], tell: OnPart
) -> tuple[ProofPart, ProofPart | None]:
    """Layer 3: the result for training, and one for the chat page where only that cannot start."""
    heard = _Heard()

    def listen(line: str) -> None:
        document = _document(line)
        if "begin" in document:
            heard.begun, heard.begun_at = str(document["begin"]), time.monotonic()
            tell(heard.begun)
        elif document:
            heard.said = document

    started = time.monotonic()
    script = str(Path(import_script.__file__).absolute())
    command = [str(switch.interpreter(env)), "-s", "-B", script]
    answer = follow(
        command, environ, code, listen, silence_s=SILENCE_S, deadline_s=IMPORTS_DEADLINE_S
    )
    took = round(time.monotonic() - started, 1)
    good = ProofPart(IMPORTS, True, took, IMPORTS_DEADLINE_S, took, "", "", "")
    if answer.exit_code == 0 and heard.said.get("passed") and heard.begun == CHAT_PACKAGE:
        return good, None
    failed = _failed_import(answer, heard, took)
    if heard.begun == CHAT_PACKAGE:
        return good, replace(failed, name=CHAT_PAGE)
    return failed, None


def _failed_import(answer: Answer, heard: _Heard, took: float) -> ProofPart:
    said = heard.said
    if answer.reason or said.get("passed") is not False:
        return _ended(IMPORTS, answer, heard.begun, heard.seconds if answer.reason else took)
    error = str(said.get("error") or "")
    return ProofPart(
        name=IMPORTS,
        passed=False,
        measured=None,
        limit=None,
        seconds=took,
        module=str(said.get("module") or heard.begun),
        cause=causes.classify(error),
        error=causes.headline(error),
    )


def _try(
    env: Path,
    code: Path,
    prove: Sequence[str],
    device: Gpu | None,
    with_chat: bool,
    environ: Mapping[str, str],
    tell: OnPart,
) -> _Heard:
    """Layer 4: what the engine's own command measured."""
    heard = _Heard()

    def listen(line: str) -> None:
        document = _document(line)
        if "begin" in document:
            heard.begun, heard.begun_at = str(document["begin"]), time.monotonic()
            tell(heard.begun)
        elif "name" in document:
            heard.parts.append(_part(document))
            heard.begun = ""
        elif "device" in document:
            heard.end = document

    names = [part for part in WORDS["part"] if part != IMPORTS and (with_chat or part != CHAT_PAGE)]
    command = [str(switch.interpreter(env)), *prove, "--device", "cuda" if device else "cpu"]
    command += [] if with_chat else ["--parts", ",".join(names)]
    answer = follow(
        command, environ, code, listen, silence_s=SILENCE_S, deadline_s=PROOF_DEADLINE_S
    )
    missing = _missing(names, heard)
    if missing and (heard.begun or all(part.passed for part in heard.parts)):
        heard.parts.append(_ended(heard.begun or missing[0], answer, "", heard.seconds))
    return heard


def _missing(names: Sequence[str], heard: _Heard) -> list[str]:
    """Parts without a result that mean something on the device."""
    left_out = heard.end.get("not_applicable", ["gpu_init"])
    told = {part.name for part in heard.parts} | set(left_out)
    return [name for name in names if name not in told]


def _part(document: Mapping[str, Any]) -> ProofPart:
    measured, limit = document.get("measured"), document.get("limit")
    return ProofPart(
        name=str(document["name"]),
        passed=document.get("passed") is True,
        measured=None if measured is None else float(measured),
        limit=None if limit is None else float(limit),
        seconds=float(document.get("seconds") or 0),
        module=str(document.get("module") or ""),
        cause=str(document.get("cause") or ""),
        error=str(document.get("error") or ""),
    )


def _ended(name: str, answer: Answer, module: str, seconds: float) -> ProofPart:
    """The part that a child did not come back from."""
    error = causes.last_error(answer.stderr)
    if answer.reason == "timeout":
        cause, error = "timeout", ""
    elif answer.reason:  # it could not even be started
        cause, error = causes.classify(answer.reason), answer.reason
    elif was_killed(answer.exit_code):
        cause, error = "crashed", error or f"exit code {answer.exit_code}"
    else:
        cause = causes.classify(answer.stderr)
        error = error or f"exit code {answer.exit_code}"
    return ProofPart(name, False, None, None, seconds, module, cause, error)


def was_killed(exit_code: int | None) -> bool:
    """Whether a process was ended by a signal, or by Windows for an exception of the processor."""
    return exit_code is not None and (exit_code < 0 or exit_code >= 0xC0000000)


def _environment(environ: Mapping[str, str], device: Gpu | None) -> dict[str, str]:
    """As a training run gets it: scrubbed, and only the card that is to be tried."""
    clean = scrubbed(environ)
    if device is not None:
        clean["CUDA_VISIBLE_DEVICES"] = device.uuid
    return clean


def _document(line: str) -> dict[str, Any]:
    try:
        document = json.loads(line)
    except ValueError:  # not ours: something printed past us
        return {}
    return document if isinstance(document, dict) else {}


def _lock_of(env: Path) -> str:
    try:
        return str(json.loads((env / manifest.STAMP).read_text(encoding="utf-8"))["lock_sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _key(proof: Proof) -> tuple[str, str, str]:
    return proof.lock_sha256, proof.driver, proof.device


def _read(env: Path, *, strict: bool = False) -> list[Proof]:
    """The kept proofs, the newest first; `strict` raises where they cannot be read."""
    try:
        document = json.loads((env / FILE).read_text(encoding="utf-8"))
        kept = [codec.decode(Proof, one) for one in document["proofs"]]
        if not all(one.parts and one.device for one in kept):  # nothing tried is nothing proven
            raise ValueError(FILE)
    except (OSError, ValueError, KeyError, TypeError) as error:
        if strict:
            raise error if isinstance(error, OSError | ValueError) else ValueError from error
        return []
    return kept
