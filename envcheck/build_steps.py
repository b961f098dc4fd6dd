"""The commands behind a build: uv with its progress, compilation, and the import probe."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from envcheck import scrub, switch
from envcheck.build_errors import BuildError

PYTHON_DEADLINE_S = 120
FORGET_DEADLINE_S = 300
COMPILE_DEADLINE_S = 1800
PROBE_DEADLINE_S = 300  # the first import from a cold, slow disk; 19 s on a warm one
INSTALL_POLL_S = 0.3

# Two fifths of the text: test suites, which nobody imports, and transformers' hundreds of model
# families, of which a run imports one (uncompiled, that costs it some 50 ms).
NOT_COMPILED = (
    r"[\\/]tests?[\\/]"
    r"|[\\/]transformers[\\/]models[\\/](?!auto|llama|qwen|gemma|mistral|phi|gpt2)[^\\/]+[\\/]"
)

_KEPT_UV = re.compile(
    "UV_(?:(?:DEFAULT_)?INDEX.*|EXTRA_INDEX_URL|NO_INDEX|FIND_LINKS|INSECURE_HOST|CACHE_DIR|OFFLINE"
    "|HTTP_.*|NATIVE_TLS|SYSTEM_CERTS|KEYRING_PROVIDER|CONCURRENT_.*|REQUEST_TIMEOUT)"
)
_SIZE = re.compile(r"^Downloading (?P<name>\S+) \((?P<size>[\d.]+)(?P<unit>[KMGT]?i?B)\)")
_DONE = re.compile(r"^\s*Downloaded (?P<name>\S+)")
_RESOLVED = re.compile(r"^Resolved (\d+) package")
_PREPARED = re.compile(r"^Prepared (\d+) package")
_UNIT_BYTES = {"B": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30, "TiB": 1 << 40}

PROBE = """\
import importlib, sys
for name in sys.argv[1:]:
    print("begin", name, flush=True)
    try:
        importlib.import_module(name)
    except BaseException as error:
        sys.exit(f"{type(error).__name__}: {error}")
print("end", flush=True)
"""


@dataclass(frozen=True)
class Progress:
    """How far a build is."""

    stage: str
    """``wait``, ``python``, ``fetch``, ``install``, ``compile``, ``prove`` or ``done``."""
    done: int = 0
    total: int | None = None
    """Packages (fetch, install) or files (prove); None where the number is not known yet."""
    name: str = ""
    done_bytes: int = 0
    total_bytes: int = 0
    """Of the larger files known so far; 0 when nothing has to be fetched."""


OnProgress = Callable[[Progress], None]


def uv_environment(cache: Path, extra: Mapping[str, str]) -> dict[str, str]:
    """What uv gets to see: where packages come from, and nothing that changes what is installed."""
    inherited = scrub.scrubbed(os.environ)
    kept = {k: v for k, v in inherited.items() if not k.startswith("UV_") or _KEPT_UV.fullmatch(k)}
    own = {"UV_NO_PROGRESS": "1", "NO_COLOR": "1", "UV_PYTHON_DOWNLOADS": "never"}
    return {"UV_CACHE_DIR": str(cache), **kept, **extra, **own}


def make_venv(uv: Path, python: Path, env: Path, environ: Mapping[str, str], keep: int) -> None:
    """Create the empty environment at its final path."""
    command = [str(uv), "venv", "--no-project", "--no-config", "--python", str(python), str(env)]
    answer = _run("venv", command, environ, env.parent, PYTHON_DEADLINE_S, keep)
    if answer.returncode:
        raise BuildError("PYTHON_UNUSABLE", python=str(python), detail=answer.stderr.strip()[-500:])


def install(
    command: list[str], environ: Mapping[str, str], env: Path, on_progress: OnProgress, keep: int
) -> tuple[int, str]:
    """Run ``uv pip install``; returns its exit code and everything it said."""
    said: list[str] = []
    with subprocess.Popen(
        command,
        cwd=env,
        env=dict(environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        pass_fds=_inherited(keep),
    ) as process:
        try:
            for progress in _follow(process.stderr or (), said):
                on_progress(progress)
                if progress.stage == "install":
                    _watch_install(process, env, progress, on_progress)
        except BaseException:  # Ctrl+C, or the reporter failed: uv must not go on by itself
            process.terminate()
            raise
    return process.returncode, "".join(said)


def forget(
    uv: Path, packages: tuple[str, ...], environ: Mapping[str, str], env: Path, keep: int
) -> None:
    """Remove packages from uv's cache; if that fails, the check after it says so."""
    command = [str(uv), "cache", "clean", "--no-config", *packages]
    _run("forget", command, environ, env, FORGET_DEADLINE_S, keep)


