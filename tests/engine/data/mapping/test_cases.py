"""Files that nobody has shown us yet are recognised by names, shapes and contents."""

from __future__ import annotations

import pytest

from engine.data.mapping.detect import detect
from tests.engine.data.mapping.cases import CASES, Case

IDS = [case.what for case in CASES]
NEVER_ASKED = ("id", "uuid", "url", "link", "timestamp", "date", "data", "sku", "")


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_made_up_file_is_recognised(case: Case) -> None:
    found = detect(case.records)
    columns = dict(found.schema.columns) if found.schema else {}
    assert (found.kind, columns | case.columns) == (case.kind, columns)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_what_describes_a_row_is_never_asked_and_nothing_bad_is_learned(case: Case) -> None:
    found = detect(case.records)
    if found.schema is None:
        return
    columns = found.schema.columns
    assert columns.get("instruction") not in NEVER_ASKED
    learned = columns.get("output", "")
    if found.schema.trainable:
        assert not any(word in learned for word in ("reject", "wrong", "worse", "label"))
    assert ("rejected" in columns) <= (found.kind == "preference")


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 120
    assert len({case.kind for case in CASES}) >= 9
