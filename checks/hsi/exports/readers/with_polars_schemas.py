"""Polars, told the types by the module of the export."""

import functools
import importlib.util

import polars as pl

from readers.with_polars import KINDS

FORMS = ["csv"]


@functools.cache
def module(folder):
    spec = importlib.util.spec_from_file_location("polars_schemas", folder / "polars_schemas.py")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def table(path, fields):
    read = module(path.parent).read(path.stem)
    return {name: KINDS.get(kind, str(kind)) for name, kind in read.schema.items()}, read.rows()


def totals(path):
    counted = module(path.parent).read("verdicts").filter(pl.col("counted").is_not_null())
    sums = counted.group_by("phase", "currency", ceiling=pl.col("qualifier") == "up-to").agg(pl.sum("counted"))
    return {tuple(group): units for *group, units in sums.rows()}
