"""Which tested set an environment is compared with, also where its papers are lost. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from envcheck.facts import EngineFacts, Facts
from envcheck.judges.choose import Choice
from envcheck.matrix import Matrix, Row
from envcheck.versions import minor


@dataclass(frozen=True)
class Reference:
    """What the packages of an environment should be."""

    row: Row | None
    """The row that the environment belongs to; None where nothing tells."""
    locked: Mapping[str, str]
    """Package -> version; empty where nothing is known."""
    own: bool
    """Whether the versions are those of the environment's own copy of its lock."""


def reference(facts: Facts, matrix: Matrix, choice: Choice) -> Reference:
    """The environment's own lock, or where that is lost the lock of the row it seems to be."""
    row = row_of(facts, matrix, choice)
    own = facts.engine.lock.value
    packages = own if own is not None else row.packages if row else ()
    return Reference(row, {one.name: one.version for one in packages}, own is not None)


def row_of(facts: Facts, matrix: Matrix, choice: Choice) -> Row | None:
    """The row that the environment was built from, by its stamp or by its torch."""
    engine = facts.engine
    if engine.env.value == "" or engine.complete.value is False:
        return None
    stamp = engine.stamp.value
    stamped = matrix.of(stamp) if stamp else None
    here = _rows_of_this_computer(facts, matrix)
    if stamped is None and stamp:
        same = [row for row in here if row.id == stamp.row]
        same_python = [row for row in same if row.python == minor(stamp.python)]
        stamped = next(iter(same_python or same), None)
    return stamped or _by_torch(engine, here, choice)


def _rows_of_this_computer(facts: Facts, matrix: Matrix) -> list[Row]:
    machine = facts.machine
    return [
        row
        for row in matrix.rows
        if machine.os.value in (None, row.os) and machine.machine.value in (None, row.machine)
    ]


def _by_torch(engine: EngineFacts, here: Sequence[Row], choice: Choice) -> Row | None:
    """By the CUDA version of torch: without any it is a CPU engine, whatever else it is."""
    cuda = cuda_of(engine)
    if cuda is None:
        return choice.row if engine.distributions.known else None
    if not cuda:
        return next((row for row in here if not row.needs_gpu), None)
    ours = [row for row in here if row.needs_gpu]
    same = [row for row in ours if row.cuda == cuda]
    alike = [row for row in ours if row.cuda.split(".")[0] == cuda.split(".")[0]]
    chosen = [row for row in ours if row == choice.row]
    return next(
        iter([*same, *(row for row in alike if row in chosen), *alike, *chosen, *ours]), None
    )


def cuda_of(engine: EngineFacts) -> str | None:
    """CUDA version of the engine's torch: "" for none, None where nothing says.

    torch's own file counts more than its metadata, whose local part (`+cu126`) is read otherwise.
    """
    if engine.torch.value is not None:
        return engine.torch.value.cuda
    local = torch_of(engine).partition("+")[2]
    if local == "cpu":
        return ""
    digits = local.removeprefix("cu")
    return f"{digits[:-1]}.{digits[-1]}" if digits.isdigit() and local != digits else None


def torch_of(engine: EngineFacts) -> str:
    """Version of the engine's torch in its own words, else in its metadata's; "" for neither."""
    if engine.torch.value is not None and engine.torch.value.version:
        return engine.torch.value.version
    versions = (one.version for one in engine.distributions.value or () if one.name == "torch")
    return next(versions, "")
