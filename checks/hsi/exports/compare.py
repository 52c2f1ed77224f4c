"""Compares an export, file by file, with what `hsi` answers: `compare.py FOLDER [DAY] [--readers NAME,...]`.

The files are first read here as their description says, and compared with the answers; then each reader must
read the same. What differs is printed, and ends the comparison with 1.
"""

import argparse
import importlib
import json
import math
import re
from decimal import Decimal
from pathlib import Path

import expected

arguments = argparse.ArgumentParser()
arguments.add_argument("folder", type=Path)
arguments.add_argument("day", nargs="?")
arguments.add_argument("--readers", default="duckdb,duckdb_sql,polars,polars_schemas,pandas,sqlite")
arguments = arguments.parse_args()
folder, day = arguments.folder, arguments.day

failures = []


def expect(what, found, wanted):
    if found != wanted:
        failures.append(what)
        print(f"FAILED: {what}: expected {wanted!r}, found {found!r}")


def same(found, wanted):
    """Whether two values are the same, be a decimal read as a float or a day as a point in time."""
    if isinstance(found, float) and isinstance(wanted, Decimal):
        return math.isclose(found, wanted, rel_tol=1e-15)
    if hasattr(found, "time") and found == found.normalize():
        found = found.date()
    # A text of digits alone, which only Parquet and the description tell from what it looks like.
    return found == wanted or (isinstance(wanted, str) and str(found) == wanted)


def expect_rows(what, found, wanted, names):
    expect(f"{what}: rows", len(found), len(wanted))
    for place, (row, right) in enumerate(zip(found, wanted), 1):
        for name, value, good in zip(names, row, right, strict=True):
            if not same(value, good):
                expect(f"{what}: row {place}, {name}", value, good)


# The readers that are told the types by a file of the export.
TOLD = ["duckdb_sql", "polars_schemas", "sqlite", "libreoffice"]


def allowed(form, name, field, values):
    """The kinds as which a reader may take a column: Parquet states them, CSV shows them where it has values."""
    kind = expected.TYPES[field["type"]]
    present = [value for value in values if value is not None]
    if form == "parquet" or name in TOLD:
        return {kind}
    if not present:
        return None
    if kind == "decimal":
        return {"float", "decimal"}
    if name == "pandas" and kind == "integer" and len(present) < len(values):
        return {"float"}
    if kind == "text" and all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) for value in present):
        return {"text", "day"}
    if kind == "text" and all(value.isdigit() for value in present):
        return {"text", "integer"}
    return {kind}


package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
schemas = {it["name"]: it["schema"]["fields"] for it in package["resources"]}
exact = {it["name"]: expected.rows(folder / f"{it['name']}.csv", it) for it in package["resources"]}
expect("files of no resource", {it.stem for it in folder.glob("*.csv")} - set(schemas), set())

records = expected.hsi("list", day)
lines = (folder / "investments.ndjson").read_text(encoding="utf-8").splitlines()
expect_rows("investments.ndjson and hsi list", [[json.loads(it)] for it in lines], [[it] for it in records], ["record"])
for name, command in expected.COMMANDS.items():
    names = [field["name"] for field in schemas[name]]
    wanted = [[expected.cell(it, column) for column in names] for it in expected.hsi(command, day)]
    expect_rows(f"{name}.csv and hsi {command}", exact[name], wanted, names)
for name, wanted in expected.lists(records).items():
    expect_rows(f"{name}.csv and hsi list", exact[name], wanted, [field["name"] for field in schemas[name]])

verdicts = [field["name"] for field in schemas["verdicts"]]
expect_rows("verdicts.csv and hsi total --explain", exact["verdicts"], expected.verdicts(day), verdicts)
changes = [field["name"] for field in schemas["changes"]]
expect_rows("changes.csv and hsi changes", exact["changes"], expected.changes(day, changes), changes)

totals = expected.totals(day)
for name in arguments.readers.split(","):
    reader = importlib.import_module(f"readers.with_{name}")
    for form in reader.FORMS:
        for table, fields in schemas.items():
            path = folder / f"{table}.{form}"
            found, rows = reader.table(path, fields)
            what = f"{name}: {path.name}"
            expect(f"{what}: columns", list(found), [field["name"] for field in fields])
            for place, field in enumerate(fields):
                kinds = allowed(form, name, field, [row[place] for row in exact[table]])
                kind = found[field["name"]]
                if kinds and kind not in kinds:
                    expect(f"{what}: type of {field['name']}", kind, " or ".join(sorted(kinds)))
            expect_rows(what, rows, exact[table], list(found))
    # Of nothing, a reader cannot even tell that it has an amount.
    for form in [*reader.FORMS, *getattr(reader, "RECORDS", [])] if records else []:
        sums = reader.totals(folder / f"investments.{form}")
        for group in totals | sums:
            what = f"{name}: {' '.join(group[:2])} by investments.{form} and by hsi total"
            expect(what, sums.get(group), totals.get(group))
    size, forms = sum(map(len, exact.values())), " and ".join(reader.FORMS)
    print(f"{day or 'today'}: {name} read {len(exact)} tables, {size} rows, {len(totals)} totals, as {forms}")
raise SystemExit(1 if failures else 0)
