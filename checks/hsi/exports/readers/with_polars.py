"""Polars, which is told to look for dates, and at every row before it decides on a type."""

import polars as pl

FORMS = ["csv", "parquet"]
RECORDS = ["ndjson"]
KINDS = {
    pl.String: "text",
    pl.Int64: "integer",
    pl.Float64: "float",
    pl.Decimal(38, 18): "decimal",
    pl.Date: "day",
    pl.Boolean: "flag",
}


def frame(path):
    match path.suffix:
        case ".csv":
            return pl.read_csv(path, try_parse_dates=True, infer_schema_length=None)
        case ".parquet":
            return pl.read_parquet(path)
        case ".ndjson":
            records = pl.read_ndjson(path, infer_schema_length=None)
            return records.unnest("amount").rename({"value": "amount"})


def table(path, fields):
    read = frame(path)
    return {name: KINDS.get(kind, str(kind)) for name, kind in read.schema.items()}, read.rows()


def totals(path):
    counted = frame(path).filter(pl.col("verdict") == "counts")
    sums = counted.group_by("phase", "currency", ceiling=pl.col("qualifier") == "up-to").agg(pl.sum("amount"))
    return {tuple(group): units for *group, units in sums.rows()}
