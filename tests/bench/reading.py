"""How fast data files are read, in a process of its own for each:

    python -m tests.bench.reading jsonl 5      five gigabytes of JSON Lines in the temporary folder

Formats: jsonl, jsonl.gz, json, csv, parquet. The file is removed afterwards.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

from engine.data.reading.read import open_data

ROWS_PER_PART = 5000
SENTENCE = (
    "a universidade função pesquisa comunidade não são região água história língua "
    "the model answers questions about learning rates and memory of small computers"
)


def rows(seed: int) -> list[dict[str, str]]:
    """Rows of about 900 bytes, with letters beyond ASCII as real ones have."""
    draw = random.Random(seed)

    known = SENTENCE.split()

    def words(count: int) -> str:
        return " ".join(draw.choices(known, k=count))

    return [
        {"instruction": f"{seed}-{n} {words(12)}?", "input": words(30), "output": words(90)}
        for n in range(ROWS_PER_PART)
    ]


def parts(kind: str) -> Iterator[bytes]:
    """Pieces of an endless file, without what closes it."""
    for seed in range(10**9):
        found = rows(seed)
        if kind == "csv":
            out = io.StringIO(newline="")
            writer = csv.DictWriter(out, list(found[0]))
            if seed == 0:
                writer.writeheader()
            writer.writerows(found)
            yield out.getvalue().encode()
        elif kind == "json":
            items = ",\n".join(json.dumps(row, ensure_ascii=False, indent=2) for row in found)
            yield ("[\n" if seed == 0 else ",\n").encode() + items.encode()
        else:
            yield "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found).encode()


def make(path: Path, kind: str, size: int) -> None:
    """Write a file of about so many bytes (of text, where it is packed)."""
    if kind == "parquet":
        make_parquet(path, size)
        return
    opened: Any = gzip.open if kind.endswith(".gz") else open
    done = 0
    # The same 20 MB again and again: making new words would take longer than reading them.
    kept: list[bytes] = []
    source = parts(kind.removesuffix(".gz"))
    with opened(path, "wb") as file:
        while done < size:
            if len(kept) < 6:
                kept.append(next(source))
            part = kept[-1] if len(kept) < 6 else random.choice(kept[1:])
            done += len(part)
            file.write(part)
        file.write(b"\n]\n" if kind == "json" else b"")


def make_parquet(path: Path, size: int) -> None:
    import pyarrow
    import pyarrow.parquet

    first = pyarrow.Table.from_pylist(rows(0))
    with pyarrow.parquet.ParquetWriter(path, first.schema) as writer:
        for seed in range(size // first.nbytes + 1):
            writer.write_table(first if seed % 6 == 0 else pyarrow.Table.from_pylist(rows(seed)))


def measure(path: Path) -> dict[str, Any]:
    """Read a file to its end in this process."""
    begin, cpu = time.perf_counter(), time.process_time()
    data = open_data(path)
    opened = time.perf_counter() - begin
    first = None
    count = 0
    for _ in data.entries():
        count += 1
        if count == 1000:
            first = time.perf_counter() - begin
    took = time.perf_counter() - begin
    cpu = time.process_time() - cpu
    memory = psutil.Process().memory_info()
    peak = getattr(memory, "peak_wset", None)  # Windows knows it
    with suppress(ImportError):
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    size = path.stat().st_size
    return {
        "format": data.format.name, "bytes": size, "rows": count,
        "opened_s": round(opened, 3), "first_1000_s": round(first or took, 3),
        "all_s": round(took, 2), "cpu_s": round(cpu, 2),
        "mb_per_s": round(size / took / 1e6), "mb_per_cpu_s": round(size / cpu / 1e6),
        "peak_mib": round((peak or 0) / 2**20),
    }  # fmt: skip


def main(argv: list[str]) -> None:
    if argv[:1] == ["--measure"]:
        print(json.dumps(measure(Path(argv[1]))))
        return
    kind, gigabytes = argv[0], float(argv[1])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"rows.{kind}"
        make(path, kind, int(gigabytes * 1e9))
        command = [sys.executable, "-m", "tests.bench.reading", "--measure", str(path)]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
