from __future__ import annotations

import pytest

from envcheck.versions import parts


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("580.95.05", (580, 95, 5)),
        ("R580", (580,)),
        ("v551.23", (551, 23)),
        ("610.43.02-open", (610, 43, 2)),
        ("12.1a", (12, 1)),
        ("²", (0,)),
        ("", (0,)),
    ],
)
def test_a_version_is_ordered_by_its_numbers(written, read):
    assert parts(written) == read
