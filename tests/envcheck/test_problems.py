from __future__ import annotations

import pytest

from envcheck.problems import CODES, Finding, Severity, unknown_fact, verdict_of, worst_first


def a_finding(code: str, severity: Severity) -> Finding:
    return Finding(code, severity, dict.fromkeys(CODES[code], "x"))


def test_an_unknown_code_or_fact_is_refused_where_it_is_made():
    for code, facts in (("NO_SUCH_CODE", {}), ("NO_GPU", {"gpu": "x"}), ("DISK", {"path": "/"})):
        with pytest.raises(ValueError, match=code):
            Finding(code, Severity.OK, facts)


@pytest.mark.parametrize(
    ("severities", "word"),
    [
        ([], "ok"),
        ([Severity.OK, Severity.OK], "ok"),
        ([Severity.OK, Severity.NOTICE], "usable"),
        ([Severity.NOTICE, Severity.REPAIRABLE], "repairable"),
        ([Severity.REPAIRABLE, Severity.BLOCKED, Severity.OK], "blocked"),
    ],
)
def test_the_verdict_is_the_worst_finding(severities, word):
    assert verdict_of(a_finding("DISK", severity) for severity in severities) == word


def test_findings_are_read_worst_first_and_causes_first():
    mixed = [
        a_finding("DISK", Severity.OK),
        a_finding("FILES_DAMAGED", Severity.REPAIRABLE),
        a_finding("PACKAGE_DIFFERENT", Severity.REPAIRABLE),
        a_finding("DRIVER_TOO_OLD", Severity.BLOCKED),
        unknown_fact("disk", "disk_usage", "timeout"),
    ]
    assert [finding.code for finding in worst_first(mixed)] == [
        "DRIVER_TOO_OLD",
        "PACKAGE_DIFFERENT",
        "FILES_DAMAGED",
        "FACT_UNKNOWN",
        "DISK",
    ]


def test_a_finding_is_written_with_its_severity_as_a_word():
    assert unknown_fact("disk", "disk_usage", "timeout").to_json() == {
        "code": "FACT_UNKNOWN",
        "severity": "notice",
        "facts": {"fact": "disk", "source": "disk_usage", "reason": "timeout"},
    }
