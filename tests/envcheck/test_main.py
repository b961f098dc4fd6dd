from __future__ import annotations

import json

import pytest

from envcheck import bundle
from envcheck.__main__ import main
from envcheck.codec import from_json, to_json
from envcheck.probes import probe_gpu
from tests.envcheck.machines import CPU, NO_CARD, engine, facts
from tests.envcheck.toys import make_home, proven


@pytest.fixture(autouse=True)
def _no_card(monkeypatch):
    monkeypatch.setattr(probe_gpu, "probe", lambda environ: NO_CARD)


@pytest.fixture(scope="module")
def toy(tmp_path_factory):
    return make_home(tmp_path_factory.mktemp("toy"))


def run(capsys, *arguments):
    """Exit code and the one JSON object on stdout."""
    code = main([str(argument) for argument in arguments])
    out = capsys.readouterr().out
    assert out.isascii()
    return code, json.loads(out)


def test_check_prints_the_report_and_exits_0_when_training_works(capsys, toy):
    code, report = run(capsys, "check", "--home", toy.home, "--code", toy.code, "--json")
    assert (code, report["v"]) == (0, 1)
    assert report["verdict"] in ("ok", "usable")
    assert {"facts", "findings", "row", "plan", "elapsed_s"} <= report.keys()


def test_nothing_built_yet_exits_3_and_says_what_would_be(capsys, toy, tmp_path):
    code, report = run(capsys, "check", "--home", tmp_path / "new", "--code", toy.code)
    assert (code, report["verdict"], report["plan"]["row"]) == (3, "repairable", "cpu")


def test_a_need_that_cannot_be_met_exits_4(capsys, toy):
    code, report = run(
        capsys, "check", "--home", toy.home, "--code", toy.code, "--disk-bytes", 2**60
    )
    assert (code, report["findings"][0]["code"]) == (4, "DISK_SHORT")


def test_probe_prints_facts_that_check_can_judge(capsys, toy, tmp_path):
    code, document = run(capsys, "probe", "--home", toy.home, "--code", toy.code)
    assert code == 0
    recorded = tmp_path / "facts.json"
    recorded.write_text(json.dumps(document), encoding="utf-8")
    code, report = run(capsys, "check", "--facts", recorded, "--code", toy.code)
    assert (code, report["facts"]) == (0, to_json(from_json(document)))


def test_a_whole_report_can_be_judged_again(capsys, toy, tmp_path):
    _, first = run(capsys, "check", "--home", toy.home, "--code", toy.code)
    recorded = tmp_path / "report.json"
    recorded.write_text(json.dumps(first), encoding="utf-8")
    _, again = run(capsys, "check", "--facts", recorded, "--code", toy.code)
    assert again["findings"] == first["findings"]


def test_facts_of_another_machine_are_judged_by_this_matrix(capsys, tmp_path):
    recorded = tmp_path / "facts.json"
    recorded.write_text(json.dumps(to_json(facts(engine(CPU)))), encoding="utf-8")
    code, report = run(capsys, "check", "--facts", recorded)
    assert (code, report["findings"][0]["code"]) == (3, "ENGINE_LOCK_OUTDATED")


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"facts": {"v": 9}}', "\xff"])
def test_unreadable_facts_exit_2_with_a_word_on_stderr(capsys, tmp_path, text):
    recorded = tmp_path / "facts.json"
    recorded.write_bytes(text.encode("latin-1"))
    with pytest.raises(SystemExit) as caught:
        main(["check", "--facts", str(recorded)])
    assert caught.value.code == 2
    captured = capsys.readouterr()
    assert (captured.out, "facts.json" in captured.err) == ("", True)


@pytest.mark.parametrize("arguments", [[], ["check"], ["probe"], ["mend"]])
def test_wrong_arguments_exit_2(capsys, arguments):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


def test_a_support_bundle_can_be_judged_as_well(capsys, toy, tmp_path):
    _, first = run(capsys, "check", "--home", toy.home, "--code", toy.code)
    saved = tmp_path / "bundle.zip"
    bundle.save({bundle.REPORT: json.dumps(first), "readme.txt": "x"}, saved)
    _, again = run(capsys, "check", "--facts", saved, "--code", toy.code)
    assert (again["findings"], again["row"]) == (first["findings"], first["row"])


def test_a_zip_without_a_report_exits_2(capsys, tmp_path):
    saved = tmp_path / "photos.zip"
    bundle.save({"other.json": "{}"}, saved)
    with pytest.raises(SystemExit) as caught:
        main(["check", "--facts", str(saved)])
    assert caught.value.code == 2


def test_deep_and_what_a_job_needs_are_passed_on(capsys, toy, tmp_path):
    (tmp_path / "peft.py").touch()
    arguments = ("--deep", "--memory-bytes", 2**60, "--job-path", tmp_path)
    _, report = run(capsys, "check", "--home", toy.home, "--code", toy.code, *arguments)
    assert report["deep"] is True
    assert {"MEMORY_SHORT", "FILE_BESIDE_JOB_IGNORED"} <= {f["code"] for f in report["findings"]}
    assert report["facts"]["engine"]["tree"]["value"]["deep"] is True


def test_the_command_that_tries_the_engine_is_passed_on(capsys, toy, tmp_path, monkeypatch):
    asked = []

    def fake(env, code, prove, *rest):
        asked.append((env, code, list(prove)))
        return proven(json.loads((env / "formiga-env.json").read_text())["lock_sha256"])

    monkeypatch.setattr("envcheck.proof.run", fake)
    given = ("check", "--home", toy.home, "--code", toy.code, "--deep")
    _, report = run(capsys, *given, "--prove", "-s -B -m engine prove")
    assert asked == [(toy.env, toy.code, ["-s", "-B", "-m", "engine", "prove"])]
    assert "PROOF" in {f["code"] for f in report["findings"]}
