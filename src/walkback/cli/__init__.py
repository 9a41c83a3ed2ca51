"""The command line: thin shells over the library, one file for each command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run ``walkback`` with the arguments of this process."""
    try:
        from walkback.cli.root import walkback

        walkback.main(prog_name="walkback")
    except KeyboardInterrupt:  # while it was still being imported, or on its way out
        sys.exit(130)
