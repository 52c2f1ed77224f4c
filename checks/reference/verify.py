"""Converts every record and total once more, from the bank's daily file, and compares to the cent.

    python3 verify.py eurofxref-hist.zip < what the program printed

Nothing is taken from the library but which records count on a day: that is not the question here.
"""

import calendar
import collections
import csv
import datetime
import functools
import io
import pathlib
import sys
import tomllib
import zipfile
from fractions import Fraction

FEWEST_DAYS = 10
CENT = Fraction(1, 100)


def half_up(value):
    """Rounds to six places, as the averages are."""
    scaled = value * 10**6
    return Fraction((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator), 10**6)


class Rates:
    """The daily rates, by currency and day."""

    def __init__(self, archive, last):
        with zipfile.ZipFile(archive) as opened:
            text = opened.read(opened.namelist()[0]).decode()
        self.days = [row for row in csv.DictReader(io.StringIO(text)) if "2006-01" <= row["Date"][:7] <= last]
        self.last = last

    @functools.cache
    def month(self, currency, month):
        """Returns the average of a month and on how many days rates were published; no average if on too few."""
        days = [day for day in self.days if day["Date"].startswith(month)]
        rates = [Fraction(day[currency]) for day in days if day.get(currency, "N/A") != "N/A"]
        average = half_up(sum(rates) / len(rates)) if len(rates) >= FEWEST_DAYS else None
        return average, len(days)

    @functools.cache
    def year(self, currency, year, months):
        """Returns the average over the days of so many months of a year."""
        parts = [self.month(currency, f"{year}-{month:02}") for month in range(1, months + 1)]
        if any(average is None for average, _ in parts):
            return None
        return half_up(sum(average * days for average, days in parts) / sum(days for _, days in parts))


def last_day(date):
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7:
        year, month = map(int, date.split("-"))
        return f"{date}-{calendar.monthrange(year, month)[1]}"
    return date


def month_before(day):
    first = datetime.date.fromisoformat(day).replace(day=1)
    return f"{first - datetime.timedelta(days=1):%Y-%m}"


def rate(rates, currency, day, method, date):
    """Returns the units for one euro at which something of a date is converted, and whether they are of an earlier
    time than its own; or None where there are none."""
    over = month_before(day)
    if method == "own":
        known = min(over, rates.last)
        if len(date) > 4:
            month = min(date[:7], known)
            return rates.month(currency, month)[0], month < date[:7]
        if known < f"{date}-01":
            return rates.month(currency, known)[0], True
        months = 12 if known >= f"{date}-12" else int(known[5:])
        return rates.year(currency, date, months), months < 12
    if last_day(method)[:7] > over or last_day(method)[:7] > rates.last:
        return None, False
    return (rates.month(currency, method)[0] if len(method) > 4 else rates.year(currency, method, 12)), False


def convert(rates, amount, into, day, method, date):
    """Returns the value of an amount in another currency, and whether at an earlier average; or None."""
    if amount["currency"] == into:
        return Fraction(amount["value"]), False
    value, is_earlier = Fraction(amount["value"]), False
    for currency, power in ((amount["currency"], -1), (into, 1)):
        if currency == "EUR":
            continue
        units, is_earlier = rate(rates, currency, day, method, date)
        if units is None:
            return None
        value *= units**power
    return value, is_earlier


def records(folder):
    """Returns the amount, phase and first date of each record of the data files."""
    found = {}
    for file in folder.rglob("*.toml"):
        for name, record in tomllib.loads(file.read_text("utf-8")).get("investment", {}).items():
            amount = record["amount"]
            amount = None if isinstance(amount, str) else amount
            found[name] = (amount, record["phase"], record["history"][0]["date"])
    return found


def main():
    data = pathlib.Path(__file__).parents[2] / "data"
    with open(data / "reference-rates.csv", encoding="utf-8") as file:
        last = file.read().split("\n")[-2][:7]
    rates = Rates(sys.argv[1], last)
    facts = records(data)
    counted = collections.defaultdict(list)
    lines = [line.rstrip("\n").split("\t") for line in sys.stdin]
    compared = collections.Counter()
    failures = []

    def compare(what, ours, theirs):
        compared[what[0]] += 1
        if ours != theirs:
            failures.append(f"{what}: {ours} here, {theirs} there")

    def converted(question, name):
        day, into, method = question
        amount, _, date = facts[name]
        return convert(rates, amount, into, day, method, date)

    for kind, *fields in lines:
        question = tuple(fields[:3])
        if kind == "counted":
            counted[question].append(fields[3])
        if kind == "record":
            name, value, earlier = fields[3:6]
            amount, _, date = facts[name]
            ours = converted(question, name) if amount and last_day(date) <= question[0] else None
            if ours is None or not value:
                compare((kind, question, name), ours, None if not value else value)
                continue
            near = abs(ours[0] - Fraction(value)) < CENT / 2
            compare((kind, question, name), (near, str(ours[1]).lower()), (True, earlier))
    sums, rest = collections.defaultdict(Fraction), collections.defaultdict(int)
    for question, names in counted.items():
        for name in names:
            amount, phase, _ = facts[name]
            is_ceiling = amount["qualifier"] == "up-to"
            ours = converted(question, name)
            if ours is None:
                rest[*question, phase, amount["currency"], is_ceiling] += amount["value"]
            else:
                sums[*question, phase, is_ceiling] += ours[0]
    for kind, *fields in lines:
        if kind == "total":
            phase, qualifier, value = fields[3:]
            ours = sums.pop((*fields[:3], phase, qualifier == "up-to"))
            compare((kind, *fields[:4]), abs(ours - Fraction(value)) < CENT / 2, True)
        if kind == "rest":
            phase, currency, qualifier, units = fields[3:]
            compare((kind, *fields[:5]), rest.pop((*fields[:3], phase, currency, qualifier == "up-to")), int(units))
    failures += [f"not there: {key}" for key in [*sums, *rest]]
    print(", ".join(f"{count} of {kind}" for kind, count in sorted(compared.items())), "compared")
    for failure in failures[:40]:
        print(failure)
    sys.exit(1 if failures or not compared["total"] else 0)


if __name__ == "__main__":
    main()
