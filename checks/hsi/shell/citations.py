"""Every record cited in every form, as `hsi cite` prints it, and read by tools that know the form.

pybtex and bibtexparser read BibTeX, citeproc-py and pandoc CSL-JSON, and pandoc reads BibTeX and biblatex too,
which must give the same as CSL-JSON. The examples of `hsi cite --help` are read likewise.
"""

import json
import re
import subprocess
import warnings

import bibtexparser
import pybtex
import pybtex.errors
import pypandoc
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string

pybtex.errors.set_strict_mode(True)
warnings.simplefilter("error")


def hsi(*words):
    return subprocess.run(["hsi", *words], check=True, capture_output=True, text=True).stdout


def expect(what, found, wanted):
    if found != wanted:
        raise SystemExit(f"FAILED: {what}: expected {wanted!r}, found {found!r}")


def plain(text):
    """A text whose quotation marks are straight: pandoc sets them as a printer would."""
    return re.sub("[‘’“”\"]", "'", text)


def bibtex(text, items):
    """Reads BibTeX, which must say what the items of CSL-JSON say."""
    keys = [item["id"] for item in items]
    expect("keys that pybtex reads", list(parse_string(text, "bibtex").entries), keys)
    styled = pybtex.format_from_string(text, style="plain", output_backend="text")
    expect("entries that pybtex sets", len(re.findall(r"^\[\d+\]", styled, re.M)), len(keys))
    library = bibtexparser.parse_string(text)
    expect("blocks that bibtexparser refuses", [str(block) for block in library.failed_blocks], [])
    expect("keys that bibtexparser reads", [entry.key for entry in library.entries], keys)
    # None of these tools minds what LaTeX itself would take for a command; only addresses are taken as they are.
    texts = [field.value for entry in library.entries for field in entry.fields if field.key != "url"]
    expect("signs that LaTeX would misread", [text for text in texts if re.search(r"(?<!\\)[&%$#_^~]", text)], [])
    for form in ["bibtex", "biblatex"]:
        found = {it["id"]: it for it in json.loads(pypandoc.convert_text(text, "csljson", format=form))}
        expect(f"keys that pandoc reads as {form}", sorted(found), sorted(keys))
        for item in items:
            read = found[item["id"]]
            for name in ["title", "URL", "language", "note", "version"]:
                what = f"{name} of {item['id']} as pandoc reads {form}"
                expect(what, plain(read.get(name, "")), plain(item.get(name, "")))
            if form == "biblatex":
                what = f"accessed of {item['id']} as pandoc reads {form}"
                expect(what, read.get("accessed"), item.get("accessed"))
            for name in ["author", "issued"]:
                what = f"{name} of {item['id']} as pandoc reads {form}"
                expect(what, plain(str(read.get(name))), plain(str(item.get(name))))


def csl(items):
    """Sets the items of CSL-JSON in a style."""
    source = CiteProcJSON(items)
    bibliography = CitationStylesBibliography(
        CitationStylesStyle("harvard-cite-them-right", validate=True), source, formatter.plain
    )
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    lines = [plain(str(line)) for line in bibliography.bibliography()]
    expect("items that citeproc-py sets", len(lines), len(items))
    for line, item in zip(lines, items):
        for text in [item.get("title", ""), item["author"][0]["literal"], item.get("URL", "")]:
            # The style takes away a full stop that would stand twice.
            if plain(text).rstrip(".") not in line:
                raise SystemExit(f"FAILED: {item['id']}: '{text}' is not in '{line}'")
    html = pypandoc.convert_text(json.dumps(items), "html", format="csljson", extra_args=["--citeproc"])
    expect("items that pandoc sets", len(re.findall('class="csl-entry"', html)), len(items))


def prose(text, items):
    """Each item is a paragraph, with its title, or else what it is about, and its address."""
    paragraphs = text.rstrip("\n").split("\n\n")
    expect("paragraphs", len(paragraphs), len(items))
    for paragraph, item in zip(paragraphs, items):
        about = item["title"] if "title" in item else f"[{item['genre']}]"
        for word in [about, item["author"][0]["literal"], item.get("URL", "")]:
            if word not in paragraph:
                raise SystemExit(f"FAILED: {item['id']}: '{word}' is not in '{paragraph}'")


def wanted(records):
    """The keys of the citations of some records: each, then those of its pages that none before it had."""
    keys = {}
    for record in records:
        pages = record["sources"] + [turn["source"] for turn in record["history"]]
        keys.update(dict.fromkeys([record["id"], *(f"source:{page}" for page in pages)]))
    return list(keys)


def check(records):
    ids = [record["id"] for record in records]
    items = json.loads(hsi("cite", *ids, "--format", "csl-json"))
    expect("keys", [item["id"] for item in items], wanted(records))
    csl(items)
    bibtex(hsi("cite", *ids, "--format", "bibtex"), items)
    prose(hsi("cite", *ids), items)
    return len(items)


records = json.loads(hsi("list", "--format", "json"))["records"]
print(f"{len(records)} records: {check(records)} citations as text, BibTeX and CSL-JSON")

examples = re.findall(r"^  hsi (cite .*)$", hsi("cite", "--help"), re.M)
assert examples, "hsi cite --help has no examples"
for example in examples:
    words = example.split()
    form = words[words.index("--format") + 1] if "--format" in words else "text"
    ids = [word for word in words[1:] if word not in ("--format", form)]
    items = json.loads(hsi("cite", *ids, "--format", "csl-json"))
    read = {"text": prose, "bibtex": bibtex, "csl-json": lambda text, items: csl(json.loads(text))}[form]
    read(hsi(*words), items)
    print(f"read: hsi {example}")
