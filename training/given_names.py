"""Make the list of given names by gender that tells "he" from "she" and persons from places.

    pip install --target NAMES faker names
    PYTHONPATH=NAMES python -m training.given_names --out src/walkback/speaker/weights/given_names.txt

Sources: the given names of all locales of Faker in Latin script (MIT licence), a vote for each locale that lists a name
for a gender; and the 1990 census of the United States as the package ``names`` carries it (public domain), where the
name's shares of both genders make three votes. A name with at least four fifths of its votes for one gender has that
gender; the others are known as names of either.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
import textwrap
import unicodedata
from collections import Counter
from importlib.resources import files
from pathlib import Path

CENSUS_VOTES = 3.0
CLEAR = 0.8
LISTS = {
    "female": ("first_names_female", "first_romanized_names_female"),
    "male": ("first_names_male", "first_romanized_names_male"),
}


def plain(name: str) -> str | None:
    """The name in small letters, or None if it is not one word in Latin script."""
    name = name.strip().replace("’", "'")
    letters = all(c in "-'" or "LATIN" in unicodedata.name(c, "") for c in name)
    return name.lower() if name and letters else None


def count_locales() -> dict[str, Counter[str]]:
    """For each gender how many locales list a name for it."""
    package = importlib.import_module("faker.providers.person")
    base = package.Provider
    votes: dict[str, Counter[str]] = {gender: Counter() for gender in LISTS}
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for gender, attributes in LISTS.items():
            for attribute in attributes:
                names = getattr(provider, attribute, None)
                if names is None or (names is getattr(base, attribute, None) and module.name != "en"):
                    continue
                votes[gender].update({key for key in map(plain, set(names)) if key})
    return votes


def census(gender: str) -> dict[str, float]:
    """The share in per cent of each given name among the people of a gender."""
    lines = (files("names") / f"dist.{gender}.first").read_text(encoding="utf-8").splitlines()
    return {fields[0].lower(): float(fields[1]) for fields in map(str.split, lines) if fields}


def judge_names() -> dict[str, list[str]]:
    """The names of each gender, and those of either, sorted."""
    votes = count_locales()
    shares = {gender: census(gender) for gender in LISTS}
    judged: dict[str, list[str]] = {"female": [], "male": [], "either": []}
    for name in sorted(set().union(*votes.values(), *shares.values())):
        total = {gender: float(votes[gender][name]) for gender in LISTS}
        both = sum(shares[gender].get(name, 0.0) for gender in LISTS)
        for gender in LISTS:
            total[gender] += CENSUS_VOTES * shares[gender].get(name, 0.0) / both if both else 0.0
        female = total["female"] / sum(total.values()) if sum(total.values()) else 0.5
        judged["female" if female >= CLEAR else "male" if female <= 1 - CLEAR else "either"].append(name)
    return judged


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    judged = judge_names()
    lines = [line for kind, names in judged.items() for line in (f"[{kind}]", *textwrap.wrap(" ".join(names), 118))]
    args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(", ".join(f"{len(names)} {kind}" for kind, names in judged.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
