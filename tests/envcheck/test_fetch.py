"""Fetching a lock's wheels from an index: what arrives, what is refused, what is gone on with."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from envcheck.building import build_errors
from envcheck.building.build_errors import BuildError, Stopped
from envcheck.building.build_steps import Progress
from envcheck.wheels import download, fetch_job, side_by_side, web
from envcheck.wheels.fetch import fetch_lock
from envcheck.wheels.store import Store, file_sha256, here
from envcheck.wheels.wheel_sources import Sources, sources
from tests.envcheck.toy_wheels import Toy, make_toy
from tests.envcheck.wheel_server import WheelServer, serving

CODE = Path(__file__).resolve().parents[2]
BIG = "toy_bee-1.0-py3-none-any.whl"
BIG_BYTES = 600_000
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="sends SIGKILL")


@pytest.fixture
def toy(tmp_path: Path) -> Toy:
    """Three wheels, one of them of some size, and their lock."""
    toy = make_toy(tmp_path / "hóme with spaces")
    grow(toy, BIG, BIG_BYTES)
    return toy


@pytest.fixture
def server(toy: Toy) -> Iterator[WheelServer]:
    with serving(toy.wheels) as server:
        yield server


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "hóme with spaces" / "wheels")


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "PAUSES_S", (0.01,))


def grow(toy: Toy, name: str, size: int) -> None:
    """Give a wheel `size` bytes more, and the lock its new hash."""
    path = toy.wheels / name
    before = file_sha256(path)
    path.write_bytes(path.read_bytes() + os.urandom(size))
    text = toy.lock.read_text(encoding="utf-8").replace(before, file_sha256(path))
    toy.lock.write_text(text, encoding="utf-8")


def places(server: WheelServer, **more: str) -> Sources:
    """What a person who told pip of this index would have."""
    return sources({"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": server.index, **more})


def get(store: Store, toy: Toy, where: Sources, said: list[Progress] | None = None) -> list[str]:
    paths = fetch_lock(store, toy.lock, here(), where, on_progress=(said or []).append)
    return [path.name for path in paths]


def refused(store: Store, toy: Toy, where: Sources, **options: bool) -> BuildError:
    with pytest.raises(BuildError) as caught:
        fetch_lock(store, toy.lock, here(), where, **options)
    assert set(caught.value.facts) <= set(build_errors.REPAIR_CODES[caught.value.code])
    return caught.value


def stored(store: Store) -> list[str]:
    return sorted(path.name for path in store.folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("kind", ["json", "html"])
@pytest.mark.parametrize("says_hash", [True, False])
@pytest.mark.parametrize("says_size", [True, False])
def test_every_wheel_arrives_whatever_the_index_tells(
    store: Store, toy: Toy, server: WheelServer, kind: str, says_hash: bool, says_size: bool
) -> None:
    server.kind, server.says_hash, server.says_size = kind, says_hash, says_size
    said: list[Progress] = []
    paths = fetch_lock(store, toy.lock, here(), places(server), on_progress=said.append)
    total = sum(path.stat().st_size for path in toy.wheels.iterdir())
    assert [path.name for path in paths] == sorted(path.name for path in toy.wheels.iterdir())
    assert all(store.verify(path.parent.name) for path in paths)
    assert stored(store) == [path.name for path in paths]
    assert said[-1] == Progress("fetch", 3, 3, said[-1].name, total, total)
    assert {one.total_bytes for one in said if one.done_bytes} == {total}  # known from the start
    assert sum(server.served.values()) == total


def test_what_is_stored_is_hashed_and_not_fetched(
    store: Store, toy: Toy, server: WheelServer
) -> None:
    get(store, toy, places(server))
    server.asked.clear()
    said: list[Progress] = []
    fetch_lock(store, toy.lock, here(), places(server), offline=True, on_progress=said.append)
    assert not server.asked
    assert (said[-1].done, said[-1].total_bytes) == (3, 0)


def test_a_damaged_stored_wheel_is_fetched_again_once(
    store: Store, toy: Toy, server: WheelServer
) -> None:
    get(store, toy, places(server))
    path = next(store.folder.rglob(BIG))
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    assert get(store, toy, places(server))
    assert store.verify(path.parent.name)
    assert server.gets(BIG) == 2


def test_a_damaged_stored_wheel_is_never_used(store: Store, toy: Toy, server: WheelServer) -> None:
    get(store, toy, places(server))
    path = next(store.folder.rglob(BIG))
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    assert refused(store, toy, places(server), offline=True).code == "WHEEL_NOT_FOUND"
    server.hashes[BIG] = path.parent.name  # the index says it is the right one, and it is not
    (toy.wheels / BIG).write_bytes(os.urandom(BIG_BYTES))
    error = refused(store, toy, places(server))
    assert (error.code, error.facts["file"]) == ("WHEEL_TAMPERED", BIG)
    assert BIG not in stored(store)


@pytest.mark.parametrize("says_size", [True, False])
def test_other_bytes_than_the_locks_are_refused(
    store: Store, toy: Toy, server: WheelServer, says_size: bool
) -> None:
    server.says_size = says_size
    path = toy.wheels / BIG
    server.hashes[BIG] = file_sha256(path)
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    error = refused(store, toy, places(server))
    facts = {"package": "toy-bee", "version": "1.0", "file": BIG}
    assert (error.code, error.facts) == ("WHEEL_TAMPERED", facts)
    assert not [name for name in stored(store) if "bee" in name]


@pytest.mark.parametrize("difference", [-1, 1])
def test_another_size_than_the_indexs_is_refused_before_it_comes(
    store: Store, toy: Toy, server: WheelServer, difference: int
) -> None:
    server.sizes[BIG] = (toy.wheels / BIG).stat().st_size + difference
    assert refused(store, toy, places(server)).code == "WHEEL_TAMPERED"
    assert server.served[BIG] <= 1 << 20
    assert not [name for name in stored(store) if "bee" in name]


def test_a_changed_lock_is_refused(store: Store, toy: Toy, server: WheelServer) -> None:
    text = toy.lock.read_text(encoding="utf-8")
    toy.lock.write_text(text.replace(file_sha256(toy.wheels / BIG), "ab" * 32), encoding="utf-8")
    error = refused(store, toy, places(server))
    assert (error.code, error.facts["file"]) == ("WHEEL_TAMPERED", BIG)
    assert not stored(store)


def test_an_older_version_is_no_substitute(store: Store, toy: Toy, server: WheelServer) -> None:
    (toy.wheels / BIG).rename(toy.wheels / BIG.replace("1.0", "0.9"))
    error = refused(store, toy, places(server))
    assert error.code == "WHEEL_NOT_FOUND"
    assert error.facts == {"package": "toy-bee", "version": "1.0", "offline": False}
    assert not stored(store)


@pytest.mark.parametrize(
    "content",
    [b"toy-ant==1.0", b"\xff\xfe\0", b"toy-ant==1.0 ; nonsense --hash=sha256:" + b"ab" * 32],
)
def test_a_lock_that_is_not_exact_is_refused(
    store: Store, toy: Toy, server: WheelServer, content: bytes
) -> None:
    toy.lock.write_bytes(content)
    assert refused(store, toy, places(server)).code == "LOCK_DAMAGED"
    assert store.summary(toy.lock, here()).wanted == 0
    assert not server.asked


def test_a_cut_connection_is_gone_on_with(store: Store, toy: Toy, server: WheelServer) -> None:
    server.faults[BIG].extend(["cut:100000", "503", "cut:200000"])
    said: list[Progress] = []
    assert get(store, toy, places(server), said)
    assert server.served[BIG] == (toy.wheels / BIG).stat().st_size
    starts = [h.get("Range") for m, p, h in server.asked if p.endswith(BIG) and m == "GET"]
    assert starts == [None, "bytes=100000-", "bytes=100000-", "bytes=300000-"]


def test_a_server_without_ranges_starts_anew(store: Store, toy: Toy, server: WheelServer) -> None:
    server.ranges = False
    server.faults[BIG].append("cut:100000")
    assert get(store, toy, places(server))
    assert server.served[BIG] == (toy.wheels / BIG).stat().st_size + 100_000


@pytest.mark.parametrize("size", [10_000, BIG_BYTES * 3])
def test_a_part_of_another_file_is_forgotten(
    store: Store, toy: Toy, server: WheelServer, size: int
) -> None:
    server.says_size = False
    part = store.place(file_sha256(toy.wheels / BIG)) / f"{BIG}.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(b"x" * size)
    assert get(store, toy, places(server))
    assert stored(store) == sorted(path.name for path in toy.wheels.iterdir())


def test_a_part_that_is_whole_needs_no_server(store: Store, toy: Toy, server: WheelServer) -> None:
    content = (toy.wheels / BIG).read_bytes()
    part = store.place(file_sha256(toy.wheels / BIG)) / f"{BIG}.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(content)
    assert get(store, toy, places(server))
    assert not server.served[BIG]


@pytest.mark.parametrize("fault", ["503", "cut:0"])
def test_a_server_that_stays_away_is_named(
    store: Store, toy: Toy, server: WheelServer, fault: str
) -> None:
    server.faults[BIG].extend([fault] * 20)
    error = refused(store, toy, places(server))
    assert (error.code, error.facts["host"]) == ("NETWORK_FAILED", server.host)
    assert error.facts["package"] == "toy-bee"
    assert error.facts["reason"] in {"HTTP 503 Service Unavailable", "connection cut"}
    assert server.gets(BIG) == web.TRIES


def test_silence_is_given_up(store: Store, toy: Toy, server: WheelServer) -> None:
    server.faults[BIG].extend(["hang"] * 20)
    error = refused(store, toy, places(server, PIP_TIMEOUT="1"))
    assert (error.code, error.facts["reason"]) == ("NETWORK_FAILED", "timed out")


def test_a_network_that_wants_a_log_in_is_no_tampering(
    store: Store, toy: Toy, server: WheelServer
) -> None:
    server.faults[BIG].extend(["portal"] * 20)
    error = refused(store, toy, places(server))
    assert error.code == "NETWORK_FAILED"
    assert "web page" in str(error.facts["reason"])


def test_nobody_there_is_found_out_quickly(store: Store, toy: Toy, server: WheelServer) -> None:
    where = places(server, PIP_INDEX_URL="http://127.0.0.1:9/simple")
    error = refused(store, toy, where)
    assert (error.code, error.facts["host"]) == ("NETWORK_FAILED", "127.0.0.1:9")


@pytest.mark.parametrize("fault", ["503", "hang"])
def test_an_index_that_does_not_answer_is_not_asked_for_every_package(
    store: Store, toy: Toy, server: WheelServer, fault: str
) -> None:
    server.faults["simple"].extend([fault] * 100)
    error = refused(store, toy, places(server, PIP_TIMEOUT="1"))
    assert (error.code, error.facts["host"]) == ("NETWORK_FAILED", server.host)
    assert len(server.asked) <= 3 * web.TRIES  # three asked at the same time


def test_a_page_of_links_is_asked_for_once(store: Store, toy: Toy, server: WheelServer) -> None:
    page = f"http://{server.host}/simple/toy-ant/"
    where = places(server, PIP_FIND_LINKS=f"{page} http://127.0.0.1:9/links")
    assert get(store, toy, where)
    assert [path for _, path, _ in server.asked].count("/simple/toy-ant/") == 1


def test_offline_asks_nobody(store: Store, toy: Toy, server: WheelServer) -> None:
    error = refused(store, toy, places(server), offline=True)
    assert (error.code, error.facts["offline"]) == ("WHEEL_NOT_FOUND", True)
    assert not server.asked


def test_a_second_index_helps_out(store: Store, toy: Toy, server: WheelServer) -> None:
    broken = "http://127.0.0.1:9/simple"
    where = places(server, PIP_INDEX_URL=broken, PIP_EXTRA_INDEX_URL=server.index)
    assert get(store, toy, where)


def test_a_password_opens_the_index_and_is_shown_nowhere(
    store: Store, toy: Toy, server: WheelServer
) -> None:
    server.login = "josé:pass%wörd"
    where = places(server)
    said: list[Progress] = []
    assert get(store, toy, where, said)
    assert "pass" not in repr((where, said))
    server.login = "josé:changed"
    error = refused(Store(store.folder.parent / "other"), toy, where)
    assert (error.code, error.facts["reason"]) == ("NETWORK_FAILED", "HTTP 401 Unauthorized")
    assert "pass" not in repr((error, error.facts, error.__cause__))


def test_a_redirect_is_followed_without_the_password(
    store: Store, toy: Toy, server: WheelServer
) -> None:
    server.login = "me:secret"
    with serving(toy.wheels) as other:
        server.redirects_to = other.host
        assert get(store, toy, places(server))
        assert other.served[BIG]
        assert not [headers for _, _, headers in other.asked if "Authorization" in headers]


def test_netrc_is_honoured(store: Store, toy: Toy, server: WheelServer, tmp_path: Path) -> None:
    where = places(server)
    assert not where.line.logins
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n", encoding="utf-8")
    netrc.chmod(0o600)
    where = places(server, NETRC=str(netrc))
    server.login = "me:secret"
    assert get(store, toy, where)


@pytest.mark.parametrize("says_size", [True, False])
def test_the_disk_is_looked_at_before_the_first_byte(
    store: Store,
    toy: Toy,
    server: WheelServer,
    says_size: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server.says_size = server.answers_head = says_size
    few = {"path": str(store.folder), "free_bytes": 1000}
    monkeypatch.setattr(fetch_job, "disk_facts", lambda _: few)
    error = refused(store, toy, places(server))
    assert (error.code, error.facts) == ("REPAIR_DISK_FULL", few)
    assert not list(store.folder.rglob("*.whl*"))


def test_a_disk_that_fills_up_leaves_nothing_wrong(
    store: Store, toy: Toy, server: WheelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(download.os, "fsync", full)
        assert refused(store, toy, places(server)).code == "REPAIR_DISK_FULL"
    assert not [name for name in stored(store) if name.endswith(".whl")]
    assert get(store, toy, places(server))


def test_stopping_keeps_what_has_arrived(store: Store, toy: Toy, server: WheelServer) -> None:
    server.pause_s = 0.05
    said: list[Progress] = []
    begun = time.monotonic()
    with pytest.raises(Stopped):
        fetch_lock(
            store,
            toy.lock,
            here(),
            places(server),
            on_progress=said.append,
            should_stop=lambda: bool(said) and said[-1].done_bytes > 150_000,
        )
    assert time.monotonic() - begun < side_by_side.GRACE_S
    part = next(store.folder.rglob("*.part"))
    assert part.stat().st_size >= 150_000
    server.quieten()
    before = server.served[BIG]
    arrived = part.stat().st_size
    assert get(store, toy, places(server))
    assert server.served[BIG] - before == (toy.wheels / BIG).stat().st_size - arrived


SCRIPT = """\
import sys
from pathlib import Path
from envcheck.wheels.fetch import fetch_lock
from envcheck.wheels.store import Store, here
from envcheck.wheels.wheel_sources import sources
def say(progress): print(progress.done_bytes, flush=True)
fetch_lock(Store(Path(sys.argv[1])), Path(sys.argv[2]), here(), sources(), on_progress=say)
print("end", flush=True)
"""


def start(store: Store, toy: Toy, server: WheelServer) -> subprocess.Popen[str]:
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "UV_"))}
    environ |= {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": server.index}
    command = [sys.executable, "-c", SCRIPT, str(store.folder.parent), str(toy.lock)]
    return subprocess.Popen(command, env=environ, cwd=CODE, stdout=subprocess.PIPE, text=True)


@posix_only
def test_killed_in_the_middle_only_the_rest_is_fetched(
    store: Store, toy: Toy, server: WheelServer
) -> None:
    server.pause_s = 0.05
    with start(store, toy, server) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if int(line) > 200_000:
                process.send_signal(signal.SIGKILL)
                break
        process.stdout.read()
    part = next(store.folder.rglob("*.part"))
    arrived = part.stat().st_size
    assert 0 < arrived < (toy.wheels / BIG).stat().st_size
    server.quieten()
    server.served.clear()
    server.asked.clear()
    assert get(store, toy, places(server))
    assert server.served[BIG] == (toy.wheels / BIG).stat().st_size - arrived
    assert stored(store) == sorted(path.name for path in toy.wheels.iterdir())


def test_two_at_the_same_store_fetch_each_wheel_once(
    store: Store, toy: Toy, server: WheelServer
) -> None:
    server.pause_s = 0.02
    with start(store, toy, server) as one, start(store, toy, server) as two:
        ends = [process.communicate(timeout=60)[0].split()[-1] for process in (one, two)]
    assert ends == ["end", "end"]
    for path in toy.wheels.iterdir():
        assert server.served[path.name] == path.stat().st_size
    assert stored(store) == sorted(path.name for path in toy.wheels.iterdir())
