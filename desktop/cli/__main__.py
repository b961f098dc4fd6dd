"""`python -m desktop.cli`: what `formiga` in $FORMIGA_HOME/bin calls."""

from __future__ import annotations

import sys

from desktop.cli.app import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
