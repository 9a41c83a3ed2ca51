"""Run the command line as ``python -m walkback.cli``."""

from walkback.cli import main

main()
