"""Ask pip-tools or uv for exact, hashed versions. Which tool answers for which lock: README.md."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from envcheck.wheels import pip_settings
from envcheck.wheels.index_settings import uv_environment

# The oldest glibc for which every wheel of the engine exists.
LINUX = "x86_64-manylinux_2_28"
WINDOWS = "x86_64-pc-windows-msvc"
MACOS = "aarch64-apple-darwin"


@dataclass(frozen=True)
class Question:
    """What to resolve: requirements, limits, and the versions to keep where they still fit."""

    wanted: str
    limits: str
    known: str


class ResolveError(Exception):
    """The tool found no set of versions; its own words are the message."""


def with_pip_tools(question: Question) -> str:
    """Resolve for this very machine and Python; hashes of wheels only.

    pip-tools may fetch every file of every pin to learn its hash: never give it a torch that
    comes from a public index.
    """
    command = [sys.executable, "-m", "piptools", "compile", "--quiet", "--generate-hashes"]
    command += ["--strip-extras", "--allow-unsafe", "--no-header", "--no-emit-options"]
    command += ["--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host"]
    command += ["--pip-args", "--only-binary :all:"]
    return _run(command, question, dict(os.environ))


def with_uv(question: Question, *, python: str, platform: str | None = LINUX) -> str:
    """Resolve for any platform and Python from metadata alone; no platform means all of them."""
    command = [_uv(), "pip", "compile", "--no-config", "--quiet", "--generate-hashes"]
    command += ["--only-binary", ":all:", "--no-header", "--python-version", python]
    command += ["--python-platform", platform] if platform else ["--universal"]
    if platform is None:
        command += ["--fork-strategy", "fewest"]  # one numpy for every Python, not one for each
    return _run(command, question, _uv_environ())


def list_files(exact: str, *, python: str, platform: str) -> str:
    """Addresses, sizes and hashes of the wheels of exact versions, as a pylock.toml."""
    command = [_uv(), "pip", "compile", "--no-config", "--quiet", "--no-deps", "--no-header"]
    command += ["--format", "pylock.toml", "--only-binary", ":all:"]
    command += ["--python-version", python, "--python-platform", platform]
    return _run(command, Question(exact, "", ""), _uv_environ(), answer="pylock.toml")


def _uv_environ() -> dict[str, str]:
    environ = {k: v for k, v in os.environ.items() if not k.startswith("UV_")}
    environ["MACOSX_DEPLOYMENT_TARGET"] = "14.0"  # torch's wheels need macOS 14
    settings = pip_settings.read(environ)
    return environ | uv_environment(settings, environ, mirrors=False)


def _run(
    command: list[str], question: Question, environ: dict[str, str], answer: str = "lock.txt"
) -> str:
    """Run in an empty folder, so that no path of this machine can reach the notes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "wanted.in").write_text(question.wanted, encoding="utf-8")
        (folder / "limits.in").write_text(question.limits, encoding="utf-8")
        if question.known:
            (folder / answer).write_text(question.known, encoding="utf-8")
        command = [*command, "-c", "limits.in", "-o", answer, "wanted.in"]
        ended = subprocess.run(
            command, cwd=folder, env=environ, capture_output=True, encoding="utf-8", check=False
        )
        if ended.returncode:
            raise ResolveError(ended.stderr.strip())
        return (folder / answer).read_text(encoding="utf-8")


def _uv() -> str:
    from uv import find_uv_bin

    return str(find_uv_bin())