def compile_bytecode(env: Path, keep: int) -> None:
    """Compile all modules, so that the engine (which never writes) starts quickly.

    With checked hashes: a changed source is never run from a stale compiled file. A file that does
    not compile (a template, an example) is no failure; the import probe decides.
    """
    command = [str(switch.interpreter(env)), "-I", "-m", "compileall", "-qq", "-j", "0"]
    command += ["--invalidation-mode", "checked-hash", "-x", NOT_COMPILED]
    command.append(str(switch.site_packages(env)))
    _run("compile", command, scrub.scrubbed(os.environ), env, COMPILE_DEADLINE_S, keep)


def probe_imports(
    env: Path, modules: tuple[str, ...], keep: int, deadline_s: float = PROBE_DEADLINE_S
) -> None:
    """Import `modules` in the new environment, in a child; raises `BuildError` with the first
    that fails, also when it takes the whole process down."""
    command = [str(switch.interpreter(env)), "-I", "-B", "-X", "utf8", "-c", PROBE, *modules]
    try:
        answer = _run("probe", command, scrub.scrubbed(os.environ), env, deadline_s, keep)
    except BuildError as error:
        module = _last_begun(_text(error.__cause__))
        raise BuildError("IMPORT_TIMEOUT", module=module, seconds=deadline_s) from error
    if answer.returncode or not answer.stdout.endswith("end\n"):
        detail = answer.stderr.strip()[-1500:] or f"exit code {answer.returncode}"
        raise BuildError("IMPORT_FAILED", module=_last_begun(answer.stdout), detail=detail)


def _follow(lines: Iterable[str], said: list[str]) -> Iterator[Progress]:
    """Turn uv's lines into progress."""
    packages: int | None = None
    sizes: dict[str, int] = {}
    fetched: dict[str, int] = {}
    for line in lines:
        said.append(line)
        name = ""
        if match := _RESOLVED.match(line):
            packages = int(match[1])
        elif match := _SIZE.match(line):
            name = match["name"]
            sizes[name] = int(float(match["size"]) * _UNIT_BYTES.get(match["unit"], 1))
        elif match := _DONE.match(line):
            name = match["name"]
            fetched[name] = sizes.get(name, 0)
        elif _PREPARED.match(line):
            yield Progress("install", 0, packages)
            continue
        else:
            continue
        known = (sum(fetched.values()), sum(sizes.values()))
        yield Progress("fetch", len(fetched), len(sizes) or packages, name, *known)


def _watch_install(
    process: subprocess.Popen[str], env: Path, begun: Progress, on_progress: OnProgress
) -> None:
    """uv says nothing while it copies; count what has arrived."""
    site, total = switch.site_packages(env), begun.total or 0
    while process.poll() is None:
        done = sum(1 for _ in site.glob("*.dist-info"))
        on_progress(Progress("install", done, total))
        if done >= total:
            return
        time.sleep(INSTALL_POLL_S)


def _run(
    step: str,
    command: list[str],
    environ: Mapping[str, str],
    cwd: Path,
    deadline_s: float,
    keep: int,
) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            command,
            cwd=cwd,
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=deadline_s,
            check=False,
            pass_fds=_inherited(keep),
        )
    except subprocess.TimeoutExpired as error:
        raise BuildError("STEP_TIMEOUT", step=step, seconds=deadline_s) from error


def _inherited(keep: int) -> tuple[int, ...]:
    """The lock's descriptor: a child that outlives a killed set-up keeps the place locked."""
    return () if sys.platform == "win32" or keep < 0 else (keep,)


def _last_begun(output: str) -> str:
    begun = [line.removeprefix("begin ") for line in output.splitlines() if line[:6] == "begin "]
    return begun[-1] if begun else ""


def _text(error: BaseException | None) -> str:
    """What a child that ran out of time had said; bytes on some systems, text on others."""
    said = error.stdout if isinstance(error, subprocess.TimeoutExpired) else None
    return said.decode(errors="replace") if isinstance(said, bytes) else said or ""
