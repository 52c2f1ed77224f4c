"""LibreOffice Calc, which opens CSV of the dialect for spreadsheets where a comma is the decimal sign.

It is read back from the sheet that it saves, for its own cells know a number from a text.
"""

import datetime
import functools
import subprocess
import tempfile
import xml.etree.ElementTree as xml
import zipfile
from decimal import Decimal
from pathlib import Path

FORMS = ["csv"]
KINDS = {"string": "text", "integer": "integer", "number": "decimal", "date": "day", "boolean": "flag"}
# Semicolons, quotes, UTF-8, from the first line, German, and to look for numbers and days of other forms.
FILTER = "CSV:59,34,76,1,,1031,false,true"
OFFICE, TABLE, TEXT = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ["office", "table", "text"])


@functools.cache
def converted(folder):
    """Every table of a folder as a spreadsheet that LibreOffice has saved."""
    out = tempfile.TemporaryDirectory()
    files = sorted(str(path) for path in folder.glob("*.csv"))
    profile = f"-env:UserInstallation=file://{out.name}/profile"
    line = ["soffice", profile, "--headless", f"--infilter={FILTER}", "--convert-to", "fods", "--outdir", out.name, *files]
    subprocess.run(line, check=True, capture_output=True)
    return out


def cell(element):
    """What a cell holds: a number as a decimal, a day as a day, anything else as a text."""
    match element.get(f"{OFFICE}value-type"):
        case "float":
            return Decimal(element.get(f"{OFFICE}value"))
        case "date":
            return datetime.date.fromisoformat(element.get(f"{OFFICE}date-value")[:10])
        case "boolean":
            return element.get(f"{OFFICE}boolean-value") == "true"
        case None:
            return None
        case _:
            return "\n".join("".join(part.itertext()) for part in element.findall(f"{TEXT}p")) or None


def sheet(path):
    rows = []
    file = Path(converted(path.parent).name) / f"{path.stem}.fods"
    for row in xml.parse(file).getroot().iter(f"{TABLE}table-row"):
        cells = []
        for element in row.findall(f"{TABLE}table-cell"):
            cells += [cell(element)] * int(element.get(f"{TABLE}number-columns-repeated", 1))
        rows.append(cells)
    return rows


def table(path, fields):
    heading, *rows = sheet(path)
    names = heading[: len(fields)]
    rows = [(row + [None] * len(fields))[: len(fields)] for row in rows]
    rows = [row for row in rows if any(value is not None for value in row)]
    read = [[meant(value, field["type"]) for field, value in zip(fields, row)] for row in rows]
    return {name: KINDS[field["type"]] for name, field in zip(names, fields)}, read


def meant(value, kind):
    """A flag is a text where true and false are called otherwise, and a text may look like a day or a number."""
    match kind:
        case "boolean":
            return {"true": True, "false": False}.get(value, value)
        case "string" if value is not None:
            return str(value)
    return value


def totals(path):
    heading, *rows = sheet(path.with_name("verdicts.csv"))
    place = {name: place for place, name in enumerate(heading)}
    sums = {}
    for row in rows:
        counted = row[place["counted"]] if len(row) > place["counted"] else None
        if counted is not None:
            group = row[place["phase"]], row[place["currency"]], row[place["qualifier"]] == "up-to"
            sums[group] = sums.get(group, 0) + int(counted)
    return sums
