"""Run one repair to its end, whatever happens on the way, and say how it ended.

By the app's interpreter, never by that of an environment that is being repaired.
"""

from __future__ import annotations

import contextlib
import os
import threading
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path

from envcheck import oslock
from envcheck.building.build_errors import BuildError, Stopped, as_build_error
from envcheck.repairing import journal, repair_recipe, repairs
from envcheck.repairing.env_records import EnvRecord, list_envs, rollback
from envcheck.repairing.journal import Journal
from envcheck.repairing.repair_look import Order
from envcheck.repairing.repair_work import OnPart, Prove, Work

__all__ = ["EnvRecord", "OnPart", "Order", "Prove", "list_envs", "rollback", "run"]

HEARTBEAT_S = 5.0
RESERVE_BYTES = 64 * 1024
DETAIL_CHARACTERS = 1500


def run(
    order: Order,
    prove: Prove,
    environ: Mapping[str, str] = os.environ,
    interrupted: threading.Event | None = None,
) -> journal.Event:
    """Run one repair in `order.folder` to its end; returns its final event.

    Whatever goes wrong is the final event, a `problem` with one of `REPAIR_CODES`; also where the
    disk is too full to write it down.

    Raises:
        OSError: if not even its first file can be made.
        oslock.LockHeld: if somebody is at work in this very folder.
    """
    with oslock.hold(order.folder / repairs.LOCK):
        events = Journal(order.folder / journal.EVENTS)
        reserve = _make_reserve(order.folder)
        work = Work(order, prove, environ, events)
        work.interrupted = interrupted or work.interrupted
        with contextlib.closing(events), _heartbeat(events):
            type_, fields = _ending(work)
            reserve.unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                events.write(type_, **fields)
    for thread in work.deleting:  # with every lock given back: nobody waits for this
        thread.join()
    return journal.Event(type_, -1, journal.utc_now(), fields)


def _make_reserve(folder: Path) -> Path:
    """Room for the last word on a disk that is full by then."""
    reserve = folder / ".reserve"
    with contextlib.suppress(OSError):
        reserve.write_bytes(bytes(RESERVE_BYTES))
    return reserve


def _ending(work: Work) -> tuple[str, dict[str, object]]:
    """Work; returns type and fields of the final event."""
    try:
        return "finished", repair_recipe.repair(work)
    except Stopped as stopped:
        return "stopped", {"reason": str(stopped) or "asked"}
    except BuildError as error:
        return _problem(error)
    except OSError as error:
        traceback.print_exc()
        return _problem(as_build_error(error, work.order.home))
    except Exception as error:
        traceback.print_exc()
        detail = f"{type(error).__name__}: {error}"[:DETAIL_CHARACTERS]
        return _problem(BuildError("REPAIR_BROKE", detail=detail))


def _problem(error: BuildError) -> tuple[str, dict[str, object]]:
    return "problem", {"code": error.code, "facts": error.facts, "fatal": True}


@contextlib.contextmanager
def _heartbeat(events: Journal) -> Iterator[None]:
    ended = threading.Event()

    def beat() -> None:
        while not ended.wait(HEARTBEAT_S):
            with contextlib.suppress(OSError):
                events.write("heartbeat")

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
