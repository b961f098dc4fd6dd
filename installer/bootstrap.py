"""Set up Formiga from a checkout, then run it or test it.

    python3 installer/bootstrap.py run  [--home DIR] [--no-window] [--row ROW]
    python3 installer/bootstrap.py test [--home DIR] [pytest arguments]

Standard library only. This one file also parses under very old Pythons, Python 2 included, so
that they can say what is wrong instead of showing a syntax error; everything else is in modules
that are imported after the check.
"""

import os
import sys

OLDEST = (3, 11)


def too_old(version):
    """What to tell somebody whose Python is too old."""
    found = "%d.%d" % (version[0], version[1])
    return (
        "Formiga needs Python 3.11 or newer; this is Python %s (%s).\n"
        "Start it with a newer one, for example: python3.11 installer/bootstrap.py run\n"
        "A Formiga precisa do Python 3.11 ou mais novo; este e o Python %s."
    ) % (found, sys.executable, found)


def main():
    if sys.version_info[:2] < OLDEST:
        sys.stderr.write(too_old(sys.version_info) + "\n")
        return 2
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    sys.dont_write_bytecode = True  # a checkout may be read-only, and stays as it is

    from installer import commands

    return commands.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
