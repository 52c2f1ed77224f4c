"""pandas: CSV with Namibia's code, NA, as CODEBOOK.md says, and else as plainly as it can be read; Parquet with the types of
Arrow.

Whole numbers of which some are absent are floats to a plain reading; they are below 2^53, so none is rounded.
"""

import pandas as pd

FORMS = ["csv", "parquet"]
RECORDS = ["ndjson"]


def kind(dtype):
    name = str(dtype)
    match name.removesuffix("[pyarrow]"):
        case "str" | "string":
            return "text"
        case "int64":
            return "integer"
        case "float64":
            return "float"
        case "bool":
            return "flag"
        case "decimal128(38, 18)":
            return "decimal"
        # Days are points in time to pandas; that they stand at midnight is seen in the values.
        case days if days.startswith(("datetime64", "date32")):
            return "day"
        case other:
            return other


def frame(path, days=()):
    match path.suffix:
        case ".csv":
            return pd.read_csv(path, parse_dates=list(days), keep_default_na=False, na_values="")
        case ".parquet":
            return pd.read_parquet(path, dtype_backend="pyarrow")
        case ".ndjson":
            records = pd.json_normalize(pd.read_json(path, lines=True).to_dict("records"))
            return records.rename(columns=lambda name: name.removeprefix("amount.")).rename(columns={"value": "amount"})


def table(path, fields):
    read = frame(path, [field["name"] for field in fields if field["type"] == "date"])
    values = [[None if pd.isna(value) else value for value in row] for row in read.itertuples(index=False)]
    return {name: kind(dtype) for name, dtype in read.dtypes.items()}, values


def totals(path):
    read = frame(path)
    counted = read[read.verdict == "counts"]
    sums = counted.groupby(["phase", "currency", counted.qualifier == "up-to"]).amount.sum()
    return {tuple(group): units for group, units in sums.items()}
