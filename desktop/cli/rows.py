"""The rows of the matrix that there are for this computer."""

from __future__ import annotations

from desktop import paths
from envcheck import matrix
from envcheck.building.build_errors import BuildError
from envcheck.matrix import Row
from envcheck.wheels import target


def rows_here() -> list[Row]:
    """Rows for this system and processor, for whatever Python.

    Raises:
        BuildError: REPAIR_REFUSED where the matrix cannot be read.
    """
    this = target.here()
    try:
        rows = matrix.load(paths.code_root() / "lockfiles").rows
    except matrix.MatrixUnreadable as error:
        facts = {"path": str(error.path), "error": error.error}
        raise BuildError("REPAIR_REFUSED", code="MATRIX_UNREADABLE", facts=facts) from error
    return [row for row in rows if (row.os, row.machine) == (this.os, this.machine)]
