"""DuckDB: SQL upon the files, with no word about what is in them."""

import duckdb

FORMS = ["csv", "parquet"]
RECORDS = ["ndjson"]
KINDS = {"VARCHAR": "text", "BIGINT": "integer", "DOUBLE": "float", "DECIMAL(38,18)": "decimal", "DATE": "day", "BOOLEAN": "flag"}


def table(path, fields):
    relation = duckdb.sql(f"from '{path}'")
    kinds = [KINDS.get(str(kind), str(kind)) for kind in relation.types]
    return dict(zip(relation.columns, kinds)), relation.fetchall()


def totals(path):
    units, code, word = "amount", "currency", "qualifier"
    if path.suffix == ".ndjson":
        units, code, word = "amount.value", "amount.currency", "amount.qualifier"
    rows = duckdb.sql(
        f"select phase, {code}, {word} = 'up-to', sum({units}) from '{path}' where verdict = 'counts' group by all"
    )
    return {tuple(group): units for *group, units in rows.fetchall()}
