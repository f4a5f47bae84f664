"""Names by a spaCy model: one {"file","text"} a line in, one {"file","names":[[start,end,kind]]} a line out, offsets in
UTF-16 code units."""
import importlib
import json
import sys

KINDS = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "facility", "NORP": "group"}


def main():
    nlp = importlib.import_module(sys.argv[1]).load()
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
