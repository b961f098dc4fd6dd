"""The steps of a build, each of them a tool of its own: the empty environment, uv, compilation,
hashing, the import probe. Standard library only."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from envcheck import scrub, switch
from envcheck.building import children, manifest
from envcheck.building.build_errors import (
    BuildError,
    disk_facts,
    read_uv_error,
    says_full,
    with_disk,
)
from envcheck.building.uv_lines import OnProgress, Progress, UvLines

__all__ = ["Bench", "OnProgress", "Progress"]

PYTHON_DEADLINE_S = 120
INSTALL_DEADLINE_S = 6 * 3600  # uv fetches in it; a slow line and 3 GB of CUDA
FORGET_DEADLINE_S = 300
COMPILE_DEADLINE_S = 1800
PROBE_DEADLINE_S = 300  # the first import from a cold, slow disk; 19 s on a warm one
COUNT_PAUSE_S = 0.3
HASH_STEP = 500  # report every so many files
DETAIL_CHARACTERS = 1500

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

_QUIET = {"UV_NO_PROGRESS": "1", "NO_COLOR": "1", "UV_PYTHON_DOWNLOADS": "never"}

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
class Bench:
    """What every step of one build needs."""

    env: Path
    """The environment, at its final path."""
    uv: Path
    environ: Mapping[str, str]
    """What uv gets to see."""
    on_progress: OnProgress
    keep: int = -1
    """Descriptor of the lock, for children to inherit: a child that outlives a killed build keeps
    the place locked."""
    on_tick: Callable[[], None] | None = None
    """Called several times a second while a tool works; may raise, which ends the tool."""


def uv_environment(cache: Path, extra: Mapping[str, str]) -> dict[str, str]:
    """What uv gets to see: where packages come from, and nothing that changes what is installed."""
    inherited = scrub.scrubbed(os.environ)
    kept = {k: v for k, v in inherited.items() if not k.startswith("UV_") or _KEPT_UV.fullmatch(k)}
    return {"UV_CACHE_DIR": str(cache), **kept, **extra, **_QUIET}


def uv_alone(cache: Path) -> dict[str, str]:
    """What uv gets to see where it is to ask nobody, and to use nothing but `cache`."""
    inherited = scrub.scrubbed(os.environ)
    kept = {k: v for k, v in inherited.items() if not k.startswith("UV_")}
    return {**kept, "UV_CACHE_DIR": str(cache), "UV_OFFLINE": "1", "UV_NO_INDEX": "1", **_QUIET}


def make_venv(bench: Bench, python: Path) -> None:
    """Create the empty environment at its final path."""
    bench.on_progress(Progress("python"))
    command = [str(bench.uv), "venv", "--no-project", "--no-config", "--python", str(python)]
    answer = _run(
        bench, "venv", [*command, str(bench.env)], PYTHON_DEADLINE_S, cwd=bench.env.parent
    )
    if answer.code:
        named = read_uv_error(answer.stderr, offline=True)
        if named.code in {"REPAIR_DISK_FULL", "REPAIR_WRITE_FAILED"}:
            raise with_disk(named, bench.env)
        raise BuildError("PYTHON_UNUSABLE", python=str(python), detail=answer.stderr.strip()[-500:])


def install(bench: Bench, options: Sequence[str], arrived: Callable[[], int]) -> tuple[int, str]:
    """``uv pip install`` by hash, wheels only; returns its exit code and everything it said.

    `arrived` counts the packages that are unpacked: uv itself says nothing about it.
    """
    python = switch.interpreter(bench.env)
    command = [str(bench.uv), "pip", "install", "--no-config", "--python", str(python)]
    command += ["--require-hashes", "--no-deps", "--only-binary", ":all:", *options]
    lines = UvLines(bench.on_progress)
    counter = _Counter(bench, lines, arrived)
    answer = _run(bench, "install", command, INSTALL_DEADLINE_S, lines.take, counter.tick)
    if answer.code == 0 and lines.packages is not None:
        bench.on_progress(Progress("unpack", lines.packages, lines.packages))
    return answer.code, answer.stderr


def installed(env: Path) -> int:
    """How many packages lie in the environment."""
    return sum(1 for _ in switch.site_packages(env).glob("*.dist-info"))


def forget(bench: Bench, packages: tuple[str, ...]) -> None:
    """Remove packages from uv's cache; if that fails, the check after it says so."""
    command = [str(bench.uv), "cache", "clean", "--no-config", *packages]
    _run(bench, "forget", command, FORGET_DEADLINE_S)


