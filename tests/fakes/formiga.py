"""The `formiga` command with an environment check that always says yes, as a real process."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from desktop.cli.app import main
from desktop.runs import launcher

READY = json.loads((Path(__file__).parent / "ready.json").read_text(encoding="utf-8"))
launcher.check_environment = lambda home, spec, **_: READY

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
