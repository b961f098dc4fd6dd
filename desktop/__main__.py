"""`python -m desktop [RUN]`: opens the window, on that run if one is named."""

from __future__ import annotations

import argparse
import sys

from desktop import early


def main(arguments: list[str]) -> int:
    """Open the window; returns when it is closed (0), or at once if it cannot open (1)."""
    parser = argparse.ArgumentParser(prog="python -m desktop", description="Opens Formiga's window")
    parser.add_argument("run", nargs="?", help="a run's folder or name to show")
    parser.add_argument(
        "--run", dest="run_option", help="the same, as the `formiga` command says it"
    )
    parser.add_argument("--home", help="the folder of everything Formiga keeps")
    asked = parser.parse_args(arguments)
    early.hold_collector()
    if reason := early.trouble():
        print(reason, file=sys.stderr)
        return 1
    from desktop.app import run_window

    return run_window(asked.run or asked.run_option or "", asked.home)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