def compile_bytecode(bench: Bench) -> None:
    """Compile all modules, so that the engine (which never writes) starts quickly.

    With checked hashes: a changed source is never run from a stale compiled file. A file that does
    not compile (a template, an example) is no failure; the import probe decides.
    """
    site = switch.site_packages(bench.env)
    total, done = _sources(site), 0

    def count(line: str) -> None:
        nonlocal done
        if line.startswith("Compiling "):
            done += 1
            bench.on_progress(Progress("compile", min(done, total), total))

    bench.on_progress(Progress("compile", 0, total))
    command = [
        str(switch.interpreter(bench.env)),
        "-I",
        "-X",
        "utf8",
        "-m",
        "compileall",
        "-j",
        "0",
    ]
    command += ["--invalidation-mode", "checked-hash", "-x", NOT_COMPILED, str(site)]
    environ = scrub.scrubbed(os.environ)
    answer = _run(bench, "compile", command, COMPILE_DEADLINE_S, count, environ=environ)
    if answer.code and says_full(answer.stderr + answer.stdout):
        raise BuildError("REPAIR_DISK_FULL", **disk_facts(bench.env))
    bench.on_progress(Progress("compile", total, total))


def hash_tree(bench: Bench) -> manifest.Manifest:
    """The size and hash of every file of the environment."""

    def report(done: int, total: int) -> None:
        if done % HASH_STEP == 0 or done == total:
            bench.on_progress(Progress("hash", done, total))
            if bench.on_tick is not None:
                bench.on_tick()

    return manifest.make_manifest(bench.env, report)


def probe_imports(
    bench: Bench, modules: tuple[str, ...], deadline_s: float = PROBE_DEADLINE_S
) -> None:
    """Import `modules` in the new environment, in a child; raises `BuildError` with the first
    that fails, also when it takes the whole process down."""
    command = [str(switch.interpreter(bench.env)), "-I", "-B", "-X", "utf8", "-c", PROBE, *modules]
    environ = scrub.scrubbed(os.environ)
    try:
        answer = _run(bench, "probe", command, deadline_s, environ=environ)
    except BuildError as error:
        said = error.__cause__.stdout if isinstance(error.__cause__, children.TooLong) else ""
        module = _last_begun(said)
        raise BuildError("IMPORT_TIMEOUT", module=module, seconds=deadline_s) from error
    if answer.code or "end\n" not in answer.stdout:
        detail = answer.stderr.strip()[-DETAIL_CHARACTERS:] or f"exit code {answer.code}"
        raise BuildError("IMPORT_FAILED", module=_last_begun(answer.stdout), detail=detail)


class _Counter:
    """Between two lines of uv: counts what has arrived, and asks whether to go on."""

    def __init__(self, bench: Bench, lines: UvLines, arrived: Callable[[], int]) -> None:
        self._bench, self._lines, self._arrived = bench, lines, arrived
        self._counted_at = 0.0
        self._before = 0

    def tick(self) -> None:
        if self._bench.on_tick is not None:
            self._bench.on_tick()
        now = time.monotonic()
        if now - self._counted_at < COUNT_PAUSE_S:
            return
        self._counted_at = now
        done, total = self._arrived(), self._lines.packages
        if done != self._before and total:
            self._before = done
            self._bench.on_progress(Progress("unpack", min(done, total), total))


def _run(
    bench: Bench,
    step: str,
    command: list[str],
    deadline_s: float,
    on_line: Callable[[str], None] | None = None,
    on_tick: Callable[[], None] | None = None,
    *,
    cwd: Path | None = None,
    environ: Mapping[str, str] | None = None,
) -> children.Answer:
    try:
        return children.run(
            command,
            environ=bench.environ if environ is None else environ,
            cwd=cwd or bench.env,
            deadline_s=deadline_s,
            keep=bench.keep,
            on_line=on_line,
            on_tick=on_tick or bench.on_tick,
        )
    except children.TooLong as error:
        raise BuildError("STEP_TIMEOUT", step=step, seconds=deadline_s) from error


def _sources(site: Path) -> int:
    """How many files will be compiled."""
    skipped = re.compile(NOT_COMPILED)
    paths = (os.path.join(folder, name) for folder, _, names in os.walk(site) for name in names)  # noqa: PTH118
    return sum(1 for path in paths if path.endswith(".py") and not skipped.search(path))


def _last_begun(output: str) -> str:
    begun = [line.removeprefix("begin ") for line in output.splitlines() if line[:6] == "begin "]
    return begun[-1] if begun else ""
