"""What an export must hold: what its own description says, and what `hsi` answers for the same day."""

import calendar
import csv
import datetime
import json
import subprocess
from decimal import Decimal

TYPES = {"string": "text", "integer": "integer", "number": "decimal", "date": "day", "boolean": "flag"}
READ = {
    "string": str,
    "integer": int,
    # The dialect for spreadsheets has a comma.
    "number": lambda text: Decimal(text.replace(",", ".")),
    "date": datetime.date.fromisoformat,
    "boolean": {"true": True, "false": False}.__getitem__,
}
# The commands that print the same records as a table holds.
COMMANDS = {
    "investments": "list",
    "regions": "region",
    "sources": "sources",
    "agreements": "agreements",
    "markets": "markets",
    "rates": "rates",
}


class Anything:
    """What only the table holds."""

    def __eq__(self, other):
        return True


def hsi(command, day, *options):
    """The answer of a command, of the data's own day unless another is given; of records, these alone."""
    line = ["hsi", command, *options, "--format", "json"] + (["--as-of", day] if day else [])
    answer = json.loads(subprocess.run(line, check=True, capture_output=True, text=True).stdout)
    return answer.get("records", answer)


def rows(path, resource):
    """The rows of a CSV file, with the types that the description gives to the columns."""
    fields = resource["schema"]["fields"]
    with open(path, encoding=resource["encoding"], newline="") as file:
        heading, *lines = csv.reader(file, delimiter=resource["dialect"]["delimiter"], strict=True)
    assert heading == [field["name"] for field in fields], f"{path}: the heading is {heading}"
    read = [READ[field["type"]] for field in fields]
    return [[of(text) if text else None for of, text in zip(read, line, strict=True)] for line in lines]


def cell(record, column):
    """What a column must hold of a record that `hsi` printed as JSON."""
    amount = record.get("amount") or {}
    horizon = record.get("horizon") or {}
    match column:
        case "amount":
            return amount["value"]
        case "at_most" | "currency" | "qualifier":
            return amount[column]
        case "start_year" | "end_year" | "years":
            return horizon[column.removesuffix("_year")]
        case "last_year":
            start, end, years = (horizon[name] for name in ["start", "end", "years"])
            return end or (start and years and start + years - 1)
        case "announced_is_upper_bound":
            return record["history"][0]["by"]
        case "is_upper_bound":
            return record["by"]
        # Of another table, as the test of the export has it.
        case "alpha3":
            return Anything()
        case "read_on" | "read_on_precision":
            date = record["read"]
            return precision(date) if column.endswith("precision") else date
        case "partners":
            return "; ".join(record[column]) or None
        case "announced" if "history" in record:
            return record["history"][0]["date"]
        case "first_public" if "attribution" in record:
            return Anything()
        case "first_public":
            date = next(name for name in ["announced", "opened", "published"] if name in record or name == "announced" and "history" in record)
            return last_day(cell(record, date))
        case "day":
            return last_day(record["date"])
        case "relations":
            return " ".join(f"{it['kind']}:{it['id']}" for it in record[column]) or None
        case "sources" | "countries":
            return " ".join(record[column]) or None
        case "rate":
            return Decimal(record[column])
    if column in record:
        return record[column]
    date, _, what = column.rpartition("_")
    return {"precision": precision}[what](cell(record, date))


def precision(date):
    """How precise a date is."""
    return date and {4: "year", 7: "month", 10: "day"}[len(date)]


def last_day(date):
    """The last day of a date, which may be a month or a year."""
    if date is None:
        return None
    year, month, day = [*map(int, date.split("-")), None, None][:3]
    month = month or 12
    return datetime.date(year, month, day or calendar.monthrange(year, month)[1])


def lists(records):
    """What the tables hold that have one row for each entry of a list of a record."""
    history, relations, claims, sources = (
        [(record["id"], place, it) for record in records for place, it in enumerate(record[name], 1)]
        for name in ["history", "relations", "claims", "sources"]
    )
    return {
        "history": [
            [id, place, it["date"], precision(it["date"]), last_day(it["date"]), it["by"], it["status"], it["source"]]
            for id, place, it in history
        ],
        "relations": [[id, it["kind"], it["id"]] for id, _, it in relations],
        "claims": [[id, place, *it.values()] for id, place, it in claims],
        "investment_sources": [[id, source, place] for id, place, source in sources],
    }


def verdicts(day):
    """What counts and why the rest does not, as `hsi total --explain` says; by id, as the table is."""
    explained = hsi("total", day, "--explain")["explained"]
    return sorted(
        [
            [
                it["id"],
                it["announced"],
                datetime.date.fromisoformat(it["first_public"]),
                it["phase"],
                it["headline"] and it["headline"]["currency"],
                it["headline"] and it["headline"]["value"],
                it["counted"] and it["counted"]["value"],
                it["headline"]["qualifier"] if it["headline"] else "unquantified",
                it["verdict"],
                it["verdict_by"],
                it["why"],
            ]
            for it in explained
        ],
        key=lambda row: row[0],
    )


def changes(day, columns):
    """When records began and ceased to count, as `hsi changes` says."""
    if day and day < "1990":
        return []
    names = {"verdict_before": "before"}
    rows = []
    for it in hsi("changes", day, "--since", "1990")["changes"]:
        it["day"] = datetime.date.fromisoformat(it["day"])
        rows.append([Anything() if name == "alpha3" else it[names.get(name, name)] for name in columns])
    return rows


def totals(day):
    lines = hsi("total", day)["totals"]
    return {(it["phase"], it["currency"], it["qualifier"] == "up-to"): it["amount"] for it in lines}
