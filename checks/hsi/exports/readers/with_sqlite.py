"""sqlite3, the shell, told the types by the script of the export. It keeps days, decimals and flags as texts."""

import datetime
import functools
import sqlite3
import subprocess
import tempfile
from decimal import Decimal

FORMS = ["csv"]
READ = {
    "date": datetime.date.fromisoformat,
    "number": Decimal,
    "boolean": {"true": True, "false": False}.__getitem__,
}
KINDS = {"string": "text", "integer": "integer", "number": "decimal", "date": "day", "boolean": "flag"}


@functools.cache
def database(folder):
    """A database with every table, made by the script as its first line says: in the folder of the files."""
    with tempfile.TemporaryDirectory() as place:
        file = f"{place}/hsi.sqlite"
        script = (folder / "sqlite.sql").read_bytes()
        subprocess.run(["sqlite3", "-bail", file], input=script, cwd=folder, check=True)
        connection = sqlite3.connect(":memory:")
        with sqlite3.connect(file) as read:
            read.backup(connection)
    return connection


def table(path, fields):
    connection = database(path.parent)
    cursor = connection.execute(f"select * from {path.stem}")
    names = [column[0] for column in cursor.description]
    rows = cursor.fetchall()
    # A whole number must be one, and everything else a text.
    for field, values in zip(fields, zip(*rows)):
        held = int if field["type"] == "integer" else str
        assert all(value is None or type(value) is held for value in values), f"{path.stem}: {field['name']}"
    read = [READ.get(field["type"], lambda value: value) for field in fields]
    rows = [[value if value is None else of(value) for of, value in zip(read, row)] for row in rows]
    return {name: KINDS[field["type"]] for name, field in zip(names, fields)}, rows


def totals(path):
    connection = database(path.parent)
    rows = connection.execute(
        "select phase, currency, qualifier = 'up-to', sum(counted) from verdicts where counted is not null"
        " group by 1, 2, 3"
    )
    return {(phase, currency, bool(ceiling)): units for phase, currency, ceiling, units in rows}
