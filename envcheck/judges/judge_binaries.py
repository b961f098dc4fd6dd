"""Judges what the compiled libraries hold against the card and against torch. Pure.

torch's libraries carry machine code only, so a card runs them where its own major version is there
with the same or a lower minor. bitsandbytes carries PTX as well, which a driver translates for
every newer card.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from envcheck.facts import Binaries, EngineFacts, Library
from envcheck.judges.choose import Choice
from envcheck.judges.reference import cuda_of
from envcheck.judges.rule import line_of
from envcheck.judges.unread import unread
from envcheck.matrix import Row
from envcheck.problems import Finding, Severity
from envcheck.versions import parts

TORCH, BITSANDBYTES = "torch", "bitsandbytes"
SIDE_LIBRARY = "linalg"
"""torch keeps some solvers in a library of their own with a shorter list: not what decides."""


def judge_binaries(engine: EngineFacts, choice: Choice, installed: Row | None) -> Iterator[Finding]:
    """Both have code for the card that is to be used, and bitsandbytes has its part for torch."""
    yield from unread("engine binaries", engine.binaries)
    binaries, cuda = engine.binaries.value, _cuda(engine, installed or choice.row)
    if binaries is None or not cuda:
        return
    library = library_for(cuda, binaries.bitsandbytes)
    if library is None:
        available = sorted({one.cuda for one in binaries.bitsandbytes if one.cuda}, key=parts)
        lacks = {"cuda": cuda, "available": available}
        yield Finding("BNB_LIBRARY_MISSING", Severity.REPAIRABLE, lacks)
    yield from _lacking(binaries, library, choice, installed)
    capability = choice.gpu.compute_capability.value if choice.gpu else None
    held_for = capability and runs_on(capability, _main(binaries.torch))
    if library and held_for and runs_on(capability or "", [library]):
        held = {
            TORCH: _architectures(_main(binaries.torch)),
            BITSANDBYTES: _architectures([library]),
        }
        yield Finding("BINARIES", Severity.OK, held)


def _cuda(engine: EngineFacts, row: Row | None) -> str:
    """CUDA version of torch; where nobody says it, that of the row."""
    said = cuda_of(engine)
    return said if said is not None else row.cuda if row else ""


def library_for(cuda: str, libraries: Iterable[Library]) -> Library | None:
    """The library that bitsandbytes would load for torch's CUDA version; None where none fits.

    The exact version, else the highest lower minor of the same major, else the lowest higher one.
    """
    wanted = parts(cuda)[:2]
    same = sorted(
        (one for one in libraries if one.cuda and parts(one.cuda)[:1] == wanted[:1]),
        key=lambda one: parts(one.cuda),
    )
    lower = [one for one in same if parts(one.cuda)[:2] <= wanted]
    return lower[-1] if lower else next(iter(same), None)


def runs_on(capability: str, libraries: Iterable[Library]) -> bool:
    """Whether one of the libraries has code that such a card can run."""
    card = parts(capability)
    return any(
        any(parts(own)[:1] == card[:1] and parts(own) <= card for own in one.native)
        or any(parts(written) <= card for written in one.portable)
        for one in libraries
    )


def _lacking(
    binaries: Binaries, library: Library | None, choice: Choice, installed: Row | None
) -> Iterator[Finding]:
    capability = choice.gpu.compute_capability.value if choice.gpu else None
    if choice.gpu is None or capability is None or _row_lacks_it(installed, capability):
        return
    for name, libraries in (
        (TORCH, _main(binaries.torch)),
        (BITSANDBYTES, [library] if library else []),
    ):
        held = _architectures(libraries)
        if held and not runs_on(capability, libraries):
            lacks = {"library": name, "architectures": held}
            card = {"gpu": choice.gpu.name, "compute_capability": capability}
            yield Finding("GPU_CODE_MISSING", _severity(choice), {**card, **lacks})


def _row_lacks_it(installed: Row | None, capability: str) -> bool:
    """The row's own span says so already (GPU_NOT_SUPPORTED): one cause, one finding."""
    return (
        installed is not None and installed.needs_gpu and not line_of(installed).covers(capability)
    )


def _severity(choice: Choice) -> Severity:
    """A rebuild cures it wherever a row serves the card: the binaries are not those of the row."""
    served = choice.row is not None and choice.row.needs_gpu
    return Severity.REPAIRABLE if served else Severity.BLOCKED


def _main(libraries: Sequence[Library]) -> list[Library]:
    return [one for one in libraries if SIDE_LIBRARY not in one.name] or list(libraries)


def _architectures(libraries: Iterable[Library]) -> list[str]:
    return sorted({arch for one in libraries for arch in (*one.native, *one.portable)}, key=parts)
