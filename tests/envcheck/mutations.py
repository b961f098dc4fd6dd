"""An environment as real ones look, and every way to damage it that we could think of.

`ALL` holds functions (env, path, random) -> None; each damages one place. Which files are bad
afterwards is worked out by `compare`, which reads every byte of both trees and knows nothing of
manifests.
"""

from __future__ import annotations

import base64
import compileall
import hashlib
import json
import os
import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from envcheck.building import manifest
from tests.envcheck.toys import Home, make_home

NOT_BUILT = manifest.OUTSIDE
FOLDERS = 12
Mutation = Callable[[Path, Path, random.Random], None]


def make_environment(folder: Path) -> Home:
    """A toy home with one package of many kinds of files more, compiled and sealed."""
    toy = make_home(folder)
    _big_package(toy)
    compileall.compile_dir(toy.site, quiet=2)
    manifest.write_manifest(toy.env, manifest.make_manifest(toy.env))
    seal = json.dumps(manifest.seal(toy.env))
    (toy.env / manifest.COMPLETE).write_text(seal, encoding="utf-8")
    return toy


def _big_package(toy: Home) -> None:
    noise = random.Random(7)
    site, info = toy.site, toy.site / "big_ant-3.2.1.dist-info"
    files = {
        f"big_ant/{'sub/' * (number % 4)}part_{number}.py": f"PART = {number}\n".encode()
        for number in range(FOLDERS * 4)
    }
    files |= {
        f"big_ant/lib/libant_{n}.so": noise.randbytes(noise.randint(1, 40_000)) for n in range(8)
    }
    files |= {f"big_ant/data/coração {n}.bin": noise.randbytes(300) for n in range(8)}
    files |= {f"big_ant/data/empty_{n}": b"" for n in range(4)}
    files |= {"big_ant/py.typed": b"", "big_ant.libs/libgomp-a34b.so.1": noise.randbytes(5000)}
    bin_folder = "Scripts" if sys.platform == "win32" else "bin"
    up = "../" * len(site.relative_to(toy.env).parts)
    files[f"{up}{bin_folder}/big-ant"] = b"#!python\nprint('ant')\n"
    files[f"{info.name}/METADATA"] = b"Metadata-Version: 2.4\nName: Big.Ant\nVersion: 3.2.1\n"
    files[f"{info.name}/WHEEL"] = b"Wheel-Version: 1.0\n"
    rows = []
    for path, data in files.items():
        target = Path(os.path.normpath(site / path))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        rows.append(f"{path},sha256={digest},{len(data)}\n")
    record = f"{info.name}/RECORD"
    (site / record).write_text("".join([*rows, f"{record},,\n"]), encoding="utf-8")


def snapshot(env: Path) -> dict[str, bytes | str]:
    """Every file's bytes and every link's target, by path; what is neither is `?`."""
    found: dict[str, bytes | str] = {}
    for folder, folders, names in os.walk(env):
        for name in [*names, *(n for n in folders if Path(folder, n).is_symlink())]:
            path = Path(folder, name)
            key = path.relative_to(env).as_posix()
            if key.split("/")[0] in NOT_BUILT:
                continue
            if path.is_symlink():
                found[key] = "-> " + str(path.readlink())
            else:
                found[key] = path.read_bytes() if path.is_file() else "?"
    return found


def compare(before: dict[str, bytes | str], after: dict[str, bytes | str]) -> dict[str, str]:
    """Path -> `missing`, `changed` or `extra`."""
    gone = dict.fromkeys(before.keys() - after.keys(), "missing")
    new = dict.fromkeys(after.keys() - before.keys(), "extra")
    both = before.keys() & after.keys()
    return gone | new | {path: "changed" for path in both if before[path] != after[path]}


def flip(env: Path, path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes() or b"\0")
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def flip_in_secret(env: Path, path: Path, chance: random.Random) -> None:
    """As a disk does it: the times say that nothing happened."""
    status = path.stat()
    flip(env, path, chance)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def truncate(env: Path, path: Path, chance: random.Random) -> None:
    size = path.stat().st_size
    path.write_bytes(path.read_bytes()[: chance.randrange(size)] if size else b"no longer empty")


def empty(env: Path, path: Path, chance: random.Random) -> None:
    path.write_bytes(b"" if path.stat().st_size else b"\n")


