"""Spark, which is told the types of CSV columns: by its own guess a month becomes its first day.

Its CSV knows backslashes before quotes and not RFC 4180's doubled quotes, unless it is told so.
"""

from pyspark.sql import SparkSession, functions

FORMS = ["csv", "parquet"]
RECORDS = ["ndjson"]
TYPES = {"string": "string", "integer": "bigint", "number": "decimal(38,18)", "date": "date"}
KINDS = {"string": "text", "bigint": "integer", "decimal(38,18)": "decimal", "date": "day"}

spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", False).getOrCreate()
spark.sparkContext.setLogLevel("ERROR")


def frame(path, fields=None):
    match path.suffix:
        case ".csv" if fields:
            schema = ", ".join(f"`{field['name']}` {TYPES[field['type']]}" for field in fields)
            return spark.read.csv(str(path), header=True, escape='"', schema=schema, mode="FAILFAST", enforceSchema=False)
        case ".csv":
            return spark.read.csv(str(path), header=True, escape='"', inferSchema=True)
        case ".parquet":
            return spark.read.parquet(str(path))
        case ".ndjson":
            return spark.read.json(str(path)).select("verdict", "phase", "amount.*").withColumnRenamed("value", "amount")


def table(path, fields):
    read = frame(path, fields)
    return {name: KINDS.get(kind, kind) for name, kind in read.dtypes}, [list(row) for row in read.collect()]


def totals(path):
    counted = frame(path).filter("verdict = 'counts'")
    sums = counted.groupBy("phase", "currency", functions.expr("qualifier = 'up-to'")).agg({"amount": "sum"})
    return {tuple(group): units for *group, units in sums.collect()}
