"""Run a benchmark: ``python -m bench COMMAND``. Exit status: 0 done, 1 a floor is broken, 2 it could not be run."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench import (
    alignment,
    ask,
    attribution,
    attribution_score,
    case_score,
    cases,
    edit_classes,
    figures,
    figures_score,
    floors,
    identity,
    lineage,
    lookup,
    pairs,
    redesigns,
    reextraction,
    revision_speed,
    robustness,
    said_when,
    scale,
    sides,
    speakers,
    speed,
    timex_score,
    timexes,
    version_order,
    web,
)
from walkback.errors import WalkbackError

COMMANDS = (
    attribution,
    cases,
    speakers,
    identity,
    sides,
    timexes,
    said_when,
    figures,
    alignment,
    ask,
    edit_classes,
    version_order,
    lineage,
    lookup,
    pairs,
    redesigns,
    reextraction,
    revision_speed,
    robustness,
    scale,
    speed,
    floors,
    web,
)
UNUSABLE = (
    attribution_score.InputError,
    case_score.InputError,
    figures_score.BadInput,
    floors.BadFloors,
    timex_score.BadInput,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Parse the command line, run one command, print what it found; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure Walkback. See bench/README.md.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        sub = commands.add_parser(command.NAME, help=command.HELP, description=command.__doc__)
        sub.add_argument("--json", type=Path, metavar="FILE", help="write the figures to FILE as one flat object")
        command.add_arguments(sub)
        sub.set_defaults(run=command.run)
    args = parser.parse_args(argv)
    try:
        outcome = args.run(args)
        if args.json is not None:
            args.json.write_text(json.dumps(dict(outcome.figures), indent=1) + "\n", encoding="utf-8")
    except (WalkbackError, OSError, *UNUSABLE) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    print(outcome.text)
    return 1 if outcome.failed else 0


if __name__ == "__main__":
    sys.exit(main())
