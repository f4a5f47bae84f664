"""Whether spaCy takes what `dateline --format spacy` writes, and displaCy what `--format displacy` does.

A line of training data is read by spaCy's own reader, aligned with its tokens and learned from; the viewer's HTML
must show each name marked, with nothing of the text lost.
"""
import html
import json
import re
import subprocess
import sys
import warnings
from pathlib import Path

import spacy
from spacy import displacy
from spacy.training import Example, offsets_to_biluo_tags

STORY = "Minister Ines de Wit opened the tunnel in Rotterdam on March 7, 2024; it cost at least $200 million."
HOSTILE = {
    "empty": "",
    "beyond two bytes": f"😀 {STORY} 👩\u200d👩\u200d👧 e\u0301t\ufe0f {STORY}",
    "line ends": STORY.replace(" ", "\r\n"),
    "markup": f"</script><b>&amp; \u2028\u0085\x1b[31m {STORY} </style>",
}


def written(dateline, name, text):
    """The text as a file of a format."""
    run = subprocess.run([dateline, "--format", name], input=text.encode(), capture_output=True, check=True)
    return run.stdout.decode()


def trained_on(nlp, line):
    """Learns from one line; how many of its entities there are, and how many fit spaCy's tokens."""
    given = json.loads(line)
    doc = nlp.make_doc(given["text"])
    with warnings.catch_warnings():
        # An entity that ends inside a token of spaCy's is left out by spaCy with a warning; it is counted here.
        warnings.simplefilter("ignore")
        tags = offsets_to_biluo_tags(doc, given["entities"])
        example = Example.from_dict(doc, {"entities": given["entities"]})
        nlp.update([example])
    fitting = len(example.reference.ents)
    assert fitting == len(given["entities"]) or "-" in tags, "spaCy lost an entity that fits its tokens"
    return len(given["entities"]), fitting


def shown(given):
    """The words that displaCy marks, and the text it shows."""
    page = displacy.render(json.loads(given), style="ent", manual=True, jupyter=False)
    marks = re.findall(r"<mark [^>]*>(.*?)<span [^>]*>", page, re.DOTALL)
    body = re.sub(r"<h2.*?</h2>", "", page, flags=re.DOTALL)
    plain = re.sub(r"<span [^>]*>.*?</span>|<br>|<[^>]+>", "", body, flags=re.DOTALL)
    return [html.unescape(mark).strip() for mark in marks], html.unescape(plain)


def main():
    dateline, files = sys.argv[1], sys.argv[2:]
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    nlp.initialize()
    bare = lambda text: re.sub(r"\s+", "", text)
    entities = fitting = 0
    for name, text in [*HOSTILE.items(), *((file, Path(file).read_text()) for file in files)]:
        lines = written(dateline, "spacy", text).removesuffix("\n").split("\n")
        assert len(lines) == 1, f"{name}: {len(lines)} lines instead of one"
        found, fit = trained_on(nlp, lines[0])
        given = written(dateline, "displacy", text)
        marked, plain = shown(given)
        ents = json.loads(given)["ents"]
        assert bare(plain) == bare(text), f"{name}: displaCy shows another text"
        assert [bare(mark) for mark in marked] == [bare(text[ent["start"] : ent["end"]]) for ent in ents], name
        assert found == len(ents), f"{name}: {found} entities for spaCy, {len(ents)} for displaCy"
        print(f"{name}: {found} entities, {fit} end where spaCy's tokens end")
        entities, fitting = entities + found, fitting + fit
    print(f"in all {entities} entities, {fitting} usable as they are")


main()
