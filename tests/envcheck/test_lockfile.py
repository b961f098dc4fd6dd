"""Locks are read strictly: exact version and hash, or an error that shows the line."""

from __future__ import annotations

import pytest

from envcheck.lockfile import LockError, parse_lock

HASH = "0" * 63 + "1"


def test_a_pin_with_marker_hashes_and_notes() -> None:
    text = (
        "# header\n"
        f"Some_Package[extra]==1.2+cpu ; python_full_version < '3.12' \\\n"
        f"    --hash=sha256:{HASH} \\\n    --hash=sha256:{HASH[::-1]}\n"
        "    # via other\n"
    )
    (pin,) = parse_lock(text)
    assert (pin.name, pin.version) == ("some-package", "1.2+cpu")
    assert pin.marker == "python_full_version < '3.12'"
    assert pin.hashes == {HASH, HASH[::-1]}


def test_a_wheel_by_address() -> None:
    url = "https://example.org/whl/torch-2.13.0%2Bcu130-cp312-cp312-win_amd64.whl"
    (pin,) = parse_lock(f"torch @ {url} --hash=sha256:{HASH}\r\n")
    assert (pin.version, pin.url) == ("2.13.0+cu130", url)


@pytest.mark.parametrize(
    "line",
    [
        "numpy==1.0",
        f"numpy>=1.0 --hash=sha256:{HASH}",
        f"numpy --hash=sha256:{HASH}",
        "--index-url x",
        "-e .",
        f"numpy==1.0 --hash=md5:{HASH}",
        f"numpy==1.0 --hash=sha256:{HASH[:-1]}",
    ],
)
def test_anything_else_is_refused(line: str) -> None:
    with pytest.raises(LockError) as caught:
        parse_lock(line)
    assert caught.value.line == line