def append(env: Path, path: Path, chance: random.Random) -> None:
    with path.open("ab") as file:
        file.write(chance.randbytes(chance.randint(1, 50)))


def delete(env: Path, path: Path, chance: random.Random) -> None:
    path.unlink()


def to_folder(env: Path, path: Path, chance: random.Random) -> None:
    path.unlink()
    path.mkdir()
    if chance.random() < 0.5:
        (path / "__init__.py").write_bytes(b"")


def to_link(env: Path, path: Path, chance: random.Random) -> None:
    """Even to a copy with the very same bytes."""
    copy = env.parent / f"{path.name}.{chance.randrange(10**9)}"
    shutil.copyfile(path, copy)
    path.unlink()
    path.symlink_to(copy)


def to_pipe(env: Path, path: Path, chance: random.Random) -> None:
    path.unlink()
    os.mkfifo(path)


def rename_case(env: Path, path: Path, chance: random.Random) -> None:
    path.rename(path.with_name(path.name.swapcase()))


def move(env: Path, path: Path, chance: random.Random) -> None:
    path.rename(path.with_name("moved " + path.name))


def swap(env: Path, path: Path, chance: random.Random) -> None:
    """Another file's content, so that every size and hash is one of this environment."""
    others = sorted(p for p in path.parent.iterdir() if p.is_file() and not p.is_symlink())
    path.write_bytes(chance.choice(others).read_bytes() + b"#")


def other_version(env: Path, path: Path, chance: random.Random) -> None:
    """What `pip install package==other` does to the metadata."""
    site = next(env.rglob("site-packages"))
    info = chance.choice(sorted(site.glob("*.dist-info")))
    version = f"{chance.randint(0, 9)}.{chance.randint(10, 99)}"
    name = info.name.split("-")[0]
    text = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    (info / "METADATA").write_text(text, encoding="utf-8")
    info.rename(site / f"{name}-{version}.dist-info")


def double(env: Path, path: Path, chance: random.Random) -> None:
    site = next(env.rglob("site-packages"))
    info = chance.choice(sorted(site.glob("*.dist-info")))
    copy = site / f"{info.name.split('-')[0]}-0.{chance.randrange(10**6)}.dist-info"
    shutil.copytree(info, copy, symlinks=True)


def plant(env: Path, path: Path, chance: random.Random) -> None:
    """A file that Python runs, or imports, or takes for data, where it would find it."""
    site = next(env.rglob("site-packages"))
    number = chance.randrange(10**6)
    planted = (
        *(f"{number}.pth", f"__editable__{number}.pth", "sitecustomize.py", "usercustomize.py"),
        *(f"~orch{number}/x.py", f"-umpy-{number}.dist-info/METADATA", f"new_{number}/a b.py"),
        *(f"big_ant/__pycache__/part_{number}.cpython-311.pyc", f"big_ant/ação{number}.py"),
    )
    name = chance.choice(planted)
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_bytes(b"import os\n")


def plant_odd_name(env: Path, path: Path, chance: random.Random) -> None:
    """A name that is no UTF-8."""
    folder = os.fsencode(path.parent)
    descriptor = os.open(folder + b"/caf\xe9%d.py" % chance.randrange(10**6), os.O_CREAT)
    os.close(descriptor)


def remove_folder(env: Path, path: Path, chance: random.Random) -> None:
    if len(path.relative_to(env).parts) > 4:
        shutil.rmtree(path.parent)
    else:
        path.unlink()


def retarget(env: Path, path: Path, chance: random.Random) -> None:
    links = sorted(p for p in env.rglob("*") if p.is_symlink() and p.name != "lib64")
    if links:
        link = chance.choice(links)
        link.unlink()
        link.symlink_to(f"/elsewhere/{chance.randrange(10**6)}")


EVERYWHERE: tuple[Mutation, ...] = (
    *(flip, flip_in_secret, truncate, empty, append, delete, to_folder),
    *(swap, other_version, double, plant, move, remove_folder),
)
POSIX: tuple[Mutation, ...] = (to_link, to_pipe, rename_case, plant_odd_name, retarget)
ALL = EVERYWHERE if sys.platform in ("win32", "darwin") else EVERYWHERE + POSIX
