"""DuckDB, told the types by the script of the export."""

import functools
import os

import duckdb

from readers.with_duckdb import KINDS

FORMS = ["csv"]


@functools.cache
def database(folder):
    """A database with every table, made by the script as its first line says: in the folder of the files."""
    connection, here = duckdb.connect(), os.getcwd()
    os.chdir(folder)
    try:
        connection.execute((folder / "duckdb.sql").read_text(encoding="utf-8"))
    finally:
        os.chdir(here)
    return connection


def table(path, fields):
    relation = database(path.parent.resolve()).sql(f"from {path.stem}")
    kinds = [KINDS.get(str(kind), str(kind)) for kind in relation.types]
    return dict(zip(relation.columns, kinds)), relation.fetchall()


def totals(path):
    rows = database(path.parent.resolve()).sql(
        "select phase, currency, qualifier = 'up-to', sum(counted) from verdicts where counted is not null group by all"
    )
    return {tuple(group): units for *group, units in rows.fetchall()}
